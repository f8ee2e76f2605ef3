"""Letters that say in a sentence where somebody lives: an employer's, a school's, a bank's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.extraction.prose import Running, is_prose, prose_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, looks_like_address

_ENDS: Final = (
    r"(?=\s*$|\s*[。;；]|,? (?:since|and has|and is|from|until|till)(?![a-z])"
    r"|\.\s+(?:this|that|we|he|she|the|should|yours|it|if|please|i|for|his|her|signed)(?![a-z])"
    r"|\.\s*(?:$|[\u4e00-\u9fff])"
    r"|(?<![/ ]f)(?<!rm|rd|st|fl|no)(?<!blk|est|hse|ave|gdn|flt|kln)(?<!bldg)\.\s)"
)
"""What ends a sentence; the full stops of abbreviations do not."""
_LIVES: Final = (
    re.compile(
        r"(?:(?<![a-z])(?:r?esidential|home|present|current|his|her|their|your|whose) addr?ess"
        r"(?: (?:in|on|from) our records?"
        r"| o?f ?(?:the )?(?P<him>above|said)?[\w' -]{0,24})?"
        r" is(?: at| as follows)?"
        r"|(?<![a-z])(?:resides|residing|resident|lives|living) at)"
        rf" *(?P<home>[^:;；]{{8,240}}?){_ENDS}"
    ),
    re.compile(
        r"(?:(?P<him>(?:该|上述)(?:名)?(?:员工|雇员|职员|学生|客户)之?的?)?(?:住址|居住地址|住宅地址)"
        r"|居住于|居于|现居于?|现住于?)(?:为|是|[:：])?"
        r"(?P<home>[^。;；:：]{6,90}?)(?=[。;；]|[,，](?:自|并|由|至今|现)|$)"
    ),
)
_LEADS: Final = re.compile(
    r"(?:(?<![a-z])(?:r?esidential|home|present|current|his|her|their|your|whose) addr?ess"
    r"(?: (?:in|on|from) our records?| o?f ?(?:the )?(?P<him>above|said)[\w' -]{0,24})?"
    r"(?: is)?(?: as follows| as below| below)?"
    r"|(?<![a-z])(?:resides|residing|lives|living) at(?: (?:the )?(?:following )?address)?)\s*:\s*$"
    r"|(?P<his>(?:该|上述)(?:名)?(?:员工|雇员|职员|学生|客户)之?的?)?"
    r"(?:住址|居住地址|住宅地址|居住于|居于|现居|现住)(?:如下|为|是)?[:：]\s*$"
)
"""The end of a line of prose with the home in a block below."""
_MOST_LINES: Final = 8
_NO_MORE: Final = re.compile(
    r"(?<![a-z])(?:not|no longer|never|used to|former(?:ly)?|previous(?:ly)?|was|were|had been"
    r"|until|till|moved|left|before)(?![a-z])|[不非曾旧]|以前|从前|至(?!今)"
)
"""Said between a name and a home: nobody lives there, or no more."""
_MOVED: Final = re.compile(
    r"\W{0,3}(?:until|till|before|to (?:19|20)[0-9])|[^:]{0,60}(?:moved|left us|no longer)"
)
"""Said behind a home."""
_ANOTHER: Final = re.compile(
    r"(?<![a-z])(?:mr|mrs|ms|miss|mdm|dr|son|daughter|child|wife|husband|spouse|father|mother|parents?"
    r"|guardian|manager|supervisor|employer|landlord|landlady|tenant|guarantor|friend|sister|brother"
    r"|referee|witness|colleague|relatives?|partner|cousin|uncle|aunt|he and|she and)(?![a-z])"
    r"|先生|女士|小姐|太太|夫人|儿子|女儿|妻|丈夫|配偶|父|母|家长|监护|雇主|主管|经理|担保|朋友|亲"
    r"|[姊妹兄弟]|业主|租客"
)
"""Said between a name and a home: somebody else may be meant, unless the sentence says who."""
_TITLE: Final = re.compile(r"\s*(?:先生|女士|小姐|博士|教授|君)")


@dataclass(frozen=True, slots=True)
class ToldHome:
    """A home that a sentence tells, and the prose before it."""

    lines: tuple[Line, ...]
    prose: str = field(repr=False)
    """Of the whole page, folded."""
    start: int
    """Where the home begins in the prose."""
    offsets: Mapping[int, int]
    """Where each line of the upload begins in the prose, by its index."""
    says_who: bool
    """Whether it is the home of "the above employee"."""

    def is_of(self, index: int, after: int) -> bool:
        """Whether a person lives there whose name ends ``after`` so many characters of a line."""
        if index not in self.offsets or (start := self.offsets[index] + after) > self.start:
            return False
        title = _TITLE.match(self.prose, start)
        between = self.prose[title.end() if title else start : self.start]
        if _NO_MORE.search(between):
            return False
        return self.says_who or _ANOTHER.search(between) is None


def homes_in_prose(lines: Sequence[Line]) -> list[ToldHome]:
    """Return the homes that sentences tell, in order."""
    labels = ["", *(line.label for line in lines)]
    own = [_label_of(line, before) for line, before in zip(lines, labels, strict=False)]
    whole = [
        line.prefixed(label) if label else line for line, label in zip(lines, own, strict=True)
    ]
    indexes = {id(line): (at, len(own[at])) for at, line in enumerate(whole)}
    return [told for prose in prose_of(whole) for told in _told_in(prose, indexes)]


def _told_in(prose: Running, indexes: Mapping[int, tuple[int, int]]) -> Iterator[ToldHome]:
    plain = folded(prose.text)
    if len(plain) != len(prose.text):
        return
    offsets = {}
    for line, offset in zip(prose.lines, prose.offsets, strict=True):
        index, label = indexes[id(line)]
        offsets[index] = offset + label
    for pattern in _LIVES:
        for match in pattern.finditer(plain):
            start, end = match.span("home")
            if looks_like_address(match["home"]) and not _MOVED.match(plain, end):
                home = prose.cut(start, end)
                yield ToldHome((home,), plain, start, offsets, match["him"] is not None)
    for at, line in enumerate(prose.lines):
        leads = _LEADS.search(folded(line.text))
        block = _block(prose.lines[at + 1 :]) if leads else ()
        if leads and block:
            says_who = bool(leads["him"] or leads["his"])
            yield ToldHome(block, plain, prose.offsets[at] + len(line.text), offsets, says_who)


def _block(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the address a sentence leads to; nothing when none stands there."""
    if not lines:
        return ()
    own = [line for line in lines if line.passage == lines[0].passage]
    block = list[Line]()
    for line in own[:_MOST_LINES]:
        ends = line.role in (Role.OTHER, Role.FACT) or is_prose(folded(line.text))
        if ends or (block and line.apart):
            break
        block.append(line)
    return tuple(block) if any(looks_like_address(line.text) for line in block) else ()


def _label_of(line: Line, before: str) -> str:
    """Return the words in front of a line of prose that were taken for its label.

    What has the label of the line before it was only given that.
    """
    if line.label in ("", before) or line.is_label or line.role is Role.FACT:
        return ""
    return f"{line.label} "
