"""The reader's processes: what they read, and what happens when they fail."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.support.drawn_pages import CHINESE, ENGLISH, chinese_font, drawn_page, jpeg_of
from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import PageFrame, ReadPage
from workstation.domain.proofs import Affine, OpenedPage, Quad
from workstation.gateway.neural import models
from workstation.gateway.neural.detection import FINE
from workstation.gateway.neural.lie import Lie
from workstation.gateway.neural.lines import SeenLine
from workstation.gateway.neural.reader import SERVER, FoundPage, NeuralReader
from workstation.gateway.neural.reading import Told, Wanted, read_pages
from workstation.gateway.neural.recognition import Look
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.limits import Limits


def opened(rows: tuple[str, ...], turned: int = 0) -> OpenedPage:
    return as_opened(drawn_page(rows, turned=turned))


def as_opened(drawn: Image.Image) -> OpenedPage:
    return OpenedPage(
        number=1,
        jpeg=jpeg_of(drawn),
        width=drawn.width,
        height=drawn.height,
        upload_width=drawn.width,
        upload_height=drawn.height,
        to_upload=Affine(),
    )


@pytest.fixture(scope="module", params=[2, pytest.param(1, marks=pytest.mark.slow)])
def reader(request: pytest.FixtureRequest) -> Iterator[NeuralReader]:
    with Sandbox(request.param, module=SERVER) as sandbox:
        yield NeuralReader(sandbox)


def lines(page: ReadPage) -> set[str]:
    return {
        "".join(word.text for word in page.words if word.line == line)
        for line in {word.line for word in page.words}
    }


def once_read(text: str, wanted: Wanted) -> Callable[[Sequence[ReadPage]], Told]:
    """What is wanted once a word was read; more until then."""

    def wants(pages: Sequence[ReadPage]) -> Told:
        found = [word.quad for word in pages[-1].words if text in word.text]
        return Told(wanted, tuple(found)) if found else Told(Wanted.MORE)

    return wants


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE])
def test_every_line_is_read_when_nothing_is_looked_for(
    reader: NeuralReader, rows: tuple[str, ...]
) -> None:
    (page,) = read_pages(reader, [opened(rows)], wants=None, page_read=lambda: None)

    assert lines(page) == {"".join(row.split()) for row in rows if row}


class _Misled(NeuralReader):
    """Takes every page to lie upside down, unless it is told how it lies."""

    def find(
        self,
        page: OpenedPage,
        *,
        size: int = FINE,
        quarters: int | None = None,
        lie: Lie | None = None,
    ) -> FoundPage:
        quarters = 2 if quarters is None else quarters
        return super().find(page, size=size, quarters=quarters, lie=lie)


NUMBERS = ("8018.60", "1898.06", "6680.91", "9016.80", "0898.61", "陳大文先生")
"""Upside down these are numbers as well."""


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE, NUMBERS])
def test_a_page_that_was_taken_to_lie_upside_down_is_read_the_other_way_up(
    reader: NeuralReader, rows: tuple[str, ...]
) -> None:
    misled = _Misled(reader.sandbox)

    (page,) = read_pages(misled, [opened(rows)], wants=None, page_read=lambda: None)

    assert page.frame.rotation == 0
    assert lines(page) == {"".join(row.split()) for row in rows if row}


class _Doubting(NeuralReader):
    """Doubts every line, unless it looks tightly."""

    def read(
        self, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        read = super().read(found, wanted, look)
        if look is Look.TIGHT:
            return read
        return {at: replace(line, confidences=(0.8,) * len(line.text)) for at, line in read.items()}


@pytest.mark.parametrize("sought", ["CHAN", "NOBODY"])
def test_what_is_in_doubt_is_read_tightly_around_what_was_found_of_a_claim(
    reader: NeuralReader, sought: str
) -> None:
    def wants(pages: Sequence[ReadPage]) -> Told:
        return Told(Wanted.MORE, once_read(sought, Wanted.MORE)(pages).places)

    (page,) = read_pages(
        _Doubting(reader.sandbox), [opened(ENGLISH)], wants=wants, page_read=lambda: None
    )

    sure = {word.text for word in page.words if word.confidence > 0.8}
    assert "CHAN" in sure
    assert len(sure) < len(page.words)


@dataclass(frozen=True)
class _Losing(NeuralReader):
    """Loses the slash of a floor in every look but a tight one, and is as sure as ever."""

    instead: str = ""

    def read(
        self, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        read = super().read(found, wanted, look)
        if look is Look.TIGHT:
            return {at: _with(line, "/", "/") for at, line in read.items()}
        return {at: _with(line, "/", self.instead) for at, line in read.items()}


def _with(line: SeenLine, char: str, instead: str) -> SeenLine:
    """Return a line, sure of all of it, with other characters for one."""
    told = list(zip(line.text.replace(char, instead or " "), line.places, line.ink, strict=True))
    kept = [one for one in told if instead or one[0] != " "]
    text, places, ink = zip(*kept, strict=True) if kept else ((), (), ())
    return SeenLine("".join(text), (0.99,) * len(text), places, ink, ("",) * len(text))


@pytest.mark.parametrize(("instead", "read"), [("", True), ("7", False)])
def test_what_a_quick_look_lost_beside_a_claim_is_read_and_nothing_else_that_was_sure(
    reader: NeuralReader, instead: str, read: bool
) -> None:
    def wants(pages: Sequence[ReadPage]) -> Told:
        return Told(Wanted.MORE, once_read("CHAN", Wanted.MORE)(pages).places)

    losing = _Losing(reader.sandbox, instead=instead)

    (page,) = read_pages(losing, [opened(ENGLISH)], wants=wants, page_read=lambda: None)

    assert any("/F" in word.text for word in page.words) is read


def test_reading_stops_when_all_is_settled(reader: NeuralReader) -> None:
    page, unread = opened(ENGLISH), opened(CHINESE)
    told: list[int] = []

    pages = read_pages(
        reader,
        [page, unread],
        wants=once_read("CHAN", Wanted.NOTHING),
        page_read=lambda: told.append(1),
    )

    assert len(pages) == len(told) == 1


def test_small_print_beside_a_settled_claim_is_read(
    reader: NeuralReader,
) -> None:
    drawn = drawn_page((*ENGLISH, *ENGLISH[-1:] * 5))
    pen, font = ImageDraw.Draw(drawn), ImageFont.truetype(chinese_font(), 18)
    pen.text((580, 322), "and for Miss Wong", font=font, fill=20)

    (read,) = read_pages(
        reader, [as_opened(drawn)], wants=once_read("CHAN", Wanted.NOTHING), page_read=lambda: None
    )

    assert "Miss Wong" in " ".join(word.text for word in read.words)


@dataclass(frozen=True)
class _Counted(NeuralReader):
    """Keeps how it was asked to look."""

    looks: list[Look] = field(default_factory=list)

    def read(
        self, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        self.looks.append(look)
        return super().read(found, wanted, look)


def test_no_cover_is_looked_at_closely_before_the_pages_behind_it_were_read(
    reader: NeuralReader,
) -> None:
    cover, page = opened(("Your statement", "for the summer")), opened(ENGLISH)
    counted = _Counted(reader.sandbox)

    pages = read_pages(
        counted, [cover, page], wants=once_read("CHAN", Wanted.NOTHING), page_read=lambda: None
    )

    assert len(pages) == 2
    assert set(counted.looks) == {Look.QUICK}


def test_an_issuer_is_looked_for_from_the_edges_of_the_page_and_never_closely(
    reader: NeuralReader,
) -> None:
    filling = ("Kept apart from all the other words that are printed on this long page.",) * 6
    page = opened((*ENGLISH[3:8], *filling, "", "Harbour Lights Power"))
    counted, read = _Counted(reader.sandbox), list[str]()

    def wants(pages: Sequence[ReadPage]) -> Told:
        read[:] = [word.text for word in pages[-1].words]
        return once_read("CHAN", Wanted.LABEL if "Harbour" in read else Wanted.ISSUER)(pages)

    read_pages(counted, [page], wants=wants, page_read=lambda: None)

    assert "Harbour" in read
    assert read.count("Kept") < len(filling)
    assert set(counted.looks) == {Look.QUICK}


@pytest.mark.parametrize(("wanted", "to_the_end"), [(Wanted.LABEL, False), (Wanted.DAY, True)])
def test_a_day_is_looked_for_in_what_may_be_one_before_all_else(
    reader: NeuralReader, wanted: Wanted, to_the_end: bool
) -> None:
    page = opened((*ENGLISH[:9], ENGLISH[-1], "", "Paid on 2 June 2020"))
    first = list[str]()

    def wants(pages: Sequence[ReadPage]) -> Told:
        read = " ".join(lines(pages[-1]))
        first.extend(word for word in ("Paidon", "Thankyou") if word in read and word not in first)
        return once_read("CHAN", wanted)(pages)

    read_pages(reader, [page], wants=wants, page_read=lambda: None)

    assert first == (["Paidon", "Thankyou"] if to_the_end else [])


def test_the_process_that_is_forked_starts_no_threads(reader: NeuralReader) -> None:
    reader.find(opened(ENGLISH))

    for server in reader.sandbox._running:
        tasks = Path(f"/proc/{server._process.pid}/task")
        assert len(list(tasks.iterdir())) <= 2  # one is onnxruntime's, from its import on


def test_a_region_is_read_in_its_place(reader: NeuralReader) -> None:
    page = opened(ENGLISH)
    whole = Quad.of_box(0, 0, page.width, page.height)

    read = reader.read_region(page.jpeg, PageFrame(number=1, rotation=0, to_upload=Affine()), whole)

    assert "CHAN TAI MAN" in read.text
    assert read.confidence > 0.9


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_region_of_a_turned_page_lies_where_the_page_has_it(
    reader: NeuralReader, turned: int
) -> None:
    page = opened(ENGLISH, turned)
    (whole,) = read_pages(reader, [page], wants=None, page_read=lambda: None)
    (name,) = (word for word in whole.words if word.text == "CHAN")
    left, top, right, _ = name.quad.bounds
    region = Quad.of_box(left - 20, top - 20, right + 20, page.height + 50)

    read = reader.read_region(page.jpeg, whole.frame, region)

    again = next(word for word in read.words if "CHAN" in word.text)
    assert whole.frame.rotation == -turned % 360
    assert again.quad.bounds == pytest.approx(name.quad.bounds, abs=6)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(memory_mb=2048, wall_seconds=0.01, open_files=64), "took_too_long"),
        (Limits(memory_mb=64, open_files=64), "crashed"),
    ],
)
def test_a_reader_that_hangs_or_dies_is_told_and_the_next_page_is_read(
    reader: NeuralReader, limits: Limits, reason: str
) -> None:
    page = opened(ENGLISH)
    with pytest.raises(ReaderFailed) as failed:
        NeuralReader(reader.sandbox, limits).find(page)

    assert failed.value.facts == {"reason": reason}
    assert reader.find(page).lines


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "_ORIENTATION", models.RESOURCES / "reading" / "gone.onnx")

    assert models.missing() == "gone.onnx"
    with pytest.raises(models.ModelsMissing, match=r"gone\.onnx"):
        models.load()
