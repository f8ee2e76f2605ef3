"""How right the reading of proofs is, on papers made from a seed.

Prints a table per level of material, and every wrong answer with the numbers it can be made again
from; the people are invented. The exit code is 1 when something that is not on the paper was called
a match::

    ./start bench proof_accuracy --documents 200 --seed 5
    ./start bench proof_accuracy --seed 5 --save /tmp/papers 17

The second makes one file and its truth, to be looked at.
"""

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import chain, count, islice
from pathlib import Path

from tests.support.made_proofs import LEVELS, MadeProof, level_of, made_proof
from tests.support.proof_readers import Answer, by_its_command, by_its_parts
from tests.support.proof_scores import Score, Wrong, by_form, by_near_miss, elsewhere, table, wrongs

Counted = tuple[dict[str, Score], list[Wrong]]


def chosen(documents: int, only: str | None) -> list[int]:
    """Return the numbers of the proofs to make."""
    return list(islice((n for n in count() if only in (None, level_of(n))), documents))


def measured(asked_for: argparse.Namespace, indices: Sequence[int]) -> Counted:
    """Make, ask and count."""
    seed = asked_for.seed
    if asked_for.command:
        return _counted(seed, ((n, p, by_its_command(p)) for n, p in _made(seed, indices)))
    networks = not asked_for.without_networks
    with by_its_parts(alone=asked_for.alone, networks=networks) as asked:
        return _counted(seed, ((n, p, asked(p)) for n, p in _made(seed, indices)))


def _made(seed: int, indices: Sequence[int]) -> Iterable[tuple[int, MadeProof]]:
    for index in indices:
        yield index, made_proof(seed, index)


def _counted(seed: int, answers: Iterable[tuple[int, MadeProof, Answer]]) -> Counted:
    scores: dict[str, Score] = {}
    found: list[Wrong] = []
    for done, (index, proof, answer) in enumerate(answers, start=1):
        scores.setdefault(proof.level, Score()).add(proof, answer)
        found += wrongs(seed, index, proof, answer)
        if done % 20 == 0:
            print(f"{done} papers read", file=sys.stderr)
    return scores, found


def together(counted: Sequence[Counted]) -> Counted:
    """Return the counts of all workers as one."""
    scores: dict[str, Score] = {}
    for part, _ in counted:
        for level, score in part.items():
            scores[level] = scores[level].plus(score) if level in scores else score
    return scores, list(chain.from_iterable(found for _, found in counted))


def save(folder: Path, seed: int, index: int) -> None:
    """Write a made proof and its truth."""
    proof = made_proof(seed, index)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{seed}-{index}{proof.suffix}"
    file.write_bytes(proof.body)
    truth = proof.truth
    told = {
        "level": proof.level,
        "layout": truth.layout,
        "form": truth.form,
        "kind": truth.kind,
        "issued_on": truth.issued_on.isoformat(),
        "marks": [[m.part, m.text, m.page, m.quad.corners] for m in truth.marks],
        "claims": [
            [c.kind, c.holds, c.declared.name.english, c.declared.name.chinese, c.declared.address]
            for c in proof.claims
        ],
    }
    written = json.dumps(told, ensure_ascii=False, indent=1)
    file.with_suffix(".json").write_text(written, encoding="utf-8")
    print(file)


def main() -> int:
    """Run, print, and say by the exit code whether anything was let in wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--only", choices=list(LEVELS))
    parser.add_argument("--command", action="store_true", help="ask `workstation proof read`")
    parser.add_argument("--without-networks", action="store_true", help="tesseract reads alone")
    parser.add_argument("--alone", type=int, default=1, help="near misses read for by themselves")
    parser.add_argument("--workers", type=int, choices=(1, 2), default=1)
    parser.add_argument("--save", nargs=2, metavar=("DIR", "INDEX"))
    asked = parser.parse_args()
    if asked.save:
        save(Path(asked.save[0]), asked.seed, int(asked.save[1]))
        return 0
    indices = chosen(asked.documents, asked.only)
    shares = [(asked, indices[n :: asked.workers]) for n in range(asked.workers)]
    if asked.workers == 1:
        scores, found = measured(*shares[0])
    else:
        with multiprocessing.get_context("spawn").Pool(asked.workers) as pool:
            scores, found = together(pool.starmap(measured, shares))
    lines = [*table(scores), "", *by_form(scores), elsewhere(scores), "", *by_near_miss(scores), ""]
    print(f"seed {asked.seed}", *lines, *(one.line() for one in sorted(found)), sep="\n")
    return 1 if any(score.accepted.total() for score in scores.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
