"""Forms that give an address cell by cell."""

import pytest

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Declared, Verdict, compare, extract
from workstation.domain.names import PersonName

HEAD = ("Harbour Estates Authority", "Particulars of Occupier", "Date: 2 November 2021", "")
NAMED = ("Ref. No.|Name", "3831 3493|Ms. CHAN Mei Ling", "")
ON_TOP = (
    "Flat/Room|Floor|Block/House",
    "1203|12|Wah Kee House",
    "Estate/Court/Village|District",
    "Wah Fu (I) Estate|Southern",
)
ASIDE = (
    "Flat/Room|1203",
    "Floor|12",
    "Block/House|Wah Kee House",
    "Estate/Court/Village|Wah Fu (I) Estate",
)
CHINESE = ("室|樓|座/樓宇", "1203|12|華基樓", "屋邨/屋苑/村|地區", "華富(一)邨|南區")
BOTH = (
    "室 Flat / Room|樓 Floor|座/樓宇 Block / House",
    "1203|12|Wah Kee House",
    "屋邨/屋苑/村 Estate / Court / Viltage|地區 District",
    "Wah Fu (I) Estate|Southern",
)


def verdict(*cells: str, address: str, name: str = "CHAN Mei Ling") -> Verdict:
    reading = extract([page_of(*HEAD, *NAMED, *cells, "", "Total 1,383.00")], known_places())
    declared = Declared(id="1", name=PersonName(name, ""), address=address)
    return compare(reading, declared, known_places()).verdict


@pytest.mark.parametrize("cells", [ON_TOP, ASIDE, CHINESE, BOTH])
@pytest.mark.parametrize(
    "address", ["Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate", "華富(一)邨華基樓1203室"]
)
def test_the_cells_of_a_form_are_one_address(cells: tuple[str, ...], address: str) -> None:
    assert verdict(*cells, address=address) is Verdict.MATCH


@pytest.mark.parametrize("cells", [ON_TOP, ASIDE, CHINESE, BOTH])
@pytest.mark.parametrize(
    "address",
    [
        "Flat 1204, 12/F, Wah Kee House, Wah Fu (I) Estate",
        "Flat 1303, 13/F, Wah Kee House, Wah Fu (I) Estate",
        "Flat 1203, 12/F, Wah Sang House, Wah Fu (I) Estate",
        "Flat 12, 3/F, Wah Kee House, Wah Fu (I) Estate",
    ],
)
def test_another_home_is_not_in_them(cells: tuple[str, ...], address: str) -> None:
    assert verdict(*cells, address=address) is not Verdict.MATCH


def test_somebody_else_is_not_in_them() -> None:
    address = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"

    assert verdict(*ON_TOP, address=address, name="CHAN Mei Lan") is not Verdict.MATCH


def test_a_bare_letter_is_a_block_and_a_word_alone_makes_no_form() -> None:
    cells = ("Flat|Floor|Block", "B|18|3", "Estate", "Telford Gardens")

    assert verdict(*cells, address="Flat B, 18/F, Block 3, Telford Gardens") is Verdict.MATCH
    assert verdict(*cells, address="Flat B, 18/F, Block 5, Telford Gardens") is not Verdict.MATCH
    assert verdict("Floor|18", "Meter|B", address="18/F, Telford Gardens") is not Verdict.MATCH


@pytest.mark.parametrize(
    "between",
    [
        "Particulars of the landlord",
        "業主資料",
        "Former address",
        "Work address",
        "公司地址",
        "舊住址",
        "Address before moving",
        "Emergency contact: LEE Siu Ming",
        "緊急聯絡人:李小明",
        "Property let",
        "Name: LEE Siu Ming",
        "Parent name: LEE Siu Ming",
    ],
)
def test_cells_of_somebody_else_are_nobodys_home(between: str) -> None:
    address = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"

    assert verdict(between, "", *ON_TOP, address=address) is not Verdict.MATCH


def test_who_is_named_below_the_cells_does_not_live_there() -> None:
    rows = ("Name", "LEE Siu Ming", "", *ON_TOP, "", "Authorised person: CHAN Mei Ling")
    reading = extract([page_of(*HEAD, *rows)], known_places())
    address = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
    declared = Declared(id="1", name=PersonName("CHAN Mei Ling", ""), address=address)

    assert compare(reading, declared, known_places()).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    "rows",
    [
        ("Name", "LEE Siu Ming", "Prepared by", "CHAN Mei Ling"),
        ("Name: LEE Siu Ming", "Attn: CHAN Mei Ling"),
        ("Tenant: LEE Siu Ming", "CHAN Mei Ling"),
        ("Name", "LEE Siu Ming", "CHAN Mei Ling"),
    ],
)
def test_a_second_name_over_the_cells_is_not_the_holders(rows: tuple[str, ...]) -> None:
    reading = extract([page_of(*HEAD, *rows, "", *ON_TOP)], known_places())
    address = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
    declared = Declared(id="1", name=PersonName("CHAN Mei Ling", ""), address=address)

    assert compare(reading, declared, known_places()).verdict is not Verdict.MATCH


def test_an_empty_cell_takes_no_value_of_a_lower_row() -> None:
    address = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
    cells = ("Block|Flat", "Wah Kee House|", "Monthly rent|1203", "Estate", "Wah Fu (I) Estate")

    assert verdict(*cells, address=address) is not Verdict.MATCH
