"""The pages of the first run: each shows and changes the answers, and knows nothing else."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.i18n import N_, OWN_NAMES, Language
from ui.widgets.forms import Form
from ui.wizard.flow import Answers, Start, Step, Where
from ui.workplace import Workplace


class Page(QWidget):
    """One page: a title, a sentence, its fields."""

    changed = Signal(object)
    """Carries other ``Answers``."""

    title = ""
    words = ""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._answers = Answers()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def show_answers(self, answers: Answers) -> None:
        """Take up what was answered so far."""
        self._answers = answers

    def retranslate(self) -> None:
        """Write the fields in the language in use."""

    def change(self, answers: Answers) -> None:
        """Tell other answers."""
        self._answers = answers
        self.changed.emit(answers)


class Choices(QWidget):
    """Radio buttons, one under the other."""

    chosen = Signal(int)

    def __init__(self, place: Workplace, labels: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._labels = labels
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for number in range(len(labels)):
            button = QRadioButton(self)
            self._group.addButton(button, number)
            column.addWidget(button)
        self._group.idClicked.connect(self.chosen)
        place.tr.follow(self.retranslate)

    def choose(self, number: int) -> None:
        """Mark one of them."""
        self._group.button(number).setChecked(True)
        self.setFocusProxy(self._group.button(number))

    def retranslate(self) -> None:
        """Write the labels in the language in use."""
        for number, label in enumerate(self._labels):
            self._group.button(number).setText(self._place.tr.gettext(label))


class LanguagePage(Page):
    """Which language the screens speak."""

    title = N_("Language")
    words = N_("It can be changed at any time with Alt+1, Alt+2 and Alt+3.")

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        names = [OWN_NAMES[language][0] for language in Language]
        self.choices = Choices(place, names, self)
        self.choices.chosen.connect(self._choose)
        self.column.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def show_answers(self, answers: Answers) -> None:
        """Mark the language."""
        super().show_answers(answers)
        self.choices.choose(list(Language).index(answers.language))

    def _choose(self, number: int) -> None:
        language = list(Language)[number]
        self._place.tr.use(language)
        self.change(replace(self._answers, language=language))


class DatabasePage(Page):
    """Where the office keeps its cases."""

    title = N_("Database")
    words = N_(
        "One computer keeps everything in a sealed file. Several workstations share a "
        "PostgreSQL server."
    )

    def __init__(self, place: Workplace, test: Callable[[], object]) -> None:
        super().__init__(place)
        labels = [N_("On this computer"), N_("On a server")]
        self.choices = Choices(place, labels, self)
        self.choices.chosen.connect(self._choose)
        self.server = QLineEdit(self)
        self.server.setPlaceholderText(_URL)
        self.server.textChanged.connect(self._type)
        self.test = QPushButton(self)
        self.test.clicked.connect(test)
        self.found = _label()
        form = Form(place, self)
        form.row(N_("Address of the database"), self.server)
        self._form = form
        for widget in (self.choices, form, self.found):
            self.column.addWidget(widget)
        self.column.insertWidget(2, self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.choices)

    def show_answers(self, answers: Answers) -> None:
        """Mark where, and write the address."""
        super().show_answers(answers)
        self.choices.choose(list(Where).index(answers.where))
        if self.server.text() != answers.server:
            self.server.setText(answers.server)
        self._form.setVisible(answers.where is Where.SERVER)

    def retranslate(self) -> None:
        """Write the button in the language in use."""
        self.test.setText(self._place.tr.gettext("Test"))

    def _choose(self, number: int) -> None:
        self.found.clear()
        self.change(replace(self._answers, where=list(Where)[number]))

    def _type(self, text: str) -> None:
        if text != self._answers.server:
            self.found.clear()
            self.change(replace(self._answers, server=text.strip()))


class ReadingPage(Page):
    """Which engines read documents here."""

    title = N_("Reading documents")
    words = N_("Proofs are read by this computer to help with the comparison.")

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.found = _label()
        self.column.addWidget(self.found)


class AdministratorPage(Page):
    """The first account."""

    title = N_("First administrator")
    words = N_("This account adds all others. Its password is known to nobody else.")

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.name, self.number, self.branch, self.password = (QLineEdit(self) for _ in range(4))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form = Form(place, self)
        self.form.row(N_("Name"), self.name)
        self.form.row(N_("Staff number"), self.number)
        self.form.row(N_("Branch"), self.branch)
        hint = N_("At least 12 characters; no common word, not the staff number.")
        self.form.row(N_("Password"), self.password, hint=hint)
        for field in (self.name, self.number, self.branch, self.password):
            field.textChanged.connect(self._type)
        self.column.addWidget(self.form)
        self.setFocusProxy(self.name)

    def _type(self) -> None:
        self.form.clear_complaints()
        self.change(
            replace(
                self._answers,
                name=self.name.text().strip(),
                staff_number=self.number.text().strip(),
                branch=self.branch.text().strip(),
                password=self.password.text(),
            )
        )


class DataPage(Page):
    """What the new office begins with."""

    title = N_("First cases")
    words = N_("A sample office is for training: every person in it is invented.")

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        labels = [N_("Begin with an empty office"), N_("Begin with a sample office")]
        self.choices = Choices(place, labels, self)
        self.choices.chosen.connect(
            lambda number: self.change(replace(self._answers, start=list(Start)[number]))
        )
        self.column.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def show_answers(self, answers: Answers) -> None:
        """Mark the choice."""
        super().show_answers(answers)
        self.choices.choose(list(Start).index(answers.start))


def pages(place: Workplace, test: Callable[[], object]) -> dict[Step, Page]:
    """Return all pages by their step."""
    return {
        Step.LANGUAGE: LanguagePage(place),
        Step.DATABASE: DatabasePage(place, test),
        Step.READING: ReadingPage(place),
        Step.ADMINISTRATOR: AdministratorPage(place),
        Step.DATA: DataPage(place),
    }


_URL = "postgresql+psycopg://user@server/office"


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
