"""A drop-down of choices that stays open while one goes through them."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.accessibility import name
from ui.i18n import Translator


class _Menu(QMenu):
    """Space and a click tick a choice and leave the menu open; Enter ticks it and closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.actionAt(event.position().toPoint())
        if not self._ticked(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space without closing."""
        if event.key() != Qt.Key.Key_Space or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class FilterMenu(QPushButton):
    """A button that opens the choices of one filter."""

    toggled_choice = Signal(object)
    """Carries what was ticked or unticked."""

    def __init__(
        self,
        object_name: str,
        title: str,
        choices: Mapping[Any, str],
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        """Make a drop-down.

        Args:
            object_name: what tests and the tour find it by.
            title: what is chosen, in English, marked with ``N_``.
            choices: the values with their words in English, marked with ``N_``.
            tr: translates them.
            parent: the bar it stands in.
        """
        super().__init__(parent)
        self._title = title
        self._tr = tr
        self._words = dict(choices)
        self._actions: dict[object, QAction] = {}
        self.setObjectName(object_name)
        self.setAutoDefault(False)
        self._menu = _Menu(self)
        self._menu.setObjectName(f"{object_name}.menu")
        for choice in choices:
            action = QAction(self._menu)
            action.setCheckable(True)
            action.triggered.connect(self._telling(choice))
            self._menu.addAction(action)
            self._actions[choice] = action
        self.setMenu(self._menu)
        tr.follow(self.retranslate)

    def mark(self, chosen: Callable[[object], bool]) -> None:
        """Tick what is in force."""
        for choice, action in self._actions.items():
            action.setChecked(chosen(choice))

    def offer(self, choices: tuple[object, ...]) -> None:
        """Offer only some of the choices; with none the button is of no use."""
        for choice, action in self._actions.items():
            action.setVisible(choice in choices)
        self.setEnabled(bool(choices))

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._tr.gettext
        self.setText(_(self._title))
        name(self, _(self._title), _("Filter"))
        self._menu.setAccessibleName(_(self._title))
        for choice, action in self._actions.items():
            action.setText(_(self._words[choice]).replace("&", "&&"))

    def _telling(self, choice: object) -> Callable[[], None]:
        return lambda: self.toggled_choice.emit(choice)
