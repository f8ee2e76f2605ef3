"""Prints of pages: how near two pictures are, and the keys by which near ones are found.

A print is the signs of 32 x 32 coefficients of a cosine transform of the page (frequencies 12 to 43
of 128 both ways): fine enough that two customers' bills on one form differ, coarse enough that a
picture that was saved again, made smaller or trimmed stays itself. ``NEAR`` was measured, see
``tests/benchmarks/page_prints.py``.

Near prints are found by bands, as in multi-index hashing (Norouzi, Punjani, Fleet, "Fast search in
Hamming space with multi-index hashing", CVPR 2012): of two prints that differ in few bits some band
is the same to the bit. Whoever is found so is then compared bit by bit.
"""

from typing import Final

PRINT_BITS: Final = 1024
NEAR: Final = 32
"""Signs that may differ; the same form filled in for somebody else differs in more."""
_BANDS: Final = 4
_BAND_BITS: Final = 24
"""Fewer would meet too many of the prints of one form, more would miss near ones."""
_PLACES: Final = tuple(
    PRINT_BITS * place // (_BANDS * _BAND_BITS) for place in range(_BANDS * _BAND_BITS)
)


def apart(one: bytes, other: bytes) -> int:
    """Return in how many signs two prints differ, 0 to ``PRINT_BITS``."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def bands(bits: bytes) -> tuple[int, ...]:
    """Return the four keys of a print, 24 bits each, of signs that are spread over it evenly.

    Raises:
        ValueError: it is no print.
    """
    if len(bits) * 8 != PRINT_BITS:
        raise ValueError("a print has another length")
    signs = f"{int.from_bytes(bits, 'big'):0{PRINT_BITS}b}"
    chosen = "".join(signs[place] for place in _PLACES)
    return tuple(int(chosen[band::_BANDS], 2) for band in range(_BANDS))
