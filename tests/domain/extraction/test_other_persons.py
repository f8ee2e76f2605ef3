"""A home is another person's if the name is; what is no name at all is nobody's."""

import pytest

from tests.support.compared_pages import CHINESE, ENGLISH, compared, holder
from tests.support.read_pages import page_of
from workstation.domain.extraction import Verdict
from workstation.domain.names import PersonName
from workstation.domain.proofs import ProofProblem


class TestAHome:
    @pytest.mark.parametrize(
        "name",
        [
            PersonName("CHAN Tai Wan", "陳大雲"),
            PersonName("CHAN Man Tai", "陳文大"),
            PersonName("CHAN Tai", "陳大"),
            PersonName("CHAN Tai Man Peter", "陳大文彼"),
            PersonName("WONG Tai Man", "黃大文"),
        ],
    )
    def test_is_another_persons(self, name: PersonName) -> None:
        for page in (page_of(*ENGLISH), page_of(*CHINESE)):
            assert compared(page, name=name).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "name", [PersonName("CHAN Tai Man", "陳少文"), PersonName("CHAN Siu Man", "陳大文")]
    )
    def test_is_another_persons_who_is_named_in_a_column_beside(self, name: PersonName) -> None:
        page = page_of(
            "Harbour Lights Power Company Limited|香港電力公司",
            "",
            "CHAN TAI MAN|陳大文",
            "FLAT 1203, 12/F|香港仔華富(一)邨",
            "WAH KEE HOUSE|華基樓12樓1203室",
            "WAH FU (I) ESTATE|",
            "",
        )

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, name=name).verdict is not Verdict.MATCH

    def test_of_a_homophone_beside_the_name_is_for_a_person_to_see(self) -> None:
        page = holder("陳太民", *ENGLISH[4:8])

        assert compared(page).verdict is Verdict.UNSURE


def test_scenario_10_a_plainly_other_name_is_a_finding() -> None:
    comparison = compared(page_of(*ENGLISH), name=PersonName("WONG Siu Ling", ""))

    assert comparison.verdict is Verdict.MISMATCH
    assert [one.problem for one in comparison.findings] == [ProofProblem.OTHER_NAME]


@pytest.mark.parametrize("printed", ["CHAN T M", "T.M. CHAN", "MAN CHAN"])
def test_a_name_in_short_is_nobody_elses(printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize("printed", ["陳 文", "黃大仙"])
def test_a_name_that_lost_a_character_and_a_place_are_nobody_else(printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize("place", ["HONG KONC", "H0NG KONO", "KONG ISLAND", "TSING HONG", "費用"])
def test_a_place_or_a_word_is_nobody_else(place: str) -> None:
    assert compared(page_of("Electricity Bill", "", place, *ENGLISH[4:8])).verdict is not (
        Verdict.MISMATCH
    )


@pytest.mark.parametrize("issuer", ["Lantern Island Power", "Harbour & Teal Logistics"])
@pytest.mark.parametrize("above", [(), ("2 FAX 74270381 P.01/01",)])
def test_a_letterhead_contradicts_nobody_whatever_it_is_called(
    issuer: str, above: tuple[str, ...]
) -> None:
    page = page_of(*above, issuer, "FLAT F, 153C DAI WAH STREET, TAI PO", "", "8m4m vc 1l0", "")

    assert compared(page).verdict is Verdict.UNSURE


def test_somebody_with_accents_is_another_person() -> None:
    page = holder(*ENGLISH[4:8], name="JOSÉ RAMÓN MÁRQUEZ")

    assert compared(page).verdict is Verdict.MISMATCH


@pytest.mark.parametrize(
    ("read", "verdict"),
    [("Phm Th Ngc Lan", Verdict.UNSURE), ("Tran Van Duc", Verdict.MISMATCH)],
)
def test_letters_with_accents_may_be_lost(read: str, verdict: Verdict) -> None:
    page = holder(*ENGLISH[4:8], name=read)

    assert compared(page, name=PersonName("Phạm Thị Ngọc Lan")).verdict is verdict
