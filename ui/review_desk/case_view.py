"""The right side of the desk: the person, the fields, what is found, the decision."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.review_desk.correction_line import CorrectionLine
from ui.review_desk.decision_panel import DecisionPanel
from ui.review_desk.field_detail import FieldDetail
from ui.review_desk.field_rows import pair_rows
from ui.review_desk.finding_lines import finding_lines
from ui.review_desk.history_view import HistoryView
from ui.review_desk.person_card import PersonCard
from ui.review_desk.pinned import Pinned
from ui.review_desk.roster_part import RosterPart
from ui.review_desk.rows import by_doubt
from ui.review_desk.side_by_side import SideBySide
from ui.review_desk.signal_lines import signal_lines
from ui.review_desk.taking import OpenCase
from ui.widgets.lines import LineList
from ui.widgets.pair_table import PairTable
from ui.widgets.tab_keys import TabKeys
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.corrections import in_force
from workstation.domain.proof_fields import Field, FieldRow
from workstation.domain.reasons import Reason
from workstation.services.corrections import Region
from workstation.services.review import ReviewedProof

FIELDS, TWINS, HISTORY = range(3)
_LEAST_HEIGHT: Final = 760
"""Pixels at 100 % in which person, fields and reasons find room below each other."""
_PINNED_SHARE: Final = 6
"""What is found takes this part of the height at most; more of it scrolls."""
_TABS: Final = ("review.tab_fields", "review.tab_twins", "review.tab_history")


class CaseView(QWidget):
    """Everything beside the document."""

    field_focused = Signal(str)
    field_toggled = Signal()
    """The field in focus was accepted by eye, or no longer."""
    ask_asked = Signal(object)
    """Ask the applicant for more; carries the ``Reason``."""
    beside_asked = Signal(object)
    """Open another application that a signal names; carries its id."""

    def __init__(
        self,
        place: Workplace,
        desk: QWidget,
        peek: Callable[[], object],
        steps: Sequence[Command],
        parent: QWidget | None = None,
    ) -> None:
        """Make the view.

        Args:
            place: the tools.
            desk: where its keys work.
            peek: shows the document's number, or masks it again.
            steps: go to another case.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._place, self._desk = place, desk
        self._opened: OpenCase | None = None
        self._reviewed: ReviewedProof | None = None
        self._rows: tuple[FieldRow, ...] = ()
        self._by_eye: frozenset[Field] = frozenset()
        self._can_ask = self._can_correct = False
        bind = partial(place.commands.bind, desk)
        self.field_commands = [
            bind("field.next", partial(self._step, 1)),
            bind("field.previous", partial(self._step, -1)),
            bind("field.doubt", self._next_doubt),
            accept := bind("field.accept", self._accept),
            correct := bind("field.correct", self.correct),
            *(
                bind(f"field.{field.number}", partial(self.focus_field, field.value))
                for field in Field
            ),
        ]
        self.person = PersonCard(place, bind("case.peek", peek), self)
        self.table = PairTable(place, self)
        self.table.setObjectName("review.fields")
        self._correct_command = correct
        self.detail = FieldDetail(place, accept, correct, self)
        self.correction = CorrectionLine(place, self)
        self.findings = LineList(place, "review.finding", self)
        self.signals = LineList(place, "review.signal", self)
        self.roster = RosterPart(place, self)
        self.twins = SideBySide(place, self)
        self.history = HistoryView(place, self)
        self._found = Pinned((self.findings, self.roster.verdict), self)
        self.decision = DecisionPanel(place, desk, steps, self)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("review.tabs")
        self._pages = QStackedWidget(self)
        self._below = QWidget(self)
        self._fields = self._fields_page()
        self._lay_out()
        self._wire()
        place.tr.follow(self.retranslate)

    # What is shown.

    def show_case(self, opened: OpenCase) -> None:
        """Show another case, or the same one as it stands now."""
        another = self._opened is None or self._opened.id != opened.id
        self._opened = opened
        if another:
            self.person.show_case(opened.case)
            self.table.forget_current()
        self.twins.show_case(opened.case)
        self.history.show_case(opened.case)
        self.roster.show_case(opened.case)
        self._tabs.setTabVisible(TWINS, bool(opened.case.duplicates))
        if another:
            duplicate = opened.application.stage is Stage.DUPLICATE_REVIEW
            self._tabs.setCurrentIndex(TWINS if duplicate else FIELDS)
            self._fields.verticalScrollBar().setValue(0)
        self.retranslate()

    def show_upload(
        self,
        reviewed: ReviewedProof | None,
        rows: Iterable[FieldRow],
        by_eye: frozenset[Field],
        *,
        can_ask: bool,
        can_correct: bool,
    ) -> None:
        """Show the fields of the upload in view.

        Args:
            reviewed: the upload, or None when there is none.
            rows: its fields.
            by_eye: those accepted by eye.
            can_ask: whether the applicant can be asked for more now.
            can_correct: whether the case is this desk's to correct readings of.
        """
        before = None if self._reviewed is None else self._reviewed.proof.id
        if reviewed is None or reviewed.proof.id != before:
            self.correction.cancel()
        self._can_correct = can_correct
        self._reviewed, self._rows = reviewed, tuple(rows)
        self._by_eye, self._can_ask = by_eye, can_ask
        self.table.setVisible(reviewed is not None)
        self._correct_command.setEnabled(can_correct)
        self._write_fields()
        self._make_room()

    def show_number(self, number: str) -> None:
        """Show the document's number whole, wherever it stands."""
        self.person.show_number(number)
        self.roster.show_number(number)

    def hide_number(self) -> None:
        """Mask the number again."""
        self.person.hide_number()
        self.roster.show_number("")

    def focus_field(self, key: str) -> None:
        """Go to a field."""
        self._tabs.setCurrentIndex(FIELDS)
        self.table.go_to(key)

    def focused_row(self) -> FieldRow | None:
        """Return the field in focus."""
        key = self.table.current_key()
        return next((row for row in self._rows if row.field.value == key), None)

    def correct(self, taken: tuple[str, Region] | None = None) -> None:
        """Have a correction of the field in focus written, beginning with what was read again."""
        row = self.focused_row()
        if row is not None and self._can_correct:
            self._tabs.setCurrentIndex(FIELDS)
            self.correction.write(row, taken)

    def allow_fields(self, *, allowed: bool) -> None:
        """Let the field keys work, or leave their keys to the reasons."""
        for command in self.field_commands:
            command.setEnabled(allowed)
        self._correct_command.setEnabled(allowed and self._can_correct)

    def take_history(self) -> QWidget:
        """Hand the history out to a column of its own."""
        self._tabs.setTabVisible(HISTORY, False)
        if self._tabs.currentIndex() == HISTORY:
            self._tabs.setCurrentIndex(FIELDS)
        self._pages.removeWidget(self.history)
        self.history.stand_alone(alone=True)
        return self.history

    def put_history_back(self) -> None:
        """Take the history into the tabs again."""
        self._pages.addWidget(self.history)
        self.history.stand_alone(alone=False)
        self._tabs.setTabVisible(HISTORY, True)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._tabs.setAccessibleName(_("Parts of the case"))
        self.table.setAccessibleName(_("Declared and read"))
        case = None if self._opened is None else self._opened.case
        twins = 0 if case is None else len(case.duplicates)
        self._tabs.setTabText(FIELDS, _("Fields"))
        self._tabs.setTabText(TWINS, _("Same document ({n})").format(n=twins))
        self._tabs.setTabText(HISTORY, _("History"))
        self._keys.write()
        if case is not None:
            self._write_fields()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the most of a low window."""
        super().resizeEvent(event)
        self._make_room()

    # Inside.

    def _make_room(self) -> None:
        """Leave out of a low window, while a reason is given, what the decision does not need."""
        self._found.limit(self.height() // _PINNED_SHARE)
        low = self.height() < self._place.theme.px(_LEAST_HEIGHT)
        cramped = low and self.decision.choosing
        self.person.fold(folded=cramped)
        self._tabs.setVisible(not cramped)
        self.detail.setVisible(self._reviewed is not None and not cramped)
        for table in (self.table, self.roster.table):
            table.show_doubts(only=cramped)
        self._look_at_doubt_later()

    def _look_at_doubt_later(self) -> None:
        """Look once everything has found its place."""
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._share_room()
        self._look_at_doubt()

    def _share_room(self) -> None:
        """Give the reasons the room that what is decided on leaves."""
        reasons, inside = self.decision.picker.list, self._below.layout()
        if inside is None or not reasons.isVisible() or not self._fields.isVisible():
            return
        room = self._fields.viewport().size()
        needed = inside.sizeHint().height()
        if inside.hasHeightForWidth():
            needed = inside.totalHeightForWidth(room.width())
        reasons.take_room(reasons.height() + room.height() - needed)

    def _look_at_doubt(self) -> None:
        """Bring the row in focus into view, or else the first one in doubt."""
        if self.decision.choosing:
            self._fields.verticalScrollBar().setValue(0)
        for table in (self.table, self.roster.table):
            row = table.row_to_see()
            if row is not None and table.isVisible():
                at = table.viewport().mapTo(self._below, row.center())
                self._fields.ensureVisible(0, at.y(), 0, row.height())
                return

    def _chosen(self, choosing: bool) -> None:
        self.allow_fields(allowed=not choosing)
        self._make_room()

    def _step(self, by: int) -> None:
        self._tabs.setCurrentIndex(FIELDS)
        self.table.step(by)

    def _next_doubt(self) -> None:
        """Go to the field most in doubt, or to the next one after that in focus."""
        fields = by_doubt(self._rows, self._by_eye)
        row = self.focused_row()
        if fields:
            at = fields.index(row.field) + 1 if row is not None and row.field in fields else 0
            self.focus_field(fields[at % len(fields)].value)

    def _accept(self) -> None:
        # Enter presses the button that has the focus, as people expect of it.
        pressed = QApplication.focusWidget()
        if self.correction.writing:
            self.correction.keep()
        elif isinstance(pressed, QAbstractButton):
            pressed.click()
        else:
            self.field_toggled.emit()

    def _write_fields(self) -> None:
        opened, tr = self._opened, self._place.tr
        if opened is None:
            return
        _ = tr.gettext
        submitted = hong_kong_day(opened.application.submitted_at)
        titles = (_("Field"), _("Declared"), _("Document"), _("Result"))
        self.table.show_rows(pair_rows(self._rows, self._by_eye, submitted, tr), titles)
        lines = finding_lines(opened.case, self._reviewed, tr, can_ask=self._can_ask)
        self.findings.show_lines(tuple(lines))
        self.signals.show_lines(tuple(signal_lines(self._reviewed, tr)))
        self._show_row()

    def _show_row(self) -> None:
        row, reviewed = self.focused_row(), self._reviewed
        was_read = reviewed is not None and reviewed.reading is not None
        self.detail.show_row(row, was_read=was_read)
        kept = in_force(() if reviewed is None else reviewed.corrections)
        self.correction.show_row(row, None if row is None else kept.get(row.field))

    def _stepped(self, key: str) -> None:
        self._show_row()
        self._look_at_doubt_later()
        self.field_focused.emit(key)

    def _wire(self) -> None:
        self.table.stepped_to.connect(self._stepped)
        self.table.opened.connect(lambda _key: self.field_toggled.emit())
        self.findings.acted.connect(lambda code: self.ask_asked.emit(Reason(code)))
        self.signals.acted.connect(lambda code: self.beside_asked.emit(ApplicationId(int(code))))
        self.correction.left.connect(self.table.setFocus)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.decision.opened.connect(self._chosen)
        self._fields.verticalScrollBar().rangeChanged.connect(self._settle)

    def _go_to_tab(self, number: int) -> None:
        """Show a part of the case, with the focus where it is read."""
        self._tabs.setCurrentIndex(number)
        if number == FIELDS and not self.table.isHidden():
            self.table.setFocus()
        else:
            self._tabs.setFocus()

    def _fields_page(self) -> QScrollArea:
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for widget in (self.table, self.detail, self.correction, self.roster, self.signals):
            inside.addWidget(widget)
        inside.addStretch(1)
        return _scrolling(self._below)

    def _lay_out(self) -> None:
        for name in _TABS:
            self._tabs.addTab(name)
        self._keys = TabKeys(self._tabs, self._place.commands, self._desk, self._go_to_tab)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for page in (self._fields, _scrolling(self.twins), self.history):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(6)
        for widget in (self.person, self._found, self._tabs, self._pages, self.decision):
            column.addWidget(widget)
        column.setStretchFactor(self._pages, 1)


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
