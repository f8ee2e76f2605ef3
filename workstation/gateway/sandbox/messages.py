"""Length-prefixed messages between the program, its fork server and the children."""

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_HEAD: Final = struct.Struct(">II")
MOST_BYTES: Final = 192 * 1024 * 1024
"""No message is larger; a child that claims otherwise is not believed."""
PREFIX_BYTES: Final = _HEAD.size
"""So many bytes of a message tell its size."""
_MOST_BODIES: Final = 64


class BrokenMessage(ValueError):
    """The bytes are not a message of ours."""


@dataclass(frozen=True, slots=True)
class Message:
    """A small JSON head and the byte strings that go with it."""

    head: dict[str, Any] = field(repr=False)
    bodies: tuple[bytes, ...] = field(default=(), repr=False)


def packed(message: Message) -> bytes:
    """Return the message as bytes that ``read`` understands."""
    head = {"sizes": [len(body) for body in message.bodies], "head": message.head}
    text = json.dumps(head, ensure_ascii=True).encode("ascii")
    total = sum(len(body) for body in message.bodies)
    return b"".join((_HEAD.pack(len(text), total), text, *message.bodies))


def size_of(prefix: bytes) -> int:
    """Return of how many bytes a message is, its first ``PREFIX_BYTES`` among them."""
    sizes: tuple[int, int] = _HEAD.unpack(prefix)
    return PREFIX_BYTES + sum(sizes)


def read(take: Callable[[int], bytes]) -> Message | None:
    """Read one message with ``take``, which returns so many bytes or fewer at the end.

    Returns:
        The message, or None where the stream ended before its first byte.

    Raises:
        BrokenMessage: the stream ended inside a message, or it is not one.
    """
    prefix = take(_HEAD.size)
    if not prefix:
        return None
    if len(prefix) < _HEAD.size:
        raise BrokenMessage
    head_size, total = _HEAD.unpack(prefix)
    if head_size + total > MOST_BYTES:
        raise BrokenMessage
    content = take(head_size + total)
    if len(content) < head_size + total:
        raise BrokenMessage
    return _parsed(content, head_size)


def _parsed(content: bytes, head_size: int) -> Message:
    try:
        outer = json.loads(content[:head_size])
        sizes, head = outer["sizes"], outer["head"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenMessage from error
    if not isinstance(head, dict) or not _plausible(sizes, len(content) - head_size):
        raise BrokenMessage
    bodies, at = [], head_size
    for size in sizes:
        bodies.append(content[at : at + size])
        at += size
    return Message(head, tuple(bodies))


def _plausible(sizes: object, total: int) -> bool:
    if not isinstance(sizes, Sequence) or len(sizes) > _MOST_BODIES:
        return False
    whole = all(isinstance(size, int) and size >= 0 for size in sizes)
    return whole and sum(sizes) == total
