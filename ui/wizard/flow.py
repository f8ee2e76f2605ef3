"""The order of the first run's questions. No Qt: what comes next is decided and tested here."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, Protocol

from ui.i18n import Language


class Step(Enum):
    """A page of the first run, in order."""

    LANGUAGE = "language"
    DATABASE = "database"
    READING = "reading"
    ADMINISTRATOR = "administrator"
    DATA = "data"


class Where(Enum):
    """Where the office's database is."""

    THIS_COMPUTER = "this computer"
    SERVER = "server"


class Start(Enum):
    """What a new office begins with."""

    EMPTY = "empty"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered so far."""

    language: Language = Language.ENGLISH
    where: Where = Where.THIS_COMPUTER
    server: str = ""
    """The URL of a PostgreSQL database."""
    reached: bool = False
    """The database answered to a test."""
    has_administrator: bool = False
    """It holds an office with an administrator already: nobody is asked to be one."""
    name: str = ""
    staff_number: str = ""
    password: str = ""
    branch: str = ""
    start: Start = Start.EMPTY

    def __repr__(self) -> str:
        return f"Answers(where={self.where}, start={self.start})"


class Reached(NamedTuple):
    """What a test of the database found."""

    ok: bool
    words: str
    """In the language in use: what is wrong, or what was found."""
    has_administrator: bool = False


class Reading(NamedTuple):
    """What reads documents on this computer."""

    words: str
    complete: bool


class SetUp(Protocol):
    """The services of the first run; each is called on another thread."""

    def reach(self, answers: Answers) -> Reached:
        """Test the database."""

    def reading(self) -> Reading:
        """See which engines can read documents here."""

    def weakness(self, answers: Answers) -> str:
        """Return what is wrong with the password, or nothing; must not wait for anything."""

    def finish(self, answers: Answers) -> None:
        """Create the office, its administrator and its first data.

        Raises:
            WorkstationError: it could not be done; nothing is left half made.
        """


@dataclass(frozen=True, slots=True)
class Flow:
    """Where in the first run one is."""

    answers: Answers = Answers()
    step: Step = Step.LANGUAGE

    def steps(self) -> tuple[Step, ...]:
        """Return the pages that will be shown."""
        if self.answers.has_administrator:
            return (Step.LANGUAGE, Step.DATABASE, Step.READING)
        return tuple(Step)

    def answered(self, answers: Answers) -> "Flow":
        """Return the flow with other answers; a database that was changed is untested again."""
        old = self.answers
        if (old.where, old.server) != (answers.where, answers.server):
            answers = replace(answers, reached=False, has_administrator=False)
        return replace(self, answers=answers)

    def may_go_on(self) -> bool:
        """Say whether this page is answered."""
        answers = self.answers
        if self.step is Step.DATABASE:
            return answers.reached
        if self.step is Step.ADMINISTRATOR:
            return all(
                text.strip()
                for text in (answers.name, answers.staff_number, answers.password, answers.branch)
            )
        return True

    @property
    def last(self) -> bool:
        """Whether going on finishes the first run."""
        return self.step is self.steps()[-1]

    def next(self) -> "Flow":
        """Return the flow one page on; the last page stays."""
        return self._moved(1) if self.may_go_on() else self

    def back(self) -> "Flow":
        """Return the flow one page back; the first page stays."""
        return self._moved(-1)

    def _moved(self, by: int) -> "Flow":
        steps = self.steps()
        place = max(0, min(len(steps) - 1, steps.index(self.step) + by))
        return replace(self, step=steps[place])
