"""What is found out about an upload besides what it says; the pixels are looked at in a child."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workstation.domain.extraction import PageFrame, Part, Reading, Token
from workstation.domain.proofs import Affine, OpenedPage, OpenedUpload, Quad
from workstation.domain.signals import PagePrint, PageSignal, Traces
from workstation.domain.signals.accounts import account_numbers
from workstation.domain.signals.edits import Character, MeasuredWord, edited_words
from workstation.domain.signals.layers import (
    Unseen,
    hidden_passages,
    layer_differences,
    unseen_words,
)
from workstation.domain.signals.odd_days import odd_days
from workstation.domain.signals.prints import PRINT_BITS
from workstation.gateway.sandbox.client import JobLost, Sandbox
from workstation.gateway.sandbox.limits import Limits

_LIMITS: Final = Limits()
_MOST_WORDS: Final = 600
_MOST_PLACES: Final = 1000
_MOST_PRINTS: Final = 2
_MEASURABLE: Final = re.compile(r"[0-9A-Za-z/.,:;()&#$'\-]+")
_EVERYBODYS: Final = frozenset({Part.ISSUER, Part.ISSUED_ON})
_NUMBERED: Final = re.compile(r"\d")
_LOW: Final = frozenset("acemnorsuvwxz")
_ON_THE_LINE: Final = _LOW | frozenset("0123456789ABCDEFGHIKLMNOPRSTUVWXYZ")
"""Characters without a tail."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word worth measuring, and where it lies on the page as it is read."""

    text: str
    line: int
    quad: Quad
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a child saw on one page."""

    prints: tuple[PagePrint, ...] = ()
    words: tuple[MeasuredWord, ...] = ()
    hidden: tuple[Unseen, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspector:
    """Looks at opened uploads."""

    sandbox: Sandbox

    def inspect(self, upload: OpenedUpload, reading: Reading | None) -> Traces:
        """Return what is kept of an upload besides its reading.

        A page that cannot be looked at is passed over: nothing depends on these signals.

        Args:
            upload: its pages.
            reading: what they say; None: they were not read, so only their prints are taken.
        """
        unseen = unseen_words(reading, upload.pages)
        looks = [self._look(page, reading, unseen) for page in upload.pages]
        own = _pages_of_the_holder(reading)
        return Traces(
            prints=tuple(one for look in looks for one in look.prints if one.page in own),
            accounts=() if reading is None else account_numbers(reading),
            signals=() if reading is None else _signals(upload, reading, looks),
        )

    def _look(self, page: OpenedPage, reading: Reading | None, unseen: Sequence[Unseen]) -> _Look:
        frame = None if reading is None else reading.frame(page.number)
        words = list(_words(page, frame, reading))[:_MOST_WORDS]
        places = [one for one in unseen if one.page == page.number][:_MOST_PLACES]
        request = {
            "turn": 0 if frame is None else frame.rotation,
            "words": [[word.text, word.box] for word in words],
            "places": [
                [one.word.left, one.word.top, one.word.right, one.word.bottom] for one in places
            ],
        }
        try:
            answer = self.sandbox.run("look", request, page.jpeg, _LIMITS).head
            return _Look(
                tuple(_prints(page.number, answer["prints"])),
                tuple(_measured(page.number, words, answer["words"])),
                tuple(
                    one for one, empty in zip(places, answer["empty"], strict=True) if empty is True
                ),
            )
        except (JobLost, KeyError, ValueError, TypeError):
            return _Look()


def _signals(
    upload: OpenedUpload, reading: Reading, looks: Sequence[_Look]
) -> tuple[PageSignal, ...]:
    return (
        *layer_differences(reading, upload.pages),
        *hidden_passages([one for look in looks for one in look.hidden], upload.pages),
        *edited_words([word for look in looks for word in look.words]),
        *odd_days(reading),
    )


def _pages_of_the_holder(reading: Reading | None) -> frozenset[int]:
    """Return the pages that name the holder or the home; terms and notices are everybody's."""
    fields = () if reading is None else reading.fields
    return frozenset(one.page for one in fields if one.part not in _EVERYBODYS) or frozenset({1})


def _words(page: OpenedPage, frame: PageFrame | None, reading: Reading | None) -> Iterator[_Word]:
    if frame is None or reading is None:
        return
    for number, line in enumerate(reading.lines):
        if line.page != page.number or not _NUMBERED.search(line.text):
            continue
        for token in line.tokens:
            text = line.text[token.start : token.end]
            if _MEASURABLE.fullmatch(text):
                yield _Word(text, number, token.quad, _box(token, page, frame))


def _box(token: Token, page: OpenedPage, frame: PageFrame) -> tuple[float, float, float, float]:
    """Return where a word lies on the page as it is read."""
    to_page = Affine.turning_back(frame.rotation // 90, page.width, page.height)
    return to_page.inverse().quad(frame.shown(token.quad)).bounds


def _prints(page: int, told: Sequence[str]) -> Iterator[PagePrint]:
    for one in told[:_MOST_PRINTS]:
        bits = bytes.fromhex(one)
        if len(bits) * 8 != PRINT_BITS:
            raise ValueError
        yield PagePrint(page=page, bits=bits)


def _measured(
    page: int, words: Sequence[_Word], told: Sequence[Sequence[Sequence[Any] | None]]
) -> Iterator[MeasuredWord]:
    for word, characters in zip(words, told, strict=True):
        if characters:
            yield MeasuredWord(
                text=word.text,
                page=page,
                line=word.line,
                quad=word.quad,
                characters=tuple(
                    _character(one, tall=char not in _LOW)
                    for char, one in zip(word.text, characters, strict=True)
                    if one is not None and char in _ON_THE_LINE
                ),
            )


def _character(told: Sequence[Any], *, tall: bool) -> Character:
    middle, top, bottom, stroke = (float(value) for value in told)
    return Character(middle, top, bottom, stroke, tall)
