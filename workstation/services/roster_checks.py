"""Checking many queries at once: one look-up for all their numbers, one for all their flats."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

from workstation.domain.addresses import ParsedAddress
from workstation.domain.roster import (
    Flat,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    claimed_flats,
    decide,
    is_own_home,
    numbers_to_try,
)
from workstation.ports import RosterLookup

_Key = TypeVar("_Key")


def check_queries(
    roster: RosterLookup,
    parse: Callable[[str], ParsedAddress],
    asked: Sequence[tuple[RosterQuery, date]],
) -> list[RosterFinding]:
    """Return what the roster says of each query on its day, in their order.

    A third look-up is made only when numbers were misread in addresses that could not be read.
    """
    read = [(query, parse(query.address), as_of) for query, as_of in asked]
    by_number = _by_number(roster, [query.number for query, _, _ in read])
    tried = {
        query.number: numbers_to_try(query, parsed)
        for query, parsed, _ in read
        if query.number not in by_number
    }
    near = _by_number(roster, list(chain.from_iterable(tried.values()))) if tried else {}
    claimed = [
        () if is_own_home(query, parsed, by_number.get(query.number, ())) else claimed_flats(parsed)
        for query, parsed, _ in read
    ]
    in_flats = _in_flats(roster, list(chain.from_iterable(claimed)))
    return [
        decide(
            query,
            parsed,
            by_number.get(query.number) or _of(near, tried[query.number]),
            _of(in_flats, flats),
            as_of=as_of,
        )
        for (query, parsed, as_of), flats in zip(read, claimed, strict=True)
    ]


def _by_number(roster: RosterLookup, numbers: Sequence[str]) -> Mapping[str, list[RosterEntry]]:
    found: defaultdict[str, list[RosterEntry]] = defaultdict(list)
    for row in roster.with_numbers(tuple(dict.fromkeys(numbers))):
        found[row.number].append(row)
    return found


def _in_flats(
    roster: RosterLookup, flats: Sequence[Flat]
) -> Mapping[Flat | None, list[RosterEntry]]:
    found: defaultdict[Flat | None, list[RosterEntry]] = defaultdict(list)
    for row in roster.in_flats(tuple(dict.fromkeys(flats))):
        found[row.flat].append(row)
    return found


def _of(found: Mapping[_Key, list[RosterEntry]], keys: Collection[_Key]) -> list[RosterEntry]:
    if not found or not keys:
        return []
    return [row for key in dict.fromkeys(keys) for row in found.get(key, ())]
