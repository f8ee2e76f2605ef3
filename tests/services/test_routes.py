"""An application of each route, from its bundle to an activated account."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from tests.support.databases import mostly_sqlite
from tests.support.letter_rooms import NoPaper, letters_without_paper
from workstation.bootstrap import keep_batch
from workstation.domain.applications import Move, Stage
from workstation.domain.calendar import promised_on
from workstation.domain.document_numbers import hkid_check_digit
from workstation.domain.errors import (
    IncompleteCheck,
    LetterExpired,
    LetterNotLive,
    LetterTooSoon,
    NoVisitNeeded,
    SamePerson,
)
from workstation.domain.identity_checks import Answer, CheckParts, Outcome, Representative
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind, SendResult
from workstation.services.counter import Visit
from workstation.services.review import Judgement

pytestmark = mostly_sqlite


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


def post_all(office, paper=None):
    """Print, on ``paper``, and post every letter that is due."""
    letters, by = letters_without_paper(office, paper), office.actor("supervisor")
    due = [line.letter.id for line in letters.page(LetterState.DUE, by=by) if not line.batch_id]
    batch = letters.print_batch(due, write=lambda *_: None, by=by)
    letters.confirm_batch(batch.id, by=by)
    letters.post_batch(batch.id, by=by)


def live_letter(office, application):
    with office.office.letters.begin() as uow:
        return uow.letters.live(application.id)


def posted_code(office):
    """Print and post the one letter that is due; return the code in it."""
    paper = NoPaper()
    post_all(office, paper)
    [[sheet]] = paper.batches
    return sheet.code.grouped


def accepted(office, application):
    """Let a reviewer accept a proof, and the PIN go out."""
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    office.later(seconds=9)
    return office.transport.last_pin()


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


def test_a_card_holder_without_a_proof_is_activated_by_the_code_in_the_letter(office):
    application = office.registered(route="letter")
    office.work()
    code = posted_code(office)
    office.work()

    assert office.find(application.reference).stage is Stage.LETTER_POSTED
    answer = office.office.release.answer(application.reference, code.lower())
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
            line.id,
            Move.PASS_IDENTITY,
            revision=1,
            reason="same_person",
            by=office.actor("supervisor"),
        )
    referrals.confirm(
        line.id,
        Move.PASS_IDENTITY,
        revision=1,
        reason="same_person",
        by=office.actor("supervisor2"),
    )
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_a_renewed_passport_is_confirmed_by_a_supervisor_and_both_numbers_stay(office):
    """Scenario 30: nothing is overwritten, and no PIN goes out before a supervisor agrees."""
    application = passport_holder(office)
    office.work()
    post_all(office)
    renewed = {"document_number": "K9999999"}
    visit(
        office,
        live_letter(office, application),
        Outcome.REFER,
        reason="document_renewed",
        parts=renewed,
    )
    office.later(seconds=60)
    assert MessageKind.PIN not in office.transport.kinds()
    by = office.actor("supervisor")
    [line] = office.office.referrals.open_ones(by=by)

    office.office.referrals.confirm(
        line.id, Move.PASS_IDENTITY, revision=1, reason="same_person", by=by
    )
    office.later(seconds=9)

    case = office.office.review.open(application.id, by=by)
    [check] = case.checks
    assert case.application.stage is Stage.PIN_RELEASED
    assert (case.applicant.document.number, check.parts.document_number) == (
        "K1234567",
        "K9999999",
    )
    assert (check.outcome, check.reason) == (Outcome.REFER, "document_renewed")
    [passed] = [decided for decided in case.history if decided.move is Move.PASS_IDENTITY]
    assert (passed.reason, passed.by) == ("same_person", "supervisor name")


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
    """Scenario 34: the decision looks as ever, and the release waits for a supervisor."""
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
        {"document_country": "NGA"},
        {"document_country": ""},
        {"document_expires_on": date(2021, 12, 14)},
        {"document_expires_on": None},
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


@pytest.mark.parametrize("kind", ["other", "seaman_book"])
def test_a_paper_the_catalogue_refers_is_not_passed_by_a_clerk(office, kind):
    """Scenario 28: an unknown paper opens a referral, whatever a desk sends."""
    application = office.registered(kind=kind, number="K1234567", country="GBR", route="letter")
    office.work()
    post_all(office)

    with pytest.raises(IncompleteCheck) as refused:
        visit(office, live_letter(office, application), parts={"document_kind": kind})

    assert refused.value.facts == {"part": "document_kind"}
    visit(
        office,
        live_letter(office, application),
        Outcome.REFER,
        reason="document_unknown",
        parts={"document_kind": kind},
    )
    assert office.find(application.reference).stage is Stage.IDENTITY_REFERRED


@pytest.mark.parametrize(
    ("declared", "shown"), [("GBR", "GBO"), ("HKG", "CHN"), ("CHN", "mac"), ("D", "DEU")]
)
def test_one_issuer_has_more_than_one_code(office, declared, shown):
    application = office.registered(
        kind="passport", number="K1234567", country=declared, route="letter"
    )
    office.work()
    post_all(office)

    visit(office, live_letter(office, application), parts={"document_country": shown})

    assert office.find(application.reference).stage is Stage.IDENTITY_VERIFIED


def test_an_o_for_a_d_is_another_number_at_the_counter_though_its_check_digit_is_right(office):
    """Scenario 15: flagged, and no pass is recorded on it."""
    digit = hkid_check_digit("D123456")
    assert digit == hkid_check_digit("O123456")
    application = office.registered(route="letter", number=f"D123456({digit})")
    office.work()
    post_all(office)
    counter, clerk = office.office.counter, office.actor("clerk")
    claim = counter.claim(application.id, by=clerk)
    counter.allow_visit(application.id, claim=claim, by=clerk)
    read = {
        "document_kind": "hkid",
        "document_number": f"O123456({digit})",
        "document_country": "HKG",
        "document_expires_on": None,
        "number_agrees": True,
    }

    with pytest.raises(IncompleteCheck) as refused:
        visit(office, live_letter(office, application), parts=read)

    assert refused.value.facts == {"part": "number_agrees"}
    assert not counter.same_number(application.id, f"O123456({digit})", by=clerk)
    assert counter.same_number(application.id, f"D123456({digit})", by=clerk)


SON = Representative(
    name="LEE Siu Ming",
    document_number="B765432(1)",
    relationship="child",
    phone="+85292222222",
    own_document_seen=True,
    applicant_copy_seen=True,
    authorisation_seen=True,
    letter_seen=True,
)


def test_a_representative_is_recorded_with_all_four_items_relationship_and_phone(office):
    """Scenario 31: while one is missing no outcome is saved, whichever it is."""
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    lacking = (
        {"own_document_seen": False},
        {"document_number": ""},
        {"applicant_copy_seen": False},
        {"letter_seen": False},
        {"authorisation_seen": False},
        {"relationship": ""},
        {"phone": " "},
    )
    for item in lacking:
        for outcome in Outcome:
            with pytest.raises(IncompleteCheck):
                visit(
                    office,
                    letter,
                    outcome,
                    reason="other",
                    parts={"representative": replace(SON, **item)},
                )

    visit(
        office,
        letter,
        Outcome.REFER,
        reason="representative",
        parts={"representative": SON},
    )

    [check] = office.office.review.open(application.id, by=office.actor("supervisor")).checks
    assert check.parts.representative == SON


def test_three_children_with_one_parents_phone_have_a_case_and_a_pin_each(office):
    """Scenario 32: the household is shown, and the shared phone alone holds nobody up."""
    children = [
        office.registered(
            kind="birth_certificate",
            number=f"S12345{child}",
            english=f"CHAN Siu {name}",
            chinese="",
            date_of_birth=f"201{child + 2}-03-04",
            route="letter",
        )
        for child, name in enumerate(("Ming", "Fan", "Wah"))
    ]
    office.work()
    post_all(office)
    parent = replace(SON, relationship="parent")
    pins = {}

    for number, application in enumerate(children):
        letter = live_letter(office, application)
        case = office.office.counter.find(letter.reference.digits, by=office.actor("clerk"))
        assert case.same_phone == 2
        assert not case.representative_refers
        born_in = {
            "document_kind": "birth_certificate",
            "document_number": f"S12345{number}",
            "document_country": "HKG",
            "document_expires_on": None,
            "representative": parent,
        }
        visit(office, letter, parts=born_in)
        office.later(seconds=9)
        pins[application.reference] = office.transport.last_pin()

    assert office.transport.kinds().count(MessageKind.PIN) == 3
    assert {m.phone for m in office.transport.sent} == {"+85291234567"}
    assert office.office.referrals.held(by=office.actor("supervisor")) == []
    assert not any(office.find(child.reference).concern for child in children)
    answer = office.office.release.answer
    (first, *_, last) = pins
    assert answer(first, pins[last]) == "refused"
    assert {answer(reference, pin) for reference, pin in pins.items()} == {"activated"}


def test_a_letter_is_good_until_the_end_of_its_last_day_in_hong_kong(office):
    """Scenario 26: after 23:59 of its last day no pass is recorded, and the day is named."""
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    counter, clerk = office.office.counter, office.actor("clerk")
    office.clock.at = office.clock.at.replace(month=1, day=14, year=2022, hour=15, minute=59)
    assert counter.find(letter.reference.digits, by=clerk).can_pass

    office.clock.move(minutes=1)

    assert not counter.find(letter.reference.digits, by=clerk).can_pass
    with pytest.raises(LetterExpired) as refused:
        visit(office, letter)
    assert refused.value.facts["on"] == "2022-01-14"
    assert office.find(application.reference).stage is Stage.LETTER_POSTED


def test_a_card_holder_at_the_counter_needs_no_visit_unless_it_is_a_case_in_need(office):
    """Scenario 27: the store records no visit of a card holder who is no case in need."""
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
    """Scenario 24: void, the address failed, the applicant told, no second letter there."""
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)

    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.LETTER_RETURNED
    assert office.transport.kinds()[-1] is MessageKind.ADDRESS_FAILED
    with pytest.raises(LetterNotLive):
        visit(office, letter)
    other = office.registered(kind="passport", number="K7654321", country="GBR", route="letter")
    office.work()
    assert office.find(other.reference).stage is Stage.LETTER_RETURNED
    assert live_letter(office, other) is None


def test_the_code_of_a_letter_that_came_back_opens_nothing(office):
    """Scenario 24: its code is void from the moment it is scanned."""
    application = office.registered(route="letter")
    office.work()
    code = posted_code(office)
    letter = live_letter(office, application)

    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))

    assert office.office.release.answer(application.reference, code) == "refused"
    assert office.find(application.reference).stage is Stage.LETTER_RETURNED


def test_the_code_of_a_letter_that_was_lost_stops_working_when_another_is_asked_for(office):
    """Scenario 25: the old code is void at once, the new one activates."""
    application = office.registered(route="letter")
    office.work()
    old = posted_code(office)
    office.clock.move(hours=25)

    office.office.letters.reissue(application.id, "letter_lost", by=office.actor("clerk"))

    assert office.office.release.answer(application.reference, old) == "refused"
    office.work()
    new = posted_code(office)
    assert office.office.release.answer(application.reference, old) == "refused"
    assert office.office.release.answer(application.reference, new) == "activated"


def kept_batch(office):
    """Print what is due into the office's folder; return the batch and its file."""
    office.registered(route="letter")
    office.work()
    letters, by = letters_without_paper(office), office.actor("supervisor")
    due = [line.letter.id for line in letters.page(LetterState.DUE, by=by)]
    files = []

    def write(id_, pdf):
        files.append(keep_batch(office.office.settings, id_, pdf))

    batch = letters.print_batch(due, write=write, by=by)
    return batch.id, files[0]


def test_the_file_of_a_batch_is_deleted_when_its_letters_went_to_the_post(office):
    batch, file = kept_batch(office)
    letters, by = office.office.letters, office.actor("supervisor")

    letters.confirm_batch(batch, by=by)
    office.work()
    kept_till_then = file.exists()
    letters.post_batch(batch, by=by)

    assert kept_till_then
    assert not file.exists()
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_file_of_a_batch_is_deleted_when_it_is_given_up(office):
    batch, file = kept_batch(office)

    office.office.letters.abandon_batch(batch, by=office.actor("supervisor"))

    assert not file.exists()


def test_the_worker_deletes_the_file_of_a_batch_that_was_posted_at_another_computer(office):
    batch, file = kept_batch(office)
    body = file.read_bytes()
    letters, by = office.office.letters, office.actor("supervisor")
    letters.confirm_batch(batch, by=by)
    letters.post_batch(batch, by=by)
    file.write_bytes(body)
    strange = file.with_name("batch-99.pdf")
    strange.write_bytes(body)
    half = file.with_name(f".{file.name}.4711.new")
    half.write_bytes(body[:3])

    office.later(minutes=1)

    assert [kept.name for kept in file.parent.iterdir()] == [strange.name]


def test_a_reissued_letter_replaces_the_old_one_and_the_limits_hold(office):
    """Scenario 25: too soon and too many are refused with a date; the old letter is void."""
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
    with pytest.raises(LetterTooSoon) as fifth:
        office.office.letters.reissue(application.id, "letter_lost", by=by)
    assert fifth.value.facts["from"] == "2022-01-14"


def test_an_interrupted_batch_is_given_up_and_every_letter_made_anew(office):
    """Scenario 23: a letter of an interrupted batch is void, the one made anew is good."""
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
    """Scenario 36: after a temporary failure the same PIN arrives."""
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.transport.answer = lambda _: SendResult.temporary_failure("spool_full")
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1),
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
    """Scenario 38: after ten wrong entries it is void, and another one takes a decision."""
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.decide(
        application.id,
        Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1),
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
        Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1),
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


def test_the_code_of_a_letter_still_in_the_room_is_refused_like_any_other_and_works_later(office):
    application = office.registered(route="letter")
    office.work()
    paper, by = NoPaper(), office.actor("supervisor")
    letters = letters_without_paper(office, paper)
    due = [line.letter.id for line in letters.page(LetterState.DUE, by=by)]
    batch = letters.print_batch(due, write=lambda *_: None, by=by)
    letters.confirm_batch(batch.id, by=by)
    [[sheet]] = paper.batches

    answer = office.office.release.answer(application.reference, sheet.code.grouped)

    assert answer == "refused"
    letters.post_batch(batch.id, by=by)
    assert office.office.release.answer(application.reference, sheet.code.grouped) == "activated"


@contextmanager
def asked_of(office):
    """Collect every statement, and every commit, that the office's database is asked."""
    with office.office.release.begin() as uow:
        engine = uow.staff._session.get_bind()
    asked = []

    def statement(_connection, _cursor, text, *_):
        asked.append(text)

    def commit(_connection):
        asked.append("COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    yield asked
    event.remove(engine, "before_cursor_execute", statement)
    event.remove(engine, "commit", commit)


def test_a_wrong_pin_and_an_unknown_reference_are_the_same_work(office):
    application = office.registered()
    accepted(office, application)

    with asked_of(office) as wrong:
        office.office.release.answer(application.reference, "00000000")
    with asked_of(office) as unknown:
        office.office.release.answer("HK00000000000", "00000000")

    assert unknown == wrong
    assert "COMMIT" in wrong


def test_tries_where_there_was_no_pin_are_forgotten_once_they_count_no_more(office):
    office.office.release.answer("HK00000000000", "00000000")

    office.later(minutes=11)

    with office.office.release.begin() as uow:
        assert uow.pins.forget_stray_tries(office.clock.at) == 0


def test_beside_an_active_account_a_second_registration_is_neither_taken_nor_refused(office):
    """Scenario 20: it names the active account, and nothing is decided until a person does."""
    first = office.registered()
    pin = accepted(office, first)
    assert office.office.release.answer(first.reference, pin) == "activated"

    second = office.registered(phone="+85298765432", address="Flat B, 5/F, 12 Ferry Lane")
    office.later(days=5)

    case = office.office.review.open(second.id, by=office.actor("supervisor"))
    assert case.application.stage is Stage.DUPLICATE_REVIEW
    [other] = case.duplicates
    assert (other.application.reference, other.application.stage) == (
        first.reference,
        Stage.ACTIVATED,
    )
    assert {Move.KEEP_NEW, Move.KEEP_EARLIER} <= case.moves
    assert office.office.queue.claim_next(by=office.actor("reviewer")) is None
    assert office.transport.kinds() == [MessageKind.PIN]


def test_who_registers_again_after_a_cancellation_is_not_held_up_and_the_old_pin_is_void(office):
    """Scenario 21: the new registration goes its way, the old PIN opens neither."""
    first = office.registered()
    old = accepted(office, first)
    office.office.referrals.cancel(first.id, "applicant_withdrew", by=office.actor("supervisor"))

    second = office.registered(phone="+85298765432")
    new = accepted(office, second)

    answer = office.office.release.answer
    assert [answer(each.reference, old) for each in (first, second)] == ["refused", "refused"]
    assert answer(second.reference, new) == "activated"
    assert office.find(first.reference).stage is Stage.CANCELLED


def test_a_second_registration_of_a_document_waits_for_a_supervisor(office):
    first = office.registered()
    second = office.registered(english="CHAN Tai Man", phone="+85298765432")
    assert second.stage is Stage.DUPLICATE_REVIEW

    office.office.referrals.keep_new(second.id, "registered_again", by=office.actor("supervisor"))

    assert office.find(first.reference).stage is Stage.CANCELLED
    assert office.find(second.reference).stage is Stage.PROOF_REVIEW


def test_equal_numbers_of_other_kinds_or_countries_are_no_duplicates(office):
    """Scenario 22: of one number, three documents are three applications."""
    stages = [
        office.registered(kind=kind, number="K1234567", country=country, route="letter").stage
        for kind, country in (("passport", "GBR"), ("passport", "USA"), ("other", "GBR"))
    ]

    assert Stage.DUPLICATE_REVIEW not in stages


def test_a_cancelled_registration_makes_room_and_its_letter_is_void(office):
    """Scenario 21: the old letter is void, and the new registration is no duplicate."""
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


def test_after_the_counter_check_five_working_days_are_promised(office):
    application = passport_holder(office)
    office.work()
    post_all(office)
    office.later(days=9)
    letter, counter, clerk = live_letter(office, application), office.office.counter, "clerk"

    decision = visit(office, letter, who=clerk)

    holidays = office.office.supervision.holidays
    checked = office.find(application.reference)
    assert checked.promised_on == promised_on(office.clock.at, 5, holidays)
    assert checked.promised_on > application.promised_on
    counter.take_back(decision.id, by=office.actor(clerk))
    assert office.find(application.reference).promised_on == application.promised_on


def test_nobody_passes_at_the_counter_whose_address_they_approved(office):
    """Scenario 39: neither as the one who decided nor as the one who proposed it."""
    application = office.registered(kind="passport", number="K1234567", country="GBR")
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="other", override=True, revision=1)
    by = office.actor("supervisor")
    claim = office.office.queue.claim(application.id, by=by)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    [line] = office.office.referrals.open_ones(by=by)
    office.office.referrals.confirm(
        line.id, Move.ACCEPT_PROOF, revision=1, by=office.actor("supervisor2")
    )
    office.later(seconds=9)
    post_all(office)
    letter = live_letter(office, application)

    for who in ("supervisor", "supervisor2"):
        with pytest.raises(SamePerson):
            visit(office, letter, who=who)
        office.later(minutes=3)

    visit(office, letter)
    assert office.find(application.reference).stage is Stage.IDENTITY_VERIFIED


def test_nobody_approves_at_the_desk_whom_they_checked_at_the_counter(office):
    """Scenario 39: whoever checked somebody at the counter does not decide where they live."""
    application = passport_holder(office)
    office.work()
    post_all(office)
    letter = live_letter(office, application)
    visit(office, letter, Outcome.FAIL, reason="document_differs", who="supervisor")
    office.later(seconds=9)
    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))
    office.take(
        office.bundle(
            registration_id=application.registration_id,
            kind="passport",
            number="K1234567",
            country="GBR",
        )
    )
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=2)
    queue, review = office.office.queue, office.office.review
    claim = queue.claim(application.id, by=office.actor("supervisor"))

    with pytest.raises(SamePerson):
        review.decide(application.id, judgement, claim=claim, by=office.actor("supervisor"))

    queue.release(claim)
    claim = queue.claim(application.id, by=office.actor("supervisor2"))
    review.decide(application.id, judgement, claim=claim, by=office.actor("supervisor2"))
    assert office.find(application.reference).stage is Stage.LETTER_DUE
