"""The roster check: does the Housing Authority's list say that this person lives in this flat?

The address is read to a flat first; then only the people of that flat and of that number are
looked at, never a list of names. Vetoes come first, and every answer carries its evidence.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from workstation.domain.addresses import AddressKind, FlatProblem, ParsedAddress
from workstation.domain.roster.claims import agrees, claimed_flats, is_settled
from workstation.domain.roster.entries import (
    Flat,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterReason,
    RosterVerdict,
)
from workstation.domain.roster.entries import RosterReasonCode as Code
from workstation.domain.roster.evidence import (
    DOUBTFUL,
    number_reason,
    place_reasons,
    tenancy_reason,
    unread,
)
from workstation.domain.roster.misread_numbers import possible_numbers, slips_from
from workstation.domain.roster.people import Fit, fit_of, fits_better, has_that_name
from workstation.domain.roster.unlisted import flat_said


class _Case(NamedTuple):
    """A query with everything a decision looks at."""

    query: RosterQuery
    parsed: ParsedAddress
    claimed: Sequence[Flat]
    in_flats: Sequence[RosterEntry]
    as_of: date

    @property
    def neighbours(self) -> list[RosterEntry]:
        """Who lives in the claimed flats on the day."""
        return [row for row in self.in_flats if row.live_on(self.as_of)]

    @property
    def ambiguous(self) -> bool:
        """Whether the address means several flats that the roster has, or was read with doubt."""
        several = len({row.flat for row in self.in_flats}) > 1
        return (
            several
            or not is_settled(self.parsed)
            or not DOUBTFUL.keys().isdisjoint(self.parsed.problems)
        )


def decide(
    query: RosterQuery,
    parsed: ParsedAddress,
    by_number: Sequence[RosterEntry],
    in_flats: Sequence[RosterEntry],
    *,
    as_of: date,
) -> RosterFinding:
    """Say what the roster knows of a person at an address on a day.

    Args:
        query: what was declared.
        parsed: the declared address as it was read.
        by_number: every row with the declared number, of any time; when there is none, those
            with one of ``numbers_to_try``.
        in_flats: every row of the flats the address can mean, of any time.
        as_of: the day that is asked about.
    """
    case = _Case(query, parsed, claimed_flats(parsed), in_flats, as_of)
    known = [row for row in by_number if row.number == query.number]
    if known:
        return _of_known_number(case, known)
    if in_flats and (found := _of_misread_number(case)):
        return found
    if in_flats and is_settled(parsed, listed=True):
        return _of_unknown_number(case)
    return _in_unread_flat(case, by_number) or _none(
        RosterReason(Code.NUMBER_UNKNOWN, "number", query.number), _unknown_place(parsed)
    )


def is_own_home(
    query: RosterQuery, parsed: ParsedAddress, by_number: Sequence[RosterEntry]
) -> bool:
    """Whether number, name and the only flat claimed are one row's: nobody else need be asked."""
    if not by_number or len(parsed.blocks) * len(parsed.readings) != 1:
        return False
    home = claimed_flats(parsed)
    return any(row.flat in home and has_that_name(query.name, row) for row in by_number)


def numbers_to_try(query: RosterQuery, parsed: ParsedAddress) -> frozenset[str]:
    """Return the numbers to look up when the declared one is unknown and the flat was not read.

    Inside a flat that was read its residents are the candidates.
    """
    if is_settled(parsed) or parsed.kind is AddressKind.NOT_PUBLIC:
        return frozenset()
    return possible_numbers(query.number)


def _likeness(fit: Fit) -> float:
    return fit.likeness


def _of_known_number(case: _Case, rows: Sequence[RosterEntry]) -> RosterFinding:
    fits = [fit_of(case.query.name, row) for row in rows]
    best = fits[0] if len(fits) == 1 else max(fits, key=_likeness)
    if best.code is Code.NAME_DIFFERS or (
        best.code is Code.NAME_CLOSE and fits_better(best, case.in_flats)
    ):
        return _of_anothers_number(case)
    owned = [fit.row for fit in fits if fit.code is best.code]
    live = [row for row in owned if row.live_on(case.as_of)]
    here = [row for row in live if row.flat in case.claimed]
    if here:
        return _at_home(case, here, best.code)
    formerly = [row for row in owned if row.flat in case.claimed]
    if formerly or not live:
        return _not_in_that_time(case, formerly or owned, best.code)
    if not best.slipped and (unlisted := _in_unlisted_home(case, live, best.code)):
        return unlisted
    settled = is_settled(case.parsed, listed=bool(case.in_flats))
    if settled or case.parsed.kind is AddressKind.NOT_PUBLIC:
        return _elsewhere(case, live, best.code)
    return _if_the_rest_agrees(case, live, best)


def _of_anothers_number(case: _Case) -> RosterFinding:
    """Say that the number is not this person's, and nothing of whose it is."""
    query = case.query
    reasons = (
        RosterReason(Code.SAME_NUMBER, "number", query.number),
        RosterReason(Code.NAME_DIFFERS, "name", str(query.name)),
    )
    return RosterFinding(RosterVerdict.CONFLICT, reasons)


def _at_home(case: _Case, here: Sequence[RosterEntry], name: Code) -> RosterFinding:
    row = here[0]
    reasons = list(_compared(case, row, name, row.flat))
    twice = len({each.resident_id for each in here}) > 1
    if twice:
        reasons.append(RosterReason(Code.LISTED_TWICE, "number"))
    if case.ambiguous and not any(reason.code is Code.ADDRESS_DOUBTFUL for reason in reasons):
        reasons.append(RosterReason(Code.ADDRESS_DOUBTFUL, "flat"))
    exact = name is Code.SAME_NAME and not twice and not case.ambiguous
    verdict = RosterVerdict.EXACT if exact else RosterVerdict.PROBABLE
    return RosterFinding(verdict, tuple(reasons), row.resident_id)


def _not_in_that_time(case: _Case, rows: Sequence[RosterEntry], name: Code) -> RosterFinding:
    """Say when the tenancy ended, or begins: the one that is nearest to the day."""
    row = max(rows, key=lambda each: each.ended_on or date.max)
    return _conflict(case, row, name, row.flat if row.flat in case.claimed else None)


def _in_unlisted_home(case: _Case, live: Sequence[RosterEntry], name: Code) -> RosterFinding | None:
    """Believe that somebody lives in a block that is on no list, where the roster names it so."""
    for row in live:
        home = row.unlisted
        said = None if home is None else flat_said(case.query.address, home)
        if home is not None and said is not None:
            reasons = (
                number_reason(case.query.number, row),
                RosterReason(name, "name", str(case.query.name), str(row.name)),
                RosterReason(Code.BLOCK_NOT_LISTED, "block", home.block, home.block),
                RosterReason(Code.SAME_FLOOR, "floor", said.floor, said.floor),
                RosterReason(Code.SAME_FLAT, "flat", said.unit, said.unit),
                tenancy_reason(row, case.as_of),
            )
            return RosterFinding(RosterVerdict.PROBABLE, reasons, row.resident_id)
    return None


def _elsewhere(case: _Case, live: Sequence[RosterEntry], name: Code) -> RosterFinding:
    """Say in which part the claimed flat differs from the person's own."""
    listed = [row for row in live if row.flat is not None]
    if not listed:
        return _nothing_to_compare(case, live[0], name)
    return _conflict(case, listed[0], name, next(iter(case.claimed), None))


def _if_the_rest_agrees(case: _Case, live: Sequence[RosterEntry], fit: Fit) -> RosterFinding:
    """Believe an unfinished address that agrees; not of a name that may be a relative's."""
    row = next(
        (row for row in live if row.flat and agrees(case.parsed, case.query.address, row.flat)),
        None,
    )
    if row is None or fit.slipped:
        return _nothing_to_compare(case, live[0], fit.code)
    reasons = _compared(case, row, fit.code, None)
    return RosterFinding(RosterVerdict.PROBABLE, reasons, row.resident_id)


def _nothing_to_compare(case: _Case, row: RosterEntry, name: Code) -> RosterFinding:
    """Say that the person is known and that nothing tells whether this is the flat."""
    place = Code.FLAT_UNKNOWN if row.flat is None else unread(case.parsed)
    return _none(
        number_reason(case.query.number, row),
        RosterReason(name, "name", str(case.query.name), str(row.name)),
        RosterReason(place, "flat"),
    )


def _of_misread_number(case: _Case) -> RosterFinding | None:
    """Return the one resident of the flat whose number the declared one can have been.

    Nobody, where a name is only likest to one resident's and the number nearer to another's:
    relatives have names that are alike, and cards of the same day have numbers that are.
    """
    neighbours = case.neighbours
    slips = slips_from(case.query.number, [row.number for row in neighbours])
    near = [fit_of(case.query.name, row) for row in neighbours if row.number in slips]
    fits = [fit for fit in near if fit.code is not Code.NAME_DIFFERS]
    if not fits:
        return None
    likest = max(map(_likeness, fits))
    same = [fit for fit in fits if fit.code is Code.SAME_NAME]
    least = min(slips[fit.row.number] for fit in same or fits)
    nearest = [fit for fit in fits if fit.likeness == likest and slips[fit.row.number] == least]
    if len({fit.row.number for fit in nearest}) != 1 or fits_better(nearest[0], neighbours):
        return None
    row, code = nearest[0].row, nearest[0].code
    reasons = _compared(case, row, code, row.flat, slips=least)
    return RosterFinding(RosterVerdict.PROBABLE, reasons, row.resident_id)


def _of_unknown_number(case: _Case) -> RosterFinding:
    """Say that nobody of the flat fits, or that only the number is another."""
    query = case.query
    namesake = next((row for row in case.neighbours if has_that_name(query.name, row)), None)
    if namesake is None:
        return _nobody_fits(case)
    reasons = (
        RosterReason(Code.NUMBER_DIFFERS, "number", query.number),
        RosterReason(Code.SAME_NAME, "name", str(query.name), str(namesake.name)),
        *place_reasons(case.parsed, namesake.flat, namesake.flat),
        tenancy_reason(namesake, case.as_of),
    )
    return RosterFinding(RosterVerdict.CONFLICT, reasons, namesake.resident_id)


def _nobody_fits(case: _Case) -> RosterFinding:
    reasons = (
        RosterReason(Code.NUMBER_UNKNOWN, "number", case.query.number),
        RosterReason(Code.NOT_ON_TENANCY, "name", str(case.query.name)),
    )
    return RosterFinding(RosterVerdict.CONFLICT, reasons)


def _in_unread_flat(case: _Case, near: Sequence[RosterEntry]) -> RosterFinding | None:
    """Return who has a number a slip away, the very name, and a flat the address agrees with.

    Nobody, where the address contradicts itself: two corrections never add up.
    """
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in case.parsed.problems:
        return None
    slips = slips_from(case.query.number, [row.number for row in near])
    found = [
        row
        for row in near
        if slips.get(row.number) == 1
        and row.live_on(case.as_of)
        and row.flat is not None
        and has_that_name(case.query.name, row)
        and agrees(case.parsed, case.query.address, row.flat)
    ]
    if len({row.number for row in found}) != 1:
        return None
    reasons = _compared(case, found[0], Code.SAME_NAME, None, slips=1)
    return RosterFinding(RosterVerdict.PROBABLE, reasons, found[0].resident_id)


def _compared(
    case: _Case, row: RosterEntry, name: Code, claimed: Flat | None, *, slips: int = 0
) -> tuple[RosterReason, ...]:
    """Compare every part with one person's row."""
    return (
        number_reason(case.query.number, row, slips),
        RosterReason(name, "name", str(case.query.name), str(row.name)),
        *place_reasons(case.parsed, row.flat, claimed),
        tenancy_reason(row, case.as_of),
    )


def _conflict(case: _Case, row: RosterEntry, name: Code, claimed: Flat | None) -> RosterFinding:
    reasons = _compared(case, row, name, claimed)
    return RosterFinding(RosterVerdict.CONFLICT, reasons, row.resident_id)


def _none(*reasons: RosterReason) -> RosterFinding:
    return RosterFinding(RosterVerdict.NONE, reasons)


def _unknown_place(parsed: ParsedAddress) -> RosterReason:
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return RosterReason(Code.ADDRESS_NOT_PUBLIC, "block")
    return RosterReason(Code.FLAT_UNKNOWN if is_settled(parsed) else unread(parsed), "flat")
