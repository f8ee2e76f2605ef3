"""Signals of fraud on a case, from the reading of an upload to the desk; on both databases."""

from dataclasses import replace
from random import Random

import pytest

from tests.support.offices import OpenOffice
from tests.support.review_desks import (
    NUMBERS,
    cases,
    two_alike,
)
from workstation.domain.applications import Application, Move, Stage
from workstation.domain.holdings import ProofState
from workstation.domain.signals import (
    PRINT_BITS,
    PagePrint,
    PageSignal,
    Shared,
    SignalKind,
    Traces,
)
from workstation.services.review import Judgement, ReviewedProof

PRINT = PagePrint(page=1, bits=Random(5).randbytes(PRINT_BITS // 8))
TRACES = Traces(
    prints=(PRINT,),
    accounts=("electricity_bill 40123456789",),
    signals=(PageSignal(kind=SignalKind.EDITED_TEXT, page=1, shown="12B"),),
)


@pytest.fixture
def two(office: OpenOffice) -> tuple[Application, Application]:
    """Two people with files of their own and pictures that are the same."""
    return two_alike(office, TRACES)


def opened(office: OpenOffice, case: Application) -> ReviewedProof:
    (upload,) = office.office.review.open(case.id, by=office.actor("reviewer")).proofs
    return upload


def test_a_read_upload_shows_its_signals_and_whose_picture_it_shares(office, two) -> None:
    one, other = two

    upload = opened(office, one)

    assert upload.signals == TRACES.signals
    assert [(use.shared, use.reference) for use in upload.shared] == [
        (Shared.PICTURE, other.reference)
    ]


def test_no_decision_depends_on_a_signal(office, two) -> None:
    one, _ = two
    by = office.actor("reviewer")
    assert one.stage is Stage.PROOF_REVIEW
    claim = office.office.queue.claim(one.id, by=by)

    office.office.review.decide(
        one.id, Judgement(move=Move.ACCEPT_PROOF, revision=1), claim=claim, by=by
    )

    assert office.find(one.reference).stage is not Stage.PROOF_REVIEW


def test_an_upload_that_was_not_read_is_compared_by_its_picture(office, two) -> None:
    _, other = two
    office.reader.installed = False
    late = office.registered(number=NUMBERS[2], proofs={"bill.jpg": b"late"})
    office.work()

    upload = opened(office, late)

    assert upload.proof.state is ProofState.NOT_READ
    assert upload.signals == ()
    assert other.reference in {use.reference for use in upload.shared}
    assert {use.shared for use in upload.shared} == {Shared.PICTURE}


def test_the_same_person_again_is_no_signal(office, two) -> None:
    one, other = two
    again = office.registered(number=NUMBERS[0], proofs={"bill.jpg": b"file 0"})
    office.work()

    assert {use.reference for use in opened(office, again).shared} == {other.reference}
    assert {use.reference for use in opened(office, other).shared} == {
        one.reference,
        again.reference,
    }


def test_a_later_reading_takes_the_place_of_an_earlier_one(office) -> None:
    office.reader.traces = TRACES
    (case,) = cases(office)
    proof = opened(office, case).proof
    office.reader.traces = replace(TRACES, signals=())

    office.office.work.reading.read(proof.id, page_read=lambda: None)

    assert opened(office, case).signals == ()


def test_the_log_names_nothing_of_a_signal(office, two) -> None:
    opened(office, two[0])

    for entry in office.office.audit.entries():
        assert "40123456789" not in str(entry)
        assert "12B" not in str(entry)
