"""Trains the reader of single characters and writes its weights.

    python -m workstation.gateway.mrz_reading.training resources/mrz/characters.npz

Lines of random characters are drawn in OCR-B (Debian's package ``fonts-ocr-b``) with strokes of
several weights, on patterned paper, blurred, shone upon, folded, made small, noisy and askew; a
share is covered, and what is covered counts as nothing. It takes some minutes of one core.
"""

import argparse
from pathlib import Path
from typing import Final

import numpy as np

from workstation.gateway.mrz_reading.training.lines import LabelledCells, drawn_lines
from workstation.gateway.mrz_reading.training.network import Trainer

_ROUNDS: Final = 12
_TRIAL: Final = 300


def main() -> None:
    """Draw, train, report on lines not trained on, and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=7000)
    parser.add_argument("--seed", type=int, default=9303)
    asked = parser.parse_args()
    dice = np.random.default_rng(asked.seed)
    lines = _together(list(drawn_lines(dice, asked.lines)))
    trial = _together(list(drawn_lines(dice, _TRIAL)))
    trainer = Trainer(dice)
    for turn in range(_ROUNDS):
        rate = 0.5 * (1 + np.cos(np.pi * turn / _ROUNDS))
        trainer.go_through(lines.cells, lines.labels, rate=float(rate))
    chances = trainer.network.chances(trial.cells.astype(np.float32))
    right = chances.argmax(axis=1) == trial.labels
    print(f"{right.mean():.4%} of {len(right)} cells not trained on")  # noqa: T201 - a tool speaks
    trainer.network.save(asked.file)


def _together(lines: list[LabelledCells]) -> LabelledCells:
    return LabelledCells(
        np.concatenate([line.cells.astype(np.float16) for line in lines]),
        np.concatenate([line.labels for line in lines]),
    )


if __name__ == "__main__":
    main()
