"""Signals of fraud at rest and looked up, on both databases."""

from collections.abc import Sequence
from random import Random

import pytest
from sqlalchemy import text

from tests.support.contents import raw
from tests.support.offices import OpenOffice
from tests.support.review_desks import NUMBERS
from workstation.domain.applications import Application, ApplicationId
from workstation.domain.holdings import ProofId
from workstation.domain.proofs import Quad
from workstation.domain.signals import (
    NEAR,
    PRINT_BITS,
    PagePrint,
    PageSignal,
    Shared,
    SharedUse,
    SignalKind,
    Traces,
    bands,
)
from workstation.persistence.repositories.signals import MOST_SHARED

BITS = Random(11).randbytes(PRINT_BITS // 8)
ACCOUNT = "electricity_bill 40123456789"
SIGNAL = PageSignal(
    kind=SignalKind.LAYER_DIFFERS,
    page=1,
    quad=Quad.of_box(1, 2, 3.5, 4),
    shown="CHAN Tai Man",
    said="陳大文",
)


def flipped(count: int, bits: bytes = BITS) -> bytes:
    """Return a print that differs in so many signs, all in places that are in no band."""
    one = [(1 << place).to_bytes(len(bits), "big") for place in range(PRINT_BITS)]
    places = [place for place in range(PRINT_BITS) if not any(bands(one[place]))][:count]
    number = int.from_bytes(bits, "big")
    for place in places:
        number ^= 1 << place
    return number.to_bytes(len(bits), "big")


def prints(*all_bits: bytes) -> Traces:
    return Traces(prints=tuple(PagePrint(page=1, bits=bits) for bits in all_bits))


def applicant(office: OpenOffice, place: int, **declared: object) -> Application:
    """Register somebody whose file is nobody else's."""
    more = {"number": NUMBERS[place], "phone": f"+8529123456{place}", **declared}
    return office.registered(**{"proofs": {"bill.jpg": f"bill {place}".encode()}, **more})


def proof_of(office: OpenOffice, id_: ApplicationId) -> ProofId:
    with office.office.review.begin() as uow:
        return uow.proofs.of(id_)[-1].id


def keep(office: OpenOffice, id_: ApplicationId, traces: Traces) -> None:
    proof = proof_of(office, id_)
    with office.office.review.begin() as uow:
        uow.signals.keep(proof, traces)
        uow.commit()


def shared(office: OpenOffice, id_: ApplicationId) -> Sequence[SharedUse]:
    proof = proof_of(office, id_)
    with office.office.review.begin() as uow:
        return uow.signals.shared(proof)


def test_signals_come_back_as_they_were_kept_and_replace_earlier_ones(office: OpenOffice) -> None:
    one = applicant(office, 0)
    keep(office, one.id, Traces(prints=prints(BITS).prints, accounts=(ACCOUNT,), signals=(SIGNAL,)))
    keep(office, one.id, Traces(prints=prints(BITS).prints, signals=(SIGNAL, SIGNAL)))

    with office.office.review.begin() as uow:
        assert uow.signals.of(proof_of(office, one.id)) == (SIGNAL, SIGNAL)
    assert counts(office) == {"page_prints": 1, "account_uses": 0}


def counts(office: OpenOffice) -> dict[str, int]:
    with raw(office.url) as engine, engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("page_prints", "account_uses")
        }


def test_neither_a_number_nor_a_name_lies_in_the_database(office: OpenOffice) -> None:
    one = applicant(office, 0)
    keep(office, one.id, Traces(accounts=(ACCOUNT,), signals=(SIGNAL,)))

    with raw(office.url) as engine, engine.connect() as connection:
        rows = [
            *connection.execute(text("SELECT number_hash FROM account_uses")),
            *connection.execute(text("SELECT signals FROM proofs")),
        ]
    stored = b"\n".join(bytes(row[0]) for row in rows)
    assert len(rows) == 2
    for word in ("40123456789", "CHAN Tai Man", "陳大文"):
        assert word.encode() not in stored


@pytest.mark.parametrize("far", [0, 1, NEAR])
def test_a_near_picture_of_another_person_is_found_with_how_near(office, far: int) -> None:
    one, other = applicant(office, 0), applicant(office, 1)
    keep(office, one.id, prints(BITS))
    keep(office, other.id, prints(flipped(far)))

    assert shared(office, one.id) == (
        SharedUse(
            shared=Shared.PICTURE,
            application_id=other.id,
            reference=other.reference,
            page=1,
            apart=far,
        ),
    )
    assert [use.application_id for use in shared(office, other.id)] == [one.id]


def test_a_picture_that_is_not_near_is_no_signal(office: OpenOffice) -> None:
    one, other = applicant(office, 0), applicant(office, 1)
    keep(office, one.id, prints(BITS))
    keep(office, other.id, prints(flipped(NEAR + 1)))

    assert shared(office, one.id) == ()


def test_the_nearest_of_two_frames_counts_and_an_application_is_named_once(office) -> None:
    one, other = applicant(office, 0), applicant(office, 1)
    traces = prints(flipped(NEAR), flipped(3))
    keep(office, one.id, prints(BITS))
    keep(office, other.id, Traces(prints=traces.prints, accounts=(ACCOUNT,)))

    (use,) = shared(office, one.id)

    assert (use.shared, use.apart) == (Shared.PICTURE, 3)


def test_the_same_account_of_another_person_is_found(office: OpenOffice) -> None:
    one, other, third = (applicant(office, place) for place in range(3))
    keep(office, one.id, Traces(accounts=(ACCOUNT,)))
    keep(office, other.id, Traces(accounts=("water_bill 40123456789", ACCOUNT)))
    keep(office, third.id, Traces(accounts=("water_bill 40123456789",)))

    (use,) = shared(office, one.id)

    assert (use.shared, use.application_id) == (Shared.ACCOUNT, other.id)


def test_the_same_file_of_another_person_is_the_plainest(office: OpenOffice) -> None:
    same = {"proofs": {"bill.jpg": b"one file"}}
    one, other = applicant(office, 0, **same), applicant(office, 1, **same)
    keep(office, one.id, prints(BITS))
    keep(office, other.id, prints(BITS))

    (use,) = shared(office, one.id)

    assert (use.shared, use.reference) == (Shared.FILE, other.reference)


def test_two_empty_files_are_not_the_same_file(office: OpenOffice) -> None:
    empty = {"proofs": {"bill.jpg": b""}}
    one, other = applicant(office, 0, **empty), applicant(office, 1, **empty)

    assert shared(office, one.id) == shared(office, other.id) == ()


def test_ones_own_other_applications_are_no_signal(office: OpenOffice) -> None:
    one, again = applicant(office, 0), applicant(office, 0)
    keep(office, one.id, prints(BITS))
    keep(office, again.id, Traces(prints=prints(BITS).prints, accounts=(ACCOUNT,)))

    assert again.id != one.id
    assert shared(office, one.id) == shared(office, again.id) == ()


def test_a_number_on_very_many_proofs_is_a_companys_own(office: OpenOffice) -> None:
    one = applicant(office, 0)
    keep(office, one.id, Traces(accounts=(ACCOUNT,)))
    for place in range(MOST_SHARED + 1):
        stem = f"{place:07d}"
        other = office.registered(
            kind="passport",
            country="GBR",
            number=f"P{stem}",
            proofs={"bill.jpg": stem.encode()},
        )
        keep(office, other.id, Traces(accounts=(ACCOUNT,)))
        if place == 0:
            assert len(shared(office, one.id)) == 1

    assert shared(office, one.id) == ()


def test_purging_an_upload_purges_its_hashes(office: OpenOffice) -> None:
    one, other = applicant(office, 0), applicant(office, 1)
    traces = Traces(prints=prints(BITS).prints, accounts=(ACCOUNT,), signals=(SIGNAL,))
    keep(office, one.id, traces)
    keep(office, other.id, traces)
    proof = proof_of(office, other.id)

    with office.office.review.begin() as uow:
        assert uow.proofs.purge(other.id) == [proof]
        uow.commit()
    keep(office, other.id, traces)  # a reading that ends after the purge

    assert shared(office, one.id) == ()
    assert counts(office) == {"page_prints": 1, "account_uses": 1}
    with office.office.review.begin() as uow:
        assert uow.signals.of(proof) == ()


def test_every_look_up_goes_by_an_index(office: OpenOffice) -> None:
    """On SQLite the plan is the same for few rows and for many."""
    if not office.url.startswith("sqlite"):
        pytest.skip("PostgreSQL plans by the number of rows")
    question = (
        "SELECT proof_id, bits FROM page_prints "
        "WHERE (band_1 = 1 OR band_2 = 2 OR band_3 = 3 OR band_4 = 4) AND proof_id != 5"
    )

    with raw(office.url) as engine, engine.connect() as connection:
        plan = [str(row[-1]) for row in connection.execute(text(f"EXPLAIN QUERY PLAN {question}"))]

    assert not [step for step in plan if step.startswith("SCAN")]
    for band in range(1, 5):
        assert any(f"ix_page_prints_band_{band}" in step for step in plan)
