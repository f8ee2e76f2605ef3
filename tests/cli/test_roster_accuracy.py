"""Scenario 16: the roster check lets nobody in wrongly, and finds those who live there."""

import json
from pathlib import Path

import pytest

from tests.support.commands import CommandLine
from tests.support.made_rosters import FILE_DAY
from tests.support.roster_scores import Score, make_roster


def scored(
    command: CommandLine, folder: Path, seed: int, residents: int, queries: int, slips: int
) -> Score:
    """Load a made roster and compare the answers with what is right."""
    file = folder / f"roster{seed}.csv"
    asked = make_roster(file, seed=seed, residents=residents, queries=queries, slips=slips)
    loaded = command("roster", "load", file, "--as-of", FILE_DAY.isoformat(), "--accept-shrink")
    assert loaded.status == 0
    lines = [query.line(place) for place, query in enumerate(asked)]
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    answers = command("roster", "check", "--json", given=given)
    assert (answers.status, answers.err) == (0, "")
    score = Score()
    for query, line, answer in zip(asked, lines, answers.lines, strict=True):
        assert answer["id"] == line["id"]
        score.add(query, answer)
    assert score.asked == queries
    return score


@pytest.mark.parametrize(("seed", "slips"), [(101, 1), (102, 1), (103, 2)])
def test_nobody_is_let_in_wrongly_and_residents_are_found(
    embedded_command: CommandLine, tmp_path: Path, seed: int, slips: int
) -> None:
    score = scored(embedded_command, tmp_path, seed, 3_000, 1_500, slips)

    assert score.let_in == []
    assert score.recall >= (0.996 if slips == 1 else 0.97)
    assert score.verdicts >= (0.994 if slips == 1 else 0.97)


@pytest.mark.slow
@pytest.mark.parametrize(("slips", "recall", "verdicts"), [(1, 0.999, 0.997), (2, 0.98, 0.98)])
def test_a_hundred_thousand_residents_and_all_kinds_of_questions(
    embedded_command: CommandLine, tmp_path: Path, slips: int, recall: float, verdicts: float
) -> None:
    score = scored(embedded_command, tmp_path, 104 + slips, 100_000, 20_000, slips)

    assert score.let_in == []
    assert score.recall >= recall
    assert score.verdicts >= verdicts
