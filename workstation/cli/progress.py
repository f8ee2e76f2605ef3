"""A bar for people who wait; it never touches standard output."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn


class Bar:
    """How far something is."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def reached(self, done: int) -> None:
        """Say how much is done."""
        self._progress.update(self._task, completed=done)


@contextmanager
def bar(things: str, total: int | None = None) -> Iterator[Bar]:
    """Show a bar on standard error while the block runs, where that is a terminal.

    Args:
        things: what is counted: ``rows``.
        total: how many there are, when that is known.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), BarColumn())
    # Redirected, JSON lines would go to the terminal instead of into the pipe.
    quiet = Progress(
        *columns,
        console=console,
        disable=not console.is_terminal,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with quiet as progress:
        yield Bar(progress, progress.add_task(things, total=total))
