"""Writes registrations as the public website hands them over: folders and zip files."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Final

from workstation.sample_office.drafts import Draft, Spoilt

REGISTRATION: Final = "registration.json"
_ZIP_DAY: Final = (2021, 12, 1, 9, 0, 0)
"""Fixed, so that the same seed gives the same bytes."""


def write_bundle(folder: Path, draft: Draft) -> Path:
    """Write one bundle into ``folder`` and return its path; a name is never used twice."""
    name = f"{draft.submitted_at:%Y%m%d-%H%M%S}-{draft.registration_id[:8]}"
    taken = len(list(folder.glob(f"{name}*")))
    target = folder / (f"{name}-{taken + 1}" if taken else name)
    files = bundle_files(draft)
    if draft.zipped:
        return _write_zip(target.with_name(f"{target.name}.zip"), files)
    target.mkdir(parents=True)
    for file, body in files.items():
        (target / file).write_bytes(body)
    return target


def bundle_files(draft: Draft) -> dict[str, bytes]:
    """Return the bundle's files by name, the registration first."""
    described = json.dumps(registration_of(draft), ensure_ascii=False, indent=2) + "\n"
    files = {REGISTRATION: described.encode()}
    for proof in draft.proofs:
        files[proof.file_name] = proof.body
    if draft.spoilt is Spoilt.MISSING_FILE:
        del files[draft.proofs[-1].file_name]
    if draft.spoilt is Spoilt.DIGEST:
        files[draft.proofs[-1].file_name] += b"\n"
    return files


def registration_of(draft: Draft) -> dict[str, object]:
    """Return what ``registration.json`` says."""
    document: dict[str, object] = {
        "kind": draft.document.kind.value,
        "number": draft.document.number,
        "issued_on": draft.document.issued_on.isoformat(),
        "country": draft.document.country,
    }
    registration: dict[str, object] = {
        "registration_id": draft.registration_id,
        "submitted_at": draft.submitted_at.isoformat(),
        "language": draft.language.value,
        "name": {"english": draft.english, "chinese": draft.chinese},
        "document": document,
        "phone": draft.phone,
        "address": {"text": draft.address},
        "route": draft.route.value,
        "proofs": [
            {"file": proof.file_name, "sha256": hashlib.sha256(proof.body).hexdigest()}
            for proof in draft.proofs
        ],
    }
    if draft.born_on is not None:
        registration["date_of_birth"] = draft.born_on.isoformat()
    return registration


def _write_zip(path: Path, files: dict[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return path
