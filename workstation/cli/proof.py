"""``workstation proof``: opening and reading address proofs, without any office."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workstation.cli.saying import FAILED, put
from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import (
    Comparison,
    Declared,
    Field,
    PartComparison,
    Reading,
    Verdict,
    band,
    facts_of,
)
from workstation.domain.names import NameRefused, PersonName
from workstation.domain.proofs import (
    Finding,
    ProofKind,
    ProofProblem,
    Quad,
    UnreadableUpload,
    findings,
)
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.gazetteer import gazetteer_in
from workstation.gateway.proof_reading import LocalProofReader
from workstation.gateway.sandbox.limits import MOST_BYTES
from workstation.resources import RESOURCES

_MONTHS: Final = 3


@click.group()
def proof() -> None:
    """Open and read address proofs."""


@proof.command("read")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, readable=True),
)
@click.option(
    "--declared",
    "declared_file",
    type=click.File("r", encoding="utf-8"),
    help="A JSON list of {id, name, address} to compare with.",
)
@click.option(
    "--submitted-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The Hong Kong day of submission; without it the age of a proof is not judged.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file and line.")
@click.pass_context
def read_files(
    context: click.Context,
    files: Sequence[str],
    declared_file: Any,
    submitted_on: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Read each FILE and compare it with what was declared.

    Regions are pixels of the file as uploaded: of the stored picture, of the scan inside a PDF,
    and at 200 dots per inch for other PDFs. The rotation is by how many degrees the page has to be
    turned clockwise to be read.
    """
    declared = _declared(declared_file)
    day = submitted_on.date() if submitted_on else None
    reader = LocalProofReader(parse=AddressReader(gazetteer_in(RESOURCES / "gazetteer")))
    failed = False
    try:
        for file in files:
            answer = _answer(file, reader, declared, day)
            failed = answer.pop("failed") or failed
            if as_json:
                put(answer)
            else:
                _show(answer)
    finally:
        reader.close()
    if failed:
        context.exit(FAILED)


def _declared(file: Any) -> list[Declared]:
    if file is None:
        return []
    try:
        value = json.load(file)
        if not isinstance(value, list):
            raise TypeError
        return [_one_declared(entry) for entry in value]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, NameRefused) as error:
        message = "not a list of {id, name: {english, chinese}, address: {text}}"
        raise click.BadParameter(message, param_hint="--declared") from error


def _one_declared(entry: Mapping[str, Any]) -> Declared:
    name = entry["name"]
    text = entry["address"]["text"]
    if not isinstance(text, str):
        raise TypeError
    return Declared(
        id=str(entry["id"]),
        name=PersonName.parse(str(name.get("english") or ""), str(name.get("chinese") or "")),
        address=text,
    )


def _answer(
    file: str, reader: LocalProofReader, declared: Sequence[Declared], day: date | None
) -> dict[str, Any]:
    """Return what is printed of one file; ``failed`` says whether it could not be read."""
    started = time.monotonic()
    pages, reading, problem = 0, None, ""
    try:
        with Path(file).open("rb") as stream:
            upload = reader.open(stream.read(MOST_BYTES + 1))
        pages = len(upload.pages)
        if reader.available():
            reading = reader.read(upload)
        else:
            problem = "reader_missing"
    except UnreadableUpload as error:
        problem = error.reason.value
    except ReaderFailed as error:
        problem = error.facts.get("reason", "reader_failed")
    told = _unread(declared, problem) if reading is None else _told(reading, reader, declared, day)
    seconds = round(time.monotonic() - started, 2)
    return {"file": file, "pages": pages, **told, "seconds": seconds, "failed": reading is None}


def _unread(declared: Sequence[Declared], problem: str) -> dict[str, Any]:
    unsure = [{"id": one.id, "verdict": Verdict.UNSURE, "parts": []} for one in declared]
    return {
        "rotation": 0,
        "kind": ProofKind.OTHER,
        "issuer": None,
        "issued_on": None,
        "fields": [],
        "comparisons": unsure,
        "problems": [{"code": problem}],
    }


def _told(
    reading: Reading, reader: LocalProofReader, declared: Sequence[Declared], day: date | None
) -> dict[str, Any]:
    compared = [reader.compare_with(reading, one, submitted_on=day) for one in declared]
    found = [*findings(facts_of(reading), day, months=_MONTHS)]
    if compared and all(_finds(ProofProblem.OTHER_NAME, one) for one in compared):
        found.append(Finding(ProofProblem.OTHER_NAME))
    elsewhere = Finding(ProofProblem.SUPPLIED_ELSEWHERE)
    if elsewhere not in found and any(_finds(elsewhere.problem, one) for one in compared):
        found.append(elsewhere)
    return {
        "rotation": reading.pages[0].rotation,
        "kind": reading.kind,
        "issuer": reading.issuer or None,
        "issued_on": reading.issued_on,
        "fields": [_field(one) for one in reading.fields],
        "comparisons": [_comparison(one) for one in compared],
        "problems": [_problem(one) for one in found],
    }


def _finds(problem: ProofProblem, comparison: Comparison) -> bool:
    return any(one.problem is problem for one in comparison.findings)


def _field(field: Field) -> dict[str, Any]:
    return {
        "part": field.part,
        "text": field.text,
        "confidence": round(field.confidence, 2),
        "page": field.page,
        "quad": _quad(field.quad),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "id": comparison.id,
        "verdict": comparison.verdict,
        "parts": [_part(one) for one in comparison.parts],
    }


def _part(part: PartComparison) -> dict[str, Any]:
    return {
        "part": part.part,
        "declared": part.declared,
        "read": part.read or None,
        "verdict": part.verdict,
        "page": part.page,
        "quad": _quad(part.quad),
    }


def _problem(finding: Finding) -> dict[str, Any]:
    days = {} if finding.days is None else {"days": finding.days}
    return {"code": finding.problem, **days}


def _quad(quad: Quad | None) -> list[list[float]] | None:
    if quad is None:
        return None
    return [[round(x, 1), round(y, 1)] for x, y in quad.corners]


def _show(answer: Mapping[str, Any]) -> None:
    """Print one file for people."""
    console = Console()
    head = [f"{answer['pages']} pages", str(answer["kind"]).replace("_", " ")]
    head += [str(answer[key]) for key in ("issuer", "issued_on") if answer[key]]
    console.print(f"{answer['file']}  " + ", ".join(head), markup=False)
    for problem in answer["problems"]:
        days = f" ({problem['days']} days)" if "days" in problem else ""
        console.print(f"  ! {str(problem['code']).replace('_', ' ')}{days}", markup=False)
    table = Table("part", "read", "sure")
    for field in answer["fields"]:
        sure = f"{field['confidence']:.0%} {band(field['confidence'])}"
        table.add_row(str(field["part"]), Text(field["text"]), sure)
    if answer["fields"]:
        console.print(table)
    for comparison in answer["comparisons"]:
        console.print(f"  {comparison['id']}: {comparison['verdict']}", markup=False)
        for part in comparison["parts"]:
            read = part["read"] or "-"
            words = f"    {part['part']}: {part['declared']} | {read} | {part['verdict']}"
            console.print(words, markup=False)
