"""What sort of paper a proof is and who issued it, told by its words."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.proofs import ProofKind

_AGREEMENT: Final = (
    r"(?:tenancy|lease) agreement|租约(?!编号|号码|生效|届满|期满)|租赁(?:合约|合同|协议)"
)
_OTHER_TITLE: Final = re.compile(
    r"^\W*(?:.{0,40}\s)?(?:management fees? "
    r"(?:debit|demand|note|bill|invoice|statement|notice|receipt)|"
    r"(?:mpf|provident fund)[a-z ]* (?:statement|notice))|"
    r"^.{0,20}(?:管理费(?:通知|缴费|缴款|账单|单据|收据|发票|单)|"
    r"(?:强积金|公积金)[\u4e00-\u9fff]{0,6}(?:报表|结单|结算|通知))",
    re.MULTILINE,
)
"""Titles of papers whose rows tell of other charges and of banks."""
_TITLES: Final = 8
"""Lines from the top, among which a title stands; rows stand further down."""
_OF_A_TITLE: Final = 12
_HOUSING: Final = r"housing (?:authority|department|bureau)|房屋(?:署|局|委员会)"
_RENT_CARD: Final = (
    rf"{_HOUSING}|housing society|房屋协会|租金(?:卡|通知|缴款|单)|交租|租约(?:编号|号码)"
    r"|tenancy n(?:o\b|umber)|\brent (?:card|notice|demand|payment|statement)"
)
"""What a landlord of many writes to one tenant; agreements do not tell of it."""
_LONGEST_TITLE: Final = 80
_LANDLORD: Final = r"\b(?:landlord|lessor)\b|业主(?! ?/ ?住|立案|委员|联)|出租人|甲方|房东"
_WORDS: Final = {
    ProofKind.TENANCY_AGREEMENT: (
        (8, _AGREEMENT),
        (2, rf"\btenant\b|租客|承租|{_LANDLORD}"),
    ),
    ProofKind.RATES_DEMAND: (
        (8, r"demand for rates|rates? and (?:government|land) rent|rating and valuation|差饷"),
        (4, r"\brates\b|地租|应课差饷|差.?物业估价|征收差"),
    ),
    ProofKind.WATER_BILL: (
        (6, r"water (?:and sewage )?charges?|water bill|水费|用水量|排污费"),
        (2, r"\bwater\b|\bsewage\b|水务|供水|水表"),
    ),
    ProofKind.GAS_BILL: (
        (6, r"gas bill|town ?gas|煤气费|燃气费|煤气账单"),
        (2, r"\bgas\b|煤气|燃气|气表"),
    ),
    ProofKind.ELECTRICITY_BILL: (
        (6, r"electricity (?:bill|charges?|account)|电费"),
        (2, r"electric(?:ity)?\b|\bkwh\b|用电|电力|电表|power company|供电|light (?:&|and) power|"
            r"fuel (?:cost|clause)|燃料(?:费|调整)"),
    ),
    ProofKind.BROADBAND_BILL: (
        (5, r"broadband (?:bill|service|statement)|宽频(?:服务|账单|月费)|fibre broadband"),
        (2, r"broadband|fibre|宽频|光纤"),
    ),
    ProofKind.MOBILE_BILL: (
        (5, r"mobile (?:bill|service|phone|statement)|流动(?:电话|通讯|通信)|手机"),
        (2, r"\bmobile\b|\broaming\b|流动|漫游|本地数据"),
    ),
    ProofKind.BANK_STATEMENT: (
        (6, r"(?:bank|account|savings|integrated|consolidated|credit card) statement|"
            r"statement of account|综合(?:结单|账户)|银行结单|月结单|户口结单"),
        (2, r"\bbank\b|\bdeposits?\b(?! interest)|\bsavings\b|银行|存款|储蓄|信用卡"),
    ),
    ProofKind.GOVERNMENT_LETTER: (
        (5, r"hksar|government of|tax return|notice of assessment|评税|税务|报税表|特别行政区政府|"
            rf"{_HOUSING}"),
        (3, r"\bdepartment\b|\bbureau\b|\brevenue\b|\bassess\w*|commissioner|(?<![签部])署|"
            r"(?<!邮政)局|评核|处长|专员"),
    ),
}  # fmt: skip
_LEAST: Final = 3
_TITLE: Final = re.compile(
    rf"(?:(?:\W|residential|domestic|private|standard|provisional|住宅|房屋|物业|楼宇|单位|标准|临时)*"
    rf"(?:{_AGREEMENT})(?:协议)?书?)+\W*"
)
"""A line that calls the paper an agreement and says no more; letters of a landlord speak of one."""
_ENVELOPE: Final = re.compile(
    r"postage paid|if undelivered|permit no|郵資已付|邮资已付|如无法投递|bulk economy|par avion"
)
_ENVELOPE_LINES: Final = 18
_HAN: Final = "\u4e00-\u9fff"
_ENGLISH_ISSUER: Final = re.compile(
    r"\b(?:limited|ltd|company|corporation|corp|bank|department|bureau|office|authority|council|"
    r"commission|services|telecom\w*|university|insurance|trust|properties|government|college|"
    r"school|association|society|federation|foundation|clinic|hospital(?! ?(?:no|number|id)\b))\b"
)
_CHINESE_ISSUER: Final = re.compile(
    r"(?:公司|银行|(?<![签部])署|局|处|委员会|议会|大学|学院|学校|医院|诊所|保险|信托|协会)"
    rf"(?:(?![{_HAN}])|(?=[{_HAN}]{{1,4}}[卡单书]$))"
)
_TRADE: Final = re.compile(
    r"\w.*(?:(?<=\W)(?:(?:town)?gas|electric(?:ity)?|light (?:&|and) power|waterworks|broadband|"
    r"communications|assurance|trustees?|card services|management|branch|division)$|"
    rf"(?<=[{_HAN}]{{2}})(?:电力|电灯|煤气|燃气|水务|宽频|电讯|信用卡服务?|物业管理|科)$)"
)
"""Ends of what firms and offices without a legal form are called by, behind a name."""
_NOT_A_HEADING: Final = re.compile(
    r"\b(?:bill|statement|notice|charges?|account|payment|fees?|plan|no|number|credit)\b|"
    r"费|单|账"
)
_NOT_AN_ISSUER: Final = re.compile(
    r"\d{3,}|[:：。]|\b(?:please|your|our|flat|room|floor|street|road|cheque|payable|dear|head "
    r"office|service centre|post office|box|hotline|visit|copyright|thank)\b|/f\b|号|楼|信箱|邮政局"
    rf"|收款|查询|支票|敬启|[总册邨村区]办事处|由|[{_HAN}],"
)
_ISSUER_LETTERS: Final = (3, 90)
_LOOKED_FOR_WITHIN: Final = 0.34


def kind_of(lines: Sequence[Line]) -> ProofKind:
    """Return the kind of paper; OTHER where its words do not tell."""
    text = folded("\n".join(line.text for line in lines))
    score: Counter[ProofKind] = Counter()
    for kind, rules in _WORDS.items():
        for weight, pattern in rules:
            hits = len(re.findall(pattern, text))
            score[kind] += weight * min(hits, 3)
    titles = folded("\n".join(line.text for line in lines[:_TITLES]))
    score[ProofKind.OTHER] += _OF_A_TITLE * (_OTHER_TITLE.search(titles) is not None)
    if len(lines) <= _ENVELOPE_LINES and _ENVELOPE.search(text):
        return ProofKind.ENVELOPE
    if not _may_be_agreement(lines, text):
        del score[ProofKind.TENANCY_AGREEMENT]
    kind, best = score.most_common(1)[0]
    return kind if best >= _LEAST else ProofKind.OTHER


def _may_be_agreement(lines: Sequence[Line], text: str) -> bool:
    """Whether a paper may be an agreement, though it tells of the Housing Authority.

    That has two parties; a rent card tells the number of the agreement, and of one.
    """
    titled = any(_TITLE.fullmatch(folded(line.text[:_LONGEST_TITLE])) for line in lines)
    return titled or re.search(_LANDLORD, text) is not None or not re.search(_RENT_CARD, text)


def issuer_of(lines: Sequence[Line], tops: Sequence[float]) -> tuple[Line, int, int] | None:
    """Return the line that names the issuer, and where in it.

    Args:
        lines: the lines of the upload.
        tops: for each line how far down its page it stands, 0 to 1.
    """
    best: tuple[float, Line] | None = None
    for line, top in zip(lines, tops, strict=True):
        score = _issuer_score(line, top)
        if score > 0 and (best is None or score > best[0]):
            best = (score, line)
    return (best[1], 0, len(best[1].text)) if best else None


def names_firm(text: str) -> bool:
    """Whether a line is called as a firm or an office is, and not as what it charges for."""
    pieces = re.split(rf"(?<=[a-z.])\s*(?=[{_HAN}])", folded(text).strip())
    return any(_TRADE.fullmatch(piece) and not _NOT_A_HEADING.search(piece) for piece in pieces)


def heads_paper(text: str) -> bool:
    """Whether a line is called as who issues papers, and is no address: a firm, an office."""
    plain = folded(text)
    if looks_like_address(text):
        return False
    named = _ENGLISH_ISSUER.search(plain) or _CHINESE_ISSUER.search(plain)
    return named is not None or names_firm(text)


def _issuer_score(line: Line, top: float) -> float:
    text = folded(line.text)
    if not _ISSUER_LETTERS[0] <= len(text) <= _ISSUER_LETTERS[1] or line.role in (
        Role.HOLDER,
        Role.HOME,
        Role.FACT,
    ):
        return 0.0
    named = bool(_ENGLISH_ISSUER.search(text)) + bool(_CHINESE_ISSUER.search(text))
    early = max(0.0, _LOOKED_FOR_WITHIN - top) * 6
    if not (named or (early and names_firm(line.text))) or _NOT_AN_ISSUER.search(text):
        return 0.0
    return (0.4 + early + 0.3 * named + _height(line) / 60) * max(line.confidence, 0.05)


def _height(line: Line) -> float:
    _, top, _, bottom = line.tokens[0].quad.bounds
    left, _, right, _ = line.tokens[0].quad.bounds
    return min(bottom - top, right - left)
