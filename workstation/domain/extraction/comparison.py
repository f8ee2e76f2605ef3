"""A declaration beside a proof, part by part.

Codes must be equal and stand alone; names are compared word by word; everything must stand in one
neighbourhood of the holder's name. What was not read is never taken for equal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from workstation.domain.extraction.address_parts import address_parts
from workstation.domain.extraction.addressees import told_from_addressees
from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.declared import Declared, versions_of
from workstation.domain.extraction.evidence import Anchor, anchors_of
from workstation.domain.extraction.facts import facts_of, with_parts
from workstation.domain.extraction.holders import holder_evidence, holder_names
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.names_beside import JOINT
from workstation.domain.extraction.other_persons import plainly_other
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import (
    CHECK_FROM,
    PLAIN_FROM,
    Comparison,
    Line,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    Verdict,
)
from workstation.domain.extraction.shown_parts import sources_of
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.supplies import supplied_elsewhere
from workstation.domain.extraction.tenancies import tenancy_anchors
from workstation.domain.extraction.verdicts import (
    Judged,
    most_telling,
    showing_most,
    shows_another_home,
    verdict_of,
)
from workstation.domain.extraction.wrapped_names import with_wrapped_names
from workstation.domain.names import PersonName
from workstation.domain.proofs import Finding, ProofKind, ProofProblem, findings

_LEGIBLE: Final = 0.3
"""No word of a name may be read worse than this, however well the others are."""


def compare(
    reading: Reading,
    declared: Declared,
    places: KnownPlaces,
    *,
    submitted_on: date | None = None,
    months: int = 3,
) -> Comparison:
    """Compare a declaration with what was read; ``match`` is never said of another home.

    Args:
        reading: what was read.
        declared: name and address as the applicant gave them.
        places: names of places, in both languages.
        submitted_on: the Hong Kong day of submission; without it age is not judged.
        months: how old a proof may be.
    """
    reading = replace(reading, lines=with_wrapped_names(reading.lines, declared.name))
    if reading.kind is ProofKind.TENANCY_AGREEMENT:
        anchors = list(tenancy_anchors(reading.lines, declared.name))
    else:
        anchors = told_from_addressees(
            list(anchors_of(reading.lines, declared.name)), reading.lines, declared.name
        )
    verdict, parts = most_telling(
        [
            _found(reading, anchors, claims, declared, places)
            for claims in versions_of(declared.address, places.gazetteer)
        ]
    )
    facts, lines, kind = with_parts(facts_of(reading), parts), reading.lines, reading.kind
    if any(supplied_elsewhere(each.evidence, lines, kind, places) for each in anchors):
        facts = replace(facts, supplied_elsewhere=True)
    problems = findings(facts, submitted_on, months=months)
    return Comparison(
        id=declared.id,
        verdict=verdict,
        parts=parts,
        findings=(*problems, *_name_findings(parts)),
    )


def _found(
    reading: Reading,
    anchors: Sequence[Anchor],
    claims: AddressClaims,
    declared: Declared,
    places: KnownPlaces,
) -> Judged:
    """Return what the lines around the declared name say of an address."""
    tried = [_against(anchor, claims, declared, places) for anchor in anchors]
    parts = showing_most(tried) or _without_anchor(reading, claims, declared, places)
    verdict = verdict_of(parts, claims)
    if verdict is Verdict.MATCH and any(shows_another_home(other) for other in tried):
        verdict = Verdict.UNSURE
    return verdict, parts


def _against(
    anchor: Anchor, claims: AddressClaims, declared: Declared, places: KnownPlaces
) -> tuple[PartComparison, ...]:
    sources = sources_of(anchor.evidence, places)
    return (_name_part(anchor, declared), *address_parts(claims, sources, places))


def _name_part(anchor: Anchor, declared: Declared) -> PartComparison:
    hit, line = anchor.hit, anchor.line
    confidence = line.confidence_of(hit.start, hit.end)
    legible = line.confidence_of(hit.start, hit.end, weakest=True) >= _LEGIBLE
    sure = hit.clean and legible and not anchor.another and confidence >= CHECK_FROM
    return PartComparison(
        part=Part.NAME,
        declared=declared.name.chinese if hit.chinese else declared.name.english,
        read=line.text[hit.start : hit.end],
        verdict=PartVerdict.SAME if sure else PartVerdict.UNREAD,
        confidence=confidence,
        page=line.page,
        quad=line.quad_of(hit.start, hit.end),
    )


def _without_anchor(
    reading: Reading, claims: AddressClaims, declared: Declared, places: KnownPlaces
) -> tuple[PartComparison, ...]:
    """Compare with what looks like the holder's name and address; this never makes a match.

    Where nobody's name was read plainly, the address may be anybody's and contradicts nothing.
    """
    shown = holder_names(reading.lines, reading.kind)
    evidence = holder_evidence(reading)
    sources = sources_of(evidence, places)
    name = _other_name(shown, declared)
    differs = name.verdict is PartVerdict.DIFFERENT
    if differs and any(_may_show(line, declared.name) for line in reading.lines):
        name = replace(name, verdict=PartVerdict.UNREAD)  # as whoever: a sender
    parts = address_parts(claims, sources, places)
    if name.verdict is PartVerdict.DIFFERENT:
        return (name, *parts)
    return (name, *(_doubted(part) for part in parts))


def _may_show(line: Line, name: PersonName) -> bool:
    """Whether a line shows the name, or one that is the name but for a slip of the reader."""
    hit = find_name(name, line.text)
    if hit is not None and hit.clean:
        return True
    shown = name_shown(line.text)
    if shown is None:
        return False
    known = (shown.english and name.english) or (shown.chinese and name.chinese)
    return bool(known) and not plainly_other(name, shown)


def _doubted(part: PartComparison) -> PartComparison:
    """Return a part that speaks against nothing."""
    unread = part.verdict is PartVerdict.DIFFERENT
    return replace(part, verdict=PartVerdict.UNREAD) if unread else part


def _other_name(shown: Sequence[Line], declared: Declared) -> PartComparison:
    """Compare with the names of the holders; whoever may be one of them is no other person."""
    wanted = declared.name.english or declared.name.chinese
    unread = PartComparison(part=Part.NAME, declared=wanted, verdict=PartVerdict.UNREAD)
    names = [name for line in shown for name in _names_on(line)]
    if not names:
        return unread
    first, line = names[0], shown[0]
    plain = line.confidence_of(0, len(line.text), weakest=True) >= PLAIN_FROM
    alike = [name for name in names if bool(name.english) is bool(first.english)]
    differs = plain and all(plainly_other(declared.name, name) for name in alike)
    return replace(
        unread,
        declared=(declared.name.chinese if first.chinese else wanted) or wanted,
        read=line.text if line.confidence >= CHECK_FROM else "",
        verdict=PartVerdict.DIFFERENT if differs else PartVerdict.UNREAD,
        confidence=line.confidence,
        page=line.page,
        quad=line.quad_of(0, len(line.text)),
    )


def _names_on(line: Line) -> Iterator[PersonName]:
    """Yield the name that a line shows, and those it joins: CHAN Tai Man & LEE Siu Ming."""
    for text in dict.fromkeys((line.text, *JOINT.split(line.text))):
        name = name_shown(text)
        if name is not None:
            yield name


def _name_findings(parts: Sequence[PartComparison]) -> Iterator[Finding]:
    for part in parts:
        if part.part is Part.NAME and part.verdict is PartVerdict.DIFFERENT:
            yield Finding(ProofProblem.OTHER_NAME)
