"""Engines that pages are read with for comparison: bare tesseract, and RapidOCR as it comes."""

import csv
import importlib
import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from workstation.domain.extraction import ReadWord
from workstation.domain.proofs import OpenedPage, Quad


def tesseract_words(page: OpenedPage) -> list[ReadWord]:
    """Read a page with the bare ``tesseract`` command, as it comes."""
    rows = csv.DictReader(
        io.StringIO(bare_tesseract(page.jpeg)), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [
        word_of(
            row["text"],
            float(row["conf"]) / 100,
            (int(row["left"]), int(row["top"]), int(row["width"]), int(row["height"])),
            line=int(row["block_num"]) * 10_000 + int(row["par_num"]) * 100 + int(row["line_num"]),
            page=page,
        )
        for row in rows
        if row["text"] and row["text"].strip() and float(row["conf"]) >= 0
    ]


def bare_tesseract(picture: bytes) -> str:
    """Return what ``tesseract FILE - -l eng+chi_tra --psm 3 tsv`` prints, on one thread."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.jpg"
        file.write_bytes(picture)
        command = ["tesseract", str(file), "-", "-l", "eng+chi_tra", "--psm", "3", "tsv"]
        one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(
            command, env=one_thread, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    return done.stdout.decode("utf-8")


def word_of(
    text: str, confidence: float, box: tuple[float, float, float, float], *, line: int,
    page: OpenedPage,
) -> ReadWord:  # fmt: skip
    """Return a word of a page; the box is left, top, width and height."""
    left, top, width, height = box
    quad = page.to_upload.quad(Quad.of_box(left, top, left + width, top + height))
    return ReadWord(text, confidence, quad, left, top, left + width, top + height, line)


def rapidocr_words() -> Callable[[OpenedPage], list[ReadWord]]:
    """Return a reader of pages with RapidOCR's defaults.

    Raises:
        ImportError: it is not installed, or something it needs is not.
    """
    engine = importlib.import_module("rapidocr").RapidOCR()

    def read(page: OpenedPage) -> list[ReadWord]:
        found = engine(Image.open(io.BytesIO(page.jpeg)))
        lines = (
            () if found.boxes is None else zip(found.boxes, found.txts, found.scores, strict=True)
        )
        words = []
        for line, (corners, text, score) in enumerate(lines):
            xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            box = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
            words.append(word_of(text, float(score), box, line=line, page=page))
        return words

    return read
