"""Tells people about mistakes of the program, and about a run that ended badly."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.crash import CrashReports
from ui.widgets.crash_dialog import CrashDialog
from ui.workplace import Workplace


class CrashTeller(QObject):
    """Writes reports, and shows one dialog at a time over whichever window is there."""

    safe_start = Signal()
    """After a crash somebody wants to begin as on the first day."""

    def __init__(
        self, place: Workplace, folder: Path, over: Callable[[], QWidget | None], parent: QObject
    ) -> None:
        """Make a teller.

        Args:
            place: the tools.
            folder: where reports are kept.
            over: returns the window in front.
            parent: what it lives as long as.
        """
        super().__init__(parent)
        self._place = place
        self._over = over
        self._telling = False
        self._reports = CrashReports(folder, self)
        self._reports.happened.connect(self._happened)

    def begin(self) -> None:
        """Catch what nobody else does from now on."""
        self._reports.begin()

    def tell_of_last_run(self) -> None:
        """Say so if the last run ended badly and left a report."""
        before = self._reports.before()
        if before:
            self._tell(before, earlier=True)

    def end(self) -> None:
        """The program ends as it should."""
        self._reports.end()

    def _happened(self, report: str) -> None:
        if not self._telling:
            self._tell(report, earlier=False)

    def _tell(self, report: str, *, earlier: bool) -> None:
        self._telling = True
        dialog = CrashDialog(report, self._place, self._over(), earlier=earlier)
        dialog.safe_start.connect(self.safe_start)
        dialog.finished.connect(self._told)
        dialog.open()

    def _told(self) -> None:
        self._telling = False
