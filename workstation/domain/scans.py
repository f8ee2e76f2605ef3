"""What a scanner's burst of characters is worth: a letter's reference, lines of a document, or not.

Scanners send their records with any end, in any case, twice, line by line or without a break, and
through a keyboard layout that may not be theirs (``keyboard_layouts``). What was meant is decided
by what can be checked: the reference's check characters, and in a machine-readable zone the check
digit of the document's number and the issuer's code (ICAO Doc 9303 part 3 sections 4.9 and 5).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from workstation.domain.keyboard_layouts import half_width, understandings
from workstation.domain.letters import LetterReference
from workstation.domain.mrz import CheckStatus, MrzWarning, read_mrz
from workstation.domain.mrz.check_digits import check_digit


class ScanKind(StrEnum):
    """What a burst looks like."""

    LETTER = "letter"
    """A letter's reference, or one with a misread character."""
    MRZ = "mrz"
    """Lines of a machine-readable zone, right or wrong."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scan:
    """A burst as its scanner meant it."""

    kind: ScanKind
    text: str = field(repr=False)
    """Lines of a zone in capitals, in their order, joined by line breaks."""
    whole: bool = True
    """False where lines of a zone are still missing."""
    layout_is_wrong: bool = False
    """Scanner and computer use different keyboard layouts, or an input method is active."""


_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x02\x03\x04\x1c-\x1f]+")
_SYMBOL: Final = re.compile(r"(EGL[1IL])[^A-Z0-9]([A-Z0-9]{12})", re.IGNORECASE)
_COLON_AT: Final = len("EGL1")
_LETTER_SHAPE: Final = re.compile(r"EGL[1IL].{8,16}|\d{16}", re.IGNORECASE)

_LINE: Final = re.compile(r"[A-Z0-9<]+")
_LENGTHS: Final = (44, 36, 30)
_UNBROKEN: Final = {
    size * rows: size
    for size, counts in ((44, (2, 4)), (36, (2, 4)), (30, (2, 3, 6)))
    for rows in counts
}
"""Lengths of zones sent without breaks, once or twice, and the length of their lines."""
_SHORTEST_DAMAGED: Final = 20
_DATA_LINE: Final = re.compile(
    r"(?=.{13,27}\d)[A-Z0-9<]{9}[0-9<][A-Z<]{3}[0-9<]{6}[0-9<][MFX<][0-9<]{6}[0-9<].*"
)
_CARD_DATA_LINE: Final = re.compile(r"(?=.{0,14}\d)[0-9<]{6}[0-9<][MFX<][0-9<]{6}[0-9<][A-Z<]{3}.*")
_ONE_LINE_CARD: Final = re.compile(r"C[SD][A-Z0-9<]{9}[0-9<]<[0-9<]{7}<[0-9<]{7}<[0-9<]")
_PERMIT: Final = re.compile(r"C[SDRT][A-Z0-9]{8}.[0-9].*")
_SPEAKS: Final = {CheckStatus.OK: 1, CheckStatus.ALTERNATIVE_RULE: 1, CheckStatus.FAILED: -1}
_UNKNOWN: Final = frozenset({MrzWarning.UNKNOWN_ISSUER, MrzWarning.UNKNOWN_NATIONALITY})
_NOTHING_READ: Final = -100
_ANY_DAY: Final = date(2000, 1, 1)
"""Centuries of dates say nothing about letters."""
_CARD: Final = re.compile(r"[ACI][A-Z<][A-Z<]{3}[A-Z0-9<]{9}[0-9].{15}")
_FEWEST_CHARACTERS: Final = 3
"""A key held down repeats one character; what is scanned has at least this many different ones."""


def read_scan(text: str) -> Scan:
    """Return what a burst is; any text is answered, none raises."""
    folded = half_width(text)
    widened = folded != text
    records = _once(record.strip() for record in _BREAKS.split(folded))
    if len(records) == 1 and (scan := _letter(records[0], widened)) is not None:
        return scan
    return _zone(records, widened) or Scan(ScanKind.OTHER, "\n".join(records))


def _letter(record: str, widened: bool) -> Scan | None:
    if isinstance(LetterReference.parse(record), LetterReference):
        return Scan(ScanKind.LETTER, record, layout_is_wrong=widened or ";" in record)
    # Every layout that moves letters moves the colon too: where it stands a character was misread.
    moved = record[_COLON_AT : _COLON_AT + 1] != ":"
    meant = {
        reference
        for reference in map(_reference, understandings(record) if moved else ())
        if isinstance(reference, LetterReference)
    }
    if len(meant) == 1:
        return Scan(ScanKind.LETTER, meant.pop().symbol, layout_is_wrong=True)
    if _LETTER_SHAPE.fullmatch(record) and len(set(record)) >= _FEWEST_CHARACTERS:
        return Scan(ScanKind.LETTER, record, layout_is_wrong=widened)
    return None


def _reference(record: str) -> object:
    symbol = _SYMBOL.fullmatch(record)
    return LetterReference.parse(f"{symbol[1]}:{symbol[2]}" if symbol else record)


def _zone(records: Sequence[str], widened: bool) -> Scan | None:
    meant = [
        (lines, at > 0)
        for at, understood in enumerate(understandings("\n".join(records)))
        if (lines := _lines(understood, as_it_is=at == 0))
    ]
    if not meant:
        return None
    # The first of those with most evidence: nothing is moved without need.
    lines, moved = max(meant, key=lambda each: _evidence(each[0]))
    return Scan(
        ScanKind.MRZ, "\n".join(lines), whole=_whole(lines), layout_is_wrong=moved or widened
    )


def _lines(text: str, *, as_it_is: bool) -> tuple[str, ...]:
    """Return the lines of a zone in their order, or nothing where one is none."""
    lines = _once(line for record in text.upper().split("\n") for line in _broken(record))
    if not all(_LINE.fullmatch(line) and len(set(line)) >= _FEWEST_CHARACTERS for line in lines):
        return ()
    fitting = len({len(line) for line in lines}) == 1 and len(lines[0]) in _LENGTHS
    if fitting and any(map(_is_line, lines)):
        return tuple(sorted(lines, key=_place))
    return tuple(lines) if as_it_is and any(map(_is_damaged, lines)) else ()


def _broken(record: str) -> list[str]:
    size = _UNBROKEN.get(len(record), len(record)) or 1
    return [record[at : at + size] for at in range(0, len(record), size)]


def _is_line(line: str) -> bool:
    """Say whether a line of a right length can be nothing but a zone's."""
    return (
        "<" in line
        or _place(line) == 1
        or _PERMIT.fullmatch(line) is not None
        or (_CARD.fullmatch(line) is not None and check_digit(line[5:14]) == line[14])
    )


def _is_damaged(line: str) -> bool:
    return len(line) >= _SHORTEST_DAMAGED and "<<" in line


def _place(line: str) -> int:
    """Return 0 for a first line, 1 for one with the dates, 2 for a card's line with the name."""
    if len(line) != _LENGTHS[-1]:
        return 1 if _DATA_LINE.fullmatch(line) else 0
    if _CARD_DATA_LINE.fullmatch(line):
        return 1
    return 0 if any(char.isdigit() for char in line) else 2


def _whole(lines: Sequence[str]) -> bool:
    lengths = {len(line) for line in lines}
    if lengths == {30}:
        return len(lines) == 3 or _ONE_LINE_CARD.fullmatch(lines[0]) is not None
    return len(lines) == 2 and lengths in ({36}, {44}) and _place(lines[0]) != _place(lines[1])


def _evidence(lines: Sequence[str]) -> int:
    """Return how many check digits and codes speak for the letters, less those against them."""
    readings = read_mrz("\n".join(lines), today=_ANY_DAY)
    if not readings:
        return _NOTHING_READ
    return sum(
        sum(_SPEAKS.get(status, 0) for status in reading.checks.values())
        - len(reading.repairs)
        - len(_UNKNOWN.intersection(reading.warnings))
        for reading in readings
    )


def _once(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(line for line in lines if line))
