"""Taking bundles: whole or not at all, each once, whatever the website hands over."""

import copy
import json
import os
import random
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import crashes
from tests.support.at_once import at_once
from tests.support.bad_bundles import (
    BAD_BUNDLES,
    BadBundle,
    good_bundle,
    good_registration,
    picture,
    write_folder,
    write_zip,
)
from tests.support.contents import row_counts, tree
from tests.support.crashes import opened
from tests.support.doubles import WEDNESDAY
from tests.support.offices import AT_DOOR, OpenOffice, open_test_office
from tests.support.processes import answers_of
from tests.support.registrations import registration, write_bundle
from workstation.bootstrap import open_office
from workstation.domain.applications import Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import BundleRefused
from workstation.domain.registrations import BundleProblem, Intake
from workstation.gateway.bundles import MAX_MEMBERS, read_bundle
from workstation.gateway.feed import ARRIVED_S, QUIET_S, DiskFeed, WatchedFolder
from workstation.gateway.phones import phone_number
from workstation.services.feed import LEFT_IN_PLACE, FeedService
from workstation.settings import Settings

NOON = WEDNESDAY.isoformat()


@pytest.fixture(scope="module")
def bad_bundles(tmp_path_factory: pytest.TempPathFactory) -> list[BadBundle]:
    """Every bad bundle once, in one folder; they take seconds to make."""
    folder = tmp_path_factory.mktemp("bad")
    return [make(folder) for make in BAD_BUNDLES.values()]


@pytest.fixture
def all_bad(bad_bundles: list[BadBundle], tmp_path: Path) -> Path:
    """A copy of the bad bundles with good ones among them."""
    folder = tmp_path / "bad"
    shutil.copytree(bad_bundles[0].path.parent, folder, symlinks=True)
    for number, name in enumerate(("aaa", "mmm", "zzz"), start=1):
        write_bundle(folder / name, registration(number, submitted_at=NOON))
    return folder


def read(path: Path) -> object:
    return read_bundle(path, now=WEDNESDAY, today=hong_kong_day(WEDNESDAY), read_phone=phone_number)


def test_every_bad_bundle_is_refused_whole_or_taken_and_stops_no_other(
    office: OpenOffice, bad_bundles: list[BadBundle], all_bad: Path
) -> None:
    office.take(good_bundle(all_bad.parent / "first"))
    by_place = {all_bad / bundle.path.name: bundle for bundle in bad_bundles}
    wrong: list[str] = []
    taken = []
    before, untouched = row_counts(office.url), {place: tree(place) for place in by_place}

    for one in office.office.intake.take(all_bad, by=AT_DOOR):
        after = row_counts(office.url)
        bundle = by_place.get(one.bundle)
        if bundle is None:
            taken.append((one.bundle.name, one.result.outcome))
        elif bundle.taken:
            if one.result.outcome is Intake.REFUSED:
                wrong.append(f"{bundle.name}: refused for {one.result.problem}")
        else:
            aside = all_bad / "refused" / one.bundle.name
            reason = json.loads(aside.with_name(f"{aside.name}.reason.json").read_text())
            checks = {
                "refused": one.result.outcome is Intake.REFUSED,
                "for the right reason": one.result.problem in bundle.refused_for,
                "nothing taken": after == before,
                "moved": not one.bundle.exists() and not one.bundle.is_symlink(),
                "untouched": tree(aside) == untouched[one.bundle],
                "reason": reason == {"problem": one.result.problem, "place": one.result.place},
            }
            wrong += [f"{bundle.name}: not {what}" for what, right in checks.items() if not right]
        before = after

    assert wrong == []
    assert taken == [(name, Intake.TAKEN) for name in ("aaa", "mmm", "zzz")]
    assert not (all_bad.parent.parent / "slipped.txt").exists()


@pytest.mark.parametrize("number", ["B123456(7)", "B123456", "B123456(1)", "BC12345(6)"])
def test_one_identity_card_is_one_application_however_its_number_is_written(
    office: OpenOffice, number: str
) -> None:
    registered = office.registered(number="B123456(6)")

    refused = office.take(office.bundle(number=number))
    again = office.registered(number="b 123456 [6]", phone="+85298765432")

    assert (refused.problem, refused.place) == (BundleProblem.WRONG_VALUE, "document.number")
    assert registered.stage is Stage.PROOF_REVIEW
    assert again.stage is Stage.DUPLICATE_REVIEW


@pytest.mark.parametrize(
    ("kind", "number"), [("home_return_permit", "M30517284"), ("taiwan_permit", "30517284")]
)
def test_one_permit_is_one_application_however_often_it_was_issued(
    office: OpenOffice, kind: str, number: str
) -> None:
    declared = {"kind": kind, "country": "CHN"}
    registered = office.registered(number=f"{number}01", **declared)

    others = [office.registered(number=other, **declared) for other in (number, f"{number}02")]

    found = office.office.review.open(registered.id, by=office.actor("reviewer")).applicant
    assert (registered.stage, found.document.number) == (Stage.PROOF_REVIEW, number)
    assert {other.stage for other in others} == {Stage.DUPLICATE_REVIEW}


def test_an_odd_number_of_another_document_is_taken_and_said(office: OpenOffice) -> None:
    result = office.take(office.bundle(kind="passport", number="A1234563", country="IND"))

    assert result.outcome is Intake.TAKEN
    assert result.warnings == ("looks_like_hkid:document.number",)


@pytest.mark.parametrize("country", ["ZZZ", "QQ", "X", "UTO", "12"])
def test_what_issues_no_documents_is_refused_as_an_issuer(office: OpenOffice, country: str) -> None:
    result = office.take(office.bundle(kind="passport", number="K1234567", country=country))

    assert (result.problem, result.place) == (BundleProblem.WRONG_VALUE, "document.country")


@pytest.mark.parametrize("country", ["gbr", "GBO", "GBN", "XXA", "XXB", "XXC", "UNO", "RKS", "D"])
def test_countries_and_the_issuers_of_other_travel_documents_are_taken(
    office: OpenOffice, country: str
) -> None:
    result = office.take(office.bundle(kind="passport", number="K1234567", country=country))

    assert result.outcome is Intake.TAKEN


@pytest.mark.slow
def test_every_bad_upload_is_flagged_with_its_reason(sqlite_databases: Any, tmp_path: Path) -> None:
    """By the reader of this computer, each in its own application."""
    office = open_office(
        Settings(
            database=sqlite_databases.office(),
            folder=tmp_path / "office",
            intake=tmp_path / "intake",
            desk="test",
        ),
        use_keyring=False,
    )
    expected = {}
    for number, (name, make) in enumerate(BAD_BUNDLES.items(), start=1):
        bundle = make(tmp_path / "made")
        if bundle.unreadable_for:
            declared = registration(number)
            file = json.loads((bundle.path / "registration.json").read_text())["proofs"][0]["file"]
            body = (bundle.path / file).read_bytes()
            folder = write_bundle(tmp_path / "uploads" / name, declared, {file: body})
            result = office.intake.take_one(folder, by=AT_DOOR)
            expected[result.application_id] = bundle
    for _ in range(len(expected) + 2):
        office.work.round(reads=10)

    found = {}
    with office.letters.begin() as uow:
        for id_, bundle in expected.items():
            assert id_ is not None
            [proof] = uow.proofs.of(id_)
            found[bundle.name] = (proof.state, proof.problem in bundle.unreadable_for)
    office.close()

    assert len(found) > 10
    assert set(found.values()) == {("unreadable", True)}


# --- what a registration may say -------------------------------------------------------------

_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(
        [
            "",
            "\x00",
            "\ud800",
            "9" * 5000,
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            "2021-13-45",
            "HKG",
            "hkid",
            "../x",
            "\u202e",
            "陳" * 200,
            "+852",
            "A123456(3)",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
_PLACES: list[tuple[str, ...]] = [
    (),
    *((key,) for key in good_registration()),
    ("name", "english"),
    ("name", "chinese"),
    ("document", "kind"),
    ("document", "number"),
    ("document", "issued_on"),
    ("document", "country"),
    ("address", "text"),
    ("proofs", "0", "file"),
    ("proofs", "0", "sha256"),
]


def changed(place: tuple[str, ...], value: object) -> object:
    """Return the good registration with one part of it replaced."""
    whole: Any = {**copy.deepcopy(good_registration()), "registration_id": str(uuid4())}
    if not place:
        return value
    part = whole
    for key in place[:-1]:
        part = part[int(key)] if key.isdigit() else part[key]
    part[place[-1]] = value
    return whole


def dumped(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.fixture
def one_office(sqlite_databases: Any, tmp_path: Path) -> Any:
    opened = open_test_office(sqlite_databases.office(), tmp_path / "office")
    yield opened
    opened.office.close()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(_PLACES), value=_json)
def test_no_registration_makes_more_than_a_refusal(
    one_office: OpenOffice, tmp_path: Path, place: tuple[str, ...], value: object
) -> None:
    folder = tmp_path / "fuzz" / uuid4().hex
    write_folder(
        folder.parent,
        folder.name,
        {"registration.json": dumped(changed(place, value)), "bill.jpg": picture()},
    )

    result = one_office.take(folder)

    assert result.outcome is not Intake.ALREADY_TAKEN
    assert bool(result.problem) == (result.outcome is Intake.REFUSED)


@given(source=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_more_than_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, source: bytes
) -> None:
    folder = write_folder(tmp_path_factory.mktemp("bytes"), "b", {"registration.json": source})

    with pytest.raises(BundleRefused):
        read(folder)


def test_no_damage_to_a_zip_makes_more_than_a_refusal(tmp_path: Path) -> None:
    entries = [("registration.json", dumped(good_registration())), ("bill.jpg", picture())]
    whole = write_zip(tmp_path, "whole", entries).read_bytes()
    rng, outcomes = random.Random(1), set()
    file = tmp_path / "damaged.zip"

    for _ in range(600):
        body = bytearray(whole)
        for _ in range(rng.choice((1, 1, 2, 8))):
            # Most of a zip is its files: look harder at the lists around them.
            at = rng.choice((rng.randrange(len(body)), rng.randrange(60), -rng.randrange(1, 160)))
            body[at] = rng.choice((0, 0xFF, rng.randrange(256)))
        if rng.random() < 0.2:
            del body[rng.randrange(len(body)) :]
        file.write_bytes(body)
        try:
            read(file)
            outcomes.add("whole")
        except BundleRefused as refused:
            outcomes.add(refused.facts["reason"])

    assert {"whole", "damaged_archive"} < outcomes


def test_a_zip_with_a_list_of_files_without_end_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "crowd.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(300):
            archive.writestr(f"{number}", b"")
    crowd = file.read_bytes()
    few = write_zip(tmp_path, "few", [("registration.json", b"{}")]).read_bytes()
    larger_form = few[:-22] + b"PK\x06\x07" + bytes(16) + few[-22:]

    for body in (crowd, larger_form):
        file.write_bytes(body)
        with pytest.raises(BundleRefused) as refused:
            read(file)
        assert refused.value.facts["reason"] == BundleProblem.TOO_MANY_FILES


def test_a_link_to_a_bundle_is_put_aside_and_the_bundle_is_left_alone(
    office: OpenOffice, tmp_path: Path
) -> None:
    real = write_bundle(tmp_path / "elsewhere" / "real", registration(submitted_at=NOON))
    zipped = write_zip(tmp_path / "elsewhere", "zipped", [("registration.json", b"{}")])
    door = tmp_path / "door"
    door.mkdir()
    (door / "folder").symlink_to(real)
    (door / "archive.zip").symlink_to(zipped)
    (door / "nowhere.zip").symlink_to(tmp_path / "nothing")
    before = tree(real)

    results = [one.result for one in office.office.intake.take(door, by=AT_DOOR)]

    assert {result.problem for result in results} == {"path_outside"}
    assert {path.name for path in door.iterdir()} == {"refused"}
    assert tree(real) == before
    assert zipped.exists()


@pytest.mark.parametrize("inside", ["bundle", "zip", "link", "crowd"])
def test_a_folder_that_holds_more_than_a_bundle_does_is_left_where_it_is(
    office: OpenOffice, tmp_path: Path, inside: str
) -> None:
    above = tmp_path / "above"
    folder = above / "folder"
    folder.mkdir(parents=True)
    (folder / "note.txt").write_text("a shopping list")
    if inside == "bundle":
        write_bundle(folder / "good", registration(submitted_at=NOON))
    elif inside == "zip":
        write_zip(folder, "good", [("registration.json", b"{}")])
    elif inside == "link":
        (folder / "elsewhere").symlink_to(tmp_path)
    else:
        for number in range(MAX_MEMBERS):
            (folder / f"{number}.jpg").write_bytes(b"a picture")

    [one] = office.office.intake.take(above, by=AT_DOOR)

    assert (one.result.outcome, one.result.problem) == (Intake.REFUSED, "not_a_bundle")
    assert one.result.warnings == (LEFT_IN_PLACE,)
    assert [path.name for path in above.iterdir()] == ["folder"]


def test_a_bundle_somebody_else_put_aside_meanwhile_is_gone(
    office: OpenOffice, tmp_path: Path
) -> None:
    bundle = write_bundle(tmp_path / "door" / "bad", registration(submitted_at=NOON, phone="none"))

    first, second = office.take(bundle), office.take(bundle)

    assert (first.outcome, first.problem) == (Intake.REFUSED, "wrong_value")
    assert (second.outcome, second.problem) == (Intake.GONE, "")


@pytest.mark.parametrize("kind", ["pipe", "text"])
def test_what_is_no_bundle_at_all_is_left_where_it_is(
    office: OpenOffice, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "thing"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_text("a shopping list")

    result = office.take(path)

    assert (result.outcome, result.problem) == (Intake.REFUSED, "not_a_bundle")
    assert result.warnings == (LEFT_IN_PLACE,)
    assert path.exists()


def test_the_offices_clock_decides_what_lies_in_the_future(office: OpenOffice) -> None:
    early = office.bundle(number="G123456(A)", submitted_at="2021-12-15T12:11:00+08:00")
    within = office.bundle(submitted_at="2021-12-15T12:09:00+08:00")

    assert office.take(early).problem == "in_the_future"
    assert office.take(within).outcome is Intake.TAKEN


def test_a_registration_from_before_the_service_is_refused(office: OpenOffice) -> None:
    for moment in ("0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00+00:00"):
        result = office.take(office.bundle(submitted_at=moment))

        assert (result.problem, result.place) == ("wrong_value", "submitted_at")


# --- exactly once ---------------------------------------------------------------------------


def test_a_bundle_that_two_programs_take_at_once_is_taken_once(
    office: OpenOffice, tmp_path: Path
) -> None:
    other = open_second(office, tmp_path)
    for number in range(1, 7):
        folder = write_bundle(
            tmp_path / "twice" / str(number), registration(number, submitted_at=NOON)
        )

        results = at_once(
            *(
                lambda door=door, folder=folder: door.intake.take_one(folder, by=AT_DOOR)
                for door in (office.office, other, office.office, other)
            )
        )

        outcomes = sorted(str(getattr(result, "outcome", result)) for result in results)
        assert outcomes == ["already_taken", "already_taken", "already_taken", "taken"]
        assert len({getattr(result, "reference", "") for result in results}) == 1
    other.close()
    counts = row_counts(office.url)
    assert (counts["applications"], counts["registrations"], counts["proofs"]) == (6, 6, 6)
    assert counts["jobs"] == 6


def open_second(office: OpenOffice, tmp_path: Path) -> Any:
    """Open the same office once more, as another program on another computer would."""
    return open_office(
        office.office.settings,
        clock=office.clock,
        transport=office.transport,
        reader=office.reader,
        use_keyring=False,
    )


@pytest.mark.slow
def test_a_bundle_that_four_processes_take_at_once_is_taken_once(
    office_url: str, tmp_path: Path
) -> None:
    opened(office_url, tmp_path / "office").close()
    bundle = write_bundle(tmp_path / "bundle", registration(1))

    outcomes = answers_of(4, crashes.take_at_once, office_url, tmp_path / "office", bundle)

    assert sorted(outcomes) == ["already_taken", "already_taken", "already_taken", "taken"]
    assert row_counts(office_url)["applications"] == 1


def test_a_revision_that_two_programs_take_at_once_is_taken_once(
    office: OpenOffice, tmp_path: Path
) -> None:
    other = open_second(office, tmp_path)
    first = registration(1, submitted_at=NOON)
    office.take(write_bundle(tmp_path / "first", first))
    newer = write_bundle(tmp_path / "newer", first, {"new.jpg": b"a newer bill"})

    results = at_once(
        *(
            lambda door=door: door.intake.take_one(newer, by=AT_DOOR)
            for door in (office.office, other)
        )
    )

    other.close()
    outcomes = sorted(str(getattr(result, "outcome", result)) for result in results)
    assert outcomes == ["already_taken", "revised"]
    assert row_counts(office.url)["registrations"] == 2


def test_two_registrations_of_one_document_at_once_are_one_application_and_one_duplicate(
    office: OpenOffice, tmp_path: Path
) -> None:
    document = {"kind": "hkid", "number": "A123456(3)", "country": "HKG"}
    folders = [
        write_bundle(
            tmp_path / str(number), registration(number, submitted_at=NOON, document=document)
        )
        for number in (1, 2, 3)
    ]

    results: Any = at_once(*(lambda folder=folder: office.take(folder) for folder in folders))

    stages = sorted(office.find(result.reference).stage for result in results)
    assert stages == [Stage.DUPLICATE_REVIEW, Stage.DUPLICATE_REVIEW, Stage.PROOF_REVIEW]


# --- the watched folder ---------------------------------------------------------------------


class Door:
    """A watched folder with a clock of its own, in seconds after now."""

    def __init__(self, office: OpenOffice, folder: Path) -> None:
        self.folder = folder
        self.later_s = 0.0
        feed = WatchedFolder(DiskFeed(lambda: office.clock.at), clock=self._clock)
        self._service = FeedService(feed=feed, intake=office.office.intake.intake)

    def _clock(self) -> float:
        return time.time() + self.later_s

    def look(self, *, later_s: float = 0.0) -> list[tuple[str, str, tuple[str, ...]]]:
        """Take what is there and say what became of it: name, outcome or problem, warnings."""
        self.later_s += later_s
        return [
            (
                taken.bundle.name,
                taken.result.problem or str(taken.result.outcome),
                taken.result.warnings,
            )
            for taken in self._service.take(self.folder, by=AT_DOOR)
        ]


@pytest.fixture
def door(one_office: OpenOffice, tmp_path: Path) -> Door:
    return Door(one_office, tmp_path / "door")


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_what_was_left_of_a_taken_bundle_is_destroyed_at_the_next_look(door: Door) -> None:
    left = write_bundle(door.folder / "taken" / "old", registration(1, submitted_at=NOON))
    (door.folder / "taken" / "older.zip").write_bytes(b"PK")

    assert door.look() == []

    assert left.parent.exists()
    assert files_in(door.folder) == []


def test_what_the_watched_folder_makes_is_its_owners_alone(door: Door) -> None:
    door.look()
    write_bundle(door.folder / "good", registration(1, submitted_at=NOON))
    write_bundle(door.folder / "bad", registration(2, submitted_at=NOON, phone="none"))

    door.look(later_s=QUIET_S)

    made = [door.folder, door.folder / "taken", door.folder / "refused"]
    assert [oct(folder.stat().st_mode & 0o777) for folder in made] == ["0o700"] * 3


def test_a_bundle_somebody_is_writing_waits_until_it_is_quiet(door: Door) -> None:
    write_bundle(door.folder / "new", registration(1, submitted_at=NOON))

    assert door.look() == []
    assert door.look(later_s=QUIET_S) == [("new", "taken", ())]
    assert door.look() == []
    assert files_in(door.folder) == []


def test_an_upload_that_pauses_is_not_refused_for_what_is_still_missing(door: Door) -> None:
    folder = write_bundle(door.folder / "slow", registration(1, submitted_at=NOON))
    bill = folder / "bill.jpg"
    whole = bill.read_bytes()
    bill.unlink()
    archive = door.folder / "slow.zip"
    archive.write_bytes(b"PK\x03\x04 the rest is on its way")

    assert {problem for _, problem, _ in door.look(later_s=QUIET_S)} == {"still_being_written"}
    assert door.look(later_s=QUIET_S) == []  # not looked at again before something changes
    bill.write_bytes(whole)
    assert ("slow", "taken", ()) in door.look(later_s=QUIET_S)
    assert door.look(later_s=ARRIVED_S) == [("slow.zip", "damaged_archive", ())]
    assert (door.folder / "refused" / "slow.zip.reason.json").exists()


def test_an_upload_that_never_ends_is_put_aside_in_the_end(door: Door) -> None:
    folder = write_bundle(door.folder / "cut off", registration(1, submitted_at=NOON))
    (folder / "bill.jpg").unlink()
    door.look(later_s=QUIET_S)

    assert door.look(later_s=ARRIVED_S) == [("cut off", "missing_file", ())]
    assert (door.folder / "refused" / "cut off").exists()


def test_a_bundle_that_is_wrong_however_long_one_waits_is_put_aside_at_once(door: Door) -> None:
    write_bundle(door.folder / "wrong", registration(1, submitted_at=NOON, phone="none"))

    assert door.look(later_s=QUIET_S) == [("wrong", "wrong_value", ())]


def test_what_cannot_be_moved_aside_is_said_once_and_left(door: Door) -> None:
    write_bundle(door.folder / "bad", registration(1, submitted_at=NOON, phone="none"))
    (door.folder / "refused").write_text("in the way of the folder")

    first = door.look(later_s=QUIET_S)
    second = door.look(later_s=1.0)

    assert first == [("bad", "wrong_value", (LEFT_IN_PLACE,))]
    assert second == []
    assert sorted(path.name for path in door.folder.iterdir()) == ["bad", "refused"]


def test_a_taken_bundle_that_cannot_be_moved_is_taken_once_and_left(
    door: Door, one_office: OpenOffice
) -> None:
    write_bundle(door.folder / "good", registration(1, submitted_at=NOON))
    (door.folder / "taken").write_text("in the way of the folder")

    assert door.look(later_s=QUIET_S) == [("good", "taken", (LEFT_IN_PLACE,))]
    assert door.look(later_s=1.0) == []
    assert row_counts(one_office.url)["applications"] == 1


def test_the_watched_folder_is_no_bundle_itself(door: Door) -> None:
    write_bundle(door.folder, registration(1, submitted_at=NOON))

    assert door.look(later_s=ARRIVED_S) == []
    assert (door.folder / "registration.json").exists()


def test_strange_things_in_the_watched_folder_stop_nobody(door: Door) -> None:
    door.folder.mkdir()
    (door.folder / "gone.zip").symlink_to(door.folder / "nowhere")
    os.mkfifo(door.folder / "pipe.zip")
    (door.folder / ".hidden").mkdir()
    (door.folder / "note.txt").write_text("see you")
    write_bundle(door.folder / "good", registration(1, submitted_at=NOON))

    seen = {name: problem for name, problem, _ in door.look(later_s=QUIET_S)}

    assert seen == {"gone.zip": "path_outside", "pipe.zip": "not_a_bundle", "good": "taken"}
    assert door.look(later_s=1.0) == []


def test_a_bundle_another_worker_moved_meanwhile_is_no_trouble(
    door: Door, one_office: OpenOffice
) -> None:
    write_bundle(door.folder / "good", registration(1, submitted_at=NOON))
    other = Door(one_office, door.folder)
    door.later_s = other.later_s = QUIET_S

    results: Any = at_once(door.look, other.look)

    outcomes = sorted(problem for result in results for _, problem, _ in result)
    assert outcomes.count("taken") == 1
    assert set(outcomes) <= {"taken", "already_taken", "gone", "still_being_written"}
    assert files_in(door.folder) == []
    assert not (door.folder / "refused").exists()
