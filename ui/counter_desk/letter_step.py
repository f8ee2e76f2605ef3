"""Step 1: the letter; and where a letter leads nowhere, why, and the way on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import announce, name
from ui.commands import Command
from ui.counter_desk.check import REISSUE_REASONS
from ui.counter_desk.opening import Opened
from ui.counter_desk.situation import Situation, replaced, stopped_on
from ui.counter_desk.step_card import plain_label, restyle
from ui.counter_desk.words import (
    EXPLANATIONS,
    NO_VISIT_LETTER_WORTHLESS,
    NO_VISIT_OTHERWISE,
    NO_VISIT_STEPS,
    REASONS,
    SITUATIONS,
    day_words,
    hindrance_words,
)
from ui.i18n import Translator
from ui.theme.tokens import State
from ui.widgets.buttons import Kind
from ui.widgets.chips import StateChip
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.applications import Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.letter_rules import Standing
from workstation.domain.reasons import Reason


class LetterStep(QWidget):
    """Takes a reference, scanned or keyed; explains a letter on which no check is possible."""

    asked = Signal(str)
    visit_asked = Signal()

    def __init__(
        self, place: Workplace, confirm: Command, tell_me: Command, parent: QWidget
    ) -> None:
        """Make an empty step.

        Args:
            place: the tools of the desk.
            confirm: reissues the letter, where that is the way on.
            tell_me: waits until a colleague has finished.
            parent: the desk's card; the number keys work in the desk it lies in.
        """
        super().__init__(parent)
        self._place = place
        self._opened: Opened | None = None
        self._hint = plain_label(self, "muted", wrap=True)
        self.field = QLineEdit(self)
        self.field.setObjectName("counter.reference")
        self.field.setMaxLength(60)
        self.field.returnPressed.connect(self._ask)
        self.find_button = QPushButton(self)
        self.find_button.setObjectName("counter.find")
        self.find_button.setProperty("kind", Kind.PRIMARY.value)
        self.find_button.setAutoDefault(False)
        self.find_button.clicked.connect(self._ask)
        self._complaint = plain_label(self, "rejected", wrap=True)
        self._chip = StateChip(place.icons, self)
        self._words = plain_label(self, wrap=True)
        self._way = plain_label(self, "muted", wrap=True)
        self.reasons: NumberedChoices[Reason] = NumberedChoices(
            place,
            parent,
            lambda reason: place.tr.gettext(REASONS[reason]),
            partial(_nothing),
            self,
            columns=1,
        )
        self.reissue = VerbButton(confirm, self, kind=Kind.PRIMARY)
        self.reissue.setObjectName("counter.reissue")
        self.visit = QPushButton(self)
        self.visit.setObjectName("counter.allow_visit")
        self.visit.setAutoDefault(False)
        self.visit.clicked.connect(self.visit_asked)
        self.tell_me = VerbButton(tell_me, self)
        self.tell_me.setObjectName("counter.tell_me")
        self._lay_out()
        self.show_opened(None)
        place.tr.follow(self.retranslate)

    @property
    def can_reissue(self) -> bool:
        """Whether another letter can be asked for now."""
        opened = self._opened
        return opened is not None and opened.ways.reissue and opened.hindrance is None

    def reissue_reason(self) -> Reason:
        """Return why another letter is asked for."""
        return self.reasons.current() or Reason.OTHER

    def show_opened(self, opened: Opened | None) -> None:
        """Show what a letter means; None: no letter was brought yet."""
        self._opened = opened
        self.complain("")
        if opened is not None:
            self.field.setText(opened.case.letter.reference.grouped)
            self.reasons.offer(REISSUE_REASONS, opened.ways.suggested)
        self._show()
        if opened is not None:
            announce(self, f"{self._chip.text()}. {self._words.text()}")

    def clear(self) -> None:
        """Wait for the next letter."""
        self.field.clear()
        self.show_opened(None)

    def complain(self, words: str) -> None:
        """Say what is wrong with the reference; nothing: it is right."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        self.field.setProperty("wrong", "true" if words else "false")
        restyle(self.field)
        if words:
            announce(self.field, words)

    def complaint(self) -> str:
        """Return what was said about the reference."""
        return self._complaint.text()

    def said(self) -> str:
        """Return the explanation shown, and the way on."""
        shown = [label.text() for label in (self._words, self._way) if label.isVisibleTo(self)]
        return "\n".join(shown)

    def take_focus(self) -> None:
        """Put the focus on the way on, or into the field."""
        if self.can_reissue:
            self.reissue.setFocus()
        elif self.tell_me.isVisibleTo(self):
            self.tell_me.setFocus()
        else:
            self.field.setFocus()
            self.field.selectAll()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._hint.setText(
            _("Scan the letter, whatever has the focus, or key the 16 digits of its reference.")
        )
        self.field.setPlaceholderText(_("0000 0000 0000 0000"))
        name(self.field, _("Reference of the letter"))
        self.find_button.setText(_("Find  Enter"))
        name(self.find_button, _("Find"))
        self.reissue.say(_("Send another letter"))
        self.visit.setText(_("Case in need: check all the same"))
        self.tell_me.say(_("Tell me when free"))
        self._show()

    def _ask(self) -> None:
        if self.field.text().strip():
            self.asked.emit(self.field.text())

    def _show(self) -> None:
        opened = self._opened
        stops = opened is not None and (
            opened.situation is not Situation.OPEN or opened.in_use is not None
        )
        self._chip.setVisible(stops)
        self._words.setVisible(stops)
        may_choose = self.can_reissue
        self.reasons.setVisible(may_choose)
        self.reissue.setVisible(may_choose)
        self.reasons.listen(on=may_choose and self.isVisibleTo(self.window()))
        self.visit.setVisible(opened is not None and opened.ways.allow_visit)
        self.tell_me.setVisible(opened is not None and opened.in_use is not None)
        self._way.hide()
        if opened is not None and stops:
            self._explain(opened)

    def _explain(self, opened: Opened) -> None:
        tr = self._place.tr
        if opened.in_use is not None:
            self._chip.show_state(State.IN_USE, tr.gettext("In use"))
            self._words.setText(
                tr.gettext("{name} at {desk} has this case open. You can read it.").format(
                    name=opened.in_use.facts.get("who", "–"),
                    desk=opened.in_use.facts.get("desk", "–"),
                )
            )
            return
        state, word = SITUATIONS[opened.situation]
        self._chip.show_state(state, tr.gettext(word))
        self._words.setText(explanation(opened, tr))
        way = _way_on(opened, tr)
        self._way.setText(way)
        self._way.setVisible(bool(way))

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.find_button)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self.reissue, self.visit, self.tell_me):
            ways.addWidget(button)
        ways.addStretch(1)
        meaning = QHBoxLayout()
        meaning.addWidget(self._chip)
        meaning.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addLayout(entry)
        column.addWidget(self._complaint)
        column.addLayout(meaning)
        column.addWidget(self._words)
        column.addWidget(self._way)
        column.addWidget(self.reasons)
        column.addLayout(ways)


def explanation(opened: Opened, tr: Translator) -> str:
    """Return why no check begins, and the true next step, in the language in use."""
    case = opened.case
    if opened.situation is Situation.NO_VISIT:
        return _no_visit(opened, tr)
    words = tr.gettext(EXPLANATIONS[opened.situation])
    return words.format(day=day_words(stopped_on(case)))


def _no_visit(opened: Opened, tr: Translator) -> str:
    case = opened.case
    stage = case.application.stage
    if stage is Stage.LETTER_POSTED and case.standing is not Standing.LIVE:
        words = tr.gettext(NO_VISIT_LETTER_WORTHLESS)
        return words.format(day=day_words(stopped_on(case)))
    words = tr.gettext(NO_VISIT_STEPS.get(stage, NO_VISIT_OTHERWISE))
    return words.format(day=day_words(case.letter.last_day))


def _way_on(opened: Opened, tr: Translator) -> str:
    if opened.hindrance is not None:
        return hindrance_words(opened.hindrance, tr)
    if opened.ways.allow_visit:
        return tr.gettext("Only where the holder cannot use the letter: the visit then counts.")
    if opened.situation is Situation.VOID and opened.case.application.stage is Stage.LETTER_DUE:
        return tr.gettext("Another letter goes with one of the next posts.")
    if not replaced(opened.case) or opened.situation not in {Situation.VOID, Situation.NO_VISIT}:
        return ""
    newest = opened.case.newest
    if newest.posted_at is None:
        return tr.gettext("The newest letter has not been posted yet.")
    return tr.gettext("Ask for the newest letter, number {n}, sent {day}.").format(
        n=newest.generation, day=day_words(hong_kong_day(newest.posted_at))
    )


def _nothing(choice: Reason) -> None:
    del choice
