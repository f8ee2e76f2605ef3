"""Claims, decisions, undo, second persons: on both databases."""

from dataclasses import replace

import pytest

from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.review_desks import comparison, reading
from workstation.domain.applications import Move, Stage
from workstation.domain.errors import (
    AccountDisabled,
    AwaitingSecondPerson,
    InUse,
    NewerProofArrived,
    NotAllowed,
    NotClaimed,
    NoteRequired,
    OwnHousehold,
    ReasonRequired,
    ReasonUnknown,
    SamePerson,
    TooLateToTakeBack,
    WorkstationError,
    WrongStage,
)
from workstation.domain.extraction import Part
from workstation.domain.messages import MessageKind
from workstation.domain.phones import PhoneNumber
from workstation.domain.proof_fields import Field
from workstation.domain.proofs import Finding, ProofProblem, UnreadableReason, UnreadableUpload
from workstation.domain.queue import Flag, QueueFilter, View
from workstation.services.review import Judgement, Referred

pytestmark = mostly_sqlite


def accepting(**changes):
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    return replace(judgement, **changes)


def decide(office, application, judgement, who="reviewer"):
    claim = office.office.queue.claim(application.id, by=office.actor(who))
    return office.office.review.decide(application.id, judgement, claim=claim, by=office.actor(who))


def confirm(office, referral, who, revision=1):
    by = office.actor(who)
    return office.office.referrals.confirm(referral.id, referral.move, revision=revision, by=by)


@on_every_database
def test_an_accepted_proof_of_a_card_holder_ends_in_one_pin(office):
    application = office.registered()

    decide(office, application, accepting())
    office.later(seconds=9)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED
    assert office.transport.kinds() == [MessageKind.PIN]
    answer = office.office.release.answer(application.reference, office.transport.last_pin())
    assert answer == "activated"
    assert office.find(application.reference).stage is Stage.ACTIVATED


def test_nothing_leaves_the_office_while_a_decision_can_be_taken_back(office):
    application = office.registered()
    decision = decide(office, application, accepting())
    office.later(seconds=7)

    office.office.review.take_back(decision.id, by=office.actor("reviewer"))
    office.later(seconds=60)

    assert office.find(application.reference).stage is Stage.PROOF_REVIEW
    assert office.transport.sent == []


def test_a_taken_back_request_for_a_proof_sends_no_message(office):
    application = office.registered()
    decision = decide(
        office, application, Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
    )

    office.office.review.take_back(decision.id, by=office.actor("reviewer"))
    office.later(seconds=60)

    assert office.transport.sent == []


def test_a_decision_is_not_taken_back_after_its_time_nor_by_somebody_else(office):
    application = office.registered()
    decision = decide(office, application, accepting())

    with pytest.raises(TooLateToTakeBack):
        office.office.review.take_back(decision.id, by=office.actor("reviewer2"))
    office.clock.move(seconds=8)
    with pytest.raises(TooLateToTakeBack):
        office.office.review.take_back(decision.id, by=office.actor("reviewer"))


def test_a_colleagues_case_is_not_claimed_and_says_who_holds_it(office):
    application = office.registered()
    office.office.queue.claim(application.id, by=office.actor("reviewer"))

    with pytest.raises(InUse) as refused:
        office.office.queue.claim(application.id, by=office.actor("reviewer2"))

    assert refused.value.facts["who"] == "reviewer name"
    assert refused.value.facts["desk"] == "desk of reviewer"


@on_every_database
def test_no_decision_without_the_lease_gets_past_the_store(office):
    """Scenario 1: any write by somebody else is refused by the store."""
    application = office.registered()
    theirs = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    by = office.actor("reviewer2")
    forged = [
        replace(theirs, staff_id=by.staff_id, desk=by.desk),
        replace(theirs, staff_id=by.staff_id, desk=by.desk, token=theirs.token + 1),
    ]

    for claim in forged:
        with pytest.raises(NotClaimed):
            office.office.queue.renew(claim)
        for judgement in (
            accepting(),
            accepting(override=True, reason="read_by_eye"),
            Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1),
            Judgement(move=Move.REFUSE, reason="not_eligible", revision=1),
        ):
            with pytest.raises(NotClaimed):
                office.office.review.decide(application.id, judgement, claim=claim, by=by)

    assert office.find(application.reference) == application
    office.office.review.decide(
        application.id, accepting(), claim=theirs, by=office.actor("reviewer")
    )


@on_every_database
def test_a_supervisor_does_not_cancel_what_a_colleague_holds(office):
    """Scenario 1: nor by way of the other registration of a document."""
    application = office.registered()
    second = office.registered(phone="+85298765432")
    referrals, by = office.office.referrals, office.actor("supervisor")
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))

    with pytest.raises(InUse) as refused:
        referrals.cancel(application.id, "applicant_withdrew", by=by)
    with pytest.raises(InUse):
        referrals.keep_new(second.id, "registered_again", by=by)

    assert refused.value.facts["who"] == "reviewer name"
    assert office.find(application.reference) == application
    assert office.find(second.reference) == second
    office.office.queue.release(claim)
    referrals.keep_new(second.id, "registered_again", by=by)
    assert office.find(application.reference).stage is Stage.CANCELLED


@on_every_database
def test_a_lapsed_lease_stops_no_cancellation_and_ones_own_neither(office):
    lapsed, own = office.registered(), office.registered(number="G123456(A)")
    cancel, by = office.office.referrals.cancel, office.actor("supervisor")
    office.office.queue.claim(lapsed.id, by=office.actor("reviewer"))
    office.clock.move(minutes=3)
    office.office.queue.claim(own.id, by=by)

    for application in (lapsed, own):
        cancel(application.id, "applicant_withdrew", by=by)

        assert office.find(application.reference).stage is Stage.CANCELLED


@on_every_database
def test_a_stalled_desk_is_refused_after_another_took_the_case(office):
    application = office.registered()
    late = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.clock.move(minutes=3)
    decide(office, application, accepting(), who="reviewer2")

    with pytest.raises(NotClaimed):
        office.office.queue.renew(late)
    with pytest.raises(WorkstationError) as refused:
        office.office.review.decide(
            application.id, accepting(), claim=late, by=office.actor("reviewer")
        )

    assert refused.value.code in {"not_claimed", "wrong_stage"}
    office.later(seconds=9)
    assert office.transport.kinds() == [MessageKind.PIN]


@on_every_database
def test_a_lapsed_lease_nobody_took_still_saves(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.clock.move(minutes=30)

    office.office.review.decide(
        application.id, accepting(), claim=claim, by=office.actor("reviewer")
    )

    assert office.find(application.reference).stage is Stage.PIN_DUE


@pytest.mark.parametrize(
    "tie",
    [
        {"phone": PhoneNumber("+85291234567")},
        {"number": "a123456 (3)"},
        {"address": "flat 1203, 12/f, Wah Kee House,  Wah Fu (I) Estate, Aberdeen"},
    ],
    ids=["phone", "number", "address"],
)
def test_nobody_decides_about_their_own_household(office, tie):
    """Scenario 39: neither approves nor confirms; a colleague does."""
    application = office.registered()
    told = {"phone": None, "number": "", "address": "", **tie}
    for who in ("reviewer", "supervisor"):
        by = office.actor("administrator")
        office.office.staff.tie(office.actor(who).staff_id, **told, by=by)
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))

    with pytest.raises(OwnHousehold):
        office.office.review.decide(
            application.id, accepting(), claim=claim, by=office.actor("reviewer")
        )
    office.office.queue.release(claim)
    decide(office, application, accepting(override=True), who="reviewer2")
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))
    with pytest.raises(OwnHousehold):
        confirm(office, referral, "supervisor")
    confirm(office, referral, "supervisor2")

    assert office.find(application.reference).stage is Stage.PIN_DUE


@pytest.mark.parametrize(
    "act",
    [
        lambda o, id_, by: o.referrals.keep_new(id_, "registered_again", by=by),
        lambda o, id_, by: o.referrals.keep_earlier(id_, "registered_again", by=by),
        lambda o, id_, by: o.referrals.cancel(id_, "applicant_withdrew", by=by),
        lambda o, id_, by: o.release.clear_hold(id_, "concern_cleared", by=by),
        lambda o, id_, by: o.release.reissue(id_, "pin_lost", by=by),
        lambda o, id_, by: o.letters.reissue(id_, "letter_lost", by=by),
    ],
    ids=["keep_new", "keep_earlier", "cancel", "clear_hold", "another_pin", "another_letter"],
)
def test_a_supervisor_does_nothing_for_their_own_household(office, act):
    """Scenario 39: whatever else is decided about an application is for a stranger too."""
    application, by = office.registered(), office.actor("supervisor")
    phone = PhoneNumber("+85291234567")
    office.office.staff.tie(
        by.staff_id, phone=phone, number="", address="", by=office.actor("administrator")
    )

    with pytest.raises(OwnHousehold):
        act(office.office, application.id, by)

    assert office.find(application.reference) == application


def test_an_earlier_registration_of_ones_own_household_is_not_cancelled_for_a_new_one(office):
    """Scenario 39: it is settled by a stranger to both."""
    earlier, by = office.registered(), office.actor("supervisor")
    second = office.registered(phone="+85298765432", address="12 Nathan Road, Tsim Sha Tsui")
    phone = PhoneNumber("+85291234567")
    office.office.staff.tie(
        by.staff_id, phone=phone, number="", address="", by=office.actor("administrator")
    )
    keep_new = office.office.referrals.keep_new

    with pytest.raises(OwnHousehold):
        keep_new(second.id, "registered_again", by=by)
    assert office.find(earlier.reference) == earlier
    keep_new(second.id, "registered_again", by=office.actor("supervisor2"))

    assert office.find(earlier.reference).stage is Stage.CANCELLED


def test_a_household_is_recorded_by_administrators_and_can_be_forgotten(office):
    application, by = office.registered(), office.actor("administrator")
    reviewer = office.actor("reviewer").staff_id
    phone = PhoneNumber("+85291234567")
    tie = office.office.staff.tie

    with pytest.raises(NotAllowed):
        tie(reviewer, phone=phone, number="", address="", by=office.actor("supervisor"))
    tie(reviewer, phone=phone, number="", address="", by=by)
    tie(reviewer, phone=None, number="", address="", by=by)

    decide(office, application, accepting())
    assert office.find(application.reference).stage is Stage.PIN_DUE


@on_every_database
def test_next_takes_the_oldest_and_never_the_same_case_twice(office):
    first = office.registered(number="A123456(3)")
    office.clock.move(minutes=1)
    second = office.registered(number="G123456(A)")

    taken = [
        office.office.queue.claim_next(by=office.actor(who))
        for who in ("reviewer", "reviewer2", "supervisor")
    ]

    assert [None if c is None else c.application_id for c in taken] == [first.id, second.id, None]


def test_proofs_and_tenants_go_before_letters_and_no_promise_passes_unseen(office):
    """Scenario 5: the first two classes oldest first; a letter is at risk before it is late."""
    letter = office.registered(number="A123456(3)", route="letter")
    office.clock.move(minutes=1)
    tenant = office.registered(number="G123456(A)", route="public_housing")
    office.clock.move(minutes=1)
    proof = office.registered(number="Z683365(A)")
    office.work()  # without a roster a person decides about the tenant
    queue, by = office.office.queue, office.actor("reviewer")

    taken = [queue.claim_next(by=office.actor(who)) for who in ("reviewer", "reviewer2")]

    assert [claim.application_id for claim in taken] == [tenant.id, proof.id]
    assert queue.claim_next(by=office.actor("supervisor")) is None
    everything = queue.page(View.ALL, QueueFilter(), by=by)
    assert [row.id for row in everything] == [tenant.id, proof.id, letter.id]
    office.clock.move(days=(letter.promised_on - office.clock.at.date()).days - 1)
    overview = office.office.supervision.overview(by=office.actor("supervisor"))
    assert letter.id in {row.id for row in overview.at_risk}
    assert overview.late == 0
    office.clock.move(days=1)
    late = queue.page(View.LETTERS, QueueFilter(flag=Flag.PROMISE_AT_RISK), by=by)
    assert [row.id for row in late] == [letter.id]


def test_a_promise_is_kept_once_the_pin_has_gone(office):
    released = office.registered(number="A123456(3)")
    decide(office, released, accepting())
    office.later(seconds=9)
    waiting = office.registered(number="G123456(A)")
    assert office.find(released.reference).stage is Stage.PIN_RELEASED

    office.later(days=13)

    overview = office.office.supervision.overview(by=office.actor("supervisor"))
    assert [row.id for row in overview.at_risk] == [waiting.id]
    assert overview.late == 1
    late = office.office.queue.page(
        View.ALL, QueueFilter(flag=Flag.PROMISE_AT_RISK), by=office.actor("reviewer")
    )
    assert [row.id for row in late] == [waiting.id]


@on_every_database
def test_what_was_decided_is_not_decided_again_and_the_stage_is_named(office):
    """Scenario 6: neither taken by somebody else nor approved in one of its documents."""
    application = office.registered(proofs={"a.jpg": b"a bill", "b.jpg": b"another bill"})
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    review, by = office.office.review, office.actor("reviewer")
    review.decide(application.id, accepting(), claim=claim, by=by)
    [first, _second] = review.open(application.id, by=by).proofs

    with pytest.raises(WrongStage) as not_taken:
        office.office.queue.claim(application.id, by=office.actor("reviewer2"))
    with pytest.raises(WrongStage) as not_approved:
        review.decide(application.id, accepting(proof=first.proof.id), claim=claim, by=by)

    assert not_taken.value.facts == {"stage": Stage.PIN_DUE}
    assert not_approved.value.facts == {"stage": Stage.PIN_DUE, "move": Move.ACCEPT_PROOF}
    assert office.find(application.reference).stage is Stage.PIN_DUE


@on_every_database
def test_a_newer_proof_stops_the_decision_on_the_older_one(office):
    """Scenario 7: the store refuses to approve the first revision once the second is there."""
    application = office.registered(registration_id="5b0f3c9e-0000-4000-8000-00000000000a")
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.take(
        office.bundle(
            registration_id="5b0f3c9e-0000-4000-8000-00000000000a",
            proofs={"new.jpg": b"a newer bill"},
        )
    )

    with pytest.raises(NewerProofArrived):
        office.office.review.decide(
            application.id, accepting(), claim=claim, by=office.actor("reviewer")
        )

    assert office.find(application.reference).revision == 2


def test_an_answer_to_a_request_returns_to_the_one_who_asked(office):
    """Scenario 8: the same reviewer, the original date."""
    application = office.registered(registration_id="5b0f3c9e-0000-4000-8000-00000000000b")
    asking = Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
    decide(office, application, asking, who="reviewer2")
    office.later(seconds=9)
    office.take(
        office.bundle(
            registration_id="5b0f3c9e-0000-4000-8000-00000000000b",
            proofs={"new.jpg": b"a newer bill"},
        )
    )

    assert office.office.queue.claim_next(by=office.actor("reviewer")) is None
    claim = office.office.queue.claim_next(by=office.actor("reviewer2"))
    assert claim is not None
    returned = office.find(application.reference)
    assert (returned.revision, returned.submitted_at) == (2, application.submitted_at)


def test_an_answer_is_marked_revised_and_anybodys_when_the_one_who_asked_is_away(office):
    """Scenario 8: marked as revised, and not kept waiting for somebody who went home."""
    application = office.registered(registration_id="5b0f3c9e-0000-4000-8000-00000000000c")
    asking = Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
    decide(office, application, asking, who="reviewer2")
    office.later(days=1)
    office.office.staff.sign_out(office.session("reviewer2"))
    office.take(
        office.bundle(
            registration_id="5b0f3c9e-0000-4000-8000-00000000000c",
            proofs={"new.jpg": b"a newer bill"},
        )
    )

    claim = office.office.queue.claim_next(by=office.actor("reviewer"))

    assert claim is not None
    [row] = office.office.queue.page(
        View.TO_REVIEW, QueueFilter(flag=Flag.REVISED), by=office.actor("reviewer")
    )
    assert (row.id, row.revision) == (application.id, 2)
    assert (row.submitted_at, row.promised_on) == (
        application.submitted_at,
        application.promised_on,
    )


def test_asking_without_a_reason_is_refused(office):
    application = office.registered()

    with pytest.raises(ReasonRequired):
        decide(office, application, Judgement(move=Move.ASK_FOR_PROOF, revision=1))


def read_as(office, compared):
    """Register somebody whose proof was read, and says this beside what was declared."""
    office.reader.reading, office.reader.comparison = reading(), compared
    application = office.registered()
    office.work()
    return application


def test_what_is_the_same_is_approved_without_a_reason_and_by_one_person(office):
    application = read_as(office, comparison())

    decide(office, application, accepting(reason=""))

    assert office.find(application.reference).stage is Stage.PIN_DUE


@pytest.mark.parametrize(
    "compared",
    [
        comparison(Finding(ProofProblem.TOO_OLD, 93)),
        comparison(differs={Part.FLAT: "1208"}),
    ],
    ids=["too old", "another flat"],
)
def test_a_contradiction_waits_for_a_second_person_whatever_the_desk_says(office, compared):
    application = read_as(office, compared)
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    decide_it = office.office.review.decide

    with pytest.raises(ReasonRequired):
        decide_it(application.id, accepting(reason=""), claim=claim, by=office.actor("reviewer"))
    judgement = accepting(override=False, by_eye=frozenset(Field))
    outcome = decide_it(application.id, judgement, claim=claim, by=office.actor("reviewer"))

    assert isinstance(outcome, Referred)
    assert office.find(application.reference).stage is Stage.PROOF_REVIEW


def test_what_nobody_could_open_is_approved_only_with_a_second_person(office):
    office.reader.unreadable = UnreadableUpload(UnreadableReason.DAMAGED)
    application = office.registered()
    office.work()

    assert isinstance(decide(office, application, accepting()), Referred)


def test_a_proof_nobody_read_needs_a_reason_or_an_eye(office):
    """Scenario 14: review is possible by eye."""
    application = office.registered()

    with pytest.raises(ReasonRequired):
        decide(office, application, accepting(reason=""))
    decide(office, application, accepting(reason="", by_eye=frozenset(Field)))

    assert office.find(application.reference).stage is Stage.PIN_DUE


def test_without_a_roster_a_tenant_is_approved_only_with_a_second_person(office):
    application = office.registered(route="public_housing")
    office.work()
    judgement = Judgement(move=Move.ACCEPT_ROSTER, reason="same_person", revision=1)

    assert isinstance(decide(office, application, judgement), Referred)


def test_a_proof_in_another_name_is_approved_only_with_what_explains_it(office):
    """Scenario 10: the relationship is recorded, reason and note, or more is asked for."""
    other = comparison(Finding(ProofProblem.OTHER_NAME), differs={Part.NAME: "CHAN Chi Keung"})
    application = read_as(office, other)
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))

    def decide_it(**changes):
        by = office.actor("reviewer")
        return office.office.review.decide(application.id, accepting(**changes), claim=claim, by=by)

    for reason in ("", "read_by_eye", "other"):
        with pytest.raises(ReasonRequired):
            decide_it(reason=reason, note="a birth certificate of the son")
    with pytest.raises(NoteRequired):
        decide_it(reason="relative_evidenced", note=" ")
    outcome = decide_it(reason="relative_evidenced", note="birth certificate: the holder's son")

    assert isinstance(outcome, Referred)
    [opinion] = office.office.review.open(application.id, by=office.actor("supervisor")).opinions
    assert (opinion.reason, opinion.note) == (
        "relative_evidenced",
        "birth certificate: the holder's son",
    )


@pytest.mark.parametrize(
    "judgement",
    [
        accepting(reason="CHAN Tai Man owes me a favour"),
        accepting(reason="too_old"),
        Judgement(move=Move.REFUSE, reason="a bad person", revision=1),
        accepting(reason="his wife", override=True),
    ],
)
def test_a_reason_is_one_of_the_moves_codes(office, judgement):
    application = office.registered()

    with pytest.raises(ReasonUnknown):
        decide(office, application, judgement)


def test_supervisors_give_coded_reasons_too(office):
    application = office.registered()
    by = office.actor("supervisor")
    o = office.office

    for act in (
        lambda: o.referrals.cancel(application.id, "he phoned", by=by),
        lambda: o.release.clear_hold(application.id, "looked fine", by=by),
    ):
        with pytest.raises(ReasonUnknown):
            act()


@pytest.mark.parametrize(
    "judgement",
    [
        accepting(override=True, reason="read_by_eye"),
        Judgement(move=Move.REFUSE, reason="fraud", revision=1),
    ],
    ids=["override", "fraud"],
)
def test_overrides_and_fraud_wait_for_a_second_person(office, judgement):
    application = office.registered()

    outcome = decide(office, application, judgement, who="supervisor")

    assert isinstance(outcome, Referred)
    with pytest.raises(AwaitingSecondPerson):
        office.office.queue.claim(application.id, by=office.actor("reviewer"))
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))
    with pytest.raises(SamePerson):
        confirm(office, referral, "supervisor")
    with pytest.raises(NotAllowed):
        confirm(office, referral, "reviewer")
    confirm(office, referral, "supervisor2")
    office.later(seconds=9)
    assert office.find(application.reference).stage in {Stage.PIN_RELEASED, Stage.REFUSED}


@on_every_database
def test_a_newer_proof_ends_the_proposal_on_the_older_one(office):
    """Scenario 7: what was proposed for the first revision is nobody's judgement of the second."""
    again = "5b0f3c9e-0000-4000-8000-00000000000d"
    application = office.registered(registration_id=again)
    decide(office, application, accepting(override=True, reason="read_by_eye"))
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))

    office.take(office.bundle(registration_id=again, proofs={"new.jpg": b"a newer bill"}))

    for revision in (1, 2):
        with pytest.raises(NewerProofArrived):
            confirm(office, referral, "supervisor", revision)
    assert office.office.referrals.open_ones(by=office.actor("supervisor")) == []
    returned = office.find(application.reference)
    assert (returned.stage, returned.awaiting_second_person) == (Stage.PROOF_REVIEW, False)
    claim = office.office.queue.claim_next(by=office.actor("reviewer2"))
    assert claim is not None
    assert claim.application_id == application.id
    office.later(seconds=60)
    assert office.transport.sent == []


@on_every_database
def test_a_second_person_confirms_only_the_revision_on_the_screen(office):
    application = office.registered()
    decide(office, application, accepting(override=True, reason="read_by_eye"))
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))

    with pytest.raises(NewerProofArrived):
        confirm(office, referral, "supervisor", revision=2)

    assert office.find(application.reference).awaiting_second_person


def test_a_cancelled_case_leaves_no_proposal_behind(office):
    application = office.registered()
    decide(office, application, accepting(override=True, reason="read_by_eye"))
    second = office.registered(phone="+85298765432")

    office.office.referrals.keep_new(second.id, "registered_again", by=office.actor("supervisor"))

    assert office.office.referrals.open_ones(by=office.actor("supervisor")) == []
    closed = office.find(application.reference)
    assert (closed.stage, closed.awaiting_second_person) == (Stage.CANCELLED, False)


def test_a_sent_back_referral_returns_to_the_reviewers(office):
    application = office.registered()
    decide(office, application, Judgement(move=Move.REFUSE, reason="fraud", revision=1))
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))

    office.office.referrals.send_back(referral.id, note="look again", by=office.actor("supervisor"))

    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    assert claim.application_id == application.id


def test_a_disabled_account_is_refused_at_its_next_write_and_its_claims_are_free(office):
    application = office.registered()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    member = office.session("reviewer").member
    office.office.staff.change(replace(member, active=False), by=office.actor("administrator"))

    with pytest.raises(AccountDisabled):
        office.office.review.decide(
            application.id, accepting(), claim=claim, by=office.actor("reviewer")
        )
    taken = office.office.queue.claim_next(by=office.actor("reviewer2"))
    assert taken is not None


@pytest.mark.parametrize("who", ["clerk", "administrator"])
def test_only_reviewers_and_supervisors_open_the_review_desk(office, who):
    application = office.registered()

    with pytest.raises(NotAllowed):
        office.office.review.open(application.id, by=office.actor(who))
    with pytest.raises(NotAllowed):
        office.office.queue.claim(application.id, by=office.actor(who))
