"""Prints of pages and measured characters, by the sandbox's own child."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.support.drawn_pages import chinese_font, jpeg_of
from workstation.domain.extraction import Field, Line, PageFrame, Part, Reading, Token
from workstation.domain.proofs import Affine, OpenedPage, OpenedUpload, PageText, ProofKind, Quad
from workstation.domain.signals import NEAR, SignalKind, apart
from workstation.gateway.inspection.inspector import Inspector
from workstation.gateway.inspection.page_prints import prints_of
from workstation.gateway.sandbox.client import Sandbox

ROWS = (
    "Harbour Lights Power Company",
    "Account number 4012 3456 789",
    "FLAT 1203, 12/F, WAH KEE HOUSE",
    "Issued on 05/11/2021",
)
SIZE = (1000, 900)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as opened:
        yield opened


def letter(seed: int, lines: int = 24) -> Image.Image:
    """Return a page of one form, filled in for one of many people."""
    rng, page = Random(seed), Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(chinese_font(), 26)
    for line in range(lines):
        words = "".join(rng.choice("ABCDEFGHIJ 0123456789") for _ in range(rng.randint(12, 40)))
        text = words if line % 3 else f"Everybody's bill says the same in line {line}"
        pen.text((140, 160 + 60 * line), text, font=font, fill=20)
    return page


def saved(page: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer)


def nearest(one: Image.Image, other: Image.Image) -> int:
    return min(apart(a, b) for a in prints_of(one) for b in prints_of(other))


@pytest.mark.parametrize(
    "change",
    [
        lambda page: saved(page, 35),
        lambda page: page.resize((620, 877), Image.Resampling.LANCZOS),
        lambda page: saved(page.resize((744, 1052), Image.Resampling.BICUBIC), 60),
        lambda page: page.point(lambda shade: shade * 3 // 4),
        lambda page: page.crop((90, 100, 1200, 1700)),
    ],
    ids=["saved again", "half as large", "sent by chat", "darker", "trimmed"],
)
def test_a_page_stays_near_itself(change: Callable[[Image.Image], Image.Image]) -> None:
    page = letter(1)

    assert nearest(page, change(page)) <= NEAR


def test_the_form_filled_in_for_somebody_else_is_not_near() -> None:
    pages = [prints_of(letter(seed)) for seed in range(8)]

    for place, one in enumerate(pages):
        for other in pages[place + 1 :]:
            assert min(apart(a, b) for a in one for b in other) > 2 * NEAR


@pytest.mark.parametrize("page", [Image.new("L", SIZE, 255), Image.new("L", (30, 2000), 90)])
def test_an_empty_or_tiny_page_has_no_print(page: Image.Image) -> None:
    assert prints_of(page) == []


class Drawn:
    """A page whose words lie where its reading says they do."""

    def __init__(self) -> None:
        self.page = Image.new("L", SIZE, 255)
        self.pen = ImageDraw.Draw(self.page)
        self.font = ImageFont.truetype(chinese_font(), 30)
        self.lines = tuple(self._line(row, 100 + 90 * at) for at, row in enumerate(ROWS))

    def _line(self, row: str, top: int) -> Line:
        left, tokens, start = 120.0, [], 0
        for word in row.split(" "):
            self.pen.text((left, top), word, font=self.font, fill=15)
            box = self.font.getbbox(word)
            quad = Quad.of_box(left + box[0], top + box[1], left + box[2], top + box[3])
            tokens.append(Token(start, start + len(word), 0.95, quad))
            left += self.font.getlength(word + " ")
            start += len(word) + 1
        return Line(text=row, tokens=tuple(tokens), page=1, passage=0)

    def box(self, word: str) -> tuple[float, float, float, float]:
        """Return where a word lies."""
        for line in self.lines:
            for token in line.tokens:
                if line.text[token.start : token.end] == word:
                    return token.quad.bounds
        raise AssertionError(word)

    def change_a_digit(self, word: str, at: int, *, lower_by: int) -> None:
        """Paint over a digit of a word and write another one a little lower."""
        left, top, _, bottom = self.box(word)
        first, last = (left + self.font.getlength(word[:place]) for place in (at, at + 1))
        self.pen.rectangle((first, top - 3, last, bottom + 3), fill=255)
        origin = top - self.font.getbbox(word)[1]
        self.pen.text((first, origin + lower_by), "8", 15, font=self.font)

    def inspect(
        self,
        sandbox: Sandbox,
        *,
        turned: int = 0,
        layer: tuple[PageText, ...] = (),
        unread: int = 0,
    ):
        """Look at the page as it was read, or as it lies when it was handed in turned.

        ``unread`` pages lie behind it that nobody had to read.
        """
        page = self.page.rotate(-turned, expand=True) if turned else self.page
        to_upload = Affine()
        lines = self.lines if not turned else tuple(map(self._turned, self.lines))
        frame = PageFrame(number=1, rotation=(360 - turned) % 360, to_upload=to_upload)
        name = lines[2].quad_of(0, len(ROWS[2]))
        assert name is not None
        field = Field(part=Part.NAME, text=ROWS[2], confidence=0.95, page=1, quad=name)
        reading = Reading(
            pages=(frame,),
            kind=ProofKind.ELECTRICITY_BILL,
            issued_on=date(2021, 11, 5),
            fields=(field,),
            lines=lines,
        )
        opened = OpenedPage(
            number=1,
            jpeg=jpeg_of(page),
            width=page.width,
            height=page.height,
            upload_width=page.width,
            upload_height=page.height,
            to_upload=to_upload,
            text=layer,
        )
        behind = (replace(opened, number=2 + at, text=()) for at in range(unread))
        upload = OpenedUpload(media_type="image/jpeg", pages=(opened, *behind))
        return Inspector(sandbox).inspect(upload, reading)

    def _turned(self, line: Line) -> Line:
        """Return a line as it lies on a page turned clockwise by a quarter."""
        tokens = []
        for token in line.tokens:
            first, second, third, fourth = ((SIZE[1] - y, x) for x, y in token.quad.corners)
            tokens.append(replace(token, quad=Quad((first, second, third, fourth))))
        return replace(line, tokens=tuple(tokens))


def test_an_honest_page_has_prints_and_its_account_and_no_signal(sandbox: Sandbox) -> None:
    traces = Drawn().inspect(sandbox)

    assert len(traces.prints) == 2
    assert traces.accounts == ("electricity_bill 40123456789",)
    assert traces.signals == ()


def test_pages_behind_that_were_not_read_take_nothing_away(sandbox: Sandbox) -> None:
    assert Drawn().inspect(sandbox, unread=2) == Drawn().inspect(sandbox)


@pytest.mark.parametrize(("word", "at"), [("1203,", 2), ("12/F,", 1), ("05/11/2021", 9)])
@pytest.mark.parametrize("turned", [0, 90])
def test_a_digit_that_was_changed_is_told(sandbox: Sandbox, word: str, at: int, turned) -> None:
    drawn = Drawn()
    drawn.change_a_digit(word, at, lower_by=4)

    traces = drawn.inspect(sandbox, turned=turned)

    assert [(one.kind, one.shown) for one in traces.signals] == [(SignalKind.EDITED_TEXT, word)]


def test_a_turned_page_has_the_prints_of_the_upright_one(sandbox: Sandbox) -> None:
    upright, turned = (Drawn().inspect(sandbox, turned=by).prints for by in (0, 90))

    for one, other in zip(upright, turned, strict=True):
        assert apart(one.bits, other.bits) <= NEAR


def test_text_hidden_under_an_empty_place_is_told_and_under_ink_is_not(sandbox: Sandbox) -> None:
    drawn = Drawn()
    left, top, right, bottom = drawn.box("Harbour")
    seen = PageText("Harbour", left, top, right, bottom)
    hidden = [
        PageText(word, 200 + 110 * at, 700, 300 + 110 * at, 730)
        for at, word in enumerate(("WATKINS", "PETER", "JOHN"))
    ]
    drawn.pen.text((200, 800), "overlooked words", 15, font=drawn.font)
    inked = [PageText("overlooked", 200, 808, 340, 835), PageText("words", 350, 808, 440, 835)]

    traces = drawn.inspect(sandbox, layer=(seen, *hidden, *inked))

    (found,) = traces.signals
    assert (found.kind, found.said) == (SignalKind.LAYER_HIDDEN, "WATKINS PETER JOHN")


def test_a_page_that_cannot_be_looked_at_is_passed_over() -> None:
    with Sandbox(1) as closed:
        closed.close()

        traces = Drawn().inspect(closed)

    assert traces.prints == ()
    assert traces.accounts == ("electricity_bill 40123456789",)
