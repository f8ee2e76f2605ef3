"""The installed fonts proofs are set in, and how wide words are in them.

Only the Noto CJK fonts are needed; Liberation and DejaVu make bills look more alike the real ones
where they are installed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

import typst
from PIL import ImageFont

_MEASURED_AT: Final = 512
"""Pixels; large enough for hinting not to show in a width."""
_FIRST_WIDE: Final = "\u2e80"
"""Characters from here on come from the Chinese font."""
_SANS_CHINESE: Final = ("Noto Sans CJK HK", "Noto Sans CJK TC", "Noto Sans CJK JP")
_SERIF_CHINESE: Final = ("Noto Serif CJK HK", "Noto Serif CJK TC", "Noto Serif CJK JP")
_MONO_CHINESE: Final = ("Noto Sans Mono CJK HK", "Noto Sans Mono CJK TC", "Noto Sans CJK HK")


class Family(StrEnum):
    """The looks a paper can have."""

    SANS = "sans"
    SERIF = "serif"
    MONO = "mono"
    MODERN = "modern"
    BOOK = "book"


_LATIN: Final[Mapping[Family, tuple[str, ...]]] = {
    Family.SANS: ("Liberation Sans", "Arimo", "DejaVu Sans", *_SANS_CHINESE),
    Family.SERIF: ("Liberation Serif", "Tinos", "DejaVu Serif", *_SERIF_CHINESE),
    Family.MONO: ("Liberation Mono", "Cousine", "DejaVu Sans Mono", *_MONO_CHINESE),
    Family.MODERN: _SANS_CHINESE,
    Family.BOOK: _SERIF_CHINESE,
}
_CHINESE: Final[Mapping[Family, tuple[str, ...]]] = {
    Family.SANS: _SANS_CHINESE,
    Family.SERIF: _SERIF_CHINESE,
    Family.MONO: _SANS_CHINESE,
    Family.MODERN: _SANS_CHINESE,
    Family.BOOK: _SERIF_CHINESE,
}


class NoChineseFont(Exception):
    """No Noto CJK font is installed; the package ``fonts-noto-cjk`` brings them."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one weight."""

    family: Family = Family.SANS
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    family: str
    path: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FontBook:
    """The fonts of this machine, by face."""

    installed: typst.Fonts = field(repr=False)
    _cuts: dict[tuple[str, bool], _Cut] = field(repr=False)

    @classmethod
    def open(cls) -> "FontBook":
        """Look the installed fonts up; takes a tenth of a second.

        Raises:
            NoChineseFont: none of the Chinese fonts is there.
        """
        installed = typst.Fonts(include_embedded_fonts=False)
        cuts = {
            (font.family, font.weight == 700): _Cut(font.family, font.path, font.index)
            for font in installed.fonts()
            if font.path and font.style == "normal" and font.weight in (400, 700)
        }
        if not any((family, False) in cuts for family in _SANS_CHINESE):
            raise NoChineseFont
        return cls(installed=installed, _cuts=cuts)

    def families(self, face: Face) -> tuple[str, str]:
        """Return the names of the font for Latin and of the one for Chinese characters."""
        return (self._cut(_LATIN, face).family, self._cut(_CHINESE, face).family)

    def width(self, text: str, face: Face, size: float) -> float:
        """Return how wide ``text`` is, in the unit of ``size``."""
        advances = [
            _advance(self._cut(_CHINESE if wide else _LATIN, face), run)
            for run, wide in _runs(text)
        ]
        return sum(advances) * size / _MEASURED_AT

    def _cut(self, families: Mapping[Family, tuple[str, ...]], face: Face) -> _Cut:
        wanted: Iterable[str] = (*families[face.family], *_SANS_CHINESE)
        for family in wanted:
            cut = self._cuts.get((family, face.bold)) or self._cuts.get((family, False))
            if cut:
                return cut
        raise NoChineseFont


def _runs(text: str) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for character in text:
        wide = character >= _FIRST_WIDE
        if runs and runs[-1][1] is wide:
            runs[-1] = (runs[-1][0] + character, wide)
        else:
            runs.append((character, wide))
    return runs


@lru_cache(maxsize=64)
def _measure(cut: _Cut) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        cut.path, _MEASURED_AT, index=cut.index, layout_engine=ImageFont.Layout.BASIC
    )


@lru_cache(maxsize=4096)
def _advance(cut: _Cut, text: str) -> float:
    return _measure(cut).getlength(text)
