"""Fork servers: whatever a child does, the program goes on and nothing is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from workstation.gateway.sandbox.client import JobLost, JobOverdue, Sandbox, new_talk
from workstation.gateway.sandbox.limits import Limits
from workstation.gateway.sandbox.messages import BrokenMessage, Message, packed
from workstation.gateway.sandbox.zygote import unpacked

ROOT = Path(__file__).resolve().parents[3]
QUICK = Limits(wall_seconds=1.0, cpu_seconds=5)


@pytest.fixture(scope="module")
def strange() -> Iterator[Sandbox]:
    with Sandbox(module="tests.support.strange_jobs") as sandbox:
        yield sandbox


def ask(sandbox: Sandbox, job: str, limits: Limits = QUICK, **request: str) -> Message:
    return sandbox.run(job, request, b"", limits)


def told(sandbox: Sandbox, talk: str | None, limits: Limits = QUICK) -> dict[str, Any]:
    return sandbox.run("tells", {}, b"", limits, talk=talk).head


def wait_until(true: Callable[[], bool], within_s: float = 10.0) -> bool:
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return true()


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def works(sandbox: Sandbox) -> bool:
    return ask(sandbox, "echoes", say="still here").head == {"said": "still here"}


class TestAChild:
    def test_has_limits_of_its_own(self, strange: Sandbox) -> None:
        told = ask(strange, "tells", Limits()).head

        assert told["memory"] == 1024**3
        assert told["cpu"] == 9
        assert told["files"] == 32
        assert told["core"] == 0
        assert told["no_new_privileges"]

    def test_stands_in_an_empty_folder_of_its_own(self, strange: Sandbox) -> None:
        first, second = (ask(strange, "tells").head for _ in range(2))

        assert first["at_home"]
        assert first["left_there"] == []
        assert first["folder"] != second["folder"]
        assert not Path(first["folder"]).exists()

    def test_gets_nothing_of_our_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OFFICE_PASSWORD", "not for children")

        with Sandbox(module="tests.support.strange_jobs") as sandbox:
            told = ask(sandbox, "tells").head

        assert "OFFICE_PASSWORD" not in told["variables"]
        assert told["descriptors"] <= 6

    @pytest.mark.parametrize("job", ["crashes", "raises", "eats"])
    def test_may_die_without_harm(self, strange: Sandbox, job: str) -> None:
        with pytest.raises(JobLost):
            ask(strange, job)

        assert works(strange)

    def test_that_hangs_is_stopped_in_time(self, strange: Sandbox) -> None:
        started = time.monotonic()

        with pytest.raises(JobOverdue):
            ask(strange, "sleeps")

        assert time.monotonic() - started < 5
        assert works(strange)

    def test_is_ended_when_nobody_wants_its_answer_any_more(
        self, strange: Sandbox, tmp_path: Path
    ) -> None:
        note = tmp_path / "pid"
        lost = []

        def wait_for_it() -> None:
            try:
                ask(strange, "starts_another", Limits(may_start_programs=True), note=str(note))
            except JobLost as error:
                lost.append(type(error))

        thread = threading.Thread(target=wait_for_it)
        thread.start()
        wait_until(note.exists)

        strange.interrupt()

        thread.join()
        assert lost == [JobLost]
        assert works(strange)

    def test_that_spins_is_stopped_by_its_share_of_the_processor(self, strange: Sandbox) -> None:
        with pytest.raises(JobOverdue):
            ask(strange, "spins", Limits(cpu_seconds=1, wall_seconds=20))

    def test_takes_what_it_started_with_it(self, strange: Sandbox, tmp_path: Path) -> None:
        note = tmp_path / "pid"

        with pytest.raises(JobOverdue):
            ask(strange, "starts_another", note=str(note))

        assert wait_until(lambda: gone(int(note.read_text())))

    def test_leaves_no_file(self, strange: Sandbox) -> None:
        folder = Path(ask(strange, "tells").head["folder"]).parent

        with pytest.raises(JobLost):
            ask(strange, "leaves_a_file")

        assert list(folder.iterdir()) == []


class TestATalk:
    def test_is_with_one_child(self, strange: Sandbox) -> None:
        talk = new_talk()

        pids = {told(strange, talk)["pid"] for _ in range(3)}

        assert len(pids) == 1
        assert told(strange, new_talk())["pid"] not in pids
        assert told(strange, None)["pid"] not in pids

    def test_is_as_good_as_new_when_somebody_else_was_served_meanwhile(
        self, strange: Sandbox
    ) -> None:
        talk = new_talk()
        first = told(strange, talk)

        assert works(strange)
        second = told(strange, talk)

        assert first["pid"] != second["pid"]
        assert gone(first["pid"])
        assert second["left_there"] == []

    def test_of_other_limits_has_a_child_of_its_own(self, strange: Sandbox) -> None:
        talk = new_talk()
        first = told(strange, talk)["pid"]

        assert told(strange, talk, Limits(open_files=31))["files"] == 31
        assert told(strange, talk)["pid"] != first

    @pytest.mark.parametrize("job", ["crashes", "raises", "sleeps"])
    def test_ends_with_a_child_that_fails_and_begins_anew(self, strange: Sandbox, job: str) -> None:
        talk = new_talk()
        first = told(strange, talk)["pid"]

        with pytest.raises(JobLost):
            strange.run(job, {}, b"", QUICK, talk=talk)

        assert wait_until(lambda: gone(first))
        assert told(strange, talk)["pid"] != first

    def test_carries_large_requests_and_answers(self, strange: Sandbox) -> None:
        talk, body = new_talk(), bytes(range(256)) * 20_000

        for _ in range(2):
            answer = strange.run("echoes", {"say": ""}, body, Limits(), talk=talk)

            assert answer.bodies == (body,)

    def test_is_stopped_where_its_child_takes_no_more(self, strange: Sandbox) -> None:
        talk = new_talk()
        child = strange.run("answers_and_stops", {}, b"", QUICK, talk=talk).head["pid"]
        assert wait_until(lambda: psutil.Process(child).status() == psutil.STATUS_STOPPED, 1.0)

        with pytest.raises(JobOverdue):
            strange.run("echoes", {"say": ""}, bytes(5_000_000), QUICK, talk=talk)

        assert works(strange)

    def test_is_over_when_nothing_more_is_asked(self, strange: Sandbox) -> None:
        child = told(strange, new_talk())["pid"]

        assert not gone(child)
        assert wait_until(lambda: gone(child))
        assert works(strange)

    def test_ends_with_the_program_that_asked(self) -> None:
        with Sandbox(module="tests.support.strange_jobs") as sandbox:
            child = told(sandbox, new_talk())["pid"]

        assert wait_until(lambda: gone(child))


class TestAServer:
    def test_that_was_killed_idle_is_replaced_unnoticed(self) -> None:
        with Sandbox(module="tests.support.strange_jobs") as sandbox:
            assert works(sandbox)
            for process in servers():
                process.kill()

            assert works(sandbox)

    def test_that_is_killed_at_work_loses_that_job_only(self, tmp_path: Path) -> None:
        note = tmp_path / "pid"
        with Sandbox(module="tests.support.strange_jobs") as sandbox:
            lost = in_thread(sandbox, "starts_another", Limits(wall_seconds=30), note=str(note))
            assert wait_until(lambda: note.exists() and note.read_text() != "")
            for process in servers():
                process.kill()
            lost.join(10)

            assert lost.error is JobLost
            assert wait_until(lambda: gone(int(note.read_text())))
            assert works(sandbox)

    def test_ends_when_the_sandbox_closes_even_at_work(self, tmp_path: Path) -> None:
        note = tmp_path / "pid"
        sandbox = Sandbox(module="tests.support.strange_jobs")
        lost = in_thread(sandbox, "starts_another", Limits(wall_seconds=30), note=str(note))
        assert wait_until(lambda: note.exists() and note.read_text() != "")
        pids = [process.pid for process in servers()]

        sandbox.close()
        sandbox.close()
        lost.join(10)

        assert lost.error is JobLost
        assert wait_until(lambda: all(map(gone, [*pids, int(note.read_text())])))

    def test_ends_with_the_program_that_started_it(self, tmp_path: Path) -> None:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.support.sandbox_user", str(tmp_path / "pid")],
            cwd=ROOT,
        )
        note = tmp_path / "pid"
        assert wait_until(lambda: note.exists() and note.read_text() != "", 30)
        below = psutil.Process(program.pid).children(recursive=True)

        os.kill(program.pid, signal.SIGKILL)
        program.wait()

        assert below
        assert wait_until(lambda: all(gone(process.pid) for process in below))
        assert wait_until(lambda: gone(int(note.read_text())))

    def test_serves_many_threads(self, strange: Sandbox) -> None:
        with Sandbox(2, module="tests.support.strange_jobs") as sandbox:
            said: list[str] = []

            def talk(number: int) -> None:
                for word in range(5):
                    answer = ask(sandbox, "echoes", say=f"{number}.{word}")
                    said.append(str(answer.head["said"]))

            threads = [threading.Thread(target=talk, args=(number,)) for number in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        assert sorted(said) == sorted(f"{n}.{w}" for n in range(6) for w in range(5))


class TestAMessage:
    def test_comes_back_as_it_was(self) -> None:
        message = Message({"a": [1, "二"]}, (b"", b"\x00" * 1000))

        assert unpacked(packed(message)) == message

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x00",
            b"\xff" * 8,
            packed(Message({"a": 1}))[:-1],
            packed(Message({"a": 1})) + b"more",
            packed(Message({}, (b"12",))).replace(b"[2]", b"[9]"),
            packed(Message({}, (b"12",))).replace(b"[2]", b"[]"),
        ],
    )
    def test_that_is_none_is_refused(self, content: bytes) -> None:
        with pytest.raises(BrokenMessage):
            unpacked(content)


class in_thread(threading.Thread):  # noqa: N801 - reads as a word of the test
    def __init__(self, sandbox: Sandbox, job: str, limits: Limits, **request: str) -> None:
        super().__init__()
        self.error: type[Exception] | None = None
        self._ask = lambda: ask(sandbox, job, limits, **request)
        self.start()

    def run(self) -> None:
        try:
            self._ask()
        except JobLost as error:
            self.error = type(error)


def servers() -> list[psutil.Process]:
    """Return the strange servers below this process that run, without their children."""
    return [
        process
        for process in psutil.Process().children()
        if process.status() != psutil.STATUS_ZOMBIE
        and "tests.support.strange_jobs" in process.cmdline()
    ]
