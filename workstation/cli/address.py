"""``workstation address``: reading addresses, a line in, a line out."""

from collections.abc import Callable, Mapping
from typing import Final

import click

from workstation.cli.lines import questions
from workstation.cli.saying import FAILED, put, say
from workstation.domain.addresses import Gazetteer, parse_address
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import Verdict
from workstation.domain.extraction.written_addresses import compare_written
from workstation.gateway.gazetteer import read_gazetteer
from workstation.resources import RESOURCES

_VERDICTS: Final = {
    Verdict.MATCH: "same",
    Verdict.MISMATCH: "different",
    Verdict.UNSURE: "unsure",
}
_ASKED: Final = {("text",): "a text", ("a", "b"): "two texts, a and b"}


@click.group()
def address() -> None:
    """Read Hong Kong addresses."""


@address.command()
@click.option("--json", "as_json", is_flag=True, help="JSON lines; there is no other form.")
@click.pass_context
def parse(context: click.Context, *, as_json: bool) -> None:
    """Read objects with id and text, one a line, from standard input; print what each is."""
    del as_json
    gazetteer = read_gazetteer(RESOURCES / "gazetteer")
    _answer_all(context, ("text",), lambda id_, text: _answer(id_, text, gazetteer))


@address.command()
@click.option("--json", "as_json", is_flag=True, help="JSON lines; there is no other form.")
@click.pass_context
def compare(context: click.Context, *, as_json: bool) -> None:
    """Read objects with id, a and b, one a line; print whether a and b are the same home."""
    del as_json
    places = KnownPlaces.of(read_gazetteer(RESOURCES / "gazetteer"))
    _answer_all(context, ("a", "b"), lambda id_, a, b: _compared(id_, a, b, places))


def _answer_all(
    context: click.Context,
    names: tuple[str, ...],
    answer: Callable[..., Mapping[str, object]],
) -> None:
    """Answer every line that has an id and the named texts; name the others by their number."""
    refused = False
    for number, question in questions():
        id_, *texts = ((question or {}).get(name) for name in ("id", *names))
        if isinstance(id_, str | int) and all(isinstance(text, str) for text in texts):
            put(answer(id_, *texts))
        else:
            refused = True
            say(f"Line {number} is no JSON object with an id and {_ASKED[names]}.")
    if refused:
        context.exit(FAILED)


def _compared(id_: str | int, a: str, b: str, places: KnownPlaces) -> Mapping[str, object]:
    verdict, parts = compare_written(a, b, places)
    return {
        "id": id_,
        "verdict": _VERDICTS[verdict],
        "parts": [
            {"part": part.part, "a": part.declared, "b": part.read, "verdict": part.verdict}
            for part in parts
        ],
    }


def _answer(id_: str | int, text: str, gazetteer: Gazetteer) -> Mapping[str, object]:
    parsed = parse_address(text, gazetteer)
    return {
        "id": id_,
        "kind": parsed.kind,
        "estate_id": parsed.estate_id,
        "block_id": parsed.block_id,
        "floor": parsed.floor,
        "unit": parsed.unit,
        "class": parsed.place_class,
        "district": parsed.district,
        "problems": parsed.problems,
    }
