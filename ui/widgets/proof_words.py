"""What the parts of a proof are called."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from workstation.domain.proof_fields import Field

FIELD_WORDS: Final[Mapping[Field, str]] = {
    Field.NAME: N_("Name"),
    Field.DATE: N_("Date"),
    Field.FLAT: N_("Flat"),
    Field.FLOOR: N_("Floor"),
    Field.BUILDING: N_("Block, building"),
    Field.ESTATE: N_("Estate, street"),
    Field.AREA: N_("Area"),
    Field.ISSUER: N_("Issuer"),
    Field.KIND: N_("Kind"),
}
