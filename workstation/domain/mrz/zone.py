"""From the lines of one zone to its fields, what its check digits say, and what to warn of."""

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from workstation.domain.document_numbers import is_valid_hkid
from workstation.domain.mrz.check_digits import long_number, statuses
from workstation.domain.mrz.codes import KNOWN_CODES, SPECIMEN
from workstation.domain.mrz.dates import Warnings, birth_date, expiry_date
from workstation.domain.mrz.layouts import Layout
from workstation.domain.mrz.reading import (
    CheckStatus,
    MrzDate,
    MrzFields,
    MrzReading,
    MrzWarning,
    Repair,
)
from workstation.domain.mrz_formats import MrzFormat

_LONG_NUMBERS: Final = frozenset({MrzFormat.TD1, MrzFormat.TD2})
_LETTERS_AFTER_FILLERS: Final = re.compile(r"<{3,}[A-Z]")
_LINE_MISSING: Final = (
    MrzWarning.LINE_1_MISSING,
    MrzWarning.LINE_2_MISSING,
    MrzWarning.LINE_3_MISSING,
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one zone, an empty text for a missing one, and how they were come by."""

    normal: tuple[str, ...]
    as_read: tuple[str, ...]
    warnings: Warnings = ()
    repairs: tuple[Repair, ...] = ()


def zone_of(layout: Layout, lines: Lines, *, today: date) -> MrzReading:
    """Read the fields and check digits of a zone."""
    whole = "".join(lines.normal)
    missing: tuple[int, ...] = ()
    if len(whole) != layout.length * layout.height:
        missing = tuple(n for n, line in enumerate(lines.normal, start=1) if not line)
        whole = "".join([line or "<" * layout.length for line in lines.normal])
    checks = statuses(layout, whole, missing)
    places = {
        name: whole[part]
        for name, part in layout.slices.items()
        if not missing or layout.fields[name][0] not in missing
    }
    fields, warnings = _fields(layout, places, whole, checks, today)
    return MrzReading(
        format=layout.format,
        lines_as_read=lines.as_read,
        lines=lines.normal,
        fields=fields,
        checks=MappingProxyType(checks),
        warnings=(*lines.warnings, *(_LINE_MISSING[n - 1] for n in missing), *warnings),
        repairs=lines.repairs,
        covered=_covered(layout, checks) if missing else layout.covered,
        name_may_be_cut=places.get("name", "<")[-1] != "<",
        official_layout=layout.official,
    )


def _covered(layout: Layout, checks: dict[str, CheckStatus]) -> frozenset[str]:
    """Return the fields covered where a line is missing."""
    return frozenset[str]().union(
        *(c.fields for c in layout.digits if checks[c.name] is not CheckStatus.ABSENT)
    )


def _fields(
    layout: Layout,
    places: dict[str, str],
    whole: str,
    checks: dict[str, CheckStatus],
    today: date,
) -> tuple[MrzFields, Warnings]:
    number, optional, warnings = _number(layout, places, whole, checks)
    birth, expiry, about_dates = _dates(places, today)
    surname, given_names = names_in(places.get("name", ""))
    fields = MrzFields(
        document_code=_text(places, "document_code"),
        issuer=_text(places, "issuer"),
        number=number.replace("<", ""),
        surname=surname,
        given_names=given_names,
        nationality=_text(places, "nationality"),
        sex=places.get("sex", ""),
        birth=birth,
        expiry=expiry,
        optional=optional.strip("<").replace("<", " "),
        optional_2=_text(places, "optional_2"),
        issue_count=_text(places, "issue_count"),
        resident_number=_text(places, "resident_number"),
        chinese_name_code=_text(places, "chinese_name_code"),
        issuing_place=_text(places, "issuing_place"),
    )
    return fields, (*warnings, *about_dates, *_oddities(layout, places, fields))


def names_in(name: str) -> tuple[str, str]:
    """Return primary and secondary identifier; without ``<<`` there is no secondary one."""
    primary, _, secondary = name.strip("<").partition("<<")
    if name.startswith("<<"):
        primary, secondary = "", name
    return primary.replace("<", " "), " ".join(secondary.replace("<", " ").split())


def _text(places: dict[str, str], name: str) -> str:
    place = places.get(name)
    return place.strip("<").replace("<", " ") if place else ""


def _number(
    layout: Layout, places: dict[str, str], whole: str, checks: dict[str, CheckStatus]
) -> tuple[str, str, Warnings]:
    """Return document number and optional data; ``checks`` learns of a long number."""
    number, optional = places.get("number", ""), places.get("optional", "")
    if number and layout.format in _LONG_NUMBERS and checks["number"] is CheckStatus.FAILED:
        digit = layout.offset(*layout.checks["number"].at)
        if whole[digit] == "<":
            number, checks["number"], optional = long_number(number, optional)
            return number, optional, (MrzWarning.LONG_NUMBER,)
    return number, optional, ()


def _dates(places: dict[str, str], today: date) -> tuple[MrzDate | None, MrzDate | None, Warnings]:
    birth = expiry = None
    of_birth: Warnings = ()
    of_expiry: Warnings = ()
    if "birth" in places:
        birth, of_birth = birth_date(places["birth"], today, places.get("century", ""))
    if "expiry" in places:
        expiry, of_expiry = expiry_date(places["expiry"], today)
    return birth, expiry, of_birth + of_expiry


def _oddities(layout: Layout, places: dict[str, str], fields: MrzFields) -> Warnings:
    """Return what is unusual about codes, sex, names and the kind of holder."""
    found = _about_codes(layout, places, fields)
    if not layout.checks:
        found.append(MrzWarning.LAYOUT_PARTLY_KNOWN)
    if fields.sex == "X":
        found.append(MrzWarning.SEX_PRINTED_AS_X)
    name = places.get("name")
    if name is not None:
        if not (fields.surname or fields.given_names):
            found.append(MrzWarning.NAME_MISSING)
        elif _LETTERS_AFTER_FILLERS.search(name):
            found.append(MrzWarning.NAME_TAIL)
    if layout.format is MrzFormat.CR and (
        fields.number.startswith("H") or is_valid_hkid(fields.resident_number)
    ):
        found.append(MrzWarning.HOLDER_HAS_HKID)
    return tuple(found)


def _about_codes(layout: Layout, places: dict[str, str], fields: MrzFields) -> list[MrzWarning]:
    found = []
    if layout.format in _LONG_NUMBERS:
        if fields.document_code == "AC":
            found.append(MrzWarning.CREW_DOCUMENT)
        elif fields.document_code.endswith("V"):
            found.append(MrzWarning.UNUSUAL_DOCUMENT_CODE)
    if "issuer" in places and fields.issuer not in KNOWN_CODES:
        found.append(MrzWarning.UNKNOWN_ISSUER)
    if "nationality" in places and fields.nationality not in KNOWN_CODES:
        blank = not fields.nationality
        found.append(MrzWarning.NATIONALITY_BLANK if blank else MrzWarning.UNKNOWN_NATIONALITY)
    if SPECIMEN in (fields.issuer, fields.nationality):
        found.append(MrzWarning.SPECIMEN)
    return found
