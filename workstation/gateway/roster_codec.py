"""A resident's row as one line of text: what lies in the sealed pages of the roster.

The fields stand between separators, which no field of a file has; a row whose fields have one all
the same, or the end of a line, is written as a JSON array instead, so that any row comes back as
it was.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, RosterEntry, UnlistedHome

_SEPARATOR: Final = "\x1f"
_ARRAY: Final = "["
_WITHOUT_FLAT: Final = 8
_WITH_FLAT: Final = _WITHOUT_FLAT + len(Flat._fields)
"""So many fields has a row whose flat is on the list of blocks. One whose flat is not has as many
more as say how the file names it, or, where that is nothing, none."""
NUMBER: Final = 2
RELATION: Final = 5
STARTED: Final = 6


def packed(entry: RosterEntry) -> str:
    """Return a row as a line without its end."""
    flat = entry.flat
    return packed_fields(
        entry.resident_id,
        entry.tenancy_no,
        entry.number,
        entry.name.english,
        entry.name.chinese,
        entry.relation,
        _day(entry.started_on),
        _day(entry.ended_on),
        *(flat or entry.unlisted or ()),
    )


def packed_fields(*fields: str) -> str:
    """Return the fields of a row, in the order of ``packed``, as a line without its end."""
    line = _SEPARATOR.join(fields)
    plain = line.count(_SEPARATOR) == len(fields) - 1 and "\n" not in line
    return line if plain and not line.startswith(_ARRAY) else json.dumps(fields)


def fields_of(line: str) -> list[str]:
    """Return the fields of a line."""
    if line.startswith(_ARRAY):
        fields: list[str] = json.loads(line)
        return fields
    return line.split(_SEPARATOR)


def flat_of(fields: list[str]) -> tuple[str, ...]:
    """Return block, floor and unit of a row; nothing when its flat is not on the list."""
    return tuple(fields[_WITHOUT_FLAT:]) if len(fields) == _WITH_FLAT else ()


def unpacked(line: str) -> RosterEntry:
    """Return the row of a line."""
    fields = fields_of(line)
    return _entry(fields, _flat(fields))


def _flat(fields: list[str]) -> Flat | None:
    return Flat._make(fields[_WITHOUT_FLAT:]) if len(fields) == _WITH_FLAT else None


def _entry(fields: list[str], flat: Flat | None) -> RosterEntry:
    resident, tenancy, number, english, chinese, relation, start, end = fields[:_WITHOUT_FLAT]
    name = PersonName(english, chinese)
    started_on = date.fromisoformat(start) if start else None
    ended_on = date.fromisoformat(end) if end else None
    unlisted = UnlistedHome._make(fields[_WITHOUT_FLAT:]) if len(fields) > _WITH_FLAT else None
    return RosterEntry._make(
        (resident, tenancy, number, name, flat, relation, started_on, ended_on, unlisted)
    )


class Lines:
    """The packed rows of a page, found in their text: only those asked for are unpacked."""

    def __init__(self, body: bytes) -> None:
        """Take the rows in UTF-8, a line each."""
        self._text = b"\n" + body + b"\n"

    def with_number(self, number: str) -> list[RosterEntry]:
        """Return the rows of one number."""
        return [
            _entry(fields, _flat(fields))
            for fields in self._holding(f"{_SEPARATOR}{number}{_SEPARATOR}")
            if fields[NUMBER] == number
        ]

    def in_flat(self, flat: Flat) -> list[RosterEntry]:
        """Return the rows of one flat."""
        end = _SEPARATOR.join(("", *flat))
        return [
            _entry(fields, flat) for fields in self._holding(f"{end}\n") if flat_of(fields) == flat
        ]

    def _holding(self, part: str) -> Iterator[list[str]]:
        """Yield the fields of the lines that hold some text, and of all arrays."""
        text, sought = self._text, part.encode()
        if b"[" in text and b"\n[" in text:  # an array spells it otherwise
            for line in text[1:-1].decode().split("\n"):
                if part in f"{line}\n" or line.startswith(_ARRAY):
                    yield fields_of(line)
            return
        at = text.find(sought)
        while at >= 0:
            end = text.index(b"\n", at)
            yield text[text.rindex(b"\n", 0, at) + 1 : end].decode().split(_SEPARATOR)
            at = text.find(sought, end)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
