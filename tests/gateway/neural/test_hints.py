"""What a file's own words say of its lines: where to look first, and nothing more."""

import pytest

from workstation.domain.proofs import Affine, PageText, Quad
from workstation.gateway.neural.hints import around, left_of, lines_at, may_lack_a_row, told_beneath
from workstation.gateway.neural.lines import Posture, lie_told_by
from workstation.gateway.neural.reader import FoundPage

LINES = (
    Quad.of_box(100, 100, 500, 140),
    Quad.of_box(100, 150, 400, 190),
    Quad.of_box(100, 600, 400, 640),
    Quad.of_box(900, 150, 1000, 190),
)
LAYER = (
    PageText("MAN", 300, 108, 380, 132),
    PageText("CHAN", 110, 108, 200, 132),
    PageText("陳", 110, 158, 140, 182),
    PageText("elsewhere", 700, 900, 800, 930),
)


def found(quarters: int = 0) -> FoundPage:
    posture = Posture.of((1200, 1200), quarters)
    lie = lie_told_by(LINES)
    lines = posture.found(LINES, lie)
    return FoundPage(posture=posture, lie=lie, lines=lines, strips=(b"",) * len(LINES))


def test_words_lie_beneath_the_lines_that_show_them_in_order() -> None:
    said = told_beneath(found(), LAYER)

    assert {place: line.text for place, line in said.items()} == {0: "CHAN MAN", 1: "陳"}
    first, last = said[0].places[0], said[0].places[-1]
    assert (first[0], last[1]) == (10 / 400, 280 / 400)
    assert len(said[0].text) == len(said[0].places) == len(said[0].ink)


def test_a_page_that_lies_otherwise_than_it_was_written_tells_nothing() -> None:
    assert told_beneath(found(quarters=1), LAYER) == {}
    assert told_beneath(found(), ()) == {}


def test_lines_are_found_by_their_places_in_the_upload() -> None:
    half = Affine(a=0.5, e=0.5)

    assert lines_at(found(), half, [Quad.of_box(60, 55, 90, 65)]) == {0}
    assert lines_at(found(), half, [Quad.of_box(5, 5, 8, 8)]) == set()


def test_what_stands_right_beside_is_near_and_what_stands_apart_is_not() -> None:
    assert around(found().lines, [1, 2, 3], {0}) == [1]


def test_a_label_stands_left_in_its_row_however_far_and_never_behind() -> None:
    assert left_of(found().lines, [0, 1, 2], {3}) == [1]
    assert left_of(found().lines, [0, 2, 3], {1}) == []


@pytest.mark.parametrize(
    ("tops", "others", "lacks"),
    [
        ((100, 190, 240), (), True),
        ((100, 150, 200), (), False),
        ((100, 190, 240), (Quad.of_box(100, 148, 300, 180),), False),
        ((100, 190, 240), (Quad.of_box(800, 148, 900, 180),), True),
        ((100, 300, 350), (), False),
        ((100, 190), (), False),
    ],
)
def test_a_gap_as_tall_as_a_row_may_hold_one_that_was_not_found(
    tops: tuple[int, ...], others: tuple[Quad, ...], *, lacks: bool
) -> None:
    rows = [Quad.of_box(100, top, 420, top + 36) for top in tops]
    title = Quad.of_box(600, 20, 900, 60)
    quads = (*rows, title, *others)
    lines = Posture.of((1200, 1200), 0).found(quads, lie_told_by(quads))

    assert may_lack_a_row(lines, range(len(rows) + 1)) is lacks
