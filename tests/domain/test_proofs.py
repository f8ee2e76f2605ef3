"""The office's rules about proofs: age, envelopes, post boxes and what must be shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.proofs import (
    Finding,
    ProofFacts,
    ProofKind,
    ProofProblem,
    age_finding,
    findings,
    hong_kong_day,
    months_later,
)

SUBMITTED = date(2021, 12, 10)
BILL = ProofFacts(
    kind=ProofKind.WATER_BILL,
    has_name=True,
    has_address=True,
    has_issuer=True,
    issued_on=date(2021, 11, 2),
)
TENANCY = ProofFacts(
    kind=ProofKind.TENANCY_AGREEMENT,
    has_name=True,
    has_address=True,
    has_issuer=True,
    issued_on=date(2020, 6, 1),
    stamped=True,
    covers_from=date(2020, 6, 1),
    covers_until=date(2022, 5, 31),
)


def codes(facts: ProofFacts, on: date | None = SUBMITTED) -> list[str]:
    return [finding.problem.value for finding in findings(facts, on, months=3)]


def test_a_good_bill_has_no_findings() -> None:
    assert codes(BILL) == []


def test_scenario_9_three_months_to_the_day_pass_and_one_day_more_fails_with_the_count() -> None:
    """Scenario 9: one day over three months fails, with the count of days."""
    assert age_finding(date(2021, 9, 10), SUBMITTED, months=3) is None
    assert age_finding(date(2021, 9, 9), SUBMITTED, months=3) == Finding(ProofProblem.TOO_OLD, 92)


def test_scenario_9_a_stamped_tenancy_that_covers_the_day_may_be_older() -> None:
    """Scenario 9: a stamped tenancy that covers the day passes though it is older."""
    assert codes(TENANCY) == []


def test_a_tenancy_without_its_stamp_is_judged_by_its_age() -> None:
    assert codes(replace(TENANCY, stamped=False)) == ["not_stamped", "too_old"]
    assert codes(replace(TENANCY, stamped=False, issued_on=date(2021, 11, 1))) == []


def test_a_tenancy_that_is_over_does_not_cover_the_day() -> None:
    assert codes(replace(TENANCY, covers_until=date(2021, 12, 9))) == ["not_covering"]


def test_an_issue_in_the_future_is_told() -> None:
    assert codes(replace(BILL, issued_on=date(2021, 12, 11))) == ["in_the_future"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(BILL, kind=ProofKind.ENVELOPE), "envelope"),
        (replace(BILL, post_box=True, has_address=False), "po_box"),
        (replace(BILL, supplied_elsewhere=True), "supplied_elsewhere"),
        (replace(BILL, has_issuer=False), "no_issuer"),
        (replace(BILL, issued_on=None), "no_date"),
        (replace(BILL, has_name=False), "no_name"),
        (replace(BILL, has_address=False), "no_address"),
    ],
)
def test_scenario_11_each_lack_has_its_own_code(facts: ProofFacts, code: str) -> None:
    """Scenario 11: an envelope, a P.O. box, no issuer, no date: each has its own code."""
    assert codes(facts) == [code]


def test_age_is_not_judged_without_a_day_of_submission() -> None:
    assert codes(replace(BILL, issued_on=date(2001, 1, 1)), None) == []


def test_the_day_is_hong_kongs() -> None:
    assert hong_kong_day(datetime(2021, 12, 9, 16, 0, tzinfo=UTC)) == SUBMITTED
    assert hong_kong_day(datetime(2021, 12, 9, 15, 59, tzinfo=UTC)) == date(2021, 12, 9)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 11, 30), 3, date(2022, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
        (date(2021, 3, 15), -3, date(2020, 12, 15)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_the_last_good_day_is_followed_by_the_first_bad_one(issued_on: date, months: int) -> None:
    last = months_later(issued_on, months)

    assert age_finding(issued_on, last, months=months) is None
    assert age_finding(issued_on, last + timedelta(days=1), months=months) is not None
