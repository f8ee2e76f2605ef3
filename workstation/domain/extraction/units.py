"""Flats as an address writes them: by a label or none, and rooms, shops and houses besides."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workstation.domain.addresses import AddressPart
from workstation.domain.addresses.findings import is_plural
from workstation.domain.addresses.flats import LABELS, NO_LABELS, find_unit
from workstation.domain.addresses.floors import find_floor
from workstation.domain.addresses.names_said import masked
from workstation.domain.addresses.numerals import NUMERALS, roman_or_number
from workstation.domain.slips import slips_between

_FLAT: Final = r"[a-z]?[0-9]{1,4}[a-z]?|[a-z]"
_FLAT_AT_END: Final = re.compile(
    r"(?:(?<![0-9])[0-9]{1,4}[a-z]?号(?P<road>.{2,40}))?"
    r"[楼阁厦座][)）]?[ ,]{0,2}(?P<n>[0-9]{3,4}) ?号\s*\Z"
)
"""A number that tells its floor itself, behind a house whose road has a number of its own.

Of four digits it is no road's.
"""
_OF_A_ROAD: Final = 3
"""Digits of a house's number at most."""
_FLAT_AFTER_FLOOR: Final = re.compile(rf"[ ,.]{{0,2}}(?P<n>{_FLAT}) ?(?:[号座]|(?=$|[,\n]))")
_FLAT_BEFORE_FLOOR: Final = re.compile(
    r"^ ?(?P<n>[a-z][0-9]{0,2}|[0-9]{1,4}[a-z]|[0-9]{1,4}(?=,))[ ,.]{1,2}\Z"
)
"""All that stands before the floor; a number without a comma may be a piece of the floor's."""
_FLAT_AFTER_BLOCK: Final = re.compile(r"[ ,]{1,2}(?P<n>[0-9]{1,2}[a-z])(?=$|[,\n])")
_FLAT_IN_FRONT: Final = re.compile(r"^ ?(?P<n>[1-9][0-9]?[a-z](?=[ ,\n])|[1-9][0-9]{3}(?=,))")
"""A flat that tells its floor and with which an address begins: 28B, Block 4; 1109, Block E."""
_HIGH_HOUSE: Final = re.compile(
    r"(?<![a-z])(?:mansions?|man|building|bldg|hse|apartments?|(?:house|tower)(?! ?[0-9]))(?![a-z])"
    r"|大[厦楼]|[楼阁轩](?![0-9])"
)
"""A house with flats; where none is named, the number in front may be a house's."""
_ROAD_BEHIND: Final = re.compile(
    r"[ ,.\n]{1,3}(?:[a-z']+ ){1,4}(?:road|rd|street|st|avenue|ave|lane|path|drive|terrace|crescent"
    r"|circuit|square|place|row|way|close|village|tsuen)\b"
    r"|[ ,.\n]{0,3}[\u4e00-\u9fff]{1,6}[路道街里径坊村围]"
)
_FLAT_AFTER_WORD: Final = re.compile(
    rf"(?:^|\n) ?(?P<word>[a-z]{{3,5}})[ .]{{1,2}}(?P<n>{_FLAT})(?=$|[ ,.\n])"
)
AND_MORE: Final = re.compile(
    rf" ?(?:(?:[-&+~至及或、]|to|or|and) ?(?:{_FLAT})|[,/] ?[a-z])"
    r"(?![a-z0-9]|/f)"
)
"""What may stand behind a flat that is one of several made one: 3-4, A & B, 甲至乙."""
JOINED: Final = "-"
_BETWEEN_FLATS: Final = re.compile(r" ?(?:[-&+~至及或、,/]|to|or|and) ?")
_MORE_BEFORE: Final = re.compile(r"[0-9a-z] ?号? ?(?:[-&,/、及至和]|and|to) ?\Z")
_FLOOR_DASH_FLAT: Final = re.compile(r"(?<=[0-9])-(?=0[1-9]\Z)")
_SHOPS_AND_HOUSES: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("shop", r"(?<![a-z])shop\.? ?(?:no\.? ?)?(?P<n>[a-z]?[0-9]{1,3}[a-z]?)(?![a-z0-9])"),
        (
            "shop",
            r"(?<![a-z])(?:store ?room|stall|kiosk|parking space|car ?park)\.? ?(?:no\.? ?)?"
            r"(?P<n>[a-z]?[0-9]{1,4}[a-z]?)(?![a-z0-9])",
        ),
        (
            "shop",
            r"(?<![0-9a-z])(?P<n>[a-z]?[0-9]{1,4}[a-z]?) ?号?(?:[铺店]|摊位|车位|储物室)",
        ),
        ("shop", r"(?:摊位|车位|储物室)(?P<n>[a-z]?[0-9]{1,4}[a-z]?)(?![a-z0-9])"),
        (
            "workshop",
            r"(?<![a-z])workshop(?: unit)?\.? ?(?:no\.? ?)?"
            r"(?P<n>[a-z]?[0-9]{1,3}[a-z]?|(?<= )[a-z])(?![a-z0-9]| ?[/&]? ?[0-9a-z](?![0-9a-z]))",
        ),
        (
            "workshop",
            r"(?<![0-9a-z])(?P<n>[a-z]?[0-9]{1,3}[a-z]?|[a-z]) ?号?工[场塲](?![大a-z0-9])",
        ),
        (
            "house",
            r"(?:^|[\n,;.]) ?(?:house|hse\.?) ?(?:no\.? ?)?"
            r"(?P<n>[a-z]?[0-9]{1,3}[a-z]?)(?![a-z0-9/])(?! ?(?:fl|/))",
        ),
        (
            "house",
            r"(?<=[园庄墅庭苑居湾轩岛台村围])(?P<n>[a-z]?[0-9]{1,3}[a-z]?) ?号?"
            r"(?:屋(?![邨村苑])|洋房|独立屋)",
        ),
        (
            "house",
            r"(?<![0-9a-z])(?P<n>[a-z]?[0-9]{1,3}[a-z]?) ?号(?:屋(?![邨村苑])|洋房|独立屋)",
        ),
    )
)
"""Numbers of shops, stalls and store rooms, of workshops, and of houses: 康曦花園21號屋."""
_SIDED_FLAT: Final = re.compile(
    r"(?<![a-z])(?P<said>front|rear|back|middle) (?:flat|portion|unit|room|part)(?![a-z])"
    r"|(?P<han>[前后]|(?<!第)中)座"
)
"""Flats of old houses that are told by where they lie on their floor."""
_A_SIDE: Final = re.compile(
    r"(?<![a-z])(?:front|rear|back|middle)(?![a-z])|[前后](?=[前后中]?座)|中座"
)
_SIDE_OF: Final = {"前": "front", "后": "rear", "中": "middle", "back": "rear"}
SIDES: Final = frozenset(("front", "rear", "middle"))
"""What a flat is told by instead of a number."""
KINDS: Final = SIDES | {"shop", "house", "workshop"}
_LABELLED: Final = re.compile(
    r"(?<![a-z])(?:(?P<room>room|rm|cubicle)|flat|flt|unit|apartment|apt)(?P<more>s?)\.? ?"
    rf"(?:nos?\.? ?)?(?P<n>{_FLAT})(?![a-z0-9])"
)
_ROOM_OF_FLAT: Final = re.compile(
    rf"(?<![a-z0-9])(?P<flat>{_FLAT}) ?号?室 ?"
    rf"(?:(?P<room>{_FLAT}|[{NUMERALS}]{{1,3}}) ?号?(?:房间|(?:板间|㓥|套)?房(?![屋东客租]))"
    rf"|(?:板间|㓥|套)?房(?P<behind>{_FLAT})(?![a-z0-9]) ?号?)"
)
"""A room that is let by itself: Room 4, Flat A; A室4號房."""
_TWO_LETTERS: Final = r"(?:[lmnrstw][a-h]|e[abcgh])[0-9]?"
"""A wing and a flat in it. Letters that are neighbours, E and F, are rather two flats made one."""
_FLAT_OF_WING: Final = re.compile(
    rf"(?<![a-z])(?:flat|flt|room|rm|unit|apartment|apt)s?\.? ?(?:nos?\.? ?)?(?P<n>{_TWO_LETTERS})"
    r"(?=[ .]{0,2}(?:$|[,\n(&]|-|and |to |[0-9]{1,2} ?(?:/|f|st|nd|rd|th)|[lu]?g ?/|on |floor|"
    r"block|blk|tower|twr))"
    rf"|(?<![a-z0-9])(?P<han>{_TWO_LETTERS}|[lmnrstw] [a-h][0-9]?) ?号?(?:室|单位)"
)
_MORE_OF_WING: Final = re.compile(
    r" ?(?:号?(?:室|单位))? ?(?:[-&+~至及或、]|(?:to|or|and)(?![a-z])) ?[a-z0-9]"
)


@dataclass(frozen=True, slots=True)
class Code:
    """A flat, floor or number, and where it is written."""

    text: str = field(repr=False)
    start: int
    end: int


def code_key(text: str) -> str:
    """Return a code in the form it is compared by: 03 is 3, 十二 is 12, II is 2."""
    plain = "".join(text.lower().split()).strip(".,")
    number = roman_or_number(plain)
    return plain.upper() if number is None else str(number)


class RoomOfFlat(NamedTuple):
    """A flat and the room of it that is let by itself."""

    flat: Code
    room: Code
    spans: tuple[tuple[int, int], ...]
    """Where they stand with the words that say so."""


def flat_and_room(folded: str) -> RoomOfFlat | None:
    """Return the flat and the room in it of an address that says one of each."""
    labelled = list(_LABELLED.finditer(folded))
    found = [
        RoomOfFlat(
            _code(match, "flat"),
            _code(match, "room" if match["room"] else "behind"),
            (match.span(),),
        )
        for match in _ROOM_OF_FLAT.finditer(folded)
    ]
    if [bool(match["room"]) for match in labelled] in ([False, True], [True, False]):
        flat, room = sorted(labelled, key=lambda match: bool(match["room"]))
        spans = (flat.span(), room.span())
        found.append(RoomOfFlat(_code(flat, "n"), _code(room, "n"), spans))
    several = any(match["more"] for match in labelled) or any(
        AND_MORE.match(folded, end) for one in found for _, end in one.spans
    )
    return found[0] if len(found) == 1 and not several else None


def flat_of_wing(folded: str, otherwise: Code | None) -> Code | None:
    """Return the only flat of two letters, RB, of which B alone is none; without one the other."""
    found = list(_FLAT_OF_WING.finditer(folded))
    if not found:
        return otherwise
    group = "n" if found[0]["n"] else "han"
    start, end = found[0].span(group)
    joined = _MORE_BEFORE.search(folded, 0, start) or _MORE_OF_WING.match(folded, end)
    if len(found) > 1 or joined:
        return None
    return Code(found[0][group].replace(" ", ""), start, end)


def _code(match: re.Match[str], group: str) -> Code:
    return Code(match[group], *match.span(group))


def listed_flat(
    listed: AddressPart | None, floor: AddressPart | None, others: Iterable[int], folded: str
) -> Code | None:
    """Return a flat that was parsed, with those it was joined to."""
    if listed is None:
        return None
    flat = _with_more(listed, others, folded)
    return flat if floor else _without_dash(flat, folded)


def _with_more(flat: AddressPart, others: Iterable[int], folded: str) -> Code:
    """Return a flat with those it was joined to, written one way: 3 and 4 is 3-4, neither alone.

    Args:
        flat: the first of them.
        others: where floors and numbers of blocks and streets begin, which are no flats.
        folded: the address.
    """
    end = flat.end
    while (more := AND_MORE.match(folded, end)) and not any(
        end <= other < more.end() for other in others
    ):
        end = more.end()
    if end == flat.end:
        return Code(flat.text, flat.start, flat.end)
    joined = _BETWEEN_FLATS.sub(JOINED, folded[flat.end : end])
    return Code(flat.text + joined, flat.start, end)


def _without_dash(flat: Code, folded: str) -> Code:
    """Return a flat written with its floor in one number: 12-03 is 1203, but not Flats 3-04."""
    if is_plural(folded, flat.start):
        return flat
    return Code(_FLOOR_DASH_FLAT.sub("", flat.text), flat.start, flat.end)


class Numbered(NamedTuple):
    """A unit that its number does not tell alone."""

    code: Code
    """Its number, with what it is: Shop 3 is neither House 3, Workshop 3 nor Flat 3."""
    span: tuple[int, int]
    """Where the number stands with the word that says so."""


def shop_or_house(folded: str) -> Numbered | None:
    """Return the only shop, workshop or house."""
    found = {
        match.start("n"): Numbered(Code(f"{kind} {match['n']}", *match.span("n")), match.span())
        for kind, pattern in _SHOPS_AND_HOUSES
        for match in pattern.finditer(folded)
        if not _MORE_BEFORE.search(folded, 0, match.start("n"))
        and not AND_MORE.match(folded, match.end("n"))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def flat_otherwise(
    open_text: str, folded: str, floor: AddressPart | None, blocks: Sequence[Code]
) -> Numbered | None:
    """Return a flat that is told by its side or by where it stands, and what it covers."""
    sided = _sided_flat(open_text)
    if sided is not None:
        return Numbered(sided, (sided.start, sided.end))
    told = _flat_without_label(open_text, folded, floor, blocks)
    return Numbered(Code(told["n"], *told.span("n")), told.span()) if told else None


def _flat_without_label(
    open_text: str, folded: str, floor: AddressPart | None, blocks: Sequence[Code]
) -> re.Match[str] | None:
    """Return where a flat stands that no label tells, or a misread one: Unt 03.

    It stands right behind its floor, as 2號, 2 or C座; or is all there is before it; or tells the
    floor itself and stands behind the only block, Tower 2 23B, in front, or last of all behind a
    house in Chinese. One of several is none.
    """
    found = _behind_misread_label(open_text)
    if found is None and floor is not None:
        found = _FLAT_AFTER_FLOOR.match(open_text, floor.end)
        found = found or _FLAT_BEFORE_FLOOR.search(open_text, 0, floor.start)
    if found is None and floor is None and len(blocks) == 1:
        found = _FLAT_AFTER_BLOCK.match(open_text, blocks[0].end)
        found = None if found and _ROAD_BEHIND.match(folded, found.end()) else found
    if found is None and floor is None and (blocks or _HIGH_HOUSE.search(folded)):
        found = _FLAT_IN_FRONT.match(open_text)
        found = None if found and _ROAD_BEHIND.match(folded, found.end()) else found
    if found is None and floor is None:
        found = _FLAT_AT_END.search(folded)
        found = found if found and _is_flat_at_end(found, open_text) else None
    return None if found is None or AND_MORE.match(open_text, found.end("n")) else found


def _is_flat_at_end(found: re.Match[str], open_text: str) -> bool:
    """Whether a number at the end is no road's, and nothing else was taken for it."""
    told = found["road"] or len(found["n"]) > _OF_A_ROAD
    return bool(told) and open_text[found.start("n")].isdigit()


def _sided_flat(open_text: str) -> Code | None:
    """Return the only flat that is told by its side: the front portion, 後座."""
    if len(_A_SIDE.findall(open_text)) != 1 or not (found := _SIDED_FLAT.search(open_text)):
        return None
    said = found["said"] or found["han"]
    return Code(_SIDE_OF.get(said, said), *found.span())


def _behind_misread_label(open_text: str) -> re.Match[str] | None:
    """Return the only flat behind a word that begins a line and is a label's but for one slip."""
    found = [
        match
        for match in _FLAT_AFTER_WORD.finditer(open_text)
        if match["word"] not in NO_LABELS
        and any(slips_between(match["word"], label, 1) == 1 for label in LABELS)
    ]
    return found[0] if len(found) == 1 else None


def is_flat(block: Code, floor: AddressPart, folded: str) -> bool:
    """Whether what seems to be a block stands right behind a floor, as flats do: 3字樓C座."""
    behind = 0 <= block.start - floor.end <= 1
    return behind and block.text.isalpha() and folded[block.end - 1 : block.end] == "座"


def says_several(rest: str, flat: Code | None, floor: AddressPart | None) -> bool:
    """Whether what is left of an address names another flat or floor; the same one it may."""
    while floor is not None and (found := find_floor(rest)) is not None:
        if found.value != floor.normal:
            return True
        rest = masked(rest, [(found.start, found.end)])
    while flat is not None and (found := find_unit(rest, beside_block=False)) is not None:
        if code_key(found.value) != code_key(flat.text):
            return True
        rest = masked(rest, [(found.start, found.end)])
    return False
