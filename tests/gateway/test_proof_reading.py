"""Pages are opened, read and compared from end to end; without an engine a person reads by eye."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.drawn_pages import (
    CHINESE,
    ENGLISH,
    LEADING,
    LEFT,
    TOP,
    drawn_page,
    jpeg_of,
)
from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import Declared, Part, Verdict
from workstation.domain.names import PersonName
from workstation.domain.proofs import ProofProblem, Quad
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.neural import models
from workstation.gateway.neural.lines import SeenLine
from workstation.gateway.neural.reader import FoundPage, NeuralReader
from workstation.gateway.neural.recognition import Look
from workstation.gateway.proof_reading import LocalProofReader
from workstation.gateway.sandbox import client
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.limits import Limits
from workstation.gateway.sandbox.opener import SandboxedOpener
from workstation.gateway.tesseract import TesseractReader, versions

SUPPLIED_ELSEWHERE = ProofProblem.SUPPLIED_ELSEWHERE
HOME = Declared(
    id="true",
    name=PersonName("CHAN Tai Man", "陳大文"),
    address="Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
)
NEXT_DOOR = Declared(
    id="next door",
    name=HOME.name,
    address="Flat 1204, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
)


@pytest.fixture(scope="module", params=["neural", "tesseract"])
def reader(request: pytest.FixtureRequest) -> Iterator[LocalProofReader]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "tesseract":
            patch.setattr(models, "missing", lambda: "rapidocr")
        reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))
    assert reader.standing().neural is (request.param == "neural")
    yield reader
    reader.close()


def verdict(reader: LocalProofReader, jpeg: bytes, declared: Declared) -> Verdict:
    reading = reader.read(reader.open(jpeg))
    return reader.compare_with(reading, declared, submitted_on=None).verdict


@pytest.mark.parametrize(
    ("rows", "turned", "tilt"),
    [(ENGLISH, 0, 0.0), (ENGLISH, 180, 0.0), (CHINESE, 90, 0.0), (CHINESE, 270, 2.0),
     (ENGLISH, 0, -4.0)],
)  # fmt: skip
def test_a_page_is_read_whichever_way_it_lies(
    reader: LocalProofReader, rows: tuple[str, ...], turned: int, tilt: float
) -> None:
    reading = reader.read(reader.open(jpeg_of(drawn_page(rows, turned=turned, tilt=tilt))))

    assert reading.pages[0].rotation == (360 - turned) % 360
    assert reader.compare_with(reading, HOME, submitted_on=None).verdict is Verdict.MATCH
    assert reader.compare_with(reading, NEXT_DOOR, submitted_on=None).verdict is Verdict.MISMATCH


@pytest.mark.parametrize("turned", [0, 90])
def test_a_region_lies_on_its_words_in_the_upload(reader: LocalProofReader, turned: int) -> None:
    page = drawn_page(ENGLISH, turned=turned)
    reading = reader.read(reader.open(jpeg_of(page)))

    name = reading.field_of(Part.NAME)

    assert name is not None
    assert name.text == "CHAN TAI MAN"
    row = TOP + ENGLISH.index("MR CHAN TAI MAN") * LEADING
    upright = Quad.of_box(LEFT + 60, row + 8, LEFT + 320, row + 48)
    left, top, right, bottom = upright.bounds
    expected = (page.width - bottom, left, page.width - top, right) if turned else upright.bounds
    middle = [sum(side) / 4 for side in zip(*name.quad.corners, strict=True)]
    assert expected[0] < middle[0] < expected[2]
    assert expected[1] < middle[1] < expected[3]
    frame = reading.frame(1)
    assert frame is not None
    shown = frame.shown(name.quad)
    assert shown.bounds == pytest.approx(name.quad.bounds, abs=1)


def test_an_empty_page_is_read_and_unsure(reader: LocalProofReader) -> None:
    assert verdict(reader, jpeg_of(drawn_page(())), HOME) is Verdict.UNSURE


@pytest.mark.parametrize(
    ("supplied", "told"),
    [
        (("FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE, TUEN MUN"), [SUPPLIED_ELSEWHERE]),
        (("RM 1203 12/F WAH KEE HSE", "WAH FU (I) ESTATE"), []),
    ],
)
def test_what_a_bill_is_for_is_read_though_the_claim_is_found_before(
    reader: LocalProofReader, supplied: Sequence[str], told: Sequence[ProofProblem]
) -> None:
    page = drawn_page([*ENGLISH[:-1], "Amount due: HK$ 512.00", "Supply address:", *supplied])

    reading = reader.read(reader.open(jpeg_of(page)), claims=[HOME])

    found = reader.compare_with(reading, HOME, submitted_on=None)
    assert found.verdict is Verdict.MATCH
    assert [one.problem for one in found.findings] == told


def test_a_day_that_was_read_with_doubt_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = NeuralReader.read

    def doubting(
        self: NeuralReader, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        read = plain(self, found, wanted, look)
        doubted = [at for at, line in read.items() if look is Look.QUICK and "2021" in line.text]
        return read | {
            at: replace(read[at], confidences=(0.7,) * len(read[at].text)) for at in doubted
        }

    monkeypatch.setattr(NeuralReader, "read", doubting)
    reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))

    reading = reader.read(reader.open(jpeg_of(drawn_page(ENGLISH))), claims=[HOME])

    reader.close()
    day = reading.field_of(Part.ISSUED_ON)
    assert reading.issued_on == date(2021, 11, 2)
    assert day is not None
    assert day.confidence > 0.9


def test_a_tenancy_is_read_to_its_stamp_though_the_claim_is_found_before(
    reader: LocalProofReader,
) -> None:
    page = drawn_page([
        "TENANCY AGREEMENT",
        "Date of agreement: 25 May 2021",
        "Landlord: WONG SIU LING",
        "Tenant: CHAN TAI MAN",
        "Premises: FLAT 1203, 12/F, WAH KEE HOUSE,",
        "WAH FU (I) ESTATE, ABERDEEN",
        "Term: two years from 1 June 2021 to 31 May 2023",
        *["The Tenant shall pay the rent on the first day of each month."] * 5,
        "STAMP OFFICE  STAMP DUTY PAID",
    ])  # fmt: skip

    reading = reader.read(reader.open(jpeg_of(page)), claims=[HOME])

    found = reader.compare_with(reading, HOME, submitted_on=date(2021, 12, 1))
    assert found.verdict is Verdict.MATCH
    assert found.findings == ()


def test_threads_may_share_a_reader(reader: LocalProofReader) -> None:
    verdicts: list[Verdict] = []
    jpeg = jpeg_of(drawn_page(ENGLISH))
    threads = [
        threading.Thread(target=lambda: verdicts.append(verdict(reader, jpeg, HOME)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert verdicts == [Verdict.MATCH] * 3


class TestTheEngine:
    def test_tells_its_version_and_languages(self) -> None:
        health = versions()

        assert health.version[0].isdigit()
        assert health.missing_languages == frozenset()
        assert health.ready

    def test_that_is_missing_is_told_and_never_fails(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(models, "missing", lambda: "rapidocr")
        reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))
        try:
            upload = reader.open(jpeg_of(drawn_page(ENGLISH)))
            with pytest.raises(ReaderFailed) as failed:
                reader.read(upload)
        finally:
            reader.close()

        assert not reader.available()
        assert reader.name == "tesseract missing eng+chi_tra"
        assert failed.value.facts == {"reason": "reader_missing"}

    def test_that_lacks_a_language_is_not_ready(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))

        health = versions()

        assert health.version
        assert health.missing_languages == {"eng", "chi_tra"}

    def test_that_takes_too_long_is_stopped_and_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(client, "_IN_MEMORY", tmp_path)
        page = SandboxedOpener(sandbox := Sandbox()).open(jpeg_of(drawn_page(CHINESE))).pages[0]
        hurried = TesseractReader(
            sandbox, Limits(wall_seconds=0.2, open_files=48, may_start_programs=True)
        )

        with sandbox, pytest.raises(ReaderFailed) as failed:
            hurried.read_page(page)

        assert failed.value.facts == {"reason": "took_too_long"}
        assert not list(tmp_path.glob("workstation-*/job-*"))
