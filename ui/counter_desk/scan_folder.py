"""The folder into which a document scanner writes: what arrives while somebody is at the counter.

Looked at every so often and not on being told: folders of other computers tell nobody.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.counter_desk.picture_files import ENDINGS
from ui.workers import Lane
from ui.workplace import Workplace

LOOK_MS: Final = 300

Sizes = Mapping[Path, int]
"""Bytes of each picture in the folder."""


class ScanFolder(QObject):
    """Tells of each new picture once it has stopped growing."""

    arrived = Signal(object)
    """Carries the ``Path``."""
    unreachable = Signal()
    """The folder cannot be read; told once until it can be again."""

    def __init__(self, place: Workplace, folder: Path, parent: QObject) -> None:
        """Make what looks into a folder; it rests until ``wait``.

        Args:
            place: the tools of the desk.
            folder: where the scanner writes.
            parent: the desk.
        """
        super().__init__(parent)
        self._tasks, self._folder = place.tasks, folder
        self._on = False
        self._known: Sizes | None = None
        self._growing: Sizes = {}
        self._reachable = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def wait(self, *, on: bool) -> None:
        """Wait for pictures that arrive from now on, or no longer; what is on or off stays so."""
        if on is self._on:
            return
        self._on = on
        self._known = None
        self._growing = {}
        if on:
            self._look()
        else:
            self._timer.stop()

    def _look(self) -> None:
        folder = self._folder
        self._tasks.run(
            self,
            lambda: _pictures_in(folder),
            done=self._seen,
            topic="look",
            lane=Lane.PICTURES,
        )

    def _seen(self, pictures: Sizes | None) -> None:
        if not self._on:
            return
        self._timer.start()
        if pictures is None:
            if self._reachable:
                self.unreachable.emit()
            self._reachable = False
            return
        self._reachable = True
        if self._known is None:
            self._known = pictures
            return
        new = {file: size for file, size in pictures.items() if file not in self._known}
        whole = [file for file, size in new.items() if size and self._growing.get(file) == size]
        self._growing = new
        if whole:
            self._known = pictures
            self.arrived.emit(whole[-1])


def _pictures_in(folder: Path) -> Sizes | None:
    """Return the pictures in a folder; None: it cannot be read."""
    try:
        return {
            file: file.stat().st_size
            for file in sorted(folder.iterdir())
            if file.suffix.lower() in ENDINGS
        }
    except OSError:
        return None
