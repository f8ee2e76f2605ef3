"""From the lines of one zone to its fields, what its check digits say, and what to warn of."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

from workstation.domain.document_numbers import is_valid_hkid
from workstation.domain.mrz.check_digits import long_number, statuses
from workstation.domain.mrz.codes import KNOWN_CODES, SPECIMEN
from workstation.domain.mrz.dates import birth_date, expiry_date
from workstation.domain.mrz.layout import Layout, Places
from workstation.domain.mrz.numbers import number_warning
from workstation.domain.mrz.reading import (
    CheckStatus,
    MrzFields,
    MrzReading,
    MrzWarning,
    Repair,
)
from workstation.domain.mrz_formats import MrzFormat

_FAILED: Final = CheckStatus.FAILED
_HOME_RETURN: Final = MrzFormat.CR
_NO_LETTER: Final = ("", "<")
_UNUSUAL: Final = {
    "AC": MrzWarning.CREW_DOCUMENT,
    **dict.fromkeys(("AV", "CV", "IV"), MrzWarning.UNUSUAL_DOCUMENT_CODE),
}
"""Codes of cards that ICAO Doc 9303 parts 5 and 6 keep for something, or forbid."""
_LINE_MISSING: Final = (
    MrzWarning.LINE_1_MISSING,
    MrzWarning.LINE_2_MISSING,
    MrzWarning.LINE_3_MISSING,
)
_LINE_LENGTH: Final = (
    MrzWarning.LINE_1_LENGTH,
    MrzWarning.LINE_2_LENGTH,
    MrzWarning.LINE_3_LENGTH,
)


class Lines(NamedTuple):
    """The lines of one zone, an empty text for a missing one, and how they were come by."""

    normal: tuple[str, ...]
    """Empty, too, for a line of the wrong length."""
    as_read: tuple[str, ...]
    warnings: tuple[MrzWarning, ...] = ()
    repairs: tuple[Repair, ...] = ()


def zone_of(layout: Layout, lines: Lines, *, today: date) -> MrzReading:
    """Read the fields and check digits of a zone."""
    whole = "".join(lines.normal)
    missing: Collection[int] = ()
    if len(whole) != layout.size:
        missing = [n for n, line in enumerate(lines.normal, start=1) if not line]
        whole = "".join([line or "<" * layout.length for line in lines.normal])
    checks = statuses(layout, whole, missing)
    places = layout.cut(whole, missing)
    warnings = [*lines.warnings, *[_of_missing(n, lines.as_read[n - 1]) for n in missing]]
    fields = _fields(places, checks, warnings, today)
    if places.number and (odd := number_warning(layout.format, fields)):
        warnings.append(odd)
    _warn_of_codes(layout, places, fields, warnings)
    _warn_of_holder(layout, places, fields, warnings)
    return MrzReading(
        format=layout.format,
        lines_as_read=lines.as_read,
        lines=lines.normal,
        fields=fields,
        checks=checks,
        warnings=tuple(warnings),
        repairs=lines.repairs,
        covered=_covered(layout, checks) if missing else layout.covered,
        name_may_be_cut=places.name[-1:] not in _NO_LETTER,
        official_layout=layout.official,
    )


def _of_missing(number: int, as_read: str) -> MrzWarning:
    """Return what to say of a line that has no fields: it is not there, or of the wrong length."""
    return (_LINE_LENGTH if as_read else _LINE_MISSING)[number - 1]


def names_in(name: str) -> tuple[str, str]:
    """Return primary and secondary identifier; without ``<<`` there is no secondary one."""
    primary, _, secondary = name.rstrip("<").partition("<<")
    return primary.strip("<").replace("<", " "), " ".join(secondary.replace("<", " ").split())


def _parted_twice(name: str) -> bool:
    """Whether there are more fillers than the two that part a name in two."""
    return "<<<" in name or name.count("<<") > 1


def _covered(layout: Layout, checks: Mapping[str, CheckStatus]) -> frozenset[str]:
    """Return the fields covered where a line is missing."""
    return frozenset[str]().union(
        *(c.fields for c in layout.digits if checks[c.name] is not CheckStatus.ABSENT)
    )


def _fields(
    places: Places, checks: dict[str, CheckStatus], warnings: list[MrzWarning], today: date
) -> MrzFields:
    """Return the fields in ``places``; ``checks`` and ``warnings`` learn what shows itself."""
    number, optional = places.number, places.optional
    if places.digit_of_number == "<" and checks["number"] is _FAILED:
        number, checks["number"], optional = long_number(number, optional)
        if number != places.number:
            warnings.append(MrzWarning.LONG_NUMBER)
    birth, expiry = places.birth, places.expiry
    surname, given_names = names_in(places.name)
    return MrzFields(
        document_code=places.document_code.strip("<"),
        issuer=places.issuer.strip("<"),
        number=number.replace("<", ""),
        surname=surname,
        given_names=given_names,
        nationality=places.nationality.strip("<"),
        sex=places.sex,
        birth=birth_date(birth, today, warnings, places.century) if birth else None,
        expiry=expiry_date(expiry, today, warnings) if expiry else None,
        optional=optional.strip("<").replace("<", " "),
        optional_2=places.optional_2.strip("<").replace("<", " "),
        issue_count=places.issue_count,
        resident_number=places.resident_number.strip("<"),
        chinese_name_code=places.chinese_name_code.strip("<"),
        issuing_place=places.issuing_place.strip("<"),
    )


def _warn_of_codes(
    layout: Layout, places: Places, fields: MrzFields, warnings: list[MrzWarning]
) -> None:
    issuer, nationality = fields.issuer, fields.nationality
    if issuer not in KNOWN_CODES and places.issuer:
        warnings.append(MrzWarning.UNKNOWN_ISSUER)
    if nationality not in KNOWN_CODES and places.nationality:
        warnings.append(
            MrzWarning.UNKNOWN_NATIONALITY if nationality else MrzWarning.NATIONALITY_BLANK
        )
    if SPECIMEN in (issuer, nationality):
        warnings.append(MrzWarning.SPECIMEN)
    if not layout.checks:
        warnings.append(MrzWarning.LAYOUT_PARTLY_KNOWN)
    if layout.number_may_go_on and fields.document_code in _UNUSUAL:
        warnings.append(_UNUSUAL[fields.document_code])


def _warn_of_holder(
    layout: Layout, places: Places, fields: MrzFields, warnings: list[MrzWarning]
) -> None:
    """Warn of an unusual sex or name, and of a holder who should not be here."""
    if fields.sex == "X":
        warnings.append(MrzWarning.SEX_PRINTED_AS_X)
    name = places.name
    if name and not fields.surname and not fields.given_names:
        warnings.append(MrzWarning.NAME_MISSING)
    elif _parted_twice(name.rstrip("<")):
        warnings.append(MrzWarning.NAME_TAIL)
    if layout.format is _HOME_RETURN and (
        fields.number.startswith("H") or is_valid_hkid(fields.resident_number)
    ):
        warnings.append(MrzWarning.HOLDER_HAS_HKID)
