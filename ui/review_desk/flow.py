"""From one case to the next. Whatever reads or writes runs on another thread."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.commands import Commands
from ui.review_desk.ahead import Ahead
from ui.review_desk.as_decided import as_decided
from ui.review_desk.drafts import Drafts
from ui.review_desk.leases import Leases
from ui.review_desk.order import Asked, Order
from ui.review_desk.taking import Hold, OpenCase, Taking
from ui.workers import Cancellation, Tasks
from workstation.domain.applications import REVIEWED, ApplicationId
from workstation.domain.errors import WorkstationError
from workstation.services.review import ReviewCase

Take = Callable[[], OpenCase | None]


class Empty(Enum):
    """Why there is no case on the screen."""

    NOT_BEGUN = "not_begun"
    NONE_WAITING = "none_waiting"
    PUT_OFF = "put_off"
    """Only cases that were left for later wait."""
    END_OF_LIST = "end_of_list"


class Flow(QObject):
    """Which case is on the screen, and which comes next."""

    shown = Signal(object)
    """Another case, an ``OpenCase``."""
    changed = Signal(object)
    """The same case, read again or held: an ``OpenCase``."""
    emptied = Signal(object)
    """There is no case: an ``Empty``."""
    switching = Signal(bool)
    """A case is on its way, or no longer."""
    failed = Signal(object)
    """A case could not be opened: the exception."""

    def __init__(
        self,
        *,
        taking: Taking,
        leases: Leases,
        drafts: Drafts,
        tasks: Tasks,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._taking = taking
        self._leases = leases
        self._drafts = drafts
        self._tasks = tasks
        self._commands = commands
        self.ahead = Ahead(tasks, leases, self)
        self.order = Order()
        self.current: OpenCase | None = None
        self._in_view = False
        self._busy = False
        self._on_its_way: Cancellation | None = None
        self._asked: Asked | None = None
        self._kept: set[ApplicationId] = set()
        self._again: Callable[[], object] = self.take_next
        leases.lost.connect(self._lost)

    # Where one is.

    @property
    def on_hold(self) -> tuple[ApplicationId, ...]:
        """Return the cases kept for later, whose leases this desk prolongs."""
        return tuple(id_ for id_ in self._leases.held() if id_ in self._kept)

    @property
    def busy(self) -> bool:
        """Whether a case is switching or a decision is being recorded."""
        return self._busy

    def come_into_view(self) -> None:
        """Somebody sits here: prolong the leases, fetch ahead."""
        self._in_view = True
        self._leases.resume()
        self._leases.renew()
        self._fetch_ahead()

    def go_out_of_view(self) -> None:
        """Nobody looks: the case that was fetched ahead is for others."""
        self._in_view = False
        self._drafts.save_now()
        self.ahead.drop()

    # Going to a case.

    def show(self, asked: Asked) -> None:
        """Show a case another desk asked for; while a case is switching, after that."""
        if self._busy:
            self._asked = asked
            return
        self.order = replace(asked.order.taking(asked.id), put_off=self.order.put_off)
        if self.current is not None and self.current.id == asked.id:
            self.reload()
            return
        self._leave()
        self.ahead.drop()
        self._take(lambda: self._taking.open(asked.id), Empty.END_OF_LIST)

    def show_beside(self, id_: ApplicationId) -> None:
        """Show another case; the case before it is the one that is open now."""
        if self.current is not None:
            self.show(Asked(id_, self.order.beside(self.current.id, id_)))

    def take_next(self) -> None:
        """Show the next case of the list, or the one that waits longest."""
        if not self._busy:
            here = self._leave()
            self._go_on(here)

    def take_previous(self) -> None:
        """Show the case before this one; at the beginning nothing happens."""
        here = None if self.current is None else self.current.id
        before = self.order.preceding(here)
        if before and not self._busy:
            self._leave()
            self.ahead.drop()
            order = self.order
            self._take(lambda: self._taking.before(before, order), Empty.END_OF_LIST)

    def start_over(self) -> None:
        """Take the cases that were left for later."""
        self.order = self.order.from_the_start()
        self.take_next()

    def leave_list(self) -> None:
        """Go on with whatever waits longest in the queue."""
        self.order = Order(put_off=self.order.put_off)
        self.take_next()

    def try_again(self) -> None:
        """Repeat what failed."""
        if not self._busy:
            self._again()

    def cancel(self) -> None:
        """Stop waiting for a case that is on its way; its lease ends by itself."""
        if self._on_its_way is None:
            return
        self._on_its_way.request()
        self._arrived()
        if self.current is None:
            self.emptied.emit(Empty.NOT_BEGUN)

    def reload(self) -> None:
        """Read the case again and claim it again."""
        current = self.current
        if current is not None and not self._busy:
            self._drafts.save_now()
            self._take(lambda: self._taking.open(current.id), Empty.NOT_BEGUN)

    def refresh(self) -> None:
        """Read the case again without a word: something was read meanwhile."""
        current, taking = self.current, self._taking
        if current is not None and not self._busy:
            self._tasks.run(
                self,
                lambda: as_decided(taking.review.open(current.id, by=taking.actor, ahead=True)),
                done=self._refreshed,
                failed=_told_elsewhere,
                topic="refresh",
            )

    def hold(self, hold: Hold) -> None:
        """The case can only be read from now on."""
        current = self.current
        if current is None or current.hold is hold:
            return
        if hold is Hold.LOST:
            self._leases.forget(current.id)
        self._change(current.held_for(hold))

    def keep_for_later(self) -> None:
        """Keep the case's lease, and go on with the next case."""
        if self.current is not None and self.current.claim is not None and not self._busy:
            self._kept.add(self.current.id)
            self.take_next()

    # What a decision does.

    def begin_settling(self, id_: ApplicationId) -> None:
        """A decision is being recorded: keys wait, and its draft is saved no more."""
        self._drafts.drop(id_)
        self._wait()

    def begin_restoring(self) -> None:
        """A decision is being taken back: keys wait."""
        self._wait()

    def not_settled(self) -> None:
        """It was not accepted: the case stays."""
        self._ready()

    def settled(self, opened: OpenCase, *, reviewed: bool) -> None:
        """It was accepted: the case is somebody else's matter now.

        Args:
            opened: the case.
            reviewed: it was a reviewer's decision, which gave its lease back and leads to the next
                case of the queue; a supervisor's leads there only from a list.
        """
        self._ready()
        self._leases.forget(opened.id)
        if not reviewed and opened.claim is not None:
            self._leases.give_back(opened.claim)
        self._kept.discard(opened.id)
        self.order = self.order.taking(opened.id).without(opened.id)
        self.current = None
        if reviewed or self.order.from_list:
            self._go_on(opened.id)
        else:
            self.emptied.emit(Empty.NOT_BEGUN)

    def restored(self, opened: OpenCase) -> None:
        """A decision was taken back: its case is here again, and this one comes after it."""
        self._ready()
        self.order = self.order.restoring(opened.id)
        current = self.current
        if current is not None and current.id != opened.id:
            self._drafts.save_now()
            self.ahead.put(current)
        self._show(opened)

    # Inside.

    def _go_on(self, here: ApplicationId | None) -> None:
        opened = self.ahead.take()
        if opened is not None:
            self._show_fetched(opened)
        elif self.ahead.fetching:
            self._wait()
            self.switching.emit(True)
            self.ahead.wait(partial(self._arrived_late, here))
        else:
            self._take(self._after(here), self._empty())

    def _arrived_late(
        self, here: ApplicationId | None, after: ApplicationId, opened: OpenCase | None
    ) -> None:
        self._ready()
        self.switching.emit(False)
        if opened is not None and after == here:
            self._show_fetched(opened)
            return
        if opened is not None:
            self.ahead.give_up(opened)
        self._take(self._after(here), self._empty())

    def _after(self, here: ApplicationId | None, *, ahead: bool = False) -> Take:
        following, order = self.order.following(here), self.order
        return lambda: self._taking.after(following, order, ahead=ahead)

    def _empty(self) -> Empty:
        if self.order.from_list:
            return Empty.END_OF_LIST
        return Empty.PUT_OFF if self.order.put_off else Empty.NONE_WAITING

    def _take(self, work: Take, otherwise: Empty) -> None:
        self._again = partial(self._take, work, otherwise)
        self._wait()
        self.switching.emit(True)
        if self.ahead.fetching:
            self.ahead.wait(lambda _, opened: self._take_after_all(opened, work, otherwise))
        else:
            self._run(work, otherwise)

    def _take_after_all(self, late: OpenCase | None, work: Take, otherwise: Empty) -> None:
        if late is not None:
            self.ahead.give_up(late)
        self._run(work, otherwise)

    def _run(self, work: Take, otherwise: Empty) -> None:
        self._on_its_way = self._tasks.run(
            self, work, done=partial(self._took, otherwise), failed=self._not_taken, topic="case"
        )

    def _arrived(self) -> None:
        self._on_its_way = None
        self._ready()
        self.switching.emit(False)

    def _took(self, otherwise: Empty, opened: OpenCase | None) -> None:
        self._arrived()
        if opened is not None:
            self._show(opened)
        else:
            self.current = None
            self.emptied.emit(otherwise)

    def _not_taken(self, error: Exception) -> None:
        self._arrived()
        self.failed.emit(error)

    def _show_fetched(self, opened: OpenCase) -> None:
        taking = self._taking
        self._show(opened)
        self._tasks.run(
            self,
            lambda: taking.review.viewed(opened.id, by=taking.actor),
            done=partial(self._viewed, opened.id),
            failed=_told_elsewhere,
        )

    def _viewed(self, id_: ApplicationId, at: datetime) -> None:
        if self.current is not None and self.current.id == id_:
            self.current = replace(self.current, seen_at=at)

    def _show(self, opened: OpenCase) -> None:
        self.current = opened
        self.order = self.order.taking(opened.id)
        if opened.hold is Hold.NOT_HERE:
            self.order = self.order.to_be_browsed()
        self._kept.discard(opened.id)
        if opened.claim is not None:
            self._leases.renew_every(opened.case.policy.claim_renew_seconds)
            self._leases.keep(opened.claim)
        self.shown.emit(opened)
        # After the case is painted: the other threads would slow the painting down.
        QTimer.singleShot(0, self, self._fetch_ahead)

    def _fetch_ahead(self) -> None:
        current = self.current
        if not self._in_view or current is None:
            return
        # Somebody who only looks at a case, or decides a colleague's proposal, has not begun on the
        # queue: nothing is claimed for them.
        reviewing = current.claim is not None and current.application.stage in REVIEWED
        if reviewing or self.order.from_list:
            self.ahead.fetch(current.id, self._after(current.id, ahead=True))

    def _refreshed(self, case: ReviewCase) -> None:
        current = self.current
        if current is None or current.id != case.application.id:
            return
        if case.application.revision != current.application.revision:
            self.hold(Hold.NEWER)
        else:
            self._change(replace(current, case=case))

    def _change(self, opened: OpenCase) -> None:
        self.current = opened
        self.changed.emit(opened)

    def _lost(self, id_: ApplicationId) -> None:
        if self.current is not None and self.current.id == id_:
            self.hold(Hold.LOST)
        elif self.ahead.opened is not None and self.ahead.opened.id == id_:
            self.ahead.take()
            self._fetch_ahead()

    def _leave(self) -> ApplicationId | None:
        """Save what was begun, let others take the case unless it is kept; return its id."""
        opened = self.current
        self._drafts.save_now()
        if opened is None:
            return None
        self.current = None
        if not self.order.from_list:
            self.order = self.order.taking(opened.id).putting_off(opened.id)
        if opened.claim is not None and opened.id not in self._kept:
            self._leases.give_back(opened.claim)
        return opened.id

    def _wait(self) -> None:
        self._busy = True
        self._commands.hold()

    def _ready(self) -> None:
        self._busy = False
        self._commands.resume()
        if self._asked is not None:
            QTimer.singleShot(0, self, self._show_asked)

    def _show_asked(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self.show(asked)


def _told_elsewhere(error: Exception) -> None:
    """The frame tells when the store does not answer."""
    if not isinstance(error, WorkstationError):
        raise error
