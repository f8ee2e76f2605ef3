"""How a page lies: which way its lines run and how far they are tilted."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.recognition.ink import Ink, Mask, closed_across

_GAP: Final = 0.55
"""Letters of a word and characters of a line stand closer than this many ems, lines do not."""
_LONGEST: Final = 12
_STEEPEST_DEGREES: Final = 10.0


def lines_run_down(ink: Ink) -> bool:
    """Whether the page lies on its side.

    Letters are closer to their neighbours in the line than to the line below; chains of them
    along rows and along columns are compared. Told apart by a factor of ten on drawn pages.
    """
    return ink.enough and _chains(ink.mask.T, ink.em) > _chains(ink.mask, ink.em)


def _chains(mask: Mask, em: float) -> float:
    closed = closed_across(mask, max(2, int(em * _GAP)))
    padded = np.zeros((closed.shape[0], closed.shape[1] + 2), np.int8)
    padded[:, 1:-1] = closed
    edges = np.diff(padded, axis=1).ravel()
    lengths = np.nonzero(edges == -1)[0] - np.nonzero(edges == 1)[0]
    return float((np.minimum(lengths, em * _LONGEST) ** 2).sum())


def tilt_degrees(ink: Ink, *, run_down: bool) -> float:
    """Return by how much lines fall to the right, in degrees; 0 where it cannot be told.

    The angle is right where the rows of ink and the white between them are sharpest.
    """
    if not ink.enough:
        return 0.0
    rows, columns = np.nonzero(ink.mask)
    down, along = (columns, -rows) if run_down else (rows, columns)
    coarse = np.arange(-_STEEPEST_DEGREES, _STEEPEST_DEGREES + 0.01, 0.5)
    best = _sharpest(down, along, coarse)
    return _sharpest(down, along, best + np.arange(-0.5, 0.51, 0.1))


def _sharpest(
    down: NDArray[np.int64], along: NDArray[np.int64], degrees: NDArray[np.float64]
) -> float:
    sharpness = []
    for slope in np.tan(np.radians(degrees)):
        level = down - along * slope
        profile = np.bincount((level - level.min()).astype(np.int64)).astype(np.float64)
        sharpness.append(float((np.diff(profile) ** 2).sum()))
    return float(degrees[int(np.argmax(sharpness))])
