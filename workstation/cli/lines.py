"""Questions on standard input, one JSON object a line."""

import json
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Final, Protocol

LONGEST_LINE: Final = 1_000_000
_MOST_AT_ONCE: Final = 256
_CHUNK: Final = 65_536
_SURROGATE: Final = re.compile(rb"\\u[Dd][89A-Fa-f]")
"""Half a character beyond U+FFFF, as JSON may spell it."""

Question = tuple[int, Mapping[str, object] | None]
"""A line's number and what it asks; None: it is no JSON object."""


class Readable(Protocol):
    """A stream of bytes that gives what is there already."""

    def read1(self, size: int, /) -> bytes:
        """Return up to so many bytes, waiting only when there is none; none at the end."""
        ...


def questions(stream: Readable | None = None) -> Iterator[Question]:
    """Yield every line that is not blank with its number; None: it is no JSON object.

    A line that is too long, or no UTF-8, is one line like any other.
    """
    for some in waiting_questions(stream):
        yield from some


def waiting_questions(stream: Readable | None = None) -> Iterator[list[Question]]:
    """Yield the lines that wait already, some hundred at once, and never wait for more.

    Who writes a line and waits gets its answer; who writes a million is read in lots.
    """
    number = 0
    for lines in _lines(stream or sys.stdin.buffer):  # type: ignore[arg-type]  # it has read1
        for first in range(0, len(lines), _MOST_AT_ONCE):
            some = lines[first : first + _MOST_AT_ONCE]
            asked = [
                (number + place, _object(line))
                for place, line in enumerate(some, start=1)
                if line.strip()
            ]
            number += len(some)
            if asked:
                yield asked


def _lines(stream: Readable) -> Iterator[list[bytes]]:
    """Yield the whole lines of each chunk; of a line that is too long only its beginning."""
    rest = b""
    while chunk := stream.read1(_CHUNK):
        first, *others = chunk.split(b"\n")
        rest = (rest + first)[:LONGEST_LINE]
        if others:
            yield [rest, *others[:-1]]
            rest = others[-1]
    if rest:
        yield [rest]


def _object(line: bytes) -> Mapping[str, object] | None:
    try:
        value = json.loads(line.removeprefix(BOM_UTF8).decode())
        if _SURROGATE.search(line):
            json.dumps(value, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
