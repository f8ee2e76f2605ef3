"""Which lines below or above one another are an address, and where it ends."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from workstation.domain.extraction.letters import LIVES_AT
from workstation.domain.extraction.prose import is_prose
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, looks_like_address

_MOST_LINES: Final = 8
_POST_BOX: Final = re.compile(r"\bp\.? ?o\.? ?box\b|\bg\.? ?p\.? ?o\.? ?box\b|post office box|信箱")
_DIGITS: Final = re.compile("[0-9]+")
_LETTERED: Final = re.compile(
    r"(?<![a-z])(?:flat|flt|room|rm|unit|block|blk|tower) ?(?P<before>[a-z])(?![a-z])"
    r"|(?<![a-z])(?P<behind>[a-z])(?=[室座])"
)
_LABELLED: Final = re.compile(r"(?P<label>[^\d:：,，]{3,}|[\u4e00-\u9fff]{2,})[:：]\s*\S")
"""A folded line that begins with a label that is not known."""
_NO_PLACE: Final = re.compile(
    r"[0-9]{5,}|(?<![a-z])(?:dear|yours (?:faithfully|sincerely|truly)|for and on behalf)(?![a-z])"
    r"|(?<![a-z])(?:former|previous|last|old) address(?![a-z])|前住址|旧地址"
    r"|\$ ?[0-9]|(?<![a-z])hks ?[0-9]|[0-9],[0-9]{3}\.[0-9]{2}(?![0-9])|@|https?:|www\."
    r"|^[0-9]{1,2}[ /.-](?:[0-9]{1,2}|[a-z]{3,9})[ /.,-]{1,2}(?:19|20)[0-9]{2}$"
    r"|^(?:19|20)[0-9]{2}[ /.-][0-9]{1,2}[ /.-][0-9]{1,2}$"
)
_IDENTITY_NUMBER: Final = re.compile(
    r"\W{0,2}[a-z]{1,2}[0-9]{3,6}(?:[*x#]{1,3}|(?<=[0-9]{6}))\W{0,2}[0-9a*x]?\W{0,2}"
)
"""Of a card of Hong Kong, in full or masked: A123456(7), A123***(*)."""
_LIVES_BELOW: Final = re.compile(rf"(?:{LIVES_AT}|居住?于|现居)\s*[:：]?\Z")
"""Behind the number of a person's card, at the end of a line: the home stands below."""
_SORTING_CODE: Final = re.compile(
    r"(?=(?:\D*[0-9]){6})(?!a/c|(?:tel?\W*)?(?:\W*852\W*)?[2-9][0-9]{3}[ -]?[0-9]{4}$)"
    r"(?:[0-9#*/|=:. -]|(?<![a-z])[a-z]{1,3}(?![a-z]))+"
)
"""What the post sorts by, between a name and its address: 0048213-0001-03-N, #HK03 00217#."""


def address_run(lines: Iterable[Line]) -> list[Line]:
    """Return lines up to the first that is no part of an address; empty unless one looks so."""
    run: list[Line] = []
    given = list(lines)
    if len(given) > 1 and _is_no_address(given[0]) and looks_like_address(given[1].text):
        given = given[1:]
    for line in given:
        if line.role in (Role.OTHER, Role.FACT) or len(run) == _MOST_LINES:
            break
        told = any(looks_like_address(one.text) for one in run)
        if told and (line.apart or line.is_label or _of_another(line, run[-1])):
            break
        if line.is_label:
            continue
        plain = folded(line.text)
        labelled = _LABELLED.match(plain)
        if labelled is not None and not looks_like_address(labelled["label"]):
            break
        if is_post_box(plain) or _NO_PLACE.search(plain) or is_prose(plain):
            break
        run.append(line)
    return run if any(looks_like_address(line.text) for line in run) else []


def _is_no_address(line: Line) -> bool:
    """Whether a line below a name is the post's, or the number of the person's identity card."""
    plain = folded(line.text)
    if _IDENTITY_NUMBER.fullmatch(plain) or _LIVES_BELOW.search(plain):
        return True
    return _SORTING_CODE.fullmatch(plain) is not None and not looks_like_address(plain)


def _of_another(line: Line, above: Line) -> bool:
    """Whether another address begins, or another field: the premises after the addressee.

    What goes on with a labelled address has its label.
    """
    return (line.role is Role.HOME) is not (above.role is Role.HOME)


def home_lines(lines: Sequence[Line], *, page: int) -> list[Line]:
    """Return the lines labelled as the address of the home on one page."""
    return [
        line
        for line in lines
        if line.role is Role.HOME
        and line.page == page
        and not line.is_label
        and line.text.strip()
        and not is_no_place(line)
    ][:_MOST_LINES]


def is_no_place(line: Line) -> bool:
    """Whether a line is of no address: a long number, money, a day, words of a letter."""
    return _NO_PLACE.search(folded(line.text)) is not None


def codes_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return the numbers that lines say in digits, without leading zeros, and letters of flats."""
    text = "\n".join(folded(line.text) for line in lines)
    letters = (match["before"] or match["behind"] for match in _LETTERED.finditer(text))
    return frozenset((*(number.lstrip("0") for number in _DIGITS.findall(text)), *letters))


def is_post_box(text: str) -> bool:
    """Whether a line names a post office box."""
    return _POST_BOX.search(folded(text)) is not None
