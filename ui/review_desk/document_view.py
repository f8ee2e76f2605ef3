"""The uploads of a case: which one is shown, its pages, and what is said when there is none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from ui.i18n import N_
from ui.review_desk.sheets import LoadPage, boxes_of, sheets_of
from ui.review_desk.words import UNREADABLE
from ui.widgets.proof_words import FIELD_WORDS
from ui.widgets.viewer.viewer import PageViewer
from ui.workplace import Workplace
from workstation.domain.holdings import ProofState
from workstation.domain.proof_fields import FieldRow
from workstation.domain.proofs import UnreadableReason
from workstation.services.review import ReviewedProof

_NO_UPLOAD = N_("This applicant uploaded no proof.")
_OPENING = N_("The file is being opened…")
_PURGED = N_("The file was destroyed when its time was up. The decision record stays.")
_KEPT = N_("{problem} The file is kept as it came.")


class DocumentView(QWidget):
    """The viewer with a tab for each upload."""

    chosen = Signal(int)
    """Another upload is shown; carries its place."""
    field_pressed = Signal(str)
    """A box on the page was clicked; carries the field."""

    def __init__(
        self,
        place: Workplace,
        load: LoadPage,
        ask_again: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make the view.

        Args:
            place: the tools.
            load: reads a page's picture on another thread.
            ask_again: begins to ask the applicant for a readable file.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._place = place
        self._load = load
        self._ask_again = ask_again
        self._can_ask = False
        self._proofs: tuple[ReviewedProof, ...] = ()
        self._rows: tuple[FieldRow, ...] = ()
        self._newest = 1
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("review.documents")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self.viewer = PageViewer(place, self)
        self.viewer.setObjectName("review.viewer")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._tabs)
        self._column.addWidget(self.viewer, 1)
        self._tabs.currentChanged.connect(self._choose)
        self.viewer.box_clicked.connect(self.field_pressed)
        self.viewer.previous_asked.connect(lambda: self.step(-1))
        self.viewer.next_asked.connect(lambda: self.step(1))
        place.tr.follow(self.retranslate)

    def put_below(self, widget: QWidget) -> None:
        """Put a line below the page."""
        self._column.addWidget(widget)

    @property
    def at(self) -> int:
        """The place of the upload shown."""
        return max(0, self._tabs.currentIndex())

    @property
    def shown(self) -> ReviewedProof | None:
        """The upload shown."""
        return self._proofs[self.at] if self._proofs else None

    def show_proofs(
        self, proofs: Sequence[ReviewedProof], at: int, newest: int, *, can_ask: bool
    ) -> None:
        """Show the uploads of a case, beginning with the one at ``at``.

        Args:
            proofs: of the newest revision first.
            at: which to show.
            newest: the newest revision; older ones say so on their tabs.
            can_ask: whether the applicant can be asked for another file now.
        """
        self._proofs, self._newest, self._can_ask = tuple(proofs), newest, can_ask
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for proof in self._proofs:
            self._tabs.addTab(self._tab_words(proof))
        if self._proofs:
            self._tabs.setCurrentIndex(min(at, len(self._proofs) - 1))
        self._tabs.blockSignals(False)
        self._tabs.setVisible(len(self._proofs) > 1)
        self._show_pages()

    def refresh(self, proofs: Sequence[ReviewedProof]) -> None:
        """Take up what was read meanwhile; a page that is in view stays as it is."""
        before = self.shown
        self._proofs = tuple(proofs)
        shown = self.shown
        if before is None or shown is None or before.frames != shown.frames or not shown.frames:
            self._show_pages()

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Mark where the rows of the upload shown were read."""
        self._rows = tuple(rows)
        self._show_boxes()

    def focus_field(self, field: str) -> None:
        """Frame a field's region and bring it into view."""
        self.viewer.focus_box(field or None)

    def prefetch(self, proof: ReviewedProof | None) -> None:
        """Decode the pages of the upload that will be shown next."""
        self.viewer.prefetch(() if proof is None else sheets_of(proof, self._load)[:3])

    def step(self, by: int) -> None:
        """Show the next or previous upload; the ends hold."""
        self._tabs.setCurrentIndex(max(0, min(self._tabs.count() - 1, self.at + by)))

    def retranslate(self) -> None:
        """Name the tabs in the language in use."""
        self._tabs.setAccessibleName(self._place.tr.gettext("Uploads"))
        for place, proof in enumerate(self._proofs):
            self._tabs.setTabText(place, self._tab_words(proof))
        shown = self.shown
        if not self._proofs or (shown is not None and not shown.frames):
            self._say_why()
        self._show_boxes()

    def clear(self) -> None:
        """Show nothing."""
        self._proofs, self._rows = (), ()
        self._tabs.hide()
        self.viewer.clear()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._proofs):
            self._show_pages()
            self.chosen.emit(at)

    def _show_pages(self) -> None:
        shown = self.shown
        if shown is not None and shown.frames:
            self.viewer.show_sheets(sheets_of(shown, self._load))
            return
        self.viewer.clear()
        self._say_why()

    def _say_why(self) -> None:
        _, shown = self._place.tr.gettext, self.shown
        if shown is None:
            self.viewer.say(_(_NO_UPLOAD))
        elif shown.proof.state is ProofState.WAITING:
            self.viewer.say(_(_OPENING))
        elif shown.proof.state is ProofState.PURGED:
            self.viewer.say(_(_PURGED))
        else:
            self._say_unreadable(shown.proof.problem)

    def _say_unreadable(self, problem: str) -> None:
        _ = self._place.tr.gettext
        code = UnreadableReason(problem) if problem in set(UnreadableReason) else None
        words = UNREADABLE[code or UnreadableReason.DAMAGED]
        button = _("Ask for a readable file") if self._can_ask else ""
        said = _(_KEPT).format(problem=_(words))
        self.viewer.say(said, button=button, act=self._ask_again)

    def _show_boxes(self) -> None:
        shown = self.shown
        if shown is not None and shown.frames:
            self.viewer.set_boxes(boxes_of(self._rows, shown.frames, self._box_label))

    def _box_label(self, row: FieldRow) -> str:
        _ = self._place.tr.gettext
        return _("{n} {field}").format(n=row.field.number, field=_(FIELD_WORDS[row.field]))

    def _tab_words(self, reviewed: ReviewedProof) -> str:
        _, proof = self._place.tr.gettext, reviewed.proof
        if proof.revision == self._newest:
            return _("Upload {n}").format(n=proof.position)
        return _("Earlier: upload {n} of {revision}").format(
            n=proof.position, revision=proof.revision
        )
