"""What may tell of fraud: kept beside each upload, looked up among those of other people."""

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from workstation.domain.applications import ApplicationId
from workstation.domain.holdings import ProofId
from workstation.domain.signals import (
    NEAR,
    PageSignal,
    Shared,
    SharedUse,
    Traces,
    apart,
    bands,
    signals_from_json,
    signals_to_json,
)
from workstation.persistence.rows import (
    AccountUseRow,
    ApplicantRow,
    ApplicationRow,
    PagePrintRow,
    ProofRow,
)
from workstation.ports import Sealing

_TABLE = "proofs"
_HASH_BYTES: Final = 16
MOST_SHARED: Final = 20
"""Applications that are named; an account number that more people show is a company's own."""
_MOST_FOUND: Final = 60
"""Uploads that are looked at: one application may have several of one file."""
_MOST_LOOKED_AT: Final = 20_000
"""Prints with a band in common; more than so many cannot be compared while somebody waits."""


class _Found(NamedTuple):
    proof: int
    page: int
    apart: int


class SqlSignals:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def keep(self, id_: ProofId, traces: Traces) -> None:
        """See the port. Of an upload that was destroyed meanwhile nothing is kept."""
        self._session.flush()
        forget_traces(self._session, id_)
        text = json.dumps(signals_to_json(traces.signals), ensure_ascii=False)
        sealed = self._sealing.seal(text, _TABLE, "signals", id_)
        kept = self._session.scalar(
            update(ProofRow)
            .where(ProofRow.id == id_, ProofRow.picture_key.is_not(None))
            .values(signals=sealed)
            .returning(ProofRow.id)
        )
        if kept is None:
            return
        prints = [
            {"proof_id": id_, "page": one.page, "bits": one.bits, **_banded(one.bits)}
            for one in traces.prints
        ]
        hashes = {
            self._sealing.blind_index("account", number, size=_HASH_BYTES)
            for number in traces.accounts
        }
        uses = [{"proof_id": id_, "number_hash": one} for one in sorted(hashes)]
        for row, values in ((PagePrintRow, prints), (AccountUseRow, uses)):
            if values:
                self._session.execute(insert(row), values)

    def of(self, id_: ProofId) -> Sequence[PageSignal]:
        """See the port."""
        sealed = self._session.scalar(select(ProofRow.signals).where(ProofRow.id == id_))
        if sealed is None:
            return ()
        return signals_from_json(json.loads(self._sealing.open(sealed, _TABLE, "signals", id_)))

    def shared(self, id_: ProofId) -> Sequence[SharedUse]:
        """See the port."""
        accounts = self._of_others(id_, Shared.ACCOUNT, self._same_accounts(id_))
        found = (
            *self._of_others(id_, Shared.FILE, self._same_file(id_)),
            *self._of_others(id_, Shared.PICTURE, self._near_pictures(id_)),
            *(accounts if len(accounts) <= MOST_SHARED else ()),
        )
        plainest: dict[ApplicationId, SharedUse] = {}
        for use in found:
            plainest.setdefault(use.application_id, use)
        return tuple(plainest.values())[:MOST_SHARED]

    def _same_file(self, id_: ProofId) -> list[_Found]:
        """Return the uploads with the same bytes; that two are empty tells nothing."""
        digest = select(ProofRow.sha256).where(ProofRow.id == id_).scalar_subquery()
        same = (ProofRow.sha256 == digest, ProofRow.size > 0)
        return self._newest(ProofRow.id, *same, ProofRow.id != id_)

    def _same_accounts(self, id_: ProofId) -> list[_Found]:
        row = AccountUseRow
        own = select(row.number_hash).where(row.proof_id == id_)
        return self._newest(row.proof_id, row.number_hash.in_(own), row.proof_id != id_)

    def _newest(
        self, proof: InstrumentedAttribute[int], *conditions: ColumnElement[bool]
    ) -> list[_Found]:
        query = select(proof).where(*conditions).order_by(proof.desc()).limit(_MOST_FOUND)
        return [_Found(each, 0, 0) for each in self._session.scalars(query)]

    def _near_pictures(self, id_: ProofId) -> list[_Found]:
        """Return the uploads with a near page, the nearest and then the newest first."""
        row = PagePrintRow
        nearest: dict[int, _Found] = {}
        for page, bits in self._session.execute(
            select(row.page, row.bits).where(row.proof_id == id_)
        ).all():
            same_band = or_(*(getattr(row, band) == key for band, key in _banded(bits).items()))
            query = select(row.proof_id, row.bits).where(same_band, row.proof_id != id_)
            for proof, other in self._session.execute(query.limit(_MOST_LOOKED_AT)):
                found = _Found(proof, page, apart(bits, other))
                if found.apart <= NEAR:
                    nearest[proof] = min(
                        found, nearest.get(proof, found), key=lambda one: one.apart
                    )
        return sorted(nearest.values(), key=lambda one: (one.apart, -one.proof))

    def _of_others(self, id_: ProofId, shared: Shared, found: Iterable[_Found]) -> list[SharedUse]:
        """Return those of other people's applications: another document, another person."""
        places = {one.proof: one for one in found}
        if not places:
            return []
        mine = (
            select(ApplicantRow.document_index)
            .join(ProofRow, ProofRow.application_id == ApplicantRow.application_id)
            .where(ProofRow.id == id_)
            .scalar_subquery()
        )
        rows = self._session.execute(
            select(ProofRow.id, ApplicationRow.id, ApplicationRow.reference)
            .join(ApplicationRow, ApplicationRow.id == ProofRow.application_id)
            .join(ApplicantRow, ApplicantRow.application_id == ApplicationRow.id)
            .where(ProofRow.id.in_(list(places)[:_MOST_FOUND]), ApplicantRow.document_index != mine)
        )
        others = {proof: (ApplicationId(application), name) for proof, application, name in rows}
        return [
            SharedUse(
                shared=shared,
                application_id=others[proof][0],
                reference=others[proof][1],
                page=place.page,
                apart=place.apart,
            )
            for proof, place in places.items()
            if proof in others
        ]


def forget_traces(session: Session, id_: ProofId) -> None:
    """Delete the prints and hashes of an upload."""
    for row in (PagePrintRow, AccountUseRow):
        session.execute(delete(row).where(row.proof_id == id_))


def _banded(bits: bytes) -> dict[str, int]:
    return {f"band_{number}": key for number, key in enumerate(bands(bits), start=1)}
