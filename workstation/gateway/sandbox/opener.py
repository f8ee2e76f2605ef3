"""Opens uploads through the sandbox; the program itself never decodes a stranger's bytes."""

from dataclasses import dataclass, replace
from typing import Any, Final

from workstation.domain.proofs import (
    Affine,
    OpenedPage,
    OpenedUpload,
    PageText,
    UnreadableReason,
    UnreadableUpload,
)
from workstation.gateway.sandbox.client import JobLost, JobOverdue, Sandbox
from workstation.gateway.sandbox.file_types import HEIC, media_type
from workstation.gateway.sandbox.limits import MOST_BYTES, MOST_PAGES, SHOWN_PIXELS, Limits
from workstation.gateway.sandbox.messages import Message

OPENING: Final = Limits()
_JPEG_START: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class SandboxedOpener:
    """Opens uploads in limited children of a fork server."""

    sandbox: Sandbox
    limits: Limits = OPENING

    def open(self, body: bytes) -> OpenedUpload:
        """Return the re-encoded pages of an upload.

        Raises:
            UnreadableUpload: with the reason; the original bytes are never touched.
        """
        if len(body) > MOST_BYTES:
            raise UnreadableUpload(UnreadableReason.TOO_LARGE)
        kind = media_type(body)  # looks at the first bytes only, and may spare a child
        try:
            answer = self.sandbox.run("open", {}, body, limits_for(kind, self.limits))
        except JobOverdue as error:
            raise UnreadableUpload(UnreadableReason.TOOK_TOO_LONG) from error
        except JobLost as error:
            raise UnreadableUpload(UnreadableReason.CRASHED) from error
        return _upload(answer)


def limits_for(kind: str, limits: Limits) -> Limits:
    """Return the limits that a file of this media type is opened under.

    libde265 decodes in a thread of its own and aborts where it may not start one.
    """
    return replace(limits, may_start_programs=True) if kind == HEIC else limits


def _upload(answer: Message) -> OpenedUpload:
    """Return the upload a child described; what does not fit was not made by our code.

    Raises:
        UnreadableUpload: the child's own reason, or ``CRASHED`` for nonsense.
    """
    try:
        if "unreadable" in answer.head:
            raise UnreadableUpload(UnreadableReason(answer.head["unreadable"]))
        heads = answer.head["pages"]
        if not 1 <= len(heads) <= MOST_PAGES:
            raise UnreadableUpload(UnreadableReason.CRASHED)
        pages = tuple(
            _page(number, head, jpeg)
            for number, (head, jpeg) in enumerate(zip(heads, answer.bodies, strict=True), start=1)
        )
        return OpenedUpload(media_type=str(answer.head["media_type"]), pages=pages)
    except (KeyError, ValueError, TypeError) as error:
        raise UnreadableUpload(UnreadableReason.CRASHED) from error


def _page(number: int, head: dict[str, Any], jpeg: bytes) -> OpenedPage:
    width, height = (int(side) for side in head["size"])
    upload_width, upload_height = (int(side) for side in head["upload_size"])
    if not jpeg.startswith(_JPEG_START) or not 0 < width * height <= SHOWN_PIXELS * 1.01:
        raise ValueError
    return OpenedPage(
        number=number,
        jpeg=jpeg,
        width=width,
        height=height,
        upload_width=upload_width,
        upload_height=upload_height,
        to_upload=Affine(*(float(value) for value in head["to_upload"])),
        text=tuple(
            PageText(str(word), float(left), float(top), float(right), float(bottom))
            for word, left, top, right, bottom in head["text"]
        ),
    )
