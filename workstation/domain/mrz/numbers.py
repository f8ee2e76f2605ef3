"""Whether a number can be one of the document it was read from.

A check digit does not tell: G and 6, L and 1, U and 0 count the same, and blanks hold as well.
"""

import re
from typing import Final

from workstation.domain.document_numbers import NumberProblem, pattern_problem
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.mrz.reading import MrzFields, MrzWarning
from workstation.domain.mrz_formats import MrzFormat

_KINDS: Final = {
    MrzFormat.CS: DocumentKind.EXIT_ENTRY_PERMIT,
    MrzFormat.CR: DocumentKind.HOME_RETURN_PERMIT,
    MrzFormat.CT: DocumentKind.TAIWAN_PERMIT,
}
_KINDS_OF_ISSUERS: Final = {
    (MrzFormat.TD3, "CHN"): DocumentKind.PASSPORT,
    (MrzFormat.TD1, "MAC"): DocumentKind.MACAO_ID,
}
"""Of other issuers it is not known what their numbers look like."""
_DOCUMENT_OF_IDENTITY: Final = "PH"
_TO_TAIWAN: Final = re.compile("L[0-9]{8}")
"""Of permits to Taiwan; from secondary sources."""
_WARNINGS: Final = {
    NumberProblem.NOT_THE_PATTERN: MrzWarning.NOT_THE_PATTERN,
    NumberProblem.UNUSUAL: MrzWarning.UNUSUAL,
}
OF_NO_PATTERN: Final = frozenset(_WARNINGS.values())


def number_warning(format_: MrzFormat, fields: MrzFields) -> MrzWarning | None:
    """Return what is wrong or odd about the number of a zone, if anything is."""
    if not fields.number:
        return MrzWarning.NUMBER_MISSING
    if format_ is MrzFormat.CD:
        return None if _TO_TAIWAN.fullmatch(fields.number) else MrzWarning.UNUSUAL
    kind = _KINDS.get(format_) or _KINDS_OF_ISSUERS.get((format_, fields.issuer))
    if kind is None or fields.document_code == _DOCUMENT_OF_IDENTITY:
        return None
    problem = pattern_problem(kind, fields.number, fields.issuer)
    return None if problem is None else _WARNINGS[problem]
