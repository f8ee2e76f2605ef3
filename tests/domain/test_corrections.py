"""What a person reads is compared by the office's rules, and is never the machine's match."""

from dataclasses import replace

import pytest

from tests.support.corrections import correction
from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.corrections import (
    Correction,
    in_force,
    parse_correction,
    with_corrections,
)
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    PartVerdict,
    Verdict,
)
from workstation.domain.extraction.reading import Part, PartComparison
from workstation.domain.extraction.written_addresses import compare_written
from workstation.domain.names import PersonName
from workstation.domain.proof_fields import PARTS, Field
from workstation.domain.proofs import Finding, ProofProblem

PUBLIC = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen"
SHARED = "Room 4, Flat A, 6/F, 312 Mercer Street, Sheung Wan"
PRIVATE = "Flat B, 5/F, Block 3, Garden Court, 12 Nathan Road, Mong Kok, Kowloon"
CHINESE = "香港仔華富(一)邨華基樓12樓1203室"
SAME, DIFFERENT, UNREAD = PartVerdict.SAME, PartVerdict.DIFFERENT, PartVerdict.UNREAD


def corrected(address: str, *corrections: Correction, verdict: PartVerdict = UNREAD) -> Comparison:
    """Return what corrections make of a comparison in which the engine found ``verdict``."""
    places = KnownPlaces.of(shipped_gazetteer())
    said = Declared(id="1", name=PersonName("CHAN Tai Man", "陳大文"), address=address)
    _, parts = compare_written(address, address, places)
    name = PartComparison(part=Part.NAME, declared="CHAN Tai Man", read="C", verdict=verdict)
    found = (name, *(replace(part, verdict=verdict) for part in parts))
    machine = Verdict.MATCH if verdict is SAME else Verdict.UNSURE
    before = Comparison(id="1", verdict=machine, parts=found)
    return with_corrections(before, (), said, corrections, places)


@pytest.mark.parametrize(
    ("address", "field", "text", "verdict"),
    [
        (PUBLIC, Field.FLAT, "1203", SAME),
        (PUBLIC, Field.FLAT, "Flat 1203", SAME),
        (SHARED, Field.FLAT, "Room 4, Flat A", SAME),
        (SHARED, Field.FLAT, "Room 5, Flat A", DIFFERENT),
        (SHARED, Field.FLAT, "Flat A", UNREAD),
        (PUBLIC, Field.FLAT, "1203室", SAME),
        (PUBLIC, Field.FLAT, "3", SAME),
        (PUBLIC, Field.FLAT, "1208", DIFFERENT),
        (PUBLIC, Field.FLAT, "1303", UNREAD),
        (PUBLIC, Field.FLOOR, "12", SAME),
        (PUBLIC, Field.FLOOR, "12樓", SAME),
        (PUBLIC, Field.FLOOR, "13", UNREAD),
        (PUBLIC, Field.FLOOR, "13/F", UNREAD),
        (PUBLIC, Field.BUILDING, "華基樓", SAME),
        (PUBLIC, Field.BUILDING, "Wah Chun House", DIFFERENT),
        (PUBLIC, Field.ESTATE, "Wah Fu (II) Estate", UNREAD),
        (PUBLIC, Field.AREA, "Sha Tin", UNREAD),
        (PUBLIC, Field.NAME, "Mr CHAN Tai Man", SAME),
        (PUBLIC, Field.NAME, "陳大文", SAME),
        (PUBLIC, Field.NAME, "CHAN Tai Wan", UNREAD),
        (PUBLIC, Field.NAME, "LEE Siu Ming", DIFFERENT),
        (PRIVATE, Field.FLAT, "b", SAME),
        (PRIVATE, Field.FLAT, "C", DIFFERENT),
        (PRIVATE, Field.FLAT, "8", UNREAD),
        (PRIVATE, Field.FLOOR, "6/F", DIFFERENT),
        (PRIVATE, Field.BUILDING, "Block 4, Garden Court", DIFFERENT),
        (PRIVATE, Field.ESTATE, "14 Nathan Road", DIFFERENT),
        (CHINESE, Field.FLAT, "1203", SAME),
        (CHINESE, Field.FLOOR, "12/F", SAME),
        (CHINESE, Field.BUILDING, "Wah Kee House", SAME),
        (CHINESE, Field.BUILDING, "華珍樓", DIFFERENT),
    ],
)
def test_a_correction_is_compared_with_what_was_declared(
    address: str, field: Field, text: str, verdict: PartVerdict
) -> None:
    found = corrected(address, correction(field, text))

    verdicts = {part.verdict for part in found.parts if part.part in PARTS[field]}
    assert (DIFFERENT in verdicts) is (verdict is DIFFERENT)
    assert (verdicts == {SAME}) is (verdict is SAME)


def test_a_building_is_equal_only_with_all_that_was_declared_of_it() -> None:
    half = corrected(PRIVATE, correction(Field.BUILDING, "Block 3"))
    whole = corrected(PRIVATE, correction(Field.BUILDING, "Block 3, Garden Court"))

    assert {p.verdict for p in half.parts if p.part is Part.BUILDING} == {UNREAD}
    assert {p.verdict for p in whole.parts if p.part in PARTS[Field.BUILDING]} == {SAME}


def test_a_part_that_a_person_read_never_makes_the_machine_say_match() -> None:
    equal = corrected(PUBLIC, correction(Field.FLAT, "1203"), verdict=SAME)
    other = corrected(PUBLIC, correction(Field.FLAT, "1208"), verdict=SAME)

    assert equal.verdict is Verdict.UNSURE
    assert other.verdict is Verdict.MISMATCH


def test_another_name_is_found_by_the_rules_again() -> None:
    found = corrected(PUBLIC, correction(Field.NAME, "LEE Siu Ming"), verdict=SAME)

    assert [each.problem for each in found.findings] == [ProofProblem.OTHER_NAME]


def test_that_a_bill_is_for_another_home_is_told_beside_a_correction_too() -> None:
    elsewhere = Finding(ProofProblem.SUPPLIED_ELSEWHERE)
    before = replace(corrected(PUBLIC), findings=(elsewhere,))
    said = Declared(id="1", name=PersonName("CHAN Tai Man", ""), address=PUBLIC)
    typed = [correction(Field.FLAT, "1203")]
    places = KnownPlaces.of(shipped_gazetteer())

    assert with_corrections(before, (), said, typed, places).findings == (elsewhere,)
    assert with_corrections(before, (elsewhere,), said, typed, places).findings == (elsewhere,)


def test_the_last_correction_of_a_field_counts_and_an_empty_one_takes_it_back() -> None:
    first, second = correction(Field.FLAT, "1208"), correction(Field.FLAT, "1203", 2)
    back = correction(Field.FLAT, "", 3)

    assert in_force([second, first]) == {Field.FLAT: second}
    assert in_force([first, second, back]) == {}


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        (Field.FLAT, "  1203 \n A ", "1203 A"),
        (Field.FLAT, "", ""),
        (Field.FLAT, "x" * 201, None),
        (Field.FLAT, "12\u202e03", None),
        (Field.KIND, "water_bill", None),
        (Field.DATE, "2021-11-20", "2021-11-20"),
        (Field.DATE, "20/11/2021", None),
        (Field.DATE, "", ""),
    ],
)
def test_a_correction_is_one_line_of_the_field_s_own_form(
    field: Field, text: str, kept: str | None
) -> None:
    assert parse_correction(field, text) == kept
