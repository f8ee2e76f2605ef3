"""The roster check: the decision table, vetoes first."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import BlockId, parse_address
from workstation.domain.document_numbers import hkid_check_digit
from workstation.domain.names import PersonName
from workstation.domain.roster import (
    Flat,
    ResidentId,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
    claimed_flats,
    decide,
    numbers_to_try,
)

TODAY = date(2021, 12, 10)
WAH_KEE = BlockId("wah-fu-1/wah-kee")
FLAT = Flat(WAH_KEE, "12", "3")
HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
NUMBER, OTHER_NUMBER = "A1234563", "C1234569"
AGREEING = {
    RosterReasonCode.SAME_NUMBER,
    RosterReasonCode.SAME_NAME,
    RosterReasonCode.SAME_ESTATE,
    RosterReasonCode.SAME_BLOCK,
    RosterReasonCode.SAME_FLOOR,
    RosterReasonCode.SAME_FLAT,
    RosterReasonCode.LIVE_TENANCY,
}


def resident(
    id_: str = "r1",
    *,
    name: tuple[str, str] = ("CHAN Tai Man", "陳大文"),
    number: str = NUMBER,
    flat: Flat | None = FLAT,
    started_on: date | None = date(2010, 1, 1),
    ended_on: date | None = None,
) -> RosterEntry:
    return RosterEntry(
        resident_id=ResidentId(id_),
        tenancy_no="T1",
        number=number,
        name=PersonName(*name),
        flat=flat,
        started_on=started_on,
        ended_on=ended_on,
    )


def ask(
    rows: Sequence[RosterEntry],
    *,
    name: tuple[str, str] = ("CHAN Tai Man", ""),
    number: str = "A123456(3)",
    address: str = HOME,
    as_of: date = TODAY,
) -> RosterFinding:
    """Look rows up as a store does, and decide."""
    query = RosterQuery(id="q1", name=PersonName(*name), document_number=number, address=address)
    parsed = parse_address(address, shipped_gazetteer())
    flats = claimed_flats(parsed)
    known = [row for row in rows if row.number == query.number]
    tried = numbers_to_try(query, parsed)
    return decide(
        query,
        parsed,
        known or [row for row in rows if row.number in tried],
        [row for row in rows if row.flat in flats],
        as_of=as_of,
    )


def differing(finding: RosterFinding) -> list[RosterReason]:
    """Return the evidence that does not agree."""
    return [reason for reason in finding.reasons if reason.code not in AGREEING]


def codes(finding: RosterFinding) -> set[RosterReasonCode]:
    return {reason.code for reason in finding.reasons}


@pytest.mark.parametrize(
    "address",
    [
        HOME,
        "12/F Flat 3, Wah Kee House, Wah Fu Estate",
        "華富邨華基樓1203",
        "華富一邨華基樓十二樓三室",
    ],
)
def test_scenario_16_the_same_flat_however_written_is_exact(address: str) -> None:
    """Scenario 16: 12/F Flat 3 is the roster's 1203."""
    finding = ask([resident()], address=address)

    assert (finding.verdict, finding.resident_id) == (RosterVerdict.EXACT, "r1")


@pytest.mark.parametrize(
    "name",
    [("CHAN Tai Man", ""), ("", "陈大文"), ("chan tai-man", "陳大文"), ("Tai Man CHAN", "")],
)
def test_a_name_that_only_looks_different_is_exact(name: tuple[str, str]) -> None:
    assert ask([resident()], name=name).verdict is RosterVerdict.EXACT


def test_a_letter_that_is_doubled_in_a_short_name_is_probable() -> None:
    finding = ask([resident(name=("IP Hin", "葉軒"))], name=("IP Hinn", ""))

    assert finding.verdict is RosterVerdict.PROBABLE


@pytest.mark.parametrize("name", [("CHAN Tai Man David", ""), ("CHAN Tai Mn", "")])
def test_a_name_that_is_nearly_equal_is_probable(name: tuple[str, str]) -> None:
    finding = ask([resident()], name=name)

    assert finding.verdict is RosterVerdict.PROBABLE
    assert RosterReasonCode.NAME_CLOSE in codes(finding)


@pytest.mark.parametrize(
    ("chinese", "verdict"),
    [
        ("郭逸升", RosterVerdict.PROBABLE),
        ("郭逸陞", RosterVerdict.PROBABLE),
        ("陈逸升", RosterVerdict.EXACT),
        ("陳逸升", RosterVerdict.PROBABLE),
    ],
)
@pytest.mark.parametrize("english", ["KWOK Yat Sing", ""])
def test_another_character_with_the_same_simplified_form_is_never_exact(
    chinese: str, verdict: RosterVerdict, english: str
) -> None:
    listed = "郭逸昇" if chinese[0] == "郭" else "陳逸昇"

    finding = ask([resident(name=("KWOK Yat Sing", listed))], name=(english, chinese))

    assert finding.verdict is verdict


def test_a_block_that_was_guessed_is_never_exact() -> None:
    row = resident(flat=Flat(BlockId("so-uk/begonia"), "3", "5"))

    finding = ask([row], address="Flat 305, Begona House, So Uk Estate")

    assert finding.verdict is RosterVerdict.PROBABLE


def test_a_number_with_another_name_is_a_conflict_that_does_not_tell_whose_it_is() -> None:
    finding = ask([resident()], name=("WONG Mei Ling", ""))

    assert finding.verdict is RosterVerdict.CONFLICT
    assert codes(finding) == {RosterReasonCode.SAME_NUMBER, RosterReasonCode.NAME_DIFFERS}
    assert all(not reason.roster for reason in finding.reasons)
    assert finding.resident_id is None


def test_a_name_that_fits_another_of_the_flat_better_is_a_conflict_that_does_not_say_so() -> None:
    brother = resident("r2", name=("CHAN Tai Mn", ""), number=OTHER_NUMBER)

    finding = ask([resident(), brother], name=("CHAN Tai Mn", ""))

    assert finding.verdict is RosterVerdict.CONFLICT
    assert codes(finding) == {RosterReasonCode.SAME_NUMBER, RosterReasonCode.NAME_DIFFERS}
    assert all(not reason.roster for reason in finding.reasons)


def test_scenario_17_who_moved_out_before_is_a_conflict_with_the_date() -> None:
    """Scenario 17: whose tenancy ended before is not verified."""
    finding = ask([resident(ended_on=date(2021, 11, 30))])

    assert finding.verdict is RosterVerdict.CONFLICT
    assert [(r.code, r.roster) for r in differing(finding)] == [
        (RosterReasonCode.MOVED_OUT, "2021-11-30")
    ]


def test_the_last_day_of_a_tenancy_still_counts() -> None:
    assert ask([resident(ended_on=TODAY)]).verdict is RosterVerdict.EXACT


def test_a_tenancy_that_has_not_begun_does_not_count() -> None:
    finding = ask([resident(started_on=date(2021, 12, 11))])

    assert finding.verdict is RosterVerdict.CONFLICT
    assert [r.code for r in differing(finding)] == [RosterReasonCode.NOT_YET_MOVED_IN]


def test_who_was_rehoused_has_two_rows_and_only_the_live_one_counts() -> None:
    rows = [
        resident(ended_on=date(2015, 1, 1)),
        resident("r2", flat=Flat(WAH_KEE, "14", "5"), started_on=date(2015, 1, 2)),
    ]

    assert ask(rows).verdict is RosterVerdict.CONFLICT
    assert ask(rows, address="Flat 1405, Wah Kee House, Wah Fu Estate").resident_id == "r2"
    assert ask(rows, as_of=date(2012, 1, 1)).resident_id == "r1"


@pytest.mark.parametrize(
    ("address", "part", "declared", "listed"),
    [
        ("Flat 1204, Wah Kee House, Wah Fu Estate", "flat", "4", "3"),
        ("Flat 1303, Wah Kee House, Wah Fu Estate", "floor", "13", "12"),
        ("Flat 1203, Wah Chun House, Wah Fu Estate", "block", "wah-fu-1/wah-chun", WAH_KEE),
    ],
)
def test_another_flat_is_a_conflict_that_shows_what_differs(
    address: str, part: str, declared: str, listed: str
) -> None:
    finding = ask([resident()], address=address)

    (reason,) = differing(finding)
    assert finding.verdict is RosterVerdict.CONFLICT
    assert (reason.part, reason.declared, reason.roster) == (part, declared, listed)


def test_an_address_that_is_no_public_housing_is_a_conflict_for_a_tenant_only() -> None:
    address = "Flat B, 5/F, 128 Camp Street, Sham Shui Po"

    assert ask([resident()], address=address).verdict is RosterVerdict.CONFLICT
    assert ask([], address=address).verdict is RosterVerdict.NONE


def test_a_flat_that_was_not_read_is_probable_only_in_the_persons_own_block() -> None:
    own = ask([resident()], address="Wah Kee House, Wah Fu Estate")
    other = ask([resident()], address="Wah Chun House, Wah Fu Estate")
    contradiction = ask([resident()], address="Flat 1203, 11/F, Wah Kee House, Wah Fu Estate")

    assert own.verdict is RosterVerdict.PROBABLE
    assert other.verdict is RosterVerdict.NONE
    assert contradiction.verdict is RosterVerdict.PROBABLE
    assert RosterReasonCode.ADDRESS_CONTRADICTS_ITSELF in codes(contradiction)


@pytest.mark.parametrize(
    "address",
    ["Flat 110, 8/F, Wah Kee House, Wah Fu (I) Estate", "華富一邨華基樓8樓110室"],
)
def test_a_flat_that_is_counted_through_the_block_is_told_by_the_roster(address: str) -> None:
    rows = [
        resident(flat=Flat(WAH_KEE, "8", "110")),
        resident("r2", name=("LEE Siu Ming", ""), number=OTHER_NUMBER),
    ]

    own = ask(rows, address=address)
    other = ask(rows, name=("LEE Siu Ming", ""), number=OTHER_NUMBER, address=address)
    stranger = ask(rows, name=("WONG Mei Ling", ""), number="W2345674", address=address)

    assert (own.verdict, own.resident_id) == (RosterVerdict.PROBABLE, "r1")
    assert {RosterReasonCode.SAME_FLOOR, RosterReasonCode.SAME_FLAT} < codes(own)
    assert other.verdict is RosterVerdict.CONFLICT
    assert [reason.part for reason in differing(other)] == ["floor", "flat"]
    assert RosterReasonCode.NOT_ON_TENANCY in codes(stranger)


def test_a_wife_who_is_named_after_her_husband_is_probable() -> None:
    finding = ask([resident()], name=("", "陳大文太太"))

    assert (finding.verdict, finding.resident_id) == (RosterVerdict.PROBABLE, "r1")
    assert [(r.code, r.declared) for r in differing(finding)] == [
        (RosterReasonCode.NAME_CLOSE, "陳大文太太")
    ]


def test_a_label_before_the_number_is_no_part_of_it() -> None:
    assert ask([resident()], number="HKID No. A123456(3)").verdict is RosterVerdict.EXACT


@pytest.mark.parametrize(
    "address",
    [
        "Wah Kee House (88 - 41), Wah Fu Estate",
        "華富邨華基樓八十八樓",
        "Wah Kee House, Wah Fu Estate, my home is 88-41",
        "Wah Kee House Wah Fu Estate / 8841 /",
        "Flat 3 8/F ah Kee Wah Fu Estate",
        "Wah Fu Estate, Wah Kee House, 12/F, Room aleph",
        "華富邨華基樓捌拾捌樓",
        "Wah Kee House Wah Fu Estate, XII",
        "Wah Kee House Wah Fu Estate, eighty-eight",
        "Wah Kee House Wah Fu Estate, top floor",
        "Wah Kee House Wah Fu Estate, Block 41",
        "華富邨華基樓(1)",
        "Wah Kee House (1) 203 Wah Fu Estate",
    ],
)
def test_a_number_that_was_not_understood_may_be_another_flat(address: str) -> None:
    assert ask([resident()], address=address).verdict not in {
        RosterVerdict.EXACT,
        RosterVerdict.PROBABLE,
    }


@pytest.mark.parametrize(
    ("block", "address"),
    [
        ("c", "模範邨民康樓(1)"),
        ("c", "Block C (Man Hong House), Model Housing Estate"),
        ("c2", "模範邨民康樓(2)"),
        ("c2", "Man Hong House (2), Model Housing Estate"),
    ],
)
def test_the_number_of_one_of_two_houses_is_no_flat(block: str, address: str) -> None:
    own, other = (
        Flat(BlockId(f"model-housing/block-{each}-man-hong"), "3", "7")
        for each in (block, {"c": "c2", "c2": "c"}[block])
    )

    assert ask([resident(flat=own)], address=address).verdict is RosterVerdict.PROBABLE
    assert ask([resident(flat=other)], address=address).verdict is RosterVerdict.NONE


@pytest.mark.parametrize(
    "address",
    [
        "Flat 3, Wah Kee House, Wah Fu Estate",
        "Wah Kee House, Wah Fu Estate, Room 3",
        "華富邨華基樓3室",
        "華富邨華基樓三室",
        "Flat 3, Wah Kee House, 1 Wah Fu Road, Wah Fu Estate",
    ],
)
def test_a_flat_without_its_floor_is_probable(address: str) -> None:
    assert ask([resident()], address=address).verdict is RosterVerdict.PROBABLE


def test_a_misspelt_syllable_is_no_name_that_somebody_else_added() -> None:
    long = resident(name=("NG Man Kwan", ""))
    short = resident("r2", name=("NG Man", ""), number=OTHER_NUMBER)

    slipped = ask([long, short], name=("NG Man Kwhan", ""))
    anothers = ask([long, short], name=("NG Man Kwhan", ""), number=OTHER_NUMBER)
    added = ask([long, short], name=("NG Man Josephine", ""), number=OTHER_NUMBER)

    assert (slipped.verdict, slipped.resident_id) == (RosterVerdict.PROBABLE, "r1")
    assert anothers.verdict is RosterVerdict.CONFLICT
    assert (added.verdict, added.resident_id) == (RosterVerdict.PROBABLE, "r2")


def test_a_misread_number_of_somebody_of_the_flat_is_probable() -> None:
    finding = ask([resident()], number="A123466(3)")

    assert (finding.verdict, finding.resident_id) == (RosterVerdict.PROBABLE, "r1")


def test_letters_that_look_like_the_digits_of_a_number_are_digits_however_many() -> None:
    row = resident(number="C1311024")

    finding = ask([row], number="CI3IIO2(4)")
    anothers = ask([row], number="CI3IIO3(4)")

    assert (finding.verdict, finding.resident_id) == (RosterVerdict.PROBABLE, "r1")
    assert RosterReasonCode.NUMBER_TWO_SLIPS_AWAY in codes(finding)
    assert anothers.verdict is RosterVerdict.CONFLICT


def test_nobody_is_meant_where_the_name_is_likest_to_one_and_the_number_nearer_to_another() -> None:
    short = resident(name=("SIU Tsz", "蕭梓"), number="N9286436")
    long = resident("r2", name=("SIU Tsz Hei", "蕭梓禧"), number="N9286428")

    assert ask([short, long], name=("SIU Tsz Hei", ""), number="N928642").resident_id == "r2"
    assert ask([short], name=("SIU Tsz Heb", ""), number="N928643").resident_id == "r1"
    assert ask([short, long], name=("SIU Tsz Heb", ""), number="N928642").resident_id is None


def test_the_same_name_and_flat_with_another_valid_number_is_a_conflict() -> None:
    finding = ask([resident()], number="C123456(9)")

    assert [r.code for r in differing(finding)] == [RosterReasonCode.NUMBER_DIFFERS]
    assert all(not r.roster for r in finding.reasons if r.part == "number")


def test_a_letter_that_looks_alike_makes_another_number_though_its_check_digit_is_right() -> None:
    """Scenario 15: O for D keeps the check digit, and is left to a person."""
    digit = hkid_check_digit("D123456")
    assert digit == hkid_check_digit("O123456")

    finding = ask([resident(number=f"D123456{digit}")], number=f"O123456({digit})")

    assert finding.verdict is RosterVerdict.CONFLICT
    assert [r.code for r in differing(finding)] == [RosterReasonCode.NUMBER_DIFFERS]
    assert all(not r.roster for r in finding.reasons if r.part == "number")


def test_nobody_of_a_known_flat_fits() -> None:
    finding = ask([resident()], name=("WONG Mei Ling", ""), number="C123456(9)")

    assert finding.verdict is RosterVerdict.CONFLICT
    assert codes(finding) == {RosterReasonCode.NUMBER_UNKNOWN, RosterReasonCode.NOT_ON_TENANCY}
    assert all(not reason.roster for reason in finding.reasons)
    assert finding.resident_id is None


def test_the_roster_says_nothing_of_strangers_in_unknown_flats() -> None:
    finding = ask([], number="C123456(9)")

    assert finding.verdict is RosterVerdict.NONE


def test_evidence_is_masked_where_it_is_printed_for_a_developer() -> None:
    assert "CHAN" not in repr(ask([resident()]))
    assert NUMBER not in repr(resident())


@given(st.integers(1, 40), st.integers(1, 30), st.integers(1, 40), st.integers(1, 30))
def test_another_flat_is_never_exact_or_probable(
    floor: int, unit: int, other_floor: int, other_unit: int
) -> None:
    row = resident(flat=Flat(WAH_KEE, str(floor), str(unit)))

    finding = ask(
        [row], address=f"Flat {other_unit}, {other_floor}/F, Wah Kee House, Wah Fu Estate"
    )

    same = (floor, unit) == (other_floor, other_unit)
    assert finding.verdict is (RosterVerdict.EXACT if same else RosterVerdict.CONFLICT)


@given(st.text("ABCXYZ", min_size=1, max_size=2), st.integers(0, 999_999))
def test_exact_needs_the_number_of_the_row(prefix: str, digits: int) -> None:
    stem = f"{prefix}{digits:06}"
    number = stem + hkid_check_digit(stem)

    finding = ask([resident()], number=number)

    assert (finding.verdict is RosterVerdict.EXACT) is (number == NUMBER)


@pytest.mark.parametrize(
    "address",
    [
        f"Former address: {HOME}",
        f"not {HOME}",
        f"Opposite {HOME}",
        f"{HOME}, Shenzhen",
        f"{HOME} (moved out 2021)",
        "華富(一)邨華基樓12樓1203室 (舊址)",
        f"{HOME}, 14/F",
        f"{HOME} 華富(一)邨華基樓12樓1204室",
        f"{HOME}, Choi Hung Estate",
        f"{HOME}, 49 Tai Lee Street, Yuen Long",
        f"{HOME}, Yuen Long",
        f"Kindergarten, {HOME}",
    ],
)
def test_a_person_looks_where_an_address_says_more_than_a_home(address: str) -> None:
    finding = ask([resident()], address=address)

    assert finding.verdict is not RosterVerdict.EXACT


@pytest.mark.parametrize(
    "address",
    [
        f"{HOME} 華富二邨",
        f"{HOME} 華富二邨華基樓12樓1203室",
        f"{HOME}, Wah Fu (II) Estate",
        "華富一邨華富二邨華基樓12樓3室",
        "華富3一邨華基樓12樓3室",
        f"{HOME}, No. 12 Sheung Tsuen, Pat Heung",
        f"香港仔石排灣新村23號 {HOME}",
        "華富(一)邨華基樓12樓1203室 永隆圍9號",
    ],
)
def test_two_parts_of_an_estate_or_a_house_of_a_village_are_never_exact(address: str) -> None:
    finding = ask([resident()], address=address)

    assert finding.verdict is RosterVerdict.PROBABLE


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("Flat 23, 38/F, Block 22, Mei Leong House, Shek Kip Mei Estate", RosterVerdict.PROBABLE),
        ("石硤尾邨第二十二座美亮樓38樓23室", RosterVerdict.PROBABLE),
        ("Flat 23, 38/F, Block 99, Mei Leong House, Shek Kip Mei Estate", RosterVerdict.EXACT),
    ],
)
def test_the_number_of_another_block_of_the_list_makes_a_name_doubtful(
    address: str, verdict: RosterVerdict
) -> None:
    row = resident(flat=Flat(BlockId("shek-kip-mei/mei-leong"), "38", "23"))

    assert ask([row], address=address).verdict is verdict


@pytest.mark.parametrize("number", ["Block 1", "第一座", "Block 3"])
def test_a_number_that_several_houses_share_and_one_that_none_has_are_no_contradiction(
    number: str,
) -> None:
    home = Flat(BlockId("upper-ngau-tau-kok/sheung-mun"), "12", "3")
    address = f"Flat 3, 12/F, {number}, Sheung Mun House, Upper Ngau Tau Kok Estate"

    verdict = ask([resident(flat=home)], address=address).verdict

    assert (verdict is RosterVerdict.EXACT) is (number != "Block 3")


@pytest.mark.parametrize(
    "address",
    [
        f"{HOME} 香港仔華富(一)邨華基樓12樓1203室",
        f"{HOME}, Aberdeen, Hong Kong, China",
        f"{HOME}, H.K.",
        f"{HOME}, Hong Kong S.A.R.",
        f"{HOME}, Southern District",
        "Flat 12-03, Wah Kee House, Wah Fu (I) Estate, Hong Kong Island",
        "Flat 3, 12th/F, Wah Kee House 華基樓, Wah Fu (I) Estate 華富(一)邨",
        "香港南區華富(一)邨華基樓12樓03號室",
    ],
)
def test_the_same_in_both_languages_says_no_more(address: str) -> None:
    assert ask([resident()], address=address).verdict is RosterVerdict.EXACT


@pytest.mark.parametrize(
    ("home", "address"),
    [
        ("po-tin/block-3", "Flat 1203, 12/F, Block 13, Po Tin Estate"),
        ("po-tin/block-3", "Flat 1203, 12/F, Block B, Po Tin Estate"),
        ("easeful-court/tower-2", "Flat 1203, 12/F, Tower 12, Easeful Court"),
    ],
)
def test_the_number_of_a_block_that_is_not_there_is_not_corrected(home: str, address: str) -> None:
    row = resident(flat=Flat(BlockId(home), "12", "3"))

    assert ask([row], address=address).verdict is RosterVerdict.NONE


@pytest.mark.parametrize("flat", ["Flat 1303, 12/F", "Flat 1203, 13/F"])
def test_a_number_and_an_address_are_not_both_corrected(flat: str) -> None:
    address = f"{flat}, Wah Kee House, Wah Fu (I) Estate"

    assert ask([resident()], number="A122456(3)", address=address).verdict is RosterVerdict.NONE
    assert ask([resident()], number="A122456(3)").verdict is RosterVerdict.PROBABLE


def test_a_home_that_was_left_lets_nobody_in() -> None:
    found = ask([resident()], address=f"Formerly {HOME}")

    assert found.verdict is RosterVerdict.NONE
