"""Document numbers that may have been misread, for a person to choose from.

A check digit that fails says that something is wrong, not what: of 43 numbers put right by check
digit alone 24 could have been several and 3 were wrong. So nothing here is ever taken unseen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product
from typing import Final, NamedTuple

from workstation.domain.mrz.check_digits import check_digit
from workstation.domain.mrz.layout import Layout
from workstation.domain.mrz.layouts import LAYOUT_OF
from workstation.domain.mrz.numbers import OF_NO_PATTERN
from workstation.domain.mrz.reading import CheckStatus, MrzReading, MrzWarning, NumberCandidate
from workstation.domain.mrz.zone import Lines, zone_of

_MOST: Final = 8
_MOST_CHANGED: Final = 2
_ALIKE: Final = (
    *("0O", "0Q", "0D", "0U", "OQ", "OD", "1I", "1L", "1J", "1T", "IL", "2Z", "3E", "3B", "4A"),
    *("5S", "6G", "6B", "8B", "7T", "7Z", "7Y", "9G", "EF", "MN", "MW", "HN", "UV", "PF", "CG"),
    *("PR", "KX", "VY", "8S", "3S"),
)
"""Characters that readers take for each other, the likeliest first."""
_RANKS: Final = {frozenset(pair): rank for rank, pair in enumerate(_ALIKE)}
_OTHERS: Final = {
    character: tuple(pair.replace(character, "") for pair in _ALIKE if character in pair)
    for character in set("".join(_ALIKE))
}


class _Change(NamedTuple):
    """What else may stand in places of the joined lines, and how unlikely that is."""

    characters: Mapping[int, str]
    rank: int


class _Weight(NamedTuple):
    """How unlikely a candidate is."""

    unusual: bool
    fails_composite: bool
    changed: int
    rank: int


def number_candidates(reading: MrzReading) -> tuple[NumberCandidate, ...]:
    """Return the document numbers the check digits would allow, likeliest first, at most eight.

    Empty where the number's check digit was not read, or holds for a number that can be one.
    Numbers of the issuer's usual form with which the composite digit holds too come first, then
    those with fewer and likelier misreadings. The number as it was read stands among them where its
    check digit may be what is wrong; where that holds all others are of the usual form.
    """
    failed = reading.checks.get("number") is CheckStatus.FAILED
    if not failed and OF_NO_PATTERN.isdisjoint(reading.warnings):
        return ()
    layout = LAYOUT_OF[reading.format]
    *places, digit = _places(layout, reading)
    characters = dict(enumerate("".join(line or "<" * layout.length for line in reading.lines)))
    number = "".join(characters[place] for place in places)
    right = check_digit(number)
    misread_digit = _Change({digit: right}, _rank(characters[digit], right))
    weighed = {}
    for change in (misread_digit, *_misread(number, places)):
        changed = {**characters, **change.characters}
        if check_digit("".join(changed[place] for place in places)) == changed[digit]:
            found, weight = _candidate(layout, reading, changed, change, places)
            if failed or not weight.unusual:
                weighed[found] = weight
    return tuple(sorted(weighed, key=weighed.__getitem__)[:_MOST])


def _candidate(
    layout: Layout,
    reading: MrzReading,
    changed: Mapping[int, str],
    change: _Change,
    places: list[int],
) -> tuple[NumberCandidate, _Weight]:
    """Return a candidate and how unlikely it is."""
    whole = "".join(changed.values())
    lines = tuple(
        line and whole[n * layout.length : (n + 1) * layout.length]
        for n, line in enumerate(reading.lines)
    )
    zone = zone_of(layout, Lines(lines, lines), today=date.max)
    at = tuple(n for n, place in enumerate(places, start=1) if place in change.characters)
    return NumberCandidate(zone.fields.number, at), _Weight(
        not OF_NO_PATTERN.isdisjoint(zone.warnings),
        zone.checks["composite"] is CheckStatus.FAILED,
        len(change.characters),
        change.rank,
    )


def _places(layout: Layout, reading: MrzReading) -> list[int]:
    """Return where the number's characters stand in the joined lines, and at last its digit."""
    field = layout.slices["number"]
    places = list(range(field.start, field.stop))
    more = len(reading.fields.number) - len(places)
    if MrzWarning.LONG_NUMBER in reading.warnings and more > 0:
        start = layout.slices["optional"].start
        return [*places, *range(start, start + more + 1)]
    return [*places, layout.offset(*layout.checks["number"].at)]


def _misread(number: str, places: list[int]) -> Iterator[_Change]:
    """Yield what one or two misread characters may have been."""
    doubtful = [n for n, character in enumerate(number) if character in _OTHERS]
    for count in range(1, _MOST_CHANGED + 1):
        for some in combinations(doubtful, count):
            for others in product(*(_OTHERS[number[n]] for n in some)):
                rank = sum(_rank(number[n], other) for n, other in zip(some, others, strict=True))
                yield _Change({places[n]: o for n, o in zip(some, others, strict=True)}, rank)


def _rank(one: str, other: str) -> int:
    """Return how unlikely readers are to take one for the other."""
    return _RANKS.get(frozenset((one, other)), len(_ALIKE))
