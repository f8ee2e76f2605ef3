"""Makes rosters of any size over every block of the list, and keeps the truth about each block.

The file is written a block at a time: two million residents need no more memory than one block.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_homes import Home, draw_style, flat_columns, homes_of, place_columns
from tests.support.made_people import MadePerson, invent_family
from workstation.domain.addresses import Block, BlockId
from workstation.gateway.roster_file import COLUMNS

TODAY: Final = date(2021, 12, 10)
"""The day most questions are about."""
FILE_DAY: Final = date(2021, 12, 1)
_PEOPLE_A_BLOCK: Final = 60
_SIZES: Final = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6)
_MEAN_SIZE: Final = sum(_SIZES) / len(_SIZES)


class Tenancy(NamedTuple):
    """One row: a person, a home, the days of the tenancy."""

    resident_id: str
    household: int
    person: MadePerson
    home: Home
    started: date
    ended: date | None = None

    def live_on(self, day: date) -> bool:
        """Whether the tenancy covers ``day``."""
        return self.started <= day and (self.ended is None or day <= self.ended)


class MadeBlock(NamedTuple):
    """A block with everybody who lives or lived there, and what re-housed people left."""

    block: Block
    homes: list[Home]
    rows: dict[Home, list[Tenancy]]
    """Of each home; an empty one stands vacant."""
    elsewhere: list[Tenancy]
    """Ended rows, in other blocks, of people who live here now."""
    unlisted: list[tuple[Tenancy, str, str]]
    """Rows whose estate and block (English) are not on the list of blocks."""

    def tenancies(self) -> Iterator[Tenancy]:
        """Return the rows of this block."""
        for home in self.homes:
            yield from self.rows[home]


def make_blocks(seed: int, residents: int) -> Iterator[MadeBlock]:
    """Yield the blocks of a roster of about so many residents."""
    rng = Random(seed)
    gazetteer = shipped_gazetteer()
    listed = [block for block in gazetteer.blocks.values() if block.residential]
    count = max(1, min(len(listed), residents // _PEOPLE_A_BLOCK))
    chosen = rng.sample(listed, count)
    index = rng.randrange(2_000_000) * 2
    for place, block in enumerate(chosen):
        share = residents * (place + 1) // count - residents * place // count
        made, index = _make_block(rng, block, chosen, share, index)
        yield made


def write_blocks(path: Path, blocks: Iterable[MadeBlock], seed: int) -> Iterator[MadeBlock]:
    """Write the roster file while handing every block on; exhaust it to have the whole file."""
    rng = Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for made in blocks:
            writer.writerows(_lines(rng, made))
            yield made


def _make_block(
    rng: Random, block: Block, chosen: list[Block], share: int, index: int
) -> tuple[MadeBlock, int]:
    homes = homes_of(rng, block.id, max(2, round(share / _MEAN_SIZE / 0.95)))
    made = MadeBlock(block, homes, {home: [] for home in homes}, [], [])
    last = index + share
    for home in homes:
        if rng.random() < 0.05:
            continue
        if rng.random() < 0.04:
            index = _earlier_family(rng, made, home, index)
        if index >= last:
            break
        index = _family(rng, made, home, chosen, index)
    if rng.random() < 0.05:
        index = _unlisted(rng, made, index)
    return made, index


def _family(rng: Random, made: MadeBlock, home: Home, chosen: list[Block], index: int) -> int:
    people = invent_family(rng, index, rng.choice(_SIZES))
    started = date(1985, 1, 1) + timedelta(rng.randrange(13_000))
    if rng.random() < 0.004:
        started = TODAY + timedelta(rng.randrange(1, 60))
    rehoused = rng.random() < 0.03
    old = Home(rng.choice(chosen).id, str(rng.randint(1, 30)), str(rng.randint(1, 20)))
    for person in people:
        ended = None
        if rng.random() < 0.02 and started < date(2020, 1, 1):
            ended = date(2020, 1, 1) + timedelta(rng.randrange(600))
        row = Tenancy(f"R{person.serial:08}", people[0].serial, person, home, started, ended)
        made.rows[home].append(row)
        if rehoused:
            made.elsewhere.append(_earlier_row(rng, row, old))
    return index + len(people)


def _earlier_row(rng: Random, row: Tenancy, home: Home) -> Tenancy:
    """Return what the roster keeps of somebody's home before."""
    id_ = row.resident_id if row.person.serial % 2 else f"{row.resident_id}-1"
    ended = row.started - timedelta(1 + rng.randrange(3))
    return row._replace(
        resident_id=id_,
        home=home,
        started=ended - timedelta(rng.randrange(300, 8_000)),
        ended=ended,
    )


def _earlier_family(rng: Random, made: MadeBlock, home: Home, index: int) -> int:
    """Let a family live in a home that left before the next one came in, or left it vacant."""
    people = invent_family(rng, index, rng.choice(_SIZES))
    ended = date(1980, 1, 1) + timedelta(rng.randrange(1_800))
    started = ended - timedelta(rng.randrange(400, 3_000))
    made.rows[home].extend(
        Tenancy(f"R{person.serial:08}", people[0].serial, person, home, started, ended)
        for person in people
    )
    return index + len(people)


def _unlisted(rng: Random, made: MadeBlock, index: int) -> int:
    people = invent_family(rng, index, rng.choice(_SIZES))
    home = Home(BlockId(""), str(rng.randint(1, 20)), str(rng.randint(1, 12)))
    estate, block = rng.choice(("Yung Fai Estate", "Po Hing Estate")), "Sing Fai House"
    for person in people:
        row = Tenancy(f"R{person.serial:08}", people[0].serial, person, home, date(2001, 5, 1))
        made.unlisted.append((row, estate, block))
    return index + len(people)


def _lines(rng: Random, made: MadeBlock) -> Iterator[tuple[str, ...]]:
    style, household = draw_style(rng), -1
    gazetteer = shipped_gazetteer()
    for row in (*made.tenancies(), *made.elsewhere):
        if row.household != household:
            style, household = draw_style(rng), row.household
        block = gazetteer.blocks[row.home.block_id]
        place = place_columns(style, block, gazetteer.estates[block.estate_id])
        flat = flat_columns(style, row.home.floor, row.home.unit)
        line = (*_person_columns(rng, row), *place, *flat, *_tenancy_columns(row))
        yield line
        if rng.random() < 0.0005:
            yield line
    for row, estate, name in made.unlisted:
        home = row.home
        place, flat = (estate, name, "", ""), (home.floor, home.unit)
        yield (*_person_columns(rng, row), *place, *flat, *_tenancy_columns(row))


def _person_columns(rng: Random, row: Tenancy) -> tuple[str, ...]:
    person = row.person
    number, name = person.number, person.name.english
    if person.has_card and rng.random() < 0.9:
        number = f"{number[:-1]}({number[-1]})"
    if rng.random() < 0.1:
        name = name.upper()
    born = str(1930 + person.serial % 80)
    tenancy = f"T{row.household:08}"
    return row.resident_id, tenancy, number, name, person.name.chinese, person.sex.upper(), born


def _tenancy_columns(row: Tenancy) -> tuple[str, str, str]:
    ended = row.ended.isoformat() if row.ended else ""
    return row.person.relation, row.started.isoformat(), ended
