"""The case on the counter: everything that is asked of the office about it, and its claim."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.counter_desk.check import Check
from ui.counter_desk.lease import Lease
from ui.counter_desk.opening import Opened, Opening
from ui.counter_desk.scanned_zone import ScannedZone
from ui.workers import Cancellation
from ui.workplace import Workplace
from workstation.domain.applications import Claim, Decision
from workstation.domain.holdings import SessionId
from workstation.domain.identity_checks import Outcome
from workstation.domain.phones import PhoneNumber
from workstation.domain.policy import DEFAULT_POLICY, Policy
from workstation.domain.reasons import Reason
from workstation.services.counter import Visit
from workstation.services.queue import QueueService

ASK_AGAIN_MS: Final = 5_000
"""How often a case that is in use is asked for, once somebody wants to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A visit that was recorded, with what it takes to undo it."""

    opened: Opened
    check: Check
    outcome: Outcome
    decision: Decision


class CaseOnCounter(QObject):
    """Holds at most one case; keys and buttons wait while the office is asked for a change."""

    shown = Signal(object)
    """Another case, or the same one as it stands now: an ``Opened``."""
    brought_back = Signal(object, object)
    """A case with the ``Check`` that was under way."""
    freed = Signal(object)
    """A colleague has finished; the case is ours: an ``Opened``."""
    reissued = Signal(object)
    not_found = Signal(object)
    """Carries the exception; there is no case now."""
    refused = Signal(object)
    """Carries the exception; the case stays as it was."""
    lost = Signal()
    """The claim is somebody else's, or may be."""
    compared = Signal(bool)
    zone_compared = Signal(object, object)
    """A ``ScannedZone`` and what the office says of it: a ``MrzComparison``, or None: no zone."""
    recorded = Signal(object)
    """Carries a ``Recorded``; there is no case now."""
    taken_back = Signal(object)
    """The ``Opened`` whose visit was undone; ``brought_back`` went before."""

    def __init__(
        self,
        place: Workplace,
        opening: Opening,
        queue: QueueService,
        session: SessionId,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._opening = opening
        self._counter, self._actor = opening.counter, opening.actor
        self._opened: Opened | None = None
        self._finding: Cancellation | None = None
        self.policy: Policy = DEFAULT_POLICY
        self._lease = Lease(queue, session, place.tasks, self)
        self._lease.lost.connect(self.lost)
        self._waiting = QTimer(self)
        self._waiting.setInterval(ASK_AGAIN_MS)
        self._waiting.timeout.connect(self.ask_again)
        place.tasks.run(self, queue.policy, done=self._policy_read, failed=_keep_defaults)

    @property
    def opened(self) -> Opened | None:
        """The case, if there is one."""
        return self._opened

    @property
    def claim(self) -> Claim | None:
        """Our claim of it."""
        return self._lease.claim

    def put_aside(self) -> None:
        """Have no case any more, and give the claim back."""
        self._opened = None
        self._waiting.stop()
        self._lease.release()

    # Opening.

    def find(self, text: str) -> None:
        """Open the case of a letter."""
        self._finding = self._ask(partial(self._opening.find, text), self._take, self._not_found)

    def stop_finding(self) -> bool:
        """Wait no longer for a letter that is looked for; return whether one was."""
        finding, self._finding = self._finding, None
        if finding is None:
            return False
        finding.request()
        self._place.commands.resume()
        return True

    def phone_changed(self, phone: PhoneNumber) -> None:
        """Know the telephone that was changed meanwhile; everything else stays as it was."""
        opened = self._opened
        if opened is not None:
            applicant = replace(opened.case.applicant, phone=phone)
            self._opened = replace(opened, case=replace(opened.case, applicant=applicant))

    def load_again(self) -> None:
        """Open the same case as it stands now."""
        if self._opened is not None:
            self.find(self._opened.case.letter.reference.digits)

    def bring_back(self, opened: Opened, check: Check) -> None:
        """Open a case again with the answers it had."""
        self._ask(partial(self._opening.again, opened), partial(self._bring_back, check))

    def reissue(self, reason: Reason) -> None:
        """Ask for another letter."""
        opened = self._opened
        if opened is not None:
            self._ask(partial(self._opening.reissued, opened, reason), self._reissued)

    def allow_visit(self) -> None:
        """Take the holder of an identity card as a case in need."""
        opened = self._opened
        if opened is not None:
            self._ask(partial(self._opening.visit_allowed, opened), self._take)

    def wait_until_free(self) -> None:
        """Ask now and then whether a colleague has finished."""
        self._waiting.start()

    def ask_again(self) -> None:
        """Ask once whether a colleague has finished."""
        opened = self._opened
        if opened is not None and opened.in_use is not None:
            self._place.tasks.run(
                self,
                partial(self._opening.again, opened),
                done=self._asked_again,
                failed=_wait_on,
                topic="case",
            )

    # The check.

    def compare(self, number: str) -> None:
        """Ask whether a number is the one that was registered."""
        opened = self._opened
        if opened is not None:
            self._place.tasks.run(
                self,
                partial(
                    self._counter.same_number, opened.case.application.id, number, by=self._actor
                ),
                done=partial(self._compared, opened),
                failed=self.refused.emit,
                topic="number",
            )

    def compare_zone(self, zone: ScannedZone) -> None:
        """Ask what a document's machine-readable zone has to do with the registration."""
        opened = self._opened
        if opened is not None:
            self._ask(
                partial(
                    self._counter.compare_zone,
                    opened.case.application.id,
                    zone.text,
                    by=self._actor,
                ),
                partial(self._zone_compared, opened, zone),
            )

    def record(
        self, check: Check, outcome: Outcome, reason: str, note: str, *, concern: bool
    ) -> None:
        """Record the visit."""
        opened, claim = self._opened, self._lease.claim
        if opened is None:
            return
        if claim is None:
            self.lost.emit()
            return
        visit = Visit(
            outcome=outcome,
            reason=reason,
            note=note,
            parts=check.recorded(),
            concern=concern,
            started_at=opened.case.started_at,
            picture=check.scanned.page if check.scanned is not None else b"",
        )
        self._ask(
            lambda: self._counter.record(
                opened.case.letter.reference, visit, claim=claim, by=self._actor
            ),
            lambda decision: self._recorded(
                Recorded(opened=opened, check=check, outcome=outcome, decision=decision)
            ),
        )

    def take_back(self, recorded: Recorded) -> None:
        """Undo a visit and open its case with the answers it had."""

        def work() -> Opened:
            self._counter.take_back(recorded.decision.id, by=self._actor)
            return self._opening.again(recorded.opened)

        def done(opened: Opened) -> None:
            self._bring_back(recorded.check, opened)
            self.taken_back.emit(opened)

        self._ask(work, done)

    # Answers.

    def _ask(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Cancellation:
        self._place.commands.hold()

        def answered(answer: object) -> None:
            self._go_on()
            done(answer)

        def not_answered(error: Exception) -> None:
            self._go_on()
            (failed or self.refused.emit)(error)

        return self._place.tasks.run(self, work, done=answered, failed=not_answered)

    def _go_on(self) -> None:
        self._finding = None
        self._place.commands.resume()

    def _take(self, opened: Opened) -> None:
        self._hold(opened)
        self.shown.emit(opened)

    def _bring_back(self, check: Check, opened: Opened) -> None:
        self._hold(opened)
        self.brought_back.emit(opened, check)

    def _reissued(self, opened: Opened) -> None:
        self._take(opened)
        self.reissued.emit(opened)

    def _asked_again(self, opened: Opened) -> None:
        if opened.in_use is None:
            self._hold(opened)
            self.freed.emit(opened)

    def _hold(self, opened: Opened) -> None:
        before, self._opened = self._opened, opened
        self._waiting.stop()
        same = before is not None and before.case.application.id == opened.case.application.id
        if same:
            self._lease.forget()  # claimed anew, under another token
        else:
            self._lease.release()
        if opened.claim is not None:
            self._lease.hold(opened.claim, every_s=self.policy.claim_renew_seconds)

    def _not_found(self, error: Exception) -> None:
        self.put_aside()
        self.not_found.emit(error)

    def _compared(self, opened: Opened, agrees: object) -> None:
        if opened is self._opened:
            self.compared.emit(bool(agrees))

    def _zone_compared(self, opened: Opened, zone: ScannedZone, found: object) -> None:
        if opened is self._opened:
            self.zone_compared.emit(zone, found)

    def _recorded(self, recorded: Recorded) -> None:
        self._lease.forget()  # given back with the record
        self._opened = None
        self.recorded.emit(recorded)

    def _policy_read(self, policy: Policy) -> None:
        self.policy = policy


def _keep_defaults(error: Exception) -> None:
    del error  # the figures the office starts with serve until it answers


def _wait_on(error: Exception) -> None:
    del error  # asked again in a moment
