"""The rows of the identity step: a number, a question, what the clerk says, how it stands."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.accessibility import announce, name
from ui.counter_desk.check import Part
from ui.counter_desk.step_card import plain_label, restyle
from ui.counter_desk.words import ANSWERS, QUESTIONS
from ui.theme.tokens import State
from ui.widgets.chips import StateChip
from ui.workplace import Workplace
from workstation.domain.identity_checks import Answer

_QUESTION_WIDTH: Final = 250
_WIDEST: Final = 280
_LONGEST: Final[Mapping[Part, int]] = {Part.NUMBER: 400, Part.EXPIRY: 40}
"""Characters of an entry; where the number is asked, a whole zone may be pasted."""
_KEYS: Final[Mapping[Answer, str]] = {
    Answer.YES: "counter.holder_yes",
    Answer.NO: "counter.holder_no",
}


class PartRow(QFrame):
    """What all rows have: the current one stands out."""

    def __init__(self, part: Part, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self._place = place
        self._number = 0
        self._current = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tag = plain_label(self, "muted")
        self._question = plain_label(self, wrap=True)
        self._chip = StateChip(place.icons, self)
        self._chip.hide()
        self._below = plain_label(self, "status", wrap=True)
        self._below.hide()
        self._complained = ""
        self._complaint = plain_label(self, "rejected", wrap=True)
        self._complaint.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(8, 4, 8, 4)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(2, 1)
        self.grid.addWidget(self._tag, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(self._question, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(self._chip, 0, 3, Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(self._below, 1, 1, 1, 3)
        self.grid.addWidget(self._complaint, 2, 1, 1, 3)
        place.theme.changed.connect(self._resize)
        self._resize()

    def show_number(self, number: int) -> None:
        """Show the key that jumps here."""
        self._number = number
        self._tag.setText(str(number))

    def show_current(self, *, current: bool) -> None:
        """Stand out, or not."""
        if current is self._current:
            return
        self._current = current
        self.setProperty("surface", "alt" if current else "plain")
        self._question.setProperty("words", "strong" if current else "")
        for widget in (self, self._question):
            restyle(widget)
        self.retranslate()

    def show_state(self, state: State, word: str) -> None:
        """Show how the part stands; without a word nothing is shown."""
        self._chip.show_state(state, word)
        self._chip.setVisible(bool(word))

    def show_below(self, words: str) -> None:
        """Show what to look at."""
        self._below.setText(words)
        self._below.setVisible(bool(words))

    def complain(self, words: str) -> None:
        """Say what is wrong with what was entered; nothing: it is right.

        In English, marked with ``N_``: it is retold when the language changes.
        """
        self._complained = words
        self._complaint.setText(self._place.tr.gettext(words))
        self._complaint.setVisible(bool(words))
        if words:
            announce(self, self.complaint())

    def state_word(self) -> str:
        """Return the word of the chip, or nothing while there is none."""
        return self._chip.text()

    def said_below(self) -> str:
        """Return what is shown to look at."""
        return self._below.text()

    def complaint(self) -> str:
        """Return what was said about the entry."""
        return self._complaint.text()

    def take_focus(self) -> None:
        """Put the focus where the part is answered."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Write the question and the complaint in the language in use."""
        self._complaint.setText(self._place.tr.gettext(self._complained))
        self._question.setText(self._place.tr.gettext(QUESTIONS[self.part]))

    def _resize(self) -> None:
        # Larger text takes a second line, not the room of the answers.
        self._question.setFixedWidth(min(self._place.theme.px(_QUESTION_WIDTH), _WIDEST))
        self._tag.setFixedWidth(self._place.theme.px(12))


class KeyedRow(PartRow):
    """A number or a day, keyed from the document."""

    keyed = Signal(str)

    def __init__(self, part: Part, place: Workplace, parent: QWidget) -> None:
        super().__init__(part, place, parent)
        self._lines: QLabel | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName(f"counter.{part}")
        self.field.setMaxLength(_LONGEST[part])
        self.field.returnPressed.connect(lambda: self.keyed.emit(self.field.text()))
        self._question.setBuddy(self.field)
        self.grid.addWidget(self.field, 0, 2)
        place.tr.follow(self.retranslate)

    def show_hint(self, words: str) -> None:
        """Show in the empty field what is entered there."""
        self.field.setPlaceholderText(words)

    def show_text(self, text: str) -> None:
        """Show an entry that was made before."""
        if self.field.text() != text:
            self.field.setText(text)

    def complain(self, words: str) -> None:
        """Mark the field too, and go there."""
        super().complain(words)
        self.field.setProperty("wrong", "true" if words else "false")
        restyle(self.field)
        if words:
            self.take_focus()

    def show_comparison(self, below: QWidget, words: str) -> None:
        """Put a comparison under the field, with what its lines are in front."""
        if self._lines is None:
            self._lines = plain_label(self, "muted")
            self.grid.addWidget(self._lines, 3, 1, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(below, 3, 2, 1, 2)
        self._lines.setText(words)
        self._lines.setVisible(bool(words))
        below.setVisible(bool(words))

    def take_focus(self) -> None:
        """Put the cursor into the field, what is there selected."""
        self.field.setFocus()
        self.field.selectAll()


class AnswerRow(PartRow):
    """A question that is answered with yes, no or, where it may be, not possible."""

    answered = Signal(object)
    """Carries the ``Answer``."""

    def __init__(
        self,
        part: Part,
        place: Workplace,
        parent: QWidget,
        answers: Sequence[Answer] = tuple(Answer),
    ) -> None:
        super().__init__(part, place, parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Answer, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for answer in answers:
            self._buttons[answer] = self._button(answer)
            row.addWidget(self._buttons[answer])
        row.addStretch(1)
        self.grid.addLayout(row, 0, 2)
        place.commands.changed.connect(self.retranslate)
        place.tr.follow(self.retranslate)

    def button(self, answer: Answer) -> QPushButton:
        """Return the button of an answer."""
        return self._buttons[answer]

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered; None: nothing yet."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each is answer)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Put the focus on what is answered, or on yes."""
        checked = self._group.checkedButton()
        (checked or self._buttons[Answer.YES]).setFocus()

    def retranslate(self) -> None:
        """Write question and answers; the current row shows their keys."""
        super().retranslate()
        _ = self._place.tr.gettext
        question = _(QUESTIONS[self.part])
        for answer, button in self._buttons.items():
            word, key = _(ANSWERS[answer]), self._key(answer)
            button.setText(f"{word}  {key}" if self._current and key else word)
            name(button, f"{question} {word}")

    def _key(self, answer: Answer) -> str:
        keys = self._place.commands.keymap.keys(_KEYS[answer]) if answer in _KEYS else ()
        return keys[0] if keys else ""

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"counter.{self.part}.{answer}")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._pressed, answer))
        self._group.addButton(button)
        return button

    def _pressed(self, answer: Answer, *_: object) -> None:
        self.answered.emit(answer)
