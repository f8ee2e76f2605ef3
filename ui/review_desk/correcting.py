"""Correcting what was read of the case on the screen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.errors import sentence
from ui.review_desk.case_view import CaseView
from ui.review_desk.flow import Flow
from ui.review_desk.on_screen import OnScreen
from ui.review_desk.read_again import ReadAgainBar
from ui.review_desk.settling import HOLDS
from ui.workers import Tasks
from workstation.domain.corrections import Correction, Source
from workstation.domain.holdings import ProofId
from workstation.domain.proof_fields import Field
from workstation.domain.staff import Actor
from workstation.services.corrections import CorrectionService, NewCorrection, Region


class Correcting(QObject):
    """Takes a correction to the office, and shows the case as it is compared again."""

    refused = Signal(object)
    """A correction was not kept, and the case or the screen is another; carries the error."""

    def __init__(
        self,
        *,
        service: CorrectionService,
        actor: Actor,
        flow: Flow,
        case: OnScreen,
        view: CaseView,
        bar: ReadAgainBar,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        """Wire the parts.

        Args:
            service: keeps corrections.
            actor: who corrects.
            flow: has the case and its lease.
            case: what is shown of it.
            view: where corrections are written.
            bar: where regions are read again.
            tasks: threads.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._service, self._actor = service, actor
        self._flow, self._case, self._view = flow, case, view
        self._tasks = tasks
        view.correction.written.connect(self._keep)
        bar.taken.connect(self._take)

    def _take(self, text: str, region: Region) -> None:
        row, shown = self._view.focused_row(), self._case.shown
        if row is not None and shown is not None and shown.proof.id == region.proof:
            self._view.correct((text, region))

    def _keep(self, field: Field, text: str, source: Source, region: Region | None) -> None:
        opened, shown = self._flow.current, self._case.shown
        if opened is None or opened.claim is None or shown is None:
            return
        claim = opened.claim
        new = NewCorrection(
            proof=shown.proof,
            field=field,
            text=text,
            source=source,
            region=region,
            seen=len(shown.corrections),
        )
        self._tasks.run(
            self,
            lambda: self._service.correct(new, claim=claim, by=self._actor),
            done=self._kept,
            failed=partial(self._failed, shown.proof.id),
        )

    def _kept(self, corrections: Sequence[Correction]) -> None:
        del corrections  # the case is read again: what they change is compared there
        self._flow.refresh()

    def _failed(self, proof: ProofId, error: Exception) -> None:
        if self._case.shown is None or self._case.shown.proof.id != proof:
            self.refused.emit(error)
            return
        self._view.correction.refuse(partial(sentence, error))
        hold = HOLDS.get(type(error))
        if hold is not None:
            self._flow.hold(hold)
            self.refused.emit(error)
