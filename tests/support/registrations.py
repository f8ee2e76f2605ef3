"""Registrations of invented people, written as the website hands them over."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.support.personal_data import alarm_on
from workstation.domain.document_numbers import hkid_check_digit

_FAMILY = ("KWAN", "LAU", "MOK", "NGAN", "PANG", "SIT", "TONG", "YIP")


def registration(number: int = 1, *, route: str = "proof", **changes: object) -> dict[str, Any]:
    """Return what the ``number``-th person declares; a value of None leaves a field out."""
    stem = f"Y{number:06d}"
    declared = {
        "registration_id": str(uuid4()),
        "submitted_at": datetime.now(UTC).isoformat(),
        "language": ("en", "zh-Hant", "zh-Hans")[number % 3],
        "name": {"english": f"{_FAMILY[number % 8]} Lok Yi", "chinese": "樂怡"},
        "document": {
            "kind": "hkid",
            "number": f"{stem}({hkid_check_digit(stem)})",
            "country": "HKG",
        },
        "phone": f"+8529{number:07d}",
        "address": {"text": f"Flat {number}, 12/F, 128 Camp Street, Kowloon City"},
        "route": route,
        "proofs": [],
        **changes,
    }
    alarm_on(str(declared["phone"]), str(declared["address"]["text"]))
    return {key: value for key, value in declared.items() if value is not None}


def passport(number: int) -> dict[str, str]:
    """Return a passport: its holder has to come to the counter."""
    return {"kind": "passport", "number": f"K{number:07d}", "country": "GBR"}


def write_bundle(
    folder: Path, declared: dict[str, Any], files: Mapping[str, bytes] | None = None
) -> Path:
    """Write a bundle that is a folder and return it."""
    if files is None:
        files = {"bill.jpg": b"a bill"} if declared.get("route") == "proof" else {}
    proofs = [
        {"file": name, "sha256": hashlib.sha256(body).hexdigest()} for name, body in files.items()
    ]
    folder.mkdir(parents=True)
    for name, body in files.items():
        (folder / name).write_bytes(body)
    text = json.dumps({**declared, "proofs": proofs}, ensure_ascii=False)
    (folder / "registration.json").write_text(text, encoding="utf-8")
    return folder
