"""Stories of applicants who say they live in public rental housing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Final

from workstation.domain.applications import Language, Route
from workstation.domain.identity_documents import DocumentKind
from workstation.sample_office.drafts import Desk, Draft, Expected
from workstation.sample_office.homes import Home, next_door
from workstation.sample_office.people import Person
from workstation.sample_office.roster import Resident, children_of

_LONG: Final = 11
"""Letters of a name in which one wrong letter still leaves the same person."""


def exact(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Number, name and flat are the roster's; the address is written the tenant's own way."""
    resident = _grown(desk, rng)
    return [_declared(desk, rng, resident.person, resident.home, Expected.ROSTER_EXACT)]


def children(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Two or three children under 11 of one tenancy, all with a parent's telephone."""
    living = desk.roster.living
    tenancies = {each.tenancy_no for each in children_of(living, desk.population.today)}
    families = [
        children_of((each for each in living if each.tenancy_no == tenancy), desk.population.today)
        for tenancy in sorted(tenancies)
    ]
    family = rng.choice([each for each in families if 2 <= len(each) <= 3])
    at = desk.moment(rng)
    return [
        replace(
            _declared(desk, rng, child.person, child.home, Expected.ROSTER_EXACT),
            submitted_at=at + timedelta(minutes=7 * number),
        )
        for number, child in enumerate(family)
    ]


def fuzzy_name(desk: Desk, rng: Random) -> Sequence[Draft]:
    """One letter of the name differs and no Chinese name settles it."""
    resident = _grown(desk, rng, origin="HKG")
    while len(resident.person.name.english) < _LONG:
        resident = _grown(desk, rng, origin="HKG")
    person = replace(resident.person, language=Language.ENGLISH)
    draft = _declared(desk, rng, person, resident.home, Expected.ROSTER_PROBABLE)
    return [replace(draft, english=_one_letter_off(rng, person.name.english), chinese="")]


def moved_out(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The tenancy ended before the application."""
    gone = [each for each in desk.roster.gone if each.person.document.kind is DocumentKind.HKID]
    resident = rng.choice(gone)
    return [_declared(desk, rng, resident.person, resident.home, Expected.ROSTER_CONFLICT)]


def of_other_flat(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The tenant declares the flat next door."""
    resident = _grown(desk, rng)
    home = next_door(resident.home)
    return [_declared(desk, rng, resident.person, home, Expected.ROSTER_CONFLICT)]


def with_others_number(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The number is somebody else's of the roster."""
    resident, other = _grown(desk, rng), _grown(desk, rng)
    while other.person.document.number == resident.person.document.number:
        other = _grown(desk, rng)
    person = replace(resident.person, document=other.person.document)
    return [_declared(desk, rng, person, resident.home, Expected.ROSTER_CONFLICT)]


def not_on_the_tenancy(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A person the roster does not know declares a flat where others live."""
    person = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    home = _grown(desk, rng).home
    return [_declared(desk, rng, person, home, Expected.ROSTER_CONFLICT)]


def outside_the_roster(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The home is a private one after all, and the person is not on the roster."""
    person = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    return [_declared(desk, rng, person, desk.homes.private(rng), Expected.ROSTER_NONE)]


def _grown(desk: Desk, rng: Random, origin: str = "") -> Resident:
    while True:
        resident = rng.choice(desk.roster.residents)
        hkid = resident.person.document.kind is DocumentKind.HKID
        if resident.end_on is None and hkid and origin in ("", resident.person.origin):
            return resident


def _declared(desk: Desk, rng: Random, person: Person, home: Home, expected: Expected) -> Draft:
    return desk.draft(rng, person, home, Route.PUBLIC_HOUSING, expected)


def _one_letter_off(rng: Random, name: str) -> str:
    lower = [place for place, letter in enumerate(name) if letter in "aeioumnkt"]
    place = rng.choice(lower)
    swaps = {"a": "e", "e": "a", "i": "e", "o": "u", "u": "o", "m": "n", "n": "m", "k": "h"}
    return name[:place] + swaps.get(name[place], "k") + name[place + 1 :]
