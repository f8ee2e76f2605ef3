"""What a layout of a machine-readable zone is: places of fields and check digits, and patterns."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, NamedTuple

from workstation.domain.mrz_formats import MrzFormat

Span = tuple[int, int, int]
"""Line, first and last place, counted from 1."""


class Kind(StrEnum):
    """What may stand in a place, as a regular expression."""

    LETTER = "[A-Z<]"
    DIGIT = "[0-9]"
    DIGIT_OR_FILLER = "[0-9<]"
    SEX = "[MFX<]"
    FILLER = "<"
    ANY = "[A-Z0-9<]"


_MOST_REPEATS: Final = 3
"""How many more times a scanner may send a line."""
_KINDS: Final = {
    **dict.fromkeys(("document_code", "issuer", "nationality", "name"), Kind.LETTER),
    **dict.fromkeys(("birth", "expiry"), Kind.DIGIT_OR_FILLER),
    **dict.fromkeys(("number", "optional", "optional_2"), Kind.ANY),
    **dict.fromkeys(("resident_number", "chinese_name_code", "issuing_place"), Kind.ANY),
    "issue_count": Kind.DIGIT,
    "century": Kind.LETTER,
    "sex": Kind.SEX,
}


class Places(NamedTuple):
    """What stands in the fields, fillers and all; empty: not in this layout, or not read."""

    document_code: str
    issuer: str
    name: str
    number: str
    digit_of_number: str
    """The number's check digit, where the number may go on in the optional data."""
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: str
    optional_2: str
    issue_count: str
    resident_number: str
    chinese_name_code: str
    century: str
    issuing_place: str


_NOWHERE: Final = slice(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check digit and the places it is computed over, in their order."""

    at: tuple[int, int]
    """Line and place."""
    over: tuple[Span, ...]
    may_be_filler: bool = False
    """An empty field may have ``<`` instead of 0; or the number goes on in the optional data."""


class CheckPlaces(NamedTuple):
    """A check digit in the joined lines."""

    name: str
    at: int
    over: tuple[slice, ...]
    may_be_filler: bool
    lines: frozenset[int]
    """The lines it needs, from 1."""
    fields: frozenset[str]
    """The fields it covers."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One kind of zone."""

    format: MrzFormat
    length: int
    height: int
    initials: str
    """What the first place can be."""
    begins: str
    """A regular expression of the first places."""
    fields: dict[str, Span]
    checks: dict[str, Check]
    official: bool = True
    elsewhere: Kind = Kind.FILLER
    """What stands in places that belong to no field."""

    def offset(self, line: int, place: int) -> int:
        """Return the index of a place in the joined lines."""
        return (line - 1) * self.length + place - 1

    def slice_of(self, span: Span) -> slice:
        """Return a field's part of the joined lines."""
        line, first, last = span
        return slice(self.offset(line, first), self.offset(line, last) + 1)

    @cached_property
    def slices(self) -> dict[str, slice]:
        """Fields in the joined lines, and the number's check digit where the number may go on."""
        slices = {name: self.slice_of(span) for name, span in self.fields.items()}
        if self.number_may_go_on:
            digit = self.offset(*self.checks["number"].at)
            slices["digit_of_number"] = slice(digit, digit + 1)
        return slices

    def cut(self, whole: str, missing: Container[int] = ()) -> Places:
        """Return what the joined lines have in each field."""
        if not missing:
            return Places._make(self._cut(whole))
        there = (
            part if part.start // self.length + 1 not in missing else _NOWHERE
            for part in self._parts
        )
        return Places._make([whole[part] for part in there])

    @cached_property
    def _parts(self) -> list[slice]:
        return [self.slices.get(name, _NOWHERE) for name in Places._fields]

    @cached_property
    def _cut(self) -> Callable[[str], tuple[str, ...]]:
        parts: list[Any] = self._parts
        return itemgetter(*parts)

    @cached_property
    def number_may_go_on(self) -> bool:
        """Whether the number may go on in the optional data, its check digit ``<``."""
        return "number" in self.checks and self.checks["number"].may_be_filler

    @cached_property
    def size(self) -> int:
        """How many characters a zone has."""
        return self.length * self.height

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What may stand in each place of the joined lines."""
        kinds = [self.elsewhere] * self.size
        for name, span in self.fields.items():
            kinds[self.slice_of(span)] = [_KINDS[name]] * (span[2] - span[1] + 1)
        for check in self.checks.values():
            digit = Kind.DIGIT_OR_FILLER if check.may_be_filler else Kind.DIGIT
            kinds[self.offset(*check.at)] = digit
        return tuple(kinds)

    @cached_property
    def line_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Regular expressions of the lines."""
        return tuple(re.compile(self._line(n)) for n in range(1, self.height + 1))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A regular expression of a whole zone, each line once or up to four times.

        Groups ``line1`` to ``line3`` are the lines.
        """
        lines = [
            rf"(?P<line{n}>{self._line(n)})(?:[ \n]*(?P=line{n})){{0,{_MOST_REPEATS}}}"
            for n in range(1, self.height + 1)
        ]
        return re.compile(r"[ \n]*".join(lines) + r"(?![A-Z0-9<])")

    @cached_property
    def digits(self) -> tuple[CheckPlaces, ...]:
        """The check digits in the joined lines."""
        return tuple(
            CheckPlaces(
                name=name,
                at=self.offset(*check.at),
                over=tuple(self.slice_of(span) for span in check.over),
                may_be_filler=check.may_be_filler,
                lines=frozenset({check.at[0], *(line for line, _, _ in check.over)}),
                fields=self._inside(check.over),
            )
            for name, check in self.checks.items()
        )

    @cached_property
    def covered(self) -> frozenset[str]:
        """The fields that some check digit covers."""
        return frozenset[str]().union(*(check.fields for check in self.digits))

    def _inside(self, over: tuple[Span, ...]) -> frozenset[str]:
        return frozenset(
            name
            for name, (line, first, last) in self.fields.items()
            if any(line == at and low <= first and last <= high for at, low, high in over)
        )

    def _line(self, number: int) -> str:
        """Return a line's regular expression: runs of one kind are counted."""
        kinds = self.kinds[(number - 1) * self.length : number * self.length]
        runs: list[list[Kind]] = []
        for kind in kinds:
            if runs and runs[-1][0] is kind:
                runs[-1].append(kind)
            else:
                runs.append([kind])
        places = "".join(f"{run[0]}{{{len(run)}}}" for run in runs)
        return f"(?={self.begins}){places}" if number == 1 else places
