"""``workstation letters``: the letter room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from workstation.bootstrap import Office, letter_reader
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, disk_sentence, put, say, sentence, shown
from workstation.cli.words import WORDS
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BatchId, LetterBatch
from workstation.domain.letters import LetterId
from workstation.domain.proofs import UnreadableReason, UnreadableUpload
from workstation.gateway.files import keep_file
from workstation.gateway.letter_reading import LetterOnPage, LetterReader
from workstation.services.letters import Stopped

_AT_ONCE = 500
_LATEST_BATCHES = 1_000
_GROUPS, _GROUP_DIGITS = 4, 4
"""How a reference is printed on its letter."""
_BATCH = click.IntRange(1, 2**31 - 1)
_PROBLEMS = {reason.value: sentence(UnreadableUpload(reason)) for reason in UnreadableReason}


@click.group
def letters() -> None:
    """Print due letters, record posted and returned ones, read photographs."""


@letters.command
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Where the batch's PDF is written.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per batch.")
@click.pass_context
def batch(context: click.Context, out: Path, *, as_json: bool) -> int:
    """Print every due letter into a PDF, at most 500 a batch.

    A letter whose address does not fit is named and left out.
    """
    out.mkdir(parents=True, exist_ok=True)  # found out before a batch is opened

    def write(id_: BatchId, pdf: bytes) -> None:
        keep_file(out / f"batch-{id_}.pdf", pdf)

    count, left_out = 0, set[LetterId]()
    with office_of(context) as office:
        _warn_of_interrupted(office)
        letters, by = office.letters, AT_COMMAND_LINE
        while ids := letters.due(by=by, limit=_AT_ONCE, but_not=left_out):
            for letter in letters.misfits(ids, by=by):
                left_out.add(letter.id)
                say(
                    f"Letter {letter.reference.grouped}: its address does not fit into the window."
                    f" To ask for another one: workstation letters unfit {letter.reference.digits}"
                )
            fitting = [id_ for id_ in ids if id_ not in left_out]
            if not fitting:
                continue
            printed = letters.print_batch(fitting, write=write, by=by)
            if as_json:
                file = out / f"batch-{printed.id}.pdf"
                put({"batch": printed.id, "letters": printed.letters, "file": file})
            say(f"Batch {printed.id}: {printed.letters} letters.")
            count += printed.letters
        if not count and not left_out:
            say("No letters are due.")
    return FAILED if left_out else DONE


def whole_references(words: Iterable[str]) -> Iterator[str]:
    """Yield references; those given as they are printed, in groups of four digits, are joined."""
    for grouped, run in groupby(words, _is_group):
        if grouped:
            groups = list(run)
            for first in range(0, len(groups), _GROUPS):
                yield "".join(groups[first : first + _GROUPS])
        else:
            yield from run


def _is_group(word: str) -> bool:
    return len(word) == _GROUP_DIGITS and word.isascii() and word.isdigit()


@letters.command
@click.argument("references", nargs=-1, required=True, type=WORDS)
@click.pass_context
def unfit(context: click.Context, references: tuple[str, ...]) -> int:
    """Give up due letters whose address does not fit; the applicants are asked for another one."""
    failed = False
    with office_of(context) as office:
        for reference in whole_references(references):
            try:
                letter = office.letters.find(reference)
                application = office.letters.refuse_address(letter.id, by=AT_COMMAND_LINE)
            except WorkstationError as error:
                failed = True
                say(f"{reference}: {sentence(error)}")
            else:
                say(f"{reference}: given up, application {application.reference}.")
    return FAILED if failed else DONE


def _warn_of_interrupted(office: Office) -> None:
    for found in office.letters.batches(by=AT_COMMAND_LINE, limit=_LATEST_BATCHES):
        if not found.written and found.abandoned_at is None:
            say(
                f"Batch {found.id} of {found.letters} letters was interrupted. When no other"
                f" computer is printing it: workstation letters abandoned {found.id}"
            )


@letters.command
@click.argument("batches", nargs=-1, type=_BATCH)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per batch.")
@click.pass_context
def posted(context: click.Context, batches: tuple[int, ...], *, as_json: bool) -> int:
    """Record that batches came out whole and went to the post; without numbers, all of them."""
    with office_of(context) as office:
        waiting = {found.id: found for found in _waiting(office)}
        chosen = [BatchId(number) for number in batches] or sorted(waiting)
        if not chosen:
            say("No letters are waiting to be posted.")
        missing = [number for number in chosen if number not in waiting]
        for number in missing:
            say(f"Batch {number} is not waiting to be posted.")
        for found in (waiting[number] for number in chosen if number in waiting):
            if found.confirmed_at is None:
                office.letters.confirm_batch(found.id, by=AT_COMMAND_LINE)
            count = office.letters.post_batch(found.id, by=AT_COMMAND_LINE)
            if as_json:
                put({"batch": found.id, "letters": count})
            say(f"Batch {found.id}: {count} letters posted.")
    return FAILED if missing else DONE


def _waiting(office: Office) -> list[LetterBatch]:
    return [
        found
        for found in office.letters.batches(by=AT_COMMAND_LINE, limit=_LATEST_BATCHES)
        if found.written and found.posted_at is None and found.abandoned_at is None
    ]


@letters.command
@click.argument("batches", nargs=-1, type=_BATCH, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per batch.")
@click.pass_context
def abandoned(context: click.Context, batches: tuple[int, ...], *, as_json: bool) -> int:
    """Give up batches nobody can prove printed; their letters are void and made anew."""
    failed = False
    with office_of(context) as office:
        for number in batches:
            try:
                count = office.letters.abandon_batch(BatchId(number), by=AT_COMMAND_LINE)
            except WorkstationError as error:
                failed = True
                say(f"Batch {number}: {sentence(error)}")
                continue
            if as_json:
                put({"batch": number, "letters": count})
            say(f"Batch {number}: {count} letters are made anew.")
    return FAILED if failed else DONE


@letters.command
@click.argument("references", nargs=-1, required=True, type=WORDS)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per letter.")
@click.pass_context
def returned(context: click.Context, references: tuple[str, ...], *, as_json: bool) -> int:
    """Record letters that came back; their codes are void, the applicants are told."""
    failed = False
    with office_of(context) as office:
        for reference in whole_references(references):
            try:
                came_back = office.letters.mark_returned(reference, by=AT_COMMAND_LINE)
            except WorkstationError as error:
                failed = True
                say(f"{reference}: {sentence(error)}")
                answer = {"letter": reference, "returned": False, "problem": error.code}
            else:
                about = came_back.application.reference
                say(f"{reference}: returned, application {about}.")
                answer = {
                    "letter": reference,
                    "returned": True,
                    "application": about,
                    "take_out": _pages_to_take_out(came_back.stopped),
                }
            if as_json:
                put(answer)
    return FAILED if failed else DONE


def _pages_to_take_out(stopped: Sequence[Stopped]) -> list[dict[str, object]]:
    """Say which pages lie in a stack and must not be posted, and return them."""
    pages: list[dict[str, object]] = []
    for each in stopped:
        if each.place is None:
            continue
        batch, page, letter = each.place.batch, each.place.page, each.letter.reference
        say(f"Take letter {letter.grouped} out of batch {batch}, page {page}: it is void.")
        pages.append({"letter": letter.digits, "batch": batch, "page": page})
    return pages


@letters.command
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file.")
def read(files: tuple[Path, ...], *, as_json: bool) -> int:
    """Find the references of letters in photographs and scans; a file without one is a failure."""
    failed = False
    with letter_reader() as reader:
        for file in files:
            found, problem = _read(reader, file)
            failed = failed or not found
            if as_json:
                answers = [_answer(letter) for letter in found]
                put({"file": file, "letters": answers, "problem": problem or None})
            else:
                for letter in found:
                    click.echo(letter.reference.digits)
            if problem or not found:
                say(f"{shown(file)}: {_PROBLEMS.get(problem, problem) or 'No letter was found.'}")
    return FAILED if failed else DONE


def _answer(letter: LetterOnPage) -> dict[str, object]:
    return {
        "page": letter.page,
        "reference": letter.reference.digits,
        "symbol": letter.symbol,
        "quad": [[round(x, 1), round(y, 1)] for x, y in letter.quad.corners],
    }


def _read(reader: LetterReader, file: Path) -> tuple[tuple[LetterOnPage, ...], str]:
    """Return the letters in a file, or why it cannot be opened."""
    try:
        return reader.read(file.read_bytes()), ""
    except UnreadableUpload as error:
        return (), error.reason
    except OSError as error:
        return (), disk_sentence(error)
