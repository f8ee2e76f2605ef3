import hashlib
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from workstation.domain.applications import Route
from workstation.domain.proofs import age_finding
from workstation.domain.reasons import Reason
from workstation.sample_office import Expected, SampleOffice, write_sample_office
from workstation.sample_office.bundles import bundle_files, registration_of
from workstation.sample_office.drafts import Desk, oldest_good_day, working_days_before
from workstation.sample_office.stories import STORIES, intake, letters, proofs

TODAY = date(2021, 12, 10)
COUNT = 30


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> SampleOffice:
    told: list[tuple[int, int]] = []
    folder = tmp_path_factory.mktemp("office") / "sample"
    written = write_sample_office(
        folder, count=COUNT, seed=4, today=TODAY, on_progress=lambda *step: told.append(step)
    )
    assert told == [(done, COUNT) for done in range(1, COUNT + 1)]
    return written


def files_of(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_as_many_bundles_are_written_as_were_asked_for(office: SampleOffice) -> None:
    paths = [registration.path for registration in office.registrations]

    assert len(paths) == len(set(paths)) == COUNT
    assert sorted(office.registrations_folder.iterdir()) == sorted(paths)
    assert {path.suffix for path in paths} == {"", ".zip"}


def test_every_file_has_the_digest_that_is_told_unless_it_is_to_be_refused(
    office: SampleOffice,
) -> None:
    for registration in office.registrations:
        files = files_of(registration.path)
        told = json.loads(files["registration.json"])
        right = all(
            hashlib.sha256(files.get(proof["file"], b"?")).hexdigest() == proof["sha256"]
            for proof in told["proofs"]
        )
        assert right is (registration.expected is not Expected.REFUSED_AT_INTAKE)


def test_a_bundle_holds_what_its_record_says(office: SampleOffice) -> None:
    for registration in office.registrations:
        told = json.loads(files_of(registration.path)["registration.json"])

        assert told["registration_id"] == registration.registration_id
        assert told["route"] == registration.route
        assert [proof["file"] for proof in told["proofs"]] == [
            truth.file_name for truth in registration.proofs
        ]
        assert bool(registration.proofs) is (registration.route is Route.PROOF)


def test_registrations_come_in_on_the_ten_working_days_before(office: SampleOffice) -> None:
    days = {registration.submitted_at.date() for registration in office.registrations}

    assert min(days) >= working_days_before(TODAY, 10)[0]
    assert max(days) < TODAY
    assert all(registration.submitted_at.tzinfo for registration in office.registrations)


def test_a_proof_that_is_accepted_is_not_too_old(office: SampleOffice) -> None:
    for registration in office.registrations:
        for truth in registration.proofs:
            if truth.issued_on is None or truth.stamped:
                continue
            age = age_finding(truth.issued_on, registration.submitted_at.date(), months=3)
            assert (age is None) is (registration.reason is not Reason.TOO_OLD)


def test_many_outcomes_are_among_the_first_thirty(office: SampleOffice) -> None:
    outcomes = {registration.expected for registration in office.registrations}

    assert outcomes >= {
        Expected.ACCEPT,
        Expected.ASK,
        Expected.LETTER,
        Expected.DUPLICATE,
        Expected.REFUSED_AT_INTAKE,
        Expected.ROSTER_EXACT,
        Expected.ROSTER_PROBABLE,
        Expected.ROSTER_CONFLICT,
    }


def test_the_same_seed_writes_the_same_office(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> SampleOffice:
        return write_sample_office(tmp_path / name, count=4, seed=seed, today=TODAY)

    first, again, other = written("first", 7), written("again", 7), written("other", 8)

    def contents(office: SampleOffice) -> list[dict[str, bytes]]:
        return [files_of(registration.path) for registration in office.registrations]

    assert contents(first) == contents(again) != contents(other)
    assert first.roster_path.read_bytes() == again.roster_path.read_bytes()


def test_a_second_office_is_not_written_over_the_first(office: SampleOffice) -> None:
    with pytest.raises(FileExistsError):
        write_sample_office(office.registrations_folder.parent, count=1, today=TODAY)


@pytest.mark.parametrize("name", [name for name in STORIES if "letter" in name or "permit" in name])
def test_a_story_without_papers_is_quickly_told(name: str, desk: Desk) -> None:
    for draft in STORIES[name](desk, Random(name)):
        assert draft.route is Route.LETTER
        assert draft.proofs == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_every_story_can_be_told(name: str, desk: Desk) -> None:
    for seed in range(3):
        for draft in STORIES[name](desk, Random(f"{name}{seed}")):
            described = registration_of(draft)
            files = bundle_files(draft)

            assert described["address"]
            assert "registration.json" in files
            assert (draft.reason is None) or draft.expected in (Expected.ASK, Expected.ACCEPT)


def test_one_day_more_is_too_old(desk: Desk) -> None:
    [good] = proofs.three_months_to_the_day(desk, Random(2))
    [old] = proofs.three_months_and_a_day(desk, Random(2))

    for draft, too_old in ((good, False), (old, True)):
        issued_on = draft.proofs[0].truth.issued_on
        assert issued_on is not None
        age = age_finding(issued_on, draft.submitted_at.date(), months=3)
        assert (age is not None) is too_old


@pytest.mark.parametrize("day", [date(2021, 5, 31), date(2021, 2, 28), date(2020, 2, 29), TODAY])
def test_the_oldest_good_day_is_good_and_the_day_before_is_not(day: date) -> None:
    oldest = oldest_good_day(day)

    assert age_finding(oldest, day, months=3) is None
    assert age_finding(oldest - timedelta(days=1), day, months=3) is not None


def test_a_duplicate_has_the_same_document_and_another_identifier(desk: Desk) -> None:
    first, second = intake.registered_twice(desk, Random(3))

    assert first.document == second.document
    assert first.registration_id != second.registration_id
    assert first.submitted_at < second.submitted_at
    assert second.expected is Expected.DUPLICATE


def test_the_same_number_of_another_kind_is_no_duplicate(desk: Desk) -> None:
    first, second = intake.same_number_other_kind(desk, Random(3))

    assert first.document.number == second.document.number
    assert first.document.kind is not second.document.kind


def test_a_proof_that_is_sent_again_keeps_its_registration(desk: Desk) -> None:
    first, again = intake.proof_sent_again(desk, Random(4))

    assert first.registration_id == again.registration_id
    assert first.proofs != again.proofs
    assert again.expected is Expected.REVISED


def test_three_children_come_with_one_telephone(desk: Desk) -> None:
    family = letters.children(desk, Random(5))

    assert len(family) == 3
    assert len({draft.phone for draft in family}) == 1
    assert len({draft.document.number for draft in family}) == 3


def test_the_landlords_address_is_not_the_premises(desk: Desk) -> None:
    [draft] = proofs.landlords_address(desk, Random(6))

    assert draft.address in draft.proofs[0].truth.other_addresses
    assert draft.expected is Expected.ASK
