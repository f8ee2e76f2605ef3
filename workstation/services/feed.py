"""Bundles from a folder: read, taken or refused, moved where they belong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from workstation.domain.errors import BundleRefused
from workstation.domain.registrations import Bundle, Intake, IntakeResult
from workstation.domain.staff import Actor
from workstation.services.intake import IntakeService

Place = TypeVar("Place")


class Feed(Protocol[Place]):
    """Where bundles come from."""

    def bundles(self, place: Place) -> Iterable[Place]:
        """Return the bundles that ``place`` names."""
        ...

    def read(self, bundle: Place) -> Bundle:
        """Return a bundle found whole; raises BundleRefused."""
        ...

    def refuse(self, bundle: Place, problem: str, where: str) -> None:
        """Move a bundle aside, untouched, with its reason."""
        ...


@dataclass(frozen=True, slots=True)
class Taken(Generic[Place]):
    """What became of one bundle, and where it lay."""

    bundle: Place
    result: IntakeResult


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedService(Generic[Place]):
    """The use case of taking what lies in a folder, or one bundle."""

    feed: Feed[Place]
    intake: IntakeService

    def take(self, place: Place, *, by: Actor) -> Iterator[Taken[Place]]:
        """Take the bundles that ``place`` names, one transaction each; none stops the others."""
        for bundle in self.feed.bundles(place):
            yield Taken(bundle, self.take_one(bundle, by=by))

    def take_one(self, bundle: Place, *, by: Actor) -> IntakeResult:
        """Take one bundle; a refused one is moved aside with its reason."""
        try:
            return self.intake.take(self.feed.read(bundle), by=by)
        except BundleRefused as error:
            problem, where = error.facts.get("reason", ""), error.facts.get("place", "")
            self.feed.refuse(bundle, problem, where)
            return IntakeResult(outcome=Intake.REFUSED, problem=problem, place=where)
