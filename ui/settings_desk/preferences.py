"""Keeps what people choose for themselves at once, so that nothing is lost with the program."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.workers import Tasks
from workstation.services.staff import Session, StaffService


class Preferences(QObject):
    """Stores parts of one person's arrangement; other parts stay as they are."""

    kept = Signal()

    def __init__(
        self, staff: StaffService, session: Session, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._staff = staff
        self._session = session
        self._tasks = tasks
        self._parts: dict[str, object] = {}

    def keep(self, failed: Callable[[Exception], object], **parts: object) -> None:
        """Store parts under their names; they are plain JSON values."""
        self._parts.update(parts)
        wanted = dict(self._parts)
        self._tasks.run(
            self,
            lambda: self._staff.keep_preferences(self._session, wanted),
            done=lambda _: self.kept.emit(),
            failed=failed,
            topic="preferences",
        )
