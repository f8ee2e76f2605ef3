"""Ways to have a made proof read and compared: the program's parts, its command, and peers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple
from unittest.mock import patch

from tests.support.drawn_pages import drawn_page, jpeg_of
from tests.support.family import cpu_seconds
from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_proofs import MadeProof
from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    PageFrame,
    PartComparison,
    PartVerdict,
    Reading,
    ReadPage,
    ReadWord,
    Verdict,
    compare,
    extract,
)
from workstation.domain.proofs import OpenedPage, OpenedUpload, Quad, UnreadableUpload
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.neural import models
from workstation.gateway.proof_reading import LocalProofReader

_SUBMITTED_AFTER: Final = timedelta(days=20)
_MONTHS: Final = 3


class Framed(NamedTuple):
    """A part that was found to be the same, and where."""

    part: str
    page: int
    quad: Quad


class Answer(NamedTuple):
    """What a reader says of one proof."""

    verdicts: tuple[str, ...]
    """For every claim, in order."""
    unsettled: tuple[str, ...]
    """Parts of the true record that were not found the same, with their verdicts."""
    framed: tuple[Framed, ...]
    """Parts of the true record."""
    issued_on: date | None
    kind: str
    cpu_s: float
    """Opening and reading the whole file; a peer is given its pages opened."""


Asked = Callable[[MadeProof], Answer]
Read = Callable[[OpenedUpload, Sequence[Declared]], Reading]
"""Pages, and what is looked for on them: a reader may stop when it has found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """How a made proof is opened, read and judged."""

    open: Callable[[bytes], OpenedUpload]
    read: Read
    judge: Callable[[Reading, Declared, date], Comparison]
    opened_free: bool = False
    alone: int = 0
    """How many near misses are looked for by themselves, each in a reading of its own."""

    def asked(self, proof: MadeProof) -> Answer:
        """Read for the true record, as the desk does, and judge every claim."""
        before = cpu_seconds()
        try:
            upload = self.open(proof.body)
            before = cpu_seconds() if self.opened_free else before
            reading = self.read(upload, [proof.claims[0].declared])
            spent = cpu_seconds() - before
            verdicts = self._verdicts(proof, upload, reading)
        except (ReaderFailed, UnreadableUpload) as error:
            unsure = (Verdict.UNSURE,) * len(proof.claims)
            return Answer(unsure, (error.code,), (), None, "", cpu_seconds() - before)
        true = self.judge(reading, proof.claims[0].declared, _day(proof))
        return _answer(reading, true, verdicts, spent)

    def _verdicts(
        self, proof: MadeProof, upload: OpenedUpload, first: Reading
    ) -> tuple[Verdict, ...]:
        """Judge the true record by the first reading, all else by one that stops for nothing."""
        day = _day(proof)
        whole = self.read(upload, []) if self.alone else first
        near = [claim for claim in proof.claims if not claim.holds]
        alone = Random(len(proof.body)).sample(near, min(self.alone, len(near)))
        verdicts = []
        for place, claim in enumerate(proof.claims):
            verdict = self.judge(whole if place else first, claim.declared, day).verdict
            if claim in alone and verdict is not Verdict.MATCH:
                own = self.read(upload, [claim.declared])
                verdict = self.judge(own, claim.declared, day).verdict
            verdicts.append(verdict)
        return tuple(verdicts)


def _answer(
    reading: Reading, true: Comparison, verdicts: tuple[Verdict, ...], cpu_s: float
) -> Answer:
    """Return what a reading tells, and what of the true record."""
    return Answer(
        verdicts=verdicts,
        unsettled=tuple(f"{one.part} {one.verdict}" for one in true.parts if not _same(one)),
        framed=tuple(
            Framed(one.part, one.page, one.quad)
            for one in true.parts
            if _same(one) and one.quad is not None and one.page is not None
        ),
        issued_on=reading.issued_on,
        kind=reading.kind,
        cpu_s=cpu_s,
    )


def by_its_words(proof: MadeProof, page: ReadPage, places: KnownPlaces) -> Answer:
    """Judge what a reader gave of a paper, without reading anything."""
    before = cpu_seconds()
    reading = extract([page], places)
    found = [
        compare(reading, claim.declared, places, submitted_on=_day(proof), months=_MONTHS)
        for claim in proof.claims
    ]
    verdicts = tuple(one.verdict for one in found)
    return _answer(reading, found[0], verdicts, cpu_seconds() - before)


def _day(proof: MadeProof) -> date:
    return proof.truth.issued_on + _SUBMITTED_AFTER


def _same(part: PartComparison) -> bool:
    return part.verdict is PartVerdict.SAME


@contextmanager
def by_its_parts(*, alone: int = 0, networks: bool = True) -> Iterator[Asked]:
    """Read as the desk does; and so many near misses each as if it were what the desk looks for.

    Without the networks, as where they are not installed: with tesseract.
    """
    with nullcontext() if networks else patch.object(models, "missing", return_value="rapidocr"):
        reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))

    def judge(reading: Reading, declared: Declared, day: date) -> Comparison:
        return reader.compare_with(reading, declared, submitted_on=day, months=_MONTHS)

    try:
        reader.read(reader.open(jpeg_of(drawn_page(()))))  # what is loaded once is loaded
        yield _Bench(
            open=reader.open,
            read=lambda upload, claims: reader.read(upload, claims=claims),
            judge=judge,
            alone=alone,
        ).asked
    finally:
        reader.close()


@contextmanager
def by_peer(read_page: Callable[[OpenedPage], list[ReadWord]]) -> Iterator[Asked]:
    """Read with another engine and judge as the program does."""
    opener = LocalProofReader(parse=AddressReader(shipped_gazetteer))
    places = KnownPlaces.of(shipped_gazetteer())

    def read(upload: OpenedUpload, _claims: Sequence[Declared]) -> Reading:
        pages = [
            ReadPage(
                frame=PageFrame(number=page.number, rotation=0, to_upload=page.to_upload),
                words=tuple(read_page(page)),
            )
            for page in upload.pages
        ]
        return extract(pages, places)

    def judge(reading: Reading, declared: Declared, day: date) -> Comparison:
        return compare(reading, declared, places, submitted_on=day, months=_MONTHS)

    try:
        yield _Bench(open=opener.open, read=read, judge=judge, opened_free=True).asked
    finally:
        opener.close()


def by_its_command(proof: MadeProof) -> Answer:
    """Read with ``workstation proof read``; the time is that of the whole command."""
    declared = [
        {
            "id": str(place),
            "name": {
                "english": claim.declared.name.english,
                "chinese": claim.declared.name.chinese,
            },
            "address": {"text": claim.declared.address},
        }
        for place, claim in enumerate(proof.claims)
    ]
    day = _day(proof)
    with TemporaryDirectory() as folder:
        file, asked = Path(folder) / f"proof{proof.suffix}", Path(folder) / "declared.json"
        file.write_bytes(proof.body)
        asked.write_text(json.dumps(declared, ensure_ascii=False), encoding="utf-8")
        before = cpu_seconds()
        done = subprocess.run(
            [sys.executable, "-m", "workstation", "proof", "read", "--json", str(file),
             "--declared", str(asked), "--submitted-on", day.isoformat()],
            stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        spent = cpu_seconds() - before
    return _told(json.loads(done.stdout), spent)


def _told(answer: dict[str, Any], spent: float) -> Answer:
    parts = answer["comparisons"][0]["parts"]
    return Answer(
        verdicts=tuple(one["verdict"] for one in answer["comparisons"]),
        unsettled=tuple(
            f"{one['part']} {one['verdict']}" for one in parts if one["verdict"] != "same"
        ),
        framed=tuple(
            Framed(one["part"], one["page"], _quad(one["quad"]))
            for one in parts
            if one["verdict"] == "same" and one["quad"]
        ),
        issued_on=date.fromisoformat(answer["issued_on"]) if answer["issued_on"] else None,
        kind=answer["kind"],
        cpu_s=spent,
    )


def _quad(corners: Sequence[Sequence[float]]) -> Quad:
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
