"""Handing messages over: tried again, given up, never doubled, wiped when they are done."""

import pytest
from sqlalchemy import text

from tests.support.at_once import at_once
from tests.support.contents import raw, row_counts
from tests.support.crashes import engine_of
from tests.support.doubles import ScriptedReader
from tests.support.offices import AT_DOOR, OpenOffice
from workstation.bootstrap import open_office
from workstation.domain.applications import Move, Stage
from workstation.domain.messages import MessageKind, MessageState, SendResult
from workstation.services.review import Judgement

BUSY = SendResult.temporary_failure("spool_full")


def selected(office, query):
    with raw(office.url) as engine, engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def pin_on_its_way(office: OpenOffice):
    """Return an application whose PIN is released and whose message is due."""
    office.office.policy.change("undo_seconds", 0, by=AT_DOOR)
    application, by = office.registered(), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    accepting = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(application.id, accepting, claim=claim, by=by)
    return application


def refusing(office, result):
    """Let the transport answer so, and count how often it is asked."""
    asked = []

    def answer(message):
        asked.append(message.reference)
        return result

    office.transport.answer = answer
    return asked


def accepting_again(office):
    office.transport.answer = lambda message: SendResult.accepted(message.reference)


def test_a_temporary_failure_is_tried_again_later_and_later_and_then_given_up(office):
    """Scenario 36: the same message, and no second PIN."""
    pin_on_its_way(office)
    asked = refusing(office, BUSY)
    office.work()

    for tried, halves in enumerate((1, 2, 4, 8, 16, 32, 64), start=1):
        office.clock.move(seconds=30 * halves - 1)
        assert office.office.messages.send_due() == []
        office.clock.move(seconds=1)
        [sent] = office.office.messages.send_due()
        assert sent.state is (MessageState.DUE if tried < 7 else MessageState.FAILED)
    office.later(days=1)

    assert (len(asked), len(set(asked))) == (8, 1)
    [line] = office.office.messages.page(by=office.actor("supervisor"))
    assert (line.state, line.attempts, line.result) == (MessageState.FAILED, 8, "spool_full")
    assert row_counts(office.url)["pins"] == 1
    [entry] = [e for e in office.office.audit.entries() if e["action"] == "message.failed"]
    assert entry["facts"] == {"kind": "pin", "result": "spool_full"}


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (SendResult.permanent_failure("no_such_number"), MessageState.FAILED),
        (SendResult.unknown("spool_unsure"), MessageState.UNKNOWN),
    ],
)
def test_what_may_have_left_or_never_will_is_not_tried_again(office, result, state):
    """Scenario 36: a person looks, and decides anew; nobody sees the PIN."""
    application = pin_on_its_way(office)
    asked = refusing(office, result)
    office.work()
    office.later(days=1)

    [line] = office.office.messages.page(by=office.actor("supervisor"), state=state)
    assert (len(asked), line.kind, line.attempts) == (1, MessageKind.PIN, 1)
    assert not hasattr(line, "body")
    accepting_again(office)
    office.office.release.reissue(application.id, "pin_lost", by=office.actor("supervisor"))
    office.work()
    assert office.transport.kinds() == [MessageKind.PIN]
    assert selected(office, "SELECT count(*) FROM messages WHERE body IS NOT NULL") == [(0,)]
    pin = office.transport.last_pin()
    assert office.office.release.answer(application.reference, pin) == "activated"


def test_a_sent_message_leaves_no_text_behind(office):
    pin_on_its_way(office)
    office.work()

    [(state, body, phone)] = selected(office, "SELECT state, body, phone FROM messages")

    assert (state, body) == ("sent", None)
    assert phone is not None


def test_a_pin_that_died_before_it_was_sent_is_never_sent(office):
    application = pin_on_its_way(office)
    refusing(office, BUSY)
    office.work()
    assert selected(office, "SELECT state FROM messages") == [("due",)]

    office.office.release.reissue(application.id, "pin_lost", by=office.actor("supervisor"))
    accepting_again(office)
    office.later(hours=2)

    assert office.transport.kinds() == [MessageKind.PIN]
    assert selected(office, "SELECT state, body FROM messages ORDER BY id") == [
        ("cancelled", None),
        ("sent", None),
    ]


def test_a_pin_that_dies_while_it_is_being_sent_is_not_sent_again(office):
    application = pin_on_its_way(office)

    def voided_meanwhile(_message):
        accepting_again(office)
        office.office.release.reissue(application.id, "pin_lost", by=office.actor("supervisor"))
        return BUSY

    office.transport.answer = voided_meanwhile
    office.work()
    office.later(hours=2)

    assert office.transport.kinds() == [MessageKind.PIN]
    pin = office.transport.last_pin()
    assert office.office.release.answer(application.reference, pin) == "activated"


def test_a_sender_that_was_given_up_does_not_spoil_the_next_ones_work(office):
    pin_on_its_way(office)
    other = open_office(
        office.office.settings,
        clock=office.clock,
        transport=office.transport,
        reader=ScriptedReader(),
        use_keyring=False,
    )

    def stalled(message):
        """Take so long that another worker sends it meanwhile, and then report a failure."""
        accepting_again(office)
        office.clock.move(minutes=3)
        assert [sent.state for sent in other.messages.send_due()] == [MessageState.SENT]
        return BUSY

    office.transport.answer = stalled
    office.work()
    office.later(days=1)

    other.close()
    assert office.transport.kinds() == [MessageKind.PIN]
    assert selected(office, "SELECT state, attempts FROM messages") == [("sent", 2)]
    attempts = selected(office, "SELECT result, ended_at IS NULL FROM message_attempts ORDER BY id")
    assert [(result, bool(open_)) for result, open_ in attempts] == [
        ("unknown", True),
        ("accepted", False),
    ]


def test_a_release_that_had_to_wait_long_is_not_given_up(office):
    application = pin_on_its_way(office)
    with engine_of(office.office).begin() as connection:
        connection.execute(text("UPDATE applications SET concern = (1 = 1)"))
    for _ in range(7):
        office.clock.move(minutes=2)
        office.office.work.round()
    assert selected(office, "SELECT state, attempts FROM jobs WHERE kind = 'release_pin'") == [
        ("ready", 0)
    ]

    office.office.release.clear_hold(
        application.id, "concern_cleared", by=office.actor("supervisor")
    )
    office.later(minutes=2)

    assert office.find(application.reference).stage is Stage.PIN_RELEASED


def test_pins_that_expired_unsent_are_wiped(office):
    pin_on_its_way(office)
    refusing(office, SendResult.permanent_failure("no_such_number"))
    office.work()
    assert selected(office, "SELECT count(*) FROM messages WHERE body IS NOT NULL") == [(1,)]

    office.later(days=15)

    assert selected(office, "SELECT state, body, result FROM messages WHERE kind = 'pin'") == [
        ("cancelled", None, "no_such_number")
    ]
    overview = office.office.supervision.overview(by=office.actor("supervisor"))
    assert overview.failed_messages == 0


# --- retention ------------------------------------------------------------------------------


def test_uploads_past_their_time_are_destroyed_once_and_the_decision_stays(office):
    """Scenario 40."""
    application = office.registered(proofs={"a.jpg": b"a bill", "b.jpg": b"another bill"})
    kept = office.registered(number="G123456(A)")
    office.work()
    office.office.referrals.cancel(
        application.id, "applicant_withdrew", by=office.actor("supervisor")
    )
    before = row_counts(office.url)
    office.clock.move(days=180)
    assert office.office.work.purge() == 0
    office.clock.move(seconds=1)
    other = open_office(
        office.office.settings,
        clock=office.clock,
        transport=office.transport,
        reader=ScriptedReader(),
        use_keyring=False,
    )

    purged = at_once(office.office.work.purge, other.work.purge)

    other.close()
    assert sorted(purged) in ([0, 2], [1, 1])
    after = row_counts(office.url)
    assert before["pictures"] - after["pictures"] == 4  # two uploads, a page of each
    assert after["decisions"] == before["decisions"]
    with office.office.letters.begin() as uow:
        for proof in uow.proofs.of(application.id):
            assert (proof.state, len(proof.sha256)) == ("purged", 32)
            assert not uow.proofs.frames(proof.id)
        [proof] = uow.proofs.of(kept.id)
        assert uow.proofs.body(proof.id) == b"a bill"
    actions = [e["action"] for e in office.office.audit.entries()]
    assert actions.count("proof.purged") == 2
    assert office.office.work.purge() == 0
