"""``./start`` on machines of every kind, played by small programs that stand in for the system's.

The script is the real one, in a folder with a space in its name. What it would ask of apt, dpkg,
Python and pip is answered by stand-ins on a PATH of their own, which write down each call.
"""

import ast
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parent.parent
_PYTEST = "python -m pytest -n logical --maxprocesses 4 --dist loadfile"
_TOOLS = (
    *("basename", "bash", "cat", "chmod", "cp", "cut", "dirname", "env", "flock", "grep", "mkdir"),
    *("mv", "printf", "readlink", "rm", "sed", "sh", "sha256sum", "tail", "touch", "tr"),
)
_NOTE_DOWN = 'printf "%s\\n" "$(basename "$0") $*" >>"$CALLS"\n'
_PYTHON_OF_THE_MACHINE = """
case "$*" in
    "-m venv --clear "*)
        shift 3
        rm -rf "$1" && mkdir -p "$1/bin" "$1/lib/python3.11/site-packages"
        cp "$STANDINS/venv-python" "$1/bin/python" ;;
    *version_info*) exit "${PYTHON_IS_OLD:-0}" ;;
    -V) echo "Python ${PYTHON_VERSION:-3.11.2}" ;;
esac
"""
_PYTHON_OF_THE_VENV = """
case "$*" in
    "-V") echo "Python ${PYTHON_VERSION:-3.11.2}" ;;
    "-m pip config list") echo "${PIP_SETTINGS-}" ;;
    "-m pip install "*"uv.txt"*)
        [ -z "${NO_UV-}" ] || exit 1
        cp "$STANDINS/uv" "$(dirname "$0")/uv" ;;
    "-m pip install "*) [ -z "${OFFLINE-}" ] || { echo "no connection"; exit 1; } ;;
    "-m pytest "*) echo "=== 3 passed ===" ;;
    *bin/workstation*) shift; echo "workstation: $*"; echo "platform: ${QT_QPA_PLATFORM-}" ;;
esac
"""
_UV = """
echo "index: ${UV_DEFAULT_INDEX-none}" >>"$CALLS"
[ -z "${OFFLINE-}${UV_FAILS-}" ] || exit 2
for tool in ruff mypy lint-imports; do cp "$STANDINS/checker" "$(dirname "$0")/$tool"; done
"""
_CHECKER = """
[ "$(basename "$0")" != "${FAILS-}" ]
"""
_DPKG_QUERY = """
sed 's/$/ installed/' "$STANDINS/installed"
"""
_APT_CACHE = """
grep -qxF "$2" "$STANDINS/known" && echo "Package: $2"
"""
_APT_GET = """
[ -z "${OFFLINE-}" ] || { echo "Unable to fetch some archives"; exit 100; }
"""


_OF_THE_VENV = {"venv-python": _PYTHON_OF_THE_VENV, "uv": _UV, "checker": _CHECKER}


@dataclass
class Machine:
    """A computer on which somebody types ./start."""

    folder: Path
    checkout: Path
    environment: dict[str, str]

    @property
    def programs(self) -> Path:
        return self.folder / "programs"

    def has(self, program: str, script: str = "") -> None:
        file = self.programs / program
        file.write_text(f"#!/bin/sh\n{_NOTE_DOWN}{script}")
        file.chmod(0o755)

    def lacks(self, program: str) -> None:
        (self.programs / program).unlink()

    def packages(self, *, installed: list[str], known: list[str]) -> None:
        (self.folder / "installed").write_text("".join(f"{name}\n" for name in installed))
        (self.folder / "known").write_text("".join(f"{name}\n" for name in known))

    def start(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (self.folder / "calls").write_text("")
        return subprocess.run(
            [self.checkout / "start", *words],
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> str:
        return (self.folder / "calls").read_text()


@pytest.fixture
def wanted() -> list[str]:
    """Return the system packages the script names for the workstation."""
    script = (_CHECKOUT / "start").read_text()
    return script.partition("app_packages='")[2].partition("'")[0].split()


@pytest.fixture
def machine(tmp_path: Path, wanted: list[str]) -> Machine:
    """Set up a machine that has every system package and no .venv yet."""
    environment = {
        "PATH": str(tmp_path / "programs"),
        "STANDINS": str(tmp_path),
        "CALLS": str(tmp_path / "calls"),
        "DISPLAY": ":0",
        "LANG": "C.UTF-8",
    }
    machine = Machine(tmp_path, tmp_path / "the clone", environment)
    machine.checkout.mkdir()
    machine.programs.mkdir()
    for name in ("start", "requirements.lock"):
        shutil.copy(_CHECKOUT / name, machine.checkout)
    for tool in _TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (machine.programs / tool).symlink_to(found)
    machine.has("python3", _PYTHON_OF_THE_MACHINE)
    machine.has("dpkg-query", _DPKG_QUERY)
    machine.has("apt-cache", _APT_CACHE)
    machine.has("apt-get", _APT_GET)
    machine.has("tesseract")
    machine.has("id", "echo 0")
    for name, script in _OF_THE_VENV.items():
        machine.has(name, script)
        (machine.programs / name).rename(tmp_path / name)
    machine.packages(installed=wanted, known=wanted)
    return machine


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_script_parses(shell: str) -> None:
    subprocess.run([shell, "-n", _CHECKOUT / "start"], check=True)


def test_continuous_integration_runs_the_developers_check() -> None:
    run = (_CHECKOUT / ".ci" / "run").read_text()

    assert run.rstrip().endswith("exec ./start test")
    assert os.access(_CHECKOUT / ".ci" / "run", os.X_OK)
    assert os.access(_CHECKOUT / "start", os.X_OK)


def test_the_first_start_installs_the_lock_and_opens_the_workstation(machine: Machine) -> None:
    done = machine.start()

    assert done.returncode == 0, done.stderr
    assert "uv pip install" in machine.calls
    assert "--require-hashes" in machine.calls
    assert "apt-get" not in machine.calls
    assert done.stdout.startswith("workstation: \n")


def test_a_second_start_asks_nothing_of_pip_apt_or_dpkg(machine: Machine) -> None:
    machine.start()

    done = machine.start()

    assert done.stdout.startswith("workstation: \n")
    assert done.stderr == ""
    assert [line.split()[0] for line in machine.calls.splitlines()] == ["python", "python"]


def test_words_reach_the_workstation_as_they_were_typed(machine: Machine) -> None:
    done = machine.start("proof", "read", "a bill.jpg", "--json")

    assert done.stdout.startswith("workstation: proof read a bill.jpg --json\n")


def test_nothing_but_the_program_writes_to_standard_output(machine: Machine) -> None:
    machine.lacks("tesseract")

    done = machine.start("status", "--json")

    assert "Installing" in done.stderr
    assert done.stdout.splitlines()[0] == "workstation: status --json"
    assert len(done.stdout.splitlines()) == 2


def test_without_a_display_the_tour_runs_offscreen_and_says_so(machine: Machine) -> None:
    done = machine.start(DISPLAY="")

    assert "No display" in done.stderr
    assert done.stdout == "workstation: demo --tour tour\nplatform: offscreen\n"


def test_wayland_is_a_display(machine: Machine) -> None:
    done = machine.start(DISPLAY="", WAYLAND_DISPLAY="wayland-0")

    assert done.stdout == "workstation: \nplatform: \n"


@pytest.mark.parametrize("changed", ["requirements.lock", "start"])
def test_a_changed_lock_or_script_is_installed_anew(machine: Machine, changed: str) -> None:
    machine.start()
    with (machine.checkout / changed).open("a") as file:
        file.write("# changed\n")

    machine.start()

    assert "uv pip install" in machine.calls


def test_another_python_gets_a_new_venv(machine: Machine) -> None:
    machine.start()

    machine.start(PYTHON_VERSION="3.13.5")

    assert "python3 -m venv --clear" in machine.calls


def test_a_security_update_of_python_keeps_the_venv(machine: Machine) -> None:
    machine.start()

    machine.start(PYTHON_VERSION="3.11.9")

    assert "-m venv" not in machine.calls


def test_a_moved_folder_is_installed_anew(machine: Machine) -> None:
    machine.start()
    machine.checkout = machine.checkout.rename(machine.folder / "another place")

    machine.start()

    assert "uv pip install" in machine.calls


@pytest.mark.parametrize("word", [(), ("test",), ("status", "--json")])
def test_a_venv_that_is_a_link_to_another_one_is_left_alone(
    machine: Machine, word: tuple[str, ...]
) -> None:
    another = machine.folder / "another checkout" / ".venv"
    another.mkdir(parents=True)
    (another / "precious").touch()
    link = machine.checkout / ".venv"
    link.symlink_to(another)
    machine.lacks("tesseract")
    machine.packages(installed=[], known=[])

    done = machine.start(*word)

    assert done.returncode == 1
    assert done.stdout == ""
    assert f"rm '{link}'" in done.stderr
    assert [file.name for file in another.iterdir()] == ["precious"]
    assert link.is_symlink()
    assert machine.calls == ""
    assert not (machine.checkout / ".start.log").exists()


def test_a_link_to_nothing_is_named_too(machine: Machine) -> None:
    (machine.checkout / ".venv").symlink_to(machine.folder / "nowhere")

    done = machine.start()

    assert done.returncode == 1
    assert "is a link to" in done.stderr
    assert not (machine.folder / "nowhere").exists()


@pytest.mark.parametrize("trouble", ["NO_UV", "UV_FAILS"])
def test_pip_installs_where_uv_cannot(machine: Machine, trouble: str) -> None:
    done = machine.start(**{trouble: "yes"})

    assert done.returncode == 0, done.stderr
    last = [line for line in machine.calls.splitlines() if "pip install" in line][-1]
    assert last.startswith("python -m pip install --require-hashes")
    assert last.endswith("requirements.lock")


def test_uv_is_told_of_the_index_pip_was_told_of(machine: Machine) -> None:
    machine.start(PIP_SETTINGS="global.index-url='file:///srv/mirror'\nglobal.timeout='9'")

    assert "index: file:///srv/mirror" in machine.calls


def test_an_extra_index_is_not_taken_for_the_index(machine: Machine) -> None:
    machine.start(PIP_SETTINGS="global.extra-index-url='file:///srv/more'")

    assert "index: none" in machine.calls


def test_a_broken_connection_is_named_and_the_next_start_goes_on(machine: Machine) -> None:
    offline = machine.start(OFFLINE="yes")
    online = machine.start()

    assert offline.returncode == 1
    assert "no connection" in offline.stderr
    assert "run ./start again" in offline.stderr
    assert offline.stdout == ""
    assert online.stdout.startswith("workstation: \n")


def test_a_python_that_is_too_old_is_named(machine: Machine) -> None:
    done = machine.start(PYTHON_IS_OLD="1", PYTHON_VERSION="3.9.2")

    assert done.returncode == 1
    assert "Python 3.11 or newer is needed; Python 3.9.2" in done.stderr


def test_root_installs_just_the_missing_packages(machine: Machine, wanted: list[str]) -> None:
    machine.packages(installed=wanted[1:], known=wanted)

    machine.start()

    installs = [
        line for line in machine.calls.splitlines() if " install " in line and "apt" in line
    ]
    assert len(installs) == 1
    assert installs[0].endswith(f"--no-install-recommends {wanted[0]}")


def test_a_package_under_its_t64_name_is_there(machine: Machine, wanted: list[str]) -> None:
    renamed = {"libglib2.0-0", "libcups2"}
    there = [f"{name}t64" if name in renamed else name for name in wanted]
    machine.packages(installed=there, known=there)

    machine.start()

    assert "apt-get" not in machine.calls


def test_a_missing_package_is_asked_for_by_the_name_known_here(
    machine: Machine, wanted: list[str]
) -> None:
    known = [f"{name}t64" if name == "libcups2" else name for name in wanted]
    machine.packages(installed=[name for name in wanted if name != "libcups2"], known=known)

    machine.start()

    assert "--no-install-recommends libcups2t64\n" in machine.calls


def test_a_user_with_sudo_installs_through_it(machine: Machine, wanted: list[str]) -> None:
    machine.packages(installed=wanted[1:], known=wanted)
    machine.has("id", "echo 1000")
    machine.has("sudo", 'exec "$@"')

    done = machine.start()

    assert done.returncode == 0, done.stderr
    assert "sudo env DEBIAN_FRONTEND=noninteractive apt-get" in machine.calls


def test_a_user_without_sudo_is_given_the_line_for_root(
    machine: Machine, wanted: list[str]
) -> None:
    machine.packages(installed=wanted[2:], known=wanted)
    machine.has("id", "echo 1000")

    done = machine.start()

    assert done.returncode == 1
    assert f"apt-get install --no-install-recommends {wanted[0]} {wanted[1]} \n" in done.stderr
    assert "apt-get" not in machine.calls
    assert not (machine.checkout / ".venv").exists()


def test_packages_that_cannot_be_fetched_stop_the_start_with_apts_words(
    machine: Machine, wanted: list[str]
) -> None:
    machine.packages(installed=wanted[1:], known=wanted)

    done = machine.start(OFFLINE="yes")

    assert done.returncode == 1
    assert "Unable to fetch some archives" in done.stderr
    assert "run ./start again" in done.stderr


@pytest.mark.parametrize(("lang", "expected"), [("C", "C.UTF-8 1"), ("en_HK.UTF-8", " ")])
def test_chinese_names_work_whatever_the_locale(machine: Machine, lang: str, expected: str) -> None:
    machine.start()
    (machine.checkout / ".venv" / "bin" / "workstation").write_text(
        '#!/bin/sh\necho "${LC_ALL-} ${PYTHONUTF8-}"\n'
    )

    done = machine.start(LANG=lang)

    assert done.stdout == f"{expected}\n"


def test_the_installed_command_finds_this_checkout_by_itself(machine: Machine) -> None:
    machine.start()

    venv = machine.checkout / ".venv"
    (link,) = venv.glob("lib/python3*/site-packages/*.pth")
    assert (link.parent / link.read_text().strip()).resolve() == machine.checkout
    ast.parse((venv / "bin" / "workstation").read_text())


def test_the_check_runs_every_tool_and_leaves_slow_tests_out(machine: Machine) -> None:
    done = machine.start("test")

    assert done.returncode == 0, done.stderr
    assert _checks(machine) == [
        "ruff format --check .",
        "ruff check .",
        "mypy ",
        "lint-imports ",
        f"{_PYTEST} -m not slow",
    ]
    assert done.stdout == "=== 3 passed ===\n"


def test_the_whole_check_has_the_slow_tests_too(machine: Machine) -> None:
    machine.start("test", "--all", "tests/domain", "-k", "two words")

    assert _checks(machine)[-1] == f"{_PYTEST} --cov -m  tests/domain -k two words"


def test_tests_run_though_a_tool_failed_and_the_check_fails_all_the_same(machine: Machine) -> None:
    done = machine.start("test", FAILS="mypy")

    assert done.returncode == 1
    assert "These failed:  mypy." in done.stderr
    assert done.stdout == "=== 3 passed ===\n"


def test_every_benchmark_runs_or_the_one_that_was_named(machine: Machine) -> None:
    benchmarks = machine.checkout / "tests" / "benchmarks"
    benchmarks.mkdir(parents=True)
    for name in ("queue", "reading", "_shared"):
        (benchmarks / f"{name}.py").touch()

    machine.start("bench")
    every = _checks(machine)
    machine.start("bench", "reading", "--pages", "9")

    assert every == ["python -m tests.benchmarks.queue", "python -m tests.benchmarks.reading"]
    assert _checks(machine) == ["python -m tests.benchmarks.reading --pages 9"]


def _checks(machine: Machine) -> list[str]:
    """Return what was called, without what setting up needs."""
    setting_up = ("python -V", "python -m pip", "python3 ", "uv ", "index: ", "dpkg-query ", "apt-")
    lines = machine.calls.splitlines()
    return [line for line in lines if not line.startswith((*setting_up, "id ", "env "))]
