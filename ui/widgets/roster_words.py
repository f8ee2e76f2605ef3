"""The words of what the roster says; in English, translated where shown. No Qt."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.roster import AGREEING, RosterReasonCode, RosterVerdict

VERDICTS: Final[Mapping[RosterVerdict, tuple[State, str]]] = {
    RosterVerdict.EXACT: (State.OK, N_("On the roster")),
    RosterVerdict.PROBABLE: (State.ATTENTION, N_("Probably on the roster")),
    RosterVerdict.CONFLICT: (State.REJECTED, N_("Roster contradicts")),
    RosterVerdict.NONE: (State.ATTENTION, N_("Roster says nothing")),
}


def verdict_words(code: str) -> str:
    """Return the English words of a stored verdict of the roster; another code stays as it is."""
    return VERDICTS[RosterVerdict(code)][1] if code in set(RosterVerdict) else code


REASONS: Final[Mapping[RosterReasonCode, str]] = {
    RosterReasonCode.SAME_NUMBER: N_("Same document number"),
    RosterReasonCode.NUMBER_ONE_SLIP_AWAY: N_("Number one slip away"),
    RosterReasonCode.NUMBER_TWO_SLIPS_AWAY: N_("Number two slips away"),
    RosterReasonCode.NUMBER_DIFFERS: N_("Another document number"),
    RosterReasonCode.NUMBER_UNKNOWN: N_("Number not on the roster"),
    RosterReasonCode.SAME_NAME: N_("Same name"),
    RosterReasonCode.NAME_CLOSE: N_("Name nearly the same"),
    RosterReasonCode.NAME_DIFFERS: N_("Another name"),
    RosterReasonCode.SAME_ESTATE: N_("Same estate"),
    RosterReasonCode.SAME_BLOCK: N_("Same block"),
    RosterReasonCode.SAME_FLOOR: N_("Same floor"),
    RosterReasonCode.SAME_FLAT: N_("Same flat"),
    RosterReasonCode.FLAT_DIFFERS: N_("Another flat"),
    RosterReasonCode.FLAT_NOT_READ: N_("Flat could not be read from the address"),
    RosterReasonCode.FLAT_UNKNOWN: N_("Flat not on the roster"),
    RosterReasonCode.BLOCK_NOT_LISTED: N_("Block on no list, named as on the roster"),
    RosterReasonCode.ADDRESS_DOUBTFUL: N_("Address spelt differently"),
    RosterReasonCode.ADDRESS_CONTRADICTS_ITSELF: N_("Address contradicts itself"),
    RosterReasonCode.ADDRESS_NOT_PUBLIC: N_("Address is not public housing"),
    RosterReasonCode.MOVED_OUT: N_("Moved out"),
    RosterReasonCode.NOT_YET_MOVED_IN: N_("Not yet moved in"),
    RosterReasonCode.LIVE_TENANCY: N_("Tenancy covers the day"),
    RosterReasonCode.LISTED_TWICE: N_("Listed twice in this flat"),
    RosterReasonCode.NOT_ON_TENANCY: N_("Not on the tenancy of this flat"),
}

DOUBTS: Final = frozenset(
    {
        RosterReasonCode.NUMBER_ONE_SLIP_AWAY,
        RosterReasonCode.NUMBER_TWO_SLIPS_AWAY,
        RosterReasonCode.LISTED_TWICE,
        RosterReasonCode.NAME_CLOSE,
        RosterReasonCode.BLOCK_NOT_LISTED,
        RosterReasonCode.ADDRESS_DOUBTFUL,
        RosterReasonCode.FLAT_NOT_READ,
        RosterReasonCode.NUMBER_UNKNOWN,
        RosterReasonCode.FLAT_UNKNOWN,
        RosterReasonCode.ADDRESS_NOT_PUBLIC,
    }
)
"""A person has to look; what is neither here nor agrees contradicts."""

PARTS: Final[Mapping[str, str]] = {
    "number": N_("Number"),
    "name": N_("Name"),
    "address": N_("Address"),
    "estate": N_("Estate"),
    "block": N_("Block"),
    "floor": N_("Floor"),
    "flat": N_("Flat"),
    "tenancy": N_("Tenancy"),
    "start_date": N_("Day asked / moved in"),
    "end_date": N_("Day asked / moved out"),
}
"""In the order of the table."""

PART_OF: Final[Mapping[RosterReasonCode, str]] = {
    RosterReasonCode.SAME_NUMBER: "number",
    RosterReasonCode.NUMBER_ONE_SLIP_AWAY: "number",
    RosterReasonCode.NUMBER_TWO_SLIPS_AWAY: "number",
    RosterReasonCode.NUMBER_DIFFERS: "number",
    RosterReasonCode.NUMBER_UNKNOWN: "number",
    RosterReasonCode.SAME_NAME: "name",
    RosterReasonCode.NAME_CLOSE: "name",
    RosterReasonCode.NAME_DIFFERS: "name",
    RosterReasonCode.SAME_ESTATE: "estate",
    RosterReasonCode.SAME_BLOCK: "block",
    RosterReasonCode.SAME_FLOOR: "floor",
    RosterReasonCode.SAME_FLAT: "flat",
    RosterReasonCode.FLAT_DIFFERS: "flat",
    RosterReasonCode.FLAT_NOT_READ: "flat",
    RosterReasonCode.FLAT_UNKNOWN: "flat",
    RosterReasonCode.BLOCK_NOT_LISTED: "block",
    RosterReasonCode.ADDRESS_DOUBTFUL: "address",
    RosterReasonCode.ADDRESS_CONTRADICTS_ITSELF: "address",
    RosterReasonCode.ADDRESS_NOT_PUBLIC: "address",
    RosterReasonCode.MOVED_OUT: "end_date",
    RosterReasonCode.NOT_YET_MOVED_IN: "start_date",
    RosterReasonCode.LIVE_TENANCY: "start_date",
    RosterReasonCode.LISTED_TWICE: "tenancy",
    RosterReasonCode.NOT_ON_TENANCY: "tenancy",
}
"""The row of a reason that names no part."""

MARKS: Final[Mapping[State, str]] = {
    State.OK: N_("Same"),
    State.ATTENTION: N_("Check"),
    State.REJECTED: N_("Differs"),
}

_OWN_MARKS: Final[Mapping[RosterReasonCode, str]] = {
    RosterReasonCode.LIVE_TENANCY: N_("Covers the day"),
    RosterReasonCode.MOVED_OUT: N_("Ended"),
    RosterReasonCode.NOT_YET_MOVED_IN: N_("Not begun"),
}
"""Days lie in a tenancy or not; they are never the same."""


def mark_of(code: RosterReasonCode) -> str:
    """Return the word on a reason's chip."""
    return _OWN_MARKS.get(code, MARKS[state_of(code)])


def state_of(code: RosterReasonCode) -> State:
    """Return how a reason speaks: for it, for a person to look, or against it."""
    if code in AGREEING:
        return State.OK
    return State.ATTENTION if code in DOUBTS else State.REJECTED
