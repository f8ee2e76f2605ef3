"""Lots of demarcation districts, by which village houses without a number are told.

A lot is one number of many pieces: Lot 42 S.A ss.1 RP in D.D. 163 is 丈量約份第163約地段第42號A段
第1小分段餘段, and neither Lot 42 RP nor Section A of another district's Lot 42.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from workstation.domain.addresses.numerals import NUMERALS, number_of

_N: Final = rf"[{NUMERALS}]{{1,6}}"
_PIECES: Final = (
    r"(?:sub-? ?sections?|s\.? ?s)[ .]{0,2}(?:no\.? ?)?[0-9]{1,2}(?![0-9a-z])",
    r"(?:sections?|sec)[ .]{0,2}[a-z]{1,2}(?![a-z0-9])",
    r"s(?:[.,] ?[a-z]{1,2}| [a-z])(?=r\.? ?p(?![a-z])|(?![a-z0-9]))",
    r"s[a-h](?=r\.? ?p(?![a-z])|[ .]{0,2}(?:$|[,\n]|r\.? ?p(?![a-z])|ss|in ))",
    r"r\.? ?p(?![a-z])|remaining portion|余段",
    r"[a-z] ?分?段",
    rf"第?[ \n]?{_N}[ \n]?小分段",
    r"(?:&|and) ?ext(?:ensions?|n)?(?![a-z])|及(?:其|该)?增批(?:地段|部分)",
)
_PIECE: Final = f"(?:{'|'.join(_PIECES)})"
"""A section, a section of a section, the rest of a lot, and what was added to one."""
_LATIN_PIECE: Final = f"(?:{'|'.join(_PIECES[:5])})"
_PIECES_BEHIND: Final = rf"(?:[ ,.\n]{{0,3}}{_PIECE}){{0,6}}"
_NUMBER: Final = re.compile(
    rf"(?P<front>(?:{_LATIN_PIECE}\.? (?:of|in) (?:the )?){{0,4}})"
    r"(?<!town )(?<!inland )(?<!marine )(?<!building )(?<![a-z])l[o0]ts?[ .:]{0,2}"
    rf"(?:(?:nos?|numbers?)[ .:]{{0,2}})?(?P<latin>[0-9]{{1,5}})(?P<more>{_PIECES_BEHIND})"
    rf"|(?:(?<![市内傍海屋])地[ \n]?段[ \n]?(?:编?号)?[ \n]?第?[ \n]?(?P<han>{_N})[ \n]?号?"
    rf"|(?<=约)[ \n]?第?[ \n]?(?P<bare>{_N})[ \n]?号)(?P<behind>{_PIECES_BEHIND})"
)
"""Lots of towns and of the Crown's inland are other series, written with more words."""
_DISTRICT: Final = re.compile(
    r"(?<![a-z])(?:(?:in|of) )?(?:(?:the )?demarcation district|d(?:\. ?)?d)[ .\n]{0,2}"
    r"(?:no[. ]{0,2})?(?P<latin>[0-9]{1,3})(?![0-9]|[a-z](?![a-z]))约?"
    rf"|丈量约份?[ \n]?(?:第|编号)?[ \n]?(?P<han>{_N})[ \n]?约?|第[ \n]?(?P<bare>{_N})[ \n]?约"
)
_BETWEEN: Final = re.compile(r"[ ,.\n(]{0,3}")
_GOES_ON: Final = re.compile(
    r"[ .,(\n]{0,3}(?:s[., ]{1,2}[a-z0-9]{1,2}(?![a-z0-9])|s\.? ?s?\.?[0-9]|r\.? ?p(?![a-z])"
    r"|sub-?sec|sec(?:tion)?[ .]|remain|ext(?:ension)?(?![a-z]))"
    r"|[ .]{0,2}(?:[&+~、及至和-]|(?:and|to)(?![a-z]))"
    r"|[ .]{0,2}[0-9]+(?![0-9])(?! ?(?:/ ?f|f(?![a-z])|st|nd|rd|th|字?楼|层))"
    r"|, ?[0-9]{2,5}(?= ?(?:$|in |and |&|r\.? ?p(?![a-z])|s\.))"
    r"|[ .]{0,2}(?!in |at |n\.? ?t|h\.? ?k)[a-z]{1,2}(?![a-z])(?! ?/)"
    r"|[^,]{0,5}段"
)
"""What stands right behind a lot and may be of it: a section that was misread, or another lot."""
_BEGINS: Final = re.compile(
    rf"(?:{_LATIN_PIECE}|portion|part)[ ,.(]{{0,3}}(?:(?:of|in) )?(?:the )?\Z"
)
"""What stands right in front of a lot and may be of it."""
_LETTER: Final = re.compile(r"[a-z]{1,2}(?= ?分?段|\Z)")
_COUNT: Final = re.compile(_N)
_REST: Final = re.compile(r"r\.? ?p|remaining|余")
_ADDED: Final = re.compile("&|and|及")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot, or what an address says of one, and where that is written."""

    district: str = field(repr=False)
    """Of demarcation; empty where it is not said."""
    number: str = field(repr=False)
    """Within the district; empty where only the district is said."""
    pieces: tuple[str, ...] = field(repr=False)
    """What of the lot it is, the larger first: ``S.A``, ``SS.1``, ``RP``."""
    start: int
    end: int
    plain: bool = True
    """Nothing beside it may be one more piece of it, or of another lot."""

    @property
    def text(self) -> str:
        """The lot written one way, equal in both languages."""
        return " ".join((f"DD{self.district}", f"LOT{self.number}", *self.pieces))

    @property
    def tells_a_place(self) -> bool:
        """Whether it is one piece of land in all the territory."""
        return self.plain and bool(self.district and self.number)

    def is_same(self, other: "Lot") -> bool:
        """Whether both are plainly one lot."""
        return self.plain and other.plain and self.text == other.text

    def contradicts(self, other: "Lot") -> bool:
        """Whether something that both say differs; what only one says may have been left out."""
        pairs = (self.district, other.district), (self.number, other.number)
        own, its = set(self.pieces), set(other.pieces)
        differs = any(one and another and one != another for one, another in pairs)
        return self.plain and other.plain and (differs or bool(own - its and its - own))


def find_lots(folded: str) -> tuple[Lot, ...]:
    """Return the lots of a folded address, and districts without one."""
    return tuple(sorted(_lots(folded), key=lambda lot: lot.start))


def only_lot(lots: tuple[Lot, ...]) -> Lot | None:
    """Return the lot that an address says, once or again; of several the first, as not plain."""
    if len({lot.text for lot in lots}) < 2:
        return next((lot for lot in lots if not lot.plain), lots[0] if lots else None)
    return replace(lots[0], plain=False)


def _lots(folded: str) -> Iterator[Lot]:
    districts = list(_DISTRICT.finditer(folded))
    for number in _NUMBER.finditer(folded):
        own = next((one for one in districts if _is_beside(one, number, folded)), None)
        if own is not None:
            districts.remove(own)
        yield _lot(own, number, folded)
    for district in districts:
        yield _lot(district, None, folded)


def _is_beside(district: re.Match[str], number: re.Match[str], folded: str) -> bool:
    """Whether nothing stands between a district and the number of a lot, in whatever order."""
    first, second = sorted((district, number), key=lambda one: one.start())
    return _BETWEEN.fullmatch(folded, first.end(), second.start()) is not None


def _lot(district: re.Match[str] | None, number: re.Match[str] | None, folded: str) -> Lot:
    said = [match for match in (district, number) if match is not None]
    start, end = min(one.start() for one in said), max(one.end() for one in said)
    return Lot(
        district=_number_in(district) if district else "",
        number=_number_in(number) if number else "",
        pieces=_pieces(number) if number else (),
        start=start,
        end=end,
        plain=not (_GOES_ON.match(folded, end) or _BEGINS.search(folded, 0, start)),
    )


def _number_in(match: re.Match[str]) -> str:
    written = match["latin"] or match["han"] or match["bare"]
    return str(number_of(written) or written)


def _pieces(number: re.Match[str]) -> tuple[str, ...]:
    """Return the pieces of a lot, the larger first: those in front are told from the smallest."""
    before = re.findall(_PIECE, number["front"] or "")
    behind = re.findall(_PIECE, number["more"] or number["behind"] or "")
    return tuple(map(_piece, (*reversed(before), *behind)))


def _piece(said: str) -> str:
    """Return a piece written one way; a section of a section has a number, not a letter."""
    if _REST.match(said):
        return "RP"
    if _ADDED.match(said):
        return "EXT"
    count = _COUNT.search(said)
    if count is not None:
        return f"SS.{number_of(count[0])}"
    letter = _LETTER.search(said.removeprefix("s"))
    return f"S.{letter[0].upper()}" if letter else said
