"""What the desktop needs of the office behind it; ``ui/app.py`` puts the real one in.

Everything here that waits for the database is called on another thread.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from ui.desk import DeskPlace
from ui.shell.session import Person
from ui.sign_in.card import Entry
from ui.widgets.palette import Entry as PaletteEntry
from ui.wizard.flow import SetUp
from ui.workplace import Workplace


class Ping(NamedTuple):
    """What the database answered."""

    ms: int
    """How long that took."""
    at: datetime
    """The office's time."""


class SignedIn(Protocol):
    """The office as one person may use it."""

    @property
    def person(self) -> Person:
        """Who signed in, and where."""

    @property
    def memories(self) -> Mapping[str, Mapping[str, object]]:
        """What their desks remember from last time; plain JSON values."""

    @property
    def own_keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys they changed."""

    @property
    def language(self) -> str:
        """The language they used last, or nothing."""

    def desks(self, place: Workplace) -> Sequence[DeskPlace]:
        """Return the places on the rail; called on the thread of the screens, makes no desk yet."""

    def find(self, typed: str) -> Sequence[PaletteEntry]:
        """Return what the palette finds besides commands; must not wait for anything."""

    def check(self, entry: Entry) -> None:
        """Check the password again to unlock the screen.

        Raises:
            WorkstationError: it is wrong, or the account is locked or disabled.
        """

    def remember(
        self,
        memories: Mapping[str, Mapping[str, object]],
        own_keys: Mapping[str, tuple[str, ...]],
        language: str,
    ) -> None:
        """Keep what is to be found again at the next sign-in."""

    def ping(self) -> Ping:
        """Ask the database something small: its time."""

    def clock_differs(self, minutes: int) -> None:
        """Put on record that this computer's clock is so many minutes ahead, or behind."""

    def left_behind(self) -> Sequence[str]:
        """Return which cases this person lost with their desk last time, notes and all."""

    def tidy_up(self) -> None:
        """Delete from this computer what may not lie here any more."""

    def decided_today(self) -> int:
        """Return how many cases this person decided today."""

    def sign_out(self) -> None:
        """Release claims and end the session in the office."""


class OpenOffice(Protocol):
    """An office that has been opened."""

    def branches(self) -> tuple[str, ...]:
        """Return the branches one can sign in to."""

    def sign_in(self, entry: Entry) -> SignedIn:
        """Sign somebody in.

        Raises:
            WorkstationError: wrong password, locked or disabled account.
        """

    def close(self) -> None:
        """Let go of the database and the worker processes."""


class Door(Protocol):
    """How to get into an office; nothing behind it has been imported yet."""

    def url(self) -> str:
        """Return where the office is; this computer remembers it for the next start."""

    def exists(self) -> bool:
        """Say, without opening it, whether there is an office: a file, or a server's name."""

    def open(self) -> OpenOffice:
        """Import what is needed and open the office; slow.

        Raises:
            WorkstationError: it cannot be reached or is not ready.
        """

    def set_up(self) -> SetUp:
        """Return the services of the first run."""
