"""An office with letters to print, and a letter room to print them in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.databases import Databases
from tests.support.letter_rooms import NoPaper, letters_without_paper
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.desk import DeskPlace
from ui.letter_room.desk import LetterRoomDesk
from ui.shell.window import Window
from ui.widgets.dialogs import Question
from ui.workplace import Workplace
from workstation.domain.holdings import BatchId

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite, unless a test asks for each database by parametrising ``databases``."""
    kind = getattr(request, "param", "sqlite")
    made: Databases = request.getfixturevalue(f"{kind}_databases")
    return made


@dataclass
class Disk:
    """Where the workstation keeps batches; it may be full."""

    folder: Path
    full: bool = False
    opened: list[Path] = field(default_factory=list)

    def write(self, batch: BatchId, pdf: bytes) -> Path:
        if self.full:
            raise OSError("no space left on device")
        file = self.folder / f"batch-{batch}.pdf"
        file.write_bytes(pdf)
        return file

    def open(self, file: Path) -> bool:
        self.opened.append(file)
        return True


@dataclass
class Keys:
    """Presses keys where the focus is and waits for what follows."""

    qtbot: QtBot
    place: Workplace

    def __call__(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.place.tasks.idle)

    def say_yes(self, desk: LetterRoomDesk) -> None:
        """Answer the question that is asked with its verb."""
        question = desk.findChild(Question)
        assert question is not None
        question.verb.click()
        self.qtbot.waitUntil(lambda: desk.findChild(Question) is None)
        desk.window().activateWindow()
        self.settle()


Registered = Callable[[int], None]


@pytest.fixture
def registered(office: OpenOffice) -> Registered:
    """Take registrations of so many passport holders; a letter to each is due."""

    def register(count: int) -> None:
        for number in range(count):
            office.registered(
                route="letter",
                kind="passport",
                number=f"E1000{number:04d}",
                country="GBR",
                english=f"CHAN Tai {'ABCDEFGHIJ'[number]}man",
                chinese="陳大文",
                address=f"Flat 12{number:02d}, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
            )
        office.work()

    return register


@pytest.fixture
def paper() -> NoPaper:
    """A printer that prints nothing."""
    return NoPaper()


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A folder for batches."""
    return Disk(tmp_path)


@pytest.fixture
def keys(qtbot: QtBot, place: Workplace) -> Keys:
    """The keyboard."""
    return Keys(qtbot, place)


@pytest.fixture
def room(
    office: OpenOffice, place: Workplace, paper: NoPaper, disk: Disk, keys: Keys
) -> Iterator[Callable[..., LetterRoomDesk]]:
    """Open somebody's letter room in a window of its own."""

    def enter(who: str = "supervisor") -> LetterRoomDesk:
        letters = letters_without_paper(office, paper)
        made = LetterRoomDesk(place, office.session(who), letters, disk.write, disk.open)
        window = Window(place, [DeskPlace(made.id, lambda: made)])
        keys.qtbot.addWidget(window)
        window.show_desk(made.id)
        shown(keys.qtbot, window)
        keys.settle()
        made.take_focus()
        return made

    yield enter
    keys.settle()


Enter = Callable[..., LetterRoomDesk]


def button(desk: QWidget, name: str) -> QAbstractButton:
    """Return a button by its object name."""
    found = desk.findChild(QAbstractButton, name)
    assert found is not None, name
    return found
