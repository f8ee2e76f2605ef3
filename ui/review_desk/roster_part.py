"""What the roster says about the case: the verdict, and a table part by part."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.line import Line
from ui.widgets.lines import LineList
from ui.widgets.pair_table import PairTable
from ui.widgets.roster_rows import answer_of, no_roster, roster_lines, roster_rows, titles
from ui.workplace import Workplace
from workstation.domain.applications import Route
from workstation.services.review import ReviewCase


class RosterPart(QWidget):
    """Hidden for applicants who do not live in public housing."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._case: ReviewCase | None = None
        self._number = ""
        self.verdict = LineList(place, "review.roster", self)
        """The verdict and what does not agree; stands where the desk puts it."""
        self.table = PairTable(place, self)
        self.table.setObjectName("review.roster_parts")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.hide()
        place.tr.follow(self.retranslate)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The verdict and what does not agree."""
        return self.verdict.lines

    def show_case(self, case: ReviewCase) -> None:
        """Show another case, or the same one as it stands now."""
        if self._case is None or self._case.application.id != case.application.id:
            self._number = ""
            self.table.forget_current()
        self._case = case
        self.retranslate()

    def show_number(self, number: str) -> None:
        """Show numbers whole, or masked again when ``number`` is empty."""
        self._number = number
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        case, tr = self._case, self._place.tr
        self.table.setAccessibleName(tr.gettext("Declared and on the roster"))
        if case is None or case.application.route is not Route.PUBLIC_HOUSING:
            self.hide()
            self.verdict.show_lines(())
            return
        self.show()
        self.table.setVisible(case.roster is not None)
        if case.roster is None:
            self.verdict.show_lines((no_roster(tr),))
            return
        applicant = case.applicant
        answer = answer_of(
            case.roster,
            case.roster_as_of,
            case.places,
            applicant.name,
            applicant.document,
            self._number,
        )
        self.verdict.show_lines(tuple(roster_lines(answer, tr)))
        self.table.show_rows(roster_rows(answer, tr), titles(tr))
