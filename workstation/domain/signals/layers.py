"""A PDF's own text against its picture: where it names somebody or something else.

Only what the reviewer decides by is compared: the name, the address and the day of issue. Text
under an empty part of the picture is told as well, where it is more than a stray word.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from workstation.domain.chinese import is_han
from workstation.domain.extraction.reading import PLAIN_FROM, Field, Part, Reading
from workstation.domain.extraction.textual import folded, joined, plain
from workstation.domain.proofs import OpenedPage, PageText, Quad
from workstation.domain.signals.values import PageSignal, SignalKind

Box = tuple[float, float, float, float]

_DECIDING: Final = frozenset(Part) - {Part.ISSUER}
_LOOKALIKES: Final = str.maketrans("oqdilsbzg", "000115826")
_OTHER_WORDS: Final = 0.5
_OTHER_HAN: Final = 0.34
_LEAST_HIDDEN: Final = 10
"""Letters, digits and characters; a Chinese one counts as three."""
_SHOWN_OF_HIDDEN: Final = 80
_MOST_TOLD: Final = 3
"""Where all of the layer is another paper's, three places say so."""
_SAME_LINE: Final = 1.5
"""Heights between two hidden words of one passage."""
_SLACK: Final = 0.3


class Unseen(NamedTuple):
    """A word of the layer where the reader saw none."""

    page: int
    word: PageText


def layer_differences(reading: Reading, pages: Sequence[OpenedPage]) -> tuple[PageSignal, ...]:
    """Return where the layer names something else than the picture: the first few places."""
    found: dict[Quad, PageSignal] = {}
    for one in reading.fields:
        if one.part in _DECIDING and one.confidence >= PLAIN_FROM and one.page <= len(pages):
            signal = _of_field(one, reading, pages[one.page - 1])
            if signal is not None:
                found.setdefault(one.quad, signal)
    return tuple(found.values())[:_MOST_TOLD]


def _of_field(one: Field, reading: Reading, page: OpenedPage) -> PageSignal | None:
    if not page.text:
        return None
    shown, said = " ".join(_words_of(one, reading)), _beneath(one.quad, page)
    if not _other(shown, said):
        return None
    return PageSignal(
        kind=SignalKind.LAYER_DIFFERS,
        page=one.page,
        quad=one.quad,
        shown=shown,
        said=said,
    )


def _words_of(one: Field, reading: Reading) -> Iterator[str]:
    """Yield the words a field was read from."""
    left, top, right, bottom = one.quad.bounds
    for line in reading.lines:
        for token in line.tokens if line.page == one.page else ():
            first, upper, last, lower = token.quad.bounds
            if left <= (first + last) / 2 <= right and top <= (upper + lower) / 2 <= bottom:
                yield line.text[token.start : token.end]


def _beneath(quad: Quad, page: OpenedPage) -> str:
    """Return what the layer says under a region of the upload, in its own order."""
    left, top, right, bottom = page.to_upload.inverse().quad(quad).bounds
    return joined(
        word.text
        for word in page.text
        if left <= (word.left + word.right) / 2 <= right
        and top <= (word.top + word.bottom) / 2 <= bottom
    )


def _other(shown: str, said: str) -> bool:
    """Whether two texts are different words, rather than one text read with slips."""
    one, other = _compared(shown), _compared(said)
    if not one or not other:
        return False
    numbers = _digits(one), _digits(other)
    if all(numbers) and len(numbers[0]) == len(numbers[1]) and numbers[0] != numbers[1]:
        return True
    han = any(map(is_han, one)) and any(map(is_han, other))
    least, alike = (2, _OTHER_HAN) if han else (4, _OTHER_WORDS)
    if min(len(one), len(other)) < least or any(map(is_han, one)) != any(map(is_han, other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < alike


def _compared(text: str) -> str:
    return "".join(char for char in folded(plain(text)) if char.isalnum())


def _digits(text: str) -> str:
    """Return the digits of a text that has some; letters that look like digits count there."""
    if not any(char.isdigit() for char in text):
        return ""
    return "".join(char for char in text.translate(_LOOKALIKES) if char.isdigit())


def unseen_words(reading: Reading | None, pages: Sequence[OpenedPage]) -> tuple[Unseen, ...]:
    """Return the words of the layers where the reader saw nothing.

    A reader overlooks things: only where the picture is empty besides, the words are hidden.
    """
    lines = () if reading is None else reading.lines
    found: list[Unseen] = []
    for page in pages if reading is not None else ():
        way = page.to_upload.inverse()
        seen = [
            way.quad(token.quad).bounds
            for line in lines
            if line.page == page.number
            for token in line.tokens
        ]
        found += [Unseen(page.number, word) for word in page.text if not _seen(word, seen)]
    return tuple(found)


def _seen(word: PageText, boxes: Sequence[Box]) -> bool:
    x, y, slack = (word.left + word.right) / 2, (word.top + word.bottom) / 2, _SLACK
    return any(
        left - slack * (bottom - top) <= x <= right + slack * (bottom - top)
        and top - slack * (bottom - top) <= y <= bottom + slack * (bottom - top)
        for left, top, right, bottom in boxes
    )


def hidden_passages(
    hidden: Sequence[Unseen], pages: Sequence[OpenedPage]
) -> tuple[PageSignal, ...]:
    """Return the longest passage hidden under each page, where it is more than a stray word."""
    found = []
    for page in pages:
        words = [one.word for one in hidden if one.page == page.number]
        passage = max(_passages(words), key=_weight, default=[])
        if _weight(passage) >= _LEAST_HIDDEN:
            box = (
                min(word.left for word in passage),
                min(word.top for word in passage),
                max(word.right for word in passage),
                max(word.bottom for word in passage),
            )
            found.append(
                PageSignal(
                    kind=SignalKind.LAYER_HIDDEN,
                    page=page.number,
                    quad=page.to_upload.quad(Quad.of_box(*box)),
                    said=joined(word.text for word in passage)[:_SHOWN_OF_HIDDEN],
                )
            )
    return tuple(found)


def _passages(words: Sequence[PageText]) -> Iterator[list[PageText]]:
    """Yield runs of words, one after the other on a line or one line below the other."""
    run: list[PageText] = []
    for word in words:
        if run and word.top - run[-1].bottom > _SAME_LINE * (run[-1].bottom - run[-1].top):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _weight(words: Sequence[PageText]) -> int:
    return sum(3 if is_han(char) else char.isalnum() for word in words for char in word.text)
