"""A home that several persons hold is that of each of them."""

import pytest

from tests.support.compared_pages import ENGLISH, compared
from tests.support.read_pages import page_of
from workstation.domain.extraction import Verdict
from workstation.domain.names import PersonName


class TestJointHolders:
    @pytest.mark.parametrize(
        "rows",
        [
            ("POON KWOK KIT & WAN KIN HUNG, PETER", "潘國傑/溫健雄"),
            ("POON KWOK KIT", "WAN KIN HUNG", "潘國傑 / 溫健雄"),
            ("潘國傑及溫健雄", "POON KWOK KIT AND WAN KIN HUNG"),
        ],
    )
    @pytest.mark.parametrize(
        ("chinese", "verdict"),
        [("潘國傑", Verdict.MATCH), ("潘國雄", Verdict.UNSURE), ("潘國杰", Verdict.UNSURE)],
    )
    def test_have_both_their_names(
        self, rows: tuple[str, ...], chinese: str, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *rows, *ENGLISH[4:8])

        assert compared(page, name=PersonName("POON Kwok Kit", chinese)).verdict is verdict


@pytest.mark.parametrize(
    "printed", [("JUNG JUN HYUN & POON KAM WAI",), ("POON KAM WAI", "JUNG JUN HYUN")]
)
def test_a_joint_holder_whose_surname_may_be_either_end_is_no_other_person(
    printed: tuple[str, ...],
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

    found = compared(page, name=PersonName("Jun Hyun Jung", ""))

    assert found.verdict is Verdict.UNSURE


def test_a_joint_holder_above_the_address_is_no_part_of_it() -> None:
    page = page_of(
        *("Lion Rock Electric Limited", "", "", "陳大文", "區傑"),
        "香港仔華富(一)邨華基樓",
        "12樓1203室",
    )

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        (("CHAN TAI MAN陳大文", "LEE SIU MING李小明"), Verdict.MATCH),
        (("CHAN TAI MAN", "李小明"), Verdict.UNSURE),
        (("CHAN TAI MAN", "MR CHAN T M 陳小美"), Verdict.UNSURE),
        (("CHAN TAI MAN", "CHAN TAl NAN 陳小美"), Verdict.UNSURE),
        (("陳大文", "CHAN SIU MING 陳大民"), Verdict.UNSURE),
    ],
)
def test_a_joint_holder_is_shown_in_both_scripts(
    printed: tuple[str, ...], verdict: Verdict
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

    assert compared(page).verdict is verdict
