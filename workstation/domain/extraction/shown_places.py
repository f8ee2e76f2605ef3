"""What a proof shows for the names of places: as declared, with a slip, or a rival instead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workstation.domain.extraction.claims import AddressClaims, NameClaim
from workstation.domain.extraction.places import Found, KnownPlaces, find_names, key_of, one_slip
from workstation.domain.extraction.reading import (
    CHECK_FROM,
    PLAIN_FROM,
    Part,
    PartComparison,
    PartVerdict,
)
from workstation.domain.extraction.same_places import same_place, sounding_alike
from workstation.domain.extraction.shown_parts import CLEAR, Source, joined, part_at
from workstation.domain.extraction.strokes import (
    differ_in_strokes,
    if_counted,
    miscounted,
    settled_by_its_house,
)
from workstation.domain.extraction.textual import mostly_han


def place_parts(
    claims: AddressClaims, sources: Sequence[Source], places: KnownPlaces
) -> Iterator[PartComparison]:
    """Yield what all sources together show for each declared name."""
    seen = [_names_in(claims, source, places) for source in sources]
    house = any(_shows_house(name, part) for one in seen for name, part in one.items())
    for name in claims.names:
        shown = [one[name] for one in seen]
        found = joined(name.part, name.text, [one for one in shown if one is not None])
        from_ = CHECK_FROM if house and name.part is Part.ESTATE else 0.0
        if found.verdict is PartVerdict.SAME and _named_otherwise(name, sources, shown, from_):
            found = replace(found, verdict=PartVerdict.UNREAD)
        yield found


def _shows_house(name: NameClaim, shown: PartComparison | None) -> bool:
    """Whether a house of the public list was read; few estates share one."""
    is_house = name.part is Part.BLOCK and bool(name.normal)
    return is_house and shown is not None and shown.verdict is PartVerdict.SAME


def _named_otherwise(
    name: NameClaim,
    sources: Sequence[Source],
    shown: Sequence[PartComparison | None],
    from_: float,
) -> bool:
    """Whether only a translation shows a name, and the name's own script stands there as another.

    The gazetteer may know two names of one language by the same name of the other.

    Args:
        name: the declared one.
        sources: the addresses on the paper.
        shown: what each shows of the name.
        from_: how surely another name must be read to speak against it, 0 to 1.
    """
    han = mostly_han(name.text)
    for source, found in zip(sources, shown, strict=True):
        own_script = mostly_han(source.evidence.text) is han
        others = (
            other
            for other in source.claims.names
            if other.part is name.part
            and source.evidence.confidence(other.start, other.end) >= from_
        )
        if own_script and found is None and any(mostly_han(one.text) is han for one in others):
            return True
    return False


def _names_in(
    claims: AddressClaims, source: Source, places: KnownPlaces
) -> dict[NameClaim, PartComparison | None]:
    """Return what one source shows for each declared name, None where it shows nothing."""
    names = claims.names
    found = find_names(names, source.claims, places, source.evidence.others_at)
    taken = [place for place in found.values() if place is not None]
    equal = {
        name: same_place(name, claims, source.claims, places)
        or sounding_alike(name, claims, source.claims, places)
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
            shown[name] = part_at(name.part, source, same.start, same.end, PartVerdict.SAME)
        elif rival is not None:
            verdict = PartVerdict.DIFFERENT
            if _may_be_misread(name, rival, source):
                verdict = PartVerdict.UNREAD
            shown[name] = part_at(name.part, source, rival.start, rival.end, verdict)
        else:
            shown[name] = None
        if name.part is Part.ESTATE:
            estate = shown[name] or miscounted(name, source)
            as_read = shown[name] is None or (place is not None and place.slip is None)
            shown[name] = settled_by_its_house(estate, shown, as_read=as_read)
        else:
            shown[name] = if_counted(shown[name])
    return shown


def _may_be_misread(name: NameClaim, rival: NameClaim, source: Source) -> bool:
    """Whether another known name may be the declared one with a slip of the reader."""
    if differ_in_strokes(name, rival):
        return True
    one, other = key_of(name.text), key_of(rival.text)
    doubted = source.evidence.confidence(rival.start, rival.end) < CLEAR
    return doubted and one_slip(other, one, han=not one.isascii())


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


def _found_name(
    name: NameClaim, place: Found, source: Source, places: KnownPlaces
) -> PartComparison:
    """Return a name that stands in the evidence, as sure as its doubtful characters allow.

    A character that was hardly read counts when only the declared one makes a known name; one
    that was misread only if the reader doubted it, or another place may be meant.
    """
    start, end = place.start, place.end
    part = part_at(name.part, source, start, end, PartVerdict.SAME)
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
    part: PartComparison, place: Found, slip: tuple[int, int], source: Source
) -> PartComparison:
    """Return a name with a slip as sure as its other words; one of a single word is unread.

    Where the reader was sure of the slip it may be another name that no list has.
    """
    around = [(a, b) for a, b in ((place.start, slip[0]), (slip[1], place.end)) if a < b]
    if not around:
        return replace(part, verdict=PartVerdict.UNREAD)
    others = min(source.evidence.confidence(a, b) for a, b in around)
    doubted = source.evidence.confidence(*slip) < CLEAR
    same = doubted and others >= CHECK_FROM
    return replace(
        part,
        verdict=PartVerdict.SAME if same else PartVerdict.UNREAD,
        confidence=min(others, PLAIN_FROM - 0.01),
    )
