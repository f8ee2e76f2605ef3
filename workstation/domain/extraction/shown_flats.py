"""What a proof shows for the flat and the floor, and what leaves them in doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict
from workstation.domain.extraction.same_codes import confusable, is_same_code
from workstation.domain.extraction.shown_parts import Source, joined, part_at, undeclared
from workstation.domain.extraction.units import SIDES, Code, code_key

_LIKE_ANOTHER: Final = re.compile("[BDEFJLO]|^[08]$")
"""Letters of flats for which engines take others: E for F, 8 for B, L for J."""
_TOLD_APART: Final = 0.9
"""Nearly all that was misread so on hard photographs was read less surely."""
_LIKE_A_LETTER: Final = re.compile(r"[)\]}|!\\）]|/(?![0-9A-Za-z])")
_OPENS, _CLOSES = re.compile(r"[(\[{（]"), re.compile(r"[)\]}）]")


def home_parts(claims: AddressClaims, sources: Sequence[Source]) -> Iterator[PartComparison]:
    """Yield the flat and the floor, which are told together."""
    for part, code, text in (
        (Part.FLAT, claims.flat, claims.shown(claims.flat)),
        (Part.FLOOR, claims.floor, claims.floor_value),
    ):
        shown = [_shown_home(part, claims, source) for source in sources]
        kept = [one for one in shown if one is not None]
        if code is not None:
            yield joined(part, text, kept)
        elif not _implied(part, claims) and kept:
            yield undeclared(part, kept[0])


def _implied(part: Part, claims: AddressClaims) -> bool:
    """Whether the floor is told by the flat: 1203 is on the twelfth."""
    return part is Part.FLOOR and bool(claims.floors)


def _shown_home(part: Part, claims: AddressClaims, source: Source) -> PartComparison | None:
    """Return what a source shows for the flat or the floor."""
    read = source.claims
    code = (read.flat if part is Part.FLAT else read.floor) or (
        read.flat if part is Part.FLOOR and read.floors else None
    )
    if code is None:
        return None
    same_home = bool(claims.homes & read.homes)
    if part is Part.FLAT:
        same = same_home or (not _implied(Part.FLOOR, claims) and _same_flat(claims, read))
    else:
        same = same_home or bool(claims.floors & read.floors)
    verdict = PartVerdict.SAME if same else PartVerdict.DIFFERENT
    declared = claims.flat if part is Part.FLAT else claims.floor
    if not same and declared is not None and confusable(declared.text, code.text):
        verdict = PartVerdict.UNREAD
    if _is_in_doubt(claims, source, code, same=same):
        verdict = PartVerdict.UNREAD
    shown = part_at(part, source, code.start, code.end, verdict)
    number = code.text.upper().split()[-1]  # without what it is: a shop, a workshop
    alike = code is read.flat and _LIKE_ANOTHER.search(number) is not None
    if alike and shown.confidence < _TOLD_APART:
        return replace(shown, verdict=PartVerdict.UNREAD)
    return shown


def _same_flat(claims: AddressClaims, read: AddressClaims) -> bool:
    """Whether the flats have the same number, on whatever floors: 1203 and 1303 have."""
    numbers = {flat for _, flat in claims.homes}
    return any(flat in numbers for _, flat in read.homes)


def _is_in_doubt(claims: AddressClaims, source: Source, code: Code, *, same: bool) -> bool:
    """Whether a flat or a floor of a source is one of several, or may be a piece of another."""
    read = source.claims
    if read.several_flats or read.is_split(code) or _may_lack_a_letter(source.evidence.text, code):
        return True
    if (read.has_two_floors or claims.has_two_floors) and not same:
        return True
    other_room = (read.room is None) is not (claims.room is None)
    a_piece = is_same_code(claims.flat, read.room) or _lacks_a_wing(claims.flat, read.flat)
    if code is read.flat and (other_room or a_piece):
        return True
    kinds = {claims.flat_kind, read.flat_kind}
    if code is read.flat and len(kinds) > 1 and not kinds <= SIDES:
        return True
    same_home = bool(claims.homes & read.homes)
    if claims.is_lettered is not read.is_lettered and claims.written != read.written:
        return not same_home or claims.unlisted != read.unlisted
    return (read.at_odds or read.is_joined or claims.is_joined) and not same_home


def _lacks_a_wing(declared: Code | None, read: Code | None) -> bool:
    """Whether of a flat of two letters one is left out, or was not read: B of RB."""
    if declared is None or read is None:
        return False
    short, long = sorted((code_key(declared.text), code_key(read.text)), key=len)
    return len(short) == 1 and len(long) == 2 and long.isalpha() and short in long


def _may_lack_a_letter(text: str, code: Code) -> bool:
    """Whether a stroke stands behind a code that closes no bracket: 12J is read 12)."""
    opened = len(_OPENS.findall(text, 0, code.end)) > len(_CLOSES.findall(text, 0, code.end))
    return not opened and _LIKE_A_LETTER.match(text, code.end) is not None
