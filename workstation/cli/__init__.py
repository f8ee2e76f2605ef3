"""The command line: names and shapes other programs rely on.

Each command lies in a module of its own that is imported when it is called.
"""

import importlib
import sys
from collections.abc import Mapping
from typing import Final

import click

from workstation.cli.saying import run

_WHERE: Final[Mapping[str, str]] = {
    name: f"workstation.cli.{name}:{name}"
    for name in (
        "address",
        "audit",
        "document",
        "intake",
        "keys",
        "letters",
        "messages",
        "pin",
        "proof",
        "roster",
        "setup",
        "staff",
        "status",
        "worker",
    )
}


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return sorted(_WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command."""
        del ctx
        where = _WHERE.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Verification workstation: without a command it opens the desktop.",
    epilog="Exit status: 0 done, 1 failed or refused, 2 wrong usage.",
)
@click.option("--database", metavar="URL", help="The office; by default the settings file's.")
@click.pass_context
def workstation(context: click.Context, database: str | None) -> None:
    """Remember which office is meant."""
    context.obj = database


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process."""
    sys.exit(run(workstation, arguments))
