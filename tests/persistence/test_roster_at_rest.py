"""Whoever has the roster's files without the key has no name, number or flat of anybody."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.support.contents import raw
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.rosters import line_of, residents, write_roster
from workstation.bootstrap import roster_source
from workstation.domain.document_numbers import hkid_check_digit
from workstation.persistence.engine import is_embedded

_STEM = "Y918273"
_DIGIT = hkid_check_digit(_STEM)
_TOLD = (
    *(f"{_STEM}({_DIGIT})", f"{_STEM}{_DIGIT}", _STEM),
    *("QUILLFEATHER", "Quillfeather", "quillfeather", "Xanthippe", "龘龖靐"),
    *("Wah Kee House", "華基樓", "wah-kee", "RES-7331", "TEN-1337"),
)


@pytest.fixture
def loaded(office: OpenOffice, tmp_path: Path) -> OpenOffice:
    """An office whose roster was loaded twice, and once in vain."""
    line = line_of(0).split(",")
    line[:5] = ["RES-7331", "TEN-1337", f"{_STEM}({_DIGIT})", "QUILLFEATHER Xanthippe", "龘龖靐"]
    file = write_roster(tmp_path / "roster.csv", [",".join(line), *residents(100, first=1)])
    for day in (1, 2):
        office.office.roster_loads.load(roster_source(file), date(2021, 12, day), by=AT_DOOR)

    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.office.roster_loads.load(
            roster_source(file), date(2021, 12, 3), by=AT_DOOR, on_progress=stop
        )
    return office


def stored_files(office: OpenOffice) -> Iterator[Path]:
    """Yield the files of the database: with its write-ahead log, and on a server all of them."""
    url = make_url(office.url)
    if is_embedded(office.url):
        assert url.database is not None
        folder = Path(url.database).parent
    else:
        with raw(office.url) as engine, engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("CHECKPOINT"))
        folder = Path(str(url.query["host"])) / "data"
    for top, _, names in os.walk(folder):
        yield from (Path(top) / name for name in names)


def test_no_file_of_the_database_tells_a_name_a_number_or_a_flat(loaded: OpenOffice) -> None:
    with loaded.office.roster.begin() as uow:
        [entry] = uow.roster.with_numbers([f"{_STEM}{_DIGIT}"])
    assert entry.name.english == "QUILLFEATHER Xanthippe"
    codings = ("utf-8", "utf-16-le", "utf-16-be")
    sought = {word: {word.encode(coding) for coding in codings} for word in _TOLD}

    searched = 0
    for file in stored_files(loaded):
        body = file.read_bytes()
        searched += len(body)
        told = [word for word, forms in sought.items() if any(form in body for form in forms)]
        assert told == [], file.name

    assert searched > 100_000


def test_the_search_would_find_what_lies_open(loaded: OpenOffice) -> None:
    with raw(loaded.url) as engine, engine.begin() as connection:
        connection.execute(text("CREATE TABLE open (word text)"))
        connection.execute(text("INSERT INTO open VALUES ('QUILLFEATHER')"))

    assert any(b"QUILLFEATHER" in file.read_bytes() for file in stored_files(loaded))


def test_a_load_leaves_no_file_behind(loaded: OpenOffice, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    file = write_roster(tmp_path / "more.csv", residents(100))
    seen: list[set[Path]] = []

    loaded.office.roster_loads.load(
        roster_source(file),
        date(2021, 12, 4),
        by=AT_DOOR,
        on_progress=lambda _: seen.append(set(tmp_path.rglob("*"))),
    )

    new = set[Path]().union(*seen, tmp_path.rglob("*")) - before - {file}
    assert {path for path in new if path.suffix not in {".sqlite-wal", ".sqlite-shm"}} == set()
