"""The fork server of the picture reader: ``python -m workstation.gateway.mrz_reading FOLDER``."""

import sys
from functools import partial
from pathlib import Path

from workstation.gateway.mrz_reading.characters import CharacterNetwork
from workstation.gateway.mrz_reading.jobs import read_page
from workstation.gateway.sandbox.__main__ import run
from workstation.gateway.sandbox.opening import open_upload

if __name__ == "__main__":
    run(
        {"open": open_upload, "zones": partial(read_page, network=CharacterNetwork.load())},
        Path(sys.argv[1]),
    )
