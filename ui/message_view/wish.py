"""Which messages somebody wants to see. Plain values, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.widgets.table.columns import Page
from workstation.domain.holdings import MessageId, MessageLine
from workstation.domain.messages import MessageKind, MessageState
from workstation.domain.staff import Actor
from workstation.services.messages import MessageService


@dataclass(frozen=True, slots=True)
class Wish:
    """A state and a kind; None is any."""

    state: MessageState | None = None
    kind: MessageKind | None = None

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return self != Wish()

    def stored(self) -> Mapping[str, object]:
        """Return the wish as JSON values."""
        return {
            "state": None if self.state is None else self.state.value,
            "kind": None if self.kind is None else self.kind.value,
        }


def wish_from(stored: Mapping[str, object]) -> Wish:
    """Return a stored wish; what is not known any more is left out."""
    state, kind = stored.get("state"), stored.get("kind")
    return Wish(
        next((each for each in MessageState if each == state), None),
        next((each for each in MessageKind if each == kind), None),
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """Reads the messages of one wish, on another thread."""

    messages: MessageService
    wish: Wish
    actor: Actor

    def page(self, after: object | None, limit: int) -> Page[MessageLine]:
        """Return a page, newest first."""
        lines = self.messages.page(
            by=self.actor,
            state=self.wish.state,
            kind=self.wish.kind,
            before=MessageId(after) if isinstance(after, int) else None,
            limit=limit,
        )
        return Page(tuple(lines), lines[-1].id if len(lines) == limit else None)
