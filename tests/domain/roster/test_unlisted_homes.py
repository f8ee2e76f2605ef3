"""A home in a block that is on no list is told by the names of the roster's row."""

from datetime import date

import pytest

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import parse_address
from workstation.domain.names import PersonName
from workstation.domain.roster import (
    ResidentId,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterReasonCode,
    RosterVerdict,
    decide,
)
from workstation.domain.roster.unlisted import UnlistedHome, flat_said

HOME = UnlistedHome("Yung Fai Estate", "Sing Fai House", "勇輝邨", "成輝樓", "12", "1203")
LETTERED = HOME._replace(floor="2", unit="F")
NUMBERED = HOME._replace(block_en="Block 3", block_zh="第3座")


@pytest.mark.parametrize(
    "text",
    [
        "Flat 3, 12/F, Sing Fai House, Yung Fai Estate",
        "RM 1203 SING FAI HSE YUNG FAI EST KOWLOON",
        "九龍勇輝邨成輝樓12樓3室",
        "勇辉村成辉楼1203室",
        "勇輝邨 Sing Fai House 1203",
        "12樓3室,成輝樓,Yung Fai Estate",
    ],
)
def test_it_is_told_in_either_language(text: str) -> None:
    assert flat_said(text, HOME) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Flat 4, 12/F, Sing Fai House, Yung Fai Estate",
        "Flat 1203, 11/F, Sing Fai House, Yung Fai Estate",
        "Flat 3, 12/F, Sing Wah House, Yung Fai Estate",
        "Flat 3, 12/F, Sing Fai House, Yung Shing Estate",
        "Flat 3, 12/F, Yung Fai Estate",
        "Sing Fai House, Yung Fai Estate",
        "Flats 1203-1204, Sing Fai House, Yung Fai Estate",
        "",
    ],
)
def test_another_home_and_half_of_it_are_not(text: str) -> None:
    assert flat_said(text, HOME) is None


def test_a_lettered_flat_and_a_numbered_block_are_told_too() -> None:
    assert flat_said("Flat F, 2/F, Sing Fai House, Yung Fai Estate", LETTERED) is not None
    assert flat_said("Flat E, 2/F, Sing Fai House, Yung Fai Estate", LETTERED) is None
    assert flat_said("1203, Block 3, Yung Fai Estate", NUMBERED) is not None
    assert flat_said("勇輝邨第3座1203室", NUMBERED) is not None
    assert flat_said("1203, Block 2, Yung Fai Estate", NUMBERED) is None


def test_a_flat_counted_through_the_block_is_told_too() -> None:
    home = HOME._replace(floor="8", unit="110")

    assert flat_said("Flat 110, 8/F, Sing Fai House, Yung Fai Estate", home) is not None
    assert flat_said("Flat 110, 9/F, Sing Fai House, Yung Fai Estate", home) is None
    assert flat_said("Flat 110, Sing Fai House, Yung Fai Estate", home) is None


def test_a_row_without_names_or_flat_tells_nothing() -> None:
    assert flat_said("Flat 3, 12/F", UnlistedHome("", "", "", "", "12", "1203")) is None
    assert flat_said("Sing Fai House, Yung Fai Estate", HOME._replace(floor="", unit="")) is None


def asked(name: str, address: str, *rows: RosterEntry) -> RosterFinding:
    query = RosterQuery(
        id="", name=PersonName.parse(name), document_number="A123456(3)", address=address
    )
    parsed = parse_address(address, shipped_gazetteer())
    return decide(query, parsed, rows, (), as_of=date(2021, 12, 10))


RESIDENT = RosterEntry(
    ResidentId("R1"), "T1", "A1234563", PersonName("CHAN Tai Man", "陳大文"), None, unlisted=HOME
)
THERE = "Flat 3, 12/F, Sing Fai House, Yung Fai Estate"


def test_who_lives_where_the_roster_says_is_looked_at_by_a_person() -> None:
    found = asked("CHAN Tai Man", THERE, RESIDENT)

    assert found.verdict is RosterVerdict.PROBABLE
    assert found.resident_id == "R1"
    shown = {reason.part: (reason.code, reason.roster) for reason in found.reasons}
    assert shown["block"] == (
        RosterReasonCode.BLOCK_NOT_LISTED,
        "Sing Fai House, Yung Fai Estate",
    )
    assert (shown["floor"][1], shown["flat"][1]) == ("12", "3")


def test_a_home_with_chinese_names_only_is_shown_by_these() -> None:
    assert HOME._replace(estate_en="").block == "勇輝邨成輝樓"


@pytest.mark.parametrize(
    ("name", "address", "resident"),
    [
        ("CHAN Tai Man", "Flat 4, 12/F, Sing Fai House, Yung Fai Estate", RESIDENT),
        ("CHAN Tai Man", "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate", RESIDENT),
        ("CHAN Tai Ming", THERE, RESIDENT),
        ("LAM Siu Fong", THERE, RESIDENT),
        ("CHAN Tai Man", THERE, RESIDENT._replace(unlisted=None)),
        ("CHAN Tai Man", THERE, RESIDENT._replace(ended_on=date(2021, 6, 30))),
    ],
)
def test_nobody_else_and_nowhere_else(name: str, address: str, resident: RosterEntry) -> None:
    assert asked(name, address, resident).verdict in {RosterVerdict.NONE, RosterVerdict.CONFLICT}
