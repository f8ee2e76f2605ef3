"""What somebody wants to see: put together, stored, sent between desks."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.queue_view.wish import Wish, first_wish, wish_from, wish_of
from workstation.domain.addresses.districts import District
from workstation.domain.applications import Route, Stage
from workstation.domain.queue import STAGES_OF, Flag, QueueFilter, View
from workstation.domain.staff import Role

choices = st.one_of(
    st.sampled_from(District),
    st.sampled_from(Route),
    st.sampled_from(Stage),
    st.sampled_from(Flag),
    st.sampled_from([timedelta(days=days) for days in (1, 2, 7)]),
)


@given(st.lists(choices, unique=True, max_size=8))
def test_a_choice_that_is_toggled_twice_leaves_everything_as_it_was(chosen: list[object]) -> None:
    wish = Wish(View.ALL)
    for choice in chosen:
        wish = wish.toggled(choice)

    for choice in chosen:
        assert wish.toggled(choice) != wish
        multiple = not isinstance(choice, timedelta | Flag)
        if multiple:
            back = wish.toggled(choice).toggled(choice)
            assert set(back.filter.stages) == set(wish.filter.stages)
            assert set(back.filter.districts) == set(wish.filter.districts)


@given(st.sampled_from(View), st.lists(choices, max_size=6))
def test_what_is_stored_is_found_again_but_for_the_search(view: View, chosen: list[object]) -> None:
    wish = Wish(view)
    for choice in chosen:
        wish = wish.toggled(choice)
    wish = wish.seen_in(view)

    found = wish_from(wish.looking_for("CHAN Tai Man").stored())

    assert found == wish
    assert "CHAN" not in str(wish.looking_for("CHAN Tai Man").stored())


@pytest.mark.parametrize(
    "stored",
    [
        None,
        7,
        {"view": "gone"},
        {},
    ],
)
def test_what_an_older_program_stored_is_left_out(stored: object) -> None:
    assert wish_from(stored) is None


def test_unknown_parts_of_a_stored_wish_are_left_out() -> None:
    stored = {"view": "to_review", "stages": ["gone", "proof_review"], "flag": "gone", "routes": 3}

    assert wish_from(stored) == Wish(View.TO_REVIEW, QueueFilter(stages=(Stage.PROOF_REVIEW,)))


def test_another_view_keeps_the_filter_but_the_stages_it_has_not_got() -> None:
    wish = Wish(View.ALL).toggled(Stage.PROOF_REVIEW).toggled(Stage.PIN_DUE).toggled("north")

    seen = wish.seen_in(View.TO_REVIEW)

    assert seen.filter == QueueFilter(stages=(Stage.PROOF_REVIEW,), districts=("north",))


@pytest.mark.parametrize("view", list(View))
def test_a_view_can_be_narrowed_to_its_own_stages_when_there_are_several(view: View) -> None:
    stages = Wish(view).stages()

    assert len(stages) != 1
    assert set(stages) <= set(STAGES_OF.get(view, tuple(Stage)))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (View.LETTERS, Wish(View.LETTERS)),
        ("HK00000000000", Wish(View.ALL, QueueFilter(search="HK00000000000"))),
        (QueueFilter(flag=Flag.REVISED), Wish(View.ALL, QueueFilter(flag=Flag.REVISED))),
        (
            (View.TO_REVIEW, QueueFilter(older_than=timedelta(days=2))),
            Wish(View.TO_REVIEW, QueueFilter(older_than=timedelta(days=2))),
        ),
        (("to_review", 3), None),
        (17, None),
    ],
)
def test_other_desks_send_views_filters_and_references(
    subject: object, expected: Wish | None
) -> None:
    assert wish_of(subject) == expected


def test_everybody_begins_where_their_work_is() -> None:
    assert first_wish(Role.REVIEWER).view is View.TO_REVIEW
    assert first_wish(Role.COUNTER_CLERK).view is View.AT_COUNTER
    assert first_wish(Role.ADMINISTRATOR).view is View.ALL
