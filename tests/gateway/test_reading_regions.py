"""A region that somebody points at is read, and its words lie where they stand."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw, ImageFont

from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import PageFrame
from workstation.domain.extraction.textual import joined
from workstation.domain.proofs import Affine, Quad
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.tesseract import TesseractReader

_TURNS = {0: 0, 90: 90, 180: 180, 270: -90}
"""By how much Pillow turns a page anticlockwise so that this many degrees clockwise right it."""


@pytest.fixture(scope="module")
def reader() -> Iterator[TesseractReader]:
    with Sandbox() as sandbox:
        yield TesseractReader(sandbox)


def page(turned: int) -> tuple[bytes, Quad]:
    """Return a page of two lines, and where the lower one stands on it."""
    sheet = Image.new("L", (900, 600), 255)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(36)
    draw.text((120, 200), "LEE Siu Ming", font=font, fill=0)
    draw.text((120, 300), "Flat 1203, 12/F", font=font, fill=0)
    marks = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(marks).rectangle((100, 285, 480, 355), fill=255)
    turn = _TURNS[turned]
    sheet, marks = sheet.rotate(turn, expand=True), marks.rotate(turn, expand=True)
    stream = io.BytesIO()
    sheet.save(stream, "JPEG", quality=92)
    box = marks.getbbox()
    assert box is not None
    return stream.getvalue(), Quad.of_box(*box)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_region_is_read_whichever_way_the_page_lies(reader: TesseractReader, turned: int) -> None:
    jpeg, region = page(turned)
    to_upload = Affine(2, 0, 0, 0, 2, 0)
    frame = PageFrame(number=1, rotation=turned, to_upload=to_upload)

    found = reader.read_region(jpeg, frame, to_upload.quad(region))

    assert found.text == "Flat 1203, 12/F"
    assert found.confidence > 0.6
    left, top, right, bottom = to_upload.quad(region).bounds
    for word in found.words:
        a, b, c, d = word.quad.bounds
        assert left - 8 <= a <= c <= right + 8
        assert top - 8 <= b <= d <= bottom + 8


def test_an_empty_region_has_no_words(reader: TesseractReader) -> None:
    jpeg, _ = page(0)
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())

    found = reader.read_region(jpeg, frame, Quad.of_box(600, 400, 800, 500))

    assert (found.text, found.confidence) == ("", 0.0)


def test_a_region_beyond_the_page_is_read_as_what_is_left_of_it(reader: TesseractReader) -> None:
    jpeg, _ = page(0)
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())

    found = reader.read_region(jpeg, frame, Quad.of_box(-50, 285, 5000, 355))

    assert found.text == "Flat 1203, 12/F"


def test_what_is_no_page_fails_with_a_reason(reader: TesseractReader) -> None:
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())

    with pytest.raises(ReaderFailed) as caught:
        reader.read_region(b"no picture", frame, Quad.of_box(0, 0, 10, 10))

    assert caught.value.facts["reason"] == "reader_failed"


def test_chinese_words_are_joined_without_spaces() -> None:
    assert joined(["香港", "仔", "Wah", "Fu", "邨"]) == "香港仔 Wah Fu 邨"
