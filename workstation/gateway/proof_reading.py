"""Opening, reading and comparing proofs on this computer: one object behind the ports."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application
from workstation.domain.corrections import Correction, corrected_facts, with_corrections
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    PageFrame,
    Part,
    Reading,
    ReadPage,
    Verdict,
    compare,
    extract,
)
from workstation.domain.extraction.facts import with_parts
from workstation.domain.extraction.reading import PLAIN_FROM
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.extraction.supplies import is_half_told, is_untold
from workstation.domain.proofs import (
    OpenedPage,
    OpenedUpload,
    ProofKind,
    ProofProblem,
    Quad,
    findings,
    hong_kong_day,
)
from workstation.domain.readers import ReaderStanding
from workstation.domain.signals import Traces
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.inspection.inspector import Inspector
from workstation.gateway.neural import models
from workstation.gateway.neural.reader import SERVER, NeuralReader
from workstation.gateway.neural.reading import Told, Wanted, read_pages
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.opener import SandboxedOpener
from workstation.gateway.tesseract import LANGUAGES, EngineHealth, TesseractReader, versions


class LocalProofReader:
    """Opens and reads uploads in limited processes of this computer.

    The neural reader reads; where it is not installed, tesseract does, and more is left to the
    eye. Several threads may share it; as many jobs run at once as it has workers.
    """

    def __init__(self, *, parse: AddressReader, workers: int = 1) -> None:
        self._parse = parse
        self._sandbox = Sandbox(workers)
        self._opener = SandboxedOpener(self._sandbox)
        self._inspector = Inspector(self._sandbox)
        self._engine = TesseractReader(self._sandbox)
        self._models = Sandbox(workers, module=SERVER)
        self._neural = None if models.missing() else NeuralReader(self._models)
        self._health = EngineHealth("", frozenset())

    @cached_property
    def name(self) -> str:
        """The engine, its version and its languages."""
        if self._neural is not None:
            return models.version()
        return f"tesseract {self.health().version or 'missing'} {LANGUAGES}"

    def health(self) -> EngineHealth:
        """Return what is installed of tesseract; asked again until everything is."""
        if not self._health.ready:
            self._health = versions()
        return self._health

    def available(self) -> bool:
        """Say whether anything that reads is installed."""
        return self._neural is not None or self.health().ready

    def standing(self) -> ReaderStanding:
        """See the port."""
        if self._neural is not None:
            return ReaderStanding(models.version(), neural=True)
        health = self.health()
        return ReaderStanding(f"tesseract {health.version}" if health.ready else "", neural=False)

    def open(self, body: bytes) -> OpenedUpload:
        """Return re-encoded pages.

        Raises:
            UnreadableUpload: with the reason.
        """
        return self._opener.open(body)

    def read(
        self,
        upload: OpenedUpload,
        *,
        claims: Sequence[Declared] = (),
        page_read: Callable[[], None] = lambda: None,
    ) -> Reading:
        """Return what the pages say.

        Args:
            upload: the pages.
            claims: what the pages are read for: once one of them is confirmed and nothing the
                rules ask for is missing, the rest stays unread, but for what stands beside the
                lines read: a label of the day, the home a bill is for. Without claims all is read.
            page_read: called after each.

        Raises:
            ReaderFailed: the engine is missing, crashed or took too long.
        """
        if self._neural is None:
            pages = [self._read_alone(page, page_read) for page in upload.pages]
        else:
            pages = read_pages(
                self._neural,
                upload.pages,
                wants=partial(self._wanted, claims) if claims else None,
                page_read=page_read,
            )
        return extract(pages, self._places)

    def _read_alone(self, page: OpenedPage, page_read: Callable[[], None]) -> ReadPage:
        read = self._engine.read_page(page)
        page_read()
        return read

    def _wanted(self, claims: Sequence[Declared], pages: Sequence[ReadPage]) -> Told:
        """Say what is missing before a claim is confirmed and the rules have all they ask for."""
        reading = extract(pages, self._places)
        compared = [self.compare_with(reading, one, submitted_on=None) for one in claims]
        match = next((one for one in compared if one.verdict is Verdict.MATCH), None)
        last = pages[-1].frame.number
        found = compared if match is None else [match]
        places = tuple(
            part.quad
            for one in found
            for part in one.parts
            if part.page == last and part.quad is not None
        )
        if match is None:
            return Told(Wanted.MORE, places)
        if is_half_told(reading, self._places):
            return Told(Wanted.VALUE, places)
        places += tuple(one.quad for one in reading.fields if one.page == last)
        day = None if reading.day_is_labelled else reading.field_of(Part.ISSUED_ON)
        at = day.quad if day is not None and day.page == last else None
        untitled = reading.kind is ProofKind.OTHER
        return Told(_wanted_beside(reading, match), places, at, untitled=untitled)

    def inspect(self, upload: OpenedUpload, reading: Reading | None) -> Traces:
        """Return what may tell of fraud, and what the pages are found again by; never fails."""
        return self._inspector.inspect(upload, reading)

    def read_region(self, jpeg: bytes, frame: PageFrame, region: Quad) -> RegionReading:
        """See the port."""
        if self._neural is not None:
            return self._neural.read_region(jpeg, frame, region)
        return self._engine.read_region(jpeg, frame, region)

    def compare(
        self,
        reading: Reading,
        application: Application,
        applicant: Applicant,
        *,
        months: int,
        corrections: Sequence[Correction] = (),
    ) -> Comparison:
        """Return the verdicts part by part, and what the office's rules find.

        Args:
            reading: what was read.
            application: it says when the proof was handed in.
            applicant: name and address as declared.
            months: how old a proof may be (policy ``proof_age_months``).
            corrections: what people read instead; see ``with_corrections``.
        """
        declared = Declared.of(application, applicant)
        submitted_on = hong_kong_day(application.submitted_at)
        found = self.compare_with(reading, declared, submitted_on=submitted_on, months=months)
        if not corrections:
            return found
        facts = with_parts(corrected_facts(reading, corrections), found.parts)
        problems = findings(facts, submitted_on, months=months)
        return with_corrections(found, problems, declared, corrections, self._places)

    def compare_with(
        self, reading: Reading, declared: Declared, *, submitted_on: date | None, months: int = 3
    ) -> Comparison:
        """Return the verdicts for a declaration; without a day of submission age is not judged."""
        return compare(reading, declared, self._places, submitted_on=submitted_on, months=months)

    @cached_property
    def _places(self) -> KnownPlaces:
        return KnownPlaces.of(self._parse.gazetteer())

    def close(self) -> None:
        """End the worker processes."""
        self._sandbox.close()
        self._models.close()


def _wanted_beside(reading: Reading, match: Comparison) -> Wanted:
    """Say what is missing when a claim is confirmed."""
    problems = {one.problem for one in match.findings}
    if reading.kind is ProofKind.TENANCY_AGREEMENT:
        told = reading.stamped and reading.covers_until is not None
        return Wanted.NOTHING if told else Wanted.TERM
    no_day = ProofProblem.NO_DATE in problems
    if ProofProblem.NO_ISSUER in problems:
        return Wanted.MORE if no_day else Wanted.ISSUER
    day = reading.field_of(Part.ISSUED_ON)
    if no_day or (day is not None and day.confidence < PLAIN_FROM):
        return Wanted.DAY
    told = reading.day_is_labelled and reading.kind is not ProofKind.OTHER
    return Wanted.NOTHING if told and not is_untold(reading) else Wanted.LABEL
