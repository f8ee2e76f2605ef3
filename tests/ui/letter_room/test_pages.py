"""What people enter in the letter room, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.letter_room.pages import page_numbers, references_in
from workstation.domain.letters import LetterReference

REFERENCES = st.binary(min_size=16, max_size=16).map(LetterReference.drawn)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", ()),
        ("3", (3,)),
        ("3, 17-19", (3, 17, 18, 19)),
        ("19 17 3", (3, 17, 19)),
        ("3,3,2-4", (2, 3, 4)),
        ("3、5；7–8", (3, 5, 7, 8)),
        ("1-20", tuple(range(1, 21))),
    ],
)
def test_pages_are_named_one_by_one_and_in_runs(text: str, pages: tuple[int, ...]) -> None:
    assert page_numbers(text, 20) == pages


@pytest.mark.parametrize("text", ["0", "21", "5-3", "three", "3-", "1-21", "3 x", "-", "99999999"])
def test_what_names_no_page_of_the_batch_is_no_list(text: str) -> None:
    assert page_numbers(text, 20) is None


@given(st.sets(st.integers(1, 500)))
def test_every_list_of_pages_is_read_back(pages: set[int]) -> None:
    text = ", ".join(map(str, pages))

    assert page_numbers(text, 500) == tuple(sorted(pages))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    page_numbers(text, 500)
    references_in(text)


@given(
    st.lists(REFERENCES, min_size=1, max_size=5, unique=True), st.sampled_from([" ", ", ", "\n"])
)
def test_a_stack_of_references_is_taken_apart(
    references: list[LetterReference], between: str
) -> None:
    for write in (lambda r: r.digits, lambda r: r.grouped, lambda r: r.symbol):
        text = between.join(map(write, references))

        found = [LetterReference.parse(one) for one in references_in(text)]

        assert found == references


def test_a_line_without_a_reference_is_one_thing_to_complain_of() -> None:
    assert references_in(" HK123 ") == ("HK123",)
    assert references_in("  ") == ()
