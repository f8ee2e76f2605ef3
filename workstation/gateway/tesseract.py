"""Reads opened pages with tesseract, in the sandbox's children."""

import subprocess
from dataclasses import dataclass, replace
from typing import Any, Final

from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import PageFrame, ReadPage, ReadWord
from workstation.domain.extraction.layer import with_text_layer
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.proofs import Affine, OpenedPage, Quad
from workstation.gateway.reader_jobs import CRASHED, asked
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.limits import Limits

LANGUAGES: Final = "eng+chi_tra"
_AGAIN: Final = "chi_tra"
_LIMITS: Final = Limits(cpu_seconds=40, wall_seconds=90.0, open_files=48, may_start_programs=True)
_REGION_LIMITS: Final = replace(_LIMITS, cpu_seconds=15, wall_seconds=20.0)
"""Somebody waits for a region."""
_MOST_WORDS: Final = 8000
_ENGINE: Final = "tesseract"
_ANSWER_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """What is installed, for a health check."""

    version: str
    """Empty when the engine is missing."""
    languages: frozenset[str]

    @property
    def missing_languages(self) -> frozenset[str]:
        """The languages that are needed and not there."""
        return frozenset(LANGUAGES.split("+")) - self.languages

    @property
    def ready(self) -> bool:
        """Whether pages can be read."""
        return bool(self.version) and not self.missing_languages


def versions() -> EngineHealth:
    """Return the engine and the languages that are installed; never fails."""
    told = _told("--version").split()
    version = told[1].removeprefix("v") if len(told) > 1 and told[0] == "tesseract" else ""
    return EngineHealth(version, frozenset(_told("--list-langs").splitlines()[1:]))


def _told(question: str) -> str:
    """Return what the engine says of itself; nothing when it is missing."""
    try:
        answer = subprocess.run(
            [_ENGINE, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode(errors="replace")


@dataclass(frozen=True, slots=True)
class TesseractReader:
    """Reads whole pages, whichever way they lie."""

    sandbox: Sandbox
    limits: Limits = _LIMITS

    def read_page(self, page: OpenedPage) -> ReadPage:
        """Return the words of a page.

        Raises:
            ReaderFailed: the engine is missing, crashed or took too long.
        """
        head = self._asked(
            "read", {"languages": LANGUAGES, "again": _AGAIN}, page.jpeg, self.limits
        )
        try:
            return _read(page, head)
        except (KeyError, ValueError, TypeError) as error:
            raise ReaderFailed(reason=CRASHED) from error

    def read_region(self, jpeg: bytes, frame: PageFrame, region: Quad) -> RegionReading:
        """Return the words of a region; see ``ProofReader``.

        Raises:
            ReaderFailed: the engine is missing, crashed or took too long.
        """
        box = frame.shown(region).bounds
        request = {"languages": LANGUAGES, "box": box, "rotation": frame.rotation}
        head = self._asked("region", request, jpeg, _REGION_LIMITS)
        try:
            told = head["words"][:_MOST_WORDS]
            return RegionReading(tuple(_word(each, frame.to_upload) for each in told))
        except (KeyError, ValueError, TypeError) as error:
            raise ReaderFailed(reason=CRASHED) from error

    def _asked(
        self, job: str, request: dict[str, Any], jpeg: bytes, limits: Limits
    ) -> dict[str, Any]:
        answer = asked(self.sandbox.run, job, request, jpeg, limits)
        if "failed" in answer.head:
            raise ReaderFailed(reason=str(answer.head["failed"]))
        return answer.head


def _read(page: OpenedPage, head: dict[str, Any]) -> ReadPage:
    rotation = int(head["rotation"])
    words = [_word(told, page.to_upload) for told in head["words"][:_MOST_WORDS]]
    frame = PageFrame(number=page.number, rotation=rotation, to_upload=page.to_upload)
    confirmed = with_text_layer(words, page.text, page.to_upload.inverse())
    return ReadPage(frame=frame, words=confirmed)


def _word(told: list[Any], to_upload: Affine) -> ReadWord:
    text, confidence, line, box, corners = told
    left, top, right, bottom = (float(side) for side in box)
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return ReadWord(
        text=str(text),
        confidence=min(1.0, max(0.0, float(confidence) / 100)),
        quad=to_upload.quad(Quad((first, second, third, fourth))),
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        line=int(line),
    )
