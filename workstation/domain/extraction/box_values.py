"""What kind of value a label of a box asks for, and what kind a value is."""

import re
from enum import Enum, auto
from typing import Final

from workstation.domain.extraction.day_labels import LONGEST_LABEL, PERIOD, told_by
from workstation.domain.extraction.days import days_in, is_only_a_day
from workstation.domain.extraction.textual import folded

_OF_A_SUM: Final = re.compile(
    r"amount|total|balance|charge|minimum|limit(?!ed)|deposit|额|最低|结余|按金"
)
_OF_A_NUMBER: Final = re.compile(
    r"account|(?<![a-z])(?:a/?c|no\.?)(?![a-z])|编号|号码|[账帐户]号|户口"
)
_OF_A_DAY: Final = re.compile(r"date|day|(?<![a-z])(?:by|on|before)(?![a-z])|日|前")
_SUM: Final = re.compile(r"(?:hk)?[$s]{0,3}\s?-?[\d,]*\d\.\d\d")
_NUMBER: Final = re.compile(r"(?=(?:\D*\d){6})[\d -]+")


class Kind(Enum):
    """What stands beside a label."""

    DAY = auto()
    SUM = auto()
    NUMBER = auto()


def kind_shown(text: str) -> Kind | None:
    """Return what kind of value a text is and nothing else."""
    plain = folded(text)
    if is_only_a_day(text):
        return Kind.DAY
    if _SUM.fullmatch(plain):
        return Kind.SUM
    return Kind.NUMBER if _NUMBER.fullmatch(plain) else None


def kind_asked(text: str) -> Kind | None:
    """Return what kind of value stands beside a label."""
    plain = folded(text)
    if re.search(PERIOD, plain):
        return None
    if is_label(text) and not is_of_number(text) and told_by(plain) is not None:
        return Kind.DAY
    if _OF_A_SUM.search(plain):
        return Kind.SUM
    return Kind.NUMBER if _OF_A_NUMBER.search(plain) else None


def is_of_number(text: str) -> bool:
    """Whether a label is that of a number or a sum, and of no day."""
    plain = folded(text)
    of_number = _OF_A_SUM.search(plain) or _OF_A_NUMBER.search(plain)
    return of_number is not None and _OF_A_DAY.search(plain) is None


def is_label(text: str) -> bool:
    """Whether a text is short enough for a label, and tells no day."""
    return len(text) < LONGEST_LABEL and not any(days_in(text))
