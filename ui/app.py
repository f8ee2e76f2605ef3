"""Starts the desktop: the sign-in window first, everything else behind it.

What is imported here stands between the person and the first picture, so it is Qt's widgets and the
few small modules the sign-in card needs. The rest is imported when that picture stands.
"""

import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from ui.i18n import Translator
from ui.places import CATALOGUES, STYLE_SHEET
from ui.sign_in.window import SignInWindow
from ui.theme.theme import Theme
from ui.this_computer import ThisComputer

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.office import Door, OpenOffice
    from ui.wizard.flow import SetUp

APP = "verification-workstation"


def run_desktop(
    arguments: Sequence[str], open_door: "Callable[[str | None, Translator], Door] | None" = None
) -> int:
    """Open the desktop and return the process's exit code.

    Args:
        arguments: nothing, or ``--database URL``.
        open_door: makes the way into the office with that URL; called after the first picture.
    """
    database = arguments[-1].removeprefix("--database=") if arguments else None
    choose_input_method(os.environ)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP)
    app.setQuitOnLastWindowClosed(False)
    computer = ThisComputer(_config_folder() / "screen.ini")
    tr = Translator(CATALOGUES, computer.language, app)
    theme = Theme(app, tr, STYLE_SHEET, look=computer.look, text_size=computer.text_size)
    rest = _Rest(tr, theme, computer, lambda: (open_door or office_door)(database, tr))
    if computer.knows_office(database):
        window = SignInWindow(theme, tr)
        window.card.offer_branches((computer.branch,), computer.branch)
        rest.window = window
        window.painted.connect(lambda: QTimer.singleShot(0, rest.load))
        window.show()
    else:
        QTimer.singleShot(0, rest.load)
    return app.exec()


class _Rest:
    """What is imported when the first picture stands, or at once when there is no office yet."""

    def __init__(
        self,
        tr: Translator,
        theme: Theme,
        computer: ThisComputer,
        open_door: "Callable[[], Door]",
    ) -> None:
        self._tr, self._theme, self._computer = tr, theme, computer
        self._open_door = open_door
        self.window: SignInWindow | None = None
        self.desktop: Desktop | None = None

    def load(self) -> None:
        """Import the desktop and hand everything over to it."""
        from ui.desktop import Desktop  # noqa: PLC0415 - after the first picture

        door = self._open_door()
        self.desktop = Desktop(self._tr, self._theme, self._computer, door, _data_folder())
        self.desktop.begin(self.window)


def office_door(database: str | None, tr: Translator) -> "Door":
    """Return the way into the office at ``database``; the bootstrap is imported when it opens."""
    return _Door(database, tr)


class _Door:
    """See the protocol ``Door``: every import waits until it is needed."""

    def __init__(self, database: str | None, tr: Translator) -> None:
        self._database = database
        self._tr = tr

    def url(self) -> str:
        from workstation.settings import read_settings  # noqa: PLC0415 - after the first picture

        return read_settings(self._database).database

    def exists(self) -> bool:
        from workstation.settings import read_settings  # noqa: PLC0415 - after the first picture

        return read_settings(self._database).exists

    def open(self) -> "OpenOffice":
        from ui.entrance import real_office  # noqa: PLC0415 - after the first picture

        return real_office(self._database)

    def set_up(self) -> "SetUp":
        from ui.entrance import RealSetUp  # noqa: PLC0415 - after the first picture

        return RealSetUp(self._database, self._tr)


def run_demo(arguments: Sequence[str]) -> int:
    """Open a sample office, or drive every screen of it and photograph them."""
    from ui.demo import demo  # noqa: PLC0415 - not for the desktop's start

    return demo(arguments, run_desktop)


def choose_input_method(environment: MutableMapping[str, str]) -> None:
    """Speak to fcitx in ibus's protocol: the wheel has no plug-in for its own."""
    if sys.platform.startswith("linux") and "fcitx" in environment.get("QT_IM_MODULE", ""):
        environment["QT_IM_MODULE"] = "ibus"


def _config_folder() -> Path:
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(base) / APP


def _data_folder() -> Path:
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base) / APP
