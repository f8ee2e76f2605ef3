"""The specimens of Utopia as ICAO Doc 9303 prints them, parts 4 to 7."""

from typing import Final

_NAME: Final = "ERIKSSON<<ANNA<MARIA"
TD3: Final = f"P<UTO{_NAME}<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2: Final = f"I<UTO{_NAME}<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1: Final = f"I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\n{_NAME}<<<<<<<<<<"
MRV_A: Final = f"V<UTO{_NAME}<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
MRV_B: Final = f"V<UTO{_NAME}<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
