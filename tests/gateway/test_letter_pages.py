"""Letters are judged by what a reader of the sheet sees: rendered pages, never the template."""

import io
import threading
import time
import traceback
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.support.letters import (
    ADDRESS,
    NAME,
    RESOURCES,
    catalogues,
    contacts,
    font_names,
    glyphs,
    pictures,
    sheet,
    texts,
)
from workstation.domain.applications import Language
from workstation.domain.letters import LetterKind
from workstation.gateway.barcodes import Symbol, read_references
from workstation.gateway.letter_pages import (
    MASKED_CODE,
    LetterDoesNotFit,
    LetterFontsMissing,
    LetterPages,
)
from workstation.gateway.letter_texts import LetterTexts

KINDS_AND_LANGUAGES = [(kind, language) for kind in LetterKind for language in Language]
WINDOW_ALWAYS_SEEN = (20.0, 57.0, 100.0, 81.0)
WINDOW_EVER_SEEN = (10.0, 46.0, 110.0, 92.0)
"""Left, top, right and bottom on the sheet, however it slides in the envelope; millimetres."""


@pytest.fixture(scope="module")
def pages() -> LetterPages:
    return LetterPages(RESOURCES / "letters", LetterTexts(catalogues(), contacts()))


@pytest.fixture(scope="module")
def two_sided() -> LetterPages:
    return LetterPages(RESOURCES / "letters", LetterTexts(catalogues(), contacts()), sides=2)


@pytest.mark.parametrize(("kind", "language"), KINDS_AND_LANGUAGES)
def test_a_letter_is_one_page_and_both_its_symbols_are_read_back(
    pages: LetterPages, kind: LetterKind, language: Language
) -> None:
    letter = sheet(kind, language)

    page, *more = pictures(pages.batch([letter], batch_number=3), dpi=150)

    upper, lower = page.crop((0, 0, page.width, 220)), page.crop((0, 220, page.width, 340))
    assert more == []
    assert [(f.reference, f.symbol) for f in read_references(_jpeg(upper))] == [
        (letter.reference, Symbol.QR)
    ]
    assert [(f.reference, f.symbol) for f in read_references(_jpeg(lower))] == [
        (letter.reference, Symbol.CODE_128)
    ]


def test_the_symbols_have_their_size_on_paper(pages: LetterPages) -> None:
    page = pictures(pages.batch([sheet()], batch_number=1), dpi=300)[0]
    pixels_per_mm = 300 / 25.4

    (qr,) = read_references(_jpeg(page.crop((0, 0, page.width, 440))))
    (bars,) = read_references(_jpeg(page.crop((0, 440, page.width, 700))))

    left, _, right, _ = qr.quad.bounds
    assert (right - left) / pixels_per_mm >= 20
    assert left / pixels_per_mm > 150
    left, _, right, _ = bars.quad.bounds
    assert (right - left) / pixels_per_mm / 123 >= 0.4


def _turned(page: Image.Image) -> Image.Image:
    return page.rotate(184, Image.Resampling.BICUBIC, expand=True, fillcolor=80)


def _far_away(page: Image.Image) -> Image.Image:
    return page.resize((page.width // 2, page.height // 2)).filter(ImageFilter.GaussianBlur(0.7))


def _photocopied(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(1)).point(lambda grey: 255 if grey > 140 else 0)


def _dark(page: Image.Image) -> Image.Image:
    return page.point(lambda grey: 20 + grey // 6)


def _stamped_over_the_qr(page: Image.Image) -> Image.Image:
    stamped = page.copy()
    ImageDraw.Draw(stamped).ellipse((980, 70, 1110, 200), fill=60)
    return stamped


@pytest.mark.parametrize(
    "spoil",
    [_turned, _far_away, _photocopied, _dark, _stamped_over_the_qr],
    ids=lambda f: f.__name__,
)
def test_a_letter_that_comes_back_is_known_again(
    pages: LetterPages, spoil: Callable[[Image.Image], Image.Image]
) -> None:
    letter = sheet(LetterKind.COUNTER, Language.TRADITIONAL_CHINESE, number=9)
    page = pictures(pages.batch([letter], batch_number=1), dpi=150)[0]

    found = read_references(_jpeg(spoil(page), quality=60))

    assert [one.reference for one in found] == [letter.reference]


@pytest.mark.parametrize(("kind", "language"), KINDS_AND_LANGUAGES)
def test_the_window_shows_the_address_and_nothing_else(
    pages: LetterPages, kind: LetterKind, language: Language
) -> None:
    letter = sheet(kind, language, name=NAME, address="香港仔華富(一)邨華基樓12樓1203室")

    printed = glyphs(pages.batch([letter], batch_number=1))

    seen = [glyph for glyph in printed if glyph.touches(*WINDOW_EVER_SEEN)]
    words = "".join(glyph.text for glyph in seen)
    assert all(glyph.inside(*WINDOW_ALWAYS_SEEN) for glyph in seen)
    assert words.endswith("YEUNGWingYan楊詠欣香港仔華富(一)邨華基樓12樓1203室")
    assert "90000" in words.split("YEUNG")[0]
    for private in (letter.application_reference, letter.reference.digits[:4]):
        assert private not in words


def test_a_long_address_is_set_smaller_until_it_fits(pages: LetterPages) -> None:
    long = ", ".join(["Room 1203A, 12th Floor, Block C, The Long Winding Gardens Phase Two"] * 4)

    printed = glyphs(pages.batch([sheet(address=long)], batch_number=1))

    seen = [glyph for glyph in printed if glyph.touches(*WINDOW_EVER_SEEN)]
    assert all(glyph.inside(*WINDOW_ALWAYS_SEEN) for glyph in seen)
    assert "".join(glyph.text for glyph in seen).count("Block") == 4


@pytest.mark.parametrize("language", Language)
def test_mail_that_comes_back_is_scanned_through_the_window(
    pages: LetterPages, language: Language
) -> None:
    letter = sheet(LetterKind.PIN, language)

    [page] = pictures(pages.batch([letter], batch_number=1), dpi=150)

    seen = page.crop(tuple(round(edge / 25.4 * 150) for edge in WINDOW_ALWAYS_SEEN))
    body = io.BytesIO()
    seen.save(body, "PNG")
    [found] = read_references(body.getvalue())
    assert (found.reference, found.symbol) == (letter.reference, Symbol.QR)


def test_an_address_that_cannot_fit_names_the_letter_and_nothing_of_it(
    pages: LetterPages,
) -> None:
    good, bad = sheet(number=1), sheet(number=2, address="Nathan Road, " * 80)

    with pytest.raises(LetterDoesNotFit) as refused:
        pages.batch([good, bad], batch_number=1)

    assert refused.value.facts == {"letter": bad.reference.digits}
    assert "Nathan" not in "".join(traceback.format_exception(refused.value))


def test_letters_that_cannot_fit_are_found_among_the_others(pages: LetterPages) -> None:
    sheets = [sheet(number=number) for number in (1, 2, 3)]
    bad = [sheet(number=number, address="Nathan Road, " * 80) for number in (4, 5)]

    found = pages.misfits([bad[0], *sheets, bad[1]])

    assert found == {one.reference for one in bad}
    assert pages.misfits(sheets) == frozenset()


def test_an_address_is_broken_after_commas(pages: LetterPages) -> None:
    printed = glyphs(pages.batch([sheet()], batch_number=1))

    lines, before = [""], 0.0
    for glyph in printed:
        if glyph.inside(*WINDOW_ALWAYS_SEEN):
            lines += [""] if glyph.left < before else []
            lines[-1] += glyph.text
            before = glyph.left
    assert "".join(lines[2:]) == ADDRESS.replace(" ", "")
    assert lines[2].endswith("House,")


@pytest.mark.parametrize(
    "written",
    [
        '*CHAN* _Tai_ $x^2$ `Man` #panic("x")',
        '#read("/etc/hostname") @ref <label> \\ // note',
        "[a] {b} #let x = 1; \"quoted\" 'single' ~ -- ...",
    ],
)
def test_what_an_applicant_writes_is_never_markup(pages: LetterPages, written: str) -> None:
    letter = sheet(name=written, address=written)

    words = texts(pages.batch([letter], batch_number=1))[0]

    assert words.count(written) == 2


def test_characters_that_hide_or_turn_others_are_not_printed(pages: LetterPages) -> None:
    letter = sheet(name="CHAN\u202e Tai\u200b\tMan\x07\n", address="12/F\r\n\u2066Wah Kee House")

    words = texts(pages.batch([letter], batch_number=1))[0]

    assert "CHAN Tai Man 12/F Wah Kee House" in words


@pytest.mark.parametrize(
    ("language", "font"),
    [
        (Language.ENGLISH, "NotoSerifCJKhk-Regular"),
        (Language.TRADITIONAL_CHINESE, "NotoSerifCJKhk-Regular"),
        (Language.SIMPLIFIED_CHINESE, "NotoSerifCJKsc-Regular"),
    ],
)
def test_chinese_has_the_shapes_of_its_place(
    pages: LetterPages, language: Language, font: str
) -> None:
    pdf = pages.batch([sheet(LetterKind.PIN, language)], batch_number=1)

    names = {name.partition("+")[2] for name in font_names(pdf)}
    assert font in names
    # Names and addresses always have Hong Kong's shapes; nothing is set in anybody else's.
    assert "NotoSerifCJKhk-Regular" in names
    assert {name[:12] for name in names} <= {"NotoSerifCJK", "NotoSansMono"}


def test_a_name_of_another_alphabet_is_set_in_a_font_that_has_it(pages: LetterPages) -> None:
    pdf = pages.batch([sheet(name="Łukasz ŻÓŁĆ Иван 楊詠欣")], batch_number=1)

    names = {name.partition("+")[2] for name in font_names(pdf)}
    assert "LibertinusSerif-Regular" in names
    assert "Łukasz ŻÓŁĆ Иван 楊詠欣" in texts(pdf)[0]


def test_a_pin_letter_carries_its_code_and_a_counter_letter_a_place_for_the_stamp(
    pages: LetterPages,
) -> None:
    pin, counter = sheet(LetterKind.PIN), sheet(LetterKind.COUNTER)
    assert pin.code is not None

    first, second = texts(pages.batch([pin, counter], batch_number=1))

    assert pin.code.grouped in first
    assert "stamp here" not in first
    assert "蓋印處 stamp here" in second
    assert "Activation code" not in second
    for words, letter in ((first, pin), (second, counter)):
        assert letter.reference.grouped in words
        assert letter.application_reference in words
        assert "Tuesday 22 December 2026" in words
        assert contacts().enquiry_line in words


def test_the_symbols_are_top_right_and_the_stamp_bottom_left(pages: LetterPages) -> None:
    printed = glyphs(pages.batch([sheet()], batch_number=1))

    stamp = [glyph for glyph in printed if glyph.text in "蓋印"]
    digits = [glyph for glyph in printed if glyph.inside(130, 50, 195, 58)]
    assert {glyph.text for glyph in stamp} == set("蓋印")
    assert all(glyph.inside(20, 240, 90, 290) for glyph in stamp)
    assert "".join(g.text for g in digits) == sheet().reference.digits


def test_a_later_letter_says_that_it_replaces_the_earlier_ones(pages: LetterPages) -> None:
    letters = [sheet(generation=1), sheet(generation=2, number=2)]

    first, second = texts(pages.batch(letters, batch_number=1))

    assert "void" not in first.partition("Dear applicant")[0]
    assert "no. 2; earlier ones are void" in second


def test_every_foot_says_the_batch_and_the_place_in_it(pages: LetterPages) -> None:
    batch = texts(pages.batch([sheet(number=n) for n in (1, 2, 3)], batch_number=12))

    assert [f"B000012 · {n} / 3" in words for n, words in enumerate(batch, start=1)] == [True] * 3


def test_a_two_sided_letter_has_its_notes_on_the_back(
    pages: LetterPages, two_sided: LetterPages
) -> None:
    letters = [sheet(kind, language) for kind, language in KINDS_AND_LANGUAGES]

    single = texts(pages.batch(letters, batch_number=1))
    double = texts(two_sided.batch(letters, batch_number=1))

    assert len(single) == len(letters)
    assert len(double) == 2 * len(letters)
    assert "Your personal data" in single[0]
    assert "Your personal data" not in double[0]
    assert "overleaf" in double[0]
    assert "Your personal data" in double[1]
    assert NAME not in double[1]


def test_the_same_letters_give_the_same_file(pages: LetterPages) -> None:
    letters = [sheet(LetterKind.PIN), sheet(LetterKind.COUNTER)]

    assert pages.batch(letters, batch_number=7) == pages.batch(letters, batch_number=7)


def test_a_batch_needs_letters_with_their_codes(pages: LetterPages) -> None:
    with pytest.raises(ValueError, match="at least one"):
        pages.batch([], batch_number=1)
    with pytest.raises(ValueError, match="code"):
        pages.batch([sheet(LetterKind.PIN).without_code()], batch_number=1)


@pytest.mark.parametrize("language", Language)
def test_a_preview_never_shows_the_code(pages: LetterPages, language: Language) -> None:
    letter = sheet(LetterKind.PIN, language, number=0x1234567890)
    assert letter.code is not None

    words = texts(pages.preview_pdf(letter))[0]
    picture = Image.open(io.BytesIO(pages.preview(letter)))

    assert letter.code.grouped not in words
    assert letter.code.characters not in "".join(words.split())
    assert MASKED_CODE in words
    assert picture.format == "PNG"
    assert picture.width / picture.height == pytest.approx(210 / 297, abs=0.002)
    assert pages.preview(letter) == pages.preview(letter.without_code())


def test_a_two_sided_preview_shows_the_front(two_sided: LetterPages) -> None:
    picture = Image.open(io.BytesIO(two_sided.preview(sheet())))

    assert [f.reference for f in read_references(_jpeg(picture))] == [sheet().reference]


def test_without_the_fonts_no_letter_is_printed(tmp_path: Path) -> None:
    texts_ = LetterTexts(catalogues(), contacts())
    folders = (tmp_path, tmp_path / "missing")

    with pytest.raises(LetterFontsMissing) as refused:
        LetterPages(RESOURCES / "letters", texts_, font_folders=folders).preview(sheet())

    assert refused.value.facts["font"].startswith("Noto")


def test_a_broken_template_says_nothing_of_the_letter(tmp_path: Path) -> None:
    (tmp_path / "letter.typ").write_text("#panic(sys.inputs.letters)")
    broken = LetterPages(tmp_path, LetterTexts(catalogues(), contacts()))

    with pytest.raises(RuntimeError) as failed:
        broken.preview(sheet())

    assert "YEUNG" not in "".join(traceback.format_exception(failed.value))


def test_setting_letters_leaves_other_threads_running(pages: LetterPages) -> None:
    letters = [sheet(LetterKind.PIN, number=n) for n in range(1000, 1030)]
    beats: list[float] = []
    done = threading.Event()

    def beat() -> None:
        while not done.is_set():
            beats.append(time.monotonic())
            time.sleep(0.002)

    watcher = threading.Thread(target=beat)
    watcher.start()
    started = time.monotonic()
    pages.batch(letters, batch_number=1)
    took = time.monotonic() - started
    done.set()
    watcher.join()

    # A compiler that kept the interpreter to itself would leave a gap as long as its whole work.
    longest = max(after - before for before, after in pairwise(beats))
    assert longest < max(took / 2, 0.1)


def _jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
