"""What this computer is told about its office; read once, at the start.

The settings file is TOML: ``database`` (a URL) and, where the defaults do not serve, ``folder``,
``desk``, ``intake`` and ``scans``. The office's policy is not here: it lies in the database.
"""

import os
import re
import socket
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import platformdirs

APP = "verification-workstation"
SETTINGS_VARIABLE = "WORKSTATION_SETTINGS"
_SERVERS = frozenset({"postgresql", "postgresql+psycopg"})
_LONGEST_DESK = 40
_EMBEDDED = re.compile(r"sqlite(\+\w+)?:///(?P<path>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the office is and where its files lie on this computer."""

    database: str
    folder: Path
    """Keys, spool, letters, intake."""
    intake: Path
    """The watched folder; bundles put here are taken by the worker."""
    desk: str
    """What colleagues see of this computer: "in use at …"."""
    scans: Path | None = None
    """The folder into which this counter's document scanner writes, if it has one."""

    @property
    def embedded(self) -> bool:
        """Whether the office lives on this computer alone."""
        return _EMBEDDED.fullmatch(self.database) is not None

    @property
    def database_file(self) -> Path | None:
        """The file of an embedded office."""
        found = _EMBEDDED.fullmatch(self.database)
        return Path(found["path"]) if found else None

    @property
    def exists(self) -> bool:
        """Whether an embedded office was made, or a server is named; cheap, asked at the start."""
        file = self.database_file
        return file is None or file.exists()

    @property
    def key_file(self) -> Path:
        """Where the office key lies when the system has no keyring."""
        return self.folder / "office.key"

    @property
    def pictures(self) -> str:
        """The URL of the picture store."""
        file = self.database_file
        if file is None:
            return self.database
        return embedded_url(file.with_name(f"{file.stem}.pictures.sqlite"))

    @property
    def spool(self) -> Path:
        """Where messages wait for the gateway."""
        return self.folder / "spool"

    @property
    def letters(self) -> Path:
        """Where batches of letters are written."""
        return self.folder / "letters"

    @property
    def checkpoints(self) -> Path:
        """Where audit checkpoints are kept outside the database."""
        return self.folder / "audit-checkpoints.txt"


def embedded_url(file: Path) -> str:
    """Return the URL of a one-machine office in ``file``."""
    return f"sqlite:///{file.absolute()}"


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return where the settings file lies."""
    named = environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path(APP) / "settings.toml"


def read_settings(
    database: str | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Return the settings in force.

    Args:
        database: the URL of the command line; it goes before the file's.
        environ: the process's environment by default.

    Raises:
        ValueError: the settings file is not TOML, or holds what it should not.
        OSError: it cannot be read.
    """
    written = _written(settings_file(os.environ if environ is None else environ))
    default = embedded_url(platformdirs.user_data_path(APP) / "office" / "office.sqlite")
    url = _one_name(written.get("database") or default if database is None else database)
    own = database is None or database == written.get("database")
    folder = Path(written["folder"]) if own and "folder" in written else _folder_of(url)
    return Settings(
        database=url,
        folder=folder,
        intake=Path(written["intake"]) if own and "intake" in written else folder / "intake",
        desk=(written.get("desk") or socket.gethostname())[:_LONGEST_DESK],
        scans=Path(written["scans"]) if "scans" in written else None,
    )


def _written(file: Path) -> Mapping[str, str]:
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:  # no TOML, or no UTF-8
        raise ValueError(f"{file}: {error}") from error
    unknown = written.keys() - {"database", "folder", "desk", "intake", "scans"}
    if unknown or not all(isinstance(value, str) for value in written.values()):
        raise ValueError(f"{file}: only database, folder, desk, intake and scans, each a text")
    return written


def names_an_office(url: str) -> bool:
    """Say whether ``url`` has the form of an office's address; nothing is asked for it."""
    found = _EMBEDDED.fullmatch(url)
    if found:
        return found["path"] != ":memory:" and not {"\0", "?"} & set(url)
    try:
        server = urlsplit(url)
        return server.scheme in _SERVERS and bool(server.path.strip("/")) and server.port != 0
    except ValueError:
        return False


def write_settings(database: str, environ: Mapping[str, str] | None = None) -> Path:
    """Remember the office this computer belongs to; other lines of the file stay."""
    file = settings_file(os.environ if environ is None else environ)
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    kept = [line for line in lines if not re.match(r"\s*database\s*=", line)]
    escaped = database.replace("\\", "\\\\").replace('"', '\\"')
    file.write_text("\n".join([f'database = "{escaped}"', *kept]) + "\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def _one_name(url: str) -> str:
    """Return the one URL of an embedded office, however and wherever it was typed."""
    found = _EMBEDDED.fullmatch(url)
    return embedded_url(Path(found["path"]).resolve()) if found and names_an_office(url) else url


def _folder_of(url: str) -> Path:
    found = _EMBEDDED.fullmatch(url)
    if found:
        return Path(found["path"]).absolute().parent
    server = quote(re.sub(r"//[^@/]*@", "//", url).split("?", 1)[0], safe="")
    return platformdirs.user_data_path(APP) / "servers" / server
