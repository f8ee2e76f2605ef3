"""The job of the child: open one upload and hand back its pages, or the reason why not."""

from collections.abc import Iterator
from typing import Final

from workstation.domain.proofs import UnreadableReason, UnreadableUpload
from workstation.gateway.sandbox.documents import rendered_documents
from workstation.gateway.sandbox.file_types import HEIC, PDF, media_type
from workstation.gateway.sandbox.limits import MOST_BYTES
from workstation.gateway.sandbox.messages import Message
from workstation.gateway.sandbox.pages import Rendered
from workstation.gateway.sandbox.pictures import refuse_bombs, rendered_pictures
from workstation.gateway.sandbox.telephone_photos import rendered_telephone_photos

_LONGEST_STRIP: Final = 100
"""A page may be so many times as long as it is wide, or as wide as it is long."""


def open_upload(request: Message) -> Message:
    """Open the upload in the request's body; every failure is an answer with a reason."""
    try:
        return _opened(request.bodies[0])
    except UnreadableUpload as refused:
        return Message({"unreadable": refused.reason.value})
    except MemoryError:
        return Message({"unreadable": UnreadableReason.TOO_MANY_PIXELS.value})
    except Exception:  # decoders raise anything on broken files; the officer gets a reason
        return Message({"unreadable": UnreadableReason.DAMAGED.value})


def _opened(body: bytes) -> Message:
    if len(body) > MOST_BYTES:
        raise UnreadableUpload(UnreadableReason.TOO_LARGE)
    refuse_bombs()
    kind = media_type(body)
    heads, pictures = [], []
    for page in _rendered(body, kind):
        if max(page.picture.size) > _LONGEST_STRIP * min(page.picture.size):
            raise UnreadableUpload(UnreadableReason.TOO_NARROW)
        heads.append(page.head())
        pictures.append(page.jpeg())
    if not heads:
        raise UnreadableUpload(UnreadableReason.DAMAGED)
    return Message({"media_type": kind, "pages": heads}, tuple(pictures))


def _rendered(body: bytes, kind: str) -> Iterator[Rendered]:
    if kind == PDF:
        return rendered_documents(body)
    if kind == HEIC:
        return rendered_telephone_photos(body)
    return rendered_pictures(body, kind)
