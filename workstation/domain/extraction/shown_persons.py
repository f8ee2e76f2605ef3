"""Lines that consist of a person's name, in one script or in both, and where in them it stands."""

import re
from functools import lru_cache
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.name_words import MARKS, TITLES, parsed_name
from workstation.domain.extraction.names_in_chinese import (
    HAN_LETTERS,
    HAN_TITLE,
    chinese_name_in,
    chinese_name_shown,
    ends_as_a_name,
)
from workstation.domain.extraction.names_in_english import english_name_shown
from workstation.domain.extraction.textual import KEPT
from workstation.domain.names import PersonName

_LONGEST_LINE: Final = 100
"""Characters; a longer line is no name in two scripts, whatever stands on it."""
_IN_BOTH: Final = re.compile(
    rf"(?:(?P<before>[^{HAN_LETTERS}]*[A-Za-z][^{HAN_LETTERS}]*?)[\s/(（]*)?"
    rf"(?P<han>[{HAN_LETTERS}][{HAN_LETTERS}\s]*)"
    rf"(?(before)[)）\s]*|[()（）/\s]*(?P<behind>[^{HAN_LETTERS}()（）]*[A-Za-z]"
    rf"[^{HAN_LETTERS}()（）]*)[)）\s]*)"
)
"""A line with a piece in English and one in Chinese."""


@lru_cache(maxsize=KEPT)
def name_shown(text: str) -> PersonName | None:
    """Return the name a line seems to consist of, or None when it is something else."""
    short = len(text) <= _LONGEST_LINE and any(map(is_han, text))
    both = _IN_BOTH.fullmatch(text) if short else None
    if both is None:
        return _shown_in_one_script(text)
    english = _shown_in_one_script(both["before"] or both["behind"])
    chinese = chinese_name_in(both["han"], surname="", wanted="")
    if english is None or chinese is None or not ends_as_a_name(chinese.folded_chinese):
        return None
    return parsed_name(english.english, chinese.chinese)


def _shown_in_one_script(text: str) -> PersonName | None:
    return chinese_name_shown(text) or english_name_shown(text)


def name_span(text: str) -> tuple[int, int]:
    """Return where the name stands in a line that shows one: without titles and marks."""
    start, end = 0, len(text)
    title = re.match(
        rf"\W*(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\b\.?\s+", text, re.I
    )
    if title is not None:
        start = title.end()
    suffix = HAN_TITLE.search(text.rstrip(" .,:;|"))
    if suffix is not None:
        end = suffix.start()
    core = text[start:end]
    start += len(core) - len(core.lstrip(MARKS))
    return start, start + len(core.strip(MARKS))
