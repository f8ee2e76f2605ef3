"""Where the files the screens are made of lie."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
CATALOGUES: Final = RESOURCES / "i18n"
ICONS: Final = RESOURCES / "icons"
STYLE_SHEET: Final = RESOURCES / "style" / "workstation.qss"
