"""Tenancy agreements: only the tenant's name and the premises let count as evidence.

Agreements name the landlord's address and often the tenant's former one as well; those are decoys.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.address_lines import is_no_place
from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.evidence import Anchor, Evidence, grouped
from workstation.domain.extraction.labels import of_a_party
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.names_beside import names_another
from workstation.domain.extraction.prose import Running, prose_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.names import PersonName

_TENANT: Final = re.compile(r"tenant|lessee|租客|承租人|乙方|租户")
_FORMER: Final = re.compile(rf"(?:(?:former|previous|outgoing|last) |[前原])(?:{_TENANT.pattern})")
_LANDLORD: Final = re.compile(r"landlord|lessor|owner|业主|出租人|甲方|房东")
_PARTY: Final = re.compile(rf"{_TENANT.pattern}|{_LANDLORD.pattern}")
_NEXT_PARTY: Final = re.compile(
    r"\(\s*(?:[2-9]|ii|b)\s*\)(?!\s*(?:estate\b|邨|村))|(?<![a-z])and(?![a-z])|[及与]"
)
"""Behind it another person is spoken of, though what the first is called could not be read; the
number of an estate, as in Wah Fu (2) Estate, is none."""
_GOES_ON: Final = (
    r"(?:\((?:i{1,3}|[0-9])\)|(?!tenant|lessee|landlord|lessor|owner|shall|\sof\s)[^(;]){0,80}"
    r"\((?:hereinafter )?(?:called |referred to as )?\W{0,2}the (?:said )?"
    r"(?:premises|property|flat)"
)
"""Behind a comma read as a full stop: an address goes on until it is called the premises."""
_PREMISES: Final = (
    re.compile(
        r"(?:premises|property|flat or unit|dwelling)\s*(?:situated?|known|located|being)?"
        r"\s*(?:as|at|of)?\s*:?\s*(?P<home>(?:all that )?(?:flat|room|unit|rm|flt|apt|suite|no|"
        r"house|hse|shop|[0-9]|blk|g/f|ground|floor|front|rear|block|tower|ug/f|the|[\u4e00-\u9fff])[^;]{8,240}?)"
        r"(?=\s*(?:\((?:hereinafter|the|called|\"|“|')|;|hereinafter|"
        r"for (?:a|the) (?:term|period)|for residential|together with|which|to the tenant|"
        rf"(?<![/ ]f)(?<!rm|rd|st|fl|no)(?<!bldg)\.\s(?!{_GOES_ON})|$))"
    ),
    re.compile(
        r"(?<![a-z])(?:lets?|leases?|demises?|takes?|rents?)(?: out| on lease| and|,|"
        r" (?:hereby )?agrees? to| (?:un)?to| from| the (?:tenant|lessee|landlord|lessor)| takes?|"
        r" rents?| party [ab])* (?:all (?:that|those) |the )*"
        r"(?P<home>(?:flat|room|unit|rm|flt|no|house|hse|shop|[0-9]|[ul]?g/f|m/f|ground|floor|front|"
        r"rear|block|blk|tower|lot|[\u4e00-\u9fff])(?![a-z])[^;]{8,240}?)"
        r"(?=\s*(?:\((?:hereinafter|the|called|\"|“|')|;|hereinafter|to (?:the )?(?:tenant|lessee)|"
        r"for (?:a|the) (?:term|period)|for residential|for use|as (?:a )?(?:residence|dwelling)|"
        r"together with|which|at (?:a|the) (?:monthly )?rent|"
        rf"(?<![/ ]f)(?<!rm|rd|st|fl|no)(?<!bldg)\.\s(?!{_GOES_ON})|$))"
    ),
    re.compile(
        r"(?:将(?!军澳)|把|(?:出租|承租|租用|租出|租赁|租住)(?!人)|物业|单位|楼宇|处所|房屋)"
        r"(?:住宅|物业|单位|楼宇|处所|房屋|地址|座落|坐落|位于|名为|即|为|是|于|在|之|其|该|的|[:：,，]|\s)*"
        r"(?P<home>[^。;；:：]{6,90}?)"
        r"(?=\s*(?:[（(](?:下|以|简|该)|下称|以下|租予|出租|租给|租与|租出|承租|出让|转租|"
        r"[予给与](?:承租|租[客户]|乙方|甲方)|[之的](?:物业|单位|房屋|处所|楼宇)|作(?:自住|住宅|居住)|"
        r"[,，](?:月租|租期|租金|作|为期)|[。；;]|$))"
    ),
)
_SAID_OF_A_PARTY: Final = re.compile(
    r"(?:landlord|lessor|tenant|lessee)(?![a-z])|业主|租[客户]|承租人|出租人|房东|[甲乙]方|"
    r"(?<![a-z])(?:residing|resides|living|whose|of (?=flat|flt|room|rm|unit))|"
    r"[现居]住|地址|住址|身份证|[,，:：」』)）]\s*住(?!宅)|\A住(?!宅)|同意|愿意|出租|承租|租予"
)
"""Within an address that would be let: it is the home of somebody, behind other words."""
_HIS_HOME: Final = re.compile(
    r"(?:(?<![a-z])(?:residing|resides|living|lives|whose|home|address)(?![a-z])[^.;]{0,12}|"
    r"(?:居住[于在]?|住[于在址]?|地址[为是:：]?))\Z"
)
"""Before the word for premises: it is that of a party's own home."""
_NUMBERED: Final = re.compile(r"\d|地下|g/f|[一二三四五六七八九十][号楼室座]")
_STAMPED: Final = re.compile(
    r"stamp office|stamp duty paid|duty paid|stamped|印花税(?:署|处)|印花署|已缴印花|印花税已缴"
)
_TERM_NEAR: Final = re.compile(r"term|from|period|租期|租赁期|由|commenc|years?")
_LOOK_AHEAD: Final = 420
_CALLED: Final = re.compile(
    r"(?:(?:\b|hereinafter)(?:called|known as|referred to as)\b|下称|简称|称为)"
    r"\W*(?:the\W+|为)?"
)
_IN_BRACKETS: Final = re.compile(
    rf"\s*(?:[\u4e00-\u9fff]{{2,4}}\s*)?[(（]\W*(?:the\W+)?(?P<party>{_PARTY.pattern})[^\w)）]*[)）]"
)
"""Right behind a name, perhaps in both scripts: X ("the Tenant")."""
_PARTY_LABEL: Final = re.compile(
    r"^[^\w]*(?:the )?(?:name of )?(?:tenant|lessee|租客|承租人|乙方|租户)(?:'?s)?"
    r"(?:姓名|名称|\s|name|:|：|the|tenant|lessee|租客|租户|承租人|乙方|[()（）/])*$"
)
_LANDLORD_LABEL: Final = re.compile(
    r"^[^\w]*(?:the )?(?:name of )?(?:landlord|lessor|owner|业主|出租人|甲方|房东)"
    r"(?:[^\w]|name|姓名|名称|landlord|lessor|业主|出租人|甲方)*$"
)
_OF_A_PERSON: Final = re.compile(r"hereinafter|identity|hkid|holder|以下|身份证")
"""What is said of a party behind the name; an address does not begin so."""
_FIRST_PARTY: Final = re.compile(r"(?:(?<![a-z])between|\(\s*(?:1|i|a)\s*\))\W*$")
_BEHIND_A_NAME: Final = re.compile(
    r"\s*(?:[(（;；。:：]|[,，、](?=\s*[\u4e00-\u9fff])|,?\s(?:of|holder|hkid)(?![a-z]))"
)
_LONGEST_LABEL: Final = 24
_BETWEEN: Final = r"(?:姓名|名称| name|\(s\)|s)?[\s:：,，]*\Z"
_WORD: Final = r"tenant|lessee|租客|承租人|租户|landlord|lessor|owner|业主|出租人|房东"
_WORD_BEFORE: Final = re.compile(
    rf"(?:(?<=[甲乙]方)[(（「](?P<of_letter>{_WORD})[)）」]|"
    rf"(?<!former )(?<!previous )(?<!outgoing )(?<!last )(?<![前原])(?P<party>{_WORD})"
    rf"(?:[(（/]?[甲乙]方[)）]?)?){_BETWEEN}"
)
_BY_LETTER: Final = re.compile(rf"(?P<party>[甲乙]方){_BETWEEN}")
"""Right before a name, what its party is called."""
_BESIDE: Final = 16
"""Characters of a clause beside a name, where the same person is named in the other script."""


def premises_evidence(lines: Sequence[Line]) -> tuple[Evidence, ...]:
    """Return the address of the premises that are let, grouped by script.

    What is only called an address may be the landlord's, whose own label could not be read.
    """
    labelled = [
        line
        for line in lines
        if line.role is Role.HOME
        and not line.is_label
        and line.text.strip()
        and not (of_a_party(line.label) or is_no_place(line))
    ]
    if any(looks_like_address(line.text) for line in labelled):
        return grouped(labelled)
    cut = [line for prose in prose_of(lines) for line in _premises_in(prose)]
    return grouped(cut)


def _premises_in(prose: Running) -> Iterator[Line]:
    plain = folded(prose.text)
    if len(plain) != len(prose.text):
        return
    for pattern in _PREMISES:
        match = pattern.search(plain)
        while match is not None:
            words = match["home"]
            of_a_party = _SAID_OF_A_PARTY.search(words) or _HIS_HOME.search(plain[: match.start()])
            if not of_a_party and _NUMBERED.search(words) and looks_like_address(words):
                yield prose.cut(match.start("home"), match.end("home"))
                break
            match = pattern.search(plain, match.start() + 1)


def tenant_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines labelled as the tenant's name."""
    return [
        line
        for line in lines
        if not line.is_label
        and line.text
        and line.label
        and len(line.label) <= _LONGEST_LABEL
        and _PARTY_LABEL.search(folded(line.label))
        and not _FORMER.match(folded(line.text))
    ]


def tenant_names(lines: Sequence[Line]) -> list[Line]:
    """Return the names of the tenant behind or below a label.

    Of a line that goes on with his identity card or address only the name.
    """
    labelled = [
        line
        for line in tenant_lines(lines)
        if _OF_A_PERSON.search(folded(line.text)) or not looks_like_address(line.text)
    ]
    return [name for line in labelled if (name := _name_on(line)) is not None]


def _name_on(line: Line) -> Line | None:
    """Return the name with which a line begins, without what is said of the person behind it."""
    plain = folded(line.text)
    behind = _BEHIND_A_NAME.search(plain)
    end = behind.start() if behind is not None and len(plain) == len(line.text) else len(plain)
    return Running.of([line]).cut(0, end) if name_shown(line.text[:end]) else None


def tenancy_anchors(lines: Sequence[Line], name: PersonName) -> Iterator[Anchor]:
    """Yield where the declared name stands as the tenant's; never of one who also lets."""
    evidence = premises_evidence(lines)
    if any(_calls(line.text, name, _LANDLORD) for line in lines):
        return
    tenants = tenant_lines(lines)
    for at, line in enumerate(tenants):
        hit = find_name(name, line.text)
        if hit is not None:
            yield Anchor(line, hit, evidence, names_another(tenants, at, name, hit))
    for prose in prose_of(lines):
        if _calls(prose.text, name, _LANDLORD):
            return
        hit = find_name(name, prose.text)
        if hit is not None and _calls(prose.text, name, _TENANT):
            start = max(0, hit.start - _BESIDE)
            line = prose.cut(start, min(hit.end + _BESIDE, len(prose.text)))
            own = replace(hit, start=hit.start - start, end=hit.end - start)
            yield Anchor(line, own, evidence, names_another([line], 0, name, own))


def _calls(text: str, name: PersonName, party: re.Pattern[str]) -> bool:
    """Whether prose calls the named person this party.

    The party's word stands right before the name (租客陳大文), in brackets right behind it, or
    follows its address as "hereinafter called", with no other party's before it. Who comes first
    is the landlord, though what he is called was lost.
    """
    plain = folded(text)
    hit = find_name(name, text)
    if hit is None or len(plain) != len(text):
        return False
    told = _parties_told(plain, hit.start, hit.end)
    if _LANDLORD.search(" ".join(told)):
        return party is _LANDLORD
    if told:
        return party is _TENANT
    by_letter = _BY_LETTER.search(plain, max(0, hit.start - _LONGEST_LABEL), hit.start)
    return by_letter is not None and party.fullmatch(by_letter["party"]) is not None


def _parties_told(plain: str, start: int, end: int) -> list[str]:
    """Return the words for a party that are said of the name that stands there.

    The letters of parties are none where words tell more: 乙方:陳大文(下稱「出租人」).
    """
    before = _WORD_BEFORE.search(plain, max(0, start - _LONGEST_LABEL), start)
    told = [] if before is None else [before["of_letter"] or before["party"]]
    is_first = _FIRST_PARTY.search(plain, max(0, start - _LONGEST_LABEL), start) is not None
    after = plain[end : end + _LOOK_AHEAD]
    in_brackets, called = _IN_BRACKETS.match(after), _CALLED.search(after)
    if in_brackets is not None:
        told.append(in_brackets["party"])
    elif called is not None:
        word, between = _PARTY.match(after, called.end()), after[: called.start()]
        another = _PARTY.search(between) or _NEXT_PARTY.search(between)
        if word and not another and not (is_first and _TENANT.fullmatch(word[0])):
            told.append(word[0])
    return [word for word in told if word not in ("甲方", "乙方")]


def landlord_line(lines: Sequence[Line]) -> Line | None:
    """Return the line labelled as the landlord's name: who issues a tenancy agreement."""
    for line in lines:
        label = folded(line.label)
        short = 0 < len(label) <= _LONGEST_LABEL
        if short and not line.is_label and line.text and _LANDLORD_LABEL.search(label):
            return line
    return None


def stamped(lines: Sequence[Line]) -> bool:
    """Whether an agreement shows the mark of the Stamp Office."""
    return any(_STAMPED.search(folded(line.text)) for line in lines)


def term_of(lines: Sequence[Line]) -> tuple[date, date] | None:
    """Return the first and last day of the tenancy: two days written as a span."""
    for prose in prose_of(lines):
        days = sorted(days_in(prose.text), key=lambda found: found[1])
        for (first, start, end), (last, following, _) in pairwise(days):
            between = folded(prose.text[end:following]).strip(" ,.")
            before = folded(prose.text[max(0, start - 30) : start])
            joined = between in (
                "to",
                "until",
                "till",
                "至",
                "到",
                "-",
                "–",
                "起至",
                "and ending on",
            )
            if joined and first < last and _TERM_NEAR.search(before):
                return first, last
    return None
