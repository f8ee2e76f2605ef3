"""The scripted tour: a sample office, driven through its real widgets and photographed."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui.desktop import Desktop
from ui.entrance import RealOffice, RealSetUp, sample_office
from ui.i18n import Language, Translator
from ui.places import CATALOGUES, STYLE_SHEET
from ui.sign_in.window import SignInWindow
from ui.theme.theme import Theme
from ui.theme.tokens import Look
from ui.this_computer import ThisComputer
from ui.tour.camera import Camera
from ui.tour.hand import Hand, Stuck
from ui.tour.story import Story
from workstation.sample_setup import Told
from workstation.settings import read_settings

TOUR_COUNT = 60
_OUT_OF_THE_WAY = (700, 760)
"""Where the mouse lies in the pictures: over nothing that answers it."""


class _TourDoor:
    """The way into the tour's own office."""

    def __init__(self, database: str, tr: Translator) -> None:
        self._database = database
        self._tr = tr
        self.opened: RealOffice | None = None

    def url(self) -> str:
        return self._database

    def exists(self) -> bool:
        return True

    def open(self) -> RealOffice:
        self.opened = RealOffice(read_settings(self._database), with_worker=True)
        return self.opened

    def set_up(self) -> RealSetUp:
        return RealSetUp(self._database, self._tr)


def take_tour(scratch: Path, pictures: Path, *, count: int | None, seed: int, told: Told) -> int:
    """Take the tour; prints what it did as JSON and returns the process's exit code."""
    began = time.monotonic()
    office = sample_office(scratch / "office", count=count or TOUR_COUNT, seed=seed, told=told)
    qInstallMessageHandler(_tell_qt)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    QCursor.setPos(*_OUT_OF_THE_WAY)
    tr = Translator(CATALOGUES, Language.ENGLISH, app)
    theme = Theme(app, tr, STYLE_SHEET, look=Look.LIGHT, text_size=100)
    door = _TourDoor(office.database, tr)
    sign_in = SignInWindow(theme, tr)
    sign_in.show()
    computer = ThisComputer(scratch / "screen.ini")
    desktop = Desktop(tr, theme, computer, door, scratch / "data")
    desktop.begin(sign_in)
    hand = Hand(app, desktop.settled)
    camera = Camera(pictures, tr, theme, hand.window, hand.rest)
    opened = hand.wait_for(lambda: door.opened, "the office")
    story = Story(desktop, opened.office, office.samples, hand, camera)
    problem = ""
    try:
        story.run()
    except Stuck as stuck:
        problem = f"stuck waiting for {stuck}"
        camera.take("stuck")
    _print(story, camera, problem, time.monotonic() - began)
    desktop.close()
    return 1 if problem else 0


def _print(story: Story, camera: Camera, problem: str, seconds: float) -> None:
    summary = {
        **story.told.plain(),
        "pictures": camera.taken,
        "problem": problem or None,
        "seconds": round(seconds, 1),
    }
    sys.stdout.write(json.dumps(summary, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.flush()
    (camera.folder / "summary.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")


def _tell_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Pass Qt's words on, but for one of the screen that is none."""
    del kind, context
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")
