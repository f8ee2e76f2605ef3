"""Below the page: which reader works, and a part of the page read again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.accessibility import announce
from ui.errors import sentence
from ui.i18n import N_, Translator
from ui.review_desk.document_view import DocumentView
from ui.theme.type import Size
from ui.widgets.buttons import KeyButton, Kind
from ui.workplace import Workplace
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.holdings import ProofId
from workstation.domain.proofs import Quad
from workstation.domain.readers import ReaderStanding
from workstation.domain.staff import Actor
from workstation.services.corrections import CorrectionService, Region

_HOW = N_(
    "Drag a rectangle round the words, or move it with the arrows and size it with Shift; "
    "Enter reads, Esc leaves."
)
_READING = N_("Reading this part of the page…")
_NOTHING = N_("Nothing could be read there. Draw the rectangle a little larger, or correct by eye.")


class ReadAgainBar(QFrame):
    """One line: a button, what came of it, and a button to take it."""

    taken = Signal(str, object)
    """Somebody takes what was read; carries the text and its ``Region``."""

    def __init__(
        self,
        place: Workplace,
        desk: QWidget,
        service: CorrectionService,
        actor: Actor,
        document: DocumentView,
        parent: QWidget | None = None,
    ) -> None:
        """Make the line.

        Args:
            place: the tools.
            desk: where its keys work.
            service: reads a region.
            actor: who looks.
            document: whose page is pointed at.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._place, self._service, self._actor = place, service, actor
        self._document = document
        self._standing: ReaderStanding | None = None
        self._say: Callable[[Translator], str] = self._standing_words
        self._found: tuple[str, Region] | None = None
        self._asked = 0
        self._proof: ProofId | None = None
        self._field = ""
        self._may_take = False
        bind = partial(place.commands.bind, desk)
        self.again = bind("field.read_again", self._begin)
        self.take = bind("field.take", self._take)
        self._words = QLabel(self)
        self._words.setObjectName("review.reader")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("words", "muted")
        self._words.setWordWrap(True)
        again = KeyButton(self.again, self, kind=Kind.QUIET)
        again.setObjectName("review.read_again")
        self._take_button = KeyButton(self.take, self, kind=Kind.PLAIN)
        self._take_button.setObjectName("review.take_reading")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(again)
        row.addWidget(self._words, 1)
        row.addWidget(self._take_button)
        place.theme.changed.connect(self._hold_height)
        self._hold_height()
        document.viewer.region_picked.connect(self._picked)
        document.viewer.picking_left.connect(self._left)
        place.tr.follow(self.retranslate)
        self.forget()
        self._ask_standing()

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def forget(self) -> None:
        """Say which reader works again: another page or field is looked at."""
        self._asked += 1
        self._document.viewer.canvas.stop_picking()
        self._show(self._standing_words)

    def keep_to(self, field: str) -> None:
        """Drop what was read for another field than the one in focus now."""
        if field != self._field:
            self._field = field
            self.forget()

    def allow(self, *, take: bool) -> None:
        """Enable the keys for the upload in view; ``take``: its readings can be corrected."""
        shown = self._document.shown
        proof = None if shown is None else shown.proof.id
        if proof != self._proof:
            self._proof = proof
            self.forget()
        self.again.setEnabled(shown is not None and bool(shown.frames))
        self._may_take = take
        self.take.setEnabled(take and self._found is not None)

    def retranslate(self) -> None:
        """Write the line in the language in use."""
        said = self._say(self._place.tr)
        self._words.setText(said)
        self._words.setToolTip(said)

    # Inside.

    def _hold_height(self) -> None:
        """Keep room for two lines, so that the page never moves under a rectangle."""
        line = QFontMetrics(self._place.theme.font(Size.BODY)).lineSpacing()
        self.setFixedHeight(2 * line + 8)

    def _show(
        self, say: Callable[[Translator], str], found: tuple[str, Region] | None = None
    ) -> None:
        self._say, self._found = say, found
        self.take.setEnabled(self._may_take and found is not None)
        self._take_button.setVisible(found is not None)
        self.retranslate()

    def _tell(
        self, say: Callable[[Translator], str], found: tuple[str, Region] | None = None
    ) -> None:
        self._show(say, found)
        announce(self._words, self._words.text())

    def _begin(self) -> None:
        if self._document.viewer.pick_region():
            self._tell(lambda tr: tr.gettext(_HOW))

    def _left(self) -> None:
        self._show(self._standing_words)

    def _picked(self, sheet: int, corners: tuple[tuple[float, float], ...], turn: int) -> None:
        shown = self._document.shown
        if shown is None or not 0 <= sheet < len(shown.frames):
            return
        frame = shown.frames[sheet]
        first, second, third, fourth = corners
        region = Region(
            proof=shown.proof.id,
            page=frame.number,
            quad=frame.to_upload.quad(Quad((first, second, third, fourth))),
            rotation=turn,
        )
        self._asked += 1
        self._tell(lambda tr: tr.gettext(_READING))
        self._place.tasks.run(
            self,
            lambda: self._service.read_again(region, by=self._actor),
            done=partial(self._read, self._asked, region),
            failed=partial(self._failed, self._asked),
            topic="read_again",
        )

    def _read(self, asked: int, region: Region, reading: RegionReading) -> None:
        if asked != self._asked:
            return
        text, percent = reading.text, round(100 * reading.confidence)
        if not text:
            self._tell(lambda tr: tr.gettext(_NOTHING))
            return
        self._tell(
            lambda tr: tr.gettext("Read again: “{text}” ({percent} % confidence)").format(
                text=text, percent=percent
            ),
            (text, region),
        )

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._tell(lambda tr: sentence(error, tr))

    def _take(self) -> None:
        if self._found is not None:
            text, region = self._found
            self._show(self._standing_words)
            self.taken.emit(text, region)

    def _ask_standing(self) -> None:
        self._place.tasks.run(self, self._service.standing, done=self._stands)

    def _stands(self, standing: ReaderStanding) -> None:
        self._standing = standing
        self.retranslate()

    def _standing_words(self, tr: Translator) -> str:
        return "" if self._standing is None else standing_words(self._standing, tr)


_NONE = N_("Reading: no reader is installed on this computer. Compare by eye.")
_ONLY = N_(
    "Reading: {reader} only; the neural reader is not installed: more will be left to the eye."
)


def standing_words(standing: ReaderStanding, tr: Translator) -> str:
    """Return which reader works, in a sentence."""
    if not standing.working:
        return tr.gettext(_NONE)
    words = tr.gettext("Reading: {reader}") if standing.neural else tr.gettext(_ONLY)
    return words.format(reader=standing.working)
