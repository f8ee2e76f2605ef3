"""How long the sign-in window takes to stand, against the import of Qt's widgets alone.

Run as a program: ``python tests/benchmarks/cold_start.py [RUNS]``. Both are measured from the start
of the process, in turn, because the machine is never equally busy twice.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_IMPORT = "import time, PySide6.QtWidgets; print(time.monotonic())"
_DESKTOP = """
import os, sys, time
import ui.app
def stop(rest):
    print(time.monotonic(), flush=True)
    os._exit(0)
ui.app._Rest.load = stop
sys.argv = ["workstation"]
from ui.__main__ import main
main()
"""


class Times(NamedTuple):
    """Milliseconds from the start of the process."""

    imported: tuple[float, ...]
    painted: tuple[float, ...]

    def ratio(self) -> float:
        """Return how many times the import the window takes, at best."""
        return min(self.painted) / min(self.imported)


def measured(runs: int) -> Times:
    """Start both programs ``runs`` times in turn."""
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(Path(home))
        pairs = [
            (_time(_IMPORT, environment), _time(_DESKTOP, environment)) for _ in range(runs + 1)
        ]
    imported, painted = zip(*pairs[1:], strict=True)  # the first pair warms the disk's cache
    return Times(imported, painted)


def _environment(home: Path) -> dict[str, str]:
    config = home / "verification-workstation"
    config.mkdir()
    (config / "screen.ini").write_text("[General]\noffice=postgresql://server/office\n")
    return {
        **os.environ,
        "XDG_CONFIG_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }


def _time(program: str, environment: dict[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return (float(done.stdout) - began) * 1000


if __name__ == "__main__":
    times = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
    for name, values in times._asdict().items():
        print(f"{name}: best {min(values):.0f} ms, median {statistics.median(values):.0f} ms")
    print(f"ratio of the best: {times.ratio():.2f}")
