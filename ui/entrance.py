"""The real way into the office: what ``ui/app.py`` hands to the desktop after the first picture.

It is the second half of ``app.py``, kept apart because what it imports takes longer than the
sign-in window may.
"""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ui.desk import DeskPlace
from ui.desks import desks_of
from ui.errors import sentence
from ui.i18n import Translator
from ui.office import Ping
from ui.shell.session import Person
from ui.sign_in.card import Entry
from ui.widgets.palette import Entry as PaletteEntry
from ui.wizard.flow import Answers, Reached, Reading, Start, Where
from ui.workplace import Workplace
from workstation.bootstrap import Office, open_office, reader_of_this_computer, setup_office
from workstation.domain.errors import NotAnAddress, NotAnOffice, OfficeNotReady, WorkstationError
from workstation.domain.staff import SYSTEM, Permission, Role, may, password_is_weak
from workstation.sample_setup import (
    SAMPLE_COUNT,
    SAMPLE_PASSWORD,
    SampleApplication,
    Told,
    add_sample_staff,
    fill_with_samples,
)
from workstation.services.staff import Session
from workstation.settings import Settings, embedded_url, read_settings, write_settings

_WORKER_ENDS_S = 10


class Worker:
    """The office's background work, in a process of its own so that no screen ever waits for it.

    It ends with this process: its standard input closes.
    """

    def __init__(self, settings: Settings) -> None:
        command = [
            *(sys.executable, "-m", "workstation"),
            *("--database", settings.database),
            *("worker", "--until-closed"),
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def end(self) -> None:
        """Let it finish what it does, and stop it when that takes too long."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_WORKER_ENDS_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class RealSignedIn:
    """See the protocol ``SignedIn``."""

    def __init__(self, office: Office, session: Session) -> None:
        self._office = office
        self._session = session

    @property
    def person(self) -> Person:
        """See the protocol."""
        member = self._session.member
        return Person(member.name, member.staff_number, self._session.actor.office)

    @property
    def memories(self) -> Mapping[str, Mapping[str, object]]:
        """See the protocol."""
        stored = self._session.preferences.get("memories")
        return stored if isinstance(stored, dict) else {}

    @property
    def own_keys(self) -> Mapping[str, tuple[str, ...]]:
        """See the protocol."""
        stored = self._session.preferences.get("keys")
        if not isinstance(stored, dict):
            return {}
        return {id_: tuple(keys) for id_, keys in stored.items()}

    @property
    def language(self) -> str:
        """See the protocol."""
        return str(self._session.preferences.get("language") or self._session.member.language)

    def desks(self, place: Workplace) -> Sequence[DeskPlace]:
        """See the protocol."""
        return desks_of(place, self._session, self._office)

    def find(self, typed: str) -> Sequence[PaletteEntry]:
        """See the protocol. Applications are found on the queue, where looking is audited."""
        del typed
        return ()

    def check(self, entry: Entry) -> None:
        """See the protocol."""
        self._office.staff.unlock(self._session, entry.password)

    def remember(
        self,
        memories: Mapping[str, Mapping[str, object]],
        own_keys: Mapping[str, tuple[str, ...]],
        language: str,
    ) -> None:
        """See the protocol. What others keep beside it, such as saved views, stays."""
        kept = {
            "memories": {**self.memories, **memories},
            "keys": {id_: list(keys) for id_, keys in own_keys.items()},
            "language": language,
        }
        self._office.staff.keep_preferences(self._session, kept)

    def ping(self) -> Ping:
        """See the protocol."""
        began = time.perf_counter()
        at = self._office.presence.seen(self._session.id)
        return Ping(round((time.perf_counter() - began) * 1000), at)

    def clock_differs(self, minutes: int) -> None:
        """See the protocol."""
        self._office.presence.clock_differs(minutes, by=self._session.actor)

    def left_behind(self) -> Sequence[str]:
        """See the protocol."""
        return self._office.presence.left_behind(self._session.id, self._session.member.id)

    def tidy_up(self) -> None:
        """See the protocol. Where many computers share an office, no worker runs on this one."""
        if may(self._session.member.role, Permission.PRINT_LETTERS):
            self._office.letters.discard_files()

    def decided_today(self) -> int:
        """See the protocol."""
        return self._office.presence.decided_today(self._session.member.id)

    def sign_out(self) -> None:
        """See the protocol."""
        self._office.staff.sign_out(self._session)


class RealOffice:
    """See the protocol ``OpenOffice``."""

    def __init__(self, settings: Settings, *, with_worker: bool) -> None:
        self._office = open_office(settings)
        self._worker = Worker(settings) if with_worker and settings.embedded else None

    @property
    def office(self) -> Office:
        """The office itself."""
        return self._office

    def branches(self) -> tuple[str, ...]:
        """See the protocol."""
        return self._office.staff.branches()

    def sign_in(self, entry: Entry) -> RealSignedIn:
        """See the protocol. The branch chosen on the card is where the person works today."""
        desk = self._office.settings.desk
        session = self._office.staff.sign_in(entry.staff_number, entry.password, desk=desk)
        branch = entry.branch or session.member.office
        here = replace(session, actor=replace(session.actor, office=branch))
        return RealSignedIn(self._office, here)

    def close(self) -> None:
        """See the protocol."""
        if self._worker is not None:
            self._worker.end()
        self._office.audit.seal()
        self._office.close()


class RealSetUp:
    """See the protocol ``SetUp``."""

    def __init__(self, database: str | None, tr: Translator) -> None:
        self._database = database
        self._tr = tr

    def _settings(self, answers: Answers) -> Settings:
        if answers.where is Where.SERVER:
            return read_settings(answers.server)
        return read_settings(self._database)

    def reach(self, answers: Answers) -> Reached:
        """See the protocol."""
        _ = self._tr.gettext
        settings = self._settings(answers)
        if settings.embedded and not settings.exists:
            return Reached(True, _("A new office will be made on this computer."))
        try:
            office = open_office(settings)
        except OfficeNotReady:
            return Reached(True, _("The database answers; it has no office of this version yet."))
        except (NotAnAddress, NotAnOffice) as error:
            return Reached(False, sentence(error, self._tr))
        except WorkstationError:
            return Reached(False, _("The database does not answer. Check address and network."))
        try:
            there = office.staff.has_administrator()
        finally:
            office.close()
        words = _("There is an office in this database already.") if there else _("Ready.")
        return Reached(True, words, there)

    def reading(self) -> Reading:
        """See the protocol."""
        _ = self._tr.gettext
        engine = reader_of_this_computer()
        if engine:
            return Reading(_("Documents are read with {engine}.").format(engine=engine), True)
        return Reading(
            _("No reader was found: proofs are compared by eye. Install tesseract-ocr."), False
        )

    def weakness(self, answers: Answers) -> str:
        """See the protocol."""
        if password_is_weak(answers.password, staff_number=answers.staff_number):
            return self._tr.gettext("Too weak: at least 12 characters, not a common word.")
        return ""

    def finish(self, answers: Answers) -> None:
        """See the protocol."""
        settings = self._settings(answers)
        office = setup_office(settings)
        try:
            if not answers.has_administrator:
                office.staff.add(
                    staff_number=answers.staff_number,
                    name=answers.name,
                    role=Role.ADMINISTRATOR,
                    password=answers.password,
                    office=answers.branch,
                    language=answers.language.value,
                    by=SYSTEM,
                )
            if answers.start is Start.SAMPLE and not answers.has_administrator:
                add_sample_staff(office, without=[answers.staff_number])
                fill_with_samples(office, settings.folder / "samples", told=lambda *_: None)
            office.audit.seal()
        finally:
            office.close()
        write_settings(settings.database)


class SampleAtHand(NamedTuple):
    """A sample office that was made."""

    database: str
    numbers: tuple[str, ...]
    """Who can sign in."""
    password: str
    samples: tuple[SampleApplication, ...]


def sample_office(folder: Path, *, count: int | None, seed: int, told: Told) -> SampleAtHand:
    """Make a sample office in ``folder``."""
    settings = read_settings(embedded_url(folder / "office.sqlite"))
    office = setup_office(settings, use_keyring=False)
    try:
        numbers = add_sample_staff(office)
        samples = fill_with_samples(
            office, folder / "samples", count=count or SAMPLE_COUNT, seed=seed, told=told
        )
    finally:
        office.close()
    return SampleAtHand(settings.database, numbers, SAMPLE_PASSWORD, samples)


def real_office(database: str | None) -> RealOffice:
    """Open the office at ``database``, or the one of the settings file, with its worker."""
    return RealOffice(read_settings(database), with_worker=True)
