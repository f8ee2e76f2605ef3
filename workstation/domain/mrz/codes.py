"""Codes of issuers and nationalities that are met in zones beside those of ISO 3166."""

from typing import Final

from workstation.domain.country_codes import COUNTRY_CODES

SPECIMEN: Final = "UTO"
"""Utopia, issuer of the specimens of ICAO Doc 9303."""
_OLD: Final = ("ANT", "NTZ")
"""The Netherlands Antilles and the neutral zone, in ICAO Doc 9303 part 3 section 5."""
KNOWN_CODES: Final = COUNTRY_CODES.union(_OLD, (SPECIMEN,))
