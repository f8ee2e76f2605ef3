"""Pages and counts of the queue against what the same filters say row by row, on both databases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import Engine, event, text

from tests.support.databases import Databases, chosen_kinds
from tests.support.sealed_office import Known, build, sealer_of
from workstation.domain.applications import PROMISE_KEPT, REVIEWED, Route, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.names import PersonName, query_words, search_words
from workstation.domain.queue import (
    STAGES_OF,
    Flag,
    QueueFilter,
    QueueKey,
    QueueRow,
    View,
)
from workstation.domain.staff import StaffId
from workstation.persistence.engine import open_engine
from workstation.persistence.lists import SqlLists
from workstation.persistence.pictures import SqlPictures

ROWS = 240
ME = StaffId(7)
KEPT_AT = (*REVIEWED, Stage.AWAITING_APPLICANT)


@dataclass(frozen=True)
class FilledOffice:
    """An office with enough of everything."""

    engine: Engine
    lists: SqlLists
    known: Known
    at: datetime
    everything: Sequence[QueueRow]
    mine: frozenset[int]

    def all_pages(self, view: View, filter_: QueueFilter, limit: int = 23) -> list[QueueRow]:
        """Read a view to its end."""
        rows: list[QueueRow] = []
        after: QueueKey | None = None
        while True:
            page = self.lists.queue(view, filter_, me=ME, after=after, limit=limit)
            rows += page
            if len(page) < limit:
                return rows
            after = page[-1].key


@pytest.fixture(scope="module", params=chosen_kinds())
def filled(request: pytest.FixtureRequest) -> Iterator[FilledOffice]:
    """One office for all tests of a database: they only read."""
    databases: Databases = request.getfixturevalue(f"{request.param}_databases")
    url = databases.office()
    known = build(url, rows=ROWS, names=40)
    engine = open_engine(url)
    _make_rare_things_frequent(engine)
    at = datetime.now(UTC)
    pictures = SqlPictures(engine, lambda _: at)
    lists = SqlLists(engine, sealer_of(engine), pictures, lambda _: at)
    everything = lists.queue(View.ALL, QueueFilter(), me=ME, after=None, limit=ROWS + 1)
    with engine.connect() as connection:
        kept = connection.execute(
            text("SELECT id FROM applications WHERE preferred_reviewer = :me"), {"me": ME}
        ).scalars()
        stages = {row.id: row.stage for row in everything}
        mine = {id_ for id_ in kept if stages[id_] in KEPT_AT}
    mine |= {row.id for row in everything if row.claimed_by == f"Reviewer {ME}"}
    yield FilledOffice(engine, lists, known, at, everything, frozenset(mine))
    engine.dispose()
    databases.drop(url)


def _make_rare_things_frequent(engine: Engine) -> None:
    with engine.begin() as connection:
        for change in (
            "awaiting_second_person = true WHERE id % 9 = 0",
            "claimed_by = 7, claimed_until = submitted_at WHERE id % 8 = 1",
            f"preferred_reviewer = {ME} WHERE id % 6 = 0",
        ):
            connection.execute(text(f"UPDATE applications SET {change}"))
        connection.execute(
            text(
                "UPDATE applications SET claimed_by = id % 5 + 5, claimed_until = :until "
                "WHERE id % 7 = 0"
            ),
            {"until": datetime.now(UTC) + timedelta(hours=1)},
        )


def fits(row: QueueRow, office: FilledOffice, view: View, filter_: QueueFilter) -> bool:
    """Say by plain rules whether a row belongs into a list."""
    named = search_words(PersonName(row.name_english, row.name_chinese))
    return all(
        (
            row.stage in STAGES_OF.get(view, tuple(Stage)),
            view is not View.MY_WORK or row.id in office.mine,
            view is not View.SECOND_OPINION or row.awaiting_second_person,
            not filter_.districts or row.district in filter_.districts,
            not filter_.routes or row.route in filter_.routes,
            not filter_.stages or row.stage in filter_.stages,
            filter_.older_than is None or row.submitted_at < office.at - filter_.older_than,
            filter_.flag is not Flag.IN_USE or bool(row.claimed_by),
            filter_.flag is not Flag.REVISED or row.revision > 1,
            filter_.flag is not Flag.PROMISE_AT_RISK
            or (row.stage not in PROMISE_KEPT and row.promised_on <= hong_kong_day(office.at)),
            not filter_.search or query_words(filter_.search) <= named,
        )
    )


def drawn(rng: Random, words: Sequence[str]) -> QueueFilter:
    """Draw a filter."""
    districts = ("", "sha_tin", "islands", "north", "eastern", "nowhere")
    some = QueueFilter()
    if rng.random() < 0.5:
        some = replace(some, districts=tuple(rng.sample(districts, rng.choice((1, 1, 3)))))
    if rng.random() < 0.4:
        some = replace(some, routes=tuple(rng.sample(list(Route), rng.choice((1, 2)))))
    if rng.random() < 0.3:
        some = replace(some, stages=tuple(rng.sample(list(Stage), rng.choice((1, 4)))))
    if rng.random() < 0.4:
        some = replace(some, older_than=timedelta(days=rng.choice((1, 5, 20, 40))))
    if rng.random() < 0.5:
        some = replace(some, flag=rng.choice(list(Flag)))
    if rng.random() < 0.4:
        some = replace(some, search=" ".join(rng.sample(words, rng.choice((1, 1, 2)))))
    return some


def test_every_list_has_the_rows_its_filter_asks_for_in_the_queues_order(
    filled: FilledOffice,
) -> None:
    rng = Random(5)
    words = sorted({w for row in filled.everything for w in row.name_english.lower().split()})
    asked = [(view, QueueFilter()) for view in View]
    asked += [(rng.choice(list(View)), drawn(rng, words)) for _ in range(120)]

    for view, filter_ in asked:
        expected = [row for row in filled.everything if fits(row, filled, view, filter_)]
        assert filled.all_pages(view, filter_) == expected, (view, filter_)


def test_the_whole_list_is_ordered_by_class_then_age(filled: FilledOffice) -> None:
    keys = [row.key for row in filled.everything]

    assert len(keys) == ROWS
    assert keys == sorted(keys)


def test_a_count_is_as_long_as_its_list_and_knows_the_oldest(filled: FilledOffice) -> None:
    """Scenario 4: whatever the filter, the count equals the list."""
    rng = Random(6)
    words = sorted({w for row in filled.everything for w in row.name_english.lower().split()})
    asked = [(view, QueueFilter()) for view in View]
    asked += [(rng.choice(list(View)), drawn(rng, words)) for _ in range(60)]

    for view, filter_ in asked:
        counted = filled.lists.count(view, filter_, me=ME, cap=10_000)
        expected = [row for row in filled.everything if fits(row, filled, view, filter_)]
        assert counted.count == len(expected), (view, filter_)
        assert counted.oldest == min((r.submitted_at for r in expected), default=None)
        assert not counted.capped


def test_a_count_stops_at_its_cap_and_still_knows_the_oldest(filled: FilledOffice) -> None:
    counted = filled.lists.count(View.ALL, QueueFilter(), me=ME, cap=50)

    assert (counted.count, counted.capped) == (50, True)
    assert counted.oldest == min(row.submitted_at for row in filled.everything)


def test_a_search_finds_a_reference_a_number_and_a_phone_however_they_are_typed(
    filled: FilledOffice,
) -> None:
    known = filled.known
    number = f"{known.number[:-1].lower()} ({known.number[-1]})"
    local = known.phone.removeprefix("+852")
    searches = (
        known.reference.lower(),
        number,
        known.phone,
        f"{local[:4]} {local[4:]}",
        f"00852{local}",
    )

    for search in searches:
        found = filled.all_pages(View.ALL, QueueFilter(search=search))
        assert [row.id for row in found] == [known.id], search


def test_a_search_for_no_words_and_for_a_wrong_reference_finds_nothing(
    filled: FilledOffice,
) -> None:
    for search in ("---", "HK00000000001", "51111111", "zzyzx"):
        assert filled.all_pages(View.ALL, QueueFilter(search=search)) == []


def test_a_name_that_many_bear_is_looked_for_instead_of_put_in_order(
    filled: FilledOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workstation.persistence.lists.queue_search.FEW", 2)
    surname = filled.known.english.split()[0]

    for view in (View.ALL, View.TO_REVIEW):
        for filter_ in (
            QueueFilter(search=surname),
            QueueFilter(search=surname, flag=Flag.REVISED),
        ):
            expected = [row for row in filled.everything if fits(row, filled, view, filter_)]
            assert filled.all_pages(view, filter_) == expected
            counted = filled.lists.count(view, filter_, me=ME, cap=100)
            assert counted.count == len(expected)


def test_rows_can_be_read_again_by_their_ids(filled: FilledOffice) -> None:
    some = [filled.everything[place] for place in (9, 3, 70)]

    again = filled.lists.queue_rows([row.id for row in some])

    assert list(again) == some
    assert filled.lists.queue_rows([]) == []


@pytest.mark.parametrize("filled", ["sqlite"], indirect=True)
def test_sqlite_reads_every_page_off_an_index(filled: FilledOffice) -> None:
    """SQLite has no statistics here, so its plans do not depend on how many rows there are.

    PostgreSQL plans by how many there are: see the benchmark.
    """
    filters = (
        QueueFilter(),
        QueueFilter(districts=("sha_tin",)),
        QueueFilter(districts=("sha_tin", "north")),
        QueueFilter(older_than=timedelta(days=2)),
        *(QueueFilter(flag=flag) for flag in Flag),
        QueueFilter(search=filled.known.english),
        QueueFilter(search=filled.known.phone),
    )

    for view in View:
        for filter_ in filters:
            if view is View.CLOSED and filter_.flag is Flag.PROMISE_AT_RISK:
                continue  # there is no such stage, so nothing is read
            plan = _plan(filled, view, filter_)
            scans = [line for line in plan if line.startswith("SCAN applications")]
            assert all("ix_applications_second_person" in line for line in scans), (view, filter_)
            searches = [line for line in plan if line.startswith("SEARCH applications")]
            assert all("INDEX" in line or "PRIMARY KEY" in line for line in searches)
            named = (
                view in {View.MY_WORK, View.SECOND_OPINION}
                or filter_.search
                or (filter_.flag is Flag.IN_USE)
            )
            if not named:
                ranges = [line for line in searches if "PRIMARY KEY" not in line]
                assert all("COVERING INDEX" in line for line in ranges), (view, filter_)


def _plan(filled: FilledOffice, view: View, filter_: QueueFilter) -> list[str]:
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _c: object, _cur: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        asked.append((statement, values))

    event.listen(filled.engine, "before_cursor_execute", note)
    filled.lists.queue(view, filter_, me=ME, after=None, limit=20)
    event.remove(filled.engine, "before_cursor_execute", note)
    with filled.engine.connect() as connection:
        return [
            str(row[3])
            for statement, values in asked
            if statement.startswith("SELECT")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
