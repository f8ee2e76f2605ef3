"""The roster check: does the Housing Authority's list say that this person lives in this flat?

The address is read to a flat first; then only the people of that flat and of that number are
looked at, never a list of names. Vetoes come first, and every answer carries its reasons.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from workstation.domain.addresses import AddressKind, AddressProblem, FlatProblem, ParsedAddress
from workstation.domain.document_numbers import is_valid_hkid
from workstation.domain.name_comparison import NameRule, NameVerdict, compare_names
from workstation.domain.names import PersonName
from workstation.domain.roster.entries import (
    Flat,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
)
from workstation.domain.roster.flats import claimed_flats
from workstation.domain.slips import within_one_slip

_ONLY_FORMAT: Final = frozenset(
    {
        NameRule.EQUAL,
        NameRule.CASE,
        NameRule.ACCENTS,
        NameRule.HYPHENS,
        NameRule.SPACING,
        NameRule.ORDER,
        NameRule.SCRIPT,
        NameRule.MISSING_CHINESE,
        NameRule.MISSING_ENGLISH,
    }
)
"""Differences of writing: with number and flat they still make an exact match."""
_DOUBTFUL: Final = frozenset(
    {
        AddressProblem.BLOCK_SPELT_DIFFERENTLY,
        AddressProblem.ESTATE_SPELT_DIFFERENTLY,
        AddressProblem.TOO_LONG,
    }
)
_SHORTEST_CLOSE_NAME: Final = 6


def decide(
    query: RosterQuery,
    parsed: ParsedAddress,
    by_number: Sequence[RosterEntry],
    in_flat: Sequence[RosterEntry],
    *,
    as_of: date,
) -> RosterFinding:
    """Say what the roster knows of a person at an address on a day.

    Args:
        query: what was declared.
        parsed: the declared address as it was read.
        by_number: every row with the declared number, of any time.
        in_flat: every row of the flats the address can mean, of any time.
        as_of: the day that is asked about.
    """
    if by_number:
        return _of_known_number(query, parsed, by_number, in_flat, as_of)
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return _none(RosterReasonCode.ADDRESS_NOT_PUBLIC)
    if not claimed_flats(parsed):
        return _none(RosterReasonCode.NUMBER_UNKNOWN, _unread(parsed))
    return _of_unknown_number(query, in_flat, as_of)


def _of_known_number(
    query: RosterQuery,
    parsed: ParsedAddress,
    rows: Sequence[RosterEntry],
    in_flat: Sequence[RosterEntry],
    as_of: date,
) -> RosterFinding:
    closeness = [_closeness(query.name, row.name) for row in rows]
    best = min(closeness, key=_RANK.index)
    if best is RosterReasonCode.NAME_DIFFERS:
        return _conflict(RosterReason(RosterReasonCode.NAME_DIFFERS, "name"))
    others = [row for row in in_flat if row.number != query.number and row.live_on(as_of)]
    if best is not RosterReasonCode.SAME_NAME and _namesakes(query.name, others):
        return _conflict(RosterReason(RosterReasonCode.NAME_FITS_ANOTHER, "name"))
    live = [row for row in rows if row.live_on(as_of)]
    flats = claimed_flats(parsed)
    here = next((row for flat in flats for row in live if row.flat == flat), None)
    if here is not None:
        return _at_home(query, parsed, here)
    if parsed.kind is AddressKind.NOT_PUBLIC and live:
        return _conflict(RosterReason(RosterReasonCode.ADDRESS_NOT_PUBLIC), live[0])
    return _not_at_home(parsed, flats, rows, live, as_of)


def _at_home(query: RosterQuery, parsed: ParsedAddress, row: RosterEntry) -> RosterFinding:
    name = _closeness(query.name, row.name)
    reasons = [
        RosterReason(RosterReasonCode.SAME_NUMBER, "number"),
        RosterReason(name, "name", str(query.name), str(row.name)),
        RosterReason(RosterReasonCode.SAME_FLAT, "flat"),
    ]
    doubtful = not _DOUBTFUL.isdisjoint(parsed.problems)
    if doubtful:
        reasons.append(RosterReason(RosterReasonCode.ADDRESS_DOUBTFUL, "block"))
    exact = name is RosterReasonCode.SAME_NAME and not doubtful
    verdict = RosterVerdict.EXACT if exact else RosterVerdict.PROBABLE
    return RosterFinding(verdict, tuple(reasons), row.resident_id)


def _not_at_home(
    parsed: ParsedAddress,
    flats: Sequence[Flat],
    rows: Sequence[RosterEntry],
    live: Sequence[RosterEntry],
    as_of: date,
) -> RosterFinding:
    """Say why a person the roster knows is not found at the address."""
    formerly = [row for row in rows if row.flat in flats] or (() if live else rows)
    if formerly:
        return _conflict(_tenancy_reason(formerly[0], as_of), formerly[0])
    if flats:
        return _conflict(_difference(flats[0], live[0].flat), live[0])
    if parsed.block_id is None or all(not _agrees(parsed, row.flat) for row in live):
        return _none(RosterReasonCode.SAME_NUMBER, _unread(parsed))
    row = next(row for row in live if _agrees(parsed, row.flat))
    reasons = (RosterReason(RosterReasonCode.SAME_NUMBER, "number"), RosterReason(_unread(parsed)))
    return RosterFinding(RosterVerdict.PROBABLE, reasons, row.resident_id)


def _of_unknown_number(
    query: RosterQuery, in_flat: Sequence[RosterEntry], as_of: date
) -> RosterFinding:
    if not in_flat:
        return _none(RosterReasonCode.NUMBER_UNKNOWN, RosterReasonCode.FLAT_UNKNOWN)
    live = [row for row in in_flat if row.live_on(as_of)]
    namesakes = _namesakes(query.name, live)
    slipped = [row for row in namesakes if _misread(query.number, row.number)]
    if len(slipped) == 1:
        reasons = (
            RosterReason(RosterReasonCode.NUMBER_ONE_SLIP_AWAY, "number"),
            RosterReason(RosterReasonCode.SAME_FLAT, "flat"),
        )
        return RosterFinding(RosterVerdict.PROBABLE, reasons, slipped[0].resident_id)
    if namesakes:
        return _conflict(RosterReason(RosterReasonCode.NUMBER_DIFFERS, "number"), namesakes[0])
    return _conflict(RosterReason(RosterReasonCode.NOT_ON_TENANCY))


_RANK: Final = (
    RosterReasonCode.SAME_NAME,
    RosterReasonCode.NAME_CLOSE,
    RosterReasonCode.NAME_DIFFERS,
)


def _closeness(declared: PersonName, listed: PersonName) -> RosterReasonCode:
    comparison = compare_names(declared, listed)
    if comparison.verdict is NameVerdict.DIFFERENT:
        near = _one_slip(declared, listed)
        return RosterReasonCode.NAME_CLOSE if near else RosterReasonCode.NAME_DIFFERS
    same = _ONLY_FORMAT.issuperset(comparison.rules)
    return RosterReasonCode.SAME_NAME if same else RosterReasonCode.NAME_CLOSE


def _one_slip(a: PersonName, b: PersonName) -> bool:
    """Whether the English names are a letter apart and the Chinese ones do not contradict."""
    first, second = "".join(a.english_words), "".join(b.english_words)
    chinese = not (a.chinese and b.chinese) or a.folded_chinese == b.folded_chinese
    long_enough = min(len(first), len(second)) >= _SHORTEST_CLOSE_NAME
    return chinese and long_enough and within_one_slip(first, second)


def _namesakes(name: PersonName, rows: Iterable[RosterEntry]) -> list[RosterEntry]:
    return [row for row in rows if _closeness(name, row.name) is RosterReasonCode.SAME_NAME]


def _misread(declared: str, listed: str) -> bool:
    """Whether the declared number is impossible and one slip from the listed one."""
    return not is_valid_hkid(declared) and within_one_slip(declared, listed)


def _agrees(parsed: ParsedAddress, flat: Flat | None) -> bool:
    return flat is not None and flat.block_id == parsed.block_id


def _difference(declared: Flat, listed: Flat | None) -> RosterReason:
    """Return the first part in which two flats of one person differ."""
    code = RosterReasonCode.FLAT_DIFFERS
    if listed is None:
        return RosterReason(code, "block", declared.block_id)
    if declared.block_id != listed.block_id:
        return RosterReason(code, "block", declared.block_id, listed.block_id)
    if declared.floor != listed.floor:
        return RosterReason(code, "floor", declared.floor, listed.floor)
    return RosterReason(code, "flat", declared.unit, listed.unit)


def _tenancy_reason(row: RosterEntry, as_of: date) -> RosterReason:
    if row.ended_on is not None and row.ended_on < as_of:
        return RosterReason(
            RosterReasonCode.MOVED_OUT, "end_date", as_of.isoformat(), row.ended_on.isoformat()
        )
    start = row.started_on.isoformat() if row.started_on else ""
    return RosterReason(RosterReasonCode.NOT_YET_MOVED_IN, "start_date", as_of.isoformat(), start)


def _unread(parsed: ParsedAddress) -> RosterReasonCode:
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems:
        return RosterReasonCode.ADDRESS_CONTRADICTS_ITSELF
    return RosterReasonCode.FLAT_NOT_READ


def _conflict(reason: RosterReason, row: RosterEntry | None = None) -> RosterFinding:
    return RosterFinding(RosterVerdict.CONFLICT, (reason,), row.resident_id if row else None)


def _none(*codes: RosterReasonCode) -> RosterFinding:
    return RosterFinding(RosterVerdict.NONE, tuple(RosterReason(code) for code in codes))
