"""Asking the roster about a person outside a case: for a purpose, counted, and on record.

The question is always whole, number, name and address: so it can confirm what somebody says of
themselves, and never tells who lives in a flat or whose a number is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import (
    LookupIncomplete,
    LookupLimitReached,
    NoRoster,
    PurposeRequired,
)
from workstation.domain.holdings import RosterSnapshot
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import NameRefused, PersonName
from workstation.domain.queue import Purpose
from workstation.domain.roster import PlaceName, RosterFinding, RosterQuery, for_screen
from workstation.domain.staff import Actor, Permission, StaffId
from workstation.ports import Begin, NamePlaces, UnitOfWork
from workstation.services.authority import require
from workstation.services.roster import RosterService

_SHORTEST_NUMBER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Does this person live there?"""

    purpose: Purpose | None
    number: str = field(repr=False)
    name: str = field(repr=False)
    """In English, in Chinese, or both."""
    address: str = field(repr=False)
    as_of: date | None = None
    """The day that is asked about; None: the office's today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the roster says of one person, and of nobody else."""

    name: PersonName
    finding: RosterFinding
    list_of: date
    """The day of the list."""
    places: Mapping[str, PlaceName]
    """The names of the estates and blocks that the finding names by code."""
    left: int
    """How many look-ups this person may still make today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLookupService:
    """The use cases of the look-up screen."""

    begin: Begin
    roster: RosterService
    places: NamePlaces

    def left(self, *, by: Actor) -> int:
        """Return how many look-ups somebody may still make today."""
        with self.begin() as uow:
            require(uow, by, Permission.LOOK_UP_ROSTER)
            used = uow.grounds.lookups(_person(by), hong_kong_day(uow.now()))
            return max(0, uow.staff.policy().roster_lookups_a_day - used)

    def look_up(self, question: Question, *, by: Actor) -> Answer:
        """Answer one question; who is refused learns nothing.

        The answer is found first and counted, recorded and told only then: two desks of one person
        cannot pass the limit together.

        Raises:
            PurposeRequired: there is no purpose.
            LookupIncomplete: number, name or address is missing; ``facts['part']`` says which.
            LookupLimitReached: the day's look-ups are used up; ``facts['most']`` says how many.
            NoRoster: none is loaded.
            NotAllowed, AccountDisabled.
        """
        if question.purpose is None:
            raise PurposeRequired
        name, query = _whole(question)
        while True:
            asked_of = self._in_force(by)
            finding = self.roster.check(query, question.as_of)
            with self.begin() as uow:
                require(uow, by, Permission.LOOK_UP_ROSTER)
                if uow.roster.active_id() != asked_of.id:
                    continue  # a load came between: its list is the one that answers
                left = self._count(uow, question.purpose, finding, by)
                uow.commit()
            if left is None:
                raise LookupLimitReached(most=str(self._most()))
            shown = for_screen(finding)
            return Answer(
                name=name,
                finding=shown,
                list_of=asked_of.as_of,
                places=self.places((shown,)),
                left=left,
            )

    def _in_force(self, by: Actor) -> RosterSnapshot:
        with self.begin() as uow:
            require(uow, by, Permission.LOOK_UP_ROSTER)
            active = uow.roster.active()
            if active is None:
                raise NoRoster
            return active

    def _count(
        self, uow: UnitOfWork, purpose: Purpose, finding: RosterFinding, by: Actor
    ) -> int | None:
        """Count and record a look-up, or record that it was refused; return how many are left."""
        at, most = uow.now(), uow.staff.policy().roster_lookups_a_day
        count = uow.grounds.count_lookup(_person(by), hong_kong_day(at), most=most)
        if count is None:
            uow.audit.record("roster.lookup_refused", "roster:-", by=by, at=at, purpose=purpose)
            return None
        found = finding.resident_id
        subject = "roster:-" if found is None else f"roster_resident:{found}"
        uow.audit.record("roster.looked_up", subject, by=by, at=at, purpose=purpose)
        return most - count

    def _most(self) -> int:
        with self.begin() as uow:
            return uow.staff.policy().roster_lookups_a_day


def _person(by: Actor) -> StaffId:
    if by.staff_id is None:
        raise LookupLimitReached(most="0")  # look-ups are made by people, who are counted
    return by.staff_id


def _whole(question: Question) -> tuple[PersonName, RosterQuery]:
    """Return what is asked, when all of it is there."""
    if len(normal_form(question.number)) < _SHORTEST_NUMBER:
        raise LookupIncomplete(part="number")
    try:
        name = PersonName.parse(question.name)
    except NameRefused as error:
        raise LookupIncomplete(part="name") from error
    address = question.address.strip()
    if not address:
        raise LookupIncomplete(part="address")
    query = RosterQuery(id="", name=name, document_number=question.number, address=address)
    return name, query
