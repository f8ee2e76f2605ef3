"""Loading the roster: a file that is not whole or not plausible replaces nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.support.contents import raw
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.rosters import (
    HEADER,
    address_of,
    line_of,
    name_of,
    number_of,
    residents,
    write_roster,
)
from workstation.bootstrap import roster_source
from workstation.domain.errors import DatabaseBusy, NotAllowed, RosterRefused
from workstation.domain.holdings import BadRow, RosterLoad
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName
from workstation.domain.roster import RosterQuery
from workstation.persistence.repositories.roster import SqlRoster

OLD, NEW = date(2021, 11, 30), date(2021, 12, 14)


def load(office: OpenOffice, file: Path, as_of: date = NEW, **more: Any) -> RosterLoad:
    return office.office.roster_loads.load(roster_source(file), as_of, by=AT_DOOR, **more)


def snapshots_stored(url: str) -> list[int]:
    """Return the snapshots that have rows."""
    with raw(url) as engine, engine.connect() as connection:
        found = connection.scalars(
            text(
                "SELECT snapshot_id FROM roster_pages UNION SELECT snapshot_id FROM roster_buckets"
            )
        )
        return sorted(found)


def verdict(office: OpenOffice, resident: int, as_of: date | None = date(2021, 12, 10)) -> str:
    query = RosterQuery(
        id="q",
        name=PersonName.parse(name_of(resident)),
        document_number=number_of(resident),
        address=address_of(resident),
    )
    return str(office.office.roster.check(query, as_of).verdict)


@pytest.fixture
def loaded(office: OpenOffice, tmp_path: Path) -> OpenOffice:
    """An office with a roster of a hundred residents."""
    load(office, write_roster(tmp_path / "old.csv", residents(100)), OLD)
    return office


def test_a_whole_file_replaces_the_old_roster(loaded: OpenOffice, tmp_path: Path) -> None:
    seen: list[int] = []
    file = write_roster(tmp_path / "new.csv", residents(110))

    done = loaded.office.roster_loads.load(
        roster_source(file), NEW, by=AT_DOOR, on_progress=seen.append
    )

    assert (done.rows, done.bad_rows, done.unknown_flats) == (110, 0, 0)
    assert seen[-1] == 110
    newest, before = loaded.office.roster_loads.snapshots(by=AT_DOOR)
    assert (newest.as_of, newest.active, newest.rows) == (NEW, True, 110)
    assert (before.as_of, before.active) == (OLD, False)
    assert verdict(loaded, 105) == "exact"
    assert snapshots_stored(loaded.url) == [2]


def test_a_file_that_is_not_plausible_replaces_nothing(loaded: OpenOffice, tmp_path: Path) -> None:
    """Scenario 19: counts old and new are shown, the old snapshot stays active."""
    file = tmp_path / "new.csv"
    whole = "\n".join([HEADER, *residents(100)]) + "\n"
    refusals = {
        whole[:-40]: "truncated",
        whole[:-5]: "truncated",
        f"{HEADER}\n": "empty",
        "\n".join([HEADER, *residents(94)]) + "\n": "shrunk",
        whole + "\n".join(residents(5)) + "\n": "too_many_bad_rows",
        whole + "bad line\n" * 5: "too_many_bad_rows",
        "": "empty",
        whole.replace("resident_id", "id", 1): "header",
        HEADER.replace("name_en,name_zh", "name_zh,name_en") + "\n": "columns",
        "\x00\x01\x02" * 1000: "not_text",
    }

    for body, reason in refusals.items():
        file.write_text(body, encoding="utf-8")
        with pytest.raises(RosterRefused) as refused:
            load(loaded, file)

        facts = refused.value.facts
        assert facts["reason"] == reason
        if body.startswith(HEADER):
            assert (facts["before"], {"rows", "bad_rows"} <= set(facts)) == ("100", True)
    file.unlink()
    with pytest.raises(RosterRefused, match="roster_refused"):
        load(loaded, file)

    [snapshot] = loaded.office.roster_loads.snapshots(by=AT_DOOR)
    assert (snapshot.as_of, snapshot.active, snapshot.rows) == (OLD, True, 100)
    assert snapshots_stored(loaded.url) == [1]
    assert verdict(loaded, 99) == "exact"


def test_a_shrunk_roster_is_loaded_when_somebody_says_so(
    loaded: OpenOffice, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "new.csv", residents(50))

    assert load(loaded, file, accept_shrink=True).rows == 50
    assert verdict(loaded, 99) == "none"


def test_a_list_of_a_day_to_come_is_refused_before_it_is_read(
    loaded: OpenOffice, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "new.csv", residents(100))

    with pytest.raises(RosterRefused) as refused:
        load(loaded, file, date(2021, 12, 16), accept_shrink=True, accept_older=True)

    assert refused.value.facts == {
        "reason": "future",
        "as_of": "2021-12-16",
        "today": "2021-12-15",
    }
    assert load(loaded, file, date(2021, 12, 15)).rows == 100


def test_an_older_list_is_loaded_only_when_somebody_says_so(
    loaded: OpenOffice, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "older.csv", residents(100))

    with pytest.raises(RosterRefused) as refused:
        load(loaded, file, date(2021, 11, 29))

    assert refused.value.facts["reason"] == "older"
    assert load(loaded, file, OLD).rows == 100
    assert load(loaded, file, date(2021, 11, 29), accept_older=True).rows == 100


def test_a_drop_of_five_percent_is_still_plausible(loaded: OpenOffice, tmp_path: Path) -> None:
    assert load(loaded, write_roster(tmp_path / "new.csv", residents(95))).rows == 95


def test_a_few_bad_lines_are_left_out_and_named(loaded: OpenOffice, tmp_path: Path) -> None:
    lines = residents(100)
    lines[3] = "not a line"
    lines.append(line_of(50))  # says the same twice

    told: list[BadRow] = []
    done = load(loaded, write_roster(tmp_path / "new.csv", lines), on_bad=told.append)

    assert (done.rows, done.bad_rows) == (99, 1)
    assert done.problems == {"column_count": 1, "double": 1}
    assert [(bad.line, bad.problem) for bad in told] == [(5, "column_count"), (102, "double")]
    assert list(done.first_bad) == told
    assert verdict(loaded, 50) == "exact"


def test_a_line_no_database_could_keep_is_left_out_and_named(
    loaded: OpenOffice, tmp_path: Path
) -> None:
    lines = residents(100)
    lines[3] = lines[3].replace("r3", "r" * 41, 1)
    lines[4] = lines[4].replace("r4", "r\0", 1)

    done = load(loaded, write_roster(tmp_path / "new.csv", lines))

    assert [(bad.line, bad.problem) for bad in done.first_bad] == [
        (5, "field_too_long"),
        (6, "control_character"),
    ]


def test_the_old_roster_goes_a_lot_at_a_time_after_the_new_one_is_in_use(
    loaded: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots: list[int] = []
    drop = SqlRoster.drop

    def some(roster: SqlRoster, *, limit: int) -> int:
        assert limit >= 30
        active = roster.active()
        assert active is not None
        if active.rows == 100:
            return 0  # before the load
        if lots:
            raise DatabaseBusy
        lots.append(drop(roster, limit=30))
        return lots[0]

    with monkeypatch.context() as patched:
        patched.setattr(SqlRoster, "drop", some)
        load(loaded, write_roster(tmp_path / "new.csv", residents(110)))

    assert verdict(loaded, 105) == "exact"
    assert lots == [30]
    assert snapshots_stored(loaded.url) == [1, 2]
    load(loaded, write_roster(tmp_path / "newer.csv", residents(120)))
    assert snapshots_stored(loaded.url) == [3]
    assert len(loaded.office.roster_loads.snapshots(by=AT_DOOR)) == 3


def test_a_tenancy_counts_on_the_days_it_covers(office: OpenOffice, tmp_path: Path) -> None:
    lines = [*residents(40), line_of(40, start="2021-06-01", end="2021-12-10")]
    load(office, write_roster(tmp_path / "new.csv", lines))

    on = {
        day: verdict(office, 40, day)
        for day in (date(2021, 5, 31), date(2021, 6, 1), date(2021, 12, 10), date(2021, 12, 11))
    }

    assert list(on.values()) == ["conflict", "exact", "exact", "conflict"]
    assert verdict(office, 40, None) == "conflict"  # as of the office's today, 15 December


def test_only_administrators_load(office: OpenOffice, tmp_path: Path) -> None:
    file = write_roster(tmp_path / "new.csv", residents(5))

    for who in ("reviewer", "clerk", "supervisor"):
        with pytest.raises(NotAllowed):
            office.office.roster_loads.load(roster_source(file), NEW, by=office.actor(who))

    assert (
        office.office.roster_loads.load(
            roster_source(file), NEW, by=office.actor("administrator")
        ).rows
        == 5
    )


def test_a_load_is_in_the_log_with_its_counts_and_nobody(
    office: OpenOffice, tmp_path: Path
) -> None:
    load(office, write_roster(tmp_path / "new.csv", residents(5)))

    [entry] = [e for e in office.office.audit.entries() if e["action"] == "roster.loaded"]

    assert entry["facts"] == {"rows": "5", "bad_rows": "0", "before": "0"}
    assert "HUI" not in str(entry)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_check_never_stands_on_half_a_roster(loaded: OpenOffice, tmp_path: Path) -> None:
    """Its snapshot is replaced and deleted between two look-ups: it has to begin again."""
    numbers = [normal_form(number_of(resident)) for resident in (1, 2)]
    with loaded.office.roster.begin() as uow:
        assert len(uow.roster.with_numbers(numbers)) == 2
        before = uow.roster.active()

        load(loaded, write_roster(tmp_path / "new.csv", residents(110)))

        assert before is not None
        assert uow.roster.active() == replace(before, active=True)
        with pytest.raises(DatabaseBusy):
            uow.roster.with_numbers([normal_form(number_of(3))])
    with loaded.office.roster.begin() as uow:
        assert len(uow.roster.with_numbers(numbers)) == 2
