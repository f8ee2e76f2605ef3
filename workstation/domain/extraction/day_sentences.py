"""Sentences that tell on what day the paper they stand on was made."""

import re
from collections.abc import Sequence
from typing import Final

from workstation.domain.extraction.reading import Line
from workstation.domain.extraction.textual import folded

_DEED: Final = (
    "contract|agreement|lease|licence|tenancy|deed|indenture|declaration|affidavit|affirmation|"
    "undertaking|memorandum|certificate|summons|notice|statement"
)
_MADE: Final = re.compile(
    rf"(?:(?<![a-z])this (?:[a-z]+ ){{0,4}}(?:{_DEED})[^.;:]{{0,24}}?"
    r"(?<![a-z])(?:made|entered into|executed|signed|issued)(?![a-z])|"
    r"(?:^|\n)\W*(?:solemnly )?(?:declared|sworn|affirmed)(?![a-z]).{0,6}"
    r"(?<![a-z])(?:at|before|in|by)(?![a-z]))"
    r"(?P<between>.*?)(?<![a-z])(?:on|this|the|dated)(?: the)?\s*\Z",
    re.DOTALL,
)
"""Before the day, up to it."""
_ENDS: Final = re.compile(
    r"。|(?<!mr)(?<!mrs)(?<!ms)(?<!dr)(?<!no)(?<!st)(?<!rd)(?<![\s.][a-z])\.\s|"
    r"(?<![a-z])(?:commenc|expir|from|until|terminat|effective|dated)"
)
"""Between the words that something was made and its day: another sentence, or another day's."""
_MADE_HAN: Final = re.compile(
    r"[本此该][^\s,，。]{0,4}(?:声明|誓章|宣誓|誓词|协议|合约|合同|契约|租约|约章|证明书?|通知书?)[^\s,，。]{0,4}"
    r"[于在]\s*\Z"
)
_BEHIND_HAN: Final = re.compile(r"\s*[^。]{0,60}?(?:作出|订立|签订|签立|签署|宣誓|发出)")
_LINES: Final = 5
_LONGEST: Final = 400
"""Lines and characters of such a sentence before its day."""


def tells_when_made(lines: Sequence[Line], index: int, start: int, end: int) -> bool:
    """Whether the sentence a day stands in says that this paper was made on it.

    Args:
        lines: of the upload.
        index: that of the line with the day.
        start: where the day begins in it.
        end: where it ends.
    """
    line = lines[index]
    before = folded(line.text[:start])
    if _MADE_HAN.search(before) and _BEHIND_HAN.match(folded(line.text[end:])):
        return True
    earlier = (one for one in lines[max(0, index - _LINES) : index] if one.page == line.page)
    said = "\n".join([*(folded(one.text) for one in earlier), before])[-_LONGEST:]
    return any(not _ENDS.search(one["between"]) for one in _MADE.finditer(said))
