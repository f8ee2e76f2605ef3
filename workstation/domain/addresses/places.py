"""Finding the estate and the block of a line: dictionary look-ups, the longest name first."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.addresses.flats import Found
from workstation.domain.addresses.gazetteer import BlockId, EstateId, Gazetteer
from workstation.domain.addresses.naming import BlockName, EstateHead, part_tag
from workstation.domain.addresses.numerals import number_of
from workstation.domain.addresses.spelling import Spelling, Word
from workstation.domain.slips import within_one_slip

_LONGEST_NAME: Final = 6
_ESTATE_FILLERS: Final = frozenset({"public", "housing", "rental", "新", "屋", "公", "共"})
_VILLAGE_WORDS: Final = frozenset({"chuen", "tsuen"})
_AFTER_BLOCK: Final = frozenset(
    ("house", "lau", "terrace", "court", "楼", "阁", "台", "苑", "座", "大")
)
_SAME_WORD: Final = {"lau": "house"}
_OTHER_NAME: Final = frozenset(
    re.findall(
        r"\S+",
        "house lau building mansion court garden villa tower road street avenue lane path drive "
        "square plaza centre mall circuit school college station market heights village terrace "
        "industrial shopping bridge interchange commercial "
        "楼 阁 苑 大 花 山 路 道 街 里 径 坊 广 中 商 站 学 台 轩 居 庭 园 城 村",
    )
)
"""What follows when a name that begins like an estate is something else."""
_ROAD_WORDS: Final = frozenset(("road", "street", "lane", "path", "路", "道", "街", "里", "径"))
_AFTER_BARE_BLOCK: Final = frozenset(
    ("high", "low", "flat", "room", "unit", "floor", "block", "phase", "ground", "g")
)
_VARIANTS: Final = {
    "high": re.compile(r"\bhigh\b|高座|\(高\)"),
    "low": re.compile(r"\blow\b|低座|\(低\)"),
    "c": re.compile(r"\b(?:block|blk)\.? c\b|c座|楼 ?\(1\)"),
    "c2": re.compile(r"\b(?:block|blk)\.? c2\b|c2座|楼 ?\(2\)"),
}
_BLOCK_NUMBER: Final = re.compile(
    r"(?<![a-z])(?:block|blk|tower|twr)s?\.? ?(?:no\.? ?)?(?P<n>[0-9]{1,3}|[a-z][0-9]?)(?![a-z0-9])"
    r"|(?:第|(?<![a-z0-9]))(?P<han>[0-9a-z]{1,3}|[一二三四五六七八九十廿]{1,3}) ?(?:座|号楼)"
)


@dataclass(frozen=True, slots=True)
class EstateMention:
    """A place in the line where an estate is named."""

    first: int
    after: int
    """The words it covers."""
    exact: tuple[EstateId, ...]
    """Estates with just the parts that were said."""
    wider: tuple[EstateId, ...]
    """Estates that share the name: a part was left out, or one was said that is not listed."""
    strong: bool
    """Estate, 邨 or the like was said too; a bare name may be an area."""

    close: bool = False
    """A letter differs: it counts only together with a block it has."""

    @property
    def words(self) -> range:
        """The indexes of the words it covers."""
        return range(self.first, self.after)


@dataclass(frozen=True, slots=True)
class BlockMention:
    """A place in the line where a block is named."""

    block_id: BlockId
    start: int
    end: int
    """Characters of the line it covers."""
    sure: bool
    """House, 樓 or the like was said too, or the number of a block."""
    fuzzy: bool = False
    named: bool = True
    """By its name; False: by a number."""


def find_estates(spelling: Spelling, gazetteer: Gazetteer) -> tuple[EstateMention, ...]:
    """Return where estates are named; a bare name only where no full one stands."""
    found: list[EstateMention] = []
    index = 0
    while index < len(spelling.words):
        mention = _mention_at(spelling, index, gazetteer)
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = mention.after if mention.strong else index + 1
    found.extend(_close_estates(spelling, found, gazetteer))
    strong = [mention for mention in found if mention.strong]
    bare = [
        mention
        for mention in found
        if not mention.strong
        and all(mention.after <= other.first or other.after <= mention.first for other in strong)
    ]
    return (*strong, *bare)


def find_blocks(
    spelling: Spelling, estate_id: EstateId, taken: Sequence[EstateMention], gazetteer: Gazetteer
) -> tuple[BlockMention, ...]:
    """Return the blocks of an estate that are named in the line, the surest first.

    A number counts only where no name does: several houses may share one.
    """
    names = gazetteer.block_names.get(estate_id, {})
    covered = frozenset(index for mention in taken for index in mention.words)
    named = []
    known = False
    for run in _free_runs(spelling, covered):
        entries = names.get(spelling.key(*run))
        known = known or bool(entries)
        if entries and (mention := _named(spelling, run, entries, covered)):
            named.append(mention)
    if named:
        longest = sorted(named, key=lambda m: (not m.sure, m.start - m.end))
        return tuple(m for m in longest if m.sure == longest[0].sure and _outermost(m, longest))
    numbered = tuple(_numbered(spelling, estate_id, gazetteer))
    return numbered or (() if known else tuple(_close(spelling, names, covered)))


def block_number(folded: str) -> Found | None:
    """Return the first number of a block: Block 5, 第五座."""
    match = _BLOCK_NUMBER.search(folded)
    if match is None:
        return None
    return Found(_number_said(match), match.start(), match.end())


def find_alone(spelling: Spelling, gazetteer: Gazetteer) -> tuple[BlockMention, ...]:
    """Return blocks named without their estate, by names nothing else in the territory has."""
    found = {}
    for first, after in _free_runs(spelling, ()):
        block_id = gazetteer.alone.get(spelling.key(first, after))
        following = _word(spelling, after)
        if block_id is None or following is None:
            continue
        said = _SAME_WORD.get(following.text, following.text)
        if all(name.word != said for name in gazetteer.blocks[block_id].names):
            continue
        found[block_id] = BlockMention(
            block_id, spelling.words[first].start, following.end, sure=True
        )
    return tuple(found.values())


def _mention_at(spelling: Spelling, index: int, gazetteer: Gazetteer) -> EstateMention | None:
    bare = None
    for after in _ends(spelling, index):
        heads = gazetteer.heads.get(spelling.key(index, after))
        if heads is None:
            continue
        mention = _mention(spelling, index, after, heads)
        if mention is not None and mention.strong:
            return mention
        bare = bare or mention
    return bare


def _close_estates(
    spelling: Spelling, found: Iterable[EstateMention], gazetteer: Gazetteer
) -> Iterator[EstateMention]:
    """Yield estates whose English name is a slip away: HING KENG ESTATE for Hin Keng."""
    covered = {index for mention in found if mention.strong for index in mention.words}
    for place, word in enumerate(spelling.words):
        if word.text != "estate" or place in covered or word.after_break:
            continue
        for first in range(place - 1, max(-1, place - 5), -1):
            key = spelling.key(first, place)
            near = [h for k, heads in gazetteer.heads.items() if _near(k, key) for h in heads]
            if near:
                ids = tuple(dict.fromkeys(id_ for _, id_ in near))
                yield EstateMention(first, place + 1, (), ids, strong=False, close=True)
            if spelling.words[first].after_break:
                break


def _near(known: str, key: str) -> bool:
    return known.isascii() and len(key) > 4 and within_one_slip(known, key)


def _mention(
    spelling: Spelling,
    first: int,
    after: int,
    heads: Sequence[tuple[EstateHead, EstateId]],
) -> EstateMention | None:
    tags = set()
    before = spelling.words[first - 1] if first else None
    if before is not None and before.text in ("upper", "lower"):
        tags.add(before.text)
        first -= 1
    place = after
    while (word := _word(spelling, place)) is not None and len(tags) < 2:
        tag = "" if word.text == "no" else part_tag(word.text)
        if not tag and word.text != "no":
            break
        tags |= {tag} - {""}
        place += 1
    while (word := _word(spelling, place)) is not None and word.text in _ESTATE_FILLERS:
        place += 1
    said = word.text if word is not None else ""
    if said in _VILLAGE_WORDS and not _is_tsuen_wan(spelling, place):
        said = "estate"
    full = [(head, id_) for head, id_ in heads if _agree(head.word, said)]
    if full and _goes_on_as_road(spelling, place + 1):
        return None
    if full:
        return _of(full, *_trailing_part(spelling, first, place + 1, tags), strong=True)
    following = _word(spelling, after)
    if following is not None and following.text in _OTHER_NAME:
        return None
    return _of(heads, first, after, frozenset(tags), strong=False)


def _goes_on_as_road(spelling: Spelling, index: int) -> bool:
    """Whether a road is named after the place: TUNG TAU TSUEN ROAD, but not 李鄭屋邨道德樓."""
    word = _word(spelling, index)
    if word is None or word.text not in _ROAD_WORDS:
        return False
    following = _word(spelling, index + 1)
    return not word.han or following is None or not following.han


def _agree(word: str, said: str) -> bool:
    return said == word or {said, word} == {"estate", "村"}


def _trailing_part(
    spelling: Spelling, first: int, after: int, tags: set[str]
) -> tuple[int, int, frozenset[str]]:
    """Take in a part that follows the full name: Estate (II), 邨(一區), 邨二區."""
    word = _word(spelling, after)
    tag = "" if word is None else part_tag(word.text)
    if word is None or not tag or tags - {"upper", "lower"}:
        return first, after, frozenset(tags)
    bracketed = "(" in spelling.between(after)
    following = _word(spelling, after + 1)
    zone = following is not None and following.text == "区"
    if bracketed or zone or word.text in ("i", "ii", "iii"):
        return first, after + 1 + zone, frozenset({*tags, tag})
    return first, after, frozenset(tags)


def _is_tsuen_wan(spelling: Spelling, place: int) -> bool:
    following = _word(spelling, place + 1)
    return following is not None and following.text == "wan"


def _of(
    heads: Iterable[tuple[EstateHead, EstateId]],
    first: int,
    after: int,
    tags: frozenset[str],
    *,
    strong: bool,
) -> EstateMention:
    listed = tuple(heads)
    exact = dict.fromkeys(id_ for head, id_ in listed if head.tags == tags)
    wider = dict.fromkeys(id_ for head, id_ in listed if head.tags > tags)
    if not exact and not wider:
        wider = dict.fromkeys(id_ for head, id_ in listed if not head.tags or head.tags < tags)
    return EstateMention(first, after, tuple(exact), tuple(wider), strong)


def _named(
    spelling: Spelling,
    run: tuple[int, int],
    entries: Sequence[tuple[BlockName, BlockId]],
    covered: Collection[int],
) -> BlockMention | None:
    first, after = run
    word = _word(spelling, after)
    complete = all(not name.word for name, _ in entries)
    sure = complete or (word is not None and word.text in _AFTER_BLOCK)
    if not sure and not _stands_alone(spelling, first, after, covered):
        return None
    ids = {id_ for _, id_ in entries}
    if len(ids) > 1:
        ids = {
            id_
            for name, id_ in entries
            if name.variant in _VARIANTS and _VARIANTS[name.variant].search(spelling.folded)
        }
    if len(ids) != 1:
        return None
    last = word.end if word is not None and sure and not complete else spelling.words[after - 1].end
    return BlockMention(ids.pop(), spelling.words[first].start, last, sure)


def _stands_alone(spelling: Spelling, first: int, after: int, covered: Collection[int]) -> bool:
    """Whether a name without House or 樓 is long enough, and nothing else goes on after it."""
    following = _word(spelling, after)
    if after - first < 2:
        return False
    if following is None or after in covered or following.text[0].isdigit():
        return True
    if spelling.words[first].han:
        return not following.han or following.text in "高低第"
    return following.han or following.text in _AFTER_BARE_BLOCK


def _outermost(mention: BlockMention, others: Iterable[BlockMention]) -> bool:
    """Whether no longer name covers this one."""
    return not any(
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in others
    )


def _numbered(
    spelling: Spelling, estate_id: EstateId, gazetteer: Gazetteer
) -> Iterator[BlockMention]:
    numbers = gazetteer.block_numbers.get(estate_id, {})
    for match in _BLOCK_NUMBER.finditer(spelling.folded):
        ids = numbers.get(_number_said(match), ())
        if len(ids) == 1:
            yield BlockMention(ids[0], match.start(), match.end(), sure=True, named=False)


def _number_said(match: re.Match[str]) -> str:
    said: str = match["n"] or match["han"]
    number = number_of(said)
    return said if number is None else str(number)


def _close(
    spelling: Spelling,
    names: Mapping[str, tuple[tuple[BlockName, BlockId], ...]],
    covered: Collection[int],
) -> Iterator[BlockMention]:
    """Yield the one block of the estate whose English name lacks a letter or has one too many.

    A changed letter, or a changed character in Chinese, is usually the house next door.
    """
    for first, after in _free_runs(spelling, covered):
        following = _word(spelling, after)
        key = spelling.key(first, after)
        if following is None or following.text != "house" or len(key) < 6 or after - first > 3:
            continue
        near = {
            id_
            for known, entries in names.items()
            if known.isascii() and len(known) != len(key) and within_one_slip(known, key)
            for _, id_ in entries
        }
        if len(near) == 1:
            start = spelling.words[first].start
            yield BlockMention(near.pop(), start, following.end, sure=True, fuzzy=True)


def _free_runs(spelling: Spelling, covered: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that no estate covers, at each place the longest first."""
    for first in range(len(spelling.words)):
        if first in covered:
            continue
        for after in _ends(spelling, first):
            if not any(index in covered for index in range(first, after)):
                yield first, after


def _ends(spelling: Spelling, first: int) -> Iterator[int]:
    """Yield where a name of one script that begins at ``first`` can end, the longest first."""
    words = spelling.words
    end = first + 1
    while (
        end < len(words)
        and end - first < _LONGEST_NAME
        and not words[end].after_break
        and words[end].han == words[first].han
    ):
        end += 1
    yield from range(end, first, -1)


def _word(spelling: Spelling, index: int) -> Word | None:
    """Return the word at ``index`` if it goes on from the one before it."""
    if index >= len(spelling.words) or spelling.words[index].after_break:
        return None
    return spelling.words[index]
