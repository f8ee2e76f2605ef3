"""When the program makes a mistake: a report on this computer, and words for the person at it.

A report names where in the program it happened and nothing else: no values, no texts of exceptions,
because both can hold what people entered.
"""

import faulthandler
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import QObject, Signal, qVersion

_RUNNING: Final = "running"
_NATIVE: Final = "native.txt"


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Return what happened: kinds of errors and places in the program, without any values."""
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"Python {sys.version.split()[0]}, Qt {qVersion()}, {sys.platform}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        frames = traceback.extract_tb(trace if cause is error else cause.__traceback__)
        lines += [f"  {_place(frame)}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _place(frame: traceback.FrameSummary) -> str:
    # The folders above a module can hold the name of the person who is signed in to the computer.
    return "/".join(Path(frame.filename).parts[-3:])


class CrashReports(QObject):
    """Writes reports into a folder and says when the last run ended badly."""

    happened = Signal(str)
    """Carries the report; emitted on the thread of the screens."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._before: str | None = None
        self._native: TextIO | None = None

    def begin(self) -> None:
        """Catch what nobody else does from now on, and see how the last run ended."""
        self._folder.mkdir(parents=True, exist_ok=True)
        native = self._folder / _NATIVE
        if (self._folder / _RUNNING).exists():
            crashed = native.exists() and native.stat().st_size
            latest = native if crashed else self._latest()
            self._before = latest.read_text(encoding="utf-8") if latest is not None else ""
        (self._folder / _RUNNING).touch()
        # It stays open: the handler writes to it when nothing else can be done any more.
        self._native = native.open("w", encoding="utf-8")
        faulthandler.enable(self._native)
        sys.excepthook = self._hook(sys.excepthook)

    def end(self) -> None:
        """The program ends as it should."""
        faulthandler.disable()
        if self._native is not None:
            self._native.close()
            self._native = None
        (self._folder / _RUNNING).unlink(missing_ok=True)

    def before(self) -> str | None:
        """Return the report of a run that ended badly, empty if it left none, or None."""
        return self._before

    def write(self, error: BaseException, trace: TracebackType | None) -> Path:
        """Write a report and return where."""
        text = report(error, trace)
        path = self._folder / f"report-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def folder(self) -> Path:
        """Return where the reports are."""
        return self._folder

    def _latest(self) -> Path | None:
        return max(self._folder.glob("report-*.txt"), default=None)

    def _hook(
        self,
        earlier: Callable[[type[BaseException], BaseException, TracebackType | None], object],
    ) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                earlier(kind, error, trace)
                return
            path = self.write(error, trace)
            self.happened.emit(path.read_text(encoding="utf-8"))

        return hook
