"""How right the roster check is, and how fast, on rosters and questions made from seeds.

Rosters are loaded and questions asked through the command line. Prints what was answered beside
what is right, who was let in wrongly, the kinds of question that went wrong, and the time::

    ./start bench roster_accuracy --residents 2100000 --queries 20000 --seeds 1 2 3

The exit code is 1 when somebody was let in wrongly, or a share is below what the office asks for.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from tests.support.made_queries import MadeQuery
from tests.support.made_rosters import FILE_DAY
from tests.support.roster_scores import Score, make_roster
from workstation.bootstrap import Office, open_office
from workstation.cli.roster import query_of
from workstation.settings import read_settings

_LEAST: Final = {1: (0.999, 0.997), 2: (0.98, 0.0)}
"""Recall and right verdicts that are asked for, by the number of slips a field has."""
_SINGLE: Final = 2_000


class Timed(NamedTuple):
    """What a command printed, and its processor time in seconds."""

    out: str
    cpu_s: float


def run(folder: Path, *arguments: str, given: str | None = None) -> Timed:
    """Run a command on the office of a folder."""
    settings = {"WORKSTATION_SETTINGS": str(folder / "settings.toml")}
    keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "workstation", *arguments],
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **settings, **keyring},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timed(done.stdout, spent)


def single_checks(office: Office, lines: Sequence[Mapping[str, object]]) -> list[tuple[int, int]]:
    """Return processor and wall time, in nanoseconds, of checks that are asked one by one."""
    took = []
    for line in lines:
        query, day = query_of(line)
        cpu, wall = time.process_time_ns(), time.perf_counter_ns()
        office.roster.check(query, day)
        took.append((time.process_time_ns() - cpu, time.perf_counter_ns() - wall))
    return took


def measure(seed: int, residents: int, count: int, slips: int) -> bool:
    """Make, load, ask and print; says whether everything is as good as it must be."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        url = f"sqlite:///{folder / 'office.sqlite'}"
        settings = f'database = "{url}"\nfolder = "{folder / "office"}"\ndesk = "bench"\n'
        (folder / "settings.toml").write_text(settings)
        file = folder / "roster.csv"
        asked = make_roster(file, seed=seed, residents=residents, queries=count, slips=slips)
        load = run(folder, "roster", "load", str(file), "--as-of", FILE_DAY.isoformat(), "--json")
        print(f"seed {seed}, slips {slips}: loaded in {load.cpu_s:.0f} s of processor time")
        lines = [query.line(place) for place, query in enumerate(asked)]
        given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        idle = run(folder, "roster", "check", "--json", given=given.split("\n", 1)[0])
        checked = run(folder, "roster", "check", "--json", given=given)
        score = scored(asked, [json.loads(line) for line in checked.out.splitlines()])
        print("\n".join(score.lines()))
        each = (checked.cpu_s - idle.cpu_s) / max(1, len(asked) - 1)
        print(f"  batch: {1 / each:,.0f} checks a second, {each * 1e6:.0f} us each")
        _print_single(folder, lines[:_SINGLE])
    recall, verdicts = _LEAST[slips]
    return not score.let_in and score.recall >= recall and score.verdicts >= verdicts


def scored(asked: Sequence[MadeQuery], answers: Sequence[Mapping[str, Any]]) -> Score:
    """Compare answers with what is right."""
    score = Score()
    for query, answer in zip(asked, answers, strict=True):
        score.add(query, answer)
    return score


def _print_single(folder: Path, lines: Sequence[Mapping[str, object]]) -> None:
    office = open_office(
        read_settings(environ={"WORKSTATION_SETTINGS": str(folder / "settings.toml")}),
        use_keyring=False,
    )
    try:
        single_checks(office, lines[:100])  # what is read once is read
        took = single_checks(office, lines)
    finally:
        office.close()
    for name, column in (("cpu", 0), ("wall", 1)):
        ordered = sorted(each[column] / 1e6 for each in took)
        p50, p99 = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
        print(
            f"  single check, {name}: p50 {p50:.3f} ms, p99 {p99:.3f} ms, worst {ordered[-1]:.1f}"
        )


def main() -> int:
    """Run for every seed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--residents", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[int(time.time()) % 100_000])
    parser.add_argument("--slips", type=int, choices=(1, 2), default=1)
    asked = parser.parse_args()
    good = [measure(seed, asked.residents, asked.queries, asked.slips) for seed in asked.seeds]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
