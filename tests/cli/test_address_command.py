"""``workstation address parse``: a line in, a line out."""

import json

import pytest
from click.testing import CliRunner

from workstation.cli.address import address


def parse(text: str | bytes) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(address, ["parse", "--json"], input=text)
    return (
        result.exit_code,
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
    )


def test_every_line_is_answered_in_order() -> None:
    lines = [
        {"id": "1", "text": "Flat 1203, Wah Kee House, Wah Fu (I) Estate"},
        {"id": 2, "text": "華富邨華基樓"},
        {"id": "3", "text": "128 Camp Street"},
        {"id": "4", "text": ""},
    ]

    status, answers, _ = parse("\n".join(json.dumps(line) for line in lines) + "\n\n")

    assert status == 0
    assert [(answer["id"], answer["kind"]) for answer in answers] == [
        ("1", "public_flat"),
        (2, "public_block"),
        ("3", "not_public"),
        ("4", "unresolved"),
    ]
    assert {key: answers[0][key] for key in ("estate_id", "block_id", "floor", "unit")} == {
        "estate_id": "wah-fu-1",
        "block_id": "wah-fu-1/wah-kee",
        "floor": "12",
        "unit": "3",
    }


def test_a_line_that_is_no_question_is_named_and_the_others_are_answered() -> None:
    status, answers, errors = parse(
        b'nonsense\n[1]\n{"id": "a"}\n{"id": "\\ud800", "text": "x"}\n\xff\n'
        b'{"id": "ok", "text": "x"}\n'
    )

    assert status == 1
    assert [answer["id"] for answer in answers] == ["ok"]
    assert errors.count("\n") == 5


def test_the_question_is_never_repeated_in_a_complaint() -> None:
    _, _, errors = parse('{"id": "1", "text": 12345, "name": "CHAN Tai Man"}\n')

    assert "CHAN" not in errors


def test_a_line_of_any_length_is_answered() -> None:
    status, answers, _ = parse(json.dumps({"id": "1", "text": "Wah Fu Estate " * 5000}))

    assert (status, len(answers)) == (0, 1)


def compare(*pairs: tuple[str, str]) -> list[dict[str, object]]:
    lines = [{"id": str(number), "a": a, "b": b} for number, (a, b) in enumerate(pairs)]
    asked = "\n".join(json.dumps(line) for line in lines)
    result = CliRunner().invoke(address, ["compare", "--json"], input=asked)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen"


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("香港仔華富一邨華基樓12樓3室", "same"),
        ("１２０３　Wah Kee House, Wah Fu Estate", "same"),
        ("華富邨華基樓1204室", "different"),
        ("Flat 3, 11/F, Wah Kee House, Wah Fu Estate", "different"),
        ("Flat 1203, Wah King House, Wah Fu Estate", "different"),
        ("Wah Kee House, Wah Fu Estate", "unsure"),
        ("Flat 1203, Wah Kei House, Wah Fu Estate", "unsure"),
        ("", "unsure"),
    ],
)
def test_two_addresses_are_the_same_home_only_when_everything_says_so(
    other: str, verdict: str
) -> None:
    there, back = compare((HOME, other), (other, HOME))

    assert there["verdict"] == verdict
    assert (back["verdict"] == "same") is (verdict == "same")


def test_private_addresses_are_compared_by_the_rules_for_proofs() -> None:
    answers = compare(
        ("Flat B, 5/F, 128 Camp Street", "深水埗營盤街128號5樓B室"),
        ("Flat B, 5/F, 128 Camp Street", "深水埗營盤街128號5樓C室"),
        ("Flat B, 5/F, 128 Camp Street", "深水埗營盤街128號"),
    )

    assert [answer["verdict"] for answer in answers] == ["same", "different", "unsure"]
    parts = answers[1]["parts"]
    assert isinstance(parts, list)
    assert parts[0] == {"part": "flat", "a": "B", "b": "C", "verdict": "different"}
    assert set(parts[0]) == {"part", "a", "b", "verdict"}


def test_a_pair_that_is_none_is_named_by_its_line() -> None:
    asked = '{"id": "1", "a": "x"}\n{"id": "2", "a": "x", "b": "y"}\n'

    result = CliRunner().invoke(address, ["compare", "--json"], input=asked)

    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["2"]
    assert "Line 1 is no JSON object with an id and two texts, a and b." in result.stderr
