"""``workstation setup``: creates or upgrades the database, makes the first administrator."""

import click

from workstation.bootstrap import setup_office
from workstation.cli.asking import asked_password
from workstation.cli.opening import AT_COMMAND_LINE, settings_of
from workstation.cli.saying import say
from workstation.domain.staff import Role


@click.command
@click.option("--staff-number", default="admin", show_default=True, help="Of the administrator.")
@click.option("--name", default="Administrator", show_default=True, help="Of the administrator.")
@click.option(
    "--password",
    envvar="WORKSTATION_PASSWORD",
    help="At least 12 characters; asked for when it is not given.",
)
@click.pass_context
def setup(context: click.Context, staff_number: str, name: str, password: str | None) -> None:
    """Create the office's database or bring it to this version; make the first administrator."""
    settings = settings_of(context)
    folder = settings.folder
    office = setup_office(settings)
    try:
        say(f"The database is ready. This computer's files, the office key among them: {folder}")
        if office.staff.has_administrator():
            say("There is an administrator already; nothing was changed.")
            return
        password = password or asked_password(f"Password for {staff_number}")
        office.staff.add(
            staff_number=staff_number,
            name=name,
            role=Role.ADMINISTRATOR,
            password=password,
            by=AT_COMMAND_LINE,
        )
        office.audit.seal()
        say(f"The administrator {staff_number} was added.")
    finally:
        office.close()
