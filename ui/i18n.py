"""The languages of the screens: gettext catalogues, switched while the program runs.

A widget is given the one ``Translator`` and writes all its words in ``retranslate()``::

    def retranslate(self) -> None:
        _ = self._tr.gettext
        self._search.setPlaceholderText(_("Search reference, name or phone"))

Words in a table at the top of a module are marked with ``N_`` and translated where they are
shown. Babel finds ``_``, ``N_``, ``gettext``, ``ngettext`` and ``pgettext`` by name, so their
arguments are plain literals, with ``{fields}`` filled in by ``.format`` after the translation.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal


class Language(StrEnum):
    """A language of the screens. The values are stored; they are those of the applicants'."""

    ENGLISH = "en"
    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"


CATALOGUE_NAMES: Final[Mapping[Language, str]] = {
    Language.TRADITIONAL: "zh_Hant_HK",
    Language.SIMPLIFIED: "zh_Hans_CN",
}
"""The folders of the translations; English is what the code says."""

OWN_NAMES: Final[Mapping[Language, tuple[str, str]]] = {
    Language.ENGLISH: ("English", "EN"),
    Language.TRADITIONAL: ("繁體中文", "繁"),
    Language.SIMPLIFIED: ("简体中文", "简"),
}
"""Each language in its own words, long and short; never translated."""

_LOCALES: Final[Mapping[Language, str]] = {
    Language.ENGLISH: "en_HK",
    Language.TRADITIONAL: "zh_HK",
    Language.SIMPLIFIED: "zh_CN",
}


def N_(message: str) -> str:
    """Mark a message for translation and return it as it is."""
    return message


class Translator(QObject):
    """Answers messages in the language of the person at the screen."""

    language_changed = Signal()

    def __init__(
        self, folder: Path, language: Language = Language.ENGLISH, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._language = language
        self._known: dict[Language, NullTranslations] = {}
        self._catalogue = self._catalogues(language)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self._language

    @property
    def locale(self) -> QLocale:
        """How numbers and days are written in the language in use."""
        return QLocale(_LOCALES[self._language])

    def use(self, language: Language) -> None:
        """Switch to ``language``; everything that follows rewrites its words."""
        if language is self._language:
            return
        self._language = language
        self._catalogue = self._catalogues(language)
        self.language_changed.emit()

    def follow(self, retranslate: Callable[[], None]) -> None:
        """Call ``retranslate``, a method of a widget, now and after every switch."""
        self.language_changed.connect(retranslate)
        retranslate()

    def gettext(self, message: str) -> str:
        """Return ``message`` in the language in use."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form for ``n`` things; the caller fills in the fields."""
        return self._catalogue.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return ``message`` as it is said in ``context``, where one word has two meanings."""
        return self._catalogue.pgettext(context, message)

    def in_all_languages(self, message: str) -> tuple[str, ...]:
        """Return ``message`` in every language; commands are found by any of them."""
        return tuple(self._catalogues(language).gettext(message) for language in Language)

    def _catalogues(self, language: Language) -> NullTranslations:
        if language not in self._known:
            self._known[language] = self._read(language)
        return self._known[language]

    def _read(self, language: Language) -> NullTranslations:
        name = CATALOGUE_NAMES.get(language)
        if name is None:
            return NullTranslations()
        with (self._folder / name / "LC_MESSAGES" / "ui.mo").open("rb") as compiled:
            return GNUTranslations(compiled)
