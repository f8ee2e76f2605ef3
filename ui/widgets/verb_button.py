"""A button whose verb the desk says ("Print 55"), with a command's key, state and deed."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.accessibility import name
from ui.commands import Command
from ui.widgets.buttons import Kind


class VerbButton(QPushButton):
    """Like ``KeyButton``, for commands whose word depends on what lies before the person."""

    def __init__(
        self, command: Command, parent: QWidget | None = None, *, kind: Kind = Kind.PLAIN
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._verb = ""
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.clicked.connect(command.trigger)
        command.changed.connect(self._follow)

    def say(self, verb: str) -> None:
        """Write what it will do, in the language in use."""
        self._verb = verb
        self._follow()

    def verb(self) -> str:
        """Return what it says it will do."""
        return self._verb

    def _follow(self) -> None:
        key = self._command.key()
        self.setText(f"{self._verb}  {key}" if key else self._verb)
        self.setToolTip(self._command.toolTip())
        self.setEnabled(self._command.isEnabled())
        name(self, self._verb, self._command.toolTip())
