"""What the log is asked for, and the filter that answers it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.audit_view.asking import SPANS, Asked, Span, Typed, asked_by, subject_typed
from workstation.domain.applications import reference_from
from workstation.domain.staff import StaffId
from workstation.services.audit import AuditFilter

AT = datetime(2021, 12, 15, 4, 0, tzinfo=UTC)
"""Noon in Hong Kong."""
DAYS = st.dates(min_value=date(2021, 1, 1), max_value=date(2027, 1, 1))


def test_nothing_asked_is_no_filter() -> None:
    assert Asked().filter(AT) == AuditFilter()
    assert not Asked().filtered


def test_today_is_the_day_of_hong_kong() -> None:
    late = datetime(2021, 12, 15, 16, 30, tzinfo=UTC)

    filter_ = Asked(span=Span.TODAY).filter(late)

    assert filter_.since == datetime(2021, 12, 15, 16, 0, tzinfo=UTC)
    assert filter_.until == datetime(2021, 12, 16, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span.YESTERDAY, (date(2021, 12, 14), date(2021, 12, 14))),
        (Span.WEEK, (date(2021, 12, 9), date(2021, 12, 15))),
        (Span.MONTH, (date(2021, 11, 16), date(2021, 12, 15))),
        (Span.ALL, (None, None)),
    ],
)
def test_spans_are_whole_days(span: Span, days: tuple[date | None, date | None]) -> None:
    assert Asked(span=span).days(date(2021, 12, 15)) == days


@given(DAYS, DAYS)
def test_days_may_be_given_in_any_order(one: date, two: date) -> None:
    asked = Asked().on_days(one, two)

    assert asked.first == min(one, two)
    assert asked.last == max(one, two)
    assert asked_by(asked.filter(AT), AT).days(date(2021, 12, 15)) == (asked.first, asked.last)


def test_what_another_desk_asks_for_is_taken_up() -> None:
    since = datetime(2021, 12, 14, 16, 0, tzinfo=UTC)
    filter_ = AuditFilter(staff_id=StaffId(3), action="application.decided", since=since)

    asked = asked_by(filter_, AT)

    assert asked == Asked(staff_id=StaffId(3), action="application.decided", span=Span.TODAY)


def test_every_span_has_words() -> None:
    assert set(SPANS) == set(Span)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("  ", (Typed.NOTHING, "")),
        ("Staff:7", (Typed.SUBJECT, "staff:7")),
        ("letter_batch:2", (Typed.SUBJECT, "letter_batch:2")),
        ("12", (Typed.WRONG, "12")),
        ("a:b:", (Typed.SUBJECT, "a:b:")),
    ],
)
def test_what_is_typed_is_told_apart(text: str, typed: tuple[Typed, str]) -> None:
    assert subject_typed(text) == typed


@given(st.integers(0, 10**10 - 1))
def test_every_reference_is_one(number: int) -> None:
    reference = reference_from(number)

    assert subject_typed(f" {reference.lower()} ") == (Typed.REFERENCE, reference)
