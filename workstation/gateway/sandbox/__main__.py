"""The fork server: ``python -m workstation.gateway.sandbox FOLDER``."""

import contextlib
import shutil
import signal
import sys
from pathlib import Path

from workstation.gateway.recognition.pages import read_page
from workstation.gateway.sandbox.messages import BrokenMessage
from workstation.gateway.sandbox.opening import open_upload
from workstation.gateway.sandbox.zygote import AskerGone, serve


def main() -> None:
    """Serve until the program that started us closes our input or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    scratch = Path(sys.argv[1])
    try:
        with contextlib.suppress(BrokenMessage, AskerGone):
            serve({"open": open_upload, "read": read_page}, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
