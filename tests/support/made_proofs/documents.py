"""One made proof: drawn, worn, saved, with its truth and the claims beside it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final, NamedTuple

from tests.support.made_proofs.case import BOTH, CHINESE, ENGLISH, Case
from tests.support.made_proofs.chances import draw_case
from tests.support.made_proofs.claims import Claim, claims_beside, lie_about
from tests.support.made_proofs.forms import (
    DOCUMENTS,
    HARD,
    LYING,
    STANDARD,
    Form,
    MadeFile,
    scan_with_layer,
)
from tests.support.made_proofs.ink import to_pixels
from tests.support.made_proofs.layouts import LAYOUTS
from tests.support.made_proofs.paper import Paper
from tests.support.made_proofs.pdf import DOTS
from tests.support.made_proofs.truth import ADDRESS, Truth, marks_of


class Level(NamedTuple):
    """A sort of material that is scored by itself."""

    scripts: Sequence[str]
    forms: Mapping[str, Form]


_EITHER: Final = (ENGLISH, BOTH)
LEVELS: Final[Mapping[str, Level]] = {
    "standard": Level(_EITHER, STANDARD),
    "chinese": Level((CHINESE,), STANDARD),
    "hard": Level(_EITHER, HARD),
    "hard-chinese": Level((CHINESE,), HARD),
    "pdf": Level((ENGLISH, CHINESE, BOTH), DOCUMENTS),
}
_IN_TWENTY: Final = {"standard": 7, "chinese": 4, "hard": 3, "hard-chinese": 3, "pdf": 3}
_LIES: Final = 0.4
"""The share of lying layers among the PDF files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeProof:
    """A file as an applicant uploads it."""

    level: str
    body: bytes = field(repr=False)
    suffix: str
    truth: Truth
    claims: tuple[Claim, ...] = field(repr=False)


def level_of(index: int) -> str:
    """Return the level of the proof of a number; every twenty have all."""
    levels = [level for level, count in _IN_TWENTY.items() for _ in range(count)]
    return levels[index * 7 % len(levels)]


def made_proof(seed: int, index: int) -> MadeProof:
    """Make the proof of a number; the same every time."""
    rng = Random(f"{seed}/{index}")
    name = level_of(index)
    level = LEVELS[name]
    case = draw_case(rng, rng.choice(list(LAYOUTS)), rng.choice(level.scripts))
    paper = drawn(case)
    form = rng.choice(list(level.forms))
    claims = list(claims_beside(case, rng))
    if level.forms is DOCUMENTS and rng.random() < _LIES:
        form = LYING
        lying, lie = lie_about(case, rng)
        claims.append(lie)
        made = scan_with_layer(paper, drawn(lying), rng)
    else:
        made = level.forms[form](paper, rng)
    return MadeProof(
        level=name,
        body=made.body,
        suffix=made.suffix,
        truth=_truth(case, made, form),
        claims=tuple(claims),
    )


def composed_proof(seed: int, index: int) -> tuple[MadeProof, Paper]:
    """Compose the paper of a number and what may be declared beside it, and draw no file of it."""
    rng = Random(f"{seed}/{index}/composed")
    name = level_of(index)
    case = draw_case(rng, rng.choice(list(LAYOUTS)), rng.choice(LEVELS[name].scripts))
    paper = drawn(case)
    file = MadeFile(b"", "", marks_of(paper, 1, to_pixels(DOTS)))
    proof = MadeProof(
        level=name,
        body=file.body,
        suffix=file.suffix,
        truth=_truth(case, file, "composed"),
        claims=tuple(claims_beside(case, rng)),
    )
    return proof, paper


def drawn(case: Case) -> Paper:
    """Return the composed paper of a case; the same whenever it is drawn."""
    paper = Paper(case.look)
    LAYOUTS[case.kind].draw(paper, replace(case, rng=deepcopy(case.rng)))
    return paper


def _truth(case: Case, made: MadeFile, form: str) -> Truth:
    def texts(part: str) -> tuple[str, ...]:
        return tuple(mark.text for mark in made.marks if mark.part == part)

    return Truth(
        kind=LAYOUTS[case.kind].kind,
        layout=case.kind,
        form=form,
        script=case.script,
        names=texts("name"),
        address=texts(ADDRESS),
        issued_on=case.issued_on,
        marks=made.marks,
        pages=made.pages,
        about_another_home=case.supply is not None,
    )
