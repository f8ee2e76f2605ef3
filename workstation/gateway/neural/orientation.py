"""Which way a page lies, told from a small copy of its middle."""

from typing import Final

import numpy as np

from workstation.gateway.neural.detection import Pixels
from workstation.gateway.neural.models import Network
from workstation.gateway.neural.shrinking import shrunk

_SHORT_SIDE: Final = 256
_LOOKED_AT: Final = 224
_MEAN: Final = np.array([0.485, 0.456, 0.406], np.float32)
_SPREAD: Final = np.array([0.229, 0.224, 0.225], np.float32)


def ways_to_upright(pixels: Pixels, network: Network) -> list[int]:
    """Return by how many quarters, 0 to 3, the page may have to be turned, the likeliest first."""
    height, width = pixels.shape[:2]
    ratio = _SHORT_SIDE / min(height, width)
    size = (max(_LOOKED_AT, round(width * ratio)), max(_LOOKED_AT, round(height * ratio)))
    small = shrunk(pixels, size)
    left, top = (size[0] - _LOOKED_AT) // 2, (size[1] - _LOOKED_AT) // 2
    middle = small[top : top + _LOOKED_AT, left : left + _LOOKED_AT].astype(np.float32)
    tensor = ((middle / np.float32(255) - _MEAN) / _SPREAD).transpose(2, 0, 1)[None]
    stands = np.argsort(-network(np.ascontiguousarray(tensor))[0], kind="stable")
    return [-int(one) % 4 for one in stands]
