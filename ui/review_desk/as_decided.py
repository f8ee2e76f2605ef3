"""An upload as it stood when its case was decided: what is sealed of it, and back. No Qt.

The engine may be another by then, the proof may have been read again, and the rules may compare
otherwise: what somebody decided on is shown as it was.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workstation.domain.applications import DECIDED_AT_DESKS
from workstation.domain.extraction import (
    Comparison,
    Part,
    PartComparison,
    PartVerdict,
    Verdict,
    reading_from_json,
    reading_to_json,
)
from workstation.domain.holdings import ProofState
from workstation.domain.proofs import Finding, ProofProblem, Quad
from workstation.domain.referrals import ReferralOutcome
from workstation.domain.stored_corrections import (
    correction_from_json,
    correction_to_json,
    quad_from_json,
)
from workstation.services.review import AsDecided, ReviewCase, ReviewedProof


def shown_as(reviewed: ReviewedProof) -> dict[str, object]:
    """Return what is shown of an upload, as JSON has it; the lines that were read stay with it."""
    reading, comparison = reviewed.reading, reviewed.comparison
    return {
        "state": reviewed.proof.state,
        "problem": reviewed.proof.problem,
        "reader": reviewed.proof.reader,
        "reading": None if reading is None else reading_to_json(replace(reading, lines=())),
        "comparison": None if comparison is None else _of_comparison(comparison),
        "corrections": [
            {**correction_to_json(each), "by_name": each.by_name} for each in reviewed.corrections
        ],
    }


def corners_of(quad: Quad | None) -> list[list[float]] | None:
    """Return the corners of a region, to a tenth of a pixel."""
    if quad is None:
        return None
    return [[round(x, 1), round(y, 1)] for x, y in quad.corners]


def as_decided(case: ReviewCase) -> ReviewCase:
    """Return a decided case with each upload as it stood at the last decision about it."""
    if case.application.stage in DECIDED_AT_DESKS:
        return case
    decisions = sorted(_decisions(case), key=lambda each: each[0].at, reverse=True)
    return replace(case, proofs=[_as_decided(each, decisions) for each in case.proofs])


_Decision = tuple[AsDecided, Mapping[int, Mapping[str, Any]]]


def _decisions(case: ReviewCase) -> Iterator[_Decision]:
    """Yield when and by whom was decided, and what was shown of each upload."""
    for line in case.history:
        if not line.taken_back:
            yield AsDecided(at=line.at, by=line.by), _uploads(line.evidence)
    for opinion in case.opinions:
        if opinion.outcome is ReferralOutcome.CONFIRMED and opinion.decided_at is not None:
            decided = AsDecided(at=opinion.decided_at, by=opinion.decided_by)
            yield decided, _uploads(opinion.evidence)


def _uploads(evidence: str) -> Mapping[int, Mapping[str, Any]]:
    """Return what was shown of each upload; nothing for evidence of an earlier version."""
    try:
        stood_on = json.loads(evidence)
    except ValueError:
        return {}
    if not isinstance(stood_on, dict):
        return {}
    proofs = stood_on.get("proofs", ())
    return {each["proof"]: each["shown_as"] for each in proofs if "shown_as" in each}


def _as_decided(reviewed: ReviewedProof, decisions: list[_Decision]) -> ReviewedProof:
    id_ = reviewed.proof.id
    for decided, uploads in decisions:
        if id_ in uploads:
            return _restored(reviewed, uploads[id_], decided)
    return reviewed


def _restored(
    reviewed: ReviewedProof, shown: Mapping[str, Any], decided: AsDecided
) -> ReviewedProof:
    proof = reviewed.proof
    if proof.state is not ProofState.PURGED:
        state = ProofState(shown["state"])
        proof = replace(proof, state=state, problem=shown["problem"], reader=shown["reader"])
    reading, comparison = shown["reading"], shown["comparison"]
    return replace(
        reviewed,
        proof=proof,
        reading=None if reading is None else reading_from_json(reading),
        comparison=None if comparison is None else _comparison(comparison),
        corrections=tuple(
            correction_from_json(each, proof.id, each["by_name"]) for each in shown["corrections"]
        ),
        as_decided=decided,
    )


def _of_comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "id": comparison.id,
        "verdict": comparison.verdict,
        "findings": [[each.problem, each.days] for each in comparison.findings],
        "parts": [
            [
                part.part,
                part.declared,
                part.read,
                part.verdict,
                part.confidence,
                part.page,
                corners_of(part.quad),
            ]
            for part in comparison.parts
        ],
    }


def _comparison(stored: Mapping[str, Any]) -> Comparison:
    return Comparison(
        id=stored["id"],
        verdict=Verdict(stored["verdict"]),
        findings=tuple(Finding(ProofProblem(code), days) for code, days in stored["findings"]),
        parts=tuple(
            PartComparison(
                part=Part(part),
                declared=declared,
                read=read,
                verdict=PartVerdict(verdict),
                confidence=confidence,
                page=page,
                quad=quad_from_json(corners),
            )
            for part, declared, read, verdict, confidence, page, corners in stored["parts"]
        ),
    )
