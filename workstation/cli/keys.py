"""``workstation keys``: the office key."""

from pathlib import Path

import click

from workstation.bootstrap import export_key
from workstation.cli.opening import settings_of
from workstation.cli.saying import DONE, FAILED, say


@click.group
def keys() -> None:
    """Keep a copy of the key without which nothing in the office can be opened."""


@keys.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def export(context: click.Context, file: Path) -> int:
    """Write a copy of the office key into FILE, readable by its owner only."""
    try:
        export_key(settings_of(context), file)
    except FileExistsError:
        say(f"{file} exists; nothing was overwritten.")
        return FAILED
    say(f"The office key was written to {file}. Keep it apart from copies of the database.")
    return DONE
