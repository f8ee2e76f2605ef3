"""How a letter lives: its states, how long it can be used, and when a further one may be sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from workstation.domain.applications import ApplicationId
from workstation.domain.calendar import end_of_day, hong_kong_day
from workstation.domain.errors import LetterNotLive
from workstation.domain.letters import LetterId, LetterKind, LetterReference
from workstation.domain.policy import Policy


class LetterState(StrEnum):
    """Where a letter stands. The values are stored; never rename one."""

    DUE = "due"
    PRINTED = "printed"
    """Somebody confirmed that its page came out of the printer."""
    POSTED = "posted"
    RETURNED = "returned"
    VOID = "void"
    """Replaced, misprinted, or its application was closed; its code no longer works."""


class LetterMove(StrEnum):
    """What happens to a letter."""

    PRINT = "print"
    POST = "post"
    RETURN = "return"
    VOID = "void"


_NEXT: Final[Mapping[tuple[LetterState, LetterMove], LetterState]] = {
    (LetterState.DUE, LetterMove.PRINT): LetterState.PRINTED,
    (LetterState.PRINTED, LetterMove.POST): LetterState.POSTED,
    (LetterState.POSTED, LetterMove.RETURN): LetterState.RETURNED,
    (LetterState.DUE, LetterMove.VOID): LetterState.VOID,
    (LetterState.PRINTED, LetterMove.VOID): LetterState.VOID,
    (LetterState.POSTED, LetterMove.VOID): LetterState.VOID,
    (LetterState.VOID, LetterMove.RETURN): LetterState.RETURNED,
}
"""A void letter may still come back: its address has failed all the same."""


def allowed_letter_moves(state: LetterState) -> frozenset[LetterMove]:
    """Return what can happen to a letter at ``state``."""
    return frozenset(move for at, move in _NEXT if at is state)


class Standing(StrEnum):
    """What a letter is worth when somebody brings it or types its code."""

    LIVE = "live"
    NOT_SENT = "not_sent"
    EXPIRED = "expired"
    VOID = "void"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter as it stood when it was read."""

    id: LetterId
    application_id: ApplicationId
    kind: LetterKind
    reference: LetterReference
    generation: int
    """1 for the application's first letter, 2 for the one that replaces it."""
    state: LetterState
    address_key: str
    """A keyed fingerprint of the address it goes to; equal for equal addresses."""
    made_at: datetime
    last_day: date
    """It can be used up to 23:59 Hong Kong time of this day, which is printed on it."""
    posted_at: datetime | None = None
    ended_at: datetime | None = None
    """When it came back or was made void."""

    def after(self, move: LetterMove, *, at: datetime) -> "Letter":
        """Return the letter as ``move`` leaves it.

        Raises:
            LetterNotLive: ``move`` is not open at this state.
        """
        state = _NEXT.get((self.state, move))
        if state is None:
            raise self.not_live()
        posted_at = at if move is LetterMove.POST else self.posted_at
        return replace(self, state=state, posted_at=posted_at)

    def not_live(self) -> LetterNotLive:
        """Return the error that says where the letter stands and, if known, since which day."""
        since = self.ended_at or self.posted_at
        if since is None:
            return LetterNotLive(state=self.state)
        return LetterNotLive(state=self.state, on=hong_kong_day(since).isoformat())

    def expired(self, at: datetime) -> bool:
        """Say whether the letter's last day has passed in Hong Kong."""
        return at >= expires_at(self.last_day)

    def standing(self, at: datetime) -> Standing:
        """Return what the letter is worth at ``at``.

        A printed one counts as sent: it may reach the applicant before the posting is confirmed.
        """
        if self.state is LetterState.RETURNED:
            return Standing.RETURNED
        if self.state is LetterState.VOID:
            return Standing.VOID
        if self.state is LetterState.DUE:
            return Standing.NOT_SENT
        return Standing.EXPIRED if self.expired(at) else Standing.LIVE


def last_day_of(made_at: datetime, policy: Policy) -> date:
    """Return the last day on which a letter made at ``made_at`` can be used, to 23:59."""
    return hong_kong_day(made_at) + timedelta(days=policy.letter_valid_days)


def expires_at(last_day: date) -> datetime:
    """Return the first instant (UTC) at which a letter can no longer be used."""
    return end_of_day(last_day)


class LetterHindrance(StrEnum):
    """Why no further letter is sent now."""

    RETURNED_ADDRESS = "returned_address"
    """One came back from this address; only another address helps."""
    ALREADY_DUE = "already_due"
    """One has not left the letter room yet: it goes with the next post, or is made void first."""
    TOO_SOON = "too_soon"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class NoLetter:
    """A further letter is not possible now, and from when it would be."""

    hindrance: LetterHindrance
    possible_at: datetime | None = None
    """None when time alone does not help."""

    @property
    def possible_on(self) -> date | None:
        """The Hong Kong date of :attr:`possible_at`."""
        return hong_kong_day(self.possible_at) if self.possible_at else None


_WINDOW: Final = timedelta(days=30)


def next_letter(
    earlier: Sequence[Letter], address_key: str, at: datetime, policy: Policy
) -> NoLetter | None:
    """Return why no further letter can be sent to the applicant at ``at``, or None if it can.

    Only letters that were posted count against the limits: one the office misprinted, or could
    not prove printed after a power cut, never left the room and must not be held against anybody.

    Args:
        earlier: the letters of this application, in any order.
        address_key: the fingerprint of the address the new one would go to.
        at: the database's time.
        policy: the figures in force.
    """
    if any(
        letter.state is LetterState.RETURNED and letter.address_key == address_key
        for letter in earlier
    ):
        return NoLetter(LetterHindrance.RETURNED_ADDRESS)
    if any(letter.state in {LetterState.DUE, LetterState.PRINTED} for letter in earlier):
        return NoLetter(LetterHindrance.ALREADY_DUE)
    sent = sorted(letter.posted_at for letter in earlier if letter.posted_at is not None)
    free_at = _free_at(sent, policy)
    hindrance = max(free_at, key=free_at.__getitem__, default=None)
    if hindrance is None or free_at[hindrance] <= at:
        return None
    return NoLetter(hindrance, free_at[hindrance])


def _free_at(sent: Sequence[datetime], policy: Policy) -> dict[LetterHindrance, datetime]:
    """Return when each limit would let the next letter go; ``sent`` is oldest first."""
    free_at = {}
    if sent:
        gap = timedelta(hours=policy.letter_gap_hours)
        free_at[LetterHindrance.TOO_SOON] = sent[-1] + gap
    if len(sent) >= policy.letters_in_30_days:
        # Once the oldest of the last full set has left the window, there is room for one more.
        free_at[LetterHindrance.TOO_MANY] = sent[-policy.letters_in_30_days] + _WINDOW
    return free_at
