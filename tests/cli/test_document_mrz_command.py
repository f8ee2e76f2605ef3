"""``workstation document mrz``: the zones in files or on standard input, as JSON or in words."""

import json
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from tests.support.made_mrz import MADE
from tests.support.specimen_mrz import MRV_A, TD1, TD3
from workstation.cli.document import document
from workstation.domain.mrz import LONGEST_TEXT

_DAY = ("--today", "2026-11-22")


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(document, ["mrz", *arguments], input=given)


def test_a_zone_on_standard_input_is_answered_in_one_json_object() -> None:
    result = _run("--json", *_DAY, given=TD3)

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {name: answer[name] for name in ("file", "format", "lines", "repaired", "valid")} == {
        "file": "-",
        "format": "TD3",
        "lines": TD3.split("\n"),
        "repaired": [],
        "valid": True,
    }
    assert answer["fields"] == {
        "document_code": "P",
        "country": "UTO",
        "number": "L898902C3",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "nationality": "UTO",
        "date_of_birth": "1974-08-12",
        "date_of_birth_printed": "740812",
        "sex": "F",
        "expires_on": "2012-04-15",
        "expires_on_printed": "120415",
        "optional": "ZE184226B",
    }
    names = ("number", "date_of_birth", "expires_on", "personal_number", "composite")
    assert answer["checks"] == dict.fromkeys(names, True)
    assert (answer["warnings"], answer["official_layout"]) == (["specimen"], True)


def test_a_check_digit_that_a_visa_lacks_is_left_out_of_checks_and_told_absent() -> None:
    answer = json.loads(_run("--json", *_DAY, given=MRV_A).stdout)

    assert "composite" not in answer["checks"]
    assert answer["check_status"]["composite"] == "absent"


def test_a_wrong_check_digit_and_a_repair_are_in_the_answer_and_no_failure() -> None:
    wrong = json.loads(_run("--json", *_DAY, given=TD3.replace("C36UTO", "C37UTO")).stdout)
    mended = json.loads(_run("--json", *_DAY, given=TD3.replace("7408122", "74O8122")).stdout)

    assert (wrong["valid"], wrong["checks"]["number"]) == (False, False)
    assert "L898902C3" in wrong["number_candidates"]
    assert mended["repaired"] == [{"line": 2, "column": 16, "from": "O", "to": "0"}]
    assert mended["lines_as_read"][1].startswith("L898902C36UTO74O8")


def test_files_are_answered_one_after_the_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(f"{TD1}\n{MRV_A}\n")
    two.write_bytes(TD3.encode("utf-16"))

    result = _run(str(one), str(two), "--json", *_DAY)

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(Path(a["file"]).name, a["format"]) for a in answers] == [
        ("one.txt", "TD1"),
        ("one.txt", "MRV-A"),
        ("two.txt", "TD3"),
    ]


def test_a_file_without_a_zone_fails_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    empty, good = tmp_path / "empty.txt", tmp_path / "good.txt"
    empty.write_text("nothing here")
    good.write_text(TD3)

    result = _run(str(empty), str(good), "--json", *_DAY)

    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 1
    assert (first["format"], first["valid"], first["problems"]) == (None, False, ["nothing_found"])
    assert second["format"] == "TD3"
    assert "No machine-readable zone was found" in result.stderr
    assert "empty.txt" in result.stderr


def test_a_file_that_is_neither_text_nor_a_picture_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"\x7fELF\0\0\1" * 100)

    result = _run(str(other), "--json")

    problems = json.loads(result.stdout)["problems"]
    assert (result.exit_code, problems) == (1, ["unreadable_upload"])
    assert "other.bin" in result.stderr


def test_of_a_very_long_text_it_says_that_only_the_beginning_was_looked_at() -> None:
    result = _run("--json", *_DAY, given=f"{TD3}\n" + "." * LONGEST_TEXT)

    assert (result.exit_code, json.loads(result.stdout)["format"]) == (0, "TD3")
    assert "Only the first 1,000,000 characters were looked at (-)." in result.stderr


def test_text_of_another_encoding_is_no_hindrance() -> None:
    result = _run("--json", *_DAY, given="護照\n".encode("big5") + TD3.encode())

    assert json.loads(result.stdout)["format"] == "TD3"


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "none.txt")).exit_code == 2


@pytest.mark.parametrize("kind", MADE)
def test_every_kind_has_what_scripts_ask_for(kind: str) -> None:
    made = MADE[kind](Random(kind))

    answer = json.loads(_run("--json", *_DAY, given=made.text).stdout)

    assert (answer["format"], answer["valid"]) == (kind, True)
    assert answer["fields"]["number"] == made.truth["number"]
    assert set(answer["fields"]) >= {"surname", "country", "date_of_birth", "expires_on", "sex"}


def test_without_json_it_speaks_to_people() -> None:
    result = _run(*_DAY, given=TD3.replace("C36UTO", "C37UTO").replace("<", ">"))

    assert "TD3: look closely" in result.stdout
    assert "check digit of number: failed" in result.stdout
    assert "the number may be: " in result.stdout
    assert "note: wrong keyboard" in result.stdout


def test_the_century_is_told_by_the_day_that_is_given() -> None:
    born = [
        json.loads(_run("--json", "--today", day, given=TD3).stdout)["fields"]["date_of_birth"]
        for day in ("2026-11-22", "2074-08-12")
    ]

    assert born == ["1974-08-12", "2074-08-12"]
