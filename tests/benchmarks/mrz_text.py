"""How long it takes to find, read and check a machine-readable zone in a text.

``python -m tests.benchmarks.mrz_text [--zones N] [--seed N]`` reads made zones of every kind, each
of another invented person, and prints the processor time of one: the best of several rounds.
Beside it stands how many times that is what the same Python takes for ``sum(range(1000))`` in the
same rounds, so that figures of different computers can be compared. Misread zones, which need the
slow way, stand beside. The exit code is 1 when the mean of all kinds is above what was asked for,
30 microseconds, on a processor that sums those thousand numbers in 10, as desktop computers do.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Final

from tests.support.made_mrz import MADE, TODAY
from workstation.domain.mrz import read_mrz

_ROUNDS: Final = 7
_ASKED: Final = 30 / 10
"""Times the sum of a thousand numbers."""


def _best(work: Callable[[], None]) -> float:
    """Return the least processor time of some rounds, in microseconds."""
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - started)
    return min(times) / 1000


def _read_all(texts: Iterable[str]) -> None:
    for text in texts:
        read_mrz(text, today=TODAY)


def _sum(count: int) -> None:
    for _ in range(count):
        sum(range(1000))


def _misread(text: str) -> str:
    """Return a zone whose last date has a letter for a digit: everything is tried."""
    for read, digit in (("O", "0"), ("I", "1"), ("Z", "2"), ("B", "8")):
        place = text.rfind(digit)
        if place >= 0:
            return text[:place] + read + text[place + 1 :]
    return text


def main() -> int:
    """Measure every kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zones", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = Random(asked.seed)
    known = _best(lambda: _sum(asked.zones)) / asked.zones
    print(f"sum(range(1000)): {known:.1f} µs")
    ratios = []
    for kind, make in MADE.items():
        texts = [make(rng).text for _ in range(asked.zones)]
        took = _best(lambda texts=texts: _read_all(texts)) / asked.zones  # type: ignore[misc]
        ratios.append(took / known)
        some = [_misread(text) for text in texts[: asked.zones // 10]]
        slow = _best(lambda some=some: _read_all(some)) / len(some)  # type: ignore[misc]
        print(f"{kind:6} {took:6.1f} µs, {ratios[-1]:4.1f} times; misread {slow:7.1f} µs")
    mean = sum(ratios) / len(ratios)
    print(f"mean of all kinds: {mean:.1f} times; asked for: at most {_ASKED:.1f}")
    return 0 if mean <= _ASKED else 1


if __name__ == "__main__":
    sys.exit(main())
