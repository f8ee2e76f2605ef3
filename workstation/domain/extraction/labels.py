"""Labels on papers: what a line says of the words after it, beside it or below it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.reading import Role
from workstation.domain.extraction.textual import KEPT, folded, looks_like_address

_WHOSE_NAME: Final = "|".join(
    whose + name
    for whose in (
        *("客户", "用户", "登记用户", "账户", "户主", "住户"),
        *("租户", "租客", "承租人", "缴纳人", "纳税人", "病人", "院友", "会员", "受保人"),
        *("雇员", "员工", "申请人", "保单持有人"),
    )
    for name in ("姓名", "名称")
)
_LABELS: Final[Mapping[Role, str]] = {
    Role.HOLDER: (
        "name of (?:the )?(?:registered )?(?:customer|consumer|user|account holder|subscriber|"
        "payer|ratepayer|taxpayer|tenant|occupier|addressee|patient|insured|policy ?holder)s?|"
        "(?:registered )?(?:customer|consumer|subscriber|user|account|payer|tenant|occupier|"
        "ratepayer|taxpayer|patient|member|insured|employee|policy ?holder)(?:'?s)? ?name|"
        "registered (?:consumer|customer|user|holder|keeper)|policy ?holder|account holder|"
        "card ?holder|insured person|donor|"
        "account in the name of|payer|tenant|"
        "the tenant|lessee|the lessee|name|customer(?! ?(?:number|no|id|ref|code))|"
        "bill to|billed to|owner ?(?:/|or) ?(?:occupier|tenant|resident)|"
        "remitter|applicant(?! ?(?:number|no|id|ref|code))|"
        "汇款人|[\u4e00-\u9fff]款人(?=\\W*户口持有人)|户口持有人|业主 ?/ ?住[户客]|"
        "用户|登记用户|登记客户|登记人|账户持有人|保单持有人|登记持有人|持卡人|捐款人|收货人|户名|户主|姓名|名称|缴纳人|"
        "缴付人|缴款人|纳税人|租客|租户|承租人|住户|收件人|收信人|" + _WHOSE_NAME
    ),
    Role.HOME: (
        "租用(?:单位|物业|地址)[(（](?:租客|租户|承租人|住户)[之的]?(?:住址|地址)|"
        "(?:supply|service|installation|premises|property|residential|home|correspondence|mailing|"
        "postal|billing|bill|consumption|site|delivery) address"
        "(?: on (?:our |the )?(?:file|records?))?|"
        "(?:(?:gas|electricity|power|water|services?) (?:(?:is|are) )?)?"
        "(?:installed|supplied|delivered|provided) (?:at|to)|(?:deliver|ship) to|"
        "address of (?:supply|premises|property|tenement|service|installation)|"
        "address of (?:the )?(?:registered )?(?:keeper|holder|policy ?holder|member|customer)|"
        "(?:policy ?holder|keeper|holder|member|employee|student|patient|customer)'?s "
        "(?:residence|(?:home |residential )?address)|registered home address|"
        "登记住址|(?:保单持有人|登记人|持有人|会员|学生|员工|病人|客户|用户)[之的]?(?:住址|地址)|"
        "address|(?:the |supply |insured )?premises|tenement(?: rated)?|property|"
        "description of (?:tenement|premises|property)|let premises|premises let|"
        "the (?:flat|unit|dwelling)(?= *[:：]? *(?:$|[0-9]|flat|room|rm|unit|block|blk))|"
        "受保物业|(?:用电|用水|用气|供电|供水|供气)处所|供电地址|供应地址|供水地址|供气地址|用电地址|用水地址|用气地址|安装地址|服务地址|使用地址|"
        "装置地址|送货地址|收货地址|住宅地址|物业地址|楼宇地址|单位地址|通讯地址|通信地址|邮寄地址|账单地址|"
        "缮寄地址|地址|住址|租用单位|租用物业|租用地址|出租单位|出租物业|出租楼宇|出租物[\u4e00-\u9fff]|租赁单位|租赁物业|物业所在|"
        "物业单位|物业|该物业|该单位|楼[宇字]单位|楼宇|处所"
    ),
    Role.FACT: (
        "account (?:number|no)|(?:bill|invoice|statement|customer|contract|meter|document|"
        "assessment|file|demand) ?(?:number|no)|(?:reference|mobile|telephone|phone|tel|our ref|"
        "your ref)(?: ?(?:number|no))?|amount|total|deposit|(?:monthly )?rent|commencement|term|"
        "date|due|page|"
        "[^ :]{0,6}(?:号码|编号|日期|限期|期限|金额|总额|页数|档号|按金|租金|租期|结余)"
    ),
}
_OTHER_ANYWHERE: Final = re.compile(
    r"(?<![a-z])(?:head office|registered office|principal office|our office|office address|branch|"
    r"landlord|lessor|owner(?! ?(?:/|or) ?(?:o[a-z]{6,8}|tenant|resident)(?![a-z]))|"
    r"agent|pay(?:able)? (?:to|at|by post)|"
    r"payment (?:slip|address|by|to)|"
    r"remit(?:tance)?|(?:mail|send|post|return) (?:your |the |this )*(?:cheque|payment|slip|stub|"
    r"to)|cheques?|if undelivered|return address|service centre|customer (?:service|care) centre|"
    r"customer centre|shop address|visit us|contact us|enquir\w*|witness(?:ed)?|in the presence|"
    r"former address|previous address|last address|where to pay|payee|"
    r"(?:drop(?:-?in|-?off)?|collection|payment) box(?:es)?)(?![a-z])"
    "|办事处|办公室|分行|业主(?! ?/ ?住)|见证|出租人|代理|付款(?:方法|地点)|缴费(?:地点|方法)|"
    "[款费]存根|支票|寄往|寄回|退回|服务中心|客户中心|(?<!屯)门市|门店|查询(?!时)|联络我们|前住址|旧地址|收款人|[投收][递集]箱|如无法投递|总行|总办事"
)
_OTHER_PERSON: Final = re.compile(
    r"(?<![a-z])(?:beneficiar(?:y|ies)|nominee|guarantor|referee|emerg\w{2,6} contact|next of kin)"
    r"(?![a-z])|受益人|担保人|紧急联络"
)
_HOLDER_TOO: Final = re.compile(r"account holder|applicant|policy ?holder|户口持有人|汇款人|投保人")
"""Beside the word for another person: one and the same is both."""
_ELSEWHERE: Final = re.compile(
    r"(?:(?:通讯|通信|住宅|邮寄|联络)?(?:地址|住址))?\W*"
    r"(?:(?:correspondence|mailing|postal|residential|home|contact)? ?address)?\W*"
    r"(?:(?:通讯|通信|住宅|邮寄|联络)?(?:地址|住址))?"
)
_HELP: Final = re.compile(r"(?<![a-z])(?:enquir|cheque)|查询|服务|支票")
_OF_A_PARTY: Final = re.compile(
    r"(?<![a-z])(?:landlord|lessor|owner|agent|witness|shipper|consignor|sender|from|kin|contact|"
    r"beneficiar|nominee|guarantor|referee)|业主|出租人|代理|见证|受益人|担保人|联络人|寄件|发件"
)
_SENDER: Final = re.compile(
    r"(?:from(?: sender)?|(?:the )?(?:shipper|consignor))? ?(?:寄件人|发件人|寄货人|托运人)?"
)
_RECIPIENT: Final = re.compile(r"to|consignee|recipient")
"""Words of folded lines that say who sends and who receives, and no more."""
_NO_WORD: Final = re.compile(r"[\W_]+")
_BARE: Final = re.compile(r"(?:地址)?\W*(?:address)?\W*(?:地址)?")
_RETURN: Final = re.compile(
    r"(?:return address|(?:if )?undelivered,? (?:please )?return to|如无法投.?,?请?退回)\s*[:：]?"
    r"\s*(?P<address>.{8,})"
)
_LETS: Final = re.compile(r"landlord|lessor|owner|agent|出租人|业主|代理")
_OF: Final = re.compile(r"(?:of|at|地址|address)[:：]?")
_JOINER: Final = re.compile(r"\s*(?:and|及|和|/|、|&|[(（])\s*")
_HAN: Final = "\u4e00-\u9fff"
_DEFINED: Final = re.compile(r"(?:the )?[\w ]{2,24}[\"”'’」』]+\s*[)）]")
"""A word that a contract goes on to call something by, at the start of a line of prose."""
_PATTERNS: Final = {
    role: re.compile(
        rf"[^\w(（]*(?:{words})(?:(?<=[a-z])(?![a-z0-9])|(?<=[{_HAN}])(?![{_HAN}]))[^\w(（]*"
    )
    for role, words in _LABELS.items()
}
_ENGLISH_BEFORE_HAN: Final = re.compile(rf"[a-z][a-z .]{{2,28}}(?=[{_HAN}])")
_OF_A_POST: Final = re.compile(
    r"(?:[a-z&'-]+ ){0,3}?(?:manager|director|officer|executive|representative|supervisor|"
    r"advis[eo]r|consultant|assistant|secretary|head|clerk|controller|administrator|president|"
    r"specialist|ambassador|coordinator|planner|engineer|services?|care|support|centre|hotline)"
    r"(?![a-z])"
    r"|of (?:the |an? |our |your )*[a-z][a-z .&'-]{2,40}[:：]"
)
"""What goes on from the name of a customer to that of a post or an office."""
_MISREAD_TRANSLATION: Final = re.compile(rf"\s*(?P<said>[{_HAN}]{{2,5}})\s*[:：]\s*")
_HOLDER_IN_CHINESE: Final = frozenset(re.findall(rf"[{_HAN}]+", _LABELS[Role.HOLDER]))
_LONG_IN_CHINESE: Final = frozenset(
    word
    for role in (Role.HOLDER, Role.HOME)
    for word in re.findall(rf"[{_HAN}]{{4,}}", _LABELS[role])
)
_MOST_OF_A_LINE: Final = 60
_HEAD: Final = re.compile(r"[^:：,，.。]{3,40}[:：]")
"""What a long line begins with: Branch address: ..."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line."""

    role: Role
    text: str
    end: int
    """Where the value begins in the line."""
    alone: bool
    """Nothing follows on the line."""


@lru_cache(maxsize=KEPT)
def label_at_start(text: str) -> Label | None:
    """Return the label a line begins with, in either language or both."""
    plain = folded(text)
    if len(plain) != len(text) or _DEFINED.match(plain.lstrip("\"“'‘「『")):
        return None
    whole = _role_of_all(plain)
    if whole is not None:
        return Label(whole, text, len(text), alone=True)
    role, end = None, 0
    while True:
        joiner = _JOINER.match(plain, end) if end else None
        end = joiner.end() if joiner else end
        for candidate, pattern in _PATTERNS.items():
            match = pattern.match(plain, end)
            if match and match.end() > end:
                role, end = role or candidate, match.end()
                break
        else:
            break
    if role is None:
        return _told_in_chinese(text, plain)
    rest = plain[end:].strip(" :.-|")
    if role is Role.HOLDER and plain[:end].isascii() and _is_misread_translation(plain[end:]):
        return Label(role, text[:end].strip(), len(text), alone=True)
    fact_in_words = rest and role is Role.FACT and not any(char.isdigit() for char in rest)
    if fact_in_words or (role is Role.HOLDER and _is_of_a_post(plain, end)):
        return None
    return Label(role, text[:end].strip(" :："), end, alone=not rest)


def _role_of_all(plain: str) -> Role | None:
    """Return the role that a folded line gives as a whole: of others, or who receives."""
    words = _NO_WORD.sub(" ", plain).strip()
    if _RECIPIENT.fullmatch(words):
        return Role.HOLDER
    head = _HEAD.match(plain) if len(plain) > _MOST_OF_A_LINE else None
    said = head[0] if head else plain
    of_others = (words and _SENDER.fullmatch(words)) or _RETURN.match(plain)
    if of_others or (_is_of_another(said) and len(said) <= _MOST_OF_A_LINE):
        return Role.OTHER
    return None


def _is_of_another(plain: str) -> bool:
    """Whether folded words are of an office, a box, a landlord, or of somebody named beside."""
    if _OTHER_ANYWHERE.search(plain):
        return True
    return _OTHER_PERSON.search(plain) is not None and not _HOLDER_TOO.search(plain)


def _is_of_a_post(plain: str, end: int) -> bool:
    """Whether a label of a holder, folded, goes on to be one of a post: Name of officer."""
    parted = plain[:end].rstrip().endswith((":", "："))
    return not parted and _OF_A_POST.match(plain, end) is not None


def _is_misread_translation(rest: str) -> bool:
    """Whether behind an English label only its Chinese stands, one character misread (水租人:)."""
    match = _MISREAD_TRANSLATION.fullmatch(rest)
    return match is not None and any(
        one_slip(match["said"], label, han=True) for label in _HOLDER_IN_CHINESE
    )


def is_misread_label(text: str) -> bool:
    """Whether a line is a long Chinese label of a holder or a home but for one character."""
    plain = folded(text).strip(" :：.|")
    return any(one_slip(plain, label, han=True) for label in _LONG_IN_CHINESE)


def _told_in_chinese(text: str, plain: str) -> Label | None:
    """Return the label a line is in Chinese when the English before it was misread: Lesee承租人."""
    english = _ENGLISH_BEFORE_HAN.match(plain)
    label = label_at_start(text[english.end() :]) if english else None
    if label is None or not label.alone or label.role is Role.OTHER:
        return None
    return Label(label.role, label.text, len(text), alone=True)


def says_from_or_to(text: str) -> bool:
    """Whether a label says who sends or receives, unless a day stands beside it: From, To."""
    words = _NO_WORD.sub(" ", folded(text)).strip()
    return any(pattern.fullmatch(words) for pattern in (_SENDER, _RECIPIENT))


def asks_to_enquire(text: str) -> bool:
    """Whether a line tells how to enquire or to pay, and names no party."""
    plain = folded(text)
    return _HELP.search(plain) is not None and _OF_A_PARTY.search(plain) is None


def says_of(text: str) -> bool:
    """Whether a label only goes on with the party named before: of, 地址."""
    return _OF.fullmatch(folded(text).strip(" :：.;；,")) is not None


def of_the_landlord(label: str, party: str) -> bool:
    """Whether an address label right after a landlord's or agent's name speaks of theirs."""
    return of_a_party(label) and _LETS.search(folded(party)) is not None


def of_a_party(label: str) -> bool:
    """Whether an address label says only that somebody's address follows, and not of what."""
    return _ELSEWHERE.fullmatch(folded(label).strip(" :：.;；,")) is not None


def is_whole_return_line(text: str) -> bool:
    """Whether a line says where a letter comes back to, with the whole address behind the label."""
    match = _RETURN.search(folded(text))
    return match is not None and looks_like_address(match["address"])


def is_bare(label: str) -> bool:
    """Whether a label only says that an address follows: the issuer's at the foot has it too."""
    return _BARE.fullmatch(folded(label).strip(" :：.;；,")) is not None


def names_other(text: str) -> bool:
    """Whether words speak of an office, a box, a branch or a landlord."""
    return _is_of_another(folded(text))
