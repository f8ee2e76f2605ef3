"""Finding the estates a line names: dictionary look-ups, the longest name first."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from workstation.domain.addresses.gazetteer import EstateId, Gazetteer
from workstation.domain.addresses.names_said import Hit
from workstation.domain.addresses.naming import SIDES, EstateHead, part_tag
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.spelling import Spelling

_ESTATE_FILLERS: Final = frozenset({"public", "housing", "rental", "新", "屋", "公", "共"})
_VILLAGE_WORDS: Final = frozenset({"chuen", "tsuen"})
_OTHER_NAME: Final = frozenset(
    re.findall(
        r"\S+",
        "house lau building mansion court garden villa tower road street avenue lane path drive "
        "square plaza centre mall circuit school college station market heights village terrace "
        "industrial shopping bridge interchange commercial "
        "楼 阁 苑 山 路 道 街 里 径 坊 站 台 轩 居 庭 园 城 村",
    )
)
_OTHER_HAN_NAMES: Final = frozenset(
    ("大厦", "大楼", "大道", "大街", "花园", "广场", "中心", "中学", "商场", "商业", "学校")
)
"""What follows when a name that begins like an estate is something else."""
_GOES_ON_AS_CODE: Final = re.compile(r"[a-z]| ?(?:/ ?f|f(?:l|lr|loor)?(?![a-z])|[楼层字号室座房])")
"""What follows a number that is a floor's or a flat's, and none of the estate's name before it."""
_AFTER_SIDES: Final = frozenset(("district", "point", "road", "street"))
"""Behind these North is no part of an estate: Chuk Yuen Estate North District."""
_ROAD_WORDS: Final = frozenset(("road", "street", "lane", "path", "路", "道", "街", "里", "径"))


class EstateMention(NamedTuple):
    """A place in the line where an estate is named."""

    first: int
    after: int
    """The words it covers."""
    exact: tuple[EstateId, ...]
    """Estates with just the parts that were said."""
    wider: tuple[EstateId, ...]
    """Estates that share the name: a part was left out, or one was said that is not listed."""
    siblings: tuple[EstateId, ...]
    """Other parts of the estate than the one that was said."""
    strong: bool
    """Estate, 邨 or the like was said too; a bare name may be an area."""
    listed: bool = True
    """An estate of that name has the parts that were said."""

    @property
    def words(self) -> range:
        """The indexes of the words it covers."""
        return range(self.first, self.after)


def find_estates(
    spelling: Spelling, hits: Iterable[Hit], gazetteer: Gazetteer
) -> tuple[EstateMention, ...]:
    """Return where estates are named; a bare name only where no full one stands."""
    strong: list[EstateMention] = []
    bare: dict[int, EstateMention] = {}
    for hit in hits:
        heads = gazetteer.heads.get(hit.key)
        inside = bool(strong) and hit.first < strong[-1].after
        if heads is None or (inside and strong[-1].exact):
            continue
        mention = _mention(spelling, hit.first, hit.after, heads)
        if inside:
            better = mention is not None and (mention.exact or mention.listed > strong[-1].listed)
            if mention is not None and mention.strong and better:
                strong[-1] = mention  # 九龍|逸東邨, not 龍逸 with a part it does not have
        elif mention is not None and mention.strong:
            strong.append(mention)
        elif mention is not None:
            bare.setdefault(hit.first, mention)
    apart = (
        mention
        for mention in bare.values()
        if all(mention.after <= other.first or other.after <= mention.first for other in strong)
    )
    return (*strong, *apart)


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
    while (word := spelling.following(place)) is not None and len(tags) < 2:
        tag = "" if word.text == "no" else part_tag(word.text)
        if not tag and word.text != "no":
            break
        tags |= {tag} - {""}
        place += 1
    tagged = place
    while (word := spelling.following(place)) is not None and word.text in _ESTATE_FILLERS:
        place += 1
    said = word.text if word is not None else ""
    if said in _VILLAGE_WORDS and not _is_tsuen_wan(spelling, place):
        said = "estate"
    full = [(head, id_) for head, id_ in heads if same_word(head.word, said)]
    if full and _goes_on_as_road(spelling, place + 1):
        return None
    if full:
        return _of(full, *_trailing_part(spelling, first, place + 1, tags, full), strong=True)
    following = spelling.following(after)
    if following is not None and _begins_another_name(spelling, after):
        return None
    own = frozenset(tags)
    if tagged > after and _is_its_number(spelling, after, tagged, heads, own):
        after = tagged
    return _of(heads, first, after, own, strong=False)


def _begins_another_name(spelling: Spelling, index: int) -> bool:
    """Whether what follows the beginning of an estate's name makes it another: 廣福花園."""
    text = spelling.words[index].text
    return (
        text in _OTHER_NAME
        or spelling.key(index, index + 1) + "".join(spelling.texts[index + 1 : index + 2])
        in _OTHER_HAN_NAMES
    )


def _is_its_number(
    spelling: Spelling,
    first: int,
    after: int,
    heads: Sequence[tuple[EstateHead, EstateId]],
    tags: frozenset[str],
) -> bool:
    """Whether what stands behind an estate's bare name is its number, and no flat's: Yat Tung 2."""
    if "(" in spelling.between(first):
        return True
    listed = any(head.tags == tags for head, _ in heads)
    return listed and not _GOES_ON_AS_CODE.match(spelling.folded, spelling.words[after - 1].end)


def _goes_on_as_road(spelling: Spelling, index: int) -> bool:
    """Whether a road is named after the place: TUNG TAU TSUEN ROAD, but not 李鄭屋邨道德樓."""
    word = spelling.following(index)
    if word is None or word.text not in _ROAD_WORDS:
        return False
    following = spelling.following(index + 1)
    return not word.han or following is None or not following.han or following.text in NUMERALS


def same_word(word: str, said: str) -> bool:
    """Whether an estate that is called one is called the other in the other language too."""
    return said == word or {said, word} == {"estate", "村"}


def _trailing_part(
    spelling: Spelling,
    first: int,
    after: int,
    tags: set[str],
    heads: Sequence[tuple[EstateHead, EstateId]],
) -> tuple[int, int, frozenset[str]]:
    """Take in a part that follows the full name: Estate (II), 邨(一區), 邨二區, Estate North."""
    word = spelling.following(after)
    tag = "" if word is None else part_tag(word.text)
    if word is None or not tag or tags - {"upper", "lower"}:
        return first, after, frozenset(tags)
    bracketed = "(" in spelling.between(after)
    following = spelling.following(after + 1)
    zone = following is not None and following.text == "区"
    side = word.text in SIDES and not word.han and any(tag in head.tags for head, _ in heads)
    goes_on = following is not None and not word.after_break and following.text in _AFTER_SIDES
    if bracketed or zone or (side and not goes_on) or word.text in ("i", "ii", "iii"):
        return first, after + 1 + zone, frozenset({*tags, tag})
    return first, after, frozenset(tags)


def _is_tsuen_wan(spelling: Spelling, place: int) -> bool:
    following = spelling.following(place + 1)
    return following is not None and following.text == "wan"


def _of(
    heads: Sequence[tuple[EstateHead, EstateId]],
    first: int,
    after: int,
    tags: frozenset[str],
    *,
    strong: bool,
) -> EstateMention:
    exact: list[EstateId] = []
    wider: list[EstateId] = []
    others: list[EstateId] = []
    for head, id_ in heads:
        group = exact if head.tags == tags else wider if head.tags > tags else others
        if id_ not in group:
            group.append(id_)
    listed = bool(exact or wider)
    if not listed:
        wider = list(dict.fromkeys(id_ for head, id_ in heads if head.tags < tags))
    siblings = tuple(id_ for id_ in others if id_ not in exact and id_ not in wider)
    return EstateMention(first, after, tuple(exact), tuple(wider), siblings, strong, listed)
