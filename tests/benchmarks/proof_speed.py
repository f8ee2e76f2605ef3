"""What reading proofs costs beside the bare ``tesseract`` command, page by page, and its peers.

Every page is read in turn by the program, by ``tesseract FILE - -l eng+chi_tra --psm 3 tsv`` on one
thread, and by RapidOCR with its defaults where it is installed; what the peers read is judged by
the program's own rules. Processor time is that of all processes there are; memory is looked at in
/proc while the program reads. Not a test::

    ./start bench proof_speed --pages 40 --seed 5
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from statistics import fmean, median
from typing import Final

from tests.support.family import PeakMemory
from tests.support.made_proofs import LEVELS, MadeProof, level_of, made_proof
from tests.support.peer_engines import rapidocr_words, tesseract_words
from tests.support.proof_readers import Asked, by_its_parts, by_peer
from tests.support.proof_scores import Score, table

OURS: Final = "ours"
TESSERACT: Final = "tesseract"
RAPIDOCR: Final = "rapidocr"


@dataclass(slots=True)
class Lane:
    """One reader and what it took."""

    asked: Asked
    scores: dict[str, Score] = field(default_factory=dict)
    cpu_s: list[float] = field(default_factory=list)
    """Per page of each file, opening it included."""
    confirmed: list[bool] = field(default_factory=list)

    def read(self, proof: MadeProof) -> None:
        """Read and judge one file."""
        answer = self.asked(proof)
        self.scores.setdefault(proof.level, Score()).add(proof, answer)
        self.cpu_s.append(answer.cpu_s / proof.truth.pages)
        self.confirmed.append(answer.verdicts[0] == "match")


def lanes_of(stack: ExitStack) -> dict[str, Lane]:
    """Return the readers there are, and say which is not."""
    lanes = {
        OURS: Lane(stack.enter_context(by_its_parts())),
        TESSERACT: Lane(stack.enter_context(by_peer(tesseract_words))),
    }
    try:
        lanes[RAPIDOCR] = Lane(stack.enter_context(by_peer(rapidocr_words())))
    except ImportError as missing:
        print(f"rapidocr with its defaults is not measured: {missing}")
    return lanes


def papers(seed: int, pages: int, only: str | None) -> Iterator[MadeProof]:
    """Yield proofs until they have so many pages."""
    for number in count():
        if pages <= 0:
            return
        if only in (None, level_of(number)):
            proof = made_proof(seed, number)
            pages -= proof.truth.pages
            yield proof


def figures(lanes: dict[str, Lane]) -> Iterator[str]:
    """Yield each reader's time beside that of tesseract on the same pages."""
    bare = lanes[TESSERACT].cpu_s
    for name, lane in lanes.items():
        ratios = [mine / its for mine, its in zip(lane.cpu_s, bare, strict=True)]
        yield (
            f"{name:<10} CPU s a page: median {median(lane.cpu_s):.2f}, "
            f"mean {fmean(lane.cpu_s):.2f}; beside tesseract: median {median(ratios):.2f}, "
            f"mean {fmean(ratios):.2f}, of sums {sum(lane.cpu_s) / sum(bare):.2f}"
        )
        confirmed = [ratio for ratio, there in zip(ratios, lane.confirmed, strict=True) if there]
        if name == OURS and confirmed:
            yield f"{'':<10} of confirmed papers: median {median(confirmed):.2f}"


def main() -> int:
    """Read, in turn, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--only", choices=list(LEVELS))
    asked = parser.parse_args()
    with ExitStack() as stack:
        lanes = lanes_of(stack)
        memory = PeakMemory()
        for proof in papers(asked.seed, asked.pages, asked.only):
            for name, lane in lanes.items():
                with memory.watched() if name == OURS else ExitStack():
                    lane.read(proof)
    print(f"seed {asked.seed}, {len(lanes[OURS].cpu_s)} files")
    print("\n".join(figures(lanes)))
    print(f"memory of ours: {memory}")
    for name, lane in lanes.items():
        print(f"\n{name}, same judge", *table(lane.scores), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
