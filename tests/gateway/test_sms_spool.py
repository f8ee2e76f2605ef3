import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from workstation.domain.applications import Language
from workstation.domain.errors import KeysMissing
from workstation.domain.messages import MessageKind, OutgoingMessage, SendOutcome, SendResult
from workstation.gateway.sms_spool import (
    SPOOL_FULL,
    SPOOL_UNSURE,
    SPOOL_UNWRITABLE,
    SpoolFolder,
    open_message,
    waiting_messages,
)

KEY = bytes(range(32))
MESSAGE = OutgoingMessage(
    reference="5b0f3c9e-0000-4000-8000-000000000017",
    kind=MessageKind.PIN,
    language=Language.TRADITIONAL_CHINESE,
    phone="+85291230017",
    text="健康碼：啟用碼 01234567（登記尾號0420）。",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def spool(folder: Path) -> SpoolFolder:
    return SpoolFolder(folder, KEY)


def test_a_message_waits_as_one_sealed_file(spool: SpoolFolder, folder: Path) -> None:
    result = spool.send(MESSAGE)

    assert result == SendResult.accepted(MESSAGE.reference)
    (file,) = waiting_messages(folder)
    assert file.name == f"{MESSAGE.reference}.sms"
    assert open_message(file, KEY) == MESSAGE
    assert list((folder / "tmp").iterdir()) == []


def test_the_file_shows_nothing_of_the_person(spool: SpoolFolder, folder: Path) -> None:
    spool.send(MESSAGE)

    (file,) = waiting_messages(folder)
    for secret in ("01234567", "91230017", "啟用碼", "zh-Hant"):
        assert secret.encode() not in file.read_bytes()
        assert secret not in str(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "new").stat().st_mode) == 0o700
    assert "\\x00" not in repr(spool)


def test_scenario_36_the_same_message_sent_again_is_there_once(
    spool: SpoolFolder, folder: Path
) -> None:
    """Scenario 36: a message sent again waits for the gateway once."""
    first = spool.send(MESSAGE)
    before = waiting_messages(folder)[0].read_bytes()

    again = SpoolFolder(folder, KEY).send(MESSAGE)

    assert again == first
    assert [file.read_bytes() for file in waiting_messages(folder)] == [before]


def test_a_message_the_gateway_has_collected_does_not_come_back(
    spool: SpoolFolder, folder: Path
) -> None:
    spool.send(MESSAGE)
    (file,) = waiting_messages(folder)
    file.rename(folder / "taken" / file.name)

    result = spool.send(MESSAGE)

    assert result.outcome is SendOutcome.ACCEPTED
    assert waiting_messages(folder) == ()


def test_two_senders_at_once_leave_one_whole_file(spool: SpoolFolder, folder: Path) -> None:
    ready = threading.Barrier(8)

    def send() -> None:
        ready.wait()
        spool.send(MESSAGE)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (file,) = waiting_messages(folder)
    assert open_message(file, KEY) == MESSAGE
    assert list((folder / "tmp").iterdir()) == []


def test_only_the_key_and_the_name_of_the_message_open_it(spool: SpoolFolder, folder: Path) -> None:
    spool.send(MESSAGE)
    (file,) = waiting_messages(folder)
    renamed = file.with_name("m-18.sms")
    damaged = file.with_name("m-19.sms")
    empty = file.with_name("m-20.sms")

    with pytest.raises(KeysMissing):
        open_message(file, bytes(32))
    renamed.write_bytes(file.read_bytes())
    damaged.write_bytes(file.read_bytes()[:-1])
    empty.write_bytes(b"")
    for other in (renamed, damaged, empty):
        with pytest.raises(KeysMissing):
            open_message(other, KEY)


def test_a_folder_that_cannot_be_written_is_out_of_order(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    result = SpoolFolder(tmp_path / "file", KEY).send(MESSAGE)

    assert result == SendResult.out_of_order(SPOOL_UNWRITABLE)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, SPOOL_FULL),
        (errno.EDQUOT, SPOOL_FULL),
        (errno.EROFS, SPOOL_UNWRITABLE),
        (errno.EIO, SPOOL_UNWRITABLE),
    ],
)
def test_scenario_36_a_full_disk_is_out_of_order_and_leaves_nothing(
    spool: SpoolFolder,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
) -> None:
    """Scenario 36: a full disk says nothing about the message; it waits as long as it takes."""

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        result = spool.send(MESSAGE)

    assert result == SendResult.out_of_order(reason)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert spool.send(MESSAGE).outcome is SendOutcome.ACCEPTED


def test_a_file_that_cannot_get_its_name_is_out_of_order(
    spool: SpoolFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", refuse)
        result = spool.send(MESSAGE)

    assert result == SendResult.out_of_order(SPOOL_FULL)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_disk_that_fails_at_the_last_moment_leaves_it_unknown(
    spool: SpoolFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "input/output error")
        real(descriptor)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse_folders)
        result = spool.send(MESSAGE)

    assert result == SendResult.unknown(SPOOL_UNSURE)
    assert spool.send(MESSAGE).outcome is SendOutcome.ACCEPTED
    assert len(waiting_messages(folder)) == 1


def test_scenario_37_a_sender_killed_before_the_file_has_its_name_left_nothing_to_collect(
    spool: SpoolFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenario 37: a file cut off by a power failure is no message."""

    class Killed(BaseException):
        """Stands for a signal nobody catches."""

    def die(self: Path, target: Path) -> Path:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", die)
        with pytest.raises(Killed):
            spool.send(MESSAGE)

    assert waiting_messages(folder) == ()
    assert spool.send(MESSAGE).outcome is SendOutcome.ACCEPTED
    assert len(waiting_messages(folder)) == 1
