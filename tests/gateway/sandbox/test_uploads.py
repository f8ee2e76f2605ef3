"""Uploads are opened by what they are, or refused with a reason; pixels keep their places."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
import typst
from PIL import Image, ImageDraw

from tests.support import bad_uploads
from tests.support.made_heic import MARK as HEIC_MARK
from tests.support.made_heic import SIZE as HEIC_SIZE
from tests.support.made_heic import camera_notes, heic, mosaic, sheet, turned
from workstation.domain.proofs import (
    Affine,
    OpenedUpload,
    Quad,
    UnreadableReason,
    UnreadableUpload,
)
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.file_types import media_type
from workstation.gateway.sandbox.limits import MOST_BYTES, SHOWN_PIXELS
from workstation.gateway.sandbox.opener import SandboxedOpener

MARK = (40, 60, 80, 120)
"""A black box on the drawn pictures: left, top, right, bottom."""
SIZE = (300, 200)
R = UnreadableReason


@pytest.fixture(scope="module")
def opener() -> Iterator[SandboxedOpener]:
    with Sandbox() as sandbox:
        yield SandboxedOpener(sandbox)


def drawn(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle(MARK, fill="black")
    return picture.convert(mode)


def deep() -> Image.Image:
    """Return the drawing in 16 bits of grey."""
    return Image.fromarray(np.asarray(drawn(mode="L")).astype(np.uint16) * 200)


def saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **settings)
    return buffer.getvalue()


def with_orientation(value: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = value
    return saved(drawn(), "JPEG", exif=exif, quality=95)


def written_pdf(text: str = "", pages: int = 1) -> bytes:
    """Return a PDF with a text layer."""
    content = f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode()
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * pages + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return bad_uploads.pdf_of(objects)


def document_of_lines(lines: list[str]) -> pypdfium2.PdfDocument:
    """Return a document of one page with so many lines of real text."""
    source = '#set page(paper: "a4")\n' + " \\\n".join(lines)
    return pypdfium2.PdfDocument(typst.compile(source.encode(), format="pdf"))


def mark_on(upload: OpenedUpload) -> tuple[float, ...]:
    """Return where the black box of the first page lies in the file as uploaded."""
    page = upload.pages[0]
    grey = Image.open(io.BytesIO(page.jpeg)).convert("L")
    box = grey.point(lambda value: 255 if value < 100 else 0).getbbox()
    assert box is not None
    return page.to_upload.quad(Quad.of_box(*box)).bounds


def refusal(opener: SandboxedOpener, body: bytes) -> UnreadableReason:
    with pytest.raises(UnreadableUpload) as refused:
        opener.open(body)
    return refused.value.reason


class TestAnUpload:
    @pytest.mark.parametrize(
        ("kind", "mode"),
        [
            ("JPEG", "RGB"),
            ("JPEG", "L"),
            ("JPEG", "CMYK"),
            ("PNG", "RGB"),
            ("PNG", "1"),
            ("PNG", "P"),
            ("PNG", "RGBA"),
            ("PNG", "LA"),
            ("PNG", "I;16"),
            ("TIFF", "1"),
            ("WEBP", "RGB"),
            ("BMP", "RGB"),
            ("GIF", "P"),
        ],
    )
    def test_keeps_its_pixels_where_they_are(
        self, opener: SandboxedOpener, kind: str, mode: str
    ) -> None:
        upload = opener.open(saved(deep() if mode == "I;16" else drawn(mode=mode), kind))

        assert mark_on(upload) == pytest.approx(MARK, abs=3)
        assert (upload.pages[0].upload_width, upload.pages[0].upload_height) == SIZE

    @pytest.mark.parametrize("value", range(1, 9))
    def test_is_turned_as_its_camera_says(self, opener: SandboxedOpener, value: int) -> None:
        upload = opener.open(with_orientation(value))

        assert mark_on(upload) == pytest.approx(MARK, abs=3)
        assert upload.pages[0].width == (200 if value >= 5 else 300)

    def test_of_any_size_is_shown_within_a_size(self, opener: SandboxedOpener) -> None:
        upload = opener.open(saved(drawn((4200, 3600)), "PNG", compress_level=1))

        page = upload.pages[0]
        assert page.width * page.height <= SHOWN_PIXELS
        assert mark_on(upload) == pytest.approx(MARK, abs=4)

    def test_of_several_pages_is_opened_whole(self, opener: SandboxedOpener) -> None:
        body = saved(drawn(), "TIFF", save_all=True, append_images=[drawn((100, 150))] * 2)

        assert [page.upload_width for page in opener.open(body).pages] == [300, 100, 100]

    def test_is_stripped_of_everything_but_pixels(self, opener: SandboxedOpener) -> None:
        exif = Image.Exif()
        exif[0x010E] = "CHAN Tai Man at home"
        body = saved(drawn(), "JPEG", exif=exif, comment=b"private") + b"trailing bytes"

        jpeg = opener.open(body).pages[0].jpeg

        assert b"CHAN" not in jpeg
        assert b"private" not in jpeg
        assert b"trailing" not in jpeg


class TestAPdf:
    def test_is_drawn_at_two_hundred_dots_per_inch(self, opener: SandboxedOpener) -> None:
        page = opener.open(written_pdf("Hello")).pages[0]

        assert (page.upload_width, page.upload_height) == (1653, 2339)
        assert page.width == pytest.approx(1653, abs=2)

    def test_brings_its_words_as_a_hint(self, opener: SandboxedOpener) -> None:
        first, second = opener.open(written_pdf("Flat 1203")).pages[0].text

        assert (first.text, second.text) == ("Flat", "1203")
        assert first.right <= second.left
        assert first.left == pytest.approx(200, abs=6)
        assert first.bottom == pytest.approx((842 - 700) / 72 * 200, abs=8)

    def test_that_is_a_scan_has_the_pixels_of_the_scan(self, opener: SandboxedOpener) -> None:
        upload = opener.open(saved(drawn((1200, 1700)), "PDF", resolution=150))

        page = upload.pages[0]
        assert (page.upload_width, page.upload_height) == (1200, 1700)
        assert mark_on(upload) == pytest.approx(MARK, abs=3)

    def test_that_is_a_scan_with_its_words_beneath_has_the_pixels_of_the_scan(
        self, opener: SandboxedOpener
    ) -> None:
        words = document_of_lines([f"Line {number} of the bill" for number in range(80)])
        sheet, scan = words[0], pypdfium2.PdfImage.new(words)
        scan.load_jpeg(io.BytesIO(saved(drawn((1240, 1754)), "JPEG")), inline=True)
        scan.set_matrix(pypdfium2.PdfMatrix().scale(*sheet.get_size()))
        sheet.insert_obj(scan)
        sheet.gen_content()
        body = io.BytesIO()
        words.save(body)

        page = opener.open(body.getvalue()).pages[0]

        assert (page.upload_width, page.upload_height) == (1240, 1754)
        assert len(page.text) > 80

    def test_with_a_garbled_layer_brings_no_words(self, opener: SandboxedOpener) -> None:
        assert opener.open(written_pdf("\\001\\002\\003\\004")).pages[0].text == ()


class TestATelephonesPhotograph:
    """HEIC: the turn is part of the picture, so its pixels are the turned ones."""

    def test_keeps_its_pixels_where_they_are(self, opener: SandboxedOpener) -> None:
        upload = opener.open(heic(sheet()))

        assert upload.media_type == "image/heic"
        assert mark_on(upload) == pytest.approx(HEIC_MARK, abs=2)
        assert (upload.pages[0].upload_width, upload.pages[0].upload_height) == HEIC_SIZE

    @pytest.mark.parametrize("quarters", [1, 2, 3])
    @pytest.mark.parametrize("orientation", [1, 3, 6, 8])
    def test_is_turned_once_whatever_its_camera_notes(
        self, opener: SandboxedOpener, quarters: int, orientation: int
    ) -> None:
        upload = opener.open(heic(sheet(turned(quarters)), camera_notes(orientation, 1)))

        back = Affine.turning_back(-quarters, *HEIC_SIZE).inverse()
        assert mark_on(upload) == pytest.approx(back.quad(Quad.of_box(*HEIC_MARK)).bounds, abs=2)
        size = HEIC_SIZE if quarters == 2 else HEIC_SIZE[::-1]
        assert (upload.pages[0].upload_width, upload.pages[0].upload_height) == size
        assert (upload.pages[0].width, upload.pages[0].height) == size

    def test_is_put_together_from_its_tiles(self, opener: SandboxedOpener) -> None:
        upload = opener.open(heic(*mosaic(2, 2, turned(2), size=(220, 150)), primary=5))

        (page,) = upload.pages
        assert (page.upload_width, page.upload_height) == (220, 150)
        assert mark_on(upload) == pytest.approx((44, 0, 204, 126), abs=2)

    def test_of_several_pictures_is_opened_whole(self, opener: SandboxedOpener) -> None:
        upload = opener.open(heic(sheet(), sheet(turned(1)), sheet(hidden=True)))

        assert [page.upload_width for page in upload.pages] == [128, 96]

    def test_may_say_first_that_it_is_a_picture_of_any_kind(self, opener: SandboxedOpener) -> None:
        assert len(opener.open(heic(sheet(), brands=(b"mif1", b"heic"))).pages) == 1

    def test_is_opened_for_a_user_without_rights(self) -> None:
        opened = subprocess.run(
            [sys.executable, "-m", "tests.support.opened_by_anybody"],
            input=heic(*mosaic(2, 2, size=(220, 150)), primary=5),
            capture_output=True,
            check=True,
        )

        assert json.loads(opened.stdout)["pages"][0]["size"] == [220, 150]


class TestARefusal:
    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (lambda: b"", R.EMPTY),
            (lambda: b"Dear Sir, here is my bill", R.NOT_AN_IMAGE),
            (lambda: bytes(1000), R.NOT_AN_IMAGE),
            (bad_uploads.svg, R.UNSUPPORTED_TYPE),
            (bad_uploads.eps, R.UNSUPPORTED_TYPE),
            (lambda: b"PK\x03\x04" + bytes(60), R.UNSUPPORTED_TYPE),
            (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(60), R.DAMAGED),
            (lambda: heic(sheet(), brands=(b"hevc", b"msf1")), R.HEIC),
            (lambda: heic(sheet(), brands=(b"avif", b"mif1")), R.UNSUPPORTED_TYPE),
            (lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(60), R.UNSUPPORTED_TYPE),
            (lambda: b"%PDF-1.7\nnothing more", R.DAMAGED),
            (lambda: b"\x89PNG\r\n\x1a\nnothing more", R.DAMAGED),
            (lambda: saved(drawn(), "JPEG")[:-400], R.DAMAGED),
            (lambda: saved(drawn(), "PNG")[:-100], R.DAMAGED),
            (lambda: bad_uploads.pdf_of_pages(80), R.TOO_MANY_PAGES),
            (bad_uploads.locked_pdf, R.ENCRYPTED),
            (bad_uploads.huge_png, R.TOO_MANY_PIXELS),
            (lambda: bad_uploads.claiming_png(30_000, 30_000), R.TOO_MANY_PIXELS),
            (lambda: heic(sheet(size=(30_000, 30_000))), R.TOO_MANY_PIXELS),
            (lambda: heic(*mosaic(2, 2, size=(9000, 9000)), primary=5), R.TOO_MANY_PIXELS),
            (lambda: heic(*mosaic(2, 2, size=(7000, 7000)), primary=5), R.DAMAGED),
            (lambda: heic(sheet(size=(64, 48))), R.DAMAGED),
            (lambda: heic(sheet())[:-20], R.DAMAGED),
            (lambda: heic(sheet(content=bytes(range(80)))), R.DAMAGED),
            (lambda: heic(*[sheet()] * 21), R.TOO_MANY_PAGES),
            (lambda: saved(Image.new("L", (30_000, 1)), "PNG"), R.TOO_NARROW),
            (lambda: saved(Image.new("L", (8, 900)), "PNG"), R.TOO_NARROW),
            (lambda: b"\xff\xd8\xff" + bytes(MOST_BYTES), R.TOO_LARGE),
        ],
    )
    def test_says_why(
        self, opener: SandboxedOpener, make: Callable[[], bytes], reason: UnreadableReason
    ) -> None:
        assert refusal(opener, make()) is reason

    def test_of_a_text_bomb_takes_no_time(self, opener: SandboxedOpener) -> None:
        assert refusal(opener, bad_uploads.text_bomb_png()) is R.DAMAGED

    @pytest.mark.slow
    def test_of_an_exploding_pdf_leaves_the_opener_at_work(self, opener: SandboxedOpener) -> None:
        reason = refusal(opener, bad_uploads.exploding_pdf())

        assert reason in {R.CRASHED, R.TOOK_TOO_LONG}
        assert opener.open(saved(drawn(), "PNG")).media_type == "image/png"

    def test_of_too_many_frames_comes_before_they_are_drawn(self, opener: SandboxedOpener) -> None:
        body = saved(drawn(), "TIFF", save_all=True, append_images=[drawn()] * 20)

        assert refusal(opener, body) is R.TOO_MANY_PAGES

    def test_of_every_cut_of_a_file_is_a_refusal_and_no_more(self, opener: SandboxedOpener) -> None:
        whole = (saved(drawn(), "TIFF"), written_pdf("x"), saved(drawn(), "WEBP"), heic(sheet()))
        for body in whole:
            for start, end in pairwise(range(20, len(body) - 20, max(40, len(body) // 12))):
                cut = body[:start] + body[end:]
                try:
                    opener.open(cut)
                except UnreadableUpload:
                    continue


class TestATransform:
    @pytest.mark.parametrize("value", [Affine(2, 0, 5, 0, 3, -1), Affine(0, 1, 0, -1, 0, 200)])
    def test_undone_by_its_inverse(self, value: Affine) -> None:
        there = value.point((12.0, 34.0))

        assert value.inverse().point(there) == pytest.approx((12.0, 34.0))
        assert value.inverse().after(value).point((1.0, 2.0)) == pytest.approx((1.0, 2.0))


def test_a_type_is_told_by_bytes_never_by_a_name() -> None:
    assert media_type(b"junk before\n%PDF-1.4") == "application/pdf"
    assert media_type(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == "image/webp"
