"""The parts of a letter: what stands before its body, in it, and behind who signs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.prose import is_prose
from workstation.domain.extraction.reading import Line
from workstation.domain.extraction.textual import folded
from workstation.domain.slips import slips_between

_SALUTATION: Final = re.compile(
    r"\W*(?:d[ec]ar (?:[a-z]+[./ ]*){1,6}\W*|to whom it may concern\W*|[敬径谨致]启者\W*|"
    r"(?:亲爱|敬爱|尊敬)的.{1,12}|.{0,12}(?:先生|女士|小姐|太太)(?:/女士)? ?[:：])"
)
_VALEDICTION: Final = re.compile(
    r"\W*(?:此致|此[复覆]|(?:顺[颂祝]|敬[颂祝]|祝颂).{0,4}|(?:with )?(?:best|kind|warm)(?:est)? "
    r"regards|.{0,16}[谨敬][启上])\W*"
)
_YOURS: Final = ("yoursfaithfully", "yourssincerely", "yourstruly")
_SLIPS: Final = 2
"""Letters that may be misread in how a letter ends."""
_SLIP: Final = re.compile(
    r"payment (?:slip|advice|stub)|remittance (?:slip|advice)|reply (?:slip|form)|"
    r"acknowledge?ment|official use|office use|tear (?:off|here)|"
    r"存根|回条|回执|通知书连同|付款通知|由本.{1,4}填写|[只专]供.{1,6}(?:填写|使用)"
)
"""Over what is cut off and sent back, and what the office fills in."""
_COMMAS: Final = frozenset(",，。;；")
_SENTENCE_HAN: Final = 12
"""Chinese characters that a line of prose has."""


@dataclass(frozen=True, slots=True)
class LetterParts:
    """Where the parts of a letter stand on its page."""

    begins: float
    """Top of the salutation or of the first sentence, in pixels of the page as read."""
    ends: float | None
    """Top of what is said before who signs; None where it was not read."""
    cut_off: float
    """Top of a slip to send back; infinite where there is none."""

    def in_body(self, top: float) -> bool:
        """Whether something stands where a letter has its sentences and tables."""
        return self.begins < top and (self.ends is None or top < self.ends)

    def behind(self, top: float) -> bool:
        """Whether something stands where a letter has who signs, and after that its day."""
        return self.ends is not None and self.ends < top < self.cut_off


def letter_parts(lines: Sequence[Line], tops: Sequence[float]) -> Mapping[int, LetterParts]:
    """Return the parts of the letters among the lines, by their pages.

    Args:
        lines: of the upload.
        tops: of each, in pixels of its page as read.
    """
    standing = zip(lines, tops, strict=True)
    pages = groupby(standing, key=lambda one: one[0].page)
    return {page: parts for page, own in pages for parts in _parts([*own])}


def _parts(standing: Sequence[tuple[Line, float]]) -> Iterator[LetterParts]:
    plain = [(folded(line.text), top) for line, top in standing]
    salutation = next((top for text, top in plain if _SALUTATION.fullmatch(text)), None)
    ends = max((top for text, top in plain if _is_valediction(text)), default=None)
    if salutation is None and ends is None:
        return
    begins = salutation
    if begins is None and ends is not None:
        begins = next((top for text, top in plain if _is_sentence(text)), ends)
    slips = (top for text, top in plain if top > (ends or 0.0) and _SLIP.search(text))
    if begins is not None:
        yield LetterParts(begins, ends, min(slips, default=float("inf")))


def _is_valediction(text: str) -> bool:
    if _VALEDICTION.fullmatch(text):
        return True
    letters = "".join(filter(str.isalpha, text))
    return any(slips_between(letters, known, _SLIPS) <= _SLIPS for known in _YOURS)


def _is_sentence(text: str) -> bool:
    han = sum(map(is_han, text))
    return is_prose(text) or (han >= _SENTENCE_HAN and not _COMMAS.isdisjoint(text))
