"""Which readers of proofs work on a computer, so that the desk can say what it may expect."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReaderStanding:
    """What is installed. A reader less means more that is left to the eye, never a looser rule."""

    working: str
    """Name and version of what reads, as staff may be told; empty when nothing can."""
    neural: bool
    """Whether the neural reader is among them."""
