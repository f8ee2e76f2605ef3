"""Reading again with a person's help: regions they point at, and what they read themselves."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from workstation.domain.applications import REVIEWED, Application, Claim, Move
from workstation.domain.corrections import Correction, Source, parse_correction
from workstation.domain.errors import (
    AwaitingSecondPerson,
    ChangedElsewhere,
    NewerProofArrived,
    NotCorrectable,
    NotFound,
    WrongStage,
)
from workstation.domain.extraction import NOTHING_READ
from workstation.domain.extraction import PageFrame as ReadFrame
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.holdings import Proof, ProofId, ProofState
from workstation.domain.proof_fields import PARTS, Field, FieldRow, rows_of
from workstation.domain.proofs import Quad
from workstation.domain.readers import ReaderStanding
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, ProofComparer, ProofReader, UnitOfWork
from workstation.services.authority import require, require_stranger


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a page that somebody points at."""

    proof: ProofId
    page: int
    """From 1."""
    quad: Quad
    """In pixels of the file as uploaded."""
    rotation: int
    """By how many degrees the page is turned clockwise to be read: 0, 90, 180 or 270."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """What a reviewer read for a field of the upload on the screen."""

    proof: Proof
    """As it stands on the screen."""
    field: Field
    text: str = dataclasses.field(repr=False)
    """Empty takes the correction in force back."""
    source: Source
    region: Region | None = None
    """Where it was read again."""
    seen: int
    """How many corrections of the upload were known to the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionService:
    """The use cases of correcting a reading."""

    begin: Begin
    reader: ProofReader
    comparer: ProofComparer

    def standing(self) -> ReaderStanding:
        """Return which readers work on this computer."""
        return self.reader.standing()

    def read_again(self, region: Region, *, by: Actor) -> RegionReading:
        """Return what the reader reads in a region; nothing is kept of it.

        No transaction is open meanwhile: reading takes a second or more.

        Raises:
            ReaderFailed: the reader is missing, crashed or took too long.
            NotFound, NotAllowed, AccountDisabled.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            page = uow.proofs.page(region.proof, region.page)
            frames = {frame.number: frame for frame in uow.proofs.frames(region.proof)}
            subject, number = f"proof:{region.proof}", str(region.page)
            uow.audit.record("proof.region_read", subject, by=by, at=uow.now(), page=number)
            uow.commit()
        frame = ReadFrame(
            number=region.page,
            rotation=region.rotation,
            to_upload=frames[region.page].to_upload,
        )
        return self.reader.read_region(page.picture, frame, region.quad)

    def correct(self, new: NewCorrection, *, claim: Claim, by: Actor) -> Sequence[Correction]:
        """Keep what a reviewer read beside the engine's reading, and return all of the upload.

        The lease is renewed first: that holds the application while the correction is written.

        Raises:
            NotCorrectable: the field has nothing to compare with, or the text fits no such field.
            ChangedElsewhere: it was corrected or read again since it came on the screen.
            NewerProofArrived, AwaitingSecondPerson, OwnHousehold, SamePerson.
            WrongStage, NotAllowed, NotClaimed, AccountDisabled, NotFound.
        """
        text = parse_correction(new.field, new.text)
        if text is None or by.staff_id is None:
            raise NotCorrectable
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            at, policy = uow.now(), uow.staff.policy()
            uow.applications.renew(claim, at=at, until=at + policy.claim_lease)
            application = uow.applications.get(claim.application_id)
            proof = uow.proofs.get(new.proof.id)
            _require_open(application, proof)
            require_stranger(uow, application, Move.ACCEPT_PROOF, by)
            known = uow.corrections.of(proof.id)
            if len(known) != new.seen or proof.read_at != new.proof.read_at:
                raise ChangedElsewhere
            row = self._row(uow, application, proof, new.field)
            made = Correction(
                proof=proof.id,
                number=len(known) + 1,
                field=new.field,
                text=text,
                source=new.source,
                original=row.read or "",
                original_mark=row.mark,
                reader=proof.reader,
                page=None if new.region is None else new.region.page,
                quad=None if new.region is None else new.region.quad,
                by=by.staff_id,
                by_name=uow.staff.get(by.staff_id).name,
                at=at,
            )
            uow.corrections.add(made)
            uow.audit.record(
                "proof.reading_corrected" if text else "proof.correction_withdrawn",
                f"proof:{proof.id}",
                by=by,
                at=at,
                field=new.field,
                source=new.source,
            )
            uow.commit()
        return [*known, made]

    def _row(
        self, uow: UnitOfWork, application: Application, proof: Proof, field: Field
    ) -> FieldRow:
        """Return what the engine's reading says of a field; nothing where reading failed."""
        reading = uow.proofs.reading(proof.id)
        if reading is None and proof.state is not ProofState.NOT_READ:
            raise NotCorrectable
        reading = reading or NOTHING_READ
        applicant, policy = uow.applicants.get(application.id), uow.staff.policy()
        months = policy.proof_age_months
        comparison = self.comparer.compare(reading, application, applicant, months=months)
        row = next(row for row in rows_of(reading, comparison, applicant) if row.field is field)
        if field in PARTS and not any(
            part.declared for part in comparison.parts if part.part in PARTS[field]
        ):
            raise NotCorrectable
        return row


def _require_open(application: Application, proof: Proof) -> None:
    if proof.application_id != application.id:
        raise NotFound
    if proof.revision != application.revision:
        raise NewerProofArrived
    if application.awaiting_second_person:
        raise AwaitingSecondPerson
    if application.stage not in REVIEWED:
        raise WrongStage(stage=application.stage, move=Move.ACCEPT_PROOF)
