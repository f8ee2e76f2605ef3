"""An application of each route, from its bundle to an activated account."""

from datetime import date

import pytest

from workstation.domain.applications import Move, Stage
from workstation.domain.errors import (
    IncompleteCheck,
    LetterExpired,
    LetterNotLive,
    LetterTooSoon,
    NoVisitNeeded,
    SamePerson,
)
from workstation.domain.identity_checks import Answer, CheckParts, Outcome
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind, SendResult
from workstation.services.counter import Visit
from workstation.services.review import Judgement


def parts(**changes):
    values = {
        "document_kind": "passport",
        "document_number": "k1234567",
        "document_country": "GBR",
        "document_expires_on": date(2030, 1, 1),
        "number_agrees": False,
        "name_agrees": Answer.YES,
        "portrait": Answer.YES,
        "visual": Answer.YES,
        "tactile": Answer.YES,
        **changes,
    }
    return CheckParts(**values)


def passport_holder(office, **declared):
    return office.registered(
        kind="passport", number="K1234567", country="GBR", route="letter", **declared
    )


def print_all(office, pages=None):
    letters, by = office.office.letters, office.actor("supervisor")
    lines = [line for line in letters.page(LetterState.DUE, by=by) if line.batch_id is None]
    pages = {} if pages is None else pages
    return letters.print_batch([line.letter.id for line in lines], write=pages.__setitem__, by=by)


def post_all(office):
    by = office.actor("supervisor")
    batch = print_all(office)
    office.office.letters.confirm_batch(batch.id, by=by)
    return office.office.letters.post_batch(batch.id, by=by)


def live_letter(office, application):
    with office.office.letters.begin() as uow:
        return uow.letters.live(application.id)


def visit(office, letter, outcome=Outcome.PASS, who="clerk", **changes):
    counter, by = office.office.counter, office.actor(who)
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(case.application.id, by=by)
    recorded = Visit(
        outcome=outcome,
        parts=parts(**changes.pop("parts", {})),
        started_at=case.started_at,
        **changes,
    )
    return counter.record(letter.reference, recorded, claim=claim, by=by)


def test_a_passport_holder_gets_a_letter_comes_to_the_counter_and_is_activated(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)

    visit(office, letter)
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED
    assert office.transport.kinds() == [MessageKind.LETTER_SENT, MessageKind.PIN]
    pin = office.transport.last_pin()
    assert office.office.release.answer(application.reference, pin) == "activated"


def test_a_card_holder_without_a_proof_is_activated_by_the_code_in_the_letter(office, monkeypatch):
    application = office.registered(route="letter")
    office.work()
    sheets = []

    def kept(_printer, letters, *, batch_number):
        sheets.extend(letters)
        return b"%PDF-"

    monkeypatch.setattr(type(office.office.letters.printer), "batch", kept)
    post_all(office)
    office.work()

    [sheet] = sheets
    assert office.find(application.reference).stage is Stage.LETTER_POSTED
    answer = office.office.release.answer(application.reference, sheet.code.grouped.lower())
    assert answer == "activated"
    assert office.transport.kinds() == [MessageKind.LETTER_SENT]


def test_a_referred_person_is_passed_by_a_supervisor_and_never_by_the_clerk(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    visit(
        office,
        live_letter(office, application),
        Outcome.REFER,
        reason="name_differs",
        who="supervisor",
    )
    referrals = office.office.referrals
    [line] = referrals.open_ones(by=office.actor("supervisor2"))

    with pytest.raises(SamePerson):
        referrals.confirm(
            line.id, Move.PASS_IDENTITY, reason="same_person", by=office.actor("supervisor")
        )
    referrals.confirm(
        line.id, Move.PASS_IDENTITY, reason="same_person", by=office.actor("supervisor2")
    )
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_a_failed_check_leaves_the_letter_good_for_another_visit(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    visit(office, letter, Outcome.FAIL, reason="document_differs")
    office.later(seconds=9)

    visit(office, letter)
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_a_concern_changes_nothing_visible_and_holds_the_pin(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    decision = visit(office, live_letter(office, application), concern=True)
    office.later(minutes=10)

    assert decision.stage_after is Stage.IDENTITY_VERIFIED
    assert office.find(application.reference).stage is Stage.IDENTITY_VERIFIED
    assert MessageKind.PIN not in office.transport.kinds()
    office.office.release.clear_hold(
        application.id, "concern_cleared", by=office.actor("supervisor")
    )
    office.later(minutes=2)
    assert office.transport.kinds().count(MessageKind.PIN) == 1


@pytest.mark.parametrize(
    "lacking",
    [
        {"document_number": "K7654321"},
        {"document_number": ""},
        {"document_kind": "exit_entry_permit"},
        {"document_expires_on": date(2021, 12, 14)},
        {"portrait": Answer.NO},
        {"name_agrees": Answer.NOT_POSSIBLE},
        {"visual": Answer.NO},
        {"tactile": Answer.NO},
    ],
)
def test_no_pass_is_recorded_on_parts_that_do_not_carry_it(office, lacking):
    application = passport_holder(office)
    office.work()
    post_all(office)

    with pytest.raises(IncompleteCheck):
        visit(office, live_letter(office, application), parts=lacking)

    assert office.find(application.reference).stage is Stage.LETTER_POSTED


def test_a_letter_is_good_until_the_end_of_its_last_day_in_hong_kong(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    office.clock.at = office.clock.at.replace(month=1, day=14, year=2022, hour=16, minute=0)

    with pytest.raises(LetterExpired) as refused:
        visit(office, letter)

    assert refused.value.facts["on"] == "2022-01-14"


def test_a_card_holder_at_the_counter_needs_no_visit_unless_it_is_a_case_in_need(office):
    application = office.registered(route="letter")
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    hkid = {
        "document_kind": "hkid",
        "document_number": "A123456(3)",
        "document_country": "HKG",
        "document_expires_on": None,
    }
    with pytest.raises(NoVisitNeeded):
        visit(office, letter, parts=hkid)

    claim = office.office.counter.claim(application.id, by=office.actor("clerk"))
    office.office.counter.allow_visit(application.id, claim=claim, by=office.actor("clerk"))
    visit(office, letter, parts=hkid)
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_a_returned_letter_is_void_the_applicant_told_and_no_second_one_goes_there(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)

    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))
    office.work()

    assert office.find(application.reference).stage is Stage.LETTER_RETURNED
    assert office.transport.kinds()[-1] is MessageKind.ADDRESS_FAILED
    with pytest.raises(LetterNotLive):
        visit(office, letter)
    other = office.registered(kind="passport", number="K7654321", country="GBR", route="letter")
    office.work()
    assert office.find(other.reference).stage is Stage.LETTER_RETURNED
    assert live_letter(office, other) is None


def test_a_reissued_letter_replaces_the_old_one_and_the_limits_hold(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    first = live_letter(office, application)
    by = office.actor("clerk")
    with pytest.raises(LetterTooSoon) as refused:
        office.office.letters.reissue(application.id, "letter_lost", by=by)
    assert refused.value.facts["from"] == "2021-12-16"

    office.clock.move(hours=25)
    office.office.letters.reissue(application.id, "letter_lost", by=by)
    office.work()
    post_all(office)
    second = live_letter(office, application)

    assert second.generation == 2
    with pytest.raises(LetterNotLive):
        visit(office, first)
    for _ in range(2):
        office.clock.move(hours=25)
        office.office.letters.reissue(application.id, "letter_lost", by=by)
        office.work()
        post_all(office)
    office.clock.move(hours=25)
    with pytest.raises(LetterTooSoon):
        office.office.letters.reissue(application.id, "letter_lost", by=by)


def test_an_interrupted_batch_is_given_up_and_every_letter_made_anew(office):
    application = passport_holder(office)
    office.work()
    by = office.actor("supervisor")
    first = live_letter(office, application)

    def power_cut(_batch, _pdf):
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        office.office.letters.print_batch([first.id], write=power_cut, by=by)
    [batch] = office.office.letters.batches(by=by)
    assert not batch.written

    assert office.office.letters.abandon_batch(batch.id, by=by) == 1
    post_all(office)

    with pytest.raises(LetterNotLive):
        visit(office, first)
    visit(office, live_letter(office, application))


def test_a_proof_that_cannot_be_verified_leads_to_a_letter(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.decide(
        application.id,
        Judgement(move=Move.SEND_LETTER, reason="not_verifiable", revision=1),
        claim=claim,
        by=office.actor("reviewer"),
    )
    office.later(seconds=9)

    assert live_letter(office, application) is not None
    assert office.transport.kinds() == [MessageKind.LETTER_PLANNED]


def test_a_temporary_failure_is_tried_again_with_the_same_pin(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.transport.answer = lambda _: SendResult.temporary_failure("spool_full")
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ACCEPT_PROOF, revision=1),
        claim=claim,
        by=office.actor("reviewer"),
    )
    office.later(seconds=9)
    assert office.transport.sent == []

    office.transport.answer = lambda message: SendResult.accepted(message.reference)
    office.later(minutes=5)

    assert office.transport.kinds() == [MessageKind.PIN]
    pin = office.transport.last_pin()
    assert office.office.release.answer(application.reference, pin) == "activated"


def test_ten_wrong_tries_make_a_pin_void(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ACCEPT_PROOF, revision=1),
        claim=claim,
        by=office.actor("reviewer"),
    )
    office.later(seconds=9)
    pin = office.transport.last_pin()
    for _ in range(10):
        assert office.office.release.answer(application.reference, "00000000") == "refused"
        office.clock.move(minutes=3)

    assert office.office.release.answer(application.reference, pin) == "refused"
    assert office.find(application.reference).stage is Stage.PIN_RELEASED
    office.office.release.reissue(application.id, "pin_lost", by=office.actor("supervisor"))
    office.later(seconds=9)
    assert office.office.release.answer(application.reference, office.transport.last_pin()) == (
        "activated"
    )
    assert office.office.release.answer(application.reference, pin) == "refused"


def test_five_tries_in_ten_minutes_are_the_most(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ACCEPT_PROOF, revision=1),
        claim=claim,
        by=office.actor("reviewer"),
    )
    office.later(seconds=9)
    pin = office.transport.last_pin()
    for _ in range(5):
        office.office.release.answer(application.reference, "00000000")

    assert office.office.release.answer(application.reference, pin) == "refused"
    office.clock.move(minutes=11)
    assert office.office.release.answer(application.reference, pin) == "activated"


def test_a_second_registration_of_a_document_waits_for_a_supervisor(office):
    first = office.registered()
    second = office.registered(english="CHAN Tai Man", phone="+85298765432")
    assert second.stage is Stage.DUPLICATE_REVIEW

    office.office.referrals.keep_new(second.id, "registered_again", by=office.actor("supervisor"))

    assert office.find(first.reference).stage is Stage.CANCELLED
    assert office.find(second.reference).stage is Stage.PROOF_REVIEW


def test_equal_numbers_of_other_kinds_or_countries_are_no_duplicates(office):
    stages = [
        office.registered(kind=kind, number="K1234567", country=country, route="letter").stage
        for kind, country in (("passport", "GBR"), ("passport", "USA"), ("other", "GBR"))
    ]

    assert Stage.DUPLICATE_REVIEW not in stages


def test_a_cancelled_registration_makes_room_and_its_letter_is_void(office):
    first = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, first)
    office.office.referrals.cancel(first.id, "applicant_withdrew", by=office.actor("supervisor"))

    second = passport_holder(office)

    assert second.stage is not Stage.DUPLICATE_REVIEW
    with pytest.raises(LetterNotLive):
        visit(office, letter)


def test_applicants_who_never_answer_are_closed_in_time(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1),
        claim=claim,
        by=office.actor("reviewer"),
    )
    office.later(days=31)

    assert office.find(application.reference).stage is Stage.EXPIRED


def test_uploads_of_closed_applications_are_destroyed_and_the_record_stays(office):
    application = office.registered()
    with office.office.letters.begin() as uow:
        [proof] = uow.proofs.of(application.id)
        assert uow.proofs.body(proof.id) == b"a bill"
    office.office.referrals.cancel(
        application.id, "applicant_withdrew", by=office.actor("supervisor")
    )
    office.later(days=200)

    with office.office.letters.begin() as uow:
        [purged] = uow.proofs.of(application.id)
    assert purged.state == "purged"
    assert purged.sha256 == proof.sha256
