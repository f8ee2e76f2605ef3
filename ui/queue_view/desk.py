"""The queue desk: views, filters, the list, and the way to the case."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from ui.commands import Command
from ui.desk import Desk
from ui.errors import sentence
from ui.queue_view.case_list import CaseList
from ui.queue_view.destination import COUNTER, REVIEW, destination
from ui.queue_view.filter_bar import FilterBar
from ui.queue_view.intake_panel import IntakePanel
from ui.queue_view.listing import Listing
from ui.queue_view.purpose_row import PurposeRow
from ui.queue_view.saved_keeper import SavedKeeper
from ui.queue_view.view_tabs import ViewTabs
from ui.queue_view.wish import Wish, first_wish, wish_from, wish_of
from ui.queue_view.words import WHO_CAN
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.model import Filling
from ui.workplace import Workplace
from workstation.domain.applications import Claim, parse_reference
from workstation.domain.queue import Purpose, QueueCount, QueueFilter, QueueRow, View
from workstation.domain.staff import Permission, may
from workstation.services.feed import FeedService
from workstation.services.queue import QueueService
from workstation.services.staff import Session, StaffService

_BEATS_A_COUNT: Final = 8
"""Ages are written and all views counted anew after so many refreshes: every two minutes."""


class QueueDesk(Desk):
    """What waits, who has it, what is next."""

    id = "queue"

    def __init__(
        self,
        place: Workplace,
        session: Session,
        queue: QueueService,
        staff: StaffService,
        feed: FeedService[Path],
    ) -> None:
        """Make the desk.

        Args:
            place: the tools.
            session: who sits here.
            queue: lists and claims.
            staff: keeps the saved views.
            feed: takes bundles.
        """
        super().__init__()
        self._place = place
        self._member, self._actor = session.member, session.actor
        self._queue = queue
        self._wish = first_wish(session.actor.role)
        self._beats = 0
        self._filled_once = False
        self.tabs = ViewTabs(place, self._count_view, self)
        self.bar = FilterBar(place, self)
        self.purpose = PurposeRow(place, self)
        self._asked: Wish | None = None
        self.notice = NoticeBar(place.icons, self)
        self.notice.setObjectName("queue.notice")
        self.list = CaseList(place, queue, self._actor, self._mine, self)
        self.intake = IntakePanel(place, feed, self._actor, self)
        self._take_menu = QMenu(self)
        save = self._bind()
        self.saved = SavedKeeper(place, session, staff, save, self)
        self._lay_out()
        self._wire()
        self._mark_wish()
        place.tr.follow(self.retranslate)

    # What the window asks.

    def title(self) -> str:
        """Return what the header says."""
        return self._place.tr.gettext("Queue")

    def activate(self) -> None:
        """Come into view: show the rows, or see what has changed."""
        self.list.freshness.start()
        if self._asked is not None:
            self.purpose.ask()
            return
        if self.list.model.filling is Filling.NOTHING_ASKED:
            self.show_wish(self._wish)
        else:
            self.list.freshness.look()
            self.tabs.count_again()
        self.take_focus()

    def leave(self) -> None:
        """Go out of view."""
        self.list.freshness.stop()

    def take_focus(self) -> None:
        """Put the focus where the keys of the list work."""
        self.list.table.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show a view, a view with its filter, or the case of a reference."""
        wish = wish_of(subject)
        if wish is not None:
            self.show_wish(wish)

    def take_scan(self, text: str) -> bool:
        """Find the case whose reference was scanned, in one's own work first when that is shown."""
        if parse_reference(text) is None:
            return False
        view = View.MY_WORK if self._wish.view is View.MY_WORK else View.ALL
        self.show_wish(Wish(view, QueueFilter(search=text)))
        return True

    def memory(self) -> Mapping[str, object]:
        """Return view, filter, selection and widths; never what was searched for."""
        current, widths = self.list.table.current(), self.list.table.widths()
        return {
            "wish": self._wish.stored(),
            "widths": {id_: width for id_, width in widths.items() if width},
            "selected": None if current is None else current.id,
        }

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned."""
        self._wish = wish_from(memory.get("wish")) or self._wish
        self.list.select_later(memory.get("selected"))
        widths = memory.get("widths")
        if isinstance(widths, Mapping):
            self.list.table.set_widths(widths)
        self._mark_wish()

    def retranslate(self) -> None:
        """Write what has no widget of its own in the language in use."""
        _ = self._place.tr.gettext
        for command, permission in self._guarded:
            command.allow(may(self._actor.role, permission), _(WHO_CAN[permission]))
        self._take_menu.setAccessibleName(_("Take bundles…"))
        self._take_menu.clear()
        self._take_menu.addAction(_("Take a folder…"), self.intake.choose_folder)
        self._take_menu.addAction(_("Take zip files…"), self.intake.choose_files)
        self._say_nothing_found()

    # Showing.

    @property
    def wish(self) -> Wish:
        """What is shown."""
        return self._wish

    def show_wish(self, wish: Wish) -> None:
        """Show another view or filter; of a look-up it is asked first what it is for."""
        if wish.needs_purpose:
            self._ask_purpose(wish)
            return
        self._asked = None
        self.purpose.close_row()
        searched = wish.searching and wish.filter.search != self._wish.filter.search
        self._wish = wish
        self._mark_wish()
        self.notice.clear()
        self.list.show_listing(Listing(self._queue, wish, self._actor))
        if searched:
            self.take_focus()

    def _ask_purpose(self, wish: Wish) -> None:
        self._asked = wish
        self.bar.search.setText(wish.filter.search)
        self.purpose.ask()

    def _meant_for(self, purpose: Purpose) -> None:
        if self._asked is not None:
            self.show_wish(self._asked.meant_for(purpose))
            self.take_focus()

    def _not_looked_up(self) -> None:
        self._asked = None
        self.purpose.close_row()
        if self.list.model.filling is Filling.NOTHING_ASKED:
            self.show_wish(self._wish)
        else:
            self._mark_wish()
        self.take_focus()

    def _mark_wish(self) -> None:
        self.tabs.show_view(self._wish.view)
        self.bar.show_wish(self._wish)
        self.list.say_what(self._wish)
        elsewhere = self._wish.searching and self._wish.view is not View.ALL
        self._search_all.setEnabled(elsewhere)

    def _look_everywhere(self) -> None:
        self.show_wish(self._wish.seen_in(View.ALL))

    def _count_view(self, view: View) -> QueueCount:
        return self._queue.count(view, QueueFilter(), by=self._actor)

    def _counted(self, count: QueueCount) -> None:
        if not self._wish.filtered:
            self.tabs.show_count(self._wish.view, count)

    def _filled(self) -> None:
        if not self._filled_once:  # counting waits for the first rows
            self._filled_once = True
            self.tabs.count_again()
        self._say_nothing_found()

    def _say_nothing_found(self) -> None:
        if self._search_all.isEnabled() and self.list.empty:
            _ = self._place.tr.gettext
            self.notice.say(
                _("Nothing was found in this view."),
                State.MOVING,
                button=_("Search all cases"),
                key=self._search_all.key(),
                act=self._search_all.trigger,
            )

    def _mine(self, row: QueueRow) -> bool:
        here = row.claimed_at_desk == self._actor.desk
        return here and row.claimed_by == self._member.name

    def _freshened(self) -> None:
        self._beats += 1
        if self._beats % _BEATS_A_COUNT == 0:
            self.tabs.count_again()
            self.list.tell_age()

    # Going to a case.

    def _open(self, row: QueueRow) -> None:
        _ = self._place.tr.gettext
        found = destination(row, self._actor.role, self.list.order(), self.list.model.total)
        if found is None:
            self.notice.say(_(WHO_CAN[Permission.SEE_APPLICATION]), State.MOVING)
            return
        if found.desk == COUNTER:
            words = _("Scan the letter of {reference} to open it.")
            self._place.notices.tell(words.format(reference=row.reference), State.WAITING)
        self.go.emit(*found)

    def _take_next(self) -> None:
        self._next.setEnabled(False)
        self._place.tasks.run(
            self,
            lambda: self._queue.claim_next(by=self._actor),
            done=self._taken_next,
            failed=self._not_taken,
            topic="next",
        )

    def _taken_next(self, claim: Claim | None) -> None:
        self._next.setEnabled(True)
        if claim is None:
            words = self._place.tr.gettext("No case is waiting for a reviewer.")
            self.notice.say(words, State.MOVING)
        else:
            self.go.emit(REVIEW, (claim.application_id,))

    def _not_taken(self, error: Exception) -> None:
        self._next.setEnabled(True)
        self.notice.say(sentence(error, self._place.tr), State.ATTENTION)

    # Bundles.

    def _offer_bundles(self) -> None:
        corner = self._take_button.rect().topLeft()
        above = self._take_menu.sizeHint().height()
        self._take_menu.popup(self._take_button.mapToGlobal(corner) - QPoint(0, above))

    def _bundles_taken(self) -> None:
        self.list.model.refresh()
        self.tabs.count_again()

    # Setting up.

    def _bind(self) -> Command:
        bind = partial(self._place.commands.bind, self)
        bind("search", self._go_to_search)
        bind("queue.next_view", lambda: self.tabs.step(1))
        bind("queue.previous_view", lambda: self.tabs.step(-1))
        self._search_all = bind("queue.search_all", self._look_everywhere)
        self._next = bind("queue.take_next", self._take_next)
        self._take = bind("queue.take_bundles", self._offer_bundles)
        self._guarded: tuple[tuple[Command, Permission], ...] = (
            (self._next, Permission.SEE_APPLICATION),
            (self._take, Permission.TAKE_BUNDLES),
        )
        return bind("queue.save_view", lambda: self.saved.ask(self._wish))

    def _go_to_search(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _wire(self) -> None:
        self.tabs.chosen.connect(lambda view: self.show_wish(self._wish.seen_in(view)))
        self.bar.wished.connect(self.show_wish)
        self.purpose.chosen.connect(self._meant_for)
        self.purpose.closed.connect(self._not_looked_up)
        self.saved.chosen.connect(self.show_wish)
        self.saved.done.connect(self.take_focus)
        self.list.table.opened.connect(self._open)
        self.list.table.clear_filters_asked.connect(self.bar.clear)
        self.list.counted.connect(self._counted)
        self.list.filled.connect(self._filled)
        self.list.freshened.connect(self._freshened)
        self.intake.finished.connect(self._bundles_taken)
        self.intake.closed.connect(self.take_focus)

    def _lay_out(self) -> None:
        self.bar.add_at_end(self.saved.menu)
        self.bar.add_at_end(self._button(self._next, Kind.PRIMARY))
        self._take_button = self._button(self._take)
        self.list.footer.add_at_end(self._button(self.list.tell_me))
        self.list.footer.add_at_end(self._take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        views = QHBoxLayout()
        views.setSpacing(8)
        views.addWidget(self.tabs, 1)
        views.addWidget(self.tabs.more)
        column.addLayout(views)
        for widget in (self.bar, self.purpose, self.saved.name_row, self.notice):
            column.addWidget(widget)
        column.addWidget(self.list, 3)
        column.addWidget(self.intake, 2)

    def _button(self, command: Command, kind: Kind = Kind.PLAIN) -> KeyButton:
        button = KeyButton(command, self, kind=kind)
        button.setObjectName(command.id)
        return button
