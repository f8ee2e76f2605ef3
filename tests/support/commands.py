"""The command line as a script meets it: arguments in, a status, JSON lines and words out."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keyring
import pytest
from click.testing import CliRunner
from keyring.backends import null

from tests.support.doubles import QuickPasswords
from workstation.cli import workstation
from workstation.cli.saying import run

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line of standard output, which must be JSON objects and nothing else."""
        found = [json.loads(line) for line in self.out.splitlines()]
        assert all(isinstance(line, dict) for line in found)
        return found

    @property
    def line(self) -> dict[str, Any]:
        """The one line of standard output."""
        [line] = self.lines
        return line


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands on the office that a settings file names."""

    settings: Path
    folder: Path
    url: str

    def __call__(self, *arguments: str | Path, given: str | bytes = "") -> Ran:
        """Run a command in this process."""
        with CliRunner().isolation(input=given) as (out, err, _):
            status = run(workstation, [str(argument) for argument in arguments])
            return Ran(status, out.getvalue().decode(), err.getvalue().decode())

    def process(self, *arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
        """Start a command as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "workstation", *map(str, arguments)],
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )


MakeCommandLine = Callable[[str], CommandLine]


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the keyring of the person who runs the tests out of them."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    before = keyring.get_keyring()
    monkeypatch.setattr("keyring.core._keyring_backend", null.Keyring())
    assert before is not None


@pytest.fixture
def command_line_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_keyring: None
) -> MakeCommandLine:
    """Return a maker of command lines on a database, each with a folder of its own."""

    def made(url: str) -> CommandLine:
        folder = tmp_path / "office"
        settings = tmp_path / "settings.toml"
        settings.write_text(f'database = "{url}"\nfolder = "{folder}"\ndesk = "scripts"\n')
        monkeypatch.setenv("WORKSTATION_SETTINGS", str(settings))
        monkeypatch.setattr("workstation.bootstrap.Argon2Passwords", QuickPasswords)
        return CommandLine(settings, folder, url)

    return made


@pytest.fixture
def office_command(command_line_of: MakeCommandLine, office_url: str) -> CommandLine:
    """Return the command line on an office, on each database in turn."""
    return command_line_of(office_url)


@pytest.fixture
def embedded_command(command_line_of: MakeCommandLine, tmp_path: Path) -> CommandLine:
    """Return the command line on an embedded office that does not exist yet."""
    return command_line_of(f"sqlite:///{tmp_path / 'new' / 'office.sqlite'}")
