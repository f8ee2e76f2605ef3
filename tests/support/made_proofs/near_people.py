"""People whose names are near to another's and who are somebody else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.chances import people
from tests.support.made_proofs.faces import any_chinese, opened
from workstation.sample_office import Person, SampleName
from workstation.sample_office.tables import Syllable

_GAP: Final = re.compile("[ -]")
_SPELLINGS: Final = ("cantonese", "pinyin", "taiwan")


def near_people(case: Case, rng: Random) -> Iterator[tuple[str, Person]]:
    """Yield people who differ from the holder in what the paper shows of the name."""
    holder = case.holder
    syllable, surname = _other_syllable(holder.name, rng), _other_surname(holder.name, rng)
    found = {
        "one syllable": syllable,
        "one syllable, Chinese kept": syllable and _with_chinese_of(syllable, holder.name),
        "surname": surname,
        "surname, Chinese kept": surname and _with_chinese_of(surname, holder.name),
        "surname, English kept": surname and _with_chinese_of(holder.name, surname),
        "relative": _relative(holder, rng),
        "a word fewer": _shortened(holder.name),
    }
    if case.shows_chinese_name:
        found["one character, English kept"] = _other_character(holder.name, rng)
    for kind, name in found.items():
        if name is not None and _told_apart(case, name):
            yield kind, replace(holder, name=name)
    swapped = _swapped(holder.name)
    if swapped is not None and case.shows_english_name:
        yield "given names swapped", replace(holder, name=swapped)


def _told_apart(case: Case, name: SampleName) -> bool:
    """Whether what is printed of the holder's name is not this name's too."""
    own = case.holder.name
    english = set(own.english.upper().replace("-", " ").split())
    differs_en = english != set(name.english.upper().replace("-", " ").split())
    differs_zh = own.chinese != name.chinese and own.simplified != name.simplified
    return (case.shows_english_name and differs_en) or (case.shows_chinese_name and differs_zh)


def _other_syllable(name: SampleName, rng: Random) -> SampleName | None:
    """Return the name with one given syllable changed, in both scripts."""
    choices = list(_replaceable(name))
    if not choices:
        return _other_word(name, rng)
    old, spelling, spelt = rng.choice(choices)
    new = _near(old, rng)
    fresh = getattr(new, spelling)
    return replace(
        name,
        given=name.given.lower().replace(spelt.lower(), fresh.lower(), 1).title(),
        chinese=_last(name.chinese, old.chinese, new.chinese),
        simplified=_last(name.simplified, old.simplified, new.simplified),
    )


def _shortened(name: SampleName) -> SampleName | None:
    """Return the name without its last given word, and without its last character."""
    words = _GAP.split(name.given)
    if len(words) < 2:
        return None
    return replace(name, given=words[0], chinese=name.chinese[:-1], simplified=name.simplified[:-1])


def _swapped(name: SampleName) -> SampleName | None:
    """Return the name with its two given words, and characters, the other way round."""
    words = _GAP.split(name.given)
    if len(words) != 2 or words[0].lower() == words[1].lower():
        return None

    def turned(chinese: str) -> str:
        return chinese[:-2] + chinese[:-3:-1]

    return replace(
        name,
        given=" ".join(reversed(words)).title(),
        chinese=turned(name.chinese),
        simplified=turned(name.simplified),
    )


def _with_chinese_of(name: SampleName, other: SampleName) -> SampleName:
    return replace(name, chinese=other.chinese, simplified=other.simplified)


def _last(text: str, old: str, new: str) -> str:
    """Replace the last of a character: the first may be a surname's."""
    before, _, after = text.rpartition(old)
    return before + new + after


def _replaceable(name: SampleName) -> Iterator[tuple[Syllable, str, str]]:
    """Yield the given syllables with how the name spells them."""
    table = {one.chinese: one for one in people().namer.tables.syllables}
    for character in name.chinese[1:]:
        old = table.get(character)
        if old is None:
            continue
        for spelling in _SPELLINGS:
            spelt = getattr(old, spelling)
            if spelt and name.given.lower().count(spelt.lower()) == 1:
                yield old, spelling, spelt
                break


def _other_word(name: SampleName, rng: Random) -> SampleName | None:
    """Return a name from elsewhere with one of its words changed."""
    tables = people().namer.tables.elsewhere
    field = "given" if name.given else "surname"
    own = getattr(name, field)
    country = next((part.country for part in tables if part.name == own), None)
    if country is None:
        return None
    others = [p.name for p in tables if (p.country, p.part) == (country, field) and p.name != own]
    return replace(name, **{field: rng.choice(others)})


def _near(old: Syllable, rng: Random) -> Syllable:
    """Return another syllable: often the one whose character looks most alike."""
    others = [
        one
        for one in people().namer.tables.syllables
        if all(getattr(one, way) != getattr(old, way) for way in (*_SPELLINGS, "chinese"))
    ]
    if rng.random() < 0.5:
        return rng.choice(others)
    own = _drawn(old.chinese)
    return min(others, key=lambda one: float(np.abs(_drawn(one.chinese) - own).mean()))


@cache
def _drawn(character: str) -> np.ndarray:
    picture = Image.new("L", (40, 40))
    ImageDraw.Draw(picture).text((2, 34), character, font=opened(any_chinese(), 36.0), fill=255,
                                 anchor="ls")  # fmt: skip
    return np.asarray(picture.resize((20, 20)), dtype=np.float32)


def _other_character(name: SampleName, rng: Random) -> SampleName | None:
    """Return the name with one Chinese character changed and the English kept."""
    table = {one.chinese: one for one in people().namer.tables.syllables}
    places = [at for at, character in enumerate(name.chinese) if at and character in table]
    if not places:
        return None
    old = table[name.chinese[rng.choice(places)]]
    new = _near(old, rng)
    return replace(
        name,
        chinese=_last(name.chinese, old.chinese, new.chinese),
        simplified=_last(name.simplified, old.simplified, new.simplified),
    )


def _other_surname(name: SampleName, rng: Random) -> SampleName | None:
    """Return the name with another family's surname."""
    old = people().namer.surname_of(name)
    if old is None or name.husband:
        return None
    new = people().namer.surname(rng)
    if old.cantonese == new.cantonese or old.chinese == new.chinese:
        return None
    return replace(
        name,
        surname=new.cantonese,
        chinese=new.chinese + name.chinese[len(old.chinese) :],
        simplified=new.simplified + name.simplified[len(old.simplified) :],
    )


def _relative(holder: Person, rng: Random) -> SampleName | None:
    """Return the name of somebody of the same family."""
    surname = people().namer.surname_of(holder.name)
    if surname is None or holder.name.husband:
        return None
    sex = rng.choice("mf")
    return people().namer.chinese(rng, sex=sex, surname=surname)
