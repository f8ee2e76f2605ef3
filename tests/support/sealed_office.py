"""Builds a big office quickly: real rows, sealed field by field with the office's own keys.

Names come from a pool, as they do in a city, but every field is sealed for its own row, so each one
opens as it would if its bundle had been taken. Proofs, letters and messages are left out.

``python -m tests.support.sealed_office URL ROWS`` builds one in a process of its own, so that what
building needs is not counted as the memory of the screens.
"""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from random import Random
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, insert, text

from workstation.domain.addresses.districts import District
from workstation.domain.applications import (
    CLOSED,
    REVIEWED,
    Language,
    Route,
    Stage,
    priority_of,
    reference_from,
)
from workstation.domain.calendar import promised_on
from workstation.domain.document_numbers import hkid_check_digit
from workstation.domain.identity_documents import DocumentKind, IdentityDocument
from workstation.domain.names import PersonName, search_words
from workstation.domain.staff import Role
from workstation.gateway.keys import KEY_BYTES
from workstation.gateway.public_holidays import hong_kong_holidays
from workstation.gateway.sealing import DataKey, Purpose, Sealer, unwrap, wrap
from workstation.persistence.data_keys import add_missing_keys, wrapped_keys
from workstation.persistence.driver import database_now
from workstation.persistence.engine import open_engine
from workstation.persistence.repositories.applicants import (
    address_index,
    document_index,
    name_word,
)
from workstation.persistence.rows import (
    ApplicantRow,
    ApplicationRow,
    NameWordRow,
    StaffRow,
    StaffSessionRow,
)
from workstation.persistence.schema import upgrade_engine
from workstation.sample_office.names import Namer
from workstation.sample_office.people import Population
from workstation.sample_office.tables import load_names

STAFF: Final = 60
_POOL: Final = 4_000
"""Different names: many people of a city share theirs."""
_CHUNK: Final = 5_000
_DAYS: Final = 24
_STAGES: Final[Mapping[Stage, int]] = {
    Stage.PROOF_REVIEW: 420,
    Stage.ROSTER_REVIEW: 120,
    Stage.DUPLICATE_REVIEW: 6,
    Stage.AWAITING_APPLICANT: 80,
    Stage.LETTER_DUE: 80,
    Stage.LETTER_POSTED: 130,
    Stage.LETTER_RETURNED: 4,
    Stage.IDENTITY_REFERRED: 3,
    Stage.IDENTITY_VERIFIED: 2,
    Stage.PIN_DUE: 5,
    Stage.PIN_RELEASED: 50,
    Stage.ACTIVATED: 80,
    Stage.REFUSED: 10,
    Stage.CANCELLED: 6,
    Stage.EXPIRED: 4,
}
"""Out of a thousand, some weeks after the rush of the first days."""
_ROUTES: Final[Mapping[Route, int]] = {Route.PROOF: 60, Route.PUBLIC_HOUSING: 25, Route.LETTER: 15}
_DISTRICTS: Final = ("", *(district.value for district in District))
_DISTRICT_WEIGHTS: Final = (2, 3, 2, 8, 4, 5, 6, 6, 6, 9, 7, 5, 7, 9, 4, 4, 9, 6, 1)
_STREETS: Final = ("Nathan Road", "King's Road", "Castle Peak Road", "Queen's Road West")
_T = TypeVar("_T")


class Known(NamedTuple):
    """One applicant, for searches that must find somebody."""

    id: int
    reference: str
    number: str
    phone: str
    english: str
    chinese: str


def build(url: str, *, rows: int, seed: int = 1, names: int = _POOL) -> Known:
    """Create the office at ``url``, fill it with ``rows`` applications and return one of them."""
    engine = open_engine(url)
    upgrade_engine(engine)
    office_key, rng = bytes(KEY_BYTES), Random(0)
    add_missing_keys(
        engine,
        list(Purpose),
        lambda purpose: wrap(office_key, purpose, rng.randbytes(KEY_BYTES)),
        database_now,
    )
    drafts = _Drafts(sealer_of(engine), Random(seed), datetime.now(UTC), names)
    waiting = drafts.made(rows)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA cache_size=-300000"))
        _add_staff(connection, drafts.at)
        while chunk := list(islice(waiting, _CHUNK)):
            _put(connection, chunk)
    _settle(engine)
    assert drafts.known is not None
    return drafts.known


def sealer_of(engine: Engine) -> Sealer:
    """Return the sealer of an office that ``build`` made."""
    return Sealer(
        {
            id_: DataKey(id_, Purpose(purpose), unwrap(bytes(KEY_BYTES), purpose, wrapped))
            for id_, purpose, wrapped in wrapped_keys(engine)
        }
    )


def built_elsewhere(url: str, rows: int) -> Known:
    """Build an office in another process."""
    command = [sys.executable, "-m", "tests.support.sealed_office", url, str(rows)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Known(**json.loads(done.stdout))


def _settle(engine: Engine) -> None:
    """Leave the office as it is on an ordinary morning.

    PostgreSQL has vacuumed; SQLite has folded its log in and, as in the program, has no statistics.
    """
    autocommit = engine.execution_options(isolation_level="AUTOCOMMIT", read_only=True)
    with autocommit.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


class _Draft(NamedTuple):
    id: int
    application: Mapping[str, Any]
    applicant: Mapping[str, Any]
    words: tuple[bytes, ...]


def _put(connection: Connection, drafts: list[_Draft]) -> None:
    connection.execute(insert(ApplicationRow), [draft.application for draft in drafts])
    connection.execute(insert(ApplicantRow), [draft.applicant for draft in drafts])
    words = ((word, draft.id) for draft in drafts for word in draft.words)
    connection.execute(
        insert(NameWordRow), [{"word": word, "application_id": id_} for word, id_ in words]
    )


def _add_staff(connection: Connection, at: datetime) -> None:
    """Add reviewers 2 to 60 and, as number 1, a supervisor; all of them sit at their desks."""
    staff: list[dict[str, Any]] = [
        {
            "id": number,
            "staff_number": f"S{number:04}",
            "name": f"Reviewer {number}",
            "role": Role.SUPERVISOR if number == 1 else Role.REVIEWER,
            "password_hash": "",
            "preferences": {},
            "created_at": at,
        }
        for number in range(1, STAFF + 1)
    ]
    connection.execute(insert(StaffRow), staff)
    sessions = [
        {"staff_id": each["id"], "desk": "desk", "started_at": at, "last_seen_at": at}
        for each in staff
    ]
    connection.execute(insert(StaffSessionRow), sessions)


class _Drafts:
    """Invents applications one after the other, oldest first."""

    def __init__(self, sealer: Sealer, rng: Random, at: datetime, names: int) -> None:
        self.at = at
        self.known: Known | None = None
        self._sealer = sealer
        self._rng = rng
        self._holidays = hong_kong_holidays(at.year - 1, at.year + 1)
        self._word = lru_cache(maxsize=None)(lambda word: name_word(sealer, word))
        self._promised = lru_cache(maxsize=None)(self._promise)
        self._names = self._pool(names)

    def made(self, count: int) -> Iterator[_Draft]:
        """Yield ``count`` drafts."""
        for number in range(1, count + 1):
            yield self._draft(number, count)

    def _pool(self, count: int) -> list[tuple[PersonName, tuple[bytes, ...]]]:
        population = Population(Namer(load_names()), self.at.date())
        names = []
        for _ in range(count):
            person = population.person(self._rng)
            name = PersonName.parse(person.name.english, person.chinese)
            names.append((name, tuple(self._word(word) for word in sorted(search_words(name)))))
        return names

    def _draft(self, number: int, count: int) -> _Draft:
        rng = self._rng
        name, words = rng.choice(self._names)
        stem = f"{_letters(number // 10**6)}{number % 10**6:06}"
        id_number = stem + hkid_check_digit(stem)
        known = Known(
            id=number,
            reference=reference_from((number * 7_000_003) % 10**10),
            number=id_number,
            phone=f"+852{rng.randrange(51_000_000, 69_999_999)}",
            english=name.english,
            chinese=name.chinese,
        )
        if number == count * 3 // 5:
            self.known = known
        return _Draft(
            number, self._application(known, number / count), self._applicant(known), words
        )

    def _application(self, known: Known, share: float) -> Mapping[str, Any]:
        rng, at = self._rng, self.at
        stage, route = _drawn(rng, _STAGES), _drawn(rng, _ROUTES)
        submitted = at - timedelta(days=_DAYS * (1 - share), seconds=rng.randrange(3600))
        reviewed = stage in REVIEWED
        holder = rng.randrange(1, STAFF + 1) if reviewed and rng.random() < 0.0004 else None
        asked = stage is Stage.AWAITING_APPLICANT or (reviewed and rng.random() < 0.04)
        return {
            "id": known.id,
            "reference": known.reference,
            "registration_id": str(uuid.UUID(int=rng.getrandbits(128))),
            "stage": stage,
            "version": 1 if reviewed else 3,
            "route": route,
            "priority": priority_of(route),
            "language": rng.choice(list(Language)),
            "visit_required": False,
            "document_kind": DocumentKind.HKID,
            "district": rng.choices(_DISTRICTS, _DISTRICT_WEIGHTS)[0],
            "revision": 2 if asked and reviewed else 1,
            "submitted_at": submitted,
            "received_at": submitted + timedelta(minutes=1),
            "stage_since": submitted + timedelta(minutes=1),
            "promised_on": self._promised(submitted.date()),
            "awaiting_second_person": reviewed and rng.random() < 0.002,
            "concern": False,
            "ground_changed": False,
            "live_document": self._sealer.blind_index("document", f"live{known.id}")
            if stage not in CLOSED
            else None,
            "duplicate_of": None,
            "claimed_by": holder,
            "claimed_at_desk": "" if holder is None else f"Desk {holder}",
            "claim_token": 0,
            "claimed_until": None if holder is None else at + timedelta(hours=8),
            "preferred_reviewer": rng.randrange(1, STAFF + 1) if asked else None,
        }

    def _promise(self, day: Any) -> Any:
        return promised_on(datetime(day.year, day.month, day.day, 4, tzinfo=UTC), 7, self._holidays)

    def _applicant(self, known: Known) -> Mapping[str, Any]:
        rng, sealer = self._rng, self._sealer
        document = IdentityDocument(DocumentKind.HKID, known.number, "HKG")
        address = f"Flat {rng.randrange(1, 9)}, {rng.randrange(1, 40)}/F, {rng.choice(_STREETS)}"
        fields = {
            "name_english": known.english,
            "name_chinese": known.chinese,
            "document_number": known.number,
            "phone": known.phone,
            "address": address,
            "document_issued_on": "2019-03-04",
            "date_of_birth": "1980-02-01",
        }
        sealed = {
            column: sealer.seal(value, "applicants", column, known.id)
            for column, value in fields.items()
        }
        return sealed | {
            "application_id": known.id,
            "document_country": "HKG",
            "document_index": document_index(sealer, document),
            "number_index": sealer.blind_index("number", known.number),
            "phone_index": sealer.blind_index("phone", known.phone),
            "address_index": address_index(sealer, address),
        }


def _letters(number: int) -> str:
    return "ABCDEFGHJKLMNPRSTUVWYZ"[number % 22]


def _drawn(rng: Random, weights: Mapping[_T, int]) -> _T:
    return rng.choices(list(weights), list(weights.values()))[0]


if __name__ == "__main__":
    print(json.dumps(build(sys.argv[1], rows=int(sys.argv[2]))._asdict()))
