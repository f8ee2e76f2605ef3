"""A list of cases at the left, the facts of one of them and its verdict at the right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.dashboard.document_dialog import LoadDocument
from ui.dashboard.document_look import DocumentLook
from ui.dashboard.facts import sections, twins
from ui.dashboard.facts_panel import FactsPanel
from ui.dashboard.verdict_form import VerdictForm
from ui.dashboard.verdicts import Verdict, standing_one
from ui.dashboard.words import waits_for
from ui.dashboard.work import DONE, QUESTIONS, Cases, Line
from ui.errors import sentence
from ui.i18n import N_
from ui.theme.tokens import State
from ui.timing import Debounce
from ui.widgets.buttons import IconButton, KeyButton, Kind
from ui.widgets.chips import StateChip
from ui.widgets.dialogs import confirm
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.state_view import Skeleton, StateView
from ui.widgets.table.columns import Column
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId, Decision
from workstation.domain.errors import ChangedElsewhere, WrongStage
from workstation.domain.staff import Actor
from workstation.services.review import ReviewCase, ReviewService

_RESTS_MS = 120
"""How long a row is current before its case is opened: opening is audited."""
_GONE = (ChangedElsewhere, WrongStage)
"""Errors after which the list is old."""


class CasesPage(QWidget, Generic[Line]):
    """One of the supervisor's lists. Nobody's data is opened while the page is out of view."""

    opened_elsewhere = Signal(object)
    """Carries the ``ApplicationId`` that shall be shown on the review desk."""
    counted = Signal()

    def __init__(
        self,
        place: Workplace,
        cases: Cases[Line],
        review: ReviewService,
        actor: Actor,
        *,
        prefix: str,
        columns: Sequence[Column[Line]],
        key: Callable[[Line], object],
        documents: LoadDocument,
        list_name: str,
        when_empty: str,
        choices: Sequence[str],
        side_by_side: bool = False,
    ) -> None:
        """Make a page.

        Args:
            place: the tools of the desk.
            cases: the list and its deeds.
            review: opens the facts of a case.
            actor: who decides.
            prefix: how the names of its widgets begin.
            columns: of the list.
            key: what stays the same of a line.
            documents: reads the picture of a document that was shown at the counter.
            list_name: what screen readers call the list, marked with ``N_``.
            when_empty: what an empty list says, marked with ``N_``.
            choices: the keymap's ids of everything that can be done here.
            side_by_side: two registrations are compared instead of one being shown.
        """
        super().__init__()
        self._place, self._cases, self._review, self._actor = place, cases, review, actor
        self._side_by_side = side_by_side
        self._case: ReviewCase | None = None
        self._wanted: ApplicationId | None = None
        self._listed = False
        """Whether the case shown stands in the list."""
        self._number = ""
        self._begun: dict[ApplicationId, Verdict] = {}
        self.model = PagedModel[Line](columns, key, place.tasks, place.tr, self)
        self.table = PagedTable[Line](self.model, place, list_name, self)
        self.table.view.setObjectName(f"{prefix}.list")
        self.table.say_when_empty(when_empty, N_("Loading cases…"))
        self.notice = NoticeBar(place.icons, self)
        self._reference = QLabel(self)
        self._reference.setProperty("words", "title")
        self._chip = StateChip(place.icons, self)
        self.facts = FactsPanel(place, self)
        self.facts.setObjectName(f"{prefix}.facts")
        self.form = VerdictForm(place, self, choices, prefix)
        self._peek = place.commands.bind(self, "case.peek", self.peek)
        self.peek_button = IconButton(self._peek, place.icons, self)
        self.peek_button.setObjectName(f"{prefix}.peek")
        self.document = DocumentLook(place, documents, self)
        self.document.button.setObjectName(f"{prefix}.document")
        to_review = place.commands.bind(self, "case.to_review", self._open_here)
        self.open_button = KeyButton(to_review, self, kind=Kind.QUIET)
        self.open_button.setObjectName(f"{prefix}.open")
        self._right = QWidget(self)
        self._states = StateView(place.icons, self._right, Skeleton.NOTHING)
        self.above = QVBoxLayout()
        self.above.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._opening = Debounce(self._open_selected, _RESTS_MS, self)
        self._wire()
        place.tr.follow(self.retranslate)

    @property
    def case(self) -> ReviewCase | None:
        """The case whose facts are shown."""
        return self._case

    # What the desk asks for.

    def refresh(self) -> None:
        """Read the list, or read it again quietly."""
        if self.model.filling is Filling.NOTHING_ASKED:
            self.model.show(self._cases.page)
        else:
            self.model.refresh()

    def show_case(self, id_: ApplicationId) -> None:
        """Open one case, whether the list shows it or not."""
        self._select(id_)
        self._open(id_)

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def put_away(self) -> None:
        """Take away what is shown on demand: the document's number and its picture."""
        self._hide_number()
        self.document.put_away()

    def peek(self) -> None:
        """Show the whole number of the document until another case is opened; audited."""
        case = self._case
        if case is None or self._side_by_side:
            return
        if self._number:
            self._hide_number()
            return
        id_ = case.application.id
        self._place.tasks.run(
            self,
            lambda: self._review.peek(id_, by=self._actor),
            done=partial(self._show_number, id_),
            failed=self._refused,
            topic="peek",
        )

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._show_facts()
        if self._case is None and self._wanted is None:
            self._say_nothing_open()

    # Opening.

    def showEvent(self, event: QShowEvent) -> None:
        """Open the case of the selected row when the page comes into view."""
        super().showEvent(event)
        self._opening.ask()

    def _open_selected(self) -> None:
        rows = self.table.selected()
        if rows and self.isVisible():
            id_ = self._cases.case_of(rows[0])
            if self._case is None or self._case.application.id != id_:
                self._open(id_)

    def _open(self, id_: ApplicationId) -> None:
        self._keep_begun()
        self._wanted = id_
        self._states.loading(self._place.tr.gettext("Loading case…"))
        self._place.tasks.run(
            self,
            lambda: self._review.open(id_, by=self._actor),
            done=self._opened,
            failed=self._not_opened,
            topic="case",
        )

    def _opened(self, case: ReviewCase) -> None:
        self._case, self._number = case, ""
        self._states.clear()
        self.notice.clear()
        self._show_facts()
        self.document.offer(case)
        id_ = case.application.id
        self._listed = self._row_of(id_) is not None
        self.form.offer(self._cases.choices(case), self._begun.get(id_, Verdict()))
        announce(self, f"{case.application.reference}. {self.form.words()}")

    def _not_opened(self, error: Exception) -> None:
        self._close()
        id_ = self._wanted
        again = None if id_ is None else partial(self._open, id_)
        self._states.say(
            sentence(error, self._place.tr),
            icon="offline",
            button=self._place.tr.gettext("Try again"),
            act=again,
        )

    def _close(self) -> None:
        self._case, self._number = None, ""
        self.facts.show_sections(())
        self.form.clear()
        self.document.offer(None)
        self._say_nothing_open()

    def _say_nothing_open(self) -> None:
        words = self._place.tr.gettext("Choose a case with J and K to see what is known of it.")
        self._states.say(words, icon="document")

    def _keep_begun(self) -> None:
        if self._case is not None:
            self._begun[self._case.application.id] = self.form.verdict

    def _select(self, id_: ApplicationId) -> None:
        place = self._row_of(id_)
        if place is None:
            self.table.view.clearSelection()
        else:
            self.table.select(place)

    def _row_of(self, id_: ApplicationId) -> int | None:
        rows = enumerate(self.model.rows())
        return next((place for place, row in rows if self._cases.case_of(row) == id_), None)

    # Showing.

    def _hide_number(self) -> None:
        if self._number:
            self._number = ""
            self._show_facts()

    def _show_number(self, id_: ApplicationId, number: str) -> None:
        if self._case is not None and self._case.application.id == id_:
            self._number = number
            self._show_facts()

    def _show_facts(self) -> None:
        case, tr = self._case, self._place.tr
        if case is None:
            return
        application = case.application
        state, word = waits_for(application.stage, second=application.awaiting_second_person)
        self._reference.setText(case.application.reference)
        self._chip.show_state(state, tr.gettext(word))
        other = standing_one(case.duplicates)
        if self._side_by_side and other is not None:
            titles = (tr.gettext("This registration"), tr.gettext("The earlier one"))
            one = (case.application, case.applicant)
            self.facts.show_twins(twins(one, (other.application, other.applicant), tr), titles)
        else:
            self.facts.show_sections(sections(case, tr, number=self._number))

    # Deciding.

    def _asked(self, verdict: Verdict) -> None:
        choice, case = verdict.choice, self._case
        if choice is None or case is None:
            return
        if not choice.final:
            self._record(verdict)
            return
        _ = self._place.tr.gettext
        other = standing_one(case.duplicates)
        question = _(QUESTIONS[choice.id]).format(
            reference=case.application.reference,
            other="–" if other is None else other.application.reference,
        )
        asked = confirm(
            self,
            self._place,
            question,
            self.form.button.verb(),
            partial(self._record, verdict),
            detail=_(choice.meaning),
        )
        asked.verb.setObjectName("question.verb")
        asked.safe.setObjectName("question.safe")

    def _record(self, verdict: Verdict) -> None:
        case = self._case
        if case is None:
            return
        self._place.commands.hold()
        self._place.tasks.run(
            self,
            lambda: self._cases.record(case, verdict),
            done=partial(self._recorded, case, verdict),
            failed=self._not_recorded,
        )

    def _recorded(self, case: ReviewCase, verdict: Verdict, decision: Decision | None) -> None:
        self._place.commands.resume()
        _, id_ = self._place.tr.gettext, case.application.id
        self._begun.pop(id_, None)
        done = DONE[verdict.choice.id] if verdict.choice is not None else ""
        words = _(done).format(reference=case.application.reference)
        seconds = 0
        if decision is not None:
            seconds = round((decision.effect_at - decision.at).total_seconds())
        if decision is not None and seconds:
            undo = partial(self._take_back, decision)
            self._place.notices.offer_undo(words, _("Undo"), undo, seconds=seconds)
        else:
            self._place.notices.tell(words)
        announce(self, words)
        self._go_on(id_)

    def _go_on(self, id_: ApplicationId) -> None:
        place = self._row_of(id_)
        self._wanted = None
        self._close()
        if place is not None:
            self.model.take_out(self.model.key_of(self.model.row(place)))
            self.table.select(min(place, self.model.rowCount() - 1))
        self.refresh()

    def _not_recorded(self, error: Exception) -> None:
        self._place.commands.resume()
        self._refused(error)
        if isinstance(error, _GONE):
            self.refresh()

    def _take_back(self, decision: Decision) -> None:
        self._place.tasks.run(
            self,
            lambda: self._review.take_back(decision.id, by=self._actor),
            done=lambda _: self._taken_back(decision.application_id),
            failed=self._refused,
        )

    def _taken_back(self, id_: ApplicationId) -> None:
        self._place.notices.tell(self._place.tr.gettext("Taken back"))
        self.refresh()
        self._open(id_)

    def _refused(self, error: Exception) -> None:
        self.notice.say(sentence(error, self._place.tr), State.ATTENTION)

    def _rows_gone(self) -> None:
        """Say so when a colleague decided the case that is being looked at."""
        self.counted.emit()
        if self._case is None or not self._listed:
            return
        if self._row_of(self._case.application.id) is None:
            self.notice.say(self._place.tr.gettext("A colleague has dealt with this case."))

    # Layout.

    def _wire(self) -> None:
        self.table.selection_changed.connect(self._opening.ask)
        self.table.opened.connect(self._open_there)
        self.model.counted.connect(self.counted)
        self.model.rowsRemoved.connect(self._rows_gone)
        self.form.asked.connect(self._asked)
        self._peek.allow(
            not self._side_by_side, self._place.tr.gettext("Numbers are the same here")
        )
        self.peek_button.setVisible(not self._side_by_side)

    def _open_there(self, row: Line) -> None:
        self.opened_elsewhere.emit(self._cases.case_of(row))

    def _open_here(self) -> None:
        if self._case is not None:
            self.opened_elsewhere.emit(self._case.application.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._reference, self._chip, self.peek_button, self.document.button):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.open_button)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(12, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self.facts, 1)
        right.addWidget(self.form)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addLayout(self.above)
        column.addWidget(self.table, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self._right)
        self.split.setSizes([450, 830])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.notice)
        whole.addWidget(self.split, 1)
