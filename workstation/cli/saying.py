"""How commands speak: JSON lines on standard output, words for people on standard error."""

import dataclasses
import json
import sys
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum

import click

from workstation.domain.errors import WorkstationError

DONE, FAILED, WRONG_USAGE = 0, 1, 2

_SENTENCES: Mapping[str, str] = {
    "office_not_ready": "The database has no office of this version. Run: workstation setup",
    "keys_missing": (
        "The keys of this office are not on this computer. Copy office.key from the computer"
        " that made the office into the office's folder, readable by its owner only."
    ),
    "database_unreachable": "The database does not answer. Check the address and the network.",
    "database_busy": "Another program holds the database. Try again when it has finished.",
    "weak_password": "The password is too weak: at least 12 characters, not a common word.",
    "staff_number_taken": "Another account has this staff number.",
    "last_administrator": "Nothing was changed: the office would have no administrator left.",
    "not_found": "There is nothing of that reference in this office.",
    "roster_refused": "The roster was not loaded; checks go on against the one before.",
    "letter_not_live": "This letter was never posted, or is recorded as returned already.",
    "changed_elsewhere": "Somebody else changed this meanwhile. Nothing was done; look again.",
    "letter_fonts_missing": "The Noto CJK fonts are missing. Install the package fonts-noto-cjk.",
}


def say(text: str) -> None:
    """Tell a person something."""
    click.echo(text, err=True)


def put(value: object) -> None:
    """Print one JSON object on one line."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def plain(value: object) -> object:
    """Return a value as JSON has it: moments and days in ISO form, enums by their value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def sentence(error: WorkstationError) -> str:
    """Return what happened and what to do, without personal data."""
    known = _SENTENCES.get(error.code)
    facts = ", ".join(f"{name} {value}" for name, value in error.facts.items())
    if known is None:
        known = f"Refused: {error.code.replace('_', ' ')}."
    return f"{known} ({facts})" if facts else known


def run(command: click.Command, arguments: list[str] | None) -> int:
    """Run a command and return the process's exit status."""
    try:
        result = command.main(arguments, prog_name="workstation", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return WRONG_USAGE
    except click.Abort:
        say("Stopped.")
        return FAILED
    except click.ClickException as error:
        error.show()
        return FAILED
    except WorkstationError as error:
        say(sentence(error))
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    return result if isinstance(result, int) else DONE
