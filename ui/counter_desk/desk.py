"""The counter desk: three steps down the left, the person's facts on the right."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.counter_desk.check import Check
from ui.counter_desk.facts_panel import FactsPanel
from ui.counter_desk.identity_step import IdentityStep
from ui.counter_desk.lease import Lease
from ui.counter_desk.letter_step import LetterStep
from ui.counter_desk.opening import Opened, Opening
from ui.counter_desk.result_step import ResultStep
from ui.counter_desk.slip import Slip
from ui.counter_desk.step_card import StepCard
from ui.counter_desk.words import (
    OUTCOMES,
    RECORDED,
    SITUATIONS,
    error_words,
)
from ui.i18n import N_
from ui.shell.desk import Desk
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.chips import StateChip
from ui.widgets.notice_bar import NoticeBar
from ui.workplace import Workplace
from workstation.domain.applications import Decision
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import (
    ChangedElsewhere,
    LetterExpired,
    LetterNotLive,
    NotClaimed,
    NotFound,
    WrongStage,
)
from workstation.domain.identity_checks import Answer, Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.letters import LetterReference
from workstation.domain.policy import DEFAULT_POLICY, Policy
from workstation.domain.staff import Actor
from workstation.services.counter import CounterService, Visit
from workstation.services.letters import LetterService
from workstation.services.queue import QueueService
from workstation.services.staff import Session

_ASK_AGAIN_MS = 5_000
_STALE = (ChangedElsewhere, LetterExpired, LetterNotLive, WrongStage)
"""Refusals after which what is on the screen is no longer how things stand."""


class CounterDesk(Desk):
    """Takes a letter holder from the scan of the letter to the slip."""

    id = "counter"
    idle_limit = timedelta(minutes=5)

    def __init__(
        self,
        place: Workplace,
        session: Session,
        counter: CounterService,
        letters: LetterService,
        queue: QueueService,
    ) -> None:
        """Make the desk of one person.

        Args:
            place: the tools of the desk.
            session: who works here.
            counter: finds letters and records visits.
            letters: sends further letters.
            queue: renews and gives back claims, and knows the policy.
        """
        super().__init__()
        self._place = place
        self._actor: Actor = session.actor
        self._counter = counter
        self._opening = Opening(counter=counter, letters=letters, actor=session.actor)
        self._policy: Policy = DEFAULT_POLICY
        self._opened: Opened | None = None
        self._concern = False
        self._waiting = QTimer(self)
        self._waiting.setInterval(_ASK_AGAIN_MS)
        self._waiting.timeout.connect(self._try_again)
        self._lease = Lease(queue, session.id, place.tasks, self)
        self._lease.lost.connect(self._lost)
        self._bind()
        self._notice = NoticeBar(place.icons, self)
        self._letter = LetterStep(place, self._confirm, self._tell_me, self)
        self._identity = IdentityStep(place, counter.catalogue, self)
        self._result = ResultStep(place, self._confirm, self)
        self._slip = Slip(place, self)
        self._facts = FactsPanel(place, self)
        self._chip = StateChip(place.icons)
        self._cards = tuple(
            StepCard(number, title, body, place, self)
            for number, title, body in (
                (1, N_("Scan letter"), self._letter),
                (2, N_("Identity"), self._identity),
                (3, N_("Result"), self._result),
            )
        )
        self._restart_button = KeyButton(self._restart, self, kind=Kind.QUIET)
        self._restart_button.setObjectName("counter.restart")
        self._lay_out()
        self._wire()
        self._show_step(0)
        place.tr.follow(self.retranslate)
        place.tasks.run(self, queue.policy, done=self._policy_read, failed=_keep_defaults)

    # What the frame asks.

    def title(self) -> str:
        """Return the title in the language in use."""
        return self._place.tr.gettext("Counter desk")

    def header(self) -> QWidget:
        """Return the chip that says what the letter means."""
        return self._chip

    def take_focus(self) -> None:
        """Put the focus where the step under way goes on."""
        (self._letter, self._identity, self._result)[self._step].take_focus()

    def activate(self) -> None:
        """Come into view; a reference left in the field is kept."""
        self.take_focus()

    def show_subject(self, subject: object) -> None:
        """Open the letter whose reference another desk sent."""
        if isinstance(subject, str):
            self.take_scan(subject)

    def take_scan(self, text: str) -> bool:
        """Open a scanned letter, unless a check of another one is under way."""
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            return False
        if self._under_way():
            self._keep_to_case(reference)
        else:
            self._find(reference.digits)
        return True

    def lock(self) -> None:
        """Take away the number that was shown for the comparison."""
        self._identity.hide_declared()

    def retranslate(self) -> None:
        """Write everything of its own in the language in use."""
        self._summarise()
        self._show_chip()

    # Step 1.

    def _find(self, text: str) -> None:
        self._place.commands.hold()
        self._notice.clear()
        self._letter.complain("")
        self._facts.loading()
        self._place.tasks.run(
            self,
            lambda: self._opening.find(text),
            done=self._found,
            failed=self._not_found,
            topic="case",
        )

    def _found(self, opened: Opened) -> None:
        self._place.commands.resume()
        self._lease.release()
        self._waiting.stop()
        self._slip.clear()
        self._show_opened(opened)

    def _not_found(self, error: Exception) -> None:
        self._place.commands.resume()
        self._forget()
        words = error_words(error, self._place.tr)
        if isinstance(error, NotFound):
            self._letter.complain(words)
        else:
            self._notice.say(words, State.ATTENTION)
        self._letter.take_focus()

    def _show_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._concern = False
        self._facts.show_opened(opened)
        self._letter.show_opened(opened)
        self._result.clear()
        self._tell_me.setEnabled(opened.in_use is not None)
        if opened.claim is not None:
            self._lease.hold(opened.claim, every_s=self._policy.claim_renew_seconds)
            document = opened.case.applicant.document
            self._identity.begin(self._new_check(opened), document.number)
            self._show_step(1)
        else:
            self._identity.clear()
            self._show_step(0)
        self._show_chip()
        self.title_changed.emit()

    def _new_check(self, opened: Opened) -> Check:
        case = opened.case
        kind = DocumentKind(case.applicant.document.kind)
        entry = self._counter.catalogue.entry(kind)
        return Check(
            declared_kind=kind,
            entry=entry,
            country=case.applicant.document.country,
            today=hong_kong_day(case.started_at),
            representative_refers=case.representative_refers,
            in_need=not entry.must_visit,
        )

    def _reissue(self) -> None:
        opened, reason = self._opened, self._letter.reissue_reason()
        if opened is not None:
            self._change_case(partial(self._opening.reissued, opened, reason), self._reissued)

    def _reissued(self, opened: Opened) -> None:
        reference = opened.case.application.reference
        words = self._place.tr.gettext("{reference}: another letter goes with the next post")
        self._place.notices.tell(words.format(reference=reference))
        self._found(opened)

    def _allow_visit(self) -> None:
        opened = self._opened
        if opened is not None:
            self._change_case(partial(self._opening.visit_allowed, opened), self._found)

    def _change_case(self, work: Callable[[], Opened], done: Callable[[Opened], object]) -> None:
        self._place.commands.hold()
        self._place.tasks.run(self, work, done=done, failed=self._refused, topic="case")

    def _wait_until_free(self) -> None:
        words = self._place.tr.gettext("You will be told here when the case is free.")
        self._notice.say(words, State.IN_USE)
        self._waiting.start()

    def _try_again(self) -> None:
        opened = self._opened
        if opened is not None and opened.in_use is not None:
            self._place.tasks.run(
                self,
                lambda: self._opening.claimed(opened),
                done=self._asked_again,
                failed=_wait_on,
                topic="case",
            )

    def _asked_again(self, opened: Opened) -> None:
        if opened.in_use is not None:
            return
        self._waiting.stop()
        words = self._place.tr.gettext("{reference} is free now, and yours")
        self._place.notices.tell(words.format(reference=opened.case.application.reference))
        self._notice.clear()
        self._show_opened(opened)

    # Step 2.

    def _compare(self, number: str) -> None:
        opened = self._opened
        if opened is not None:
            id_ = opened.case.application.id
            self._place.tasks.run(
                self,
                lambda: self._counter.same_number(id_, number),
                done=lambda same: self._compared(opened, agrees=same),
                failed=self._refused_quietly,
                topic="number",
            )

    def _compared(self, opened: Opened, *, agrees: bool) -> None:
        if opened is self._opened:
            self._identity.compared(agrees=agrees)
            check = self._identity.check
            known = check is not None and check.declared_shown
            self._facts.show_opened(opened, number_known=known)

    def _answers_changed(self) -> None:
        if self._identity.check is not None:
            self._result.refresh(self._identity.check)
        self._summarise()

    def _answers_complete(self) -> None:
        if self._identity.check is not None:
            self._result.begin(self._identity.check)
            self._show_step(2)

    # Step 3.

    def _record(self) -> None:
        opened, claim, check = self._opened, self._lease.claim, self._identity.check
        if opened is None or claim is None or check is None:
            return
        code = self._result.missing()
        self._result.say_missing(code)
        if code:
            return
        outcome = self._result.outcome
        visit = Visit(
            outcome=outcome,
            reason=self._result.reason,
            note=self._result.note.text().strip(),
            parts=check.recorded(),
            concern=self._concern,
            started_at=opened.case.started_at,
        )
        reference, actor = opened.case.letter.reference, self._actor
        self._place.commands.hold()
        self._place.tasks.run(
            self,
            lambda: self._counter.record(reference, visit, claim=claim, by=actor),
            done=lambda decision: self._recorded(opened, check, outcome, decision),
            failed=self._refused,
            topic="case",
        )

    def _recorded(self, opened: Opened, check: Check, outcome: Outcome, decision: Decision) -> None:
        self._place.commands.resume()
        self._lease.forget()
        tr, case = self._place.tr, opened.case
        words = tr.gettext(RECORDED[outcome]).format(reference=case.application.reference)
        self._place.notices.offer_undo(
            words,
            tr.gettext("Undo"),
            partial(self._take_back, opened, check, decision),
            seconds=self._policy.undo_seconds,
        )
        self._forget()
        self._slip.show_outcome(outcome, case.application.language)
        announce(self, words)

    def _take_back(self, opened: Opened, check: Check, decision: Decision) -> None:
        digits = opened.case.letter.reference.digits

        def work() -> Opened:
            self._counter.take_back(decision.id, by=self._actor)
            return self._opening.find(digits)

        self._change_case(work, partial(self._taken_back, check))

    def _taken_back(self, check: Check, opened: Opened) -> None:
        self._found(opened)
        words = self._place.tr.gettext("{reference}: taken back, nothing was sent")
        self._place.notices.tell(words.format(reference=opened.case.application.reference))
        if opened.claim is not None:
            self._identity.begin(check, opened.case.applicant.document.number)
            self._facts.show_opened(opened, number_known=check.declared_shown)

    # What can go wrong, and starting over.

    def _refused(self, error: Exception) -> None:
        self._place.commands.resume()
        words, again = error_words(error, self._place.tr), self._place.tr.gettext("Load again")
        if isinstance(error, NotClaimed):
            self._lost()
        elif isinstance(error, _STALE) and self._opened is not None:
            self._notice.say(words, State.ATTENTION, button=again, act=self._load_again)
        else:
            self._notice.say(words, State.ATTENTION)

    def _refused_quietly(self, error: Exception) -> None:
        words = error_words(error, self._place.tr)
        self._notice.say(words, State.ATTENTION)

    def _lost(self) -> None:
        self._lease.forget()
        _ = self._place.tr.gettext
        self._notice.say(
            _("The case is no longer yours. Nothing was recorded; what you entered is kept here."),
            State.ATTENTION,
            button=_("Take it again"),
            act=self._take_again,
        )

    def _take_again(self) -> None:
        opened, check = self._opened, self._identity.check
        if opened is not None and check is not None:
            self._change_case(
                partial(self._opening.claimed, opened), partial(self._taken_again, check)
            )

    def _taken_again(self, check: Check, opened: Opened) -> None:
        self._found(opened)
        if opened.claim is not None:
            self._notice.clear()
            self._identity.begin(check, opened.case.applicant.document.number)

    def _load_again(self) -> None:
        if self._opened is not None:
            self._find(self._opened.case.letter.reference.digits)

    def _keep_to_case(self, reference: LetterReference) -> None:
        opened = self._opened
        if opened is not None and opened.case.letter.reference == reference:
            return
        _ = self._place.tr.gettext
        self._notice.say(
            _("Another letter was scanned. The check under way is still open."),
            State.ATTENTION,
            button=_("Put it aside and open the other"),
            act=lambda: self._leave_for(reference),
        )

    def _leave_for(self, reference: LetterReference) -> None:
        self._start_over()
        self._find(reference.digits)

    def _start_over(self) -> None:
        opened, check = self._opened, self._identity.check
        if self._under_way() and opened is not None and check is not None:
            words = self._place.tr.gettext("{reference}: check put aside, nothing recorded")
            self._place.notices.offer_undo(
                words.format(reference=opened.case.application.reference),
                self._place.tr.gettext("Undo"),
                partial(
                    self._change_case,
                    partial(self._opening.claimed, opened),
                    partial(self._taken_again, check),
                ),
                seconds=max(self._policy.undo_seconds, 1),
            )
        self._lease.release()
        self._slip.clear()
        self._notice.clear()
        self._forget()

    def _forget(self) -> None:
        """Nobody is at the counter: no name, number or answer stays on the screen."""
        self._opened = None
        self._concern = False
        self._waiting.stop()
        self._tell_me.setEnabled(False)
        self._facts.show_opened(None)
        self._identity.clear()
        self._result.clear()
        self._letter.clear()
        self._show_step(0)
        self._show_chip()

    def _under_way(self) -> bool:
        """Say whether answers would be lost: something was keyed or said."""
        check = self._identity.check
        return (
            self._opened is not None
            and check is not None
            and bool(check.number or check.answers or check.representative)
        )

    # Keys.

    def _bind(self) -> None:
        bind = self._place.commands.bind
        self._confirm = bind(self, "form.confirm", self._confirmed)
        self._restart = bind(self, "counter.restart", self._start_over)
        self._tell_me = bind(self, "case.tell_me", self._wait_until_free)
        bind(self, "counter.holder_yes", lambda: self._answer(Answer.YES))
        bind(self, "counter.holder_no", lambda: self._answer(Answer.NO))
        bind(self, "counter.concern", self._raise_concern)
        bind(self, "field.next", lambda: self._step_part(1))
        bind(self, "field.previous", lambda: self._step_part(-1))
        self._jumps = [bind(self, f"field.{n}", partial(self._jump, n)) for n in range(1, 10)]

    def _confirmed(self) -> None:
        if self._step == 0 and self._letter.can_reissue:
            self._reissue()
        elif self._step == 2:
            self._record()
        elif self._step == 1:
            self._identity.go_on()

    def _answer(self, answer: Answer) -> None:
        if self._step == 1:
            self._identity.answer(answer)
        elif self._step == 2 and answer is Answer.YES:
            self._result.say_yes()
        elif self._step == 2:
            self._result.say_no()

    def _raise_concern(self) -> None:
        # Nothing on the screen may tell: whoever stands at the counter can see it.
        self._concern = self._opened is not None

    def _jump(self, number: int) -> None:
        if self._step == 0 or self._identity.check is None:
            return
        parts = len(self._identity.check.parts)
        if number <= parts:
            self._show_step(1)
            self._identity.go_to_number(number)
        elif number == parts + 1:
            self._result.begin(self._identity.check)
            self._show_step(2)

    def _step_part(self, by: int) -> None:
        if self._step == 1:
            self._identity.step(by)
        elif self._step == 2 and by < 0:
            self._show_step(1)
            self._identity.step(by)

    # What is shown.

    def _show_step(self, step: int) -> None:
        self._step = step
        has_check = self._identity.check is not None
        for number, card in enumerate(self._cards):
            card.allow_opening(allowed=has_check and number in {1, 2})
            card.show_current(current=number == step)
        self._result.listen(on=step == 2)
        self._free_number_keys()
        self._restart_button.setVisible(self._opened is not None)
        self._summarise()
        if self.isVisible():
            self.take_focus()

    def _free_number_keys(self) -> None:
        """The number keys jump to parts, unless they choose a reason."""
        choosing = self._step == 2 and self._result.outcome is not Outcome.PASS
        for command in self._jumps:
            command.setEnabled(self._step in {1, 2} and not choosing)

    def _outcome_changed(self) -> None:
        self._result.listen(on=self._step == 2)
        self._free_number_keys()

    def _open_card(self, step: int) -> None:
        check = self._identity.check
        if check is None:
            return
        if step == 2:
            self._result.begin(check)
        self._show_step(step)
        if step == 1:
            self._identity.go_to(check.next_part() or check.parts[0])

    def _summarise(self) -> None:
        tr, opened = self._place.tr, self._opened
        first, second, third = self._cards
        first.summarise("" if opened is None else opened.case.letter.reference.grouped)
        check = self._identity.check
        if check is None:
            second.summarise(tr.gettext("number, last day, portrait, look and feel"))
            third.summarise(tr.gettext("pass, refer or fail"))
            return
        done = sum(check.answered(part) for part in check.parts)
        second.summarise(
            tr.gettext("{done} of {count} answered").format(done=done, count=len(check.parts))
        )
        word = tr.gettext(OUTCOMES[check.suggestion().outcome])
        third.summarise(
            tr.gettext("so far: {outcome}").format(outcome=word) if check.problems() else ""
        )

    def _show_chip(self) -> None:
        _ = self._place.tr.gettext
        opened = self._opened
        self._chip.setVisible(opened is not None)
        if opened is None:
            self._chip.show_state(State.WAITING, "")
        elif opened.in_use is not None:
            self._chip.show_state(State.IN_USE, _("In use"))
        else:
            state, word = SITUATIONS[opened.situation]
            self._chip.show_state(state, _(word))

    def _policy_read(self, policy: Policy) -> None:
        self._policy = policy

    def _wire(self) -> None:
        self._letter.asked.connect(self._find)
        self._letter.visit_asked.connect(self._allow_visit)
        self._identity.compare_asked.connect(self._compare)
        self._identity.changed.connect(self._answers_changed)
        self._identity.finished.connect(self._answers_complete)
        self._identity.asked.connect(self._bring_into_view)
        self._result.changed.connect(self._outcome_changed)
        for step, card in enumerate(self._cards):
            card.opened.connect(partial(self._open_card, step))

    def _bring_into_view(self, row: QWidget) -> None:
        # Its place is known when the layout has run.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row, 0, 8))

    def _lay_out(self) -> None:
        steps = QWidget(self)
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self._cards:
            column.addWidget(card)
        column.addWidget(self._slip)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setWidget(steps)
        self._scroll = scroll
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._facts, 1)
        right.addWidget(self._restart_button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(scroll, 62)
        row.addLayout(right, 38)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._notice)
        whole.addLayout(row, 1)


def _keep_defaults(error: Exception) -> None:
    del error  # the figures the office starts with serve until it answers


def _wait_on(error: Exception) -> None:
    del error  # asked again in a moment
