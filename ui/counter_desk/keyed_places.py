"""The lines of a zone, and the places of them that a person keys. Plain Python, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from workstation.domain.document_layouts import Column
from workstation.domain.document_reading import DocumentReading

FILLER: Final = "<"
CHARACTERS: Final = frozenset(Column.ANY.characters)


class Place(NamedTuple):
    """One place of a zone, from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedPlaces:
    """What was read, what is to be keyed, and what has been."""

    read: tuple[str, ...] = field(repr=False)
    """The lines, a blank where nothing was read."""
    asked: tuple[Place, ...]
    """The places that the readers do not vouch for, from left to right, line by line."""
    keyed: Mapping[Place, str] = field(default_factory=dict, repr=False)
    at: Place | None = None
    """Where the next character goes; None: nothing is asked any more."""

    @classmethod
    def of(cls, reading: DocumentReading) -> "KeyedPlaces":
        """Return the places that a reading leaves to a person, none of them keyed."""
        doubted = {Place(one.line - 1, one.column - 1) for one in reading.doubts if one.column}
        unread = {
            Place(line, column)
            for line, characters in enumerate(reading.lines)
            for column, one in enumerate(characters)
            if not one.text
        }
        asked = tuple(sorted(doubted | unread))
        return cls(
            read=tuple("".join(one.text or " " for one in line) for line in reading.lines),
            asked=asked,
            at=asked[0] if asked else None,
        )

    def shown(self, place: Place) -> str:
        """Return what stands in a place now; nothing where it is asked and not keyed yet.

        What was guessed there is not shown: it would be keyed instead of what is seen.
        """
        if place in self.keyed:
            return self.keyed[place]
        return "" if place in self.asked else self.read[place.line][place.column]

    @property
    def complete(self) -> bool:
        """Whether every place that is asked was keyed."""
        return all(place in self.keyed for place in self.asked)

    def text(self) -> str:
        """Return the lines as they stand now."""
        return "\n".join(
            "".join(
                self.shown(Place(line, column)) or " " for column in range(len(self.read[line]))
            )
            for line in range(len(self.read))
        )

    def with_character(self, character: str) -> "KeyedPlaces":
        """Key the place in hand, and go to the next one that is still asked."""
        if self.at is None:
            return self
        keyed = {**self.keyed, self.at: character}
        return replace(self, keyed=keyed, at=self._open_after(self.at, keyed))

    def without_last(self) -> "KeyedPlaces":
        """Take back what was keyed in the place in hand, or else in the one before it."""
        before = [
            place for place in sorted(self.keyed) if self.at is None or place <= self.at
        ] or sorted(self.keyed)
        if not before:
            return self
        last = self.at if self.at in self.keyed else before[-1]
        keyed = {place: one for place, one in self.keyed.items() if place != last}
        return replace(self, keyed=keyed, at=last)

    def moved(self, by: int) -> "KeyedPlaces":
        """Go to the place so many to the right, or to the left, across the ends of lines."""
        places = self._places()
        at = places.index(self.at) if self.at is not None else len(places)
        return replace(self, at=places[min(max(at + by, 0), len(places) - 1)])

    def at_place(self, place: Place) -> "KeyedPlaces":
        """Go to a place; any may be keyed otherwise than it was read."""
        return replace(self, at=place)

    def _places(self) -> list[Place]:
        return [
            Place(line, column)
            for line, text in enumerate(self.read)
            for column in range(len(text))
        ]

    def _open_after(self, place: Place, keyed: Mapping[Place, str]) -> Place | None:
        still = [one for one in self.asked if one not in keyed]
        return next((one for one in still if one > place), still[0] if still else None)
