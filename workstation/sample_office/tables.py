"""The tables sample people and homes are made of, as they lie in resources/."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class Surname:
    """A Chinese family name and how it is spelt in three places."""

    chinese: str
    simplified: str
    cantonese: str
    pinyin: str
    taiwan: str
    weight: int
    """How common it is, against the others."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """A character of given names, how it is spelt in three places, and whose it is."""

    chinese: str
    simplified: str
    cantonese: str
    pinyin: str
    taiwan: str
    sex: str
    """m, f, or b for both."""


@dataclass(frozen=True, slots=True)
class NamePart:
    """A family or given name from elsewhere."""

    country: str
    part: str
    sex: str
    name: str


@dataclass(frozen=True, slots=True)
class EnglishName:
    """An English given name as people in Hong Kong choose them."""

    name: str
    sex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTables:
    """All the names there are to choose from."""

    surnames: tuple[Surname, ...]
    syllables: tuple[Syllable, ...]
    english: tuple[EnglishName, ...]
    elsewhere: tuple[NamePart, ...]


def load_names() -> NameTables:
    """Read the name tables of the sample office."""
    folder = RESOURCES / "sample_office"
    return NameTables(
        surnames=tuple(
            Surname(
                chinese=row["chinese"],
                simplified=row["simplified"],
                cantonese=row["cantonese"],
                pinyin=row["pinyin"],
                taiwan=row["taiwan"],
                weight=int(row["weight"]),
            )
            for row in read_rows(folder / "surnames.csv")
        ),
        syllables=tuple(Syllable(**row) for row in read_rows(folder / "given_syllables.csv")),
        english=tuple(EnglishName(**row) for row in read_rows(folder / "english_given_names.csv")),
        elsewhere=tuple(NamePart(**row) for row in read_rows(folder / "names_from_elsewhere.csv")),
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header, UTF-8."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
