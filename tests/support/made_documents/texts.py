"""What the zones of made documents say: valid ones, or with one check digit that is wrong."""

from random import Random
from typing import Final

from tests.support.made_mrz import MADE

LAYOUTS: Final = tuple(MADE)


def drawn_text(layout: str, rng: Random) -> tuple[str, ...]:
    """Return the lines of a valid zone of this layout."""
    return tuple(MADE[layout](rng).lines)


def with_wrong_digit(layout: str, lines: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """Return the lines with one check digit printed wrong."""
    printed = [(line, column) for line, column in _DIGITS[layout] if lines[line][column] != "<"]
    line, column = rng.choice(printed)
    changed = str((int(lines[line][column]) + rng.randint(1, 9)) % 10)
    text = lines[line][:column] + changed + lines[line][column + 1 :]
    return (*lines[:line], text, *lines[line + 1 :])


_DIGITS: Final = {
    "TD3": ((1, 9), (1, 19), (1, 27), (1, 43)),
    "TD2": ((1, 9), (1, 19), (1, 27), (1, 35)),
    "TD1": ((0, 14), (1, 6), (1, 14), (1, 29)),
    "MRV-A": ((1, 9), (1, 19), (1, 27)),
    "MRV-B": ((1, 9), (1, 19), (1, 27)),
    "CS": ((0, 11), (0, 19), (0, 27), (0, 29)),
    "CD": ((0, 11), (0, 19), (0, 27), (0, 29)),
    "CR": ((0, 11), (0, 21), (0, 29), (1, 29)),
    "CT": ((0, 11), (0, 21), (0, 29), (1, 29)),
}
"""Line and column of each check digit, from 0."""
