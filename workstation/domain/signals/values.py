"""What may tell of fraud: on one proof itself, and between the proofs of several people."""

from dataclasses import dataclass, field
from enum import StrEnum

from workstation.domain.applications import ApplicationId
from workstation.domain.proofs import Quad


class SignalKind(StrEnum):
    """What is odd about one proof. The values are stored; never rename one."""

    LAYER_DIFFERS = "layer_differs"
    """The file's own text says another thing than the picture at the same place."""
    LAYER_HIDDEN = "layer_hidden"
    """The file's own text says something where the picture is empty."""
    EDITED_TEXT = "edited_text"
    """Characters of one word do not stand like the others of their line."""
    PERIOD_REVERSED = "period_reversed"
    PERIOD_AFTER_ISSUE = "period_after_issue"
    """The period that is billed ends months after the day of issue."""
    DUE_BEFORE_ISSUE = "due_before_issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSignal:
    """One odd thing on a proof, and where."""

    kind: SignalKind
    page: int
    """From 1."""
    quad: Quad | None = None
    """In pixels of the file as uploaded."""
    shown: str = field(default="", repr=False)
    """What the picture shows there."""
    said: str = field(default="", repr=False)
    """What the file's own text says there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePrint:
    """What the picture of a page is found again by; two frames of one page have one each."""

    page: int
    """From 1."""
    bits: bytes = field(repr=False)
    """``PRINT_BITS`` signs, see ``prints``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What is kept of an upload besides its reading."""

    prints: tuple[PagePrint, ...] = ()
    accounts: tuple[str, ...] = field(default=(), repr=False)
    """Account numbers with the kind of paper; only their keyed hashes are stored."""
    signals: tuple[PageSignal, ...] = ()


class Shared(StrEnum):
    """What two people's proofs have in common, the plainest first."""

    FILE = "file"
    PICTURE = "picture"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedUse:
    """Another person's application whose proof has something in common with this one."""

    shared: Shared
    application_id: ApplicationId
    reference: str
    page: int = 0
    """The page of this proof, from 1; 0 for what is no page's."""
    apart: int = 0
    """Of pictures: how many of ``PRINT_BITS`` signs differ, 0 to ``NEAR``."""
