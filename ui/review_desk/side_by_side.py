"""The registrations of one document beside each other: this one and an earlier or later one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.review_desk.twins import Registration, differing, twin_rows
from ui.review_desk.words import STAGES
from ui.widgets.differences import Differences
from ui.widgets.pair_table import PairTable
from ui.workplace import Workplace
from workstation.domain.holdings import Earlier
from workstation.services.review import ReviewCase


class SideBySide(QWidget):
    """A table of facts, and which other registration stands at the right."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._case: ReviewCase | None = None
        self._label = QLabel(self)
        self._label.setProperty("words", "muted")
        self._others = QComboBox(self)
        self._others.setObjectName("review.other_registration")
        self._label.setBuddy(self._others)
        self._table = PairTable(place, self)
        self._table.setObjectName("review.twins")
        self._pair = Differences(place, self)
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._others.currentIndexChanged.connect(self._show_rows)
        self._table.stepped_to.connect(self._show_pair)
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self._others, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._table)
        column.addWidget(self._pair)
        column.addWidget(self._summary)
        column.addStretch(1)
        place.tr.follow(self.retranslate)

    def show_case(self, case: ReviewCase | None) -> None:
        """Compare ``case`` with the other registrations of its document."""
        self._case = case
        self._others.blockSignals(True)
        self._others.clear()
        for _ in self._twins():
            self._others.addItem("")
        self._others.blockSignals(False)
        self.retranslate()

    def other(self) -> Earlier | None:
        """Return the registration at the right."""
        twins = self._twins()
        at = max(0, self._others.currentIndex())
        return twins[at] if twins else None

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._label.setText(_("Compared with"))
        self._others.setAccessibleName(_("Compared with"))
        self._table.setAccessibleName(_("This and the other registration"))
        for place, twin in enumerate(self._twins()):
            stage = _(STAGES[twin.application.stage])
            words = _("{reference}, {state}").format(
                reference=twin.application.reference, state=stage
            )
            self._others.setItemText(place, words)
        self._show_rows()

    def _twins(self) -> Sequence[Earlier]:
        return () if self._case is None else self._case.duplicates

    def _show_rows(self) -> None:
        _, case, other = self._place.tr.gettext, self._case, self.other()
        titles = (_("Fact"), _("This one"), _("The other"), _("Result"))
        if case is None or other is None:
            self._table.show_rows((), titles)
            self._summary.clear()
            return
        one = Registration(case.application, case.applicant)
        two = Registration(other.application, other.applicant)
        self._table.show_rows(twin_rows(one, two, self._place.tr), titles)
        different = differing(case.applicant, other.applicant)
        if different and not self._table.current_key():
            self._table.go_to(different[-1].value)
        self._show_pair()
        count = len(different)
        words = self._place.tr.ngettext(
            "Both name the same document. {n} fact differs.",
            "Both name the same document. {n} facts differ.",
            count,
        )
        self._summary.setText(words.format(n=count))

    def _show_pair(self) -> None:
        key = self._table.current_key()
        row = next((row for row in self._table.pairs.rows if row.key == key), None)
        self._pair.setVisible(row is not None)
        if row is not None:
            self._pair.show_pair(row.left, row.right or "")
