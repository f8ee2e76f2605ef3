"""One's own keys: every action with its keys, and a place to press another one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.accessibility import announce, name
from ui.errors import sentence
from ui.i18n import N_
from ui.keymap import SCOPE_TITLES, Action, Keymap, shown
from ui.settings_desk.preferences import Preferences
from ui.settings_desk.rebinding import as_written, fit, giving, resetting
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_unknown,
    }
)


class KeyCapture(QLineEdit):
    """Takes the next key that is pressed, whatever it does elsewhere; Esc and Tab leave it."""

    pressed = Signal(str)
    """Carries the key as the table writes it."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts while this has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key with its modifiers."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.left.emit()
            return
        if key in _MODIFIERS:
            return
        written = QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText
        )
        self.pressed.emit(as_written(written, event.text()))


class Bound(NamedTuple):
    """An action with the keys in force."""

    action: Action
    keys: tuple[str, ...]


class KeysPage(QWidget):
    """The table of keys."""

    def __init__(self, place: Workplace, preferences: Preferences) -> None:
        super().__init__()
        self._place = place
        self._preferences = preferences
        self.notice = NoticeBar(place.icons, self)
        self.model = PagedModel[Bound](
            self._columns(), lambda row: row.action.id, place.tasks, place.tr, self
        )
        self.table = PagedTable[Bound](self.model, place, N_("Keys"), self)
        self.table.view.setObjectName("keys.list")
        self.table.say_when_empty(N_("No keys."), N_("Loading…"))
        self._action = QLabel(self)
        self._action.setProperty("words", "strong")
        self.capture = KeyCapture(self)
        self.capture.setObjectName("keys.capture")
        self._hint = QLabel(self)
        self._hint.setProperty("words", "muted")
        self._hint.setWordWrap(True)
        self._reset = place.commands.bind(self, "keys.reset", self.reset)
        self._none = place.commands.bind(self, "keys.none", self.take_away)
        self._lay_out()
        self.table.opened.connect(lambda _: self.capture.setFocus())
        self.table.current_changed.connect(self.retranslate)
        self.capture.pressed.connect(self._pressed)
        self.capture.left.connect(self.take_focus)
        place.commands.changed.connect(self._reread)
        place.tr.follow(self.retranslate)

    def activate(self) -> None:
        """Read the table of keys the first time."""
        if not self.model.rowCount():
            self.model.show(self._page)

    def take_focus(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus()

    def current(self) -> Action | None:
        """Return the action whose key is changed."""
        row = self.table.current()
        return None if row is None else row.action

    def reset(self) -> None:
        """Give the current action the keys it comes with."""
        action = self.current()
        if action is None:
            return
        blocked = resetting(self._keymap, action.id).taken_by
        if blocked:
            self._complain_taken(blocked, action.keys[0])
            return
        self._rebind({action.id: action.keys})

    def take_away(self) -> None:
        """Leave the current action without a key."""
        action = self.current()
        if action is not None:
            self._rebind({action.id: ()})

    def retranslate(self) -> None:
        """Write what is pressed for."""
        _ = self._place.tr.gettext
        action = self.current()
        words = _("Choose an action") if action is None else self._what(action)
        self._action.setText(words)
        self.capture.setText("" if action is None else written(self._keymap.keys(action.id)))
        self._hint.setText(_("Enter, then press the new key. Esc leaves the field."))
        name(self.capture, _("New key for: {action}").format(action=words), self._hint.text())

    @property
    def _keymap(self) -> Keymap:
        return self._place.commands.keymap

    def _pressed(self, key: str) -> None:
        action = self.current()
        if action is None:
            return
        fits = fit(self._keymap, action.id, key)
        if fits.reserved:
            words = self._place.tr.gettext("{key} moves about or edits text on every screen.")
            self._say(words.format(key=shown(key)))
        elif fits.taken_by:
            self._complain_taken(fits.taken_by, key, action)
        else:
            self._rebind({action.id: (key,)})

    def _complain_taken(
        self, others: Sequence[Action], key: str, action: Action | None = None
    ) -> None:
        _ = self._place.tr.gettext
        words = _("{key} does this already: {actions}").format(
            key=shown(key), actions=", ".join(self._what(other) for other in others)
        )
        if action is None:
            self._say(words)
            return
        self.notice.say(
            words,
            button=_("Use it here instead"),
            act=lambda: self._rebind(giving(self._keymap, action.id, key)),
        )

    def _say(self, words: str) -> None:
        self.notice.say(words, State.ATTENTION)
        announce(self.capture, words)

    def _rebind(self, changes: dict[str, tuple[str, ...]]) -> None:
        self.notice.clear()
        for id_, keys in changes.items():
            self._place.commands.rebind(id_, keys)
        own = {id_: list(keys) for id_, keys in self._keymap.own().items()}
        self._preferences.keep(self._not_kept, keys=own)
        action = self.current()
        if action is not None:
            announce(self, f"{self._what(action)}: {written(self._keymap.keys(action.id))}")
        self.take_focus()

    def _not_kept(self, error: Exception) -> None:
        self._place.notices.fail(sentence(error, self._place.tr))

    def _reread(self) -> None:
        for row in self.model.rows():
            self.model.replace(self._bound(row.action))
        self.retranslate()

    def _bound(self, action: Action) -> Bound:
        return Bound(action, self._keymap.keys(action.id))

    def _page(self, after: object | None, limit: int) -> Page[Bound]:
        del after, limit
        return Page(tuple(self._bound(action) for action in self._keymap))

    def _columns(self) -> tuple[Column[Bound], ...]:
        _ = self._place.tr.gettext
        return (
            Column(
                id="where",
                title=N_("Where"),
                text=lambda row: _(SCOPE_TITLES[row.action.scope]),
                width=170,
            ),
            Column(
                id="what", title=N_("What"), text=lambda row: self._what(row.action), stretch=True
            ),
            Column(
                id="keys",
                title=N_("Keys"),
                text=lambda row: written(row.keys),
                width=220,
                strong=True,
            ),
            Column(id="own", title=N_("State"), chip=self._own, width=130),
        )

    def _own(self, row: Bound) -> Chip | None:
        if row.keys == row.action.keys:
            return None
        return Chip(State.MOVING, self._place.tr.gettext("Own key"))

    def _what(self, action: Action) -> str:
        words = self._place.tr.gettext(action.label)
        return words if action.number is None else words.format(n=action.number)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", "true")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        self.capture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._action)
        row.addWidget(self.capture)
        row.addWidget(self._hint, 1)
        for command, object_name in ((self._reset, "keys.reset"), (self._none, "keys.none")):
            button = KeyButton(command, self)
            button.setObjectName(object_name)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(card)
        self._place.theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.capture.setFixedWidth(self._place.theme.px(180))


def written(keys: Sequence[str]) -> str:
    """Return keys as they are printed; several may do the same."""
    return "  /  ".join(dict.fromkeys(shown(key) for key in keys)) or "–"
