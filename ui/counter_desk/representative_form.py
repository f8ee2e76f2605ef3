"""Somebody came for the holder: who, and the four things they have to bring."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import missing_words
from ui.i18n import N_
from ui.widgets.forms import Form
from ui.workplace import Workplace
from workstation.domain.identity_checks import Representative

RELATIONSHIPS: Final[Mapping[str, str]] = {
    "": N_("Choose"),
    "parent": N_("Parent"),
    "guardian": N_("Guardian"),
    "spouse": N_("Husband or wife"),
    "child": N_("Son or daughter"),
    "sibling": N_("Brother or sister"),
    "relative": N_("Another relative"),
    "carer": N_("Carer or social worker"),
    "other": N_("Somebody else"),
}
"""By the code that is stored."""

_ITEMS: Final = (
    ("own_document_seen", N_("Their own document, original")),
    ("applicant_copy_seen", N_("Copy of the applicant's document")),
    ("authorisation_seen", N_("Signed authorisation")),
    ("letter_seen", N_("The letter")),
)


class RepresentativeForm(QWidget):
    """Name, document, relationship, phone and the four items; says what is still missing."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self.name = self._line("name")
        self.name.setProperty("person", "true")
        self.document = self._line("document")
        self.relationship = QComboBox(self)
        self.relationship.setObjectName("counter.representative.relationship")
        for code in RELATIONSHIPS:
            self.relationship.addItem("", code)
        self.relationship.currentIndexChanged.connect(self._tell)
        self.phone = self._line("phone")
        self.items = {code: self._box(code) for code, _ in _ITEMS}
        self._missing = plain_label(self, "rejected", wrap=True)
        self._form = Form(place, self)
        self._form.row(N_("Name of the representative"), self.name)
        self._form.row(N_("Number of their document"), self.document)
        self._form.row(N_("Relationship"), self.relationship)
        self._form.row(N_("Telephone"), self.phone)
        self._lay_out()
        place.tr.follow(self.retranslate)

    def representative(self) -> Representative:
        """Return what was entered."""
        seen = {code: box.isChecked() for code, box in self.items.items()}
        return Representative(
            name=self.name.text().strip(),
            document_number=self.document.text().strip(),
            relationship=self.relationship.currentData() or "",
            phone=self.phone.text().strip(),
            **seen,
        )

    def show_representative(self, shown: Representative | None) -> None:
        """Show an entry that was made before; None: an empty form."""
        self.blockSignals(True)
        self.name.setText(shown.name if shown else "")
        self.document.setText(shown.document_number if shown else "")
        code = shown.relationship if shown else ""
        self.relationship.setCurrentIndex(max(0, self.relationship.findData(code)))
        self.phone.setText(shown.phone if shown else "")
        for item, box in self.items.items():
            box.setChecked(bool(shown and getattr(shown, item)))
        self.blockSignals(False)
        self._say_missing()

    def take_focus(self) -> None:
        """Begin with the name."""
        self.name.setFocus()

    def retranslate(self) -> None:
        """Write choices and items in the language in use."""
        _ = self._tr.gettext
        for place, words in enumerate(RELATIONSHIPS.values()):
            self.relationship.setItemText(place, _(words))
        for code, words in _ITEMS:
            self.items[code].setText(_(words))
        self._say_missing()

    def _say_missing(self) -> None:
        code = self.representative().missing()
        words = self._tr.gettext("Still missing: {part}")
        self._missing.setText(
            words.format(part=missing_words(code, self._tr)) if code is not None else ""
        )

    def _tell(self, *_: object) -> None:
        self._say_missing()
        self.changed.emit()

    def _line(self, what: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(f"counter.representative.{what}")
        line.setMaxLength(80)
        line.textChanged.connect(self._tell)
        return line

    def _box(self, code: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(f"counter.representative.{code}")
        box.toggled.connect(self._tell)
        return box

    def _lay_out(self) -> None:
        items = QGridLayout()
        items.setHorizontalSpacing(16)
        items.setVerticalSpacing(0)
        for place, box in enumerate(self.items.values()):
            items.addWidget(box, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 8, 4)
        column.setSpacing(4)
        column.addWidget(self._form)
        column.addLayout(items)
        column.addWidget(self._missing)
