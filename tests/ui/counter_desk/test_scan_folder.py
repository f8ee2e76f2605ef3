"""The folder of a document scanner: a picture that arrives is read, and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.document_readings import reading_of
from tests.support.made_zones import td3_lines
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from tests.ui.counter_desk.conftest import Posted, button, make_desk
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.counter_desk.scan_folder import LOOK_MS
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.domain.letter_rules import Letter

LOOKS = 4 * LOOK_MS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    (made / "before.jpg").write_bytes(b"somebody else's")
    return made


@pytest.fixture
def desk(office: OpenOffice, place: Workplace, qtbot: QtBot, folder: Path) -> Iterator[CounterDesk]:
    """A counter with a scanner that writes into a folder."""
    office.documents.answer = reading_of(td3_lines())
    made = make_desk(office, place, "clerk", scans=folder)
    window = Window(place, [DeskPlace(made.id, lambda: made)])
    qtbot.addWidget(window)
    window.show_desk(made.id)
    shown(qtbot, window)
    yield made
    made.case.put_aside()
    made.close()


def brought(desk: CounterDesk, letter: Letter, qtbot: QtBot) -> None:
    """Scan a letter, and wait until the folder is looked into."""
    assert desk.take_scan(letter.reference.symbol)
    qtbot.waitUntil(lambda: desk.identity.check is not None)
    qtbot.wait(LOOKS)


def test_a_picture_that_arrives_is_read(
    desk: CounterDesk, posted: Posted, folder: Path, qtbot: QtBot
) -> None:
    brought(desk, posted(), qtbot)

    (folder / "scan 1.JPG").write_bytes(b"a passport")

    qtbot.waitUntil(lambda: desk.identity.at is Part.PORTRAIT)


def test_what_lay_there_before_is_nobody_s(
    office: OpenOffice, desk: CounterDesk, posted: Posted, folder: Path, qtbot: QtBot
) -> None:
    (folder / "while nobody was there.jpg").write_bytes(b"a passport")

    brought(desk, posted(), qtbot)
    (folder / "notes.txt").write_bytes(b"no picture")
    qtbot.wait(LOOKS)

    assert office.documents.read_on == []


def test_a_picture_is_read_when_it_has_stopped_growing(
    office: OpenOffice, desk: CounterDesk, posted: Posted, folder: Path, qtbot: QtBot
) -> None:
    brought(desk, posted(), qtbot)

    with (folder / "scan.png").open("wb", buffering=0) as file:
        for _ in range(6):
            file.write(b"more and more")
            qtbot.wait(LOOK_MS // 2)
            assert office.documents.read_on == []

    qtbot.waitUntil(lambda: len(office.documents.read_on) == 1)
    qtbot.wait(LOOKS)
    assert len(office.documents.read_on) == 1


def test_nothing_is_read_once_the_person_has_gone(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    folder: Path,
    qtbot: QtBot,
) -> None:
    brought(desk, posted(), qtbot)
    button(desk, "counter.restart").click()
    qtbot.waitUntil(lambda: desk.identity.check is None)

    (folder / "late.jpg").write_bytes(b"a passport")
    qtbot.wait(LOOKS)

    assert office.documents.read_on == []


def test_a_folder_that_cannot_be_read_is_said_once(
    desk: CounterDesk, posted: Posted, folder: Path, qtbot: QtBot
) -> None:
    folder.rename(folder.with_name("elsewhere"))

    brought(desk, posted(), qtbot)

    assert "folder of the document scanner cannot be read" in desk.notice.text()
    desk.notice.clear()
    qtbot.wait(LOOKS)
    assert desk.notice.text() == ""
    folder.with_name("elsewhere").rename(folder)
    qtbot.wait(LOOKS)
    (folder / "scan.jpg").write_bytes(b"a passport")
    qtbot.waitUntil(lambda: desk.identity.at is Part.PORTRAIT)
