"""Which case comes next: the list a case was opened from, frozen, or the cases taken in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workstation.domain.applications import ApplicationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Cases in the order they are worked through; one at a time is open.

    A frozen list keeps its places while colleagues decide its cases: those are skipped. Without a
    list the order grows by every case that is taken from the queue.
    """

    ids: tuple[ApplicationId, ...] = ()
    from_list: bool = False
    total: int | None = None
    """How many the list holds in all, when more than ``ids`` are known; None: not counted."""
    decided: frozenset[ApplicationId] = frozenset()
    browsed: bool = False
    """Its cases are looked at, not decided: none is skipped."""
    put_off: frozenset[ApplicationId] = frozenset()
    """Left without a decision: taking the next one from the queue passes over them."""

    @classmethod
    def of_list(cls, ids: Sequence[ApplicationId], total: int | None = None) -> "Order":
        """Return the order of a list as it stands."""
        return cls(ids=tuple(dict.fromkeys(ids)), from_list=True, total=total)

    def following(self, id_: ApplicationId | None) -> tuple[ApplicationId, ...]:
        """Return the cases after ``id_`` that nobody decided, nearest first."""
        return tuple(each for each in self._after(id_) if each not in self.decided)

    def preceding(self, id_: ApplicationId | None) -> tuple[ApplicationId, ...]:
        """Return the cases before ``id_`` that nobody decided, nearest first."""
        before = self.ids if id_ not in self.ids else self.ids[: self.ids.index(id_)]
        return tuple(each for each in reversed(before) if each not in self.decided)

    def _after(self, id_: ApplicationId | None) -> Iterable[ApplicationId]:
        if id_ not in self.ids:
            return () if id_ is not None else self.ids
        return self.ids[self.ids.index(id_) + 1 :]

    def place(self, id_: ApplicationId) -> tuple[int, int] | None:
        """Return "14 of 212" as numbers; None when the case is not from a list."""
        if not self.from_list or id_ not in self.ids:
            return None
        return self.ids.index(id_) + 1, max(self.total or 0, len(self.ids))

    def taking(self, id_: ApplicationId) -> "Order":
        """Return the order with ``id_`` as its newest case; a list stays as it is."""
        if id_ in self.ids:
            return self
        if self.from_list:
            return Order(ids=(id_,))
        return replace(self, ids=(*self.ids, id_))

    def beside(self, here: ApplicationId, id_: ApplicationId) -> "Order":
        """Return the order with ``id_`` right after ``here``; one that has it stays as it is."""
        if id_ in self.ids or here not in self.ids:
            return self
        at = self.ids.index(here) + 1
        return replace(self, ids=(*self.ids[:at], id_, *self.ids[at:]))

    def without(self, id_: ApplicationId) -> "Order":
        """Return the order after somebody decided ``id_``."""
        return replace(self, decided=self.decided | {id_}, put_off=self.put_off - {id_})

    def putting_off(self, id_: ApplicationId) -> "Order":
        """Return the order after ``id_`` was left for later."""
        return replace(self, put_off=self.put_off | {id_})

    def restoring(self, id_: ApplicationId) -> "Order":
        """Return the order after a decision about ``id_`` was taken back."""
        return replace(self, decided=self.decided - {id_})

    def to_be_browsed(self) -> "Order":
        """Return the order for looking at its cases one after the other."""
        return replace(self, browsed=self.from_list)

    def from_the_start(self) -> "Order":
        """Return the order with nothing put off any more."""
        return replace(self, put_off=frozenset())


@dataclass(frozen=True, slots=True)
class Asked:
    """A case another desk asks to show, with the list it stands in."""

    id: ApplicationId
    order: Order


def asked(subject: object) -> Asked | None:
    """Read what another desk sent.

    It is an application's id, or a tuple of that id, the ids of the list in its order, and, when
    it is known, how many the list holds in all.
    """
    if isinstance(subject, int):
        return Asked(ApplicationId(subject), Order())
    if not isinstance(subject, tuple) or not subject or not isinstance(subject[0], int):
        return None
    ids = [ApplicationId(each) for each in subject[1]] if len(subject) > 1 else []
    total = subject[2] if len(subject) > 2 and isinstance(subject[2], int) else None
    return Asked(ApplicationId(subject[0]), Order.of_list(ids, total) if ids else Order())
