"""Another desk that writes while a roster is loaded: ``python -m tests.support.rival_writer URL``.

Every now and then it takes the write lock, as a claim does, and gives it back. When its standard
input ends it prints how often it wrote and the longest it waited, in milliseconds.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

from sqlalchemy import text

from workstation.persistence.engine import open_engine

_EVERY_S = 0.02
_WRITE = text("UPDATE roster_snapshots SET rows = rows WHERE id = -1")


class Waits(list[float]):
    """How long the rival waited for each of its writes, in milliseconds."""

    def words(self) -> str:
        """Return the figures for a table."""
        middle = sorted(self)[len(self) // 2] if self else 0.0
        return f"{len(self)} writes, median {middle:.1f} ms, longest {max(self, default=0):.0f} ms"


@contextmanager
def rival(url: str) -> Iterator[Waits]:
    """Let another process write while the block runs; its waits are there when it is over."""
    waits = Waits()
    command = [sys.executable, "-m", __name__, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield waits
        finally:
            waits.extend(map(float, process.communicate()[0].split()))


def main() -> None:
    """Write until the input ends."""
    engine, waits = open_engine(sys.argv[1]), list[float]()
    while not select([sys.stdin], [], [], _EVERY_S)[0]:
        began = time.perf_counter()
        with engine.begin() as connection:
            connection.execute(_WRITE)
        waits.append((time.perf_counter() - began) * 1000)
    print(*waits)
    engine.dispose()


if __name__ == "__main__":
    main()
