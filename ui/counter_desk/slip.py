"""What the applicant may read or be read: how the visit ended, in their language, about nobody."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import OUTCOME_STATES, OUTCOMES
from ui.i18n import N_, Language
from ui.widgets.chips import StateChip
from ui.workplace import Workplace
from workstation.domain.applications import Language as ApplicantLanguage
from workstation.domain.identity_checks import Outcome


class SlipWords(NamedTuple):
    """The lines of a slip, in English."""

    heading: str
    lines: tuple[str, ...]


SLIPS: Final[Mapping[Outcome, SlipWords]] = {
    Outcome.PASS: SlipWords(
        N_("Your identity check is complete."),
        (
            N_("Your PIN will be sent by SMS to the telephone number you registered."),
            N_("You need not come again. Please keep your letter until the account is active."),
        ),
    ),
    Outcome.REFER: SlipWords(
        N_("Your identity check will be completed by the office."),
        (
            N_("You will be told the result by SMS."),
            N_("You need not wait here. Please keep your letter."),
        ),
    ),
    Outcome.FAIL: SlipWords(
        N_("Your identity check could not be completed today."),
        (
            N_("Please come again with this letter and the document you registered with."),
            N_("The letter can be used until the date printed on it."),
        ),
    ),
}


class Slip(QFrame):
    """A card to turn the screen for."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: tuple[Outcome, ApplicantLanguage] | None = None
        self.setObjectName("counter.slip")
        self.setProperty("card", "true")
        self._chip = StateChip(place.icons, self)
        self._staff = plain_label(self, "status")
        self._heading = plain_label(self, "title", wrap=True)
        self._heading.setProperty("person", "true")
        self._lines = [plain_label(self, wrap=True) for _ in range(2)]
        for line in self._lines:
            line.setProperty("person", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        recorded = QHBoxLayout()
        recorded.setSpacing(8)
        recorded.addWidget(self._chip)
        recorded.addWidget(self._staff)
        recorded.addStretch(1)
        column.addLayout(recorded)
        for label in (self._heading, *self._lines):
            column.addWidget(label)
        self.hide()
        place.tr.follow(self.retranslate)

    def show_outcome(self, outcome: Outcome, language: ApplicantLanguage) -> None:
        """Show the slip of a visit."""
        self._shown = outcome, language
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Take the slip away: the next one is coming."""
        self._shown = None
        self.hide()

    def text(self) -> str:
        """Return the lines shown to the applicant."""
        return "\n".join(label.text() for label in (self._heading, *self._lines))

    def retranslate(self) -> None:
        """Write the staff's line in their language; the applicant's lines stay in theirs."""
        self._staff.setText(self._place.tr.gettext("For the applicant to read"))
        if self._shown is None:
            return
        outcome, language = self._shown
        self._chip.show_state(OUTCOME_STATES[outcome], self._place.tr.gettext(OUTCOMES[outcome]))
        words = SLIPS[outcome]
        self._heading.setText(self._in(language, words.heading))
        for label, line in zip(self._lines, words.lines, strict=True):
            label.setText(self._in(language, line))

    def _in(self, language: ApplicantLanguage, message: str) -> str:
        texts = self._place.tr.in_all_languages(message)
        return dict(zip(Language, texts, strict=True))[Language(language.value)]
