"""Two spellings of the same fact side by side, row by row, with what differs marked."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.tokens import State
from ui.theme.type import Size
from ui.widgets.chips import chip_height, chip_width, paint_chip
from ui.widgets.differences import paint_pieces
from ui.widgets.pair_rows import PairRow
from ui.widgets.spelling import (
    count_of_differences,
    count_of_name_differences,
    name_pieces,
    pieces,
)
from ui.workplace import Workplace

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole
_LINE: Final = 26
_SIDE: Final = 8
_CURRENT_BAR: Final = 3
_LABEL_SHARE: Final = 0.22
"""What a row is called takes no more of the width than this: the spellings need it."""
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns."""

    NUMBER = 0
    LABEL = 1
    LEFT = 2
    RIGHT = 3
    RESULT = 4


class PairModel(QAbstractTableModel):
    """Holds the rows; a change of one row repaints that row only."""

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self._rows: tuple[PairRow, ...] = ()
        self._titles: tuple[str, ...] = ("",) * len(Column)

    @property
    def rows(self) -> tuple[PairRow, ...]:
        """The rows shown."""
        return self._rows

    def show(self, rows: Sequence[PairRow], titles: Sequence[str]) -> None:
        """Show ``rows``; the same keys in the same order keep selection and place."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        self._titles = tuple(titles)
        if not same:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
        else:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell: its row for the delegate, its words for everybody else."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, Column(index.column()))
        return None

    def _spoken(self, row: PairRow) -> str:
        words = f"{row.label}: {row.left or '–'} / {row.right or '–'}. {row.word}"
        if row.tip:
            words = f"{words}: {row.tip}"
        if row.compared and row.right is not None:
            counted = count_of_name_differences if row.by_script else count_of_differences
            count = counted(row.left, row.right)
            if count:
                said = self._tr.ngettext("{n} character differs", "{n} characters differ", count)
                return f"{words}. {said.format(n=count)}"
        return words


def _tip(row: PairRow, column: Column) -> str | None:
    if column is Column.RESULT:
        return row.tip or None
    return None if column is Column.NUMBER else _cell(row, column) or None


def _cell(row: PairRow, column: Column) -> str:
    if column is Column.NUMBER:
        return "" if row.number is None else str(row.number)
    return (row.label, row.left, row.right or "", row.word)[column - 1]


class PairDelegate(QStyledItemDelegate):
    """Paints spellings character by character, and the result as a chip."""

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._icons = place.icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        row = index.data(_ROW)
        if not isinstance(row, PairRow):
            return
        painter.save()
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(where, self._theme.color("selection" if chosen else "surface"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if chosen and index.column() == self._first_column(index):
            bar = where.adjusted(0, 0, _CURRENT_BAR - where.width(), 0)
            painter.fillRect(bar, self._theme.color("accent"))
        self._paint_cell(painter, QRectF(where), row, Column(index.column()))
        painter.restore()

    @staticmethod
    def _first_column(index: _Index) -> Column:
        numbered = isinstance(row := index.data(_ROW), PairRow) and row.number is not None
        return Column.NUMBER if numbered else Column.LABEL

    def _paint_cell(self, painter: QPainter, where: QRectF, row: PairRow, column: Column) -> None:
        if column is Column.RESULT:
            self._paint_result(painter, where, row)
        elif column is Column.LEFT:
            self._paint_spelling(painter, where, row, row.left, left=True)
        elif column is Column.RIGHT:
            self._paint_spelling(painter, where, row, row.right, left=False)
        else:
            color = "muted" if column is Column.NUMBER else "text"
            self._paint_words(painter, where, _cell(row, column), color)

    def _paint_words(
        self, painter: QPainter, where: QRectF, words: str, color: str, *, person: bool = False
    ) -> None:
        theme = self._theme
        font = theme.font(Size.BODY, person=person)
        painter.setFont(font)
        painter.setPen(theme.color(color))
        inside = where.adjusted(_SIDE, 0, -2, 0)
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def _paint_spelling(
        self, painter: QPainter, where: QRectF, row: PairRow, text: str | None, *, left: bool
    ) -> None:
        if not text:
            self._paint_words(painter, where, "–", "muted")
            return
        if not row.compared or row.right is None:
            self._paint_words(painter, where, text, "text", person=True)
            return
        cut = name_pieces if row.by_script else pieces
        parts = cut(row.left, row.right)[0 if left else 1]
        metrics = QFontMetricsF(self._theme.font(Size.BODY, person=True))
        base = where.top() + (where.height() - metrics.height()) / 2 + metrics.ascent()
        width = where.width() - _SIDE - 4
        paint_pieces(painter, QPointF(where.left() + _SIDE, base), parts, self._theme, width)

    def _paint_result(self, painter: QPainter, where: QRectF, row: PairRow) -> None:
        if row.state is None:
            return
        high = chip_height(self._theme)
        width = min(chip_width(self._theme, row.word), where.width() - 8)
        chip = QRectF(where.left() + 4, where.center().y() - high / 2, width, high)
        paint_chip(painter, chip, row.state, row.word, self._icons)


class PairTable(QTableView):
    """The rows, one of them current."""

    stepped_to = Signal(str)
    """Carries the key of the row that became current."""
    opened = Signal(str)
    """A row was double-clicked."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._only_doubts = False
        self.pairs = PairModel(place, self)
        self.setModel(self.pairs)
        self.setItemDelegate(PairDelegate(place, self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._key(index)))
        place.theme.changed.connect(self._resize)
        self._resize()

    def show_rows(self, rows: Sequence[PairRow], titles: Sequence[str]) -> None:
        """Show ``rows`` under four titles: fact, left, right, result."""
        key = self.current_key()
        with_numbers = any(row.number is not None for row in rows)
        self.setColumnHidden(Column.NUMBER, not with_numbers)
        self.pairs.show(rows, ("", *titles))
        if key and self.current_key() != key:
            self.go_to(key)
        self._resize()

    def show_doubts(self, *, only: bool) -> None:
        """Leave out what agrees, and the titles; when everything agrees, all of it stays."""
        self._only_doubts = only
        self.horizontalHeader().setVisible(not only)
        self._resize()

    def row_to_see(self) -> QRect | None:
        """Return where the current row is, or else the first in doubt."""
        at = self.currentIndex()
        if not at.isValid() or self.isRowHidden(at.row()):
            doubts = [place for place, row in enumerate(self.pairs.rows) if _in_doubt(row)]
            at = self.pairs.index(doubts[0] if doubts else -1, Column.LABEL)
        return self.visualRect(at) if at.isValid() else None

    def current_key(self) -> str:
        """Return the key of the current row, or nothing."""
        return self._key(self.currentIndex())

    def go_to(self, key: str) -> None:
        """Make a row current."""
        for place, row in enumerate(self.pairs.rows):
            if row.key == key:
                self.setCurrentIndex(self.pairs.index(place, Column.LABEL))

    def step(self, by: int) -> None:
        """Go up or down; the ends hold."""
        rows = self.pairs.rowCount()
        if rows:
            at = self.currentIndex().row() if self.currentIndex().isValid() else -by
            self.setCurrentIndex(self.pairs.index(max(0, min(rows - 1, at + by)), Column.LABEL))

    def forget_current(self) -> None:
        """Have no current row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._resize()

    def _moved(self, index: QModelIndex) -> None:
        self.stepped_to.emit(self._key(index))

    def _key(self, index: _Index) -> str:
        row = index.data(_ROW) if index.isValid() else None
        return row.key if isinstance(row, PairRow) else ""

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (Column.LEFT, Column.RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (Column.NUMBER, Column.LABEL, Column.RESULT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def _resize(self) -> None:
        px, rows = self._theme.px, self.pairs.rows
        leave_out = self._only_doubts and any(map(_in_doubt, rows))
        shown = [row for row in rows if not leave_out or _in_doubt(row)]
        for place, row in enumerate(rows):
            self.setRowHidden(place, row not in shown)
        metrics = QFontMetricsF(self._theme.font())
        labels = [metrics.horizontalAdvance(row.label) for row in shown]
        chips = [chip_width(self._theme, row.word) for row in shown if row.word]
        label = round(max(labels, default=px(80))) + 2 * _SIDE
        self.horizontalHeader().setMinimumSectionSize(px(24))
        self.setColumnWidth(Column.NUMBER, px(24))
        self.setColumnWidth(Column.LABEL, min(label, round(self.width() * _LABEL_SHARE)))
        self.setColumnWidth(Column.RESULT, max([px(64), *chips]) + 10)
        line = px(_LINE)
        self.verticalHeader().setMinimumSectionSize(line)
        self.verticalHeader().setDefaultSectionSize(line)
        header = self.horizontalHeader()
        high = 4 + (0 if header.isHidden() else header.sizeHint().height())
        self.setFixedHeight(high + line * max(1, len(shown)))


def _in_doubt(row: PairRow) -> bool:
    return row.state not in {None, State.OK}
