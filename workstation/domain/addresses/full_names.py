"""Names in full, as lists and letters write them: Wah Fu Estate, 華富邨; Wah Kee House, 華基樓."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from workstation.domain.addresses.areas import Area, certain_areas
from workstation.domain.addresses.naming import part_tag, part_words
from workstation.domain.addresses.spelling import Spelling

Key: TypeAlias = tuple[str, ...]
_PARTS: Final = frozenset(("1", "2", "3"))


class FullEstate(NamedTuple):
    """The one estate of a name."""

    id: str


class FullBlocks(NamedTuple):
    """The blocks of a name: in each of some estates the only one."""

    of_estate: Mapping[str, str]


Named: TypeAlias = FullEstate | FullBlocks | Area


class FullName(NamedTuple):
    """A name that a line says in full, and the words it covers."""

    named: Named
    first: int
    after: int


@dataclass(slots=True)
class _Branch:
    """Where names that begin with the same words part."""

    named: Named | None = None
    """What is named when a name ends here."""
    goes_on: dict[str, "_Branch"] = field(default_factory=dict, repr=False)


class FullNames:
    """Every name that means one thing wherever it stands, as a tree of words."""

    def __init__(
        self, estates: Iterable[tuple[Key, str]], blocks: Iterable[tuple[Key, str, str]]
    ) -> None:
        """Make the tree.

        Args:
            estates: (words, id) of every name of an estate.
            blocks: (words, estate's id, block's id) of every name of a block.
        """
        self._root = _Branch()
        found: list[tuple[Key, Named]] = [
            *_estates(estates),
            *_blocks(blocks),
            *dict(certain_areas()).items(),
        ]
        times = Counter(key for key, _ in found)
        for key, named in found:
            if times[key] == 1:
                branch = self._root
                for word in key:
                    branch = branch.goes_on.setdefault(word, _Branch())
                branch.named = named

    def longest(self, spelling: Spelling, first: int) -> FullName | None:
        """Return the longest name that begins with a word."""
        words, after, found = spelling.words, first + 1, None
        branch = self._root.goes_on.get(words[first].text)
        while branch is not None:
            if branch.named is not None:
                found = FullName(branch.named, first, after)
            if after == len(words) or words[after].after_break:
                break
            branch = branch.goes_on.get(words[after].text)
            after += 1
        return found


def _estates(names: Iterable[tuple[Key, str]]) -> Iterable[tuple[Key, FullEstate]]:
    """Return what names mean one estate, its part written in any way: II, 2 or 二."""
    listed = ((way, id_) for words, id_ in names for way in _with_parts(words))
    meant: dict[Key, set[str]] = {}
    for words, id_ in listed:
        meant.setdefault(words, set()).add(id_)
    return ((words, FullEstate(*ids)) for words, ids in meant.items() if len(ids) == 1)


def _with_parts(words: Key) -> Iterator[Key]:
    yield words
    for place, word in enumerate(words):
        if part_tag(word) in _PARTS:
            for other in set(part_words(word)) - {word}:
                yield (*words[:place], other, *words[place + 1 :])


def _blocks(names: Iterable[tuple[Key, str, str]]) -> Iterable[tuple[Key, FullBlocks]]:
    """Return what names mean one block in each of some estates."""
    listed = set(names)
    times = Counter((words, estate) for words, estate, _ in listed)
    meant: dict[Key, dict[str, str]] = {}
    for words, estate, block in listed:
        if times[words, estate] == 1:
            meant.setdefault(words, {})[estate] = block
    return ((words, FullBlocks(own)) for words, own in meant.items())
