"""How soon the counter desk shows what a scan or a key changes, through its real window.

``python -m tests.benchmarks.counter_case [--cases N] [--on sqlite|postgresql]`` takes letter
holders from the scan of the letter to the pass, and prints how long each step took from the act
until the office had answered and the window was painted anew: median, 95th of a hundred and
longest, beside the time of painting the whole window. The budget is 100 ms, multiplied by how much
slower than an idle two-core PC this computer is now; the exit code is 1 when a step's 95th is over
it. The holding back of keys while it is not known whether a scanner types (46 ms) comes on top.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.counter_desks import make_counter_desk
from tests.support.desks import close_place, make_place
from tests.support.heartbeat import calibration
from tests.support.letter_rooms import post_due
from tests.support.made_zones import td3_lines
from tests.support.offices import OpenOffice, open_test_office
from tests.support.postgres import running_server
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.bootstrap import setup_office
from workstation.domain.letter_rules import Letter
from workstation.settings import Settings

BUDGET_MS: Final = 100
_WARM: Final = 2
"""Cases before the first that counts: pages, fonts and statements are made once."""
_KEYS: Final = Qt.Key


class Stopwatch:
    """Acts on a window and waits until what follows is on the screen."""

    def __init__(self, window: Window, place: Workplace) -> None:
        self._window, self._place = window, place
        self.times: dict[str, list[float]] = {}

    def step(self, name: str, act: Callable[[], object], true: Callable[[], bool]) -> None:
        """Time an act until something is true, nothing is asked any more, and all is painted."""
        app = QApplication.instance()
        assert app is not None
        began = perf_counter()
        act()
        while not (true() and self._place.tasks.idle()):
            app.processEvents()
        self._window.repaint()
        self.times.setdefault(name, []).append((perf_counter() - began) * 1000)

    def forget(self) -> None:
        """Begin to count."""
        self.times.clear()


def driven(office: OpenOffice, cases: int) -> Iterator[tuple[str, list[float]]]:
    """Take so many holders through the counter, and yield the times of each step in ms."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    letters = _letters(office, _WARM + cases)
    place = make_place(app)
    desk = make_counter_desk(place, office.office, office.session("clerk"))
    window = Window(place, [DeskPlace(desk.id, lambda: desk)])
    window.resize(1366, 768)
    window.show_desk(desk.id)
    window.show()
    watch = Stopwatch(window, place)
    try:
        for number, letter in enumerate(letters):
            if number == _WARM:
                watch.forget()
            _case(desk, letter, watch)
        painted: list[float] = []
        for _ in range(cases):
            began = perf_counter()
            window.grab()
            painted.append((perf_counter() - began) * 1000)
        yield from watch.times.items()
        yield "painting the whole window", painted
    finally:
        window.close()
        close_place(place)


def _case(desk: CounterDesk, letter: Letter, watch: Stopwatch) -> None:
    """Take one holder from the letter to the pass."""
    identity = desk.identity

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or desk, key, modifier)

    def at(part: Part) -> Callable[[], bool]:
        return lambda: identity.at is part

    none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    watch.step("letter scanned", lambda: desk.take_scan(letter.reference.symbol), at(Part.NUMBER))
    zone = td3_lines(number=_number_of(letter, desk))
    watch.step("document scanned", lambda: desk.take_scan(zone), at(Part.PORTRAIT))
    watch.step("portrait answered", lambda: press(_KEYS.Key_Y, none), at(Part.VISUAL))
    watch.step("look answered", lambda: press(_KEYS.Key_Y, none), at(Part.TACTILE))
    watch.step("last part answered", lambda: press(_KEYS.Key_Y, none), desk.result.isVisible)
    watch.step(
        "pass recorded", lambda: press(_KEYS.Key_Return, ctrl), lambda: desk.case.opened is None
    )


def _number_of(letter: Letter, desk: CounterDesk) -> str:
    """Return the number that the holder's document has, because it was registered."""
    opened = desk.case.opened
    assert opened is not None
    assert opened.case.letter.id == letter.id
    return opened.case.applicant.document.number


def _letters(office: OpenOffice, count: int) -> list[Letter]:
    for number in range(count):
        office.registered(
            route="letter",
            kind="passport",
            number=f"E{12_345_000 + number}",
            country="GBR",
            date_of_birth="1980-02-01",
        )
    return list(post_due(office).values())


@contextmanager
def _office(kind: str) -> Iterator[OpenOffice]:
    """Lend an empty office with a person of every role signed in."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as server:
        folder, url = Path(name) / "office", f"sqlite:///{name}/office.sqlite"
        if kind == "postgresql":
            running = server.enter_context(running_server())
            running.create("counter_case")
            url = running.url("counter_case")
        settings = Settings(database=url, folder=folder, intake=folder / "intake", desk="bench")
        setup_office(settings, use_keyring=False).close()
        office = open_test_office(url, folder)
        try:
            yield office
        finally:
            office.office.close()


def measured(kind: str, cases: int) -> bool:
    """Measure on one database, print a table; return whether every step kept the budget."""
    kept, slower = True, calibration()
    budget = BUDGET_MS * slower
    with _office(kind) as office:
        print(f"\n{kind}, {cases} cases; budget {budget:.0f} ms ({slower:.1f} of a PC's time)")
        for name, times in driven(office, cases):
            high = quantiles(times, n=20, method="inclusive")[-1]
            over = high > budget and not name.startswith("painting")
            kept = kept and not over
            figures = f"{median(times):7.1f} {high:7.1f} {max(times):7.1f} ms"
            print(f"{figures} {'OVER' if over else '    '} {name}")
    return kept


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), action="append")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept = [measured(kind, asked.cases) for kind in asked.on or ["sqlite", "postgresql"]]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
