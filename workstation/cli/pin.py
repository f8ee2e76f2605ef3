"""``workstation pin``: answers as the public site would."""

import click

from workstation.cli.opening import office_of
from workstation.cli.saying import DONE, FAILED, put
from workstation.cli.words import WORDS
from workstation.domain.pins import PinAnswer


@click.group
def pin() -> None:
    """Check a PIN the way the public site does."""


@pin.command
@click.argument("reference", type=WORDS)
@click.argument("secret", metavar="PIN", type=WORDS)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def check(context: click.Context, reference: str, secret: str, *, as_json: bool) -> int:
    """Activate an account with its PIN or letter code.

    Every kind of no has the same answer and takes as long; tries are counted.
    """
    with office_of(context) as office:
        answer = office.release.answer(reference, secret)
    if as_json:
        put({"answer": answer})
    else:
        click.echo(answer.value)
    return DONE if answer is PinAnswer.ACTIVATED else FAILED
