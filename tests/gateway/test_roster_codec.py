"""Rows of the roster as lines: any row comes back as it was, and only those asked for."""

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.addresses import BlockId
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, ResidentId, RosterEntry, UnlistedHome
from workstation.gateway.roster_codec import Lines, packed, unpacked

texts = st.text(max_size=12) | st.sampled_from(
    ["", "[", "\x1f", "a\nb", "[]", '["', "\x00", "陳大文"]
)
flats = st.builds(Flat, texts.map(BlockId), texts, texts)
homes = st.one_of(
    st.fixed_dictionaries({"flat": flats}),
    st.fixed_dictionaries({"flat": st.none(), "unlisted": st.builds(UnlistedHome, *[texts] * 6)}),
    st.just({"flat": None}),
)
people = st.builds(
    RosterEntry,
    resident_id=texts.map(ResidentId),
    tenancy_no=texts,
    number=texts,
    name=st.builds(PersonName, texts, texts),
    flat=st.none(),
    relation=texts,
    started_on=st.none() | st.dates(),
    ended_on=st.none() | st.dates(),
    unlisted=st.none(),
)
entries = st.builds(lambda person, home: person._replace(**home), people, homes)


@given(entries)
def test_a_row_comes_back_as_it_was(entry: RosterEntry) -> None:
    line = packed(entry)

    assert unpacked(line) == entry
    assert "\n" not in line


@given(st.lists(entries, max_size=8), texts)
def test_the_rows_of_a_number_are_found_and_no_others(rows: list[RosterEntry], other: str) -> None:
    lines = Lines("\n".join(map(packed, rows)).encode())

    for number in {row.number for row in rows} | {other}:
        expected = [row for row in rows if row.number == number]
        assert lines.with_number(number) == expected


@given(st.lists(entries, max_size=8), flats)
def test_the_rows_of_a_flat_are_found_and_no_others(rows: list[RosterEntry], other: Flat) -> None:
    lines = Lines("\n".join(map(packed, rows)).encode())

    for flat in {row.flat for row in rows if row.flat is not None} | {other}:
        assert lines.in_flat(flat) == [row for row in rows if row.flat == flat]
