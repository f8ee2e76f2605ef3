"""Whether a declared name of a place stands in the evidence: word by word, with borders."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.addresses import Gazetteer
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.spelling import Spelling, Word, spell
from workstation.domain.extraction.claims import AddressClaims, NameClaim
from workstation.domain.extraction.reading import Part
from workstation.domain.romanisation import is_syllable

_MOST_WORDS: Final = 12
_HAN_MAY_PRECEDE: Final = frozenset(
    "邨村苑楼阁厦园轩庭居街道路里径台号座期室区层城岛湾角咀环港龙界市"
)
_HAN_MAY_FOLLOW: Final = frozenset("第地高低一二三四五六七八九十廿零〇上下平阁天")
_ARTICLE: Final = "the"
"""Before a name it is in nobody's way: The Belcher's."""
_LATIN_MAY_STAND_BESIDE: Final = frozenset(
    [
        "flat",
        "room",
        "unit",
        "apt",
        "no",
        "floor",
        "f",
        "fl",
        "block",
        "tower",
        "phase",
        "level",
        "ground",
        "g",
        "th",
        "st",
        "nd",
        "rd",
        "hk",
        "kln",
        "nt",
        "hong",
        "kong",
        "kowloon",
        "new",
        "high",
        "low",
        "of",
        "at",
        "district",
        "ugf",
        "lgf",
        "upper",
        "lower",
    ]
)
_SIDES: Final = {"n": "north", "s": "south", "e": "east", "w": "west"}
_HAVE_SIDES: Final = frozenset(("road", "street", "avenue"))
"""What may be told apart by a side: Sai Yeung Choi St S."""
_HOUSES: Final = frozenset({Part.BLOCK, Part.BUILDING})
_CLOSE_ENOUGH: Final = 3
"""Han characters a name must have before one misread may be corrected."""
_CLOSE_ENOUGH_LATIN: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of evidence that shows a name."""

    start: int
    end: int
    slip: tuple[int, int] | None = None
    """Where a word stands in which a letter was misread; only the declared name of all known ones
    is so near."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """The gazetteer, and every name in it by script and length."""

    gazetteer: Gazetteer = field(repr=False)
    by_length: Mapping[tuple[bool, int], frozenset[str]] = field(repr=False)
    districts: Mapping[str, frozenset[District]] = field(repr=False)
    """Where each name stands."""

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "KnownPlaces":
        """Return the names of a gazetteer as ``key_of`` spells them."""
        districts: defaultdict[str, set[District]] = defaultdict(set)
        for listed in (gazetteer.buildings, gazetteer.roads):
            for name, several in listed.districts.items():
                districts[name].update(several)
        for block in gazetteer.blocks.values():
            district = gazetteer.estates[block.estate_id].district
            districts[key_of(block.name_en)].add(district)
            districts[key_of(block.name_zh)].add(district)
        for estate in gazetteer.estates.values():
            districts[key_of(estate.name_en)].add(estate.district)
            districts[key_of(estate.name_zh)].add(estate.district)
        table: dict[tuple[bool, int], set[str]] = defaultdict(set)
        for name in districts:
            table[not name.isascii(), len(name)].add(name)
        return cls(
            gazetteer,
            {key: frozenset(group) for key, group in table.items()},
            {name: frozenset(several) for name, several in districts.items()},
        )

    def only_reading(self, words: Sequence[str], doubtful: Collection[int]) -> bool:
        """Whether the words make a known name and no other differs in a doubtful one only.

        Args:
            words: of a name, as they were read.
            doubtful: indexes of the words that were hardly read.
        """
        key = "".join(words)
        han = not key.isascii()
        if key not in self.by_length.get((han, len(key)), ()) or len(key) < 3:
            return False
        anything = "." if han else "[a-z0-9]{1,14}"
        names = [
            name for (script, _), group in self.by_length.items() if script is han for name in group
        ]
        for place in doubtful:
            pattern = re.compile(
                "".join(
                    anything if at == place else re.escape(word) for at, word in enumerate(words)
                )
            )
            if any(name != key and pattern.fullmatch(name) for name in names):
                return False
        return True

    def ends_no_longer_name(self, key: str) -> bool:
        """Whether ``key`` is a known Chinese name and no longer one ends with it.

        Then it is itself whatever was misread in front of it.
        """
        if key.isascii() or key not in self.by_length.get((True, len(key)), ()):
            return False
        return not any(
            name.endswith(key)
            for (han, length), names in self.by_length.items()
            if han and length > len(key)
            for name in names
        )

    def near(self, read: str) -> frozenset[str]:
        """Return the known names that differ from what was read by at most one slip."""
        han = not read.isascii()
        lengths = (len(read),) if han else (len(read) - 1, len(read), len(read) + 1)
        return frozenset(
            known
            for length in lengths
            for known in self.by_length.get((han, length), ())
            if one_slip(read, known, han=han)
        )


def key_of(name: str) -> str:
    """Return a name's words without spaces, marks and abbreviations."""
    return "".join(word.text for word in spell(name).words)


def occurrences(key: str, spelling: Spelling) -> Iterator[tuple[int, int]]:
    """Yield the runs of whole words that spell ``key``; words may be glued or split."""
    words = spelling.words
    for first, word in enumerate(words):
        if not key.startswith(word.text):
            continue
        joined = ""
        for after in range(first, min(len(words), first + max(_MOST_WORDS, len(key)))):
            said = words[after].text
            aside = after > first and words[after - 1].text in _HAVE_SIDES
            joined += _SIDES.get(said, said) if aside and not words[after].after_break else said
            if joined == key:
                yield first, after + 1
            if len(joined) >= len(key) or not key.startswith(joined):
                break


def _nothing_else(_place: int) -> str:
    return ""


def find_names(
    names: Sequence[NameClaim],
    evidence: AddressClaims,
    places: KnownPlaces,
    others_at: Callable[[int], str] = _nothing_else,
) -> dict[NameClaim, Found | None]:
    """Return where each declared name stands in one piece of evidence.

    A neighbour that belongs to nothing that is known may make it another name (CHUK YUEN ROAD
    EAST, 大安基樓), and then it is not found; nor is a piece of another known name (LAGUNA STREET
    in EAST LAGUNA STREET), nor in an area what no list knows (HONG in HONG KONG).

    Args:
        names: the declared ones.
        evidence: what was read.
        places: all known names.
        others_at: what the character at a place of the evidence might be instead.
    """
    spelling = evidence.spelling
    keys = {name: key_of(name.text) for name in names}
    hits = {
        name: [] if _says_nothing(key) else _runs_of(key, spelling) for name, key in keys.items()
    }
    own = {
        place for runs in hits.values() for first, after in runs for place in range(first, after)
    }
    heeded = own | _known_words(evidence)

    def exact(name: NameClaim) -> Found | None:
        for run in hits[name]:
            stretch = _characters(spelling, run)
            bordered = _bordered(spelling.words, run, heeded, places)
            told = name.normal or not evidence.covered.issuperset(range(*stretch))
            if bordered and told and not _within_another(name, stretch, evidence):
                return Found(*stretch)
        return None

    found = {name: exact(name) for name in names}
    for name in names:
        near = None if hits[name] else _corrected(name, evidence, heeded, places, others_at)
        if near is not None and not _within_another(name, (near.start, near.end), evidence):
            found[name] = near
    # What was misread is a known neighbour, too.
    mended = [near for near in found.values() if near is not None and near.slip is not None]
    heeded |= {
        place
        for place, word in enumerate(spelling.words)
        if any(near.start <= word.start < near.end for near in mended)
    }
    return {name: found[name] or exact(name) for name in names}


def _runs_of(key: str, spelling: Spelling) -> list[tuple[int, int]]:
    """Return the runs of words that spell a key, or would but for an i that was read as l."""
    return list(occurrences(key, spelling)) or [
        (first, after)
        for first, after, read in _runs_of_length(spelling, key)
        if len(read) == len(key) and _with_final_i(spelling.words[first:after]) == key
    ]


def _characters(spelling: Spelling, run: tuple[int, int]) -> tuple[int, int]:
    """Return where a run of words begins and ends in the text."""
    return spelling.words[run[0]].start, spelling.words[run[1] - 1].end


def _within_another(name: NameClaim, stretch: tuple[int, int], evidence: AddressClaims) -> bool:
    """Whether a stretch of the text has letters of a name beyond it that a list knows as another.

    LAGUNA STREET in EAST LAGUNA STREET, 花園大廈 where 沙田花園 stands; of houses and buildings
    NGAN HOUSE in PIK NGAN HOUSE.
    """
    start, end = stretch
    parts = _HOUSES if name.part in _HOUSES else {name.part}
    return any(
        other.part in parts
        and other.normal not in ("", name.normal)
        and other.start < end
        and start < other.end
        and (other.start < start or end < other.end)
        for other in evidence.names
    )


def _says_nothing(key: str) -> bool:
    """Whether this is one Chinese character, which stands in many names: 田 in 沙田."""
    return len(key) < 2 and not key.isascii()


def stands_alone(name: NameClaim, evidence: AddressClaims, places: KnownPlaces) -> bool:
    """Whether nothing beside a known name in the evidence makes it another one."""
    words = evidence.spelling.words
    own = [place for place, word in enumerate(words) if name.start <= word.start < name.end]
    if not own:
        return False
    return _bordered(words, (own[0], own[-1] + 1), _known_words(evidence), places)


def _known_words(evidence: AddressClaims) -> set[int]:
    """Return the words that are codes, areas or names a list knows."""
    return {
        place
        for place, word in enumerate(evidence.spelling.words)
        if word.start in evidence.covered
        or any(name.start <= word.start < name.end and name.normal for name in evidence.names)
    }


def _bordered(
    words: Sequence[Word], run: tuple[int, int], known: set[int], places: KnownPlaces
) -> bool:
    first, after = run
    if after < len(words) and _tells_a_side(words[after - 1], words[after]):
        return False
    before_ok = (
        first == 0
        or words[first].after_break
        or first - 1 in known
        or _is_article(words, first - 1, known)
        or _may_stand(words[first - 1], _HAN_MAY_PRECEDE)
        or places.ends_no_longer_name("".join(word.text for word in words[first:after]))
    )
    after_ok = (
        after >= len(words)
        or words[after].after_break
        or after in known
        or _may_stand(words[after], _HAN_MAY_FOLLOW)
    )
    return before_ok and after_ok


def _is_article(words: Sequence[Word], place: int, known: set[int]) -> bool:
    """Whether a word is "the" at the beginning of a name: no Villas The Merton."""
    begins = place == 0 or words[place].after_break or place - 1 in known
    return words[place].text == _ARTICLE and begins


def _tells_a_side(road: Word, word: Word) -> bool:
    """Whether a letter behind a road tells it from another: Sai Yeung Choi Street S."""
    return road.text in _HAVE_SIDES and word.text in _SIDES and not word.after_break


def _may_stand(word: Word, han: frozenset[str]) -> bool:
    if word.han:
        return word.text in han
    if word.text[0].isdigit():
        return True
    return word.text in _LATIN_MAY_STAND_BESIDE or len(word.text) == 1


def _corrected(
    name: NameClaim,
    evidence: AddressClaims,
    known: set[int],
    places: KnownPlaces,
    others_at: Callable[[int], str],
) -> Found | None:
    """Return where the name stands with one slip, when no other known name is as near.

    What was read must itself be no known name: 盛安樓 is not 盛國樓 misread. Of several Chinese
    names as near, in the district that was read, the reader must have thought of this one only.
    """
    key, spelling = key_of(name.text), evidence.spelling
    han = not key.isascii()
    if len(key) < (_CLOSE_ENOUGH if han else _CLOSE_ENOUGH_LATIN) or any(map(str.isdigit, key)):
        return None
    near = [
        (first, after, read)
        for first, after, read in _runs_of_length(spelling, key)
        if one_slip(read, key, han=han)
    ]
    if len({read for _, _, read in near}) != 1:
        return None
    first, after, read = near[0]
    words = spelling.words
    known_near = places.near(read)
    if key not in known_near or read in places.districts:
        return None
    there = {one for one in known_near if places.districts[one] & evidence.districts}
    rivals = (there if key in there else known_near) - {key}
    if rivals:

        def possible(name: str) -> bool:
            at = _first_difference(read, name)
            return name[at] in others_at(words[first + at].start)

        if not han or not possible(key) or any(map(possible, rivals)):
            return None
    if not _bordered(words, (first, after), known - set(range(first, after)), places):
        return None
    slip = _word_with(words[first:after], _first_difference(read, key))
    return Found(words[first].start, words[after - 1].end, slip=(slip.start, slip.end))


def _with_final_i(words: Sequence[Word]) -> str:
    """Return words written together, an l at the end as the i of a syllable: Fal is Fai.

    No Chinese syllable ends so, and no two names of the lists become one.
    """
    said = ""
    for word in words:
        syllable = f"{word.text[:-1]}i"
        said += syllable if word.text[-1] == "l" and is_syllable(syllable) else word.text
    return said


def _first_difference(read: str, key: str) -> int:
    pairs = zip(read, key, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(read), len(key)) - 1)


def _word_with(words: Sequence[Word], letter: int) -> Word:
    """Return the word in which a letter of all words together stands."""
    for word in words:
        if letter < len(word.text):
            return word
        letter -= len(word.text)
    return words[-1]


def _runs_of_length(spelling: Spelling, key: str) -> Iterator[tuple[int, int, str]]:
    """Yield runs of whole words, about as long as ``key``, within one line."""
    words = spelling.words
    for first in range(len(words)):
        joined = ""
        for after in range(first, min(len(words), first + _MOST_WORDS)):
            if after > first and words[after].after_break:
                break
            joined += words[after].text
            if len(joined) > len(key) + 1:
                break
            if abs(len(joined) - len(key)) <= 1:
                yield first, after + 1, joined


def one_slip(read: str, known: str, *, han: bool) -> bool:
    """Whether at most one character was misread; for Chinese none may be missing."""
    if len(read) != len(known):
        if han or abs(len(read) - len(known)) > 1:
            return False
        short, long = sorted((read, known), key=len)
        at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
        return at is None or short[at:] == long[at + 1 :]
    return sum(a != b for a, b in zip(read, known, strict=True)) <= 1
