"""``workstation letters``: the letter room."""

from pathlib import Path

import click

from workstation.bootstrap import Office
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, put, say, sentence
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BatchId
from workstation.domain.letter_rules import LetterState
from workstation.domain.letters import LetterId
from workstation.gateway.files import keep_file

_AT_ONCE = 500


@click.group
def letters() -> None:
    """Print due letters, record posted and returned ones."""


@letters.command
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Where the batch's PDF is written.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per batch.")
@click.pass_context
def batch(context: click.Context, out: Path, *, as_json: bool) -> None:
    """Print every due letter into a PDF, at most 500 a batch."""

    def write(id_: BatchId, pdf: bytes) -> None:
        keep_file(out / f"batch-{id_}.pdf", pdf)

    with office_of(context) as office:
        while ids := _due(office):
            printed = office.letters.print_batch(ids, write=write, by=AT_COMMAND_LINE)
            if as_json:
                file = str(out / f"batch-{printed.id}.pdf")
                put({"batch": printed.id, "letters": printed.letters, "file": file})
            say(f"Batch {printed.id}: {printed.letters} letters.")


def _due(office: Office) -> list[LetterId]:
    lines = office.letters.page(LetterState.DUE, by=AT_COMMAND_LINE, limit=_AT_ONCE)
    return [line.letter.id for line in lines if line.batch_id is None]


@letters.command
@click.argument("batches", nargs=-1, type=int)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per batch.")
@click.pass_context
def posted(context: click.Context, batches: tuple[int, ...], *, as_json: bool) -> None:
    """Record that batches came out whole and went to the post; without numbers, all of them."""
    with office_of(context) as office:
        waiting = [
            found
            for found in office.letters.batches(by=AT_COMMAND_LINE)
            if found.written and found.posted_at is None and found.abandoned_at is None
        ]
        chosen = [found for found in waiting if not batches or found.id in batches]
        for found in sorted(chosen, key=lambda one: one.id):
            if found.confirmed_at is None:
                office.letters.confirm_batch(found.id, by=AT_COMMAND_LINE)
            count = office.letters.post_batch(found.id, by=AT_COMMAND_LINE)
            if as_json:
                put({"batch": found.id, "letters": count})
            say(f"Batch {found.id}: {count} letters posted.")


@letters.command
@click.argument("references", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per letter.")
@click.pass_context
def returned(context: click.Context, references: tuple[str, ...], *, as_json: bool) -> int:
    """Record letters that came back; their codes are void, the applicants are told."""
    failed = 0
    with office_of(context) as office:
        for reference in references:
            try:
                application = office.letters.mark_returned(reference, by=AT_COMMAND_LINE)
            except WorkstationError as error:
                failed += 1
                say(f"{reference}: {sentence(error)}")
                if as_json:
                    put({"letter": reference, "returned": False, "problem": error.code})
            else:
                if as_json:
                    put(
                        {
                            "letter": reference,
                            "returned": True,
                            "application": application.reference,
                        }
                    )
    return FAILED if failed else DONE
