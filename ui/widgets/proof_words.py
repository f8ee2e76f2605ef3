"""What the parts of a proof are called."""

from collections.abc import Iterable, Mapping
from typing import Final

from ui.i18n import N_, Translator
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


def fields_listed(fields: Iterable[Field], tr: Translator) -> str:
    """Return what several parts are called, in a row; some of their names have commas."""
    return tr.pgettext("between parts", "; ").join(tr.gettext(FIELD_WORDS[each]) for each in fields)
