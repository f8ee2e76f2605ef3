"""Kind, issuer, number and date of birth of a zone against the declared ones."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from workstation.domain.identity_documents import (
    DocumentKind,
    IdentityDocument,
    issuer_of,
    normal_form,
)
from workstation.domain.mrz import CheckStatus, MrzFormat, MrzReading, MrzWarning
from workstation.domain.mrz_comparison.verdicts import MrzRule

_RIGHT: Final = frozenset({CheckStatus.OK, CheckStatus.ALTERNATIVE_RULE})
VISAS: Final = frozenset({MrzFormat.MRV_A, MrzFormat.MRV_B})
"""No identity documents: the holder's page is another one."""
_BY_FORMAT: Final[Mapping[MrzFormat, tuple[DocumentKind, ...]]] = {
    **dict.fromkeys(VISAS, ()),
    MrzFormat.CS: (DocumentKind.EXIT_ENTRY_PERMIT,),
    MrzFormat.CD: (DocumentKind.OTHER,),
    MrzFormat.CR: (DocumentKind.HOME_RETURN_PERMIT,),
    MrzFormat.CR1999: (DocumentKind.HOME_RETURN_PERMIT,),
    MrzFormat.CT: (DocumentKind.TAIWAN_PERMIT,),
}
_CHINA: Final = frozenset({"CHN", "HKG", "MAC", "TWN"})
"""One of them is declared where a document names another."""


def kinds_of(reading: MrzReading) -> tuple[DocumentKind, ...]:
    """Return what kind of document has such a zone, the likeliest first; empty: a visa.

    A card whose first line was not read may be any of the kinds with its layout.
    """
    if reading.format in _BY_FORMAT:
        return _BY_FORMAT[reading.format]
    code, issuer = reading.fields.document_code, reading.fields.issuer
    if code.startswith("AC"):
        return (DocumentKind.SEAMAN_BOOK,)
    if code == "PH" and issuer == "CHN":
        return (DocumentKind.DOCUMENT_OF_IDENTITY,)
    if reading.format is MrzFormat.TD3 or code == "IP":
        return (DocumentKind.PASSPORT, DocumentKind.DOCUMENT_OF_IDENTITY)
    if issuer == "MAC":
        return (DocumentKind.MACAO_ID,)
    travel = (DocumentKind.OTHER, DocumentKind.PASSPORT)  # a card instead of a passport
    return travel if code else (*travel, DocumentKind.MACAO_ID)


def kind_shown(reading: MrzReading, declared: DocumentKind) -> DocumentKind | None:
    """Return the kind of the document shown: the declared one if the zone can be of it."""
    kinds = kinds_of(reading)
    return declared if declared in kinds else next(iter(kinds), None)


def number_read(reading: MrzReading) -> str:
    """Return the number if it can be one and its check digits hold, else the clerk keys it."""
    holds = _holds(reading, "number") and MrzWarning.NOT_THE_PATTERN not in reading.warnings
    return reading.fields.number if holds else ""


def expiry_read(reading: MrzReading) -> date | None:
    """Return the last day if its check digits hold; None: not printed, or the clerk keys it."""
    expiry = reading.fields.expiry
    return expiry.day if expiry is not None and _holds(reading, "expiry") else None


def compare_kind(reading: MrzReading, declared: IdentityDocument) -> MrzRule:
    """Compare the kind of document."""
    return MrzRule.EQUAL if declared.kind in kinds_of(reading) else MrzRule.ANOTHER


def compare_issuer(reading: MrzReading, declared: IdentityDocument) -> MrzRule:
    """Compare the issuer; CHN on a passport of Hong Kong or Macao is explained."""
    kind, read = declared.kind, reading.fields.issuer
    if not read:
        return MrzRule.NOT_IN_ZONE
    if not declared.country:
        return MrzRule.NOT_DECLARED
    if read == declared.country:
        return MrzRule.EQUAL
    if issuer_of(kind, read) == issuer_of(kind, declared.country):
        return MrzRule.ISSUER_CODE
    chinese = _CHINA.issuperset({read, declared.country}) and "CHN" in {read, declared.country}
    return MrzRule.ISSUER_CODE if chinese else MrzRule.ANOTHER


def compare_number(reading: MrzReading, declared: IdentityDocument) -> MrzRule:
    """Compare the number."""
    if not reading.fields.number:
        return MrzRule.NOT_IN_ZONE
    if not _holds(reading, "number"):
        return MrzRule.CHECK_FAILED
    read = normal_form(number_read(reading))
    if not read:
        return MrzRule.NO_SUCH_NUMBER
    return MrzRule.EQUAL if read == declared.number else MrzRule.ANOTHER


def compare_birth(reading: MrzReading, declared: date | None) -> MrzRule:
    """Compare the date of birth in the declared century; ``<`` leaves a part open."""
    if declared is None:
        return MrzRule.NOT_DECLARED
    birth = reading.fields.birth
    if birth is None or not birth.raw.strip("<"):
        return MrzRule.NOT_IN_ZONE
    if not _holds(reading, "birth"):
        return MrzRule.CHECK_FAILED
    wanted = declared.strftime("%y%m%d")
    if birth.raw == wanted:
        return MrzRule.EQUAL
    pairs = zip(birth.raw, wanted, strict=True)
    in_part = "<" in birth.raw and all(read in {"<", digit} for read, digit in pairs)
    return MrzRule.BIRTH_IN_PART if in_part else MrzRule.ANOTHER


def _holds(reading: MrzReading, check: str) -> bool:
    """Whether a check digit is right and the one over all of them, where there is one, too."""
    over_all = reading.checks.get("composite", CheckStatus.ABSENT)
    return reading.checks.get(check) in _RIGHT and over_all is not CheckStatus.FAILED
