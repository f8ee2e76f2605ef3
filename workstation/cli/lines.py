"""Questions on standard input, one JSON object a line."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

LONGEST_LINE: Final = 1_000_000


def questions(stream: BinaryIO | None = None) -> Iterator[tuple[int, Mapping[str, object] | None]]:
    """Yield every line that is not blank with its number; None: it is no JSON object.

    A line that is too long, or no UTF-8, is one line like any other.
    """
    for number, line in enumerate(_lines(stream or sys.stdin.buffer), start=1):
        if line.strip():
            yield number, _object(line)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line


def _object(line: bytes) -> Mapping[str, object] | None:
    try:
        value = json.loads(line)
        json.dumps(value, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
