"""The order in which cases are worked through."""

from hypothesis import given
from hypothesis import strategies as st

from ui.review_desk.order import Order, asked
from workstation.domain.applications import ApplicationId

A, B, C = (ApplicationId(n) for n in (1, 2, 3))
ids = st.lists(st.integers(1, 50).map(ApplicationId), unique=True, min_size=1, max_size=12)


def test_a_frozen_list_skips_what_was_decided_and_keeps_its_places() -> None:
    order = Order.of_list([A, B, C], 212).without(B)

    assert order.following(A) == (C,)
    assert order.preceding(C) == (A,)
    assert order.place(C) == (3, 212)


def test_without_a_list_every_case_taken_comes_after_the_last() -> None:
    order = Order().taking(A).taking(B)

    assert order.following(A) == (B,)
    assert order.following(B) == ()
    assert order.preceding(B) == (A,)
    assert order.place(B) is None


def test_a_case_from_elsewhere_leaves_the_list() -> None:
    order = Order.of_list([A, B]).taking(C)

    assert not order.from_list
    assert order.ids == (C,)


def test_a_decision_taken_back_puts_the_case_where_it_was() -> None:
    order = Order.of_list([A, B]).without(A).restoring(A)

    assert order.preceding(B) == (A,)


def test_what_was_put_off_comes_back_from_the_start() -> None:
    order = Order().taking(A).putting_off(A)

    assert order.put_off == {A}
    assert order.from_the_start().put_off == frozenset()
    assert order.without(A).put_off == frozenset()


@given(ids, st.sets(st.integers(1, 50).map(ApplicationId)))
def test_going_forward_and_back_meets_every_undecided_case_once(
    listed: list[ApplicationId], gone: set[ApplicationId]
) -> None:
    order = Order.of_list(listed)
    for id_ in gone:
        order = order.without(id_)
    left = tuple(id_ for id_ in listed if id_ not in gone)

    assert order.following(None) == left
    for id_ in listed:
        met = (*reversed(order.preceding(id_)), *order.following(id_))
        assert met == tuple(each for each in left if each != id_)


def test_another_desk_sends_an_id_or_an_id_with_its_list() -> None:
    alone, listed, unknown = asked(7), asked((7, (6, 7, 8), 212)), asked((7, (6, 7), None))

    assert alone is not None
    assert (alone.id, alone.order) == (7, Order())
    assert listed is not None
    assert listed.order.place(ApplicationId(7)) == (2, 212)
    assert unknown is not None
    assert unknown.order.place(ApplicationId(7)) == (2, 2)
    assert asked((7,)) is not None
    assert asked("HK0001") is None
    assert asked(()) is None
