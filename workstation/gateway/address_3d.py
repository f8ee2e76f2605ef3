"""The government's 3D address file: the floors and flats of every block of public rental housing.

Source of the shape: Digital Policy Office, Address Lookup Service, data dictionary and the files
``als_addresses_(district).geojson`` of data.gov.hk. A GeoJSON FeatureCollection, one feature a
building; ``properties.Address.PremisesAddress`` holds ``EngPremisesAddress`` and
``ChiPremisesAddress``, and in those ``Eng3dAddress`` and ``Chi3dAddress``, one entry a flat. What
there is only one of may stand without its list.

The files are hundreds of megabytes: they are read feature by feature, never as a whole.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from workstation.domain.addresses import BlockId, Gazetteer, parse_address
from workstation.domain.addresses.flats import FlatNumber, read_flat
from workstation.domain.addresses.floors import normal_floor

_CHUNK: Final = 1 << 20
_LONGEST_FEATURE: Final = 64 << 20
"""Characters; a block of a thousand flats has less than one million."""
_SPACE: Final = " \t\r\n"

Flats = Mapping[BlockId, frozenset[FlatNumber]]


@dataclass(frozen=True, slots=True)
class BadFeature:
    """A feature that was left out."""

    file: str
    index: int
    """From 0, as the file counts them."""
    problem: str


class UnreadableFileError(Exception):
    """A file that is no FeatureCollection, or breaks off; ``str`` says where."""


def flats_in(files: Iterable[Path], gazetteer: Gazetteer) -> tuple[Flats, list[BadFeature]]:
    """Return the flats of every block the files tell of, and the features that were left out.

    A building without flats is no public rental housing and is passed over in silence.

    Raises:
        UnreadableFileError: a file is not what it should be; nothing of it may be used.
    """
    flats: defaultdict[BlockId, set[FlatNumber]] = defaultdict(set)
    bad: list[BadFeature] = []
    spoilt: set[BlockId] = set()
    for path in files:
        with path.open(encoding="utf-8-sig") as stream:
            for index, feature in enumerate(features(stream, path.name)):
                try:
                    block_id, entries = _block_of(feature, gazetteer)
                except _UnusableError as error:
                    bad.append(BadFeature(path.name, index, str(error)))
                    continue
                own = [_flat(entry) for entry in entries]
                if None in own:
                    bad.append(BadFeature(path.name, index, "a flat of it is no flat"))
                    spoilt.add(block_id)
                flats[block_id].update(flat for flat in own if flat is not None)
    known = {id_: frozenset(own) for id_, own in flats.items() if own and id_ not in spoilt}
    return known, bad


def features(stream: TextIO, name: str) -> Iterator[object]:
    """Yield the features of a collection one by one, holding little more than one.

    Raises:
        UnreadableFileError: there is no list of features, it is no JSON, or it breaks off.
    """
    decoder = json.JSONDecoder()
    buffer = _up_to_list(stream, name)
    index = 0
    while True:
        buffer = _past_gap(buffer, stream, index)
        if buffer[:1] == "]":
            return
        feature, buffer = _decoded(decoder, buffer, stream, f"{name}, feature {index}")
        yield feature
        index += 1


def _up_to_list(stream: TextIO, name: str) -> str:
    """Return what follows the bracket that opens the list of features."""
    buffer = ""
    while chunk := stream.read(_CHUNK):
        buffer += chunk
        key = buffer.find('"features"')
        opened = buffer.find("[", key) if key >= 0 else -1
        if opened >= 0:
            return buffer[opened + 1 :]
        if len(buffer) > _LONGEST_FEATURE:
            break
    message = f"{name}: no list of features"
    raise UnreadableFileError(message)


def _past_gap(buffer: str, stream: TextIO, index: int) -> str:
    """Return the buffer from the next feature, or from the end of the list."""
    gap = _SPACE + ("," if index else "")
    buffer = buffer.lstrip(gap)
    while not buffer and (chunk := stream.read(_CHUNK)):
        buffer = chunk.lstrip(gap)
    return buffer


def _decoded(
    decoder: json.JSONDecoder, buffer: str, stream: TextIO, where: str
) -> tuple[object, str]:
    """Return the first value of the buffer, reading on until it is whole, and what follows."""
    more = _CHUNK
    while True:
        try:
            value, end = decoder.raw_decode(buffer)
        except (ValueError, RecursionError) as error:
            chunk = stream.read(more)
            if not chunk or len(buffer) > _LONGEST_FEATURE:
                message = f"{where}: broken off or no JSON"
                raise UnreadableFileError(message) from error
            buffer += chunk
            more *= 2
        else:
            return value, buffer[end:]


class _UnusableError(Exception):
    """A feature cannot be used; ``str`` says why."""


_Entry = tuple[object, object]
"""What is said of one flat: its floor and its unit."""


def _block_of(feature: object, gazetteer: Gazetteer) -> tuple[BlockId, list[_Entry]]:
    """Return the block of a feature and what is said of its flats; no id without flats."""
    premises = _inside(feature, "properties", "Address", "PremisesAddress")
    if not isinstance(premises, dict):
        message = "no premises address"
        raise _UnusableError(message)
    entries = _entries(premises, "Eng") or _entries(premises, "Chi")
    if not entries:
        return BlockId(""), entries
    found = {
        block_id
        for language in ("Eng", "Chi")
        if (line := _line(premises, language))
        and (block_id := parse_address(line, gazetteer).block_id)
    }
    if len(found) != 1:
        message = "its names are of two blocks" if found else "no block of the list"
        raise _UnusableError(message)
    return found.pop(), entries


def _line(premises: Mapping[str, object], language: str) -> str:
    """Return building, block and estate as one line, as people write it."""
    own = _inside(premises, f"{language}PremisesAddress")
    estate = _text(own, f"{language}Estate", "EstateName")
    block = _block(_inside(own, f"{language}Block"), language)
    building = _text(own, "BuildingName")
    if not estate or not (block or building):
        return ""
    if language == "Chi":
        return f"{estate} {building} {block}"
    return f"{building}, {block}, {estate}"


def _block(block: object, language: str) -> str:
    descriptor, number = _text(block, "BlockDescriptor"), _text(block, "BlockNo")
    if not number:
        return ""
    if language == "Chi" or _text(block, "BlockDescriptorPrecedenceIndicator") == "N":
        return f"{number}{'' if language == 'Chi' else ' '}{descriptor}"
    return f"{descriptor} {number}"


def _entries(premises: Mapping[str, object], language: str) -> list[_Entry]:
    own = _inside(premises, f"{language}PremisesAddress")
    listed = own.get(f"{language}3dAddress") if isinstance(own, dict) else None
    return [
        (_inside(entry, f"{language}Floor"), _inside(entry, f"{language}Unit"))
        for entry in (listed if isinstance(listed, list) else [listed] if listed else [])
    ]


def _flat(entry: _Entry) -> FlatNumber | None:
    floor, unit = entry
    said = _text(floor, "FloorNum") or _text(floor, "FloorDescription")
    code = normal_floor(said) if said else None
    readings = read_flat(code, f"{_text(unit, 'UnitNo')}{_text(unit, 'UnitPortion')}").readings
    return readings[0] if readings else None


def _inside(value: object, *path: str) -> object:
    """Return what a path of names leads to; of a list on the way the first."""
    for name in path:
        inner = value.get(name) if isinstance(value, dict) else None
        value = inner[0] if isinstance(inner, list) and inner else inner
    return value


def _text(value: object, *path: str) -> str:
    found = _inside(value, *path)
    return str(found).strip() if isinstance(found, str | int) else ""
