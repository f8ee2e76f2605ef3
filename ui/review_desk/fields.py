"""The rows of an upload: what was declared and what was read, part by part. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workstation.domain import proof_fields
from workstation.domain.applicants import Applicant
from workstation.domain.corrections import corrected_rows
from workstation.domain.extraction import Part
from workstation.domain.proof_fields import Field, FieldRow
from workstation.services.review import ReviewedProof


def rows_of(
    reviewed: ReviewedProof | None, applicant: Applicant, declared: Mapping[Part, str]
) -> tuple[FieldRow, ...]:
    """Return the nine rows; while nothing was read, what was declared stands alone.

    Args:
        reviewed: the upload in view; None: there is none.
        applicant: who declared.
        declared: the parts of it, for rows that nothing was compared with.
    """
    if reviewed is None:
        rows = proof_fields.rows_of(None, None, applicant)
    else:
        rows = corrected_rows(
            reviewed.reading, reviewed.comparison, applicant, reviewed.corrections
        )
    return tuple(
        row if row.declared else replace(row, declared=_declared(row.field, declared))
        for row in rows
    )


def best_of(proofs: Sequence[ReviewedProof], revision: int) -> int:
    """Return the place of the upload of the newest revision that confirms most."""
    newest = [place for place, each in enumerate(proofs) if each.proof.revision == revision]
    if not newest:
        return 0
    return newest[proof_fields.best_of([proofs[place].comparison for place in newest])]


def _declared(field: Field, declared: Mapping[Part, str]) -> str:
    parts = proof_fields.PARTS.get(field, ())
    return ", ".join(declared[part] for part in parts if part in declared)
