"""The keymap's actions as Qt actions: what buttons, menus, the palette and the keys trigger."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.i18n import Translator
from ui.keymap import Action, Keymap, shown


class Command(QAction):
    """An action of the keymap, bound to what it does on one widget."""

    def __init__(self, action: Action, tr: Translator, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._tr = tr
        self._keymap = keymap
        self._why_not = ""
        self.setData(action.id)
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setMenuRole(QAction.MenuRole.NoRole)
        self.rekey()
        tr.follow(self.retranslate)

    @property
    def id(self) -> str:
        """The action's id in the keymap."""
        return self._action.id

    @property
    def row(self) -> Action:
        """The action's row of the keymap."""
        return self._action

    def key(self) -> str:
        """Return the first key in force as it is printed, or nothing."""
        keys = self._keymap.keys(self.id)
        return shown(keys[0]) if keys else ""

    def rekey(self) -> None:
        """Take the keys in force."""
        self.setShortcuts([QKeySequence(key) for key in self._keymap.keys(self.id)])

    def allow(self, allowed: bool, why_not: str = "") -> None:
        """Enable the action, or disable it and say why in its tooltip ("Supervisors can")."""
        self._why_not = "" if allowed else why_not
        self.setEnabled(allowed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what it does in the language in use."""
        label = self._tr.gettext(self._action.label)
        if self._action.number is not None:
            label = label.format(n=self._action.number)
        self.setText(label)
        key = self.key()
        tip = f"{label} ({key})" if key else label
        self.setToolTip(f"{tip}\n{self._why_not}" if self._why_not else tip)


class Commands(QObject):
    """Makes commands, and keeps them from acting while a case is switching."""

    changed = Signal()
    """The keys in force are others."""

    def __init__(
        self,
        keymap: Keymap,
        tr: Translator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.keymap = keymap
        self._tr = tr
        self._held = 0

    def bind(
        self,
        widget: QWidget,
        id_: str,
        act: Callable[[], object],
        *,
        everywhere: bool = False,
    ) -> Command:
        """Return a command whose keys work while focus is in ``widget``.

        Args:
            widget: its owner; the command is among ``widget.actions()``.
            id_: a row of the keymap.
            act: what it does.
            everywhere: the keys work in the widget's whole window.
        """
        command = Command(self.keymap.action(id_), self._tr, self.keymap, widget)
        if everywhere:
            command.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        command.triggered.connect(lambda: self._run(act))
        self.changed.connect(command.rekey)
        self.changed.connect(command.retranslate)
        widget.addAction(command)
        return command

    def hold(self) -> None:
        """Ignore all keys and buttons until ``resume``: the next case is on its way."""
        self._held += 1

    def resume(self) -> None:
        """Undo one ``hold``."""
        self._held = max(0, self._held - 1)

    @property
    def held(self) -> bool:
        """Whether commands are ignored for now."""
        return self._held > 0

    def rebind(self, id_: str, keys: tuple[str, ...]) -> None:
        """Give an action other keys at once; storing ``keymap.own()`` is the caller's."""
        self.keymap.rebind(id_, keys)
        self.changed.emit()

    def _run(self, act: Callable[[], object]) -> None:
        if not self._held:
            act()


def writing(widget: QWidget | None) -> bool:
    """Say whether typed letters go into ``widget`` as text."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)


def writing_now() -> bool:
    """Say whether a text field has the focus."""
    return writing(QApplication.focusWidget())
