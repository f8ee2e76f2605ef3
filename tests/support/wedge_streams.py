"""What scanners send: references of letters and zones of documents, as their settings make them.

The zones are specimens of ICAO Doc 9303 (parts 4 to 7) and made-up Exit-Entry Permits.
"""

from dataclasses import dataclass
from random import Random

from tests.support.made_mrz import made_cs, made_ct
from workstation.domain.letters import LetterReference

REFERENCE = LetterReference.drawn(bytes(range(16)))
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
TD2 = (
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
)
PERMIT = made_cs(Random(3)).lines
TAIWAN_PERMIT = made_ct(Random(8)).lines
"""Its second line is letters and digits only; none of them is Y or Z, which nothing tells apart."""
QUICK_S = 0.004
SLOW_S = 0.040

GERMAN = str.maketrans("<:yzYZ", ";Özy" + "ZY")
FRENCH = str.maketrans("<:aqzwmAQZWM1234567890", ".M" + "qawz,QAWZ?" + "&é\"'(-è_çà")
FRENCH_SCANNER = str.maketrans("<:aqzwmAQZWM1234567890", "\\." + "qawz;QAWZ:" + "!@#$%^&*()")


@dataclass(frozen=True)
class Stream:
    """Bursts of characters with pauses between them."""

    name: str
    bursts: tuple[str, ...]
    meant: str
    gap_s: float = QUICK_S
    pause_s: float = 0.4
    wrong_layout: bool = False
    committed: bool = False
    """An input method is active: the characters come as words it commits."""

    def __str__(self) -> str:
        return self.name


def _zones() -> list[Stream]:
    made = []
    for name, lines in (
        ("td3", TD3),
        ("td2", TD2),
        ("td1", TD1),
        ("permit", PERMIT),
        ("ct", TAIWAN_PERMIT),
    ):
        meant = "\n".join(lines)
        for end_name, start, end in _ENDS:
            sent = "".join(f"{start}{line}{end}" for line in lines)
            made.append(Stream(f"{name}, {end_name}", (sent,), meant))
        one_by_one = tuple(f"{line}\r" for line in lines)
        made += [
            Stream(f"{name} line by line", one_by_one, meant),
            Stream(f"{name} line by line without ends", lines, meant),
            Stream(f"{name} slow", (f"{meant}\n".replace("\n", "\r"),), meant, gap_s=SLOW_S),
            Stream(f"{name} small", (f"{meant.lower()}\n".replace("\n", "\r"),), meant),
            Stream(f"{name} twice", ("\r".join(lines * 2) + "\r",), meant),
            Stream(f"{name} twice without a break", ("".join(lines * 2),), meant),
            Stream(f"{name} for >", _instead(lines, ">"), meant, wrong_layout=True),
            Stream(f"{name} for ,", _instead(lines, ","), meant, wrong_layout=True),
            Stream(f"{name} for ;", _instead(lines, ";"), meant, wrong_layout=True),
            Stream(f"{name} German", _at(lines, GERMAN), meant, wrong_layout=True),
            Stream(f"{name} French", _at(lines, FRENCH), meant, wrong_layout=True),
            Stream(f"{name} sent French", _at(lines, FRENCH_SCANNER), meant, wrong_layout=True),
            *(
                Stream(
                    f"{name} Chinese {filler}",
                    _instead(lines, filler),
                    meant,
                    wrong_layout=True,
                    committed=committed,
                )
                for filler in "＜《〈"
                for committed in (False, True)
            ),
        ]
    return made


def _instead(lines: tuple[str, ...], filler: str) -> tuple[str, ...]:
    return ("\r".join((*lines, "")).replace("<", filler),)


def _at(lines: tuple[str, ...], layout: dict[int, str]) -> tuple[str, ...]:
    return ("\r".join((*lines, "")).translate(layout),)


_ENDS = (
    ("CR", "", "\r"),
    ("LF", "", "\n"),
    ("CR LF", "", "\r\n"),
    ("TAB", "", "\t"),
    ("no end", "", ""),
    ("STX ETX", "\x02", "\x03"),
    ("STX CR ETX", "\x02", "\r\x03"),
)


def _references() -> list[Stream]:
    made = []
    for name, text in (("symbol", REFERENCE.symbol), ("digits", REFERENCE.digits)):
        for end_name, start, end in _ENDS:
            made.append(Stream(f"{name}, {end_name}", (f"{start}{text}{end}",), text))
        made += [
            Stream(f"{name} slow", (f"{text}\r",), text, gap_s=SLOW_S),
            Stream(f"{name} slow without end", (text,), text, gap_s=SLOW_S),
            Stream(f"{name} twice", (f"{text}\r", f"{text}\r"), text, pause_s=0.2),
            Stream(f"{name} committed", (f"{text}\r",), text, committed=True),
        ]
    symbol, digits = REFERENCE.symbol, REFERENCE.digits
    made += [
        Stream("symbol small", (f"{symbol.lower()}\r",), symbol.lower()),
        Stream("symbol for ;", (symbol.replace(":", ";"),), "", wrong_layout=True),
        Stream("symbol German", _at((symbol,), GERMAN), "", wrong_layout=True),
        Stream("symbol French", _at((symbol,), FRENCH), "", wrong_layout=True),
        Stream("symbol sent French", _at((symbol,), FRENCH_SCANNER), "", wrong_layout=True),
        Stream("digits French", _at((digits,), FRENCH), "", wrong_layout=True),
        Stream("symbol Chinese", _at((symbol,), str.maketrans(":", "：")), "", wrong_layout=True),
    ]
    return made


STREAMS = (*_references(), *_zones())
"""Every kind; ``meant`` is empty where any spelling of ``REFERENCE`` will do."""

ROWS_MISSING = tuple(
    Stream(f"{line[:5]} alone", (f"{line}{end}",), line)
    for line in (*TD3, *TD2, *TD1)
    for end in ("\r", "")
)
"""One row of several: told after the scanner had its time for the others."""
