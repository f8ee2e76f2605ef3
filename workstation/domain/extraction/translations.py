"""Names of buildings in two scripts that no list has beside each other, told by how they sound."""

from collections.abc import Mapping
from typing import Final

from workstation.domain.addresses.spelling import spell
from workstation.domain.readings import is_commonly_read_as

_CALLED: Final[Mapping[str, frozenset[str]]] = {
    "大厦": frozenset({"building", "mansion", "mansions"}),
    "大楼": frozenset({"building"}),
    "花园": frozenset({"garden", "gardens"}),
    "楼": frozenset({"house"}),
    "阁": frozenset({"court", "house"}),
    "苑": frozenset({"court"}),
    "台": frozenset({"terrace"}),
}
"""What houses are called, Simplified, and what for that in English; the longest endings first."""
_FEWEST: Final = 2


def sound_as_one(chinese: str, english: str) -> bool:
    """Whether two names of a building say the same: 新輝大廈 and San Fai Building.

    Every character is read as it commonly is, and both are called a house of the same kind.
    """
    said = "".join(word.text for word in spell(chinese).words)
    words = [word.text for word in spell(english).words]
    for ending, kinds in _CALLED.items():
        if said.endswith(ending):
            name = said.removesuffix(ending)
            own = words[-1:] and words[-1] in kinds and len(name) >= _FEWEST
            return bool(own) and is_commonly_read_as("".join(words[:-1]), name)
    return False
