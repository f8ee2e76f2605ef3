"""Where a line shows a declared name: word by word, and with borders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from workstation.domain.chinese import fold_chinese, is_han, only_fold_alike
from workstation.domain.english_names import is_whole
from workstation.domain.extraction.name_words import (
    AROUND,
    LATIN,
    MARKS,
    ROLES,
    STAMPS,
    is_english_given,
    known_as,
)
from workstation.domain.extraction.names_in_chinese import DOUBLE_SURNAMES, SURNAMES, ends_as_a_name
from workstation.domain.extraction.printed_orders import orders_of
from workstation.domain.names import PersonName, fold_latin
from workstation.domain.romanisation import is_syllable

_DOUBLE: Final = 2
_WHOLE_HAN: Final = 3
"""Characters of most names."""
_HYPHENS: Final = frozenset("-‐‑–")
_BEFORE_ONLY: Final = frozenset(("to", "co", "bill", "by", "re", "at", "dear", "attn"))
"""Of the words around a name, such as stand in front of it; behind it they are words of it."""
_QUOTES: Final = " \"'“‘「"
_NAME_OF: Final = frozenset(
    ("name", "account", "address", "residence", "favour", "favor", "attention", "care", "behalf")
)
_SEEN: Final = frozenset(("from", "via", "contact", "call", "ask", "see"))
"""Before who is to be seen about something; of a payment it is who paid."""
_SEEN_HAN: Final = re.compile(r"(?:[向找经]|联[络系])\s*\Z")
_PAID: Final = frozenset(("received", "receipt", "payment", "rent", "donation"))
_MISREAD_TITLES: Final = frozenset(("hr", "nr", "wr", "hs", "ns"))
"""What readers make of Mr. and Ms."""
_DIGITS_OF_LETTERS: Final = str.maketrans("015", "ois")
_VOWEL_AND_L: Final = re.compile(r"[aeouAEOU]l\Z")
_BEFORE_HAN: Final = re.compile(
    r"(?:姓名|名称|户名|用户|客户|租客|承租人|住户|缴纳人|纳税人|证明|员工|雇员|职员|学生|病人|会员"
    r"|致|及|与|收件人|收到|乙方|本人|[:：])$"
)
"""Folded, as what stands behind."""
_AFTER_HAN: Final = re.compile(
    r"^(?:先生|女士|小姐|博士|教授|善长|善信|君|台[启照鉴]|收|及|与|敬启|现居|居于|居住|住于|住址|"
    r"副本|正本|已付|收讫)"
)
_BEHIND_TWO: Final = re.compile(_AFTER_HAN.pattern.replace("君|", ""))
"""Behind a name of two characters 君 is its third."""
_TITLED_BEFORE: Final = re.compile(r"[\u3400-\u9fff]{2,4}(?:先生|女士|小姐|太太|夫人)")
"""Another holder with a title, all that stands before a name: 陳大文先生李小明先生."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A place where the declared name stands."""

    start: int
    end: int
    clean: bool
    """Nothing in it or beside it could make it another person's name."""
    chinese: bool


def find_name(name: PersonName, text: str) -> NameHit | None:
    """Return where a line shows the name; a clean hit is preferred.

    Beside a surname and two given syllables the line may say an English given name as well.
    """
    main = PersonName(known_as(name)[0].english, name.chinese)
    hits = [*_english_hits(main, text), *_chinese_hits(name, text)]
    return min(hits, key=lambda hit: not hit.clean, default=None)


def _english_hits(name: PersonName, text: str) -> Iterator[NameHit]:
    lower = fold_latin(text)
    if not name.english_words or len(lower) != len(text):
        return
    words = [(m[0].replace("'", ""), m.start(), m.end()) for m in LATIN.finditer(lower)]
    syllables = frozenset(filter(is_syllable, name.english_words))
    if len(syllables) >= _WHOLE_HAN or len(syllables) == len(set(name.english_words)):
        words = [
            (said if (said := _with_final_i(word, text[:end])) in syllables else word, start, end)
            for word, start, end in words
        ]
    orders = list(orders_of(name))
    longest = max(len("".join(order)) for order in orders)
    for first in range(len(words)):
        for start_word in _openings(words[first][0]):
            read = [start_word]
            after = first + 1
            while len("".join(read)) < longest and after < len(words):
                read.append(_letters(words[after][0]))
                after += 1
            if any(_reads(read, order) for order in orders):
                start, end = words[first][1], _end(text, words, first, after)
                clean = _clean(text, words, first, after) or (
                    is_whole(name.english_words) and _clean_but_for_one(text, words, first, after)
                )
                yield NameHit(start, end, clean, chinese=False)


def _reads(read: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether words that were read are a name's, but for spaces that were lost or added.

    CHANG Ai is not CHAN Gai: no space moves. Nor is Yung Yu NG: no two syllables are one.
    """
    whole = "".join(wanted)
    if whole != "".join(read):
        return False
    fewer, more = (_borders(words) for words in sorted((read, wanted), key=len))
    if not set(more).issuperset(fewer):
        return False
    for start, end in pairwise(fewer):
        parts = [whole[a:b] for a, b in pairwise(place for place in more if start <= place <= end)]
        if len(parts) > 1 and all(map(is_syllable, (whole[start:end], *parts))):
            return False
    return True


def _borders(words: Sequence[str]) -> list[int]:
    """Return where words begin and end in their letters, in order."""
    return list(accumulate(map(len, words), initial=0))


def _openings(word: str) -> Iterator[str]:
    """Yield the word, and what is left of it when a title is stuck to it: MRPOON."""
    word = _letters(word)
    yield word
    for title in ("mrs", "mr", "ms", "miss"):
        if word.startswith(title) and len(word) > len(title) + 1:
            yield word[len(title) :]


def _letters(word: str) -> str:
    """Return a word with digits inside it read as the letters they look like."""
    return word.translate(_DIGITS_OF_LETTERS) if any(map(str.isalpha, word)) else word


def _with_final_i(word: str, text: str) -> str:
    """Return a word, which ends a text, with a small l after its last vowel as an i: Wal is Wai.

    No Chinese syllable ends so; names from elsewhere do, and a capital L is no I.
    """
    return word[:-1] + "i" if _VOWEL_AND_L.search(text) and word[-1:] == "l" else word


def _clean(text: str, words: Sequence[tuple[str, int, int]], first: int, after: int) -> bool:
    """Whether the words right beside a hit belong to no name."""
    inside = text[words[first][1] : _end(text, words, first, after)]
    if inside.count("(") != inside.count(")"):
        return False  # WONG (CHAN) Tai Man
    if first and words[first - 1][0] == "of" and not _is_name_of(words[: first - 1]):
        return False  # the estate of CHAN Tai Man
    if (
        first
        and words[first - 1][0] in _SEEN
        and _PAID.isdisjoint(one for one, *_ in words[:first])
    ):
        return False  # collect it from CHAN Tai Man
    if _SEEN_HAN.search(fold_chinese(text[: words[first][1]])):
        return False  # 請向CHAN Tai Man領取
    before_ok = first == 0 or _stands_off(
        text, words[first - 1], text[words[first - 1][2] : words[first][1]], inside
    )
    after_ok = after >= len(words) or (
        words[after][0] not in _BEFORE_ONLY
        and _stands_off(text, words[after], text[words[after - 1][2] : words[after][1]], inside)
    )
    return before_ok and after_ok


def _end(text: str, words: Sequence[tuple[str, int, int]], first: int, after: int) -> int:
    """Return where a hit ends: behind a bracket that its last word closes, TAM Suk Chi (Peter)."""
    end = words[after - 1][2]
    return end + (text[end : end + 1] == ")" and "(" in text[words[first][1] : end])


def _is_name_of(before: Sequence[tuple[str, int, int]]) -> bool:
    """Whether what stands before of and a name says whose the paper is, and no more."""
    return bool(before) and before[-1][0] in _NAME_OF


def _clean_but_for_one(
    text: str, words: Sequence[tuple[str, int, int]], first: int, after: int
) -> bool:
    """Whether all that stands beside a hit is one English given name."""
    for beside, wider in ((first - 1, (first - 1, after)), (after, (first, after + 1))):
        if not 0 <= beside < len(words):
            continue
        word, start, end = words[beside]
        said = text[start:end]
        if said[0].isupper() and is_english_given(word) and _clean(text, words, *wider):
            between = text[min(end, words[after - 1][2]) : max(start, words[first][1])]
            return not between.strip(" ,.")
    return False


def _stands_off(text: str, beside: tuple[str, int, int], between: str, name: str) -> bool:
    """Whether a word beside a name is none of it: To CHAN Tai Man, but not TO CHAN TAI."""
    word, start, end = beside
    said = text[start:end]
    if between in _HYPHENS:
        return False  # WONG Ying-ka
    if any(mark in between for mark in "/|;:()[]&") or any(map(is_han, between)):
        return True
    if _is_known_there(text, beside, between, text.find(name)):
        return True
    if word in AROUND and not (is_syllable(word) and said.isupper() is name[:_DOUBLE].isupper()):
        return True
    return (said.islower() and len(word) > 1) or word.isdigit()


def _is_known_there(text: str, beside: tuple[str, int, int], between: str, name_at: int) -> bool:
    """Whether a word is none of a name where it stands: I, CHAN Tai Man; CHAN Tai Man COPY."""
    word, start, end = beside
    if start > name_at:
        return word in STAMPS and not text[end:].strip(MARKS)
    if text[:start].strip(_QUOTES):
        return False
    titled = word in _MISREAD_TITLES and between.startswith(".")
    return word in ROLES or titled or (word == "i" and between.startswith(","))


def _chinese_hits(name: PersonName, text: str) -> Iterator[NameHit]:
    wanted = name.folded_chinese
    if len(wanted) < _DOUBLE:
        return
    places = [place for place, char in enumerate(text) if not char.isspace()]
    raw = "".join(text[place] for place in places)
    dense = fold_chinese(raw)
    at = dense.find(wanted)
    while at >= 0:
        before, after = dense[:at], dense[at + len(wanted) :]
        title = _AFTER_HAN if len(wanted) > _DOUBLE else _BEHIND_TWO
        clean = (
            not before
            or not is_han(before[-1])
            or _BEFORE_HAN.search(before) is not None
            or _TITLED_BEFORE.fullmatch(before) is not None
        ) and (not after or not is_han(after[0]) or title.search(after) is not None)
        clean = clean or (
            not (before and after) and _is_joint(wanted, before or after, dense=dense)
        )
        found = raw[at : at + len(wanted)]
        clean = clean and not only_fold_alike(found, name.bare_chinese, simplified=False)
        yield NameHit(places[at], places[at + len(wanted) - 1] + 1, clean, chinese=True)
        at = dense.find(wanted, at + 1)


def _is_joint(name: str, beside: str, *, dense: str) -> bool:
    """Whether all that stands beside a name is another whole name: readers lose the mark between.

    Of 陳大明李小文 both are told; a name may be a piece of a longer one where another cut than that
    in the middle makes two.
    """
    whole = len(name) == len(beside) == _WHOLE_HAN
    if not whole or beside[0] not in SURNAMES or not ends_as_a_name(beside):
        return False
    return dense[:2] not in DOUBLE_SURNAMES and SURNAMES.isdisjoint((dense[2], dense[4]))
