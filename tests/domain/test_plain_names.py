"""Names with nothing to put right are read quickly, and as the careful way reads them."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain import names
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName

_WORDS = (
    "CHAN",
    "Tai-Man",
    "mr",
    "Ms",
    "Dr",
    "PROF",
    "Mrs.",
    "O'Brien",
    "a",
    "Miss-Li",
    "",
    "Ünal",
)
_CHINESE = ("", "陳", "大文", "陳大文", "先生", "陳先生", "陳大文女士", "陳·大", "a")
english_names = st.lists(st.sampled_from(_WORDS) | st.text("aZ -.,", max_size=4), max_size=5).map(
    " ".join
)


@given(english_names, st.sampled_from(_CHINESE))
def test_the_quick_way_reads_a_name_as_the_careful_way_does(english: str, chinese: str) -> None:
    with mock.patch.object(names, "_plain", return_value=False):
        careful = _read(english, chinese)

    assert _read(english, chinese) == careful


def _read(english: str, chinese: str) -> PersonName | str:
    try:
        return PersonName.parse(english, chinese)
    except names.NameRefused as refused:
        return str(refused.facts)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_number_in_ascii_keeps_its_letters_and_digits(number: str) -> None:
    assert normal_form(number[:100]) == "".join(c for c in number[:100].upper() if c.isalnum())
