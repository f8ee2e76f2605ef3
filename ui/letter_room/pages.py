"""What people enter in the letter room, read: page numbers, stacks of references. No Qt."""

import re
from typing import Final

_RANGE: Final = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?")
_BETWEEN: Final = re.compile(r"[\s,;，、；]+")
_REFERENCE: Final = re.compile(r"EGL1\s*[:;]\s*[0-9A-Za-z]{12}|(?:\d[ -]?){15}\d", re.IGNORECASE)


def page_numbers(text: str, last: int) -> tuple[int, ...] | None:
    """Return the pages that ``text`` names ("3, 17-19"), in order, each once.

    None when it names something that is no page of a batch of ``last`` pages.
    """
    found: set[int] = set()
    rest = text
    for match in _RANGE.finditer(text):
        first = int(match[1])
        end = int(match[2] or first)
        if not 1 <= first <= end <= last:
            return None
        found.update(range(first, end + 1))
        rest = rest.replace(match[0], " ", 1)
    if _BETWEEN.sub("", rest):
        return None
    return tuple(sorted(found))


def references_in(text: str) -> tuple[str, ...]:
    """Return the references in a line that was keyed, scanned or pasted, each once.

    A line without any is one thing: what is wrong with it is the office's to say.
    """
    found = tuple(dict.fromkeys(match.strip() for match in _REFERENCE.findall(text)))
    alone = text.strip()
    return found or ((alone,) if alone else ())
