"""What somebody has begun to decide and not sent: kept beside the case, for them alone."""

import json
from dataclasses import dataclass, field, replace

from workstation.domain.applications import Move

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The unsaved part of a review."""

    revision: int
    """The revision that was on the screen."""
    move: Move | None = None
    reason: str = ""
    note: str = field(default="", repr=False)
    by_eye: frozenset[str] = frozenset()
    """The fields somebody read by eye and accepted, as "proof:field"."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.move or self.reason or self.note or self.by_eye)

    def toggled(self, key: str) -> "Draft":
        """Return the draft with a field accepted by eye, or no longer."""
        return replace(self, by_eye=self.by_eye ^ {key})

    def to_text(self) -> str:
        """Return what is stored; nothing when the draft is empty."""
        if self.empty:
            return ""
        kept = {
            "v": _VERSION,
            "revision": self.revision,
            "move": self.move or "",
            "reason": self.reason,
            "note": self.note,
            "by_eye": sorted(self.by_eye),
        }
        return json.dumps(kept, ensure_ascii=False)


def draft_from(text: str, revision: int) -> Draft:
    """Read a stored draft for the revision on the screen.

    A text that is none of ours is a note somebody left, such as a supervisor who sent a proposal
    back. What was ticked or chosen about an earlier revision does not carry over; its note does.
    """
    kept = _object(text)
    if kept is None:
        return Draft(revision=revision, note=text)
    note = str(kept.get("note", ""))
    if kept.get("revision") != revision:
        return Draft(revision=revision, note=note)
    move, ticks = kept.get("move"), kept.get("by_eye")
    return Draft(
        revision=revision,
        move=Move(move) if isinstance(move, str) and move in set(Move) else None,
        reason=str(kept.get("reason", "")),
        note=note,
        by_eye=frozenset(map(str, ticks)) if isinstance(ticks, list) else frozenset(),
    )


def _object(text: str) -> dict[str, object] | None:
    try:
        kept = json.loads(text)
    except ValueError:
        return None
    return kept if isinstance(kept, dict) and kept.get("v") == _VERSION else None
