"""What the parts of a comparison say together: this home, another, or a person has to look."""

from collections.abc import Sequence
from typing import TypeAlias

from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.declared import identifies_a_home
from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict, Verdict

Judged: TypeAlias = tuple[Verdict, tuple[PartComparison, ...]]
"""A verdict, and the parts it was given for."""


def verdict_of(parts: Sequence[PartComparison], claims: AddressClaims) -> Verdict:
    """Return what the parts of a declaration say; a match needs all of them, and enough claimed.

    Another area is a reason to look, unless the public list tells the house.
    """
    if any(part.verdict is PartVerdict.DIFFERENT for part in parts):
        return Verdict.MISMATCH
    deciding = [part for part in parts if part.part is not Part.AREA]
    if not all(part.verdict is PartVerdict.SAME for part in deciding):
        return Verdict.UNSURE
    settled = claims.parsed.block_id is not None
    areas = [part for part in parts if part.part is Part.AREA]
    elsewhere = any(
        part.verdict is not PartVerdict.SAME and (part.read or _is_of_a_road(claims))
        for part in areas
    )
    if (elsewhere and not settled) or not identifies_a_home(claims):
        return Verdict.UNSURE
    return Verdict.MATCH


def _is_of_a_road(claims: AddressClaims) -> bool:
    """Whether only a road tells the place that may be another town's of the same name."""
    return claims.in_several_towns and {name.part for name in claims.names} == {Part.STREET}


def shows_another_home(parts: Sequence[PartComparison]) -> bool:
    """Whether the name stands beside another home as well."""
    return sum(part.verdict is PartVerdict.DIFFERENT for part in parts) > 1


def showing_most(tried: Sequence[tuple[PartComparison, ...]]) -> tuple[PartComparison, ...]:
    """Return the comparison that shows most; empty when there is none."""

    def shows(parts: tuple[PartComparison, ...]) -> tuple[int, int]:
        same = sum(part.verdict is PartVerdict.SAME for part in parts)
        different = sum(part.verdict is PartVerdict.DIFFERENT for part in parts)
        return same, -different

    return max(tried, key=shows, default=())


def most_telling(found: Sequence[Judged]) -> Judged:
    """Return what was found of an address that is declared in one language, or in two.

    Both say the same, so that one is enough, unless what is printed contradicts the other.
    """
    against = next((one for one in found if one[0] is Verdict.MISMATCH), None)
    matched = next((one for one in found if one[0] is Verdict.MATCH), None)
    if against is not None:
        return (Verdict.UNSURE if matched else Verdict.MISMATCH), against[1]
    best = showing_most([parts for _, parts in found])
    return matched or next(one for one in found if one[1] == best)
