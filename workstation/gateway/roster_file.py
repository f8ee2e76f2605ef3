"""The roster file: a CSV of residents, read some lines at a time in little memory.

A row that cannot be read is reported with its line and a code, never with what it holds.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from workstation.domain.errors import RosterRefused
from workstation.domain.holdings import CUT_OFF

COLUMNS: Final = (
    *("resident_id", "tenancy_no", "id_number", "name_en", "name_zh", "sex", "birth_year"),
    *("estate_en", "block_en", "estate_zh", "block_zh", "floor", "flat", "relation"),
    *("start_date", "end_date"),
)
_LONGEST_LINE: Final = 4096
_LONGEST_FIELD: Final = 200
_LONGEST_RESIDENT_ID: Final = 40
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
"""What no name or number has; one database would not even store it."""
_BUFFER: Final = 1024 * 1024
_DAYS_KEPT: Final = 65_536
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class RowProblemCode(StrEnum):
    """Why a row cannot be read. Scripts read these values."""

    NOT_UTF8 = "not_utf8"
    LINE_TOO_LONG = "line_too_long"
    QUOTES = "quotes"
    COLUMN_COUNT = "column_count"
    FIELD_TOO_LONG = "field_too_long"
    CONTROL_CHARACTER = "control_character"
    NO_RESIDENT_ID = "no_resident_id"
    NO_NUMBER = "no_number"
    NO_NAME = "no_name"
    NO_FLAT = "no_flat"
    DATE = "date"
    DATES_REVERSED = "dates_reversed"
    CUT_OFF = CUT_OFF


_NEEDED: Final = {
    "resident_id": RowProblemCode.NO_RESIDENT_ID,
    "id_number": RowProblemCode.NO_NUMBER,
    "flat": RowProblemCode.NO_FLAT,
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A line that was left out, and why."""

    line: int
    code: RowProblemCode
    column: str = ""


class RosterRow(NamedTuple):
    """One line of the file; days are checked, everything else is as written, without edges."""

    line: int
    resident_id: str
    tenancy_no: str
    id_number: str
    name_en: str
    name_zh: str
    sex: str
    birth_year: str
    estate_en: str
    block_en: str
    estate_zh: str
    block_zh: str
    floor: str
    flat: str
    relation: str
    start_date: str
    """A day as YYYY-MM-DD, or empty; so is the end."""
    end_date: str

    def __repr__(self) -> str:
        return f"RosterRow(line={self.line})"


class Lot(NamedTuple):
    """Some lines of the file, as they are."""

    first_line: int
    body: bytes


class _Unreadable(Exception):
    """A line is no row; caught in this file."""

    def __init__(self, code: RowProblemCode, column: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.column = column


class RosterFile:
    """One roster file, read once from its beginning to its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digest = hashlib.sha256()

    def size(self) -> int:
        """Return the file's size in bytes.

        Raises:
            RosterRefused: see ``lots``.
        """
        with _refusing():
            return self._path.stat().st_size

    def lots(self, size: int) -> Iterator[Lot]:
        """Yield the lines under the header, about ``size`` bytes of them at a time.

        Raises:
            RosterRefused: the file cannot be opened, or its header is not the roster's;
                ``facts['reason']`` is unreadable, empty, not_text, header or columns.
        """
        with _refusing(), BufferedReader(_Digested(self._path, self._digest), _BUFFER) as file:
            _require_header(file)
            line = 2
            while body := _whole_lines(file, size):
                yield Lot(line, body)
                line += body.count(b"\n")

    def digest(self) -> bytes:
        """Return the SHA-256 of what was read: of the whole file once all lots were."""
        return self._digest.digest()


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RosterRefused(reason="unreadable") from error


class _Digested(FileIO):
    """A file whose bytes are digested as they are read, so that the digest is of nothing else."""

    def __init__(self, path: Path, digest: "hashlib._Hash") -> None:
        super().__init__(path)
        self._digest = digest

    def readinto(self, buffer: Any, /) -> int | None:
        count = super().readinto(buffer)
        self._digest.update(memoryview(buffer)[:count])
        return count


def _require_header(file: BinaryIO) -> None:
    first = file.readline(_LONGEST_LINE).removeprefix(_BYTE_ORDER_MARK)
    if not first:
        raise RosterRefused(reason="empty")
    if not _is_text(first):
        raise RosterRefused(reason="not_text")
    names = first.decode("utf-8").strip().split(",")
    found = tuple(name.strip().strip('"').lower() for name in names)
    if missing := [column for column in COLUMNS if column not in found]:
        raise RosterRefused(reason="header", missing=", ".join(missing))
    if found != COLUMNS:
        raise RosterRefused(reason="columns", columns=", ".join(COLUMNS))


def _is_text(line: bytes) -> bool:
    try:
        return "\0" not in line.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _whole_lines(file: BinaryIO, size: int) -> bytes:
    """Return some lines; of a last one that is too long anyway only the beginning is kept."""
    body = file.read(size) + file.readline(_LONGEST_LINE)
    if body.endswith(b"\n") or len(body) < _LONGEST_LINE:
        return body
    rest = file.readline(_LONGEST_LINE)
    if not rest:
        return body
    while rest and not rest.endswith(b"\n"):
        rest = file.readline(_LONGEST_LINE)
    return body + b"\n"


def rows_of(lot: Lot) -> Iterator[RosterRow | RowProblem]:
    """Yield every row of some lines, or why a line is none; blank lines are passed over."""
    *lines, last = lot.body.split(b"\n")
    for number, line in enumerate(lines, lot.first_line):
        if line and not line.isspace():
            yield _row(number, line)
    if last and not last.isspace():
        yield _cut_off(_row(lot.first_line + len(lines), last))


def _row(number: int, line: bytes) -> RosterRow | RowProblem:
    try:
        return _read(number, _fields(line))
    except _Unreadable as problem:
        return RowProblem(number, problem.code, problem.column)


def _cut_off(row: RosterRow | RowProblem) -> RosterRow | RowProblem:
    """Say of a last line without an end that it is not whole, if it is no row."""
    if isinstance(row, RosterRow) or row.code is RowProblemCode.LINE_TOO_LONG:
        return row
    return RowProblem(row.line, RowProblemCode.CUT_OFF)


def _fields(line: bytes) -> list[str]:
    """Return the fields of a line without their edges."""
    if len(line) >= _LONGEST_LINE:
        raise _Unreadable(RowProblemCode.LINE_TOO_LONG)
    try:
        text = line.decode().rstrip("\r")
    except UnicodeDecodeError:
        raise _Unreadable(RowProblemCode.NOT_UTF8) from None
    fields = list(map(str.strip, text.split(",") if '"' not in text else _unquoted(text)))
    if len(fields) != len(COLUMNS):
        raise _Unreadable(RowProblemCode.COLUMN_COUNT)
    if len(text) > _LONGEST_FIELD or not text.isprintable():
        _require_plain(fields)
    if len(fields[0]) > _LONGEST_RESIDENT_ID:
        raise _Unreadable(RowProblemCode.FIELD_TOO_LONG, COLUMNS[0])
    return fields


def _unquoted(text: str) -> list[str]:
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        raise _Unreadable(RowProblemCode.QUOTES) from None


def _require_plain(fields: list[str]) -> None:
    for name, value in zip(COLUMNS, fields, strict=True):
        if len(value) > _LONGEST_FIELD:
            raise _Unreadable(RowProblemCode.FIELD_TOO_LONG, name)
        if not value.isprintable() and _CONTROL.search(value):
            raise _Unreadable(RowProblemCode.CONTROL_CHARACTER, name)


def _read(number: int, fields: list[str]) -> RosterRow:
    row = RosterRow._make((number, *fields))
    if not (row.resident_id and row.id_number and row.flat and (row.name_en or row.name_zh)):
        raise _missing(fields)
    start, end = _day(row.start_date, "start_date"), _day(row.end_date, "end_date")
    if start and end and end < start:
        raise _Unreadable(RowProblemCode.DATES_REVERSED, "end_date")
    if start != row.start_date or end != row.end_date:
        return row._replace(start_date=start, end_date=end)
    return row


def _missing(fields: list[str]) -> _Unreadable:
    """Return the first thing a row lacks."""
    for column, code in _NEEDED.items():
        if not fields[COLUMNS.index(column)]:
            return _Unreadable(code, column)
    return _Unreadable(RowProblemCode.NO_NAME, "name_en")


def _day(text: str, column: str) -> str:
    """Return a day as ISO 8601 writes it, so that days compare as texts do."""
    try:
        return _iso(text) if text else ""
    except ValueError:
        raise _Unreadable(RowProblemCode.DATE, column) from None


@lru_cache(maxsize=_DAYS_KEPT)
def _iso(text: str) -> str:
    return date.fromisoformat(text).isoformat()
