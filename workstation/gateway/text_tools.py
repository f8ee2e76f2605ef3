"""Collects and compiles the words applicants read: ``python -m workstation.gateway.text_tools``.

update   collects the texts of the code into the .po files and keeps what is translated
compile  writes the .mo files
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workstation.gateway.texts import CATALOGUE_NAMES, DOMAIN

_HERE: Final = Path(__file__).resolve()
_SOURCES: Final = ("message_texts.py", "letter_texts.py")
FOLDER: Final = _HERE.parents[2] / "resources" / "i18n" / DOMAIN
_HEADER: Final = "# Letters and messages to applicants: translations."
_MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The same files give the same bytes on every day."""


def extracted() -> Catalog:
    """Return a catalogue of the texts in the code, untranslated."""
    catalogue = Catalog(project="verification workstation", charset="utf-8", creation_date=_MADE)
    for source in _SOURCES:
        path = _HERE.with_name(source)
        for _, message, comments, context in extract_from_file(
            "python", path, keywords={"N_": None}
        ):
            place = f"{path.parent.parent.name}/{path.parent.name}/{source}"
            catalogue.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    return catalogue


def translations(folder: Path = FOLDER) -> Iterator[tuple[Path, Catalog]]:
    """Yield the translated catalogues and where they lie."""
    for name in CATALOGUE_NAMES.values():
        path = folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"
        if not path.exists():
            yield path, Catalog(locale=name, project="verification workstation", fuzzy=False)
            continue
        with path.open("rb") as stream:
            yield path, read_po(stream, locale=name)


def update(folder: Path = FOLDER) -> None:
    """Bring the ``.po`` files in line with the code."""
    for path, catalogue in translations(folder):
        catalogue.update(extracted(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.creation_date = catalogue.revision_date = _MADE
        catalogue.header_comment = _HEADER
        catalogue.version = catalogue.msgid_bugs_address = ""
        catalogue.last_translator = catalogue.language_team = ""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, catalogue, width=99, include_lineno=False)


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the ``.mo`` file the program reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def compile_all(folder: Path = FOLDER) -> None:
    """Write the ``.mo`` file of every language."""
    for path, catalogue in translations(folder):
        path.with_suffix(".mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    {"update": update, "compile": compile_all}[sys.argv[1]]()
