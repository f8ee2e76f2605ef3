"""How well typed letters fit a name. Plain text, no Qt."""


def score(typed: str, name: str) -> float | None:
    """Return how well ``typed`` fits ``name``, or None when its letters are not all there in order.

    Letters at the beginning of words and letters that follow each other count more; of two names
    that fit alike the shorter one wins.
    """
    wanted, there = typed.casefold().replace(" ", ""), name.casefold()
    if not wanted:
        return 0.0
    total, last = 0.0, -1
    for letter in wanted:
        at = there.find(letter, last + 1)
        if at < 0:
            return None
        starts = at == 0 or not there[at - 1].isalnum()
        total += 3.0 if at == last + 1 else 2.0 if starts else 0.5
        last = at
    if wanted in there.replace(" ", ""):
        total += 4.0 if there.startswith(wanted) else 2.0
    return total - len(there) / 100
