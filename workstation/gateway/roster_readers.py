"""Reads the lots of a large roster file in processes beside this one, in the order of the file.

A process is given lines and gives rows back, over two pipes; it knows no key and opens no file, and
ends at the end of its input, so also when the program that started it is killed. A lot whose
process died is read here, where whatever is wrong with it shows.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

import workstation
from workstation.domain.holdings import BadRow, RosterLot
from workstation.gateway.gazetteer import gazetteer_in
from workstation.gateway.roster_file import Lot
from workstation.gateway.roster_reading import LotReader
from workstation.gateway.sandbox.messages import BrokenMessage, Message, packed, read
from workstation.resources import RESOURCES

_MOST: Final = 3
"""More readers than this would wait for the one process that seals and writes."""
_END: Final = b"\n"


def read_beside(lots: Iterable[Lot], here: LotReader) -> Iterator[RosterLot]:
    """Yield what ``here.read`` would say of each lot, read in other processes."""
    with ExitStack() as running:
        idle = [running.enter_context(_Reader()) for _ in range(_count())]
        busy = deque[tuple[_Reader, Lot]]()
        for lot in lots:
            if not idle:
                reader, given = busy.popleft()
                done = reader.take() or here.read(given)
                busy.append((reader.give(lot), lot))
                yield done
            else:
                busy.append((idle.pop().give(lot), lot))
        for reader, given in busy:
            yield reader.take() or here.read(given)


def _count() -> int:
    return max(1, min(_MOST, len(os.sched_getaffinity(0))))


class _Reader:
    """One process; it has one lot at a time, so neither side waits for the other to read."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(Path(workstation.__file__).parents[1])},
            start_new_session=True,  # Ctrl-C is for the program: it ends its readers itself
        )

    def give(self, lot: Lot) -> Self:
        """Let the process read a lot."""
        assert self._process.stdin is not None  # noqa: S101 - a pipe by the call above
        try:
            self._process.stdin.write(packed(Message({"first_line": lot.first_line}, (lot.body,))))
            self._process.stdin.flush()
        except OSError:  # it died; take() notices
            self._process.kill()
        return self

    def take(self) -> RosterLot | None:
        """Return what it read, or None when it died."""
        assert self._process.stdout is not None  # noqa: S101 - see give()
        try:
            message = read(self._process.stdout.read)
        except BrokenMessage:
            return None
        return None if message is None else _lot_of(message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what a dead process did not take
                    pipe.close()
        self._process.wait()


def _message_of(lot: RosterLot) -> Message:
    head = {"lines": lot.lines, "bad": [[bad.line, bad.problem, bad.column] for bad in lot.bad]}
    return Message(head, (_END.join(row.encode() for row in lot.rows),))


def _lot_of(message: Message) -> RosterLot:
    [body] = message.bodies
    lines = message.head["lines"]
    rows = body.decode().split("\n") if lines else []
    return RosterLot(lines, rows, [BadRow(*bad) for bad in message.head["bad"]])


def serve(given: BinaryIO, answers: BinaryIO) -> None:
    """Read lots until the input ends."""
    reader = LotReader(gazetteer_in(RESOURCES / "gazetteer"))
    while (message := read(given.read)) is not None:
        lot = Lot(message.head["first_line"], message.bodies[0])
        answers.write(packed(_message_of(reader.read(lot))))
        answers.flush()


if __name__ == "__main__":
    with suppress(BrokenMessage, BrokenPipeError):  # the program that started us is gone
        serve(sys.stdin.buffer, sys.stdout.buffer)
