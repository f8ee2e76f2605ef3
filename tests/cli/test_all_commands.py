"""What holds for every command: help, exit codes, no traceback, nothing but JSON on stdout."""

import errno
import importlib
import os
import pkgutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest

import workstation.cli
import workstation.domain
import workstation.gateway
from tests.support.commands import ROOT, CommandLine, MakeCommandLine
from workstation.cli import workstation as root_command
from workstation.cli.saying import disk_sentence, put, sentence
from workstation.cli.sentences import LINE_PROBLEMS, REASONS, SENTENCES
from workstation.domain.errors import (
    DatabaseBusy,
    DatabaseUnreachable,
    InUse,
    NotFound,
    SettingInvalid,
    WorkstationError,
)
from workstation.domain.letters import NotAReference
from workstation.domain.phones import PhoneRefused
from workstation.domain.proofs import UnreadableReason, UnreadableUpload
from workstation.gateway.phones import PhoneProblem
from workstation.gateway.roster_file import RowProblemCode
from workstation.persistence.schema import HEAD
from workstation.settings import read_settings

NO_TEXT = os.fsdecode(b"\xff\xfe")
LONG = "harbour-ferry-morning-tea"
_HEAVY = ("sqlalchemy", "PySide6", "PIL", "rich", "typst", "cryptography", "phonenumbers")


def every_command(
    command: click.Command, name: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command and subcommand with the words that call it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            found = command.get_command(context, word)
            assert found is not None
            yield from every_command(found, (*name, word))


def every_error() -> Iterator[type[WorkstationError]]:
    """Yield every error staff or scripts can meet, wherever it is defined."""
    for package in (workstation.domain, workstation.gateway):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    waiting = [WorkstationError]
    while waiting:
        error = waiting.pop()
        yield error
        waiting += error.__subclasses__()


def test_the_help_of_every_command_is_printed(embedded_command: CommandLine) -> None:
    for words, command in every_command(root_command):
        shown = embedded_command(*words, "--help")

        assert (shown.status, shown.err) == (0, ""), words
        assert shown.out.startswith(" ".join(("Usage: workstation", *words)))
        assert command.help, f"{words} says nothing of itself"


def test_the_list_of_commands_says_what_each_says_of_itself(
    embedded_command: CommandLine,
) -> None:
    listed = embedded_command("--help").out
    modules = {module.name for module in pkgutil.iter_modules(workstation.cli.__path__)}

    commands = {words[0]: found for words, found in every_command(root_command) if len(words) == 1}

    for name in commands:
        assert f"\n  {name} " in listed
        assert name in modules
    assert "\n  demo " in listed


def test_the_list_of_commands_is_printed_without_the_libraries_of_any() -> None:
    code = (
        "import sys\nfrom workstation.cli import workstation\n"
        "workstation.main(['--help'], standalone_mode=False)\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("intake",),
        ("intake", "/nowhere/at/all"),
        ("roster", "load", "/etc/hostname"),
        ("roster", "load", "/etc/hostname", "--as-of", "yesterday"),
        ("staff", "add", "x", "--name", "X", "--role", "system"),
        ("letters", "posted", "one"),
        ("--database", "nonsense", "status"),
        ("--database", "", "status"),
        ("--database", "sqlite:////tmp/office.sqlite", "demo"),
        ("--database", "sqlite://", "status"),
        ("--database", "sqlite:///:memory:", "status"),
        ("--database", "sqlite:////tmp/office.sqlite?mode=ro", "status"),
        ("letters", "abandoned", "99999999999999999999"),
        ("letters", "posted", "0"),
        ("letters", "returned", NO_TEXT),
        ("letters", "unfit", NO_TEXT),
        ("pin", "check", "HK30536755152", NO_TEXT),
        ("staff", "add", NO_TEXT, "--name", "N", "--role", "reviewer", "--password", LONG),
        ("staff", "add", "s9", "--name", NO_TEXT, "--role", "reviewer", "--password", LONG),
        ("staff", "add", "s9", "--name", "N", "--role", "reviewer", "--password", LONG + NO_TEXT),
        ("staff", "disable", NO_TEXT),
        ("staff", "tie", NO_TEXT),
        ("staff", "tie", "s9", "--phone", NO_TEXT),
        ("staff", "tie", "s9", "--document-number", NO_TEXT),
        ("staff", "tie", "s9", "--address", NO_TEXT),
        ("--database", "mysql://server/office", "status"),
        ("--database", "postgresql://server:port/office", "status"),
    ],
)
def test_wrong_usage_is_status_two_and_prints_nothing(
    embedded_command: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = embedded_command(*arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Error:" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("demo", "--help"), "./start demo"),
        (("--database", "sqlite:////tmp/office.sqlite", "demo"), "no --database"),
    ],
)
def test_who_asks_this_command_line_for_a_desktop_is_told_where_it_is(
    embedded_command: CommandLine, arguments: tuple[str, ...], words: str
) -> None:
    ran = embedded_command(*arguments)

    assert ran.status == 2
    assert words in ran.err
    assert ("comes first" in ran.err) == ("--database" in arguments)


@pytest.mark.parametrize(
    "written", ["database = ", "database = 5", "colour = 'red'", "[office]\n", "\udcff"]
)
def test_a_bad_settings_file_is_named(embedded_command: CommandLine, written: str) -> None:
    embedded_command.settings.write_text(written, errors="surrogateescape")

    ran = embedded_command("status", "--json")

    assert (ran.status, ran.out) == (2, "")
    assert str(embedded_command.settings) in ran.err
    assert "Traceback" not in ran.err


def test_a_settings_file_that_cannot_be_read_is_an_error_of_the_disk(
    embedded_command: CommandLine,
) -> None:
    embedded_command.settings.unlink()
    embedded_command.settings.mkdir()

    ran = embedded_command("status")

    assert ran.status == 1
    assert str(embedded_command.settings) in ran.err


def test_an_unreachable_server_is_said_in_a_sentence(command_line_of: MakeCommandLine) -> None:
    command = command_line_of("postgresql+psycopg://nobody:secret@127.0.0.1:1/none")

    ran = command("status", "--json")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.strip() == SENTENCES["database_unreachable"]
    assert "secret" not in ran.err


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_server_without_an_office_asks_for_setup(
    command_line_of: MakeCommandLine, empty_database_url: str
) -> None:
    command = command_line_of(empty_database_url)

    before = command("status", "--json")
    made = command("setup", "--password", "harbour-ferry-morning-tea")
    after = command("status", "--json")

    assert (before.status, before.out) == (1, "")
    assert "workstation setup" in before.err
    assert made.status == 0
    assert after.line["stages"] == {}


def test_a_file_that_is_no_database_is_an_error_not_a_crash(
    command_line_of: MakeCommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "office.sqlite"
    file.write_bytes(b"this is no database " * 500)

    ran = command_line_of(f"sqlite:///{file}")("status")

    assert ran.status == 1
    assert "The file is no database." in ran.err
    assert "network" not in ran.err
    assert file.read_bytes().startswith(b"this is no database")


def test_another_programs_database_is_left_alone(
    command_line_of: MakeCommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "notes.sqlite"
    for statement in ("CREATE TABLE applications (x)", "CREATE TABLE alembic_version (x)"):
        with sqlite3.connect(file) as database:
            database.execute(statement)
        database.close()
        before = file.read_bytes()

        ran = command_line_of(f"sqlite:///{file}")("status")

        assert ran.status == 1
        assert SENTENCES["not_an_office"] in ran.err
        assert file.read_bytes()[100:] == before[100:]  # the header says how it is journalled


def test_one_office_has_one_name_however_it_is_typed(
    embedded_command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (tmp_path / "link").symlink_to(place)
    monkeypatch.chdir(place)
    typed = (
        "sqlite:///office.sqlite",
        "sqlite:///../place/office.sqlite",
        "sqlite+pysqlite:///office.sqlite",
        f"sqlite:///{place}/office.sqlite",
        f"sqlite:///{tmp_path}/link/office.sqlite",
    )

    named = {read_settings(url).database for url in typed}

    assert named == {f"sqlite:///{place}/office.sqlite"}
    assert read_settings(typed[0]).folder == place


def test_a_mistake_of_the_program_is_named_without_its_words_and_reported(
    embedded_command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object, **__: object) -> None:
        raise LookupError("CHAN Tai Man")

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("workstation.cli.status.put", mistaken)

    ran = embedded_command("status", "--json")

    assert (ran.status, ran.out) == (1, "")
    assert "LookupError at test_all_commands.py" in ran.err
    [report] = (tmp_path / "data").rglob("command-*.txt")
    assert str(report) in ran.err
    assert "status.py" in report.read_text()
    assert "CHAN" not in ran.err + report.read_text()


def test_the_status_says_how_the_database_does(office_command: CommandLine) -> None:
    office_command("setup", "--password", "harbour-ferry-morning-tea")

    health = office_command("status", "--json").line["database"]

    assert health["engine"] in office_command.url
    assert health["revision"] == HEAD
    assert health["size_bytes"] > 100_000
    assert health["answered_in_ms"] >= 0
    assert health["version"] in office_command("status").out


def test_an_office_of_a_newer_program_is_left_alone(embedded_command: CommandLine) -> None:
    embedded_command("status")
    file = embedded_command.url.removeprefix("sqlite:///")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    for command in (("status",), ("setup", "--password", "harbour-ferry-morning-tea")):
        ran = embedded_command(*command)

        assert ran.status == 1
        assert "found 9999" in ran.err


def test_every_error_has_a_sentence_and_no_sentence_is_left_over() -> None:
    codes = {error.code for error in every_error()}

    assert set(SENTENCES) == codes


def test_a_sentence_ends_with_the_facts_of_the_error() -> None:
    said = sentence(InUse(who="Ho Ka Yan", desk="3", until=""))

    assert said.endswith("(who Ho Ka Yan, desk 3)")
    assert sentence(DatabaseBusy()) == SENTENCES["database_busy"]
    assert "(reason odd)" in sentence(DatabaseUnreachable(reason="odd"))
    assert "high 9" in sentence(SettingInvalid(item="pin_digits", high="9"))


@pytest.mark.parametrize(
    ("error", "reasons"),
    [
        (NotFound, NotAReference),
        (PhoneRefused, PhoneProblem),
        (UnreadableUpload, UnreadableReason),
    ],
)
def test_every_reason_has_a_sentence(error: type[WorkstationError], reasons: type[StrEnum]) -> None:
    assert {(error.code, reason.value) for reason in reasons} <= set(REASONS)
    assert {code for code, _ in REASONS} <= set(SENTENCES)


def test_every_problem_of_a_line_of_a_roster_has_words() -> None:
    assert {code.value for code in RowProblemCode} <= set(LINE_PROBLEMS)


def test_a_known_reason_takes_the_sentences_place() -> None:
    assert sentence(NotFound(why=NotAReference.WRONG_LENGTH)) == (
        "A letter's reference has 16 digits."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "The disk is full. (/x/y)"),
        (errno.EACCES, "No permission. (/x/y)"),
        (errno.EROFS, "The disk can only be read. (/x/y)"),
        (errno.ENOTDIR, "Not a directory. (/x/y)"),
    ],
)
def test_errors_of_the_disk_are_sentences(code: int, said: str) -> None:
    assert disk_sentence(OSError(code, os.strerror(code), "/x/y")) == said


def test_a_full_disk_ends_a_command_with_a_sentence(
    embedded_command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("workstation.cli.status.put", full)

    ran = embedded_command("status", "--json")

    assert (ran.status, ran.err.strip()) == (1, "The disk is full.")


def test_an_interrupted_command_says_so(
    embedded_command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workstation.cli.status.put", interrupted)

    ran = embedded_command("status", "--json")

    assert (ran.status, ran.err.strip()) == (1, "Stopped.")


def test_json_is_utf_8_and_one_line_whatever_is_in_it(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    put({"name": "陳大文\n\ud800", "path": Path("/x/\udcff")})

    out, _ = capfdbinary.readouterr()
    assert out.count(b"\n") == 1
    assert "陳大文".encode() in out


def test_a_closed_pipe_ends_an_export_quietly(embedded_command: CommandLine) -> None:
    embedded_command("setup", "--password", "harbour-ferry-morning-tea")
    exporting = embedded_command.process("audit", "export")
    assert exporting.stdout is not None
    exporting.stdout.close()

    exporting.wait(30)

    assert exporting.stderr is not None
    assert "Traceback" not in exporting.stderr.read()
    exporting.stderr.close()
