"""The evidence of a roster check: every part that was compared, declared beside listed.

It is of the person who asks only: nothing of others of the flat, and of somebody whose name is
another's nothing the roster holds.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from workstation.domain.addresses import (
    AddressKind,
    AddressProblem,
    FlatProblem,
    ParsedAddress,
    PartName,
)
from workstation.domain.roster.entries import Flat, RosterEntry, RosterReason
from workstation.domain.roster.entries import RosterReasonCode as Code

DOUBTFUL: Final[Mapping[AddressProblem | FlatProblem, str]] = {
    AddressProblem.ESTATE_SPELT_DIFFERENTLY: "estate",
    AddressProblem.BLOCK_SPELT_DIFFERENTLY: "block",
    AddressProblem.SEVERAL_BLOCKS: "block",
    AddressProblem.OTHER_DISTRICT: "estate",
    AddressProblem.SAYS_MORE: "flat",
    AddressProblem.TOO_LONG: "flat",
}
"""Problems after which an address is never read beyond doubt, and the part in doubt."""

_PARTS: Final = (
    ("estate", Code.SAME_ESTATE),
    ("block", Code.SAME_BLOCK),
    ("floor", Code.SAME_FLOOR),
    ("flat", Code.SAME_FLAT),
)
_NUMBERS: Final = frozenset({"floor", "flat"})


def number_reason(declared: str, row: RosterEntry, slips: int = 0) -> RosterReason:
    """Compare the numbers of one person."""
    code = (Code.SAME_NUMBER, Code.NUMBER_ONE_SLIP_AWAY, Code.NUMBER_TWO_SLIPS_AWAY)[slips]
    return RosterReason(code, "number", declared, row.number)


def place_reasons(
    parsed: ParsedAddress, flat: Flat | None, claimed: Flat | None
) -> Iterator[RosterReason]:
    """Compare the parts of a declared address with somebody's own flat.

    Args:
        parsed: what was declared.
        flat: where the roster has the person; None: not in a block of the list.
        claimed: the flat the address is taken to mean, None when it was not read.
    """
    if parsed.kind is AddressKind.NOT_PUBLIC:
        yield RosterReason(Code.ADDRESS_NOT_PUBLIC, "block")
        return
    if flat is None:
        yield RosterReason(Code.FLAT_UNKNOWN, "flat")
        return
    problems = parsed.problems
    contradicts = FlatProblem.FLOOR_CONTRADICTS_FLAT in problems and claimed is None
    doubtful = {DOUBTFUL[problem] for problem in problems if problem in DOUBTFUL}
    own_parts = (flat.estate_id, flat.block_id, flat.floor, flat.unit)
    for (part, same), own, said in zip(_PARTS, own_parts, _said(parsed, claimed), strict=True):
        if not said or (contradicts and part in _NUMBERS):
            yield RosterReason(unread(parsed), part, said, own)
        elif said != own:
            yield RosterReason(Code.FLAT_DIFFERS, part, said, own)
        else:
            code = Code.ADDRESS_DOUBTFUL if part in doubtful else same
            yield RosterReason(code, part, said, own)


def tenancy_reason(row: RosterEntry, as_of: date) -> RosterReason:
    """Compare the day that is asked about with the days of a tenancy."""
    asked = as_of.isoformat()
    if row.ended_on is not None and row.ended_on < as_of:
        return RosterReason(Code.MOVED_OUT, "end_date", asked, row.ended_on.isoformat())
    start = row.started_on.isoformat() if row.started_on else ""
    live = row.live_on(as_of)
    return RosterReason(
        Code.LIVE_TENANCY if live else Code.NOT_YET_MOVED_IN, "start_date", asked, start
    )


def unread(parsed: ParsedAddress) -> Code:
    """Return why a part of an address was not read."""
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems:
        return Code.ADDRESS_CONTRADICTS_ITSELF
    return Code.FLAT_NOT_READ


def _said(parsed: ParsedAddress, claimed: Flat | None) -> tuple[str, str, str, str]:
    """Return estate, block, floor and flat as they were declared; empty where they were not."""
    if claimed is not None:
        return claimed.estate_id, claimed.block_id, claimed.floor, claimed.unit
    floor, unit = parsed.part(PartName.FLOOR), parsed.part(PartName.FLAT)
    estate, block = parsed.estate_id or "", parsed.block_id or ""
    return estate, block, floor.normal if floor else "", unit.normal if unit else ""
