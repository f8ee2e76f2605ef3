"""Training of two layers with Adam, in plain numpy."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.mrz_reading.cells import PIXELS, Reals
from workstation.gateway.mrz_reading.characters import CLASSES, CharacterNetwork

_HIDDEN: Final = 256
_BATCH: Final = 512
_RATE: Final = 0.002
_DECAY: Final = 1e-5
_MOMENTS: Final = (0.9, 0.999)
_DROPPED: Final = 0.1


class Trainer:
    """A network that is learning."""

    def __init__(self, dice: np.random.Generator) -> None:
        """Begin with small random weights."""
        self._dice = dice
        self._weights: list[Reals] = [
            (dice.normal(0, (2 / PIXELS) ** 0.5, (PIXELS, _HIDDEN))).astype(np.float32),
            np.zeros(_HIDDEN, np.float32),
            (dice.normal(0, (1 / _HIDDEN) ** 0.5, (_HIDDEN, CLASSES))).astype(np.float32),
            np.zeros(CLASSES, np.float32),
        ]
        self._first = [np.zeros_like(one) for one in self._weights]
        self._second = [np.zeros_like(one) for one in self._weights]
        self._step = 0

    @property
    def network(self) -> CharacterNetwork:
        """The network as it stands."""
        return CharacterNetwork(*self._weights)

    def go_through(self, cells: Reals, labels: NDArray[np.intp], *, rate: float) -> None:
        """Learn from every cell once, in any order.

        Args:
            cells: as ``cells.cut`` returns them.
            labels: the class of each.
            rate: 1 in the beginning, falling to 0 at the end.
        """
        for batch in self._batches(len(labels)):
            self._learn(cells[batch].astype(np.float32), labels[batch], rate * _RATE)

    def _batches(self, count: int) -> Iterator[NDArray[np.intp]]:
        order = self._dice.permutation(count)
        for start in range(0, count, _BATCH):
            yield order[start : start + _BATCH]

    def _learn(self, cells: Reals, labels: NDArray[np.intp], rate: float) -> None:
        hidden, hidden_bias, output, output_bias = self._weights
        kept = np.maximum(cells @ hidden + hidden_bias, 0.0)
        mask = (self._dice.random(kept.shape, np.float32) >= _DROPPED) / np.float32(1 - _DROPPED)
        kept = kept * mask
        scores = kept @ output + output_bias
        scores -= scores.max(axis=1, keepdims=True)
        error = np.exp(scores)
        error /= error.sum(axis=1, keepdims=True)
        error[np.arange(len(labels)), labels] -= 1.0
        error /= len(labels)
        back = (error @ output.T) * mask * (kept > 0)
        slopes = (cells.T @ back, back.sum(axis=0), kept.T @ error, error.sum(axis=0))
        self._follow(slopes, rate)

    def _follow(self, slopes: tuple[Reals, ...], rate: float) -> None:
        self._step += 1
        one, two = _MOMENTS
        scale = (1 - two**self._step) ** 0.5 / (1 - one**self._step)
        for at, slope in enumerate(slopes):
            self._first[at] += (1 - one) * (slope - self._first[at])
            self._second[at] += (1 - two) * (slope * slope - self._second[at])
            step = scale * self._first[at] / (np.sqrt(self._second[at]) + 1e-7)
            self._weights[at] -= rate * (step + _DECAY * self._weights[at])
