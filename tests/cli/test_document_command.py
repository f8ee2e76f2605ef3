"""``workstation document number``: one question, one line."""

import json

import pytest
from click.testing import CliRunner

from workstation.cli.document import document


def test_a_number_is_answered_in_one_json_object() -> None:
    result = CliRunner().invoke(document, ["number", "hkid", "a123456 (3)", "--json"])

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "kind": "hkid",
        "country": "HKG",
        "well_formed": True,
        "normal_form": "A1234563",
        "check_digit_expected": "3",
        "check_digit_ok": True,
        "problems": [],
    }


@pytest.mark.parametrize(
    ("arguments", "well_formed", "problems"),
    [
        (["hkid", "A123456(4)"], False, ["check_digit_wrong"]),
        (["passport", "E12345678", "--country", "CHN"], True, []),
        (["home_return_permit", "H12345678"], True, ["holder_has_hkid"]),
    ],
)
def test_problems_are_named_and_the_question_still_succeeds(
    arguments: list[str], well_formed: bool, problems: list[str]
) -> None:
    result = CliRunner().invoke(document, ["number", *arguments, "--json"])

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (answer["well_formed"], answer["problems"]) == (well_formed, problems)


def test_without_json_it_speaks_to_people() -> None:
    result = CliRunner().invoke(document, ["number", "hkid", "A123456(4)"])

    assert "not well formed" in result.stdout
    assert "check digit 3" in result.stdout


def test_an_unknown_kind_is_wrong_usage() -> None:
    result = CliRunner().invoke(document, ["number", "library_card", "1", "--json"])

    assert (result.exit_code, result.stdout) == (2, "")
