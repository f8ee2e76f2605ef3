"""A document's machine-readable zone on its way to the check. Plain Python, no Qt."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from workstation.domain.identity_checks import Author, DocumentPicture
from workstation.domain.mrz import read_mrz

_ANY_DAY: Final = date(2000, 1, 1)
"""Whether a text holds a zone does not depend on the day."""


def holds_zone(text: str) -> bool:
    """Say whether a text holds a machine-readable zone, whatever it says."""
    return bool(read_mrz(text, today=_ANY_DAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedZone:
    """A zone as it came: from a scanner that types, or read from a picture."""

    text: str = field(repr=False)
    picture: DocumentPicture | None = None
    """What it was read from; None: a scanner typed it, or somebody pasted it."""
    page: bytes = field(default=b"", repr=False)
    """The page of the picture, a JPEG file; empty without a picture."""

    @property
    def author(self) -> Author:
        """Who says what stands in the zone."""
        keyed = self.picture is not None and self.picture.keyed
        return Author.READER_AND_CLERK if keyed else Author.READER
