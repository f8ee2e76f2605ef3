"""Which records of two lists are one person: weights learnt from the lists, without any answers.

The model is Fellegi and Sunter's (1969): each part of a name or an address agrees on a level, each
level speaks for or against by how often it comes up among the same and among different people.
What an exact agreement is worth depends on how rare the value is. The shares among the same people
are learnt by expectation and maximisation, those among different ones from pairs drawn by chance.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from workstation.domain.slips import slips_between

Record = Mapping[str, str]
Pair = tuple[str, str]

FIELDS: Final = (
    *("given_name", "surname", "street_number", "address_1", "address_2"),
    *("suburb", "postcode", "state"),
)
MISSING, EQUAL, NEAR, FAR, DIFFERENT = range(5)
"""The levels on which one part of two records can agree."""
_TURNED: Final = ("names turned", "address lines turned")
_COLUMNS: Final = (
    *("given_name", "surname", _TURNED[0], "address_1", "address_2", _TURNED[1]),
    *("suburb", "postcode", "street_number", "state"),
)
_NEAR, _FAR = 0.8, 0.6
_WORTH_A_LOOK: Final = 9.0
"""Natural logarithm of how unlikely it is that two strangers share so many pieces of words."""
_COMMON: Final = 0.2
_DRAWN: Final = 60_000
_ROUNDS: Final = 30
_ORDER: Final = {EQUAL: 0, NEAR: 1, FAR: 2, MISSING: 3, DIFFERENT: 4}
_FIRST_GUESS: Final = {MISSING: 0.05, EQUAL: 0.75, NEAR: 0.12, FAR: 0.04, DIFFERENT: 0.04}


class Weighed(NamedTuple):
    """Pairs with the probability that each is one person."""

    pairs: Sequence[Pair]
    probability: NDArray[np.float64]


def link(left: Mapping[str, Record], right: Mapping[str, Record], *, seed: int) -> set[Pair]:
    """Return the pairs of two lists that are one person, each record at most once."""
    weighed = _weigh(left, right, candidates(left, right), len(left) * len(right), seed)
    taken: set[str] = set()
    found = set()
    for index in np.argsort(-weighed.probability, kind="stable"):
        pair = weighed.pairs[index]
        if weighed.probability[index] > 0.5 and taken.isdisjoint(pair):
            taken.update(pair)
            found.add(pair)
    return found


def deduplicate(records: Mapping[str, Record], *, seed: int) -> set[Pair]:
    """Return the pairs within one list that are one person."""
    pairs = [pair for pair in candidates(records, records) if pair[0] < pair[1]]
    all_pairs = len(records) * (len(records) - 1) // 2
    weighed = _weigh(records, records, pairs, all_pairs, seed)
    return {pair for pair, p in zip(weighed.pairs, weighed.probability, strict=True) if p > 0.5}


def candidates(left: Mapping[str, Record], right: Mapping[str, Record]) -> Sequence[Pair]:
    """Return the pairs that share pieces of words that are rare enough to be worth a look."""
    index = defaultdict[str, list[str]](list)
    for id_, record in right.items():
        for piece in set(_pieces(record)):
            index[piece].append(id_)
    pairs = []
    for id_, record in left.items():
        shared = defaultdict[str, float](float)
        for piece in set(_pieces(record)):
            holders = index.get(piece, ())
            if 0 < len(holders) <= _COMMON * len(right):
                rarity = math.log(len(right) / len(holders))
                for holder in holders:
                    shared[holder] += rarity
        pairs += [(id_, other) for other, score in shared.items() if score >= _WORTH_A_LOOK]
    return sorted(pairs)


def _pieces(record: Record) -> Iterator[str]:
    """Yield beginnings and ends of words: a slip spoils one of them, seldom both."""
    for field in ("given_name", "surname", "address_1", "address_2", "suburb"):
        for word in record[field].split():
            if len(word) > 2:
                yield word[:4]
                yield f"{word[-4:]}$"
    for field in ("postcode", "street_number"):
        if record[field]:
            yield f"{field} {record[field]}"


def compare(a: Record, b: Record) -> tuple[int, ...]:
    """Return the level of each column; names and address lines may have changed places."""
    given, surname, names_turned = _two(a, b, "given_name", "surname")
    first, second, lines_turned = _two(a, b, "address_1", "address_2")
    return (
        *(given, surname, names_turned, first, second, lines_turned),
        _words(a["suburb"], b["suburb"]),
        _digits(a["postcode"], b["postcode"]),
        _digits(a["street_number"], b["street_number"]),
        _words(a["state"], b["state"]),
    )


def _two(a: Record, b: Record, first: str, second: str) -> tuple[int, int, int]:
    straight = _words(a[first], b[first]), _words(a[second], b[second])
    if straight == (EQUAL, EQUAL):
        return *straight, 0
    turned = _words(a[first], b[second]), _words(a[second], b[first])
    better = sum(map(_ORDER.__getitem__, turned)) + 1 < sum(map(_ORDER.__getitem__, straight))
    return (*turned, 1) if better else (*straight, 0)


def _words(a: str, b: str) -> int:
    if not a or not b:
        return MISSING
    if a == b:
        return EQUAL
    alike = OSA.normalized_similarity(a, b)
    if " " in a or " " in b:
        alike = max(alike, fuzz.token_sort_ratio(a, b) / 100)
    return NEAR if alike >= _NEAR else FAR if alike >= _FAR else DIFFERENT


def _digits(a: str, b: str) -> int:
    if not a or not b:
        return MISSING
    if a == b:
        return EQUAL
    return NEAR if slips_between(a, b, 1) == 1 else DIFFERENT


def _weigh(
    left: Mapping[str, Record],
    right: Mapping[str, Record],
    pairs: Sequence[Pair],
    all_pairs: int,
    seed: int,
) -> Weighed:
    levels = np.array([compare(left[a], right[b]) for a, b in pairs], dtype=np.int8)
    against = _chance(left, right, levels, pairs, seed)
    shares = [dict(_FIRST_GUESS) for _ in _COLUMNS]
    prior = min(len(left), len(right)) / all_pairs
    probability = np.zeros(len(pairs))
    for _ in range(_ROUNDS):
        speaking = sum(_logarithms(share)[levels[:, column]] for column, share in enumerate(shares))
        weight = speaking - against + math.log(prior / (1 - prior))
        probability = 1 / (1 + np.exp(-np.clip(weight, -50, 50)))
        shares = [_shares(levels[:, column], probability) for column in range(len(_COLUMNS))]
        prior = probability.sum() / all_pairs
    return Weighed(pairs, probability)


def _chance(
    left: Mapping[str, Record],
    right: Mapping[str, Record],
    levels: NDArray[np.int8],
    pairs: Sequence[Pair],
    seed: int,
) -> NDArray[np.float64]:
    """Return per pair the logarithm of how likely its levels are for different people."""
    rng = random.Random(seed)
    ones, others = list(left), list(right)
    drawn = np.array(
        [compare(left[rng.choice(ones)], right[rng.choice(others)]) for _ in range(_DRAWN)]
    )
    everybody = [*left.values(), *right.values()]
    total = np.zeros(len(pairs))
    for column, name in enumerate(_COLUMNS):
        part = _logarithms(_shares(drawn[:, column], np.ones(len(drawn))))[levels[:, column]]
        if name not in _TURNED:
            common = Counter(record[name] for record in everybody if record[name])
            for index in map(int, np.nonzero(levels[:, column] == EQUAL)[0]):
                count = common.get(left[pairs[index][0]][name])
                part[index] = math.log(count / len(everybody)) if count else part[index]
        total += part
    return total


def _shares(levels: NDArray[np.int8], weight: NDArray[np.float64]) -> dict[int, float]:
    return {
        level: float((weight[levels == level].sum() + 0.5) / (weight.sum() + 2.5))
        for level in range(5)
    }


def _logarithms(shares: Mapping[int, float]) -> NDArray[np.float64]:
    return np.array([math.log(max(shares[level], 1e-6)) for level in range(5)])
