"""Invents the tenants of public housing and writes them as the roster file."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from workstation.domain.identity_documents import DocumentKind
from workstation.sample_office.homes import Home, Homes, floors_of, public_home, units_of
from workstation.sample_office.people import CHILD, FEMALE, MALE, Person, Population
from workstation.sample_office.places import PublicBlock

COLUMNS: Final = (
    "resident_id",
    "tenancy_no",
    "id_number",
    "name_en",
    "name_zh",
    "sex",
    "birth_year",
    "estate_en",
    "block_en",
    "estate_zh",
    "block_zh",
    "floor",
    "flat",
    "relation",
    "start_date",
    "end_date",
)
_SIZES: Final = ((1, 22), (2, 30), (3, 25), (4, 15), (5, 6), (6, 2))
_BLOCKS: Final = 48
_ENDED: Final = 0.05
_MOVED: Final = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """One row: a person on a tenancy, for a time."""

    resident_id: str
    tenancy_no: str
    person: Person = field(repr=False)
    home: Home = field(repr=False)
    relation: str
    start_on: date
    end_on: date | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """The cells, in the order of the columns."""
        return (
            self.resident_id,
            self.tenancy_no,
            self.person.document.number,
            self.person.name.english,
            self.person.name.chinese,
            self.person.sex.upper(),
            str(self.person.born_on.year),
            self.home.estate.en,
            self.home.block.en,
            self.home.estate.hant,
            self.home.block.hant,
            self.home.floor,
            self.home.flat,
            self.relation,
            self.start_on.isoformat(),
            self.end_on.isoformat() if self.end_on else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRoster:
    """Everybody in the roster file."""

    residents: tuple[Resident, ...] = field(repr=False)

    @property
    def living(self) -> tuple[Resident, ...]:
        """Those who still live where their row says."""
        return tuple(each for each in self.residents if each.end_on is None)

    @property
    def gone(self) -> tuple[Resident, ...]:
        """Those whose tenancy ended and who are on no other."""
        here = {each.person.document.number for each in self.living}
        return tuple(
            each
            for each in self.residents
            if each.end_on is not None and each.person.document.number not in here
        )

    def household(self, tenancy_no: str) -> tuple[Resident, ...]:
        """Return the members of a tenancy."""
        return tuple(each for each in self.residents if each.tenancy_no == tenancy_no)


@dataclass(frozen=True, slots=True)
class Housing:
    """Invents households and houses them in real blocks."""

    population: Population
    homes: Homes

    def roster(self, rng: Random, *, rows: int) -> SampleRoster:
        """Invent a roster of about so many rows."""
        blocks = rng.sample(self.homes.places.public, _BLOCKS)
        flats = self._flats(rng, blocks)
        residents: list[Resident] = []
        tenancy = 0
        while len(residents) < rows:
            tenancy += 1
            for member in self._tenancy(rng, next(flats), f"T{tenancy:06d}", flats):
                residents.append(replace(member, resident_id=f"R{len(residents) + 1:07d}"))
        return SampleRoster(residents=tuple(residents))

    def _flats(self, rng: Random, blocks: list[PublicBlock]) -> Iterator[Home]:
        places = [
            (block, floor, unit)
            for block in blocks
            for floor in range(1, floors_of(block) + 1)
            for unit in range(1, units_of(block) + 1)
        ]
        rng.shuffle(places)
        for block, floor, unit in places:
            yield public_home(block, floor=floor, unit=unit)

    def _tenancy(
        self, rng: Random, home: Home, tenancy_no: str, flats: Iterator[Home]
    ) -> list[Resident]:
        start_on = date(rng.randint(1988, 2020), rng.randint(1, 12), rng.randint(1, 28))
        household = [
            Resident(
                resident_id="",
                tenancy_no=tenancy_no,
                person=person,
                home=home,
                relation=relation,
                start_on=max(start_on, person.born_on),
            )
            for person, relation in self._household(rng)
        ]
        drawn = rng.random()
        if drawn > _ENDED + _MOVED:
            return household
        end_on = self.population.today - timedelta(days=rng.randint(40, 900))
        ended = [
            replace(each, end_on=max(end_on, each.start_on + timedelta(days=1)))
            for each in household
        ]
        if drawn < _ENDED:
            return ended
        new_home, moved_on = next(flats), end_on + timedelta(days=1)
        return [
            *ended,
            *(
                replace(
                    each,
                    home=new_home,
                    tenancy_no=f"{tenancy_no}A",
                    start_on=max(moved_on, each.start_on + timedelta(days=2)),
                )
                for each in household
            ),
        ]

    def _household(self, rng: Random) -> list[tuple[Person, str]]:
        size = rng.choices([n for n, _ in _SIZES], [weight for _, weight in _SIZES])[0]
        elderly = size == 1 and rng.random() < 0.6
        origin = self._origin(rng)
        chinese = origin in ("HKG", "CHN")
        surname = self.population.namer.surname(rng) if chinese else None
        head = self.population.person(
            rng,
            origin=origin,
            kind=DocumentKind.HKID,
            surname=surname,
            sex=MALE,
            ages=(63, 90) if elderly else (34, 68),
        )
        if size == 1 and rng.random() < 0.5:
            head = self.population.person(
                rng, origin=origin, kind=DocumentKind.HKID, ages=(40, 90), sex=FEMALE
            )
        members = [(head, "tenant")]
        if size > 1:
            spouse = self.population.person(
                rng, origin=origin, kind=DocumentKind.HKID, sex=FEMALE, ages=(32, 66)
            )
            members.append((spouse, "spouse"))
        if surname is not None:
            generation = self.population.namer.syllable(rng, rng.choice((MALE, FEMALE)))
        young = rng.random() < 0.45
        while len(members) < size:
            if surname is None:
                members.append((self._grown(rng, head), "child"))
                continue
            child = (
                self.population.child_of(rng, head, surname=surname, generation=generation)
                if young
                else self.population.person(
                    rng,
                    origin=origin,
                    kind=DocumentKind.HKID,
                    ages=(12, 34),
                    surname=surname,
                    generation=generation,
                )
            )
            members.append((child, "child"))
        return members

    def _grown(self, rng: Random, head: Person) -> Person:
        child = self.population.person(
            rng, origin=head.origin, kind=DocumentKind.HKID, ages=(12, 34)
        )
        return replace(child, name=replace(child.name, surname=head.name.surname))

    def _origin(self, rng: Random) -> str:
        return rng.choices(("HKG", "CHN", "PAK", "NPL", "PHL", "IDN"), (93, 3, 1, 1, 1, 1))[0]


def children_of(household: Iterable[Resident], today: date) -> tuple[Resident, ...]:
    """Return the members under 11."""
    oldest = today - timedelta(days=365 * (CHILD[1] + 1))
    return tuple(each for each in household if each.person.born_on > oldest)


def write_roster(path: Path, roster: SampleRoster) -> None:
    """Write the roster as the housing office sends it: CSV, UTF-8, a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(resident.row for resident in roster.residents)
