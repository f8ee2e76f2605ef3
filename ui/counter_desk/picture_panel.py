"""A picture of the document: it is read, and what was not read for sure is keyed over it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.counter_desk.picture_files import FileNotRead
from ui.counter_desk.scanned_zone import ScannedZone, holds_zone
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import error_words
from ui.counter_desk.zone_keying import ZoneKeying
from ui.errors import FACT_WORDS
from ui.i18n import N_, Translator
from ui.theme.tokens import State
from ui.widgets.buttons import plain_button
from ui.widgets.chips import StateChip
from ui.workers import Cancellation, Lane
from ui.workplace import Workplace
from workstation.domain.document_reading import (
    DocumentReading,
    DoubtReason,
    PictureVerdict,
    ReadingCancelled,
)
from workstation.domain.errors import ReaderFailed
from workstation.domain.identity_checks import DocumentPicture
from workstation.domain.mrz_comparison import holders_zone
from workstation.domain.proofs import UnreadableUpload
from workstation.domain.staff import Actor
from workstation.services.documents import DocumentService

DOUBTS: Final[Mapping[DoubtReason, str]] = {
    DoubtReason.READERS_DIFFER: N_("This place could not be read for sure."),
    DoubtReason.UNSURE: N_("This place could not be read for sure."),
    DoubtReason.CHECK_FAILED: N_("The check digit here does not fit, perhaps as it is printed."),
    DoubtReason.UNKNOWN_CODE: N_("No country or organisation has this code."),
    DoubtReason.BROKEN_LAYOUT: N_("A character stands where none like it can be."),
}
_SEVERAL: Final = N_(
    "The picture shows more than one document. Take a picture of the applicant's document alone."
)
_GONE: Final = N_("The file is not there any more. Take the picture anew, or key what is asked.")
_NOT_READABLE: Final = N_(
    "This computer may not read the file. Choose another one, or key what is asked."
)
_FAILED: Final = N_("Reading the picture failed. Key what is asked, or take another picture.")
_FAILURES: Final[Mapping[str, str]] = {
    "reader_missing": N_("Pictures of documents cannot be read on this computer."),
    "took_too_long": N_(
        "Reading the picture took too long and was stopped. Key what is asked, or take another one."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What came of one picture."""

    reading: DocumentReading
    digest: str
    several: bool
    """Whether the page shows another document's zone, too."""


class PicturePanel(QFrame):
    """Hidden until there is a picture; whoever took its zone clears it."""

    taken = Signal(object)
    """Carries the ``ScannedZone``; what was keyed stays until ``clear``, to be taken again."""
    closed = Signal()
    """The clerk wants to key what is asked instead."""

    def __init__(
        self, place: Workplace, documents: DocumentService, actor: Actor, parent: QWidget
    ) -> None:
        """Make a panel.

        Args:
            place: the tools of the desk.
            documents: reads pictures, on another thread.
            actor: who reads them.
            parent: the desk.
        """
        super().__init__(parent)
        self._place, self._documents, self._actor = place, documents, actor
        self._asked: Cancellation | None = None
        self._read: _Read | None = None
        self._state: tuple[State, str, str | Exception] = (State.WAITING, "", "")
        self.setObjectName("counter.picture")
        self._chip = StateChip(place.icons, self)
        self._words = plain_label(self, wrap=True)
        self.keying = ZoneKeying(place, self)
        self._hint = plain_label(self, "muted", wrap=True)
        self._complaint = plain_label(self, "rejected", wrap=True)
        self.take_button = plain_button("counter.picture.take", self._take, self)
        self.close_button = plain_button("counter.picture.close", self._close, self)
        self.keying.changed.connect(self._show_place)
        self.keying.entered.connect(self._take)
        self._lay_out()
        self.clear()
        place.tr.follow(self.retranslate)

    @property
    def keyed(self) -> bool:
        """Whether something was keyed that would be lost."""
        places = self.keying.places
        return places is not None and bool(places.keyed)

    @property
    def keying_now(self) -> bool:
        """Whether places wait to be keyed."""
        return not self.isHidden() and self._read is not None

    def prepare(self) -> None:
        """Start what reads: the first picture need not wait for it."""
        self._place.tasks.run(self, self._documents.prepare, lane=Lane.BACKGROUND)

    def begin(self, body: Callable[[], bytes]) -> None:
        """Read a picture in place of the one that is being read.

        Args:
            body: returns the file, on another thread.
        """
        self.clear()
        self._say(State.MOVING, N_("Reading"), N_("The picture of the document is being read."))
        self.show()
        self._asked = self._place.tasks.run(
            self,
            lambda: self._answer(body),
            done=self._answered,
            failed=self._failed,
            topic="picture",
            lane=Lane.PICTURES,
        )

    def clear(self) -> None:
        """Forget the picture, and stop reading it."""
        if self._asked is not None:
            self._asked.request()
            self._asked = None
            self._documents.cancel()
        self._read = None
        self.keying.show_reading(None)
        self._complain("")
        self._say(State.WAITING, "", "")
        self.hide()

    def take_focus(self) -> None:
        """Put the focus where places are keyed."""
        self.keying.setFocus()

    def said(self) -> str:
        """Return all that is shown in words, line by line."""
        shown = (self._chip, self._words, self._hint, self._complaint)
        return "\n".join(filter(None, (one.text() for one in shown)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the picture with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        state, word, words = self._state
        self._chip.show_state(state, tr.gettext(word) if word else "")
        self._words.setText(_in_words(words, tr))
        self.take_button.setText(tr.gettext("Take these lines"))
        self.close_button.setText(tr.gettext("Key what is asked instead"))
        self.keying.retranslate()
        self._show_place()

    # Reading.

    def _answer(self, body: Callable[[], bytes]) -> _Read | None:
        """Return what was read; None: nobody waits for it any more."""
        file = body()
        try:
            reading = self._documents.read(file, by=self._actor)
        except ReadingCancelled:
            return None
        found = _documents(reading)
        return _Read(
            reading=found[0] if found else reading,
            digest=hashlib.sha256(file).hexdigest(),
            several=len({_text(one) for one in found}) > 1,
        )

    def _answered(self, found: _Read | None) -> None:
        self._asked = None
        if found is None:
            self.clear()
            return
        verdict = found.reading.verdict
        if found.several:
            self._end(_SEVERAL)
        elif verdict is PictureVerdict.GREEN and found.reading.reading is not None:
            self.clear()
            self._hand_over(found, "\n".join(found.reading.reading.lines), ())
        elif verdict is PictureVerdict.RED:
            words = (
                N_("The machine-readable zone on the picture could not be read.")
                if found.reading.lines
                else N_("No machine-readable zone was found on the picture.")
            )
            self._end(words)
        else:
            self._ask_for_places(found)

    def _failed(self, error: Exception) -> None:
        self._asked = None
        self._end(error)

    def _end(self, words: str | Exception) -> None:
        """Say that nothing came of the picture; the parts are keyed as without one."""
        self._say(State.ATTENTION, N_("Not read"), words)
        self._show_place()
        self.show()
        self.closed.emit()

    def _ask_for_places(self, found: _Read) -> None:
        self._read = found
        self._say(
            State.ATTENTION,
            N_("Look closely"),
            N_("Key the marked places as the document prints them. Space keys <."),
        )
        self.keying.show_reading(found.reading)
        self._show_place()
        self.show()
        if not _typing():
            self.take_focus()

    # What the clerk does.

    def _take(self) -> None:
        found, places = self._read, self.keying.places
        if found is None or places is None:
            return
        _ = self._place.tr.gettext
        if not places.complete:
            self._complain(_("Some marked places are still empty."))
        elif not holds_zone(places.text()):
            self._complain(
                _(
                    "These lines are none of a document. Look at the places again, "
                    "or key what is asked instead."
                )
            )
        else:
            keyed = tuple((one.line + 1, one.column + 1) for one in sorted(places.keyed))
            self._hand_over(found, places.text(), keyed)

    def _hand_over(self, found: _Read, text: str, keyed: tuple[tuple[int, int], ...]) -> None:
        picture = DocumentPicture(
            digest=found.digest,
            verdict=found.reading.verdict,
            page=found.reading.page,
            keyed=keyed,
        )
        self.taken.emit(ScannedZone(text=text, picture=picture, page=found.reading.picture))

    def _close(self) -> None:
        self.clear()
        self.closed.emit()

    # What is shown.

    def _say(self, state: State, word: str, words: str | Exception) -> None:
        """Say a word on the chip and words beside it, in English, or what an error means."""
        self._state = (state, word, words)
        self.retranslate()
        if words:
            announce(self, self.said())

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show_place(self) -> None:
        there = self._read is not None
        for widget in (self.keying, self.take_button, self.close_button):
            widget.setVisible(there)
        self._hint.setVisible(there)
        self._hint.setText(self._about_place())
        if there:
            self._complain("")

    def _about_place(self) -> str:
        found, places = self._read, self.keying.places
        _ = self._place.tr.gettext
        if found is None or places is None:
            return ""
        if places.at is None:
            return _("Every marked place is keyed: Enter compares the document.")
        line, column = places.at.line + 1, places.at.column + 1
        doubts = [one for one in found.reading.doubts if (one.line, one.column) == (line, column)]
        said = [_(DOUBTS[doubt.reason]) for doubt in doubts]
        read = found.reading.lines[places.at.line][places.at.column].text
        seen = dict.fromkeys(read + "".join(doubt.others for doubt in doubts))
        if doubts and len(seen) > 1:
            said.append(_("Perhaps: {characters}").format(characters="  ".join(seen)))
        where = _("Line {line}, place {place}").format(line=line, place=column)
        return "  ·  ".join((where, *dict.fromkeys(said)))

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._chip)
        said.addWidget(self._words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(said)
        column.addWidget(self.keying)
        column.addWidget(self._hint)
        column.addWidget(self._complaint)
        column.addLayout(buttons)


def _typing() -> bool:
    """Say whether somebody is in the middle of an entry, whose next keys belong there."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit) and field.isModified() and bool(field.text())


def _in_words(words: str | Exception, tr: Translator) -> str:
    """Return English words in the language in use, or what an error means."""
    if isinstance(words, Exception):
        return _why_not(words, tr)
    return tr.gettext(words) if words else ""


def _why_not(error: Exception, tr: Translator) -> str:
    """Return why a picture was not read, and what to do."""
    if isinstance(error, FileNotRead):
        return tr.gettext(_GONE if error.gone else _NOT_READABLE)
    if isinstance(error, UnreadableUpload):
        words = tr.gettext("The picture cannot be opened: {reason}. Take another one.")
        return words.format(reason=tr.gettext(FACT_WORDS[error.reason]))
    if isinstance(error, ReaderFailed):
        return tr.gettext(_FAILURES.get(error.facts.get("reason", ""), _FAILED))
    return error_words(error, tr)


def _text(reading: DocumentReading) -> str:
    return "\n".join("".join(seen.text for seen in line) for line in reading.lines)


def _documents(reading: DocumentReading) -> list[DocumentReading]:
    """Return the zones of documents on an opened page, those of a visa left out."""
    return [
        one
        for one in (reading, *reading.others)
        if one.verdict is not PictureVerdict.RED
        and not (one.reading is not None and holders_zone((one.reading,)) is None)
    ]
