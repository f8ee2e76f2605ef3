"""Letters on pages: A4 sheets for a window envelope, set by Typst with the Noto CJK fonts.

The template (``resources/letters/*.typ``) is layout only. Words and personal details reach it as
JSON and are never evaluated, so nothing an applicant writes can become markup.
"""

import io
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

import pypdfium2
import typst

from workstation.domain.applications import Language
from workstation.domain.errors import WorkstationError
from workstation.domain.letters import LetterKind, LetterReference, LetterSheet
from workstation.gateway.barcodes import (
    BAR_MODULE_MM,
    BAR_QUIET_MODULES,
    QR_MODULE_MM,
    QR_QUIET_MODULES,
    WINDOW_MODULE_MM,
    Drawing,
    code128_drawing,
    qr_drawing,
)
from workstation.gateway.letter_texts import OFFICE, LetterTexts

NOTO_CJK_FOLDERS: Final = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
)
"""Where Debian's and other systems' Noto CJK packages put the fonts."""

MASKED_CODE: Final = "***** *****"
"""What a preview shows in the place of the code."""

_FONTS: Final[Mapping[Language, str]] = {
    Language.ENGLISH: "Noto Serif CJK HK",
    Language.TRADITIONAL_CHINESE: "Noto Serif CJK HK",
    Language.SIMPLIFIED_CHINESE: "Noto Serif CJK SC",
}
_NEEDED_FONTS: Final = frozenset({*_FONTS.values(), "Noto Sans Mono CJK HK"})
_SCRIPTS: Final[Mapping[Language, tuple[str, str]]] = {
    Language.ENGLISH: ("en", "HK"),
    Language.TRADITIONAL_CHINESE: ("zh", "HK"),
    Language.SIMPLIFIED_CHINESE: ("zh", "CN"),
}
_PREVIEW_PPI: Final = 120.0


class LetterFontsMissing(WorkstationError):
    """The fonts letters are set in are not installed; ``facts['font']`` is one of them."""

    code = "letter_fonts_missing"


class LetterDoesNotFit(WorkstationError):
    """A letter's address does not fit its window; ``facts['letter']`` is its reference."""

    code = "letter_does_not_fit"


class LetterPages:
    """Sets letters; made once, the fonts are found on first use and kept.

    Every call has its own compiler, so calls may come from several threads. What Typst set last
    stays in the process's memory for a few calls, codes included: print where codes may be.

    Args:
        templates: the folder of the ``.typ`` files.
        texts: the words.
        sides: 2 prints notes on the back of every letter.
        font_folders: where the Noto CJK fonts lie; folders that do not exist are passed over.
    """

    def __init__(
        self,
        templates: Path,
        texts: LetterTexts,
        *,
        sides: Literal[1, 2] = 1,
        font_folders: Sequence[Path] = NOTO_CJK_FOLDERS,
    ) -> None:
        self._templates = templates
        self._texts = texts
        self._sides = sides
        self._font_folders = font_folders

    def batch(self, letters: Sequence[LetterSheet], *, batch_number: int) -> bytes:
        """Return one PDF with every letter; the same letters give the same bytes.

        Each foot says the batch, the letter's place in it and how many there are, so that a
        missing page is noticed.

        Raises:
            LetterFontsMissing: the fonts are not installed.
            LetterDoesNotFit: an address is too long for the window.
            ValueError: no letters, or a PIN letter without its code.
        """
        if not letters:
            raise ValueError("a batch has at least one letter")
        if any(sheet.kind is LetterKind.PIN and sheet.code is None for sheet in letters):
            raise ValueError("a PIN letter is printed with its code only")
        pages = [
            self._page(sheet, f"B{batch_number:06d} · {number} / {len(letters)}")
            for number, sheet in enumerate(letters, start=1)
        ]
        pdf = self._set(pages, f"Letters, batch {batch_number}", letters[0], format="pdf")
        assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file
        if _page_count(pdf) != len(letters) * self._sides:
            raise LetterDoesNotFit(letter=self._overflowing(letters)[0].reference.digits)
        return pdf

    def misfits(self, letters: Sequence[LetterSheet]) -> frozenset[LetterReference]:
        """Return those whose address is too long for the window, found without their codes.

        Raises:
            LetterFontsMissing: the fonts are not installed.
        """
        bad: set[LetterReference] = set()
        while left := [sheet for sheet in letters if sheet.reference not in bad]:
            try:
                pages = self._pages_without_code(left)
            except LetterDoesNotFit as error:
                bad.add(LetterReference(error.facts["letter"]))
                continue
            if pages != len(left) * self._sides:
                bad |= {sheet.reference for sheet in self._overflowing(left)}
            break
        return frozenset(bad)

    def _overflowing(self, letters: Sequence[LetterSheet]) -> list[LetterSheet]:
        """Return those that take more pages than they may, each set on its own."""
        return [one for one in letters if self._pages_without_code([one]) != self._sides]

    def _pages_without_code(self, letters: Sequence[LetterSheet]) -> int:
        sheets = [sheet.without_code() for sheet in letters]
        pages = [self._page(sheet, "") for sheet in sheets]
        pdf = self._set(pages, "Trial", sheets[0], format="pdf")
        assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file
        return _page_count(pdf)

    def preview(self, letter: LetterSheet, *, ppi: float = _PREVIEW_PPI) -> bytes:
        """Return the letter's front as PNG, its code masked.

        Raises:
            LetterFontsMissing: the fonts are not installed.
            LetterDoesNotFit: the address is too long for the window.
        """
        made = self._preview(letter, format="png", ppi=ppi)
        return made if isinstance(made, bytes) else made[0]

    def preview_pdf(self, letter: LetterSheet) -> bytes:
        """Return the letter as PDF, its code masked; raises as :meth:`preview` does."""
        made = self._preview(letter, format="pdf")
        assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
        return made

    def _preview(self, letter: LetterSheet, **options: Any) -> bytes | list[bytes]:
        sheet = letter.without_code()
        return self._set([self._page(sheet, "")], "Preview", sheet, **options)

    def _set(
        self, pages: Sequence[Mapping[str, Any]], title: str, first: LetterSheet, **options: Any
    ) -> bytes | list[bytes]:
        document = {"title": title, "office": OFFICE, "sides": self._sides, "letters": pages}
        compiler = typst.Compiler(
            self._templates / "letter.typ",
            root=self._templates,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"letters": json.dumps(document, ensure_ascii=False)},
        )
        made_at = datetime.combine(first.dated_on, time(), UTC)
        try:
            made = compiler.compile(timestamp=made_at, pdf_tags=False, **options)
        except typst.TypstError as error:
            raise _translated(error) from None  # its trace would quote the letter
        assert made is not None  # noqa: S101 - without an output path the file is returned
        return made

    @cached_property
    def _fonts(self) -> typst.Fonts:
        folders = [folder for folder in self._font_folders if folder.is_dir()]
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=folders
        )
        missing = _NEEDED_FONTS.difference(fonts.families())
        if missing:
            raise LetterFontsMissing(font=min(missing))
        return fonts

    def _page(self, sheet: LetterSheet, mark: str) -> dict[str, Any]:
        words = self._texts.words(sheet)
        lang, region = _SCRIPTS[sheet.language]
        return {
            **asdict(words),
            "lang": lang,
            "region": region,
            "font": _FONTS[sheet.language],
            "name": _printable(sheet.name),
            "address": [_breakable(line) for line in sheet.address.splitlines() if line.strip()],
            "application": sheet.application_reference,
            "reference": sheet.reference.grouped,
            "code": _shown_code(sheet),
            "stamp": sheet.kind is LetterKind.COUNTER,
            "sides": self._sides,
            "mark": mark,
            "qr": _symbol(qr_drawing(sheet.reference), QR_QUIET_MODULES * QR_MODULE_MM),
            "window": asdict(qr_drawing(sheet.reference, WINDOW_MODULE_MM)),
            "bars": _symbol(code128_drawing(sheet.reference), BAR_QUIET_MODULES * BAR_MODULE_MM),
        }


def _shown_code(sheet: LetterSheet) -> str | None:
    if sheet.kind is not LetterKind.PIN:
        return None
    return sheet.code.grouped if sheet.code else MASKED_CODE


def _symbol(drawing: Drawing, quiet_mm: float) -> dict[str, Any]:
    return {**asdict(drawing), "quiet_mm": quiet_mm}


def _printable(text: str) -> str:
    """Return text on one line, without the invisible characters that turn or hide others."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


_AFTER_COMMA: Final = re.compile(r"(?<=[,，、;；])\s*")
_NUMBER_AND_UNIT: Final = re.compile(r"(?<=[0-9A-Za-z])(?=[樓楼座室期號号層层單单])")
_WORD_JOINER: Final = "\N{WORD JOINER}"


def _breakable(line: str) -> list[str]:
    """Return an address line in the parts between which it may be broken."""
    parts = _AFTER_COMMA.split(_printable(line))
    return [_NUMBER_AND_UNIT.sub(_WORD_JOINER, part) for part in parts if part]


def _page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return len(document)
    finally:
        document.close()


_DOES_NOT_FIT: Final = re.compile(r"does not fit: \w+ ([0-9 ]{19})")


def _translated(error: typst.TypstError) -> Exception:
    """Return what an error of the template means; its text may quote the letter, so it is left."""
    found = _DOES_NOT_FIT.search(error.message)
    if found:
        return LetterDoesNotFit(letter=found[1].replace(" ", ""))
    return RuntimeError("the letter template failed")
