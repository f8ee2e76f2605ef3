"""``workstation address``: reading addresses, a line in, a line out."""

from collections.abc import Mapping

import click

from workstation.cli.lines import questions
from workstation.cli.saying import FAILED, put, say
from workstation.domain.addresses import Gazetteer, parse_address
from workstation.gateway.gazetteer import read_gazetteer
from workstation.resources import RESOURCES


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
    for number, question in questions():
        id_, text = (question or {}).get("id"), (question or {}).get("text")
        if isinstance(id_, str | int) and isinstance(text, str):
            put(_answer(id_, text, gazetteer))
        else:
            refused = True
            say(f"Line {number} is no JSON object with an id and a text.")
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
