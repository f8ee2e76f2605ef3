"""How commands speak: JSON lines on standard output, words for people on standard error."""

import dataclasses
import errno
import json
import os
import sys
import traceback
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Final

import click
import platformdirs

from workstation.cli.sentences import REASONS, SENTENCES
from workstation.domain.errors import WorkstationError
from workstation.gateway.files import keep_file
from workstation.settings import APP

DONE, FAILED, WRONG_USAGE = 0, 1, 2
_JSON: Final = json.JSONEncoder(ensure_ascii=False)

_DISK: Final[Mapping[int, str]] = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk's quota is used up.",
    errno.EACCES: "No permission.",
    errno.EPERM: "No permission.",
    errno.EROFS: "The disk can only be read.",
}


def say(text: str) -> None:
    """Tell a person something."""
    click.echo(text, err=True)


def counted(number: int, one: str, more: str) -> str:
    """Return how many there are, in words: 1 entry, 2 entries."""
    return f"{number} {one if number == 1 else more}"


def put(value: object) -> None:
    """Print one JSON object on one line, in UTF-8 whatever the terminal is set to."""
    text = _JSON.encode(plain(value))
    click.echo(text.encode("utf-8", errors="replace"))


def put_all(values: Iterable[Mapping[str, object]]) -> None:
    """Print objects of plain values, one a line, in one go: who waits for them gets them all."""
    text = "\n".join(map(_JSON.encode, values))
    if text:
        click.echo(text.encode("utf-8", errors="replace"))


def plain(value: object) -> object:
    """Return a value as JSON has it: moments and days in ISO form, enums by their value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(item) for item in value]
    return _plain_one(value)


def _plain_one(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return shown(value) if isinstance(value, Path) else value


def shown(path: Path) -> str:
    """Return a path for people and JSON; bytes that are no text are replaced."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def sentence(error: WorkstationError) -> str:
    """Return what happened and what to do, without personal data."""
    reason = str(error.facts.get("reason") or error.facts.get("why") or "")
    if words := REASONS.get((error.code, reason)):
        return words.format_map(defaultdict(lambda: "-", error.facts))
    known = SENTENCES.get(error.code) or f"Refused: {error.code.replace('_', ' ')}."
    facts = ", ".join(f"{name} {value}" for name, value in error.facts.items() if value)
    return f"{known} ({facts})" if facts else known


def disk_sentence(error: OSError) -> str:
    """Return what the disk, or a permission on it, refused."""
    known = _DISK.get(error.errno or 0) or f"{error.strerror or type(error).__name__}."
    return f"{known} ({shown(Path(os.fsdecode(error.filename)))})" if error.filename else known


def mistake(error: Exception) -> str:
    """Name a mistake of the program by its kind and place; its text may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"The program made a mistake: {type(error).__name__} at {place}."


def told(error: Exception) -> str:
    """Return what people are told about an error they can do something about, or a mistake."""
    if isinstance(error, click.Abort):
        return "Stopped."
    if isinstance(error, WorkstationError):
        return sentence(error)
    return disk_sentence(error) if isinstance(error, OSError) else mistake(error)


def run(command: click.Command, arguments: list[str] | None) -> int:
    """Run a command and return the process's exit status."""
    try:
        result = command.main(arguments, prog_name="workstation", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE if isinstance(error, click.UsageError) else FAILED
    except BrokenPipeError:
        sys.stderr.close()
    except (click.Abort, WorkstationError, OSError) as error:
        say(told(error))
    except Exception as error:  # a mistake of the program's; its text may hold personal data
        kept = _keep_report(error)
        say(mistake(error) if kept is None else f"{mistake(error)} ({shown(kept)})")
    return FAILED


def _keep_report(error: Exception) -> Path | None:
    """Keep the kinds of errors and the places in the program beside the desktop's reports."""
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        frames = traceback.extract_tb(cause.__traceback__)
        lines.append(type(cause).__qualname__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        cause = cause.__cause__ or cause.__context__
    moment = datetime.now(UTC)
    file = platformdirs.user_data_path(APP) / "crashes" / f"command-{moment:%Y%m%d-%H%M%S-%f}.txt"
    try:
        keep_file(file, ("\n".join(lines) + "\n").encode())
    except OSError:
        return None
    return file
