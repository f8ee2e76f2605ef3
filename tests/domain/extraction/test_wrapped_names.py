"""Names that go on on the line below: both lines show the person, neither alone does."""

import pytest

from tests.support.compared_pages import ENGLISH, HOME, compared
from tests.support.read_pages import page_of
from workstation.domain.extraction import Part, Verdict
from workstation.domain.names import PersonName

ADDRESS = ENGLISH[4:8]


def verdict(*rows: str, name: str) -> Verdict:
    page = page_of("Lion Rock Electric Limited", "", *rows, *ADDRESS)
    return compared(page, HOME, PersonName(name)).verdict


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("DELA CRUZ MARIA", "CRISTINA REYES"), "DELA CRUZ Maria Cristina Reyes"),
        (("Ms. FUNG LOK", "WING"), "FUNG Lok Wing"),
        (("Yung, Kwok", "Man"), "YUNG Kwok Man"),
        (("SHEK CHEUK", "Mei-lin"), "SHEK CHEUK Mei-lin"),
        (("DA SILVA ROSÁRIO, João", "Manuel"), "DA SILVA ROSARIO Joao Manuel"),
    ],
)
def test_two_lines_show_one_name(rows: tuple[str, ...], name: str) -> None:
    assert verdict(*rows, name=name) is Verdict.MATCH


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("Ms. FUNG LOK", "WING"), "FUNG Lok"),
        (("Ms. FUNG LOK", "WING"), "FUNG Lok Ying"),
        (("CHAN TAI MAN", "PETER"), "CHAN Tai"),
        (("CHAN TAI", "MAN WAI"), "CHAN Tai Man"),
        (("CHAN TAI", "FLAT MAN"), "CHAN Tai Man"),
        (("CHAN TAI", "", "MAN"), "CHAN Tai Man"),
        (("CHAN TAI", "LEE SIU MING"), "CHAN Tai LEE Siu Ming"),
        (("Dear CHAN", "Tai Man"), "CHAN Tai Man"),
    ],
)
def test_neither_a_piece_nor_more_than_the_name_is_it(rows: tuple[str, ...], name: str) -> None:
    assert verdict(*rows, name=name) is not Verdict.MATCH


@pytest.mark.parametrize("area", ["KOWLOON", "Aberdeen", "Tai Po"])
def test_an_area_below_a_name_is_none_of_it(area: str) -> None:
    page = page_of("Lion Rock Electric Limited", "", "CHAN TAI MAN", area, *ADDRESS[:3])

    name = next(p for p in compared(page).parts if p.part is Part.NAME)
    assert (name.read, name.verdict.value) == ("CHAN TAI MAN", "same")


def test_the_frame_of_the_name_is_around_both_lines() -> None:
    page = page_of("Lion Rock Electric Limited", "", "DELA CRUZ MARIA", "REYES", *ADDRESS)
    inked = [word.quad.bounds for word in page.words if word.text in ("DELA", "REYES")]

    found = compared(page, HOME, PersonName("DELA CRUZ Maria Reyes")).parts[0]

    assert found.quad is not None
    left, top, right, bottom = found.quad.bounds
    assert all(left <= a and top <= b and c <= right and d <= bottom for a, b, c, d in inked)


@pytest.mark.parametrize("joint", ["WONG MEI", "MARY WONG", "LEE SIU MING"])
def test_a_joint_holder_below_is_no_end_of_a_name(joint: str) -> None:
    assert verdict("CHAN TAI MAN", joint, name="CHAN Tai Man") is Verdict.MATCH
