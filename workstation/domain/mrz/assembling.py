"""Zones from lines that are not all right: misread, a little too short or long, or missing."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache
from itertools import takewhile
from string import ascii_uppercase, digits
from typing import Final, NamedTuple

from workstation.domain.mrz.codes import KNOWN_CODES
from workstation.domain.mrz.layout import CheckPlaces, Kind, Layout
from workstation.domain.mrz.layouts import LAYOUT_OF, LAYOUTS
from workstation.domain.mrz.numbers import OF_NO_PATTERN
from workstation.domain.mrz.pieces import LENGTHS, Piece, cuts, pieces
from workstation.domain.mrz.reading import CheckStatus, MrzReading, MrzWarning, Repair
from workstation.domain.mrz.repairs import MOST_FILLERS, as_letters, look_alikes, with_fillers
from workstation.domain.mrz.text import keyboard_warnings
from workstation.domain.mrz.zone import Lines, zone_of
from workstation.domain.mrz_formats import MrzFormat

_PRESENT: Final = {
    1: ((1,),),
    2: ((1, 2), (1,), (2,)),
    3: ((1, 2, 3), (1, 2), (1, 3), (2, 3), (1,), (2,)),
}
"""By a layout's height: which lines may be there. A name alone says no layout."""
_BEGINNING: Final = 5
"""As many places as the longest beginning of a layout has."""
_ENOUGH: Final = 4
"""Points that make lines a zone."""
_TOLERANT: Final = {
    Kind.LETTER: "[A-Z<012568]",
    Kind.DIGIT: "[0-9OQDILZSGBT]",
    Kind.DIGIT_OR_FILLER: "[0-9<OQDILZSGBT]",
    Kind.SEX: "[A-Z0-9<]",
}
_CHARACTERS: Final = {
    kind: frozenset(re.findall(_TOLERANT.get(kind, kind.value), f"{digits}{ascii_uppercase}<"))
    for kind in Kind
}
_MARKED: Final = re.compile("[0-9<]")
"""What prose in capitals lacks."""


class _Guess(NamedTuple):
    points: int
    taken: int
    """How many pieces."""
    holding: int
    """Less for each check digit that fails."""
    reading: MrzReading


def assembled_zones(text: str, plain: str, today: date) -> Iterator[MrzReading]:
    """Yield the zones that lines of ``plain``, which is ``text`` place by place, can be."""
    yield from _assemble(list(pieces(text, plain)), today)


def _assemble(lines: Sequence[Piece], today: date) -> Iterator[MrzReading]:
    at = 0
    while at < len(lines):
        guess = _best(lines[at : at + 3], today)
        if guess is not None:
            yield guess.reading
        else:
            yield from _of_joined(lines[at], today)
        at += guess.taken if guess else 1


def _of_joined(piece: Piece, today: date) -> Sequence[MrzReading]:
    """Return the zones of lines that are run together, cut the way that makes most of them."""
    found = [list(_assemble(_once(lines), today)) for lines in cuts(piece)]
    return max(found, key=lambda readings: sum(r.valid for r in readings), default=[])


def _once(lines: Sequence[Piece]) -> list[Piece]:
    return [line for n, line in enumerate(lines) if n == 0 or line.line != lines[n - 1].line]


def _best(lines: Sequence[Piece], today: date) -> _Guess | None:
    """Return the zone for which most speaks; of equal ones the longer, then what fails less."""
    guesses = (
        _guess(layout, numbers, lines, today)
        for layout in LAYOUTS
        for numbers in _PRESENT[layout.height]
        if len(numbers) <= len(lines)
    )
    return max(filter(None, guesses), key=lambda guess: guess[:3], default=None)


def _guess(
    layout: Layout,
    numbers: Sequence[int],
    pieces_: Sequence[Piece],
    today: date,
    unfilled: Set[int] = frozenset(),
) -> _Guess | None:
    """Return what the first pieces are as these lines of a layout, if that is likely.

    ``unfilled`` are lines that fillers do not bring to their length: a check digit failed then.
    """
    if numbers[0] == 1 and not _begins(layout, pieces_[0].line):
        return None
    lines = _fitted(layout, numbers, pieces_[: len(numbers)], unfilled)
    if lines is None or not _likely(layout, lines.normal):
        return None
    reading, telling = _mended(layout, lines, today)
    failed = frozenset[int]().union(*(check.lines for check in _failed(layout, reading)))
    wrong = failed.intersection(repair.line for repair in lines.repairs)
    if wrong:
        return _guess(layout, numbers, pieces_, today, unfilled | wrong)
    points = _points(layout, telling, len(lines.repairs))
    fails = len(_failed(layout, reading))
    return _Guess(points, len(numbers), -fails, reading) if points >= _ENOUGH else None


def _fitted(
    layout: Layout, numbers: Sequence[int], pieces_: Sequence[Piece], unfilled: Set[int]
) -> Lines | None:
    """Return the pieces as lines of the right length; None: one cannot be a line at all."""
    if any(abs(len(piece.line) - layout.length) > MOST_FILLERS for piece in pieces_):
        return None
    normal, as_read = [""] * layout.height, [""] * layout.height
    repairs = []
    for number, piece in zip(numbers, pieces_, strict=True):
        line = piece.line
        if len(line) != layout.length:
            fitted = None if number in unfilled else with_fillers(layout, number, line)
            if fitted is not None:
                line, repair = fitted
                repairs.append(repair)
            elif _broken_once(layout, number, line):
                line = ""
            else:
                return None
        normal[number - 1], as_read[number - 1] = line, piece.as_read
    warnings = keyboard_warnings("".join(as_read))
    return Lines(tuple(normal), tuple(as_read), warnings, tuple(repairs))


def _broken_once(layout: Layout, number: int, line: str) -> bool:
    """Whether a line of the wrong length is the layout's but for what one place lost or got."""
    if not layout.checks or len(line) in LENGTHS or not _MARKED.search(line):
        return False
    kinds = layout.kinds[(number - 1) * layout.length : number * layout.length]
    agreeing = _agreeing(line, kinds) + _agreeing(line[::-1], kinds[::-1])
    return agreeing >= min(len(line), layout.length)


def _agreeing(line: str, kinds: Sequence[Kind]) -> int:
    """Return how many characters, from the first on, can be what the layout allows."""
    allowed = (char in _CHARACTERS[kind] for char, kind in zip(line, kinds, strict=False))
    return sum(takewhile(bool, allowed))


def _begins(layout: Layout, line: str) -> bool:
    """Whether a first line begins as it must, look-alikes apart."""
    return re.match(layout.begins, as_letters(line[:_BEGINNING])) is not None


def _likely(layout: Layout, lines: Sequence[str]) -> bool:
    """Whether lines can be the layout's, look-alikes apart.

    Where lines are missing all others have to; else one is enough, and the rest is malformed.
    """
    likely = (_tolerant(layout, n, line) for n, line in enumerate(lines, start=1) if line)
    return any(likely) if all(lines) else all(likely)


def _mended(layout: Layout, lines: Lines, today: date) -> tuple[MrzReading, MrzReading]:
    """Read the lines, and what tells that they are a zone.

    Look-alikes are put right only where everything holds afterwards. Where it does not, what they
    may be still tells; where lines are missing only if all the rest holds.
    """
    if _strict(layout, lines.normal):
        reading = zone_of(layout, lines, today=today)
        return reading, reading
    better, repairs = look_alikes(layout, lines.normal)
    mended = lines._replace(normal=better, repairs=(*lines.repairs, *repairs))
    likeness = zone_of(layout, mended, today=today)
    holds = (
        _strict(layout, better)
        and not _failed(layout, likeness)
        and _codes_hold(layout, likeness, repairs)
    )
    if holds and not _number_doubted(likeness, repairs):
        return likeness, likeness
    warnings = (*lines.warnings, MrzWarning.MALFORMED)
    reading = zone_of(layout, lines._replace(warnings=warnings), today=today)
    return reading, reading if reading.missing_lines and not holds else likeness


def _number_doubted(reading: MrzReading, repairs: Sequence[Repair]) -> bool:
    """Whether the number may have been misread as other places were, unseen by its check digit.

    It is of no usual pattern, or has the same misreading twice: at the weights 7 and 3 that holds.
    """
    misread = {repair.read for repair in repairs if repair.read.isalpha()}
    twice = any(reading.fields.number.count(character) > 1 for character in misread)
    return twice or not OF_NO_PATTERN.isdisjoint(reading.warnings)


def _failed(layout: Layout, reading: MrzReading) -> list[CheckPlaces]:
    return [c for c in layout.digits if reading.checks[c.name] is CheckStatus.FAILED]


def _codes_hold(layout: Layout, reading: MrzReading, repairs: Sequence[Repair]) -> bool:
    """Whether an issuer or nationality that was put right is a known code."""
    changed = {layout.offset(repair.line, repair.column) for repair in repairs}
    codes = {"issuer": reading.fields.issuer, "nationality": reading.fields.nationality}
    return all(
        code in KNOWN_CODES or changed.isdisjoint(range(*layout.slices[name].indices(999)))
        for name, code in codes.items()
        if name in layout.slices
    )


def _points(layout: Layout, reading: MrzReading, repairs: int) -> int:
    """Return how much speaks for a zone; nothing where too few check digits hold.

    One that fails speaks against it only where its lines do not look like the layout's either.
    """
    present = [n for n, line in enumerate(reading.lines, start=1) if line]
    if not present:
        return 0 if reading.missing_lines else _ENOUGH
    held = sum(
        status in (CheckStatus.OK, CheckStatus.ALTERNATIVE_RULE)
        for status in reading.checks.values()
    )
    fields = reading.fields
    strict = [n for n in present if layout.line_patterns[n - 1].fullmatch(reading.lines[n - 1])]
    of_first_line = held >= 1 or fields.issuer in KNOWN_CODES
    of_others = held + len(present) >= 3
    if not (of_first_line if 1 in present else of_others):
        return 0
    if len(strict) < len(present) < layout.height:
        return 0
    tolerant = [n for n in present if _tolerant(layout, n, reading.lines[n - 1])]
    known = [fields.issuer in KNOWN_CODES, fields.nationality in KNOWN_CODES]
    against = [check for check in _failed(layout, reading) if not check.lines.issubset(tolerant)]
    return (
        3 * held
        - len(against)
        + len(strict)
        + len(tolerant)
        + sum(known)
        + ("<<" in reading.lines[0])
        - repairs
    )


def _strict(layout: Layout, lines: Sequence[str]) -> bool:
    """Whether every line that is there has in each place what the layout allows."""
    return all(
        not line or pattern.fullmatch(line)
        for pattern, line in zip(layout.line_patterns, lines, strict=True)
    )


def _tolerant(layout: Layout, number: int, line: str) -> bool:
    """Whether a line can be what the layout allows, look-alikes apart."""
    return _tolerant_patterns(layout.format)[number - 1].fullmatch(line) is not None


@cache
def _tolerant_patterns(format_: MrzFormat) -> tuple[re.Pattern[str], ...]:
    """Return regular expressions of the lines; of a single line only its frame is asked for."""
    layout = LAYOUT_OF[format_]
    allowed = [_TOLERANT.get(kind, kind.value) for kind in layout.kinds]
    if layout.height == 1:
        framed = (Kind.FILLER, Kind.LETTER)
        allowed = [kind.value if kind in framed else Kind.ANY.value for kind in layout.kinds]
        allowed[: len(format_)] = list(format_)
    return tuple(
        re.compile("".join(allowed[n * layout.length : (n + 1) * layout.length]))
        for n in range(layout.height)
    )
