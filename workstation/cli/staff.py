"""``workstation staff``: accounts."""

from dataclasses import replace

import click

from workstation.bootstrap import Office
from workstation.cli.asking import asked_password
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import put, say
from workstation.cli.words import WORDS
from workstation.domain.errors import NotFound
from workstation.domain.staff import Role, StaffMember
from workstation.gateway.phones import phone_number

_ROLES = [role.value for role in Role if role is not Role.SYSTEM]


def _given_or_asked(_context: click.Context, _param: click.Parameter, value: str | None) -> str:
    return asked_password("Password") if value is None else value


_PASSWORD = click.option(
    "--password",
    envvar="WORKSTATION_PASSWORD",
    type=WORDS,
    callback=_given_or_asked,
    help="At least 12 characters; asked for when it is not given.",
)


@click.group
def staff() -> None:
    """Add, list and disable staff accounts; change passwords."""


@staff.command
@click.argument("staff_number", type=WORDS)
@click.option("--name", required=True, type=WORDS)
@click.option("--role", type=click.Choice(_ROLES), required=True)
@click.option("--office", default="", type=WORDS, help="The post office or branch.")
@click.option("--language", type=click.Choice(["en", "zh-Hant", "zh-Hans"]), default="en")
@_PASSWORD
@click.pass_context
def add(
    context: click.Context,
    *,
    staff_number: str,
    name: str,
    role: str,
    office: str,
    language: str,
    password: str,
) -> None:
    """Add an account."""
    with office_of(context) as opened:
        opened.staff.add(
            staff_number=staff_number,
            name=name,
            role=Role(role),
            office=office,
            language=language,
            password=password,
            by=AT_COMMAND_LINE,
        )
    say(f"{staff_number} was added.")


@staff.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per account.")
@click.pass_context
def list_(context: click.Context, *, as_json: bool) -> None:
    """List the accounts."""
    with office_of(context) as office:
        for member in office.staff.all(by=AT_COMMAND_LINE):
            if as_json:
                put(member)
            else:
                state = "" if member.active else " (disabled)"
                click.echo(f"{member.staff_number:12} {member.role:15} {member.name}{state}")


@staff.command
@click.argument("staff_number", type=WORDS)
@click.pass_context
def disable(context: click.Context, staff_number: str) -> None:
    """Disable an account; what it held is free at once."""
    with office_of(context) as office:
        member = _member(office, staff_number)
        office.staff.change(replace(member, active=False), by=AT_COMMAND_LINE)
    say(f"{staff_number} was disabled.")


@staff.command
@click.argument("staff_number", type=WORDS)
@_PASSWORD
@click.pass_context
def password(context: click.Context, staff_number: str, password: str) -> None:
    """Give an account another password."""
    with office_of(context) as office:
        member = _member(office, staff_number)
        office.staff.change_password(member.id, password, by=AT_COMMAND_LINE)
    say(f"The password of {staff_number} was changed.")


@staff.command
@click.argument("staff_number", type=WORDS)
@click.option("--phone", type=WORDS, default="", help="Their own telephone number.")
@click.option("--document-number", type=WORDS, default="", help="Of their own identity document.")
@click.option("--address", type=WORDS, default="", help="Where they live.")
@click.pass_context
def tie(
    context: click.Context, staff_number: str, *, phone: str, document_number: str, address: str
) -> None:
    """Record somebody's own household, whose applications they cannot decide.

    Only keyed hashes are kept. What was recorded before is replaced.
    """
    with office_of(context) as office:
        office.staff.tie(
            _member(office, staff_number).id,
            phone=phone_number(phone) if phone else None,
            number=document_number,
            address=address,
            by=AT_COMMAND_LINE,
        )
    say(f"The household of {staff_number} was recorded.")


def _member(office: Office, staff_number: str) -> StaffMember:
    member = office.staff.with_number(staff_number)
    if member is None:
        raise NotFound(reason="account", number=staff_number)
    return member
