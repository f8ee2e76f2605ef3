"""The filters in force as words, each with what takes it off. Plain values, no Qt."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final, NamedTuple, TypeVar

from ui.i18n import Translator
from ui.queue_view.wish import Wish
from ui.queue_view.words import AGES, DISTRICTS, FLAGS, ROUTES, STAGES
from workstation.domain.addresses.districts import District

_S = TypeVar("_S", bound=str)
MOST_OF_A_KIND: Final = 4
"""More values of one filter share a chip."""


class InForce(NamedTuple):
    """One chip."""

    key: str
    word: str
    without: Wish
    """What is left when it is taken off."""


def in_force(wish: Wish, tr: Translator) -> list[InForce]:
    """Return the filters in force, the search first."""
    return [*_search(wish, tr), *_several(wish, tr), *_single(wish, tr)]


def district_words(code: str, tr: Translator) -> str:
    """Return a district's name; an unknown one is a dash."""
    return tr.gettext(DISTRICTS[District(code)]) if code in set(District) else "–"


def age_words(age: timedelta, tr: Translator) -> str:
    """Return the words of an age filter, also of one that is not offered."""
    if age in AGES:
        return tr.gettext(AGES[age])
    hours = round(age.total_seconds() / 3600)
    return tr.ngettext("Over {n} hour", "Over {n} hours", hours).format(n=hours)


def _search(wish: Wish, tr: Translator) -> Iterator[InForce]:
    if wish.searching:
        word = tr.gettext("Search: {words}").format(words=wish.filter.search)
        yield InForce("search", word, wish.without_search())


def _several(wish: Wish, tr: Translator) -> Iterator[InForce]:
    filter_, _ = wish.filter, tr.gettext
    districts, routes, stages = filter_.districts, filter_.routes, filter_.stages
    together = tr.ngettext("{n} district", "{n} districts", len(districts))
    yield from _chips(wish, "district", districts, lambda d: district_words(d, tr), together)
    together = tr.ngettext("{n} kind", "{n} kinds", len(routes))
    yield from _chips(wish, "route", routes, lambda route: _(ROUTES[route]), together)
    together = tr.ngettext("{n} state", "{n} states", len(stages))
    yield from _chips(wish, "stage", stages, lambda stage: _(STAGES[stage]), together)


def _chips(
    wish: Wish, kind: str, chosen: tuple[_S, ...], words: Callable[[_S], str], together: str
) -> Iterator[InForce]:
    if len(chosen) <= MOST_OF_A_KIND:
        for each in chosen:
            yield InForce(f"{kind}.{each}", words(each), wish.toggled(each))
        return
    without = wish
    for each in chosen:
        without = without.toggled(each)
    yield InForce(kind, together.format(n=len(chosen)), without)


def _single(wish: Wish, tr: Translator) -> Iterator[InForce]:
    age, flag = wish.filter.older_than, wish.filter.flag
    if age is not None:
        yield InForce("age", age_words(age, tr), wish.toggled(age))
    if flag is not None:
        yield InForce("flag", tr.gettext(FLAGS[flag]), wish.toggled(flag))
