"""A table model that reads its rows by key, page after page, and never on this thread."""

from collections.abc import Callable, Hashable, Sequence
from enum import Enum, IntEnum
from functools import partial
from typing import Any, Final, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.i18n import Translator
from ui.widgets.table.columns import Column, Fetch, Key, Page, Row
from ui.widgets.table.merging import changed_runs, merged, removed_runs
from ui.workers import Cancellation, Tasks

PAGE: Final = 200
"""Rows of one read."""

MOST_REFRESHED: Final = 1000
"""Rows read again by a refresh, five pages at most; what lies below is old until scrolled to."""

Index = QModelIndex | QPersistentModelIndex


class Cell(IntEnum):
    """The model's own roles, for the delegate."""

    CHIP = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3


class Filling(Enum):
    """How far the rows are."""

    NOTHING_ASKED = "nothing asked"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a list. It ignores late answers, and keeps its rows while newer ones are read."""

    filling_changed = Signal()
    failed = Signal(object)
    counted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Key[Row],
        tasks: Tasks,
        tr: Translator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._tasks = tasks
        self._tr = tr
        self._rows: list[Row] = []
        self._next: object | None = None
        self._fetch: Fetch[Row] | None = None
        self._count: Callable[[], int | None] | None = None
        self._filling = Filling.NOTHING_ASKED
        self._total: int | None = None
        self._reading: Cancellation | None = None
        tr.language_changed.connect(self.retranslate)

    @property
    def filling(self) -> Filling:
        """How far the rows are."""
        return self._filling

    @property
    def total(self) -> int | None:
        """How many rows there are in all, when that is known."""
        return len(self._rows) if self.complete else self._total

    @property
    def complete(self) -> bool:
        """Whether every row of the list has been read."""
        return self._filling is Filling.READY and self._next is None

    def show(self, fetch: Fetch[Row], count: Callable[[], int | None] | None = None) -> None:
        """Show another list: another view, filter or order.

        Args:
            fetch: reads a page, on another thread.
            count: counts all rows there, after the first ones are shown.
        """
        self._fetch, self._count, self._total = fetch, count, None
        self._fill(Filling.LOADING)
        self._read(None, self._first_read, self._first_failed)

    def refresh(self) -> None:
        """Read again what is shown, and change only the rows that differ."""
        if self._fetch is None:
            return
        if self._filling is not Filling.READY:
            self.show(self._fetch, self._count)
            return
        self._refresh_after(None, [])

    def cancel(self) -> None:
        """Stop loading, and stay so until somebody asks again."""
        if self._reading is not None:
            self._reading.request()
            self._reading = None
        if self._filling is Filling.LOADING:
            self._fill(Filling.READY if self._rows else Filling.CANCELLED)

    def row(self, number: int) -> Row:
        """Return a row by its place."""
        return self._rows[number]

    def rows(self) -> tuple[Row, ...]:
        """Return the rows read so far."""
        return tuple(self._rows)

    def key_of(self, row: Row) -> Hashable:
        """Return what stays the same of ``row`` when it is read again."""
        return self._key(row)

    def place_of(self, key: Hashable) -> int | None:
        """Return where the row with ``key`` is, if it has been read."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), None)

    def replace(self, row: Row) -> None:
        """Show a newer version of one row, if it is in the list."""
        place = self.place_of(self._key(row))
        if place is not None and self._rows[place] != row:
            self._rows[place] = row
            self._tell_changed(place, place)

    def take_out(self, key: Hashable) -> None:
        """Drop a row that no longer belongs to the list."""
        place = self.place_of(key)
        if place is not None:
            self._drop(place, place)

    def retranslate(self) -> None:
        """Have every cell and title written anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            self._tell_changed(0, len(self._rows) - 1)

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        return self._cell(self.columns[index.column()], self._rows[index.row()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._tr.gettext(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there are more rows and nothing is being read."""
        ready = self._filling is Filling.READY and self._reading is None
        return ready and self._next is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._read(self._next, self._more_read, self._later_failed)

    # Reading.

    def _read(
        self,
        after: object | None,
        done: Callable[[Page[Row]], object],
        failed: Callable[[Exception], object],
    ) -> None:
        fetch = self._fetch
        if fetch is not None:
            self._reading = self._tasks.run(
                self, lambda: fetch(after, PAGE), done=done, failed=failed, topic="rows"
            )

    def _first_read(self, page: Page[Row]) -> None:
        self._reading = None
        self.beginResetModel()
        self._rows = list(page.rows)
        self._next = page.next
        self.endResetModel()
        self._fill(Filling.READY)
        self._ask_count()

    def _first_failed(self, error: Exception) -> None:
        self._reading = None
        self._fill(Filling.READY if self._rows else Filling.FAILED)
        self.failed.emit(error)

    def _more_read(self, page: Page[Row]) -> None:
        self._reading = None
        known = {self._key(row) for row in self._rows}
        new = [row for row in page.rows if self._key(row) not in known]
        self._next = page.next
        if new:
            self._put(len(self._rows), new)
        if self._next is None:
            self.counted.emit()

    def _later_failed(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)

    def _refresh_after(self, after: object | None, read: list[Row]) -> None:
        self._read(after, partial(self._refreshed, read), self._later_failed)

    def _refreshed(self, read: list[Row], page: Page[Row]) -> None:
        self._reading = None
        read = [*read, *page.rows]
        wanted = min(len(self._rows), MOST_REFRESHED)
        if page.next is not None and len(read) < wanted:
            self._refresh_after(page.next, read)
            return
        whole = page.next is None
        self._take(read if whole else merged(self._rows, read, self._key))
        if whole or len(read) >= len(self._rows):
            self._next = page.next
        self._ask_count()

    def _ask_count(self) -> None:
        if self._count is not None and not self.complete:
            self._tasks.run(
                self, self._count, done=self._counted, failed=self.failed.emit, topic="count"
            )
        self.counted.emit()

    def _counted(self, total: int | None) -> None:
        self._total = total
        self.counted.emit()

    def _fill(self, filling: Filling) -> None:
        self._filling = filling
        self.filling_changed.emit()

    # Changing as few rows as possible.

    def _take(self, rows: list[Row]) -> None:
        keep = {self._key(row) for row in rows}
        for first, last in removed_runs(self._rows, keep, self._key):
            self._drop(first, last)
        present = {self._key(row) for row in self._rows}
        for place, row in enumerate(rows):
            key = self._key(row)
            if key not in present:
                self._put(place, [row])
            elif self._key(self._rows[place]) != key:
                self._move(key, place)
        runs = changed_runs(self._rows, rows)
        self._rows = rows
        for first, last in runs:
            self._tell_changed(first, last)

    def _put(self, place: int, rows: list[Row]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self.endInsertRows()

    def _drop(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _move(self, key: Hashable, to: int) -> None:
        at = next(n for n in range(to, len(self._rows)) if self._key(self._rows[n]) == key)
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
        self._rows.insert(to, self._rows.pop(at))
        self.endMoveRows()

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _cell(self, column: Column[Row], row: Row, role: int) -> Any:  # noqa: PLR0911 - a table
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return column.words(row)
        if role == Cell.CHIP:
            return column.chip(row) if column.chip is not None else None
        if role == Cell.ICON:
            return column.icon(row) if column.icon is not None else ""
        if role == Cell.ROW:
            return row
        if role == roles.ToolTipRole:
            return column.tip(row) if column.tip is not None else None
        if role == roles.AccessibleTextRole:
            return f"{self._tr.gettext(column.title)}: {column.full_words(row)}"
        if role == roles.TextAlignmentRole:
            return alignment(column)
        return None


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Return where a column's words stand in their cells."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
