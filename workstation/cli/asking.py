"""Asking a person on the terminal."""

import sys
from pathlib import Path
from typing import Final

import click

_TERMINAL: Final = Path("/dev/tty")


def asked_password(words: str) -> str:
    """Ask for a password, twice and unseen.

    Raises:
        UsageError: there is no terminal.
    """
    if not has_terminal():
        raise click.UsageError("There is no terminal to ask on: give --password.")
    password: str = click.prompt(words, hide_input=True, confirmation_prompt=True, err=True)
    return password


def has_terminal() -> bool:
    """Say whether somebody can be asked, wherever standard input comes from."""
    try:
        _TERMINAL.open("rb").close()
    except OSError:
        return sys.stdin.isatty()
    return True
