"""Who the case is about, as far as the task needs it: the document's number stays masked."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command
from ui.review_desk.words import DOCUMENTS, ROUTES
from ui.widgets.buttons import IconButton
from ui.workplace import Workplace
from workstation.services.review import ReviewCase

_GAPS: Final = 40
"""Pixels between the words of the second line, and round them."""


class PersonCard(QFrame):
    """Name, document, phone, promise and the address in the applicant's own words."""

    def __init__(self, place: Workplace, peek: Command, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._case: ReviewCase | None = None
        self._number = ""
        self._folded = False
        self.setProperty("card", "true")
        self._name, self._route = _label("strong", person=True), _label("muted")
        self._document, self._rest = _label("", person=True), _label("muted")
        self._address = _label("", person=True)
        self._same_phone = _label("muted")
        self._below = _label("muted")
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._name, self._below, self._address, self._same_phone):
            label.setWordWrap(True)
        self.peek = IconButton(peek, place.icons, self, size=16)
        self.peek.setObjectName("review.peek")
        self._lay_out()
        place.tr.follow(self.retranslate)

    def show_case(self, case: ReviewCase | None) -> None:
        """Show another person; a number that was shown is masked again."""
        self._case, self._number = case, ""
        self.retranslate()

    def show_number(self, number: str) -> None:
        """Show the whole number until it is hidden again."""
        self._number = number
        self.retranslate()
        announce(self, self._document.text())

    def hide_number(self) -> None:
        """Mask the number."""
        self._number = ""
        self.retranslate()

    def fold(self, *, folded: bool) -> None:
        """Show the name only, or everything again."""
        self._folded = folded
        for widget in (self._document, self.peek, self._address):
            widget.setVisible(not folded)
        self._fold()
        self._show_same_phone()

    @property
    def number_shown(self) -> bool:
        """Whether the whole number is on the screen."""
        return bool(self._number)

    def words(self) -> str:
        """Return what is shown, for tests."""
        labels = (self._name, self._document, self._rest, self._address, self._same_phone)
        return "\n".join(label.text() for label in labels if label.text())

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        case, _ = self._case, self._place.tr.gettext
        if case is None:
            for label in (self._name, self._route, self._document, self._rest, self._address):
                label.clear()
            self._same_phone.clear()
            return
        applicant, application = case.applicant, case.application
        self._name.setText(
            "  ".join(filter(None, (applicant.name.chinese, applicant.name.english)))
        )
        self._route.setText(_(ROUTES[application.route]))
        number = self._number or applicant.document.masked
        self._document.setText(
            _("{document} {number}").format(
                document=_(DOCUMENTS[applicant.document.kind]), number=number
            )
        )
        self._rest.setText(
            _("{phone} · promised {day}").format(
                phone=applicant.phone.masked, day=application.promised_on.isoformat()
            )
        )
        self._below.setText(self._rest.text())
        self._fold()
        self._address.setText(applicant.address)
        self._same_phone.setText(self._phone_words(case.same_phone))
        self._show_same_phone()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put on a line of its own what does not fit beside the document."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self._document.sizeHint().width() + self.peek.sizeHint().width()
        fits = beside + self._rest.sizeHint().width() + _GAPS <= self.width()
        self._rest.setVisible(fits and not self._folded)
        self._below.setVisible(not fits and not self._folded)

    def _show_same_phone(self) -> None:
        self._same_phone.setVisible(bool(self._same_phone.text()) and not self._folded)

    def _phone_words(self, others: int) -> str:
        words = self._place.tr.ngettext(
            "{n} other open application uses this phone",
            "{n} other open applications use this phone",
            others,
        )
        return words.format(n=others) if others else ""

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self._route)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._document)
        second.addWidget(self.peek)
        second.addSpacing(8)
        second.addWidget(self._rest, 1)
        second.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._below)
        column.addWidget(self._address)
        column.addWidget(self._same_phone)


def _label(words: str, *, person: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if words:
        label.setProperty("words", words)
    if person:
        label.setProperty("person", "true")
    return label
