"""The letter room: due, printed, posted, returned, reissued."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workstation.domain.applications import (
    Application,
    ApplicationId,
    DecisionId,
    Move,
    Stage,
)
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import (
    AddressFailed,
    AddressFits,
    ChangedElsewhere,
    LetterNotLive,
    LetterTooSoon,
    NotFound,
    ReasonRequired,
    TooLateToTakeBack,
)
from workstation.domain.holdings import BatchId, LetterBatch, LetterLine, NewLetter, PagePlace
from workstation.domain.letter_rules import (
    Letter,
    LetterHindrance,
    LetterMove,
    LetterState,
    NoLetter,
    expires_at,
    last_day_of,
    next_letter,
)
from workstation.domain.letters import (
    LetterCode,
    LetterId,
    LetterKind,
    LetterReference,
    LetterSheet,
)
from workstation.domain.messages import MessageKind
from workstation.domain.pins import Channel, Pin, PinId
from workstation.domain.policy import Policy
from workstation.domain.staff import SYSTEM, Actor, Permission
from workstation.ports import (
    Begin,
    DrawBytes,
    LetterFiles,
    LetterPrinter,
    Lists,
    UnitOfWork,
)
from workstation.services.authority import require, require_not_own
from workstation.services.moves import Ground, Moves

_REFERENCE_BYTES = 16
_CODE_BYTES = 7
_NOT_SENT = frozenset({LetterState.DUE, LetterState.PRINTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBatch:
    """A batch whose file was written."""

    id: BatchId
    letters: int
    digest: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """A letter that must not be posted; its page may lie in a printed stack all the same."""

    letter: Letter
    place: PagePlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """What a returned letter changed."""

    letter: Letter
    """As it stood before."""
    application: Application
    stopped: tuple[Stopped, ...]
    """Other letters to its address that had not left the office."""
    decision: DecisionId | None = None
    """The move it made; None where the application had gone on without the letter."""
    pin: PinId | None = None
    """The code of the letter, if it was live."""
    undo_seconds: int
    """How long :attr:`reversible` holds."""

    @property
    def reversible(self) -> bool:
        """Whether :meth:`LetterService.take_back_returned` can undo it, for a while."""
        moved = self.decision is not None or self.letter.state is LetterState.VOID
        return moved and not self.stopped and self.undo_seconds > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterService:
    """The use cases of the letter room."""

    begin: Begin
    lists: Lists
    moves: Moves
    printer: LetterPrinter
    files: LetterFiles
    draw: DrawBytes

    def prepare(self, decision_id: DecisionId) -> Letter | None:
        """Make the letter that a decision asks for; None when the decision was overtaken.

        Where a letter came back from, none is sent again: the applicant is asked for another
        address instead.
        """
        with self.begin() as uow:
            decision = uow.decisions.get(decision_id)
            application = uow.applications.get(decision.application_id)
            overtaken = (
                decision.taken_back_at is not None
                or application.stage is not Stage.LETTER_DUE
                or uow.letters.live(application.id) is not None
            )
            if overtaken:
                return None
            address = uow.applicants.get(application.id).address
            letter = None
            if uow.letters.address_failed(address):
                self._refuse_address(uow, application)
            else:
                letter = self._add(uow, application)
            uow.commit()
        return letter

    def _refuse_address(
        self,
        uow: UnitOfWork,
        application: Application,
        kind: MessageKind = MessageKind.ADDRESS_FAILED,
    ) -> Application:
        moved, _ = self.moves.make(
            uow, application, Move.RETURN_LETTER, by=SYSTEM, policy=uow.staff.policy()
        )
        self.moves.tell(uow, moved, kind, at=uow.now())
        return moved

    def _add(self, uow: UnitOfWork, application: Application) -> Letter:
        at, policy = uow.now(), uow.staff.policy()
        address = uow.applicants.get(application.id).address
        kind = LetterKind.COUNTER if application.visit_required else LetterKind.PIN
        letter = uow.letters.add(
            NewLetter(
                application_id=application.id,
                kind=kind,
                reference=LetterReference.drawn(self.draw(_REFERENCE_BYTES)),
                due_at=at,
                last_day=last_day_of(at, policy),
                address=address,
            )
        )
        subject = f"application:{application.id}"
        uow.audit.record(
            "letter.prepared", subject, by=SYSTEM, at=at, generation=str(letter.generation)
        )
        return letter

    def page(
        self,
        state: LetterState,
        *,
        by: Actor,
        after: LetterId | None = None,
        limit: int = 200,
    ) -> Sequence[LetterLine]:
        """Return letters in a state, in the order they became due."""
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
        return self.lists.letters(state, after=after, limit=limit)

    def due(
        self, *, by: Actor, limit: int, but_not: Collection[LetterId] = ()
    ) -> Sequence[LetterId]:
        """Return due letters that are in no batch, the oldest first."""
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
        return self.lists.due_letters(limit=limit, but_not=but_not)

    def misfits(self, ids: Sequence[LetterId], *, by: Actor) -> Sequence[Letter]:
        """Return those letters whose address does not fit; asked before they are in a batch.

        They cannot be printed: see :meth:`refuse_address`.
        """
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            letters = [uow.letters.get(id_) for id_ in ids]
            sheets = [self._sheet(uow, letter, None) for letter in letters]
        bad = self.printer.misfits(sheets)
        return [letter for letter in letters if letter.reference in bad]

    def refuse_address(self, id_: LetterId, *, by: Actor) -> Application:
        """Give up a due letter whose address does not fit; the applicant is asked for another.

        Raises:
            LetterNotLive: it is not due any more, or in a batch.
            AddressFits: it can be printed.
        """
        fits = not self.misfits([id_], by=by)
        with self.begin() as uow:
            letter = uow.letters.get(id_)
            if letter.state is not LetterState.DUE or uow.letters.place_of(id_) is not None:
                raise letter.not_live()
            if fits:
                raise AddressFits
            application = self._stop(uow, letter, "does_not_fit", MessageKind.ADDRESS_UNUSABLE, by)
            uow.commit()
        return application

    def _stop(
        self, uow: UnitOfWork, letter: Letter, because: str, kind: MessageKind, by: Actor
    ) -> Application:
        """End a letter that has not left the office, and ask for another address."""
        at = uow.now()
        uow.letters.end(letter.id, state=LetterState.VOID, because=because, at=at)
        uow.pins.void(letter.application_id)
        uow.audit.record("letter.voided", f"letter:{letter.id}", by=by, at=at, because=because)
        application = uow.applications.get(letter.application_id)
        if application.stage is not Stage.LETTER_DUE:
            return application
        return self._refuse_address(uow, application, kind)

    def counts(self) -> Mapping[str, int]:
        """Count the letters by state."""
        return self.lists.letter_counts()

    def batches(self, *, by: Actor, limit: int = 50) -> Sequence[LetterBatch]:
        """Return the latest batches."""
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
        return self.lists.batches(limit=limit)

    def in_batch(self, id_: BatchId, *, by: Actor) -> Sequence[Letter]:
        """Return the letters of a batch, in the order of its pages."""
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            return uow.letters.in_batch(id_)

    def preview(self, id_: LetterId, *, by: Actor) -> bytes:
        """Return a picture (PNG) of a letter; a code on it is masked."""
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            letter = uow.letters.get(id_)
            sheet = self._sheet(uow, letter, None)
            uow.audit.record("letter.previewed", f"letter:{id_}", by=by, at=uow.now())
            uow.commit()
        return self.printer.preview(sheet)

    def _sheet(self, uow: UnitOfWork, letter: Letter, code: LetterCode | None) -> LetterSheet:
        application = uow.applications.get(letter.application_id)
        applicant = uow.applicants.get(letter.application_id)
        return LetterSheet(
            kind=letter.kind,
            language=application.language,
            reference=letter.reference,
            application_reference=application.reference,
            generation=letter.generation,
            dated_on=hong_kong_day(letter.made_at),
            last_day=letter.last_day,
            name=applicant.name.chinese or applicant.name.english,
            address=applicant.address,
            code=code,
        )

    def print_batch(
        self, ids: Sequence[LetterId], *, write: Callable[[BatchId, bytes], None], by: Actor
    ) -> PrintedBatch:
        """Take due letters into a batch and write its file.

        The batch and its letters' codes are on record before a page exists; the file is on record
        as written only after ``write`` has it safe. A batch that never got so far is shown as
        interrupted, and its letters are reissued.

        Args:
            ids: the letters; all of them must be due.
            write: keeps the PDF durably, or raises OSError.
            by: who prints.

        Raises:
            ChangedElsewhere: a letter is in another batch or not due any more.
            Exception: the printer's own; no page exists, so all letters are due anew.
        """
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            at, policy = uow.now(), uow.staff.policy()
            last_day = last_day_of(at, policy)
            batch = uow.letters.open_batch(ids, by=by, at=at, last_day=last_day)
            sheets = [self._coded(uow, letter, at) for letter in uow.letters.in_batch(batch)]
            subject = f"letter_batch:{batch}"
            uow.audit.record("letter_batch.opened", subject, by=by, at=at, letters=str(len(sheets)))
            uow.commit()
        pdf = self._set(batch, sheets, by)
        write(batch, pdf)
        digest = hashlib.sha256(pdf).digest()
        with self.begin() as uow:
            uow.letters.written(batch, digest)
            at = uow.now()
            uow.audit.record("letter_batch.written", subject, by=by, at=at, digest=digest.hex())
            uow.commit()
        return PrintedBatch(id=batch, letters=len(sheets), digest=digest.hex())

    def _set(self, batch: BatchId, sheets: Sequence[LetterSheet], by: Actor) -> bytes:
        """Return the pages; where there are none, the batch ends and its letters are due anew."""
        try:
            return self.printer.batch(sheets, batch_number=int(batch))
        except Exception:
            self.abandon_batch(batch, by=by)
            raise

    def _coded(self, uow: UnitOfWork, letter: Letter, at: datetime) -> LetterSheet:
        """Draw the code of a PIN letter and keep its fingerprint; counter letters have none."""
        if letter.kind is not LetterKind.PIN:
            return self._sheet(uow, letter, None)
        code = LetterCode.drawn(self.draw(_CODE_BYTES))
        uow.pins.void(letter.application_id)
        uow.pins.add(
            letter.application_id,
            Pin(code.characters),
            channel=Channel.LETTER,
            issued_at=at,
            valid_until=expires_at(letter.last_day),
            letter=letter.id,
        )
        return self._sheet(uow, letter, code)

    def confirm_batch(
        self, id_: BatchId, *, missing: Sequence[LetterId] = (), by: Actor
    ) -> LetterBatch:
        """Record that all pages came out, but for the ones named, which are made anew.

        Raises:
            ChangedElsewhere: the batch was confirmed or abandoned before, or was never written.
        """
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            if not uow.letters.batch(id_).written:
                raise ChangedElsewhere
            at = uow.now()
            self._remake(uow, [uow.letters.get(i) for i in missing], "misprinted", by)
            uow.letters.confirm_batch(id_, at=at)
            subject = f"letter_batch:{id_}"
            uow.audit.record(
                "letter_batch.confirmed", subject, by=by, at=at, missing=str(len(missing))
            )
            uow.commit()
            return uow.letters.batch(id_)

    def abandon_batch(self, id_: BatchId, *, by: Actor) -> int:
        """Give up a batch nobody can prove printed: each letter becomes void and is made anew.

        Returns how many letters are due again.
        """
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            at = uow.now()
            uow.letters.abandon_batch(id_, at=at)
            live = [letter for letter in uow.letters.in_batch(id_) if letter.state in _NOT_SENT]
            self._remake(uow, live, "interrupted", by)
            subject = f"letter_batch:{id_}"
            uow.audit.record(
                "letter_batch.abandoned", subject, by=by, at=at, letters=str(len(live))
            )
            uow.commit()
        self.files.discard(id_)
        return len(live)

    def _remake(self, uow: UnitOfWork, letters: Sequence[Letter], because: str, by: Actor) -> None:
        """Make letters anew; those that were stopped meanwhile have no successor."""
        at = uow.now()
        for letter in letters:
            if letter.state not in _NOT_SENT:
                continue
            uow.letters.end(letter.id, state=LetterState.VOID, because=because, at=at)
            uow.pins.void(letter.application_id)
            application = uow.applications.get(letter.application_id)
            subject = f"letter:{letter.id}"
            uow.audit.record("letter.voided", subject, by=by, at=at, because=because)
            if application.stage is Stage.LETTER_DUE:
                self._add(uow, application)

    def post_batch(self, id_: BatchId, *, by: Actor) -> int:
        """Record that a confirmed batch went to the post; returns how many letters.

        Raises:
            ChangedElsewhere: it was posted before, or not all its pages were confirmed.
        """
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            at, policy = uow.now(), uow.staff.policy()
            printed = [
                letter
                for letter in uow.letters.in_batch(id_)
                if letter.state is LetterState.PRINTED
            ]
            uow.letters.post_batch(id_, at=at)
            for letter in printed:
                self._posted(uow, letter, by, policy)
            subject = f"letter_batch:{id_}"
            uow.audit.record(
                "letter_batch.posted", subject, by=by, at=at, letters=str(len(printed))
            )
            uow.commit()
        self.files.discard(id_)
        return len(printed)

    def discard_files(self) -> None:
        """Delete files of batches that were posted or given up, perhaps at another computer."""
        for id_ in self.files.kept():
            if self._ended(id_):
                self.files.discard(id_)

    def _ended(self, id_: BatchId) -> bool:
        with self.begin() as uow:
            try:
                batch = uow.letters.batch(id_)
            except NotFound:
                return False
        return batch.posted_at is not None or batch.abandoned_at is not None

    def _posted(self, uow: UnitOfWork, letter: Letter, by: Actor, policy: Policy) -> None:
        application = uow.applications.get(letter.application_id)
        moved, _ = self.moves.make(uow, application, Move.POST_LETTER, by=by, policy=policy)
        facts = {"until": letter.last_day.isoformat()}
        self.moves.tell(uow, moved, MessageKind.LETTER_SENT, at=uow.now(), facts=facts)

    def find(self, text: str) -> Letter:
        """Return the letter that a scanned or typed reference names.

        Raises:
            NotFound: no letter of this office has it, or it is not a reference at all.
        """
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            raise NotFound(why=reference)
        with self.begin() as uow:
            return uow.letters.with_reference(reference)

    def mark_returned(self, text: str, *, by: Actor) -> CameBack:
        """Record a letter that came back: void, its address failed, the applicant told.

        Whatever else was about to go to that address stays here: a letter that was lost may come
        back while its successor is printed. Somebody has to take such pages out of their stacks.

        Raises:
            NotFound: no letter has this reference.
            LetterNotLive: it was never posted, or is recorded as returned already.
        """
        letter = self.find(text)
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            at = uow.now()
            letter = uow.letters.get(letter.id)
            letter.after(LetterMove.RETURN, at=at)
            uow.letters.fail_address(letter.address_key, letter.id, at=at)
            uow.letters.came_back(letter.id, at=at)
            decision, pin = None, None
            if letter.state is LetterState.POSTED:
                decision, pin = self._returned(uow, letter, by)
            stopped = tuple(
                Stopped(other, uow.letters.place_of(other.id))
                for other in uow.letters.not_sent_to(letter.address_key)
            )
            for each in stopped:
                self._stop(uow, each.letter, "address_failed", MessageKind.ADDRESS_FAILED, by)
            subject = f"letter:{letter.id}"
            uow.audit.record("letter.returned", subject, by=by, at=at)
            uow.commit()
            return CameBack(
                letter=letter,
                application=uow.applications.get(letter.application_id),
                stopped=stopped,
                decision=decision,
                pin=pin,
                undo_seconds=uow.staff.policy().undo_seconds,
            )

    def _returned(
        self, uow: UnitOfWork, letter: Letter, by: Actor
    ) -> tuple[DecisionId | None, PinId | None]:
        """Void the code, ask for another address; return the decision and the PIN, if any."""
        policy = uow.staff.policy()
        application = uow.applications.get(letter.application_id)
        pin = uow.pins.live(application.id)
        uow.pins.void(application.id)
        if application.stage is not Stage.LETTER_POSTED:
            return None, None
        moved, decision = self.moves.make(
            uow, application, Move.RETURN_LETTER, by=by, policy=policy, undo=True
        )
        kind = MessageKind.ADDRESS_FAILED
        self.moves.tell(uow, moved, kind, at=decision.at, decision=decision)
        return decision.id, None if pin is None else pin.id

    def take_back_returned(self, came_back: CameBack, *, by: Actor) -> Letter:
        """Undo the recording of a letter that did not come back: another was scanned by mistake.

        Its code works again and its address counts again; the applicant was told nothing yet.
        Whoever was refused a letter to this address meanwhile stays asked for another one.

        Raises:
            TooLateToTakeBack: it is somebody else's, the applicant is being told, other letters
                were stopped by it, or something happened since.
        """
        if not came_back.reversible:
            raise TooLateToTakeBack
        letter = came_back.letter
        with self.begin() as uow:
            require(uow, by, Permission.PRINT_LETTERS)
            at = uow.now()
            self._require_time_left(uow, letter, at)
            if came_back.decision is not None:
                decision = uow.decisions.get(came_back.decision)
                if decision.by != by.staff_id:
                    raise TooLateToTakeBack
                self.moves.take_back(uow, decision, by=by)
            uow.letters.did_not_come_back(letter)
            if came_back.pin is not None:
                uow.pins.restore(came_back.pin)
            subject = f"letter:{letter.id}"
            uow.audit.record("letter.return_taken_back", subject, by=by, at=at)
            uow.commit()
            return uow.letters.get(letter.id)

    def _require_time_left(self, uow: UnitOfWork, letter: Letter, at: datetime) -> None:
        now = uow.letters.get(letter.id)
        ended_at = now.ended_at if now.state is LetterState.RETURNED else None
        if ended_at is None or at >= ended_at + uow.staff.policy().undo:
            raise TooLateToTakeBack

    def reissue(self, id_: ApplicationId, reason: str, *, by: Actor) -> Application:
        """Let another letter be made; the one before stops working at once.

        Raises:
            ReasonRequired: there is no reason.
            OwnHousehold: the applicant is of their own household.
            AddressFailed: a letter to this address came back.
            LetterTooSoon: the limits of the policy; ``facts['from']`` is the day it is possible.
            LetterNotLive: one has not left the letter room yet.
        """
        if not reason:
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.REISSUE_LETTERS)
            require_not_own(uow, id_, by)
            application, policy = uow.applications.get(id_), uow.staff.policy()
            self._require_possible(uow, application, policy)
            moved, _ = self.moves.make(
                uow,
                application,
                Move.REISSUE_LETTER,
                by=by,
                policy=policy,
                ground=Ground(reason=reason),
            )
            uow.commit()
        return moved

    def hindrance(self, id_: ApplicationId, *, by: Actor) -> NoLetter | None:
        """Return why no further letter can be sent now, or None: screens say it beforehand."""
        with self.begin() as uow:
            require(uow, by, Permission.REISSUE_LETTERS)
            return self._hindrance(uow, uow.applications.get(id_), uow.staff.policy())

    def _hindrance(
        self, uow: UnitOfWork, application: Application, policy: Policy
    ) -> NoLetter | None:
        address = uow.applicants.get(application.id).address
        if uow.letters.address_failed(address):
            return NoLetter(LetterHindrance.RETURNED_ADDRESS)
        key = uow.letters.address_key(address)
        return next_letter(uow.letters.of(application.id), key, uow.now(), policy)

    def _require_possible(self, uow: UnitOfWork, application: Application, policy: Policy) -> None:
        hindrance = self._hindrance(uow, application, policy)
        if hindrance is None:
            return
        if hindrance.hindrance is LetterHindrance.RETURNED_ADDRESS:
            raise AddressFailed
        if hindrance.possible_on is not None and hindrance.possible_at is not None:
            raise LetterTooSoon(
                **{
                    "from": hindrance.possible_on.isoformat(),
                    "at": hindrance.possible_at.isoformat(),
                    "limit": hindrance.hindrance,
                }
            )
        raise LetterNotLive(state=hindrance.hindrance)
