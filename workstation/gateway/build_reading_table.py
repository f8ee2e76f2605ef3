"""Write ``workstation/domain/character_readings.py``: how characters of names are read.

Run once by a developer, never by the program::

    python -m workstation.gateway.build_reading_table charToLshk.json pinyin_dict.json

``charToLshk.json`` is the Jyutping table of the package ``cantonese-romanisation`` 1.0.5 (Chun Law,
MIT), under ``cantoroman/data``; ``pinyin_dict.json`` that of ``pypinyin`` 0.55.0 (mozillazg and
contributors, MIT). Kept are the characters of Big5, which Hong Kong names are written in, in their
folded form, and the readings of everything that folds to them, without tones.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from workstation.domain import character_readings
from workstation.domain.chinese import fold_chinese

_HEADER: Final = '''"""Characters by their Cantonese and Mandarin readings; written by a program.

Sources: Jyutping from the package ``cantonese-romanisation`` 1.0.5 (Chun Law, MIT License), pinyin
from ``pypinyin`` 0.55.0 (mozillazg and contributors, MIT License), both without tones, for the
characters of Big5 in folded form; ``workstation/gateway/build_reading_table.py`` wrote this file.
Cantonese zi and ci are parted: ``tz`` and ``ts`` where Mandarin has z, c or s. Names keep these
apart: 子 is Tsz, 志 is Chi.
"""

from typing import Final
'''
_APICAL: Final = {"zi": "tz", "ci": "ts"}
_ALSO_APICAL: Final = frozenset("芷祉")
"""Written Tsz as if Mandarin had z."""
_LINE: Final = 46


def readings_of(
    jyutping: Mapping[str, Iterable[str]], pinyin: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the characters under each Cantonese and each Mandarin syllable.

    Args:
        jyutping: the readings of a character, with tones.
        pinyin: the readings of a code point, parted by commas, with tone marks.
    """
    cantonese, mandarin = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for character in filter(_in_big5, jyutping):
        folded = fold_chinese(character)
        spoken = {_toneless(each) for each in pinyin.get(str(ord(character)), "").split(",")}
        for syllable in spoken - {""}:
            mandarin[syllable].add(folded)
        apical = folded in _ALSO_APICAL or not spoken.isdisjoint({"zi", "ci", "si"})
        for reading in jyutping[character]:
            syllable = "".join(filter(str.isalpha, reading.lower()))  # no tone, no stray byte
            if syllable:
                cantonese[_APICAL.get(syllable, syllable) if apical else syllable].add(folded)
    return _sorted(cantonese), _sorted(mandarin)


def _in_big5(character: str) -> bool:
    try:
        return len(character.encode("big5")) > 1
    except UnicodeEncodeError:
        return False


def _toneless(syllable: str) -> str:
    plain = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    marked = plain.replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(c for c in marked if c.isascii() and c.isalpha())


def _sorted(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {syllable: "".join(sorted(table[syllable])) for syllable in sorted(table)}


def _module(cantonese: Mapping[str, str], mandarin: Mapping[str, str]) -> Iterator[str]:
    yield _HEADER
    for name, table in (("CANTONESE", cantonese), ("MANDARIN", mandarin)):
        yield f"\n{name}: Final = (\n"
        text = " ".join(f"{syllable} {characters}" for syllable, characters in table.items())
        for start in range(0, len(text), _LINE):
            yield f'    "{text[start : start + _LINE]}"\n'
        yield ")\n"
        yield '"""A syllable and its characters, and so on, parted by spaces."""\n'


def main(arguments: list[str]) -> None:
    """Write the module from the two tables named on the command line."""
    tables = [json.loads(Path(each).read_text(encoding="utf-8")) for each in arguments[:2]]
    module = "".join(_module(*readings_of(*tables)))
    Path(character_readings.__file__).write_text(module, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
