"""Which batch needs somebody, and what can be done with it. Plain Python, no Qt."""

from collections.abc import Sequence
from enum import StrEnum

from workstation.domain.holdings import LetterBatch


class Need(StrEnum):
    """What a batch waits for."""

    CONFIRMING = "confirming"
    """Its file was written: did all pages come out?"""
    MAKING_ANEW = "making_anew"
    """It was interrupted before its file was safe: nobody can prove what was printed."""


def need_of(batch: LetterBatch) -> Need | None:
    """Return what the batch waits for, or None when it is settled."""
    if batch.confirmed_at is not None or batch.abandoned_at is not None:
        return None
    return Need.CONFIRMING if batch.written else Need.MAKING_ANEW


def unsettled(batches: Sequence[LetterBatch]) -> tuple[LetterBatch, ...]:
    """Return the batches that wait for somebody, the oldest first."""
    waiting = [batch for batch in batches if need_of(batch) is not None]
    return tuple(sorted(waiting, key=lambda batch: batch.id))
