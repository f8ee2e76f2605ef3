"""``workstation intake``: takes registration bundles."""

from collections import Counter
from pathlib import Path
from typing import Final

import click

from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.progress import bar
from workstation.cli.saying import DONE, FAILED, put, say, shown
from workstation.domain.registrations import BundleProblem, Intake, IntakeResult
from workstation.gateway.bundles import names_no_bundle
from workstation.services.feed import LEFT_IN_PLACE

_NO_BUNDLE: Final = IntakeResult(
    outcome=Intake.REFUSED, problem=BundleProblem.NOT_A_BUNDLE, warnings=(LEFT_IN_PLACE,)
)


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per bundle.")
@click.pass_context
def intake(context: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Take registration bundles: folders or zip files, or folders full of them.

    Each is taken exactly once. A refused one is moved to the folder "refused" beside it,
    untouched, with its reason in a file next to it. A folder that is no bundle, and one that
    holds more folders, stays where it is.
    """
    counts: Counter[Intake] = Counter()
    with office_of(context) as office:
        for path in filter(names_no_bundle, paths):
            counts[Intake.REFUSED] += 1
            _report(path, _NO_BUNDLE, as_json=as_json)
            say(f"{shown(path)} has no bundle in it: a folder with registration.json, or a zip.")
        bundles = [bundle for path in paths for bundle in office.intake.feed.bundles(path)]
        with bar("bundles", len(bundles)) as waiting:
            for bundle in bundles:
                result = office.intake.take_one(bundle, by=AT_COMMAND_LINE)
                counts[result.outcome] += 1
                _report(bundle, result, as_json=as_json)
                waiting.reached(counts.total())
    told = [each for each in Intake if each is not Intake.GONE or counts[each]]
    say(", ".join(f"{counts[outcome]} {outcome.replace('_', ' ')}" for outcome in told))
    return FAILED if counts[Intake.REFUSED] else DONE


def _report(bundle: Path, result: IntakeResult, *, as_json: bool) -> None:
    if as_json:
        put(
            {
                "bundle": bundle,
                "outcome": result.outcome,
                "reference": result.reference or None,
                "problem": result.problem or None,
                "place": result.place or None,
                "warnings": result.warnings,
            }
        )
    else:
        say_refused(bundle, result)


def say_refused(bundle: Path, result: IntakeResult) -> None:
    """Tell a person why a bundle was refused, and when it could not be moved."""
    if result.outcome is Intake.REFUSED:
        say(f"refused: {shown(bundle)}: {result.problem} {result.place}".rstrip())
    if LEFT_IN_PLACE in result.warnings:
        say(f"still there: {shown(bundle)}")
