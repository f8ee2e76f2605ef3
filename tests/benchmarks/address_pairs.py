"""How addresses are read: real pairs of both languages, written flats, private homes, and speed.

Not a test: run by hand from the project's folder::

    python -m tests.benchmarks.address_pairs FOLDER_OF_CSV

The folder holds ``real_building_names_en_zh*.csv`` (building lists of the Centre for Health
Protection), ``real_school_addresses_en_zh*.csv`` (Education Bureau) and ``als_buildings.csv``,
``als_roads_villages.csv`` (Address Lookup Service). Pairs have no labels and need none: both
languages must say the same block. A pair in which neither language names a block of the list is
of another estate (or of two blocks at once), and counts as the same.
"""

import csv
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from tests.support.gazetteers import shipped_gazetteer
from tests.support.written_addresses import write_address
from workstation.domain.addresses import FlatNumber, ParsedAddress, parse_address
from workstation.domain.addresses.spelling import name_key

_HOUSE_AND_ESTATE = re.compile(r"\b(?:house|block|hse|blk)\b.*\b(?:estate|est)\b", re.IGNORECASE)
_ESTATE = re.compile(r"\bestate\b", re.IGNORECASE)
_ORDINARY = (
    "Flat {unit}, {floor}/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
    "香港仔華富(一)邨華基樓{floor}樓{unit}室",
    "Rm {floor}{unit:02} Kwai Hin House Lower Ngau Tau Kok Estate Kwun Tong Kowloon",
)


def main(folder: Path) -> None:
    """Print every figure."""
    start = time.process_time()
    shipped_gazetteer()
    print(f"gazetteer read in {time.process_time() - start:.3f} s of CPU")
    _pairs(
        "House/Block + Estate pairs",
        _rows(folder, "real_building_names"),
        "building",
        _HOUSE_AND_ESTATE,
    )
    _pairs("schools in estates", _rows(folder, "real_school_addresses"), "address", _ESTATE)
    _private(folder)
    for slips in range(3):
        _written(slips)
    _speed()


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob(f"{name}*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as table:
            yield from csv.DictReader(table)


def _read(text: str) -> ParsedAddress:
    return parse_address(text, shipped_gazetteer())


def _pairs(
    title: str, rows: Iterable[dict[str, str]], column: str, wanted: re.Pattern[str]
) -> None:
    both = neither = one = different = 0
    for row in rows:
        if not wanted.search(row[f"{column}_en"]):
            continue
        english, chinese = (_read(row[f"{column}_{script}"]).block_id for script in ("en", "zh"))
        both += english is not None and english == chinese
        neither += english is None and chinese is None
        one += (english is None) is not (chinese is None)
        different += None not in (english, chinese) and english != chinese
    total = both + neither + one + different
    print(
        f"{title}: {(both + neither) / max(total, 1):.4f} of {total} agree ({both} on a block, "
        f"{neither} on none), {one} read in one language only, {different} different"
    )


def _private(folder: Path) -> None:
    """Print how often a home that is not public housing is read as a public block."""
    rng, gazetteer = Random(1), shipped_gazetteer()
    public = {name_key(name) for b in gazetteer.blocks.values() for name in (b.name_en, b.name_zh)}
    estates = {key for e in gazetteer.estates.values() for key in (h.key for h in e.heads)}
    roads = list(_rows(folder, "als_roads_villages"))
    lines: list[str] = []
    for row in _rows(folder, "als_buildings"):
        english, chinese = row["building_en"], row["building_zh"]
        keys = (name_key(english), name_key(chinese))
        if public.intersection(keys) or any(key.startswith(tuple(estates)) for key in keys if key):
            continue
        road, floor, number = rng.choice(roads), rng.randint(1, 30), rng.randint(1, 300)
        street = road["road_or_village_en"]
        lines += [f"Flat A, {floor}/F, {english}, {number} {street}"] if english else []
        lines += [f"{row['district_zh']}{chinese}{floor}樓A室"] if chinese else []
        lines.append(f"Flat B, {floor}/F, {number} {street}, {road['district_en']}")
    read = sum(_read(line).block_id is not None for line in lines)
    print(f"homes that are not public housing: {read} of {len(lines)} ({read / len(lines):.4%})")


def _written(slips: int) -> None:
    rng, gazetteer = Random(slips), shipped_gazetteer()
    homes = [block for block in gazetteer.blocks.values() if block.residential]
    count, settled, meant, other = 3_000, 0, 0, 0
    for _ in range(count):
        block, floor, unit = rng.choice(homes), str(rng.randint(1, 40)), str(rng.randint(1, 32))
        estate = gazetteer.estates[block.estate_id]
        parsed = _read(write_address(rng, block, estate, floor, unit, slips=slips))
        settled += parsed.block_id == block.id
        other += parsed.block_id not in (None, block.id)
        meant += block.id in parsed.blocks and FlatNumber(floor, unit) in parsed.readings
    print(
        f"written flats, {slips} slips: settled {settled / count:.4f}, "
        f"among those meant {meant / count:.4f}, another block {other / count:.4f}"
    )


def _speed() -> None:
    lines = [
        form.format(floor=1 + place % 30, unit=1 + place % 20)
        for place in range(3_000)
        for form in _ORDINARY
    ]
    read = _seconds(_read, lines)
    trip = _seconds(lambda line: json.loads(json.dumps({"id": 1, "text": line})), lines)
    print(f"an ordinary line: {read * 1e6:.0f} us, {read / trip:.1f} times a JSON round trip of it")


def _seconds(work: Callable[[str], object], lines: Sequence[str]) -> float:
    """Return the CPU time of one line, the best of three runs."""
    took = []
    for _ in range(3):
        start = time.process_time()
        for line in lines:
            work(line)
        took.append(time.process_time() - start)
    return min(took) / len(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
