"""A whole zone against what was declared."""

from dataclasses import dataclass, field

from workstation.domain.applicants import Applicant
from workstation.domain.mrz import MrzReading
from workstation.domain.mrz_comparison.fields import (
    VISAS,
    compare_birth,
    compare_issuer,
    compare_kind,
    compare_number,
)
from workstation.domain.mrz_comparison.names import compare_name
from workstation.domain.mrz_comparison.verdicts import (
    MrzPart,
    MrzRule,
    MrzVerdict,
    PartComparison,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MrzComparison:
    """A zone and what its parts have to do with the declared ones."""

    reading: MrzReading = field(repr=False)
    parts: tuple[PartComparison, ...]
    """One of each ``MrzPart``, in its order."""

    def of(self, part: MrzPart) -> PartComparison:
        """Return what was found about one part."""
        return next(found for found in self.parts if found.part is part)

    def explained(self) -> tuple[PartComparison, ...]:
        """Return the parts that a clerk has to accept."""
        return tuple(found for found in self.parts if found.verdict is MrzVerdict.EXPLAINED)


def compare_mrz(reading: MrzReading, declared: Applicant) -> MrzComparison:
    """Compare a zone with a registration, part by part."""
    document, fields = declared.document, reading.fields
    rules: dict[MrzPart, tuple[MrzRule, ...]] = {
        MrzPart.KIND: (compare_kind(reading, document),),
        MrzPart.COUNTRY: (compare_issuer(reading, document),),
        MrzPart.NUMBER: (compare_number(reading, document),),
        MrzPart.NAME: compare_name(
            declared.name,
            fields.surname,
            fields.given_names,
            may_be_cut=reading.name_may_be_cut,
        ),
        MrzPart.BIRTH: (compare_birth(reading, declared.date_of_birth),),
    }
    return MrzComparison(
        reading=reading, parts=tuple(PartComparison(part, rules[part]) for part in MrzPart)
    )


def holders_zone(readings: tuple[MrzReading, ...]) -> MrzReading | None:
    """Return the document's own zone among those of an opened page; a visa's is not."""
    return next((reading for reading in readings if reading.format not in VISAS), None)
