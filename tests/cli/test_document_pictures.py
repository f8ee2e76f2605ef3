"""``workstation document mrz`` on pictures."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from tests.support.made_documents import HARDSHIPS, Hardship, made_document
from workstation.cli.document import document

SEED = 5
DAY = ("--today", "2026-11-22")


def saved(folder: Path, hardship: Hardship, turn: int = 0) -> tuple[Path, tuple[str, ...]]:
    made = made_document(SEED, HARDSHIPS.index(hardship) + turn * len(HARDSHIPS))
    file = folder / f"picture{made.suffix}"
    file.write_bytes(made.body)
    return file, made.lines


def test_a_picture_is_answered_as_text_is_and_with_its_verdict(tmp_path: Path) -> None:
    file, lines = saved(tmp_path, Hardship.SCAN, turn=1)

    result = CliRunner().invoke(document, ["mrz", str(file), "--json", *DAY])

    (answer,) = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (answer["file"], answer["lines"]) == (str(file), list(lines))
    assert (answer["valid"], answer["verdict"], answer["doubts"]) == (True, "green", [])
    assert all(answer["checks"].values())


def test_what_is_amber_is_not_called_valid_and_names_its_places(tmp_path: Path) -> None:
    file, lines = saved(tmp_path, Hardship.WRONG_DIGIT)

    result = CliRunner().invoke(document, ["mrz", str(file), "--json", *DAY])

    answer = json.loads(result.stdout)
    assert (answer["valid"], answer["verdict"], answer["lines"]) == (False, "amber", list(lines))
    assert not all(answer["checks"].values())
    assert "check_failed" in {doubt["reason"] for doubt in answer["doubts"]}
    assert all(len(doubt["quad"]) == 4 for doubt in answer["doubts"])


def test_people_are_told_where_to_look(tmp_path: Path) -> None:
    file, _ = saved(tmp_path, Hardship.WRONG_DIGIT)

    result = CliRunner().invoke(document, ["mrz", str(file), *DAY])

    assert f"{file}: amber" in result.stdout
    assert "look at line" in result.stdout


def test_a_picture_without_a_zone_fails_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "page.png"
    blank = io.BytesIO()
    Image.new("RGB", (800, 600), "white").save(blank, "PNG")
    file.write_bytes(blank.getvalue())

    result = CliRunner().invoke(document, ["mrz", str(file), "--json"])

    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"] == ["nothing_found"]
    assert "No machine-readable zone was found" in result.stderr


@pytest.mark.parametrize("content", [b"\xff\xd8\xff broken", b"\0\1\2\3"])
def test_a_file_that_cannot_be_opened_is_named_with_the_reason(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(content)

    result = CliRunner().invoke(document, ["mrz", str(file), "--json"])

    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"] == ["unreadable_upload"]
