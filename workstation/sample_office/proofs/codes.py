"""Draws what looks like barcodes; they hold nothing."""

from random import Random

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.sheet import WHITE, Sheet


def draw_barcode(sheet: Sheet, at: Point, size: tuple[float, float], digits: str) -> None:
    """Draw bars that look like a barcode; they hold nothing."""
    rng = Random(digits)
    (left, top), (width, height) = at, size
    end = left + width
    while left < end:
        bar = rng.choice((0.7, 0.7, 1.4, 2.1))
        sheet.box(left, top, min(bar, end - left), height, fill="#111111")
        left += bar + rng.choice((0.7, 1.4, 0.7, 2.1))


def draw_matrix_code(sheet: Sheet, at: Point, size: float, digits: str) -> None:
    """Draw squares that look like a QR code; they hold nothing."""
    rng, cells = Random(digits), 25
    x, y = at
    step = size / cells
    for row in range(cells):
        for column in range(cells):
            if rng.random() < 0.48:
                sheet.box(x + column * step, y + row * step, step, step, fill="#111111")
    for column, row in ((0, 0), (cells - 7, 0), (0, cells - 7)):
        left, top = x + column * step, y + row * step
        sheet.box(left - step, top - step, 9 * step, 9 * step, fill=WHITE)
        sheet.box(left, top, 7 * step, 7 * step, fill="#111111")
        sheet.box(left + step, top + step, 5 * step, 5 * step, fill=WHITE)
        sheet.box(left + 2 * step, top + 2 * step, 3 * step, 3 * step, fill="#111111")
