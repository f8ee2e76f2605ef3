"""Choosing a decision: the move, its coded reason, and whether it can be sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ui.widgets.fuzzy import score
from workstation.domain.applications import Move
from workstation.domain.policy import Policy
from workstation.domain.reasons import NEED_REASON, REASONS, Reason, needs_second_person

NUMBERED = 9
"""Reasons beyond the ninth are found by typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision that is being made."""

    move: Move
    override: bool = False
    """It goes against what was compared."""
    asks_reason: bool = False
    """Besides the moves that always need one."""
    only: frozenset[Reason] | None = None
    """The reasons this case leaves; None: all of the move."""
    needs_note: bool = False
    """What was seen has to be written down."""
    reason: Reason | None = None
    suggested: Reason | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons offered, in the order of their number keys."""
        all_ = REASONS.get(self.move, ())
        return all_ if self.only is None else tuple(r for r in all_ if r in self.only)

    @property
    def needs_reason(self) -> bool:
        """Whether it cannot be sent without one."""
        return self.move in NEED_REASON or self.override or self.asks_reason

    @property
    def ready(self) -> bool:
        """Whether it can be sent."""
        return self.reason is not None or not self.needs_reason

    def second_person(self, policy: Policy) -> bool:
        """Say whether a colleague will have to confirm it."""
        code = self.reason or ""
        return needs_second_person(self.move, code, override=self.override, policy=policy)

    def with_number(self, number: int) -> "Choice":
        """Return the choice with the reason of a number key; others change nothing."""
        if not 1 <= number <= min(NUMBERED, len(self.reasons)):
            return self
        return replace(self, reason=self.reasons[number - 1])

    def with_reason(self, reason: Reason | None) -> "Choice":
        """Return the choice with a reason of those offered; another one changes nothing."""
        if reason is not None and reason not in self.reasons:
            return self
        return replace(self, reason=reason)


def offered(
    reasons: Sequence[Reason], typed: str, words: Callable[[Reason], Sequence[str]]
) -> tuple[Reason, ...]:
    """Return the reasons that fit what was typed, best first; all in order when nothing was.

    Args:
        reasons: those of the move.
        typed: what stands in the field.
        words: what a reason is called, in every language it may be typed in.
    """
    if not typed.strip():
        return tuple(reasons)
    ranked = []
    for place, reason in enumerate(reasons):
        scores = [fit for name in words(reason) if (fit := score(typed, name)) is not None]
        if scores:
            ranked.append((-max(scores), place, reason))
    return tuple(reason for _, _, reason in sorted(ranked))
