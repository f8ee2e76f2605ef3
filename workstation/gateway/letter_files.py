"""The batches of letters on this computer.

They hold names, addresses and codes that work: they are here to be printed, and no longer.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workstation.domain.holdings import BatchId
from workstation.gateway.files import keep_file

_NAME: Final = re.compile(r"batch-(\d{1,18})\.pdf|\.batch-(\d{1,18})\.pdf\.\d+\.new", re.ASCII)
"""A file, or what is left of one when the power went while it was written."""


@dataclass(frozen=True, slots=True)
class LetterFolder:
    """See the port ``LetterFiles``."""

    folder: Path

    def keep(self, id_: BatchId, pdf: bytes) -> Path:
        """Keep a batch durably and return its file; raises OSError."""
        file = self._file(id_)
        keep_file(file, pdf)
        return file

    def kept(self) -> Sequence[BatchId]:
        """See the port."""
        with suppress(OSError):
            found = (_NAME.fullmatch(file.name) for file in self.folder.iterdir())
            return [BatchId(int(name[1] or name[2])) for name in found if name]
        return []

    def discard(self, id_: BatchId) -> None:
        """See the port."""
        file = self._file(id_)
        for each in (file, *self.folder.glob(f".{file.name}.*.new")):
            with suppress(OSError):
                each.unlink(missing_ok=True)

    def _file(self, id_: BatchId) -> Path:
        return self.folder / f"batch-{id_}.pdf"
