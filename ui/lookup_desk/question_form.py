"""The question: what it is for, and number, name, address and day."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.i18n import N_
from ui.widgets.forms import Form
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.purposes import PURPOSES
from ui.workplace import Workplace
from workstation.domain.queue import Purpose
from workstation.services.roster_lookups import Question

_LONGEST = 200
_ADDRESS_HEIGHT = 62


class QuestionForm(QWidget):
    """Nothing typed here is kept anywhere."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed in one of the lines."""

    def __init__(self, place: Workplace, keys_on: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("words", "strong")
        self.purposes: NumberedChoices[Purpose] = NumberedChoices(
            place,
            keys_on,
            lambda purpose: place.tr.gettext(PURPOSES[purpose]),
            lambda _purpose: self.number.setFocus(),
            self,
            columns=2,
        )
        self.purposes.setObjectName("lookup.purpose")
        self.purposes.offer(tuple(Purpose))
        self.purposes.listen(on=True)
        self.number = self._line("number")
        self.person = self._line("name")
        self.person.setProperty("person", "true")
        self.address = QPlainTextEdit(self)
        self.address.setObjectName("lookup.address")
        self.address.setProperty("person", "true")
        self.address.setTabChangesFocus(True)
        self.day = self._line("day")
        self.form = Form(place, self)
        self.form.row(N_("Number"), self.number, hint=N_("Of the identity document."))
        self.form.row(N_("Name"), self.person, hint=N_("In English, in Chinese, or both."))
        self.form.row(N_("Address"), self.address)
        self.form.row(N_("Day"), self.day, hint=N_("As 2021-12-10; empty: today."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._label)
        column.addWidget(self.purposes)
        column.addWidget(self.form)
        self.address.textChanged.connect(self.edited)
        place.theme.changed.connect(self._size)
        self._size()
        place.tr.follow(self.retranslate)

    def question(self) -> Question | None:
        """Return what is asked; None: something lacks, and the form says what."""
        _ = self._place.tr.gettext
        self.form.clear_complaints()
        if self.purposes.current() is None:
            self.purposes.take_focus()
            return None
        address = " ".join(self.address.toPlainText().split())
        fields: tuple[tuple[QWidget, str], ...] = (
            (self.number, self.number.text()),
            (self.person, self.person.text()),
            (self.address, address),
        )
        for field, text in fields:
            if not text.strip():
                self.form.complain(field, _("A look-up needs this."))
                return None
        day = self._day()
        if day is None and self.day.text().strip():
            self.form.complain(self.day, _("This is no day. Write it as 2021-12-10."))
            return None
        return Question(
            purpose=self.purposes.current(),
            number=self.number.text(),
            name=self.person.text(),
            address=address,
            as_of=day,
        )

    def clear(self) -> None:
        """Forget everything, the purpose too."""
        self.purposes.choose(None)
        for line in (self.number, self.person, self.day):
            line.clear()
        self.address.setPlainText("")  # forgets what could be undone as well
        self.form.clear_complaints()

    def take_focus(self) -> None:
        """Begin with the purpose, or go on with the number."""
        if self.purposes.current() is None:
            self.purposes.take_focus()
        else:
            self.number.setFocus()

    def complain(self, part: str, words: str) -> None:
        """Say at a part what the office says of it."""
        fields: dict[str, QWidget] = {"number": self.number, "name": self.person}
        self.form.complain(fields.get(part, self.address), words)

    def retranslate(self) -> None:
        """Write the words in the language in use."""
        _ = self._place.tr.gettext
        self._label.setText(_("What is the look-up for? It is recorded."))
        name(self.purposes, _("What is the look-up for? It is recorded."))

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(self.day.text().strip())
        except ValueError:
            return None

    def _line(self, part: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(f"lookup.{part}")
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(self.edited)
        line.returnPressed.connect(self.entered)
        return line

    def _size(self) -> None:
        self.address.setFixedHeight(self._place.theme.px(_ADDRESS_HEIGHT))
