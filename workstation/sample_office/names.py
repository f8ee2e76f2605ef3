"""Invents names: Cantonese, Mainland, Taiwan, and those of people from elsewhere."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random

from workstation.sample_office.tables import NameTables, Surname, Syllable


class Spelling(StrEnum):
    """Whose romanisation a Chinese name follows."""

    CANTONESE = "cantonese"
    PINYIN = "pinyin"
    TAIWAN = "taiwan"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleName:
    """The parts of an invented person's name."""

    surname: str = field(repr=False)
    """In capitals; the only name of people who have one name."""
    given: str = field(default="", repr=False)
    chinese: str = field(default="", repr=False)
    simplified: str = field(default="", repr=False)
    english_given: str = field(default="", repr=False)
    husband: str = field(default="", repr=False)
    """The surname a married woman sets before her own."""
    alias: str = field(default="", repr=False)

    @property
    def english(self) -> str:
        """The name as a form takes it: surname in capitals, then the rest."""
        parts = (self.husband, self.surname, self.given, self.english_given)
        name = " ".join(part for part in parts if part)
        return f"{name} alias {self.alias}" if self.alias else name

    @property
    def capitals(self) -> str:
        """The name as bills print it."""
        parts = (self.husband, self.surname, self.given, self.english_given)
        return " ".join(part for part in parts if part).upper()

    @property
    def given_first(self) -> str:
        """The name as broadband and telephone companies print it: English order."""
        parts = (self.english_given, self.given, self.husband.title(), self.surname.title())
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Namer:
    """Invents names from the tables."""

    tables: NameTables

    def surname(self, rng: Random) -> Surname:
        """Draw a Chinese surname, common ones often."""
        weights = [surname.weight for surname in self.tables.surnames]
        return rng.choices(self.tables.surnames, weights)[0]

    def surname_of(self, name: SampleName) -> Surname | None:
        """Return the surname of a name in Cantonese spelling, None for names from elsewhere."""
        own = name.chinese.removeprefix(self._husband(name))
        return next(
            (
                each
                for each in self.tables.surnames
                if each.cantonese == name.surname and own.startswith(each.chinese)
            ),
            None,
        )

    def _husband(self, name: SampleName) -> str:
        fitting = (each for each in self.tables.surnames if each.cantonese == name.husband)
        return next((each.chinese for each in fitting if name.chinese.startswith(each.chinese)), "")

    def syllable(self, rng: Random, sex: str) -> Syllable:
        """Draw a character that people of this sex bear."""
        fitting = [each for each in self.tables.syllables if each.sex in (sex, "b")]
        return rng.choice(fitting)

    def chinese(
        self,
        rng: Random,
        *,
        sex: str,
        spelling: Spelling = Spelling.CANTONESE,
        surname: Surname | None = None,
        generation: Syllable | None = None,
    ) -> SampleName:
        """Invent a Chinese name.

        Args:
            rng: where chance comes from.
            sex: m or f.
            spelling: whose romanisation.
            surname: the family's, for relatives.
            generation: the first character brothers and sisters share.
        """
        family = surname or self.surname(rng)
        first = generation or self.syllable(rng, sex)
        second = self.syllable(rng, sex)
        alone = generation is None and rng.random() < 0.12
        given = (first,) if alone or second.chinese == first.chinese else (first, second)
        return SampleName(
            surname=_surname_in(family, spelling),
            given=_given_in(given, spelling, hyphen=rng.random() < 0.08),
            chinese=family.chinese + "".join(each.chinese for each in given),
            simplified=family.simplified + "".join(each.simplified for each in given),
        )

    def with_english_given(self, rng: Random, name: SampleName, sex: str) -> SampleName:
        """Add an English given name."""
        fitting = [each.name for each in self.tables.english if each.sex == sex]
        return replace(name, english_given=rng.choice(fitting))

    def with_alias(self, rng: Random, name: SampleName, sex: str) -> SampleName:
        """Add a second name the person is known by."""
        first = self.syllable(rng, sex).cantonese
        return replace(name, alias=f"{name.surname} {first}")

    def married(self, rng: Random, name: SampleName, husband: Surname | None = None) -> SampleName:
        """Set a husband's surname before a woman's own, in both scripts."""
        before = husband or self.surname(rng)
        return replace(
            name,
            husband=before.cantonese,
            chinese=before.chinese + name.chinese,
            simplified=before.simplified + name.simplified,
        )

    def from_elsewhere(self, rng: Random, *, country: str, sex: str) -> SampleName:
        """Invent a name as people of ``country`` bear it; four Indonesians in ten have one name."""
        parts = [part for part in self.tables.elsewhere if part.country == country]
        surnames = [part.name for part in parts if part.part == "surname"]
        given = [part.name for part in parts if part.part == "given" and part.sex == sex]
        if country == "IDN" and rng.random() < 0.4:
            return SampleName(surname=rng.choice(surnames))
        return SampleName(surname=rng.choice(surnames), given=rng.choice(given))


def _surname_in(surname: Surname, spelling: Spelling) -> str:
    if spelling is Spelling.PINYIN:
        return surname.pinyin
    if spelling is Spelling.TAIWAN:
        return surname.taiwan or surname.pinyin
    return surname.cantonese


def _given_in(syllables: tuple[Syllable, ...], spelling: Spelling, *, hyphen: bool) -> str:
    if spelling is Spelling.PINYIN:
        return "".join(each.pinyin for each in syllables).capitalize()
    if spelling is Spelling.TAIWAN:
        return "-".join(each.taiwan for each in syllables).capitalize()
    spelt = [each.cantonese for each in syllables]
    return "-".join(spelt).capitalize() if hyphen else " ".join(spelt)
