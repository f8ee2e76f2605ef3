import io
import random
from math import cos, radians, sin

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from workstation.domain.letters import LetterReference
from workstation.gateway.barcodes import (
    BAR_MODULE_MM,
    QR_MODULE_MM,
    QR_QUIET_MODULES,
    FoundReference,
    Symbol,
    code128_drawing,
    qr_drawing,
    read_references,
)

REFERENCE = LetterReference.drawn(bytes(range(16)))
OTHER = LetterReference.drawn(bytes(range(1, 17)))
PIXELS_PER_MM = 8
references = st.binary(min_size=16, max_size=16).map(LetterReference.drawn)


def test_the_qr_symbol_is_large_enough_and_has_its_quiet_zone() -> None:
    drawing = qr_drawing(REFERENCE)

    modules = round(drawing.width_mm / QR_MODULE_MM)
    quiet_mm = 2 * QR_QUIET_MODULES * QR_MODULE_MM
    assert drawing.width_mm == drawing.height_mm
    assert drawing.width_mm - quiet_mm >= 20
    assert modules == 25 + 2 * QR_QUIET_MODULES


def test_the_qr_symbol_stands_a_quarter_of_it_lost() -> None:
    code = segno.make(REFERENCE.symbol, error="Q", boost_error=False)

    assert code.error == "Q"
    assert code.designator == "2-Q"


def test_all_of_the_bar_code_is_in_set_c() -> None:
    drawing = code128_drawing(REFERENCE)

    # Start, eight pairs of digits and the check take 11 modules each, stop takes 13; 10 are quiet
    # on each side. One switch of the code set would make it 11 longer.
    assert BAR_MODULE_MM >= 0.4
    assert round(drawing.width_mm / BAR_MODULE_MM) == 11 * 10 + 13 + 20


@settings(max_examples=15)
@given(references)
def test_both_symbols_are_read_as_what_they_were_drawn_from(reference: LetterReference) -> None:
    qr, bars = (_page(symbol, reference) for symbol in ("qr", "bars"))

    assert [(f.reference, f.symbol) for f in qr] == [(reference, Symbol.QR)]
    assert [(f.reference, f.symbol) for f in bars] == [(reference, Symbol.CODE_128)]


def test_the_place_is_told_in_pixels_of_the_picture() -> None:
    page = Image.new("L", (900, 700), 255)
    symbol = _qr(REFERENCE, scale=6)
    page.paste(symbol, (400, 300))

    (found,) = read_references(_png(page))

    left, top, right, bottom = found.quad.bounds
    assert left == pytest.approx(424, abs=4)
    assert top == pytest.approx(324, abs=4)
    assert right == pytest.approx(400 + symbol.width - 24, abs=4)
    assert bottom == pytest.approx(300 + symbol.height - 24, abs=4)


def test_letters_side_by_side_are_all_found() -> None:
    page = Image.new("L", (1200, 700), 255)
    page.paste(_qr(REFERENCE, scale=6), (50, 60))
    page.paste(_qr(OTHER, scale=6), (700, 350))

    found = read_references(_png(page))

    assert {one.reference for one in found} == {REFERENCE, OTHER}


@pytest.mark.parametrize(
    "payload",
    [
        "https://www.healthcode.example/",
        "WIFI:S:office;;",
        REFERENCE.digits,
        REFERENCE.symbol.lower(),
        REFERENCE.symbol + "0",
        f"EGL1:{OTHER.symbol[5:-1]}{REFERENCE.symbol[-1]}",
        REFERENCE.symbol.replace("EGL1", "EGL2"),
        "9" * 16,
    ],
)
def test_a_strange_qr_symbol_is_not_believed(payload: str) -> None:
    assert read_references(_png(_rendered(segno.make(payload, micro=False), 6))) == ()


@pytest.mark.parametrize("digits", ["1234567890123456", "123456789012", "9" * 16])
def test_a_strange_bar_code_is_not_believed(digits: str) -> None:
    assert read_references(_png(_bars(digits))) == ()


def test_a_page_without_a_symbol_gives_nothing() -> None:
    noise = Image.effect_noise((600, 800), 80)

    assert read_references(_png(noise)) == ()
    assert read_references(_png(Image.new("L", (1, 1)))) == ()


def test_a_long_strip_is_not_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Image.Image, "rotate")

    assert read_references(_png(Image.new("L", (3000, 300), 255))) == ()


@pytest.mark.parametrize("angle", [0, 3, 45, 90, 180, 271])
def test_a_page_may_lie_any_way_round(angle: int) -> None:
    page = Image.new("L", (1000, 1000), 255)
    page.paste(_qr(REFERENCE, scale=8), (300, 300))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=90)

    assert [f.reference for f in read_references(_png(turned))] == [REFERENCE]


@pytest.mark.parametrize("angle", [14, 30, 45, 63, 118, 200])
def test_bars_that_lie_askew_are_read_and_their_place_is_told(angle: int) -> None:
    page = Image.new("L", (1400, 1400), 255)
    bars = _bars(REFERENCE.digits)
    page.paste(bars, (700 - bars.width // 2, 250))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=90)

    [found] = read_references(_png(turned))

    assert (found.reference, found.symbol) == (REFERENCE, Symbol.CODE_128)
    middle = tuple(sum(corner[axis] for corner in found.quad.corners) / 4 for axis in (0, 1))
    above = 700 - 250 - bars.height / 2
    assert middle[0] == pytest.approx(700 - above * sin(radians(angle)), abs=40)
    assert middle[1] == pytest.approx(700 - above * cos(radians(angle)), abs=40)


def test_a_blurred_and_noisy_page_is_read() -> None:
    drawn = random.Random(7)
    page = Image.new("L", (500, 500), 255)
    page.paste(_qr(REFERENCE, scale=4), (150, 150))
    blurred = page.filter(ImageFilter.GaussianBlur(1.9))
    pixels = ImageDraw.Draw(blurred)
    for _ in range(800):
        pixels.point((drawn.randrange(500), drawn.randrange(500)), fill=drawn.randrange(256))

    assert [f.reference for f in read_references(_png(blurred))] == [REFERENCE]


def _page(symbol: str, reference: LetterReference) -> tuple[FoundReference, ...]:
    return read_references(
        _png(_qr(reference, scale=5) if symbol == "qr" else _bars(reference.digits))
    )


def _qr(reference: LetterReference, scale: int) -> Image.Image:
    return _rendered(segno.make(reference.symbol, error="Q", boost_error=False), scale)


def _rendered(code: segno.QRCode, scale: int) -> Image.Image:
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=scale, border=QR_QUIET_MODULES)
    buffer.seek(0)
    return Image.open(buffer).convert("L")


def _bars(digits: str) -> Image.Image:
    made = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.Code128)
    return Image.fromarray(made.to_image(scale=3, add_quiet_zones=True))


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
