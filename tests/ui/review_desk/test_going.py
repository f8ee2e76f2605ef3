"""From case to case: the frozen list, the queue, what is fetched ahead, what was left for later."""

from threading import Event
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from tests.support.heartbeat import calibration, heartbeat, not_run_s
from tests.support.offices import OpenOffice
from tests.support.review_desks import NUMBERS, cases, paper
from tests.ui.review_desk.conftest import Sit
from ui.review_desk.flow import Empty
from workstation.domain.applications import Move, Stage
from workstation.domain.reasons import Reason
from workstation.services.review import Judgement, ReviewService

NEXT_MS = 50
BLOCKED_MS = 100


def test_next_and_previous_follow_the_frozen_list(office: OpenOffice, sit: Sit) -> None:
    first, second, third = cases(office, 3)
    desk = sit()
    order = (third.id, first.id, second.id)

    desk.open(third.id, order, 212)
    assert "1 of 212" in desk.desk.header().words()
    desk.press(Qt.Key.Key_N)
    assert desk.reference == first.reference
    desk.press(Qt.Key.Key_N)
    assert desk.reference == second.reference
    assert "3 of 212" in desk.desk.header().words()
    desk.press(Qt.Key.Key_P)
    assert desk.reference == first.reference
    desk.press(Qt.Key.Key_P)
    assert desk.reference == third.reference


def test_rows_that_a_colleague_decided_or_holds_are_skipped(office: OpenOffice, sit: Sit) -> None:
    first, second, third, fourth = cases(office, 4)
    desk = sit()
    colleague = office.actor("reviewer2")
    claim = office.office.queue.claim(second.id, by=colleague)
    refused = Judgement(move=Move.REFUSE, reason=Reason.NOT_ELIGIBLE, revision=1)
    office.office.review.decide(second.id, refused, claim=claim, by=colleague)
    office.office.queue.claim(third.id, by=colleague)

    desk.open(first.id, (first.id, second.id, third.id, fourth.id))
    desk.press(Qt.Key.Key_N)

    assert desk.reference == fourth.reference


def test_the_end_of_a_list_leads_back_to_the_queue(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.open(second.id, (second.id,))

    desk.press(Qt.Key.Key_N)
    assert desk.desk._states.text() == "You have been through this list."
    desk.press(Qt.Key.Key_N)

    assert desk.reference == first.reference


def test_an_empty_desk_takes_the_next_case_with_one_key(office: OpenOffice, sit: Sit) -> None:
    desk = sit()
    assert desk.desk._states.text() == "No case is open."
    desk.press(Qt.Key.Key_N)
    assert "No cases are waiting" in desk.desk._states.text()

    (case,) = cases(office)
    desk.press(Qt.Key.Key_N)

    assert desk.reference == case.reference


def test_cases_left_for_later_come_again_when_nothing_else_waits(
    office: OpenOffice, sit: Sit
) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    desk.press(Qt.Key.Key_N)
    assert desk.reference == second.reference
    assert desk.desk.flow.order.put_off == {first.id}

    desk.press(Qt.Key.Key_N)
    assert desk.desk._empty is Empty.PUT_OFF
    desk.press(Qt.Key.Key_N)

    assert desk.reference == first.reference


def test_the_next_case_stands_there_when_the_key_goes_down(office: OpenOffice, sit: Sit) -> None:
    """It was claimed, fetched and decoded while this one was looked at."""
    first, *others = cases(office, 5, page=paper(1240, 1754))
    desk = sit()
    desk.window.resize(1366, 768)
    desk.press(Qt.Key.Key_N)
    assert desk.desk.flow.ahead.opened is not None

    took = []
    for expected in others:
        desk.qtbot.waitUntil(lambda: desk.desk.flow.ahead.opened is not None)
        desk.settle()
        began, waited = perf_counter(), not_run_s()
        desk.qtbot.keyClick(desk.desk, Qt.Key.Key_N)
        desk.desk.grab()
        took.append((perf_counter() - began - (not_run_s() - waited)) * 1000)
        assert desk.reference == expected.reference
        assert desk.desk.document.viewer.canvas._picture is not None

    assert min(took) <= NEXT_MS * calibration(), took
    assert first.reference != desk.reference


def test_a_case_fetched_ahead_is_viewed_only_when_it_is_shown(office: OpenOffice, sit: Sit) -> None:
    _, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    assert actions(office, second.id) == ["application.claimed", "application.fetched"]

    desk.press(Qt.Key.Key_N)

    assert "application.viewed" in actions(office, second.id)


def test_a_case_another_desk_sends_while_one_is_switching_is_shown_after_it(
    office: OpenOffice, sit: Sit
) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.desk.flow.take_next()

    desk.desk.show_subject(second.id)
    desk.qtbot.waitUntil(lambda: desk.reference == second.reference)
    desk.settle()

    assert not desk.place.commands.held
    assert first.stage is Stage.PROOF_REVIEW


def test_zoom_and_the_splitter_are_found_again(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_E)
    desk.desk.recall({"share": 0.4, "viewer": desk.desk.document.viewer.memory()})

    memory = desk.desk.memory()

    assert memory["share"] == 0.4
    left, right = desk.desk._split.sizes()
    assert abs(left / (left + right) - 0.4) < 0.05


def actions(office: OpenOffice, id_: int) -> list[str]:
    """Return what the log says happened to a case at the reviewer's desk, oldest first."""
    rows = office.office.audit.lists.audit(
        staff_id=office.actor("reviewer").staff_id,
        action="application.",
        subject=f"application:{id_}",
        since=None,
        until=None,
        before=None,
        limit=50,
    )
    return [row.action for row in reversed(list(rows))]


def test_a_list_of_closed_cases_is_browsed_one_by_one(office: OpenOffice, sit: Sit) -> None:
    first, second = (office.registered(route="letter", number=number) for number in NUMBERS[:2])
    desk = sit()

    desk.open(first.id, (first.id, second.id))
    desk.press(Qt.Key.Key_N)

    assert desk.reference == second.reference
    desk.press(Qt.Key.Key_P)
    assert desk.reference == first.reference


def test_looking_at_a_case_claims_no_other(office: OpenOffice, sit: Sit) -> None:
    letter = office.registered(route="letter", number=NUMBERS[1])
    (waiting,) = cases(office)
    desk = sit()

    desk.open(letter.id)

    assert actions(office, waiting.id) == []


def test_going_through_cases_never_blocks_the_screen(office: OpenOffice, sit: Sit) -> None:
    taken = cases(office, 4)
    desk = sit()
    desk.press(Qt.Key.Key_N)

    with heartbeat() as pulse:
        for _ in taken[1:]:
            desk.press(Qt.Key.Key_N)

    pulse.assert_within(BLOCKED_MS * calibration())
    assert desk.reference == taken[-1].reference


def test_esc_stops_waiting_for_a_case(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case,) = cases(office)
    desk = sit()
    go_on = Event()
    standing = ReviewService.standing

    def slowly(*arguments: object, **named: object) -> object:
        go_on.wait(5)
        return standing(*arguments, **named)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(ReviewService, "standing", slowly)
    desk.desk.show_subject(case.id)
    desk.qtbot.keyClick(desk.desk, Qt.Key.Key_Escape)
    assert not desk.place.commands.held
    go_on.set()
    desk.settle()

    assert desk.reference == ""
    assert desk.desk._states.text() == "No case is open."
