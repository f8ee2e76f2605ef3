"""The words applicants read, in their language: catalogues, dates, and whom to ask.

Letters and messages share the gettext domain ``applicants``; English is what the code says. Words
stand in tables, marked with :func:`N_`, so that Babel finds them (see ``text_tools``).
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from babel.dates import format_date

from workstation.domain.applications import Language

DOMAIN: Final = "applicants"

CATALOGUE_NAMES: Final[Mapping[Language, str]] = {
    Language.TRADITIONAL_CHINESE: "zh_Hant_HK",
    Language.SIMPLIFIED_CHINESE: "zh_Hans_CN",
}
"""The folders of the translations."""

_LOCALES: Final[Mapping[Language, str]] = {Language.ENGLISH: "en_GB", **CATALOGUE_NAMES}
_NBSP: Final = "\N{NO-BREAK SPACE}"


def N_(message: str) -> str:  # noqa: N802 - the name Babel looks for
    """Mark a text for translation and return it as it is."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Whom applicants turn to; printed in letters and messages."""

    enquiry_line: str
    website: str

    @classmethod
    def read(cls, path: Path) -> "Contacts":
        """Return the contacts of a TOML file with these two keys."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields of texts that these contacts fill."""
        line = self.enquiry_line.replace(" ", _NBSP)
        return {"enquiry_line": line, "website": self.website}


class Catalogues:
    """The translations of every language, read once."""

    def __init__(self, folder: Path) -> None:
        self._of = {language: _catalogue(folder, language) for language in Language}

    def text(self, message: str, language: Language) -> str:
        """Return ``message`` in the language; its fields are filled in by the caller."""
        return self._of[language].gettext(message)


def _catalogue(folder: Path, language: Language) -> NullTranslations:
    name = CATALOGUE_NAMES.get(language)
    if name is None:
        return NullTranslations()
    with (folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        return GNUTranslations(compiled)


def long_date(day: date, language: Language) -> str:
    """Return a day as letters write it: 22 December 2026, 2026年12月22日."""
    pattern = "d MMMM y" if language is Language.ENGLISH else "y年M月d日"
    return format_date(day, pattern, locale=_LOCALES[language]).replace(" ", _NBSP)


def full_date(day: date, language: Language) -> str:
    """Return a day with its weekday: Tuesday 22 December 2026, 2026年12月22日（星期二）."""
    pattern = "EEEE d MMMM y" if language is Language.ENGLISH else "y年M月d日（EEEE）"
    return format_date(day, pattern, locale=_LOCALES[language]).replace(" ", _NBSP)


def short_date(day: date, language: Language) -> str:
    """Return a day as text messages write it: 22 Dec, 12月22日."""
    pattern = "d MMM" if language is Language.ENGLISH else "M月d日"
    return format_date(day, pattern, locale=_LOCALES[language])


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence; what was filled in is set in bold."""

    text: str
    strong: bool = False


def filled(text: str, fields: Mapping[str, str]) -> tuple[Run, ...]:
    """Return ``text`` with its ``{fields}`` filled in, each as a run of its own.

    Raises:
        KeyError: a field is missing.
    """
    runs: list[Run] = []
    for literal, name, _, _ in string.Formatter().parse(text):
        runs += [Run(literal)] if literal else []
        runs += [Run(fields[name], strong=True)] if name else []
    return tuple(runs)
