"""Invents residents: families with names and numbers, for rosters of any size.

Everything is drawn from a seed; nobody in here exists.
"""

from functools import cache
from random import Random
from typing import Final, NamedTuple

from workstation.domain.document_numbers import hkid_check_digit
from workstation.sample_office.tables import NameTables, Surname, Syllable, load_names

_PREFIXES: Final = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "WX", "XA", "XD", "XG")
_STEMS: Final = len(_PREFIXES) * 1_000_000
_PAIRS: Final = _STEMS // 2
_STRIDE: Final = 6_180_343
"""Has no divisor in common with the pairs, so that every number is drawn once."""
MOST_PEOPLE: Final = 12_000_000
"""Numbers from here on belong to nobody of any roster."""


class MadeName(NamedTuple):
    """The parts of a name, so that it can be written in many ways."""

    surname: str
    given: tuple[str, ...] = ()
    chinese: str = ""
    english_given: str = ""
    husband: str = ""

    @property
    def english(self) -> str:
        """The name as forms take it: surname first, in capitals."""
        parts = (self.husband, self.surname, *self.given, self.english_given)
        return " ".join(filter(None, parts))


class MadePerson(NamedTuple):
    """Somebody who lives somewhere."""

    serial: int
    number: str
    """In normal form."""
    name: MadeName
    sex: str
    relation: str

    @property
    def has_card(self) -> bool:
        """Whether the number is an identity card's, so that it has a check digit."""
        return is_card(self.serial)


def number_of(index: int) -> str:
    """Return the number of the person of that index; neighbours often have consecutive ones."""
    if not is_card(index):
        return _other_number(index)
    stem_no = (index // 2 * _STRIDE + 17) % _PAIRS * 2 + index % 2
    prefix, digits = divmod(stem_no, 1_000_000)
    stem = f"{_PREFIXES[prefix]}{digits:06}"
    return stem + hkid_check_digit(stem)


def is_card(index: int) -> bool:
    """Whether the person of that index has an identity card; one in thirty has not."""
    return index % 30 != 7


def _other_number(index: int) -> str:
    if index % 60 == 7:
        return f"EK{1_000_000 + index:07}" if index < 8_000_000 else f"EL{index - 7_000_000:07}"
    return f"P{10_000_000 + index:08}"


def invent_family(rng: Random, first_index: int, size: int) -> list[MadePerson]:
    """Return the people of a household: a couple or a widow, children, a parent."""
    tables = _tables()
    elsewhere = rng.random() < 0.02
    surname = rng.choices(tables.names.surnames, tables.weights)[0]
    generation = rng.choice(tables.given["b"])
    people: list[MadePerson] = []
    for place in range(size):
        relation, sex = _role(rng, place)
        if elsewhere:
            name = _foreign(rng, sex, people)
        elif relation == "spouse":
            name = _wife(rng, surname)
        else:
            name = _of_the_family(rng, surname, generation, sex, relation, people)
        index = first_index + place
        people.append(MadePerson(index, number_of(index), name, sex, relation))
    return people


def stranger_name(rng: Random, sex: str) -> MadeName:
    """Return the name of somebody of no household."""
    tables = _tables()
    return _chinese(rng, rng.choices(tables.names.surnames, tables.weights)[0], None, sex)


def romanised_otherwise(name: MadeName) -> MadeName | None:
    """Return a Cantonese name as it is read in Mandarin, None when it is not in the tables."""
    tables = _tables()
    if len(name.chinese) != 1 + len(name.given) or name.husband:
        return None
    surname = next((s for s in tables.names.surnames if s.chinese == name.chinese[0]), None)
    given = [tables.by_character.get(c) for c in name.chinese[1:]]
    if surname is None or None in given or not given:
        return None
    spelt = "".join(each.pinyin for each in given if each).capitalize()
    return name._replace(surname=surname.pinyin, given=(spelt,))


class _Tables(NamedTuple):
    names: NameTables
    weights: list[int]
    given: dict[str, list[Syllable]]
    english: dict[str, list[str]]
    foreign: list[str]
    foreign_given: dict[str, list[str]]
    by_character: dict[str, Syllable]


@cache
def _tables() -> _Tables:
    names = load_names()
    return _Tables(
        names,
        [surname.weight for surname in names.surnames],
        {sex: [s for s in names.syllables if s.sex in (sex, "b")] for sex in "mfb"},
        {sex: [e.name for e in names.english if e.sex == sex] for sex in "mf"},
        [part.name for part in names.elsewhere if part.part == "surname"],
        {
            sex: [p.name for p in names.elsewhere if p.part == "given" and p.sex == sex]
            for sex in "mf"
        },
        {syllable.chinese: syllable for syllable in names.syllables},
    )


def _role(rng: Random, place: int) -> tuple[str, str]:
    if place == 0:
        return "tenant", "m" if rng.random() < 0.75 else "f"
    if place == 1:
        return "spouse", "f"
    relation = "child" if place < 5 or rng.random() < 0.5 else "parent"
    return relation, rng.choice("mf")


def _of_the_family(
    rng: Random,
    surname: Surname,
    generation: Syllable,
    sex: str,
    relation: str,
    people: list[MadePerson],
) -> MadeName:
    if relation == "child" and sex == "m" and rng.random() < 0.01:
        return people[0].name
    shared = generation if relation == "child" and rng.random() < 0.6 else None
    name = _chinese(rng, surname, shared, sex)
    return name._replace(chinese="") if rng.random() < 0.012 else name


def _wife(rng: Random, husband: Surname) -> MadeName:
    tables = _tables()
    name = _chinese(rng, rng.choices(tables.names.surnames, tables.weights)[0], None, "f")
    if rng.random() < 0.3:
        before = husband.chinese if rng.random() < 0.3 else ""
        name = name._replace(husband=husband.cantonese, chinese=before + name.chinese)
    return name


def _chinese(rng: Random, surname: Surname, shared: Syllable | None, sex: str) -> MadeName:
    tables = _tables()
    first = shared or rng.choice(tables.given[sex])
    given = (first,) if rng.random() < 0.08 else (first, rng.choice(tables.given[sex]))
    english = rng.choice(tables.english[sex]) if rng.random() < 0.15 else ""
    return MadeName(
        surname.cantonese,
        tuple(each.cantonese for each in given),
        surname.chinese + "".join(each.chinese for each in given),
        english,
    )


def _foreign(rng: Random, sex: str, people: list[MadePerson]) -> MadeName:
    tables = _tables()
    surname = people[0].name.surname if people else rng.choice(tables.foreign)
    if rng.random() < 0.1:
        return MadeName(rng.choice(tables.foreign_given[sex]).upper())
    return MadeName(surname, (rng.choice(tables.foreign_given[sex]),))
