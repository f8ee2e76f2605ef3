"""``workstation keys``: the office key."""

from pathlib import Path

import click

from workstation.bootstrap import export_key
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, say, shown


@click.group
def keys() -> None:
    """Keep a copy of the key without which nothing in the office can be opened."""


@keys.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def export(context: click.Context, file: Path) -> int:
    """Write a copy of the office key into FILE, readable by its owner only."""
    if file.exists():
        say(f"{shown(file)} exists; nothing was overwritten.")
        return FAILED
    with office_of(context) as office:
        office.audit.record_key_export(by=AT_COMMAND_LINE)
        export_key(office.settings, file)
    say(f"The office key was written to {shown(file)}. Keep it apart from copies of the database.")
    return DONE
