"""Small drawn pages for the reader: a letter in either language, turned and tilted at will."""

import io
import math
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

ENGLISH: Final = (
    "Harbour Lights Power Company Limited",
    "Electricity Bill",
    "",
    "MR CHAN TAI MAN",
    "FLAT 1203, 12/F",
    "WAH KEE HOUSE",
    "WAH FU (I) ESTATE",
    "ABERDEEN, HONG KONG",
    "",
    "Date of issue: 2 November 2021",
    "Thank you for your payment. Please keep this bill for reference.",
)
CHINESE: Final = (
    "維光電力有限公司",
    "電費單",
    "",
    "陳大文先生",
    "香港仔華富(一)邨",
    "華基樓12樓1203室",
    "",
    "發單日期 2021年11月2日",
    "多謝惠顧，請保留此單以作參考。",
)
LEFT: Final = 120
TOP: Final = 120
LEADING: Final = 64


@cache
def chinese_font() -> str:
    """Return the file of a font that has Chinese and Latin letters."""
    asked = ["fc-match", "--format", "%{file}", "Noto Sans CJK TC"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


def drawn_page(
    rows: Sequence[str],
    *,
    turned: int = 0,
    tilt: float = 0.0,
    size: int = 34,
) -> Image.Image:
    """Return a page with these rows.

    Args:
        rows: the lines; an empty one is a gap.
        turned: clockwise quarter turns in degrees.
        tilt: degrees by which lines fall to the right.
        size: of the letters, in pixels.
    """
    page = Image.new("L", (1240, 1200), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(chinese_font(), size)
    for number, row in enumerate(rows):
        pen.text((LEFT, TOP + number * LEADING), row, font=font, fill=20)
    if tilt:
        page = page.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=255)
    return page.rotate(-turned, expand=True) if turned else page


def jpeg_of(page: Image.Image) -> bytes:
    """Return the page as a file."""
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def row_middle(number: int, *, tilt: float = 0.0) -> tuple[float, float]:
    """Return a point near the start of a row of a drawn page, in pixels.

    Args:
        number: of the row, from 0.
        tilt: as the page was drawn.
    """
    x, y = LEFT + 60 - 620, TOP + number * LEADING + 25 - 600
    angle = math.radians(tilt)
    cos, sin = math.cos(angle), math.sin(angle)
    return 620 + x * cos - y * sin, 600 + x * sin + y * cos
