"""``workstation document``: questions about identity documents that need no office."""

import click

from workstation.cli.saying import put
from workstation.domain.document_numbers import check_number
from workstation.domain.identity_documents import DocumentKind, issuer_of


@click.group()
def document() -> None:
    """Check identity documents."""


@document.command("number")
@click.argument("kind", type=click.Choice([kind.value for kind in DocumentKind]))
@click.argument("number")
@click.option("--country", default="", help="Who issued it: ISO 3166 alpha-3.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(kind: str, number: str, country: str, *, as_json: bool) -> None:
    """Say whether NUMBER is well formed, its check digit and its normal form."""
    found = check_number(DocumentKind(kind), number, country)
    answer = {
        "kind": kind,
        "country": issuer_of(DocumentKind(kind), country),
        "well_formed": found.well_formed,
        "normal_form": found.normal_form,
        "check_digit_expected": found.check_digit_expected,
        "check_digit_ok": found.check_digit_ok,
        "problems": found.problems,
    }
    if as_json:
        put(answer)
        return
    click.echo(f"{found.normal_form}: {'well formed' if found.well_formed else 'not well formed'}")
    for problem in found.problems:
        click.echo(f"  {problem.value.replace('_', ' ')}")
    if found.check_digit_expected is not None:
        click.echo(f"  check digit {found.check_digit_expected}")
