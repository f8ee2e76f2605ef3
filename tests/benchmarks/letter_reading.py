"""How many worn letters are read, per wear and symbol, and whether any is read wrongly.

The letters are made from a seed (``tests/support/made_letters.py``) and go the way of a photograph
given to ``letters read``: through the sandbox to the reader. The exit code is 1 when less than the
promised part was read, or anything was read that is not on the letter::

    ./start bench letter_reading --each 10 --seed 5
    ./start bench letter_reading --each 2 --save /tmp/letters
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.made_letters import MadeLetter, Wear, made_letters
from workstation.bootstrap import letter_reader
from workstation.gateway.barcodes import Symbol
from workstation.gateway.letter_reading import LetterReader

PROMISED = {Symbol.QR: 0.98, Symbol.CODE_128: 0.90}
"""Of the letters without a stamp on the symbol."""


@dataclass(slots=True)
class Count:
    """What was read of the letters counted so far."""

    made: Counter[tuple[Wear, Symbol]] = field(default_factory=Counter)
    read: Counter[tuple[Wear, Symbol]] = field(default_factory=Counter)
    wrong: int = 0
    """References accepted that are not on their letters."""
    seconds: float = 0.0
    """The reader's CPU time, without the opening of the files."""

    def add(self, reader: LetterReader, letter: MadeLetter) -> bool:
        """Read a letter, count it, and say whether it was read."""
        began = time.process_time()
        found = {one.reference for one in reader.read(letter.body)}
        self.seconds += time.process_time() - began
        self.made[letter.wear, letter.symbol] += 1
        self.read[letter.wear, letter.symbol] += letter.reference in found
        self.wrong += len(found - {letter.reference})
        return letter.reference in found

    def part(self, symbol: Symbol) -> float:
        """Return the part of the letters read by one symbol, the stamped ones left out."""
        chosen = [each for each in self.made if each[1] is symbol and each[0] is not Wear.STAMPED]
        made, read = (sum(count[each] for each in chosen) for count in (self.made, self.read))
        return read / made if made else 0.0

    def kept(self) -> bool:
        """Say whether what is promised was kept."""
        return not self.wrong and all(self.part(s) >= least for s, least in PROMISED.items())


def measured(seed: int, each: int, save: Path | None = None) -> Count:
    """Make letters and read them; those that were not read are kept in ``save``, to be seen."""
    count = Count()
    with letter_reader() as reader:
        for number, letter in enumerate(made_letters(seed, each), start=1):
            if number % 24 == 0:
                print(f"{number} pictures read", file=sys.stderr)
            if not count.add(reader, letter) and save is not None:
                save.mkdir(parents=True, exist_ok=True)
                name = f"{number}-{letter.wear}-{letter.symbol}.jpg".replace(" ", "-")
                (save / name).write_bytes(letter.body)
    return count


def main() -> int:
    """Measure, print a table, and say whether the promise was kept."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--each", type=int, default=5, help="letters of every wear")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--save", type=Path, help="a folder for the letters that were not read")
    chosen = options.parse_args()
    count = measured(chosen.seed, chosen.each, chosen.save)
    print(f"{'read of the letters':20}{'QR':>10}{'Code 128':>10}")
    for wear in Wear:
        cells = [f"{count.read[wear, s]}/{count.made[wear, s]}" for s in Symbol]
        print(f"{wear:20}{cells[0]:>10}{cells[1]:>10}")
    parts = [f"{count.part(symbol):.1%}" for symbol in Symbol]
    print(f"{'without the stamped':20}{parts[0]:>10}{parts[1]:>10}")
    pictures = count.made.total()
    print(f"wrong: {count.wrong}; CPU a picture: {count.seconds / pictures * 1000:.0f} ms")
    return 0 if count.kept() else 1


if __name__ == "__main__":
    sys.exit(main())
