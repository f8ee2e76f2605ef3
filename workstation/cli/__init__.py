"""The command line: names and shapes other programs rely on.

Each command lies in a module of its own that is imported when it is called.
"""

import importlib
import sys
from typing import Final

import click

from workstation.cli.saying import run

_COMMANDS: Final[dict[str, str]] = {
    "address": "Read Hong Kong addresses.",
    "audit": "Prove the audit log, or export it.",
    "document": "Check identity documents.",
    "intake": "Take registration bundles.",
    "keys": "Keep a copy of the office key.",
    "letters": "Print due letters, record posted and returned ones, read photographs.",
    "messages": "Send what is due.",
    "pin": "Check a PIN the way the public site does.",
    "proof": "Read address proofs.",
    "roster": "Load the roster, check applicants against it.",
    "setup": "Create or upgrade the database, add the first administrator.",
    "staff": "Add, list and disable staff accounts; change passwords.",
    "status": "Show the health of the office in figures.",
    "worker": "Do the office's own work.",
}
"""Every command with the line the list of them shows: the list must not import them all."""
_DESKTOPS: Final[dict[str, str]] = {"demo": "Open a sample office in a scratch folder."}
"""What the program does without this command line; the list shows it too."""


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command."""
        if cmd_name in _DESKTOPS:
            raise click.UsageError(_not_here(cmd_name, ctx), ctx)
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"workstation.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted((_COMMANDS | _DESKTOPS).items()))


def _not_here(name: str, context: click.Context) -> str:
    """Return why what opens a desktop is not done by this command line."""
    if context.params.get("database") is not None:
        return f"'{name}' comes first, and is given no --database."
    return f"'{name}' opens a desktop, which this command line has not got: ./start {name}"


def _not_empty(_context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value == "":
        raise click.BadParameter("it is empty")
    return value


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Verification workstation: without a command it opens the desktop.",
    epilog="Exit status: 0 done, 1 failed or refused, 2 wrong usage.",
)
@click.option(
    "--database",
    metavar="URL",
    callback=_not_empty,
    help="The office; by default the settings file's.",
)
@click.pass_context
def workstation(context: click.Context, database: str | None) -> None:
    """Remember which office is meant."""
    context.obj = database


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process."""
    sys.exit(run(workstation, arguments))
