"""What a decision stood on, and whether a newer roster still says the same."""

from collections.abc import Set as AbstractSet

from workstation.domain.roster.disclosure import AGREEING
from workstation.domain.roster.entries import RosterFinding, RosterReasonCode, RosterVerdict


def still_stands(before: RosterFinding | None, now: RosterFinding | None) -> bool:
    """Say whether a decision about an address still has its ground.

    An exact answer is ground for everybody. Any other one has to be what the decision was made
    in spite of: the same verdict about the same resident, with the same doubts.

    Args:
        before: what the roster said when it was decided; None: there was no roster.
        now: what the roster in force says to the same question.
    """
    if now is not None and now.verdict is RosterVerdict.EXACT:
        return True
    if before is None or now is None:
        return before is now
    same = (before.verdict, before.resident_id) == (now.verdict, now.resident_id)
    return same and _doubts(before) == _doubts(now)


def _doubts(finding: RosterFinding) -> AbstractSet[tuple[RosterReasonCode, str, str]]:
    return {
        (reason.code, reason.part, reason.roster)
        for reason in finding.reasons
        if reason.code not in AGREEING
    }
