"""The roster file: rows and problems in the order of the file, in little memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workstation.domain.errors import RosterRefused
from workstation.gateway.roster_file import (
    COLUMNS,
    RosterFile,
    RosterRow,
    RowProblem,
    RowProblemCode,
    rows_of,
)

HEADER = ",".join(COLUMNS)
ROW = (
    "r1,T1,A123456(3),CHAN Tai Man,陳大文,M,1980,Wah Fu (I) Estate,Wah Kee House,"
    "華富一邨,華基樓,12,1203,tenant,2010-01-01,"
)


def read_roster(path: Path, size: int = 100) -> Iterator[RosterRow | RowProblem]:
    for lot in RosterFile(path).lots(size):
        yield from rows_of(lot)


def write(folder: Path, *lines: str, header: str = HEADER, end: str = "\n") -> Path:
    path = folder / "roster.csv"
    path.write_bytes((end.join((header, *lines)) + end).encode())
    return path


def test_a_row_is_read_with_its_line(tmp_path: Path) -> None:
    (row,) = read_roster(write(tmp_path, ROW))

    assert isinstance(row, RosterRow)
    assert (row.line, row.resident_id, row.name_zh, row.flat) == (2, "r1", "陳大文", "1203")
    assert (row.start_date, row.end_date) == ("2010-01-01", "")


def test_quotes_line_ends_marks_and_blank_lines_do_not_matter(tmp_path: Path) -> None:
    quoted = ROW.replace("Wah Kee House", '"Wah Kee, House"')

    rows = list(read_roster(write(tmp_path, quoted, "", " ", header=f"\ufeff{HEADER}", end="\r\n")))

    assert [getattr(row, "block_en", None) for row in rows] == ["Wah Kee, House"]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("a,b", RowProblemCode.COLUMN_COUNT, ""),
        (ROW + ",more", RowProblemCode.COLUMN_COUNT, ""),
        (ROW.replace("r1", "", 1), RowProblemCode.NO_RESIDENT_ID, "resident_id"),
        (ROW.replace("A123456(3)", ""), RowProblemCode.NO_NUMBER, "id_number"),
        (ROW.replace(",1203,", ",,"), RowProblemCode.NO_FLAT, "flat"),
        (
            ROW.replace("CHAN Tai Man", "").replace("陳大文", ""),
            RowProblemCode.NO_NAME,
            "name_en",
        ),
        (ROW.replace("2010-01-01", "1/1/2010"), RowProblemCode.DATE, "start_date"),
        (ROW + "2009-01-01", RowProblemCode.DATES_REVERSED, "end_date"),
        (ROW.replace("tenant", "x" * 300), RowProblemCode.FIELD_TOO_LONG, "relation"),
        (ROW.replace("r1", "r" * 41, 1), RowProblemCode.FIELD_TOO_LONG, "resident_id"),
        (ROW.replace("r1", "r\0", 1), RowProblemCode.CONTROL_CHARACTER, "resident_id"),
        (ROW.replace("tenant", "ten\x1bant"), RowProblemCode.CONTROL_CHARACTER, "relation"),
        (ROW.replace("tenant", "x" * 9000), RowProblemCode.LINE_TOO_LONG, ""),
        (ROW.replace("tenant", '"tenant'), RowProblemCode.QUOTES, ""),
    ],
)
def test_a_line_that_is_no_row_is_named_by_line_and_code(
    tmp_path: Path, line: str, code: RowProblemCode, column: str
) -> None:
    found = list(read_roster(write(tmp_path, ROW, line, ROW)))

    assert found[1] == RowProblem(3, code, column)
    assert isinstance(found[0], RosterRow)
    assert isinstance(found[2], RosterRow)
    assert found[2].line == 4


def test_bytes_that_are_no_text_are_a_problem_of_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, ROW)
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n" + ROW.encode())

    codes = [getattr(found, "code", None) for found in read_roster(path)]

    assert codes == [None, RowProblemCode.NOT_UTF8, None]


@pytest.mark.parametrize(
    ("header", "facts"),
    [
        ("", {"reason": "header", "missing": ", ".join(COLUMNS)}),
        (HEADER.replace("flat", "unit"), {"reason": "header", "missing": "flat"}),
        (HEADER + ",more", {"reason": "columns", "columns": ", ".join(COLUMNS)}),
        ("PK\x03\x04\0", {"reason": "not_text"}),
    ],
)
def test_another_header_is_refused(tmp_path: Path, header: str, facts: dict[str, str]) -> None:
    with pytest.raises(RosterRefused) as refused:
        list(read_roster(write(tmp_path, ROW, header=header)))

    assert refused.value.facts == facts


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.touch()

    with pytest.raises(RosterRefused) as refused:
        list(read_roster(file))

    assert refused.value.facts == {"reason": "empty"}


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterRefused) as refused:
        list(read_roster(tmp_path / "none.csv"))

    assert refused.value.facts == {"reason": "unreadable"}


def test_nothing_of_a_row_is_shown_where_it_is_printed_for_a_developer(tmp_path: Path) -> None:
    (row,) = read_roster(write(tmp_path, ROW))

    assert "CHAN" not in repr(row)
    assert "A123456" not in repr(row)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=200), max_size=8))
def test_any_bytes_under_the_header_give_rows_or_problems(
    tmp_path: Path, lines: list[bytes]
) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(HEADER.encode() + b"\n" + b"\n".join(lines))

    numbers = [found.line for found in read_roster(path)]

    assert numbers == sorted(set(numbers))
