"""Making faint print readable: the shown picture's greys are stretched, its file never changes."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, qRgb

from ui.i18n import N_


class Contrast(Enum):
    """The steps of the contrast key."""

    OFF = "off"
    SOFT = "soft"
    STRONG = "strong"
    INVERT = "invert"

    def next(self) -> "Contrast":
        """Return the step after this one, round and round."""
        steps = list(Contrast)
        return steps[(steps.index(self) + 1) % len(steps)]


CONTRAST_WORDS: Final = {
    Contrast.OFF: N_("Contrast: off"),
    Contrast.SOFT: N_("Contrast: soft"),
    Contrast.STRONG: N_("Contrast: strong"),
    Contrast.INVERT: N_("Contrast: inverted"),
}

_SAMPLE: Final = QSize(96, 96)


def contrasted(image: QImage, step: Contrast) -> QImage:
    """Return ``image`` with its greys spread as ``step`` says."""
    if step is Contrast.OFF:
        return image
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ink, paper = _ink_and_paper(grey)
    curve = [_spread(level, ink, paper, step) for level in range(256)]
    indexed = QImage(
        grey.constBits(),
        grey.width(),
        grey.height(),
        grey.bytesPerLine(),
        QImage.Format.Format_Indexed8,
    )
    indexed.setColorTable([qRgb(level, level, level) for level in curve])
    # Grey stays grey: a quarter of the memory, and as fast to paint.
    return indexed.convertToFormat(QImage.Format.Format_Grayscale8)


def _ink_and_paper(grey: QImage) -> tuple[int, int]:
    sample = grey.scaled(
        _SAMPLE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
    )
    levels = sorted(bytes(sample.constBits()))
    ink, paper = levels[len(levels) // 50], levels[-len(levels) // 4]
    return ink, max(paper, ink + 16)


def _spread(level: int, ink: int, paper: int, step: Contrast) -> int:
    share = min(1.0, max(0.0, (level - ink) / (paper - ink)))
    if step is Contrast.STRONG:
        share = min(1.0, max(0.0, (share - 0.35) / 0.4))
    if step is Contrast.INVERT:
        share = 1.0 - share
    return round(share * 255)
