"""Asks about a made roster in every way people and impostors do, with the right answers.

The right answer is the decision table's; where two answers would both be an officer's, both are
allowed. Whom nobody may let in has no ``resident``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_homes import Home
from tests.support.made_people import (
    MOST_PEOPLE,
    MadePerson,
    is_card,
    number_of,
    romanised_otherwise,
    stranger_name,
)
from tests.support.made_rosters import TODAY, MadeBlock, Tenancy
from tests.support.made_slips import (
    NUMBER_SLIPS,
    slipped_name,
    two_digits,
    written_name,
    written_number,
)
from tests.support.written_addresses import write_address
from workstation.domain.addresses import Block
from workstation.domain.roster import RosterVerdict
from workstation.domain.slips import slips_between

_SAYS_FLAT: Final = re.compile(r"室|號|号|flat|flt|room|rm|unit", re.IGNORECASE)
_OWN_NAME: Final = re.compile(r"[樓閣臺台]| House| Block")
EXACT: Final = frozenset({RosterVerdict.EXACT})
PROBABLE: Final = frozenset({RosterVerdict.PROBABLE})
CONFLICT: Final = frozenset({RosterVerdict.CONFLICT})
NONE: Final = frozenset({RosterVerdict.NONE})


class MadeQuery(NamedTuple):
    """One question and its right answers."""

    kind: str
    name: tuple[str, str]
    number: str
    address: str
    as_of: date | None
    expected: frozenset[RosterVerdict]
    resident: str | None = None
    """Who it truly is; None: whoever is let in is let in wrongly."""

    def line(self, id_: int) -> dict[str, object]:
        """Return it as the command line reads it; the form of names and addresses takes turns."""
        english, chinese = self.name
        name: object = {"english": english, "chinese": chinese}
        if id_ % 3 == 0:
            name = f"{english} {chinese}".strip()
        asked = {
            "id": f"q{id_}",
            "name": name,
            "document_number": self.number,
            "address": self.address if id_ % 2 else {"text": self.address},
        }
        return asked if self.as_of is None else {**asked, "as_of": self.as_of.isoformat()}


class Asking(NamedTuple):
    """What a question is made from."""

    rng: Random
    made: MadeBlock
    row: Tenancy
    slips: int
    """How many slips a field has where it has any."""

    @property
    def person(self) -> MadePerson:
        """Who asks, or who somebody pretends to be."""
        return self.row.person

    @property
    def day(self) -> date | None:
        """A day the tenancy covers; sometimes none is said."""
        if self.row.ended is None and self.rng.random() < 0.1 and self.row.started <= TODAY:
            return None
        if self.rng.random() < 0.8 and self.row.live_on(TODAY):
            return TODAY
        last = min(self.row.ended or TODAY, TODAY)
        return self.row.started + timedelta(
            self.rng.randint(0, max(0, (last - self.row.started).days))
        )

    def household(self) -> list[Tenancy]:
        """Return the people of the flat, the person who asks first."""
        rows = self.made.rows[self.row.home]
        return [self.row, *(row for row in rows if row is not self.row)]

    def others(self) -> list[Tenancy]:
        """Return the rest of the household, without who is called the same, be it in English."""
        own = self.person.name.english
        return [
            row
            for row in self.made.rows[self.row.home]
            if row.household == self.row.household and row.person.name.english != own
        ]

    def address(self, home: Home | None = None, *, slips: int = 0) -> str:
        """Write the address of a home, at first the person's own."""
        home = home or self.row.home
        gazetteer = shipped_gazetteer()
        block = gazetteer.blocks[home.block_id]
        estate = gazetteer.estates[block.estate_id]
        while True:
            line = write_address(self.rng, block, estate, home.floor, home.unit, slips=slips)
            if home.unit != "F" or _SAYS_FLAT.search(line):  # a bare 2F is a floor
                return line

    def ask(self, expected: frozenset[RosterVerdict], **changes: object) -> MadeQuery:
        """Return the question: everything is right except what is said otherwise."""
        asked: dict[str, object] = {
            "kind": "",
            "name": written_name(self.rng, self.person.name),
            "number": written_number(self.rng, self.person.number),
            "address": changes.get("address") or self.address(),
            "as_of": self.day,
            "expected": expected,
        }
        return MadeQuery(**{**asked, **changes})  # type: ignore[arg-type]  # one place names all

    def ask_truly(self, expected: frozenset[RosterVerdict], **changes: object) -> MadeQuery:
        """Return the question of somebody who does live there."""
        return self.ask(expected, resident=self.row.resident_id, **changes)


Kind = Callable[[Asking], MadeQuery | None]


def clean(asking: Asking) -> MadeQuery | None:
    """Everything is right, however it is written."""
    return asking.ask_truly(EXACT)


def name_slipped(asking: Asking) -> MadeQuery | None:
    """Letters of the name are wrong."""
    written = slipped_name(asking.rng, asking.person.name, asking.slips)
    if len("".join(asking.person.name.given)) < 5 or _fits_another(asking, written[0]):
        return None
    return asking.ask_truly(PROBABLE, name=written)


def english_given_added(asking: Asking) -> MadeQuery | None:
    """The card has an English given name more, or less."""
    name = asking.person.name
    if not name.chinese or len(name.given) < 2 or name.husband:
        return None
    other = name._replace(english_given="" if name.english_given else "Gladys")
    return asking.ask_truly(
        PROBABLE | EXACT, name=(other.english, asking.rng.choice((name.chinese, "")))
    )


def married_name(asking: Asking) -> MadeQuery | None:
    """The husband's surname is left out, or is not on the roster."""
    name = asking.person.name
    if asking.person.sex != "f" or len(name.given) < 2 or name.english_given or not name.chinese:
        return None
    other = name._replace(husband="" if name.husband else "KWAN")
    return asking.ask_truly(PROBABLE | EXACT, name=(other.english, ""))


def mandarin_name(asking: Asking) -> MadeQuery | None:
    """The English name is spelt as in Mandarin; the Chinese one is the same."""
    other = romanised_otherwise(asking.person.name)
    if other is None:
        return None
    return asking.ask_truly(PROBABLE | EXACT, name=(other.english, other.chinese))


def number_slipped(asking: Asking) -> MadeQuery | None:
    """The number was misread, and its check digit tells."""
    if not asking.person.has_card:
        return None
    if any(row.person.name == asking.person.name for row in asking.household()[1:]):
        return None
    slip = two_digits if asking.slips > 1 else asking.rng.choice(NUMBER_SLIPS)
    number = slip(asking.rng, asking.person.number)
    return asking.ask_truly(PROBABLE, number=number)


def number_misread_twice(asking: Asking) -> MadeQuery | None:
    """Two digits were misread."""
    if not asking.person.has_card:
        return None
    found = number_slipped(asking)
    return found and found._replace(number=two_digits(asking.rng, asking.person.number))


def address_slipped(asking: Asking) -> MadeQuery | None:
    """A name of estate or house is misspelt; where a house has only a number, nothing is."""
    address = asking.address(slips=asking.slips)
    return asking.ask_truly(PROBABLE | EXACT, address=address)


def name_and_number_slipped(asking: Asking) -> MadeQuery | None:
    """Both were misread."""
    named, numbered = name_slipped(asking), number_slipped(asking)
    return named and numbered and named._replace(number=numbered.number)


def name_and_address_slipped(asking: Asking) -> MadeQuery | None:
    """Name and address were misread."""
    named, placed = name_slipped(asking), address_slipped(asking)
    return named and placed and named._replace(address=placed.address)


def number_and_address_slipped(asking: Asking) -> MadeQuery | None:
    """Number and address were misread."""
    numbered, placed = number_slipped(asking), address_slipped(asking)
    return numbered and placed and numbered._replace(address=placed.address)


def flat_left_out(asking: Asking) -> MadeQuery | None:
    """The line ends with the house."""
    block = asking.made.block
    estate = shipped_gazetteer().estates[block.estate_id]
    address = asking.rng.choice(
        (f"{block.name_en}, {estate.name_en}", f"{estate.name_zh}{block.name_zh}")
    )
    return asking.ask_truly(PROBABLE, address=address)


def floor_contradicts(asking: Asking) -> MadeQuery | None:
    """The flat's number and the floor disagree; one of them is right."""
    home = asking.row.home
    if not (home.floor.isdigit() and home.unit.isdigit()) or int(home.floor) < 2:
        return None
    block = asking.made.block
    estate = shipped_gazetteer().estates[block.estate_id]
    whole = f"{home.floor}{home.unit.zfill(2)}"
    line = f"Flat {whole}, {int(home.floor) + 1}/F, {block.name_en}, {estate.name_en}"
    return asking.ask_truly(PROBABLE | CONFLICT, address=line)


def flat_of_a_neighbour(asking: Asking) -> MadeQuery | None:
    """The number and name are right, the flat is next door, or above."""
    homes, home = asking.made.homes, asking.row.home
    at = homes.index(home)
    other = asking.rng.choice(
        (homes[at - 1], homes[(at + 1) % len(homes)], asking.rng.choice(homes))
    )
    return None if other == home else asking.ask(CONFLICT, address=asking.address(other))


def neighbour_with_slips(asking: Asking) -> MadeQuery | None:
    """The flat next door in a misspelt house."""
    homes, home = asking.made.homes, asking.row.home
    other = homes[homes.index(home) - 1]
    if other == home:
        return None
    return asking.ask(CONFLICT | NONE, address=asking.address(other, slips=asking.slips))


def flat_that_is_none(asking: Asking) -> MadeQuery | None:
    """There is no such flat."""
    home = asking.row.home._replace(floor="88", unit="41")
    return asking.ask(CONFLICT, address=asking.address(home))


def other_block(asking: Asking) -> MadeQuery | None:
    """The same flat of another house of the estate."""
    home = asking.row.home
    estate = shipped_gazetteer().blocks[home.block_id].estate_id
    others = [b for b in shipped_gazetteer().blocks_of(estate) if b.residential]
    others = [b for b in others if b.id != home.block_id]
    if not others:
        return None
    other = home._replace(block_id=asking.rng.choice(others).id)
    return asking.ask(CONFLICT, address=asking.address(other))


def other_block_with_slips(asking: Asking) -> MadeQuery | None:
    """The same flat of another house of the estate, misspelt, but not so that it is their own."""
    home, own = asking.row.home, asking.made.block
    others = [
        block
        for block in shipped_gazetteer().blocks_of(own.estate_id)
        if block.residential and _far_apart(own, block, asking.slips)
    ]
    if not others:
        return None
    other = home._replace(block_id=asking.rng.choice(others).id)
    return asking.ask(CONFLICT | NONE, address=asking.address(other, slips=asking.slips))


def _far_apart(own: Block, other: Block, slips: int) -> bool:
    """Whether no slips in one name make it as near to the other."""
    pairs = (
        (_OWN_NAME.split(a)[0], _OWN_NAME.split(b)[0])
        for a, b in ((own.name_en, other.name_en), (own.name_zh, other.name_zh))
    )
    return all(slips_between(a, b, 2 * slips) > 2 * slips for a, b in pairs)


def same_house_elsewhere(asking: Asking) -> MadeQuery | None:
    """The same flat of the house of that name in another estate."""
    own = asking.made.block
    alike = [
        block
        for block in shipped_gazetteer().blocks.values()
        if block.name_en == own.name_en and block.estate_id != own.estate_id and block.residential
    ]
    if not alike:
        return None
    home = asking.row.home._replace(block_id=asking.rng.choice(alike).id)
    return asking.ask(CONFLICT, address=asking.address(home))


def name_of_the_household(asking: Asking) -> MadeQuery | None:
    """The number of one, the name of another of the flat."""
    others = asking.others()
    if not others:
        return None
    other = asking.rng.choice(others).person.name
    return asking.ask(CONFLICT, name=written_name(asking.rng, other))


def name_of_a_stranger(asking: Asking) -> MadeQuery | None:
    """The number of one, the name of somebody who does not live there."""
    name = stranger_name(asking.rng, asking.person.sex)
    return asking.ask(CONFLICT, name=written_name(asking.rng, name))


def name_of_a_sibling(asking: Asking) -> MadeQuery | None:
    """The number of one, the name of a brother or sister who is not on the roster."""
    own = asking.person.name
    if len(own.given) < 2 or not own.chinese:
        return None
    other = stranger_name(asking.rng, asking.person.sex)
    sibling = own._replace(
        given=(own.given[0], other.given[-1]),
        chinese=own.chinese[:-1] + other.chinese[-1],
    )
    own_last, last = own.given[-1].lower(), other.given[-1].lower()
    if sibling.chinese == own.chinese or slips_between(own_last, last, 2) < 2:
        return None  # one letter may be a slip as well, where the Chinese name is left out
    joined = f"{sibling.surname} {''.join(sibling.given).upper()}"
    english = asking.rng.choice((sibling.english, sibling.english, joined))
    return asking.ask(CONFLICT, name=(english, asking.rng.choice((sibling.chinese, ""))))


def other_valid_number(asking: Asking) -> MadeQuery | None:
    """Name and flat are right, the number is a right one, but somebody else's or nobody's."""
    serial = MOST_PEOPLE + asking.rng.randrange(1_000_000)
    number = number_of(serial + (1 - is_card(serial)))
    return asking.ask(CONFLICT, number=written_number(asking.rng, number))


def stranger_in_the_flat(asking: Asking) -> MadeQuery | None:
    """Nobody of the flat has that name or number."""
    name = stranger_name(asking.rng, asking.person.sex)
    number = number_of(MOST_PEOPLE + asking.rng.randrange(1_000_000))
    return asking.ask(CONFLICT, name=written_name(asking.rng, name), number=number)


def misread_and_next_door(asking: Asking) -> MadeQuery | None:
    """A misread number, the right name, and the flat of the neighbours."""
    found, misread = flat_of_a_neighbour(asking), number_slipped(asking)
    if found is None or misread is None:
        return None
    return found._replace(number=misread.number, expected=CONFLICT | NONE)


def misread_with_another_name(asking: Asking) -> MadeQuery | None:
    """A misread number of one, the name of a stranger."""
    misread = number_slipped(asking)
    name = stranger_name(asking.rng, asking.person.sex)
    return misread and misread._replace(
        name=written_name(asking.rng, name), expected=CONFLICT, resident=None
    )


def nobody_anywhere(asking: Asking) -> MadeQuery | None:
    """Neither the number nor the flat is on the roster."""
    found = stranger_in_the_flat(asking)
    home = asking.row.home._replace(floor="88", unit="41")
    return found and found._replace(address=asking.address(home), expected=NONE)


def no_public_housing(asking: Asking) -> MadeQuery | None:
    """A stranger in a private building."""
    found = stranger_in_the_flat(asking)
    return found and found._replace(address=asking.rng.choice(_PRIVATE), expected=NONE)


def tenant_in_a_private_building(asking: Asking) -> MadeQuery | None:
    """Somebody of the roster says they live in a private building."""
    return asking.ask(CONFLICT, address=asking.rng.choice(_PRIVATE))


def unreadable(asking: Asking) -> MadeQuery | None:
    """The address says nothing."""
    return asking.ask(NONE, address=asking.rng.choice(_UNREADABLE))


def hostile(asking: Asking) -> MadeQuery | None:
    """The address is long, or strange."""
    return asking.ask(NONE | CONFLICT, address=asking.rng.choice(_HOSTILE))


def not_live(asking: Asking) -> MadeQuery | None:
    """The tenancy ended before the day, or has not begun; see ``ask_about``."""
    row = asking.row
    day = row.started - timedelta(1 + asking.rng.randrange(200))
    if row.ended is not None and row.ended < TODAY:
        day = TODAY
    return asking.ask(CONFLICT, as_of=day)


def rehoused_before(asking: Asking) -> MadeQuery | None:
    """Asked of a day when the person still lived in the other home."""
    old = _earlier(asking)
    if old is None:
        return None
    span = (old.ended or TODAY) - old.started
    day = old.started + timedelta(asking.rng.randint(0, span.days))
    here = asking.ask_truly(EXACT, address=asking.address(old.home), as_of=day)
    return here._replace(resident=old.resident_id)


def rehoused_after(asking: Asking) -> MadeQuery | None:
    """The old address, asked of a day after the move."""
    old = _earlier(asking)
    if old is None or old.home == asking.row.home:
        return None
    return asking.ask(CONFLICT, address=asking.address(old.home))


def block_not_listed(asking: Asking) -> MadeQuery | None:
    """The row's estate is not on the list of blocks: nothing can be compared."""
    if not asking.made.unlisted:
        return None
    row, estate, block = asking.rng.choice(asking.made.unlisted)
    there = asking._replace(row=row)
    address = f"Flat {row.home.unit}, {row.home.floor}/F, {block}, {estate}"
    return there.ask_truly(NONE | PROBABLE, address=address, as_of=TODAY)


def _earlier(asking: Asking) -> Tenancy | None:
    own = asking.person.serial
    return next((row for row in asking.made.elsewhere if row.person.serial == own), None)


def _fits_another(asking: Asking, written: str) -> bool:
    return any(row.person.name.english.lower() == written.lower() for row in asking.others())


_PRIVATE: Final = (
    "Flat B, 5/F, 128 Camp Street, Sham Shui Po",
    "Flat 3, 12/F, 88 Nathan Road, Yau Ma Tei",
    "九龍深水埗黃竹街3號2樓",
    "DD 111 Lot 12, Pat Heung, Yuen Long",
    "P.O. Box 1234, General Post Office",
)
_UNREADABLE: Final = ("as above", "同上", "xxxx", "Hong Kong", "？？？", "Flat, House, Estate")
_HOSTILE: Final = (
    "A" * 20_000,
    "Flat 1 " * 4_000,
    "邨" * 9_000,
    "%s' OR 1=1 --",
    "\u202e" * 50,
    "12/F " * 3_000,
)
KINDS: Final[Mapping[Kind, int]] = {
    clean: 300,
    name_slipped: 50,
    english_given_added: 30,
    married_name: 10,
    mandarin_name: 10,
    number_slipped: 60,
    number_misread_twice: 20,
    address_slipped: 60,
    name_and_number_slipped: 15,
    name_and_address_slipped: 15,
    number_and_address_slipped: 15,
    flat_left_out: 15,
    floor_contradicts: 10,
    flat_of_a_neighbour: 60,
    neighbour_with_slips: 20,
    flat_that_is_none: 15,
    other_block: 40,
    other_block_with_slips: 20,
    same_house_elsewhere: 20,
    name_of_the_household: 60,
    name_of_a_stranger: 30,
    name_of_a_sibling: 30,
    other_valid_number: 30,
    stranger_in_the_flat: 30,
    misread_and_next_door: 20,
    misread_with_another_name: 20,
    nobody_anywhere: 20,
    no_public_housing: 15,
    tenant_in_a_private_building: 15,
    unreadable: 15,
    hostile: 5,
    not_live: 60,
    rehoused_before: 30,
    rehoused_after: 30,
    block_not_listed: 5,
}
"""Every kind of question and how often it is asked."""


def ask_about(rng: Random, made: MadeBlock, count: int, *, slips: int = 1) -> list[MadeQuery]:
    """Return so many questions about the people of a block, fewer when nobody lives there."""
    rows = [row for row in made.tenancies() if row.started <= TODAY]
    if not rows:
        return []
    kinds, weights = list(KINDS), list(KINDS.values())
    asked: list[MadeQuery] = []
    while len(asked) < count:
        (kind,) = rng.choices(kinds, weights)
        found = kind(Asking(rng, made, _row_for(rng, kind, rows, made), slips))
        if found is not None:
            asked.append(found._replace(kind=kind.__name__))
    return asked


def _row_for(rng: Random, kind: Kind, rows: list[Tenancy], made: MadeBlock) -> Tenancy:
    if kind in (rehoused_before, rehoused_after) and made.elsewhere:
        moved = {row.person.serial for row in made.elsewhere}
        rows = [row for row in rows if row.person.serial in moved] or rows
    if kind is not_live and rng.random() < 0.6:
        return rng.choice([row for row in rows if row.ended is not None] or rows)
    return rng.choice([row for row in rng.choices(rows, k=4) if row.live_on(TODAY)] or rows)
