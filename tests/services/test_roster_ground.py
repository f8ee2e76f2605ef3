"""Scenario 18: a newer roster no longer says what a decision stood on, and no PIN goes on it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support import crashes
from tests.support.at_once import at_once
from tests.support.contents import raw
from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.processes import KILLED, ended
from tests.support.rosters import (
    address_of,
    line_of,
    name_of,
    number_of,
    residents,
    write_roster,
)
from workstation.bootstrap import Office, roster_source
from workstation.domain.applications import Application, Decision, DecisionId, Move, Stage
from workstation.domain.errors import (
    ChangedElsewhere,
    ReasonRequired,
    WrongStage,
)
from workstation.domain.messages import MessageKind
from workstation.domain.roster import RosterVerdict
from workstation.services.release import Release
from workstation.services.review import Judgement

pytestmark = mostly_sqlite

TENANT = 56
HOLD = timedelta(hours=1)
COUNT = 60


def load(office: Office, folder: Path, lines: list[str], *, day: int) -> None:
    """Load a list of a December day."""
    file = write_roster(folder / f"roster{day}.csv", lines)
    office.roster_loads.load(roster_source(file), date(2021, 12, day), by=AT_DOOR)


def without(resident: int) -> list[str]:
    return [line for line in residents(COUNT) if not line.startswith(f"r{resident},")]


def elsewhere(resident: int) -> list[str]:
    moved = line_of(resident).replace(",12,1203,", ",25,2501,")
    return [moved if line.startswith(f"r{resident},") else line for line in residents(COUNT)]


@pytest.fixture
def held_back(office: OpenOffice, tmp_path: Path) -> OpenOffice:
    """An office with a roster where a PIN waits for an hour."""
    office.office.policy.change(
        "release_hold_minutes", HOLD.seconds // 60, by=office.actor("administrator")
    )
    load(office.office, tmp_path, residents(COUNT), day=1)
    return office


def registered(office: OpenOffice, resident: int = TENANT, **declared: object) -> Application:
    """Return a tenant's application after the worker asked the roster about it."""
    application = office.registered(
        **{
            "route": "public_housing",
            "number": number_of(resident),
            "english": name_of(resident),
            "chinese": "許文",
            "address": address_of(resident),
            "phone": f"+8529{resident:07d}",
            **declared,
        }
    )
    office.work()
    return office.find(application.reference)


def verified(office: OpenOffice, resident: int = TENANT) -> Application:
    """Return a tenant's application that the roster verified and whose PIN waits."""
    application = registered(office, resident)
    assert application.stage is Stage.PIN_DUE
    return application


def pins(office: OpenOffice) -> int:
    return office.transport.kinds().count(MessageKind.PIN)


def entries(office: OpenOffice, action: str) -> int:
    with raw(office.url) as engine, engine.connect() as connection:
        query = text("SELECT count(*) FROM audit_entries WHERE action = :action")
        return int(connection.execute(query, {"action": action}).scalar_one())


@pytest.mark.parametrize("lines", [without, elsewhere], ids=["gone", "other_flat"])
def test_a_person_who_is_gone_holds_the_release_and_is_listed(
    held_back: OpenOffice, tmp_path: Path, lines: Callable[[int], list[str]]
) -> None:
    """Scenario 18: the re-check finds it, the release holds, the supervisor sees why."""
    office, by = held_back, held_back.actor("supervisor")
    application = verified(office)

    load(office.office, tmp_path, lines(TENANT), day=2)
    office.work()

    [held] = office.office.referrals.held(by=by)
    assert held.id == application.id
    assert held.ground_changed
    ground = office.office.review.open(application.id, by=by).ground
    assert ground is not None
    assert ground.finding is not None
    assert ground.finding.verdict is RosterVerdict.EXACT
    assert ground.changed_finding is not None
    assert ground.changed_finding.verdict is not RosterVerdict.EXACT
    office.later(hours=3)
    assert pins(office) == 0
    assert office.find(application.reference).stage is Stage.PIN_DUE


def test_a_release_before_the_recheck_holds_too(held_back: OpenOffice, tmp_path: Path) -> None:
    """Scenario 18, by construction: the release itself asks the roster that is in force."""
    office = held_back
    application = verified(office)
    decision = roster_decision(office, application)
    load(office.office, tmp_path, without(TENANT), day=2)
    office.clock.move(hours=2)

    assert office.office.release.release(decision) is Release.HELD

    assert office.find(application.reference).ground_changed
    assert entries(office, "pin.released") == 0
    office.work()
    assert pins(office) == 0
    assert entries(office, "roster.ground_changed") == 1


def test_a_release_holds_also_while_the_case_is_open_at_a_counter(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office = held_back
    application = verified(office)
    load(office.office, tmp_path, without(TENANT), day=2)
    office.clock.move(hours=2)
    office.office.counter.claim(application.id, by=office.actor("clerk"))

    assert office.office.release.release(roster_decision(office, application)) is Release.HELD


def roster_decision(office: OpenOffice, application: Application) -> DecisionId:
    with raw(office.url) as engine, engine.connect() as connection:
        query = text("SELECT max(id) FROM decisions WHERE application_id = :id")
        return DecisionId(connection.execute(query, {"id": application.id}).scalar_one())


def test_a_roster_that_says_the_same_moves_the_ground_on_without_noise(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("supervisor")
    application = verified(office)
    before = office.office.review.open(application.id, by=by).ground

    load(office.office, tmp_path, residents(COUNT), day=2)
    office.work()

    after = office.office.review.open(application.id, by=by).ground
    assert before is not None
    assert before.snapshot is not None
    assert after is not None
    assert after.snapshot is not None
    assert after.snapshot > before.snapshot
    assert not office.office.referrals.held(by=by)
    office.later(hours=2)
    assert pins(office) == 1
    assert office.office.review.open(application.id, by=by).ground is None


def test_a_corrected_roster_lets_the_release_go_on(held_back: OpenOffice, tmp_path: Path) -> None:
    office = held_back
    application = verified(office)
    load(office.office, tmp_path, without(TENANT), day=2)
    office.work()
    assert office.find(application.reference).ground_changed

    load(office.office, tmp_path, residents(COUNT), day=3)
    office.work()
    office.later(hours=2)

    assert pins(office) == 1


@on_every_database
def test_each_is_asked_once_per_snapshot_in_lots_and_others_have_their_turn(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office = held_back
    for resident in range(50, 57):
        verified(office, resident)
    load(office.office, tmp_path, without(52), day=2)
    rounds = 0
    while office.office.work.grounds.recheck(lot=3):
        rounds += 1

    assert rounds == 2
    office.work()
    assert entries(office, "roster.ground_stands") == 6
    assert entries(office, "roster.ground_changed") == 1


def test_a_supervisor_confirms_what_was_on_the_screen_and_the_pin_goes(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("supervisor")
    application = verified(office)
    load(office.office, tmp_path, without(TENANT), day=2)
    office.later(hours=2)
    seen = office.find(application.reference).version

    with pytest.raises(ChangedElsewhere):
        office.office.release.clear_hold(
            application.id, "address_confirmed", version=seen - 1, by=by
        )
    office.office.release.clear_hold(application.id, "address_confirmed", version=seen, by=by)
    office.later(hours=2)

    assert pins(office) == 1


@on_every_database
def test_a_confirmed_release_holds_again_when_another_roster_says_something_else(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("supervisor")
    application = verified(office)
    load(office.office, tmp_path, elsewhere(TENANT), day=2)
    office.work()
    office.office.release.clear_hold(application.id, "address_confirmed", by=by)

    load(office.office, tmp_path, without(TENANT), day=3)
    office.later(hours=2)

    assert pins(office) == 0
    assert office.find(application.reference).ground_changed


@pytest.mark.parametrize(
    ("move", "reason", "leads_to"),
    [
        (Move.REVIEW_AGAIN, "ground_changed", Stage.ROSTER_REVIEW),
        (Move.SEND_LETTER, "not_on_roster", Stage.LETTER_DUE),
    ],
)
def test_a_supervisor_sends_it_to_review_or_to_the_letter_route(
    held_back: OpenOffice, tmp_path: Path, move: Move, reason: str, leads_to: Stage
) -> None:
    office, by = held_back, held_back.actor("supervisor")
    application = verified(office)
    grounds = office.office.grounds
    with pytest.raises(WrongStage):
        grounds.decide_otherwise(application.id, move, reason, version=application.version, by=by)
    load(office.office, tmp_path, without(TENANT), day=2)
    office.work()
    seen = office.find(application.reference).version
    with pytest.raises(ReasonRequired):
        grounds.decide_otherwise(application.id, move, "", version=seen, by=by)
    with pytest.raises(ChangedElsewhere):
        grounds.decide_otherwise(application.id, move, reason, version=seen - 1, by=by)

    grounds.decide_otherwise(application.id, move, reason, version=seen, by=by)
    office.later(hours=3)

    now = office.find(application.reference)
    assert now.stage is leads_to
    assert not now.ground_changed
    assert pins(office) == 0
    assert not office.office.referrals.held(by=by)


def test_a_reviewers_decision_holds_only_when_its_own_doubts_change(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    """A name a letter apart was accepted by a person: the same doubt is no change."""
    office, by = held_back, held_back.actor("reviewer")
    application = registered(office, english="HUI Man Fgx")
    accept(office, application)
    load(office.office, tmp_path, residents(COUNT), day=2)
    office.work()
    assert not office.find(application.reference).ground_changed
    assert office.office.review.open(application.id, by=by).ground is not None

    load(office.office, tmp_path, elsewhere(TENANT), day=3)
    office.later(hours=2)

    assert office.find(application.reference).ground_changed
    assert pins(office) == 0


def accept(office: OpenOffice, application: Application) -> None:
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    case = office.office.review.open(application.id, by=by)
    judgement = Judgement(
        move=Move.ACCEPT_ROSTER, reason="same_person", revision=1, roster=case.roster
    )
    decision = office.office.review.decide(application.id, judgement, claim=claim, by=by)
    assert isinstance(decision, Decision)
    office.clock.move(seconds=9)


def test_a_case_opened_before_the_load_is_not_approved_unseen_after_it(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("reviewer")
    application = registered(office, english="HUI Man Fgx")
    claim = office.office.queue.claim(application.id, by=by)
    shown = office.office.review.open(application.id, by=by).roster
    load(office.office, tmp_path, elsewhere(TENANT), day=2)

    with pytest.raises(ChangedElsewhere):
        office.office.review.decide(
            application.id,
            Judgement(move=Move.ACCEPT_ROSTER, reason="same_person", revision=1, roster=shown),
            claim=claim,
            by=by,
        )


@on_every_database
@pytest.mark.parametrize("races", [1, pytest.param(6, marks=pytest.mark.slow)])
def test_a_load_during_the_release_is_before_it_or_after_it(
    held_back: OpenOffice, tmp_path: Path, races: int
) -> None:
    """Two at once: whoever is first, no PIN goes after the roster that no longer knows them."""
    office = held_back
    for resident in range(50, 50 + races):
        application = verified(office, resident)
        decision = roster_decision(office, application)
        day = 2 + 2 * (resident - 50)
        file = write_roster(tmp_path / f"r{day}.csv", without(resident))
        source = roster_source(file)
        office.clock.move(hours=2)

        loading = partial(office.office.roster_loads.load, source, date(2021, 12, day), by=AT_DOOR)
        releasing = partial(office.office.release.release, decision)
        at_once(loading, releasing, releasing)

        with raw(office.url) as engine, engine.connect() as connection:
            found = connection.execute(
                text(
                    "SELECT (SELECT min(id) FROM audit_entries WHERE action = 'pin.released'"
                    " AND subject = :subject), (SELECT max(id) FROM audit_entries"
                    " WHERE action = 'roster.loaded'), (SELECT count(*) FROM pins"
                    " WHERE application_id = :id)"
                ),
                {"subject": f"application:{application.id}", "id": application.id},
            ).one()
        released, loaded, count = found
        assert count == (released is not None)
        assert released is None or released < loaded
        load(office.office, tmp_path, residents(COUNT), day=day + 1)
        office.work()


@on_every_database
@pytest.mark.parametrize(
    "point", ["before_commit", pytest.param("after_commit", marks=pytest.mark.slow)]
)
def test_power_lost_in_the_recheck_loses_nothing(
    held_back: OpenOffice, tmp_path: Path, point: str
) -> None:
    """kill -9 between the activation and the end of the re-check: what is left is asked later."""
    office = held_back
    for resident in range(50, 54):
        verified(office, resident)
    load(office.office, tmp_path, without(51), day=2)

    assert ended(crashes.recheck_and_die, office.url, office.folder, point) == KILLED
    office.later(hours=2)

    assert pins(office) == 3
    [held] = office.office.referrals.held(by=office.actor("supervisor"))
    assert held.ground_changed
    assert entries(office, "roster.ground_changed") == 1
    assert entries(office, "roster.ground_stands") == 3


def passport_tenant(office: OpenOffice) -> Application:
    """Return a tenant without an identity card: verified on the roster, a letter is due."""
    number = "K1234567"
    lines = [*without(TENANT), line_of(TENANT).replace(number_of(TENANT), number)]
    load(office.office, office.folder, lines, day=1)
    return registered(office, kind="passport", country="GBR", number=number)


def test_a_letter_holder_is_listed_before_the_visit_and_review_voids_the_letter(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("supervisor")
    application = passport_tenant(office)
    assert application.stage is Stage.LETTER_DUE

    load(office.office, tmp_path, residents(COUNT), day=2)
    office.work()

    [held] = office.office.referrals.held(by=by)
    assert (held.id, held.stage) == (application.id, Stage.LETTER_DUE)
    office.office.grounds.decide_otherwise(
        application.id, Move.REVIEW_AGAIN, "ground_changed", version=held.version, by=by
    )
    assert office.find(application.reference).stage is Stage.ROSTER_REVIEW
    with office.office.letters.begin() as uow:
        assert uow.letters.live(application.id) is None


def test_a_case_somebody_works_on_is_asked_about_when_it_is_free(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("clerk")
    application = passport_tenant(office)
    office.office.counter.claim(application.id, by=by)
    load(office.office, tmp_path, residents(COUNT), day=2)

    office.office.work.round()
    assert not office.find(application.reference).ground_changed
    office.later(minutes=10)

    assert office.find(application.reference).ground_changed


def test_what_a_second_person_confirmed_stands_on_the_roster_too(
    held_back: OpenOffice, tmp_path: Path
) -> None:
    office, by = held_back, held_back.actor("reviewer")
    application = registered(office, address=address_of(TENANT - 1))
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_ROSTER, reason="same_person", revision=1, override=True)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    second = office.actor("supervisor")
    [proposal] = office.office.referrals.open_ones(by=second)
    office.office.referrals.confirm(proposal.id, Move.ACCEPT_ROSTER, revision=1, by=second)
    office.clock.move(seconds=9)
    ground = office.office.review.open(application.id, by=second).ground
    assert ground is not None
    assert ground.finding is not None
    assert ground.finding.verdict is RosterVerdict.CONFLICT

    load(office.office, tmp_path, without(TENANT), day=2)
    office.later(hours=2)

    assert office.find(application.reference).ground_changed
    assert pins(office) == 0


def test_a_decision_taken_back_leaves_no_ground(held_back: OpenOffice) -> None:
    office, by = held_back, held_back.actor("reviewer")
    application = registered(office, english="HUI Man Fgx")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_ROSTER, reason="same_person", revision=1)
    decision = office.office.review.decide(application.id, judgement, claim=claim, by=by)
    assert isinstance(decision, Decision)

    office.office.review.take_back(decision.id, by=by)

    assert office.office.review.open(application.id, by=by).ground is None
