"""Write ``resources/gazetteer`` from tables of open data.

Run by a developer when a list is renewed, never by the program::

    python -m workstation.gateway.build_gazetteer FOLDER_OF_CSV resources/gazetteer \
        [--flats ALS_3D.geojson ...]

The folder holds the Housing Authority's list of estates and blocks of two days
(``prh_estates_DAY.csv``, ``prh_blocks_DAY.csv``), and what was taken from the Address Lookup
Service (``als_estate_blocks_3_districts.csv``, ``als_roads_villages.csv``, ``als_buildings.csv``),
and buildings as people typed their names in both languages (``real_building_names_en_zh_dev.csv``).
With the files of 3D addresses the table of flats is written too; the program does without it.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from workstation.domain.addresses.naming import (
    EstateHead,
    block_numbers,
    estate_heads,
)
from workstation.domain.addresses.spelling import name_key
from workstation.gateway.address_3d import BadFeature, UnreadableFileError, flats_in
from workstation.gateway.gazetteer import (
    BLOCKS,
    BUILDINGS,
    ESTATES,
    FLATS,
    ROADS,
    flat_line,
    read_gazetteer,
)
from workstation.gateway.lookup_tables import (
    Row,
    district_of,
    names_of_block,
    numbers_beside_names,
    other_buildings,
    roads_of,
    sections,
    typed_names,
)

NOW: Final = "2025-12-31"
BEFORE: Final = "2021-03-31"
_SOURCE: Final = "Housing Authority of the Hong Kong SAR Government, open data of data.gov.hk"
_LOOKUP: Final = "Digital Policy Office of the Hong Kong SAR Government, Address Lookup Service"

_TYPED: Final = (
    "Names as people typed them: Centre for Health Protection, building lists, 2020-2022"
)


def build(source: Path, target: Path) -> None:
    """Write every table of the gazetteer."""
    estates, old_estates = (_rows(source, f"prh_estates_{day}") for day in (NOW, BEFORE))
    blocks, old_blocks = (_rows(source, f"prh_blocks_{day}") for day in (NOW, BEFORE))
    lookup = _rows(source, "als_estate_blocks_3_districts")
    buildings = _rows(source, "als_buildings")
    districts = {row["estate_id"]: district_of(row["district_en"]) for row in estates}
    aliases = _aliases(estates, old_estates)
    listed = _listed(blocks, old_blocks)
    days = _days(blocks, old_blocks)
    numbers = numbers_beside_names(blocks, lookup)
    target.mkdir(parents=True, exist_ok=True)
    _write(
        target / ESTATES,
        "id, English, Chinese, district, beginnings of names, former names with the day they were"
        f" listed. {_SOURCE}; {NOW} and {BEFORE}",
        (_estate_line(row, aliases.get(row["estate_id"], ())) for row in estates),
    )
    _write(
        target / BLOCKS,
        "id, English, Chinese, names, numbers, residential, listed on."
        f" {_SOURCE}; {NOW} and {BEFORE}",
        (_block_line(row, days, numbers) for row in listed.values()),
    )
    roads = _rows(source, "als_roads_villages")
    _write(target / ROADS, f"Roads and villages. {_LOOKUP}; 2025", sections(roads_of(roads)))
    heads = {head.key for row in estates for head in estate_heads(_estate_names(row))}
    others = list(other_buildings(buildings, lookup, listed.values(), districts))
    public = {name.key + name.word for row in listed.values() for name in names_of_block(row)}
    public |= {name_key(name) for row in estates for name in _estate_names(row)}
    typed = typed_names(_rows(source, "real_building_names_en_zh_dev"), others, public)
    private = (place for place in (*others, *typed) if heads.isdisjoint(place[:2]))
    _write(target / BUILDINGS, f"Other buildings. {_LOOKUP}; 2025. {_TYPED}", sections(private))


def _rows(source: Path, name: str) -> list[Row]:
    with (source / f"{name}.csv").open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def _write(path: Path, heading: str, lines: Iterable[str]) -> None:
    path.write_text("\n".join((f"# {heading}", *lines)) + "\n", encoding="utf-8")


def _aliases(now: Sequence[Row], before: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Return the names estates had on the earlier day and have no more."""
    columns = ("name_en", "name_zh_hant")
    current = {row["estate_id"]: row for row in now}
    return {
        row["estate_id"]: (row["name_en"], row["name_zh_hant"])
        for row in before
        if row["estate_id"] in current
        and any(row[column] != current[row["estate_id"]][column] for column in columns)
    }


def _estate_line(row: Row, aliases: Sequence[str]) -> str:
    # An alias is read as a list of its own: its English name tells the parts of its Chinese one.
    heads = dict.fromkeys(
        (*estate_heads(_estate_names(row)), *(estate_heads(aliases) if aliases else ()))
    )
    return "\t".join(
        (
            row["estate_id"],
            row["name_en"],
            row["name_zh_hant"],
            district_of(row["district_en"]),
            " ".join(_head_text(head) for head in heads),
            "/".join((BEFORE, *aliases)) if aliases else "",
        )
    )


def _estate_names(row: Row) -> tuple[str, str, str]:
    return row["name_en"], row["name_zh_hant"], row["name_zh_hans"]


def _head_text(head: EstateHead) -> str:
    return f"{head.key}/{'+'.join(sorted(head.tags))}/{head.word}"


def _listed(now: Sequence[Row], before: Sequence[Row]) -> dict[str, Row]:
    """Return every block of either list; the later list has the better names."""
    return {row["block_id"]: row for row in (*before, *now)}


def _block_line(
    row: Row, days: Mapping[str, Sequence[str]], numbers: Mapping[str, set[str]]
) -> str:
    id_ = row["block_id"]
    own = (*block_numbers((row["block_en"], row["block_zh_hant"])), *sorted(numbers.get(id_, ())))
    return "\t".join(
        (
            id_,
            row["block_en"],
            row["block_zh_hant"],
            " ".join(f"{name.key}/{name.variant}/{name.word}" for name in names_of_block(row)),
            " ".join(dict.fromkeys(own)),
            "no" if row["kind"] == "non-residential" else "yes",
            " ".join(days[id_]),
        )
    )


def _days(now: Sequence[Row], before: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Return the days of the lists that name each block."""
    days: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for day, rows in ((BEFORE, before), (NOW, now)):
        for row in rows:
            days[row["block_id"]] += (day,)
    return days


def write_flats(files: Sequence[Path], target: Path) -> list[BadFeature]:
    """Write the table of flats of the gazetteer in ``target``; return the features left out.

    Raises:
        UnreadableFileError: a file is not what it should be; the table stays as it was.
    """
    flats, bad = flats_in(files, read_gazetteer(target))
    heading = f"id, flats on each floor. {_LOOKUP}, 3D address; {', '.join(f.name for f in files)}"
    _write(target / FLATS, heading, (flat_line(*own) for own in sorted(flats.items())))
    return bad


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the tables; say on standard error what was left out, and exit 1 if anything was."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("source", type=Path, help="folder of CSV tables")
    options.add_argument("target", type=Path, help="folder of the gazetteer")
    options.add_argument("--flats", type=Path, nargs="+", default=[], help="3D address files")
    given = options.parse_args(arguments)
    build(given.source, given.target)
    if not given.flats:
        return 0
    try:
        bad = write_flats(given.flats, given.target)
    except (UnreadableFileError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"No table of flats was written: {error}\n")
        return 1
    for one in bad:
        sys.stderr.write(f"{one.file}, feature {one.index} was left out: {one.problem}.\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
