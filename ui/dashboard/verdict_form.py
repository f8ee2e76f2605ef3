"""Where a supervisor decides: what to do, why, a note, and the button that does it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import name
from ui.commands import Command
from ui.dashboard.verdicts import CHOOSE, NOTHING_TO_DO, WRITE, Choice, Note, Verdict
from ui.i18n import N_
from ui.widgets.buttons import Kind
from ui.widgets.decision_words import REASONS
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.reasons import Reason

_NOTE_WORDS = {
    Note.NONE: "",
    Note.KEPT: N_("Note (kept with the decision)"),
    Note.TOLD: WRITE,
}
_LONGEST_NOTE = 500


class VerdictForm(QFrame):
    """The choices of one case; the keys work in the whole page around it."""

    asked = Signal(object)
    """Carries the complete ``Verdict`` that shall be recorded."""

    def __init__(self, place: Workplace, page: QWidget, ids: Sequence[str], prefix: str) -> None:
        """Make an empty form.

        Args:
            place: the tools of the desk.
            page: where the keys work.
            ids: the keymap's ids of everything that can be chosen on this page.
            prefix: how the names of its widgets begin.
        """
        super().__init__(page)
        self._place = place
        self._choices: tuple[Choice, ...] = ()
        self._verdict = Verdict()
        self._shown = False
        self.setProperty("card", "true")
        self._says = QLabel(self)
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self._commands: dict[str, Command] = {}
        self._buttons: dict[str, QRadioButton] = {}
        for id_ in ids:
            self._add(id_, page, prefix)
        self.reasons = NumberedChoices[Reason](
            place, page, self._reason_words, self._choose_reason, self, columns=3
        )
        self.reasons.setObjectName(f"{prefix}.reasons")
        self._note_label = QLabel(self)
        self._note_label.setProperty("words", "muted")
        self.note = QLineEdit(self)
        self.note.setObjectName(f"{prefix}.note")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setProperty("person", "true")
        self._note_label.setBuddy(self.note)
        self.note.textChanged.connect(self._take_note)
        self.confirm = place.commands.bind(page, "form.confirm", self._ask)
        self.button = VerbButton(self.confirm, self, kind=Kind.PRIMARY)
        self.button.setObjectName(f"{prefix}.record")
        self._lay_out()
        place.commands.changed.connect(self.retranslate)
        place.tr.follow(self.retranslate)

    @property
    def verdict(self) -> Verdict:
        """What was chosen so far."""
        return self._verdict

    def offer(self, choices: Sequence[Choice], verdict: Verdict) -> None:
        """Show what can be done about another case, with what was chosen before."""
        self._choices, self._shown = tuple(choices), True
        self._verdict = verdict if verdict.choice in self._choices else Verdict()
        self.note.setText(self._verdict.note)
        self._show()

    def clear(self) -> None:
        """Show that no case is open."""
        self._choices, self._shown, self._verdict = (), False, Verdict()
        self.note.clear()
        self._show()

    def choose(self, id_: str) -> None:
        """Choose by the keymap's id."""
        choice = next((each for each in self._choices if each.id == id_ and each.possible), None)
        if choice is not None:
            self._verdict = self._verdict.choosing(choice)
            self._show()
            if choice.note is Note.TOLD:
                self.note.setFocus()

    def words(self) -> str:
        """Return what the form says above its choices."""
        return self._says.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        self._show()
        self.reasons.retranslate()

    # What the keys and buttons do.

    def _choose_reason(self, reason: Reason) -> None:
        self._verdict = Verdict(choice=self._verdict.choice, reason=reason, note=self._verdict.note)
        self._show()

    def _take_note(self, note: str) -> None:
        self._verdict = Verdict(choice=self._verdict.choice, reason=self._verdict.reason, note=note)
        self._allow()

    def _ask(self) -> None:
        if self._shown and not self._verdict.missing:
            self.asked.emit(self._verdict)

    # What is shown.

    def _show(self) -> None:
        _ = self._place.tr.gettext
        choice = self._verdict.choice
        by_id = {each.id: each for each in self._choices}
        self._group.setExclusive(False)
        for id_, button in self._buttons.items():
            self._show_choice(button, self._commands[id_], by_id.get(id_))
            button.setChecked(choice is not None and choice.id == id_)
        self._group.setExclusive(True)
        self._says.setText(self._saying())
        self._says.setProperty("words", "strong" if self._blocked() else "muted")
        reasons = () if choice is None else choice.reasons
        self.reasons.offer(reasons, self._verdict.reason)
        self.reasons.listen(on=bool(reasons))
        self.reasons.setVisible(bool(reasons))
        note = Note.NONE if choice is None else choice.note
        self._note_label.setText(_(_NOTE_WORDS[note]))
        self._note_label.setVisible(note is not Note.NONE)
        self.note.setVisible(note is not Note.NONE)
        self._allow()
        label = self.confirm.text() if choice is None else self._commands[choice.id].text()
        self.button.say(label)
        self.setVisible(self._shown)

    def _allow(self) -> None:
        missing = self._verdict.missing if self._shown else CHOOSE
        self.confirm.allow(not missing, self._place.tr.gettext(missing))

    def _show_choice(self, button: QRadioButton, command: Command, choice: Choice | None) -> None:
        possible = choice is not None and choice.possible
        why_not = "" if choice is None else self._place.tr.gettext(choice.why_not)
        command.allow(possible, why_not)
        button.setVisible(choice is not None)
        button.setEnabled(possible)
        key = command.key()
        button.setText(f"{key}  {command.text()}" if key else command.text())
        button.setToolTip(command.toolTip())
        name(button, command.text(), command.toolTip())

    def _saying(self) -> str:
        _ = self._place.tr.gettext
        if not self._choices:
            return _(NOTHING_TO_DO)
        if self._blocked():
            return _(self._choices[0].why_not)
        choice = self._verdict.choice
        if choice is not None:
            return _(choice.meaning)
        return _(CHOOSE)

    def _blocked(self) -> bool:
        return bool(self._choices) and not any(choice.possible for choice in self._choices)

    def _reason_words(self, reason: Reason) -> str:
        return self._place.tr.gettext(REASONS[reason])

    # Layout.

    def _add(self, id_: str, page: QWidget, prefix: str) -> None:
        command = self._place.commands.bind(page, id_, lambda: self.choose(id_))
        button = QRadioButton(self)
        button.setObjectName(f"{prefix}.{id_.rpartition('.')[2]}")
        button.clicked.connect(command.trigger)
        self._group.addButton(button)
        self._commands[id_], self._buttons[id_] = command, button

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for button in self._buttons.values():
            choices.addWidget(button)
        choices.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self._note_label)
        last.addWidget(self.note, 1)
        last.addStretch(0)
        last.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(choices)
        column.addWidget(self._says)
        column.addWidget(self.reasons)
        column.addLayout(last)
