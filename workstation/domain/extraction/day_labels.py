"""What the words beside a day say that it is for."""

import re
from enum import IntEnum
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.textual import folded
from workstation.domain.slips import slips_between

_ISSUE: Final = re.compile(
    r"date ?of ?(?:this ?)?(?:issue|bill|statement|invoice|notice|letter|demand|advice|report|"
    r"certificate|receipt|document|declaration|summons)|"
    r"issue ?date|issued ?(?:on|date)|"
    r"(?:bill|billing|statement|invoice|letter|notice|advice|report|certificate|receipt|"
    r"document) ?date|"
    r"(?<!consoli)(?<!vali)(?<!up)dated|made (?:on|the|this)|"
    r"date ?issued|(?<!was )(?<!were )(?<!been )(?<!be )(?<!are )(?<![a-z])issued(?=\W*\Z)|"
    r"单日期|发单日|发出日|签发日|签发于|账单日|结单日|发票日|开单日|出账日|单据日|月结单日|缮发日|函件日|"
    r"[发书]信日|信[件函]日|发文日|文件日|报告日|收据日|证明书?日|通知书日|印制日|编印日|制表日|声明日|印发日|通知日|开立日|出单日|截数日|"
    r"立约日|订立日|本协议于|本租约于|本合约于|订于(?=.{0,6}\Z)|发件日|"
    r"发[卡咭证照牌]日|[核颁填寄补刊]发日|[开出]具日|出证日|制[备单]日"
)
_ANOTHER: Final = re.compile(r"(?:previous|prior|last|next|former|上次|上期|上一期|下次|下期)\s?\Z")
"""Before a label: it is that of another paper."""
_AS_AT: Final = re.compile(r"(?<![a-z])as ?(?:at|of)\b|截至")
_ISSUE_LABELS: Final = (
    "dateofissue",
    "issuedate",
    "issuedon",
    "dateissued",
    "dateofbill",
    "billdate",
    "billingdate",
    "statementdate",
    "dateofstatement",
    "invoicedate",
    "letterdate",
    "noticedate",
    "dateofthisletter",
    "dateofthisnotice",
)
"""Without spaces; told with one letter misread as well, when they stand alone."""
_LOOK_ALIKES: Final = str.maketrans("0oc15l8", "eeeisib")
"""What readers take for one another, in labels as in what was read."""
_ISSUE_LABELS_ALIKE: Final = tuple(label.translate(_LOOK_ALIKES) for label in _ISSUE_LABELS)
_LONG_ISSUE_LABELS: Final = tuple(
    label.translate(_LOOK_ALIKES)
    for label in (
        *("dateofissue", "statementdate", "dateofstatement"),
        *("dateofthisletter", "dateofthisnotice"),
    )
)
"""Told with two letters misread as well, when they stand alone or beside Chinese."""
_SLIPS: Final = 2
_ISSUE_LABELS_HAN: Final = (
    "发单日期",
    "账单日期",
    "结单日期",
    "签发日期",
    "发出日期",
    "发票日期",
    "列印日期",
    "打印日期",
)
"""Told with one character misread, when they stand alone."""
_EVENT: Final = (
    r"poll\w*|ballot|voting|election|concert|wedding|check-?(?:in|out)|"
    r"loss|lost|accident|incident|meeting|pick-?up|opened|opening|return|vaccinat\w*|activity|"
    r"departure|arrival|course|class|flight|performance|show|closing|closure|suspension|hearing|trial|visit\w*|effective|join\w*|employ\w*|hire|"
    r"start\w*|begin\w*|follow[- ]?up|admission|admitted|discharge[ds]?|value|settle\w*|trad\w*|"
    r"maturity|anniversary|renew\w*|offence|contravention|inspection|collection|delivery|arriv\w*|"
    r"depart\w*|entry|consultation|attendance|examination|surgery|operation|booking|event|move|"
    r"moving|removal|completion|handover|possession|surrender|terminat\w*|cancel\w*|resign\w*|"
    r"installation|activation|connection|registration|enrol\w*|incorporation|purchase|policy|"
    r"inception|death|marriage|travel|premium|instal?ment|service|application|post(?:ing)?|"
    r"draw(?:ing)?|redemption|dividend|ex|record|cut[- ]?off"
)
"""What comes to pass on some other day than that of the paper that tells of it; before its date."""
_EVENT_HAN: Final = (
    "投票|选举|接种|注射|防疫|遗失|失窃|意外|退房|入住|会议|开户|入伙|出发|抵达|停水|停电|起租|活动|比赛|上课|"
    "毕业|演出|放映|旅行|航班|婚礼|宴会|入会|加入|开学|截投|巡查|维护|聆讯|审讯|开庭|提堂|应讯|出庭|探访|到访|生效|实施|入职|到职|受聘|受雇|离职|聘用|开工|"
    "入院|出院|手术|检查|检验|交收|起息|周年|续保|续期|续牌|违例|犯案|罪行|事发|领取|取件|送达|派递|"
    "入境|离境|搬迁|迁入|迁出|交楼|收楼|成交|安装|启用|接驳|登记|注册|保单|投保|起保|受保|死亡|结婚|身故|"
    "除净|派息|过户|扣款|供款|过账|入账|申请|服务|到诊|复诊|应考|考试|开学|退休|终止|取消|购买"
)
_LABELS_OF_EVENTS_HAN: Final = tuple(f"{event}日期" for event in _EVENT_HAN.split("|"))
_OTHER: Final = re.compile(
    r"due|pay(?:ment)? ?(?:by|before|date)|pay ?before|on ?or ?before|latest|deadline|expir|valid|"
    r"until|ended|ending|next|last|previous|meter|reading|birth|(?<![a-z])born(?![a-z])|"
    r"received|from|deliver(?:y|ed)? ?(?:on|by|date)|(?<![a-z])since(?![a-z])|"
    r"(?<![a-z])(?:reply|collect|return|use|ship|respond) (?:by|before)|"
    r"(?<![a-z])(?:reply|return|submit|send|hand|collect|respond|complete|sign)(?: [a-z/-]+){1,6} "
    r"(?:by|before)(?=\W*\Z)|"
    r"(?<![a-z])(?:your|his|her|their)(?: [a-z]+){1,3} (?<!is )dated|"
    r"(?<![a-z])the (?:[a-z]+ ){0,2}(?:contract|agreement|lease|letter|deed|policy|loan) dated|"
    r"\A\W{0,3}(?:present|current|this)?\W{0,3}[今本]次\W{0,3}\Z|"
    r"\A\W{0,3}(?:present|current)\W{0,3}\Z|"
    r"(?:passport|identity (?:card|document)|hkid|visa)[^:]{0,16}"
    r"(?:date of issue|issue date|issued(?: on)?)|(?:护照|身份证)[^:]{0,6}[签发]发日|"
    r"[送交到取收提]货日|"
    r"(?<![a-z])to(?=\W{0,3}\Z)|period|term|commenc|auto ?pay|debit|transaction|appointment|"
    r"(?<![a-z])you[rf]? ?(?:let{0,2}er|e-?mail|fax|application|enquiry|request) ?"
    r"(?:dated?|of|on)\b|"
    r"到期|限期|期限|最后|截止|此日|前缴|缴付|缴款|款日期|下次|上次|抄表|"
    r"出生|发生|发薪|用电期|用水期|用气期|收费期|账单期|由|至|起计|租期|自动转账|交易|有效|预约|应诊|就诊|覆诊|诊日|"
    r"来[函信]|[贵台尊]函|"
    rf"(?<![a-z])(?:{_EVENT})(?: (?!bill|statement|invoice|notice|letter|print)[a-z]+)? ?"
    r"date(?![a-z])|"
    rf"(?<![a-z])date (?:of|for) (?:the |your |this )?(?:[a-z]+ )?(?:{_EVENT})(?![a-z])|"
    r"(?<![a-z])date (?:joined|employed|engaged|appointed|admitted|discharged|registered|moved)|"
    rf"(?:{_EVENT_HAN})之?日期?"
)
_BARE_EVENT: Final = re.compile(rf"\W*(?:{_EVENT})(?: (?:on|day|at|time|of [a-z]+))?\W*")
"""All that stands beside the day of an event."""
_DATE: Final = "(?:date|dat|dae|dte|ate|[a-z]ate|d[a-z]te|da[a-z]e|dat[a-z])"
"""The word with a letter lost or misread, as it is told beside its Chinese."""
_PLAIN: Final = re.compile(rf"(?:^|[^a-z])date[ :：]*$|日期[ :：]*$|日期\W*{_DATE}[ :：]*$")
OWN_LABEL: Final = re.compile(
    rf"\W*(?:date|(?:d?a?ted)(?:\W*日期)?|(?:{_DATE}\W*)?日期(?:\W*{_DATE})?|date\W*日)\W*"
)
"""All that stands before or left of the day of a letter; over a column of days it stands above."""
AGREED: Final = re.compile(
    r"\W*date ?of ?(?:this ?)?(?:agreement|signing)\W*|\W*(?:订约|签约|签订|签署)日期?\W*"
    r"|\W*本[租合协相][约同议的]于"
)
"""All that stands beside the day of an agreement; other papers tell that of theirs.

Of 本租約於 two characters may be misread.
"""
PAID_ON: Final = re.compile(
    r"(?<![a-z])(?:pay(?:ment)? ?(?:date|day)|date ?of ?pay(?:ment)?|paid ?on)|"
    r"(?:出.|.粮|发薪|支薪|发放)日"
)
"""Labels on a slip that wages are paid with of the day they were paid."""
EARLIER: Final = (
    r"previous|prior|last (?!day|date)|paid|received|reading|since|start|commenc|birth|"
    r"上次|上期|已[缴付]|抄表|出生|起计|开始|生效"
)
"""Labels of days that may come before that of issue."""
PERIOD: Final = "period|账单期|收费期"
LONGEST_LABEL: Final = 40
"""Characters; a longer text labels no day."""


class DayRole(IntEnum):
    """What a day on a paper is for; the lower, the better it tells the day of issue."""

    ISSUE = 0
    MADE = 1
    """The paper was printed or signed then."""
    AS_AT = 2
    """To this day the paper tells, or wages were paid on it; unless another one is labelled it was
    issued then."""
    HEADING = 3
    """Stands alone near the top of a page, as on letters, which may lie behind a cover."""
    PLAIN = 4
    """Says "date" or nothing."""
    SENT = 5
    """What the paper goes with was sent then, or it was left at the door itself."""
    ORDERED = 6
    """What the paper tells of was ordered then."""
    ALONE = 7
    """Tells when the paper was made where no other day stands on it."""
    OTHER = 8


def told_by(words: str) -> DayRole | None:
    """Return what words say of the day behind them: of several labels the last, the longest."""
    if _is_latin_issue_label(words):
        return DayRole.ISSUE
    if _BARE_EVENT.fullmatch(words):
        return DayRole.OTHER
    labels = ((_OTHER, DayRole.OTHER), (_AS_AT, DayRole.AS_AT), (_ISSUE, DayRole.ISSUE))
    found = [(match, role) for label, role in labels for match in label.finditer(words)]
    told = [
        (
            match.end(),
            len(match[0]),
            -role,
            DayRole.OTHER if _ANOTHER.search(words, 0, match.start()) else role,
        )
        for match, role in found
    ]
    if told:
        return max(told)[-1]
    if _is_han_issue_label(words):
        return DayRole.OTHER if _is_label_of_event(words) else DayRole.ISSUE
    if _is_spoilt_issue_label(words):
        return DayRole.ISSUE
    return DayRole.PLAIN if _PLAIN.search(words) else None


def speaks_of_issue(words: str) -> bool:
    """Whether one of the labels over a row of values is that of the day of issue."""
    return _ISSUE.search(words) is not None or _is_issue_label(words)


def tells_of_a_day(text: str) -> bool:
    """Whether words label a day."""
    plain = folded(text)
    told = any(pattern.search(plain) for pattern in (_ISSUE, _AS_AT, _OTHER))
    return len(plain) < LONGEST_LABEL and (told or _is_issue_label(plain))


def _is_issue_label(words: str) -> bool:
    """Whether words are a label of the day of issue with a letter misread: date of isue."""
    return _is_latin_issue_label(words) or _is_han_issue_label(words)


def _is_latin_issue_label(words: str) -> bool:
    """Whether the English of a label is one of the day of issue, whatever its Chinese says.

    Letters that readers take for one another count for none: issuo dato.
    """
    latin = "".join(char for char in words if char.isascii() and not char.isspace())
    alike = latin.strip(":.|-").translate(_LOOK_ALIKES)
    return any(one_slip(alike, label, han=False) for label in _ISSUE_LABELS_ALIKE)


def _is_han_issue_label(words: str) -> bool:
    """Whether the Chinese of a label is one of the day of issue but for a character."""
    han = "".join(filter(is_han, words))
    return any(one_slip(han, label, han=True) for label in _ISSUE_LABELS_HAN)


def _is_label_of_event(words: str) -> bool:
    """Whether the Chinese of a label is that of another day but for a character."""
    han = "".join(filter(is_han, words))
    return any(one_slip(han, label, han=True) for label in _LABELS_OF_EVENTS_HAN)


def _is_spoilt_issue_label(words: str) -> bool:
    """Whether the English of a label is a long one of the day of issue but for two letters."""
    runs = "".join(char if char.isascii() else "|" for char in words).split("|")
    alike = [re.sub(r"\W|^\W*\d+", "", run).translate(_LOOK_ALIKES) for run in runs]
    return any(
        slips_between(run, label, _SLIPS) <= _SLIPS for run in alike for label in _LONG_ISSUE_LABELS
    )
