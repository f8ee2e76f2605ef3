"""Days of a proof that make no sense beside each other."""

import pytest

from tests.domain.signals.lines import line, of
from workstation.domain.extraction import Role
from workstation.domain.proofs import ProofKind
from workstation.domain.signals import SignalKind
from workstation.domain.signals.odd_days import odd_days

ORDINARY = (
    "Billing period 01/10/2021 - 31/10/2021",
    "Billing period 1 Nov 2021 to 31 Jan 2022",
    "Payment due date 26 Nov 2021",
    "繳款限期 2021年11月26日",
    "Contract period 01/10/2021 - 30/09/2023",
    "Last payment due 12 Oct 2021, received with thanks",
    "Overdue: payment due 12 Oct 2021",
    "Next meter reading 6 January 2022",
)


def kinds(*texts: str, **more: object) -> list[SignalKind]:
    return [one.kind for one in odd_days(of(*map(line, texts), **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_days_are_no_signal(text: str) -> None:
    assert kinds(text) == []


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    assert kinds("Billing period 31/10/2021 - 01/10/2021") == [SignalKind.PERIOD_REVERSED]


def test_a_billed_period_that_ends_months_after_the_issue_is_told() -> None:
    (found,) = odd_days(of(line("Billing period 01/10/2021 - 31/10/2022")))

    assert found.kind is SignalKind.PERIOD_AFTER_ISSUE
    assert found.shown == "01/10/2021 - 31/10/2022"
    assert found.quad is not None


def test_payment_due_before_the_issue_is_told_with_its_label_beside() -> None:
    beside = line("12 Oct 2021", role=Role.FACT, label="Due date")

    assert [one.kind for one in odd_days(of(beside))] == [SignalKind.DUE_BEFORE_ISSUE]
    assert kinds("Payment due date 12 Oct 2021") == [SignalKind.DUE_BEFORE_ISSUE]


def test_a_tenancy_and_a_proof_without_a_date_are_left_alone() -> None:
    text = "Billing period 01/10/2021 - 31/10/2022"

    assert kinds(text, kind=ProofKind.TENANCY_AGREEMENT) == []
    assert kinds(text, issued_on=None) == []


def test_a_day_that_was_read_badly_tells_nothing() -> None:
    doubtful = line("Billing period 31/10/2021 - 01/10/2021", sure=0.7)

    assert odd_days(of(doubtful)) == ()
