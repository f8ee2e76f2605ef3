"""Makes address proofs from a seed, with what they show, where, and what may be declared of them.

Made by another hand than the sample office's proofs, whose people and homes it borrows: its
layouts, fonts, labels, dates and ways of wear are its own. Nobody and no company in it exists.
"""

from tests.support.made_proofs.claims import Claim
from tests.support.made_proofs.documents import (
    LEVELS,
    MadeProof,
    composed_proof,
    level_of,
    made_proof,
)
from tests.support.made_proofs.truth import Mark, Truth

__all__ = [
    "LEVELS",
    "Claim",
    "MadeProof",
    "Mark",
    "Truth",
    "composed_proof",
    "level_of",
    "made_proof",
]
