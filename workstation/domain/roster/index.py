"""The roster's index: keyed hashes of numbers and flats, each with the pages that have it.

A hash has 64 bits. The first 16 say which of 65,536 buckets it lies in, so that a load can write
each bucket at once and a look-up reads just one; the other 48 stand in the bucket beside the
number of a page. Whoever finds a page still has to look whether the resident is there: two hashes
in 2.1 million meet by chance once in ten million loads.
"""

from typing import Final

BUCKETS: Final = 1 << 16
_HEAD: Final = 2
_REST: Final = 6
_PAGE: Final = 4
_RECORD: Final = _REST + _PAGE


def bucket_of(digest: bytes) -> int:
    """Return the bucket a hash of eight bytes lies in."""
    return digest[0] << 8 | digest[1]


def page_bytes(page: int) -> bytes:
    """Return a page's number as a record ends with it."""
    return page.to_bytes(_PAGE, "big")


def record_of(digest: bytes, page: bytes) -> bytes:
    """Return what a bucket says of a hash and one page; see ``page_bytes``."""
    return digest[_HEAD:] + page


def pages_of(digest: bytes, records: bytes) -> set[int]:
    """Return the pages that a bucket's records name for a hash."""
    pages = set[int]()
    rest = digest[_HEAD:]
    at = records.find(rest)
    while at >= 0:
        if at % _RECORD == 0:
            pages.add(int.from_bytes(records[at + _REST : at + _RECORD], "big"))
        at = records.find(rest, at + 1)
    return pages
