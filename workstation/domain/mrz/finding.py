"""Whole zones in a text, each character where the layout has it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from workstation.domain.mrz.layout import Layout
from workstation.domain.mrz.layouts import LAYOUTS
from workstation.domain.mrz.reading import CheckStatus, MrzReading
from workstation.domain.mrz.text import keyboard_warnings
from workstation.domain.mrz.zone import Lines, zone_of

_START: Final = re.compile(r"(?<![A-Z0-9<])[ACIPV][A-Z0-9<]{29}")
_BY_INITIAL: Final = {
    letter: tuple(layout for layout in LAYOUTS if letter in layout.initials) for letter in "ACIPV"
}


class Found(NamedTuple):
    """A zone and the part of the text it takes."""

    start: int
    end: int
    reading: MrzReading


def whole_zones(text: str, plain: str, today: date) -> Iterator[Found]:
    """Yield the zones of ``plain``, which is ``text`` place by place, in their order."""
    at = 0
    while start := _START.search(plain, at):
        first, at = start.span()
        found = _zone_at(first, text, plain, today)
        if found is not None:
            at = found.end
            yield found


def _zone_at(start: int, text: str, plain: str, today: date) -> Found | None:
    """Return the zone that begins there: of several layouts the one whose check digits hold."""
    likeliest = None
    for layout in _BY_INITIAL[plain[start]]:
        match = layout.pattern.match(plain, start)
        if match is not None:
            reading = _reading(layout, match, text, plain, today)
            found = Found(start, match.end(), reading)
            if CheckStatus.FAILED not in reading.checks.values():
                return found
            likeliest = likeliest or found
    return likeliest


def _reading(
    layout: Layout, match: re.Match[str], text: str, plain: str, today: date
) -> MrzReading:
    normal = match.groups()
    if text is plain:
        return zone_of(layout, Lines(normal, normal), today=today)
    spans = [match.span(line) for line in range(1, layout.height + 1)]
    as_read = tuple([text[first:last] for first, last in spans])
    warnings = keyboard_warnings("".join(as_read))
    return zone_of(layout, Lines(normal, as_read, warnings), today=today)
