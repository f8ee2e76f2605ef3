"""What an applicant declares: a name, and an address that may be written in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.addresses import Gazetteer
from workstation.domain.addresses.scripts import in_each_script
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application
from workstation.domain.extraction.claims import AddressClaims, claims_of
from workstation.domain.extraction.reading import Part
from workstation.domain.extraction.units import code_key
from workstation.domain.names import PersonName

_CODES: Final = ("block", "street_no", "lot", "phase")


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


def versions_of(address: str, gazetteer: Gazetteer) -> Sequence[AddressClaims]:
    """Return what an address claims: twice where the same home is written in both languages."""
    versions = [claims_of(text, gazetteer) for text in in_each_script(address)]
    if len(versions) == 1 or (all(map(identifies_a_home, versions)) and _agree(*versions)):
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


def identifies_a_home(claims: AddressClaims) -> bool:
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
