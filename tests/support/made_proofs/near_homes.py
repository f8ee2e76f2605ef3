"""Homes that are near to another and are not it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_proofs.chances import homes
from workstation.domain.chinese import fold_chinese
from workstation.sample_office import Home, HomeKind
from workstation.sample_office.homes import floor_above, next_door
from workstation.sample_office.places import Words

_CODE: Final = re.compile(
    r"(?<![A-Za-z])(?P<word>Block|Tower|Phase) (?P<n>[0-9]{1,2}|[A-Z])(?![a-z0-9])"
)
_ALIKE: Final = {"0": "8", "1": "7", "2": "7", "3": "8", "4": "1", "5": "6", "6": "8", "7": "1",
                 "8": "3", "9": "4"}  # fmt: skip


def near_homes(home: Home, rng: Random) -> Iterator[tuple[str, Home]]:
    """Yield homes that differ in one thing."""
    for kind, other in _all(home, rng):
        if other is not None and _differs(home, other):
            yield kind, other


def _all(home: Home, rng: Random) -> Iterator[tuple[str, Home | None]]:
    yield "next door", next_door(home) if home.flat else None
    yield "flat", _other_flat(home, rng)
    yield "flat with a letter", _lettered(home)
    yield "flat joined to another", _joined(home)
    yield "floor above", floor_above(home) if home.floor.isdigit() else None
    yield "floor", _other_floor(home, rng)
    yield "street number", _other_number(home, rng)
    yield "block", _other_block(home, rng)
    yield "building", _other_building(home, rng)
    yield "building by a character", _misnamed(home, rng)
    yield "estate", _other_estate(home, rng)
    yield "street", _other_street(home, rng)


def _differs(one: Home, other: Home) -> bool:
    """Whether two homes are written differently in both languages."""

    def keys(home: Home) -> tuple[tuple[str, ...], tuple[str, ...]]:
        codes = home.flat.upper(), home.floor, home.street_no
        places = home.block, home.estate, home.street
        return (
            (*codes, *(words.en.upper() for words in places)),
            (*codes, *(fold_chinese(words.hant) for words in places)),
        )

    return all(mine != theirs for mine, theirs in zip(keys(one), keys(other), strict=True))


def _other_flat(home: Home, rng: Random) -> Home | None:
    """Change one sign of the flat: to one that looks alike, or to any."""
    if not home.flat:
        return None
    if not home.flat.isdigit():
        return replace(home, flat=rng.choice([c for c in "ABCDEFGH" if c != home.flat[-1]]))
    last = home.flat[-1]
    new = _ALIKE[last] if rng.random() < 0.6 else rng.choice([c for c in "123456789" if c != last])
    return replace(home, flat=home.flat[:-1] + new) if home.flat[:-1] + new != "0" else None


def _lettered(home: Home) -> Home | None:
    if not home.flat:
        return None
    return replace(home, flat=f"{home.flat}{'A' if home.flat.isdigit() else '1'}")


def _joined(home: Home) -> Home | None:
    """Return the home with the next flat made one with it: 3-4, A-B."""
    if not home.flat:
        return None
    after = str(int(home.flat) + 1) if home.flat.isdigit() else chr(ord(home.flat[-1]) + 1)
    return replace(home, flat=f"{home.flat}-{after}")


def _other_floor(home: Home, rng: Random) -> Home | None:
    """Change the floor by a digit: one more in front, one of two lost, or one for another."""
    if not home.floor.isdigit():
        return replace(home, floor="2" if home.floor == "G" else "G")
    changed = [_ALIKE[home.floor[-1]].join((home.floor[:-1], ""))]
    changed += [home.floor[1:]] if len(home.floor) == 2 else [f"1{home.floor}", f"2{home.floor}"]
    floors = [
        floor for floor in changed if floor.strip("0") and floor != home.floor and floor[0] != "0"
    ]
    if not floors:
        return None
    floor, flat = rng.choice(floors), home.flat
    if flat.startswith(home.floor) and len(flat) == len(home.floor) + 2:
        flat = floor + flat[len(home.floor) :]
    return replace(home, floor=floor, flat=flat)


def _other_number(home: Home, rng: Random) -> Home | None:
    """Change one digit of the number of the house; both ends of a range."""
    if not home.street_no:
        return None
    numbers = re.findall(r"\d+", home.street_no)
    if len(numbers) > 1:
        shift = rng.choice((10, 20, 100))
        moved = re.sub(r"\d+", lambda found: str(int(found[0]) + shift), home.street_no)
        return replace(home, street_no=moved)
    at = rng.choice([at for at, c in enumerate(home.street_no) if c.isdigit()])
    new = _ALIKE[home.street_no[at]]
    if at == 0 and new == "0":
        return None
    return replace(home, street_no=home.street_no[:at] + new + home.street_no[at + 1 :])


def _other_block(home: Home, rng: Random) -> Home | None:
    """Take another block of the estate, or the next number or letter."""
    coded = _CODE.search(home.block.en)
    if coded is not None:
        return _recoded(home, coded["n"])
    if home.kind is HomeKind.PUBLIC:
        places = homes().places.public
        others = [
            one.block for one in places if one.estate == home.estate and one.block != home.block
        ]
    else:
        private = homes().places.private
        others = [
            one.building
            for one in private
            if home.estate.en and one.estate == home.estate and one.building != home.block
        ]
    return replace(home, block=rng.choice(others)) if others else None


def _recoded(home: Home, code: str) -> Home | None:
    new = str(int(code) + 1) if code.isdigit() else chr(ord(code) + 1) if code < "Z" else "A"
    en = _CODE.sub(lambda found: f"{found['word']} {new}", home.block.en)
    if code not in home.block.hant:
        return None
    words = Words(en, home.block.hant.replace(code, new), home.block.hans.replace(code, new))
    return replace(home, block=words)


def _other_building(home: Home, rng: Random) -> Home | None:
    """Take the building whose name is most alike, and keep everything else."""
    if home.kind is not HomeKind.PRIVATE or not home.building_alone:
        return None
    others = [one.building for one in homes().places.private if one.building.en != home.block.en]
    nearest = sorted(others, key=lambda words: -_shared(words, home.block))[:4]
    return replace(home, block=rng.choice(nearest))


def _shared(one: Words, other: Words) -> int:
    english = set(one.en.split()) & set(other.en.split())
    return len(english) + len(set(one.hant) & set(other.hant))


def _misnamed(home: Home, rng: Random) -> Home | None:
    """Change one character of the name, and the English word that is as far from the front."""
    words = home.block
    english = words.en.split()
    if home.kind is HomeKind.VILLAGE or len(english) < 2 or len(words.hant) < 3:
        return None
    if len(words.hans) != len(words.hant) or re.search(r"\d", words.en):
        return None
    given = [
        one for one in homes().places.public
        if len(one.block.en.split()) == 3 and len(one.block.hant) == 3
    ]  # fmt: skip
    other = rng.choice(given).block
    at = rng.choice((0, 1)) if len(english) > 2 and len(words.hant) > 2 else 0
    if english[at] == other.en.split()[at] or words.hant[at] == other.hant[at]:
        return None
    english[at] = other.en.split()[at]
    changed = Words(
        " ".join(english),
        words.hant[:at] + other.hant[at] + words.hant[at + 1 :],
        words.hans[:at] + other.hans[at] + words.hans[at + 1 :],
    )
    return replace(home, block=changed)


def _other_estate(home: Home, rng: Random) -> Home | None:
    """Take another estate, most alike first, and keep the block."""
    if home.kind is HomeKind.VILLAGE or not home.estate.en:
        return None
    places = homes().places
    known = places.public if home.kind is HomeKind.PUBLIC else places.private
    others = {one.estate for one in known if one.estate.en and one.estate != home.estate}
    nearest = sorted(others, key=lambda words: (-_shared(words, home.estate), words.en))[:3]
    return replace(home, estate=rng.choice(nearest))


def _other_street(home: Home, rng: Random) -> Home | None:
    if not home.street.en:
        return None
    places = homes().places
    known = (
        {one.village for one in places.villages}
        if home.kind is HomeKind.VILLAGE
        else {one.street for one in places.private}
    )
    # A road that goes on under a longer name is the same road: Castle Peak Road - Yuen Long.
    others = sorted(
        (
            one
            for one in known
            if one.en
            and not one.en.startswith(home.street.en)
            and not home.street.en.startswith(one.en)
        ),
        key=lambda w: w.en,
    )
    nearest = sorted(others, key=lambda words: -_shared(words, home.street))[:4]
    return replace(home, street=rng.choice(nearest))


def of_the_gazetteer(home: Home, rng: Random) -> Home | None:
    """Return the home in a known building whose Chinese name differs by one character.

    The gazetteer keeps names in Simplified characters, and its English ones without spaces: what
    is returned can be written in Chinese only.
    """
    own = fold_chinese(home.block.hant)
    others = sorted({name for gap in _gapped(own) for name in _by_gap().get(gap, ())} - {own})
    if not others:
        return None
    name = rng.choice(others)
    return replace(home, block=Words("", name, name))


def _gapped(name: str) -> Iterator[str]:
    """Yield a name with each of its characters left open."""
    yield from (f"{name[:at]}?{name[at + 1 :]}" for at in range(len(name)))


@cache
def _by_gap() -> Mapping[str, Sequence[str]]:
    """Return the Chinese names of the gazetteer's blocks and buildings by what is left of them."""
    gazetteer = shipped_gazetteer()
    names = {fold_chinese(block.name_zh) for block in gazetteer.blocks.values()}
    names |= {name for name in gazetteer.buildings.districts if not name.isascii()}
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for gap in _gapped(name) if 3 <= len(name) <= 8 and not re.search(r"\d", name) else ():
            found.setdefault(gap, []).append(name)
    return found
