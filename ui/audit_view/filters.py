"""The line of filters above the log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.audit_view.asking import SPANS, Asked, Span, Typed, subject_typed
from ui.audit_view.words import ACTIONS, GROUPS, group_of
from ui.i18n import N_
from ui.widgets.day_field import DayField
from ui.widgets.flow_rows import FlowRows
from ui.workplace import Workplace
from workstation.domain.staff import StaffId, StaffMember

_SUBJECT_WIDTH = 200
_EVERYBODY = N_("Everybody")
_EVERYTHING = N_("All actions")


class Filters(QWidget):
    """Person, action, subject and time; every change is told at once."""

    changed = Signal(object)
    """Carries what is ``Asked``, but for a reference that was typed."""
    reference_typed = Signal(str)
    """Carries a reference whose application has to be found first."""
    complained = Signal(str)
    """Carries what is wrong with what was typed, in English."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._asked = Asked()
        self._typed = ""
        """What stands in the field and was taken already: leaving the field is no new question."""
        self._people: tuple[StaffMember, ...] = ()
        self.person = _combo("audit.person", self)
        self.action = _combo("audit.action", self, letters=24)
        self.subject = QLineEdit(self)
        self.subject.setObjectName("audit.subject")
        self.subject.setMaxLength(60)
        self.span = _combo("audit.span", self)
        self.first, self.last = _day("audit.first", self), _day("audit.last", self)
        asked = (self.person, self.action, self.subject, self.span, self.first, self.last)
        self._rows = FlowRows(asked, self, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        place.theme.changed.connect(self._resize)
        self._resize()
        self.person.activated.connect(self._take)
        self.action.activated.connect(self._take)
        self.span.activated.connect(self._take)
        self.subject.editingFinished.connect(self._take_subject)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._take)
        place.tr.follow(self.retranslate)

    @property
    def asked(self) -> Asked:
        """What is asked for."""
        return self._asked

    def offer_people(self, people: tuple[StaffMember, ...], today: date) -> None:
        """Offer the people entries can be of; ``today`` is the office's."""
        self._people = people
        for field in (self.first, self.last):
            with QSignalBlocker(field):
                field.show_day(today)
        self.retranslate()

    def show_asked(self, asked: Asked, typed: str = "") -> None:
        """Show what is asked for, without telling of it; ``typed`` stands for the subject."""
        self._asked = asked
        self._typed = typed or asked.subject
        with QSignalBlocker(self.subject):
            self.subject.setText(self._typed)
        for field, day in ((self.first, asked.first), (self.last, asked.last)):
            if day is not None:
                with QSignalBlocker(field):
                    field.show_day(day)
        self.retranslate()

    def mark_subject(self, *, wrong: bool) -> None:
        """Show that what was typed means nothing here."""
        self.subject.setProperty("wrong", "true" if wrong else "false")
        self.subject.style().unpolish(self.subject)
        self.subject.style().polish(self.subject)

    def retranslate(self) -> None:
        """Write every choice in the language in use."""
        _ = self._place.tr.gettext
        people = [(_(_EVERYBODY), None), *((m.name, m.id) for m in self._people)]
        _fill(self.person, people, self._asked.staff_id)
        actions: list[tuple[str, object]] = [(_(_EVERYTHING), "")]
        for beginning, group in GROUPS.items():
            actions.append((_("All of: {group}").format(group=_(group)), beginning))
            of_group = sorted(code for code in ACTIONS if group_of(code) == beginning)
            actions += [(f"    {_(ACTIONS[code])}", code) for code in of_group]
        _fill(self.action, actions, self._asked.action)
        _fill(self.span, [(_(words), span) for span, words in SPANS.items()], self._asked.span)
        self.subject.setPlaceholderText(_("Reference"))
        for widget, words in (
            (self.person, _("Person")),
            (self.action, _("What was done")),
            (self.subject, _("Reference")),
            (self.span, _("Time")),
            (self.first, _("From day")),
            (self.last, _("To day")),
        ):
            name(widget, words)
        self._show_days(self._asked)

    def _take(self) -> None:
        staff_id = self.person.currentData()
        asked = Asked(
            staff_id=None if staff_id is None else StaffId(staff_id),
            action=str(self.action.currentData() or ""),
            subject=self._asked.subject,
            span=Span(self.span.currentData()),
        )
        if asked.span is Span.DAYS:
            first, last = self.first.day(), self.last.day()
            if isinstance(first, date) and isinstance(last, date):
                asked = asked.on_days(first, last)
        self._tell(asked)

    def _take_subject(self) -> None:
        if self.subject.text() == self._typed:
            return
        self._typed = self.subject.text()
        kind, normal = subject_typed(self._typed)
        self.mark_subject(wrong=kind is Typed.WRONG)
        if kind is Typed.WRONG:
            self.complained.emit(N_("This is no reference. Check its digits and try again."))
        elif kind is Typed.REFERENCE:
            self.reference_typed.emit(normal)
        elif normal != self._asked.subject:
            self.tell_subject(normal)

    def tell_subject(self, subject: str) -> None:
        """Ask for one subject; empty: for all."""
        self._tell(replace(self._asked, subject=subject))

    def _tell(self, asked: Asked) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        self._show_days(asked)
        self.changed.emit(asked)

    def _show_days(self, asked: Asked) -> None:
        for field in (self.first, self.last):
            field.setVisible(asked.span is Span.DAYS)
        self._rows.arrange()

    def _resize(self) -> None:
        self.subject.setFixedWidth(self._place.theme.px(_SUBJECT_WIDTH))


def _combo(object_name: str, parent: QWidget, *, letters: int = 14) -> QComboBox:
    combo = QComboBox(parent)
    combo.setObjectName(object_name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo


def _day(object_name: str, parent: QWidget) -> DayField:
    field = DayField(object_name, parent)
    field.hide()
    return field


def _fill(combo: QComboBox, choices: Sequence[tuple[str, object]], current: object) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for words, value in choices:
            combo.addItem(words, value)
        values = [value for _, value in choices]
        combo.setCurrentIndex(values.index(current) if current in values else 0)
