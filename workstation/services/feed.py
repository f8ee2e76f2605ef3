"""Bundles from a folder: read, taken or refused, moved where they belong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Generic, Protocol, TypeVar

from workstation.domain.errors import BundleRefused
from workstation.domain.registrations import Bundle, BundleProblem, Intake, IntakeResult
from workstation.domain.staff import Actor
from workstation.services.intake import IntakeService

Place = TypeVar("Place")
LEFT_IN_PLACE: Final = "left_in_place"
"""The warning of a bundle that still lies where it was and should not."""
_NOT_ITS_FAULT: Final = frozenset({BundleProblem.NOT_A_BUNDLE, BundleProblem.STILL_BEING_WRITTEN})
"""What is refused for these is not moved: it cannot be read, is no bundle, or will be whole."""


class Feed(Protocol[Place]):
    """Where bundles come from."""

    def bundles(self, place: Place) -> Iterable[Place]:
        """Return the bundles that ``place`` names; raises OSError."""
        ...

    def read(self, bundle: Place) -> Bundle:
        """Return a bundle found whole; raises BundleRefused."""
        ...

    def gone(self, bundle: Place) -> bool:
        """Say whether a bundle is no longer where it was named."""
        ...

    def refuse(self, bundle: Place, problem: str, where: str) -> bool:
        """Move a bundle aside, untouched, with its reason; False: it lies where it was."""
        ...

    def taken(self, bundle: Place) -> bool:
        """Do with a taken bundle what is done here; False: it is in the way."""
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
        """Take the bundles that ``place`` names, one transaction each; none stops the others.

        Raises:
            OSError: the folder cannot be looked into.
        """
        for bundle in self.feed.bundles(place):
            yield Taken(bundle, self.take_one(bundle, by=by))

    def take_one(self, bundle: Place, *, by: Actor) -> IntakeResult:
        """Take one bundle; a refused one is moved aside with its reason."""
        try:
            result = self.intake.take(self.feed.read(bundle), by=by)
        except BundleRefused as error:
            return self._refused(bundle, error)
        if self.feed.taken(bundle):
            return result
        return replace(result, warnings=(*result.warnings, LEFT_IN_PLACE))

    def _refused(self, bundle: Place, error: BundleRefused) -> IntakeResult:
        problem, where = error.facts.get("reason", ""), error.facts.get("place", "")
        to_move = problem not in _NOT_ITS_FAULT and not self.feed.gone(bundle)
        moved = to_move and self.feed.refuse(bundle, problem, where)
        if not moved and self.feed.gone(bundle):
            return IntakeResult(outcome=Intake.GONE)
        return IntakeResult(
            outcome=Intake.REFUSED,
            problem=problem,
            place=where,
            warnings=() if moved else (LEFT_IN_PLACE,),
        )
