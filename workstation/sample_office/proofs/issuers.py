"""The invented companies and offices that send proofs; none of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workstation.domain.proofs import ProofKind
from workstation.sample_office.tables import RESOURCES, read_rows


class Emblem(StrEnum):
    """The sign in a letterhead."""

    BOLT = "bolt"
    DROP = "drop"
    FLAME = "flame"
    PEAK = "peak"
    HEXAGON = "hexagon"
    SEAL = "seal"
    WAVES = "waves"
    RINGS = "rings"
    KNOT = "knot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who sent a paper, and the addresses that are printed on it but are nobody's home."""

    english: str
    chinese: str
    emblem: Emblem
    colour: str
    """The house colour, dark enough to print white on."""
    tint: str
    """A pale ground that goes with it."""
    accent: str
    office_en: str
    office_zh: str
    payment_en: str
    payment_zh: str
    hotline: str

    def name(self, *, chinese: bool) -> str:
        """Return the name in one language."""
        return self.chinese if chinese else self.english

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that a careless reader could take for the holder's."""
        return (self.office_en, self.office_zh, self.payment_en, self.payment_zh)


Issuers = Mapping[ProofKind, tuple[Issuer, ...]]


def load_issuers() -> Issuers:
    """Read who sends what."""
    issuers: dict[ProofKind, tuple[Issuer, ...]] = {}
    for row in read_rows(RESOURCES / "sample_office" / "issuers.csv"):
        kind = ProofKind(row.pop("kind"))
        emblem = Emblem(row.pop("emblem"))
        issuers[kind] = (*issuers.get(kind, ()), Issuer(emblem=emblem, **row))
    return issuers
