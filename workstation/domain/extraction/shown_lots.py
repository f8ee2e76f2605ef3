"""What a proof shows for a lot, by which a house without a number is told."""

from collections.abc import Iterator, Sequence

from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict
from workstation.domain.extraction.same_codes import confusable
from workstation.domain.extraction.shown_numbers import shown_number
from workstation.domain.extraction.shown_parts import Source, joined, part_at, undeclared


def lot_parts(claims: AddressClaims, sources: Sequence[Source]) -> Iterator[PartComparison]:
    """Yield the lot, and what tells the house otherwise on one side only.

    Several houses may stand on a lot; a house with a number, or a flat, is told without its lot.
    """
    lots = [one for source in sources if (one := _shown_lot(claims, source)) is not None]
    if claims.lot is not None:
        yield joined(Part.STREET, claims.shown(claims.lot), lots)
    elif lots and claims.street_no is None and claims.flat is None:
        yield undeclared(Part.STREET, lots[0])
    if claims.lot is not None and claims.street_no is None:
        for source in sources:
            number = shown_number(Part.STREET, None, "", source.claims.street_no, source)
            if number is not None:
                yield undeclared(Part.STREET, number)


def _shown_lot(claims: AddressClaims, source: Source) -> PartComparison | None:
    """Return what a source shows for the lot, which is equal as a whole or not at all.

    A word that nothing explains on one side may tell a piece of it, or one of several houses on
    it: the rest of Lot 42, House A on it, land beside it.
    """
    declared, read = claims.lot, source.claims.lot
    if read is None:
        return None
    verdict = PartVerdict.UNREAD
    alike = source.claims.unlisted == claims.unlisted
    houses, its = (
        {name.normal for name in one.names if name.part is not Part.STREET}
        for one in (claims, source.claims)
    )
    if declared is not None and declared.is_same(read) and alike and its <= houses:
        verdict = PartVerdict.SAME
    elif declared is not None and declared.contradicts(read):
        slip = confusable(declared.text, read.text)
        verdict = PartVerdict.UNREAD if slip else PartVerdict.DIFFERENT
    return part_at(Part.STREET, source, read.start, read.end, verdict)
