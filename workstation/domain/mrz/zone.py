"""From the lines of one zone to its fields, what its check digits say, and what to warn of."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from workstation.domain.document_numbers import is_valid_hkid
from workstation.domain.mrz.check_digits import long_number, statuses
from workstation.domain.mrz.codes import KNOWN_CODES, SPECIMEN
from workstation.domain.mrz.dates import birth_date, expiry_date
from workstation.domain.mrz.layouts import Layout
from workstation.domain.mrz.reading import (
    CheckStatus,
    MrzFields,
    MrzReading,
    MrzWarning,
    Repair,
)
from workstation.domain.mrz_formats import MrzFormat

_FAILED: Final = CheckStatus.FAILED
_CR: Final = MrzFormat.CR
_LINE_MISSING: Final = (
    MrzWarning.LINE_1_MISSING,
    MrzWarning.LINE_2_MISSING,
    MrzWarning.LINE_3_MISSING,
)


class Lines(NamedTuple):
    """The lines of one zone, an empty text for a missing one, and how they were come by."""

    normal: tuple[str, ...]
    as_read: tuple[str, ...]
    warnings: tuple[MrzWarning, ...] = ()
    repairs: tuple[Repair, ...] = ()


def zone_of(layout: Layout, lines: Lines, *, today: date) -> MrzReading:
    """Read the fields and check digits of a zone."""
    whole = "".join(lines.normal)
    missing: tuple[int, ...] = ()
    if len(whole) != layout.length * layout.height:
        missing = tuple([n for n, line in enumerate(lines.normal, start=1) if not line])
        whole = "".join([line or "<" * layout.length for line in lines.normal])
    checks = statuses(layout, whole, missing)
    places = layout.cut(whole)
    if missing:
        places = {n: place for n, place in places.items() if layout.line_of(n) not in missing}
    warnings = [*lines.warnings, *[_LINE_MISSING[n - 1] for n in missing]]
    fields = _fields(layout, places, checks, warnings, today)
    return MrzReading(
        format=layout.format,
        lines_as_read=lines.as_read,
        lines=lines.normal,
        fields=fields,
        checks=MappingProxyType(checks),
        warnings=tuple(warnings),
        repairs=lines.repairs,
        covered=_covered(layout, checks) if missing else layout.covered,
        name_may_be_cut=places.get("name", "<")[-1] != "<",
        official_layout=layout.official,
    )


def names_in(name: str) -> tuple[str, str]:
    """Return primary and secondary identifier; without ``<<`` there is no secondary one."""
    primary, _, secondary = name.rstrip("<").partition("<<")
    return primary.strip("<").replace("<", " "), " ".join(secondary.replace("<", " ").split())


def _covered(layout: Layout, checks: Mapping[str, CheckStatus]) -> frozenset[str]:
    """Return the fields covered where a line is missing."""
    return frozenset[str]().union(
        *(c.fields for c in layout.digits if checks[c.name] is not CheckStatus.ABSENT)
    )


def _fields(
    layout: Layout,
    places: dict[str, str],
    checks: dict[str, CheckStatus],
    warnings: list[MrzWarning],
    today: date,
) -> MrzFields:
    """Return the fields in ``places``; ``checks`` and ``warnings`` learn what shows itself."""
    if checks.get("number") is _FAILED and places.get("digit_of_number") == "<":
        places["number"], checks["number"], places["optional"] = long_number(
            places["number"], places["optional"]
        )
        warnings.append(MrzWarning.LONG_NUMBER)
    birth = expiry = None
    if "birth" in places:
        birth = birth_date(places["birth"], today, warnings, places.get("century", ""))
    if "expiry" in places:
        expiry = expiry_date(places["expiry"], today, warnings)
    surname, given_names = names_in(places.get("name", ""))
    fields = MrzFields(
        number=places.get("number", "").replace("<", ""),
        surname=surname,
        given_names=given_names,
        sex=places.get("sex", ""),
        birth=birth,
        expiry=expiry,
        **{
            name: places[name].strip("<").replace("<", " ") for name in layout.texts & places.keys()
        },
    )
    _warn_of_codes(layout, places, fields, warnings)
    _warn_of_holder(layout, places, fields, warnings)
    return fields


def _warn_of_codes(
    layout: Layout, places: Mapping[str, str], fields: MrzFields, warnings: list[MrzWarning]
) -> None:
    if layout.number_may_go_on:
        if fields.document_code == "AC":
            warnings.append(MrzWarning.CREW_DOCUMENT)
        elif fields.document_code[1:] == "V":
            warnings.append(MrzWarning.UNUSUAL_DOCUMENT_CODE)
    if fields.issuer not in KNOWN_CODES and "issuer" in places:
        warnings.append(MrzWarning.UNKNOWN_ISSUER)
    if fields.nationality not in KNOWN_CODES and "nationality" in places:
        blank = not fields.nationality
        warnings.append(MrzWarning.NATIONALITY_BLANK if blank else MrzWarning.UNKNOWN_NATIONALITY)
    if SPECIMEN in (fields.issuer, fields.nationality):
        warnings.append(MrzWarning.SPECIMEN)
    if not layout.checks:
        warnings.append(MrzWarning.LAYOUT_PARTLY_KNOWN)


def _warn_of_holder(
    layout: Layout, places: Mapping[str, str], fields: MrzFields, warnings: list[MrzWarning]
) -> None:
    """Warn of an unusual sex or name, and of a holder who should not be here."""
    if fields.sex == "X":
        warnings.append(MrzWarning.SEX_PRINTED_AS_X)
    if "name" in places:
        if not fields.surname and not fields.given_names:
            warnings.append(MrzWarning.NAME_MISSING)
        elif "<<<" in places["name"].rstrip("<"):
            warnings.append(MrzWarning.NAME_TAIL)
    if layout.format is _CR and (
        fields.number.startswith("H") or is_valid_hkid(fields.resident_number)
    ):
        warnings.append(MrzWarning.HOLDER_HAS_HKID)
