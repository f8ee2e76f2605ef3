"""How well prints tell pages apart, and how quickly a near one is found.

``python -m tests.benchmarks.page_prints [--documents N] [--seed S] [--applications N]… [--on
DATABASE]…`` draws so many papers of each kind, each of another person with the same date of issue,
and compares the print of every page with those of the same kind (false pairs: they are near) and
with its own page saved again, made smaller, trimmed, sent by chat or photographed (true pairs that
are found: near, and with a band in common).

Then it fills an office with so many applications whose prints are as far apart as those of one form
are (a tenth of them is on each of ten forms) and times what opening a case looks up.

The exit code is 1 when two people's papers are near, or when 99 of 100 look-ups take longer than
50 ms of CPU.
"""

import argparse
import io
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from random import Random
from typing import Any, Final

from PIL import Image, ImageEnhance
from sqlalchemy import Engine, insert

from tests.support.bench_offices import KINDS, fresh_office
from workstation.bootstrap import Office
from workstation.domain.holdings import ProofId
from workstation.domain.proofs import ProofKind
from workstation.domain.signals import NEAR, PRINT_BITS, apart, bands
from workstation.gateway.inspection.page_prints import prints_of
from workstation.gateway.sandbox.messages import Message
from workstation.gateway.sandbox.opening import open_upload
from workstation.persistence.engine import open_engine
from workstation.persistence.rows import ApplicantRow, ApplicationRow, PagePrintRow, ProofRow
from workstation.sample_office import (
    Form,
    Homes,
    Namer,
    Population,
    Press,
    Script,
    draw_proof,
    load_names,
    load_places,
)
from workstation.sample_office.proofs.drawing import LAYOUTS

BUDGET_MS: Final = 50.0
_DAY: Final = date(2021, 11, 5)
_AT: Final = datetime(2021, 11, 5, tzinfo=UTC)
_PAPERS: Final = tuple(kind for kind in LAYOUTS if kind is not ProofKind.ENVELOPE)
_FORMS: Final = 10
_LOT: Final = 5_000
_LOOK_UPS: Final = 200

Change = Callable[[Image.Image, Random], Image.Image]


def _saved(page: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("L")


def _sized(page: Image.Image, ratio: float) -> Image.Image:
    size = (round(page.width * ratio), round(page.height * ratio))
    return page.resize(size, Image.Resampling.BICUBIC)


def _trimmed(page: Image.Image, rng: Random) -> Image.Image:
    """Return the page without a part of its white margins."""
    ink = page.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    assert ink is not None
    left, top = int(ink[0] * rng.random()), int(ink[1] * rng.random())
    right = page.width - int((page.width - ink[2]) * rng.random())
    bottom = page.height - int((page.height - ink[3]) * rng.random())
    return page.crop((left, top, right, bottom))


def _cut(page: Image.Image, share: float) -> Image.Image:
    across, down = round(page.width * share), round(page.height * share)
    return page.crop((across, down, page.width - across, page.height - down))


CHANGES: Final[Mapping[str, Change]] = {
    "saved again, quality 60": lambda page, _: _saved(page, 60),
    "saved again, quality 30": lambda page, _: _saved(page, 30),
    "half as large": lambda page, _: _sized(page, 0.5),
    "a third as large": lambda page, _: _sized(page, 0.36),
    "sent by chat": lambda page, _: _saved(_sized(page, 0.6), 50),
    "darker": lambda page, _: ImageEnhance.Brightness(page).enhance(0.75),
    "margins trimmed": _trimmed,
    "trimmed, sent by chat": lambda page, rng: _saved(_sized(_trimmed(page, rng), 0.6), 50),
    "2 % cut off each side": lambda page, _: _cut(page, 0.02),
    "turned by 0.3 degrees": lambda page, _: page.rotate(
        0.3, Image.Resampling.BICUBIC, fillcolor=255
    ),
}


class Drawn:
    """Papers of different people and the pages they open to."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._population = Population(Namer(load_names()), date(2021, 12, 10))
        self._homes, self._press = Homes(load_places()), Press.open()

    def page(self, kind: ProofKind, number: int, form: Form) -> Image.Image:
        """Return the first page of a paper as the sandbox opens it, in greys."""
        rng = Random(f"{self._seed} {kind} {number}")
        person, home = self._population.person(rng, origin="HKG"), self._homes.private(rng)
        drawn = draw_proof(
            person,
            home,
            kind,
            (Script.ENGLISH, Script.BOTH, Script.CHINESE)[number % 3],
            form,
            rng=Random(f"{kind} {number}"),
            issued_on=_DAY,
            press=self._press,
        )
        opened = open_upload(Message({}, (drawn.body,)))
        return Image.open(io.BytesIO(opened.bodies[0])).convert("L")


def near(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """Return how far the nearest frames of two pages lie apart."""
    return min((apart(a, b) for a in one for b in other), default=PRINT_BITS)


def found(one: Sequence[bytes], other: Sequence[bytes]) -> bool:
    """Say whether the look-up would find one page by the other."""
    return any(
        apart(a, b) <= NEAR and any(x == y for x, y in zip(bands(a), bands(b), strict=True))
        for a in one
        for b in other
    )


def measure(documents: int, seed: int) -> int:
    """Print false and true pairs; returns how many false ones there are."""
    drawn, rng = Drawn(seed), Random(seed)
    hits: dict[str, list[bool]] = defaultdict(list)
    spent, pages, false, pairs = 0.0, 0, 0, 0
    print(f"{documents} papers of each kind; signs apart of {PRINT_BITS}, near: {NEAR}")
    for kind in _PAPERS:
        prints = []
        for number in range(documents):
            page = drawn.page(kind, number, Form.TEXT_PDF)
            began = time.process_time()
            prints.append(prints_of(page))
            spent, pages = spent + time.process_time() - began, pages + 1
            if number % 6 == 0:
                _true_pairs(drawn, kind, number, page, prints[-1], rng, hits)
        distances = sorted(near(one, other) for one, other in combinations(prints, 2))
        false += sum(distance <= NEAR for distance in distances)
        pairs += len(distances)
        middle = distances[len(distances) // 2]
        print(f"  {kind.value:20} nearest two people's {distances[0]:4}  median {middle:4}")
    print(f"false pairs: {false} of {pairs}")
    for name, each in hits.items():
        print(f"  {name:26} found {sum(each):3} of {len(each)}")
    print(f"{1000 * spent / pages:.0f} ms of CPU for the prints of a page")
    return false


def _true_pairs(
    drawn: Drawn,
    kind: ProofKind,
    number: int,
    page: Image.Image,
    prints: Sequence[bytes],
    rng: Random,
    hits: dict[str, list[bool]],
) -> None:
    for name, change in CHANGES.items():
        hits[name].append(found(prints, prints_of(change(page, rng))))
    photograph = drawn.page(kind, number, Form.PHOTO)
    again = _saved(_sized(photograph, 0.6), 50)
    hits["a photograph sent by chat"].append(found(prints_of(photograph), prints_of(again)))
    hits["page against photograph"].append(found(prints, prints_of(photograph)))


def fill(engine: Engine, applications: int, seed: int) -> None:
    """Put applications with a proof and two prints each into an office."""
    rng = Random(seed)
    forms = [rng.getrandbits(PRINT_BITS) for _ in range(2 * _FORMS)]
    with engine.begin() as connection:
        for start in range(1, applications + 1, _LOT):
            ids = range(start, min(start + _LOT, applications + 1))
            connection.execute(insert(ApplicationRow), [_application(id_) for id_ in ids])
            connection.execute(insert(ApplicantRow), [_applicant(id_, rng) for id_ in ids])
            connection.execute(insert(ProofRow), [_proof(id_, rng) for id_ in ids])
            connection.execute(
                insert(PagePrintRow),
                [_print(id_, forms[2 * (id_ % _FORMS) + f], rng) for id_ in ids for f in (0, 1)],
            )


def _application(id_: int) -> dict[str, Any]:
    return {
        "id": id_,
        "reference": f"B{id_:09d}",
        "registration_id": str(id_),
        "stage": "proof_review",
        "route": "proof",
        "priority": 1,
        "language": "en",
        "visit_required": False,
        "document_kind": "hkid",
        "submitted_at": _AT,
        "received_at": _AT,
        "stage_since": _AT,
        "promised_on": _DAY,
        "has_pictures": True,
    }


def _applicant(id_: int, rng: Random) -> dict[str, Any]:
    sealed = dict.fromkeys(
        ("name_english", "name_chinese", "document_number", "phone", "address"), b"sealed"
    )
    indexes = ("document_index", "number_index", "phone_index", "address_index")
    return {
        "application_id": id_,
        "document_country": "HKG",
        **sealed,
        **{index: rng.randbytes(32) for index in indexes},
    }


def _proof(id_: int, rng: Random) -> dict[str, Any]:
    return {
        "id": id_,
        "application_id": id_,
        "revision": 1,
        "position": 1,
        "file_name": b"sealed",
        "sha256": rng.randbytes(32),
        "size": 1,
        "picture": rng.randbytes(32),
        "picture_key": b"sealed",
        "state": "read",
    }


def _print(id_: int, form: int, rng: Random) -> dict[str, Any]:
    bits = (form ^ _few_signs(rng)).to_bytes(PRINT_BITS // 8, "big")
    banded = {f"band_{number}": key for number, key in enumerate(bands(bits), start=1)}
    return {"proof_id": id_, "page": 1, "bits": bits, **banded}


def _few_signs(rng: Random) -> int:
    """Return random signs of which an eighth is set: two such prints differ in 22 of 100."""
    return rng.getrandbits(PRINT_BITS) & rng.getrandbits(PRINT_BITS) & rng.getrandbits(PRINT_BITS)


def look_up(office: Office, applications: int, seed: int) -> Iterator[tuple[float, float]]:
    """Yield (wall, CPU) in milliseconds of what opening a case looks up."""
    rng = Random(seed)
    for _ in range(_LOOK_UPS):
        proof = ProofId(rng.randint(1, applications))
        with office.review.begin() as uow:
            uow.now()
            wall, cpu = time.perf_counter(), time.process_time()
            uow.signals.shared(proof)
            yield 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def time_look_ups(kind: str, applications: int, seed: int) -> float:
    """Print how long look-ups take; returns the CPU of the 99th of 100, in milliseconds."""
    with fresh_office(kind) as office:
        engine = open_engine(office.settings.database)
        fill(engine, applications, seed)
        engine.dispose()
        times = sorted(look_up(office, applications, seed))
        cpu = sorted(each for _, each in times)
    late = len(times) * 99 // 100
    print(
        f"{kind}, {applications} applications: wall {times[len(times) // 2][0]:.1f} / "
        f"{times[late][0]:.1f} ms, CPU {cpu[len(cpu) // 2]:.1f} / {cpu[late]:.1f} ms (50 / 99 %)"
    )
    return cpu[late]


def main() -> int:
    """Measure and return 1 when a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--applications", type=int, action="append")
    parser.add_argument("--on", choices=KINDS, action="append")
    given = parser.parse_args()
    false = measure(given.documents, given.seed) if given.documents else 0
    slowest = max(
        time_look_ups(kind, applications, given.seed)
        for kind in given.on or ("sqlite",)
        for applications in given.applications or (300_000,)
    )
    return int(bool(false) or slowest > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
