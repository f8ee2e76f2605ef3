"""Scenario 35: another telephone at the counter, proved by a live code; the old one is told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.support.at_once import at_once
from tests.support.contents import raw
from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.letter_rooms import post_due
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.phone_changes import HOLDER, NEW, OLD, code_in
from workstation.domain.applications import Application, Claim, Stage
from workstation.domain.errors import (
    ChangedElsewhere,
    InUse,
    NotAllowed,
    NotClaimed,
    NoVisitNeeded,
    OwnHousehold,
)
from workstation.domain.identity_checks import Answer, CheckParts, Outcome
from workstation.domain.letter_rules import Letter
from workstation.domain.messages import MessageKind, MessageState, SendResult
from workstation.domain.phone_codes import (
    CODES_WITHIN,
    MOST_CODES,
    TRIES,
    VALID_FOR,
    PhoneAnswer,
    PhoneChangeTooLate,
    PhoneUnchanged,
    TooManyCodes,
)
from workstation.domain.phones import PhoneNumber, PhoneRefused
from workstation.domain.pins import PinAnswer
from workstation.domain.reasons import Reason
from workstation.services.counter import Visit

pytestmark = mostly_sqlite


@pytest.fixture
def letter(office: OpenOffice) -> Letter:
    application = office.registered(**HOLDER)
    return post_due(office)[application.reference]


@pytest.fixture
def application(office: OpenOffice, letter: Letter) -> Application:
    return office.office.counter.find(letter.reference.digits, by=office.actor("clerk")).application


def code_sent(office: OpenOffice) -> str:
    """Let the messages go, and read the newest code on the new telephone."""
    office.work()
    return code_in(office.transport.sent)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def claimed(office: OpenOffice, application: Application) -> Claim:
    return office.office.counter.claim(application.id, by=office.actor("clerk"))


def changed(
    office: OpenOffice, application: Application, code: str, claim: Claim | None = None
) -> PhoneAnswer:
    return office.office.phone_changes.change(
        application.id, NEW, code, claim=claim, by=office.actor("clerk")
    )


def asked(office: OpenOffice, application: Application, typed: str = "6111 2222") -> PhoneNumber:
    return office.office.phone_changes.send_code(application.id, typed, by=office.actor("clerk"))


def phone_of(office: OpenOffice, letter: Letter) -> PhoneNumber:
    case = office.office.counter.find(letter.reference.digits, by=office.actor("clerk"))
    return case.applicant.phone


def pin_released(office: OpenOffice, letter: Letter) -> str:
    """Pass the check, let the PIN go out, and return it."""
    counter, by = office.office.counter, office.actor("clerk")
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(case.application.id, by=by)
    parts = CheckParts(
        document_kind="passport",
        document_number="E12345678",
        document_country="GBR",
        document_expires_on=(office.clock.at + timedelta(days=900)).date(),
        number_agrees=True,
        name_agrees=Answer.YES,
        portrait=Answer.YES,
        visual=Answer.YES,
        tactile=Answer.YES,
    )
    visit = Visit(outcome=Outcome.PASS, parts=parts, started_at=case.started_at)
    counter.record(letter.reference, visit, claim=claim, by=by)
    office.later(hours=1)
    office.work()
    return office.transport.last_pin()


@on_every_database
def test_35_the_new_number_is_proved_the_old_one_told_and_the_pending_pin_void(
    office: OpenOffice, letter: Letter
) -> None:
    pin = pin_released(office, letter)
    case = office.office.counter.find(letter.reference.digits, by=office.actor("clerk"))
    application = case.application
    assert application.stage is Stage.PIN_RELEASED

    phone = asked(office, application)
    assert phone_of(office, letter) == OLD
    code = code_sent(office)
    answer = changed(office, application, code)
    office.work()

    assert (phone, answer) == (NEW, PhoneAnswer.CHANGED)
    assert phone_of(office, letter) == NEW
    sent = {message.kind: message.phone for message in office.transport.sent}
    assert sent[MessageKind.PHONE_CODE] == NEW.e164
    assert sent[MessageKind.PHONE_CHANGED] == OLD.e164
    release = office.office.release
    assert release.answer(application.reference, pin) is PinAnswer.REFUSED
    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_the_next_pin_goes_to_the_new_number(office: OpenOffice, letter: Letter) -> None:
    pin_released(office, letter)
    by = office.actor("clerk")
    application = office.office.counter.find(letter.reference.digits, by=by).application
    asked(office, application)
    changed(office, application, code_sent(office))

    supervisor = office.actor("supervisor")
    office.office.release.reissue(application.id, Reason.PIN_LOST, by=supervisor)
    office.later(hours=1)
    office.work()

    pins = [message for message in office.transport.sent if message.kind is MessageKind.PIN]
    assert [message.phone for message in pins] == [OLD.e164, NEW.e164]
    last = office.transport.last_pin()
    assert office.office.release.answer(application.reference, last) is PinAnswer.ACTIVATED


def test_before_the_check_it_is_changed_under_the_desks_claim(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    claim = claimed(office, application)
    asked(office, application)

    assert changed(office, application, code_sent(office), claim) is PhoneAnswer.CHANGED
    assert phone_of(office, letter) == NEW
    assert pin_released(office, letter)
    assert office.transport.sent[-1].phone == NEW.e164


def test_a_wrong_code_changes_nothing_and_three_make_it_void(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    asked(office, application)
    code = code_sent(office)

    answers = [changed(office, application, other_than(code)) for _ in range(TRIES)]

    assert answers == [PhoneAnswer.WRONG] * (TRIES - 1) + [PhoneAnswer.VOID]
    assert changed(office, application, code) is PhoneAnswer.VOID
    assert phone_of(office, letter) == OLD
    assert MessageKind.PHONE_CHANGED not in office.transport.kinds()


@on_every_database
def test_a_code_lives_ten_minutes_by_the_stores_clock(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    asked(office, application)
    code = code_sent(office)
    office.clock.at += VALID_FOR + timedelta(seconds=1)

    assert changed(office, application, code) is PhoneAnswer.VOID
    assert phone_of(office, letter) == OLD


def test_a_code_proves_the_number_it_was_sent_to_and_no_other(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    asked(office, application)
    code = code_sent(office)
    other, by = PhoneNumber("+85263334444"), office.actor("clerk")

    answer = office.office.phone_changes.change(application.id, other, code, claim=None, by=by)

    assert answer is PhoneAnswer.WRONG
    assert phone_of(office, letter) == OLD


def test_another_code_makes_the_one_before_void(
    office: OpenOffice, application: Application
) -> None:
    asked(office, application)
    first = code_sent(office)
    asked(office, application)
    second = code_sent(office)

    if first != second:
        assert changed(office, application, first) is PhoneAnswer.WRONG
    assert changed(office, application, second) is PhoneAnswer.CHANGED
    assert changed(office, application, second) is PhoneAnswer.VOID


def test_five_codes_an_hour(office: OpenOffice, application: Application) -> None:
    for _ in range(MOST_CODES):
        asked(office, application)
    with pytest.raises(TooManyCodes) as refused:
        asked(office, application)

    assert 0 < int(refused.value.facts["minutes"]) <= 60
    office.clock.at += CODES_WITHIN
    assert asked(office, application) == NEW


def test_a_code_that_could_not_be_sent_in_its_time_is_not_sent_later(
    office: OpenOffice, application: Application
) -> None:
    office.transport.answer = lambda _: SendResult.temporary_failure("busy")
    asked(office, application)
    office.work()

    office.transport.answer = lambda message: SendResult.accepted(message.reference)
    office.later(minutes=11)
    office.work()

    assert MessageKind.PHONE_CODE not in office.transport.kinds()
    assert _codes(office.url) == {(MessageState.CANCELLED, None)}


def _codes(url: str) -> set[Any]:
    with raw(url) as engine, engine.connect() as connection:
        query = "SELECT state, body FROM messages WHERE kind = 'phone_code'"
        return {tuple(row) for row in connection.execute(text(query))}


@pytest.mark.parametrize("typed", ["", "phone", "123", "9123 4567"])
def test_what_is_no_other_number_sends_nothing(
    office: OpenOffice, application: Application, typed: str
) -> None:
    with pytest.raises(PhoneUnchanged if typed.startswith("9") else PhoneRefused):
        asked(office, application, typed)
    office.work()

    assert MessageKind.PHONE_CODE not in office.transport.kinds()


def test_identity_card_holders_do_not_change_it_at_the_counter(office: OpenOffice) -> None:
    application = office.registered(route="letter")

    with pytest.raises(NoVisitNeeded):
        asked(office, application)


def test_it_is_too_late_once_the_account_is_activated(office: OpenOffice, letter: Letter) -> None:
    pin = pin_released(office, letter)
    by = office.actor("clerk")
    application = office.office.counter.find(letter.reference.digits, by=by).application
    office.office.release.answer(application.reference, pin)

    with pytest.raises(PhoneChangeTooLate):
        asked(office, application)


def test_a_reviewer_and_the_own_household_may_not(
    office: OpenOffice, application: Application
) -> None:
    with pytest.raises(NotAllowed):
        office.office.phone_changes.send_code(
            application.id, "6111 2222", by=office.actor("reviewer")
        )
    clerk = office.session("clerk").member
    office.office.staff.tie(clerk.id, phone=OLD, number="", address="", by=AT_DOOR)

    with pytest.raises(OwnHousehold):
        asked(office, application)


def test_a_colleagues_claim_stops_it_and_the_code_stays_good(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    asked(office, application)
    code = code_sent(office)
    theirs = office.office.counter.claim(application.id, by=office.actor("supervisor"))

    with pytest.raises(InUse):
        changed(office, application, code)
    office.later(minutes=5)
    ours = claimed(office, application)
    with pytest.raises(NotClaimed):
        office.office.phone_changes.change(
            application.id, NEW, code, claim=theirs, by=office.actor("supervisor")
        )

    assert phone_of(office, letter) == OLD
    assert changed(office, application, code, ours) is PhoneAnswer.CHANGED


def test_the_log_has_no_number_and_no_code(office: OpenOffice, application: Application) -> None:
    asked(office, application)
    code = code_sent(office)
    changed(office, application, code)

    kept = _audited(office.url)
    assert {"phone.code_sent", "phone.changed"} <= set(kept)
    assert not any(
        word in facts for facts in kept.values() for word in (code, "6111", "9123", NEW.e164)
    )


def _audited(url: str) -> Mapping[str, str]:
    with raw(url) as engine, engine.connect() as connection:
        rows = connection.execute(text("SELECT action, facts FROM audit_entries"))
        return {str(action): str(facts) for action, facts in rows}


@on_every_database
def test_two_desks_with_the_same_code_change_it_once(
    office: OpenOffice, letter: Letter, application: Application
) -> None:
    asked(office, application)
    code = code_sent(office)
    clerk = office.actor("clerk")
    desks = [replace(clerk, desk=f"desk {number}") for number in range(2)]

    answers = at_once(
        *(
            lambda by=by: office.office.phone_changes.change(
                application.id, NEW, code, claim=None, by=by
            )
            for by in desks
        )
    )
    office.work()

    # The one who is late finds no code, or that somebody was first.
    assert answers.count(PhoneAnswer.CHANGED) == 1
    late = next(answer for answer in answers if answer is not PhoneAnswer.CHANGED)
    assert late is PhoneAnswer.VOID or isinstance(late, ChangedElsewhere)
    assert phone_of(office, letter) == NEW
    assert office.transport.kinds().count(MessageKind.PHONE_CHANGED) == 1
