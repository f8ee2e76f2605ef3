"""Where the fields and check digits of each layout stand.

TD1, TD2, TD3 and visas: ICAO Doc 9303, 8th edition, parts 4 to 7. The Mainland's cards: reader
programs that agree; the standard, GA/T 704, was not read. Of the card of 1999 only how it begins
is sure.
"""

import re
from collections.abc import Callable
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


_KINDS: Final = {
    **dict.fromkeys(("document_code", "issuer", "nationality", "name"), Kind.LETTER),
    **dict.fromkeys(("birth", "expiry"), Kind.DIGIT_OR_FILLER),
    **dict.fromkeys(("number", "optional", "optional_2"), Kind.ANY),
    **dict.fromkeys(("resident_number", "chinese_name_code", "issuing_place"), Kind.ANY),
    "issue_count": Kind.DIGIT,
    "century": Kind.LETTER,
    "sex": Kind.SEX,
}


_AS_THEY_STAND: Final = frozenset(
    {"document_code", "issuer", "nationality", "optional", "optional_2", "issue_count"}
    | {"resident_number", "chinese_name_code", "issuing_place"}
)


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

    def line_of(self, field: str) -> int:
        """Return the number of the line a field stands on, from 1."""
        return int(self.slices[field].start) // self.length + 1

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

    @cached_property
    def number_may_go_on(self) -> bool:
        """Whether the number may go on in the optional data, its check digit ``<``."""
        return "number" in self.checks and self.checks["number"].may_be_filler

    @cached_property
    def texts(self) -> frozenset[str]:
        """The fields that are taken as they stand, fillers apart."""
        return _AS_THEY_STAND.intersection(self.fields)

    def cut(self, whole: str) -> dict[str, str]:
        """Return what the joined lines have in each field."""
        return dict(zip(self.slices, self._cut(whole), strict=True))

    @cached_property
    def _cut(self) -> Callable[[str], tuple[str, ...]]:
        parts: Any = self.slices.values()
        return itemgetter(*parts)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What may stand in each place of the joined lines."""
        kinds = [self.elsewhere] * (self.length * self.height)
        for name, span in self.fields.items():
            kinds[self.slice_of(span)] = [_KINDS[name]] * (span[2] - span[1] + 1)
        for check in self.checks.values():
            digit = Kind.DIGIT_OR_FILLER if check.may_be_filler else Kind.DIGIT
            kinds[self.offset(*check.at)] = digit
        return tuple(kinds)

    @cached_property
    def line_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Regular expressions of the lines."""
        return tuple(re.compile(self._line(line)) for line in range(self.height))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A regular expression of a whole zone, each line once or repeated.

        Groups ``line1`` to ``line3`` are the lines.
        """
        lines = [
            rf"(?P<line{line + 1}>{self._line(line)})(?:[ \n]*(?P=line{line + 1}))*"
            for line in range(self.height)
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

    def _line(self, line: int) -> str:
        """Return a line's regular expression: runs of one kind are counted."""
        kinds = self.kinds[line * self.length : (line + 1) * self.length]
        runs: list[list[Kind]] = []
        for kind in kinds:
            if runs and runs[-1][0] is kind:
                runs[-1].append(kind)
            else:
                runs.append([kind])
        places = "".join(f"{run[0]}{{{len(run)}}}" for run in runs)
        return f"(?={self.begins}){places}" if line == 0 else places


def _two_lines(
    format_: MrzFormat, length: int, initials: str, checks: dict[str, Check], *, data_end: int
) -> Layout:
    """Return a passport, visa or TD2 layout: the name above, the rest below."""
    return Layout(
        format=format_,
        length=length,
        height=2,
        initials=initials,
        begins=f"[{initials}]",
        fields={
            "document_code": (1, 1, 2),
            "issuer": (1, 3, 5),
            "name": (1, 6, length),
            "number": (2, 1, 9),
            "nationality": (2, 11, 13),
            "birth": (2, 14, 19),
            "sex": (2, 21, 21),
            "expiry": (2, 22, 27),
            "optional": (2, 29, data_end),
        },
        checks={
            "number": Check(at=(2, 10), over=((2, 1, 9),), may_be_filler=format_ is MrzFormat.TD2),
            "birth": Check(at=(2, 20), over=((2, 14, 19),)),
            "expiry": Check(at=(2, 28), over=((2, 22, 27),)),
            **checks,
        },
    )


def _one_line(format_: MrzFormat) -> Layout:
    """Return the one line of an Exit-Entry Permit card, to Hong Kong or to Taiwan."""
    return Layout(
        format=format_,
        length=30,
        height=1,
        initials=format_.value[0],
        begins=format_.value,
        official=False,
        fields={
            "document_code": (1, 1, 2),
            "number": (1, 3, 11),
            "expiry": (1, 14, 19),
            "birth": (1, 22, 27),
        },
        checks={
            "number": Check(at=(1, 12), over=((1, 3, 11),)),
            "birth": Check(at=(1, 28), over=((1, 22, 27),)),
            "expiry": Check(at=(1, 20), over=((1, 14, 19),)),
            "composite": Check(at=(1, 30), over=((1, 3, 12), (1, 14, 20), (1, 22, 28))),
        },
    )


def _permit(format_: MrzFormat, fields: dict[str, Span], checks: dict[str, Check]) -> Layout:
    """Return the three lines of a permit card of residents of the regions or Taiwan."""
    return Layout(
        format=format_,
        length=30,
        height=3,
        initials=format_.value[0],
        begins=format_.value,
        official=False,
        fields={
            "document_code": (1, 1, 2),
            "number": (1, 3, 11),
            "issue_count": (1, 13, 14),
            "expiry": (1, 16, 21),
            "sex": (1, 23, 23),
            "birth": (1, 24, 29),
            "chinese_name_code": (2, 1, 18),
            "century": (2, 19, 19),
            **fields,
        },
        checks={
            "number": Check(at=(1, 12), over=((1, 3, 11),)),
            "birth": Check(at=(1, 30), over=((1, 24, 29),)),
            "expiry": Check(at=(1, 22), over=((1, 16, 21),)),
            "issue_count": Check(at=(1, 15), over=((1, 13, 14),)),
            **checks,
            "composite": Check(at=(2, 30), over=((1, 3, 22), (1, 24, 30), (2, 20, 29))),
        },
    )


_TD1: Final = Layout(
    format=MrzFormat.TD1,
    length=30,
    height=3,
    initials="ACI",
    begins="(?!C<CHN)[ACI]",
    fields={
        "document_code": (1, 1, 2),
        "issuer": (1, 3, 5),
        "number": (1, 6, 14),
        "optional": (1, 16, 30),
        "birth": (2, 1, 6),
        "sex": (2, 8, 8),
        "expiry": (2, 9, 14),
        "nationality": (2, 16, 18),
        "optional_2": (2, 19, 29),
        "name": (3, 1, 30),
    },
    checks={
        "number": Check(at=(1, 15), over=((1, 6, 14),), may_be_filler=True),
        "birth": Check(at=(2, 7), over=((2, 1, 6),)),
        "expiry": Check(at=(2, 15), over=((2, 9, 14),)),
        "composite": Check(at=(2, 30), over=((1, 6, 30), (2, 1, 7), (2, 9, 15), (2, 19, 29))),
    },
)
_CARD_OF_1999: Final = Layout(
    format=MrzFormat.CR1999,
    length=30,
    height=3,
    initials="C",
    begins="C<CHN",
    official=False,
    fields={
        "document_code": (1, 1, 2),
        "issuer": (1, 3, 5),
    },
    checks={},
    elsewhere=Kind.ANY,
)

LAYOUTS: Final = (
    _two_lines(
        MrzFormat.TD3,
        44,
        "P",
        {
            "personal": Check(at=(2, 43), over=((2, 29, 42),), may_be_filler=True),
            "composite": Check(at=(2, 44), over=((2, 1, 10), (2, 14, 20), (2, 22, 43))),
        },
        data_end=42,
    ),
    _TD1,
    _two_lines(
        MrzFormat.TD2,
        36,
        "ACI",
        {"composite": Check(at=(2, 36), over=((2, 1, 10), (2, 14, 20), (2, 22, 35)))},
        data_end=35,
    ),
    _two_lines(MrzFormat.MRV_A, 44, "V", {}, data_end=44),
    _two_lines(MrzFormat.MRV_B, 36, "V", {}, data_end=36),
    _one_line(MrzFormat.CS),
    _one_line(MrzFormat.CD),
    _permit(
        MrzFormat.CR,
        {"resident_number": (2, 20, 28), "name": (3, 1, 30)},
        {"resident": Check(at=(2, 29), over=((2, 20, 28),), may_be_filler=True)},
    ),
    _permit(
        MrzFormat.CT,
        {"resident_number": (2, 20, 29), "name": (3, 1, 26), "issuing_place": (3, 27, 30)},
        {},
    ),
    _CARD_OF_1999,
)
LAYOUT_OF: Final = {layout.format: layout for layout in LAYOUTS}
