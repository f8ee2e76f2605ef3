r"""Write ``workstation/domain/character_readings.py``: how characters of names are read.

Run once by a developer, never by the program::

    python -m workstation.gateway.build_reading_table charToLshk.json pinyin_dict.json \
        charToRoman.json

``charToLshk.json`` is the Jyutping table of the package ``cantonese-romanisation`` 1.0.5 (Chun Law,
MIT), under ``cantoroman/data``; ``pinyin_dict.json`` that of ``pypinyin`` 0.55.0 (mozillazg and
contributors, MIT). Kept are the characters of Big5, which Hong Kong names are written in, in their
folded form, and the readings of everything that folds to them, without tones. ``charToRoman.json``,
beside the first, has how the Government spells a character: a Jyutping reading that none of these
spells is rare, unless all of the character's are. Rare in Mandarin is what ``pinyin_dict.json``
does not name first.
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
from workstation.domain.romanisation import spellings

_HEADER: Final = '''"""Characters by their Cantonese and Mandarin readings; written by a program.

Sources: Jyutping from the package ``cantonese-romanisation`` 1.0.5 (Chun Law, MIT License), pinyin
from ``pypinyin`` 0.55.0 (mozillazg and contributors, MIT License), both without tones, for the
characters of Big5 in folded form; ``workstation/gateway/build_reading_table.py`` wrote this file.
Cantonese zi and ci are parted: ``tz`` and ``ts`` where Mandarin has z, c or s. Names keep these
apart: 子 is Tsz, 志 is Chi. ``RARE_CANTONESE`` repeats the readings that the Government's spellings
of the character, in the first package too, do not have: 喜 is Hei, hardly Chi. ``RARE_MANDARIN``
repeats those that ``pypinyin`` names after another one of the character: 熙 is xi, hardly yi.
"""

from typing import Final
'''
_TABLES: Final = ("CANTONESE", "MANDARIN", "RARE_CANTONESE", "RARE_MANDARIN")
_APICAL: Final = {"zi": "tz", "ci": "ts"}
_TSZ: Final = frozenset(_APICAL.values())
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


def rare_readings(
    cantonese: Mapping[str, str], spelt: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Return the characters under each syllable that is only a rare reading of theirs.

    Args:
        cantonese: the characters under each syllable.
        spelt: how the Government spells a character.
    """
    usual, common = defaultdict[str, set[str]](set), set[str]()
    for character, words in spelt.items():
        usual[fold_chinese(character)].update(words)
    rare = defaultdict[str, set[str]](set)
    for syllable, characters in cantonese.items():
        for character in characters:
            # That table knows no Tsz.
            if syllable in _TSZ or not spellings()[syllable].isdisjoint(usual[character]):
                common.add(character)
            else:
                rare[syllable].add(character)
    return _sorted({syllable: found & common for syllable, found in rare.items() if found & common})


def rare_pinyin(mandarin: Mapping[str, str], pinyin: Mapping[str, str]) -> dict[str, str]:
    """Return the characters under each syllable that another reading of theirs is named before.

    Args:
        mandarin: the characters under each syllable.
        pinyin: the readings of a code point, parted by commas, with tone marks.
    """
    first = defaultdict[str, set[str]](set)
    for point, readings in pinyin.items():
        first[fold_chinese(chr(int(point)))].add(_toneless(readings.partition(",")[0]))
    rare = {
        syllable: [character for character in characters if syllable not in first[character]]
        for syllable, characters in mandarin.items()
    }
    return _sorted({syllable: characters for syllable, characters in rare.items() if characters})


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


def _module(*tables: Mapping[str, str]) -> Iterator[str]:
    yield _HEADER
    for name, table in zip(_TABLES, tables, strict=True):
        yield f"\n{name}: Final = (\n"
        text = " ".join(f"{syllable} {characters}" for syllable, characters in table.items())
        for start in range(0, len(text), _LINE):
            yield f'    "{text[start : start + _LINE]}"\n'
        yield ")\n"
        yield '"""A syllable and its characters, and so on, parted by spaces."""\n'


def main(arguments: list[str]) -> None:
    """Write the module from the three tables named on the command line."""
    tables = [json.loads(Path(each).read_text(encoding="utf-8")) for each in arguments[:3]]
    jyutping, pinyin, spelt = tables
    cantonese, mandarin = readings_of(jyutping, pinyin)
    rare = rare_readings(cantonese, spelt), rare_pinyin(mandarin, pinyin)
    module = "".join(_module(cantonese, mandarin, *rare))
    Path(character_readings.__file__).write_text(module, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
