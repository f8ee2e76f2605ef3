"""How answers of the roster check compare with what is right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.support.made_queries import MadeQuery, ask_about
from tests.support.made_rosters import make_blocks, write_blocks
from workstation.domain.roster import RosterVerdict

_LET_IN = frozenset({RosterVerdict.EXACT.value, RosterVerdict.PROBABLE.value})


@dataclass
class Score:
    """What so many answers were worth."""

    asked: int = 0
    residents: int = 0
    """Questions of people who do live where they say."""
    found: int = 0
    """Of these, those let in as who they are."""
    wrong: Counter[str] = field(default_factory=Counter)
    """Verdicts that are not right, by the kind of question."""
    let_in: list[MadeQuery] = field(default_factory=list)
    """Who was let in as somebody, or somewhere, wrongly."""
    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often what was right was answered by which verdict."""

    @property
    def recall(self) -> float:
        """The share of true residents who were found."""
        return self.found / max(1, self.residents)

    @property
    def verdicts(self) -> float:
        """The share of verdicts that are right."""
        return 1 - self.wrong.total() / max(1, self.asked)

    def add(self, query: MadeQuery, answer: Mapping[str, Any]) -> None:
        """Count one answer."""
        verdict, resident = answer["verdict"], answer["resident_id"]
        self.asked += 1
        self.table["/".join(sorted(query.expected)), verdict] += 1
        self.residents += query.resident is not None
        if verdict in _LET_IN and resident != query.resident:
            self.let_in.append(query)
        elif verdict in _LET_IN:
            self.found += 1
        if verdict not in query.expected:
            self.wrong[query.kind] += 1

    def lines(self) -> Iterator[str]:
        """Yield the score as a person reads it."""
        for (right, answered), count in sorted(self.table.items()):
            yield f"  right {right:<18} answered {answered:<9} {count:>7}"
        yield f"  recall {self.recall:.5f}, verdicts right {self.verdicts:.5f}, of {self.asked}"
        yield f"  let in wrongly: {len(self.let_in)} {dict(Counter(q.kind for q in self.let_in))}"
        yield f"  wrong by kind: {dict(self.wrong)}"


def make_roster(
    file: Path, *, seed: int, residents: int, queries: int, slips: int = 1
) -> Sequence[MadeQuery]:
    """Write a roster and return the questions about it, from every part of it."""
    rng = Random(seed + 1)
    asked: list[MadeQuery] = []
    count = 0
    for made in write_blocks(file, make_blocks(seed, residents), seed):
        count += sum(len(rows) for rows in made.rows.values())
        due = min(queries, queries * count // residents) - len(asked)
        asked += ask_about(rng, made, due, slips=slips)
    return asked
