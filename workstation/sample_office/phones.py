"""Invents mobile telephone numbers in E.164."""

from collections.abc import Mapping
from random import Random
from typing import Final

_SHAPES: Final[Mapping[str, tuple[str, ...]]] = {
    "HKG": ("+85261", "+8526[3-5]", "+85269", "+8529[6-7]", "+85294"),
    "CHN": ("+86138", "+86139", "+86150", "+86186", "+86199"),
    "MAC": ("+853620", "+853636", "+853668"),
    "TWN": ("+886912", "+886928", "+886935"),
    "GBR": ("+447400", "+447912"),
    "PHL": ("+63917", "+63920"),
    "IND": ("+919810", "+919820"),
    "IDN": ("+62812",),
    "USA": ("+1415555",),
}
"""The fixed beginnings, by country; [a-b] is one digit of that range."""

_LENGTHS: Final[Mapping[str, int]] = {
    "HKG": 12,
    "CHN": 14,
    "MAC": 12,
    "TWN": 13,
    "GBR": 13,
    "PHL": 13,
    "IND": 13,
    "IDN": 14,
    "USA": 12,
}
"""Characters in all, the plus sign included."""


def invent_phone(rng: Random, country: str = "HKG") -> str:
    """Invent a mobile number of ``country``, or of Hong Kong where the country is not known."""
    at = country if country in _SHAPES else "HKG"
    head, _, span = rng.choice(_SHAPES[at]).partition("[")
    if span:
        head += str(rng.randint(int(span[0]), int(span[2])))
    missing = _LENGTHS[at] - len(head)
    return head + "".join(str(rng.randrange(10)) for _ in range(missing))
