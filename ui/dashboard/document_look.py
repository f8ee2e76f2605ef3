"""The key and button that show the documents of a case, and why there is nothing to show."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.dashboard.document_dialog import DocumentDialog, LoadDocument
from ui.errors import SENTENCES
from ui.i18n import N_
from ui.widgets.buttons import IconButton
from ui.workplace import Workplace
from workstation.domain.errors import PictureDestroyed
from workstation.domain.holdings import PictureState, StoredCheck
from workstation.services.review import ReviewCase

_NO_CASE = N_("No case is open")
_NO_PICTURE = N_("No picture of a document was kept at the counter")


class DocumentLook(QObject):
    """Opens the dialog over a page; one at a time."""

    def __init__(self, place: Workplace, load: LoadDocument, page: QWidget) -> None:
        super().__init__(page)
        self._place, self._load, self._page = place, load, page
        self._case: ReviewCase | None = None
        self.dialog: DocumentDialog | None = None
        """While somebody looks."""
        self._command = place.commands.bind(page, "case.document", self.open)
        self.button = IconButton(self._command, place.icons, page)
        place.tr.follow(self.retranslate)

    def offer(self, case: ReviewCase | None) -> None:
        """Take up which case is open, or that none is."""
        self._case = case
        self.retranslate()

    def retranslate(self) -> None:
        """Write why nothing can be looked at in the language in use."""
        why_not = _why_not(self._case)
        self._command.allow(not why_not, self._place.tr.gettext(why_not))

    def open(self) -> None:
        """Show the pictures that are kept of the case's documents; looking is audited."""
        if self._case is None:
            return
        checks = _with_picture(self._case)
        self.dialog = DocumentDialog(
            self._place, self._case.application, checks, self._load, self._page
        )
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def put_away(self) -> None:
        """Take the picture away."""
        if self.dialog is not None:
            self.dialog.reject()

    def _closed(self) -> None:
        self.dialog = None


def _with_picture(case: ReviewCase) -> tuple[StoredCheck, ...]:
    """Return the checks whose document can be looked at, the newest first."""
    return tuple(c for c in reversed(case.checks) if c.picture is PictureState.KEPT)


def _why_not(case: ReviewCase | None) -> str:
    """Return the English words for why nothing can be looked at; empty: something can."""
    if case is None:
        return _NO_CASE
    states = {check.picture for check in case.checks}
    if PictureState.KEPT in states:
        return ""
    return SENTENCES[PictureDestroyed.code] if PictureState.DESTROYED in states else _NO_PICTURE
