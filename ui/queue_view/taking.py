"""Taking bundles one after the other, on another thread, while somebody watches. No Qt."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from workstation.domain.errors import WorkstationError
from workstation.domain.registrations import BundleProblem, Intake, IntakeResult
from workstation.domain.staff import Actor
from workstation.services.feed import FeedService


@dataclass(frozen=True, slots=True)
class TakenLine:
    """What became of one bundle."""

    number: int
    bundle: str
    """What the folder or file is called."""
    result: IntakeResult


_UNREADABLE: Final = IntakeResult(outcome=Intake.REFUSED, problem=BundleProblem.NOT_A_BUNDLE)


@dataclass(slots=True)
class Takings:
    """How far it is; written by one thread and read by another."""

    total: int | None = None
    error: WorkstationError | None = None
    """Why it ended early; what was taken before stays taken."""
    finished: bool = False
    _lines: list[TakenLine] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def add(self, bundle: Path, result: IntakeResult) -> None:
        """Put down what became of a bundle."""
        with self._lock:
            self._lines.append(TakenLine(len(self._lines) + 1, bundle.name, result))

    def lines(self, first: int = 0, limit: int | None = None) -> tuple[TakenLine, ...]:
        """Return lines in the order of taking."""
        with self._lock:
            last = None if limit is None else first + limit
            return tuple(self._lines[first:last])

    def counts(self) -> Mapping[Intake, int]:
        """Return how many bundles had each outcome."""
        return Counter(line.result.outcome for line in self.lines())

    @property
    def done(self) -> int:
        """How many bundles are through."""
        with self._lock:
            return len(self._lines)


def take_all(
    feed: FeedService[Path],
    places: Sequence[Path],
    takings: Takings,
    *,
    by: Actor,
    stopped: Callable[[], bool],
) -> None:
    """Take every bundle that ``places`` name; a refused one does not stop the others.

    Args:
        feed: takes one bundle.
        places: folders of bundles, or bundles.
        takings: told how far it is.
        by: who takes them.
        stopped: says whether to stop before the next bundle.
    """
    try:
        bundles = _bundles(feed, places, takings)
        takings.total = len(bundles)
        for bundle in bundles:
            if stopped():
                break
            takings.add(bundle, _taken(feed, bundle, by))
    except WorkstationError as error:
        takings.error = error
    finally:
        takings.finished = True


def _bundles(feed: FeedService[Path], places: Sequence[Path], takings: Takings) -> list[Path]:
    found: list[Path] = []
    for place in places:
        try:
            found += feed.feed.bundles(place)
        except OSError:  # a folder that went away, or that nobody may read
            takings.add(place, _UNREADABLE)
    return found


def _taken(feed: FeedService[Path], bundle: Path, by: Actor) -> IntakeResult:
    try:
        return feed.take_one(bundle, by=by)
    except OSError:  # refused, and could not be put aside where it lies
        return _UNREADABLE
