"""Whether bytes are text, and which."""

import codecs
from typing import BinaryIO, Final

MOST_BYTES: Final = 4_000_000
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY: Final = (b"%PDF", b"\xff\xd8\xff", b"GIF8")
"""How files begin that may do without a nought."""


def text_of(stream: BinaryIO) -> str | None:
    """Return the text of a stream, of its first four million bytes; None: it is no text.

    UTF-8, or UTF-16 with its mark. Characters of other encodings are replaced: what is looked for
    here is ASCII. No text has a nought among its bytes or begins as pictures do.
    """
    content = stream.read(MOST_BYTES)
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    if content.startswith(_BINARY) or b"\0" in content:
        return None
    return content.decode("utf-8", errors="replace")
