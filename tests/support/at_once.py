"""Things that happen at the same moment."""

import threading
from collections.abc import Callable


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Make calls at the same moment, each in a thread of its own; errors are results."""
    ready = threading.Barrier(len(calls))
    results: list[object] = [None] * len(calls)

    def run(place: int, call: Callable[[], object]) -> None:
        ready.wait()
        try:
            results[place] = call()
        except Exception as error:  # what went wrong is what the test looks at
            results[place] = error

    threads = [threading.Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
