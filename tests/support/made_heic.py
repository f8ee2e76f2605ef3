"""HEIC files box by box (ISO/IEC 14496-12 and 23008-12), around one drawing encoded beforehand.

The program has a decoder only, and so have its tests: a white sheet with a black box was encoded
as HEVC once, in 4:2:0; everything around it is written here, honest or not.
"""

import base64
import struct
from dataclasses import dataclass
from itertools import chain
from typing import Final

SIZE: Final = (128, 96)
MARK: Final = (16, 24, 48, 64)
"""Where the black box lies on the sheet before it is turned: left, top, right, bottom."""
STILL: Final = (b"heic", b"mif1")
_SETTINGS: Final = base64.b85decode(
    "0RwOV0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDD?$MQ18@KU0|1Z!00RI3"
    "0{|YN5FlY?x{^w3n}CLc0ssI505Sjo0{{XLVgLaE2SfqEa<C#m"
)
_PICTURE: Final = base64.b85decode(
    "0000_C;_in^=#DJ5038vRqS@}{*zj<1bHihtWWdFYAz0XEs((o#72()Fun0V<0AX*egjp8d#5hv6m|sv%D_<Lr!28_x"
    "SUP%CBPPi(d}v"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the file: a picture, a grid of them, or what is told about one."""

    kind: bytes
    content: bytes
    properties: tuple[bytes, ...] = ()
    refers: tuple[tuple[bytes, tuple[int, ...]], ...] = ()
    """Kinds of references and the items they lead to; items are counted from 1."""
    hidden: bool = False


def sheet(
    *properties: bytes,
    size: tuple[int, int] = SIZE,
    content: bytes = _PICTURE,
    hidden: bool = False,
) -> Item:
    """Return the drawing, with properties such as a turn, and a size it may only claim."""
    told = (_box(b"hvcC", _SETTINGS), _full(b"ispe", 0, struct.pack(">II", *size)))
    return Item(kind=b"hvc1", content=content, properties=told + properties, hidden=hidden)


def turned(quarters: int) -> bytes:
    """Return the property that turns a picture so many quarters anticlockwise."""
    return _box(b"irot", bytes([quarters]))


def mosaic(rows: int, columns: int, *properties: bytes, size: tuple[int, int]) -> tuple[Item, ...]:
    """Return a picture made of tiles, as telephones write it; it comes after all its tiles."""
    tiles = tuple(sheet(hidden=True) for _ in range(rows * columns))
    numbers = tuple(range(1, len(tiles) + 1))
    whole = Item(
        kind=b"grid",
        content=struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, *size),
        properties=(_full(b"ispe", 0, struct.pack(">II", *size)), *properties),
        refers=((b"dimg", numbers),),
    )
    return (*tiles, whole)


def camera_notes(orientation: int, about: int) -> Item:
    """Return EXIF that asks for a turn, beside the picture it is about."""
    entry = struct.pack(">2sHIHHIHHI", b"MM", 42, 8, 1, 0x0112, 3 << 16, 1, orientation, 0)
    return Item(
        kind=b"Exif",
        content=struct.pack(">I", 6) + b"Exif\0\0" + entry,
        refers=((b"cdsc", (about,)),),
    )


def heic(*items: Item, primary: int = 1, brands: tuple[bytes, ...] = STILL) -> bytes:
    """Return the file; ``primary`` is the number of the picture that stands for all."""
    kind = _box(b"ftyp", brands[0] + bytes(4) + b"".join(brands))
    start = len(kind) + len(_meta(items, primary, 0)) + 8
    contents = b"".join(item.content for item in items)
    return kind + _meta(items, primary, start) + _box(b"mdat", contents)


def _meta(items: tuple[Item, ...], primary: int, start: int) -> bytes:
    references = b"".join(
        _box(kind, struct.pack(f">HH{len(to)}H", number, len(to), *to))
        for number, item in enumerate(items, start=1)
        for kind, to in item.refers
    )
    return _full(
        b"meta",
        0,
        _full(b"hdlr", 0, bytes(4) + b"pict" + bytes(13)),
        _full(b"pitm", 0, struct.pack(">H", primary)),
        _full(b"iloc", 0, _places(items, start)),
        _full(b"iinf", 0, struct.pack(">H", len(items)), *_entries(items)),
        _full(b"iref", 0, references),
        _properties(items),
    )


def _places(items: tuple[Item, ...], start: int) -> bytes:
    written = struct.pack(">BBH", 0x44, 0, len(items))
    for number, item in enumerate(items, start=1):
        written += struct.pack(">HHHII", number, 0, 1, start, len(item.content))
        start += len(item.content)
    return written


def _entries(items: tuple[Item, ...]) -> list[bytes]:
    return [
        _full(b"infe", 2 << 24 | item.hidden, struct.pack(">HH", number, 0), item.kind, b"\0")
        for number, item in enumerate(items, start=1)
    ]


def _properties(items: tuple[Item, ...]) -> bytes:
    """Return every item's properties, each written for itself, and whose they are."""
    all_of_them = b"".join(chain.from_iterable(item.properties for item in items))
    owners, last = struct.pack(">I", len(items)), 0
    for number, item in enumerate(items, start=1):
        first, last = last + 1, last + len(item.properties)
        places = bytes(0x80 | place for place in range(first, last + 1))
        owners += struct.pack(">HB", number, len(places)) + places
    return _box(b"iprp", _box(b"ipco", all_of_them), _full(b"ipma", 0, owners))


def _box(kind: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return struct.pack(">I", 8 + len(content)) + kind + content


def _full(kind: bytes, version_and_flags: int, *contents: bytes) -> bytes:
    return _box(kind, struct.pack(">I", version_and_flags), *contents)
