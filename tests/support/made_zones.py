"""Machine-readable zones of invented documents, their check digits right.

The weights stand here once more: what the product believes is not asked while it is tested.
"""

from itertools import cycle


def digit(text: str) -> str:
    """Return the check digit: weights 7 3 1, letters from 10, the filler 0."""
    weights = cycle((7, 3, 1))
    return str(sum(w * (0 if c == "<" else int(c, 36)) for w, c in zip(weights, text)) % 10)  # noqa: B905 - the weights never end


def td3_lines(
    *,
    name: str = "CHAN<<TAI<MAN",
    number: str = "E12345678",
    issuer: str = "GBR",
    birth: str = "800201",
    expiry: str = "310512",
    code: str = "P",
) -> str:
    """Return a passport's two lines; code V: a visa's."""
    first = f"{code:<<2}{issuer:<<3}{name:<<39}"[:44]
    number_part = f"{number:<<9}" + digit(f"{number:<<9}")
    birth_part, expiry_part = birth + digit(birth), expiry + digit(expiry)
    personal = "<" * 14 + "0"
    over_all = digit(number_part + birth_part + expiry_part + personal)
    second = f"{number_part}{issuer:<<3}{birth_part}M{expiry_part}"
    return f"{first}\n{second}" + ("<" * 16 if code.startswith("V") else personal + over_all)


def td1_lines(
    *, code: str = "I", issuer: str = "FRA", number: str = "X1234567", name: str = "CHAN<<TAI<MAN"
) -> str:
    """Return a card's three lines."""
    first = f"{code:<<2}{issuer:<<3}{number:<<9}" + digit(f"{number:<<9}") + "<" * 15
    birth, expiry = "800201" + digit("800201"), "310512" + digit("310512")
    over_all = digit(first[5:] + birth + expiry + "<" * 11)
    return f"{first}\n{birth}M{expiry}{issuer:<<3}{'<' * 11}{over_all}\n{name:<<30}"


def cs_line(
    *,
    number: str = "C12345678",
    birth: str = "800201",
    expiry: str = "310512",
    code: str = "CS",
) -> str:
    """Return the one line of an Exit-Entry Permit card; code CD: of a permit to Taiwan."""
    parts = [text + digit(text) for text in (number, expiry, birth)]
    return f"{code}{parts[0]}<{parts[1]}<{parts[2]}<" + digit("".join(parts))


def permit_lines(
    code: str,
    *,
    number: str = "M12345678",
    count: str = "01",
    resident: str = "",
    name: str = "CHAN<<TAI<MAN",
) -> str:
    """Return a permit card's three lines: CR of Hong Kong and Macao residents, CT of Taiwan's."""
    number = f"{number:<<9}"
    parts = "".join(text + digit(text) for text in (number, count, "310512"))
    birth = "800201" + digit("800201")
    holder = f"{resident:<<9}" + digit(f"{resident:<<9}") if code == "CR" else f"{resident:<<10}"
    over_all = digit(parts + birth + holder)
    place = "<" * 30 if code == "CR" else "<" * 26 + "3301"
    third = name + place[len(name) :]
    return f"{code}{parts}M{birth}\n{'<' * 18}B{holder}{over_all}\n{third}"
