"""The text of read lines: joining words, and the slips of the engine that are safe to mend."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from workstation.domain.chinese import fold_chinese, is_han
from workstation.domain.extraction.reading import CHECK_FROM, Token
from workstation.domain.names import fold_latin

KEPT: Final = 4096
"""Lines of pages that are being read: each is asked about again with every few lines more."""
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Co", "Cn"})
_NAMED_SO: Final = (
    r" (?:ROAD|STREET|AVENUE|LANE|PATH|TERRACE|HOUSE|COURT|BUILDING|MANSION|GARDEN|ESTATE|CENTRE)\b"
)
_SAME_LENGTH: Final = (
    # An estate's 邨 is rare in what engines learn from; no place is called 郵 or 邸.
    (re.compile(r"(?<=[\u4e00-\u9fff)）])[郵邮邸](?![政局箱寄遞递費费票件])"), "邨"),
    (
        re.compile(r"(?<=[道路街])一(?![號号座期至])(?=[\u4e00-\u9fff]{2,4}段)"),
        "-",
    ),  # 青山公路－元朗段
    (re.compile(r"(?<=[0-9A-Z])[窒宰](?![\u4e00-\u9fff])"), "室"),
    (re.compile(r"(?<=[0-9一二三四五六七八九十])[棲搂摟](?![\u4e00-\u9fff])"), "樓"),
    (re.compile(r"(?<=[0-9])(\s?/\s?)[EPr](?![A-Za-z0-9])"), r"\1F"),
    # The first floor, its stroke as a letter: l/F. Behind another stroke it may be the eleventh.
    (re.compile(r"(?<![A-Za-z0-9/-])(?<![0-9A-Za-z] )[Il](?=\s?/\s?F(?![A-Za-z0-9]))"), "1"),
    # Rare in what engines learn from, and in no other name of a place.
    (re.compile(r"[劍剑側侧則则鯽鲫賊贼](?=[魚鱼][涌湧])"), "鰂"),
    (re.compile(r"(?<=深水)[步涉砂埔]"), "埗"),
    (re.compile(r"(?<=[紅红])[勘墈堪](?![\u4e00-\u9fff]*[察查])"), "磡"),
    # Floor and Block cut short, their l as a capital I or a one: 23rd F1, 8/F I, BIk 6.
    (re.compile(r"([0-9](?:st|nd|rd|th) ?F)[I1!|](?![A-Za-z0-9])", re.IGNORECASE), r"\1l"),
    (re.compile(r"(?<=[0-9]/F)I(?=[,.;]|$)"), "l"),
    (re.compile(r"(?<![A-Za-z])FLATRM(?![A-Za-z])"), "FLT/RM"),
    (re.compile(r"(?<![A-Za-z])B[I1](?=k\.? ?[0-9A-Z])"), "Bl"),
    (re.compile(r"(?<![A-Za-z])BIK(?=\.? ?[0-9])"), "BLK"),
    (re.compile(r"(?<![A-Za-z])K[I1](?=n(?![A-Za-z]))"), "Kl"),
    (re.compile(r"(?<=(?<![A-Za-z])FLAT)[Il!|](?=RM(?![A-Za-z]))"), "/"),
    (re.compile(r"(?<![A-Za-z0-9.,&/'-])(?<![0-9Il] )S(?=th(?![A-Za-z]))"), "5"),
    # An ordinal's one, before its ending: lst Floor, 2lst Floor, l1th Floor.
    (re.compile(r"(?<![A-Za-z])[Il](?=[Il1]th (?:floor|flr?)\b|st,? (?:floor|flr?)\b)", re.I), "1"),
    (re.compile(r"(?<=1)[Il](?=th (?:floor|flr?)\b)", re.I), "1"),
    (re.compile(r"\bF[I1](?=AT\b)"), "FL"),
    (re.compile(r"\bF[I1](?=a?t\b)"), "Fl"),
    (re.compile(r"(?<=[A-Za-z]{2})0(?=[A-Za-z])|(?<=[A-Za-z])0(?=[A-Za-z]{2})"), "O"),
    # Tseung Kwan O, Shui Chuen O, Shek O and Tai O.
    (re.compile(r"(?:(?<=kwan )|(?<=chuen )|(?<=shek )|(?<=tai ))0(?![0-9])", re.I), "O"),
    (re.compile(rf"(?<=[A-Z]{{2}})0(?=(?: [A-Z]{{2,}}){{0,2}}{_NAMED_SO})"), "O"),
    (re.compile(rf"(?<=[A-Z][a-z])0(?=(?: [A-Z][a-z]+){{0,2}}(?i:{_NAMED_SO}))"), "o"),
    (re.compile(rf"(?<=\b[A-Z])00(?={_NAMED_SO})"), "OO"),
    (re.compile(r"(?<![A-Za-z])l(?=(?:[pmu]|au|eong) [A-Z])"), "I"),  # in no word is it small
)
# Folded text: an estate's 邨 is a 村 there.
_ADDRESS_LIKE: Final = re.compile(
    r"(?<![a-z])(?:flat|flt|room|rm|unit|floor|house|hse|estate|court|block|blk|tower|building|"
    r"bldg|mansion|road|street|avenue|lane|garden|terrace|kowloon|hong kong|territories|village)"
    r"(?![a-z])|[0-9]\s?/\s?f|(?<![a-z])[ul]?[gm]\s?/\s?f(?![a-z])|"
    r"(?:^|, ?|/f |[0-9]f )no\.? ?[0-9]{1,4}[a-z]? (?!of |pages?)[a-z]|"
    r"(?<![a-z])(?:lots?[. ]{1,2}(?:nos?\.? ?)?|d\. ?d\. ?|dd ?)[0-9]|丈量约份|第[0-9]+约|"
    r"(?:^|, ?|/f )[0-9]{1,4}[a-z]?,? (?:[a-z']+ ){1,4}(?:tsuen|chuen|wai|path|drive|crescent|"
    r"circuit|square|rise|close|villas?|plaza|heights|lodge)(?![a-z])|"
    r"[0-9a-z一二三四五六七八九十](?:[室楼座]|单位)|[0-9a-z]号|"
    r"[村苑阁厦]|新界|九龙|香港|地下|[一-鿿][道街路]"
)
_LEGIBLE: Final = CHECK_FROM
_DIGIT_OF: Final = str.maketrans("OoIlSBZ", "0011582")
_SPOILT_NUMBER: Final = re.compile(
    r"(?<![A-Za-z0-9])(?=[0-9OoIlSBZ]*[0-9])[0-9OoIlSBZ]{2,6}(?![A-Za-z0-9])"
)
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9])[OoIlSBZ](?=[OoIlSBZ]*[0-9])")
_LEADING: Final = re.compile(r"(?<![A-Za-z0-9])[IlO](?=[0-9]+\s?(?:/\s?F|樓|楼|字|號|号))")


def plain(word: str) -> str:
    """Return a word in one width and without invisible characters."""
    wide = unicodedata.normalize("NFKC", word)
    return "".join(char for char in wide if unicodedata.category(char) not in _HIDDEN)


def needs_space(before: str, after: str, gap: float, height: float) -> bool:
    """Whether a space belongs between two words: never between Chinese characters."""
    if not before or not after:
        return False
    if is_han(before[-1]) and is_han(after[0]):
        return gap > 0.9 * height
    if is_han(before[-1]) or is_han(after[0]):
        return gap > 0.6 * height
    return True


def joined(words: Iterable[str]) -> str:
    """Return words as one text, with spaces except between Chinese characters."""
    text = ""
    for word in filter(None, (each.strip() for each in words)):
        apart = bool(text) and not (is_han(text[-1]) and is_han(word[0]))
        text += f" {word}" if apart else word
    return text


def mended(text: str) -> str:
    """Return a line's text with safe slips mended; the length stays the same.

    Inside a number a letter is a digit misread. At its end it may be the letter of a flat, so it
    stays: 12B is not 128.
    """
    for pattern, right in _SAME_LENGTH:
        text = pattern.sub(right, text)
    text = _SPOILT_NUMBER.sub(lambda number: _BETWEEN_DIGITS.sub(_digit, number[0]), text)
    return _LEADING.sub(_digit, text)


def vouched(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a line with the estate's 邨 parted from them and taken as legible.

    Engines doubt it because they do not know it; that it was read as its lookalike says enough.
    """
    places = {match.start() for match in _SAME_LENGTH[0][0].finditer(text)}
    for token in tokens:
        cuts = sorted(places & set(range(token.start, token.end)))
        start = token.start
        for cut in cuts:
            if start < cut:
                yield replace(token, start=start, end=cut)
            yield Token(cut, cut + 1, max(token.confidence, _LEGIBLE), token.quad)
            start = cut + 1
        if start < token.end:
            yield replace(token, start=start)


def _digit(letter: re.Match[str]) -> str:
    return letter[0].translate(_DIGIT_OF)


@lru_cache(maxsize=KEPT)
def folded(text: str) -> str:
    """Return text in lower case, without accents, in Simplified characters; for label look-ups.

    Both ways to write an account are one: 帳單 is 賬單.
    """
    return fold_chinese(fold_latin(text)).replace("帐", "账")


def mostly_han(text: str) -> bool:
    """Whether a line is Chinese rather than English."""
    han = sum(map(is_han, text))
    latin = sum(char.isascii() and char.isalpha() for char in text)
    return han * 3 >= latin and han > 0


def looks_like_address(text: str) -> bool:
    """Whether a line has a word or sign of an address."""
    return _ADDRESS_LIKE.search(folded(text)) is not None
