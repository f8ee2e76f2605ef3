"""Whether two names are one place's: in other words, in translation or by their sound."""

from collections.abc import Sequence
from typing import Final

from workstation.domain.addresses.districts import District
from workstation.domain.extraction.claims import AddressClaims, NameClaim
from workstation.domain.extraction.places import KnownPlaces, key_of, stands_alone
from workstation.domain.extraction.reading import Part
from workstation.domain.extraction.same_codes import is_same_code
from workstation.domain.extraction.textual import mostly_han
from workstation.domain.extraction.translations import sound_as_one

_FEW_TOWNS: Final = 2
"""A road through more of them is numbered anew in each."""


def same_place(
    name: NameClaim, claims: AddressClaims, read: AddressClaims, places: KnownPlaces
) -> NameClaim | None:
    """Return the name that was read for the declared one in other words, or in translation."""
    if not name.normal:
        return None
    return next(
        (
            other
            for other in read.names
            if other.normal == name.normal
            and _may_be_translated(name, other)
            and _may_lie_there(name, other, (claims, read), places)
            and stands_alone(other, read, places)
        ),
        None,
    )


def sounding_alike(
    name: NameClaim, claims: AddressClaims, read: AddressClaims, places: KnownPlaces
) -> NameClaim | None:
    """Return the building that was read and sounds as the declared one, at its number on a road."""
    at_home = _roads(claims) & _roads(read) and is_same_code(claims.street_no, read.street_no)
    if name.part is not Part.BUILDING or not at_home:
        return None
    alike = [
        other
        for other in read.names
        if other.part is name.part
        and mostly_han(name.text) is not mostly_han(other.text)
        and _untranslated(*sorted((name, other), key=lambda one: mostly_han(one.text)))
        and stands_alone(other, read, places)
        and not any(one.end == other.start and not one.normal for one in read.names)
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
