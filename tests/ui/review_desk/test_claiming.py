"""Who holds a case, and what happens when somebody else does, or the applicant is faster."""

import pytest
from PySide6.QtCore import Qt

from tests.support.offices import OpenOffice
from tests.support.review_desks import cases
from tests.ui.review_desk.conftest import Sit, Sitting
from ui.review_desk.taking import Hold
from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.calendar import HONG_KONG
from workstation.domain.errors import DatabaseUnreachable
from workstation.domain.queue import QueueFilter, View


def test_a_case_of_a_colleague_is_read_only_with_name_and_desk(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 1."""
    (case,) = cases(office)
    claim = office.office.queue.claim(case.id, by=office.actor("reviewer2"))
    desk = sit()

    desk.open(case.id)

    notice = desk.desk.notice.text()
    until = f"{claim.until.astimezone(HONG_KONG):%H:%M}"
    assert f"reviewer2 name is working on this case (desk of reviewer2, until {until})" in notice
    assert "In use: reviewer2 name" in desk.desk.header().words()
    desk.press(Qt.Key.Key_A)
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW
    tip = desk.child("review.approve").toolTip()
    assert "A colleague is working on this case" in tip


def test_somebody_who_wants_to_be_told_gets_the_case_when_it_is_free(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    theirs = office.office.queue.claim(case.id, by=office.actor("reviewer2"))
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_T)

    office.office.queue.release(theirs)
    desk.desk._bell.look()
    desk.settle()

    assert desk.toasts()[0] == f"{case.reference} is free; it is yours now."
    current = desk.desk.flow.current
    assert current is not None
    assert current.claim is not None


def test_somebody_who_went_on_is_told_and_left_in_peace(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    theirs = office.office.queue.claim(first.id, by=office.actor("reviewer2"))
    desk = sit()
    desk.open(first.id)
    desk.press(Qt.Key.Key_T)
    desk.open(second.id)

    office.office.queue.release(theirs)
    desk.desk._bell.look()
    desk.settle()

    assert desk.toasts()[0] == f"{first.reference} is free now."
    assert desk.reference == second.reference


def test_the_open_case_is_in_my_work_and_renewed_without_a_word(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    office.clock.move(seconds=100)
    desk.desk._leases.renew()
    desk.settle()
    office.clock.move(seconds=100)

    mine = office.office.queue.page(View.MY_WORK, QueueFilter(), by=office.actor("reviewer"))
    assert [row.id for row in mine] == [case.id]
    assert desk.desk.notice.text() == ""


def test_a_lost_lease_blocks_the_decision_and_keeps_the_draft(office: OpenOffice, sit: Sit) -> None:
    """Scenarios 2 and 3."""
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_1)
    desk.type("half a note")
    office.clock.move(seconds=130)
    office.office.queue.claim(case.id, by=office.actor("reviewer2"))

    desk.press(Qt.Key.Key_Return)

    assert "was not accepted" in desk.desk.notice.text()
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW
    assert desk.desk.flow.current is not None
    assert desk.desk.flow.current.hold is Hold.LOST
    desk.desk._drafts.save_now()
    desk.settle()
    kept = office.office.review.open(case.id, by=office.actor("reviewer")).draft
    assert "half a note" in kept
    assert office.office.review.open(case.id, by=office.actor("reviewer2")).draft == ""


def test_a_lease_lost_while_looking_is_told_at_the_next_renewal(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    office.clock.move(seconds=130)
    office.office.queue.claim(case.id, by=office.actor("reviewer2"))

    desk.desk._leases.renew()
    desk.settle()

    assert "no longer yours" in desk.desk.notice.text()
    assert not desk.child("review.approve").isEnabled()


def test_a_newer_revision_blocks_the_decision_until_it_is_loaded(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 7: what was ticked about the first revision does not carry over."""
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Return)
    assert desk.desk.case.draft.by_eye

    office.take(
        office.bundle(registration_id=case.registration_id, proofs={"new.jpg": b"a newer bill"})
    )
    office.work()
    desk.desk._watch.look()
    desk.settle()

    assert "has sent a newer proof" in desk.desk.notice.text()
    desk.press(Qt.Key.Key_A)
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW
    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "Revised" in desk.desk.header().words()
    assert not desk.desk.case.draft.by_eye
    tabs = desk.desk.document._tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == [
        "Upload 1",
        "Earlier: upload 1 of 1",
    ]
    desk.press(Qt.Key.Key_A)
    assert office.find(case.reference).stage is Stage.PIN_DUE


def test_a_newer_revision_that_nobody_saw_yet_is_refused_by_the_store(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    office.take(
        office.bundle(registration_id=case.registration_id, proofs={"new.jpg": b"a newer bill"})
    )

    desk.press(Qt.Key.Key_A)

    assert "has sent a newer proof" in desk.desk.notice.text()
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW


def test_a_locked_screen_renews_nothing_and_masks_the_number(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_U)
    assert desk.desk.view.person.number_shown

    desk.window.lock("reviewer name", "reviewer")

    assert not desk.desk.view.person.number_shown
    assert not desk.desk._leases._timer.isActive()
    desk.window.unlock()
    desk.settle()
    assert desk.desk._leases._timer.isActive()


def test_leaving_the_desk_lets_others_take_the_case_that_was_fetched_ahead(
    office: OpenOffice, sit: Sit
) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    assert held_by(office, second.id) == "reviewer name"

    desk.desk.leave()
    desk.settle()

    assert held_by(office, first.id) == "reviewer name"
    assert held_by(office, second.id) == ""


def test_a_case_on_hold_stays_mine_and_comes_back(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)

    desk.press(Qt.Key.Key_H)

    assert desk.reference == second.reference
    assert "1 on hold" in desk.desk.header().words()
    assert held_by(office, first.id) == "reviewer name"
    desk.press(Qt.Key.Key_P)
    assert desk.reference == first.reference


@pytest.mark.parametrize("databases", ["sqlite", "postgresql"], indirect=True)
def test_two_desks_that_take_the_next_case_never_get_the_same(office: OpenOffice, sit: Sit) -> None:
    taken = cases(office, 4)
    one, other = sit(), sit("reviewer2")
    for desk in (one, other, one, other):
        desk.desk.flow.take_next()
        desk.settle()

    ours, theirs = (set(each.desk._leases.held()) for each in (one, other))
    assert ours
    assert theirs
    assert ours.isdisjoint(theirs)
    assert ours | theirs <= {each.id for each in taken}


def approves_while_the_line_is_cut(
    desk: Sitting, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object, **__: object) -> object:
        raise DatabaseUnreachable

    with monkeypatch.context() as broken:
        broken.setattr(type(office.office.review), "decide", unreachable)
        desk.press(Qt.Key.Key_A)


def test_without_a_database_the_decision_waits_and_the_draft_stays(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    approves_while_the_line_is_cut(desk, office, monkeypatch)

    assert "decisions wait" in desk.desk.notice.text()
    assert desk.reference == case.reference
    desk.press(Qt.Key.Key_A)
    assert office.find(case.reference).stage is Stage.PIN_DUE


def test_an_old_judgement_is_never_replayed(office: OpenOffice, sit: Sit) -> None:
    """Scenario 3: what was refused is not sent again when the case is taken again."""
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    office.clock.move(seconds=130)
    theirs = office.office.queue.claim(case.id, by=office.actor("reviewer2"))
    desk.press(Qt.Key.Key_A)
    office.office.queue.release(theirs)

    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    assert office.find(case.reference).stage is Stage.PROOF_REVIEW
    assert desk.desk.flow.current is not None
    assert desk.desk.flow.current.hold is None


def test_what_was_pressed_while_the_line_was_cut_is_not_run_when_it_is_back(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenario 3: a colleague took the case meanwhile; nothing of it is kept to be sent."""
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    approves_while_the_line_is_cut(desk, office, monkeypatch)
    assert "decisions wait" in desk.desk.notice.text()
    office.clock.move(seconds=130)
    theirs = office.office.queue.claim(case.id, by=office.actor("reviewer2"))

    desk.press(Qt.Key.Key_A)
    assert "was not accepted" in desk.desk.notice.text()
    office.office.queue.release(theirs)
    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    office.later(minutes=1)

    current = desk.desk.flow.current
    assert current is not None
    assert current.claim is not None
    assert office.find(case.reference) == case
    assert office.transport.sent == []


def held_by(office: OpenOffice, id_: ApplicationId) -> str:
    """Return who holds a case."""
    return office.office.review.standing(id_, by=office.actor("supervisor")).holder
