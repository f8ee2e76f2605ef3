"""Picking a coded reason: by its number, by typing some of its letters, or with the arrows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.review_desk.choice import NUMBERED, offered
from ui.theme.theme import Theme
from ui.widgets.decision_words import REASONS
from ui.workplace import Workplace
from workstation.domain.reasons import Reason

_LINE: Final = 28
"""As the style sheet has it for lists."""
_PADDING: Final = 26
"""Beside the words of a reason, as the style sheet has it, and a little air."""
_EDGES: Final = 12
"""Above and below the lines together."""
_LEAST_ROWS: Final = 3
"""Where there is no room for more, the list scrolls: the note and the verb stay in view."""
_REASON: Final = Qt.ItemDataRole.UserRole


class ReasonField(QLineEdit):
    """What is typed filters; a number key picks while nothing is typed."""

    numbered = Signal(int)
    stepped = Signal(int)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = place.commands.keymap

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take number keys and the arrows; everything else is typing."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        number = None if self.text() else self._number(event)
        if number is None:
            super().keyPressEvent(event)
        else:
            self.numbered.emit(number)

    def _number(self, event: QKeyEvent) -> int | None:
        pressed = QKeySequence(event.key()).toString()
        for number in range(1, NUMBERED + 1):
            if pressed in self._keymap.keys(f"reason.{number}"):
                return number
        return None


class ReasonList(QListWidget):
    """Two columns, or one where words would be cut; not more rows than there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._every: tuple[str, ...] = ()
        self._room = 0
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def make_room(self, every: Sequence[str]) -> None:
        """Be as high as all reasons need, where there is room for it."""
        self._every = tuple(every)
        self._fit()

    def take_room(self, room: int) -> None:
        """Be at most so many pixels high, but for the least rows."""
        self._room = room
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns as wide as they can be."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # With the room of a scroll bar left free, both columns fit whether there is one or not.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.maximumViewportSize().width() - bar - 2 * self.frameWidth()
        line = self._theme.px(_LINE)
        columns = 2 if self._widest() <= room // 2 else 1
        rows = max(1, -(-len(self._every) // columns))
        lines = min(rows, max(_LEAST_ROWS, (self._room - _EDGES) // line))
        self.setFixedHeight(lines * line + _EDGES)
        cell = QSize(max(1, room // columns), line)
        if cell != self.gridSize():
            self.setGridSize(cell)
        for row in range(self.count()):
            item = self.item(row)
            if item is not None:
                item.setSizeHint(cell)

    def _widest(self) -> int:
        advance = self.fontMetrics().horizontalAdvance
        return max((advance(words) + _PADDING for words in self._every), default=0)


class ReasonPicker(QWidget):
    """The reasons of one move; one of them is picked."""

    picked = Signal(object)
    """Carries the ``Reason``."""
    accepted = Signal()
    """Enter: go on with the one that is picked."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._reasons: tuple[Reason, ...] = ()
        self._reason: Reason | None = None
        self._suggested: Reason | None = None
        self.field = ReasonField(place, self)
        self.field.setObjectName("review.reason")
        self.list = ReasonList(place.theme, self)
        self.list.setObjectName("review.reasons")
        self._wire()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        place.tr.follow(self.retranslate)

    def offer(
        self, reasons: Sequence[Reason], picked: Reason | None, suggested: Reason | None
    ) -> None:
        """Offer the reasons of a move, one of them picked already."""
        self._reasons, self._reason, self._suggested = tuple(reasons), picked, suggested
        self.field.clear()
        self._write_hint()
        self._fill()

    def reason(self) -> Reason | None:
        """Return the reason that is picked."""
        return self._reason

    def offered(self) -> tuple[Reason, ...]:
        """Return the reasons in view."""
        items = (self.list.item(row) for row in range(self.list.count()))
        found = (item.data(_REASON) for item in items if item is not None)
        return tuple(Reason(value) for value in found if value is not None)

    def pick(self, reason: Reason) -> None:
        """Pick one of those offered."""
        if reason not in self._reasons:
            return
        self._reason = reason
        self._show_current()
        announce(self, self._words(reason))
        self.picked.emit(reason)

    def pick_number(self, number: int) -> None:
        """Pick by number key and go on."""
        if 1 <= number <= min(NUMBERED, len(self._reasons)):
            self.pick(self._reasons[number - 1])
            self.accepted.emit()

    def retranslate(self) -> None:
        """Write the reasons in the language in use."""
        _ = self._place.tr.gettext
        self._write_hint()
        self.field.setAccessibleName(_("Reason"))
        self.list.setAccessibleName(_("Reasons"))
        self._fill()

    def _write_hint(self) -> None:
        _ = self._place.tr.gettext
        hint = (
            _("Reason: 1-9, or type to find")
            if self._suggested is None
            else _("Reason: Enter takes the suggested one, 1-9, or type to find")
        )
        self.field.setPlaceholderText(hint)
        self.field.setToolTip(hint)

    def _wire(self) -> None:
        self.field.textEdited.connect(self._typed)
        self.field.numbered.connect(self.pick_number)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(self._enter)
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._activated)

    def _typed(self) -> None:
        self._fill()
        found = self.offered()
        if found and self.field.text().strip():
            self.pick(found[0])

    def _step(self, by: int) -> None:
        found = self.offered()
        if not found:
            return
        at = found.index(self._reason) if self._reason in found else -by if by > 0 else len(found)
        self.pick(found[max(0, min(len(found) - 1, at + by))])

    def _enter(self) -> None:
        if self._reason is not None:
            self.accepted.emit()

    def _clicked(self, item: QListWidgetItem) -> None:
        self.pick(Reason(item.data(_REASON)))

    def _activated(self, item: QListWidgetItem) -> None:
        self.pick(Reason(item.data(_REASON)))
        self.accepted.emit()

    def _fill(self) -> None:
        self.list.clear()
        every = self._place.tr.in_all_languages
        for reason in offered(self._in_order(), self.field.text(), lambda r: every(REASONS[r])):
            item = QListWidgetItem(self._words(reason))
            item.setData(_REASON, reason.value)
            self.list.addItem(item)
        if not self.list.count() and self._reasons:
            self._say_that_none_fits()
        self.list.make_room([self._words(reason) for reason in self._reasons])
        self._show_current()

    def _in_order(self) -> tuple[Reason, ...]:
        """Return the reasons by their numbers; one that is suggested and has none comes first."""
        suggested = self._suggested
        if suggested is None or suggested not in self._reasons[NUMBERED:]:
            return self._reasons
        return (suggested, *(reason for reason in self._reasons if reason is not suggested))

    def _say_that_none_fits(self) -> None:
        item = QListWidgetItem(self._place.tr.gettext("No reason fits"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)
        announce(self, item.text())

    def _words(self, reason: Reason) -> str:
        _ = self._place.tr.gettext
        number = self._reasons.index(reason) + 1
        words = _(REASONS[reason])
        if reason is self._suggested:
            words = _("{reason} (suggested)").format(reason=words)
        if number > NUMBERED:
            return words
        return _("{n}  {reason}").format(n=number, reason=words)

    def _show_current(self) -> None:
        found = self.offered()
        self.list.setCurrentRow(found.index(self._reason) if self._reason in found else -1)
