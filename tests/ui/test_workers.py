"""Answers come back to the right thread, to those who still wait for them, and to nobody else."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.workers import Cancellation, Lane, Tasks
from workstation.domain.errors import NotClaimed


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_work_runs_elsewhere_and_its_answer_arrives_here(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    answers: list[tuple[int, int]] = []

    tasks.run(owner, threading.get_ident, done=lambda n: answers.append((n, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))

    worked_on, answered_on = answers[0]
    assert worked_on != threading.get_ident()
    assert answered_on == threading.get_ident()


def test_what_staff_can_act_on_goes_to_failed(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    errors: list[Exception] = []

    tasks.run(owner, _raise(NotClaimed()), failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert isinstance(errors[0], NotClaimed)


def test_a_bug_is_told_and_then_flies(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    errors: list[Exception] = []

    with qtbot.captureExceptions() as flown:
        tasks.run(owner, _raise(ZeroDivisionError()), failed=errors.append)
        qtbot.waitUntil(lambda: bool(flown))

    assert [type(error) for error in errors] == [ZeroDivisionError]
    assert flown[0][0] is ZeroDivisionError


def test_an_error_nobody_takes_flies(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    with qtbot.captureExceptions() as flown:
        tasks.run(owner, _raise(NotClaimed()))
        qtbot.waitUntil(lambda: bool(flown))

    assert flown[0][0] is NotClaimed


def test_a_newer_question_drops_the_older_answer(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    gate = threading.Event()
    answers: list[object] = []

    tasks.run(owner, lambda: gate.wait(5), done=lambda _: answers.append("old"), topic="rows")
    tasks.run(owner, lambda: "new", done=answers.append, topic="rows")
    gate.set()
    qtbot.waitUntil(tasks.idle)

    assert answers == ["new"]


def test_topics_of_different_owners_do_not_meet(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    other = QObject()
    answers: list[object] = []

    tasks.run(owner, lambda: "one", done=answers.append, topic="rows")
    tasks.run(other, lambda: "two", done=answers.append, topic="rows")
    qtbot.waitUntil(tasks.idle)

    assert sorted(str(answer) for answer in answers) == ["one", "two"]


def test_a_cancelled_answer_is_dropped_and_the_work_can_see_it(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    cancellation = Cancellation()
    answers: list[object] = []

    def work() -> str:
        while not cancellation.requested():
            threading.Event().wait(0.002)
        return "late"

    tasks.run(owner, work, done=answers.append, cancellation=cancellation)
    cancellation.request()
    qtbot.waitUntil(tasks.idle)

    assert not answers


def test_work_cancelled_before_it_began_never_begins(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    gate = threading.Event()
    begun: list[int] = []
    tasks.run(owner, lambda: gate.wait(5), lane=Lane.BACKGROUND)

    waiting = tasks.run(owner, lambda: begun.append(1), lane=Lane.BACKGROUND)
    waiting.request()
    gate.set()
    qtbot.waitUntil(tasks.idle)

    assert not begun


def test_nobody_is_called_after_the_owner_is_deleted(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = QObject(), threading.Event()
    answers: list[object] = []
    tasks.run(owner, lambda: gate.wait(5), done=answers.append)

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(tasks.idle)

    assert not answers


def test_an_owner_nobody_holds_is_let_go_on_this_thread(qtbot: QtBot, tasks: Tasks) -> None:
    class Owner(QObject):
        def __del__(self) -> None:
            died_on.append(threading.get_ident())

        def taken(self, value: object) -> None:
            taken.append(value)

    died_on: list[int] = []
    taken: list[object] = []
    gate = threading.Event()
    owner = Owner()
    tasks.run(owner, partial(_name_of, owner, gate), done=owner.taken)

    del owner
    gate.set()
    qtbot.waitUntil(tasks.idle)
    qtbot.waitUntil(lambda: bool(died_on))

    assert died_on == [threading.get_ident()]


def test_pictures_do_not_keep_the_office_waiting(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    gate = threading.Event()
    answers: list[object] = []
    for _ in range(8):
        tasks.run(owner, lambda: gate.wait(5), lane=Lane.PICTURES)

    tasks.run(owner, lambda: "decided", done=answers.append)
    qtbot.waitUntil(lambda: answers == ["decided"])

    gate.set()


def test_labelled_work_is_listed_while_it_runs(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    gate = threading.Event()

    tasks.run(owner, lambda: gate.wait(5), label="Exporting")
    assert tasks.running() == ("Exporting",)
    gate.set()
    qtbot.waitUntil(tasks.idle)

    assert tasks.running() == ()


def test_closing_does_not_wait_for_work_that_hangs(qtbot: QtBot, owner: QObject) -> None:
    tasks, gate = Tasks(), threading.Event()
    tasks.run(owner, lambda: gate.wait(30))

    tasks.close(patience_s=0.05)

    gate.set()
    assert tasks.run(owner, lambda: 1).requested() is False


def _name_of(owner: QObject, gate: threading.Event) -> str:
    gate.wait(5)
    return owner.objectName()


def _raise(error: Exception) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work
