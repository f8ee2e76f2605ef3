"""Sets drawn sheets: a PDF with a real text layer, and pictures of its pages."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final

import pypdfium2
import typst
from PIL import Image

from workstation.sample_office.proofs.sheet import Sheet

_PRELUDE: Final = """\
#set page(margin: 0pt)
#set text(cjk-latin-spacing: none, hyphenate: false, ligatures: false)
#let at(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
#let t(x, y, f, w, s, c, turn, body) = at(x, y, rotate(turn * 1deg, origin: top + left, text(
  font: f, weight: w, size: s * 1pt, fill: rgb(c), top-edge: "baseline",
  bottom-edge: "baseline", body)))
#let b(x, y, w, h, fill, stroke, r) = at(x, y, rect(
  width: w * 1pt, height: h * 1pt, fill: fill, stroke: stroke, radius: r * 1pt))
#let e(x, y, a, d, fill, stroke) = at(x, y, ellipse(
  width: 2pt * a, height: 2pt * d, fill: fill, stroke: stroke))
#let l(a, z, stroke) = at(0, 0, line(start: a, end: z, stroke: stroke))
#let g(fill, ..points) = at(0, 0, polygon(fill: fill, stroke: none, ..points))
#let c(stroke, ..parts) = at(0, 0, curve(stroke: stroke, ..parts))
"""


def set_pdf(sheets: Sequence[Sheet], made_on: date) -> bytes:
    """Return the sheets as a PDF whose words can be copied out of it."""
    pages = [
        f"#set page(width: {sheet.width}pt, height: {sheet.height}pt)\n" + "\n".join(sheet.source)
        for sheet in sheets
    ]
    source = _PRELUDE + "\n#pagebreak(weak: true)\n".join(pages)
    compiler = typst.Compiler(font_paths=sheets[0].fonts.installed)
    body = compiler.compile(
        source.encode(),
        format="pdf",
        timestamp=datetime.combine(made_on, time(9), UTC),
        pdf_tags=False,
    )
    if not isinstance(body, bytes):
        raise TypeError(body)
    return body


def pictures_of(pdf: bytes, dpi: float, *, only: int | None = None) -> list[Image.Image]:
    """Return the pages of a PDF as RGB pictures, or one page of it, counted from 0."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        wanted = range(len(document)) if only is None else (only,)
        return [_picture(document[number], dpi) for number in wanted]
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, dpi: float) -> Image.Image:
    picture: Image.Image = page.render(scale=dpi / 72).to_pil().convert("RGB")
    page.close()
    return picture
