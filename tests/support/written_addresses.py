"""Addresses of public flats as people write them, with slips of the pen where asked for.

Nothing in here knows how the parser reads: what is written is drawn from the grammar of Hong Kong
addresses, and who draws it knows the truth.
"""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.support.gazetteers import shipped_gazetteer
from tests.support.written_flats import flat_en, flat_zh
from workstation.domain.addresses import Block, District, Estate
from workstation.domain.addresses.spelling import name_key
from workstation.domain.chinese import fold_chinese

_DISTRICTS: Final = {
    District.CENTRAL_AND_WESTERN: ("Central and Western", "中西區"),
    District.WAN_CHAI: ("Wan Chai", "灣仔"),
    District.EASTERN: ("Chai Wan", "柴灣"),
    District.SOUTHERN: ("Aberdeen", "香港仔"),
    District.YAU_TSIM_MONG: ("Yau Tsim Mong", "油尖旺"),
    District.SHAM_SHUI_PO: ("Sham Shui Po", "深水埗"),
    District.KOWLOON_CITY: ("Kowloon City", "九龍城"),
    District.WONG_TAI_SIN: ("Wong Tai Sin", "黃大仙"),
    District.KWUN_TONG: ("Kwun Tong", "觀塘"),
    District.KWAI_TSING: ("Kwai Chung", "葵涌"),
    District.TSUEN_WAN: ("Tsuen Wan", "荃灣"),
    District.TUEN_MUN: ("Tuen Mun", "屯門"),
    District.YUEN_LONG: ("Tin Shui Wai", "天水圍"),
    District.NORTH: ("Fanling", "粉嶺"),
    District.TAI_PO: ("Tai Po", "大埔"),
    District.SHA_TIN: ("Sha Tin", "沙田"),
    District.SAI_KUNG: ("Tseung Kwan O", "將軍澳"),
    District.ISLANDS: ("Tung Chung", "東涌"),
}
_REGIONS: Final = (("Hong Kong", "香港"), ("Kowloon", "九龍"), ("N.T.", "新界"), ("HK", "香港"))
_HOUSE: Final = ("House", "House", "HOUSE", "Hse", "Hse.", "house")
_ESTATE: Final = ("Estate", "Estate", "ESTATE", "Est", "Est.", "estate")
_PART_EN: Final = re.compile(r"^(?P<name>.+?) \(?(?P<part>I{1,3}|[123]|North|South|East|West)\)?$")
_PART_ZH: Final = re.compile(
    r"^(?P<name>.+?)(?P<level>[上下]?)(?:\(?(?P<part>[一二北南])\)?邨|邨\((?P<after>[一二])區\))$"
)
_ROMAN: Final = {"I": "1", "II": "2", "III": "3", "1": "I", "2": "II", "3": "III"}
_NUMBERED: Final = re.compile(r"^Block (?P<number>[0-9]+)$")
_CORE: Final = re.compile(
    r"[A-Za-z]+(?: [A-Za-z]+)*?(?= \(| [IN123]+\b| \S+$)|[^\x00-\x7f]+?(?=[一二北南上下(]*.?$)"
)
_DIGITS: Final = "零一二三四五六七八九"
_OTHER_CHARACTERS: Final = "安寶德福光華興康樂明平瑞新泰宏義天文祥秀永智"
_WIDE: Final = {ord(" "): "\u3000"} | {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def write_address(
    rng: Random, block: Block, estate: Estate, floor: str, unit: str, *, slips: int = 0
) -> str:
    """Return the address of a flat in one of the many ways people write.

    Args:
        rng: draws the way.
        block: the block, of the list.
        estate: its estate.
        floor: ``12``, ``3A``, ``G``, ``UG``; as the parser gives it.
        unit: ``3``, ``18A``, ``A``; as the parser gives it.
        slips: letters or characters of names written wrongly; never digits, and of a Chinese name
            or a short English one at most one, so fewer where a line has fewer names.
    """
    ways = (_english, _english, _chinese, _chinese, _mixed)
    line = rng.choice(ways)(rng, block, estate, floor, unit, slips)
    return _dressed(rng, line)


def _english(rng: Random, block: Block, estate: Estate, floor: str, unit: str, slips: int) -> str:
    house, name = _slipped(rng, (block.name_en, estate.name_en), slips)
    district, region = _DISTRICTS[estate.district][0], rng.choice(_REGIONS)[0]
    place = [_house_en(rng, house), _estate_en(rng, name)]
    if rng.random() < 0.15:
        place.reverse()
    area = [district] * (rng.random() < 0.5) + [region] * (rng.random() < 0.3)
    flat = flat_en(rng, floor, unit)
    whole = [*place, *flat] if rng.random() < 0.15 else [*flat, *place]
    comma = rng.choice((", ", ", ", ", ", ",", " ", "\n", " , "))
    return comma.join([*whole, *area])


def _chinese(rng: Random, block: Block, estate: Estate, floor: str, unit: str, slips: int) -> str:
    house, name = _slipped(rng, (block.name_zh, estate.name_zh), slips)
    district, region = _DISTRICTS[estate.district][1], rng.choice(_REGIONS)[1]
    area = [region] * (rng.random() < 0.3) + [district] * (rng.random() < 0.5)
    gap = rng.choice(("", "", "", " ", ","))
    line = gap.join(
        [*area, _estate_zh(rng, name), _house_zh(rng, house), flat_zh(rng, floor, unit)]
    )
    return fold_chinese(line) if rng.random() < 0.3 else line


def _mixed(rng: Random, block: Block, estate: Estate, floor: str, unit: str, slips: int) -> str:
    """Both scripts in one line; each says a part."""
    house, name = _slipped(rng, (block.name_en, estate.name_zh), slips)
    flat = ", ".join(flat_en(rng, floor, unit))
    if rng.random() < 0.5:
        return f"{_estate_zh(rng, name)} {_house_en(rng, house)} {flat}"
    house, name = _slipped(rng, (block.name_zh, estate.name_en), slips)
    return f"{flat}, {_house_zh(rng, house)}, {_estate_en(rng, name)}"


def _house_en(rng: Random, name: str) -> str:
    numbered = _NUMBERED.match(name)
    if numbered:
        return rng.choice(("Block {}", "Blk {}", "Blk. {}", "BLOCK {}")).format(numbered["number"])
    core, _, word = name.rpartition(" ")
    if word != "House":
        return name
    if " " in core and rng.random() < 0.1:
        return core if rng.random() < 0.5 else f"{core.replace(' ', '').capitalize()} House"
    return f"{core} {rng.choice(_HOUSE)}"


def _estate_en(rng: Random, name: str) -> str:
    core, _, word = name.rpartition(" ")
    if word != "Estate":
        return name
    said = rng.choice(_ESTATE)
    parted = _PART_EN.match(core)
    if parted is None:
        return f"{core} {said}"
    own = parted["part"]
    part = rng.choice((f"({own})", own, f"({_ROMAN.get(own, own)})", _ROMAN.get(own, own)))
    return f"{parted['name']} {said}" if rng.random() < 0.15 else f"{parted['name']} {part} {said}"


def _house_zh(rng: Random, name: str) -> str:
    match = re.fullmatch(r"第?([一二三四五六七八九十]+)座", name)
    if match is None:
        return name
    number = _number(match[1])
    return rng.choice((name, f"第{number}座", f"{number}座", f"{match[1]}座"))


def _estate_zh(rng: Random, name: str) -> str:
    if rng.random() < 0.1:
        name = name.replace("邨", "村")
    parted = _PART_ZH.match(name)
    if parted is None:
        return name
    core, part = parted["name"] + parted["level"], parted["part"] or parted["after"]
    ways = [f"{core}{part}邨", f"{core}({part})邨", f"{core}（{part}）邨"]
    if part in "一二":
        ways += [f"{core}{'12'['一二'.index(part)]}邨", f"{core}邨{part}區", f"{core}邨"]
    return rng.choice(ways)


def _number(chinese: str) -> int:
    tens, _, ones = chinese.rpartition("十")
    digit = _DIGITS.index(ones) if ones else 0
    return digit + (10 * (_DIGITS.index(tens) if tens else 1) if "十" in chinese else 0)


def _dressed(rng: Random, line: str) -> str:
    """Return a line in capitals, small letters, or full width, as some are."""
    dress: Sequence[Callable[[str], str]] = (
        *([str] * 6),
        str.upper,
        str.upper,
        str.lower,
        lambda text: text.translate(_WIDE),
        lambda text: re.sub("[0-9]", lambda digit: chr(ord(digit[0]) + 0xFEE0), text),
        lambda text: text.replace(" ", "  "),
    )
    return rng.choice(dress)(line)


def _slipped(rng: Random, names: tuple[str, str], slips: int) -> tuple[str, str]:
    """Return the names of a block and an estate with so many letters wrong in all.

    A slip that makes the name of another place is not drawn: that is another address.
    """
    room = [place for place, name in enumerate(names) for _ in range(_room(name))]
    chosen = rng.sample(room, min(slips, len(room)))
    written = list(names)
    for place in chosen:
        slipped = _slip(rng, written[place])
        while name_key(_core(slipped)) in shipped_gazetteer().names.keys:
            slipped = _slip(rng, written[place])
        written[place] = slipped
    return written[0], written[1]


def _room(name: str) -> int:
    """Return how many slips leave a name one that a person still recognises."""
    core = _core(name)
    if not core or any(map(str.isdigit, core)):
        return 0
    return 1 if not core.isascii() or len(core) < 7 else 2


def _core(name: str) -> str:
    """Return what is a name's own: without House, Estate, 樓, 邨, its part and what is numbered."""
    if re.match(r"(?:Block|Tower)\b|第", name):
        return ""
    match = _CORE.match(name)
    return match[0] if match else ""


def _slip(rng: Random, name: str) -> str:
    core = _core(name)
    if not core:
        return name
    at = rng.randrange(len(core))
    if not core.isascii():
        other = rng.choice([c for c in _OTHER_CHARACTERS if c != core[at]])
        missing = len(core) > 2 and rng.random() < 0.3
        return name.replace(core, core[:at] + ("" if missing else other) + core[at + 1 :], 1)
    letters = [place for place, letter in enumerate(core) if letter.isalpha()]
    at = rng.choice(letters)
    other = rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != core[at].lower()])
    swapped = core[at : at + 2][::-1]
    piece, skip = rng.choice(((other, 1), ("", 1), (core[at] + other, 1), (swapped, 2)))
    return name.replace(core, core[:at] + piece + core[at + skip :], 1)
