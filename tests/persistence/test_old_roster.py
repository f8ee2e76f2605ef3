"""A roster that an earlier program loaded is asked until a load replaces it."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.persistence.test_schema import settings_for, upgrade_to
from tests.support.contents import row_counts
from tests.support.doubles import ScriptedReader
from tests.support.offices import AT_DOOR
from tests.support.rosters import address_of, name_of, number_of, residents, write_roster
from workstation.bootstrap import Office, open_office, roster_source
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName
from workstation.domain.roster import RosterQuery
from workstation.gateway.keys import KeyFile, office_key
from workstation.gateway.sealing import DataKey, Purpose, Sealer, unwrap, wrap
from workstation.persistence import schema
from workstation.persistence.data_keys import add_missing_keys, wrapped_keys
from workstation.persistence.driver import database_now
from workstation.persistence.engine import open_engine

_BLOCK = "wah-fu-1/wah-kee"
_LOADED = date(2021, 11, 30)


@pytest.fixture
def office(empty_database_url: str, tmp_path: Path) -> Iterator[Office]:
    """An office of the first revision with a roster of forty, as this program opens it."""
    folder = tmp_path / "office"
    upgrade_to(empty_database_url, "0001")
    engine = open_engine(empty_database_url)
    _load_as_before(engine, _first_keys(engine, folder), range(40))
    engine.dispose()
    schema.upgrade(empty_database_url)
    opened = open_office(
        settings_for(empty_database_url, folder), reader=ScriptedReader(), use_keyring=False
    )
    yield opened
    opened.close()


def _first_keys(engine: Engine, folder: Path) -> Sealer:
    key = office_key(KeyFile(folder / "office.key"), None, create=True)
    purposes = [purpose for purpose in Purpose if purpose is not Purpose.ROSTER]
    add_missing_keys(
        engine, purposes, lambda use: wrap(key, use, use[:1].encode() * 32), database_now
    )
    return Sealer(
        {
            id_: DataKey(id_, Purpose(purpose), unwrap(key, purpose, blob))
            for id_, purpose, blob in wrapped_keys(engine)
        }
    )


def _load_as_before(engine: Engine, sealer: Sealer, people: range) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO roster_snapshots"
                " (as_of, state, active_mark, loaded_at, rows, bad_rows)"
                " VALUES (:as_of, 'active', 1, :at, :rows, 0)"
            ),
            {"as_of": _LOADED, "at": datetime(2021, 12, 1, tzinfo=UTC), "rows": len(people)},
        )
        connection.execute(
            text(
                "INSERT INTO roster_entries"
                " (snapshot_id, number_hash, flat_hash, resident_id, sealed)"
                " VALUES (1, :number, :flat, :resident, :sealed)"
            ),
            [_row_as_before(sealer, one) for one in people],
        )


def _row_as_before(sealer: Sealer, one: int) -> dict[str, object]:
    number = normal_form(number_of(one))
    floor, unit = str(3 + one // 6), str(1 + one % 6)
    kept = {
        **{"t": f"T{one}", "n": number, "e": name_of(one), "z": "許文"},
        **{"f": [_BLOCK, floor, unit], "r": "tenant", "s": "2010-01-01", "x": None},
    }
    return {
        "number": sealer.roster_hash("number", number),
        "flat": sealer.roster_hash("flat", f"{_BLOCK}/{floor}/{unit}"),
        "resident": f"r{one}",
        "sealed": sealer.seal(json.dumps(kept), "roster_entries", "sealed", f"1.r{one}"),
    }


def verdict(office: Office, one: int, *, at: int | None = None) -> str:
    query = RosterQuery(
        id="q",
        name=PersonName.parse(name_of(one)),
        document_number=number_of(one),
        address=address_of(one if at is None else at),
    )
    return str(office.roster.check(query, date(2021, 12, 10)).verdict)


def test_an_earlier_roster_answers_as_it_did(office: Office) -> None:
    assert [verdict(office, one) for one in (0, 7, 39)] == ["exact"] * 3
    assert verdict(office, 3, at=4) == "conflict"
    assert verdict(office, 41) == "none"
    [snapshot] = office.roster_loads.snapshots(by=AT_DOOR)
    assert (snapshot.as_of, snapshot.active, snapshot.rows) == (_LOADED, True, 40)


def test_the_next_load_replaces_an_earlier_roster_and_deletes_its_rows(
    office: Office, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "new.csv", residents(40, first=20))

    office.roster_loads.load(
        roster_source(file), date(2021, 12, 31), by=AT_DOOR, accept_shrink=True
    )

    assert [verdict(office, one) for one in (0, 20, 59)] == ["none", "exact", "exact"]
    assert row_counts(office.settings.database)["roster_entries"] == 0
