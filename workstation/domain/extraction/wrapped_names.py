"""Names that go on on the line below: DELA CRUZ Maria / Reyes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.extraction.name_hits import NameHit, find_name
from workstation.domain.extraction.name_words import MARKS, is_english_given
from workstation.domain.extraction.reading import Line, Role, Token
from workstation.domain.extraction.standing import is_next_row
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.names import PersonName, words_of
from workstation.domain.proofs import Quad
from workstation.domain.romanisation import is_syllable

_WORDS: Final = re.compile(r"(?:[^\W\d_]|(?<=[^\W\d_])[ '’-])+")
_DOUBLE: Final = 2
_GREETS: Final = re.compile(r"\W*dear(?![a-z])")


def with_wrapped_names(lines: Sequence[Line], name: PersonName) -> tuple[Line, ...]:
    """Return lines with the two on which a declared English name stands as one.

    Args:
        lines: of the upload.
        name: the declared one; what neither line shows and both together do is its name.
    """
    below = _lines_below(lines)
    joined: dict[int, Line] = {}
    taken: set[int] = set()
    for index, line in enumerate(lines):
        after = below.get(index)
        if after is None or index in taken or not _may_go_on(line, lines[after]):
            continue
        both = _joined(line, lines[after])
        if _is_whole(find_name(name, both.text), line, both):
            joined[index] = both
            taken.add(after)
    return tuple(joined.get(index, line) for index, line in enumerate(lines) if index not in taken)


def goes_on_below(lines: Sequence[Line], index: int, hit: NameHit) -> bool:
    """Whether the line below a name is more of it: FUNG Lok / WING is not FUNG Lok."""
    line = lines[index]
    after = _lines_below(lines).get(index)
    if after is None or hit.chinese or line.text[hit.end :].strip(MARKS):
        return False
    word = lines[after].text.strip(MARKS)
    if not _may_go_on(line, lines[after]) or " " in word:
        return False
    return all(is_syllable(one) or is_english_given(one) for one in words_of(word))


def _lines_below(lines: Sequence[Line]) -> dict[int, int]:
    """Return which line stands below which, by their places."""
    passages: dict[tuple[int, int], list[int]] = {}
    for index, line in enumerate(lines):
        passages.setdefault((line.page, line.passage), []).append(index)
    return {
        above: after
        for places in passages.values()
        for above, after in pairwise(places)
        if is_next_row(lines[above], lines[after])
    }


def _may_go_on(line: Line, after: Line) -> bool:
    """Whether a line may be a name that another one ends: words alone, and no place's."""
    if line.role in (Role.OTHER, Role.FACT) or line.is_label or after.is_label:
        return False
    if _GREETS.match(folded(line.text)):
        return False
    text = after.text.strip(MARKS)
    place = "".join(folded(text).split()) in NOT_A_NAME
    return bool(_WORDS.fullmatch(text)) and not (place or looks_like_address(text))


def _is_whole(hit: NameHit | None, line: Line, both: Line) -> bool:
    """Whether a name begins on the first of two lines and is all that stands on the second."""
    if hit is None or not hit.clean or hit.chinese:
        return False
    ends = not both.text[hit.end :].strip(MARKS)
    two = all(map(_is_a_chinese_name, (line.text, both.text[len(line.text) :])))
    return hit.start < len(line.text) < hit.end and ends and not two


def _is_a_chinese_name(text: str) -> bool:
    """Whether words are a person's whole name in syllables, as one of joint holders has."""
    return len(text.split()) >= _DOUBLE and all(map(is_syllable, words_of(text)))


def _joined(line: Line, after: Line) -> Line:
    """Return two lines as one that stands where both do."""
    by = len(line.text) + 1
    boxes = [token.quad.bounds for token in (*line.tokens, *after.tokens)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    frame = Quad.of_box(min(lefts), min(tops), max(rights), max(bottoms))
    moved = (replace(one, start=one.start + by, end=one.end + by) for one in after.tokens)
    tokens: tuple[Token, ...] = tuple(
        replace(token, quad=frame) for token in (*line.tokens, *moved)
    )
    return replace(line, text=f"{line.text} {after.text}", tokens=tokens)
