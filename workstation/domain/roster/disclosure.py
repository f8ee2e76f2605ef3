"""What of a finding may be shown: nothing of anybody but the person who was asked about."""

from dataclasses import replace
from typing import Final

from workstation.domain.roster.entries import RosterFinding, RosterReason, RosterReasonCode

AGREEING: Final = frozenset(
    {
        RosterReasonCode.SAME_NUMBER,
        RosterReasonCode.SAME_NAME,
        RosterReasonCode.SAME_ESTATE,
        RosterReasonCode.SAME_BLOCK,
        RosterReasonCode.SAME_FLOOR,
        RosterReasonCode.SAME_FLAT,
        RosterReasonCode.LIVE_TENANCY,
    }
)
"""What the roster has is what was declared, up to format."""
_OF_ANOTHER: Final = frozenset(
    {
        RosterReasonCode.NAME_DIFFERS,
        RosterReasonCode.NUMBER_DIFFERS,
        RosterReasonCode.NOT_ON_TENANCY,
        RosterReasonCode.LISTED_TWICE,
    }
)


def for_screen(finding: RosterFinding) -> RosterFinding:
    """Return a finding without what the roster says of somebody else.

    Where number and name belong to two people, what the list has of either is not shown: a number
    is no key to its owner's name and flat, a flat none to those who live there.
    """
    if _OF_ANOTHER.isdisjoint(reason.code for reason in finding.reasons):
        return finding
    return replace(finding, reasons=tuple(map(_bare, finding.reasons)))


def _bare(reason: RosterReason) -> RosterReason:
    return reason if reason.code in AGREEING else reason._replace(roster="")
