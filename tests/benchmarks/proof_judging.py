"""How right the judging of proofs is: many thousands of declarations beside words as composed.

The papers are those of ``proof_accuracy``, and their words are taken as they were composed: well
read, or worn as a bad reader would give them. What is wrong here is the judging's fault alone. The
exit code is 1 when something that is not on the paper was called a match::

    ./start bench proof_judging --papers 1000 --seed 5 --wear 0.03
"""

import argparse
import sys
import time
from random import Random

from tests.support.made_proofs import composed_proof
from tests.support.proof_readers import by_its_words
from tests.support.proof_scores import Score, Wrong, by_near_miss, table, wrongs
from tests.support.read_pages import known_places
from tests.support.read_papers import read_paper


def main() -> int:
    """Run, print, and say by the exit code whether anything was let in wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--wear", type=float, default=0.0, help="share of characters misread")
    asked = parser.parse_args()
    scores: dict[str, Score] = {}
    found: list[Wrong] = []
    for index in range(asked.papers):
        proof, paper = composed_proof(asked.seed, index)
        page = read_paper(paper, Random(f"{asked.seed}{index}"), wear=asked.wear)
        answer = by_its_words(proof, page, known_places())
        scores.setdefault(proof.level, Score()).add(proof, answer)
        found += wrongs(asked.seed, index, proof, answer)
    lines = [*table(scores), "", *by_near_miss(scores), ""]
    print(f"seed {asked.seed}", *lines, *(one.line() for one in sorted(found)), sep="\n")
    return 1 if any(score.accepted.total() for score in scores.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
