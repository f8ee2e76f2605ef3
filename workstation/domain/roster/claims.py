"""What a declared address says of one flat: that it is meant, that nothing speaks against it."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from workstation.domain.addresses import (
    AddressKind,
    AddressProblem,
    FlatProblem,
    ParsedAddress,
    PartName,
)
from workstation.domain.addresses.flats import FlatNumber, counted_through, read_flat
from workstation.domain.roster.entries import Flat

_FLAT_F: Final = re.compile(r"[0-9]{1,2} ?[Ff]")
"""A floor; where flats have letters it may be flat F."""
_BESIDE: Final = re.compile(
    r"\b(?:flat|flt|room|rm|unit|apt|no|floor|f|hong kong|hk|kowloon|kln|new territories|n\.?t)\b"
    r"|[室號号樓楼層层座]|單位|单位|香港|九龍|九龙|新界"
)
_NUMBER: Final = re.compile(
    r"\d|[〇零一二三四五六七八九十廿卅壹貳贰叁肆伍陸陆柒捌玖拾甲乙丙丁頂顶]+ ?"
    r"(?=[室號号樓楼層层字房座]|$)"
    r"|\b(?:[ivx]+|top|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+teen)\b"
)
_LABEL: Final = re.compile(r"\b(?:flat|flt|room|rm|unit|apt|suite)\b|室|單位|单位")
"""Beside it stands what may be a flat's letter: Room H."""
_OF_BLOCK: Final = re.compile(
    r"\b(?:block|blk|tower)\.? ?(?P<n>[a-z][0-9]?|[0-9]{1,2})\b|\b(?P<han>[a-z]?[0-9]{1,2}) ?座"
)
_OF_STREET: Final = re.compile(
    r"\b[0-9]{1,4}[a-z]?(?:-[0-9]+)? "
    r"(?=(?:[a-z]+ ){1,4}(?:road|rd|street|st|avenue|ave|path|lane)\b)"
    r"|\bphase [0-9]\b|[0-9]期"
)
"""Or of a phase: numbers that are no flat's."""
_NUMBERED_BLOCK: Final = re.compile("/(?:block|tower)-")
"""In the id of a block that is called by its number."""
_FLOOR_AND_FLAT: Final = frozenset({PartName.FLOOR, PartName.FLAT})
_NAME: Final = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")


def claimed_flats(parsed: ParsedAddress) -> tuple[Flat, ...]:
    """Return the flats an address can mean, the likeliest first; none unless it was read.

    A block that is not settled is claimed too, and a flat that is not of its floor's number:
    whether it is meant, the roster tells.
    """
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return ()
    return tuple(
        Flat(block_id, reading.floor, reading.unit)
        for block_id in parsed.blocks
        for reading in parsed.readings or _counted_through(parsed)
    )


def _counted_through(parsed: ParsedAddress) -> Collection[FlatNumber]:
    if FlatProblem.FLOOR_CONTRADICTS_FLAT not in parsed.problems:
        return ()
    floor, unit = parsed.part(PartName.FLOOR), parsed.part(PartName.FLAT)
    number = counted_through(floor.normal if floor else None, unit.normal if unit else None)
    return () if number is None else (number,)


def is_settled(parsed: ParsedAddress, *, listed: bool = False) -> bool:
    """Whether block, floor and flat were read, so that another flat is another home.

    Args:
        parsed: what was read.
        listed: whether the roster has a flat that is claimed: a number that is not its floor's
            contradicts nothing then.
    """
    return parsed.kind is AddressKind.PUBLIC_FLAT or (listed and bool(_counted_through(parsed)))


def agrees(parsed: ParsedAddress, text: str, flat: Flat) -> bool:
    """Whether what was read of an unfinished address is of this flat, and enough to tell it.

    Its block with nothing that differs, and no number that was not understood: it may be another
    flat's. Or its estate, floor and flat, when the line names nothing else: a name that was not
    understood may be another block's.
    """
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return False
    number = FlatNumber(flat.floor, flat.unit)
    if parsed.blocks:
        sure = AddressProblem.BLOCK_SPELT_DIFFERENTLY not in parsed.problems
        own = flat.block_id in parsed.blocks if sure else flat.block_id == parsed.block_id
        return own and _fits(parsed, number) and _numbers_nothing_else(parsed, text, flat)
    if parsed.estate_id != flat.estate_id or _numbers_another_block(parsed, flat):
        return False
    return number in _numbers_said(parsed) and _names_nothing_else(parsed, text)


def _numbers_another_block(parsed: ParsedAddress, home: Flat) -> bool:
    """Whether a block is said by a number its estate does not have, and the home's by its own.

    A block that has a name may have a number beside it that no list knows.
    """
    return parsed.part(PartName.BLOCK) is not None and bool(_NUMBERED_BLOCK.search(home.block_id))


def _names_nothing_else(parsed: ParsedAddress, text: str) -> bool:
    """Whether a line says only the parts that were read, and the words that go with them."""
    if parsed.part(PartName.BUILDING) is not None:
        return False
    return not _NAME.search(_BESIDE.sub(" ", _unread(parsed, text)))


def _numbers_nothing_else(parsed: ParsedAddress, text: str, home: Flat) -> bool:
    """Whether floor and flat were read, or a line has no number beside the parts that were.

    The number of the home's own block is none, nor is that of a street or of a phase.
    """
    said = {part.name for part in parsed.parts}
    if said >= _FLOOR_AND_FLAT:
        return True

    def of_block(match: re.Match[str]) -> str:
        own = f"/block-{match['n'] or match['han']}-" in f"{home.block_id}-"
        return " " if own else match[0]

    rest = _OF_STREET.sub(" ", _OF_BLOCK.sub(of_block, _unread(parsed, text)))
    if PartName.FLAT not in said and _LABEL.search(rest):
        return False
    return not _NUMBER.search(rest)


def _unread(parsed: ParsedAddress, text: str) -> str:
    """Return a line without the parts that were read, in lower case."""
    rest = unicodedata.normalize("NFKC", text)
    for part in parsed.parts:
        rest = rest.replace(part.text, " ", 1)
    return rest.lower()


def _fits(parsed: ParsedAddress, number: FlatNumber) -> bool:
    """Whether floor and flat, as far as they are said, are these."""
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems:
        return number in _numbers_said(parsed)
    floor, unit = parsed.part(PartName.FLOOR), parsed.part(PartName.FLAT)
    if floor is not None and unit is None and _FLAT_F.fullmatch(floor.text):
        return floor.normal == number.floor and (number.unit == "F" or number.unit[0].isdigit())
    same_floor = floor is None or floor.normal == number.floor
    return same_floor and (unit is None or unit.normal.lstrip("0") == number.unit)


def _numbers_said(parsed: ParsedAddress) -> Collection[FlatNumber]:
    """Return the floors and flats a line can mean, also where the two contradict."""
    floor, unit = parsed.part(PartName.FLOOR), parsed.part(PartName.FLAT)
    if unit is None:
        return ()
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems and floor is not None:
        inside = read_flat(None, unit.normal).readings
        return (*inside, *(FlatNumber(floor.normal, each.unit) for each in inside))
    return read_flat(floor.normal if floor else None, unit.normal).readings
