"""Columns for which a list has no room: they are left out, and told of the row in hand."""

from collections.abc import Mapping, Sequence
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from ui.widgets.table.columns import Column, Row
from ui.workplace import Workplace

_EDGES = 4
"""Pixels of the frame round a list."""


class LeftOut(QLabel, Generic[Row]):
    """Hides columns while the window is too narrow or the text too large, and says their words."""

    def __init__(
        self, view: QTableView, columns: Sequence[Column[Row]], place: Workplace, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self._columns, self._place = view, columns, place
        self._row: Row | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("words", "muted")
        self.hide()

    def fit(self, room: int) -> None:
        """Leave out what matters least until the rest fits into ``room`` pixels."""
        px = self._place.theme.px
        bar = self._view.verticalScrollBar().sizeHint().width()
        lacking = sum(px(column.width) for column in self._columns) + _EDGES + bar - room
        spare = sorted(
            (column.leave_out, place)
            for place, column in enumerate(self._columns)
            if column.leave_out
        )
        for _order, place in spare:
            self._view.setColumnHidden(place, lacking > 0)
            lacking -= px(self._columns[place].width) if lacking > 0 else 0
        self.retranslate()

    def show_row(self, row: Row | None) -> None:
        """Take another row in hand."""
        self._row = row
        self.retranslate()

    def retranslate(self) -> None:
        """Write what is left out in the language in use."""
        tr = self._place.tr
        titles = {column: tr.gettext(column.title) for column in self._hidden()}
        self.setVisible(bool(titles))
        if self._row is None:
            words = tr.gettext("No room for: {columns}")
            self.setText(words.format(columns=", ".join(titles.values())))
        else:
            self.setText(" · ".join(self._told(self._row, titles)))

    def _told(self, row: Row, titles: Mapping[Column[Row], str]) -> list[str]:
        words = self._place.tr.gettext("{name}: {value}")
        return [words.format(name=title, value=c.words(row) or "–") for c, title in titles.items()]

    def _hidden(self) -> list[Column[Row]]:
        return [c for place, c in enumerate(self._columns) if self._view.isColumnHidden(place)]
