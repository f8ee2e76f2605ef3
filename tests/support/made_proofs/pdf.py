"""Writes PDF files: pages of real text, and scans with a text layer that nobody sees."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pypdfium2
import typst
from PIL import Image
from pypdfium2 import raw

from tests.support.made_proofs.paper import HEIGHT, WIDTH, Colour, Paper, Shape

DOTS: Final = 200
"""Per inch: the measure in which regions of a PDF with text are told."""
_FILE_ID: Final = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)")
"""PDFium draws it by chance; ours is the same every time."""
_HEAD: Final = (
    "#set document(date: none)\n"
    f'#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt, fill: rgb("%s"))\n'
)


def text_pdf(papers: Sequence[Paper]) -> bytes:
    """Return a PDF whose pages are drawn with real text."""
    pages = [_page(paper) for paper in papers]
    source = _HEAD % _hex(papers[0].ground) + "\n#pagebreak()\n".join(pages)
    document = typst.compile(source.encode(), format="pdf")
    assert isinstance(document, bytes)
    return document


def _page(paper: Paper) -> str:
    shapes = [_shape(shape) for shape in paper.shapes]
    words = [
        f"#place(top + left, dx: {run.x:.3f}pt, dy: {run.baseline:.3f}pt, "
        f'text(font: "{run.font.family}", size: {run.size:.3f}pt, '
        f'weight: {700 if run.font.bold else 400}, fill: rgb("{_hex(run.colour)}"), '
        f'top-edge: "baseline", bottom-edge: "baseline", kerning: false, cjk-latin-spacing: none, '
        f"{_quoted(run.text)}))"
        for run in paper.runs
        if run.text.strip()
    ]
    return "\n".join([*shapes, *words])


def _shape(shape: Shape) -> str:
    fill = f'rgb("{_hex(shape.filling)}")' if shape.filling else "none"
    edge = f'{shape.thickness}pt + rgb("{_hex(shape.edge)}")' if shape.edge else "none"
    width, height = shape.right - shape.left, shape.bottom - shape.top
    drawn = "ellipse" if shape.round else "rect"
    return (
        f"#place(top + left, dx: {shape.left:.2f}pt, dy: {shape.top:.2f}pt, {drawn}("
        f"width: {width:.2f}pt, height: {height:.2f}pt, fill: {fill}, stroke: {edge}))"
    )


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def scan_pdf(picture: Image.Image, layer: Paper, *, quality: int = 80) -> bytes:
    """Return a PDF of one page that is a picture, with the words of ``layer`` invisible on it.

    They are drawn in text rendering mode 3, which neither fills nor strokes (PDF 32000-1:2008,
    9.3.6), as OCR programs write them.
    """
    buffer = io.BytesIO()
    picture.convert("L" if picture.mode in ("1", "L") else "RGB").save(
        buffer, "JPEG", quality=quality
    )
    words = replace(layer, shapes=[])
    document = pypdfium2.PdfDocument(text_pdf([words]))
    page = document[0]
    for one in list(page.get_objects(max_depth=1)):
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFTextObj_SetTextRenderMode(one, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        else:
            page.remove_obj(one)
    scan = pypdfium2.PdfImage.new(document)
    scan.load_jpeg(buffer, inline=True)
    scan.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(scan)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return _FILE_ID.sub(lambda found: b"0" * len(found[0]), out.getvalue())
