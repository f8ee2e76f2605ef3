"""What somebody has begun is saved by itself, and found again by them alone."""

import pytest
from PySide6.QtCore import Qt

from tests.support.offices import OpenOffice
from tests.support.review_desks import cases
from tests.ui.review_desk.conftest import Sit
from ui.review_desk import drafts
from workstation.domain.applications import ApplicationId, Move
from workstation.domain.errors import DatabaseUnreachable
from workstation.domain.reasons import Reason


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save a moment after a change instead of a second."""
    monkeypatch.setattr(drafts, "SAVED_AFTER_MS", 20)


def kept_draft(office: OpenOffice, id_: ApplicationId) -> str:
    return office.office.review.open(id_, by=office.actor("reviewer")).draft


def test_a_draft_is_saved_after_a_change_and_the_time_is_told(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    told: list[object] = []
    desk.desk.draft_saved.connect(told.append)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_3)

    desk.type("Made out to a brother")
    desk.qtbot.waitUntil(lambda: "brother" in kept_draft(office, case.id))
    desk.settle()

    assert told[-1] == office.clock.at


def test_a_draft_is_found_again_with_its_decision(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.open(first.id, (first.id, second.id))
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_3)
    desk.type("Made out to a brother")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_4)
    desk.desk.flow.take_next()
    desk.settle()
    assert desk.desk.view.decision.note() == ""

    desk.press(Qt.Key.Key_P)

    draft = desk.desk.case.draft
    assert (draft.move, draft.reason) == (Move.ASK_FOR_PROOF, Reason.OTHER_ADDRESS)
    assert draft.note == "Made out to a brother"
    assert len(draft.by_eye) == 1
    assert desk.desk.view.decision.choosing


def test_a_decision_leaves_no_draft_behind(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_3)
    desk.type("x")

    desk.press(Qt.Key.Key_Return)
    desk.qtbot.wait(40)  # longer than it takes to save: nothing may come after the decision
    desk.settle()

    assert office.office.review.open(case.id, by=office.actor("reviewer")).draft == ""


def test_leaving_the_desk_saves_at_once(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    desk.type("address")

    desk.desk.leave()
    desk.settle()

    assert "ask_for_proof" in office.office.review.open(case.id, by=office.actor("reviewer")).draft


def test_a_draft_is_there_before_the_store_has_it(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.open(first.id, (first.id, second.id))
    monkeypatch.setattr(type(office.office.review), "save_draft", lambda *_, **__: None)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_3)
    desk.type("not stored yet")

    desk.desk.flow.take_next()
    desk.settle()
    desk.press(Qt.Key.Key_P)

    assert desk.desk.view.decision.note() == "not stored yet"


def test_a_draft_that_could_not_be_saved_is_tried_again(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "TRIED_AGAIN_AFTER_MS", 20)
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    refusals: list[object] = []
    desk.desk._drafts.failed.connect(refusals.append)

    def unreachable(*_: object, **__: object) -> object:
        raise DatabaseUnreachable

    with monkeypatch.context() as broken:
        broken.setattr(type(office.office.review), "save_draft", unreachable)
        desk.press(Qt.Key.Key_Q)
        desk.qtbot.waitUntil(lambda: bool(refusals))
    assert "does not answer" in desk.desk.notice.text()

    def kept() -> bool:
        draft = office.office.review.open(case.id, by=office.actor("reviewer")).draft
        return "ask_for_proof" in draft

    desk.qtbot.waitUntil(kept)
