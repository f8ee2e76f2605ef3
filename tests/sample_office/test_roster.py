import csv
from collections import Counter
from random import Random

import pytest

from workstation.domain.identity_documents import DocumentKind
from workstation.sample_office import Population
from workstation.sample_office.drafts import Desk, Expected, Story
from workstation.sample_office.homes import Homes
from workstation.sample_office.places import load_places
from workstation.sample_office.roster import COLUMNS, Housing, SampleRoster, write_roster
from workstation.sample_office.stories import tenants


@pytest.fixture(scope="module")
def roster(population: Population) -> SampleRoster:
    return Housing(population, Homes(load_places())).roster(Random(1), rows=1500)


@pytest.fixture(scope="module")
def rows(roster: SampleRoster, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    path = tmp_path_factory.mktemp("roster") / "roster.csv"
    write_roster(path, roster)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == COLUMNS
        return list(reader)


def test_residents_are_counted_once_each(rows: list[dict[str, str]]) -> None:
    ids = Counter(row["resident_id"] for row in rows)

    assert len(rows) >= 1500
    assert set(ids.values()) == {1}


def test_households_have_one_to_six_members_and_one_tenant(rows: list[dict[str, str]]) -> None:
    tenancies: dict[str, list[str]] = {}
    for row in rows:
        tenancies.setdefault(row["tenancy_no"], []).append(row["relation"])

    sizes = Counter(len(members) for members in tenancies.values())

    assert set(sizes) <= set(range(1, 7))
    assert len(sizes) == 6
    assert all(members.count("tenant") == 1 for members in tenancies.values())


def test_no_flat_has_two_tenancies_at_once(rows: list[dict[str, str]]) -> None:
    flats = Counter(
        (row["estate_en"], row["block_en"], row["floor"], row["flat"])
        for row in rows
        if row["relation"] == "tenant" and not row["end_date"]
    )

    assert set(flats.values()) == {1}


def test_blocks_are_real_ones(rows: list[dict[str, str]]) -> None:
    known = {(block.estate.en, block.block.en) for block in load_places().public}

    assert {(row["estate_en"], row["block_en"]) for row in rows} <= known


def test_some_have_ended_some_have_moved_and_some_have_no_chinese_name(
    rows: list[dict[str, str]], roster: SampleRoster
) -> None:
    ended = [row for row in rows if row["end_date"]]
    moved = Counter(row["id_number"] for row in rows)

    assert all(row["start_date"] < row["end_date"] for row in ended)
    assert 0.02 < len(ended) / len(rows) < 0.2
    assert any(count == 2 for count in moved.values())
    assert any(not row["name_zh"] for row in rows)
    assert roster.gone


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (tenants.exact, Expected.ROSTER_EXACT),
        (tenants.fuzzy_name, Expected.ROSTER_PROBABLE),
        (tenants.moved_out, Expected.ROSTER_CONFLICT),
        (tenants.of_other_flat, Expected.ROSTER_CONFLICT),
        (tenants.with_others_number, Expected.ROSTER_CONFLICT),
        (tenants.not_on_the_tenancy, Expected.ROSTER_CONFLICT),
        (tenants.outside_the_roster, Expected.ROSTER_NONE),
    ],
)
def test_every_story_of_a_tenant_can_be_told(story: Story, expected: Expected, desk: Desk) -> None:
    for seed in range(20):
        [draft] = story(desk, Random(seed))

        assert draft.expected is expected


def test_children_of_one_tenancy_share_a_telephone(desk: Desk) -> None:
    family = tenants.children(desk, Random(3))

    assert 2 <= len(family) <= 3
    assert len({draft.phone for draft in family}) == 1
    assert len({draft.document.number for draft in family}) == len(family)
    assert all(draft.document.kind is DocumentKind.BIRTH_CERTIFICATE for draft in family)
