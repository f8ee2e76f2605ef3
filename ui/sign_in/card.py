"""The card one signs in with: on its own at the start, over the cover when the screen is locked.

It is painted before anything else is loaded, so it needs nothing but Qt's own widgets.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.i18n import OWN_NAMES, Language, Translator
from ui.theme.theme import Theme

WIDTH: Final = 360


class Entry(NamedTuple):
    """What somebody typed to sign in; never kept, never printed."""

    branch: str
    staff_number: str
    password: str

    def __repr__(self) -> str:
        return "Entry(…)"


class SignInCard(QFrame):
    """Branch, staff number, password, language; a line about the connection below."""

    entered = Signal(object)
    """Carries an ``Entry``."""
    switched_user = Signal()

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tr = tr
        self._person = ""
        self._connected = ""
        self.setProperty("card", "true")
        self._title = _label(self, "title")
        self._branch_label, self._number_label, self._password_label = (
            _label(self, "muted") for _ in range(3)
        )
        self.branch = QComboBox(self)
        self.staff_number = QLineEdit(self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.branch.setObjectName("sign_in.branch")
        self.staff_number.setObjectName("sign_in.staff_number")
        self.password.setObjectName("sign_in.password")
        self._message = _label(self, "rejected")
        self._message.setWordWrap(True)
        self._message.hide()
        self.button = QPushButton(self)
        self.button.setProperty("kind", "primary")
        self.other = QPushButton(self)
        self.other.setProperty("kind", "link")
        self.other.hide()
        self.languages = {language: QPushButton(self) for language in Language}
        self.connection = _label(self, "status")
        self.version = _label(self, "status")
        self._lay_out()
        self._wire()
        tr.follow(self.retranslate)

    def offer_branches(self, branches: Sequence[str], chosen: str = "") -> None:
        """List the branches of the office, and choose the one this computer was used at last."""
        self.branch.clear()
        self.branch.addItems(list(branches))
        self.branch.setCurrentIndex(max(0, self.branch.findText(chosen)))
        self._show_branch()

    def keep_person(self, name: str, staff_number: str) -> None:
        """Ask only for the password of the one whose screen is locked."""
        self._person = name
        self.staff_number.setText(staff_number)
        self.staff_number.setReadOnly(True)
        self.other.show()
        self.connection.hide()
        self.version.hide()
        self._show_branch()
        self.retranslate()

    def say(self, words: str) -> None:
        """Say why it did not work; empty words say nothing."""
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def said(self) -> str:
        """Return what was said last."""
        return self._message.text()

    def tell_connection(self, words: str) -> None:
        """Say how the connection stands; ``words`` in English, marked with ``N_``."""
        self._connected = words
        self.retranslate()

    def wait(self, *, waiting: bool) -> None:
        """Take no second entry while the first is looked at."""
        for widget in (self.branch, self.staff_number, self.password, self.button):
            widget.setEnabled(not waiting)
        if not waiting:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the first thing that is missing."""
        missing = not self.staff_number.text() and not self.staff_number.isReadOnly()
        (self.staff_number if missing else self.password).setFocus()

    def retranslate(self) -> None:
        """Write everything in the language in use; what was typed stays."""
        _ = self._tr.gettext
        self._title.setText(self._person or _("Verification workstation"))
        self._branch_label.setText(_("Branch"))
        self._number_label.setText(_("Staff number"))
        self._password_label.setText(_("Password"))
        self.button.setText(_("Unlock") if self._person else _("Sign in"))
        self.other.setText(_("Switch user"))
        self.connection.setText(_(self._connected))
        for language, button in self.languages.items():
            button.setText(OWN_NAMES[language][0])
            button.setChecked(language is self._tr.language)

    def _enter(self) -> None:
        if not self.staff_number.text().strip() or not self.password.text():
            self.take_focus()
            return
        entry = Entry(
            self.branch.currentText(), self.staff_number.text().strip(), self.password.text()
        )
        self.password.clear()
        self.say("")
        self.entered.emit(entry)

    def _show_branch(self) -> None:
        shown = self.branch.count() > 1 and not self._person
        self.branch.setVisible(shown)
        self._branch_label.setVisible(shown)

    def _wire(self) -> None:
        for label, field in (
            (self._branch_label, self.branch),
            (self._number_label, self.staff_number),
            (self._password_label, self.password),
        ):
            label.setBuddy(field)
        self.staff_number.returnPressed.connect(self._enter)
        self.password.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)
        self.other.clicked.connect(self.switched_user)
        for language, button in self.languages.items():
            button.setCheckable(True)
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _, chosen=language: self._speak(chosen))

    def _speak(self, language: Language) -> None:
        self._tr.use(language)
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addSpacing(12)
        for widget in (
            self._branch_label,
            self.branch,
            self._number_label,
            self.staff_number,
            self._password_label,
            self.password,
        ):
            column.addWidget(widget)
        column.addWidget(self._message)
        column.addSpacing(12)
        column.addWidget(self.button)
        column.addWidget(self.other)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.languages.values():
            row.addWidget(button, 1)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.connection)
        below.addStretch(1)
        below.addWidget(self.version)
        column.addSpacing(8)
        column.addLayout(below)
        self._show_branch()


def _label(parent: QWidget, words: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("words", words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
