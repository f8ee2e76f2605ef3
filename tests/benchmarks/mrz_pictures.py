"""How pictures of documents are read: counts by hardship, and processor time beside a peer's.

Every document is invented and drawn from a seed. With ``--peer PYTHON``, an interpreter that has
PassportEye, the same files are read by it in turn; processor time is that of all processes there
are, opening included. The exit code is 1 when anything was accepted that is not what is printed::

    ./start bench mrz_pictures --documents 180 --seed 5 --peer /some/venv/bin/python
    ./start bench mrz_pictures --seed 5 --save /tmp/documents 17

The second makes one file and prints what its zone says.
"""

import argparse
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.document_scores import DocumentScore, table, text_of
from tests.support.family import cpu_seconds
from tests.support.made_documents import (
    HARDSHIPS,
    READABLE,
    Hardship,
    MadeDocument,
    made_document,
)
from tests.support.made_mrz import TODAY
from workstation.domain.document_reading import DocumentReading, PictureVerdict
from workstation.domain.errors import ReaderFailed
from workstation.gateway.mrz_reading.reader import PictureReader

_PATIENT: Final = 60.0
_PEER: Final = """
import resource, sys
from passporteye import read_mrz
def spent():
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)
for line in sys.stdin:
    before = spent()
    try:
        found = read_mrz(line.strip())
        text = found.aux.get("text", "") if found is not None else ""
    except Exception as error:
        text = type(error).__name__
    print(f"{spent() - before:.4f}", text.replace(chr(10), " "), flush=True)
"""


class Peer:
    """PassportEye in a process of another interpreter."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self.cpu_s: list[float] = []
        self.exact = 0

    def read(self, made: MadeDocument) -> None:
        """Read one file; it opens pictures only."""
        file = self._folder / f"document{made.suffix}"
        file.write_bytes(made.body)
        print(file, file=self._process.stdin, flush=True)
        cost, _, text = self._process.stdout.readline().strip().partition(" ")
        self.cpu_s.append(float(cost))
        self.exact += made.hardship in READABLE and tuple(text.split()) == made.lines


@contextmanager
def peer_in(interpreter: str | None) -> Iterator[Peer | None]:
    """Lend the peer, if there is one."""
    if interpreter is None:
        yield None
        return
    command = [interpreter, "-c", _PEER]
    environment = {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": "/usr/bin:/bin"}
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        ) as process,
    ):
        yield Peer(process, Path(folder))
        process.stdin.close()


def read(reader: PictureReader, made: MadeDocument) -> DocumentReading:
    """Read one file; a reader that fails leaves it to the clerk."""
    try:
        return reader.read(made.body, today=TODAY)
    except ReaderFailed as error:
        print(f"{made.hardship}: the reader failed, {error.facts}")
        return DocumentReading(verdict=PictureVerdict.RED)


def tell(index: int, made: MadeDocument, reading: DocumentReading) -> None:
    """Print where a reading is not what it should be; the people are invented."""
    lines = text_of(reading)
    if lines == made.lines and (reading.verdict is PictureVerdict.GREEN) == (
        made.hardship in READABLE
    ):
        return
    doubts = " ".join(f"{one.reason}@{one.line}:{one.column}" for one in reading.doubts[:5])
    print(f"{index} {made.hardship} {made.layout} {reading.verdict} {doubts}")
    if made.hardship in READABLE and lines != made.lines:
        print(*(f"    printed {line}" for line in made.lines), sep="\n")
        print(*(f"    read    {line}" for line in lines), sep="\n")


def main() -> int:
    """Read, in turn, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=90)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--only", choices=[one.value for one in HARDSHIPS])
    parser.add_argument("--peer", help="an interpreter that has PassportEye")
    parser.add_argument("--save", nargs=2, metavar=("DIR", "INDEX"))
    asked = parser.parse_args()
    if asked.save:
        made = made_document(asked.seed, int(asked.save[1]))
        Path(asked.save[0], f"{asked.seed}-{asked.save[1]}{made.suffix}").write_bytes(made.body)
        print(made.hardship, made.layout, *made.lines, sep="\n")
        return 0
    scores: dict[Hardship, DocumentScore] = defaultdict(DocumentScore)
    ours: list[float] = []
    with PictureReader(seconds=_PATIENT) as reader, peer_in(asked.peer) as peer:
        reader.read(
            made_document(asked.seed, -1 - len(HARDSHIPS)).body, today=TODAY
        )  # the server starts
        for index in range(asked.first, asked.first + asked.documents):
            if asked.only not in (None, HARDSHIPS[index % len(HARDSHIPS)]):
                continue
            made = made_document(asked.seed, index)
            before = cpu_seconds()
            reading = read(reader, made)
            spent = cpu_seconds() - before
            scores[made.hardship].add(made, reading)
            tell(index, made, reading)
            if peer is None or made.suffix != ".pdf":
                ours.append(spent)
            if peer is not None and made.suffix != ".pdf":
                peer.read(made)
    print(f"seed {asked.seed}", *table(scores), sep="\n")
    print(f"CPU s a picture: mean {fmean(ours):.2f}, median {median(ours):.2f}")
    if peer is not None:
        print(
            f"PassportEye: mean {fmean(peer.cpu_s):.2f}, exact {peer.exact}; "
            f"ours of its sum: {sum(ours) / sum(peer.cpu_s):.2f}"
        )
    return 1 if any(score.wrong_green for score in scores.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
