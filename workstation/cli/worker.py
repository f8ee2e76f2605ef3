"""``workstation worker``: OCR, roster checks, messages, letters that are due, expiry, purges."""

import _thread
import random
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click

from workstation.bootstrap import Office
from workstation.cli.intake import say_refused
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import say, told
from workstation.domain.registrations import BundleProblem

_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 30.0


@click.command
@click.option("--once", is_flag=True, help="Do what is due and end.")
@click.option("--again", is_flag=True, help="First take up what was given up.")
@click.option(
    "--until-closed", is_flag=True, hidden=True, help="End when standard input is closed."
)
@click.pass_context
def worker(context: click.Context, *, once: bool, again: bool, until_closed: bool) -> None:
    """Do the office's own work until stopped; any number of workers may run at once."""
    stop = threading.Event()
    if until_closed:
        threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    with office_of(context) as office:
        if again:
            _take_up(office)
        if once:
            _empty(office)
            return
        with suppress(KeyboardInterrupt), _stopped_by_a_key(stop):
            _run(office, stop)
            if until_closed:
                return
        say("Stopped.")


@contextmanager
def _stopped_by_a_key(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl+C set ``stop`` as well: an exception alone is lost where Python must ignore it."""

    def asked(_signal: int, _frame: FrameType | None) -> None:
        # In a thread of its own: the one that was interrupted may hold the event's lock.
        _thread.start_new_thread(stop.set, ())
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _wait_for_end(stop: threading.Event) -> None:
    while sys.stdin.buffer.read(1):
        continue
    stop.set()


def _take_up(office: Office) -> None:
    failed = office.supervision.overview(by=AT_COMMAND_LINE).failed_jobs
    office.supervision.try_again([job.id for job in failed], by=AT_COMMAND_LINE)
    say(f"{len(failed)} jobs are tried again.")


def _empty(office: Office) -> None:
    jobs = messages = 0
    trouble: Exception | None = None
    _take_watched(office)
    while not (done := office.work.round(reads=1)).nothing:
        jobs, messages = jobs + done.jobs, messages + done.messages
        trouble = trouble or done.trouble
    say(f"{jobs} jobs, {messages} messages")
    if trouble is not None:
        raise trouble


def _run(office: Office, stop: threading.Event) -> None:
    """Poll with a jitter, so that many workers do not ask at the same moment."""
    pause_s, said = _PAUSE_S, ""
    while not stop.is_set():
        trouble = _folder_trouble(office)
        try:
            done = office.work.round()
            pause_s = _PAUSE_S if done.nothing else 0.0
            trouble = trouble if done.trouble is None else told(done.trouble)
        except Exception as error:  # said, and tried again: the office needs its worker
            pause_s = min(max(pause_s, _PAUSE_S) * 2, _LONGEST_PAUSE_S)
            trouble = f"{told(error)} Trying again in {pause_s:.0f} s."
        if trouble and trouble != said:
            say(trouble)
        said = trouble
        stop.wait(pause_s * random.uniform(0.8, 1.2))


def _folder_trouble(office: Office) -> str:
    """Take what lies in the watched folder; say what stopped that, for the other work goes on."""
    try:
        _take_watched(office)
    except Exception as error:  # see above
        return told(error)
    return ""


def _take_watched(office: Office) -> None:
    for taken in office.watched.take(office.settings.intake, by=AT_COMMAND_LINE):
        if taken.result.problem != BundleProblem.STILL_BEING_WRITTEN:
            say_refused(taken.bundle, taken.result)
