"""Slips of the pen or of a reader: the smallest differences that may be accidents."""


def slips_between(a: str, b: str, most: int) -> int:
    """Return how many letters changed, dropped, added or swapped make ``a`` into ``b``.

    More than ``most`` is ``most + 1``. The smallest number of single slips, none of them on a
    letter another one moved (optimal string alignment).
    """
    if a == b:
        return 0
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > most:
        return most + 1
    start, end = 0, len(a)
    while start < end and a[start] == b[start]:
        start += 1
    more = len(b) - end
    while start < end and a[end - 1] == b[end - 1 + more]:
        end -= 1
    return _apart(a[start:end], b[start : end + more], most)


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


def _apart(a: str, b: str, most: int) -> int:
    """Count the slips between two texts whose first and last letters differ, the shorter first."""
    if len(a) < 2:
        return min(len(b) - (a != "" and a in b), most + 1)
    if most == 1:
        return 1 if a == b[::-1] and len(a) == 2 else 2
    if most == 0:
        return 1
    ways = [slips_between(a[1:], b[1:], most - 1), slips_between(a, b[1:], most - 1)]
    ways.append(slips_between(a[1:], b, most - 1))
    if a[0] == b[1] and a[1] == b[0]:
        ways.append(slips_between(a[2:], b[2:], most - 1))
    return 1 + min(ways)
