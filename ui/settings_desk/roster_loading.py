"""A roster being loaded: counted from another thread, stopped from this one. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event
from typing import Final, Protocol

from workstation.domain.holdings import BadRow, RosterLoad, RosterLot
from workstation.domain.staff import Actor
from workstation.services.roster_loads import RosterLoads


class Source(Protocol):
    """A roster file; see the services' port."""

    def lots(self) -> Iterable[RosterLot]:
        """Yield the residents and the lines that are none, some lines at a time."""

    def digest(self) -> bytes:
        """Return the SHA-256 of what was read."""


SHRUNK: Final = "shrunk"
OLDER: Final = "older"
OpenSource = Callable[[Path], Source]
"""Opens a file as a roster."""


MOST_REPORTED: Final = 100_000
"""A file of which more lines are left out is no roster: its first ones tell enough."""


class _StoppedByPerson(Exception):
    """Raised inside the load, so that the service discards what it has read."""


@dataclass(slots=True)
class Loading:
    """One load: what is loaded, how far it is, and whether somebody wants it stopped."""

    file: Path
    as_of: date
    accepted: frozenset[str] = frozenset()
    """Why it was refused before, where a person wants it all the same."""
    rows: int = 0
    """Written by the thread that loads, read by the screen."""
    left_out: list[BadRow] = field(default_factory=list)
    """Every line that was left out, also of a file that was refused; so many at most."""
    _stop: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Ask for the end; the roster in use stays."""
        self._stop.set()

    def run(self, roster: RosterLoads, open_source: OpenSource, actor: Actor) -> RosterLoad | None:
        """Load the file; None: it was stopped and nothing was replaced.

        Raises:
            RosterRefused, NotAllowed: as the service says.
        """
        try:
            return roster.load(
                open_source(self.file),
                self.as_of,
                accept_shrink=SHRUNK in self.accepted,
                accept_older=OLDER in self.accepted,
                by=actor,
                on_progress=self._count,
                on_bad=self._leave_out,
            )
        except _StoppedByPerson:
            return None

    def _leave_out(self, bad: BadRow) -> None:
        if len(self.left_out) < MOST_REPORTED:
            self.left_out.append(bad)

    def _count(self, rows: int) -> None:
        self.rows = rows
        if self._stop.is_set():
            raise _StoppedByPerson
