"""One line of a zone, cut into cells: where they lie, how high the print is, what they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.mrz_reading.cells import HEIGHT, PITCH, Reals, cut, stretched
from workstation.gateway.mrz_reading.characters import NOTHING, CharacterNetwork

BEYOND: Final = 5
"""Places looked at on both sides of what was found."""
_GLANCED: Final = (-1, 1)
_FARTHEST: Final = 3
"""Pixels by which the cells of a line are moved to where they are read best, in steps of one."""
ROOM: Final = 5
"""Rows above and below the cells, for moving and stretching."""
_STRETCHES: Final = (0.86, 0.9, 0.94, 0.98, 1.0, 1.02, 1.06, 1.1, 1.14, 1.18)
"""Heights of print that are tried, 1 for that of the training; font and camera make others."""
_TRUST: Final = 25.0
"""How much the clearness of a zone tells of its height."""
_SLIGHT: Final = 0.01
LEAST: Final = 1e-4
"""A chance that is as good as none."""
_EDGE: Final = 2
"""Rows of a cell above and below all print."""
_STROKE: Final = 0.9
"""Ink there, of the print's, that is no pattern of the paper."""
_HIDDEN: Final = 0.45
"""How likely it is that such a stroke hides a part of the character."""


class Way(NamedTuple):
    """Pixels by which the cells of a line are moved, and how much its height is stretched."""

    right: int
    down: int
    stretch: float


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a zone in common light, with room to move its cells."""

    lit: Reals
    count: int
    """Of its places, those beyond its ends with them."""
    beyond: NDArray[np.bool_]
    """The places that lie off the picture."""
    network: CharacterNetwork
    _read: "dict[Way, Placed]" = field(default_factory=dict)
    """In which ways the cells were read; steps around a place come by the same ones again."""

    def placed(self, ways: Sequence[Way]) -> "list[Placed]":
        """Return the chances of every cell when all are moved and stretched in these ways."""
        new = [way for way in ways if way not in self._read]
        if new:
            heights = {way.stretch: stretched(self.lit, way.stretch) for way in new}
            cells = [
                cut(self._rows(heights[way.stretch], way.down), self._lefts(way.right))
                for way in new
            ]
            chances = self.network.chances(np.concatenate(cells))
            parts = np.split(chances, len(new))
            self._read.update(zip(new, map(Placed, new, parts), strict=True))
        return [self._read[way] for way in ways]

    def glanced(self) -> "Placed":
        """Return where the cells are read better of few places."""
        corners = [Way(right, down, 1.0) for down in _GLANCED for right in _GLANCED]
        return max(self.placed(corners), key=_how_clear)

    def clearest(self, start: Way) -> "list[Placed]":
        """Return the line where it is read best, and a pixel to each side of that.

        The clearest is the first.
        """
        placed = self._around(start)
        return placed if placed[0].way == start else self._around(placed[0].way)

    def _around(self, middle: Way) -> "list[Placed]":
        ways = [
            Way(right, down, middle.stretch)
            for down in _around(middle.down)
            for right in _around(middle.right)
        ]
        return sorted(self.placed(ways), key=_how_clear, reverse=True)

    def finely(
        self, start: Way, heights: Mapping[float, float]
    ) -> tuple[Reals, tuple[float, float]]:
        """Return the chances of each cell, and where the cells lie in the end, in pitches.

        A cell is read where its line is read best and a pixel to each side of that, and at every
        height that print may have, as likely as each is.
        """
        likeliest = max(heights, key=heights.__getitem__)
        around = self.clearest(start._replace(stretch=likeliest))
        best = around[0].way
        mean = np.exp(np.mean([np.log(one.chances + LEAST) for one in around], axis=0))
        mean *= heights[likeliest] / mean.sum(axis=1, keepdims=True)
        others = [at for at, weight in heights.items() if at != likeliest and weight >= _SLIGHT]
        if others:
            for other in self.placed([best._replace(stretch=at) for at in others]):
                mean += heights[other.way.stretch] * other.chances
        mean /= mean.sum(axis=1, keepdims=True)
        mean[self.beyond] = 0.0
        mean[self._crossed(best)] *= 1 - _HIDDEN
        mean[:, NOTHING] += 1 - mean.sum(axis=1)
        return np.asarray(mean, np.float32), (best.right / PITCH, best.down / PITCH)

    def _crossed(self, placed: Way) -> NDArray[np.bool_]:
        """Say of each cell whether a stroke runs through it, from above the print to below it.

        A pen's stroke makes other characters of some, and both readers see those.
        """
        lit = self._rows(stretched(self.lit, placed.stretch), placed.down)
        cells = cut(lit, self._lefts(placed.right), centred=False)
        rows = cells.reshape(self.count, HEIGHT, PITCH)
        above, below = rows[:, :_EDGE].mean(axis=1), rows[:, -_EDGE:].mean(axis=1)
        return np.asarray((above.max(axis=1) > _STROKE) & (below.max(axis=1) > _STROKE))

    def _lefts(self, right: int) -> NDArray[np.intp]:
        return (np.arange(self.count) + 1) * PITCH + right

    @staticmethod
    def _rows(lit: Reals, down: int) -> Reals:
        return lit[ROOM + down : ROOM + down + HEIGHT]


def heights_of(lines: Sequence[CellLine], places: Sequence[Way]) -> Mapping[float, float]:
    """Return how likely the print of a zone is so many times as high as it is drawn.

    Capitals and digits of one shape differ by little but their height: to take the one for the
    other in a whole line costs hardly any clearness, so heights that are read about as clearly as
    the best stay likely.
    """
    clear = np.zeros(len(_STRETCHES))
    for line, place in zip(lines, places, strict=True):
        placed = line.placed([place._replace(stretch=stretch) for stretch in _STRETCHES])
        clear += line.count * np.array([one.clearness for one in placed])
    weights = np.exp(_TRUST * (clear - clear.max()))
    return dict(zip(_STRETCHES, (weights / weights.sum()).tolist(), strict=True))


def _around(at: int) -> range:
    return range(max(at - 1, -_FARTHEST), min(at + 1, _FARTHEST) + 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """The chances of a line's cells, moved and stretched in one way."""

    way: Way
    chances: Reals

    @property
    def clearness(self) -> float:
        """How clearly the cells hold characters; an unmoved line is preferred a little."""
        inner = self.chances[BEYOND : len(self.chances) - BEYOND, :NOTHING]
        moved = 0.002 * (abs(self.way.right) + abs(self.way.down))
        return float(np.log(inner.max(axis=1) + LEAST).mean()) - moved


def _how_clear(placed: Placed) -> float:
    return placed.clearness
