"""The fork server: ``python -m workstation.gateway.sandbox FOLDER``."""

import contextlib
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from workstation.gateway.inspection.looking import look_at_page
from workstation.gateway.recognition.pages import read_page
from workstation.gateway.recognition.region import read_region
from workstation.gateway.sandbox.messages import BrokenMessage
from workstation.gateway.sandbox.opening import open_upload
from workstation.gateway.sandbox.zygote import AskerGone, Job, serve


def run(jobs: Mapping[str, Job], scratch: Path) -> None:
    """Serve until the program that started us closes our input or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with contextlib.suppress(BrokenMessage, AskerGone):
            serve(jobs, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    jobs = {
        "open": open_upload,
        "look": look_at_page,
        "read": read_page,
        "region": read_region,
    }
    run(jobs, Path(sys.argv[1]))
