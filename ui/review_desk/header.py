"""Beside the title: which case, where in the list, and how things stand with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.review_desk.rows import sureness
from ui.review_desk.taking import Hold, OpenCase
from ui.review_desk.words import STAGE_STATES, STAGES
from ui.theme.tokens import State
from ui.widgets.chips import StateChip
from ui.workplace import Workplace
from workstation.domain.holdings import ProofState
from workstation.services.review import ReviewedProof


class CaseHeader(QWidget):
    """Reference, place in the list, and up to six chips."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._opened: OpenCase | None = None
        self._reviewed: ReviewedProof | None = None
        self._at: tuple[int, int] | None = None
        self._on_hold = 0
        self._reference, self._position = QLabel(self), QLabel(self)
        self._reference.setObjectName("review.reference")
        self._reference.setProperty("words", "strong")
        self._reference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._position.setProperty("words", "muted")
        self._chips = [StateChip(place.icons, self) for _ in range(6)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._reference, self._position, *self._chips):
            row.addWidget(widget)
        place.tr.follow(self.retranslate)

    def show_case(self, opened: OpenCase | None, at: tuple[int, int] | None) -> None:
        """Show another case and its place in the list."""
        self._opened, self._at = opened, at
        self.retranslate()

    def show_upload(self, reviewed: ReviewedProof | None) -> None:
        """Show how the upload in view was read."""
        self._reviewed = reviewed
        self.retranslate()

    def show_on_hold(self, count: int) -> None:
        """Show how many cases are kept for later."""
        self._on_hold = count
        self.retranslate()

    def words(self) -> str:
        """Return what is shown, for tests."""
        chips = [chip.text() for chip in self._chips if not chip.isHidden()]
        labels = [self._reference.text(), self._position.text()]
        return " | ".join(filter(None, [*labels, *chips]))

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        opened, _ = self._opened, self._place.tr.gettext
        self._reference.setText("" if opened is None else opened.application.reference)
        self._reference.setVisible(opened is not None)
        self._position.setText("")
        if self._at is not None:
            words = _("{n} of {count}").format(n=self._at[0], count=self._at[1])
            self._position.setText(words)
        self._position.setVisible(self._at is not None)
        wanted = self._states()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(wanted))
            if place < len(wanted):
                chip.show_state(*wanted[place])

    def _states(self) -> list[tuple[State, str]]:
        _, opened = self._place.tr.gettext, self._opened
        states: list[tuple[State, str]] = []
        if opened is not None:
            application = opened.application
            if application.awaiting_second_person:
                states.append((State.ATTENTION, _("Waiting for a second person")))
            else:
                states.append((STAGE_STATES[application.stage], _(STAGES[application.stage])))
            if opened.hold is Hold.IN_USE:
                in_use = _("In use: {name}").format(name=opened.holder)
                states.append((State.IN_USE, in_use))
            if application.revision > 1:
                states.append((State.MOVING, _("Revised")))
            states += self._reading_state()
        if self._on_hold:
            words = self._place.tr.ngettext("{n} on hold", "{n} on hold", self._on_hold)
            states.append((State.WAITING, words.format(n=self._on_hold)))
        return states[: len(self._chips)]

    def _reading_state(self) -> list[tuple[State, str]]:
        _, reviewed = self._place.tr.gettext, self._reviewed
        if reviewed is None:
            return []
        state = reviewed.proof.state
        if state is ProofState.WAITING:
            return [(State.WAITING, _("Reading…"))]
        if state is ProofState.NOT_READ:
            return [(State.ATTENTION, _("Not read"))]
        if state is ProofState.UNREADABLE:
            return [(State.REJECTED, _("Unreadable"))]
        confidence = mean_confidence(reviewed)
        if confidence is None or sureness(confidence) is None:
            return []
        words = _("Read {percent} %").format(percent=round(100 * confidence))
        return [(State.ATTENTION, words)]


def mean_confidence(reviewed: ReviewedProof) -> float | None:
    """Return how surely the fields of an upload were read, on average; None when none was."""
    if reviewed.reading is None or not reviewed.reading.fields:
        return None
    fields = reviewed.reading.fields
    return sum(found.confidence for found in fields) / len(fields)
