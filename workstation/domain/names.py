"""What a person is called, in English and in Chinese, and the words a name is found by."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from workstation.domain.chinese import HAN, fold_chinese
from workstation.domain.errors import WorkstationError

_LONGEST_ENGLISH: Final = 120
_LONGEST_CHINESE: Final = 40
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SIGNS: Final = str.maketrans("‧•・･∙’‘`´ʼ‐‑‒–—−", "·····'''''------")
"""Middle dots, apostrophes and hyphens, each to one of its kind."""
_HAN_OR_DOT: Final = re.compile(f"·|{HAN.pattern}")
_UNDECOMPOSED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_LINE_ENDS: Final = re.compile(r"[\t\r\n\x0b\x0c]+")
_TITLE: Final = r"(?:mrs?|ms|miss|mdm|madam|dr|prof|rev)"
_TITLE_BEFORE: Final = re.compile(rf"^{_TITLE}(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)
_TITLE_AFTER: Final = re.compile(rf"(?<=\S)[\s,]+{_TITLE}\.?$", re.IGNORECASE)
_NO_PART: Final = str.maketrans("", "", " ·")
_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN_ENGLISH: Final = re.compile(
    rf"(?!{_TITLE}\b)[a-z]+(?:[ -](?!{_TITLE}$)[a-z]+)*", re.IGNORECASE | re.ASCII
)
_PLAIN_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]{1,3}")
"""Too short for a title behind it."""
_CHINESE_TITLE: Final = re.compile(r"(?<=..)(?:先生|女士|小姐|博士)$")
_WIFE: Final = ("太太", "夫人")
_WITH_WIFE: Final = 4
"""Characters of a full name with such a title; 陳太太 has a surname only."""


class NameRefused(WorkstationError):
    """This is no name: ``facts['reason']`` is missing, too_long or control_characters."""

    code = "name_refused"
    MISSING: ClassVar[str] = "missing"
    TOO_LONG: ClassVar[str] = "too_long"
    CONTROL_CHARACTERS: ClassVar[str] = "control_characters"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in one or both scripts, spelt as it was given; an absent one is empty."""

    english: str
    chinese: str = ""

    @classmethod
    def parse(cls, english: str, chinese: str = "") -> "PersonName":
        """Read a name as people type it.

        Width, spaces, titles (Mr, 先生) and a name in the other script's field are put right; what
        the letters say is never changed. 太太 and 夫人 stay: see ``husband``.

        Raises:
            NameRefused: nothing is left, it is too long, or it has control or direction characters.
        """
        if _plain(english, chinese):
            return cls(english, chinese)
        latin, stray_han = _by_script(_clean(english))
        stray_latin, han = _by_script(_clean(chinese))
        name = cls(_english(latin or stray_latin), _chinese(han or stray_han))
        if not (name.english or name.chinese):
            raise NameRefused(reason=NameRefused.MISSING)
        if len(name.english) > _LONGEST_ENGLISH or len(name.chinese) > _LONGEST_CHINESE:
            raise NameRefused(reason=NameRefused.TOO_LONG)
        return name

    @property
    def english_words(self) -> tuple[str, ...]:
        """The words of the English name without case, accents, hyphens and apostrophes."""
        return words_of(self.english)

    @property
    def bare_chinese(self) -> str:
        """The Chinese name without spaces and dots."""
        return self.chinese.translate(_NO_PART)

    @property
    def folded_chinese(self) -> str:
        """The Chinese name in Simplified form, without spaces and dots.

        Two names are not yet one when these are: see ``only_fold_alike``.
        """
        return fold_chinese(self.bare_chinese)

    @property
    def husband(self) -> "PersonName | None":
        """The name before 太太 or 夫人, which is a husband's as a rule: 陳大文太太 is his wife."""
        if len(self.chinese) < _WITH_WIFE or not self.chinese.endswith(_WIFE):
            return None
        return PersonName(self.english, self.chinese[:-2])

    def __str__(self) -> str:
        """Return both names, for screens and letters; never for a log."""
        return " ".join(filter(None, (self.english, self.chinese)))

    def __repr__(self) -> str:
        return "PersonName(•••)"


def words_of(english: str) -> tuple[str, ...]:
    """Return the words of ``english`` without case, accents, hyphens and apostrophes."""
    return tuple(_WORD.findall(fold_latin(english).replace("'", "")))


def fold_latin(text: str) -> str:
    """Return ``text`` in lower case and without accents: İ and Ł lose their marks too."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_UNDECOMPOSED)


def search_words(name: PersonName) -> frozenset[str]:
    """Return the words a name is filed under.

    English: each word. Chinese: the first character (the surname) and every neighbouring pair,
    so that 陳, 大文 and 陳大文 all find 陳大文. A lone character of a given name is not kept: it
    would only tell how frequent it is.
    """
    return frozenset(name.english_words) | _chinese_words((name.husband or name).folded_chinese)


def query_words(text: str) -> frozenset[str]:
    """Return the words of what a clerk typed; a name is found when it is filed under all of them.

    Raises:
        NameRefused: the text holds no word of a name.
    """
    name = PersonName.parse(text)
    chinese = (name.husband or name).folded_chinese
    pairs = _chinese_words(chinese) - ({chinese[0]} if len(chinese) > 1 else frozenset())
    return frozenset(name.english_words) | pairs


def _chinese_words(folded: str) -> frozenset[str]:
    return frozenset(folded[:1]) | {a + b for a, b in pairwise(folded)}


def _plain(english: str, chinese: str) -> bool:
    """Whether nothing can be put right: true of most names of a list, and quickly told."""
    return (
        len(english) <= _LONGEST_ENGLISH
        and (not english or _PLAIN_ENGLISH.fullmatch(english) is not None)
        and (not chinese or _PLAIN_CHINESE.fullmatch(chinese) is not None)
        and (english or chinese) != ""
    )


def _clean(text: str) -> str:
    text = text[: 8 * _LONGEST_ENGLISH]
    if not text.isprintable():
        text = _LINE_ENDS.sub(" ", text)
    plain = unicodedata.normalize("NFKC", text)
    # What is printable is of none of them.
    if not plain.isprintable() and any(
        unicodedata.category(c) in _REFUSED_CATEGORIES for c in plain
    ):
        raise NameRefused(reason=NameRefused.CONTROL_CHARACTERS)
    return plain.translate(_SIGNS)


def _by_script(text: str) -> tuple[str, str]:
    """Split into what is not Chinese and what is; a dot between Chinese characters is Chinese."""
    if not HAN.search(text):
        return text, ""
    return _HAN_OR_DOT.sub(" ", text), "".join(_HAN_OR_DOT.findall(text))


def _english(text: str) -> str:
    words = " ".join(text.replace(",", " ").split())
    return _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", words)).strip(" .;:·")


def _chinese(text: str) -> str:
    return _CHINESE_TITLE.sub("", text.strip("·"))
