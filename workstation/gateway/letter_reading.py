"""Reads the references off photographs and scans of letters, as the letter room gets them back."""

from dataclasses import dataclass

from workstation.domain.letters import LetterReference
from workstation.domain.proofs import Quad
from workstation.gateway.barcodes import Symbol, read_references
from workstation.gateway.sandbox.opener import SandboxedOpener


@dataclass(frozen=True, slots=True)
class LetterOnPage:
    """A letter's reference and where it stands in a file."""

    page: int
    reference: LetterReference
    symbol: Symbol
    quad: Quad
    """In pixels of the file as it came."""


@dataclass(frozen=True, slots=True)
class LetterReader:
    """Reads letters through the sandbox: only re-encoded pages are looked at here."""

    opener: SandboxedOpener

    def read(self, body: bytes) -> tuple[LetterOnPage, ...]:
        """Return the references in a file, page by page, each once a page.

        Raises:
            UnreadableUpload: the file could not be opened, with the reason.
        """
        return tuple(
            LetterOnPage(
                page.number, found.reference, found.symbol, page.to_upload.quad(found.quad)
            )
            for page in self.opener.open(body).pages
            for found in read_references(page.jpeg)
        )
