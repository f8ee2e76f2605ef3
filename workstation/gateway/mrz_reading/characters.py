"""The network that reads one cell: 384 pixels, 256 hidden units, 37 characters and nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from workstation.gateway.mrz_reading.cells import Reals
from workstation.resources import RESOURCES

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
NOTHING: Final = len(ALPHABET)
"""The class of a cell that holds no character, or too little of one."""
CLASSES: Final = len(ALPHABET) + 1
WEIGHTS: Final = RESOURCES / "mrz" / "characters.npz"


@dataclass(frozen=True, slots=True)
class CharacterNetwork:
    """Two layers of weights."""

    hidden: Reals
    hidden_bias: Reals
    output: Reals
    output_bias: Reals

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> "CharacterNetwork":
        """Return the network as it was trained; see ``resources/mrz/SOURCES.md``."""
        with np.load(file, allow_pickle=False) as kept:
            return cls(*(kept[name].astype(np.float32) for name in cls.__dataclass_fields__))

    def save(self, file: Path) -> None:
        """Write the weights in half precision: reading is the same and the file half the size."""
        halves = {
            name: getattr(self, name).astype(np.float16) for name in self.__dataclass_fields__
        }
        np.savez_compressed(file, **halves)

    def chances(self, cells: Reals) -> Reals:
        """Return the probability of each class, a row a cell.

        Args:
            cells: as ``cells.cut`` returns them.
        """
        kept = np.maximum(cells @ self.hidden + self.hidden_bias, 0.0)
        scores = kept @ self.output + self.output_bias
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
