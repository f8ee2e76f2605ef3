"""The counter desk: three steps down the left, the person's facts on the right."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.counter_desk.case import CaseOnCounter, Recorded
from ui.counter_desk.check import Check
from ui.counter_desk.document_guide import DocumentGuide
from ui.counter_desk.facts_panel import FactsPanel
from ui.counter_desk.identity_step import IdentityStep
from ui.counter_desk.letter_step import LetterStep
from ui.counter_desk.opening import Opened, Opening
from ui.counter_desk.phone_panel import PhonePanel
from ui.counter_desk.picture_files import PictureFiles, bytes_of, dropped_file
from ui.counter_desk.picture_panel import PicturePanel
from ui.counter_desk.result_step import ResultStep
from ui.counter_desk.scan_folder import ScanFolder
from ui.counter_desk.scanned_zone import ScannedZone, holds_zone
from ui.counter_desk.slip import Slip
from ui.counter_desk.step_card import StepCard
from ui.counter_desk.words import OUTCOMES, RECORDED, SITUATIONS, error_words
from ui.desk import Desk
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.chips import StateChip
from ui.widgets.notice_bar import NoticeBar
from ui.workplace import Workplace
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
from workstation.domain.mrz_comparison import MrzComparison
from workstation.domain.phones import PhoneNumber
from workstation.services.counter import CounterService
from workstation.services.documents import DocumentService
from workstation.services.letters import LetterService
from workstation.services.phone_changes import PhoneChangeService
from workstation.services.queue import QueueService
from workstation.services.staff import Session

_LETTER, _IDENTITY, _RESULT = range(3)
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
        phone_changes: PhoneChangeService,
        documents: DocumentService,
        scans: Path | None = None,
    ) -> None:
        """Make the desk of one person.

        Args:
            place: the tools of the desk.
            session: who works here.
            counter: finds letters and records visits.
            letters: sends further letters.
            queue: renews and gives back claims, and knows the policy.
            phone_changes: changes the applicant's telephone.
            documents: reads pictures of documents.
            scans: the folder into which this counter's document scanner writes, if it has one.
        """
        super().__init__()
        self._place = place
        self._catalogue = counter.catalogue
        self._step = _LETTER
        self._concern = False
        opening = Opening(counter=counter, letters=letters, actor=session.actor)
        self.case = CaseOnCounter(place, opening, queue, session.id, self)
        self._bind()
        self.notice = NoticeBar(place.icons, self)
        self.letter = LetterStep(place, self._confirm, self._tell_me, self)
        self.picture = PicturePanel(place, documents, session.actor, self)
        self.identity = IdentityStep(place, counter.catalogue, self.picture, self)
        self.result = ResultStep(place, self._confirm, self)
        self.slip = Slip(place, self)
        self.facts = FactsPanel(place, self)
        self.guide = DocumentGuide(place, self)
        self.phone = PhonePanel(place, phone_changes, session.actor, self.case, self)
        self.chip = StateChip(place.icons)
        self._cards = tuple(
            StepCard(number, title, body, place, self)
            for number, title, body in (
                (1, N_("Scan letter"), self.letter),
                (2, N_("Identity"), self.identity),
                (3, N_("Result"), self.result),
            )
        )
        self._files = PictureFiles(self)
        self._scans = None if scans is None else ScanFolder(place, scans, self)
        self._picture_button = KeyButton(self._picture, self, kind=Kind.QUIET)
        self._picture_button.setObjectName("counter.picture.open")
        self._phone_button = KeyButton(self._phone, self, kind=Kind.QUIET)
        self._phone_button.setObjectName("counter.phone.open")
        self._restart_button = KeyButton(self._restart, self, kind=Kind.QUIET)
        self._restart_button.setObjectName("counter.restart")
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._wire()
        self._clear()
        self.setAcceptDrops(True)
        self.picture.prepare()
        place.tr.follow(self.retranslate)

    # What the frame asks.

    def title(self) -> str:
        """Return the title in the language in use."""
        return self._place.tr.gettext("Counter desk")

    def header(self) -> QWidget:
        """Return the chip that says what the letter means."""
        return self.chip

    def room_for_toasts(self) -> QRect:
        """Leave the buttons free, those below the facts and those of the steps."""
        return QRect(self.facts.mapTo(self, QPoint()), self.facts.size())

    def take_focus(self) -> None:
        """Put the focus where the step under way goes on."""
        (self.letter, self.identity, self.result)[self._step].take_focus()

    def show_subject(self, subject: object) -> None:
        """Open the letter whose reference another desk sent."""
        if isinstance(subject, str):
            self.take_scan(subject)

    def take_scan(self, text: str) -> bool:
        """Open a scanned letter, unless a check of another one is under way; or take a zone."""
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            return self._take_zone(text)
        if self._under_way():
            self._keep_to_case(reference)
        else:
            self._find(reference.digits)
        return True

    def _take_zone(self, text: str) -> bool:
        """Compare a document's machine-readable zone; return whether the text holds one."""
        opened, check = self.case.opened, self.identity.check
        if not holds_zone(text):
            return False
        if opened is None or check is None:
            self._ask_for_letter()
        else:
            self.picture.clear()
            self.case.compare_zone(ScannedZone(text=text))
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged here, if it can be read now."""
        if self.identity.check is not None and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a picture of the document."""
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.read_picture(file)

    def read_picture(self, file: Path) -> None:
        """Read the machine-readable zone off a picture of the document."""
        if self.identity.check is None:
            self._ask_for_letter()
            return
        self._show_step(_IDENTITY)
        self.picture.begin(partial(bytes_of, file))

    def _ask_for_letter(self) -> None:
        words = self._place.tr.gettext("A document was scanned. Scan the letter first.")
        self.notice.say(words, State.ATTENTION)

    def _no_scans(self) -> None:
        words = self._place.tr.gettext(
            "The folder of the document scanner cannot be read. Choose pictures with Ctrl+O, "
            "and tell an administrator."
        )
        self.notice.say(words, State.ATTENTION)

    def _choose_picture(self) -> None:
        if self.identity.check is not None:
            title = self._place.tr.gettext("Picture of the document")
            self._files.ask(self.window(), title)

    def lock(self) -> None:
        """Take away the number that was shown for the comparison."""
        self.identity.hide_declared()

    def retranslate(self) -> None:
        """Write everything of its own in the language in use."""
        self._summarise()
        self._show_chip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop looking for a letter with Esc; what was on the counter stays."""
        if event.key() == Qt.Key.Key_Escape and self.case.stop_finding():
            self._show_facts()
        else:
            super().keyPressEvent(event)

    # Step 1.

    def _find(self, text: str) -> None:
        self.notice.clear()
        self.letter.complain("")
        self.facts.loading()
        self.case.find(text)

    def _shown(self, opened: Opened) -> None:
        self._show_case(opened, self._new_check(opened))

    def _freed(self, opened: Opened) -> None:
        self._shown(opened)
        self._tell("{reference} is free now, and yours", opened)

    def _show_case(self, opened: Opened, check: Check) -> None:
        self._concern = False
        self.notice.clear()
        self.slip.clear()
        self.facts.show_opened(opened, number_known=check.declared_shown)
        self.phone.close_up()
        self.letter.show_opened(opened)
        self.result.clear()
        self._tell_me.setEnabled(opened.in_use is not None)
        if opened.claim is not None:
            self._show_step(_IDENTITY)
            self.identity.begin(check, opened.case.applicant.document.number)
            self._show_document()
        else:
            self.identity.clear()
            self._show_step(_LETTER)
        self._show_chip()
        self._summarise()

    def _new_check(self, opened: Opened) -> Check:
        case = opened.case
        kind = DocumentKind(case.applicant.document.kind)
        entry = self._catalogue.entry(kind)
        return Check(
            declared_kind=kind,
            declared_country=case.applicant.document.country,
            entry=entry,
            country=case.applicant.document.country,
            today=hong_kong_day(case.started_at),
            representative_refers=case.representative_refers,
            in_need=not entry.must_visit,
        )

    def _not_found(self, error: Exception) -> None:
        typed = self.letter.field.text()
        self._clear()
        self.letter.field.setText(typed)
        words = error_words(error, self._place.tr)
        if isinstance(error, NotFound):
            self.letter.complain(words)
        else:
            self.notice.say(words, State.ATTENTION)
        self.letter.take_focus()

    def _wait_until_free(self) -> None:
        words = self._place.tr.gettext("You will be told here when the case is free.")
        self.notice.say(words, State.MOVING)
        self.case.wait_until_free()

    # Step 2.

    def _compared(self, agrees: bool) -> None:
        self.identity.compared(agrees=agrees)
        self._show_facts()

    def _zone_compared(self, scanned: ScannedZone, zone: MrzComparison | None) -> None:
        if zone is None:
            words = self._place.tr.gettext(
                "This is a visa and not the document. Scan the page with the holder's data."
            )
            self.notice.say(words, State.ATTENTION)
            return
        self.notice.clear()
        self.picture.clear()
        self._show_step(_IDENTITY)
        self.identity.take_zone(scanned, zone)
        self._show_facts()

    def _show_facts(self) -> None:
        check = self.identity.check
        known = check is not None and check.declared_shown
        self.facts.show_opened(self.case.opened, number_known=known)

    def _answers_changed(self) -> None:
        if self.identity.check is not None:
            self.result.refresh(self.identity.check)
        self._show_document()
        self._summarise()

    def _answers_complete(self) -> None:
        if self.identity.check is not None:
            self.result.begin(self.identity.check)
            self._show_step(_RESULT)

    # Step 3.

    def _record(self) -> None:
        check, code = self.identity.check, self.result.missing()
        self.result.say_missing(code)
        if check is not None and not code:
            self.case.record(
                check,
                self.result.outcome,
                self.result.reason,
                self.result.note.text().strip(),
                concern=self._concern,
            )

    def _recorded(self, recorded: Recorded) -> None:
        tr, application = self._place.tr, recorded.opened.case.application
        words = tr.gettext(RECORDED[recorded.outcome]).format(reference=application.reference)
        self._place.notices.offer_undo(
            words,
            tr.gettext("Undo"),
            partial(self.case.take_back, recorded),
            seconds=self.case.policy.undo_seconds,
        )
        self._clear()
        self.slip.show_outcome(recorded.outcome, application.language)
        announce(self, words)

    def _change_phone(self) -> None:
        self.phone.begin()

    def _phone_changed(self, phone: PhoneNumber) -> None:
        self.case.phone_changed(phone)
        opened, check = self.case.opened, self.identity.check
        if opened is not None:
            known = check is not None and check.declared_shown
            self.facts.show_opened(opened, number_known=known)
            self._tell(
                N_(
                    "{reference}: telephone changed, the old one is told, a PIN sent before is void"
                ),
                opened,
            )
        self.take_focus()

    # What can go wrong, and starting over.

    def _refused(self, error: Exception) -> None:
        tr = self._place.tr
        words = error_words(error, tr)
        if isinstance(error, NotClaimed):
            self._lost()
        elif isinstance(error, _STALE) and self.case.opened is not None:
            again = tr.gettext("Load again")
            self.notice.say(words, State.ATTENTION, button=again, act=self.case.load_again)
        else:
            self.notice.say(words, State.ATTENTION)

    def _lost(self) -> None:
        _ = self._place.tr.gettext
        self.notice.say(
            _("The case is no longer yours. Nothing was recorded; what you entered is kept here."),
            State.ATTENTION,
            button=_("Take it again"),
            act=self._take_again,
        )

    def _take_again(self) -> None:
        opened, check = self.case.opened, self.identity.check
        if opened is not None and check is not None:
            self.case.bring_back(opened, check)

    def _keep_to_case(self, reference: LetterReference) -> None:
        opened = self.case.opened
        if opened is not None and opened.case.letter.reference == reference:
            return
        _ = self._place.tr.gettext
        self.notice.say(
            _("Another letter was scanned. The check under way is still open."),
            State.ATTENTION,
            button=_("Put it aside and open the other"),
            act=lambda: self._leave_for(reference),
        )

    def _leave_for(self, reference: LetterReference) -> None:
        self._start_over()
        self._find(reference.digits)

    def _start_over(self) -> None:
        opened, check = self.case.opened, self.identity.check
        if self._under_way() and opened is not None and check is not None:
            words = self._place.tr.gettext("{reference}: check put aside, nothing recorded")
            self._place.notices.offer_undo(
                words.format(reference=opened.case.application.reference),
                self._place.tr.gettext("Undo"),
                partial(self.case.bring_back, opened, check),
            )
        self.case.put_aside()
        self._clear()

    def _clear(self) -> None:
        """Nobody is at the counter: no name, number or answer stays on the screen."""
        self._concern = False
        self._tell_me.setEnabled(False)
        self.notice.clear()
        self.slip.clear()
        self.facts.show_opened(None)
        self.phone.close_up()
        self.identity.clear()
        self.result.clear()
        self.letter.clear()
        self._show_step(_LETTER)
        self._show_chip()

    def _under_way(self) -> bool:
        """Say whether answers would be lost: something was keyed or said."""
        check = self.identity.check
        keyed = self.picture.keyed
        return check is not None and bool(
            keyed or check.number or check.answers or check.representative
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
        self._phone = bind(self, "counter.phone", self._change_phone)
        self._picture = bind(self, "counter.picture", self._choose_picture)
        bind(self, "field.next", lambda: self._step_part(1))
        bind(self, "field.previous", lambda: self._step_part(-1))
        self._jumps = [bind(self, f"field.{n}", partial(self.jump, n)) for n in range(1, 10)]

    def _confirmed(self) -> None:
        if self._step == _RESULT:
            self._record()
        elif self._step == _IDENTITY:
            self.identity.go_on()
        elif self.letter.can_reissue:
            self.case.reissue(self.letter.reissue_reason())

    def _answer(self, answer: Answer) -> None:
        if self._step == _IDENTITY:
            self.identity.answer(answer)
        elif self._step == _RESULT and answer is Answer.YES:
            self.result.say_yes()
        elif self._step == _RESULT:
            self.result.say_no()

    def _raise_concern(self) -> None:
        # Nothing on the screen may tell: whoever stands at the counter can see it.
        self._concern = self.case.opened is not None

    def jump(self, number: int) -> None:
        """Go to the part with this number; the one behind the last is the result."""
        check = self.identity.check
        if check is None:
            return
        if number <= len(check.parts):
            self._show_step(_IDENTITY)
            self.identity.go_to_number(number)
        elif number == len(check.parts) + 1:
            self._open_card(_RESULT)

    def _step_part(self, by: int) -> None:
        if self._step == _RESULT and by < 0:
            self._show_step(_IDENTITY)
        if self._step == _IDENTITY:
            self.identity.step(by)

    # What is shown.

    def _show_step(self, step: int) -> None:
        self._step = step
        for number, card in enumerate(self._cards):
            card.show_current(current=number == step)
        for button in (self._phone_button, self._restart_button):
            button.setVisible(self.case.opened is not None)
        self._show_document()
        self._share_number_keys()
        self._summarise()
        if self.isVisible():
            self.take_focus()
            self._bring_into_view(self._cards[step])

    def _show_document(self) -> None:
        """Offer to read a picture while a check is under way, and draw the document it is of."""
        check = self.identity.check
        self._picture_button.setVisible(check is not None)
        self.guide.show_check(check if self._step == _IDENTITY else None)
        if self._scans is not None:
            self._scans.wait(on=check is not None)

    def _share_number_keys(self) -> None:
        """The number keys choose a reason where one is asked for, else they go to a part."""
        choosing = self._step == _RESULT and self.result.outcome is not Outcome.PASS
        self.result.listen(on=self._step == _RESULT)
        for command in self._jumps:
            command.setEnabled(self._step != _LETTER and not choosing)

    def _open_card(self, step: int) -> None:
        check = self.identity.check
        if check is None:
            return
        if step == _RESULT:
            self.result.begin(check)
        self._show_step(step)
        if step == _IDENTITY:
            self.identity.go_to(check.next_part() or check.parts[0])

    def _summarise(self) -> None:
        tr, opened, check = self._place.tr, self.case.opened, self.identity.check
        first, second, third = self._cards
        for card in (second, third):
            card.allow_opening(allowed=check is not None)
        first.summarise("" if opened is None else opened.case.letter.reference.grouped)
        if check is None:
            second.summarise(tr.gettext("number, last day, portrait, look and feel"))
            third.summarise(tr.gettext("pass, refer or fail"))
            return
        done = sum(check.answered(part) for part in check.parts)
        words = tr.gettext("{done} of {count} answered")
        second.summarise(words.format(done=done, count=len(check.parts)))
        so_far = tr.gettext("so far: {outcome}")
        outcome = tr.gettext(OUTCOMES[check.suggestion().outcome])
        third.summarise(so_far.format(outcome=outcome) if check.problems() else "")

    def _show_chip(self) -> None:
        _ = self._place.tr.gettext
        opened = self.case.opened
        self.chip.setVisible(opened is not None)
        if opened is None:
            self.chip.show_state(State.WAITING, "")
        elif opened.in_use is not None:
            self.chip.show_state(State.IN_USE, _("In use"))
        else:
            state, word = SITUATIONS[opened.situation]
            self.chip.show_state(state, _(word))

    def _bring_into_view(self, row: QWidget) -> None:
        # Its place is known when the layout has run.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row, 0, 8))

    def _tell(self, words: str, opened: Opened) -> None:
        reference = opened.case.application.reference
        self._place.notices.tell(self._place.tr.gettext(words).format(reference=reference))

    def _wire(self) -> None:
        case = self.case
        case.shown.connect(self._shown)
        case.brought_back.connect(self._show_case)
        case.freed.connect(self._freed)
        case.reissued.connect(
            partial(self._tell, N_("{reference}: another letter goes with the next post"))
        )
        case.taken_back.connect(
            partial(self._tell, N_("{reference}: taken back, nothing was sent"))
        )
        case.not_found.connect(self._not_found)
        case.refused.connect(self._refused)
        case.lost.connect(self._lost)
        case.compared.connect(self._compared)
        case.zone_compared.connect(self._zone_compared)
        case.recorded.connect(self._recorded)
        self.phone.changed.connect(self._phone_changed)
        self.phone.closed.connect(self.take_focus)
        self.letter.asked.connect(self._find)
        self.letter.visit_asked.connect(case.allow_visit)
        self.identity.compare_asked.connect(case.compare)
        self.identity.zone_asked.connect(lambda text: case.compare_zone(ScannedZone(text=text)))
        self._files.chosen.connect(self.read_picture)
        if self._scans is not None:
            self._scans.arrived.connect(self.read_picture)
            self._scans.unreachable.connect(self._no_scans)
        self.picture.taken.connect(case.compare_zone)
        self.picture.closed.connect(self.take_focus)
        self.identity.changed.connect(self._answers_changed)
        self.identity.finished.connect(self._answers_complete)
        self.identity.asked.connect(self._bring_into_view)
        self.result.changed.connect(self._share_number_keys)
        for step, card in enumerate(self._cards):
            card.opened.connect(partial(self._open_card, step))

    def _lay_out(self) -> None:
        steps = QWidget(self)
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self._cards:
            column.addWidget(card)
        column.addWidget(self.slip)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(steps)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.facts, 1)
        right.addWidget(self.guide)
        right.addWidget(self.phone)
        right.addWidget(self._picture_button)
        right.addWidget(self._phone_button)
        right.addWidget(self._restart_button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self._scroll, 62)
        row.addLayout(right, 38)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice)
        whole.addLayout(row, 1)
