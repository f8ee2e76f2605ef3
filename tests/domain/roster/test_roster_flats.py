"""The flats of roster rows."""

import pytest

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import BlockId
from workstation.domain.roster import Flat, block_of_names, flat_of_row

WAH_KEE = BlockId("wah-fu-1/wah-kee")


@pytest.mark.parametrize(
    ("floor", "flat"),
    [("12", "1203"), ("12", "03"), ("12/F", "3"), ("十二樓", "3"), ("", "1203"), ("12", " 1203 ")],
)
def test_a_row_names_its_flat_in_many_ways(floor: str, flat: str) -> None:
    assert flat_of_row(WAH_KEE, floor, flat) == Flat(WAH_KEE, "12", "3")


@pytest.mark.parametrize(("floor", "flat"), [("", ""), ("11", "1203"), ("", "12"), ("12", "?")])
def test_a_row_that_names_no_flat_has_none(floor: str, flat: str) -> None:
    assert flat_of_row(WAH_KEE, floor, flat) is None


@pytest.mark.parametrize(("floor", "flat"), [("8", "110"), ("8/F", "110"), ("八樓", "110")])
def test_a_row_may_count_its_flat_through_the_block(floor: str, flat: str) -> None:
    assert flat_of_row(WAH_KEE, floor, flat) == Flat(WAH_KEE, "8", "110")


def test_a_row_names_its_block_in_one_or_both_languages() -> None:
    gazetteer = shipped_gazetteer()

    for names in (
        ("Wah Fu (I) Estate", "Wah Kee House", "華富一邨", "華基樓"),
        ("Wah Fu (I) Estate", "Wah Kee House", "", ""),
        ("", "", "華富一邨", "華基樓"),
    ):
        assert block_of_names(*names, gazetteer) == WAH_KEE


def test_languages_that_disagree_name_no_block() -> None:
    names = ("Wah Fu (I) Estate", "Wah Kee House", "葵芳邨", "葵喜樓")

    assert block_of_names(*names, shipped_gazetteer()) is None


def test_a_flat_has_a_key_of_its_own() -> None:
    assert Flat(WAH_KEE, "12", "3").key == "wah-fu-1/wah-kee/12/3"
