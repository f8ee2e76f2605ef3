"""Permits that an earlier program stored with their issue count are the same documents today."""

from collections.abc import Callable

import pytest

from tests.support.offices import OpenOffice
from workstation.domain import identity_documents
from workstation.domain.applications import Application, Stage
from workstation.domain.queue import Purpose, QueueFilter, View

Registers = Callable[[str], Application]


@pytest.fixture
def registered(office: OpenOffice) -> Registers:
    """Registers a Home Return Permit under a number as it is typed."""
    return lambda number: office.registered(kind="home_return_permit", number=number, country="CHN")


@pytest.fixture
def stored(registered: Registers, monkeypatch: pytest.MonkeyPatch) -> list[Application]:
    """One permit, which the earlier program took twice: issue counts were part of the number."""
    with monkeypatch.context() as earlier:
        earlier.setattr(identity_documents, "_COUNTED", {})
        return [registered("M1234567801"), registered("M1234567802")]


@pytest.mark.parametrize("number", ["M12345678", "M1234567801", "M1234567803"])
def test_a_permit_stored_with_its_count_is_found_as_the_same(
    office: OpenOffice, stored: list[Application], registered: Registers, number: str
) -> None:
    again = registered(number)

    case = office.office.review.open(again.id, by=office.actor("reviewer"))
    assert [one.stage for one in stored] == [Stage.PROOF_REVIEW] * 2
    assert again.stage is Stage.DUPLICATE_REVIEW
    assert {one.application.id for one in case.duplicates} == {one.id for one in stored}
    assert {one.applicant.document.number for one in case.duplicates} == {"M12345678"}
    assert registered("M87654321").stage is Stage.PROOF_REVIEW


def test_a_new_registration_that_stands_ends_both_earlier_ones(
    office: OpenOffice, stored: list[Application], registered: Registers
) -> None:
    again = registered("M12345678")

    office.office.referrals.keep_new(again.id, "registered_again", by=office.actor("supervisor"))

    assert {office.find(one.reference).stage for one in stored} == {Stage.CANCELLED}
    assert office.find(again.reference).stage is Stage.PROOF_REVIEW
    assert registered("M1234567802").stage is Stage.DUPLICATE_REVIEW


def test_a_number_is_compared_without_the_count_it_was_stored_with(
    office: OpenOffice, stored: list[Application]
) -> None:
    same_number, by = office.office.counter.same_number, office.actor("clerk")

    found = {number: same_number(stored[0].id, number, by=by) for number in ("M12345678", "M1")}

    assert found == {"M12345678": True, "M1": False}


def test_a_permit_is_searched_for_with_and_without_its_count(
    office: OpenOffice, stored: list[Application], registered: Registers
) -> None:
    again, by = registered("M12345678"), office.actor("reviewer")

    found = {
        number: office.office.queue.count(
            View.ALL, QueueFilter(search=number, purpose=Purpose.APPLICANT_CALLED), by=by
        ).count
        for number in ("M12345678", "M1234567801", "M1234567809")
    }

    assert len({again.id, *(one.id for one in stored)}) == 3
    assert set(found.values()) == {3}
