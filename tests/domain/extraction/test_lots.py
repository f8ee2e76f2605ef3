"""A lot is one number however it is written, and none of what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.addresses.spelling import spell
from workstation.domain.extraction.lots import Lot, find_lots, only_lot

numbers = st.tuples(st.integers(1, 500), st.integers(1, 9999))
sections = st.sampled_from(("", "A", "B", "H"))
counts = st.sampled_from((0, 1, 12))


def lot_in(text: str) -> Lot | None:
    return only_lot(find_lots(spell(text).folded))


@given(numbers, sections, counts, st.booleans())
def test_both_languages_write_one_lot(
    number: tuple[int, int], section: str, count: int, rest: bool
) -> None:
    district, lot = number
    english = f"S.{section} " * bool(section) + f"ss.{count} " * bool(count) + "RP" * rest
    chinese = f"{section}段" * bool(section) + f"第{count}小分段" * bool(count) + "餘段" * rest

    one = lot_in(f"Lot {lot} {english} in D.D. {district}, Chung Uk Tsuen")
    other = lot_in(f"大埔鍾屋村丈量約份第{district}約地段第{lot}號{chinese}地下")

    assert one is not None
    assert other is not None
    assert one.is_same(other)
    assert one.tells_a_place


@given(numbers, sections, st.booleans(), numbers, sections, st.booleans())
def test_another_one_is_never_the_same(
    number: tuple[int, int],
    section: str,
    rest: bool,
    other_number: tuple[int, int],
    other_section: str,
    other_rest: bool,
) -> None:
    def written(number: tuple[int, int], section: str, rest: bool) -> str:
        pieces = f"{section}段" * bool(section) + "餘段" * rest
        return f"丈量約份第{number[0]}約地段第{number[1]}號{pieces}"

    one, other = (
        lot_in(written(*each))
        for each in ((number, section, rest), (other_number, other_section, other_rest))
    )

    assert one is not None
    assert other is not None
    same = (number, section, rest) == (other_number, other_section, other_rest)
    assert one.is_same(other) is same


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Remaining Portion of Section A of Lot No. 751 in D.D. 195", "DD195 LOT751 S.A RP"),
        ("Lot 751 S.BRP, Demarcation District No. 195", "DD195 LOT751 S.B RP"),
        ("Lot 751 SA RP in DD 195", "DD195 LOT751 S.A RP"),
        ("DD195 LOT751RP", "DD195 LOT751 RP"),
        ("DD 41 Lot 3818 RP 1/F", "DD41 LOT3818 RP"),
        ("Lot 751 RP & Ext in DD 5", "DD5 LOT751 RP EXT"),
        ("地段第751號(丈量約份第一百九十五約)", "DD195 LOT751"),
    ],
)
def test_is_read_however_it_is_written(written: str, text: str) -> None:
    lot = lot_in(written)

    assert lot is not None
    assert (lot.text, lot.plain) == (text, True)


@pytest.mark.parametrize(
    "written",
    [
        "Lot 647 S.8 RP in DD 5",
        "Lot 647 RP, 648 RP in DD 5",
        "Lots 647 & 648 in DD 5",
        "Lot 647A in DD 5",
        "Lot 647 in DD 5 RP",
        "RP, Lot 647 in DD 5",
        "Lot 647, Tai Po, DD 5",
        "丈量約份第5約地段第647號8段餘段",
        "丈量約份第5約地段第647號及第648號",
    ],
)
def test_is_not_plain_beside_what_may_be_of_it(written: str) -> None:
    lot = lot_in(written)

    assert lot is not None
    assert not lot.tells_a_place


@pytest.mark.parametrize(
    "written",
    ["Tuen Mun Town Lot 5", "沙田市地段第5號", "九龍內地段第11號", "Flat D, 5/F", "ODD 5"],
)
def test_is_of_no_other_series(written: str) -> None:
    assert lot_in(written) is None
