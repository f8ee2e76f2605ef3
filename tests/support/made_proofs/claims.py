"""What may be declared beside a paper: the true record in other words, and records near to it."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_proofs.case import CHINESE, ENGLISH, Case
from tests.support.made_proofs.near_homes import near_homes, of_the_gazetteer
from tests.support.made_proofs.near_people import near_people
from tests.support.made_proofs.rewording import rewordings
from workstation.domain.addresses import parse_address
from workstation.domain.applications import Language
from workstation.domain.extraction import Declared
from workstation.domain.names import PersonName
from workstation.sample_office import Home, Person
from workstation.sample_office.addresses import draw_style, one_line


class Claim(NamedTuple):
    """Something declared beside a paper."""

    kind: str
    """true, or how it was reworded, or what is different."""
    holds: bool
    """Whether the paper shows it."""
    declared: Declared


def claims_beside(case: Case, rng: Random) -> Iterator[Claim]:
    """Yield the true record, the same in other words, and near misses, each of one kind."""
    language = rng.choice(case.address_languages)
    name, address = declared_name(case.holder), written(case.home, language, rng)
    yield _claim("true", name, address, holds=True)
    for kind, other_name, other_address in rewordings(case, rng):
        yield _claim(kind, other_name, other_address, holds=True)
    for kind, home in near_homes(case.home, rng):
        other = written(home, _language_of_a_lie(case, rng), rng)
        if not _are_one(address, other):
            yield _claim(kind, name, other)
    shortened = _told_by_the_flat(case.home, rng)
    if shortened is not None:
        yield _claim("floor told by the flat", name, shortened)
    neighbour = of_the_gazetteer(case.home, rng)
    if neighbour is not None and CHINESE in case.address_languages:
        yield _claim("building of the gazetteer", name, written(neighbour, CHINESE, rng))
    for kind, person in near_people(case, rng):
        yield _claim(kind, declared_name(person), address)
    for kind, other_name, other_address in _decoys(case, rng):
        yield _claim(kind, other_name, other_address)


def _told_by_the_flat(home: Home, rng: Random) -> str | None:
    """Return the same flat on another floor, which only its number tells: Flat 1203, Flat 12C."""
    if not home.floor.isdigit() or len(home.flat) > 2 or not home.flat.isalnum():
        return None
    floor = rng.choice([floor for floor in range(2, 40) if floor != int(home.floor)])
    flat = home.flat.zfill(2) if home.flat.isdigit() else home.flat
    street = f"{home.street_no} {home.street.en}".strip()
    pieces = f"Flat {floor}{flat}", home.block.en, home.estate.en, street
    return ", ".join(filter(None, pieces))


def _are_one(address: str, other: str) -> bool:
    """Whether the list knows the other home as the same: its house stands in one estate only."""
    one, another = (parse_address(text, shipped_gazetteer()) for text in (address, other))
    same_house = one.block_id is not None and one.block_id == another.block_id
    return same_house and one.readings == another.readings != ()


def _language_of_a_lie(case: Case, rng: Random) -> str:
    """Return the language of the paper's address, or now and then the other."""
    return rng.choice((*case.address_languages * 4, ENGLISH, CHINESE))


def _claim(kind: str, name: PersonName, address: str, *, holds: bool = False) -> Claim:
    return Claim(kind, holds, Declared(id=kind, name=name, address=address))


def declared_name(person: Person) -> PersonName:
    """Return a person's name as they declare it."""
    return PersonName.parse(person.name.english, person.chinese)


def written(home: Home, language: str, rng: Random) -> str:
    """Return a home as an applicant types it."""
    told = Language.ENGLISH if language == ENGLISH else Language.TRADITIONAL_CHINESE
    return one_line(home, draw_style(rng, told))


def _decoys(case: Case, rng: Random) -> Iterator[tuple[str, PersonName, str]]:
    """Yield addresses and people that are printed on the paper and are not the holder's."""
    name, issuer = declared_name(case.holder), case.issuer
    chinese = case.script == CHINESE
    language = CHINESE if chinese else ENGLISH
    yield "issuer's office", name, issuer.office_zh if chinese else issuer.office_en
    payment = issuer.payment_zh if chinese else issuer.payment_en
    if payment:
        yield "payment address", name, payment
    if case.supply is not None:
        yield "other supply address", name, written(case.supply, language, rng)
    if case.kind == "tenancy":
        landlord = declared_name(case.landlord)
        yield "landlord's address", name, written(case.landlord_home, language, rng)
        yield "landlord's own", landlord, written(case.landlord_home, language, rng)
        yield "landlord in the flat", landlord, written(case.home, language, rng)
        yield "former address", name, written(case.former_home, language, rng)


def lie_about(case: Case, rng: Random) -> tuple[Case, Claim]:
    """Return a case whose paper would name another person or flat, and the claim it would hold."""
    others = list(near_people(case, rng)) if rng.random() < 0.5 else []
    if others:
        _, person = rng.choice(others)
        lying = case.naming(person)
    else:
        _, home = rng.choice(list(near_homes(case.home, rng)))
        lying = case.at(home)
    address = written(lying.home, rng.choice(lying.address_languages), rng)
    return lying, _claim("lying layer", declared_name(lying.holder), address)
