"""``workstation audit``: proving the log."""

import click

from workstation.cli.opening import office_of
from workstation.cli.saying import DONE, FAILED, counted, put, say


@click.group
def audit() -> None:
    """Prove the audit log, or export it."""


@audit.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def verify(context: click.Context, *, as_json: bool) -> int:
    """Compare every entry with its seal, checkpoint and signature.

    Names the first broken records: edited, deleted, inserted or cut off.
    """
    with office_of(context) as office:
        report = office.audit.verify()
    if as_json:
        put(
            {
                "intact": report.intact,
                "entries": report.entries,
                "checkpoints": report.checkpoints,
                "copied": report.copied,
                "unsealed": report.unsealed,
                "first_broken": report.faults[0] if report.faults else None,
                "faults": report.faults,
            }
        )
    entries = counted(report.entries, "entry", "entries")
    say(f"{entries}, {counted(report.checkpoints, 'checkpoint', 'checkpoints')}")
    for fault in report.faults:
        say(f"{fault.fault}: entry {fault.entry_id}, checkpoint {fault.checkpoint_id}")
    if missing := report.checkpoints - report.copied:
        lacking = counted(missing, "checkpoint is", "checkpoints are")
        say(
            f"{lacking} not in the copy on this computer (audit-checkpoints.txt): "
            "a log that was cut off is found out by copies only. Compare those kept elsewhere."
        )
    say("The log is intact." if report.intact else "The log is BROKEN.")
    return DONE if report.intact else FAILED


@audit.command
@click.pass_context
def export(context: click.Context) -> int:
    """Print every entry with its leaf and checkpoint, one JSON object per line.

    Of an entry that cannot be read its number is printed, and the exit status is 1.
    """
    status = DONE
    with office_of(context) as office:
        for entry in office.audit.entries():
            put(entry)
            if "problem" in entry:
                say(f"Entry {entry['id']} cannot be read.")
                status = FAILED
    return status
