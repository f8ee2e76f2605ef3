"""What a proof shows for the numbers of rooms, blocks, phases and houses on a street."""

import re
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict
from workstation.domain.extraction.same_codes import confusable, is_same_code
from workstation.domain.extraction.shown_parts import CLEAR, Source, joined, part_at, undeclared
from workstation.domain.extraction.strokes import if_counted, is_in_strokes
from workstation.domain.extraction.units import Code, code_key

_NUMBERS: Final[Sequence[tuple[Part, Callable[[AddressClaims], Code | None]]]] = (
    (Part.FLAT, attrgetter("room")),
    (Part.BLOCK, attrgetter("block")),
    (Part.STREET, attrgetter("street_no")),
    (Part.ESTATE, attrgetter("phase")),
)
_ANY: Final = 99_999
_DIGITS: Final = re.compile("[0-9]{1,5}")
_LONE_LETTER: Final = re.compile(r" ?[a-z](?=\s*(?:[,\n]|$))")
"""Behind the number of a block it may be the block's own: Tower 6 B."""


def number_parts(claims: AddressClaims, sources: Sequence[Source]) -> Iterator[PartComparison]:
    """Yield the numbers of rooms, blocks, houses on a street and phases."""
    named_house = any(name.part is Part.BLOCK and name.normal for name in claims.names)
    listed = claims.parsed.block_id is not None
    for part, number in _NUMBERS:
        code = number(claims)
        written = claims.shown(code)
        shown = [
            shown_number(part, code, written, number(source.claims), source) for source in sources
        ]
        kept = [one for one in shown if one is not None]
        # A house of the public list is told by its name; elsewhere phases begin their blocks anew.
        optional = listed if part is Part.ESTATE else part is Part.BLOCK and named_house
        if code is not None:
            if kept or not optional:
                yield joined(part, written, kept)
        elif part is not Part.STREET and kept and not optional:
            yield undeclared(part, kept[0])


def shown_number(
    part: Part, declared: Code | None, written: str, read: Code | None, source: Source
) -> PartComparison | None:
    """Return what a source shows for a number, which was declared as ``written``."""
    if read is None:
        return None
    verdict = PartVerdict.UNREAD
    if declared is not None:
        if is_same_code(declared, read):
            verdict = PartVerdict.SAME
        elif not (
            confusable(declared.text, read.text)
            or (part is Part.FLAT and is_same_code(declared, source.claims.flat))
            or _lost_a_digit(declared, read, source)
            or (part is Part.STREET and _may_be_one_house(written, _house(source.claims, read)))
            or (part is not Part.STREET and _may_lack_its_letter(declared.text, read.text))
        ):
            verdict = PartVerdict.DIFFERENT
    behind = source.claims.open_text[read.end :]
    if source.claims.is_split(read) or (part is Part.BLOCK and _LONE_LETTER.match(behind)):
        verdict = PartVerdict.UNREAD
    in_strokes = part is not Part.STREET and is_in_strokes(read.text)
    if in_strokes and verdict is PartVerdict.DIFFERENT:
        verdict = PartVerdict.UNREAD
    shown = part_at(part, source, read.start, read.end, verdict)
    return if_counted(shown) if in_strokes else shown


def _may_lack_its_letter(one: str, other: str) -> bool:
    """Whether one phase or block has a letter and is the other without it: 2A and 2; not 2B.

    The letter may be a flat's, too: of Block 6A, 17/F.
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short.isdigit() and long[:-1] == short and not long[-1].isdigit()


def _house(claims: AddressClaims, number: Code) -> str:
    """Return a number as it is written, or what a lone stroke was taken for."""
    written = claims.shown(number)
    return number.text if number.text.isdigit() and not _DIGITS.search(written) else written


def _may_be_one_house(one: str, other: str) -> bool:
    """Whether two numbers on a street meet: 123 and 123-125, or 226 and 226A; not 226A and 226B."""
    (low, high, letter), (first, last, its) = map(_span, (one, other))
    return low <= last and first <= high and (low != high or first != last or letter != its)


def _span(number: str) -> tuple[int, int, bool]:
    """Return the first and the last number of a house, and whether a letter stands with it.

    One in Chinese numerals may be any.
    """
    numbers = [int(digits) for digits in _DIGITS.findall(number)] or [0, _ANY]
    return numbers[0], numbers[-1], any(char.isascii() and char.isalpha() for char in number)


def _lost_a_digit(declared: Code, read: Code, source: Source) -> bool:
    """Whether the reader may have lost a digit of a number, which leaves no doubtful place."""
    one, other = code_key(declared.text), code_key(read.text)
    shorter = any(one[:at] + one[at + 1 :] == other for at in range(len(one)))
    return shorter and source.evidence.confidence(read.start, read.end) < CLEAR
