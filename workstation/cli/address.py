"""``workstation address``: reading addresses, a line in, a line out."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

import click

from workstation.cli.saying import FAILED, put, say
from workstation.domain.addresses import Gazetteer, parse_address
from workstation.gateway.gazetteer import read_gazetteer
from workstation.resources import RESOURCES

_LONGEST_LINE: Final = 1_000_000


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
    refused = False
    for number, line in enumerate(_lines(sys.stdin.buffer), start=1):
        query = _query(line)
        if query is None:
            refused = True
            say(f"Line {number} is no JSON object with an id and a text.")
        else:
            put(_answer(*query, gazetteer))
    if refused:
        context.exit(FAILED)


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


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines that are not blank; of one that is too long only its beginning."""
    while line := stream.readline(_LONGEST_LINE):
        ended = line
        while len(ended) == _LONGEST_LINE and not ended.endswith(b"\n"):
            ended = stream.readline(_LONGEST_LINE)
        if line.strip():
            yield line


def _query(line: bytes) -> tuple[str | int, str] | None:
    try:
        value = json.loads(line)
        id_, text = value["id"], value["text"]
        str(id_).encode()
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return (id_, text) if isinstance(id_, str | int) and isinstance(text, str) else None
