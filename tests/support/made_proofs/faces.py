"""The fonts of this machine that papers can be set in, found when they are asked for."""

import subprocess
from dataclasses import dataclass, field
from functools import cache, lru_cache
from random import Random
from typing import Final

import typst
from PIL import ImageFont

FIRST_WIDE: Final = "\u2e80"
"""Characters from here on are set in the Chinese font."""
_MEASURED_AT: Final = 256
_LATIN: Final = ":lang=en:charset=41-5a 61-7a 30-39 2f"
_CHINESE: Final = ":lang=zh-tw:charset=90a8 57d7 8f0b 9ebd 6a13 5ba4"
"""Traditional characters of Hong Kong addresses: 邨埗輋麽樓室."""
_NOT_FOR_LETTERS: Final = ("Symbol", "D050000L", "Z003", "Math", "Emoji", "CJK", "Droid")
_WEIGHTS: Final = {
    "Regular": False,
    "Book": False,
    "Roman": False,
    "Light": False,
    "Bold": True,
    "Demi": True,
}
_OTHER_LANDS: Final = (" JP", " KR", " SC")
"""Their fonts draw some characters as Hong Kong does not."""
_FILES: Final = (".ttf", ".otf", ".ttc")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One cut of a font."""

    path: str
    index: int
    family: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Face:
    """The two fonts of a line that may hold both scripts."""

    latin: FontFile
    chinese: FontFile


@dataclass(frozen=True, slots=True)
class Look:
    """What one paper is set in."""

    plain: Face
    bold: Face
    filled: Face = field(kw_only=True)
    """What is filled into the form: the holder's name and address, figures."""


def draw_look(rng: Random) -> Look:
    """Draw the fonts of a paper; a third fills its forms in with another one."""
    latin, chinese = _families(_LATIN), _families(_CHINESE)
    names = sorted(name for name in latin if not any(word in name for word in _NOT_FOR_LETTERS))
    family, wide_name = latin[rng.choice(names)], rng.choice(sorted(chinese))
    wide = chinese[wide_name]
    if rng.random() < 0.15 and wide_name in latin:  # some have Chinese characters only
        family = wide
    plain, bold = _face(family, wide, bold=False), _face(family, wide, bold=True)
    typed = latin[rng.choice(names)] if rng.random() < 0.34 else family
    return Look(plain, bold, filled=_face(typed, wide, bold=False))


def any_chinese() -> FontFile:
    """Return one font with Chinese characters."""
    families = _families(_CHINESE)
    return families[min(families)][False]


def _face(latin: dict[bool, FontFile], chinese: dict[bool, FontFile], *, bold: bool) -> Face:
    def cut(family: dict[bool, FontFile]) -> FontFile:
        return family.get(bold) or next(iter(family.values()))

    return Face(cut(latin), cut(chinese))


@cache
def _families(pattern: str) -> dict[str, dict[bool, FontFile]]:
    """Return the upright cuts of every family that has these letters, by weight."""
    shown = "%{file}|%{index}|%{family[0]}|%{style[0]}\n"
    asked = ["fc-list", "--format", shown, pattern]
    lines = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    families: dict[str, dict[bool, FontFile]] = {}
    for line in sorted(lines):
        path, index, family, style = line.split("|")
        bold = _WEIGHTS.get(style)
        if bold is not None and path.endswith(_FILES) and not family.endswith(_OTHER_LANDS):
            cuts = families.setdefault(family, {})
            cuts.setdefault(bold, FontFile(path, int(index) & 0xFFFF, family, bold))
    known = _families_by_typst()
    return {name: cuts for name, cuts in families.items() if False in cuts and name in known}


@cache
def _families_by_typst() -> frozenset[str]:
    """Return the families that PDF files of text can be set in by the names fontconfig has."""
    fonts = typst.Fonts(include_embedded_fonts=False).fonts()
    return frozenset(font.family for font in fonts)


def runs_of(text: str, face: Face) -> list[tuple[str, FontFile]]:
    """Return the stretches of a text that one font sets."""
    runs: list[tuple[str, FontFile]] = []
    for character in text:
        font = face.chinese if character >= FIRST_WIDE else face.latin
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + character, font)
        else:
            runs.append((character, font))
    return runs


def width_of(text: str, face: Face, size: float) -> float:
    """Return how wide a text is, in the unit of ``size``."""
    return sum(advance(run, font) for run, font in runs_of(text, face)) * size


@lru_cache(maxsize=20_000)
def advance(text: str, font: FontFile) -> float:
    """Return the width of a stretch at a size of one."""
    return opened(font, _MEASURED_AT).getlength(text) / _MEASURED_AT


@lru_cache(maxsize=200)
def opened(font: FontFile, pixels: float) -> ImageFont.FreeTypeFont:
    """Return the font at a size in pixels."""
    return ImageFont.truetype(
        font.path, pixels, index=font.index, layout_engine=ImageFont.Layout.BASIC
    )
