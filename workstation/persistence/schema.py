"""Creating and upgrading the database; data of an older version is never lost."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from workstation.domain.errors import NotAnOffice, OfficeNotReady
from workstation.persistence.engine import is_embedded, open_engine

HEAD = "0007"
"""The newest revision; a test compares it with the migrations."""
_KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", HEAD})
"""Every revision this program can bring up to date; the same test holds it."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_310_552
"""Any number: the one that upgrades PostgreSQL holds this advisory lock."""


def revision(engine: Engine) -> str | None:
    """Return the database's revision, or None when it is empty.

    Raises:
        NotAnOffice: it is another program's.
    """
    with engine.connect() as connection:
        looked = inspect(connection)
        tables = looked.get_table_names()
        if not tables:
            return None
        columns = looked.get_columns("alembic_version") if "alembic_version" in tables else ()
        if "version_num" not in {column["name"] for column in columns}:
            raise NotAnOffice
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)


def upgrade(url: str) -> None:
    """Create the office's tables, or bring them to the newest revision."""
    engine = open_engine(url)
    try:
        upgrade_engine(engine)
    finally:
        engine.dispose()


def upgrade_engine(engine: Engine) -> None:
    """See :func:`upgrade`. Two that upgrade at once wait for each other.

    Raises:
        OfficeNotReady: a newer program made the office; nothing was changed.
    """
    found = revision(engine)
    if found == HEAD:
        return
    if found is not None and found not in _KNOWN:
        raise OfficeNotReady(found=found, needed=HEAD)
    from alembic import command  # noqa: PLC0415 - half a second, needed only when upgrading
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def require_ready(engine: Engine) -> None:
    """Refuse an office of another version.

    Raises:
        OfficeNotReady: there is none, or its revision is not this program's.
    """
    found = revision(engine)
    if found != HEAD:
        raise OfficeNotReady(found=found or "none", needed=HEAD)


def prepare(engine: Engine, url: str) -> None:
    """Upgrade an embedded office; require a server's to be ready."""
    if is_embedded(url):
        upgrade_engine(engine)
    else:
        require_ready(engine)
