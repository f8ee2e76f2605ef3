"""The command palette: everything that can be done, found by typing a part of its name."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.theme.theme import Theme
from ui.theme.type import Size
from ui.widgets.fuzzy import score
from ui.workplace import Workplace

_WIDTH: Final = 560
_MOST: Final = 40
_ENTRY: Final = Qt.ItemDataRole.UserRole + 1


_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_DO: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OWN_KEYS: Final = {*_STEPS, *_DO, Qt.Key.Key_Escape}


class Entry(NamedTuple):
    """Something to find: a command, a case, a saved view."""

    id: str
    label: str
    act: Callable[[], object]
    key: str = ""
    also: tuple[str, ...] = ()
    """Other names it is found by, in the other languages."""
    why_not: str = ""
    """Why it cannot be done now; it is shown all the same."""


def entries_of(commands: Iterable[Command], place: Workplace) -> list[Entry]:
    """Return commands as entries, each found by its name in every language."""
    return [
        Entry(
            command.id,
            command.text(),
            command.trigger,
            command.key(),
            place.tr.in_all_languages(command.row.label),
            "" if command.isEnabled() else command.toolTip(),
        )
        for command in commands
        if command.row.number is None
    ]


def found(typed: str, entries: Sequence[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return the entries that fit, best first; those used lately come first among equals."""
    scored: list[tuple[float, int, Entry]] = []
    for place, entry in enumerate(entries):
        fits = [score(typed, words) for words in (entry.label, *entry.also)]
        best = max((fit for fit in fits if fit is not None), default=None)
        if best is not None:
            lately = (len(recent) - recent.index(entry.id)) * 0.2 if entry.id in recent else 0.0
            scored.append((-best - lately, place, entry))
    return [entry for _, _, entry in sorted(scored)[:_MOST]]


class Palette(QFrame):
    """Lies over the window; Enter does what is chosen, Esc changes nothing."""

    def __init__(
        self, place: Workplace, parent: QWidget, more: Callable[[str], Sequence[Entry]]
    ) -> None:
        """Make a palette.

        Args:
            place: the tools.
            parent: what it lies over.
            more: returns further entries for what is typed, such as references and saved views.
        """
        super().__init__(parent)
        self._place = place
        self._more = more
        self._entries: list[Entry] = []
        self._recent: list[str] = []
        self._came_from: QWidget | None = None
        self.setProperty("card", "true")
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Line(place.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.hide()
        place.tr.follow(self.retranslate)

    def ask(self, entries: Sequence[Entry]) -> None:
        """Open over the window with ``entries``."""
        over = self.parentWidget()
        if over is None:
            return
        self._entries = list(entries)
        self._came_from = self.window().focusWidget()
        width = min(self._place.theme.px(_WIDTH), over.width() - 32)
        height = min(self._place.theme.px(440), over.height() - 80)
        self.setGeometry((over.width() - width) // 2, 48, width, height)
        self.line.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_quietly(self) -> None:
        """Close, with the focus back where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
            self._came_from = None

    def retranslate(self) -> None:
        """Write the words of the field in the language in use."""
        words = self._place.tr.gettext("Command, reference or view")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.list.setAccessibleName(self._place.tr.gettext("Commands found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list, choose or close, while the focus stays in the field."""
        if isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if event.type() is QEvent.Type.ShortcutOverride and key in _OWN_KEYS:
                event.accept()  # these keys are ours while the palette is open
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(key)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in _DO:
            self._clicked(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            return False
        return True

    def _fill(self, typed: str) -> None:
        entries = [*self._entries, *(self._more(typed) if typed else ())]
        self.list.clear()
        for entry in found(typed, entries, self._recent):
            item = QListWidgetItem(entry.label, self.list)
            item.setData(_ENTRY, entry)
            item.setToolTip(entry.why_not)
            spoken = " ".join(part for part in (entry.label, entry.key, entry.why_not) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.setCurrentRow(0)

    def _clicked(self, item: QListWidgetItem | None) -> None:
        entry = item.data(_ENTRY) if item is not None else None
        if not isinstance(entry, Entry) or entry.why_not:
            return
        self._recent = [entry.id, *(id_ for id_ in self._recent if id_ != entry.id)][:8]
        self.close_quietly()
        entry.act()


class _Line(QStyledItemDelegate):
    """Paints a name at the left and its key at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line."""
        del option, index
        return QSize(100, self._theme.px(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one entry."""
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        theme, where = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, theme.color("selection"))
        inside = where.adjusted(8, 0, -8, 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("muted" if entry.why_not else "text"))
        key_width = QFontMetrics(theme.font(Size.STATUS)).horizontalAdvance(entry.key) + 16
        words = inside.adjusted(0, 0, -key_width, 0)
        cut = QFontMetrics(theme.font()).elidedText(
            entry.label, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.setFont(theme.font(Size.STATUS))
        painter.setPen(theme.color("muted"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, side, entry.key)
