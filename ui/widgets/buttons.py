"""Buttons that carry a command: its word, its key, its icon and whether it is open."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.accessibility import name
from ui.commands import Command
from ui.theme.icons import Icons


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    QUIET = "quiet"
    LINK = "link"


class KeyButton(QPushButton):
    """A button for a command; its key stands behind its word."""

    def __init__(
        self, command: Command, parent: QWidget | None = None, *, kind: Kind = Kind.PLAIN
    ) -> None:
        super().__init__(parent)
        self._command = command
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.clicked.connect(command.trigger)
        command.changed.connect(self._follow)
        self._follow()

    @property
    def command(self) -> Command:
        """What it does."""
        return self._command

    def _follow(self) -> None:
        key = self._command.key()
        label = self._command.text()
        self.setText(f"{label}  {key}" if key else label)
        self.setToolTip(self._command.toolTip())
        self.setEnabled(self._command.isEnabled())
        name(self, label, self._command.toolTip())


def plain_button(object_name: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """Return a button without a key of its own; its words are the caller's."""
    button = QPushButton(parent)
    button.setObjectName(object_name)
    button.setProperty("kind", Kind.PLAIN.value)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button


class IconButton(QToolButton):
    """A command as an icon, with its word and key in the tooltip and for screen readers."""

    def __init__(
        self, command: Command, icons: Icons, parent: QWidget | None = None, *, size: int = 20
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._icons = icons
        self._size = size
        self.setProperty("kind", Kind.QUIET.value)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(command.trigger)
        command.changed.connect(self._follow)
        icons.changed.connect(self._tint)
        self._tint()
        self._follow()

    def _follow(self) -> None:
        self.setToolTip(self._command.toolTip())
        self.setEnabled(self._command.isEnabled())
        self.setCheckable(self._command.isCheckable())
        self.setChecked(self._command.isChecked())
        name(self, self._command.text(), self._command.toolTip())

    def _tint(self) -> None:
        self.setIcon(self._icons.icon(self._command.row.icon, size=self._size))
        self.setIconSize(QSize(self._size, self._size))
