"""The picture of a document shown at the counter: kept sealed, shown to a second person, purged."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.support import crashes
from tests.support.at_once import at_once
from tests.support.contents import raw, row_counts
from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.letter_rooms import post_due
from tests.support.made_checks import ALL_ANSWERED
from tests.support.offices import OpenOffice
from tests.support.processes import KILLED, ended
from workstation.domain.applications import Application, Decision, Move
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.errors import (
    KeysMissing,
    NotAllowed,
    NotClaimed,
    NotFound,
    PictureDestroyed,
)
from workstation.domain.holdings import CheckId, PictureState, StoredCheck
from workstation.domain.identity_checks import CheckParts, DocumentPicture, Outcome
from workstation.domain.letter_rules import Letter
from workstation.domain.reasons import Reason
from workstation.persistence import schema
from workstation.services import work
from workstation.services.counter import Visit
from workstation.services.review import Judgement

pytestmark = mostly_sqlite

PICTURE = b"a passport of CHAN Tai Man, as it lay on the glass"
SEEN = DocumentPicture(digest="ab" * 32, verdict=PictureVerdict.AMBER, page=2, keyed=((2, 5),))
PARTS = replace(ALL_ANSWERED, picture=SEEN)
VIEWED, PURGED = "application.document_picture_viewed", "application.document_picture_purged"


def letter_of(office: OpenOffice, *, proof: bool = False) -> Letter:
    """Post the letter of a passport's holder, whose address a proof may have shown."""
    application = office.registered(
        route="proof" if proof else "letter", kind="passport", number="E12345678", country="GBR"
    )
    if proof:
        office.work()
        by = office.actor("reviewer")
        claim = office.office.queue.claim(application.id, by=by)
        judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
        office.office.review.decide(application.id, judgement, claim=claim, by=by)
        office.later(seconds=9)
    return post_due(office)[application.reference]


def referred(
    office: OpenOffice, letter: Letter, parts: CheckParts = PARTS, picture: bytes = PICTURE
) -> Decision:
    counter, by = office.office.counter, office.actor("clerk")
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(letter.application_id, by=by)
    visit = Visit(
        outcome=Outcome.REFER,
        reason=Reason.DOCUMENT_RENEWED,
        parts=parts,
        picture=picture,
        started_at=case.started_at,
    )
    return counter.record(letter.reference, visit, claim=claim, by=by)


def checks_of(office: OpenOffice, letter: Letter) -> list[StoredCheck]:
    by = office.actor("supervisor")
    return list(office.office.review.open(letter.application_id, by=by).checks)


def viewed(office: OpenOffice, letter: Letter, check: CheckId, who: str = "supervisor") -> bytes:
    by = office.actor(who)
    return office.office.referrals.document_picture(letter.application_id, check, by=by)


def closed(office: OpenOffice, letter: Letter) -> None:
    by = office.actor("supervisor")
    office.office.referrals.cancel(letter.application_id, "applicant_withdrew", by=by)


def entries(office: OpenOffice, *actions: str) -> list[Mapping[str, object]]:
    return [entry for entry in office.office.audit.entries() if entry["action"] in actions]


def marked(office: OpenOffice) -> bool:
    """Say whether the purge would look at the only application."""
    with raw(office.url) as engine, engine.connect() as connection:
        [there] = connection.execute(text("SELECT has_pictures FROM applications")).scalars()
        return bool(there)


@on_every_database
def test_a_picture_is_kept_sealed_and_the_second_person_sees_it(office: OpenOffice) -> None:
    letter = letter_of(office)
    assert not marked(office)
    referred(office, letter)

    [check] = checks_of(office, letter)

    assert (check.picture, check.parts.picture) == (PictureState.KEPT, SEEN)
    assert viewed(office, letter, check.id) == PICTURE
    assert marked(office)
    with raw(office.office.settings.pictures) as engine, engine.connect() as connection:
        [body] = connection.execute(text("SELECT body FROM pictures")).scalars()
        assert PICTURE[:8] not in bytes(body)


def test_each_look_is_audited_by_check_and_without_what_was_seen(office: OpenOffice) -> None:
    letter = letter_of(office)
    referred(office, letter)
    [check] = checks_of(office, letter)

    viewed(office, letter, check.id)

    [entry] = entries(office, VIEWED)
    assert entry["subject"] == f"application:{letter.application_id}"
    assert entry["facts"] == {"check": str(check.id)}
    assert entry["staff_id"] == office.actor("supervisor").staff_id


@pytest.mark.parametrize("who", ["clerk", "reviewer"])
def test_who_is_no_second_person_does_not_see_it(office: OpenOffice, who: str) -> None:
    letter = letter_of(office)
    referred(office, letter)
    [check] = checks_of(office, letter)

    with pytest.raises(NotAllowed):
        viewed(office, letter, check.id, who)

    assert not entries(office, VIEWED)


@pytest.mark.parametrize(
    ("parts", "picture"), [(PARTS, b""), (replace(PARTS, picture=None), PICTURE)]
)
def test_a_visit_without_bytes_or_without_a_reading_keeps_no_picture(
    office: OpenOffice, parts: CheckParts, picture: bytes
) -> None:
    letter = letter_of(office)
    before = row_counts(office.url)["pictures"]

    referred(office, letter, parts, picture)

    [check] = checks_of(office, letter)
    assert (check.picture, check.parts.picture) == (PictureState.NOT_KEPT, parts.picture)
    assert row_counts(office.url)["pictures"] == before
    assert not marked(office)
    with pytest.raises(NotFound):
        viewed(office, letter, check.id)


def test_a_visit_that_is_refused_keeps_no_picture_that_opens(office: OpenOffice) -> None:
    letter = letter_of(office)
    counter, by = office.office.counter, office.actor("clerk")
    claim = counter.claim(letter.application_id, by=by)
    stale = replace(claim, token=claim.token + 1)
    visit = Visit(outcome=Outcome.PASS, parts=PARTS, picture=PICTURE, started_at=office.clock.at)

    with pytest.raises(NotClaimed):
        counter.record(letter.reference, visit, claim=stale, by=by)

    assert not checks_of(office, letter)
    assert not marked(office)


def test_a_visit_that_was_taken_back_keeps_its_picture_beside_the_next_one(
    office: OpenOffice,
) -> None:
    letter = letter_of(office)
    decision = referred(office, letter, picture=PICTURE + b", the first")
    office.office.counter.take_back(decision.id, by=office.actor("clerk"))
    referred(office, letter)

    first, second = checks_of(office, letter)

    assert (first.taken_back, second.taken_back) == (True, False)
    assert viewed(office, letter, first.id) == PICTURE + b", the first"
    assert viewed(office, letter, second.id) == PICTURE


@on_every_database
@pytest.mark.parametrize(("proof", "destroyed"), [(False, 1), (True, 2)])
def test_the_picture_is_destroyed_with_the_uploads_once_and_its_digest_stays(
    office: OpenOffice, proof: bool, destroyed: int
) -> None:
    letter = letter_of(office, proof=proof)
    referred(office, letter)
    [check] = checks_of(office, letter)
    closed(office, letter)
    office.clock.move(days=180)
    assert office.office.work.purge() == 0
    assert marked(office)
    office.clock.move(seconds=1)

    purged = at_once(office.office.work.purge, office.office.work.purge)

    assert sorted(purged, key=str) == [0, destroyed]
    assert not marked(office)
    assert row_counts(office.url)["pictures"] == 0
    [after] = checks_of(office, letter)
    assert after == replace(check, picture=PictureState.DESTROYED)
    with pytest.raises(PictureDestroyed):
        viewed(office, letter, check.id)
    [entry] = entries(office, PURGED)
    assert (entry["facts"], entry["staff_id"]) == ({"check": str(check.id)}, None)
    assert len(entries(office, "proof.purged")) == destroyed - 1
    assert not entries(office, VIEWED)
    assert office.office.work.purge() == 0


@on_every_database
@pytest.mark.parametrize("point", ["before_commit", "after_commit"])
def test_a_worker_that_dies_as_it_destroys_leaves_nothing_that_opens(
    office: OpenOffice, point: str
) -> None:
    """Before the commit the sealed bytes are gone and the key is not: it is destroyed again."""
    letter = letter_of(office, proof=True)
    referred(office, letter)
    closed(office, letter)
    office.clock.move(days=181)

    assert ended(crashes.purge, office.url, office.office.settings.folder, point) == KILLED

    assert marked(office) is (point == "before_commit")
    assert office.office.work.purge() == (2 if point == "before_commit" else 0)
    [check] = checks_of(office, letter)
    assert check.picture is PictureState.DESTROYED
    assert not marked(office)
    assert row_counts(office.url)["pictures"] == 0
    assert len(entries(office, PURGED, "proof.purged")) == 2


def test_the_uploads_of_a_closed_case_go_though_no_document_was_read(office: OpenOffice) -> None:
    letter = letter_of(office, proof=True)
    referred(office, letter, replace(PARTS, picture=None), b"")
    closed(office, letter)
    office.clock.move(days=181)

    assert office.office.work.purge() == 1

    assert not marked(office)
    assert not entries(office, PURGED)


def test_a_long_list_of_closed_cases_is_purged_to_its_end(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_PURGE", 2)
    by = office.actor("supervisor")
    for number in ("A123456(3)", "B123456(6)", "C123456(9)"):
        case = office.registered(number=number)
        office.office.referrals.cancel(case.id, "applicant_withdrew", by=by)

    office.clock.move(days=181)
    office.work()

    assert len(entries(office, "proof.purged")) == 3
    assert row_counts(office.url)["pictures"] == 0


def test_an_open_case_keeps_its_picture_however_old_it_is(office: OpenOffice) -> None:
    letter = letter_of(office)
    referred(office, letter)
    office.clock.move(days=2000)

    assert office.office.work.purge() == 0

    [check] = checks_of(office, letter)
    assert viewed(office, letter, check.id) == PICTURE


@on_every_database
def test_a_picture_that_was_put_into_another_check_does_not_open(office: OpenOffice) -> None:
    letter = letter_of(office)
    decision = referred(office, letter)
    office.office.counter.take_back(decision.id, by=office.actor("clerk"))
    referred(office, letter, picture=b"of somebody else")
    first, second = checks_of(office, letter)
    with raw(office.url) as engine, engine.begin() as connection:
        for column in ("picture", "picture_key"):
            connection.execute(
                text(
                    f"UPDATE identity_checks SET {column} = (SELECT c.{column} "
                    "FROM identity_checks c WHERE c.id = :theirs) WHERE id = :mine"
                ),
                {"theirs": second.id, "mine": first.id},
            )

    with pytest.raises(KeysMissing):
        viewed(office, letter, first.id)


def test_a_check_of_another_application_is_not_found(office: OpenOffice) -> None:
    letter = letter_of(office)
    referred(office, letter)
    [check] = checks_of(office, letter)
    other: Application = office.registered()

    with pytest.raises(NotFound):
        office.office.referrals.document_picture(other.id, check.id, by=office.actor("supervisor"))


def test_a_check_of_before_pictures_were_kept_is_still_there(office: OpenOffice) -> None:
    """As an office of the revision before is brought up to date."""
    letter = letter_of(office)
    referred(office, letter, replace(PARTS, picture=None), b"")
    [check] = checks_of(office, letter)
    with raw(office.url) as engine, engine.begin() as connection:
        for column in ("picture", "picture_key"):
            connection.execute(text(f"ALTER TABLE identity_checks DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))

    schema.upgrade(office.url)

    assert checks_of(office, letter) == [check]
    assert check.picture is PictureState.NOT_KEPT
