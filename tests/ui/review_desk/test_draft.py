"""Drafts as they are stored."""

from hypothesis import given
from hypothesis import strategies as st

from ui.review_desk.draft import Draft, draft_from
from workstation.domain.applications import Move

drafts = st.builds(
    Draft,
    revision=st.integers(1, 9),
    move=st.none() | st.sampled_from(Move),
    reason=st.sampled_from(("", "too_old", "other")),
    note=st.text(max_size=40),
    by_eye=st.frozensets(st.sampled_from(("1:flat", "1:name", "2:floor"))),
)


@given(drafts)
def test_a_draft_is_read_as_it_was_written(draft: Draft) -> None:
    assert draft_from(draft.to_text(), draft.revision) == draft


@given(drafts)
def test_of_an_earlier_revision_only_the_note_carries_over(draft: Draft) -> None:
    later = draft_from(draft.to_text(), draft.revision + 1)

    assert later == Draft(revision=draft.revision + 1, note=draft.note)


@given(st.text(min_size=1).filter(lambda text: not text.lstrip().startswith("{")))
def test_a_text_of_somebody_else_is_a_note(text: str) -> None:
    assert draft_from(text, 1) == Draft(revision=1, note=text)


def test_an_empty_draft_takes_no_room() -> None:
    assert Draft(revision=3).to_text() == ""


def test_a_tick_pressed_twice_is_gone() -> None:
    draft = Draft(revision=1).toggled("1:flat")

    assert draft.by_eye == {"1:flat"}
    assert draft.toggled("1:flat").by_eye == frozenset()
