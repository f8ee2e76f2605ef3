"""What lies in a database or a folder, to be compared before and after."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, text

from workstation.settings import Settings

_NOT_BUSINESS = frozenset({"alembic_version"})


@contextmanager
def raw(url: str) -> Iterator[Engine]:
    """Lend a plain engine on the database, as somebody else's program would have it."""
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def row_counts(url: str) -> Mapping[str, int]:
    """Count the rows of every table, those of the picture store among them."""
    pictures = Settings(database=url, folder=Path(), intake=Path(), desk="").pictures
    return {name: count for place in {url, pictures} for name, count in _counts(place)}


def _counts(url: str) -> Iterator[tuple[str, int]]:
    with raw(url) as engine, engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            if table not in _NOT_BUSINESS:
                counted = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
                yield table, int(counted)


def tree(path: Path) -> Mapping[str, str]:
    """Return every file of a folder, or the file itself, with its digest; links as they are."""
    if path.is_symlink():
        return {"": f"-> {path.readlink()}"}
    if path.is_file():
        return {"": hashlib.sha256(path.read_bytes()).hexdigest()}
    return {
        str(Path(entry.name) / inner).rstrip("/."): digest
        for entry in path.iterdir()
        for inner, digest in tree(entry).items()
    }
