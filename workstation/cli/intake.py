"""``workstation intake``: takes registration bundles."""

from pathlib import Path

import click

from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, put, say
from workstation.domain.registrations import Intake


@click.command
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per bundle.")
@click.pass_context
def intake(context: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Take registration bundles: folders or zip files, or folders full of them.

    Each is taken exactly once. A refused one is moved to the folder "refused" beside it,
    untouched, with its reason in a file next to it.
    """
    counts = dict.fromkeys(Intake, 0)
    with office_of(context) as office:
        for path in paths:
            for taken in office.intake.take(path, by=AT_COMMAND_LINE):
                result = taken.result
                counts[result.outcome] += 1
                if as_json:
                    put(
                        {
                            "bundle": str(taken.bundle),
                            "outcome": result.outcome,
                            "reference": result.reference or None,
                            "problem": result.problem or None,
                            "place": result.place or None,
                            "warnings": result.warnings,
                        }
                    )
                elif result.outcome is Intake.REFUSED:
                    say(f"refused: {taken.bundle.name}: {result.problem} {result.place}".rstrip())
    say(", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in counts.items()))
    return FAILED if counts[Intake.REFUSED] else DONE
