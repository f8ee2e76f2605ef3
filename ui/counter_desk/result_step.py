"""Step 3: the outcome, its reason, a note; recorded with Ctrl+Enter."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.commands import Command
from ui.counter_desk.check import Check, reasons_of
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import OUTCOME_MEANINGS, OUTCOMES, REASONS, missing_words
from ui.widgets.buttons import Kind
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.identity_checks import Outcome
from workstation.domain.reasons import Reason


class ResultStep(QWidget):
    """Suggests what the answers speak for; the clerk decides among what they allow."""

    changed = Signal()

    def __init__(self, place: Workplace, confirm: Command, keys_on: QWidget) -> None:
        """Make an empty step.

        Args:
            place: the tools of the desk.
            confirm: records the visit.
            keys_on: the desk; its number keys choose a reason.
        """
        super().__init__(keys_on)
        self._place = place
        self._check: Check | None = None
        self._outcome = Outcome.REFER
        self._group = QButtonGroup(self)
        self._outcomes = {outcome: self._button(outcome) for outcome in Outcome}
        self._meaning = plain_label(self, "muted", wrap=True)
        self._reason_label = plain_label(self, "strong")
        self.reasons: NumberedChoices[Reason] = NumberedChoices(
            place,
            keys_on,
            lambda reason: place.tr.gettext(REASONS[reason]),
            self._reason_chosen,
            self,
        )
        self._note_label = plain_label(self, "muted")
        self.note = QLineEdit(self)
        self.note.setObjectName("counter.note")
        self.note.setMaxLength(400)
        self._note_label.setBuddy(self.note)
        self._missing = plain_label(self, "rejected", wrap=True)
        self.confirm = VerbButton(confirm, self, kind=Kind.PRIMARY)
        self.confirm.setObjectName("counter.confirm")
        self._lay_out()
        place.tr.follow(self.retranslate)

    @property
    def outcome(self) -> Outcome:
        """What would be recorded."""
        return self._outcome

    @property
    def reason(self) -> str:
        """The code of the reason, or nothing."""
        return self.reasons.current() or ""

    def begin(self, check: Check) -> None:
        """Suggest what the answers speak for."""
        self._check = check
        suggested = check.suggestion()
        self._choose(suggested.outcome, suggested.reason)

    def refresh(self, check: Check) -> None:
        """The answers are others; what the clerk chose stays if they still allow it."""
        if self._check is None:
            return
        self._check = check
        if self._outcome is Outcome.PASS and not check.can_pass():
            self.begin(check)
        else:
            self._show()

    def clear(self) -> None:
        """Forget the person."""
        self._check = None
        self.note.clear()
        self.reasons.offer(())
        self.listen(on=False)

    def listen(self, *, on: bool) -> None:
        """Let the number keys choose a reason while the step is current."""
        self.reasons.listen(on=on and self._outcome is not Outcome.PASS)

    def say_yes(self) -> None:
        """Choose to pass, where that is allowed."""
        if self._check is not None and self._check.can_pass():
            self._choose(Outcome.PASS, self._check.suggestion().reason)

    def say_no(self) -> None:
        """Choose not to pass: refer first, then fail."""
        wanted = Outcome.FAIL if self._outcome is Outcome.REFER else Outcome.REFER
        self._pressed(wanted)

    def missing(self) -> str:
        """Return the code of what keeps the outcome from being recorded, or nothing."""
        return (
            self._check.missing(self._outcome, self.reason) if self._check is not None else "pass"
        )

    def say_missing(self, code: str) -> None:
        """Say what keeps it from being recorded; nothing: nothing does."""
        tr = self._place.tr
        words = ""
        if code:
            words = tr.gettext("Still missing: {part}").format(part=missing_words(code, tr))
            announce(self, words)
        self._missing.setText(words)
        self._missing.setVisible(bool(words))

    def complaint(self) -> str:
        """Return what was said to be missing."""
        return self._missing.text()

    def take_focus(self) -> None:
        """Put the focus on the outcome chosen."""
        self._outcomes[self._outcome].setFocus()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        yes, no = (self._key(f"counter.holder_{word}") for word in ("yes", "no"))
        keys = {Outcome.PASS: yes, Outcome.REFER: no, Outcome.FAIL: f"{no} {no}".strip()}
        for outcome, button in self._outcomes.items():
            word = _(OUTCOMES[outcome])
            button.setText(f"{word}  {keys[outcome]}")
            name(button, word, _(OUTCOME_MEANINGS[outcome]))
        self._reason_label.setText(_("Reason"))
        self._note_label.setText(_("Note, if needed"))
        self._show()

    def _key(self, action: str) -> str:
        keys = self._place.commands.keymap.keys(action)
        return keys[0] if keys else ""

    def _pressed(self, outcome: Outcome, *_: object) -> None:
        suggested = self._check.suggestion() if self._check is not None else None
        reason = suggested.reason if suggested and suggested.outcome is outcome else ""
        kept = reason or self.reason
        self._choose(outcome, kept if kept in reasons_of(outcome) else "")

    def _choose(self, outcome: Outcome, reason: str) -> None:
        self._outcome = outcome
        self.reasons.offer(reasons_of(outcome), Reason(reason) if reason else None)
        self.say_missing("")
        self._show()
        self.changed.emit()

    def _reason_chosen(self, reason: Reason) -> None:
        del reason
        self.say_missing("")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        _ = self._place.tr.gettext
        check, passing = self._check, self._outcome is Outcome.PASS
        for outcome, button in self._outcomes.items():
            button.setChecked(outcome is self._outcome)
            blocked = outcome is Outcome.PASS and check is not None and not check.can_pass()
            button.setEnabled(not blocked)
            button.setToolTip(_("The answers do not allow it.") if blocked else "")
        self._meaning.setText(_(OUTCOME_MEANINGS[self._outcome]))
        for widget in (self._reason_label, self.reasons):
            widget.setVisible(not passing)
        verbs = {
            Outcome.PASS: _("Record: passed"),
            Outcome.REFER: _("Record: refer"),
            Outcome.FAIL: _("Record: failed"),
        }
        self.confirm.say(verbs[self._outcome])
        kind = Kind.DANGER if self._outcome is Outcome.FAIL else Kind.PRIMARY
        if self.confirm.property("kind") != kind.value:
            self.confirm.setProperty("kind", kind.value)
            self.confirm.style().unpolish(self.confirm)
            self.confirm.style().polish(self.confirm)

    def _button(self, outcome: Outcome) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"counter.outcome.{outcome}")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._pressed, outcome))
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        outcomes = QHBoxLayout()
        outcomes.setSpacing(8)
        for button in self._outcomes.values():
            outcomes.addWidget(button)
        outcomes.addStretch(1)
        last = QHBoxLayout()
        last.addWidget(self.confirm)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(outcomes)
        column.addWidget(self._meaning)
        column.addWidget(self._reason_label)
        column.addWidget(self.reasons)
        column.addWidget(self._note_label)
        column.addWidget(self.note)
        column.addWidget(self._missing)
        column.addLayout(last)
