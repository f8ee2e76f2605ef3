"""The files a paper arrives as: scans, faxes, photographs, documents of several pages."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

from PIL import ExifTags, Image

from tests.support.made_proofs.ink import printed, to_pixels
from tests.support.made_proofs.paper import GREY, Paper
from tests.support.made_proofs.pdf import DOTS, scan_pdf, text_pdf
from tests.support.made_proofs.photos import HARDSHIPS, photographed, photographed_badly
from tests.support.made_proofs.truth import Mark, marks_of
from tests.support.made_proofs.wear import (
    Picture,
    faxed,
    folded,
    resized,
    saved_again,
    scanned,
    turned_by,
)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file, and what it shows where."""

    body: bytes = field(repr=False)
    suffix: str
    marks: tuple[Mark, ...] = field(repr=False)
    pages: int = 1


Form = Callable[[Paper, Random], MadeFile]


def _fresh(paper: Paper, dots: int) -> Picture:
    return Picture(printed(paper, dots), to_pixels(dots))


def _saved(paper: Paper, picture: Picture, kind: str, **how: object) -> MadeFile:
    buffer = io.BytesIO()
    picture.image.save(buffer, kind, **how)
    suffix = {"JPEG": ".jpg", "PNG": ".png"}[kind]
    return MadeFile(buffer.getvalue(), suffix, marks_of(paper, 1, picture.way))


def _jpeg(paper: Paper, rng: Random, picture: Picture) -> MadeFile:
    return _saved(paper, picture, "JPEG", quality=rng.randint(72, 92))


def _clean_png(paper: Paper, rng: Random) -> MadeFile:
    return _saved(paper, _fresh(paper, rng.choice((120, 150, 200, 300))), "PNG")


def _clean_jpeg(paper: Paper, rng: Random) -> MadeFile:
    return _jpeg(paper, rng, _fresh(paper, rng.choice((150, 200, 300))))


def _scan(paper: Paper, rng: Random) -> MadeFile:
    return _jpeg(paper, rng, scanned(_fresh(paper, rng.choice((150, 200, 300))), rng, rough=False))


def _rough_scan(paper: Paper, rng: Random) -> MadeFile:
    picture = scanned(_fresh(paper, rng.choice((150, 200))), rng, rough=True)
    return _jpeg(paper, rng, folded(picture, rng) if rng.random() < 0.6 else picture)


def _turned_scan(paper: Paper, rng: Random) -> MadeFile:
    picture = scanned(_fresh(paper, rng.choice((150, 200))), rng, rough=False)
    return _jpeg(paper, rng, turned_by(picture, rng.choice((1, 2, 3))))


def _fax(paper: Paper, rng: Random) -> MadeFile:
    return _saved(paper, faxed(_fresh(paper, rng.choice((150, 200))), rng), "PNG")


def _photo(paper: Paper, rng: Random) -> MadeFile:
    return _jpeg(paper, rng, _snap(paper, rng))


def _snap(paper: Paper, rng: Random) -> Picture:
    return photographed(_fresh(paper, 220), rng, long_side=rng.choice((2000, 2400, 3000)))


def _turned_photo(paper: Paper, rng: Random) -> MadeFile:
    return _jpeg(paper, rng, turned_by(_snap(paper, rng), rng.choice((1, 2, 3))))


def _exif_photo(paper: Paper, rng: Random) -> MadeFile:
    """A telephone held sideways: stored turned, with the tag that says so (EXIF 2.3, 274)."""
    turns, tag = rng.choice(((3, 6), (1, 8), (2, 3)))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = tag
    return _saved(paper, turned_by(_snap(paper, rng), turns), "JPEG", quality=85, exif=exif)


def _chat_photo(paper: Paper, rng: Random) -> MadeFile:
    small = saved_again(resized(_snap(paper, rng), rng.choice((1500, 1600))), 70)
    return _saved(paper, small, "JPEG", quality=rng.randint(55, 72))


def _tiff(paper: Paper, rng: Random) -> MadeFile:
    """Two or three pages, the proof among them; two tones or colour."""
    papers = [_cover(paper, rng), paper]
    if rng.random() < 0.3:
        papers.append(_notes(paper))
    fax = rng.random() < 0.5
    pages, marks = [], list[Mark]()
    for number, one in enumerate(papers, start=1):
        picture = (
            faxed(_fresh(one, 200), rng) if fax else scanned(_fresh(one, 150), rng, rough=False)
        )
        pages.append(picture.image)
        marks += marks_of(one, number, picture.way)
    buffer = io.BytesIO()
    compression = "group4" if fax else "tiff_lzw"
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression=compression)
    return MadeFile(buffer.getvalue(), ".tif", tuple(marks), len(pages))


def _cover(paper: Paper, rng: Random) -> Paper:
    cover = Paper(paper.look)
    cover.put(60, 90, "FAX 傳真", size=26, bold=True)
    for row, line in enumerate((
        "To 致: Registration Office",
        f"Fax no. 傳真號碼: 2{rng.randint(100, 999)} {rng.randint(1000, 9999)}",
        "Number of pages 頁數: 2", "Re 事由: Proof of address 住址證明",
    )):  # fmt: skip
        cover.put(60, 150 + 26 * row, line, size=12)
    return cover


def _notes(paper: Paper) -> Paper:
    notes = Paper(paper.look)
    notes.put(60, 80, "Notes 附註", size=14, bold=True)
    for row in range(14):
        words = f"{row + 1}. This page is left for notes and does not form part of the paper."
        notes.put(60, 112 + 22 * row, words, size=8.5, colour=GREY)
    return notes


def _hard_photo(paper: Paper, rng: Random) -> MadeFile:
    hardships = frozenset(rng.sample(HARDSHIPS, rng.choice((1, 1, 2))))
    if hardships == {"blur", "shaken"}:
        hardships = frozenset({"blur", "steep"})
    long_side = rng.choice((2000, 2200, 2600))
    picture = photographed_badly(_fresh(paper, 220), rng, long_side=long_side, hardships=hardships)
    if rng.random() < 0.25:
        picture = turned_by(picture, rng.choice((1, 2, 3)))
    return _saved(paper, picture, "JPEG", quality=rng.randint(60, 85))


def _text_pdf(paper: Paper, rng: Random) -> MadeFile:
    papers = [paper, _notes(paper)] if rng.random() < 0.3 else [paper]
    return MadeFile(text_pdf(papers), ".pdf", marks_of(paper, 1, to_pixels(DOTS)), len(papers))


def _scan_pdf(paper: Paper, rng: Random) -> MadeFile:
    return scan_with_layer(paper, paper, rng)


def scan_with_layer(paper: Paper, layer: Paper, rng: Random) -> MadeFile:
    """Return a scan of a paper with the words of another, or of itself, invisible on it."""
    picture = scanned(_fresh(paper, rng.choice((150, 200, 300))), rng, rough=False)
    body = scan_pdf(picture.image, layer, quality=rng.randint(70, 88))
    return MadeFile(body, ".pdf", marks_of(paper, 1, picture.way))


STANDARD: Final[Mapping[str, Form]] = {
    "clean png": _clean_png,
    "clean jpeg": _clean_jpeg,
    "scan": _scan,
    "rough scan": _rough_scan,
    "turned scan": _turned_scan,
    "fax": _fax,
    "photo": _photo,
    "turned photo": _turned_photo,
    "exif photo": _exif_photo,
    "chat photo": _chat_photo,
    "tiff": _tiff,
}
HARD: Final[Mapping[str, Form]] = {"hard photo": _hard_photo}
DOCUMENTS: Final[Mapping[str, Form]] = {"text pdf": _text_pdf, "scan pdf": _scan_pdf}
LYING: Final = "lying pdf"
