"""Opening the office a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from workstation.bootstrap import Office, open_office
from workstation.domain.staff import Actor, Role
from workstation.settings import Settings, names_an_office, read_settings

AT_COMMAND_LINE = Actor(staff_id=None, role=Role.SYSTEM, desk="command line")
"""Whoever runs commands holds the office's keys; the log says it was the command line."""


def settings_of(context: click.Context) -> Settings:
    """Return the settings a command runs under."""
    try:
        settings = read_settings(context.find_root().obj)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if not names_an_office(settings.database):
        raise click.UsageError("An office is at sqlite:///FILE or postgresql://USER@HOST/NAME.")
    return settings


@contextmanager
def office_of(context: click.Context) -> Iterator[Office]:
    """Open the office; what a command wrote is sealed in the audit log before it ends."""
    office = open_office(settings_of(context))
    try:
        yield office
        office.audit.seal()
    finally:
        office.close()
