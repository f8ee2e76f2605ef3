"""Sentences that tell on what day the paper they stand on was made."""

import re
from collections.abc import Sequence
from typing import Final

from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.reading import Line
from workstation.domain.extraction.textual import folded

_DEED: Final = (
    "contract|agreement|lease|licence|tenancy|deed|indenture|declaration|affidavit|affirmation|"
    "undertaking|memorandum|certificate|summons|notice|statement"
)
_MADE: Final = re.compile(
    rf"(?:(?<![a-z])this (?:[a-z]+ ){{0,4}}(?:{_DEED})[^.;:]{{0,24}}?"
    r"(?<![a-z])(?:made|entered into|executed|signed|issued)(?![a-z])|"
    r"in witness (?:where)?of.{0,120}?(?<![a-z])(?:signed|executed|set|hands?)(?![a-z])|"
    r"(?:^|\n)\W*(?:solemnly )?"
    r"(?:(?:declared|sworn|affirmed|signed|given|executed)(?![a-z]).{0,6}"
    r"(?<![a-z])(?:at|before|in|by|under|this|on)|issued at)(?![a-z]))"
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
_ALONE_HAN: Final = re.compile(r"\W*(?:[此本]?项?声明|[谨兹特]此?)?[于在]?\s*")
_DECLARED_HAN: Final = re.compile(
    r"[^。;；]{0,40}?(?:(?:作出|立下?)[此本该]?项?(?:声明|誓章|宣誓|字据)|立此(?:声明|为据|存照|字据)|"
    r"谨此声明|声明如上|宣誓(?:及签署)?(?:。|$)|(?:发出|签发)[此本](?:证明|通知)?)"
)
"""A line begins with a day on which a declaration is made: 於2021年11月2日在香港立此聲明."""
_REPORTED: Final = re.compile(
    r"(?:^|\n|\.\s|(?:certif(?:y|ied|ies)|confirm(?:ed|s)?|record(?:ed|s)?) that )\W*"
    r"(?:at (?:about )?\d{1,2}[:.]?\d\d ?(?:hours|hrs?|[ap]\.?m\.?)?,? )?on ?(?:the )?\Z"
)
_REPORTS: Final = re.compile(
    r"[^.]{0,12}(?:(?:a|the|one) (?:following |above |said |undersigned )?(?:\w+ )?"
    r"(?:person|man|woman|resident|holder|applicant|informant|reporter)s?|(?:mr|mrs|ms|miss|dr)\b)"
    r".{0,300}?(?<![a-z])(?:reported|made a report|came to (?:this|our|the)|attended (?:this|our)|"
    r"appeared before|called at (?:this|our))(?![a-z])",
    re.DOTALL,
)
_REPORTED_HAN: Final = re.compile(r"(?:.*[:：。]|(?:现|兹)?证明)?\W*[于在]?\s*")
_REPORTS_HAN: Final = re.compile(
    r"\s*(?:[上下]午)?\s*(?:[\d一二三四五六七八九十]{1,3}[时点:：][\d一二三四五六七八九十]{0,3}分?)?"
    r"[^。;；\d]{0,40}?(?:报[失案警]|(?:到|前来|亲[到临])[^。;；\d]{0,8}(?:报称|申报|报告|登记)|"
    r"向本[^。;；\d]{0,8}(?:报称|申报|报告))"
)
_MESSAGE: Final = re.compile(
    r"[.。:：]\s+[^\W\d].{12,}|\s?[,，]?\s?[^。,，;；]{2,24}(?<!未)已[^。]*", re.DOTALL
)
"""Behind the day with which a card begins: a sentence, or in Chinese what has come to pass."""
_TO_COME: Final = re.compile(
    r"(?<![a-z])(?:will|shall|going to|is to|are to|due|expir\w*|until|before)(?![a-z])|"
    "[将会须]|届时|到期|举行"
)
_FIRST_SENTENCE: Final = re.compile(r"[.。:：]?[^.。]*")
_HEAD: Final = 4
"""Lines from the top of a page among which a card begins what it says."""
_THIS_DAY: Final = re.compile(r"\W*(?:[a-z]+ ){0,3}?(?:[a-z]+, ?)?(?:on )?this (?:the )?")
"""All that stands before the day a certificate ends with: Hong Kong, this 2nd day of May 2021."""
_BOTH_HAN: Final = re.compile(r"(?:双方|各方|立约人|订约[人方])(?:已|同意|谨|兹)?[于在]\s*\Z")
_SIGN_HAN: Final = re.compile(
    r"[^。]{0,16}?签[署订立妥][^。]{0,4}[本此该]?(?:租约|合[约同]|协议|契约)"
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
    behind = folded(line.text[end:])
    if _THIS_DAY.fullmatch(before) and " day of " in folded(line.text[start:end]):
        return True
    if _BOTH_HAN.search(before) and _SIGN_HAN.match(behind):
        return True
    if _ALONE_HAN.fullmatch(before) and _DECLARED_HAN.match(behind):
        return True
    earlier = (one for one in lines[max(0, index - _LINES) : index] if one.page == line.page)
    said = "\n".join([*(folded(one.text) for one in earlier), before])[-_LONGEST:]
    between = (one["between"] for one in _MADE.finditer(said))
    return any(not _ENDS.search(words) and not any(days_in(words)) for words in between)


def tells_when_reported(lines: Sequence[Line], index: int, start: int, end: int) -> bool:
    """Whether the sentence a day begins says that somebody came on it to report something.

    That is what the paper records; for the arguments see ``tells_when_made``.
    """
    before, behind = _said_around(lines, index, start, end)
    if _REPORTED.search(before) and _REPORTS.match(behind):
        return True
    return _REPORTED_HAN.fullmatch(before.split("\n")[-1]) is not None and (
        _REPORTS_HAN.match(behind) is not None
    )


def dates_a_message(lines: Sequence[Line], index: int, start: int, end: int) -> bool:
    """Whether a card begins with a day and goes on with what has come to pass.

    For the arguments see ``tells_when_made``.
    """
    _, behind = _said_around(lines, index, start, end)
    own = [line for line in lines[:index] if line.page == lines[index].page]
    sentence = _FIRST_SENTENCE.match(behind)
    return (
        len(own) < _HEAD
        and not lines[index].text[:start].strip()
        and _MESSAGE.match(behind) is not None
        and sentence is not None
        and not _TO_COME.search(sentence[0])
    )


def _said_around(lines: Sequence[Line], index: int, start: int, end: int) -> tuple[str, str]:
    """Return what is said before and behind a day on its page, line by line."""
    line = lines[index]
    earlier = (one for one in lines[max(0, index - _LINES) : index] if one.page == line.page)
    later = (one for one in lines[index + 1 : index + 2 * _LINES] if one.page == line.page)
    before = "\n".join([*(folded(one.text) for one in earlier), folded(line.text[:start])])
    behind = "\n".join([folded(line.text[end:]), *(folded(one.text) for one in later)])
    return before[-_LONGEST:], behind[:_LONGEST]
