"""The reader's fork server: ``python -m workstation.gateway.neural FOLDER``."""

import sys
from functools import partial
from pathlib import Path

from workstation.gateway.neural.jobs import find, read, rehearse
from workstation.gateway.neural.models import load
from workstation.gateway.sandbox.__main__ import run

if __name__ == "__main__":
    models = load()
    rehearse(models)
    run(
        {"find": partial(find, models=models), "read": partial(read, models=models)},
        Path(sys.argv[1]),
    )
