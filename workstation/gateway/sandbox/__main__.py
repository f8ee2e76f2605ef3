"""The fork server: ``python -m workstation.gateway.sandbox FOLDER``."""

import contextlib
import gc
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy.ma  # noqa: F401 - numpy would load it at the first median, in every child anew
from PIL import Image

from workstation.gateway.inspection.looking import look_at_page
from workstation.gateway.recognition.pages import read_page
from workstation.gateway.recognition.region import read_region
from workstation.gateway.sandbox.messages import BrokenMessage
from workstation.gateway.sandbox.opening import open_upload
from workstation.gateway.sandbox.zygote import AskerGone, Job, serve


def run(jobs: Mapping[str, Job], scratch: Path) -> None:
    """Serve until the program that started us closes our input or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load_for_all_children()
    try:
        with contextlib.suppress(BrokenMessage, AskerGone):
            serve(jobs, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _load_for_all_children() -> None:
    """Load what each child would otherwise load anew, and keep what is loaded in shared memory."""
    Image.init()  # the decoders of all formats
    gc.freeze()


if __name__ == "__main__":
    jobs = {
        "open": open_upload,
        "look": look_at_page,
        "read": read_page,
        "region": read_region,
    }
    run(jobs, Path(sys.argv[1]))
