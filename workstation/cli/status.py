"""``workstation status``: the health of the office."""

import click

from workstation.cli.opening import office_of
from workstation.cli.saying import put
from workstation.domain.calendar import HONG_KONG


@click.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def status(context: click.Context, *, as_json: bool) -> None:
    """Show counts by stage, the oldest, due messages, database and OCR health."""
    with office_of(context) as office:
        found = office.status.status()
    if as_json:
        put(found)
        return
    for stage, count in sorted(found.stages.items()):
        click.echo(f"{stage:20} {count:>8}")
    oldest = (
        "-"
        if found.oldest_open is None
        else f"{found.oldest_open.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"
    )
    click.echo(f"{'oldest open':20} {oldest}")
    click.echo(f"{'messages due':20} {found.messages.get('due', 0):>8}")
    failed = found.messages.get("failed", 0) + found.messages.get("unknown", 0)
    click.echo(f"{'messages not sent':20} {failed:>8}")
    click.echo(f"{'work given up':20} {found.jobs.get('failed', 0):>8}")
    health = found.database
    size = f"{health.size_bytes / 1_000_000:.1f} MB, {health.answered_in_ms:.1f} ms"
    click.echo(f"{'database':20} {health.engine} {health.version}, {size}")
    click.echo(f"{'reader':20} {found.reader if found.reader_available else 'missing'}")
    roster = "none" if found.roster is None else f"{found.roster.as_of} ({found.roster.rows})"
    click.echo(f"{'roster':20} {roster}")
