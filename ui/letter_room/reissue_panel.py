"""Another letter for somebody whose letter was posted: why, or from when it is possible."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command
from ui.letter_room.words import REASONS, hindrance_words
from ui.widgets.buttons import Kind
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.holdings import LetterLine
from workstation.domain.letter_rules import NoLetter
from workstation.domain.reasons import Reason


class ReissuePanel(QFrame):
    """Asks for a reason, where the limits allow another letter."""

    closed = Signal()

    def __init__(self, place: Workplace, confirm: Command, keys_on: QWidget) -> None:
        """Make a hidden panel.

        Args:
            place: the tools of the desk.
            confirm: asks for the letter.
            keys_on: the desk; its number keys choose a reason while the panel is open.
        """
        super().__init__(keys_on)
        self._place = place
        self._line: LetterLine | None = None
        self._hindrance: NoLetter | None = None
        self.setProperty("card", "true")
        self._heading = self._label("strong")
        self._words = self._label()
        self.reasons: NumberedChoices[Reason] = NumberedChoices(
            place,
            keys_on,
            lambda reason: place.tr.gettext(REASONS[reason]),
            _nothing,
            self,
            columns=3,
        )
        self.confirm = VerbButton(confirm, self, kind=Kind.PRIMARY)
        self.confirm.setObjectName("letters.reissue")
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("letters.reissue.cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.close_panel)
        self._lay_out()
        self.hide()
        place.tr.follow(self.retranslate)

    @property
    def line(self) -> LetterLine | None:
        """The letter that is to be replaced; None while the panel is closed."""
        return self._line

    @property
    def possible(self) -> bool:
        """Whether another letter can be sent now."""
        return self._line is not None and self._hindrance is None

    def reason(self) -> Reason:
        """Return why another letter is sent."""
        return self.reasons.current() or Reason.OTHER

    def ask(self, line: LetterLine, hindrance: NoLetter | None) -> None:
        """Ask about a letter; ``hindrance`` says why none can be sent."""
        self._line, self._hindrance = line, hindrance
        self.reasons.offer(tuple(REASONS), Reason.LETTER_LOST)
        self.reasons.listen(on=self.possible)
        self.retranslate()
        self.show()
        announce(self, f"{self._heading.text()} {self._words.text()}")

    def take_focus(self) -> None:
        """Put the focus on what is done next."""
        (self.confirm if self.possible else self.cancel).setFocus()

    def close_panel(self) -> None:
        """Ask no more."""
        if self._line is not None:
            self._line = None
            self.reasons.listen(on=False)
            self.hide()
            self.closed.emit()

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self.confirm.say(_("Send another letter"))
        self.cancel.setText(_("Go back"))
        if self._line is None:
            return
        reference = self._line.letter.reference.grouped
        self._heading.setText(_("Letter {reference}").format(reference=reference))
        if self._hindrance is not None:
            self._words.setText(hindrance_words(self._hindrance, self._place.tr))
        else:
            self._words.setText(_("Another letter is made; this one stops working at once. Why?"))
        self.reasons.setVisible(self.possible)
        self.confirm.setVisible(self.possible)

    def _label(self, words: str = "") -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if words:
            label.setProperty("words", words)
        return label

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        column.addWidget(self.reasons)
        column.addLayout(buttons)


def _nothing(reason: Reason) -> None:
    del reason
