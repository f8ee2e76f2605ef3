"""Counts what a reader of proofs got right, per level of material."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from statistics import fmean
from typing import Final, NamedTuple

from tests.support.made_proofs import LEVELS, MadeProof
from tests.support.overlap import overlap
from tests.support.proof_readers import Answer

_HOUSES: Final = ("block", "building", "estate")
"""A house, or a few of them, is one or the other by whoever tells."""


class Wrong(NamedTuple):
    """An answer that somebody should look at; the proof can be made again from its numbers."""

    seed: int
    number: int
    what: str
    kind: str
    note: str

    def line(self) -> str:
        """Return the answer for the eye."""
        return f"  {self.what}: --seed {self.seed}, index {self.number}: {self.kind} | {self.note}"


@dataclass(slots=True)
class Score:
    """The counts of one level."""

    verdicts: Counter[str] = field(default_factory=Counter)
    """Of true records as they were declared."""
    elsewhere: Counter[str] = field(default_factory=Counter)
    """Those among them whose paper is about another home than it is sent to."""
    reworded: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    """Near misses asked, by kind."""
    accepted: Counter[str] = field(default_factory=Counter)
    """Near misses called a match, by kind."""
    dates: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    forms: Counter[tuple[str, bool]] = field(default_factory=Counter)
    name_overlaps: list[float] = field(default_factory=list)
    address_overlaps: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    """For each page."""

    def add(self, proof: MadeProof, answer: Answer) -> None:
        """Count one proof."""
        truth = proof.truth
        for claim, verdict in zip(proof.claims, answer.verdicts, strict=True):
            if claim.kind == "true":
                self.verdicts[verdict] += 1
                self.elsewhere[verdict] += truth.about_another_home
                self.forms[truth.form, verdict == "match"] += 1
            elif claim.holds:
                self.reworded[verdict] += 1
            else:
                self.near[claim.kind] += 1
                self.accepted[claim.kind] += verdict == "match"
        self.dates[answer.issued_on == truth.issued_on] += 1
        self.kinds[answer.kind == truth.kind] += 1
        self.cpu_s += [answer.cpu_s / truth.pages] * truth.pages
        for part, value in overlaps(proof, answer):
            (self.name_overlaps if part == "name" else self.address_overlaps).append(value)

    def plus(self, other: "Score") -> "Score":
        """Return the counts of both."""
        summed = {
            one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)
        }
        return Score(**summed)


def overlaps(proof: MadeProof, answer: Answer) -> Iterator[tuple[str, float]]:
    """Yield how well each frame lies on what it frames."""
    for framed in answer.framed:
        parts = _HOUSES if framed.part in _HOUSES else (framed.part,)
        true = [
            mark.quad
            for mark in proof.truth.marks
            if mark.part in parts and mark.page == framed.page
        ]
        yield framed.part, max((overlap(framed.quad, quad) for quad in true), default=0.0)


def wrongs(seed: int, index: int, proof: MadeProof, answer: Answer) -> Iterator[Wrong]:
    """Yield what went wrong with one proof, the worst first."""
    truth = proof.truth
    about = f"{proof.level} {truth.layout} {truth.form}"
    for claim, verdict in zip(proof.claims, answer.verdicts, strict=True):
        declared = claim.declared
        said = f"{declared.name.english} {declared.name.chinese}, {declared.address}"
        shown = " / ".join((*truth.names, *truth.address))
        if not claim.holds and verdict == "match":
            yield Wrong(seed, index, "FALSE ACCEPT", claim.kind, f"{said} | {about}: {shown}")
        elif claim.holds and verdict == "mismatch":
            yield Wrong(seed, index, "denied", claim.kind, f"{said} | {about}: {shown}")
    if answer.verdicts[0] != "match":
        yield Wrong(seed, index, "not matched", about, ", ".join(answer.unsettled))
    if answer.issued_on != truth.issued_on:
        yield Wrong(seed, index, "day", about, f"{answer.issued_on} for {truth.issued_on}")


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Yield the lines of the table, levels in their order."""
    yield (
        f"{'level':<14}{'papers':>7}{'match':>8}{'unsure':>8}{'mismatch':>9}{'reworded':>10}"
        f"{'near':>7}{'accepted':>9}{'day':>7}{'kind':>7}{'name':>7}{'addr.':>7}{'CPU s':>7}"
    )
    for level in [name for name in LEVELS if name in scores]:
        score = scores[level]
        papers, reworded = score.verdicts.total(), score.reworded.total()
        yield (
            f"{level:<14}{papers:>7}"
            f"{_percent(score.verdicts['match'], papers):>8}"
            f"{_percent(score.verdicts['unsure'], papers):>8}"
            f"{_percent(score.verdicts['mismatch'], papers):>9}"
            f"{_percent(score.reworded['match'], reworded):>10}"
            f"{score.near.total():>7}{score.accepted.total():>9}"
            f"{_percent(score.dates[True], papers):>7}{_percent(score.kinds[True], papers):>7}"
            f"{_mean(score.name_overlaps):>7}{_mean(score.address_overlaps):>7}"
            f"{_mean(score.cpu_s):>7}"
        )


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.1f}%" if of else "-"


def _mean(values: Sequence[float]) -> str:
    return f"{fmean(values):.2f}" if values else "-"


def by_form(scores: dict[str, Score]) -> Iterator[str]:
    """Yield how many true records of each form of file matched."""
    forms: Counter[tuple[str, bool]] = Counter()
    for score in scores.values():
        forms += score.forms
    for form in sorted({form for form, _ in forms}):
        matched, missed = forms[form, True], forms[form, False]
        yield f"  {form:<14}{matched:>4} of {matched + missed}"


def elsewhere(scores: dict[str, Score]) -> str:
    """Say what was found of papers that are sent to one home and are about another."""
    verdicts: Counter[str] = Counter()
    for score in scores.values():
        verdicts += score.elsewhere
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    return f"  sent to one home, about another: {told or 'none'}"


def by_near_miss(scores: dict[str, Score]) -> Iterator[str]:
    """Yield how many near misses of each kind were asked and called a match."""
    asked: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for score in scores.values():
        asked += score.near
        accepted += score.accepted
    for kind in sorted(asked):
        yield f"  {kind:<26}{asked[kind]:>6} asked, {accepted[kind]} called match"
