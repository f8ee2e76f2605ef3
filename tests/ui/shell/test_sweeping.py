"""Garbage is cleared on the thread of the screens, and never anywhere else."""

import gc
import weakref
from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ui.shell.sweeping import Sweeping


class Ring(QObject):
    """A Qt object that holds on to itself and notes where it goes."""

    def __init__(self, gone: list[bool]) -> None:
        super().__init__()
        self.itself = self
        here = QThread.currentThread()
        self.destroyed.connect(lambda: gone.append(QThread.currentThread() == here))


@pytest.fixture
def sweeping(qapp: QObject) -> Iterator[Sweeping]:
    made = Sweeping(qapp)
    yield made
    made.stop()
    made.deleteLater()


def litter() -> None:
    """Make as much garbage as would start clearing it."""
    for _ in range(50_000):
        ring: list[object] = []
        ring.append(ring)


def test_clearing_is_ours_while_it_runs_and_pythons_again_afterwards(qapp: QObject) -> None:
    made = Sweeping(qapp)
    assert not gc.isenabled()

    made.stop()

    assert gc.isenabled()


def test_work_on_another_thread_clears_nothing(sweeping: Sweeping, qtbot: QtBot) -> None:
    gone: list[bool] = []
    ring = weakref.ref(Ring(gone))

    worker = Thread(target=litter)
    worker.start()
    worker.join()
    assert ring() is not None

    qtbot.waitUntil(lambda: ring() is None, timeout=10_000)
    assert all(gone)


def test_what_stands_after_the_start_is_not_looked_through_again(sweeping: Sweeping) -> None:
    sweeping.settle()

    assert gc.get_freeze_count() > 1000
    sweeping.stop()
    assert gc.get_freeze_count() == 0
