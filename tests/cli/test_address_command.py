"""``workstation address parse``: a line in, a line out."""

import json

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
