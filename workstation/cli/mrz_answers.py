"""What is said of machine-readable zones: as JSON (a contract, see the README) and to people."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from workstation.domain.mrz import (
    CheckStatus,
    MrzDate,
    MrzFields,
    MrzReading,
    number_candidates,
)

NOTHING_FOUND: Final = "nothing_found"
NOT_TEXT: Final = "not_text"
_CHECKS: Final[Mapping[str, str]] = {
    "birth": "date_of_birth",
    "expiry": "expires_on",
    "personal": "personal_number",
    "resident": "resident_number",
}
"""What scripts call a check digit that has another name here."""
_IN_SOME: Final = (
    *("optional", "optional_2", "issue_count", "resident_number", "chinese_name_code"),
    "issuing_place",
)


def nothing(file: str, problem: str) -> dict[str, Any]:
    """Return what is printed of a file without any zone."""
    return {
        "file": file,
        "format": None,
        "lines": [],
        "fields": {},
        "checks": {},
        "repaired": [],
        "valid": False,
        "problems": [problem],
    }


def answer(file: str, reading: MrzReading) -> dict[str, Any]:
    """Return what is printed of one zone."""
    status = {_CHECKS.get(name, name): status for name, status in reading.checks.items()}
    return {
        "file": file,
        "format": reading.format,
        "lines": reading.lines,
        "fields": _fields(reading.fields),
        "checks": {
            name: one is not CheckStatus.FAILED
            for name, one in status.items()
            if one is not CheckStatus.ABSENT
        },
        "repaired": [
            {"line": one.line, "column": one.column, "from": one.read, "to": one.repaired}
            for one in reading.repairs
        ],
        "valid": reading.valid,
        "problems": [],
        "check_status": status,
        "warnings": reading.warnings,
        "official_layout": reading.official_layout,
        "lines_as_read": reading.lines_as_read,
        "missing_lines": reading.missing_lines,
        "name_may_be_cut": reading.name_may_be_cut,
        "number_candidates": [one.number for one in number_candidates(reading)],
    }


def show(answer_: Mapping[str, Any]) -> None:
    """Tell people about one zone."""
    layout = "" if answer_["official_layout"] else ", unofficial layout"
    verdict = "every check digit holds" if answer_["valid"] else "look closely"
    click.echo(f"{answer_['file']}: {answer_['format']}{layout}: {verdict}")
    for line in _told(answer_):
        click.echo(f"  {line}")


def _fields(fields: MrzFields) -> dict[str, str | None]:
    """Return the fields; those that only some layouts have are left out where they are empty."""
    named: dict[str, str | None] = {
        "document_code": fields.document_code,
        "country": fields.issuer,
        "number": fields.number,
        "surname": fields.surname,
        "given_names": fields.given_names,
        "nationality": fields.nationality,
        "date_of_birth": _day(fields.birth),
        "date_of_birth_printed": fields.birth.raw if fields.birth else "",
        "sex": fields.sex,
        "expires_on": _day(fields.expiry),
        "expires_on_printed": fields.expiry.raw if fields.expiry else "",
    }
    some = {name: getattr(fields, name) for name in _IN_SOME}
    return named | {name: text for name, text in some.items() if text}


def _day(read: MrzDate | None) -> str | None:
    return read.day.isoformat() if read and read.day else None


def _told(answer_: Mapping[str, Any]) -> Iterator[str]:
    for name, text in answer_["fields"].items():
        if text and not name.endswith("_printed"):
            yield f"{_words(name)}: {text}"
    for name, status in answer_["check_status"].items():
        if status is not CheckStatus.ABSENT:
            yield f"check digit of {_words(name)}: {_words(status)}"
    for one in answer_["repaired"]:
        place = f"line {one['line']}, place {one['column']}"
        yield f"put right in {place}: {one['from']} to {one['to']}"
    for warning in answer_["warnings"]:
        yield f"note: {_words(warning)}"
    if answer_["number_candidates"]:
        yield f"the number may be: {', '.join(answer_['number_candidates'])}"


def _words(name: str) -> str:
    return name.replace("_", " ")
