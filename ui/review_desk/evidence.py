"""What a decision stood on, as it is sealed beside it. No Qt."""

import json
from collections.abc import Collection

from ui.review_desk.as_decided import corners_of, shown_as
from workstation.domain.corrections import in_force
from workstation.domain.extraction import PartComparison, PartVerdict
from workstation.domain.proof_fields import PARTS, Field
from workstation.domain.roster import RosterFinding
from workstation.services.review import ReviewCase, ReviewedProof

_VERSION = 2
"""From 2 on, a part says by what it was read, and an upload has all that was shown of it."""


def evidence_of(
    case: ReviewCase, shown: ReviewedProof | None, by_eye: Collection[str], *, override: bool
) -> str:
    """Return the evidence of a decision about ``case``.

    Args:
        case: as it stood on the screen.
        shown: the upload that was in view.
        by_eye: what the reviewer read by eye and accepted, as "proof:field".
        override: it was accepted although something contradicts.
    """
    newest = [each for each in case.proofs if each.proof.revision == case.application.revision]
    stood_on = {
        "v": _VERSION,
        "revision": case.application.revision,
        "stage": case.application.stage,
        "override": override,
        "opened_at": case.opened_at.isoformat(),
        "proofs": [_proof(each, shown=each is shown, by_eye=by_eye) for each in newest],
        "roster": None if case.roster is None else _roster(case.roster),
        "same_phone": case.same_phone,
        "same_document": [each.application.reference for each in case.duplicates],
    }
    return json.dumps(stood_on, ensure_ascii=False)


def read_by_eye(evidence: str) -> tuple[Field, ...]:
    """Return the fields that were accepted by eye in a recorded decision, in their order."""
    try:
        stood_on = json.loads(evidence)
    except ValueError:
        return ()
    proofs = stood_on.get("proofs", ()) if isinstance(stood_on, dict) else ()
    accepted = {name for proof in proofs for name in proof.get("by_eye", ())}
    return tuple(field for field in Field if field.value in accepted)


def eye_key(reviewed: ReviewedProof, field: Field) -> str:
    """Return what a field accepted by eye is remembered by."""
    return f"{reviewed.proof.id}:{field.value}"


def _proof(reviewed: ReviewedProof, *, shown: bool, by_eye: Collection[str]) -> dict[str, object]:
    proof, comparison = reviewed.proof, reviewed.comparison
    parts = () if comparison is None else comparison.parts
    findings = () if comparison is None else comparison.findings
    accepted = {field for field in Field if eye_key(reviewed, field) in by_eye}
    return {
        "proof": proof.id,
        "sha256": proof.sha256.hex(),
        "reader": proof.reader,
        "state": proof.state,
        "problem": proof.problem,
        "shown": shown,
        "verdict": None if comparison is None else comparison.verdict,
        "findings": [[each.problem, each.days] for each in findings],
        "parts": [_part(each, reviewed, accepted) for each in parts],
        "by_eye": sorted(accepted),
        "shown_as": shown_as(reviewed),
    }


def _part(
    part: PartComparison, reviewed: ReviewedProof, accepted: Collection[Field]
) -> dict[str, object]:
    seen = any(part.part in parts and field in accepted for field, parts in PARTS.items())
    kept = in_force(reviewed.corrections)
    person = next((kept[f] for f, parts in PARTS.items() if f in kept and part.part in parts), None)
    return {
        "sha256": reviewed.proof.sha256.hex(),
        "reader": reviewed.proof.reader if person is None else "",
        "person": None if person is None else person.by,
        "part": part.part,
        "declared": part.declared,
        "read": part.read,
        "verdict": part.verdict,
        "confidence": round(part.confidence, 3),
        "page": part.page,
        "quad": corners_of(part.quad),
        "by_eye": seen,
        "open": part.verdict is not PartVerdict.SAME,
    }


def _roster(finding: RosterFinding) -> dict[str, object]:
    return {
        "verdict": finding.verdict,
        "resident": finding.resident_id,
        "reasons": [
            {"code": r.code, "part": r.part, "declared": r.declared, "roster": r.roster}
            for r in finding.reasons
        ],
    }
