"""The table that every list of the program is shown in."""

from collections.abc import Mapping
from typing import Generic

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.widgets.state_view import StateView
from ui.widgets.table.columns import Row
from ui.widgets.table.delegate import CellDelegate
from ui.widgets.table.left_out import LeftOut
from ui.widgets.table.model import Filling, PagedModel
from ui.workplace import Workplace


class PagedTable(QWidget, Generic[Row]):
    """A table over a ``PagedModel``, with its states: loading, empty, failed."""

    opened = Signal(object)
    """Carries the row that was opened with Enter or a double click."""
    current_changed = Signal()
    selection_changed = Signal()
    sort_asked = Signal(str)
    clear_filters_asked = Signal()

    def __init__(
        self, model: PagedModel[Row], place: Workplace, name: str, parent: QWidget | None = None
    ) -> None:
        """Make a table.

        Args:
            model: its rows.
            place: the tools of the desk.
            name: what screen readers call it, in English, marked with ``N_``.
            parent: the desk.
        """
        super().__init__(parent)
        self.model = model
        self._place = place
        self._name = name
        self._empty = ("", "")
        self._filtered = False
        self._key: object = None
        self._text_size = place.theme.text_size
        self.view = _View(self)
        self.states = StateView(place.icons, self.view.viewport())
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        self.left_out = LeftOut(self.view, model.columns, place, self)
        column.addWidget(self.left_out)
        self.setFocusProxy(self.view)
        self._wire()
        place.tr.follow(self.retranslate)

    def say_when_empty(self, words: str, loading: str) -> None:
        """Say what will appear here and the key to get there, and what is being loaded.

        Both in English, marked with ``N_``: "No cases waiting. F4 counter desk", "Loading cases…".
        """
        self._empty = (words, loading)
        self._show_state()

    def say_filtered(self, *, filtered: bool) -> None:
        """Tell whether filters are in force: an empty list then offers to clear them."""
        self._filtered = filtered
        self._show_state()

    def current(self) -> Row | None:
        """Return the row with the bar at its left."""
        index = self.view.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def selected(self) -> tuple[Row, ...]:
        """Return the selected rows, in order."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.row(place) for place in places)

    def select(self, place: int) -> None:
        """Make the row at ``place`` the current and only selected one."""
        if 0 <= place < self.model.rowCount():
            index, flags = self.model.index(place, 0), QItemSelectionModel.SelectionFlag
            # Not selectRow: with Ctrl held down, as after Ctrl+Enter, it would toggle the row.
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)

    def step(self, by: int) -> None:
        """Go ``by`` rows down from the current one."""
        current = self.view.currentIndex()
        self.select(current.row() + by if current.isValid() else 0)

    def widths(self) -> Mapping[str, int]:
        """Return the widths of the columns as at 100 %, to be remembered."""
        columns = enumerate(self.model.columns)
        at_100 = 100 / self._text_size
        return {
            c.id: round(self.view.columnWidth(place) * at_100)
            for place, c in columns
            if not self.view.isColumnHidden(place)
        }

    def set_widths(self, widths: Mapping[str, object]) -> None:
        """Take remembered widths; columns that are not named keep theirs."""
        for place, column in enumerate(self.model.columns):
            width = widths.get(column.id)
            if isinstance(width, int) and not column.stretch:
                self.view.setColumnWidth(place, self._place.theme.px(width))

    def retranslate(self) -> None:
        """Write the state and the accessible name in the language in use."""
        self.view.setAccessibleName(self._place.tr.gettext(self._name))
        self._show_state()
        self.left_out.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns for which there is no room."""
        super().resizeEvent(event)
        self.left_out.fit(self.width())

    def cancel(self) -> None:
        """Stop loading (Esc)."""
        self.model.cancel()

    def open_current(self) -> None:
        """Open the current row."""
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _set_up(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(CellDelegate(self._place.icons, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for place, column in enumerate(self.model.columns):
            view.setColumnWidth(place, self._place.theme.px(column.width))
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._resize_rows()

    def _wire(self) -> None:
        commands, view = self._place.commands, self.view
        commands.bind(view, "row.next", lambda: self.step(1))
        commands.bind(view, "row.previous", lambda: self.step(-1))
        commands.bind(view, "row.open", self.open_current)
        commands.bind(view, "list.reload", self.model.refresh)
        commands.bind(view, "list.clear_filters", self.clear_filters_asked.emit)
        view.doubleClicked.connect(self._clicked_twice)
        view.selectionModel().currentRowChanged.connect(self._current_changed)
        view.selectionModel().selectionChanged.connect(self.selection_changed)
        view.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self.model.filling_changed.connect(self._show_state)
        self.model.modelAboutToBeReset.connect(self._remember_current)
        self.model.modelReset.connect(self._find_current)
        self.model.rowsInserted.connect(self._show_state)
        self.model.rowsRemoved.connect(self._show_state)
        self.model.dataChanged.connect(lambda: self.left_out.show_row(self.current()))
        self.model.failed.connect(self._tell_failure)
        self._place.theme.changed.connect(self._resize)

    def _show_state(self) -> None:
        _ = self._place.tr.gettext
        empty, loading = (_(words) for words in self._empty)
        filling = self.model.filling
        if self.model.rowCount() or filling is Filling.NOTHING_ASKED:
            self.states.clear()
        elif filling is Filling.LOADING:
            self.states.loading(loading)
        elif filling is Filling.CANCELLED:
            self.states.say(_("Loading was stopped."), button=_("Load again"), act=self._again)
        elif filling is Filling.READY and self._filtered:
            self.states.say(
                _("Nothing matches these filters."),
                icon="filter",
                button=_("Clear filters  Ctrl+Backspace"),
                act=self.clear_filters_asked.emit,
            )
        elif filling is Filling.READY:
            self.states.say(empty, icon="check")

    def _tell_failure(self, error: Exception) -> None:
        words = sentence(error, self._place.tr)
        if self.model.rowCount():
            self._place.notices.fail(words)
        else:
            again = self._place.tr.gettext("Try again")
            self.states.say(words, icon="offline", button=again, act=self._again)

    def _again(self) -> None:
        self.model.refresh()
        self.view.setFocus()

    def _clicked_twice(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit(self.model.row(index.row()))

    def _header_clicked(self, section: int) -> None:
        if self.model.columns[section].sort:
            self.sort_asked.emit(self.model.columns[section].sort)

    def _current_changed(self) -> None:
        self.left_out.show_row(self.current())
        self.current_changed.emit()

    def _remember_current(self) -> None:
        row = self.current()
        self._key = None if row is None else self.model.key_of(row)

    def _find_current(self) -> None:
        place = None if self._key is None else self.model.place_of(self._key)
        if place is not None:
            self.select(place)
        else:
            self.select(0)
        if not self.model.rowCount():  # the selection tells of nothing when all rows go
            self._current_changed()
            self.selection_changed.emit()

    def _resize(self) -> None:
        """Let rows and columns grow with the text."""
        widths, self._text_size = self.widths(), self._place.theme.text_size
        usual = {column.id: column.width for column in self.model.columns}
        self.set_widths({**usual, **widths})
        self.left_out.fit(self.width())
        self._resize_rows()

    def _resize_rows(self) -> None:
        self.view.verticalHeader().setDefaultSectionSize(self._place.theme.px(28))
        self.view.viewport().update()


class _View(QTableView):
    """Leaves Enter and letters to the commands; Esc stops loading."""

    def __init__(self, table: PagedTable[Row]) -> None:
        super().__init__(table)
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop loading with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._table.model.filling is Filling.LOADING:
            self._table.cancel()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the desk here, not a search."""
        del search
