"""Reading declared addresses with the gazetteer that lies on this computer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workstation.domain.addresses import Gazetteer, ParsedAddress, parse_address
from workstation.domain.roster import PlaceName, RosterFinding, places_of


@dataclass(frozen=True, slots=True)
class AddressReader:
    """Parses addresses; the gazetteer is read when the first one comes."""

    gazetteer: Callable[[], Gazetteer]

    def __call__(self, text: str) -> ParsedAddress:
        """Return what a line says."""
        return parse_address(text, self.gazetteer())

    def district(self, text: str) -> str:
        """Return the code of the district an address lies in, or an empty text."""
        found = self(text).district
        return "" if found is None else found.value

    def places(self, findings: Iterable[RosterFinding | None]) -> Mapping[str, PlaceName]:
        """Return the names of the estates and blocks that findings name by code."""
        return places_of(findings, self.gazetteer())
