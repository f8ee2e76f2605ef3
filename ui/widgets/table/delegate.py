"""Paints the cells of a list: plain words, icons, chips; no style sheet in the way."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.theme.icons import Icons
from ui.theme.type import Size
from ui.widgets.chips import chip_height, chip_width, paint_chip
from ui.widgets.table.columns import Chip, Column, Row
from ui.widgets.table.model import PagedModel, alignment

_SIDE: Final = 8
_CURRENT_BAR: Final = 3


class CellDelegate(QStyledItemDelegate):
    """Paints one cell; the current row has a bar at its left."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, then what the cell shows."""
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._icons.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, theme.color("selection"))
        elif index.row() % 2:
            painter.fillRect(where, theme.color("alt"))
        if index.column() == 0 and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                where.adjusted(0, 0, _CURRENT_BAR - where.width(), 0), theme.color("accent")
            )
        model = index.model()
        if isinstance(model, PagedModel):
            self._paint_cell(painter, where, model.columns[index.column()], model.row(index.row()))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are of one height."""
        del option, index
        return QSize(40, self._icons.theme.px(28))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the words of a cell that is cut, where its column has no tip of its own."""
        words = self.cut_words(option.rect, index)
        if not words:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def cut_words(self, where: QRect, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the words of a cell that ``where`` has no room for, if its column has no tip."""
        model = index.model()
        if not isinstance(model, PagedModel) or not index.isValid():
            return ""
        column, row = model.columns[index.column()], model.row(index.row())
        words, room = column.words(row), where.width() - 2 * _SIDE
        if column.tip is not None or not words:
            return ""
        if column.chip is not None:
            needed = chip_width(self._icons.theme, words)
        else:
            needed = QFontMetrics(self._font(column)).horizontalAdvance(words)
            needed += self._icons.theme.px(16) + 4 if column.icon and column.icon(row) else 0
        return words if needed > room else ""

    def _font(self, column: Column[Row]) -> QFont:
        return self._icons.theme.font(Size.BODY, strong=column.strong, person=column.person)

    def _paint_cell(self, painter: QPainter, where: QRect, column: Column[Row], row: Row) -> None:
        # Asked directly and not through the model's roles: those cost half of a repaint.
        inside = where.adjusted(_SIDE, 0, -_SIDE, 0)
        if column.chip is not None:
            chip = column.chip(row)
            if chip is not None:
                self._paint_chip(painter, inside, chip)
            return
        icon = column.icon(row) if column.icon is not None else ""
        if icon:
            side = self._icons.theme.px(16)
            place = QRectF(inside.left(), inside.top(), side, inside.height())
            self._icons.paint(painter, icon, place, self._icons.theme.color("muted"))
            inside = inside.adjusted(side + 4, 0, 0, 0)
        self._paint_words(painter, inside, column, column.words(row))

    def _paint_chip(self, painter: QPainter, inside: QRect, chip: Chip) -> None:
        theme = self._icons.theme
        height = chip_height(theme)
        width = min(inside.width(), chip_width(theme, chip.word))
        top = inside.center().y() - height / 2 + 0.5
        where = QRectF(inside.left(), round(top), width, height)
        paint_chip(painter, where, chip.state, chip.word, self._icons)

    def _paint_words(
        self, painter: QPainter, inside: QRect, column: Column[Row], words: str
    ) -> None:
        if not words:
            return
        theme = self._icons.theme
        font = self._font(column)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, alignment(column), cut)
