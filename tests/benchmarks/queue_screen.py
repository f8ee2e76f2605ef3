"""How quickly the queue answers over an office of 300,000 applications, through its real widgets.

``python -m tests.benchmarks.queue_screen [--rows N] [--on sqlite|postgresql]`` builds the office,
drives the desk offscreen and prints what each step took beside its budget. Budgets are those of the
UX guide, multiplied by how much slower than an idle two-core PC this computer is now. The exit code
is 1 when one is exceeded.
"""

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine

from tests.support.desks import close_place, make_place
from tests.support.doubles import QuickPasswords
from tests.support.heartbeat import Heartbeat, calibration, heartbeat
from tests.support.postgres import running_server
from tests.support.sealed_office import Known, built_elsewhere, sealer_of
from ui.desk import DeskPlace
from ui.queue_view.desk import QueueDesk
from ui.queue_view.wish import Wish
from ui.shell.sweeping import Sweeping
from ui.shell.window import Window
from ui.widgets.table.model import Filling, PagedModel
from ui.workplace import Workplace
from workstation.domain.applications import Route, Stage
from workstation.domain.holdings import SessionId
from workstation.domain.queue import Flag, Purpose, QueueFilter, QueueRow, View
from workstation.domain.staff import Actor, Role, StaffId, StaffMember
from workstation.persistence.driver import database_now
from workstation.persistence.engine import open_engine
from workstation.persistence.lists import SqlLists
from workstation.persistence.pictures import SqlPictures
from workstation.persistence.unit_of_work import SqlUnitOfWork
from workstation.services.feed import FeedService
from workstation.services.queue import QueueService
from workstation.services.staff import Session, StaffService

FIRST_ROWS_MS: Final = 150
FILTER_MS: Final = 300
BLOCK_MS: Final = 100
GROWTH_MB: Final = 60
_COUNTED_MS: Final = 1_000
_SCROLLED_ROWS: Final = 10_000
_TWO_DISTRICTS: Final = ("sha_tin", "islands")
_SIX_DISTRICTS: Final = ("islands", "sha_tin", "north", "tai_po", "eastern", "southern")


class Step(NamedTuple):
    """What one step took."""

    name: str
    took: float
    budget: float
    unit: str = "ms"
    note: str = ""


def wishes(known: Known) -> Iterator[tuple[str, Wish]]:
    """Yield every kind of view, filter and search."""
    for view in View:
        yield f"view {view}", Wish(view)
    filters = {
        "one district": QueueFilter(districts=("islands",)),
        "a district with nobody": QueueFilter(districts=("nowhere",)),
        "two districts": QueueFilter(districts=_TWO_DISTRICTS),
        "six districts": QueueFilter(districts=_SIX_DISTRICTS),
        "letter route": QueueFilter(routes=(Route.LETTER,)),
        "letter route, one district": QueueFilter(routes=(Route.LETTER,), districts=("islands",)),
        "over 2 days": QueueFilter(older_than=timedelta(days=2)),
        "over 40 days": QueueFilter(older_than=timedelta(days=40)),
        "in use": QueueFilter(flag=Flag.IN_USE),
        "revised": QueueFilter(flag=Flag.REVISED),
        "promise at risk": QueueFilter(flag=Flag.PROMISE_AT_RISK),
        "promise at risk, six districts, over 7 days": QueueFilter(
            flag=Flag.PROMISE_AT_RISK, districts=_SIX_DISTRICTS, older_than=timedelta(days=7)
        ),
    }
    for view in (View.TO_REVIEW, View.ALL):
        for name, filter_ in filters.items():
            yield f"{view}: {name}", Wish(view, filter_)
    yield "all: one stage", Wish(View.ALL, QueueFilter(stages=(Stage.PIN_DUE,)))
    yield "my_work: one district", Wish(View.MY_WORK, QueueFilter(districts=("sha_tin",)))
    searches = {
        "reference": known.reference,
        "document number": known.number,
        "phone": known.phone.removeprefix("+852"),
        "whole name": known.english,
        "Chinese name": known.chinese,
        "common surname": "chan",
        "common Chinese surname": "陳",
        "two common words": "chan ka",
        "nobody's name": "zzyzx",
    }
    for name, search in searches.items():
        for view in (View.TO_REVIEW, View.ALL):
            yield (
                f"search {view}: {name}",
                Wish(view, QueueFilter(search=search, purpose=Purpose.OTHER)),
            )


class _Painted(QObject):
    """Notices that a widget was painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Driver(QObject):
    """One desk in its window, and a stopwatch."""

    def __init__(self, desk: Callable[[], QueueDesk], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paints = _Painted(self)
        self._loop = QEventLoop(self)
        self._true: Callable[[], bool] = bool
        self._look = QTimer(self)
        self._look.setInterval(1)
        self._look.timeout.connect(self._leave_when_true)

    @property
    def desk(self) -> QueueDesk:
        """The desk in view."""
        return self._desk()

    def until(self, true: Callable[[], bool]) -> float:
        """Let events happen until something is true, and return how many ms that took."""
        began = perf_counter()
        self._true = true
        self._look.start()
        self._loop.exec()
        self._look.stop()
        return (perf_counter() - began) * 1000

    def _leave_when_true(self) -> None:
        if self._true():
            self._loop.quit()

    def rows_shown(self, act: Callable[[], object]) -> float:
        """Return how long it takes from an act until its rows, or that there are none, stand."""
        began = perf_counter()
        act()
        model, viewport = self.desk.list.model, self.desk.list.table.view.viewport()
        self.until(lambda: model.filling is Filling.READY)
        self._paints.painted = False
        viewport.installEventFilter(self._paints)
        viewport.update()
        self.until(lambda: self._paints.painted)
        viewport.removeEventFilter(self._paints)
        return (perf_counter() - began) * 1000

    def counted(self) -> float:
        """Return how much longer the count takes than the rows."""
        model = self.desk.list.model
        return self.until(lambda: model.total is not None)

    def scrolled(self, rows: int) -> float:
        """Scroll down page by page and return the longest time a page took."""
        model, view = self.desk.list.model, self.desk.list.table.view
        longest = 0.0
        while model.rowCount() < rows and not model.complete:
            there = model.rowCount()
            view.scrollToBottom()
            longest = max(longest, self.until(partial(_longer, model, there)))
        return longest


Services = tuple[Session, QueueService, StaffService, FeedService[Path]]


def _longer(model: PagedModel[QueueRow], there: int) -> bool:
    return model.rowCount() > there


def driven(url: str, known: Known) -> Iterator[Step]:
    """Open the desk over an office and take every step."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    slower = calibration()
    engine = open_engine(url)
    place = make_place(app)
    sweeping = Sweeping(app)
    sweeping.settle()
    try:
        with heartbeat() as pulse:
            yield from _steps(place, _services(engine), known, slower, pulse)
    finally:
        sweeping.stop()
        close_place(place)
        engine.dispose()


def _services(engine: Engine) -> Services:
    sealer = sealer_of(engine)
    pictures = SqlPictures(engine, database_now)
    begin = partial(SqlUnitOfWork, engine, sealer, pictures, database_now)
    lists = SqlLists(engine, sealer, pictures, database_now)
    member = StaffMember(
        id=StaffId(1),
        staff_number="S0001",
        name="Reviewer 1",
        role=Role.SUPERVISOR,
        office="",
        language="en",
        active=True,
    )
    actor = Actor(staff_id=member.id, role=member.role, desk="Desk 1")
    session = Session(id=SessionId(1), member=member, actor=actor, preferences={})
    feed: FeedService[Path] = FeedService(feed=None, intake=None)  # type: ignore[arg-type]  # unused
    queue = QueueService(begin=begin, lists=lists)
    return session, queue, StaffService(begin=begin, passwords=QuickPasswords()), feed


def _steps(
    place: Workplace, services: Services, known: Known, slower: float, pulse: Heartbeat
) -> Iterator[Step]:
    made: list[QueueDesk] = []

    def make() -> QueueDesk:
        made.append(QueueDesk(place, *services))
        return made[-1]

    window = Window(place, [DeskPlace("queue", make), DeskPlace("settings", make, allowed=False)])
    window.show()
    driver = Driver(lambda: made[-1], window)
    driver.until(window.isVisible)
    before = _memory_mb()
    took = driver.rows_shown(lambda: window.show_desk("queue"))
    yield Step("first rows after the start", took, 2 * FIRST_ROWS_MS * slower)
    desk = driver.desk
    took = driver.until(lambda: all(desk.tabs.count_of(view) is not None for view in View))
    yield Step("all ten counts", took, 2 * _COUNTED_MS * slower)
    took = driver.rows_shown(lambda: desk.show_wish(Wish(View.ALL)))
    took = driver.rows_shown(lambda: desk.show_wish(Wish(View.TO_REVIEW)))
    yield Step("first rows", took, FIRST_ROWS_MS * slower)
    yield Step("count", driver.counted(), _COUNTED_MS * slower, note=desk.list.footer.words())
    longest = driver.scrolled(_SCROLLED_ROWS)
    note = f"to row {desk.list.model.rowCount():,}"
    yield Step("longest page while scrolling", longest, FIRST_ROWS_MS * slower, note=note)
    took = driver.rows_shown(desk.list.freshness.look)
    yield Step("quiet refresh", took, FILTER_MS * slower)
    for name, wish in wishes(known):
        took = driver.rows_shown(partial(desk.show_wish, wish))
        counting = driver.counted()
        note = f"{desk.list.footer.words()}, counted {counting:.0f} ms later"
        yield Step(name, took, FILTER_MS * slower, note=note)
    driver.until(place.tasks.idle)
    yield Step("longest block", pulse.longest_ms, BLOCK_MS * slower, note=_last_line(pulse))
    gc.collect()
    yield Step("memory", _memory_mb() - before, GROWTH_MB, "MB")
    window.close()
    window.deleteLater()


def _last_line(pulse: Heartbeat) -> str:
    return pulse.culprit.strip().rpartition("\n")[2].strip() if pulse.longest_ms > BLOCK_MS else ""


def _memory_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


@contextmanager
def _address(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/office.sqlite"
        return
    with running_server() as server:
        server.create("queue_screen")
        yield server.url("queue_screen")


def measured(kind: str, rows: int) -> bool:
    """Build an office, drive the desk, print a table; return whether every budget was kept."""
    with _address(kind) as url:
        began = perf_counter()
        known = built_elsewhere(url, rows)
        print(f"\n{kind}: {rows:,} applications built in {perf_counter() - began:.0f} s")
        kept = True
        for step in driven(url, known):
            over = step.took > step.budget
            kept = kept and not over
            figures = f"{step.took:8.0f} / {step.budget:5.0f} {step.unit}"
            print(f"{figures} {'OVER' if over else '    '} {step.name:55} {step.note}", flush=True)
    return kept


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), action="append")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kinds = asked.on or ["sqlite", "postgresql"]
    kept = [measured(kind, asked.rows) for kind in kinds]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
