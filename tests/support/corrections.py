"""Corrections as a reviewer would make them."""

from tests.support.doubles import WEDNESDAY
from workstation.domain.corrections import Correction, Source
from workstation.domain.holdings import ProofId
from workstation.domain.proof_fields import Field, Mark
from workstation.domain.staff import StaffId


def correction(field: Field, text: str, number: int = 1) -> Correction:
    """Return a typed correction of a field that the engine had not read."""
    return Correction(
        proof=ProofId(1),
        number=number,
        field=field,
        text=text,
        source=Source.TYPED,
        original="",
        original_mark=Mark.UNREAD,
        reader="scripted",
        by=StaffId(1),
        by_name="reviewer name",
        at=WEDNESDAY,
    )
