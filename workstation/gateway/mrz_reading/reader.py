"""Reads the machine readable zone off a picture, in worker processes, within two seconds."""

import threading
import time
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Self

from workstation.domain.document_reading import (
    DocumentReading,
    PictureVerdict,
    ReadingCancelled,
    SeenCharacter,
)
from workstation.domain.document_verdict import SeenColumn, judge
from workstation.domain.errors import ReaderFailed
from workstation.domain.mrz import SHAPES
from workstation.domain.proofs import (
    OpenedPage,
    Quad,
    UnreadableUpload,
)
from workstation.gateway.reader_jobs import CRASHED, TOOK_TOO_LONG, asked
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.limits import Limits
from workstation.gateway.sandbox.messages import Message
from workstation.gateway.sandbox.opener import SandboxedOpener

_SERVER: Final = "workstation.gateway.mrz_reading"
SECONDS: Final = 2.0
"""From an opened worker to the answer; who waits longer keys by hand."""
_MOST_PAGES: Final = 4
_MOST_LINES: Final = 3
_MOST_PLACES: Final = 44
_MOST_DOUBTFUL: Final = 0.6
"""Share of the places of a zone: more, and it is a pattern, or print of another kind."""
_OPENING: Final = Limits(cpu_seconds=3)
_READING: Final = Limits(cpu_seconds=3, open_files=48, may_start_programs=True)
_RANK: Final = (PictureVerdict.GREEN, PictureVerdict.AMBER, PictureVerdict.RED)


class PictureReader:
    """Reads pictures one after the other; a newer one cancels the one before it."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Make a reader; its workers start with ``prepare`` or the first picture.

        Args:
            seconds: how long one picture may take.
        """
        # The second server takes a new picture while the first is still being ended.
        self._sandbox = Sandbox(2, module=_SERVER)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._turn = 0

    def prepare(self) -> None:
        """Start the workers, so that the first picture need not wait for them."""
        self._sandbox.start()

    def read(self, body: bytes, *, today: date) -> DocumentReading:
        """Return the best zone in a file, RED where there is none.

        Args:
            body: the file.
            today: the day in Hong Kong, by which the century of dates is told.

        Raises:
            UnreadableUpload: the file could not be opened, with the reason.
            ReaderFailed: tesseract is missing, a worker crashed or two seconds were over.
            ReadingCancelled: another picture was begun meanwhile, or ``cancel`` was called.
        """
        turn = _Turn(self, self._next_turn(), time.monotonic() + self._seconds)
        try:
            return turn.read(body, self._sandbox, today)
        except (ReaderFailed, UnreadableUpload) as error:
            turn.check(error)
            raise

    def cancel(self) -> None:
        """End what is being read; safe to call when nothing is."""
        self._next_turn()

    def current(self, turn: int) -> bool:
        """Say whether nothing was begun since this turn."""
        return self._turn == turn

    def close(self) -> None:
        """End the worker processes."""
        self._sandbox.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _next_turn(self) -> int:
        with self._lock:
            self._turn += 1
            self._sandbox.interrupt()
            return self._turn


@dataclass(frozen=True, slots=True)
class _Turn:
    """The reading of one picture."""

    reader: PictureReader
    number: int
    until: float

    def check(self, cause: BaseException | None = None) -> None:
        """Stop here if a newer picture was begun.

        Raises:
            ReadingCancelled: it was.
        """
        if not self.reader.current(self.number):
            raise ReadingCancelled from cause

    def read(self, body: bytes, sandbox: Sandbox, today: date) -> DocumentReading:
        upload = SandboxedOpener(sandbox, self._within(_OPENING)).open(body)
        found: list[DocumentReading] = []
        for page in upload.pages[:_MOST_PAGES]:
            self.check()
            answer = asked(sandbox.run, "zones", {}, page.jpeg, self._within(_READING))
            self.check()
            found += _readings(page, answer, today)
            if any(one.verdict is PictureVerdict.GREEN for one in found):
                break
        return _best(found)

    def _within(self, limits: Limits) -> Limits:
        """Return the limits with what is left of the time.

        Raises:
            ReaderFailed: nothing is.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise ReaderFailed(reason=TOOK_TOO_LONG)
        return replace(limits, wall_seconds=left)


def _best(found: list[DocumentReading]) -> DocumentReading:
    if not found:
        return DocumentReading(verdict=PictureVerdict.RED)
    first, *others = sorted(found, key=lambda one: _RANK.index(one.verdict))
    return replace(first, others=tuple(others))


def _readings(page: OpenedPage, answer: Message, today: date) -> list[DocumentReading]:
    """Return what a child told; what does not fit was not made by our code.

    Raises:
        ReaderFailed: the engine failed, or the answer is nonsense.
    """
    if "failed" in answer.head:
        raise ReaderFailed(reason=str(answer.head["failed"]))
    try:
        zones = zip(answer.head["zones"], answer.bodies, strict=True)
        readings = [_reading(page, zone["lines"], crop, today) for zone, crop in zones]
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise ReaderFailed(reason=CRASHED) from error
    return [one for one in readings if _is_zone(one)]


def _is_zone(reading: DocumentReading) -> bool:
    """Say whether both readers saw something there, alike in a good part of it.

    What has the lines of no document was perhaps cut off, and has to be clearer than a zone.
    """
    if (len(reading.lines), len(reading.lines[0])) not in SHAPES:
        return reading.verdict is not PictureVerdict.RED
    doubtful = {(one.line, one.column) for one in reading.doubts if one.column}
    return len(doubtful) < _MOST_DOUBTFUL * sum(map(len, reading.lines))


def _reading(
    page: OpenedPage, told: list[list[list[Any]]], crop: bytes, today: date
) -> DocumentReading:
    if not 1 <= len(told) <= _MOST_LINES or not all(0 < len(line) <= _MOST_PLACES for line in told):
        raise ValueError
    seen = [
        [SeenColumn(str(engine), _cells(cells)) for engine, cells, _, _ in line] for line in told
    ]
    judged = judge(seen, today=today)
    lines = tuple(
        tuple(
            SeenCharacter(
                text=text,
                sure=sure,
                on_file=page.to_upload.quad(_quad(on_page)),
                on_crop=_quad(on_crop),
            )
            for (text, sure), (_, _, on_page, on_crop) in zip(characters, line, strict=True)
        )
        for characters, line in zip(judged.lines, told, strict=True)
    )
    return DocumentReading(
        verdict=judged.verdict,
        reading=judged.reading,
        lines=lines,
        doubts=judged.doubts,
        page=page.number,
        picture=page.jpeg,
        crop=crop,
    )


def _cells(told: list[list[Any]]) -> tuple[tuple[str, float], ...]:
    return tuple((str(text), float(chance)) for text, chance in told)


def _quad(corners: list[list[float]]) -> Quad:
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return Quad((first, second, third, fourth))
