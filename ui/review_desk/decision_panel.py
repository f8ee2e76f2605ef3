"""The decision: a key each while nothing is open, a coded reason and a note where one is needed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.commands import Command
from ui.i18n import N_
from ui.review_desk.choice import Choice
from ui.review_desk.draft import Draft
from ui.review_desk.history_view import by_eye_words
from ui.review_desk.options import SUPERVISORS_CAN, Mode, Options
from ui.review_desk.reason_picker import ReasonPicker
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.decision_words import MOVES, reason_words
from ui.widgets.flow_rows import FlowRows
from ui.widgets.proof_words import fields_listed
from ui.workplace import Workplace
from workstation.domain.applications import Move
from workstation.domain.reasons import Reason
from workstation.domain.weighing import EXPLAINS_NAME, Clearance

_VERBS: Final = {
    Move.ACCEPT_PROOF: N_("Approve"),
    Move.ACCEPT_ROSTER: N_("Approve"),
    Move.ASK_FOR_PROOF: N_("Ask for more"),
    Move.SEND_LETTER: N_("Send a letter"),
    Move.REFUSE: N_("Reject"),
    Move.KEEP_NEW: N_("Keep the new one"),
    Move.KEEP_EARLIER: N_("Keep the earlier one"),
}
_FINAL_MOVES: Final = frozenset({Move.REFUSE, Move.KEEP_NEW, Move.KEEP_EARLIER})
_EFFECTS: Final = {
    Move.KEEP_NEW: N_(
        "The earlier registration is cancelled, its letter and PIN become void. "
        "This cannot be taken back."
    ),
    Move.KEEP_EARLIER: N_("This registration is cancelled. This cannot be taken back."),
    Move.SEND_LETTER: N_("The applicant is told that a letter will come."),
}
_WHAT_TO_LOOK_AT: Final = N_("Write what your colleague has to look at.")
_LEAST_BUTTONS: Final = {
    Mode.REVIEW: ("case.approve", "case.ask", "case.letter", "case.reject"),
    Mode.DUPLICATE: ("case.keep_new", "case.keep_earlier"),
    Mode.SECOND_OPINION: ("case.second", "case.send_back"),
}


class DecisionPanel(QFrame):
    """Buttons while looking, other cases last; reason, note and one verb while deciding."""

    sent = Signal(object)
    """Carries the ``Choice`` that is to be recorded."""
    edited = Signal()
    """The choice or the note changed: the draft is another."""
    opened = Signal(bool)
    """A reason is being chosen, or no longer."""
    confirmed = Signal()
    """A second person agrees with the proposal."""
    sent_back = Signal()
    hold_asked = Signal()

    def __init__(
        self,
        place: Workplace,
        desk: QWidget,
        steps: Sequence[Command],
        parent: QWidget | None = None,
    ) -> None:
        """Make the panel.

        Args:
            place: the tools.
            desk: where its keys work.
            steps: go to another case without deciding.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._place = place
        self._options = Options(why_not=" ")
        self._choice: Choice | None = None
        self._back = False
        """A proposal is being sent back: only a note is asked for."""
        self._loading = False
        self._suggestions: dict[Move, Reason | None] = {}
        self.commands = self._bind(desk)
        self._title, self._why, self._second = (_label(kind) for kind in ("strong", "", "muted"))
        self.picker = ReasonPicker(place, self)
        self.note_field = QLineEdit(self)
        self.note_field.setObjectName("review.note")
        self.note_field.setProperty("person", "true")
        self.note_field.setMaxLength(500)
        self.send_button = QPushButton(self)
        self.send_button.setObjectName("review.send")
        self.send_button.setAutoDefault(False)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("review.cancel")
        self.cancel_button.setAutoDefault(False)
        self._buttons = {id_: self._button(id_) for id_ in self.commands if id_.startswith("case.")}
        self._choosing = QWidget(self)
        going = [self._button_of(step, Kind.QUIET) for step in steps]
        self._idle = FlowRows([*self._buttons.values(), *going], self)
        self.setProperty("card", "true")
        self._lay_out()
        self._wire()
        place.tr.follow(self.retranslate)
        self.show_options(self._options)

    # What can be decided.

    def show_options(self, options: Options) -> None:
        """Open and close the buttons; a choice that is no longer possible stays as a draft."""
        self._options = options
        shown = _LEAST_BUTTONS[options.mode]
        for id_, button in self._buttons.items():
            button.setVisible(id_ in shown or id_ == "case.hold")
        self._idle.arrange()
        self._allow()
        self.retranslate()

    def show_draft(self, draft: Draft) -> None:
        """Take up a draft: its note, and the decision somebody was about to send."""
        self._loading = True
        self.note_field.setText(draft.note)
        self._set(None)
        if draft.move is not None and draft.move in self._options.moves:
            choice = self._choice_for(draft.move)
            reason = Reason(draft.reason) if draft.reason in set(Reason) else None
            self._set(choice.with_reason(reason))
        self._loading = False

    @property
    def choice(self) -> Choice | None:
        """The decision being made."""
        return self._choice

    @property
    def choosing(self) -> bool:
        """Whether a reason or a note is being given."""
        return self._choice is not None or self._back

    def note(self) -> str:
        """Return the note as it stands."""
        return self.note_field.text().strip()

    def choose(self, move: Move, reason: Reason | None = None) -> None:
        """Begin a decision, with a reason suggested by the machine."""
        if move not in self._options.moves:
            return
        choice = self._choice_for(move)
        if reason is not None:
            choice = replace(choice, suggested=reason).with_reason(reason)
        self._set(choice)
        self.picker.field.setFocus()
        announce(self, self._title.text())
        self.edited.emit()

    def cancel(self) -> None:
        """Give the decision up; the note stays."""
        if self.choosing:
            self._back = False
            self._set(None)
            self.edited.emit()

    def suggest(self, move: Move, reason: Reason | None) -> None:
        """Remember which reason the machine suggests for a move."""
        self._suggestions[move] = reason

    # What the keys do.

    def approve(self) -> None:
        """Approve at once when everything passes, else ask why."""
        weighed = self._options.weighed
        if weighed.clearance is Clearance.CLEAR:
            self._send(Choice(move=self._options.approve))
        else:
            self.choose(self._options.approve, weighed.suggested)

    def send(self) -> None:
        """Send the decision, or say what is missing."""
        if self._back:
            self._send_back()
            return
        choice = self._choice
        if choice is None:
            return
        if not choice.ready:
            self._miss(self.picker.field, N_("Choose a reason first."))
            return
        if choice.needs_note and not self.note():
            self._miss(self.note_field, N_("Write down what you saw that explains the other name."))
            return
        self._send(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the decision with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.choosing:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self.note_field.setPlaceholderText(_(self._note_words()))
        self.note_field.setAccessibleName(_("Note"))
        self._title.setText(self._title_words())
        self._why.setText(self._why_words())
        self._why.setVisible(bool(self._why.text()))
        self._second.setProperty("words", "muted")
        self._repolish(self._second)
        self._second.setText(self._second_words())
        self._second.setVisible(bool(self._second.text()))
        self._write_verb()
        cancel = _("Go back")
        self.cancel_button.setText(_("{verb}  Esc").format(verb=cancel))
        self.cancel_button.setAccessibleName(cancel)
        self._proposal.setText(self._proposal_words())
        self._proposal.setVisible(bool(self._proposal.text()))

    # Inside.

    def _bind(self, desk: QWidget) -> dict[str, Command]:
        acts: dict[str, Callable[[], object]] = {
            "case.approve": self.approve,
            "case.ask": lambda: self._begin(Move.ASK_FOR_PROOF),
            "case.letter": lambda: self._begin(Move.SEND_LETTER),
            "case.reject": lambda: self._begin(Move.REFUSE),
            "case.keep_new": lambda: self._begin(Move.KEEP_NEW),
            "case.keep_earlier": lambda: self._begin(Move.KEEP_EARLIER),
            "case.second": self.confirmed.emit,
            "case.send_back": self._begin_back,
            "case.hold": self.hold_asked.emit,
            "form.confirm": self.send,
        }
        for number in range(1, 10):
            acts[f"reason.{number}"] = partial(self._pick_number, number)
        return {id_: self._place.commands.bind(desk, id_, act) for id_, act in acts.items()}

    def _pick_number(self, number: int) -> None:
        self.picker.pick_number(number)

    def _begin(self, move: Move) -> None:
        self.choose(move, self._suggestions.get(move))

    def _begin_back(self) -> None:
        self._back = True
        self._set(None)
        self.note_field.setFocus()

    def _choice_for(self, move: Move) -> Choice:
        weighed = self._options.weighed
        if move is not self._options.approve:
            return Choice(move=move, suggested=self._suggestions.get(move))
        return Choice(
            move=move,
            override=weighed.clearance is Clearance.OVERRIDE,
            asks_reason=weighed.clearance is not Clearance.CLEAR,
            only=EXPLAINS_NAME if weighed.other_name else None,
            needs_note=weighed.other_name,
            suggested=weighed.suggested,
        )

    def _set(self, choice: Choice | None) -> None:
        self._choice = choice
        reasons = () if choice is None else choice.reasons
        picked = None if choice is None else choice.reason
        self.picker.offer(reasons, picked, None if choice is None else choice.suggested)
        self.picker.setVisible(choice is not None)
        self._mark(self.picker.field, wrong=False)
        self._mark(self.note_field, wrong=False)
        self._choosing.setVisible(self.choosing)
        self._idle.setVisible(not self.choosing)
        self._allow()
        self.retranslate()
        self.opened.emit(self.choosing)

    def _picked(self, reason: Reason) -> None:
        if self._choice is not None:
            self._choice = self._choice.with_reason(reason)
            self._mark(self.picker.field, wrong=False)
            self.retranslate()
            self.edited.emit()

    def _send(self, choice: Choice) -> None:
        if choice.move in self._options.moves:
            self.sent.emit(choice)

    def _send_back(self) -> None:
        if self.note():
            self.sent_back.emit()
            return
        self._miss(self.note_field, _WHAT_TO_LOOK_AT)

    def _miss(self, field: QLineEdit, words: str) -> None:
        """Say what is missing, mark its field and go there."""
        self._mark(field, wrong=True)
        self._second.setProperty("words", "rejected")
        self._repolish(self._second)
        self._second.setText(self._place.tr.gettext(words))
        self._second.setVisible(True)
        announce(self, self._second.text())
        field.setFocus()

    def _mark(self, field: QLineEdit, *, wrong: bool) -> None:
        field.setProperty("wrong", "true" if wrong else "false")
        self._repolish(field)

    def _note_edited(self) -> None:
        self._mark(self.note_field, wrong=False)
        if not self._loading:
            self.edited.emit()

    def _allow(self) -> None:
        options, tr = self._options, self._place.tr
        why = tr.gettext(options.why_not.strip())
        moves = {
            "case.approve": options.approve,
            "case.ask": Move.ASK_FOR_PROOF,
            "case.letter": Move.SEND_LETTER,
            "case.reject": Move.REFUSE,
            "case.keep_new": Move.KEEP_NEW,
            "case.keep_earlier": Move.KEEP_EARLIER,
        }
        for id_, move in moves.items():
            shown = id_ in _LEAST_BUTTONS[options.mode]
            allowed = shown and move in options.moves and not self.choosing
            self.commands[id_].allow(allowed, why or tr.gettext(SUPERVISORS_CAN))
        second = options.mode is Mode.SECOND_OPINION and not options.why_not
        for id_ in ("case.second", "case.send_back"):
            self.commands[id_].allow(second and not self.choosing, why)
        self.commands["case.hold"].allow(options.may_release and not self.choosing, why)
        for id_, command in self.commands.items():
            if id_.startswith("reason.") or id_ == "form.confirm":
                command.setEnabled(self.choosing)

    def _button(self, id_: str) -> KeyButton:
        kinds = {"case.approve": Kind.PRIMARY, "case.second": Kind.PRIMARY}
        return self._button_of(self.commands[id_], kinds.get(id_, Kind.PLAIN))

    def _button_of(self, command: Command, kind: Kind) -> KeyButton:
        button = KeyButton(command, self, kind=kind)
        button.setObjectName(command.id.replace("case.", "review."))
        return button

    def _wire(self) -> None:
        self.picker.picked.connect(self._picked)
        self.picker.accepted.connect(self.note_field.setFocus)
        self.note_field.textChanged.connect(self._note_edited)
        self.note_field.returnPressed.connect(self.send)
        self.send_button.clicked.connect(self.send)
        self.cancel_button.clicked.connect(self.cancel)

    # Words.

    def _title_words(self) -> str:
        _ = self._place.tr.gettext
        if self._back:
            return _("Send the proposal back")
        if self._choice is None:
            return ""
        verb = _(_VERBS[self._choice.move])
        return _("{verb}: choose a reason").format(verb=verb)

    def _why_words(self) -> str:
        _, choice = self._place.tr.gettext, self._choice
        if choice is None:
            return ""
        if choice.move is not self._options.approve:
            return _(_EFFECTS.get(choice.move, ""))
        weighed = self._options.weighed
        fields = (*weighed.contradicting, *weighed.doubtful)
        if not fields:
            return _("Not everything passes. Say why you accept it.")
        listed = fields_listed(fields, self._place.tr)
        return _("Open: {fields}. Say why you accept it.").format(fields=listed)

    def _note_words(self) -> str:
        if self._back:
            return _WHAT_TO_LOOK_AT
        needed = self._choice is not None and self._choice.needs_note
        return N_("Note: what explains the other name") if needed else N_("Note (optional)")

    def _second_words(self) -> str:
        if self._choice is None or not self._choice.second_person(self._options.policy):
            return ""
        return self._place.tr.gettext("A second person has to confirm this.")

    def _proposal_words(self) -> str:
        _, opinion = self._place.tr.gettext, self._options.opinion
        if opinion is None:
            return ""
        words = _("{name} proposes: {move}. Reason: {reason}.").format(
            name=opinion.by,
            move=_(MOVES[opinion.move]),
            reason=_(reason_words(opinion.reason)) or "–",
        )
        by_eye = by_eye_words(opinion.evidence, self._place.tr)
        return "\n".join(filter(None, (words, by_eye, opinion.note)))

    def _write_verb(self) -> None:
        _ = self._place.tr.gettext
        move = None if self._choice is None else self._choice.move
        verb = _("Send it back") if move is None else _(_VERBS[move])
        key = self.commands["form.confirm"].key()
        self.send_button.setText(_("{verb}  {key}").format(verb=verb, key=key))
        self.send_button.setAccessibleName(verb)
        kind = Kind.DANGER if move in _FINAL_MOVES else Kind.PRIMARY
        self.send_button.setProperty("kind", kind.value)
        self._repolish(self.send_button)

    def _repolish(self, widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)

    def _lay_out(self) -> None:
        self._proposal = _label("")
        self._proposal.setProperty("person", "true")
        send = QHBoxLayout()
        send.addWidget(self.send_button)
        send.addWidget(self.cancel_button)
        send.addWidget(self._second, 1)
        send.addStretch()
        inside = QVBoxLayout(self._choosing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        asked: tuple[QWidget, ...] = (self._title, self._why, self.picker, self.note_field)
        for widget in asked:
            inside.addWidget(widget)
        inside.addLayout(send)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        for widget in (self._proposal, self._choosing, self._idle):
            column.addWidget(widget)
        self._choosing.hide()


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("words", kind)
    return label
