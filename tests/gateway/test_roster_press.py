"""Pages and index of a snapshot: everybody is found again, and only with the right keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gateway.test_roster_codec import entries
from workstation.domain.addresses import BlockId
from workstation.domain.errors import KeysMissing
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, ResidentId, RosterEntry
from workstation.domain.roster.index import bucket_of, page_bytes, pages_of, record_of
from workstation.gateway.roster_codec import packed
from workstation.gateway.roster_press import RosterPress
from workstation.gateway.roster_sealing import SnapshotSeal

KEY, SALT = bytes(32), b"salt" * 8


rows_again = st.lists(entries, min_size=1, max_size=5).flatmap(
    lambda few: st.lists(
        st.builds(
            lambda row, number: row._replace(number=number),
            st.sampled_from(few),
            st.sampled_from(["A1234563", "B7654321"]),
        ),
        max_size=40,
    )
)
"""Rows of few people, most of them more than once, also with another number."""


def resident(place: int, *, flat: int | None = None) -> RosterEntry:
    home = place if flat is None else flat
    return RosterEntry(
        resident_id=ResidentId(f"R{place}"),
        tenancy_no="",
        number=f"A{place:06d}3",
        name=PersonName("CHAN Tai Man"),
        flat=Flat(BlockId("estate/block"), str(home // 10), str(home % 10)),
    )


def pressed(rows: list[RosterEntry]) -> tuple[dict[int, bytes], dict[int, bytes], RosterPress]:
    press = RosterPress(SnapshotSeal(KEY, SALT))
    for row in rows:
        press.add(packed(row))
    return dict(press.pages(last=True)), dict(press.buckets()), press


def test_everybody_is_found_by_number_and_by_flat() -> None:
    rows = [resident(place, flat=place // 3) for place in range(300)]
    pages, buckets, _ = pressed(rows)
    seal = SnapshotSeal(KEY, SALT)

    for row in rows:
        assert row.flat is not None
        digest = seal.number_hash(row.number)
        [page] = pages_of(digest, buckets[bucket_of(digest)])
        assert seal.open(page, pages[page]).with_number(row.number) == [row]
        digest = seal.flat_hash(row.flat)
        found = [
            entry
            for page in sorted(pages_of(digest, buckets[bucket_of(digest)]))
            for entry in seal.open(page, pages[page]).in_flat(row.flat)
        ]
        assert found == [other for other in rows if other.flat == row.flat]


@given(rows_again)
def test_a_row_that_says_the_same_twice_is_pressed_once(rows: list[RosterEntry]) -> None:
    press = RosterPress(SnapshotSeal(KEY, SALT))
    seen = set[tuple[object, ...]]()

    for row in rows:
        person = (row.resident_id, row.tenancy_no, row.number, row.name)
        same = (*person, row.started_on, row.flat)
        assert press.add(packed(row)) is (same not in seen)
        seen.add(same)

    assert press.without_flat == len([one for one in seen if one[-1] is None])


def test_a_page_opens_in_its_own_place_and_under_its_own_keys_only() -> None:
    pages, _, _ = pressed([resident(place) for place in range(32)])
    seal = SnapshotSeal(KEY, SALT)

    assert pages.keys() == {0, 1}
    for other, page in (
        (SnapshotSeal(KEY, b"SALT" * 8), 0),
        (SnapshotSeal(b"k" * 32, SALT), 0),
        (seal, 1),
    ):
        with pytest.raises(KeysMissing):
            other.open(page, pages[0])


def test_two_snapshots_of_the_same_people_have_nothing_in_common() -> None:
    one, other = SnapshotSeal(KEY, SALT), SnapshotSeal(KEY, b"SALT" * 8)
    number = resident(1).number

    assert one.number_hash(number) != other.number_hash(number)
    assert one.number_hash("same") != one.flat_parts_hash(("same",))
    assert one.seal(0, ["line"]) != other.seal(0, ["line"])


@given(st.lists(st.tuples(st.binary(min_size=8, max_size=8), st.integers(0, 2**32 - 1))))
def test_the_index_names_the_pages_of_a_hash_wherever_they_stand(
    records: list[tuple[bytes, int]],
) -> None:
    alike = [(digest[:1] * 8, page) for digest, page in records]  # runs of one byte
    for some in (records, alike):
        bucket = b"".join(record_of(digest, page_bytes(page)) for digest, page in some)
        for digest, _ in some:
            expected = {page for other, page in some if other[2:] == digest[2:]}
            assert pages_of(digest, bucket) == expected
