"""Asks the reader's processes about opened pages: where lines stand, then what some of them say."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import PageFrame, ReadPage
from workstation.domain.extraction.layer import with_text_layer
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.proofs import OpenedPage, Point, Quad
from workstation.gateway.neural.detection import FINE, QUICK
from workstation.gateway.neural.lie import Lie
from workstation.gateway.neural.lines import (
    FoundLine,
    Posture,
    SeenLine,
    lie_told_by,
    words_of,
)
from workstation.gateway.neural.recognition import Look
from workstation.gateway.reader_jobs import CRASHED, asked
from workstation.gateway.sandbox.client import Sandbox, new_talk
from workstation.gateway.sandbox.limits import Limits

SERVER: Final = "workstation.gateway.neural"
_LIMITS: Final = Limits(memory_mb=2048, cpu_seconds=60, wall_seconds=90.0, open_files=64)
_MARGIN: Final = 6
"""Pixels around a region that are looked at with it."""
_MOST_LINES: Final = 600
_WORTH_SHARING: Final = 8
"""Fewer lines are read sooner by one process than they are divided among two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page whose lines were found and not yet read."""

    posture: Posture
    lie: Lie
    """By which all its lines were laid level: those of two looks stand side by side."""
    lines: tuple[FoundLine, ...]
    strips: tuple[bytes, ...] = field(repr=False)
    """What each line looks like, as the reader's processes tell it."""

    def with_lines_of(self, other: "FoundPage", places: Sequence[int]) -> "FoundPage":
        """Return the page with some lines of another look at it behind its own."""
        return replace(
            self,
            lines=(*self.lines, *(other.lines[place] for place in places)),
            strips=(*self.strips, *(other.strips[place] for place in places)),
        )


@dataclass(frozen=True, slots=True)
class NeuralReader:
    """Reads pages with the networks, in limited children of fork servers that hold them."""

    sandbox: Sandbox
    limits: Limits = _LIMITS
    talk: str | None = None
    """Names what is asked about one page, so that one process of each server answers it all."""

    def for_one_page(self) -> Self:
        """Return a reader whose processes, and their limits, are for one page only."""
        return replace(self, talk=new_talk())

    def find(
        self,
        page: OpenedPage,
        *,
        size: int = FINE,
        quarters: int | None = None,
        lie: Lie | None = None,
    ) -> FoundPage:
        """Return where the lines of a page stand.

        Args:
            page: the page.
            size: long side of the picture in which they are looked for, in pixels.
            quarters: by how many the page must be turned clockwise; without it, it is told.
            lie: how its lines run, as an earlier look told; without it, they tell.

        Raises:
            ReaderFailed: the reader crashed or took too long.
        """
        request = {"size": size, "ink": size == QUICK, "quarters": quarters}
        return self._found(request, page.jpeg, lie=lie)

    def read_region(self, jpeg: bytes, frame: PageFrame, region: Quad) -> RegionReading:
        """Return the words of a region; see ``ProofReader``.

        Raises:
            ReaderFailed: the reader crashed or took too long.
        """
        left, top, right, bottom = frame.shown(region).bounds
        at = (max(0, round(left) - _MARGIN), max(0, round(top) - _MARGIN))
        box = [*at, round(right) + _MARGIN, round(bottom) + _MARGIN]
        request = {"size": FINE, "box": box, "quarters": frame.rotation // 90 % 4}
        reader = self.for_one_page()
        found = reader._found(request, jpeg, at=at)
        seen = reader.read(found, range(len(found.lines)))
        words = words_of(found.lines, seen, found.posture, frame.to_upload)
        return RegionReading(tuple(sorted(words, key=lambda word: (word.line, word.left))))

    def _found(
        self,
        request: dict[str, Any],
        jpeg: bytes,
        *,
        at: Point = (0.0, 0.0),
        lie: Lie | None = None,
    ) -> FoundPage:
        answer = asked(self.sandbox.run, "find", request, jpeg, self.limits, talk=self.talk)
        try:
            width, height = (float(side) for side in answer.head["size"])
            posture = Posture.of((width, height), int(answer.head["quarters"]), at)
            corners = [_quad(told) for told in answer.head["lines"][:_MOST_LINES]]
            strips = tuple(_cut(answer.bodies[0], answer.head["sizes"][:_MOST_LINES]))
            if len(strips) != len(corners):
                raise ValueError
        except (KeyError, ValueError, TypeError, IndexError) as error:
            raise ReaderFailed(reason=CRASHED) from error
        lie = lie or lie_told_by(corners)
        return FoundPage(posture=posture, lie=lie, lines=posture.found(corners, lie), strips=strips)

    def read(
        self, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        """Return what some lines of a page say, by their places among those found.

        Args:
            found: the page.
            wanted: which lines.
            look: how they are looked at.

        Raises:
            ReaderFailed: the reader crashed or took too long.
        """
        if len(wanted) < _WORTH_SHARING or self.sandbox.servers == 1:
            return self._read(found, wanted, look)
        with ThreadPoolExecutor(self.sandbox.servers) as pool:
            several = self.sandbox.servers
            shares = [wanted[first::several] for first in range(several)]
            parts = list(pool.map(lambda share: self._read(found, share, look), shares))
        return {place: line for part in parts for place, line in part.items()}

    def _read(self, found: FoundPage, wanted: Sequence[int], look: Look) -> dict[int, SeenLine]:
        if not wanted:
            return {}
        strips = [found.strips[place] for place in wanted]
        request = {"sizes": [len(strip) for strip in strips], "look": look}
        body = b"".join(strips)
        answer = asked(self.sandbox.run, "read", request, body, self.limits, talk=self.talk)
        try:
            texts = [SeenLine.told(told) for told in answer.head["texts"]]
            return dict(zip(wanted, texts, strict=True))
        except (KeyError, ValueError, TypeError) as error:
            raise ReaderFailed(reason=CRASHED) from error


def page_of(page: OpenedPage, found: FoundPage, seen: dict[int, SeenLine]) -> ReadPage:
    """Return a page as far as its lines were read."""
    posture = found.posture
    words = words_of(found.lines, seen, posture, page.to_upload)
    frame = PageFrame(number=page.number, rotation=posture.quarters * 90, to_upload=page.to_upload)
    return ReadPage(
        frame=frame,
        words=with_text_layer(words, page.text, page.to_upload.inverse()),
        lowest=max((line.bottom for line in found.lines), default=0.0),
    )


def _cut(content: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    at = 0
    for size in map(int, sizes):
        yield content[at : at + size]
        at += size


def _quad(told: Any) -> Quad:
    first, second, third, fourth = ((float(x), float(y)) for x, y in told)
    return Quad((first, second, third, fourth))
