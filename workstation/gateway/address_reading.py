"""Reading declared addresses with the gazetteer that lies on this computer."""

from collections.abc import Callable
from dataclasses import dataclass

from workstation.domain.addresses import Gazetteer, ParsedAddress, parse_address


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
