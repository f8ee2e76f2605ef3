"""Asking the roster outside a case: whole questions only, counted, limited and on record."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support.at_once import at_once
from tests.support.contents import raw
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.personal_data import alarm_on
from tests.support.rosters import address_of, name_of, number_of, residents, write_roster
from workstation.bootstrap import roster_source
from workstation.domain.errors import (
    LookupIncomplete,
    LookupLimitReached,
    NoRoster,
    NotAllowed,
    PurposeRequired,
)
from workstation.domain.queue import Purpose
from workstation.domain.roster import RosterVerdict
from workstation.services.roster_lookups import Answer, Question

TENANT, NEIGHBOUR = 56, 55
ASKED = Question(
    purpose=Purpose.APPLICANT_CALLED,
    number=number_of(TENANT),
    name=f"{name_of(TENANT)} 許文",
    address=address_of(TENANT),
)


@pytest.fixture
def asked_of(office: OpenOffice, tmp_path: Path) -> OpenOffice:
    """An office with a roster."""
    file = write_roster(tmp_path / "roster.csv", residents(60))
    office.office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=AT_DOOR)
    alarm_on(number_of(TENANT), name_of(TENANT), address_of(TENANT))
    return office


def look_up(office: OpenOffice, question: Question = ASKED, who: str = "reviewer") -> Answer:
    return office.office.lookups.look_up(question, by=office.actor(who))


def limit(office: OpenOffice, most: int) -> None:
    office.office.policy.change("roster_lookups_a_day", most, by=office.actor("administrator"))


def recorded(office: OpenOffice) -> list[tuple[str, str, object]]:
    with raw(office.url) as engine, engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT action, subject, facts FROM audit_entries"
                " WHERE action LIKE 'roster.look%' ORDER BY id"
            )
        )
        return [tuple(row) for row in rows]


def test_a_person_is_found_at_home_and_the_log_names_only_purpose_and_resident(
    asked_of: OpenOffice,
) -> None:
    answer = look_up(asked_of)

    assert answer.finding.verdict is RosterVerdict.EXACT
    assert answer.list_of == date(2021, 12, 1)
    assert answer.left == 59
    [(action, subject, facts)] = recorded(asked_of)
    assert (action, subject) == ("roster.looked_up", f"roster_resident:r{TENANT}")
    kept = json.loads(facts) if isinstance(facts, str) else facts
    assert kept == {"purpose": "applicant_called"}


@pytest.mark.parametrize("part", ["number", "name", "address"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_a_question_that_is_not_whole_is_not_asked(
    asked_of: OpenOffice, part: str, empty: str
) -> None:
    with pytest.raises(LookupIncomplete) as refused:
        look_up(asked_of, replace(ASKED, **{part: empty}))

    assert refused.value.facts == {"part": part}
    assert recorded(asked_of) == []
    assert asked_of.office.lookups.left(by=asked_of.actor("reviewer")) == 60


def test_a_question_without_a_purpose_is_not_asked(asked_of: OpenOffice) -> None:
    with pytest.raises(PurposeRequired):
        look_up(asked_of, replace(ASKED, purpose=None))


@pytest.mark.parametrize("who", ["clerk", "administrator"])
def test_only_reviewers_and_supervisors_ask(asked_of: OpenOffice, who: str) -> None:
    with pytest.raises(NotAllowed):
        look_up(asked_of, who=who)
    with pytest.raises(NotAllowed):
        asked_of.office.lookups.left(by=asked_of.actor(who))


def test_without_a_roster_nothing_is_counted(office: OpenOffice) -> None:
    with pytest.raises(NoRoster):
        look_up(office)

    assert office.office.lookups.left(by=office.actor("reviewer")) == 60


def test_the_neighbours_number_tells_nothing_of_the_neighbour(asked_of: OpenOffice) -> None:
    for question in (
        replace(ASKED, number=number_of(NEIGHBOUR)),
        replace(ASKED, name="WONG Siu Ming"),
        replace(ASKED, address=address_of(NEIGHBOUR), name="WONG Siu Ming"),
        replace(ASKED, number="A123456(3)", name="WONG Siu Ming"),
    ):
        answer = look_up(asked_of, question)

        assert answer.finding.verdict is RosterVerdict.CONFLICT
        told = " ".join(f"{r.roster}" for r in answer.finding.reasons if r.declared != r.roster)
        assert "HUI" not in told
        assert "wah-kee" not in told
        assert not any(f"Z0000{who}" in told for who in (TENANT, NEIGHBOUR))


def test_the_limit_is_each_persons_own_and_starts_anew_with_the_day(
    asked_of: OpenOffice,
) -> None:
    limit(asked_of, 2)
    look_up(asked_of)
    assert look_up(asked_of).left == 0

    with pytest.raises(LookupLimitReached) as refused:
        look_up(asked_of)

    assert refused.value.facts == {"most": "2"}
    assert [action for action, *_ in recorded(asked_of)][-1] == "roster.lookup_refused"
    assert look_up(asked_of, who="reviewer2").left == 1
    asked_of.clock.move(hours=24)
    assert look_up(asked_of).left == 1


def test_a_limit_of_nothing_forbids_the_look_up(asked_of: OpenOffice) -> None:
    limit(asked_of, 0)

    with pytest.raises(LookupLimitReached):
        look_up(asked_of)


def test_two_desks_of_one_person_cannot_pass_the_limit(asked_of: OpenOffice) -> None:
    limit(asked_of, 3)

    results = at_once(*[partial(look_up, asked_of)] * 6)

    assert sum(isinstance(result, Answer) for result in results) == 3
    assert sum(isinstance(result, LookupLimitReached) for result in results) == 3


def test_a_supervisor_sees_how_often_each_person_asked(asked_of: OpenOffice) -> None:
    look_up(asked_of)
    look_up(asked_of)
    look_up(asked_of, who="supervisor2")

    loads = asked_of.office.supervision.overview(by=asked_of.actor("supervisor")).loads

    counts = {load.staff_id: load.looked_up for load in loads}
    assert counts[asked_of.actor("reviewer").staff_id] == 2
    assert counts[asked_of.actor("supervisor2").staff_id] == 1
