"""Words beside a day that say what was done on it with the paper itself: printed, signed, sent.

They are labels: they begin a line or stand alone beside the day. In a sentence the same verbs speak
of other papers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from workstation.domain.extraction.day_labels import DayRole

_ON: Final = (
    r"(?:[ :：/&+]*(?:on|at|this|the|of|and|date|time|day|"
    r"\d{1,2}[:.]?\d\d(?: ?(?:hours|hrs?|[ap]\.?m\.?))?))*"
)
_ON_HAN: Final = r"(?:日期?(?:及|与|和|/|&)?时间|时间|日期?|[于在])?"
_PAPER: Final = (
    r"(?:(?:card|bill|receipt|parcel|item|report|letter|e-?mail|mail|statement|document|copy|"
    r"notice) )?"
)
_PAPER_HAN: Final = "(?:本?(?:[卡函信表单]|包裹|邮件|文件|收据|合[约同]|单据|通知书))?"


def _label(latin: str, han: str) -> re.Pattern[str]:
    """Return the labels that end with words of an act, in English, Chinese or both."""
    english = rf"(?<![a-z]){_PAPER}(?:date (?:of |and time )?)?(?:{latin}){_ON}(?![a-z])"
    chinese = rf"{_PAPER_HAN}(?:{han}){_ON_HAN}"
    behind = rf"(?:\W*{chinese}|\W*(?:[到来探]访|上门)?日期?(?:时间)?)?"
    return re.compile(rf"(?:{english}{behind}|{chinese}(?:\W*{english})?)\W*\Z")


_MADE: Final = _label(
    r"printed|print(?=[ /]*(?:date|time|on))|printing|signed|signature(?= date)|signing|given|"
    r"prepared|compiled|downloaded|(?:computer )?generated|drawn up|written|sent|e-?mailed|"
    r"sending|reported|report made",
    "列印|打印|印[制于发]|印刷|签[署于立]|填[表写报发]|[编拟]制|缮[写印]|[发传]送|寄件|寄信|[出开]具|立据|立此|"
    "报[案失]|撰写|[写谨]于|下载|给予",
)
_DECLARED: Final = _label(
    r"(?:solemnly )?(?:declared|sworn|affirmed)|declaration", "声明|宣誓|立此声明"
)
"""On a declaration; what else is declared is a dividend."""
_SENT: Final = _label(
    r"shipped|ship(?:ping|ment)?(?=[ /]*date)|shipment|d[ei]spatch(?:ed)?|posted|mail(?:ed|ing)|"
    r"consigned|called|attempted|card left|waybill(?= date)|(?:accepted|collected) from sender",
    "寄[出发]|邮寄|付邮|投寄|交寄|[发出]货|付运|启运|寄运|托运|运单|留卡|留言|投卡",
)
_ORDERED: Final = _label(
    r"order(?:ed)?(?: date| placed| time)?|booked|reserved",
    "订购|下单|落单|订单|订货|落定|订票",
)
_LATEST: Final = re.compile(
    r"\W*(?:(?:last|latest|most recent|current) (?:bill|statement|invoice)(?: date| issued)?)?"
    r"\W*(?:(?:最近|最新)一?期?的?(?:账单|月?结单|发票|[水电]费单)(?:日期?)?)?\W*"
)
"""On the screen of an account; on a bill it is that of another one."""
_VISITED: Final = re.compile(
    r"\W*(?:date (?:of|and time of) (?:visit|call)|(?:visit|call) date)?\W*"
    rf"(?:(?:[到来造探]访|上门|派[递送]|投递|抄表){_ON_HAN})?\W*"
)
_CALLED_AT: Final = re.compile(
    r"(?:^|[.。!] ?)\W*(?:we|our \w+(?: \w+)?|the \w+) (?:have )?(?:called|visited|came|attempted)"
    r"(?: [a-z]+){0,7} on(?: the)?\W*\Z|[于在]?\s*\Z"
)
_CALLED_HAN: Final = re.compile(
    r"[^。,，;；\d]{0,12}(?:\d{1,2}[:时]\d{0,2}分?)?\s?(?:曾?[到来探]访|曾?上门|派[递送])"
)
"""Around a day in a sentence of a card that is left."""
_SOLD: Final = re.compile(
    r"\W*(?:(?:transaction|trans|txn|payment|paid|sales?|received|receipt|date|time)"
    rf"{_ON})?\W*(?:(?:交易|[付缴收]款|[缴付]费|收银|销售|日期){_ON_HAN})?\W*"
)
"""On a receipt; other papers tell so of what was paid before."""
_SALE: Final = re.compile(
    r"(?<![a-z])(?:receipt|sales? (?:memo|slip|invoice|order)|cash (?:memo|sales?|slip)|"
    r"(?:delivery|packing|goods) (?:order|note|slip|list)|order (?:form|slip|confirmation)|"
    r"tax invoice)(?![a-z])|收据|收条|送货单|发货单|销售单|订货单|订单|出货单"
)
_APPOINTMENT: Final = re.compile(
    r"appointment|booking|reservation|hearing|visit|consultation|预约|[覆复]诊|应诊|聆讯|开庭"
)
_CARD: Final = re.compile(
    r"(?<![a-z])(?:missed (?:you|your)|unable to (?:gain|enter|deliver|read|access)|you were out|"
    r"(?:not|nobody|no one)(?: was)? (?:at|in|home))(?![a-z])|未能(?:入|进|抄|派|投|送|联)|"
    r"未遇|无人应|不在家"
)
"""Said on a card that is left where nobody opened."""
_DECLARATION: Final = re.compile(r"declaration|affida|affirmation|statutory|声明|誓")
_TITLES: Final = 12
_LEAD: Final = re.compile(r"(?:.*[\d:：|;；)）\]。.#])?\W*\Z")
"""What may stand on the line before a label: nothing, or another value."""
_GOES_ON: Final = re.compile(
    r"\s*(?:[,，]?\s*(?:and|but|or|which|that|the|is|was|were|has|have|had|will|shall|until|till|to|"
    r"for|between|when|if|as|you|we)(?![a-z])|[-–—~至到起前后之的止或]|以[前后])"
)
"""Behind a day within a sentence, or that begins a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What sort of paper tells of days by what was done with it."""

    sells: bool
    """A receipt, an order, a delivery note."""
    is_card: bool
    """Left where nobody opened."""
    declares: bool

    @classmethod
    def of(cls, said: Sequence[str]) -> Self:
        """Tell it from all a paper says, folded, line by line."""
        titles = said[:_TITLES]
        appointed = any(map(_APPOINTMENT.search, titles))
        return cls(
            sells=not appointed and any(map(_SALE.search, titles)),
            is_card=any(map(_CARD.search, said)),
            declares=any(map(_DECLARATION.search, titles)),
        )

    def told_by(self, words: str) -> DayRole | None:
        """Return what a label says was done on its day; None where it says nothing of the kind."""
        labels = [(_MADE, DayRole.MADE), (_SENT, DayRole.SENT), (_ORDERED, DayRole.ORDERED)]
        if self.declares:
            labels.append((_DECLARED, DayRole.MADE))
        for pattern, role in labels:
            label = pattern.search(words)
            if label is not None and _LEAD.match(words[: label.start()]):
                return role
        if not words.strip(" :：·."):
            return None
        if self.is_card and _VISITED.fullmatch(words):
            return DayRole.SENT
        alone = _LATEST.fullmatch(words) or (self.sells and _SOLD.fullmatch(words))
        return DayRole.ALONE if alone else None

    def says_called(self, before: str, after: str) -> bool:
        """Whether a card that is left says in a sentence that somebody called on a day."""
        called = _CALLED_AT.search(before) if self.is_card else None
        said_before = called is not None and " on" in called[0]
        return said_before or (called is not None and _CALLED_HAN.match(after) is not None)


def goes_on(after: str) -> bool:
    """Whether the sentence goes on behind a day, or the day begins a period."""
    return _GOES_ON.match(after) is not None
