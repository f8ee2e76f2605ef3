"""Pictures of documents from file to verdict, through worker processes."""

import io
import threading
import time
from collections import defaultdict
from collections.abc import Iterator

import psutil
import pytest
from PIL import Image

from tests.support.document_scores import DocumentScore, table, text_of
from tests.support.made_documents import (
    HARDSHIPS,
    READABLE,
    Hardship,
    MadeDocument,
    made_document,
)
from tests.support.made_mrz import TODAY
from workstation.domain.document_reading import (
    DocumentReading,
    DoubtReason,
    PictureVerdict,
    ReadingCancelled,
)
from workstation.domain.errors import ReaderFailed
from workstation.domain.proofs import UnreadableUpload
from workstation.gateway.mrz_reading.reader import PictureReader

PATIENT = 60.0
"""Seconds: the limit is for a clerk's computer, not for one that runs tests beside each other."""
SEED = 5
SLOW_SEED = 2026
SLOW = 12
"""Documents of each hardship."""


@pytest.fixture(scope="module")
def reader() -> Iterator[PictureReader]:
    with PictureReader(seconds=PATIENT) as reader:
        yield reader


def made(hardship: Hardship, turn: int = 0) -> MadeDocument:
    return made_document(SEED, HARDSHIPS.index(hardship) + turn * len(HARDSHIPS))


@pytest.fixture(scope="module")
def scan(reader: PictureReader) -> tuple[MadeDocument, DocumentReading]:
    document = made(Hardship.SCAN)
    return document, reader.read(document.body, today=TODAY)


@pytest.mark.parametrize(
    "hardship",
    [
        pytest.param(one, marks=[pytest.mark.slow] if number % 3 else [])
        for number, one in enumerate(READABLE)
    ],
)
def test_a_green_reading_is_what_is_printed(reader: PictureReader, hardship: Hardship) -> None:
    document = made(hardship)

    reading = reader.read(document.body, today=TODAY)

    assert reading.verdict is not PictureVerdict.RED
    if reading.verdict is PictureVerdict.GREEN:
        assert text_of(reading) == document.lines
        assert reading.reading.format.value == document.layout
    else:
        assert reading.doubts


@pytest.mark.parametrize("hardship", [Hardship.SCAN, Hardship.TURNED, Hardship.ASKEW])
def test_plain_pictures_are_green(reader: PictureReader, hardship: Hardship) -> None:
    document = made(hardship, turn=1)

    reading = reader.read(document.body, today=TODAY)

    assert (reading.verdict, text_of(reading)) == (PictureVerdict.GREEN, document.lines)


@pytest.mark.parametrize("turn", [0, 1])
def test_a_page_without_a_zone_has_none(reader: PictureReader, turn: int) -> None:
    reading = reader.read(made(Hardship.NO_ZONE, turn).body, today=TODAY)

    assert reading == DocumentReading(verdict=PictureVerdict.RED)


@pytest.mark.parametrize("turn", [0, 1])
def test_covered_text_is_not_accepted(reader: PictureReader, turn: int) -> None:
    assert (
        reader.read(made(Hardship.COVERED, turn).body, today=TODAY).verdict
        is not PictureVerdict.GREEN
    )


def test_a_digit_printed_wrong_is_reported_as_printed(reader: PictureReader) -> None:
    document = made(Hardship.WRONG_DIGIT)

    reading = reader.read(document.body, today=TODAY)

    assert reading.verdict is PictureVerdict.AMBER
    assert text_of(reading) == document.lines
    assert DoubtReason.CHECK_FAILED in {one.reason for one in reading.doubts}


def test_every_character_is_found_on_the_file_and_on_the_crop(
    scan: tuple[MadeDocument, DocumentReading],
) -> None:
    document, reading = scan
    width, height = Image.open(io.BytesIO(reading.crop)).size

    for line, middles in zip(reading.lines, document.middles, strict=True):
        for one, (x, y) in zip(line, middles, strict=True):
            left, top, right, bottom = one.on_file.bounds
            assert left < x < right
            assert top < y < bottom
            left, top, right, bottom = one.on_crop.bounds
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height


def test_two_zones_on_one_page_are_both_read(reader: PictureReader) -> None:
    pages = [Image.open(io.BytesIO(made(Hardship.ASKEW, turn).body)) for turn in (1, 2)]
    sheet = Image.new("RGB", (max(p.width for p in pages), sum(p.height for p in pages)), "white")
    for page, top in zip(pages, (0, pages[0].height), strict=True):
        sheet.paste(page, (0, top))
    file = io.BytesIO()
    sheet.save(file, "JPEG", quality=90)

    reading = reader.read(file.getvalue(), today=TODAY)

    found = {text_of(one) for one in (reading, *reading.others)}
    assert found == {made(Hardship.ASKEW, turn).lines for turn in (1, 2)}


def test_a_file_that_is_no_picture_is_refused_with_its_reason(reader: PictureReader) -> None:
    with pytest.raises(UnreadableUpload):
        reader.read(b"no picture at all", today=TODAY)


def test_nobody_waits_longer_than_allowed(scan: tuple[MadeDocument, DocumentReading]) -> None:
    with (
        PictureReader(seconds=0.02) as hurried,
        pytest.raises((ReaderFailed, UnreadableUpload)),
    ):
        hurried.read(scan[0].body, today=TODAY)


def test_a_newer_picture_cancels_the_one_being_read(reader: PictureReader) -> None:
    slow, quick = made(Hardship.DARK).body, made(Hardship.SCAN).body
    ended: list[type[BaseException]] = []

    def first() -> None:
        try:
            reader.read(slow, today=TODAY)
        except ReadingCancelled as error:
            ended.append(type(error))

    thread = threading.Thread(target=first)
    thread.start()
    while not any(server.children() for server in psutil.Process().children()):
        time.sleep(0.005)
    reading = reader.read(quick, today=TODAY)
    thread.join()

    assert ended == [ReadingCancelled]
    assert text_of(reading) == made(Hardship.SCAN).lines


def test_cancelling_when_nothing_is_read_does_no_harm(reader: PictureReader) -> None:
    document = made(Hardship.SCAN, turn=1)
    reader.cancel()

    assert text_of(reader.read(document.body, today=TODAY)) == document.lines


@pytest.mark.slow
def test_hundreds_of_pictures_hold_what_is_promised() -> None:
    scores: dict[Hardship, DocumentScore] = defaultdict(DocumentScore)
    with PictureReader(seconds=PATIENT) as patient:
        for index in range(SLOW * len(HARDSHIPS)):
            document = made_document(SLOW_SEED, index)
            scores[document.hardship].add(document, patient.read(document.body, today=TODAY))

    told = "\n".join(table(scores))
    whole = [score for hardship, score in scores.items() if hardship in READABLE]
    total = sum(score.total for score in whole)
    assert sum(score.wrong_green for score in scores.values()) == 0, told
    assert scores[Hardship.NO_ZONE].verdicts[PictureVerdict.RED] == SLOW, told
    assert sum(score.exact for score in whole) >= 0.97 * total, told
    assert sum(score.verdicts[PictureVerdict.GREEN] for score in whole) >= 0.90 * total, told
