"""The rail at the left: one icon per desk, with words while the mouse or the focus is on it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.commands import Command
from ui.theme.icons import Icons

NARROW: Final = 56
_WIDE: Final = 208


class RailButton(QToolButton):
    """A desk on the rail."""

    def __init__(self, command: Command, icons: Icons, rail: "Rail") -> None:
        super().__init__(rail)
        self._command = command
        self._icons = icons
        self._rail = rail
        self.setProperty("kind", "quiet")
        self.setCheckable(command.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(command.trigger)
        command.changed.connect(self._follow)
        icons.changed.connect(self._follow)
        self._follow()

    def widen(self, *, wide: bool) -> None:
        """Show the word, or only the icon."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The rail shows its words; a mouse that merely lies there changes nothing."""
        super().mouseMoveEvent(event)
        self._rail.hover()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The rail shows its words."""
        super().focusInEvent(event)
        self._rail.widen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The rail shows its words while the focus stays on it."""
        super().focusOutEvent(event)
        self._rail.narrow_unless_used()

    def _follow(self) -> None:
        command = self._command
        color = "accent" if command.isChecked() else "muted"
        self.setIcon(self._icons.icon(command.row.icon, color, 24))
        self.setIconSize(QSize(24, 24))
        self.setText(f"{command.text()}   {command.key()}")
        self.setToolTip(command.toolTip())
        self.setEnabled(command.isEnabled())
        self.setChecked(command.isChecked())
        name(self, command.text(), command.toolTip())


class Rail(QFrame):
    """A narrow column that lies over the desk while it shows its words."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._buttons: list[RailButton] = []
        self._hovered = False
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(4)
        self._column.addStretch(1)

    def fill(self, upper: Sequence[Command], lower: Sequence[Command]) -> None:
        """Put the desks at the top and the rest at the bottom."""
        for place, command in enumerate(upper):
            self._column.insertWidget(place, self._made(command))
        for command in lower:
            self._column.addWidget(self._made(command))
        self._set_wide(wide=False)

    def buttons(self) -> tuple[RailButton, ...]:
        """Return the buttons from top to bottom."""
        return tuple(self._buttons)

    def widen(self) -> None:
        """Show the words."""
        self._set_wide(wide=True)

    def hover(self) -> None:
        """Show the words while the mouse is here."""
        self._hovered = True
        self.widen()

    def narrow_unless_used(self) -> None:
        """Show only icons, unless the mouse or the focus is here."""
        used = self._hovered or any(button.hasFocus() for button in self._buttons)
        self._set_wide(wide=used)

    def leaveEvent(self, event: QEvent) -> None:
        """Show only icons again."""
        super().leaveEvent(event)
        self._hovered = False
        self.narrow_unless_used()

    def _made(self, command: Command) -> RailButton:
        button = RailButton(command, self._icons, self)
        self._buttons.append(button)
        return button

    def _set_wide(self, *, wide: bool) -> None:
        for button in self._buttons:
            button.widen(wide=wide)
        self.resize(self._icons.theme.px(_WIDE) if wide else NARROW, self.height())
        self.raise_()
