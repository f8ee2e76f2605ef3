"""The three lists a supervisor decides, each with its rows, its choices and its deeds. No Qt.

Everything here that reads or decides runs on another thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from ui.dashboard.verdicts import (
    Choice,
    Verdict,
    duplicate_choices,
    held_choices,
    open_opinion,
    second_choices,
)
from ui.i18n import N_
from ui.widgets.table.columns import Page
from workstation.domain.applications import Application, ApplicationId, Decision, Move
from workstation.domain.errors import ChangedElsewhere, WrongStage
from workstation.domain.holdings import ReferralLine
from workstation.domain.queue import QueueFilter, QueueKey, QueueRow, View
from workstation.domain.staff import Actor
from workstation.services.queue import QueueService
from workstation.services.referrals import ReferralService
from workstation.services.release import ReleaseService
from workstation.services.review import ReviewCase
from workstation.services.roster_ground import OTHERWISE, GroundService

DONE: Final[Mapping[str, str]] = {
    "second.confirm": N_("{reference}: proposal confirmed"),
    "second.send_back": N_("{reference}: sent back to its desk"),
    "second.pass": N_("{reference}: identity check passed"),
    "second.fail": N_("{reference}: identity check failed"),
    "second.refuse": N_("{reference}: refused"),
    "duplicate.keep_new": N_("{reference}: kept; the earlier registration is cancelled"),
    "duplicate.keep_earlier": N_("{reference}: cancelled; the earlier registration stands"),
    "held.clear": N_("{reference}: hold cleared"),
    "held.review": N_("{reference}: sent to review again"),
    "held.letter": N_("{reference}: sent to the letter route"),
    "held.reissue": N_("{reference}: another PIN is on its way"),
    "held.cancel": N_("{reference}: cancelled"),
}
"""What is said after a deed."""

QUESTIONS: Final[Mapping[str, str]] = {
    "duplicate.keep_new": N_("Keep {reference} and cancel {other}?"),
    "duplicate.keep_earlier": N_("Cancel {reference} and keep {other}?"),
    "held.clear": N_("Clear the hold on {reference}?"),
    "held.review": N_("Send {reference} to review again?"),
    "held.letter": N_("Send a letter for {reference}?"),
    "held.reissue": N_("Issue another PIN for {reference}?"),
    "held.cancel": N_("Cancel {reference}?"),
}
"""What is asked before a deed that cannot be taken back."""

Line = TypeVar("Line")


class Cases(Protocol[Line]):
    """A list and what can be done about its cases."""

    def page(self, after: object | None, limit: int) -> Page[Line]:
        """Read a page of the list."""

    def case_of(self, line: Line) -> ApplicationId:
        """Return which application a line is about."""

    def choices(self, case: ReviewCase) -> tuple[Choice, ...]:
        """Return what can be done about a case."""

    def record(self, case: ReviewCase, verdict: Verdict) -> Decision | None:
        """Do what was chosen; the decision is returned where it can be taken back.

        Raises:
            WorkstationError: as the service says.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinions:
    """Proposals that wait for a second person."""

    referrals: ReferralService
    actor: Actor

    def page(self, after: object | None, limit: int) -> Page[ReferralLine]:
        """See ``Cases``."""
        del after
        return Page(tuple(self.referrals.open_ones(by=self.actor, limit=limit)))

    def case_of(self, line: ReferralLine) -> ApplicationId:
        """See ``Cases``."""
        return line.application_id

    def choices(self, case: ReviewCase) -> tuple[Choice, ...]:
        """See ``Cases``."""
        return second_choices(case, self.actor)

    def record(self, case: ReviewCase, verdict: Verdict) -> Decision | None:
        """See ``Cases``."""
        opinion, choice = open_opinion(case), _chosen(verdict)
        if opinion is None:
            raise ChangedElsewhere
        if choice.id == "second.send_back":
            self.referrals.send_back(opinion.id, note=verdict.note.strip(), by=self.actor)
            return None
        return self.referrals.confirm(
            opinion.id,
            opinion.move if choice.move is None else choice.move,
            revision=case.application.revision,
            reason=verdict.reason or "",
            note=verdict.note.strip(),
            by=self.actor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicates:
    """Second registrations of one document."""

    queue: QueueService
    referrals: ReferralService
    actor: Actor

    def page(self, after: object | None, limit: int) -> Page[QueueRow]:
        """See ``Cases``."""
        key = after if isinstance(after, QueueKey) else None
        rows = self.queue.page(
            View.DUPLICATES, QueueFilter(), by=self.actor, after=key, limit=limit
        )
        return Page(tuple(rows), rows[-1].key if len(rows) == limit else None)

    def case_of(self, line: QueueRow) -> ApplicationId:
        """See ``Cases``."""
        return line.id

    def choices(self, case: ReviewCase) -> tuple[Choice, ...]:
        """See ``Cases``."""
        return duplicate_choices(case)

    def record(self, case: ReviewCase, verdict: Verdict) -> Decision | None:
        """See ``Cases``."""
        keep = _DUPLICATE_DEEDS[_chosen(verdict).id]
        keep(self.referrals, case.application.id, verdict.reason or "", by=self.actor)
        return None


_DUPLICATE_DEEDS: Final[Mapping[str, Callable[..., object]]] = {
    "duplicate.keep_new": ReferralService.keep_new,
    "duplicate.keep_earlier": ReferralService.keep_earlier,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Held releases; lost PINs and withdrawals of any case that was looked up."""

    referrals: ReferralService
    release: ReleaseService
    grounds: GroundService
    actor: Actor

    def page(self, after: object | None, limit: int) -> Page[Application]:
        """See ``Cases``."""
        del after
        return Page(tuple(self.referrals.held(by=self.actor, limit=limit)))

    def case_of(self, line: Application) -> ApplicationId:
        """See ``Cases``."""
        return line.id

    def choices(self, case: ReviewCase) -> tuple[Choice, ...]:
        """See ``Cases``."""
        return held_choices(case, self.actor)

    def record(self, case: ReviewCase, verdict: Verdict) -> Decision | None:
        """See ``Cases``."""
        id_, reason = case.application.id, verdict.reason or ""
        version = case.application.version
        choice = _chosen(verdict)
        if choice.id == "held.clear":
            self.release.clear_hold(id_, reason, version=version, by=self.actor)
        elif choice.move in OTHERWISE:
            self.grounds.decide_otherwise(id_, choice.move, reason, version=version, by=self.actor)
        elif choice.id == "held.reissue":
            self.release.reissue(id_, reason, by=self.actor)
        else:
            self.referrals.cancel(id_, reason, by=self.actor)
        return None


def _chosen(verdict: Verdict) -> Choice:
    if verdict.choice is None:
        raise WrongStage(stage="", move=Move.CANCEL)
    return verdict.choice
