"""Sizes and families of type."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from ui.i18n import Language


class Size(IntEnum):
    """Heights in pixels at 100 %; every one follows the person's text size."""

    STATUS = 12
    BODY = 13
    STRONG = 14
    TITLE = 18
    COUNTER = 24


HK_FAMILIES: Final = ("Noto Sans", "Noto Sans CJK HK", "Microsoft JhengHei UI", "PingFang HK")
"""For screens in English and Hong Kong Chinese, and for applicants' names and addresses always."""

CN_FAMILIES: Final = ("Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC")

MONOSPACE: Final = ("Noto Sans Mono CJK HK", "Cascadia Mono", "Consolas", "DejaVu Sans Mono")
"""For machine-readable zones, where every column counts."""

FAMILIES: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.ENGLISH: HK_FAMILIES,
    Language.TRADITIONAL: HK_FAMILIES,
    Language.SIMPLIFIED: CN_FAMILIES,
}

TEXT_SIZES: Final = (90, 100, 110, 125, 150)
"""What people can choose, in percent."""
