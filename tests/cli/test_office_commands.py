"""The commands of an office end to end, as scripts and administrators run them."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import create_engine, text

from tests.support.commands import CommandLine
from tests.support.letters import RESOURCES, catalogues, contacts, pictures, sheet, texts
from tests.support.registrations import passport, registration, write_bundle
from workstation.cli.letters import whole_references
from workstation.domain.calendar import HONG_KONG
from workstation.gateway.barcodes import read_references
from workstation.gateway.letter_pages import LetterPages
from workstation.gateway.letter_texts import LetterTexts

PASSWORD = "harbour-ferry-morning-tea"


@pytest.fixture
def bundles(tmp_path: Path) -> Path:
    """Two people who get letters, one of them without an identity card, and one bad bundle."""
    folder = tmp_path / "bundles"
    write_bundle(folder / "card", registration(1, route="letter", language="en"))
    visitor = registration(2, route="letter", document=passport(1234567))
    write_bundle(folder / "visitor", visitor)
    write_bundle(folder / "without phone", registration(3, route="letter", phone=None))
    return folder


def test_letters_from_the_bundle_to_the_returned_letter(
    office_command: CommandLine, bundles: Path, tmp_path: Path
) -> None:
    command, out = office_command, tmp_path / "letters"
    taken = command("intake", bundles, "--json")
    command("worker", "--once")
    printed = command("letters", "batch", "--out", out, "--json")

    assert (taken.status, printed.status) == (1, 0)
    file = Path(printed.line["file"])
    assert (file.parent, printed.line["letters"]) == (out, 2)
    nothing = command("letters", "batch", "--out", out, "--json")
    assert (nothing.status, nothing.out, nothing.err) == (0, "", "No letters are due.\n")
    code, references = _code_and_references(file)

    posted = command("letters", "posted", "--json")
    nothing = command("letters", "posted", "--json")
    assert (nothing.status, nothing.out) == (0, "")
    assert nothing.err == "No letters are waiting to be posted.\n"
    sent = command("messages", "send", "--json")
    assert posted.line == {"batch": printed.line["batch"], "letters": 2}
    assert {(one["kind"], one["state"]) for one in sent.lines} == {("letter_sent", "sent")}
    assert len(list((command.folder / "spool" / "new").glob("*.sms"))) == 2
    assert command("messages", "send", "--json").lines == []

    card = next(line for line in taken.lines if line["bundle"].endswith("card"))["reference"]
    wrong = command("pin", "check", card, "0000000000", "--json")
    right = command("pin", "check", card, code.lower(), "--json")
    again = command("pin", "check", card, code, "--json")
    assert [(ran.status, ran.line["answer"]) for ran in (wrong, right, again)] == [
        (1, "refused"),
        (0, "activated"),
        (1, "refused"),
    ]

    grouped = [references[0][at : at + 4] for at in range(0, 16, 4)]
    back = command("letters", "returned", *grouped, references[1], "9" * 16, "--json")
    problems = [line.get("problem") for line in back.lines]
    assert (back.status, problems) == (1, [None, None, "not_found"])
    twice = command("letters", "returned", *references, "--json")
    assert (twice.status, {line["problem"] for line in twice.lines}) == (1, {"letter_not_live"})
    stages = command("status", "--json").line["stages"]
    assert stages == {"activated": 1, "letter_returned": 1}


@pytest.mark.parametrize("does", ["returned", "unfit"])
def test_a_reference_of_another_length_is_told_how_long_they_are(
    embedded_command: CommandLine, does: str
) -> None:
    ran = embedded_command("letters", does, "3397", "0431", "1253")

    assert (ran.status, ran.err) == (1, "339704311253: A letter's reference has 16 digits.\n")


def test_references_in_groups_of_four_are_joined_wherever_they_stand() -> None:
    given = [
        "3397",
        "0431",
        "1253",
        "1437",
        "7302511027801459",
        "7302",
        "5110",
        "2780",
        "1459",
        "3397",
        "0431",
    ]

    assert list(whole_references(given)) == [
        "3397043112531437",
        "7302511027801459",
        "7302511027801459",
        "33970431",
    ]


def _code_and_references(file: Path) -> tuple[str, list[str]]:
    """Return the one letter code in a batch, and the reference of every letter."""
    pdf = file.read_bytes()
    found = []
    for page in pictures(pdf, dpi=200):
        buffer = io.BytesIO()
        page.save(buffer, "JPEG")
        found += [one.reference for one in read_references(buffer.getvalue())]
    one, other = map(_like_a_code, texts(pdf))
    [code] = one ^ other  # what stands on one letter only: the visitor's has none
    return code, [reference.digits for reference in found]


def _like_a_code(page: str) -> set[str]:
    """Return what could be a code: twice five letters and digits without look-alikes."""
    return {
        a + b for a, b in re.findall(r"\b([0-9A-HJKMNP-TV-Z]{5}) ([0-9A-HJKMNP-TV-Z]{5})\b", page)
    }


def test_the_same_bundles_are_taken_once_and_a_bad_one_is_put_aside(
    office_command: CommandLine, bundles: Path
) -> None:
    first = office_command("intake", bundles, "--json")
    second = office_command("intake", bundles, "--json")

    outcomes = {Path(line["bundle"]).name: line["outcome"] for line in first.lines}
    assert outcomes == {"card": "taken", "visitor": "taken", "without phone": "refused"}
    refused = next(line for line in first.lines if line["outcome"] == "refused")
    assert (refused["problem"], refused["place"]) == ("missing_field", "phone")
    assert {line["outcome"] for line in second.lines} == {"already_taken"}
    assert (first.status, second.status) == (1, 0)
    assert {line["reference"] for line in second.lines} == {
        line["reference"] for line in first.lines if line["reference"]
    }
    reason = bundles / "refused" / "without phone.reason.json"
    assert json.loads(reason.read_text()) == {"problem": "missing_field", "place": "phone"}
    assert "1 refused" in first.err


def test_people_are_told_why_a_bundle_was_refused(
    embedded_command: CommandLine, bundles: Path
) -> None:
    ran = embedded_command("intake", bundles)

    assert (ran.status, ran.out) == (1, "")
    assert "without phone: missing_field phone" in ran.err
    assert ran.err.splitlines()[-1] == "2 taken, 0 revised, 0 already taken, 1 refused"


@pytest.mark.parametrize("name", ["bill.jpg", "Registration.JSON", "registration.json.txt"])
def test_a_named_folder_of_files_that_is_no_bundle_is_refused_and_left(
    embedded_command: CommandLine, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text("{}")

    ran = embedded_command("intake", folder, "--json")

    assert (ran.status, ran.line["outcome"], ran.line["problem"]) == (1, "refused", "not_a_bundle")
    assert ran.line["warnings"] == ["left_in_place"]
    assert f"{folder} has no bundle in it" in ran.err
    assert [path.name for path in folder.iterdir()] == [name]


def test_an_empty_folder_of_bundles_is_nothing_to_complain_of(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "bundles" / "refused").mkdir(parents=True)

    ran = embedded_command("intake", tmp_path / "bundles", "--json")

    assert (ran.status, ran.out) == (0, "")


def test_a_bundle_named_in_bytes_that_are_no_text_is_reported(
    embedded_command: CommandLine, bundles: Path
) -> None:
    odd = bundles.parent / os.fsdecode(b"odd \xff")
    shutil.move(bundles / "card", odd)

    ran = embedded_command("intake", odd, "--json")

    assert (ran.status, ran.line["outcome"]) == (0, "taken")
    assert ran.line["bundle"].endswith("odd �")


def test_the_worker_takes_the_watched_folder(
    office_command: CommandLine, bundles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = office_command.folder / "intake"
    watched.parent.mkdir(exist_ok=True)
    shutil.move(bundles, watched)
    monkeypatch.setattr("workstation.gateway.feed.QUIET_S", 0.0)
    monkeypatch.setattr("workstation.gateway.feed.ARRIVED_S", 0.0)

    ran = office_command("worker", "--once")

    assert ran.status == 0
    assert "refused: " in ran.err
    assert list((watched / "taken").iterdir()) == []
    assert sorted(path.name for path in (watched / "refused").iterdir()) == [
        "without phone",
        "without phone.reason.json",
    ]
    assert office_command("status", "--json").line["stages"] == {"letter_due": 2}


def test_accounts_are_added_listed_disabled_and_protected(office_command: CommandLine) -> None:
    def staff(*arguments: str, password: str = PASSWORD) -> tuple[int, str]:
        ran = office_command("staff", *arguments, "--password", password)
        return ran.status, ran.err

    add = ("add", "a1", "--name", "Leung Po Yi", "--role", "administrator")
    assert staff(*add)[0] == 0
    assert "Another account" in staff(*add)[1]
    assert (
        "too weak" in staff("add", "r1", "--name", "X", "--role", "reviewer", password="short")[1]
    )
    long = staff("add", "r1", "--name", "X" * 121, "--role", "reviewer")
    assert (long[0], "item name" in long[1]) == (1, True)
    empty = staff("add", "", "--name", "X", "--role", "reviewer")
    assert empty == (1, "Nothing was changed: the staff_number is empty.\n")
    assert staff("add", "r1", "--name", "Ho Ka Yan", "--role", "reviewer")[0] == 0
    assert staff("password", "r1", password="another-long-tram-ride")[0] == 0
    for does in ("password", "disable", "tie"):
        more = ("--password", PASSWORD) if does == "password" else ()
        nobody = office_command("staff", does, "nobody", *more)
        assert (nobody.status, nobody.err) == (1, "No account has the number nobody.\n")

    assert office_command("staff", "disable", "r1").status == 0
    last = office_command("staff", "disable", "a1")
    assert (last.status, "no administrator left" in last.err) == (1, True)
    listed = office_command("staff", "list", "--json").lines
    assert [(one["staff_number"], one["active"]) for one in listed] == [
        ("a1", True),
        ("r1", False),
    ]
    assert "(disabled)" in office_command("staff", "list").out


def test_setup_makes_one_administrator_and_may_be_run_again(office_command: CommandLine) -> None:
    weak = office_command("setup", "--password", "short")
    first = office_command("setup", "--password", PASSWORD)
    again = office_command("setup")
    other = office_command("setup", "--password", "another-long-tram-ride")

    assert other.status == 0
    for ran in (again, other):
        assert ran.err.endswith("There is an administrator already; nothing was changed.\n")
    assert [ran.status for ran in (weak, first, again)] == [1, 0, 0]
    assert len(office_command("staff", "list", "--json").lines) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("setup",),
        ("staff", "add", "r1", "--name", "Ho Ka Yan", "--role", "reviewer"),
        ("staff", "password", "r1"),
    ],
)
def test_without_a_terminal_a_password_is_not_asked_for(
    embedded_command: CommandLine, arguments: tuple[str, ...]
) -> None:
    asking = embedded_command.process(*arguments, stdin=subprocess.DEVNULL, start_new_session=True)
    out, err = asking.communicate(timeout=60)

    assert (asking.returncode, out) == (2, "")
    assert err.endswith("Error: There is no terminal to ask on: give --password.\n")
    assert "Warning" not in err


def test_setup_that_nobody_answers_stops(
    embedded_command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workstation.cli.asking.has_terminal", lambda: True)

    asked = embedded_command("setup", given="")

    assert asked.status == 1
    assert "Traceback" not in asked.err


def test_a_changed_audit_entry_is_named(office_command: CommandLine, bundles: Path) -> None:
    office_command("intake", bundles / "card")
    intact = office_command("audit", "verify", "--json")
    exported = office_command("audit", "export").lines
    assert (intact.status, intact.line["intact"], intact.line["first_broken"]) == (0, True, None)
    assert [entry["id"] for entry in exported] == list(range(1, len(exported) + 1))

    _tamper(office_command.url, "UPDATE audit_entries SET action = 'staff.praised' WHERE id = 2")
    broken = office_command("audit", "verify", "--json")

    assert (broken.status, broken.line["intact"]) == (1, False)
    assert broken.line["first_broken"] == {
        "fault": "edited",
        "entry_id": 2,
        "checkpoint_id": None,
    }
    assert "BROKEN" in broken.err


def test_an_audit_entry_that_cannot_be_read_is_named_and_the_others_are_exported(
    office_command: CommandLine, bundles: Path
) -> None:
    office_command("intake", bundles / "card")
    _tamper(office_command.url, "UPDATE audit_entries SET facts = '[1]' WHERE id = 2")

    broken = office_command("audit", "verify", "--json")
    exported = office_command("audit", "export")

    assert (broken.status, broken.line["first_broken"]["entry_id"]) == (1, 2)
    assert exported.status == 1
    assert "Entry 2 cannot be read." in exported.err
    assert [line.get("problem") for line in exported.lines] == [None, "unreadable"]


def test_checkpoints_without_a_copy_are_told(office_command: CommandLine, bundles: Path) -> None:
    office_command("intake", bundles / "card")
    (office_command.folder / "audit-checkpoints.txt").unlink()

    told = office_command("audit", "verify", "--json")

    assert (told.status, told.line["checkpoints"], told.line["copied"]) == (0, 1, 0)
    assert "1 checkpoint is not in the copy on this computer" in told.err


def _tamper(url: str, statement: str) -> None:
    """Change the log as somebody with all rights and no keys would."""
    engine = create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit_entries DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER audit_entries_no_update"))
        connection.execute(text(statement))
    engine.dispose()


def test_status_counts_what_waits(office_command: CommandLine, bundles: Path) -> None:
    office_command("intake", bundles)

    machine = office_command("status", "--json").line
    people = office_command("status").out

    oldest = datetime.fromisoformat(machine["oldest_open"]).astimezone(HONG_KONG)
    assert f"{oldest:%Y-%m-%d %H:%M}\n" in people
    assert machine["stages"] == {"letter_due": 2}
    assert machine["jobs"] == {"ready": 2}
    assert (machine["messages"], machine["roster"]) == ({}, None)
    assert set(machine) == {
        "at",
        "stages",
        "oldest_open",
        "messages",
        "jobs",
        "database",
        "reader",
        "reader_available",
        "roster",
    }
    assert "letter_due" in people


def test_work_that_was_given_up_is_shown_and_taken_up_when_asked(
    embedded_command: CommandLine, bundles: Path
) -> None:
    command = embedded_command
    command("intake", bundles)
    engine = create_engine(command.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE jobs SET state = 'failed'"))
    engine.dispose()

    command("worker", "--once")
    assert command("status", "--json").line["jobs"] == {"failed": 2}
    assert "work given up               2" in command("status").out

    assert "2 jobs are tried again." in command("worker", "--once", "--again").err
    assert command("status", "--json").line["jobs"] == {}


def test_an_interrupted_batch_is_named_and_given_up(
    embedded_command: CommandLine, bundles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, out = embedded_command, tmp_path / "letters"
    command("intake", bundles)
    command("worker", "--once")

    def power_cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as cut:
        cut.setattr("workstation.cli.letters.keep_file", power_cut)
        failed = command("letters", "batch", "--out", out, "--json")
    assert (failed.status, failed.out, failed.err) == (1, "", "The disk is full.\n")

    told = command("letters", "batch", "--out", out, "--json")
    assert (told.lines, "abandoned 1" in told.err) == ([], True)
    assert command("letters", "posted", "1").status == 1
    given_up = command("letters", "abandoned", "1", "7", "--json")
    assert (given_up.status, given_up.line) == (1, {"batch": 1, "letters": 2})
    assert command("letters", "batch", "--out", out, "--json").line["letters"] == 2


def test_a_letter_that_does_not_fit_is_left_out_and_the_others_are_printed(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    command = embedded_command
    bundles = tmp_path / "long"
    write_bundle(bundles / "1", registration(1, route="letter"))
    endless = {"text": "Room 12345678901234567890, " * 18}
    write_bundle(bundles / "2", registration(2, route="letter", address=endless))
    command("intake", bundles)
    command("worker", "--once")

    ran = command("letters", "batch", "--out", tmp_path / "out", "--json")

    assert (ran.status, ran.line["letters"]) == (1, 1)
    assert "does not fit" in ran.err
    assert command("letters", "posted", "--json").line["letters"] == 1
    again = command("letters", "batch", "--out", tmp_path / "out", "--json")
    assert (again.status, again.lines) == (1, [])
    reference = again.err.split()[-1]
    assert command("letters", "unfit", reference).status == 0
    assert command("letters", "batch", "--out", tmp_path / "out", "--json").status == 0
    assert command("letters", "unfit", reference).status == 1


def test_a_letter_room_prints_past_an_interrupted_batch_of_any_size(
    embedded_command: CommandLine,
    bundles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workstation.cli.letters._AT_ONCE", 1)
    command = embedded_command
    command("intake", bundles / "card")
    command("worker", "--once")
    with monkeypatch.context() as cut:
        cut.setattr("workstation.cli.letters.keep_file", _no_space)
        command("letters", "batch", "--out", tmp_path / "out")
    command("intake", bundles / "visitor")
    command("worker", "--once")

    ran = command("letters", "batch", "--out", tmp_path / "out", "--json")

    assert [line["letters"] for line in ran.lines] == [1]


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_photographs_of_letters_are_read_without_an_office(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    pages = LetterPages(RESOURCES / "letters", LetterTexts(catalogues(), contacts()))
    photograph = tmp_path / "photograph.jpg"
    pictures(pages.batch([sheet(number=1)], batch_number=1), dpi=200)[0].save(photograph)
    nothing = tmp_path / "nothing.jpg"
    nothing.write_bytes(b"no picture at all")
    empty = tmp_path / "empty.png"
    Image.new("L", (300, 400), 255).save(empty)

    ran = embedded_command("letters", "read", photograph, nothing, "--json")
    without = embedded_command("letters", "read", empty, "--json")

    assert (without.status, without.line["letters"]) == (1, [])
    assert "No letter was found." in without.err
    found, refused = ran.lines
    assert ran.status == 1
    [letter] = found["letters"]
    assert (letter["reference"], letter["page"]) == (sheet(number=1).reference.digits, 1)
    assert len(letter["quad"]) == 4
    assert found["problem"] is None
    assert (refused["letters"], refused["problem"]) == ([], "not_an_image")
    assert "nothing.jpg: The file is neither a picture nor a PDF." in ran.err
    assert not Path(embedded_command.url.removeprefix("sqlite:///")).exists()


def test_a_running_worker_is_stopped_by_a_key(embedded_command: CommandLine) -> None:
    embedded_command("status")
    worker = embedded_command.process("worker")
    locked = _wait_for_spool(embedded_command)

    worker.send_signal(signal.SIGINT)
    out, err = worker.communicate(timeout=60)

    assert locked
    assert (worker.returncode, out, err) == (0, "", "Stopped.\n")


def _wait_for_spool(command: CommandLine) -> bool:
    """Wait until the worker has looked at its watched folder for the first time."""
    for _ in range(1200):
        if (command.folder / "intake").exists():
            return True
        time.sleep(0.05)
    return False


def test_writing_the_office_key_to_a_file_is_in_the_log_and_overwrites_nothing(
    office_command: CommandLine, tmp_path: Path
) -> None:
    office_command("setup", "--password", PASSWORD)
    copy = tmp_path / "copy.key"

    first, second = (office_command("keys", "export", copy) for _ in range(2))
    log = office_command("audit", "export").lines

    assert (first.status, second.status) == (0, 1)
    assert copy.read_bytes() == (office_command.folder / "office.key").read_bytes()
    assert [line["action"] for line in log].count("office_key.exported") == 1
