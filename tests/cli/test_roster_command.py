"""``workstation roster``: the shapes that other programs rely on."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.commands import CommandLine
from tests.support.rosters import (
    address_of,
    line_of,
    name_of,
    number_of,
    residents,
    write_roster,
)
from workstation.gateway.roster_file import COLUMNS

AS_OF = "2021-12-31"


def query(id_: object, resident: int, **changes: object) -> str:
    asked = {
        "id": id_,
        "name": name_of(resident),
        "document_number": number_of(resident),
        "address": address_of(resident),
        "as_of": "2021-12-10",
    }
    return json.dumps({**asked, **changes})


def test_a_roster_is_loaded_and_asked(office_command: CommandLine, tmp_path: Path) -> None:
    gone = line_of(40, end="2020-01-31")
    file = write_roster(tmp_path / "roster.csv", [*residents(40), gone])
    loaded = office_command("roster", "load", file, "--as-of", AS_OF, "--json")
    asked = [
        query("q1", 1),
        query(2, 2, name={"english": name_of(2), "chinese": "許文"}),
        query("q3", 3, address=address_of(4)),
        query("q4", 40),
        query("q5", 900),
        query("q6", 5, as_of=None),
        query("q7", 6, name="HUI Man Gx"),
    ]

    checked = office_command("roster", "check", "--json", given="\n".join(asked))

    assert loaded.line == {
        "snapshot": 1,
        "rows": 41,
        "bad_rows": 0,
        "unknown_flats": 0,
        "problems": {},
        "first_bad": [],
    }
    verdicts = {line["id"]: line["verdict"] for line in checked.lines}
    assert verdicts == {
        "q1": "exact",
        2: "exact",
        "q3": "conflict",
        "q4": "conflict",
        "q5": "none",
        "q6": "exact",
        "q7": "probable",
    }
    first = checked.lines[0]
    assert (set(first), first["resident_id"]) == ({"id", "verdict", "resident_id", "reasons"}, "r1")
    assert {frozenset(reason) for line in checked.lines for reason in line["reasons"]} == {
        frozenset({"code", "part", "declared", "roster"})
    }
    assert (checked.status, checked.err) == (0, "")
    roster = office_command("status", "--json").line["roster"]
    assert (roster["as_of"], roster["rows"], roster["active"]) == (AS_OF, 41, True)


def test_lines_that_are_no_queries_are_numbered_and_the_others_answered(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(40))
    embedded_command("roster", "load", file, "--as-of", AS_OF)
    odd = [
        b"nonsense",
        b"\xff\xfe",
        b"[1]",
        b"",
        b'{"id": "a"}',
        b'{"id": null, "name": "CHAN Tai Man"}',
        b'{"id": "b", "name": 5, "document_number": "A1234563", "address": "x"}',
        b'{"id": "c", "name": "CHAN Tai Man", "document_number": 5, "address": "x"}',
        b'{"id": "d", "name": "CHAN Tai Man", "document_number": "", "as_of": "tomorrow"}',
        b'{"id": "e", "name": {"english": []}, "document_number": ""}',
        b"[" * 100_000,
        b'{"id": "good", "name": "CHAN Tai Man", "document_number": "A1234563", "address": "x"}',
    ]

    ran = embedded_command("roster", "check", given=b"\n".join(odd))

    assert (ran.status, [line["id"] for line in ran.lines]) == (1, ["good"])
    numbers = [int(line.split()[1].rstrip(":")) for line in ran.err.splitlines()]
    assert numbers == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11]
    assert "CHAN" not in ran.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file has no residents"),
        (b"PK\x03\x04\x00\x00", "the file is no text"),
        (",".join(COLUMNS).replace("flat", "unit").encode(), "these columns: flat."),
    ],
)
def test_a_file_that_is_no_roster_is_refused_in_words(
    embedded_command: CommandLine, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "other.csv"
    file.write_bytes(content)

    ran = embedded_command("roster", "load", file, "--as-of", AS_OF, "--json")

    assert ran.status == 1
    assert ran.line["problem"] == "roster_refused"
    assert ran.line["reason"] in {"empty", "not_text", "header"}
    assert words in ran.err
    assert "before" not in ran.err
    assert "reason" not in ran.err


def test_the_day_of_a_list_must_be_plausible(embedded_command: CommandLine, tmp_path: Path) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(40))

    future = embedded_command("roster", "load", file, "--as-of", "2999-01-01", "--json")
    embedded_command("roster", "load", file, "--as-of", AS_OF)
    older = embedded_command("roster", "load", file, "--as-of", "2021-11-30", "--json")
    stayed = embedded_command("status", "--json").line["roster"]["as_of"]
    accepted = embedded_command("roster", "load", file, "--as-of", "2021-11-30", "--accept-older")

    assert [future.status, older.status, accepted.status] == [1, 1, 0]
    assert (future.line["reason"], future.line["as_of"]) == ("future", "2999-01-01")
    assert (older.line["reason"], older.line["in_force"]) == ("older", AS_OF)
    assert "a list cannot be of 2999-01-01" in future.err
    assert f"it is of 2021-11-30, the list in force of {AS_OF}" in older.err
    assert stayed == AS_OF


def test_a_refused_roster_says_why_and_the_old_one_stays(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    good = write_roster(tmp_path / "good.csv", residents(40))
    embedded_command("roster", "load", good, "--as-of", AS_OF)
    small = write_roster(tmp_path / "small.csv", residents(30))

    refused = embedded_command("roster", "load", small, "--as-of", "2022-01-31", "--json")
    stayed = embedded_command("status", "--json").line["roster"]
    accepted = embedded_command(
        "roster", "load", small, "--as-of", "2022-01-31", "--accept-shrink", "--json"
    )

    assert (refused.status, refused.line) == (
        1,
        {
            "file": str(small),
            "problem": "roster_refused",
            "reason": "shrunk",
            "rows": 30,
            "bad_rows": 0,
            "before": 40,
        },
    )
    assert "it has 30 residents, the list in force has 40" in refused.err
    assert "--accept-shrink" in refused.err
    assert (stayed["as_of"], stayed["rows"]) == (AS_OF, 40)
    assert (accepted.status, accepted.line["rows"]) == (0, 30)


def test_lines_left_out_are_named_by_number_only(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    lines = residents(200)
    lines[10] = lines[10].replace("2010-01-01", "soon")
    file = write_roster(tmp_path / "roster.csv", lines)

    ran = embedded_command("roster", "load", file, "--as-of", AS_OF, "--json")

    assert ran.status == 0
    assert ran.line["first_bad"] == [{"line": 12, "problem": "date", "column": "start_date"}]
    assert "line 12: not a date (start_date)" in ran.err


def test_a_report_names_every_line_that_was_left_out_also_of_a_refused_file(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    lines = residents(4_000)
    for place in range(0, 120, 2):
        lines[place] = "HUI Man Aa,Z000000(A)"
    lines.append(lines[1])
    report = tmp_path / "left-out.csv"
    ask = ("roster", "load", "--as-of", AS_OF, "--report", report)

    ran = embedded_command(*ask, write_roster(tmp_path / "some.csv", lines), "--json")
    told = report.read_text()
    refused = embedded_command(*ask, write_roster(tmp_path / "bad.csv", lines[:1000]))

    assert ran.line["problems"] == {"column_count": 60, "double": 1}
    assert len(ran.line["first_bad"]) == 50
    assert "--report FILE" in ran.err
    expected = [f"{place + 2},column_count," for place in range(0, 120, 2)]
    assert told.splitlines() == ["line,problem,column", *expected, "4002,double,"]
    assert refused.status == 1
    assert report.read_text().splitlines() == ["line,problem,column", *expected]


def test_without_a_roster_nothing_is_checked_and_that_is_said(
    embedded_command: CommandLine,
) -> None:
    ran = embedded_command("roster", "check", given=query("q1", 1))

    assert (ran.status, ran.out) == (1, "")
    assert "No roster is loaded" in ran.err


def test_who_writes_one_query_and_waits_gets_its_answer(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(40))
    embedded_command("roster", "load", file, "--as-of", AS_OF)

    with embedded_command.process("roster", "check", "--json", stdin=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        answers = []
        for resident in (1, 2):
            running.stdin.write(query(f"q{resident}", resident) + "\n")
            running.stdin.flush()
            answers.append(json.loads(running.stdout.readline()))
        running.stdin.close()

    assert [(each["id"], each["verdict"]) for each in answers] == [("q1", "exact"), ("q2", "exact")]
    assert running.returncode == 0


def test_answers_come_in_the_order_of_many_queries_and_the_run_is_in_the_log(
    office_command: CommandLine, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(300))
    office_command("roster", "load", file, "--as-of", AS_OF)
    asked = [query(f"q{resident}", resident % 300) for resident in range(600)]

    checked = office_command("roster", "check", "--json", given="\n".join(asked))

    assert [line["id"] for line in checked.lines] == [f"q{resident}" for resident in range(600)]
    assert {line["verdict"] for line in checked.lines} == {"exact"}
    assert [line["resident_id"] for line in checked.lines] == [f"r{n % 300}" for n in range(600)]
    log = [json.loads(line) for line in office_command("audit", "export").out.splitlines()]
    [entry] = [each for each in log if each["action"] == "roster.checked"]
    assert entry["facts"] == {"rows": "600"}


def test_an_address_may_be_an_object_and_a_bad_day_is_named(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    file = write_roster(tmp_path / "roster.csv", residents(40))
    embedded_command("roster", "load", file, "--as-of", AS_OF)
    asked = [
        query("q1", 1, address={"text": address_of(1)}),
        query("q2", 1, as_of="10/12/2021"),
        query("q3", 1, as_of=""),
    ]

    ran = embedded_command("roster", "check", given="\n".join(asked))

    assert {line["id"]: line["verdict"] for line in ran.lines} == {"q1": "exact", "q3": "exact"}
    assert (ran.status, ran.err.splitlines()) == (
        1,
        ["Line 2 cannot be asked: its day, as_of, is none like 2021-12-31."],
    )
