"""A program that opens the upload on its input as an ordinary user would, limits and all.

Root may start threads and programs whatever the limits say, so that what needs them goes
unnoticed there.
"""

import json
import os
import sys
from typing import Final

from workstation.gateway.sandbox.file_types import media_type
from workstation.gateway.sandbox.limits import shut_in
from workstation.gateway.sandbox.messages import Message
from workstation.gateway.sandbox.opener import OPENING, limits_for
from workstation.gateway.sandbox.opening import open_upload

_NOBODY: Final = 65534

if __name__ == "__main__":
    body = sys.stdin.buffer.read()
    open_upload(Message({}, (body,)))  # loads what an ordinary user may have no right to read
    if os.geteuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    shut_in(limits_for(media_type(body), OPENING))
    print(json.dumps(open_upload(Message({}, (body,))).head))
