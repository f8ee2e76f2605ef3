"""The rows of an upload: what was declared and what was read, part by part. No Qt."""

from collections.abc import Sequence

from workstation.domain import proof_fields
from workstation.domain.applicants import Applicant
from workstation.domain.corrections import corrected_rows
from workstation.domain.proof_fields import FieldRow
from workstation.services.review import ReviewedProof


def rows_of(reviewed: ReviewedProof | None, applicant: Applicant) -> tuple[FieldRow, ...]:
    """Return the nine rows; while nothing was read, what was declared stands alone."""
    if reviewed is None:
        return proof_fields.rows_of(None, None, applicant)
    return corrected_rows(reviewed.reading, reviewed.comparison, applicant, reviewed.corrections)


def best_of(proofs: Sequence[ReviewedProof], revision: int) -> int:
    """Return the place of the upload of the newest revision that confirms most."""
    newest = [place for place, each in enumerate(proofs) if each.proof.revision == revision]
    if not newest:
        return 0
    return newest[proof_fields.best_of([proofs[place].comparison for place in newest])]
