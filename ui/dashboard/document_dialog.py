"""The pictures of the documents that were read at the counter, in front of the desk."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dashboard.words import time_words
from ui.widgets.buttons import plain_button
from ui.widgets.viewer.geometry import Fit
from ui.widgets.viewer.sheets import Sheet
from ui.widgets.viewer.viewer import PageViewer
from ui.workplace import Workplace
from workstation.domain.applications import Application, ApplicationId
from workstation.domain.holdings import CheckId, StoredCheck

LoadDocument = Callable[[ApplicationId, CheckId], bytes]
"""Returns the picture of a check, and has the look audited; called on another thread."""
_MARGIN = 48
"""How much of the window stays in view round the dialog, at 100 %."""


class DocumentDialog(QDialog):
    """As large as the window allows; Esc closes it, and nothing of it is kept."""

    def __init__(
        self,
        place: Workplace,
        case: Application,
        checks: Sequence[StoredCheck],
        load: LoadDocument,
        parent: QWidget,
    ) -> None:
        """Make the dialog and begin to load the first picture.

        Args:
            place: the tools of the desk.
            case: whose documents they are.
            checks: those whose picture is kept, in the order of the pages; at least one.
            load: reads a picture.
            parent: the page it is opened from.
        """
        super().__init__(parent)
        self._place, self._checks = place, tuple(checks)
        _ = place.tr.gettext
        self.setObjectName("document")
        self.setWindowTitle(_("Document of {reference}").format(reference=case.reference))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = QLabel(self)
        self.heading.setProperty("words", "strong")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = plain_button("document.close", self.reject, self)
        self.close_button.setText(_("Close"))
        self.viewer = PageViewer(place, self)
        self.viewer.bind_keys(self)
        self.viewer.canvas.fit(Fit.PAGE)
        self.viewer.sheet_shown.connect(self._say_which)
        self._lay_out(parent.window())
        self.viewer.show_sheets(
            [
                Sheet(id=f"check:{check.id}", load=partial(load, case.id, check.id))
                for check in self._checks
            ]
        )
        self.viewer.setFocus()
        came_from = parent.window().focusWidget()
        if came_from is not None:
            self.finished.connect(came_from.setFocus)

    def _say_which(self, at: int) -> None:
        _, check = self._place.tr.gettext, self._checks[at]
        words = _("Read at the counter, {time}, {name}, {branch}").format(
            time=time_words(check.ended_at), name=check.clerk_name, branch=check.office
        )
        self.heading.setText(words)

    def _lay_out(self, window: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.viewer, 1)
        margin = self._place.theme.px(_MARGIN)
        self.resize(window.size().shrunkBy(QMargins(margin, margin, margin, margin)))
