"""The people behind applications: sealed on the way in, opened on the way out."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import and_, delete, insert, not_, or_, select
from sqlalchemy.orm import Session

from workstation.domain.applicants import Applicant, normal_address
from workstation.domain.applications import REVIEWED, ApplicationId
from workstation.domain.errors import NotFound
from workstation.domain.identity_documents import (
    DocumentKind,
    IdentityDocument,
    number_of,
    numbers_meant,
)
from workstation.domain.names import PersonName, search_words
from workstation.domain.phones import PhoneNumber
from workstation.domain.registrations import Bundle
from workstation.domain.staff import StaffId
from workstation.persistence.rows import (
    ApplicantRow,
    ApplicationRow,
    DraftRow,
    NameWordRow,
    RegistrationRow,
    StaffTieRow,
)
from workstation.ports import Sealing

NAME_WORD_BYTES = 16
_TABLE = "applicants"


def document_index(sealing: Sealing, document: IdentityDocument) -> bytes:
    """Return the blind index of kind, issuer and number."""
    return sealing.blind_index("document", document.key)


def document_indexes(sealing: Sealing, document: IdentityDocument) -> list[bytes]:
    """Return the index of a document and those under which earlier programs stored it."""
    keys = (document.key, *document.keys_with_count)
    return [sealing.blind_index("document", key) for key in keys]


def address_index(sealing: Sealing, address: str) -> bytes:
    """Return the blind index of an address in its normal form."""
    return sealing.blind_index("address", normal_address(address))


def name_word(sealing: Sealing, word: str) -> bytes:
    """Return the blind index of one word of a name."""
    return sealing.blind_index("name_word", word, size=NAME_WORD_BYTES)


class SqlApplicants:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def put(self, id_: ApplicationId, applicant: Applicant) -> None:
        """Seal a person for an application that has none yet."""
        self._session.add(ApplicantRow(application_id=id_, **self._sealed(id_, applicant)))
        self._index_name(id_, applicant.name)
        self._session.flush()

    def get(self, id_: ApplicationId) -> Applicant:
        """See the port."""
        row = self._session.get(ApplicantRow, id_, populate_existing=True)
        stored = self._session.scalar(
            select(ApplicationRow.document_kind).where(ApplicationRow.id == id_)
        )
        if row is None or stored is None:
            raise NotFound
        kind = DocumentKind(stored)
        return Applicant(
            name=PersonName(
                self._open(row.name_english, "name_english", id_),
                self._open(row.name_chinese, "name_chinese", id_),
            ),
            document=IdentityDocument(
                kind,
                number_of(kind, self._open(row.document_number, "document_number", id_)),
                row.document_country,
                self._day(row.document_issued_on, "document_issued_on", id_),
            ),
            phone=PhoneNumber(self._open(row.phone, "phone", id_)),
            address=self._open(row.address, "address", id_),
            date_of_birth=self._day(row.date_of_birth, "date_of_birth", id_),
        )

    def replace(self, id_: ApplicationId, applicant: Applicant) -> None:
        """See the port."""
        row = self._session.get(ApplicantRow, id_)
        if row is None:
            raise NotFound
        for column, value in self._sealed(id_, applicant).items():
            setattr(row, column, value)
        self._session.execute(delete(NameWordRow).where(NameWordRow.application_id == id_))
        self._index_name(id_, applicant.name)
        self._session.flush()

    def keep_registration(
        self, id_: ApplicationId, revision: int, bundle: Bundle, *, at: datetime
    ) -> None:
        """See the port."""
        place = f"{id_}.{revision}"
        text = bundle.source.decode("utf-8")
        self._session.add(
            RegistrationRow(
                application_id=id_,
                revision=revision,
                content_digest=bundle.content_digest,
                submitted_at=bundle.registration.submitted_at,
                taken_at=at,
                body=self._sealing.seal(text, "registrations", "body", place),
            )
        )
        self._session.flush()

    def content_digests(self, id_: ApplicationId) -> frozenset[bytes]:
        """See the port."""
        return frozenset(
            self._session.scalars(
                select(RegistrationRow.content_digest).where(RegistrationRow.application_id == id_)
            )
        )

    def keep_draft(self, id_: ApplicationId, staff_id: StaffId, text: str, *, at: datetime) -> None:
        """See the port."""
        row = self._session.get(DraftRow, (id_, staff_id))
        if not text:
            if row is not None:
                self._session.delete(row)
            return
        sealed = self._sealing.seal(text, "drafts", "body", f"{id_}.{staff_id}")
        if row is None:
            row = DraftRow(application_id=id_, staff_id=staff_id, body=sealed, saved_at=at)
            self._session.add(row)
        else:
            row.body, row.saved_at = sealed, at
        self._session.flush()

    def draft(self, id_: ApplicationId, staff_id: StaffId) -> str:
        """See the port."""
        row = self._session.get(DraftRow, (id_, staff_id))
        if row is None:
            return ""
        return self._sealing.open(row.body, "drafts", "body", f"{id_}.{staff_id}")

    def tie(
        self, staff_id: StaffId, *, phone: PhoneNumber | None, number: str, address: str
    ) -> None:
        """See the port."""
        self._session.execute(delete(StaffTieRow).where(StaffTieRow.staff_id == staff_id))
        indexes = set()
        if phone is not None:
            indexes.add(self._sealing.blind_index("phone", phone.e164))
        indexes |= {self._sealing.blind_index("number", n) for n in numbers_meant(number) if n}
        if address.strip():
            indexes.add(address_index(self._sealing, address))
        self._session.add_all(StaffTieRow(staff_id=staff_id, index=each) for each in indexes)
        self._session.flush()

    def tied(self, id_: ApplicationId, staff_id: StaffId) -> bool:
        """See the port."""
        row = ApplicantRow
        shared = StaffTieRow.index.in_((row.phone_index, row.number_index, row.address_index))
        found = select(StaffTieRow.staff_id).where(
            StaffTieRow.staff_id == staff_id, row.application_id == id_, shared
        )
        return self._session.scalar(found.limit(1)) is not None

    def drafts_left(self, staff_id: StaffId, *, since: datetime, at: datetime) -> Sequence[str]:
        """See the port."""
        held = and_(ApplicationRow.claimed_by == staff_id, ApplicationRow.claimed_until > at)
        return self._session.scalars(
            select(ApplicationRow.reference)
            .join(DraftRow, DraftRow.application_id == ApplicationRow.id)
            .where(
                DraftRow.staff_id == staff_id,
                DraftRow.saved_at >= since,
                ApplicationRow.stage.in_(REVIEWED),
                or_(ApplicationRow.claimed_by.is_(None), not_(held)),
            )
            .order_by(DraftRow.saved_at)
        ).all()

    def _sealed(self, id_: ApplicationId, applicant: Applicant) -> dict[str, object]:
        seal = self._seal
        document = applicant.document
        return {
            "name_english": seal(applicant.name.english, "name_english", id_),
            "name_chinese": seal(applicant.name.chinese, "name_chinese", id_),
            "document_number": seal(document.number, "document_number", id_),
            "document_country": document.country,
            "document_issued_on": self._sealed_day(document.issued_on, "document_issued_on", id_),
            "date_of_birth": self._sealed_day(applicant.date_of_birth, "date_of_birth", id_),
            "phone": seal(applicant.phone.e164, "phone", id_),
            "address": seal(applicant.address, "address", id_),
            "document_index": document_index(self._sealing, document),
            "number_index": self._sealing.blind_index("number", document.number),
            "phone_index": self._sealing.blind_index("phone", applicant.phone.e164),
            "address_index": address_index(self._sealing, applicant.address),
        }

    def _index_name(self, id_: ApplicationId, name: PersonName) -> None:
        words: Sequence[str] = sorted(search_words(name))
        if words:
            self._session.execute(
                insert(NameWordRow),
                [{"word": name_word(self._sealing, w), "application_id": id_} for w in words],
            )

    def _seal(self, text: str, column: str, id_: ApplicationId) -> bytes:
        return self._sealing.seal(text, _TABLE, column, id_)

    def _open(self, blob: bytes, column: str, id_: ApplicationId) -> str:
        return self._sealing.open(blob, _TABLE, column, id_)

    def _sealed_day(self, day: date | None, column: str, id_: ApplicationId) -> bytes | None:
        return None if day is None else self._seal(day.isoformat(), column, id_)

    def _day(self, blob: bytes | None, column: str, id_: ApplicationId) -> date | None:
        return None if blob is None else date.fromisoformat(self._open(blob, column, id_))
