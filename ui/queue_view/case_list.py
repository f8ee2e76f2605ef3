"""The list itself: its rows, how many there are, and whether they are up to date."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command
from ui.i18n import N_
from ui.queue_view.columns import queue_columns
from ui.queue_view.footer import Footer
from ui.queue_view.freshness import Freshness
from ui.queue_view.listing import Listing
from ui.queue_view.office_time import OfficeTime
from ui.queue_view.wish import Wish
from ui.queue_view.words import EMPTY
from ui.theme.tokens import State
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId
from workstation.domain.queue import QueueCount, QueueRow
from workstation.domain.staff import Actor
from workstation.services.queue import QueueService

_LOADING: Final = N_("Loading cases…")


class CaseList(QWidget):
    """Shows one listing after the other and keeps the one in view fresh."""

    counted = Signal(object)
    """Carries the ``QueueCount`` of the list in view."""
    filled = Signal()
    """Rows were read, or the last one went."""
    freshened = Signal()
    """The office answered, and the rows are being read again."""

    def __init__(
        self,
        place: Workplace,
        queue: QueueService,
        actor: Actor,
        mine: Callable[[QueueRow], bool],
        parent: QWidget,
    ) -> None:
        """Make an empty list.

        Args:
            place: the tools of the desk.
            queue: tells what changes.
            actor: who looks.
            mine: says whether the person at this desk holds a case.
            parent: the desk.
        """
        super().__init__(parent)
        self._place = place
        self._mine = mine
        self._listing: Listing | None = None
        self._select: object = None
        self._unsaid = False
        self._time = OfficeTime()
        columns = queue_columns(place.tr, self._time, mine)
        self.model = PagedModel(columns, lambda row: row.id, place.tasks, place.tr, self)
        self.table = PagedTable(self.model, place, N_("Cases"), self)
        self.table.view.setObjectName("queue.list")
        self.footer = Footer(place, self._time, self)
        self.freshness = Freshness(queue, actor, place.tasks, self._time, self)
        self._tell_me = place.commands.bind(parent, "queue.tell_me", self._watch)
        self._tell_me.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.footer)
        self.setFocusProxy(self.table)
        self._wire()

    @property
    def tell_me(self) -> Command:
        """Asks to be told when the current case is free."""
        return self._tell_me

    @property
    def empty(self) -> bool:
        """Whether it is known that there is nothing."""
        return self.model.filling is Filling.READY and not self.model.rowCount()

    def say_what(self, wish: Wish) -> None:
        """Say what is or will be listed."""
        self.table.say_when_empty(EMPTY[wish.view], _LOADING)
        self.table.say_filtered(filtered=wish.filtered)

    def show_listing(self, listing: Listing) -> None:
        """Show other rows."""
        self._listing, self._unsaid = listing, True
        self.model.show(listing.page, listing.count)
        self._count()

    def select_later(self, id_: object) -> None:
        """Select the row of a case when it has been read."""
        self._select = id_

    def order(self) -> list[ApplicationId]:
        """Return the cases in the order shown."""
        return [row.id for row in self.model.rows()]

    def tell_age(self) -> None:
        """Write the ages anew: they grow although no row has changed."""
        self.model.retranslate()
        self.footer.retranslate()

    def _wire(self) -> None:
        self.table.current_changed.connect(self._row_chosen)
        self.table.selection_changed.connect(self._row_chosen)
        self.model.dataChanged.connect(self._row_chosen)
        self.model.counted.connect(self._count)
        self.model.filling_changed.connect(self._rows_changed)
        self.model.rowsInserted.connect(self._rows_changed)
        self.model.rowsRemoved.connect(self._rows_changed)
        self.freshness.reached.connect(self._refresh)
        self.freshness.lost.connect(self._lost)
        self.freshness.came_free.connect(self._came_free)

    def _rows_changed(self) -> None:
        if self.model.filling is not Filling.READY:
            return
        if self._listing is not None and self._listing.read_at is not None:
            self._time.set(self._listing.read_at)
            self._listing.read_at = None  # later times come with every refresh
        if self._select is not None:
            place, self._select = self.model.place_of(self._select), None
            self.table.select(-1 if place is None else place)
        self._count()
        if self._unsaid:
            self._unsaid = False
            announce(self, self.footer.words())
        self.filled.emit()

    def _count(self) -> None:
        count = None if self._listing is None else self._listing.counted
        if self.model.complete:
            oldest = min((row.submitted_at for row in self.model.rows()), default=None)
            count = QueueCount(count=self.model.rowCount(), oldest=oldest)
        self.footer.show_count(count, self.model.rowCount())
        if count is not None:
            self.counted.emit(count)

    def _row_chosen(self) -> None:
        row = self.table.current()
        taken = row is not None and bool(row.claimed_by) and not self._mine(row)
        watched = row is not None and self.freshness.watching(row.id)
        self._tell_me.setEnabled(taken and not watched)
        self.footer.show_selected(len(self.table.view.selectionModel().selectedRows()))

    def _refresh(self) -> None:
        self.footer.show_stale(None)
        if self.model.filling in {Filling.READY, Filling.FAILED}:
            self.model.refresh()
        self.freshened.emit()

    def _lost(self) -> None:
        self.footer.show_stale(self.freshness.reached_at or self._time.now())

    def _watch(self) -> None:
        row = self.table.current()
        if row is None:
            return
        self.freshness.watch(row.id)
        words = self._place.tr.gettext("You will be told when {reference} is free.")
        self._place.notices.tell(words.format(reference=row.reference), State.WAITING)
        self._row_chosen()

    def _came_free(self, row: QueueRow) -> None:
        self.model.replace(row)
        words = self._place.tr.gettext("{reference} is free now.").format(reference=row.reference)
        self._place.notices.tell(words)
        announce(self, words)
        self._row_chosen()
