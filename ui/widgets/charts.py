"""Bars, with a table, a text and a sentence of their own."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.theme.tokens import State
from ui.widgets.buttons import IconButton
from ui.workplace import Workplace


class Bar(NamedTuple):
    """One bar: what it stands for and how much."""

    label: str
    value: int
    late: bool = False
    """Past what was promised: also marked with a glyph."""


def as_text(title: str, bars: Sequence[Bar]) -> str:
    """Return a chart as lines with tabs, for a spreadsheet or a message."""
    return "\n".join([title, *(f"{bar.label}\t{bar.value}" for bar in bars)])


class _Bars(QWidget):
    """The painted bars."""

    pressed = Signal(int)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._icons = place.icons
        self.bars: tuple[Bar, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A line per bar."""
        return QSize(320, self._theme.px(28) * max(3, len(self.bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint label, bar and figure of each."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        font = theme.font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        words = max((metrics.horizontalAdvance(bar.label) for bar in self.bars), default=0) + 12
        figures = (
            max((metrics.horizontalAdvance(f"{b.value:,}") for b in self.bars), default=0) + 34
        )
        most = max((bar.value for bar in self.bars), default=0) or 1
        room = max(10.0, self.width() - words - figures)
        for place, bar in enumerate(self.bars):
            line = self._line(place)
            painter.setPen(theme.color("text"))
            painter.drawText(line.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, bar.label)
            length = room * bar.value / most
            shape = QRectF(words, line.top() + 5, max(2.0, length), line.height() - 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink(State.ATTENTION) if bar.late else theme.color("accent"))
            painter.drawRoundedRect(shape, 2, 2)
            painter.setPen(theme.color("text"))
            figure = QRectF(shape.right() + 6, line.top(), figures, line.height())
            if bar.late:
                glyph = QRectF(figure.left(), line.top(), 12, line.height())
                self._icons.paint(painter, "attention", glyph, theme.ink(State.ATTENTION))
                figure.adjust(15, 0, 0, 0)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, f"{bar.value:,}")
            if self.hasFocus() and place == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar with the arrows, open one with Enter."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.bars:
            self._at = max(0, min(len(self.bars) - 1, self._at + steps[key]))
            bar = self.bars[self._at]
            announce(self, f"{bar.label}: {bar.value}")
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.bars:
            self.pressed.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the mouse."""
        for place in range(len(self.bars)):
            if self._line(place).contains(event.position()):
                self.pressed.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which bar the arrows start from."""
        super().focusInEvent(event)
        self.update()

    def _line(self, place: int) -> QRectF:
        height = self._theme.px(28)
        return QRectF(0, place * height, self.width(), height)


class BarChart(QWidget):
    """Bars with their heading; T shows the same as a table, and it can be copied as text."""

    pressed = Signal(int)
    """Carries the place of the bar that was opened."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._title = ""
        self._summary = ""
        self._heading = QLabel(self)
        self._heading.setProperty("words", "strong")
        self._words = QLabel(self)
        self._words.setProperty("words", "muted")
        self._words.setWordWrap(True)
        self._painted = _Bars(place, self)
        self._painted.pressed.connect(self.pressed)
        self._table = QTableWidget(0, 2, self)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._painted)
        self._pages.addWidget(self._table)
        commands = place.commands
        self._as_table = commands.bind(self, "chart.table", self.toggle_table)
        self._copy = commands.bind(self, "chart.copy", self.copy)
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(IconButton(self._as_table, place.icons, self, size=16))
        row.addWidget(IconButton(self._copy, place.icons, self, size=16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._words)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self._painted)
        place.theme.changed.connect(self._painted.updateGeometry)
        place.tr.follow(self.retranslate)

    def show_bars(self, title: str, bars: Sequence[Bar], summary: str) -> None:
        """Show ``bars``; ``summary`` says in one sentence what they show."""
        self._title, self._summary = title, summary
        self._heading.setText(title)
        self._words.setText(summary)
        self._painted.bars = tuple(bars)
        name(self._painted, f"{title}. {summary}")
        name(self._table, title)
        self._table.setRowCount(len(bars))
        for place, bar in enumerate(bars):
            self._table.setItem(place, 0, QTableWidgetItem(bar.label))
            self._table.setItem(place, 1, QTableWidgetItem(f"{bar.value:,}"))
        self._painted.updateGeometry()
        self._painted.update()

    def retranslate(self) -> None:
        """Write the titles of the table in the language in use."""
        _ = self._place.tr.gettext
        self._table.setHorizontalHeaderLabels([_("Group"), _("Count")])

    def toggle_table(self) -> None:
        """Show the table instead of the bars, or the bars again."""
        painted = self._pages.currentWidget() is self._painted
        wanted = self._table if painted else self._painted
        self._pages.setCurrentWidget(wanted)
        wanted.setFocus()

    def text(self) -> str:
        """Return the chart as text."""
        return as_text(self._title, self._painted.bars)

    def copy(self) -> None:
        """Put the chart as text on the clipboard."""
        self._place.clipboard.copy_figures(self.text())
        self._place.notices.tell(self._place.tr.gettext("Copied as text"))
