"""The account numbers of a proof, in the form they are compared in."""

from dataclasses import replace

import pytest

from tests.domain.signals.lines import line, of
from workstation.domain.extraction import Line
from workstation.domain.proofs import ProofKind, Quad
from workstation.domain.signals.accounts import account_numbers


@pytest.mark.parametrize(
    "text",
    [
        "Account number 4012 3456 789",
        "Account number: 4012-3456-789",
        "Account No. 40123456789",
        "帳戶號碼 4012 3456 789",
        "Account number 帳戶號碼 4012 3456 789",
        "客戶編號：40123456789",
    ],
)
def test_a_number_behind_its_label_is_found_however_it_is_grouped(text: str) -> None:
    assert account_numbers(of(line(text))) == ("electricity_bill 40123456789",)


@pytest.mark.parametrize(
    "label", ["Account number", "Account", "Account number 帳戶號碼", "帳戶號碼"]
)
@pytest.mark.parametrize("place", [{"left": 400.0}, {"top": 130.0}], ids=["beside", "below"])
def test_a_number_alone_beside_or_below_its_label_is_found(label: str, place) -> None:
    lines = (line(label), line("4012 3456 789", **place), line("5555 6666 777", top=500))

    assert account_numbers(of(*lines)) == ("electricity_bill 40123456789",)


def test_a_number_far_from_the_label_is_none() -> None:
    far = line("4012 3456 789", left=200, top=300)

    assert account_numbers(of(line("Account number"), far)) == ()


@pytest.mark.parametrize(
    "value", [line("2021-11-05", top=130), line("4012 3456 789", top=130, label="Invoice number")]
)
def test_a_day_or_a_number_with_another_label_is_none(value: Line) -> None:
    assert account_numbers(of(line("Account"), value)) == ()


def test_the_page_may_lie_on_its_side() -> None:
    lines = (line("Account number"), line("4012 3456 789", left=400))

    assert account_numbers(of(*map(turned, lines))) == ("electricity_bill 40123456789",)


def turned(upright: Line) -> Line:
    """Return a line of a page that stands on its right edge."""
    tokens = []
    for token in upright.tokens:
        first, second, third, fourth = ((y, -x) for x, y in token.quad.corners)
        tokens.append(replace(token, quad=Quad((first, second, third, fourth))))
    return replace(upright, tokens=tuple(tokens))


@pytest.mark.parametrize(
    "text",
    [
        "Invoice number 4012 3456 789",
        "Telephone 2555 0100",
        "Account number ****456789",
        "Account number 401234",
        "Account name CHAN 40123456789",
        "Total amount 4012 3456 789",
    ],
)
def test_other_numbers_and_hidden_or_short_ones_are_none(text: str) -> None:
    assert account_numbers(of(line(text))) == ()


def test_two_kinds_of_paper_never_have_one_number() -> None:
    one = of(line("Account number 40123456"))
    other = of(line("Account number 40123456"), kind=ProofKind.WATER_BILL)

    assert account_numbers(one) != account_numbers(other)


def test_of_a_paper_of_unknown_kind_only_a_long_number_counts() -> None:
    short, long = line("Account number 40123456"), line("Account number 4012345678")

    assert account_numbers(of(short, kind=ProofKind.OTHER)) == ()
    assert account_numbers(of(long, kind=ProofKind.OTHER)) == ("other 4012345678",)


def test_a_landlords_account_and_a_number_read_badly_are_none() -> None:
    landlord = of(line("Account number 40123456789"), kind=ProofKind.TENANCY_AGREEMENT)

    assert account_numbers(landlord) == ()
    assert account_numbers(of(line("Account number 40123456789", sure=0.4))) == ()
