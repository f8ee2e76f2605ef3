"""The roster file: a CSV of residents, read line by line in little memory.

A row that cannot be read is reported with its line and a code, never with what it holds.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import BufferedReader
from pathlib import Path
from typing import Final

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
_LONGEST: Final = {"resident_id": _LONGEST_RESIDENT_ID}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
"""What no name or number has; one database would not even store it."""
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


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A line that was left out, and why."""

    line: int
    code: RowProblemCode
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One line of the file; dates are read, everything else is as written, without edges."""

    line: int
    resident_id: str
    tenancy_no: str = field(repr=False)
    id_number: str = field(repr=False)
    name_en: str = field(repr=False)
    name_zh: str = field(repr=False)
    sex: str = field(repr=False)
    birth_year: str = field(repr=False)
    estate_en: str = field(repr=False)
    block_en: str = field(repr=False)
    estate_zh: str = field(repr=False)
    block_zh: str = field(repr=False)
    floor: str = field(repr=False)
    flat: str = field(repr=False)
    relation: str = field(repr=False)
    start_date: date | None = field(repr=False)
    end_date: date | None = field(repr=False)


class _Unreadable(Exception):
    """A line is no row; caught in this file."""

    def __init__(self, code: RowProblemCode, column: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.column = column


def read_roster(path: Path) -> Iterator[RosterRow | RowProblem]:
    """Yield every row of the file, or why a line is none, in the order of the file.

    Raises:
        RosterRefused: the file cannot be opened, or its header is not the roster's;
            ``facts['reason']`` is unreadable or header.
    """
    try:
        with path.open("rb") as file:
            _require_header(file)
            for number, line in _lines(file):
                yield _row(number, line)
    except OSError as error:
        raise RosterRefused(reason="unreadable") from error


def _require_header(file: BufferedReader) -> None:
    first = file.readline(_LONGEST_LINE).removeprefix(_BYTE_ORDER_MARK)
    names = first.decode("utf-8", errors="replace").strip().split(",")
    if tuple(name.strip().strip('"').lower() for name in names) != COLUMNS:
        raise RosterRefused(reason="header")


def _lines(file: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not blank with their numbers; None for one that is too long."""
    number = 1
    while piece := file.readline(_LONGEST_LINE):
        number += 1
        whole = piece.endswith(b"\n") or len(piece) < _LONGEST_LINE
        if not whole:
            while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif piece.strip():
            yield number, piece


def _row(number: int, line: bytes | None) -> RosterRow | RowProblem:
    try:
        return _read(number, _fields(line))
    except _Unreadable as problem:
        if line is not None and not line.endswith(b"\n"):
            return RowProblem(number, RowProblemCode.CUT_OFF)
        return RowProblem(number, problem.code, problem.column)


def _fields(line: bytes | None) -> list[str]:
    if line is None:
        raise _Unreadable(RowProblemCode.LINE_TOO_LONG)
    try:
        text = line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _Unreadable(RowProblemCode.NOT_UTF8) from None
    if '"' not in text:
        return text.split(",")
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        raise _Unreadable(RowProblemCode.QUOTES) from None


def _read(number: int, fields: list[str]) -> RosterRow:
    if len(fields) != len(COLUMNS):
        raise _Unreadable(RowProblemCode.COLUMN_COUNT)
    values = dict(zip(COLUMNS, map(str.strip, fields), strict=True))
    for name, value in values.items():
        if len(value) > _LONGEST.get(name, _LONGEST_FIELD):
            raise _Unreadable(RowProblemCode.FIELD_TOO_LONG, name)
        if not value.isprintable() and _CONTROL.search(value):
            raise _Unreadable(RowProblemCode.CONTROL_CHARACTER, name)
    _require(values)
    start, end = (
        _day(values.pop("start_date"), "start_date"),
        _day(values.pop("end_date"), "end_date"),
    )
    if start and end and end < start:
        raise _Unreadable(RowProblemCode.DATES_REVERSED, "end_date")
    return RosterRow(line=number, start_date=start, end_date=end, **values)


def _require(values: dict[str, str]) -> None:
    for column, code in (
        ("resident_id", RowProblemCode.NO_RESIDENT_ID),
        ("id_number", RowProblemCode.NO_NUMBER),
        ("flat", RowProblemCode.NO_FLAT),
    ):
        if not values[column]:
            raise _Unreadable(code, column)
    if not (values["name_en"] or values["name_zh"]):
        raise _Unreadable(RowProblemCode.NO_NAME, "name_en")


def _day(text: str, column: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _Unreadable(RowProblemCode.DATE, column) from None
