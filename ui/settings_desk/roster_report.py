"""The report of a load: every line that was left out and why, to be saved or copied."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.i18n import N_
from ui.settings_desk.roster_words import problem_words
from ui.widgets.file_dialogs import file_dialog
from ui.widgets.table.columns import Column, Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace
from workstation.domain.holdings import BadRow


def report_text(rows: tuple[BadRow, ...]) -> str:
    """Return the report as CSV; it names lines and reasons, never what a line holds."""
    lines = ("line,problem,column", *(f"{bad.line},{bad.problem},{bad.column}" for bad in rows))
    return "\n".join(lines) + "\n"


def _wrote(file: str, rows: tuple[BadRow, ...]) -> bool:
    try:
        Path(file).write_text(report_text(rows), encoding="utf-8")
    except OSError:
        return False
    return True


class RosterReport(QWidget):
    """Hidden while there is nothing to report."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._rows: tuple[BadRow, ...] = ()
        self.model = PagedModel[BadRow](
            self._columns(), lambda b: b.line, place.tasks, place.tr, self
        )
        self.table = PagedTable[BadRow](self.model, place, N_("Lines left out"), self)
        self.table.view.setObjectName("roster.bad_lines")
        self.table.say_when_empty(N_("No line was left out."), N_("Loading…"))
        self.counts = QLabel(self)
        self.counts.setObjectName("roster.counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.save_button = self._button("roster.save_report", self.save)
        self.copy_button = self._button("roster.copy_report", self.copy)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.counts, 1)
        top.addWidget(self.copy_button)
        top.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.hide()
        place.tr.follow(self.retranslate)

    def show_rows(self, rows: tuple[BadRow, ...]) -> None:
        """Report these lines, in the order of the file."""
        self._rows = rows
        self.model.show(self._page)
        self.setVisible(bool(rows))
        self.retranslate()

    def copy(self) -> None:
        """Put the report on the clipboard; it holds no personal data."""
        self._place.clipboard.copy_figures(report_text(self._rows))
        announce(self, self._place.tr.gettext("Report copied"))

    def save(self) -> None:
        """Ask for a file and write the report into it."""
        _ = self._place.tr.gettext
        dialog = file_dialog(self, _("Save the report"), "roster-report.csv")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Tables (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, file: str) -> None:
        """Write the report into ``file``, on another thread."""
        rows = self._rows
        self._place.tasks.run(self, lambda: _wrote(file, rows), done=self._told)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        self.save_button.setText(tr.gettext("Save the report"))
        self.copy_button.setText(tr.gettext("Copy the report"))
        counted = Counter(bad.problem for bad in self._rows).most_common()
        words = [
            tr.gettext("{n} × {problem}").format(n=f"{n:,}", problem=problem_words(problem, tr))
            for problem, n in counted
        ]
        self.counts.setText(" · ".join(words))

    def _told(self, wrote: bool) -> None:
        _ = self._place.tr.gettext
        if not wrote:
            self.counts.setText(_("The report cannot be written there."))
        announce(self, _("Report saved") if wrote else self.counts.text())

    def _page(self, after: object | None, limit: int) -> Page[BadRow]:
        begin = after if isinstance(after, int) else 0
        end = begin + limit
        return Page(self._rows[begin:end], end if end < len(self._rows) else None)

    def _button(self, name_: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name_)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _columns(self) -> tuple[Column[BadRow], ...]:
        tr = self._place.tr
        return (
            Column(id="line", title=N_("Line"), text=lambda b: f"{b.line:,}", right=True, width=90),
            Column(
                id="why",
                title=N_("Why it was left out"),
                text=lambda b: problem_words(b.problem, tr),
                width=320,
            ),
            Column(id="column", title=N_("Column"), text=lambda b: b.column or "–", stretch=True),
        )
