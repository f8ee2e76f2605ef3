"""Where the picture of a document comes from: a file that is chosen, or dropped on the desk."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.file_dialogs import file_dialog
from workstation.domain.errors import WorkstationError

ENDINGS: Final = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif", ".webp", ".pdf"}
)
"""Of the names of files that are offered; what a file is, its content tells."""
_MOST_BYTES: Final = 64 * 1024 * 1024
"""More of a file is not taken into memory; the reader refuses far smaller ones."""


class FileNotRead(WorkstationError):
    """Nothing is known of a file's content; ``gone`` says whether it is not there any more."""

    def __init__(self, *, gone: bool) -> None:
        super().__init__()
        self.gone = gone


class PictureFiles(QObject):
    """Asks for a file; remembers the folder of the last one while the program runs."""

    chosen = Signal(object)
    """Carries the ``Path``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = ""

    def ask(self, window: QWidget, title: str) -> None:
        """Let somebody choose a file."""
        dialog = file_dialog(window, title, self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setObjectName("counter.picture.choose")
        dialog.setNameFilter(" ".join(f"*{ending}" for ending in sorted(ENDINGS)))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, file: str) -> None:
        self._folder = str(Path(file).parent)
        self.chosen.emit(Path(file))


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file on this computer that is dragged, or None."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


def bytes_of(file: Path) -> bytes:
    """Return what is in a file.

    Raises:
        FileNotRead: it is not there any more, or may not be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError as error:
        raise FileNotRead(gone=isinstance(error, FileNotFoundError)) from error
