"""Offices and rosters for the benchmarks: on either database, made or given."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.made_rosters import make_blocks, write_blocks
from tests.support.postgres import running_server
from workstation.bootstrap import Office, setup_office
from workstation.domain.staff import Actor, Role
from workstation.settings import Settings

LOADER = Actor(staff_id=None, role=Role.SYSTEM, desk="benchmark")
KINDS = ("sqlite", "postgresql")


@contextmanager
def fresh_office(kind: str) -> Iterator[Office]:
    """Lend an office without a roster."""
    with tempfile.TemporaryDirectory() as name, _address(kind, Path(name)) as url:
        folder = Path(name) / "office"
        settings = Settings(database=url, folder=folder, intake=folder / "intake", desk="bench")
        office = setup_office(settings, use_keyring=False)
        try:
            yield office
        finally:
            office.close()


@contextmanager
def _address(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/office.sqlite"
        return
    with running_server() as server:
        server.create("bench")
        yield server.url("bench")


def make_roster(path: Path, residents: int, seed: int) -> Path:
    """Write a roster of about so many residents and return it."""
    for _ in write_blocks(path, make_blocks(seed, residents), seed):
        pass
    return path
