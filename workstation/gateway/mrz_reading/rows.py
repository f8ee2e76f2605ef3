"""Rows of marks at one pitch, lying any way: what printed zones are and other print is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from workstation.gateway.mrz_reading.cells import Reals
from workstation.gateway.mrz_reading.marks import Ints, Marks, joined

_NEAREST: Final = 0.6
_FARTHEST: Final = 1.9
"""Of the size of a mark: where its neighbour may stand. A filler is two thirds of a pitch high."""
_ALIKE: Final = 2.0
"""How many times larger one neighbour is than the other at the most."""
_EVEN: Final = 0.2
"""How much two steps in a row may differ, of a step."""
_SEED: Final = 5
SHORTEST: Final = 14
_AHEAD: Final = 7
"""Places looked ahead across a gap."""
_SIDEWAYS: Final = 0.3
_ALONG: Final = 0.33
"""How far from its place a mark may stand, of a pitch."""


@dataclass(frozen=True, slots=True)
class Row:
    """Marks in a row: the place of each, counted in steps from one of them, and where it is."""

    places: Ints
    points: Reals

    @property
    def step(self) -> Reals:
        """From one place to the next, on average."""
        span = self.places[-1] - self.places[0]
        return np.asarray((self.points[-1] - self.points[0]) / span, np.float32)

    @property
    def pitch(self) -> float:
        """Pixels from one place to the next, on average."""
        return float(np.hypot(*self.step))


def rows_of(marks: Marks) -> list[Row]:
    """Return the rows, the longest first; each runs to the right or downwards."""
    found: list[Row] = []
    taken = np.zeros(len(marks.sizes), bool)
    for chain in _chains(marks):
        if taken[chain].mean() > 0.5:
            continue
        row, members = _extended(marks, chain)
        if len(row.places) >= SHORTEST:
            taken[members] = True
            found.append(row)
    return sorted(found, key=lambda row: -len(row.places))


def _chains(marks: Marks) -> Iterator[Ints]:
    """Yield marks that follow each other in even steps, in order, the longest chains first."""
    start, end = _neighbours(marks)
    step = marks.middles[end] - marks.middles[start]
    one, other = _even(start, end, step)
    if not len(one):
        return
    group = joined(len(start), one, other)
    sizes = np.bincount(group)
    for number in np.argsort(-sizes, kind="stable"):
        if sizes[number] < _SEED:
            return
        edges = np.flatnonzero(group == number)
        members = np.unique(np.concatenate((start[edges], end[edges])))
        way = np.median(step[edges], axis=0)
        yield members[np.argsort(marks.middles[members] @ way)]


def _neighbours(marks: Marks) -> tuple[Ints, Ints]:
    """Return pairs of marks as far apart as neighbours; the second is to the right or below."""
    x, y, sizes = marks.middles[:, 0], marks.middles[:, 1], marks.sizes
    starts, ends = [], []
    for apart in range(1, len(x)):
        across = x[apart:] - x[:-apart]
        near, far = sizes[:-apart], sizes[apart:]
        reach = _FARTHEST * np.maximum(near, far)
        if not (across < reach).any():
            break
        down = y[apart:] - y[:-apart]
        away = np.hypot(across, down)
        fits = (
            (away < _FARTHEST * np.minimum(near, far))
            & (away > _NEAREST * np.maximum(near, far))
            & (np.maximum(near, far) < _ALIKE * np.minimum(near, far))
        )
        left = np.flatnonzero(fits)
        upwards = down[left] < -across[left]
        starts.append(np.where(upwards, left + apart, left))
        ends.append(np.where(upwards, left, left + apart))
    if not starts:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    return np.concatenate(starts), np.concatenate(ends)


def _even(start: Ints, end: Ints, step: Reals) -> tuple[Ints, Ints]:
    """Return the pairs of steps that follow each other and are alike."""
    order = np.argsort(start, kind="stable")
    first = np.searchsorted(start[order], end, side="left")
    counts = np.searchsorted(start[order], end, side="right") - first
    one = np.repeat(np.arange(len(start)), counts)
    offsets = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
    other = order[np.repeat(first, counts) + offsets]
    differ = np.hypot(*(step[other] - step[one]).T)
    alike = differ < _EVEN * np.hypot(*step[one].T)
    return one[alike], other[alike]


def _extended(marks: Marks, chain: Ints) -> tuple[Row, Ints]:
    """Return the row that a chain belongs to, followed across gaps to both of its ends."""
    points = marks.middles[chain]
    steps = np.diff(points, axis=0)
    lengths = np.hypot(*steps.T)
    step = np.median(steps[lengths < 1.3 * np.median(lengths)], axis=0)
    pitch = float(np.hypot(*step))
    fair = (marks.sizes > 0.4 * pitch) & (marks.sizes < 1.5 * pitch)
    middle = int(chain[len(chain) // 2])
    forward = _followed(marks, fair, middle, step)
    back = _followed(marks, fair, middle, -step)
    members = np.array([m for m, _ in reversed(back)] + [middle] + [m for m, _ in forward], np.intp)
    places = np.array([-p for _, p in reversed(back)] + [0] + [p for _, p in forward], np.intp)
    return Row(places, marks.middles[members]), members


def _followed(marks: Marks, fair: np.ndarray, mark: int, step: Reals) -> list[tuple[int, int]]:
    """Return the marks met from one of them on, with how many steps away each is."""
    met: list[tuple[int, int]] = []
    place, at = 0, mark
    while True:
        away = marks.middles - marks.middles[at]
        pitch_squared = float(step @ step)
        along = (away @ step) / pitch_squared
        across = (away[:, 0] * step[1] - away[:, 1] * step[0]) / pitch_squared
        steps = np.rint(along)
        off = np.abs(along - steps) / _ALONG + np.abs(across) / (_SIDEWAYS + 0.04 * steps)
        fits = fair & (steps >= 1) & (steps <= _AHEAD) & (off < 1 + 0.1 * steps)
        if not fits.any():
            return met
        candidates = np.flatnonzero(fits)
        best = int(candidates[np.argmin(steps[candidates] + off[candidates] * 0.4)])
        taken = int(steps[best])
        place += taken
        met.append((best, place))
        share = 0.12 if taken == 1 else 0.25
        step = ((1 - share) * step + share * away[best] / taken).astype(np.float32)
        at = best
