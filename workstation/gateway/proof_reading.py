"""Opening, reading and comparing proofs on this computer: one object behind the ports."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application
from workstation.domain.corrections import Correction, corrected_facts, with_corrections
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    PageFrame,
    Reading,
    compare,
    extract,
)
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.proofs import OpenedUpload, Quad, findings, hong_kong_day
from workstation.domain.readers import ReaderStanding
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.opener import SandboxedOpener
from workstation.gateway.tesseract import LANGUAGES, EngineHealth, TesseractReader, versions


class LocalProofReader:
    """Opens and reads uploads in limited processes of this computer.

    Several threads may share it; as many jobs run at once as it has workers.
    """

    def __init__(self, *, parse: AddressReader, workers: int = 1) -> None:
        self._parse = parse
        self._sandbox = Sandbox(workers)
        self._opener = SandboxedOpener(self._sandbox)
        self._engine = TesseractReader(self._sandbox)
        self._health = EngineHealth("", frozenset())

    @cached_property
    def name(self) -> str:
        """The engine, its version and its languages."""
        return f"tesseract {self.health().version or 'missing'} {LANGUAGES}"

    def health(self) -> EngineHealth:
        """Return what is installed; asked again until everything is."""
        if not self._health.ready:
            self._health = versions()
        return self._health

    def available(self) -> bool:
        """Say whether the engine and its languages are installed."""
        return self.health().ready

    def open(self, body: bytes) -> OpenedUpload:
        """Return re-encoded pages.

        Raises:
            UnreadableUpload: with the reason.
        """
        return self._opener.open(body)

    def read(
        self, upload: OpenedUpload, *, page_read: Callable[[], None] = lambda: None
    ) -> Reading:
        """Return what the pages say.

        Args:
            upload: the pages.
            page_read: called after each.

        Raises:
            ReaderFailed: the engine is missing, crashed or took too long.
        """
        pages = []
        for page in upload.pages:
            pages.append(self._engine.read_page(page))
            page_read()
        return extract(pages, self._places)

    def read_region(self, jpeg: bytes, frame: PageFrame, region: Quad) -> RegionReading:
        """See the port."""
        return self._engine.read_region(jpeg, frame, region)

    def standing(self) -> ReaderStanding:
        """See the port."""
        health = self.health()
        return ReaderStanding(f"tesseract {health.version}" if health.ready else "", neural=False)

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
        declared = Declared(
            id=application.reference, name=applicant.name, address=applicant.address
        )
        submitted_on = hong_kong_day(application.submitted_at)
        found = self.compare_with(reading, declared, submitted_on=submitted_on, months=months)
        if not corrections:
            return found
        facts = corrected_facts(reading, corrections)
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
