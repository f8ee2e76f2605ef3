"""The review desk: what was declared beside the proof, and a decision at a key."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command
from ui.desk import Desk
from ui.errors import sentence
from ui.i18n import N_
from ui.review_desk.case_view import CaseView
from ui.review_desk.choice import Choice
from ui.review_desk.correcting import Correcting
from ui.review_desk.document_view import DocumentView
from ui.review_desk.drafts import Drafts
from ui.review_desk.fields import best_of
from ui.review_desk.flow import Empty, Flow
from ui.review_desk.header import CaseHeader
from ui.review_desk.hold_notices import Way, hold_notice
from ui.review_desk.leases import Leases
from ui.review_desk.on_screen import OnScreen
from ui.review_desk.options import DUPLICATE_MOVES, open_opinion
from ui.review_desk.order import asked
from ui.review_desk.read_again import ReadAgainBar
from ui.review_desk.settling import Done, Settling
from ui.review_desk.taking import Hold, OpenCase, Taking
from ui.review_desk.watching import Watch
from ui.theme.tokens import State
from ui.widgets.decision_words import MOVES
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.state_view import Skeleton, StateView
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId
from workstation.domain.holdings import ProofId
from workstation.services.corrections import CorrectionService
from workstation.services.queue import QueueService
from workstation.services.referrals import ReferralService
from workstation.services.review import ReviewService
from workstation.services.staff import Session

DOCUMENT_SHARE: Final = 0.54
_LEAST_BESIDE: Final = 480
"""Pixels at 100 % that both spellings of an address need beside the page."""
WIDE: Final = 2200
"""From this width on, in pixels at 100 %, the history has a column of its own."""


class ReviewDesk(Desk):
    """Page at the left, facts and decision at the right."""

    id = "review"

    draft_saved = Signal(object)
    """Carries when, in UTC: the status bar says so."""
    decided = Signal()
    """A decision was recorded: today's count is another."""

    def __init__(
        self,
        place: Workplace,
        session: Session,
        queue: QueueService,
        review: ReviewService,
        referrals: ReferralService,
        corrections: CorrectionService,
    ) -> None:
        super().__init__()
        self._place = place
        self._review = review
        self._actor = session.actor
        self._empty = Empty.NOT_BEGUN
        self._share = DOCUMENT_SHARE
        self._paused = False
        taking = Taking(queue=queue, review=review, actor=session.actor)
        leases = Leases(place.tasks, queue, session.id, self)
        self._leases = leases
        self._drafts = Drafts(place.tasks, review, session.actor, self)
        self.flow = Flow(
            taking=taking,
            leases=leases,
            drafts=self._drafts,
            tasks=place.tasks,
            commands=place.commands,
            parent=self,
        )
        self._settling = Settling(
            taking=taking,
            referrals=referrals,
            flow=self.flow,
            drafts=self._drafts,
            tasks=place.tasks,
            parent=self,
        )
        self._watch = Watch(place.tasks, review, session.actor, self)
        self._bell = Watch(place.tasks, review, session.actor, self)
        self._header = CaseHeader(place)
        self.notice = NoticeBar(place.icons, self)
        steps = self._bind()
        self.view = CaseView(place, self, self._peek, steps, self)
        self.document = DocumentView(place, self._load_page, self._ask_readable, self)
        self.document.viewer.bind_keys(self)
        self.case = OnScreen(
            actor=session.actor,
            document=self.document,
            view=self.view,
            header=self._header,
            known=self._drafts.known,
            parent=self,
        )
        self.read_again = ReadAgainBar(
            place, self, corrections, session.actor, self.document, self.document
        )
        self.document.put_below(self.read_again)
        self._correcting = Correcting(
            service=corrections,
            actor=session.actor,
            flow=self.flow,
            case=self.case,
            view=self.view,
            bar=self.read_again,
            tasks=place.tasks,
            parent=self,
        )
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setObjectName("review.splitter")
        self._states = StateView(place.icons, self, Skeleton.ROWS)
        self._wire()
        self._lay_out()
        self._show_empty(Empty.NOT_BEGUN)
        place.tr.follow(self.retranslate)

    # What the frame asks.

    def title(self) -> str:
        """See ``Desk``."""
        return self._place.tr.gettext("Review desk")

    def header(self) -> QWidget | None:
        """See ``Desk``."""
        return self._header

    def activate(self) -> None:
        """Take the focus, look whether the case is still what it was, fetch the next one."""
        self._resume()
        self.flow.come_into_view()
        self._watch.look()
        self.take_focus()

    def leave(self) -> None:
        """Save the draft; the case stays this person's while they are signed in."""
        self.flow.go_out_of_view()
        self.view.hide_number()
        self._watch.pause()

    def take_focus(self) -> None:
        """Put the focus on the fields, or on the way to a case."""
        self._resume()
        if self.flow.current is not None and not self.view.table.isHidden():
            self.view.table.setFocus()
        elif not self._states.isHidden() and self._states.button().isVisible():
            self._states.button().setFocus()
        else:
            self.setFocus()

    def room_for_toasts(self) -> QRect:
        """Leave the decision and its note free."""
        return QRect(self.document.mapTo(self, QPoint()), self.document.size())

    def show_subject(self, subject: object) -> None:
        """Show a case: its id, or a tuple of its id, the list's ids in order, and its length."""
        wanted = asked(subject)
        if wanted is not None:
            self.flow.show(wanted)

    def lock(self) -> None:
        """Mask the number, save the draft; the leases end by themselves in a while."""
        self.view.hide_number()
        self._drafts.save_now()
        self._leases.pause()
        self._watch.pause()
        self._paused = True

    def memory(self) -> Mapping[str, object]:
        """See ``Desk``."""
        return {"share": round(self._share, 3), "viewer": dict(self.document.viewer.memory())}

    def recall(self, memory: Mapping[str, object]) -> None:
        """See ``Desk``."""
        share, viewer = memory.get("share"), memory.get("viewer")
        if isinstance(share, float) and 0.2 <= share <= 0.8:
            self._share = share
            self._spread()
        if isinstance(viewer, Mapping):
            self.document.viewer.recall(viewer)

    def retranslate(self) -> None:
        """Write what stands above and instead of a case in the language in use."""
        if self.flow.current is None:
            self._show_empty(self._empty)
        else:
            self._write_notice(self.flow.current)
        self.title_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a decision with Esc, or stop waiting for a case."""
        if event.key() == Qt.Key.Key_Escape and self.view.decision.choosing:
            self.view.decision.cancel()
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape and self.flow.busy:
            self.flow.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the history a column of its own where there is room."""
        super().resizeEvent(event)
        self._spread()

    # A case comes and goes.

    def _shown(self, opened: OpenCase) -> None:
        self._states.clear()
        self.case.show(opened, self.flow.order.place(opened.id))
        self._header.show_on_hold(len(self.flow.on_hold))
        self._write_notice(opened)
        self._watch.keep(opened)
        self.take_focus()
        words = self._place.tr.gettext("Case {reference}")
        announce(self, words.format(reference=opened.application.reference))

    def _changed(self, opened: OpenCase) -> None:
        self.case.change(opened, self.flow.order.place(opened.id))
        self._write_notice(opened)
        self._watch.keep(opened)

    def _emptied(self, empty: Empty) -> None:
        self.case.clear()
        self._watch.keep(None)
        self._header.show_on_hold(len(self.flow.on_hold))
        self._show_empty(empty)
        self.take_focus()

    def _failed(self, error: Exception) -> None:
        words, again = sentence(error, self._place.tr), self._place.tr.gettext("Try again")
        if self.flow.current is not None:
            self.notice.say(words, button=again, act=self.flow.reload)
            return
        self.case.clear()
        self._watch.keep(None)
        self._states.say(words, icon="attention", button=again, act=self.flow.try_again)
        self.take_focus()

    def _switching(self, on_its_way: bool) -> None:
        if on_its_way:
            self._states.loading(self._place.tr.gettext("Loading case…"))
        else:
            self._states.clear()

    def _fetched(self, opened: OpenCase) -> None:
        proofs = opened.case.proofs
        at = best_of(proofs, opened.application.revision)
        self.document.prefetch(proofs[at] if proofs else None)

    def _show_empty(self, empty: Empty) -> None:
        self._empty = empty
        words, verb, _ = _EMPTY[empty]
        tr = self._place.tr
        key = self._next.key()
        button = tr.gettext("{verb}  {key}").format(verb=tr.gettext(verb), key=key)
        self._states.say(tr.gettext(words), icon="review", button=button, act=self._go_on)

    def _go_on(self) -> None:
        if self.flow.current is not None:
            self.flow.take_next()
            return
        _EMPTY[self._empty][2](self.flow)

    # Deciding.

    def _send(self, choice: Choice) -> None:
        judgement = self.case.judgement(choice)
        if judgement is None:
            return
        if choice.move in DUPLICATE_MOVES:
            self._settling.keep(choice.move, choice.reason or "")
        else:
            self._settling.decide(judgement, self.case.begun())

    def _confirm(self) -> None:
        opened = self.flow.current
        opinion = None if opened is None else open_opinion(opened)
        if opinion is not None:
            self._settling.confirm(opinion)

    def _send_back(self) -> None:
        opened = self.flow.current
        opinion = None if opened is None else open_opinion(opened)
        if opinion is not None:
            self._settling.send_back(opinion, self.view.decision.note())

    def _done(self, done: Done) -> None:
        _, notices = self._place.tr.gettext, self._place.notices
        self.decided.emit()
        if done.referred or done.sent_back:
            words = _SENT_BACK if done.sent_back else _REFERRED
            notices.tell(_(words).format(reference=done.reference), State.MOVING)
            return
        words = _("{what}: {reference}").format(what=_(MOVES[done.move]), reference=done.reference)
        if done.undo_seconds:
            undo = partial(self._settling.take_back, done)
            notices.offer_undo(words, _("Undo"), undo, seconds=done.undo_seconds)
        else:
            notices.tell(words)

    def _refused(self, error: Exception) -> None:
        _, words = self._place.tr.gettext, sentence(error, self._place.tr)
        self._drafts_again()
        if self.flow.current is None:
            self._place.notices.warn(words)
            return
        self.notice.say(words, button=_("Load again"), act=self.flow.reload)

    def _drafts_again(self) -> None:
        if self.case.opened is not None and self.case.begun():
            self._drafts.change(self.case.opened.id, self.case.begun())

    def _taken_back(self, reference: str) -> None:
        words = self._place.tr.gettext("Taken back: {reference}")
        self._place.notices.tell(words.format(reference=reference))

    def _ask_readable(self) -> None:
        self.case.ask_readable()

    # What is seen besides.

    def _peek(self) -> None:
        opened = self.flow.current
        if opened is None or self.view.person.number_shown:
            self.view.hide_number()
            return
        self._place.tasks.run(
            self,
            lambda: self._review.peek(opened.id, by=self._actor),
            done=lambda number: self._show_number(opened.id, number),
            failed=lambda error: self.notice.say(sentence(error, self._place.tr)),
            topic="peek",
        )

    def _show_number(self, id_: ApplicationId, number: str) -> None:
        if self.flow.current is not None and self.flow.current.id == id_ and not self._paused:
            self.view.show_number(number)

    def _tell_me(self) -> None:
        opened = self.flow.current
        if opened is None or opened.hold is not Hold.IN_USE:
            return
        self._bell.keep(opened)
        words = self._place.tr.gettext("You will be told when {reference} is free.")
        self._place.notices.tell(
            words.format(reference=opened.application.reference), State.WAITING
        )

    def _freed(self) -> None:
        opened, current = self._bell.watched, self.flow.current
        self._bell.keep(None)
        if opened is None:
            return
        here = current is not None and current.id == opened.id
        words = self._place.tr.gettext(_YOURS if here else _FREE)
        self._place.notices.tell(words.format(reference=opened.application.reference))
        if here:
            self.flow.reload()

    def _write_notice(self, opened: OpenCase) -> None:
        notice = hold_notice(opened, self._place.tr)
        self._tell_me_command.setEnabled(opened.hold is Hold.IN_USE)
        if notice is None:
            self.notice.clear()
            return
        acts: Mapping[Way, Callable[[], object]] = {
            Way.RELOAD: self.flow.reload,
            Way.TELL_ME: self._tell_me,
        }
        self.notice.say(notice.words, notice.state, button=notice.button, act=acts.get(notice.way))

    def _load_page(self, id_: ProofId, number: int) -> bytes:
        return self._review.page(id_, number, by=self._actor).picture

    def _resume(self) -> None:
        if self._paused:
            self._paused = False
            self._leases.resume()
            self._leases.renew()
        self._watch.keep(self.flow.current)

    def _allow_reading(self) -> None:
        self.read_again.allow(take=self.case.can_correct)

    # Layout and wiring.

    def _bind(self) -> tuple[Command, Command]:
        bind = partial(self._place.commands.bind, self)
        self._next = bind("case.next", self._go_on)
        bind("list.reload", self.flow.reload)
        self._tell_me_command = bind("case.tell_me", self._tell_me)
        return bind("case.previous", self.flow.take_previous), self._next

    def _wire(self) -> None:
        flow, decision = self.flow, self.view.decision
        flow.shown.connect(self._shown)
        flow.changed.connect(self._changed)
        flow.emptied.connect(self._emptied)
        flow.failed.connect(self._failed)
        flow.switching.connect(self._switching)
        flow.ahead.ready.connect(self._fetched)
        self._settling.decided.connect(self._done)
        self._settling.refused.connect(self._refused)
        self._settling.taken_back.connect(self._taken_back)
        self._watch.overtaken.connect(flow.hold)
        self._watch.read.connect(flow.refresh)
        self._bell.freed.connect(self._freed)
        self._drafts.saved.connect(self.draft_saved)
        self._drafts.failed.connect(lambda error: self.notice.say(sentence(error, self._place.tr)))
        self.case.drafted.connect(self._drafts.change)
        self.view.beside_asked.connect(flow.show_beside)
        self.case.upload_shown.connect(self._allow_reading)
        self.document.viewer.sheet_shown.connect(lambda _at: self.read_again.forget())
        self.view.field_focused.connect(self.read_again.keep_to)
        self._correcting.refused.connect(self._refused)
        decision.sent.connect(self._send)
        decision.confirmed.connect(self._confirm)
        decision.sent_back.connect(self._send_back)
        decision.hold_asked.connect(flow.keep_for_later)
        self._split.splitterMoved.connect(self._split_moved)

    def _lay_out(self) -> None:
        self._split.addWidget(self.document)
        self._split.addWidget(self.view)
        self._split.setChildrenCollapsible(False)
        self.view.setProperty("surface", "bg")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._split, 1)

    def _split_moved(self) -> None:
        sizes = self._split.sizes()
        if sum(sizes):
            self._share = sizes[0] / sum(sizes)

    def _spread(self) -> None:
        width = self.width()
        wide = width >= self._place.theme.px(WIDE)
        apart = self._split.count() > 2
        if wide and not apart:
            self._split.addWidget(self.view.take_history())
            self.view.history.show()
        elif apart and not wide:
            self.view.put_history_back()
        least = min(self._place.theme.px(_LEAST_BESIDE), round(width * 0.6))
        left = min(round(width * self._share * (0.84 if wide else 1.0)), width - least)
        aside = [round(width * 0.16)] if wide else []
        self._split.setSizes([left, width - left - sum(aside), *aside])


_YOURS: Final = N_("{reference} is free; it is yours now.")
_FREE: Final = N_("{reference} is free now.")
_SENT_BACK: Final = N_("Sent back to the colleague: {reference}")
_REFERRED: Final = N_("Sent to a second person: {reference}")
_EMPTY: Final[Mapping[Empty, tuple[str, str, Callable[[Flow], object]]]] = {
    Empty.NOT_BEGUN: (N_("No case is open."), N_("Take the next case"), Flow.take_next),
    Empty.NONE_WAITING: (
        N_("No cases are waiting. New ones appear in the queue (F2)."),
        N_("Look again"),
        Flow.take_next,
    ),
    Empty.PUT_OFF: (
        N_("Only cases you left for later are waiting."),
        N_("Start over with them"),
        Flow.start_over,
    ),
    Empty.END_OF_LIST: (
        N_("You have been through this list."),
        N_("Take the next case from the queue"),
        Flow.leave_list,
    ),
}
