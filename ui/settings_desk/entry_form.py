"""The fields of an account; which of them are shown depends on what the form is for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ui.accessibility import announce
from ui.i18n import N_, OWN_NAMES, Language
from ui.settings_desk.staff_entries import FIELDS, ROLES, Entered, Entry, Mode
from ui.workplace import Workplace
from workstation.domain.staff import Role

_LABELS: Final[Mapping[Entered, str]] = {
    Entered.NUMBER: N_("Staff number"),
    Entered.NAME: N_("Name"),
    Entered.ROLE: N_("Role"),
    Entered.BRANCH: N_("Branch"),
    Entered.LANGUAGE: N_("Language"),
    Entered.PASSWORD: N_("Password"),
    Entered.AGAIN: N_("Password again"),
}
_HINTS: Final[Mapping[Entered, str]] = {
    Entered.PASSWORD: N_("At least 12 characters; no common word, not the staff number."),
}
_LONGEST = 80


class EntryForm(QWidget):
    """Labels at the left, fields at the right; a complaint stands below its field."""

    edited = Signal()

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._mode = Mode.NOTHING
        self._entry = Entry()
        self.number, self.name = _line(self), _line(self)
        self.password, self.again = _line(self, secret=True), _line(self, secret=True)
        self.role, self.branch, self.language = (QComboBox(self) for _ in range(3))
        self.branch.setEditable(True)
        self.branch.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._fields: Mapping[Entered, QWidget] = {
            Entered.NUMBER: self.number,
            Entered.NAME: self.name,
            Entered.ROLE: self.role,
            Entered.BRANCH: self.branch,
            Entered.LANGUAGE: self.language,
            Entered.PASSWORD: self.password,
            Entered.AGAIN: self.again,
        }
        self._below: dict[Entered, tuple[QLabel, QLabel, QLabel]] = {}
        self._lay_out()
        for language in Language:
            self.language.addItem(OWN_NAMES[language][0], language.value)
        for field in (self.number, self.name, self.password, self.again):
            field.textEdited.connect(self.edited)
        for combo in (self.role, self.language):
            combo.activated.connect(self.edited)
        self.branch.editTextChanged.connect(self.edited)
        place.tr.follow(self.retranslate)

    def show_entry(self, mode: Mode, entry: Entry, branches: Iterable[str]) -> None:
        """Show the fields of ``mode`` with what is known; passwords are never filled in."""
        self._mode, self._entry = mode, entry
        for entered, field in self._fields.items():
            there = entered in FIELDS[mode]
            label, hint, complaint = self._below[entered]
            for widget in (label, field):
                widget.setVisible(there)
            hint.setVisible(there and entered in _HINTS)
            complaint.hide()
        with QSignalBlocker(self.branch):
            self.branch.clear()
            self.branch.addItems(sorted(set(branches)))
            self.branch.setEditText(entry.branch)
        self.number.setText(entry.staff_number)
        self.name.setText(entry.name)
        self.password.clear()
        self.again.clear()
        self.role.setCurrentIndex(max(0, self.role.findData(entry.role.value)))
        self.language.setCurrentIndex(max(0, self.language.findData(entry.language)))

    def entry(self) -> Entry:
        """Return what stands in the fields."""
        return replace(
            self._entry,
            staff_number=self.number.text(),
            name=self.name.text(),
            role=Role(self.role.currentData()),
            branch=self.branch.currentText(),
            language=str(self.language.currentData()),
            password=self.password.text(),
            again=self.again.text(),
        )

    def complain(self, entered: Entered, words: str) -> None:
        """Say below a field what is wrong with it, and go there."""
        self.clear_complaints()
        self._mark(entered, words)
        self._fields[entered].setFocus()
        announce(self._fields[entered], words)

    def complaint(self, entered: Entered) -> str:
        """Return what is said about a field."""
        return self._below[entered][2].text()

    def clear_complaints(self) -> None:
        """Take all complaints back."""
        for entered in self._fields:
            self._mark(entered, "")

    def take_focus(self) -> None:
        """Put the focus on the first field."""
        shown = FIELDS[self._mode]
        if shown:
            self._fields[shown[0]].setFocus()

    def retranslate(self) -> None:
        """Write labels, hints and roles in the language in use."""
        _ = self._place.tr.gettext
        for entered, (label, hint, _complaint) in self._below.items():
            label.setText(_(_LABELS[entered]))
            hint.setText(_(_HINTS.get(entered, "")))
        chosen = self.role.currentIndex()
        with QSignalBlocker(self.role):
            self.role.clear()
            for role, words in ROLES.items():
                self.role.addItem(_(words), role.value)
            self.role.setCurrentIndex(max(0, chosen))

    def _mark(self, entered: Entered, words: str) -> None:
        field, complaint = self._fields[entered], self._below[entered][2]
        complaint.setText(words)
        complaint.setVisible(bool(words))
        field.setProperty("wrong", "true" if words else "false")
        field.setAccessibleDescription(words)
        field.style().unpolish(field)
        field.style().polish(field)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (entered, field) in enumerate(self._fields.items()):
            field.setObjectName(f"staff.{entered}")
            label, hint, complaint = _label("muted"), _label("status"), _label("rejected")
            label.setBuddy(field)
            for below in (hint, complaint):
                below.setWordWrap(True)
            grid.addWidget(label, 3 * place, 0)
            grid.addWidget(field, 3 * place, 1)
            grid.addWidget(hint, 3 * place + 1, 1)
            grid.addWidget(complaint, 3 * place + 2, 1)
            self._below[entered] = (label, hint, complaint)
        for one, two in pairwise(self._fields.values()):
            QWidget.setTabOrder(one, two)


def _line(parent: QWidget, *, secret: bool = False) -> QLineEdit:
    field = QLineEdit(parent)
    field.setMaxLength(_LONGEST)
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("words", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
