"""Letters that come back, that do not fit, that cannot be set: none goes where none arrives."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.support.contents import row_counts
from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.letter_rooms import LONGEST, NoPaper, letters_without_paper, post_due, print_due
from tests.support.offices import OpenOffice
from workstation.domain.applications import Application, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import AddressFits, LetterNotLive
from workstation.domain.holdings import PagePlace
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.letters import LetterId, LetterSheet
from workstation.domain.messages import MessageKind
from workstation.services.audit import AuditFilter

pytestmark = mostly_sqlite

ENDLESS = "Room 12345678901234567890, " * 18


def passport_holder(office: OpenOffice, number: str = "K1234567", **more: object) -> Application:
    return office.registered(kind="passport", number=number, country="GBR", route="letter", **more)


def lost_and_reissued(office: OpenOffice) -> tuple[Application, Letter]:
    """Return an application whose lost letter was replaced; the new one is due."""
    application = passport_holder(office)
    lost = post_due(office)[application.reference]
    office.clock.move(hours=25)
    office.office.letters.reissue(application.id, "letter_lost", by=office.actor("clerk"))
    office.work()
    return application, lost


def come_back(office: OpenOffice, letter: Letter) -> Application:
    by = office.actor("supervisor")
    returned = office.office.letters.mark_returned(letter.reference.digits, by=by)
    office.later(seconds=9)
    return returned.application


@pytest.mark.parametrize("printed", [False, True])
def test_when_a_lost_letter_comes_back_its_successor_does_not_go_to_that_address(
    office: OpenOffice, printed: bool
) -> None:
    """Scenario 24: no second letter to the same address, and the applicant is told."""
    application, lost = lost_and_reissued(office)
    letters, by = office.office.letters, office.actor("supervisor")
    if printed:
        letters.confirm_batch(print_due(office), by=by)

    returned = come_back(office, lost)

    assert returned.stage is Stage.LETTER_RETURNED
    assert office.transport.kinds()[-1] is MessageKind.ADDRESS_FAILED
    with letters.begin() as uow:
        states = [letter.state for letter in uow.letters.of(application.id)]
    assert states == [LetterState.RETURNED, LetterState.VOID]
    assert letters.due(by=by, limit=9) == []
    if printed:
        assert letters.post_batch(letters.batches(by=by)[0].id, by=by) == 0


def test_pages_that_must_not_be_posted_are_named(office: OpenOffice) -> None:
    application, lost = lost_and_reissued(office)
    passport_holder(office, "K7654321", address="Flat 1, 1/F, 1 Nathan Road, Tsim Sha Tsui")
    letters, by = office.office.letters, office.actor("supervisor")
    batch = print_due(office)
    passport_holder(office, "K7777777")
    office.work()

    came_back = letters.mark_returned(lost.reference.digits, by=by)

    printed, due = came_back.stopped
    assert printed.letter.application_id == application.id
    assert printed.place == PagePlace(batch, 1)
    assert due.place is None


@on_every_database
def test_a_batch_is_confirmed_though_a_missing_page_was_stopped_meanwhile(
    office: OpenOffice,
) -> None:
    _, lost = lost_and_reissued(office)
    letters, by = office.office.letters, office.actor("supervisor")
    batch = print_due(office)
    [stopped] = letters.in_batch(batch, by=by)
    come_back(office, lost)

    confirmed = letters.confirm_batch(batch, missing=[stopped.id], by=by)

    assert confirmed.confirmed_at is not None
    assert letters.due(by=by, limit=9) == []


def test_a_letter_that_fits_or_is_in_a_batch_is_not_given_up(office: OpenOffice) -> None:
    application = passport_holder(office)
    office.work()
    letters, by = letters_without_paper(office), office.actor("supervisor")
    [due] = letters.due(by=by, limit=9)

    with pytest.raises(AddressFits):
        letters.refuse_address(due, by=by)
    print_due(office)
    with pytest.raises(LetterNotLive):
        letters.refuse_address(due, by=by)

    assert office.find(application.reference).stage is Stage.LETTER_DUE


@on_every_database
def test_letters_that_were_posted_or_came_back_count_as_nobodys_decisions(
    office: OpenOffice,
) -> None:
    holder = passport_holder(office)
    passport_holder(office, "K7654321")
    posted = post_due(office)
    by, about = office.actor("supervisor"), office.office

    come_back(office, posted[holder.reference])

    overview = about.supervision.overview(by=by)
    assert overview.decided_today == 0
    assert overview.loads == []
    decided = AuditFilter(staff_id=by.staff_id, action="application.decided")
    assert about.audit.page(decided, by=office.actor("administrator")) == []
    assert about.presence.decided_today(office.session("supervisor").member.id) == 0


@on_every_database
def test_a_letter_comes_back_once(office: OpenOffice) -> None:
    _, lost = lost_and_reissued(office)
    came_back_on = hong_kong_day(office.clock.at)
    come_back(office, lost)
    office.later(days=2)

    with pytest.raises(LetterNotLive) as refused:
        come_back(office, lost)

    assert refused.value.facts == {"state": "returned", "on": came_back_on.isoformat()}
    assert office.transport.kinds().count(MessageKind.ADDRESS_FAILED) == 1


def test_the_address_a_letter_was_sent_to_fails_though_the_applicant_has_moved(
    office: OpenOffice,
) -> None:
    application, lost = lost_and_reissued(office)
    office.take(
        office.bundle(
            registration_id=application.registration_id,
            kind="passport",
            number="K1234567",
            country="GBR",
            address="Flat 1, 1/F, 1 Nathan Road, Tsim Sha Tsui",
        )
    )

    come_back(office, lost)

    other = passport_holder(office, "K7654321")
    office.work()
    assert office.find(other.reference).stage is Stage.LETTER_RETURNED


def test_a_letter_to_another_person_at_that_address_stays_here_too(office: OpenOffice) -> None:
    _, lost = lost_and_reissued(office)
    neighbour = passport_holder(office, "K7654321")
    office.work()

    come_back(office, lost)

    assert office.find(neighbour.reference).stage is Stage.LETTER_RETURNED


def test_a_letter_that_does_not_fit_is_known_before_it_is_in_a_batch(office: OpenOffice) -> None:
    good, bad = passport_holder(office), passport_holder(office, "K7654321", address=ENDLESS)
    office.work()
    letters, by = letters_without_paper(office), office.actor("supervisor")
    assert len(ENDLESS) > LONGEST
    due = letters.due(by=by, limit=9)

    [misfit] = letters.misfits(due, by=by)

    assert misfit.application_id == bad.id
    letters.print_batch([id_ for id_ in due if id_ != misfit.id], write=_nowhere, by=by)
    with letters.begin() as uow:
        assert [letter.generation for letter in uow.letters.of(good.id)] == [1]
    assert letters.due(by=by, limit=9) == [misfit.id]
    assert letters.due(by=by, limit=9, but_not=[misfit.id]) == []


def test_who_has_an_address_that_does_not_fit_is_asked_for_another(office: OpenOffice) -> None:
    bad = passport_holder(office, address=ENDLESS)
    office.work()
    letters, by = letters_without_paper(office), office.actor("supervisor")
    [misfit] = letters.misfits(letters.due(by=by, limit=9), by=by)

    letters.refuse_address(misfit.id, by=by)
    office.work()

    assert office.find(bad.reference).stage is Stage.LETTER_RETURNED
    assert office.transport.kinds() == [MessageKind.ADDRESS_UNUSABLE]
    assert letters.due(by=by, limit=9) == []
    with pytest.raises(LetterNotLive):
        letters.refuse_address(misfit.id, by=by)


class BrokenPrinter(NoPaper):
    """Its template fails."""

    def batch(self, letters: Sequence[LetterSheet], *, batch_number: int) -> bytes:
        del letters, batch_number
        raise RuntimeError("the letter template failed")


@on_every_database
def test_a_batch_whose_pages_cannot_be_made_ends_and_its_letters_are_due_anew(
    office: OpenOffice,
) -> None:
    passport_holder(office)
    office.work()
    letters, by = office.office.letters, office.actor("supervisor")
    due = letters.due(by=by, limit=9)

    with pytest.raises(RuntimeError):
        replace(letters, printer=BrokenPrinter()).print_batch(due, write=_nowhere, by=by)

    [batch] = letters.batches(by=by)
    assert batch.abandoned_at is not None
    assert len(letters.due(by=by, limit=9)) == 1
    assert row_counts(office.url)["letters"] == 2


def _nowhere(batch: LetterId | int, pdf: bytes) -> None:
    del batch, pdf
