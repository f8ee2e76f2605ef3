"""Reading one line of an address: what it names, and whether it is a public rental flat."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import districts_of
from workstation.domain.addresses.blocks import (
    BlockMention,
    block_number,
    find_blocks,
    find_numbered,
    find_without_estate,
    may_say_number,
)
from workstation.domain.addresses.buildings import PlaceClass, building_class, shop_in
from workstation.domain.addresses.districts import District, only_one
from workstation.domain.addresses.estates import EstateMention, find_estates
from workstation.domain.addresses.findings import (
    Place,
    Rest,
    characters,
    look_around,
    look_for_flat,
)
from workstation.domain.addresses.flats import FlatProblem, FlatReading, existing, read_flat
from workstation.domain.addresses.floors import Found
from workstation.domain.addresses.gazetteer import Block, EstateId, Gazetteer
from workstation.domain.addresses.joined_names import taken_apart
from workstation.domain.addresses.names_said import MASK, Hit, masked, names_said
from workstation.domain.addresses.near_places import near_blocks
from workstation.domain.addresses.parsed import AddressKind, AddressProblem, ParsedAddress, PartName
from workstation.domain.addresses.parts import parts_of
from workstation.domain.addresses.plain_lines import read_plainly
from workstation.domain.addresses.scripts import in_each_script
from workstation.domain.addresses.spelling import HAN, LONGEST_ADDRESS, Spelling, spell
from workstation.domain.addresses.streets import Street, is_village

_NAME_GOES_ON: Final = re.compile(rf"[a-z{HAN}] ?\Z")
"""Right before a name it is a piece of a longer one."""
_LEFT_WORD: Final = re.compile(rf"[a-z]+|[0-9]+|[{HAN}]+")
_FILLERS: Final = frozenset(
    (
        "flat",
        "flt",
        "room",
        "rm",
        "unit",
        "apt",
        "suite",
        "no",
        "f",
        "fl",
        "floor",
        "the",
        "号",
        "室",
    )
)
_BESIDE_A_FLAT: Final = _FILLERS | frozenset(
    (
        *("flats", "rooms", "number", "level", "storey", "n", "t", "nt", "hsc", "interim"),
        *("address", "room", "apartment"),
        *("th", "st", "nd", "rd", "island", "islands", "kong", "hong"),
        *(
            "housing",
            "estate",
            "house",
            "block",
            "and",
            "of",
            "on",
            "at",
            "in",
            "china",
            "prc",
            "sar",
        ),
        *("号室", "单位", "号单位", "室号", "房", "号房", "层", "楼", "字楼", "座", "第", "中国"),
        *("区", "地址", "屋村", "大厦"),
        *("中转房屋", "长者住屋", "特别行政区", "香港特别行政区"),
    )
)
"""Words that may be left of a line whose flat was read, and say nothing of another home."""
_SAID_OF_HONG_KONG: Final = re.compile(
    r"\bh\.? ?k\b|\bs\.? ?a\.? ?r\b|\bspecial administrative region\b|\bnew town\b|\bdistrict\b"
    r"|\bpeople'?s republic of\b|\bpublic housing\b|公屋|公营房屋"
)
_SAYS_LEFT: Final = re.compile(
    r"\b(?:formerly|previous(?:ly)?|(?:old|former|past) (?:address|home)|used to live|no longer"
    r"|prev\.? address|moved (?:out|away))\b"
    r"|原住|原居|旧址|旧居|旧地址|前住|前居|曾住|曾居|搬离|搬走|已搬|迁出|迁离"
)
"""Of a home that somebody had before."""
_PHASE: Final = re.compile(r"\bphase (?:[0-9]|i{1,3}|one|two|three)\b|第?[一二三四五六1-9]期")
_LONGEST_WORD: Final = 20
"""Letters; what is longer is several words."""
_SPACE: Final = re.compile(r"\s")
_DIGIT_IN_WORD: Final = re.compile(
    r"(?<=[a-z])[01]+(?=[a-z])|(?<![a-z0-9])0(?=[a-z]{2})"
    r"|(?<=[a-z]{3})(?<!flat)(?<!room)(?<!unit)(?<!block)(?<!tower)(?<!floor)1(?![a-z0-9])"
    r"|(?<=[a-z])(?<!flat)(?<!room)(?<!rm)(?<!unit)(?<!block)(?<!tower)(?<!floor)0(?![a-z0-9])"
)
_PART_BEHIND: Final = re.compile(rf" (?P<part>[1-3]) ?(?=$|[{MASK},\n])")
_BESIDE_A_HOME: Final = frozenset({PlaceClass.FACILITY, PlaceClass.SHOP})
_FLAT_BEFORE: Final = re.compile(r"\b(?:flat|flt|room|rm|unit)[.: ]{0,2}(?:no\.? ?)?\Z")
_FLAT_BEHIND: Final = re.compile(" ?号?(?:室|单位)")
_CONTRADICTING_SIGNS: Final = frozenset({PlaceClass.PO_BOX, PlaceClass.LOT})


def parse_address(text: str, gazetteer: Gazetteer) -> ParsedAddress:
    """Read one address in English, Chinese or both; never fails, whatever the text."""
    spelling = spell(text)
    too_long = len(text) > LONGEST_ADDRESS
    parsed = _parsed(spelling, gazetteer, too_long=too_long)
    if parsed.block_id is not None:
        return parsed
    apart = taken_apart(spelling, gazetteer)
    if apart is not None:
        read = _parsed(apart, gazetteer, too_long=too_long)
        if (found := _as_doubtful(read)) is not None:
            return found
        if parsed.kind is AddressKind.NOT_PUBLIC and read.kind is AddressKind.UNRESOLVED:
            parsed = read
    if not parsed.blocks and _DIGIT_IN_WORD.search(spelling.folded):
        return _with_digits_as_letters(spelling, parsed, gazetteer, too_long=too_long)
    return parsed


def says_left(folded: str) -> bool:
    """Whether a folded line says of a home that somebody left it."""
    return _SAYS_LEFT.search(folded) is not None


def _with_digits_as_letters(
    spelling: Spelling, parsed: ParsedAddress, gazetteer: Gazetteer, *, too_long: bool
) -> ParsedAddress:
    """Return what a line says when a 0 within a word is an O, and a 1 an I or an L.

    Engines take them for each other; what is read so is never beyond doubt, nor denies anything.
    """
    for letter in "il":
        respelt = _DIGIT_IN_WORD.sub(partial(_as_letters, letter), spelling.folded)
        found = _parsed(spell(respelt)._replace(shown=spelling.shown), gazetteer, too_long=too_long)
        if (read := _as_doubtful(found)) is not None:
            return read
        if found.estate_id is not None and parsed.kind is AddressKind.NOT_PUBLIC:
            return found
    building = parsed.part(PartName.BUILDING)
    if building is not None and _DIGIT_IN_WORD.search(building.text.lower()):
        return replace(parsed, kind=AddressKind.UNRESOLVED, place_class=None)
    return parsed


def _as_doubtful(found: ParsedAddress) -> ParsedAddress | None:
    """Return what a line says when its words are changed, marked so; None: no public block."""
    if found.block_id is None or found.kind is AddressKind.NOT_PUBLIC:
        return None
    problems = (*found.problems, AddressProblem.BLOCK_SPELT_DIFFERENTLY)
    return replace(found, problems=tuple(dict.fromkeys(problems)))


def _as_letters(letter: str, match: re.Match[str]) -> str:
    return match[0].replace("0", "o").replace("1", letter)


def _parsed(spelling: Spelling, gazetteer: Gazetteer, *, too_long: bool) -> ParsedAddress:
    plain = None if too_long else read_plainly(spelling, gazetteer)
    if plain is not None:
        place, rest = plain.place, look_for_flat(spelling, plain.place, plain.areas)
    else:
        line = _Line(spelling, names_said(spelling, gazetteer.names), gazetteer)
        place, rest = _read_in_full(line)
    if too_long:
        place = place._replace(problems=(*place.problems, AddressProblem.TOO_LONG))
    read = _result(spelling, place, rest, gazetteer)
    if too_long and read.kind is AddressKind.NOT_PUBLIC:
        return replace(read, kind=AddressKind.UNRESOLVED, place_class=None)  # its end was not read
    return read


def _read_in_full(line: "_Line") -> tuple[Place, Rest]:
    mentions = find_estates(line.spelling, line.hits, line.gazetteer)
    place = _by_estate([mention for mention in mentions if mention.strong], line)
    rest = None
    if place.block is None and AddressProblem.SEVERAL_BLOCKS not in place.problems:
        place, rest = _otherwise(place, mentions, line)
    return place, rest or line.around(place)


class _Line(NamedTuple):
    """A line, the known names in it, and where they are known from."""

    spelling: Spelling
    hits: tuple[Hit, ...]
    gazetteer: Gazetteer

    def around(self, place: Place) -> Rest:
        """Return what else the line says."""
        return look_around(self.spelling, self.hits, place, self.gazetteer)


def _by_estate(mentions: Sequence[EstateMention], line: _Line) -> Place:
    """Settle on the block of the estates that are named in full."""
    if not mentions:
        return Place()
    found = list(_blocks_in(mentions, mentions, line))
    common = _common(found)
    if not common:
        problem = AddressProblem.SEVERAL_BLOCKS if found else AddressProblem.BLOCK_NOT_FOUND
        return Place(tuple(mentions), _one_estate(mentions), problems=(problem,))
    mention = found[0] if common == found[0].blocks else found[0]._replace(blocks=common)
    place = _placed(tuple(mentions), mention)
    if any(_says_another_part(each, place.estate_id, line.gazetteer) for each in mentions):
        problems = (*place.problems, AddressProblem.ESTATE_SPELT_DIFFERENTLY)
        return place._replace(problems=problems)
    return place


def _says_another_part(mention: EstateMention, own: EstateId | None, gazetteer: Gazetteer) -> bool:
    """Whether an estate is named with another part than one has, or with two: 彩雲3二邨."""
    if own in mention.siblings:
        return True
    if own is None or mention.listed or own not in mention.wider:
        return False
    return any(head.tags for head in gazetteer.estates[own].heads)


def _placed(
    mentions: tuple[EstateMention, ...], mention: BlockMention, *problems: AddressProblem
) -> Place:
    """Return the place of a block, or of the few blocks that a name or a number may mean."""
    estates = {block.estate_id for block in mention.blocks}
    certain = len(mention.blocks) == 1
    several = () if certain else (AddressProblem.SEVERAL_BLOCKS,)
    return Place(mentions, only_one(estates), mention, certain, (*several, *problems))


def _common(found: Iterable[BlockMention]) -> tuple[Block, ...]:
    """Return the blocks that everything found can mean."""
    groups = [mention.blocks for mention in found]
    if len(groups) == 1:
        return groups[0]
    return tuple(
        block for block in (groups[0] if groups else ()) if all(block in group for group in groups)
    )


def _otherwise(
    place: Place, mentions: Sequence[EstateMention], line: _Line
) -> tuple[Place, Rest | None]:
    """Settle on a block whose name, or whose estate's, is a slip away, or that says less."""
    near = _by_nearness(place, line)
    if near is not None:
        return near
    if place.mentions:
        return place, None
    found = _by_block(mentions, line)
    if found[0].block is not None:
        return found
    return _by_nearness(place, line, misspelt_estate=True) or found


def _by_nearness(
    place: Place, line: _Line, *, misspelt_estate: bool = False
) -> tuple[Place, Rest] | None:
    """Settle on a block that is near, unless something speaks against it."""
    near = _nearest_place(place, line, misspelt_estate=misspelt_estate)
    if near is None:
        return None
    beside = line.around(near)
    if set(near.mentions) <= set(place.mentions):
        elsewhere = _elsewhere(near, beside, line.gazetteer)
        return (near._replace(certain=False) if elsewhere else near), beside
    return None if _speaks_against(near, beside, line.gazetteer) else (near, beside)


def _nearest_place(place: Place, line: _Line, *, misspelt_estate: bool) -> Place | None:
    near = near_blocks(
        line.spelling,
        line.hits,
        place.mentions,
        line.gazetteer,
        misspelt_estate=misspelt_estate,
    )
    if near is None:
        return None
    problems = []
    if near.estate_slips or len({block.estate_id for block in near.mention.blocks}) > 1:
        problems.append(AddressProblem.ESTATE_SPELT_DIFFERENTLY)
    if near.block_slips or not near.certain:
        problems.append(AddressProblem.BLOCK_SPELT_DIFFERENTLY)
    mentions = place.mentions
    if near.estate_slips and near.estate_words not in [m.words for m in mentions]:
        words = near.estate_words
        mentions = (EstateMention(words.start, words.stop, (), (), (), strong=False),)
    if not near.certain:
        found = _placed(mentions, near.mention, *problems)
        return found._replace(certain=False)
    block = near.mention.blocks[0]
    return Place(
        mentions, block.estate_id, near.mention._replace(blocks=(block,)), True, tuple(problems)
    )


def _by_block(mentions: Iterable[EstateMention], line: _Line) -> tuple[Place, Rest | None]:
    """Settle on a block when no estate is named in full, unless something speaks against it.

    It needs the bare name of its estate, or a name that no other building has.
    """
    bare = [
        (mention, block)
        for mention in mentions
        for block in _blocks_in([mention], [mention], line)
        if block.named
    ]
    if not bare:
        return _without_estate(line)
    sure = [found for found in bare if found[1].sure]
    bare = sure or bare
    common = _common(block for _, block in bare)
    if not common:
        return Place(), None
    place = _placed((bare[0][0],), bare[0][1]._replace(blocks=common))
    beside = line.around(place)
    little = not sure and _says_more(beside.left)
    if little or _speaks_against(place, beside, line.gazetteer):
        return Place(), None
    return place, beside


def _without_estate(line: _Line) -> tuple[Place, Rest | None]:
    """Settle on a block whose estate is left out, if nothing else in the territory can be meant.

    Another building that is named beside it, or in the district that is said, is meant instead.
    A road's number, a block's or another district leaves open what is: the place says no more
    than that an estate is left out.
    """
    found = find_without_estate(line.spelling, line.hits, line.gazetteer)
    common = _common(lone.mention for lone in found)
    if not common:
        return Place(), None
    mention = found[0].mention._replace(blocks=common)
    place = _placed((), mention, AddressProblem.ESTATE_LEFT_OUT)
    beside = line.around(place)
    if _names_another(beside) or _NAME_GOES_ON.search(beside.left[: mention.start]):
        return Place(), None
    if _says_more(beside.left):
        return Place(problems=(AddressProblem.ESTATE_LEFT_OUT,)), None
    namesakes = frozenset(district for lone in found for district in lone.namesakes)
    named, elsewhere = districts_of(beside.areas), _elsewhere(place, beside, line.gazetteer)
    if elsewhere and namesakes & named:
        return Place(), None
    numbered = block_number(line.spelling.folded) is not None or _numbered_street(beside)
    shared = bool(namesakes & named if named else namesakes)
    if elsewhere or numbered or shared or not all(lone.tells for lone in found):
        return Place(problems=(AddressProblem.ESTATE_LEFT_OUT,)), None
    return place, beside


def _says_more(left: str) -> bool:
    """Whether something is left that nobody knows: then a name that says little is not enough."""
    return any(word not in _FILLERS for word in _LEFT_WORD.findall(left))


def _speaks_against(place: Place, rest: Rest, gazetteer: Gazetteer) -> bool:
    """Whether the line names another home, or a district none of the blocks is in."""
    return _elsewhere(place, rest, gazetteer) or _contradicts(rest)


def _elsewhere(place: Place, rest: Rest, gazetteer: Gazetteer) -> bool:
    own = {
        gazetteer.estates[block.estate_id].district
        for block in (place.block.blocks if place.block else ())
    }
    named = districts_of(rest.areas)
    return bool(named) and named.isdisjoint(own)


def _contradicts(rest: Rest) -> bool:
    """Whether the line names another home: a road with a number, a building, a lot."""
    return _numbered_street(rest) or _names_another(rest)


def _names_another(rest: Rest) -> bool:
    return rest.building is not None or not _CONTRADICTING_SIGNS.isdisjoint(rest.signs)


def _numbered_street(rest: Rest) -> bool:
    return rest.street is not None and rest.street.numbered


def _blocks_in(
    mentions: Iterable[EstateMention], covering: Iterable[EstateMention], line: _Line
) -> Iterator[BlockMention]:
    """Yield the blocks of the estates of each mention; a wider reading only without the exact."""
    covered = frozenset(index for mention in covering for index in mention.words)
    for exact, wider in dict.fromkeys((mention.exact, mention.wider) for mention in mentions):
        for estates in (exact, wider):
            blocks = (
                find_blocks(line.spelling, line.hits, estates, covered, line.gazetteer)
                if estates
                else ()
            )
            yield from blocks
            if blocks:
                break


def _one_estate(mentions: Iterable[EstateMention]) -> EstateId | None:
    """Return the estate all mentions can mean, when there is just one."""
    common: set[EstateId] = set()
    for mention in mentions:
        meant = set(mention.exact or mention.wider)
        common = common & meant or meant
    return common.pop() if len(common) == 1 else None


def _result(spelling: Spelling, place: Place, rest: Rest, gazetteer: Gazetteer) -> ParsedAddress:
    settled, unit, block = place.settled, rest.unit, place.block
    several = unit is not None and unit.several
    flat = read_flat(
        rest.floor.value if rest.floor else None, unit.value if unit and not several else None
    )
    if settled is not None and (known := gazetteer.flats.get(settled.id)) is not None:
        flat = existing(flat, known)
    kind, place_class = _kind(spelling, place, rest, flat)
    chosen = flat.readings[0] if kind is AddressKind.PUBLIC_FLAT else None
    problem = FlatProblem.SEVERAL_FLATS if several else flat.problem
    problems: tuple[AddressProblem | FlatProblem, ...] = place.problems
    if rest.areas and _in_other_district(place, rest, gazetteer):
        problems = (*problems, AddressProblem.OTHER_DISTRICT)
    if _has_number_of_another(spelling, place, gazetteer):
        problems = (*problems, AddressProblem.SEVERAL_BLOCKS)
    if block is not None and problem is not None:
        problems = (*problems, problem)
    more = chosen is not None and _says_something_else(spelling, place, rest, gazetteer)
    if more:
        problems = (*problems, AddressProblem.SAYS_MORE)
    if block is not None and (more or chosen is None) and says_left(spelling.folded):
        kind, place_class = AddressKind.UNRESOLVED, None
        settled = block = chosen = None
        problems = (*problems, AddressProblem.FORMER_HOME)
    return ParsedAddress(
        kind=kind,
        estate_id=place.estate_id,
        block_id=settled.id if settled else None,
        blocks=tuple([each.id for each in block.blocks]) if block else (),
        floor=chosen.floor if chosen else None,
        unit=chosen.unit if chosen else None,
        readings=flat.readings if kind is not AddressKind.NOT_PUBLIC and block else (),
        place_class=place_class,
        district=_district(place, rest, gazetteer),
        find_parts=partial(parts_of, spelling, place, rest, flat),
        problems=problems,
    )


def _has_number_of_another(spelling: Spelling, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether beside the name of a block stands the number of another one of the estate.

    A number that the list does not have is excused: people count the blocks in their own ways.
    """
    own = place.settled
    if own is None or not gazetteer.block_numbers.get(own.estate_id):
        return False
    if not may_say_number(spelling.folded):
        return False
    others = find_numbered(place.cut_from(spelling), (own.estate_id,), gazetteer)
    return any(own not in other.blocks for other in others)


def _says_something_else(
    spelling: Spelling, place: Place, rest: Rest, gazetteer: Gazetteer
) -> bool:
    """Whether a line with a flat says more than its parts, and not the same in both languages."""
    left, building = (
        masked(rest.left, [(area.start, area.end) for area in rest.areas]),
        rest.building,
    )
    if building is not None or _says_more_than_a_flat(left):
        left = _SAID_OF_HONG_KONG.sub(" ", left)
        if place.block is not None and place.block.named:
            left = _PHASE.sub(" ", left)  # which block it is its name tells
        names = _own_names(place, gazetteer)  # they may be said in the other language too
        for name in names:
            left = left.replace(name, MASK * len(name))
        left = _without_part(spelling, left, place, gazetteer)
        if building is not None and spelling.folded[building.start : building.end] in names:
            building = None
    elsewhere = (
        _in_another_estate(place)
        or _on_a_road_elsewhere(place, rest, gazetteer)
        or _in_a_village(spelling, rest.street)
    )
    if elsewhere or building is not None or _says_more_than_a_flat(left):
        return not _same_in_both_languages(spelling.shown, gazetteer)
    return not _BESIDE_A_HOME.isdisjoint(rest.signs)


def _without_part(spelling: Spelling, left: str, place: Place, gazetteer: Gazetteer) -> str:
    """Cut out the number of an estate's part that stands right behind its name: Estate 2."""
    if place.estate_id is None:
        return left
    parts = {tag for head in gazetteer.estates[place.estate_id].heads for tag in head.tags}
    for _, end in (characters(spelling, mention) for mention in place.mentions):
        number = _PART_BEHIND.match(left, end)
        if number is not None and number["part"] in parts:
            left = masked(left, [number.span("part")])
    return left


def _own_names(place: Place, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the names of the block that was settled on and of its estate, folded."""
    if place.settled is None:
        return frozenset()
    own = (place.settled, gazetteer.estates[place.settled.estate_id])
    names = (name for one in own for name in (one.name_en, one.name_zh))
    return frozenset(spell(name).folded for name in names if name)


def _says_more_than_a_flat(left: str) -> bool:
    return any(word not in _BESIDE_A_FLAT for word in _LEFT_WORD.findall(left))


def _in_another_estate(place: Place) -> bool:
    """Whether an estate is named that the block is not in."""
    own = place.estate_id
    return any(
        mention.exact and own not in (*mention.exact, *mention.wider, *mention.siblings)
        for mention in place.mentions
    )


def _on_a_road_elsewhere(place: Place, rest: Rest, gazetteer: Gazetteer) -> bool:
    if place.estate_id is None or rest.street is None or not rest.street.districts:
        return False
    return gazetteer.estates[place.estate_id].district not in rest.street.districts


def _in_a_village(spelling: Spelling, street: Street | None) -> bool:
    """Whether a house of a village is named; the number on a road may be the estate's own."""
    return street is not None and street.numbered and is_village(street, spelling.folded)


def _same_in_both_languages(text: str, gazetteer: Gazetteer) -> bool:
    halves = in_each_script(text)
    if len(halves) != 2:
        return False
    one, other = (parse_address(half, gazetteer) for half in halves)
    if any(AddressProblem.SAYS_MORE in half.problems for half in (one, other)):
        return False
    home, same = ((half.block_id, half.floor, half.unit) for half in (one, other))
    return home == same and one.unit is not None


def _kind(
    spelling: Spelling, place: Place, rest: Rest, flat: FlatReading
) -> tuple[AddressKind, PlaceClass | None]:
    if PlaceClass.PO_BOX in rest.signs:
        return AddressKind.NOT_PUBLIC, PlaceClass.PO_BOX
    if place.settled is not None:
        if not place.settled.residential:
            return AddressKind.NOT_PUBLIC, PlaceClass.NON_RESIDENTIAL_BLOCK
        if PlaceClass.SHOP in rest.signs and not _is_beside_shop(spelling, rest.unit):
            return AddressKind.NOT_PUBLIC, PlaceClass.SHOP
        return (AddressKind.PUBLIC_FLAT if flat.readings else AddressKind.PUBLIC_BLOCK), None
    lone = AddressProblem.ESTATE_LEFT_OUT in place.problems
    other = _other_class(spelling, rest, in_estate=lone or bool(place.mentions))
    return (AddressKind.NOT_PUBLIC if other else AddressKind.UNRESOLVED), other


def _is_beside_shop(spelling: Spelling, unit: Found | None) -> bool:
    """Whether a flat is called one before a shop is named: Flat 1203 …, above the shop."""
    if unit is None or shop_in(spelling.folded) < unit.end:
        return False
    before, behind = spelling.folded[: unit.start], spelling.folded[unit.end :]
    return bool(_FLAT_BEFORE.search(before) or _FLAT_BEHIND.match(behind))


def _other_class(spelling: Spelling, rest: Rest, *, in_estate: bool) -> PlaceClass | None:
    """Return what a line names instead of a public rental flat.

    Args:
        spelling: the line.
        rest: what was found in it beside estate and block.
        in_estate: it may be that of an estate: a building's name or a road's denies nothing then.
    """
    for sign in (PlaceClass.SHOP, PlaceClass.LOT, PlaceClass.FACILITY):
        if sign in rest.signs:
            return sign
    if in_estate or _is_one_word(spelling.shown):
        return None
    if rest.building is not None:
        return building_class(rest.building, spelling.folded)
    if rest.street is None:
        return None
    return PlaceClass.VILLAGE if is_village(rest.street, spelling.folded) else PlaceClass.STREET


def _is_one_word(shown: str) -> bool:
    """Whether nothing stands between the words of a line in English: any may be part of a name."""
    return len(shown) > _LONGEST_WORD and shown.isascii() and not _SPACE.search(shown)


def _district(place: Place, rest: Rest, gazetteer: Gazetteer) -> District | None:
    """Return the district the line most likely lies in: for filters, never for a decision."""
    if place.estate_id is not None:
        return gazetteer.estates[place.estate_id].district
    named = districts_of(rest.areas)
    if named:
        return only_one(named)
    if rest.street is not None and (found := only_one(rest.street.districts)):
        return found
    return only_one(rest.building.districts) if rest.building else None


def _in_other_district(place: Place, rest: Rest, gazetteer: Gazetteer) -> bool:
    """Whether a district is named that the estate is not in, be it beside the right one."""
    own = gazetteer.estates[place.estate_id].district if place.estate_id is not None else None
    return own is not None and bool(districts_of(rest.areas) - {own})
