"""Checking applicants against the roster, and what becomes of them."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support.contents import raw
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.rosters import line_of, name_of, number_of, residents, write_roster
from workstation.bootstrap import roster_source
from workstation.domain.applications import Application, Move, Stage
from workstation.domain.messages import MessageKind
from workstation.domain.reasons import Reason
from workstation.domain.roster import RosterReasonCode, RosterVerdict
from workstation.services.review import Judgement

TENANT = 56
"""Lives at 1203, Wah Kee House."""


HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
NOWHERE = "Flat 3, 39/F, Wah Kee House, Wah Fu (I) Estate"


def registered(office: OpenOffice, address: str, **declared: str) -> Application:
    """Register the tenant, or somebody else, and let the worker check the roster."""
    own = {"number": number_of(TENANT), "english": name_of(TENANT), "chinese": "許文"}
    if "english" in declared:
        own["chinese"] = ""
    application = office.registered(route="public_housing", address=address, **{**own, **declared})
    office.work()
    return office.find(application.reference)


@pytest.mark.parametrize(
    "address",
    ["12/F Flat 3, Wah Kee House, Wah Fu (I) Estate", "華富一邨華基樓12樓3室"],
    ids=["english", "chinese"],
)
def test_a_tenant_whose_flat_is_written_otherwise_is_verified_on_a_named_snapshot(
    office: OpenOffice, tmp_path: Path, address: str
) -> None:
    """Scenario 16: the parts are equal, and the decision keeps the snapshot it stood on."""
    file = write_roster(tmp_path / "roster.csv", residents(60))
    office.office.roster_loads.load(roster_source(file), date(2021, 11, 30), by=AT_DOOR)
    loaded = office.office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=AT_DOOR)

    application = registered(office, address)

    assert application.stage is Stage.PIN_RELEASED
    finding = office.office.review.open(application.id, by=office.actor("reviewer")).roster
    assert finding is not None
    assert finding.verdict is RosterVerdict.EXACT
    assert [reason.code for reason in finding.reasons] == [
        RosterReasonCode.SAME_NUMBER,
        RosterReasonCode.SAME_NAME,
        RosterReasonCode.SAME_ESTATE,
        RosterReasonCode.SAME_BLOCK,
        RosterReasonCode.SAME_FLOOR,
        RosterReasonCode.SAME_FLAT,
        RosterReasonCode.LIVE_TENANCY,
    ]
    with raw(office.url) as engine, engine.connect() as connection:
        stood_on = connection.execute(
            text("SELECT roster_snapshot_id FROM decisions WHERE move = 'confirm_on_roster'")
        ).scalars()
        assert list(stood_on) == [loaded.snapshot]


def test_a_tenant_who_moved_out_before_gets_a_letter_and_is_not_told_why(
    office: OpenOffice, tmp_path: Path
) -> None:
    """Scenario 17: not verified, the letter route, and a message that reveals no roster."""
    lines = residents(60)
    lines[TENANT] = line_of(TENANT, end="2021-11-30")
    file = write_roster(tmp_path / "roster.csv", lines)
    office.office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=AT_DOOR)
    application = registered(office, "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate")
    assert application.stage is Stage.ROSTER_REVIEW
    assert office.transport.sent == []
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)

    office.office.review.decide(
        application.id,
        Judgement(move=Move.SEND_LETTER, reason=Reason.NOT_ON_ROSTER, revision=1),
        claim=claim,
        by=by,
    )
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.LETTER_DUE
    with office.office.letters.begin() as uow:
        assert uow.letters.live(application.id) is not None
    [message] = office.transport.sent
    assert message.kind is MessageKind.LETTER_PLANNED
    words = message.text.lower()
    assert not any(told in words for told in ("roster", "tenan", "housing", "moved", "11-30"))


@pytest.mark.parametrize(
    ("declared", "stage"),
    [
        ({}, Stage.PIN_RELEASED),
        ({"english": f"{name_of(TENANT)}x"}, Stage.ROSTER_REVIEW),
        ({"address": "Flat 1204, Wah Kee House, Wah Fu (I) Estate"}, Stage.ROSTER_REVIEW),
        ({"english": "LEE Siu Ping", "chinese": ""}, Stage.ROSTER_REVIEW),
        ({"number": "Z900001(2)"}, Stage.ROSTER_REVIEW),
        ({"number": "Z999999(0)", "address": NOWHERE},
         Stage.LETTER_DUE),
    ],
    ids=["exact", "probable", "another flat", "another name", "another number", "nothing"],
)  # fmt: skip
def test_a_person_decides_whatever_is_not_exact_and_nothing_goes_to_a_letter(
    office: OpenOffice, tmp_path: Path, declared: dict[str, str], stage: Stage
) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(60))
    office.office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=AT_DOOR)

    application = registered(office, **{"address": HOME, **declared})

    assert application.stage is stage


def test_what_an_applicant_is_told_is_the_same_whatever_the_roster_holds(
    office: OpenOffice, tmp_path: Path
) -> None:
    """Scenario 17: moved out, another flat, another's number, nobody of the flat, nobody at all."""
    lines = residents(60)
    lines[TENANT] = line_of(TENANT, end="2021-11-30")
    file = write_roster(tmp_path / "roster.csv", lines)
    office.office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=AT_DOOR)
    by = office.actor("reviewer")
    asked: tuple[dict[str, str], ...] = (
        {},
        {"number": number_of(5), "english": name_of(5)},
        {"number": number_of(6), "english": "LEE Siu Ping"},
        {"number": "Z900001(2)", "english": "LEE Siu Ping"},
        {"number": "Z900002(0)", "english": "LEE Siu Ping", "address": NOWHERE},
    )

    for declared in asked:
        application = registered(office, **{"address": HOME, **declared})
        if application.stage is Stage.ROSTER_REVIEW:
            claim = office.office.queue.claim(application.id, by=by)
            judgement = Judgement(move=Move.SEND_LETTER, reason=Reason.NOT_ON_ROSTER, revision=1)
            office.office.review.decide(application.id, judgement, claim=claim, by=by)
        office.later(seconds=9)
        assert office.find(application.reference).stage is Stage.LETTER_DUE

    told = [re.sub(r"ending [0-9]+", "", message.text) for message in office.transport.sent]
    assert told == told[:1] * len(asked)
