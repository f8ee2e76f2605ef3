"""Letters that say in a sentence where somebody lives: an employer's, a school's, a bank's."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workstation.domain.extraction.prose import Running, prose_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, looks_like_address

_ENDS: Final = (
    r"(?=\s*$|\s*[。;；]|,? (?:since|and has|and is|from)(?![a-z])"
    r"|\.\s+(?:this|that|we|he|she|the|should|yours|it|if|please|i|for|his|her|signed)(?![a-z])"
    r"|\.\s*(?:$|[\u4e00-\u9fff])"
    r"|(?<![/ ]f)(?<!rm|rd|st|fl|no)(?<!blk|est|hse|ave|gdn|flt|kln)(?<!bldg)\.\s)"
)
"""What ends a sentence; the full stops of abbreviations do not."""
_LIVES: Final = (
    re.compile(
        r"(?:(?<![a-z])(?:r?esidential|home|present|current|his|her|their|your|whose) addr?ess"
        r"(?: (?:in|on|from) our records?| o?f ?(?:the )?(?:above|said)?[\w' -]{0,24})?"
        r" (?:is|was|being)(?: at| as follows)?"
        r"|(?<!formerly )(?<!previously )(?<![a-z])(?:resides|residing|resident|lives|living) at)"
        rf" *(?P<home>[^:;；]{{8,240}}?){_ENDS}"
    ),
    re.compile(
        r"(?:住址|居住地址|住宅地址|居住于|居于|现居于?|现住于?)(?:为|是|[:：])?"
        r"(?P<home>[^。;；:：]{6,90}?)(?=[。;；]|[,，](?:自|并|由|至今|现)|$)"
    ),
)


def homes_in_prose(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Return the homes that sentences tell, each with the index of the line where it begins."""
    labels = ["", *(line.label for line in lines)]
    whole = [_with_label(line, before) for line, before in zip(lines, labels, strict=False)]
    indexes = {id(line): at for at, line in enumerate(whole)}
    return [
        (indexes[id(first)], home) for prose in prose_of(whole) for first, home in _told_in(prose)
    ]


def _told_in(prose: Running) -> Iterator[tuple[Line, Line]]:
    plain = folded(prose.text)
    if len(plain) != len(prose.text):
        return
    for pattern in _LIVES:
        for match in pattern.finditer(plain):
            start, end = match.span("home")
            if looks_like_address(match["home"]):
                yield prose.line_at(start), prose.cut(start, end)


def _with_label(line: Line, before: str) -> Line:
    """Return a line of prose with the words before it that were taken for its label.

    What has the label of the line before it was only given that.
    """
    if line.label in ("", before) or line.is_label or line.role is Role.FACT:
        return line
    return line.prefixed(f"{line.label} ")
