"""Slips of the pen or of a reader: the smallest differences that may be accidents."""


def within_one_slip(a: str, b: str) -> bool:
    """Whether one letter changed, dropped, added or two neighbours swapped makes them equal."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    start = _first_difference(a, b)
    if len(a) != len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :]
    return a[start + 1 :] == b[start + 1 :] or swapped == b[start:]


def within_two_slips(a: str, b: str) -> bool:
    """Whether two slips, or fewer, make them equal."""
    if abs(len(a) - len(b)) > 2:
        return False
    start = _first_difference(a, b)
    a, b = a[start:], b[start:]
    return (
        within_one_slip(a[1:], b[1:])
        or within_one_slip(a[1:], b)
        or within_one_slip(a, b[1:])
        or (a[:2] == b[1::-1] and within_one_slip(a[2:], b[2:]))
    )


def likeness(a: str, b: str) -> float:
    """Return the share of letters that stand in both in the same order: 0 nothing, 1 equal.

    Twice the longest common subsequence over both lengths, found with one word of bits (Hyyrö,
    Bit-parallel LCS-length computation revisited, 2004).
    """
    if not (a and b):
        return 0.0
    places: dict[str, int] = {}
    for place, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << place
    unmatched = every = (1 << len(a)) - 1
    for letter in b:
        if met := unmatched & places.get(letter, 0):
            unmatched = (unmatched + met) | (unmatched - met)
    return 2 * (~unmatched & every).bit_count() / (len(a) + len(b))


def _first_difference(a: str, b: str) -> int:
    """Return the first place where they differ; the shorter length when one begins the other."""
    unlike = (place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    return next(unlike, min(len(a), len(b)))
