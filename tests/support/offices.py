"""An open office on a fresh database, with people at its desks and bundles at its door."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.support.databases import Databases
from tests.support.doubles import (
    QuickPasswords,
    RecordingTransport,
    ScriptedDocuments,
    ScriptedReader,
    SettableClock,
)
from tests.support.personal_data import alarm_on
from workstation.bootstrap import Office, open_office
from workstation.domain.applications import Application
from workstation.domain.registrations import IntakeResult
from workstation.domain.staff import Actor, Role
from workstation.services.staff import Session
from workstation.settings import Settings

PASSWORD = "harbour-ferry-morning-tea"
AT_DOOR = Actor(staff_id=None, role=Role.SYSTEM, desk="intake")
_ROLES = {
    "reviewer": Role.REVIEWER,
    "reviewer2": Role.REVIEWER,
    "clerk": Role.COUNTER_CLERK,
    "clerk2": Role.COUNTER_CLERK,
    "supervisor": Role.SUPERVISOR,
    "supervisor2": Role.SUPERVISOR,
    "administrator": Role.ADMINISTRATOR,
}


@dataclass
class OpenOffice:
    """An office under test."""

    office: Office
    clock: SettableClock
    transport: RecordingTransport
    reader: ScriptedReader
    documents: ScriptedDocuments
    folder: Path
    url: str
    sessions: Mapping[str, Session] = field(default_factory=dict)
    _bundles: int = 0

    def session(self, who: str) -> Session:
        """Return somebody's session: reviewer, reviewer2, clerk, supervisor, administrator."""
        return self.sessions[who]

    def actor(self, who: str) -> Actor:
        """Return somebody as the services know them."""
        return self.sessions[who].actor

    def bundle(
        self,
        *,
        route: str = "proof",
        kind: str = "hkid",
        number: str = "A123456(3)",
        country: str = "HKG",
        english: str = "CHAN Tai Man",
        chinese: str = "陳大文",
        phone: str = "+85291234567",
        address: str = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
        language: str = "en",
        registration_id: UUID | str | None = None,
        proofs: Mapping[str, bytes] | None = None,
        submitted_at: str | None = None,
        **more: object,
    ) -> Path:
        """Write a registration bundle and return its folder."""
        alarm_on(*filter(None, (english, chinese, number, phone, address)))
        if proofs is None:
            proofs = {"bill.jpg": b"a bill"} if route == "proof" else {}
        self._bundles += 1
        folder = self.folder / "bundles" / f"{self._bundles:05d}"
        folder.mkdir(parents=True)
        for name, body in proofs.items():
            (folder / name).write_bytes(body)
        registration = {
            "registration_id": str(registration_id or uuid4()),
            "submitted_at": submitted_at or self.clock.at.isoformat(),
            "language": language,
            "name": {"english": english, "chinese": chinese},
            "document": {"kind": kind, "number": number, "country": country},
            "phone": phone,
            "address": {"text": address},
            "route": route,
            "proofs": [
                {"file": name, "sha256": hashlib.sha256(body).hexdigest()}
                for name, body in proofs.items()
            ],
            **more,
        }
        text = json.dumps(registration, ensure_ascii=False)
        (folder / "registration.json").write_text(text, encoding="utf-8")
        return folder

    def take(self, folder: Path) -> IntakeResult:
        """Take one bundle."""
        return self.office.intake.take_one(folder, by=AT_DOOR)

    def registered(self, **declared: object) -> Application:
        """Take a registration and return its application."""
        result = self.take(self.bundle(**declared))  # type: ignore[arg-type]  # see bundle
        return self.find(result.reference)

    def find(self, reference: str) -> Application:
        """Return an application as it stands now."""
        return self.office.queue.find(reference)

    def work(self) -> None:
        """Let the worker do everything that is due."""
        for _ in range(50):
            done = self.office.work.round(reads=10)
            if done.trouble is not None:
                raise done.trouble
            if done.nothing:
                return
        raise AssertionError("the worker never comes to rest")

    def later(self, **span: float) -> None:
        """Move the clock on and let the worker do what became due: ``later(seconds=9)``."""
        self.clock.move(**span)
        self.work()


@dataclass(frozen=True, slots=True)
class StaffedOffice:
    """A closed office with everybody signed in, to be copied; nobody ever works in it."""

    url: str
    folder: Path
    sessions: Mapping[str, Session]


@pytest.fixture(scope="session")
def staffed_office(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Databases], StaffedOffice]:
    """Return a maker of staffed offices that makes one for each kind of database."""

    offices: dict[Databases, StaffedOffice] = {}

    def made(databases: Databases) -> StaffedOffice:
        if databases not in offices:
            url, folder = databases.office(), tmp_path_factory.mktemp("staffed") / "office"
            opened = open_test_office(url, folder)
            opened.office.close()
            offices[databases] = StaffedOffice(url, folder, opened.sessions)
        return offices[databases]

    return made


@pytest.fixture
def office(
    databases: Databases,
    staffed_office: Callable[[Databases], StaffedOffice],
    tmp_path: Path,
) -> Iterator[OpenOffice]:
    """An open office with a person of every role signed in, on each database in turn."""
    staffed = staffed_office(databases)
    url, folder = databases.copy(staffed.url), tmp_path / "office"
    shutil.copytree(staffed.folder, folder)
    opened = _open(url, folder)
    opened.sessions = staffed.sessions
    yield opened
    opened.office.close()
    databases.drop(url)


def open_test_office(url: str, folder: Path) -> OpenOffice:
    """Open an office with test doubles and sign everybody in."""
    opened = _open(url, folder)
    opened.sessions = {who: _signed_in(opened.office, who, role) for who, role in _ROLES.items()}
    return opened


def _open(url: str, folder: Path) -> OpenOffice:
    clock, transport, reader = SettableClock(), RecordingTransport(), ScriptedReader()
    documents = ScriptedDocuments()
    opened = open_office(
        Settings(database=url, folder=folder, intake=folder / "intake", desk="test"),
        clock=clock,
        transport=transport,
        reader=reader,
        documents=documents,
        passwords=QuickPasswords(),
        use_keyring=False,
    )
    return OpenOffice(
        office=opened,
        clock=clock,
        transport=transport,
        reader=reader,
        documents=documents,
        folder=folder,
        url=url,
    )


def _signed_in(office: Office, who: str, role: Role) -> Session:
    office.staff.add(
        staff_number=who,
        name=f"{who} name",
        role=role,
        password=PASSWORD,
        office="Central",
        by=AT_DOOR,
    )
    return office.staff.sign_in(who, PASSWORD, desk=f"desk of {who}")
