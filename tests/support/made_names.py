"""Invents people with a name in both scripts, their siblings, and how others write them.

The spellings of one character stand here once more, written by hand: what the product believes
about spelling is not asked while it is being tested.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from random import Random
from typing import Final, TypeAlias

from workstation.domain.names import PersonName
from workstation.sample_office.tables import NameTables, Surname, Syllable, load_names

_SPELLINGS: Final = """
李 LEE LI · 張 CHEUNG CHEONG · 劉 LAU LOW · 吳 NG ENG · 梁 LEUNG LEONG · 謝 TSE TZE
蔡 CHOI TSOI · 葉 YIP IP · 胡 WU WOO · 余 YU YUE · 徐 TSUI CHUI · 潘 POON PUN · 孫 SUEN SUN
施 SZE SEE · 蕭 SIU SHIU · 石 SHEK SEK · 顧 KOO KU · 周 CHAU CHOW · 羅 LAW LO · 郭 KWOK KWOCK
儀 Yee Yi · 義 Yee Yi · 怡 Yee Yi · 美 Mei May · 華 Wah Wa · 嘉 Ka Kar · 家 Ka Kar
少 Siu Shiu · 小 Siu Shiu · 翠 Tsui Chui · 寶 Po Bo · 琪 Ki Kei · 基 Kei Ki · 宇 Yu Yue
良 Leung Leong · 昌 Cheong Cheung · 祥 Cheung Cheong · 珠 Chu Chue · 子 Tsz Tze
思 Sze See · 詩 Sze See · 樹 Shu Shue · 珊 Shan San
"""
"""One character, how most write it, how some do."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ELSEWHERE: Final = 0.08
_WITH_ENGLISH_GIVEN: Final = 0.3
_ONE_SYLLABLE: Final = 0.1


class Variant(StrEnum):
    """How a name came to be written otherwise than on the roster."""

    CAPITALS = "capitals"
    FULL_WIDTH = "full_width"
    TITLE = "title"
    JOINED = "joined"
    HYPHENS = "hyphens"
    SURNAME_LAST = "surname_last"
    COMMA = "comma"
    SIMPLIFIED = "simplified"
    NO_CHINESE = "no_chinese"
    NO_ENGLISH = "no_english"
    ENGLISH_GIVEN_ADDED = "english_given_added"
    ENGLISH_GIVEN_FIRST = "english_given_first"
    ENGLISH_GIVEN_LEFT_OUT = "english_given_left_out"
    BRACKETS = "brackets"
    COMMA_ENGLISH_GIVEN = "comma_english_given"
    ALIAS = "alias"
    MARRIED = "married"
    ROMANISATION = "romanisation"
    MANDARIN = "mandarin"
    LETTER_CHANGED = "letter_changed"
    LETTER_DROPPED = "letter_dropped"
    LETTER_ADDED = "letter_added"
    NEIGHBOURS_SWAPPED = "neighbours_swapped"
    TWO_SLIPS = "two_slips"
    CHARACTER_CHANGED = "character_changed"


SLIPS: Final = frozenset(
    {
        Variant.LETTER_CHANGED,
        Variant.LETTER_DROPPED,
        Variant.LETTER_ADDED,
        Variant.NEIGHBOURS_SWAPPED,
        Variant.TWO_SLIPS,
        Variant.CHARACTER_CHANGED,
    }
)
"""Mistakes; the other variants are correct ways to write the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePerson:
    """An invented person: of a Chinese family, or with ``surname_words`` from elsewhere."""

    family: Surname | None = None
    syllables: tuple[Syllable, ...] = ()
    surname_words: str = ""
    given_words: str = ""
    english_given: str = ""

    @property
    def surname(self) -> str:
        """The surname in capitals."""
        return self.family.cantonese if self.family else self.surname_words

    @property
    def given(self) -> str:
        """The given name without an English one."""
        if self.family:
            return " ".join(each.cantonese for each in self.syllables)
        return self.given_words

    @property
    def english(self) -> str:
        """The English name as the roster has it: surname first."""
        return " ".join(filter(None, (self.surname, self.given, self.english_given)))

    @property
    def chinese(self) -> str:
        """The Chinese name in Traditional characters; of people from elsewhere nothing."""
        return self._in_characters("chinese")

    @property
    def simplified(self) -> str:
        """The Chinese name in Simplified characters."""
        return self._in_characters("simplified")

    @property
    def mandarin(self) -> str:
        """The name in pinyin, given name in one word; only of Chinese people."""
        given = "".join(each.pinyin for each in self.syllables).capitalize()
        return f"{self.family.pinyin} {given}" if self.family else ""

    @property
    def name(self) -> PersonName:
        """Both names."""
        return PersonName.parse(self.english, self.chinese)

    def _in_characters(self, script: str) -> str:
        parts = (self.family, *self.syllables) if self.family else ()
        return "".join(getattr(part, script) for part in parts)


def make_person(rng: Random) -> MadePerson:
    """Invent a person; one in twelve has no Chinese name."""
    tables = _tables()
    if rng.random() < _ELSEWHERE:
        return _from_elsewhere(rng, tables)
    family = rng.choices(tables.surnames, [each.weight for each in tables.surnames])[0]
    count = 1 if rng.random() < _ONE_SYLLABLE else 2
    english = rng.choice(tables.english).name if rng.random() < _WITH_ENGLISH_GIVEN else ""
    return MadePerson(
        family=family, syllables=tuple(rng.sample(tables.syllables, count)), english_given=english
    )


def sibling_of(rng: Random, person: MadePerson) -> MadePerson:
    """Invent a brother or sister: same surname, same first syllable when there are two.

    The syllable that tells them apart differs in spelling, in the hand-written spellings and in
    pinyin, so that their names are unlike in every script.
    """
    if not person.family:
        parts = [part for part in _tables().elsewhere if part.part == "given"]
        taken = {person.given_words}
        return replace(person, given_words=_other(rng, [part.name for part in parts], taken))
    own = person.syllables[-1]
    taken = _all_spellings(own)
    others = [each for each in _tables().syllables if taken.isdisjoint(_all_spellings(each))]
    fitting = [each for each in others if each not in person.syllables]
    english = rng.choice(_tables().english).name if person.english_given else ""
    syllables = (*person.syllables[:-1], rng.choice(fitting))
    return replace(person, syllables=syllables, english_given=english)


def variants(rng: Random, person: MadePerson) -> Iterator[tuple[Variant, PersonName]]:
    """Write the name in every way that applies to the person and is another text."""
    writers = {**_WRITTEN, **(_WRITTEN_CHINESE if person.family else {})}
    for kind, write in writers.items():
        written = write(rng, person)
        if written not in {None, (person.english, person.chinese)}:
            yield kind, PersonName.parse(*written)


_Written: TypeAlias = tuple[str, str] | None
_Writer: TypeAlias = Callable[[Random, MadePerson], _Written]


def _full_width(_: Random, person: MadePerson) -> _Written:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return person.english.upper().translate(wide), person.chinese


def _surname_last(_: Random, person: MadePerson) -> _Written:
    front = " ".join(filter(None, (person.english_given, person.given)))
    return f"{front} {person.surname}".strip(), person.chinese


def _no_english(_: Random, person: MadePerson) -> _Written:
    return "", person.chinese


def _english_given(form: str) -> _Writer:
    def write(rng: Random, person: MadePerson) -> _Written:
        if person.english_given:
            return None
        peter = rng.choice(_tables().english).name
        hyphened = person.given.replace(" ", "-").capitalize()
        parts = {"surname": person.surname, "given": person.given, "hyphened": hyphened}
        return form.format(peter=peter, **parts), person.chinese

    return write


def _left_out(_: Random, person: MadePerson) -> _Written:
    return replace(person, english_given="").english, person.chinese


def _alias(rng: Random, person: MadePerson) -> _Written:
    other = rng.choice(_tables().syllables).cantonese
    word = rng.choice(("alias", "@", "also known as", "a.k.a."))
    return f"{person.english} {word} {person.surname} {other}", person.chinese


def _married(rng: Random, person: MadePerson) -> _Written:
    husband = rng.choice(_tables().surnames)
    if person.family == husband or len(person.syllables) == 1:
        return None
    both = rng.random() < 0.5
    return f"{husband.cantonese} {person.english}", (
        husband.chinese if both else ""
    ) + person.chinese


def _romanisation(rng: Random, person: MadePerson) -> _Written:
    assert person.family
    spelt = [person.family.cantonese, *(each.cantonese for each in person.syllables)]
    characters = [person.family.chinese, *(each.chinese for each in person.syllables)]
    places = [place for place, each in enumerate(characters) if each in _spellings()]
    if not places:
        return None
    for place in rng.sample(places, rng.randint(1, len(places))):
        spelt[place] = _spellings()[characters[place]][1]
    return " ".join(filter(None, (*spelt, person.english_given))), person.chinese


def _slip(*kinds: Variant) -> _Writer:
    def write(rng: Random, person: MadePerson) -> _Written:
        english = person.english
        for kind in kinds:
            english = _slipped(rng, english, kind)
        return english, person.chinese

    return write


def _slipped(rng: Random, text: str, kind: Variant) -> str:
    places = [
        place
        for place in range(len(text) - 1)
        if text[place].isalpha() and text[place + 1].isalpha() and text[place] != text[place + 1]
    ]
    at = rng.choice(places)
    letter = _other(rng, _LETTERS, {text[at].lower(), text[at + 1].lower()})
    return {
        Variant.LETTER_CHANGED: text[:at] + letter + text[at + 1 :],
        Variant.LETTER_DROPPED: text[:at] + text[at + 1 :],
        Variant.LETTER_ADDED: text[: at + 1] + letter + text[at + 1 :],
        Variant.NEIGHBOURS_SWAPPED: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    }[kind]


def _two_slips(rng: Random, person: MadePerson) -> _Written:
    kinds = (Variant.LETTER_CHANGED, Variant.LETTER_DROPPED, Variant.LETTER_ADDED)
    return _slip(*rng.choices(kinds, k=2))(rng, person)


def _character_changed(rng: Random, person: MadePerson) -> _Written:
    at = rng.randrange(len(person.chinese))
    others = [each.chinese for each in _tables().syllables]
    other = _other(rng, others, {person.chinese[at]})
    return person.english, person.chinese[:at] + other + person.chinese[at + 1 :]


def _other(rng: Random, choices: Iterable[str], taken: Collection[str]) -> str:
    return rng.choice([each for each in choices if each not in taken])


_WRITTEN: Final[Mapping[Variant, _Writer]] = {
    Variant.CAPITALS: lambda _, person: (person.english.upper(), person.chinese),
    Variant.FULL_WIDTH: _full_width,
    Variant.SURNAME_LAST: _surname_last,
    Variant.COMMA: lambda _, person: (
        f"{person.surname}, {person.given} {person.english_given}",
        person.chinese,
    ),
    Variant.TITLE: lambda rng, person: (
        f"{rng.choice(('Mr', 'Ms.', 'MRS', 'Dr'))} {person.english}",
        person.chinese,
    ),
    Variant.LETTER_CHANGED: _slip(Variant.LETTER_CHANGED),
    Variant.LETTER_DROPPED: _slip(Variant.LETTER_DROPPED),
    Variant.LETTER_ADDED: _slip(Variant.LETTER_ADDED),
    Variant.NEIGHBOURS_SWAPPED: _slip(Variant.NEIGHBOURS_SWAPPED),
    Variant.TWO_SLIPS: _two_slips,
}
_WRITTEN_CHINESE: Final[Mapping[Variant, _Writer]] = {
    Variant.JOINED: lambda _, person: (
        f"{person.surname} {person.given.replace(' ', '').upper()} {person.english_given}",
        person.chinese,
    ),
    Variant.HYPHENS: lambda _, person: (
        f"{person.surname} {person.given.replace(' ', '-')} {person.english_given}",
        person.chinese,
    ),
    Variant.SIMPLIFIED: lambda _, person: (person.english, person.simplified),
    Variant.NO_CHINESE: lambda _, person: (person.english, ""),
    Variant.NO_ENGLISH: _no_english,
    Variant.ENGLISH_GIVEN_ADDED: _english_given("{surname} {given} {peter}"),
    Variant.ENGLISH_GIVEN_FIRST: _english_given("{peter} {surname} {given}"),
    Variant.BRACKETS: _english_given("{surname} {given} ({peter})"),
    Variant.COMMA_ENGLISH_GIVEN: _english_given("{surname}, {peter} {hyphened}"),
    Variant.ENGLISH_GIVEN_LEFT_OUT: _left_out,
    Variant.ALIAS: _alias,
    Variant.MARRIED: _married,
    Variant.ROMANISATION: _romanisation,
    Variant.MANDARIN: lambda _, person: (person.mandarin, person.chinese),
    Variant.CHARACTER_CHANGED: _character_changed,
}


def _from_elsewhere(rng: Random, tables: NameTables) -> MadePerson:
    surname = rng.choice([part for part in tables.elsewhere if part.part == "surname"])
    if surname.country == "IDN" and rng.random() < 0.4:
        return MadePerson(surname_words=surname.name)
    given = [part for part in tables.elsewhere if part.country == surname.country]
    name = rng.choice([part.name for part in given if part.part == "given"])
    return MadePerson(surname_words=surname.name, given_words=name)


def _all_spellings(syllable: Syllable) -> set[str]:
    by_hand = _spellings().get(syllable.chinese, ())
    return {syllable.cantonese, syllable.chinese, syllable.pinyin, *by_hand}


@cache
def _tables() -> NameTables:
    return load_names()


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    entries = (entry.split() for line in _SPELLINGS.split("\n") for entry in line.split("·"))
    return {entry[0]: tuple(entry[1:]) for entry in entries if entry}
