"""What memory reading proofs takes, page after page, as the worker of an office reads them.

The fork servers stay for as long as the office runs: what grows in them shows as a server that is
larger after each tenth. The exit code is 1 when all processes together took more than the limit.
Not a test::

    ./start bench proof_memory --pages 500 --seed 5
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import count
from typing import Final

from tests.support.family import PeakMemory
from tests.support.gazetteers import shipped_gazetteer
from tests.support.made_proofs import MadeProof, made_proof
from workstation.domain.proofs import UnreadableUpload
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.proof_reading import LocalProofReader

_MOST_BYTES: Final = 900_000_000


def papers(seed: int, pages: int) -> Iterator[tuple[int, MadeProof]]:
    """Yield proofs until they have so many pages, with how many pages they have so far."""
    done = 0
    for number in count():
        if done >= pages:
            return
        proof = made_proof(seed, number)
        done += proof.truth.pages
        yield done, proof


def read(reader: LocalProofReader, proof: MadeProof) -> None:
    """Open, read and inspect one upload, as the worker does."""
    try:
        upload = reader.open(proof.body)
    except UnreadableUpload as refused:
        print(f"not opened: {refused.reason}", file=sys.stderr)
        return
    reading = reader.read(upload, claims=[proof.claims[0].declared])
    reader.inspect(upload, reading)


def main() -> int:
    """Read, and print the peaks after each tenth."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--workers", type=int, default=1, help="jobs that run at once")
    asked = parser.parse_args()
    reader = LocalProofReader(parse=AddressReader(shipped_gazetteer), workers=asked.workers)
    memory, shown = PeakMemory(), 0
    print(f"seed {asked.seed}, {reader.name}", flush=True)
    try:
        for done, proof in papers(asked.seed, asked.pages):
            with memory.watched():
                read(reader, proof)
            if done * 10 // asked.pages > shown:
                shown = done * 10 // asked.pages
                print(f"{done:>5} pages: {memory}", flush=True)
    finally:
        reader.close()
    return int(memory.together > _MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
