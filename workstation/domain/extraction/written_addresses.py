"""Two written addresses, compared by the rules for a declaration and a proof."""

from typing import Final

from workstation.domain.addresses import AddressKind, AddressProblem, FlatProblem, ParsedAddress
from workstation.domain.addresses.spelling import spell
from workstation.domain.extraction.address_parts import address_parts
from workstation.domain.extraction.claims import claims_of
from workstation.domain.extraction.evidence import Evidence
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import Line, PartComparison, Token, Verdict
from workstation.domain.extraction.shown_parts import Source
from workstation.domain.extraction.verdicts import verdict_of
from workstation.domain.proofs import Quad

_DOUBTS: Final = frozenset(
    {
        AddressProblem.BLOCK_SPELT_DIFFERENTLY,
        AddressProblem.ESTATE_SPELT_DIFFERENTLY,
        AddressProblem.SEVERAL_BLOCKS,
        AddressProblem.TOO_LONG,
        FlatProblem.NO_SUCH_FLAT,
    }
)


def compare_written(
    one: str, other: str, places: KnownPlaces
) -> tuple[Verdict, tuple[PartComparison, ...]]:
    """Compare two written addresses by the rules for a declaration and a proof.

    Two public flats that were both read without doubt are the same home or they are not, whatever
    else is left out beside them; what only one of them says more may tell another home. ``match``
    is never said of another home.
    """
    claims = claims_of(one, places.gazetteer)
    written = spell(other).shown
    read = claims_of(written, places.gazetteer)
    token = Token(0, len(written), 1.0, Quad.of_box(0, 0, 0, 0))
    line = Line(text=written, tokens=(token,), page=1, passage=0)
    source = Source(Evidence.of([line]), read)
    parts = tuple(address_parts(claims, [source], places))
    flats = None if claims.lot or read.lot else _of_flats(claims.parsed, read.parsed)
    return flats or verdict_of(parts, claims), parts


def _of_flats(one: ParsedAddress, other: ParsedAddress) -> Verdict | None:
    """Return whether two public flats are one; None unless both were read without doubt."""
    for parsed in (one, other):
        if parsed.kind is not AddressKind.PUBLIC_FLAT or not _DOUBTS.isdisjoint(parsed.problems):
            return None
    if one.block_id != other.block_id or set(one.readings).isdisjoint(other.readings):
        return Verdict.MISMATCH
    more = [AddressProblem.SAYS_MORE in parsed.problems for parsed in (one, other)]
    if any(more):
        return None if all(more) else Verdict.UNSURE
    return Verdict.MATCH if one.readings[0] == other.readings[0] else Verdict.UNSURE
