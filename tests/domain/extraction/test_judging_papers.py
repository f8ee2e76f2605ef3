"""Declarations beside made papers whose words are known: true ones are found, near ones never."""

from random import Random

import pytest

from tests.support.made_proofs import composed_proof
from tests.support.proof_readers import by_its_words
from tests.support.read_pages import known_places
from tests.support.read_papers import read_paper
from workstation.domain.extraction import Verdict

PAPERS = 15
SEED = 4_300_117


@pytest.mark.parametrize(
    ("wear", "least"),
    [(0.0, 0.97), pytest.param(0.01, 0.6, marks=pytest.mark.slow), (0.06, 0.2)],
)
def test_true_records_match_and_near_ones_never(wear: float, least: float) -> None:
    matched = 0
    for index in range(PAPERS):
        proof, paper = composed_proof(SEED, index)
        page = read_paper(paper, Random(index), wear=wear)

        verdicts = by_its_words(proof, page, known_places()).verdicts

        for claim, verdict in zip(proof.claims, verdicts, strict=True):
            assert claim.holds or verdict is not Verdict.MATCH, (index, claim.kind)
        matched += verdicts[0] is Verdict.MATCH

    assert matched >= least * PAPERS
