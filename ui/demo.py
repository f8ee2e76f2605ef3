"""``workstation demo``: a sample office in a scratch folder, opened or driven by the tour."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.entrance import sample_office

DESKTOP_ONLY = "offscreen"
RunDesktop = Callable[[Sequence[str]], int]


def demo(arguments: Sequence[str], run_desktop: RunDesktop) -> int:
    """Make a sample office and open it, or take the tour through it."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="sample-office-") as scratch:
        folder = Path(scratch)
        if asked.tour is not None:
            return _tour(folder, asked)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        made = sample_office(folder / "office", count=asked.count, seed=asked.seed, told=_tell)
        _say(f"Sign in as {', '.join(made.numbers)}; the password is: {made.password}")
        return run_desktop(["--database", made.database])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workstation demo", description=__doc__)
    parser.add_argument(
        "--tour",
        type=Path,
        metavar="DIR",
        help="drive every screen through its real widgets and photograph it into DIR",
    )
    parser.add_argument("--count", type=_count, default=None, help="registrations; 200 by default")
    parser.add_argument("--seed", type=int, default=1, help="which invented people; 1 by default")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return count


def _tour(folder: Path, asked: argparse.Namespace) -> int:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", DESKTOP_ONLY)
    from ui.tour import take_tour  # noqa: PLC0415 - Qt reads the platform when it is imported

    return take_tour(folder, asked.tour, count=asked.count, seed=asked.seed, told=_tell)


def _tell(what: str, done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}: {done} of {of}   ")
        sys.stderr.flush()
    elif done == of:
        _say(f"{what}: {of}")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
