"""A declaration beside a proof, part by part.

Codes must be equal and stand alone; names are compared word by word; everything must stand in one
neighbourhood of the holder's name. What was not read is never taken for equal.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf
from operator import attrgetter
from typing import Final, TypeAlias

from workstation.domain.addresses import (
    AddressKind,
    AddressProblem,
    FlatProblem,
    Gazetteer,
    ParsedAddress,
)
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.scripts import in_each_script
from workstation.domain.addresses.spelling import spell
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application
from workstation.domain.extraction.claims import AddressClaims, NameClaim, claims_of
from workstation.domain.extraction.evidence import Anchor, Evidence, anchors_of, grouped
from workstation.domain.extraction.holders import holder_evidence, holder_name
from workstation.domain.extraction.persons import name_shown, plainly_other
from workstation.domain.extraction.places import (
    Found,
    KnownPlaces,
    find_names,
    key_of,
    one_slip,
    stands_alone,
)
from workstation.domain.extraction.reading import (
    CHECK_FROM,
    PLAIN_FROM,
    Comparison,
    Line,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    Token,
    Verdict,
)
from workstation.domain.extraction.supplies import supplied_lines
from workstation.domain.extraction.tenancies import tenancy_anchors
from workstation.domain.extraction.textual import mostly_han
from workstation.domain.extraction.translations import sound_as_one
from workstation.domain.extraction.units import SIDES, Code, code_key
from workstation.domain.names import PersonName
from workstation.domain.proofs import (
    Finding,
    ProofFacts,
    ProofKind,
    ProofProblem,
    Quad,
    findings,
)

_ORDER: Final = tuple(Part)
_ADDRESS: Final = (Part.FLAT, Part.FLOOR, Part.BUILDING, Part.BLOCK, Part.ESTATE, Part.STREET)
_CODES: Final = ("block", "street_no", "lot", "phase")
_CONFUSED: Final = str.maketrans("OQDILSBZG", "000115826")
_DOUBTS: Final = frozenset(
    {
        AddressProblem.BLOCK_SPELT_DIFFERENTLY,
        AddressProblem.ESTATE_SPELT_DIFFERENTLY,
        AddressProblem.SEVERAL_BLOCKS,
        AddressProblem.TOO_LONG,
        FlatProblem.NO_SUCH_FLAT,
    }
)
_LEGIBLE: Final = 0.3
"""No word of a name may be read worse than this, however well the others are."""
_LONGEST_NUMBER: Final = 4
"""Characters of a number on a road; longer ones are ranges."""
_CLEAR: Final = 0.93
"""A character read as surely as this is no slip of the reader."""
_STROKES: Final = re.compile(r"(?<![a-z])(?:i{1,3}|[ⅰⅱⅲ])(?![a-z])", re.IGNORECASE)
_COUNTED: Final = 0.98
"""Like strokes in a row are counted as surely as this: II is read I as surely as letters are."""
_ANY: Final = 99_999
_DIGITS: Final = re.compile("[0-9]{1,5}")
_LIKE_STROKES: Final = re.compile("i{1,3}|1{1,3}")
"""Folded words that may be strokes miscounted."""
_NUMBERED: Final = re.compile("i{1,3}|[0-9]{1,3}")
_LIKE_ANOTHER: Final = re.compile("[BDEFJLO]|^[08]$")
"""Letters of flats for which engines take others: E for F, 8 for B, L for J."""
_TOLD_APART: Final = 0.9
"""Nearly all that was misread so on hard photographs was read less surely."""
_FEW_TOWNS: Final = 2
"""A road through more of them is numbered anew in each."""
_LIKE_A_LETTER: Final = re.compile(r"[)\]}|!\\）]|/(?![0-9A-Za-z])")
_LONE_LETTER: Final = re.compile(r" ?[a-z](?=\s*(?:[,\n]|$))")
"""Behind the number of a block it may be the block's own: Tower 6 B."""
_OPENS, _CLOSES = re.compile(r"[(\[{（]"), re.compile(r"[)\]}）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What an applicant declared."""

    id: str
    name: PersonName
    address: str = field(repr=False)

    @classmethod
    def of(cls, application: Application, applicant: Applicant) -> "Declared":
        """Return what an application declares."""
        return cls(id=application.reference, name=applicant.name, address=applicant.address)


@dataclass(frozen=True, slots=True)
class _Source:
    """One script's address in the evidence, taken apart."""

    evidence: Evidence
    claims: AddressClaims


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
    if reading.kind is ProofKind.TENANCY_AGREEMENT:
        anchors = list(tenancy_anchors(reading.lines, declared.name))
    else:
        anchors = list(anchors_of(reading.lines, declared.name))
    verdict, parts = _most_telling(
        [
            _found(reading, anchors, claims, declared, places)
            for claims in _versions(declared.address, places.gazetteer)
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


_Found: TypeAlias = tuple[Verdict, tuple[PartComparison, ...]]


def _found(
    reading: Reading,
    anchors: Sequence[Anchor],
    claims: AddressClaims,
    declared: Declared,
    places: KnownPlaces,
) -> _Found:
    """Return what the lines around the declared name say of an address."""
    tried = [_against(anchor, claims, declared, places) for anchor in anchors]
    parts = _best(tried) or _without_anchor(reading, claims, declared, places)
    verdict = _verdict(parts, claims)
    if verdict is Verdict.MATCH and any(_contradicts(other) for other in tried):
        verdict = Verdict.UNSURE
    return verdict, parts


def _most_telling(found: Sequence[_Found]) -> _Found:
    """Return what was found of an address that is declared in one language, or in two.

    Both say the same, so that one is enough, unless what is printed contradicts the other.
    """
    against = next((one for one in found if one[0] is Verdict.MISMATCH), None)
    matched = next((one for one in found if one[0] is Verdict.MATCH), None)
    if against is not None:
        return (Verdict.UNSURE if matched else Verdict.MISMATCH), against[1]
    best = _best([parts for _, parts in found])
    return matched or next(one for one in found if one[1] == best)


def _versions(address: str, gazetteer: Gazetteer) -> Sequence[AddressClaims]:
    """Return what an address claims: twice where the same home is written in both languages."""
    versions = [claims_of(text, gazetteer) for text in in_each_script(address)]
    if len(versions) == 1 or (all(map(_identifies_a_home, versions)) and _agree(*versions)):
        return versions
    return (claims_of(address, gazetteer),)


def _agree(one: AddressClaims, other: AddressClaims) -> bool:
    """Whether two addresses say the same kinds of things, and nothing else of any of them."""
    codes = [(getattr(one, part), getattr(other, part)) for part in _CODES]
    if any((own is None) is not (its is None) for own, its in codes):
        return False
    numbers = [(code_key(own.text), code_key(its.text)) for own, its in codes if own and its]
    parts = [sorted(name.part for name in claims.names) for claims in (one, other)]
    if any(own != its for own, its in numbers) or parts[0] != parts[1]:
        return False
    for part in set(parts[0]):
        names, others = (_known_as(claims, part) for claims in (one, other))
        if names.isdisjoint(others):
            return False
    if one.districts and other.districts and one.districts.isdisjoint(other.districts):
        return False
    return one.floors == other.floors and (
        bool(one.homes & other.homes) or not (one.homes or other.homes)
    )


def _known_as(claims: AddressClaims, part: Part) -> set[str]:
    """Return what the lists call the names of a part, where that tells them in both languages."""
    normals = {name.normal for name in claims.names if name.part is part}
    return {normal for normal in normals if normal and normal.isascii()}


def with_parts(facts: ProofFacts, parts: Sequence[PartComparison]) -> ProofFacts:
    """Return the facts with the name and the address that were found where the holder's stand."""
    same = {part.part for part in parts if part.verdict is PartVerdict.SAME}
    return replace(
        facts,
        has_name=facts.has_name or Part.NAME in same,
        has_address=facts.has_address or bool(same & set(_ADDRESS)),
    )


def compare_written(
    one: str, other: str, places: KnownPlaces
) -> tuple[Verdict, tuple[PartComparison, ...]]:
    """Compare two written addresses by the rules for a declaration and a proof.

    Two public flats that were both read without doubt are the same home or they are not, whatever
    else is left out beside them; what only one of them says more may tell another home. ``match``
    is never said of another home.
    """
    claims = claims_of(one, places.gazetteer)
    written = spell(other).shown
    read = claims_of(written, places.gazetteer)
    token = Token(0, len(written), 1.0, Quad.of_box(0, 0, 0, 0))
    line = Line(text=written, tokens=(token,), page=1, passage=0)
    source = _Source(Evidence.of([line]), read)
    parts = tuple(_address_parts(claims, [source], places))
    flats = None if claims.lot or read.lot else _of_flats(claims.parsed, read.parsed)
    return flats or _verdict(parts, claims), parts


def supplied_elsewhere(
    posted: Sequence[Evidence], lines: Sequence[Line], kind: ProofKind, places: KnownPlaces
) -> bool:
    """Whether what a bill is for and where it is posted were plainly read as two homes.

    Each must contradict the other: what only one of them says, or says unclearly, tells nothing.

    Args:
        posted: the address beside the name, in one script or in both.
        lines: of the whole upload.
        kind: of the proof.
        places: names of places, in both languages.
    """
    supplied = supplied_lines(lines, kind)
    if not supplied:
        return False
    own = grouped([line for one in posted for line in one.lines if line not in supplied])
    other = grouped(supplied)
    return bool(_contradicted(own, other, places) & _contradicted(other, own, places))


def _contradicted(
    said: Sequence[Evidence], shown: Sequence[Evidence], places: KnownPlaces
) -> frozenset[Part]:
    """Return the parts of an address that another one plainly shows as something else."""
    sources = [_Source(one, claims_of(one.text, places.gazetteer)) for one in shown]
    parts: dict[PartVerdict, set[Part]] = {verdict: set() for verdict in PartVerdict}
    for one in said:
        claims = claims_of(one.text, places.gazetteer)
        for part in _address_parts(claims, sources, places):
            parts[part.verdict].add(part.part)
    different, same = parts[PartVerdict.DIFFERENT], parts[PartVerdict.SAME]
    if same & {Part.BLOCK, Part.BUILDING, Part.ESTATE}:
        different.discard(Part.STREET)  # a house on a corner has two
    return frozenset(different - same)


def _of_flats(one: ParsedAddress, other: ParsedAddress) -> Verdict | None:
    """Return whether two public flats are one; None unless both were read without doubt."""
    for parsed in (one, other):
        if parsed.kind is not AddressKind.PUBLIC_FLAT or not _DOUBTS.isdisjoint(parsed.problems):
            return None
    if one.block_id != other.block_id or set(one.readings).isdisjoint(other.readings):
        return Verdict.MISMATCH
    more = [AddressProblem.SAYS_MORE in parsed.problems for parsed in (one, other)]
    if any(more):
        return None if all(more) else Verdict.UNSURE
    return Verdict.MATCH if one.readings[0] == other.readings[0] else Verdict.UNSURE


def facts_of(reading: Reading) -> ProofFacts:
    """Return what the office's rules ask about a proof."""
    tenancy = reading.kind is ProofKind.TENANCY_AGREEMENT
    return ProofFacts(
        kind=reading.kind,
        has_name=reading.field_of(Part.NAME) is not None,
        has_address=any(reading.field_of(part) for part in _ADDRESS),
        has_issuer=bool(reading.issuer) or tenancy,
        issued_on=reading.issued_on,
        post_box=reading.post_box,
        supplied_elsewhere=reading.supplied_elsewhere,
        stamped=reading.stamped,
        covers_from=reading.covers_from,
        covers_until=reading.covers_until,
    )


def _name_findings(parts: Sequence[PartComparison]) -> Iterator[Finding]:
    for part in parts:
        if part.part is Part.NAME and part.verdict is PartVerdict.DIFFERENT:
            yield Finding(ProofProblem.OTHER_NAME)


def _against(
    anchor: Anchor, claims: AddressClaims, declared: Declared, places: KnownPlaces
) -> tuple[PartComparison, ...]:
    sources = [_Source(one, claims_of(one.text, places.gazetteer)) for one in anchor.evidence]
    return (_name_part(anchor, declared), *_address_parts(claims, sources, places))


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
    shown = holder_name(reading)
    evidence = holder_evidence(reading)
    sources = [_Source(one, claims_of(one.text, places.gazetteer)) for one in evidence]
    name = _other_name(shown, declared)
    parts = _address_parts(claims, sources, places)
    if name.verdict is PartVerdict.DIFFERENT:
        return (name, *parts)
    return (name, *(_doubted(part) for part in parts))


def _doubted(part: PartComparison) -> PartComparison:
    """Return a part that speaks against nothing."""
    unread = part.verdict is PartVerdict.DIFFERENT
    return replace(part, verdict=PartVerdict.UNREAD) if unread else part


def _other_name(shown: Line | None, declared: Declared) -> PartComparison:
    wanted = declared.name.english or declared.name.chinese
    unread = PartComparison(part=Part.NAME, declared=wanted, verdict=PartVerdict.UNREAD)
    name = name_shown(shown.text) if shown else None
    if shown is None or name is None:
        return unread
    plain = shown.confidence_of(0, len(shown.text), weakest=True) >= PLAIN_FROM
    differs = plain and plainly_other(declared.name, name)
    return replace(
        unread,
        declared=(declared.name.chinese if name.chinese else wanted) or wanted,
        read=shown.text if shown.confidence >= CHECK_FROM else "",
        verdict=PartVerdict.DIFFERENT if differs else PartVerdict.UNREAD,
        confidence=shown.confidence,
        page=shown.page,
        quad=shown.quad_of(0, len(shown.text)),
    )


def _address_parts(
    claims: AddressClaims, sources: Sequence[_Source], places: KnownPlaces
) -> Iterator[PartComparison]:
    parts = [
        *_name_parts(claims, sources, places),
        *_code_parts(claims, sources),
        *_area_part(claims, sources),
    ]
    for part in _ORDER:
        together = [one for one in parts if one.part is part]
        if together:
            written = claims.spelling.shown
            yield _merged(sorted(together, key=lambda one: written.find(one.declared)))


def _merged(pieces: Sequence[PartComparison]) -> PartComparison:
    """Return the pieces of one part as one: the name of a street and the number on it."""
    if len(pieces) == 1:
        return pieces[0]
    verdicts = {piece.verdict for piece in pieces}
    worst = next(
        verdict
        for verdict in (PartVerdict.DIFFERENT, PartVerdict.UNREAD, PartVerdict.SAME)
        if verdict in verdicts
    )
    shown = next((one for one in pieces if one.verdict is worst), pieces[0])
    return replace(
        shown,
        quad=_around([one for one in pieces if one.page == shown.page], shown),
        declared=" ".join(one.declared for one in pieces if one.declared),
        read=" ".join(one.read for one in pieces if one.read),
        confidence=min(one.confidence for one in pieces),
    )


def _around(pieces: Sequence[PartComparison], shown: PartComparison) -> Quad | None:
    """Return the region of the pieces that stand on one line with the one that is shown."""
    if shown.quad is None:
        return None
    (_, top), _, _, (_, bottom) = shown.quad.corners
    height = max(abs(bottom - top), 1.0)
    quads = [one.quad for one in pieces if one.quad is not None]
    beside = [one for one in quads if abs(one.corners[0][1] - top) < height / 2]
    first = min(beside, key=lambda one: one.corners[0][0], default=shown.quad).corners
    last = max(beside, key=lambda one: one.corners[1][0], default=shown.quad).corners
    return Quad((first[0], last[1], last[2], first[3]))


def _name_parts(
    claims: AddressClaims, sources: Sequence[_Source], places: KnownPlaces
) -> Iterator[PartComparison]:
    seen = [_names_in(claims, source, places) for source in sources]
    for name in claims.names:
        shown = [one[name] for one in seen]
        found = _joined(name.part, name.text, [one for one in shown if one is not None])
        if found.verdict is PartVerdict.SAME and _named_otherwise(name, sources, shown):
            found = replace(found, verdict=PartVerdict.UNREAD)
        yield found


def _named_otherwise(
    name: NameClaim, sources: Sequence[_Source], shown: Sequence[PartComparison | None]
) -> bool:
    """Whether only a translation shows a name, and the name's own script stands there as another.

    The gazetteer may know two names of one language by the same name of the other.
    """
    han = mostly_han(name.text)
    for source, found in zip(sources, shown, strict=True):
        own_script = mostly_han(source.evidence.text) is han
        others = (other for other in source.claims.names if other.part is name.part)
        if own_script and found is None and any(mostly_han(one.text) is han for one in others):
            return True
    return False


def _names_in(
    claims: AddressClaims, source: _Source, places: KnownPlaces
) -> dict[NameClaim, PartComparison | None]:
    """Return what one source shows for each declared name, None where it shows nothing."""
    names = claims.names
    found = find_names(names, source.claims, places, source.evidence.others_at)
    taken = [place for place in found.values() if place is not None]
    equal = {
        name: _equal(name, claims, source, places) or _sounding_alike(name, claims, source, places)
        for name in names
    }
    left = [
        other
        for other in source.claims.names
        if other.normal
        and other not in equal.values()
        and not any(_alike(name, other) for name in names)
        and not any(place.start < other.end and other.start < place.end for place in taken)
    ]
    shown: dict[NameClaim, PartComparison | None] = {}
    for name in sorted(names, key=lambda name: name.part is Part.ESTATE):
        place, same = found[name], equal[name]
        rival = next((other for other in left if _rivals(name, other)), None)
        if place is not None:
            shown[name] = _found_name(name, place, source, places)
        elif same is not None:
            shown[name] = _part_at(name.part, source, same.start, same.end, PartVerdict.SAME)
        elif rival is not None:
            verdict = PartVerdict.DIFFERENT
            if _may_be_misread(name, rival, source):
                verdict = PartVerdict.UNREAD
            shown[name] = _part_at(name.part, source, rival.start, rival.end, verdict)
        else:
            shown[name] = None
        if name.part is Part.ESTATE:
            estate = shown[name] or _miscounted(name, source)
            as_read = shown[name] is None or (place is not None and place.slip is None)
            shown[name] = _settled_by_its_house(estate, shown, as_read=as_read)
        else:
            shown[name] = _if_counted(shown[name])
    return shown


def _if_counted(shown: PartComparison | None, *, sure: float = _COUNTED) -> PartComparison | None:
    """Return a part as read unless it has like strokes in a row that were read less surely."""
    if shown is None or shown.verdict is not PartVerdict.SAME or shown.confidence >= sure:
        return shown
    return replace(shown, verdict=PartVerdict.UNREAD) if _STROKES.search(shown.read) else shown


def _miscounted(name: NameClaim, source: _Source) -> PartComparison | None:
    """Return an estate that was read with other strokes than declared, and so as one of no list.

    It stands for the declared one where the house beside it is that one's; no other has it. What
    was read beyond doubt, or typed by a person, is what it says.
    """
    for other in source.claims.names if name.normal else ():
        if other.part is name.part and not other.normal and _differ_in_strokes(name, other):
            found = _part_at(name.part, source, other.start, other.end, PartVerdict.UNREAD)
            return found if found.confidence < _COUNTED else None
    return None


def _settled_by_its_house(
    estate: PartComparison | None,
    shown: Mapping[NameClaim, PartComparison | None],
    *,
    as_read: bool,
) -> PartComparison | None:
    """Return an estate that was read right but faintly as read, when its house was read plainly.

    Without its house, strokes tell none of two estates from the other: Wah Fu (I) from (II).

    Args:
        estate: what was read of it.
        shown: what was read of the other names.
        as_read: whether it was read as declared, or with other strokes.
    """
    if estate is None:
        return None
    by_house = any(
        name.part is Part.BLOCK
        and name.normal
        and house is not None
        and house.verdict is PartVerdict.SAME
        for name, house in shown.items()
    )
    if not by_house:
        return _if_counted(estate, sure=inf)
    if not as_read:
        return estate
    return replace(estate, verdict=PartVerdict.SAME, confidence=max(estate.confidence, CHECK_FROM))


def _may_be_misread(name: NameClaim, rival: NameClaim, source: _Source) -> bool:
    """Whether another known name may be the declared one with a slip of the reader."""
    if _differ_in_strokes(name, rival):
        return True
    one, other = key_of(name.text), key_of(rival.text)
    doubted = source.evidence.confidence(rival.start, rival.end) < _CLEAR
    return doubted and one_slip(other, one, han=not one.isascii())


def _differ_in_strokes(name: NameClaim, other: NameClaim) -> bool:
    """Whether two names have another number, and that of the second was read from strokes."""
    return _words_without_number(name.text) == _words_without_number(other.text) and any(
        _LIKE_STROKES.fullmatch(word.text) for word in spell(other.text).words
    )


def _words_without_number(text: str) -> list[str]:
    return [word.text for word in spell(text).words if not _NUMBERED.fullmatch(word.text)]


def _alike(name: NameClaim, other: NameClaim) -> bool:
    """Whether a name of the evidence is a declared one, or a piece of it: 華富 of 華富邨."""
    one, piece = key_of(name.text), key_of(other.text)
    return name.normal == other.normal or piece in one or one in piece


def _rivals(name: NameClaim, other: NameClaim) -> bool:
    """Whether a known name stands where the declared one should.

    Only houses and estates of the public list are told apart across scripts.
    """
    if not name.normal or name.part is not other.part:
        return False
    listed = "/" in name.normal + other.normal
    return listed or mostly_han(name.text) is mostly_han(other.text)


def _equal(
    name: NameClaim, claims: AddressClaims, source: _Source, places: KnownPlaces
) -> NameClaim | None:
    """Return the name of a source that is the declared one in other words, or in translation."""
    if not name.normal:
        return None
    return next(
        (
            other
            for other in source.claims.names
            if other.normal == name.normal
            and _may_be_translated(name, other)
            and _may_lie_there(name, other, (claims, source.claims), places)
            and stands_alone(other, source.claims, places)
        ),
        None,
    )


def _sounding_alike(
    name: NameClaim, claims: AddressClaims, source: _Source, places: KnownPlaces
) -> NameClaim | None:
    """Return the building of a source that sounds as the declared one, at its number on a road."""
    its = source.claims
    at_home = _roads(claims) & _roads(its) and _is_same(claims.street_no, its.street_no)
    if name.part is not Part.BUILDING or not at_home:
        return None
    alike = [
        other
        for other in its.names
        if other.part is name.part
        and mostly_han(name.text) is not mostly_han(other.text)
        and _untranslated(*sorted((name, other), key=lambda one: mostly_han(one.text)))
        and stands_alone(other, its, places)
        and not any(one.end == other.start and not one.normal for one in its.names)
    ]
    return alike[0] if len(alike) == 1 else None


def _untranslated(english: NameClaim, chinese: NameClaim) -> bool:
    """Whether two names sound as one, and no list knows either by another name."""
    known = bool(english.normal) or (chinese.normal and chinese.normal.isascii())
    unknown = not known or english.normal == chinese.normal
    return unknown and sound_as_one(chinese.text, english.text)


def _roads(claims: AddressClaims) -> set[str]:
    """Return what the lists call the roads of an address."""
    return {name.normal for name in claims.names if name.part is Part.STREET} - {""}


def _may_be_translated(name: NameClaim, other: NameClaim) -> bool:
    """Whether two names of one place may stand for each other.

    The public list names houses and estates in several ways of one language; of two other
    buildings with one English name neither is the other. What a court is called may be taken for
    an estate in one language and for a building in the other.
    """
    parts = {name.part, other.part}
    translated = mostly_han(name.text) is not mostly_han(other.text)
    if parts == {Part.STREET} and not translated:
        one, longer = sorted((key_of(name.text), key_of(other.text)), key=len)
        return longer.endswith(one)  # 青山道 and 青山公路 are both Castle Peak Road
    if len(parts) == 1 and name.part is not Part.BUILDING:
        return True
    return translated and (len(parts) == 1 or parts == {Part.BUILDING, Part.ESTATE})


def _may_lie_there(
    name: NameClaim, other: NameClaim, both: Sequence[AddressClaims], places: KnownPlaces
) -> bool:
    """Whether a building or a road lies where either address says, of all with one of its names.

    Names in two languages are one's in the districts that have both; where one of them stands in
    others too, an area has to tell which is meant; of a road through many towns, a declared one.
    """
    if name.part is Part.BLOCK or name.normal in places.gazetteer.estates:
        return True  # of the public list, which tells them by their ids
    is_road = name.part is Part.STREET
    listed = (places.gazetteer.roads if is_road else places.gazetteer.buildings).districts
    own, its = (frozenset(listed.get(key_of(one.text), ())) for one in (name, other))
    if key_of(name.text) == key_of(other.text) or not (own and its):
        return True
    said = [claims.districts for claims in both if claims.districts]
    if not (said or is_road):
        said = [where for claims in both if (where := _districts_of_road(claims, places))]
    if not own & its or any(districts.isdisjoint(own & its) for districts in said):
        return False
    if is_road and len(own | its) > _FEW_TOWNS and not both[0].districts:
        return False
    return bool(said) or len(own | its) == 1


def _districts_of_road(claims: AddressClaims, places: KnownPlaces) -> frozenset[District]:
    """Return the district the only road of an address lies in; nothing where it may be another."""
    listed = places.gazetteer.roads.districts
    roads = [name for name in claims.names if name.part is Part.STREET]
    where = frozenset(listed.get(key_of(roads[0].text), ())) if len(roads) == 1 else frozenset()
    return where if len(where) == 1 else frozenset()


def _found_name(
    name: NameClaim, place: Found, source: _Source, places: KnownPlaces
) -> PartComparison:
    """Return a name that stands in the evidence, as sure as its doubtful characters allow.

    A character that was hardly read counts when only the declared one makes a known name; one
    that was misread only if the reader doubted it, or another place may be meant.
    """
    start, end = place.start, place.end
    part = _part_at(name.part, source, start, end, PartVerdict.SAME)
    if place.slip is not None:
        return _mended(part, place, place.slip, source)
    if part.confidence >= CHECK_FROM:
        return part
    words = [
        (word.text, source.evidence.confidence(word.start, word.end))
        for word in source.claims.spelling.words
        if start <= word.start < end
    ]
    doubtful = [at for at, (_, confidence) in enumerate(words) if confidence < CHECK_FROM]
    if places.only_reading([text for text, _ in words], doubtful):
        return replace(part, verdict=PartVerdict.SAME, confidence=CHECK_FROM)
    return part


def _mended(
    part: PartComparison, place: Found, slip: tuple[int, int], source: _Source
) -> PartComparison:
    """Return a name with a slip as sure as its other words; one of a single word is unread.

    Where the reader was sure of the slip it may be another name that no list has.
    """
    around = [(a, b) for a, b in ((place.start, slip[0]), (slip[1], place.end)) if a < b]
    if not around:
        return replace(part, verdict=PartVerdict.UNREAD)
    others = min(source.evidence.confidence(a, b) for a, b in around)
    doubted = source.evidence.confidence(*slip) < _CLEAR
    same = doubted and others >= CHECK_FROM
    return replace(
        part,
        verdict=PartVerdict.SAME if same else PartVerdict.UNREAD,
        confidence=min(others, PLAIN_FROM - 0.01),
    )


def _code_parts(claims: AddressClaims, sources: Sequence[_Source]) -> Iterator[PartComparison]:
    named_house = any(name.part is Part.BLOCK and name.normal for name in claims.names)
    for part, code, text in (
        (Part.FLAT, claims.flat, claims.shown(claims.flat)),
        (Part.FLOOR, claims.floor, claims.floor_value),
    ):
        shown = [_shown_home(part, claims, source) for source in sources]
        kept = [one for one in shown if one is not None]
        if code is not None:
            yield _joined(part, text, kept)
        elif not _implied(part, claims) and kept:
            yield _undeclared(part, kept[0])
    listed = claims.parsed.block_id is not None
    numbers: tuple[tuple[Part, Callable[[AddressClaims], Code | None]], ...] = (
        (Part.FLAT, attrgetter("room")),
        (Part.BLOCK, attrgetter("block")),
        (Part.STREET, attrgetter("street_no")),
        (Part.ESTATE, attrgetter("phase")),
    )
    for part, number in numbers:
        code = number(claims)
        written = claims.shown(code)
        shown = [
            _shown_code(part, code, written, number(source.claims), source) for source in sources
        ]
        kept = [one for one in shown if one is not None]
        # A house of the public list is told by its name; elsewhere phases begin their blocks anew.
        optional = listed if part is Part.ESTATE else part is Part.BLOCK and named_house
        if code is not None:
            if kept or not optional:
                yield _joined(part, written, kept)
        elif part is not Part.STREET and kept and not optional:
            yield _undeclared(part, kept[0])
    yield from _lot_parts(claims, sources)


def _lot_parts(claims: AddressClaims, sources: Sequence[_Source]) -> Iterator[PartComparison]:
    """Yield the lot, and what tells the house otherwise on one side only.

    Several houses may stand on a lot; a house with a number, or a flat, is told without its lot.
    """
    lots = [one for source in sources if (one := _shown_lot(claims, source)) is not None]
    if claims.lot is not None:
        yield _joined(Part.STREET, claims.shown(claims.lot), lots)
    elif lots and claims.street_no is None and claims.flat is None:
        yield _undeclared(Part.STREET, lots[0])
    if claims.lot is not None and claims.street_no is None:
        for source in sources:
            number = _shown_code(Part.STREET, None, "", source.claims.street_no, source)
            if number is not None:
                yield _undeclared(Part.STREET, number)


def _shown_lot(claims: AddressClaims, source: _Source) -> PartComparison | None:
    """Return what a source shows for the lot, which is equal as a whole or not at all.

    A word that nothing explains on one side may tell a piece of it, or one of several houses on
    it: the rest of Lot 42, House A on it, land beside it.
    """
    declared, read = claims.lot, source.claims.lot
    if read is None:
        return None
    verdict = PartVerdict.UNREAD
    alike = source.claims.unlisted == claims.unlisted
    houses, its = (
        {name.normal for name in one.names if name.part is not Part.STREET}
        for one in (claims, source.claims)
    )
    if declared is not None and declared.is_same(read) and alike and its <= houses:
        verdict = PartVerdict.SAME
    elif declared is not None and declared.contradicts(read):
        slip = _confusable(declared.text, read.text)
        verdict = PartVerdict.UNREAD if slip else PartVerdict.DIFFERENT
    return _part_at(Part.STREET, source, read.start, read.end, verdict)


def _implied(part: Part, claims: AddressClaims) -> bool:
    """Whether the floor is told by the flat: 1203 is on the twelfth."""
    return part is Part.FLOOR and bool(claims.floors)


def _undeclared(part: Part, shown: PartComparison) -> PartComparison:
    """Return the proof's code that the declaration lacks: a person must look."""
    return replace(shown, declared="", verdict=PartVerdict.UNREAD, part=part)


def _shown_home(part: Part, claims: AddressClaims, source: _Source) -> PartComparison | None:
    """Return what a source shows for the flat or the floor."""
    read = source.claims
    code = (read.flat if part is Part.FLAT else read.floor) or (
        read.flat if part is Part.FLOOR and read.floors else None
    )
    if code is None:
        return None
    same_home = bool(claims.homes & read.homes)
    if part is Part.FLAT:
        same = same_home or (not _implied(Part.FLOOR, claims) and _same_flat(claims, read))
    else:
        same = same_home or bool(claims.floors & read.floors)
    verdict = PartVerdict.SAME if same else PartVerdict.DIFFERENT
    declared = claims.flat if part is Part.FLAT else claims.floor
    if not same and declared is not None and _confusable(declared.text, code.text):
        verdict = PartVerdict.UNREAD
    if _is_in_doubt(claims, source, code, same=same):
        verdict = PartVerdict.UNREAD
    shown = _part_at(part, source, code.start, code.end, verdict)
    number = code.text.upper().split()[-1]  # without what it is: a shop, a workshop
    alike = code is read.flat and _LIKE_ANOTHER.search(number) is not None
    if alike and shown.confidence < _TOLD_APART:
        return replace(shown, verdict=PartVerdict.UNREAD)
    return shown


def _is_in_doubt(claims: AddressClaims, source: _Source, code: Code, *, same: bool) -> bool:
    """Whether a flat or a floor of a source is one of several, or may be a piece of another."""
    read = source.claims
    if read.several_flats or read.is_split(code) or _may_lack_a_letter(source.evidence.text, code):
        return True
    if (read.has_two_floors or claims.has_two_floors) and not same:
        return True
    other_room = (read.room is None) is not (claims.room is None)
    a_piece = _is_same(claims.flat, read.room) or _lacks_a_wing(claims.flat, read.flat)
    if code is read.flat and (other_room or a_piece):
        return True
    kinds = {claims.flat_kind, read.flat_kind}
    if code is read.flat and len(kinds) > 1 and not kinds <= SIDES:
        return True
    same_home = bool(claims.homes & read.homes)
    if claims.is_lettered is not read.is_lettered and claims.written != read.written:
        return not same_home or claims.unlisted != read.unlisted
    return (read.at_odds or read.is_joined or claims.is_joined) and not same_home


def _is_same(declared: Code | None, read: Code | None) -> bool:
    """Whether two codes are one: of a flat and a room, what is called which may be swapped."""
    if declared is None or read is None:
        return False
    return code_key(declared.text) == code_key(read.text)


def _lacks_a_wing(declared: Code | None, read: Code | None) -> bool:
    """Whether of a flat of two letters one is left out, or was not read: B of RB."""
    if declared is None or read is None:
        return False
    short, long = sorted((code_key(declared.text), code_key(read.text)), key=len)
    return len(short) == 1 and len(long) == 2 and long.isalpha() and short in long


def _may_lack_a_letter(text: str, code: Code) -> bool:
    """Whether a stroke stands behind a code that closes no bracket: 12J is read 12)."""
    opened = len(_OPENS.findall(text, 0, code.end)) > len(_CLOSES.findall(text, 0, code.end))
    return not opened and _LIKE_A_LETTER.match(text, code.end) is not None


def _same_flat(claims: AddressClaims, read: AddressClaims) -> bool:
    """Whether the flats have the same number, on whatever floors: 1203 and 1303 have."""
    numbers = {flat for _, flat in claims.homes}
    return any(flat in numbers for _, flat in read.homes)


def _shown_code(
    part: Part, declared: Code | None, written: str, read: Code | None, source: _Source
) -> PartComparison | None:
    """Return what a source shows for a number, which was declared as ``written``."""
    if read is None:
        return None
    verdict = PartVerdict.UNREAD
    if declared is not None:
        if _is_same(declared, read):
            verdict = PartVerdict.SAME
        elif not (
            _confusable(declared.text, read.text)
            or (part is Part.FLAT and _is_same(declared, source.claims.flat))
            or _lost_a_digit(declared, read, source)
            or (part is Part.STREET and _may_be_one_house(written, _house(source.claims, read)))
            or (part is not Part.STREET and _may_lack_its_letter(declared.text, read.text))
        ):
            verdict = PartVerdict.DIFFERENT
    behind = source.claims.open_text[read.end :]
    if source.claims.is_split(read) or (part is Part.BLOCK and _LONE_LETTER.match(behind)):
        verdict = PartVerdict.UNREAD
    in_strokes = part is not Part.STREET and _STROKES.fullmatch(read.text)
    if in_strokes and verdict is PartVerdict.DIFFERENT:
        verdict = PartVerdict.UNREAD
    shown = _part_at(part, source, read.start, read.end, verdict)
    return _if_counted(shown) if in_strokes else shown


def _may_lack_its_letter(one: str, other: str) -> bool:
    """Whether one phase or block has a letter and is the other without it: 2A and 2; not 2B.

    The letter may be a flat's, too: of Block 6A, 17/F.
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short.isdigit() and long[:-1] == short and not long[-1].isdigit()


def _confusable(one: str, other: str) -> bool:
    """Whether two codes differ only by signs that engines take for one another.

    Of a range engines lose a digit: 110-112 is read 10-112.
    """
    short, long = sorted((one, other), key=len)
    if len(long) > _LONGEST_NUMBER and len(long) == len(short) + 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return one.upper().translate(_CONFUSED) == other.upper().translate(_CONFUSED)


def _house(claims: AddressClaims, number: Code) -> str:
    """Return a number as it is written, or what a lone stroke was taken for."""
    written = claims.shown(number)
    return number.text if number.text.isdigit() and not _DIGITS.search(written) else written


def _may_be_one_house(one: str, other: str) -> bool:
    """Whether two numbers on a street meet: 123 and 123-125, or 226 and 226A; not 226A and 226B."""
    (low, high, letter), (first, last, its) = map(_span, (one, other))
    return low <= last and first <= high and (low != high or first != last or letter != its)


def _span(number: str) -> tuple[int, int, bool]:
    """Return the first and the last number of a house, and whether a letter stands with it.

    One in Chinese numerals may be any.
    """
    numbers = [int(digits) for digits in _DIGITS.findall(number)] or [0, _ANY]
    return numbers[0], numbers[-1], any(char.isascii() and char.isalpha() for char in number)


def _lost_a_digit(declared: Code, read: Code, source: _Source) -> bool:
    """Whether the reader may have lost a digit of a number, which leaves no doubtful place."""
    one, other = code_key(declared.text), code_key(read.text)
    shorter = any(one[:at] + one[at + 1 :] == other for at in range(len(one)))
    return shorter and source.evidence.confidence(read.start, read.end) < _CLEAR


def _area_part(claims: AddressClaims, sources: Sequence[_Source]) -> Iterator[PartComparison]:
    """Yield the area: a hint; another one is a reason to look, never to contradict."""
    if claims.area is None:
        return
    shown = claims.shown(claims.area)
    for source in sources:
        area = source.claims.area
        if area is None:
            continue
        same = bool(claims.districts & source.claims.districts)
        verdict = PartVerdict.SAME if same else PartVerdict.UNREAD
        found = _part_at(Part.AREA, source, area.start, area.end, verdict)
        yield replace(found, declared=shown, verdict=verdict)  # though read with doubt: a hint
        return
    yield PartComparison(part=Part.AREA, declared=shown, verdict=PartVerdict.UNREAD)


def _part_at(
    part: Part, source: _Source, start: int, end: int, verdict: PartVerdict
) -> PartComparison:
    """Return a part with its place; what was read badly is unread, whatever it says."""
    confidence = source.evidence.confidence(start, end)
    page, quad = source.evidence.place(start, end)
    if confidence < CHECK_FROM or (verdict is PartVerdict.DIFFERENT and confidence < PLAIN_FROM):
        verdict = PartVerdict.UNREAD
    return PartComparison(
        part=part,
        declared="",
        read=source.evidence.text[start:end].strip(" ,.\n"),
        verdict=verdict,
        confidence=confidence,
        page=page,
        quad=quad,
    )


def _joined(part: Part, declared: str, shown: Sequence[PartComparison]) -> PartComparison:
    """Return the verdict of all sources: one that plainly contradicts another makes it unread."""
    verdicts = {one.verdict for one in shown}
    if not shown:
        return PartComparison(part=part, declared=declared, verdict=PartVerdict.UNREAD)
    if PartVerdict.SAME in verdicts:
        best = max(
            (one for one in shown if one.verdict is PartVerdict.SAME),
            key=lambda one: one.confidence,
        )
        if PartVerdict.DIFFERENT in verdicts:
            best = replace(best, verdict=PartVerdict.UNREAD)
    elif PartVerdict.DIFFERENT in verdicts:
        best = next(one for one in shown if one.verdict is PartVerdict.DIFFERENT)
    else:
        best = max(shown, key=lambda one: one.confidence)
    return replace(best, part=part, declared=declared)


def _best(tried: Sequence[tuple[PartComparison, ...]]) -> tuple[PartComparison, ...]:
    """Return the comparison that shows most; empty when there is none."""

    def shows(parts: tuple[PartComparison, ...]) -> tuple[int, int]:
        same = sum(part.verdict is PartVerdict.SAME for part in parts)
        different = sum(part.verdict is PartVerdict.DIFFERENT for part in parts)
        return same, -different

    return max(tried, key=shows, default=())


def _contradicts(parts: Sequence[PartComparison]) -> bool:
    """Whether the name stands beside another home as well."""
    return sum(part.verdict is PartVerdict.DIFFERENT for part in parts) > 1


def _verdict(parts: Sequence[PartComparison], claims: AddressClaims) -> Verdict:
    if any(part.verdict is PartVerdict.DIFFERENT for part in parts):
        return Verdict.MISMATCH
    deciding = [part for part in parts if part.part is not Part.AREA]
    if not all(part.verdict is PartVerdict.SAME for part in deciding):
        return Verdict.UNSURE
    settled = claims.parsed.block_id is not None
    areas = [part for part in parts if part.part is Part.AREA]
    elsewhere = any(
        part.verdict is not PartVerdict.SAME and (part.read or _is_of_a_road(claims))
        for part in areas
    )
    if (elsewhere and not settled) or not _identifies_a_home(claims):
        return Verdict.UNSURE
    return Verdict.MATCH


def _is_of_a_road(claims: AddressClaims) -> bool:
    """Whether only a road tells the place that may be another town's of the same name."""
    return claims.in_several_towns and {name.part for name in claims.names} == {Part.STREET}


def _identifies_a_home(claims: AddressClaims) -> bool:
    """Whether the declaration says enough: a place, and a flat in it or a house's number."""
    places = {name.part for name in claims.names}
    numbered = claims.street_no is not None
    if claims.lot is not None and not (numbered or claims.flat):
        numbered = claims.lot.tells_a_place
        if not numbered:
            return False
    if places & {Part.BLOCK, Part.BUILDING, Part.ESTATE}:
        return claims.flat is not None or claims.floor is not None
    return Part.STREET in places and numbered
