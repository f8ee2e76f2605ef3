"""Letters that say in a sentence where somebody lives: an employer's, a school's, a bank's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.prose import Running, is_prose, prose_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.romanisation import is_syllable

_ENDS: Final = (
    r"(?=\s*$|\s*[。;；]|,? (?:since|and (?:has|is|was|all|any|his|her|our|we|the)|has been"
    r"|is known|from|until|till"
    r"|as an? (?:resident|tenant|boarder|student|member)|(?:for )?the sum of)(?![a-z])"
    r"|\.\s+(?:this|that|we|he|she|the|should|yours|it|if|please|i|for|his|her|signed)(?![a-z])"
    r"|\.\s*(?:$|[\u4e00-\u9fff])|,? (?:do )?(?:hereby )?(?:solemnly|sincerely)(?![a-z])"
    r"|(?<![/ ]f)(?<!rm|rd|st|fl|no)(?<!blk|est|hse|ave|gdn|flt|kln)(?<!bldg)\.\s)"
)
"""What ends a sentence; the full stops of abbreviations do not."""
_ADDRESS: Final = (
    r"(?:(?<![a-z])(?:his|her) (?:r?esidential |home |present |current )?addr?ess"
    r"|(?<![a-z])(?<!our )(?:r?esidential|home) addr?ess)"
    r"(?: (?:in|on|from) our records?| o?f ?(?:the )?(?:above|said)[\w' -]{0,24})?"
)
LIVES_AT: Final = (
    r"(?<![a-z])(?:(?:resides|r?e?siding|lives|living|i reside) at|residents? (?:of|at))"
)
_VERB: Final = rf"(?P<verb>{LIVES_AT})"
_ADDRESS_HAN: Final = (
    "(?:(?:该|上述)(?:名)?(?:员工|雇员|职员|学生|客户)之?的?)?"
    "(?:住址|居住地址|住宅地址)(?!证明|文件)"
)
_FIRST: Final = (
    r"(?:flat|flt|room|rm|unit|no\.?|house|block|blk|tower|floor|front|rear|[0-9]|[ul]?g/f)"
)
"""What an English address begins with."""
_LIVES: Final = (
    re.compile(
        rf"(?:{_ADDRESS} is(?: at| as follows)?|{_VERB}) *(?P<home>[^:;；]{{8,240}}?){_ENDS}"
    ),
    re.compile(
        r"(?<=[\w),]) ?(?<![a-z])(?P<verb>of) +"
        rf"(?P<home>{_FIRST}(?![a-z])(?:(?! of )[^:;；]){{7,240}}?)"
        r"(?:,? (?:do |hereby )+(?:solemnly|sincerely)(?![a-z])|,? (?:for )?the sum of(?![a-z])|"
        r" (?:is|has been) (?:(?:on|in) (?:our|the) records?|known to|registered|"
        r"(?:an? )?(?:currently )?(?:full.time |part.time )?(?:employed|employee|student|pupil))"
        r"(?![a-z]))"
    ),
    re.compile(
        rf"(?:{_ADDRESS_HAN}|(?P<verb>居住于|居于|现居于?|现住于?|(?<=[,，])住(?![址宅所客户])))(?:为|是|[:：])?"
        r"(?P<home>[^。;；:：]{6,90}?)(?=[。;；]|[,，](?:自|并|由|至今|现)|,?(?:谨以|谨此|郑重)|$)"
    ),
    re.compile(
        r"(?P<verb>[(（](?:地址|住址)[:：]?)"
        r"(?P<home>(?:[^()（）;；。]|[(（][一二三四五六1-6][)）]){6,80})(?=[)）]"
        r"[^。;；]{0,8}(?:捐款|捐赠|惠捐|善款))"
    ),
    re.compile(
        r"(?:issued to|发给)[^;；。:]{2,70}?(?P<verb>, ?(?:of )?(?:地址)?(?:为|:)?)"
        rf"(?P<home>(?:{_FIRST}|[\u4e00-\u9fff])(?:(?! of )[^:;；。]){{7,240}}?)"
        rf"(?:{_ENDS}|(?=[。.](?:\s|$)))"
    ),
    re.compile(
        r"(?P<helper>the helper) shall (?:[a-z]+ and )?reside (?:in|at) the employer.?s"
        rf" (?:residence|home|address) at:? *(?P<home>[^:;；]{{8,240}}?)(?:{_ENDS}|(?=\s[0-9]\. ))"
    ),
)
_LEADS: Final = re.compile(
    rf"(?:{_ADDRESS}(?: is)?(?: as follows| as below| below)?"
    rf"|{_VERB}(?: (?:the )?(?:following )?address)?)\s*:\s*$"
    rf"|(?:{_ADDRESS_HAN}|(?P<he>居住于|居于|现居|现住))(?:如下|为|是)?[:：]\s*$"
)
"""The end of a line of prose with the home in a block below."""
_MOST_LINES: Final = 8
_CALLED: Final = r"(?:(?:mr|mrs|ms|miss|dr)(?![a-z])\.?\s*)?"
_AFFIRMED: Final = re.compile(
    r"(?:(?:c?ertif(?:y|ies|ied)|c?onfirm(?:s|ed)?|v?erif(?:y|ies|ied))(?: that)?"
    rf"|received (?:with (?:many )?thanks )?from|issued to)\W*{_CALLED}\Z"
    rf"|(?<![a-z0-9])(?:i|[1l],),?\s*{_CALLED}\Z|(?:证明|收到|发给|学生|员工|雇员|职员|客户|本人)\Z"
)
"""Right before a name of whom a letter says something."""
_AFFIRMS: Final = re.compile(
    r"(?:certif(?:y|ies|ied)|confirm(?:s|ed)?|verif(?:y|ies|ied))(?: that)?|证明|received from"
    r"|issued to|发给|(?<![a-z0-9])i,"
)
_SAID_BEFORE: Final = 160
"""Characters before a home in which a letter affirms whose it is."""
_CALLED_HELPER: Final = re.compile(
    r"\s*\(\W*(?:hereinafter (?:called|referred to as) )?\W*the helper[^\w)]*\)"
)
_BEFORE: Final = 60
_NO_MORE: Final = re.compile(
    r"(?<![a-z])(?:not|no longer|no record|cannot|never|used to|unable|former(?:ly)?"
    r"|previous(?:ly)?|until|till|moved|ceased?|deceased|stop\w*|den(?:y|ies|ied)|fail\w*|will|refus\w*"
    r"|without|false|whether)(?![a-z])|n't"
    r"|不再|并非|没有|从未|并无|未能|无法|不能|未|曾|原居|之前|过去|以前|从前|停止|搬|至(?!今)"
)
"""Said before a home: nobody lives there, or no more."""
_MOVED: Final = re.compile(
    r"\W{0,3}(?:until|till|before|to (?:19|20)[0-9]|直?至(?!今))|[^:]{0,60}(?:moved|no longer|搬)"
)
"""Said behind a home."""
_ANOTHER: Final = re.compile(
    r"(?<![a-z])(?:mr|mrs|ms|miss|mdm|dr|son|daughter|child|wife|husband|spouse|father|mother"
    r"|parents?|guardian|employer|landlord|landlady|tenant|guarantor|friend|sister|brother"
    r"|grand\w+|nephew|niece|referee|witness|colleague|relatives?|partner|cousin|uncle|aunt"
    r"|he and|she and)(?![a-z])"
    r"|先生|女士|小姐|太太|夫人|儿子|女儿|妻|丈夫|配偶|父|母|家长|监护|雇主|主管|担保|朋友|亲"
    r"|[姊妹兄弟]|业主|租客"
)
"""Said between a name and a home: somebody else may be meant."""
_LATIN: Final = re.compile("[a-z]+")
_WORDS_TOO: Final = frozenset(
    ("he", "she", "has", "as", "a", "an", "to", "so", "no", "on", "in", "the", "hong", "kong")
)
"""Words of sentences that are syllables of names as well."""
_TITLE: Final = re.compile(r"\s*(?:[\u4e00-\u9fff]{2,4}\s*)??(?:先生|女士|小姐|太太|博士|教授|君)")
"""Behind a name, perhaps with the name in Chinese between."""
_PRONOUN: Final = re.compile(
    r"(?<![a-z])(?:s?he|and|that|the (?:said |above[- ]?(?:named )?)?(?:member|student|pupil"
    r"|employee|staff(?: member)?|resident|patient|customer|client|applicant|person))"
    r" (?:is |has been )?(?:currently |now )?\Z"
    r"|(?:该名?|上述)(?:会员|学生|员工|雇员|职员|客户|住客|病人|院友|申请人|人士)(?:现时?)?\Z"
)
"""Right before a verb of living: whom the letter named before."""
_NUMBERED: Final = (
    r"(?=[^),，]{0,60}(?:[0-9*]|identity|身份))(?![^)]{0,60}(?:deceased|late|故|转介))"
)
"""What stands in brackets behind a name is a number of that person."""
_DIRECT: Final = re.compile(
    rf"(?:\s*(?:[\u4e00-\u9fff]{{2,4}}|[(（](?!已?故|前|由)[\u4e00-\u9fff]{{2,4}}[)）]))?\W*(?:\({_NUMBERED}[^)]{{0,60}}\))?\W*"
    r"(?:holder of (?:[^.,]|(?<=no)\.){0,70},)?\W*"
    r"(?:who )?(?:is |has been )?(?:currently |now )?(?:an? )?\W*"
    rf"|(?:[是为][^,，。]{{0,8}}(?:院友|学生|员工|雇员|职员|会员|住客|宿生|成员|客户))?"
    rf"[之的其,，]?(?:\({_NUMBERED}[^)]{{0,30}}(?:\)|(?=[,，])))?[,，]?"
)
"""All that may stand between a name and the verb of living."""


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
    by_verb: int | None
    """Where what ties the home to a name begins: the verb of living, or the word of; None where an
    address is spoken of."""
    of_helper: bool = False
    """Whether it is told of a contract's domestic helper, who lives where the employer does."""

    @property
    def speaks_of_somebody(self) -> bool:
        """Whether the letter affirms it of a person, whoever that is."""
        before = self.prose[max(0, self.start - _SAID_BEFORE) : self.start]
        return _AFFIRMS.search(before) is not None

    def is_of(self, index: int, hit: tuple[int, int]) -> bool:
        """Whether the person lives there who is named at a place of a line.

        The letter must affirm something of that person, name nobody else before the home, and deny
        nothing; a verb of living stands right behind the name.
        """
        if index not in self.offsets:
            return False
        start, end = (self.offsets[index] + place for place in hit)
        if self.of_helper:
            return _CALLED_HELPER.match(self.prose, end) is not None
        before = self.prose[max(0, start - _BEFORE) : start]
        affirmed = _AFFIRMED.search(before)
        title = _TITLE.match(self.prose, end)
        behind = title.end() if title else end
        if behind > self.start or affirmed is None or _NO_MORE.search(before):
            return False
        if self.by_verb is not None and not (
            _DIRECT.fullmatch(self.prose, behind, self.by_verb)
            or _PRONOUN.search(self.prose, behind, self.by_verb)
        ):
            return False
        between = self.prose[behind : self.start]
        return not (_NO_MORE.search(between) or _ANOTHER.search(between) or _names_one(between))


def _names_one(text: str) -> bool:
    """Whether two syllables of a name stand beside each other."""
    words = _LATIN.findall(text)
    return any(
        is_syllable(one) and is_syllable(other) and not {one, other} & _WORDS_TOO
        for one, other in pairwise(words)
    )


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
            gone = _NO_MORE.search(match["home"]) or _MOVED.match(plain, end)
            if looks_like_address(match["home"]) and not gone:
                home = prose.cut(start, end)
                told = match.groupdict()
                verb = match.start("verb") if told.get("verb") else None
                yield ToldHome((home,), plain, start, offsets, verb, bool(told.get("helper")))
    for at, line in enumerate(prose.lines):
        leads = _LEADS.search(folded(line.text))
        block = _block(prose.lines[at + 1 :]) if leads else ()
        if leads and block:
            at_line = prose.offsets[at]
            verb = next(
                (at_line + leads.start(name) for name in ("verb", "he") if leads[name]), None
            )
            yield ToldHome(block, plain, at_line + len(line.text), offsets, verb)


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
