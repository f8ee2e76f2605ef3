"""An office for the desktop without a database behind it."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ui.desk import DeskPlace
from ui.office import Ping
from ui.shell.session import Person
from ui.sign_in.card import Entry
from ui.widgets.palette import Entry as PaletteEntry
from ui.wizard.flow import Answers, Reached, Reading
from ui.workplace import Workplace
from workstation.domain.errors import WorkstationError, WrongSignIn

RIGHT = "correct horse battery"


CLERK = Person("Chan S. S.", "S1234", "Sham Shui Po")


@dataclass
class FakeSignedIn:
    """One person in the fake office."""

    office: "FakeOffice"
    person: Person = CLERK
    memories: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    own_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""

    def desks(self, place: Workplace) -> Sequence[DeskPlace]:
        return self.office.desks(place)

    def find(self, typed: str) -> Sequence[PaletteEntry]:
        return ()

    def check(self, entry: Entry) -> None:
        if entry.password != RIGHT:
            raise WrongSignIn

    def remember(
        self,
        memories: Mapping[str, Mapping[str, object]],
        own_keys: Mapping[str, tuple[str, ...]],
        language: str,
    ) -> None:
        self.office.remembered.append((memories, own_keys, language))

    def ping(self) -> Ping:
        self.office.asked += 1
        self.office.answering.wait(5)
        if self.office.lost is not None:
            raise self.office.lost
        return Ping(12, datetime.now(UTC) - self.office.behind)

    def clock_differs(self, minutes: int) -> None:
        self.office.skews.append(minutes)

    def left_behind(self) -> Sequence[str]:
        return self.office.left_behind

    def tidy_up(self) -> None:
        self.office.tidied += 1

    def decided_today(self) -> int:
        return 86

    def sign_out(self) -> None:
        self.office.signed_out += 1


def _set(event: threading.Event) -> threading.Event:
    event.set()
    return event


@dataclass
class FakeOffice:
    """An office that opens when its gate does."""

    desks: Callable[[Workplace], Sequence[DeskPlace]]
    gate: threading.Event = field(default_factory=threading.Event)
    lost: WorkstationError | None = None
    answering: threading.Event = field(default_factory=lambda: _set(threading.Event()))
    """While it is not set, the database holds its answers."""
    asked: int = 0
    """How often somebody felt whether the office answers."""
    behind: timedelta = timedelta()
    """How far the office's time is behind this computer's clock."""
    skews: list[int] = field(default_factory=list)
    left_behind: Sequence[str] = ()
    not_opened: Exception | None = None
    there: bool = True
    remembered: list[tuple[object, object, str]] = field(default_factory=list)
    signed_out: int = 0
    tidied: int = 0
    closed: bool = False
    answers: Answers | None = None

    # The door.

    def url(self) -> str:
        return "postgresql://server/office"

    def exists(self) -> bool:
        return self.there

    def open(self) -> "FakeOffice":
        self.gate.wait(5)
        if self.not_opened is not None:
            raise self.not_opened
        return self

    def set_up(self) -> "FakeOffice":
        return self

    # The office.

    def branches(self) -> tuple[str, ...]:
        return ("Sha Tin", "Sham Shui Po")

    def sign_in(self, entry: Entry) -> FakeSignedIn:
        if entry.password != RIGHT:
            raise WrongSignIn
        return FakeSignedIn(self)

    def close(self) -> None:
        self.closed = True

    # The first run.

    def reach(self, answers: Answers) -> Reached:
        return Reached(ok=answers.server != "bad", words="The database answers.")

    def reading(self) -> Reading:
        return Reading(words="Documents are read with tesseract.", complete=True)

    def weakness(self, answers: Answers) -> str:
        return "" if len(answers.password) >= 12 else "Too weak."

    def finish(self, answers: Answers) -> None:
        self.answers = answers
        self.there = True
