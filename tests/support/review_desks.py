"""Readings and comparisons as a reader would make them, and cases to look at."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PIL import Image

from tests.support.offices import OpenOffice
from workstation.domain.applications import Application
from workstation.domain.extraction import (
    Comparison,
    Field,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    Verdict,
)
from workstation.domain.holdings import RosterLot
from workstation.domain.names import PersonName
from workstation.domain.proofs import (
    Affine,
    Finding,
    OpenedPage,
    OpenedUpload,
    ProofKind,
    Quad,
    UnreadableUpload,
)
from workstation.domain.roster import ResidentId, RosterEntry, claimed_flats
from workstation.domain.signals import Traces
from workstation.gateway.roster_codec import packed

DECLARED: Mapping[Part, str] = {
    Part.NAME: "CHAN Tai Man",
    Part.FLAT: "1203",
    Part.FLOOR: "12",
    Part.BUILDING: "Wah Kee House",
    Part.ESTATE: "Wah Fu (I) Estate",
    Part.AREA: "Aberdeen",
}
HERE = Quad.of_box(10, 10, 60, 20)
SURE = 0.97
NUMBERS = ("A123456(3)", "B123456(6)", "C668668(9)", "D364912(2)", "K224466(7)", "E364912(5)")
"""Numbers of invented people, in no register of anybody."""


def reading(
    *,
    kind: ProofKind = ProofKind.ELECTRICITY_BILL,
    issuer: str = "Harbour Light and Power",
    issued_on: date | None = date(2021, 11, 20),
    confidence: float = SURE,
) -> Reading:
    """Return a reading with an issuer and a date."""
    found = [(Part.ISSUER, issuer), (Part.ISSUED_ON, issued_on.isoformat() if issued_on else "")]
    fields = tuple(
        Field(part=part, text=text, confidence=confidence, page=1, quad=HERE)
        for part, text in found
        if text
    )
    return Reading(pages=(), kind=kind, issuer=issuer, issued_on=issued_on, fields=fields)


def comparison(
    *findings: Finding,
    differs: Mapping[Part, str] | None = None,
    unread: frozenset[Part] = frozenset(),
    confidence: float = SURE,
) -> Comparison:
    """Return a comparison of ``DECLARED`` with a page that says the same, but for what is named.

    Args:
        findings: what the office's rules find.
        differs: what stands on the page instead.
        unread: what could not be read.
        confidence: of everything read.
    """
    others = differs or {}
    parts = tuple(_part(part, others, unread, confidence) for part in DECLARED)
    verdict = Verdict.MISMATCH if others else Verdict.UNSURE if unread else Verdict.MATCH
    return Comparison(id="1", verdict=verdict, parts=parts, findings=findings)


def _part(
    part: Part, others: Mapping[Part, str], unread: frozenset[Part], confidence: float
) -> PartComparison:
    if part in unread:
        return PartComparison(part=part, declared=DECLARED[part], verdict=PartVerdict.UNREAD)
    return PartComparison(
        part=part,
        declared=DECLARED[part],
        read=others.get(part, DECLARED[part]),
        verdict=PartVerdict.DIFFERENT if part in others else PartVerdict.SAME,
        confidence=confidence,
        page=1,
        quad=HERE,
    )


def paper(width: int = 310, height: int = 438, pages: int = 1) -> OpenedUpload:
    """Return an upload of white pages, each half as large as the file it came from."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, "JPEG", quality=60)
    return OpenedUpload(
        media_type="image/jpeg",
        pages=tuple(
            OpenedPage(
                number=number,
                jpeg=stream.getvalue(),
                width=width,
                height=height,
                upload_width=2 * width,
                upload_height=2 * height,
                to_upload=Affine(2, 0, 0, 0, 2, 0),
            )
            for number in range(1, pages + 1)
        ),
    )


def puts_on_the_desk(office: OpenOffice, upload: OpenedUpload | UnreadableUpload) -> None:
    """Have the reader open every file to this, or refuse to."""

    def opened(body: bytes) -> OpenedUpload:
        del body
        if isinstance(upload, UnreadableUpload):
            raise upload
        return upload

    setattr(office.reader, "open", opened)  # noqa: B010 - an instance's own method, for one test


def two_alike(office: OpenOffice, traces: Traces) -> tuple[Application, Application]:
    """Return two people with files of their own that leave the same traces."""
    office.reader.reading, office.reader.comparison = reading(), comparison()
    office.reader.traces = traces
    puts_on_the_desk(office, paper())
    taken = [
        office.registered(
            number=NUMBERS[place],
            phone=f"+8529123456{place}",
            proofs={"bill.jpg": f"file {place}".encode()},
        )
        for place in range(2)
    ]
    office.work()
    first, second = (office.find(each.reference) for each in taken)
    return first, second


def cases(
    office: OpenOffice, count: int = 1, page: OpenedUpload | None = None, **declared: object
) -> list[Application]:
    """Register some applicants whose proofs were read and say the same as they do."""
    if office.reader.reading is None:
        office.reader.reading, office.reader.comparison = reading(), comparison()
        puts_on_the_desk(office, page or paper())
    taken = [
        office.registered(**{"number": NUMBERS[place], "phone": f"+8529123456{place}", **declared})
        for place in range(count)
    ]
    office.work()
    return [office.find(each.reference) for each in taken]


@dataclass
class OneResident:
    """A roster with one row."""

    entry: RosterEntry

    def lots(self) -> Iterable[RosterLot]:
        return [RosterLot([2], [packed(self.entry)], [])]

    def digest(self) -> bytes:
        return bytes(32)


def house_on_roster(office: OpenOffice, *, number: str, address: str) -> None:
    """Load a roster on which CHAN Tai Man lives at ``address``."""
    office_ = office.office
    entry = RosterEntry(
        resident_id=ResidentId("R1"),
        tenancy_no="T1",
        number=number,
        name=PersonName("CHAN Tai Man", "陳大文"),
        flat=claimed_flats(office_.roster.parse(address))[0],
        started_on=date(2010, 1, 1),
    )
    office_.roster_loads.load(
        OneResident(entry), date(2021, 12, 1), by=office.actor("administrator")
    )
