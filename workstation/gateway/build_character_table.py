"""Write ``workstation/domain/simplified_characters.py`` from OpenCC's character dictionary.

Run once by a developer, never by the program::

    python -m workstation.gateway.build_character_table TSCharacters.txt

``TSCharacters.txt`` is the Traditional to Simplified dictionary of OpenCC (BYVoid, Apache-2.0); the
package ``opencc-python-reimplemented`` (Apache-2.0) carries it under ``opencc/dictionary``.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from workstation.domain import simplified_characters

_VARIANT_PAIRS: Final = (
    "邨村恆恒祐佑珮佩峯峰啓启啟启黃黄臺台羣群裡里裏里衞卫滙汇匯汇緻致褔福釆采"
    "綉绣繡绣昇升湧涌麪面廸迪敎教靑青眞真淸清戸户説说㘭坳舖铺鋪铺窻窗牀床"
)
VARIANTS: Final[Mapping[str, str]] = dict(
    zip(_VARIANT_PAIRS[::2], _VARIANT_PAIRS[1::2], strict=True)
)
"""Characters Hong Kong addresses and names write in two ways that OpenCC keeps apart."""

_HEADER: Final = '''"""Traditional characters and what they fold to; written by a program.

Source: OpenCC's ``TSCharacters.txt`` (BYVoid and contributors, Apache License 2.0), first choice of
each line, and the variants listed in ``workstation/gateway/build_character_table.py``, which wrote
this file. Only facts of single characters: which one stands for which.
"""

from typing import Final

PAIRS: Final = (
'''
_PAIRS_A_LINE: Final = 22


def pairs_of(lines: Iterable[str], variants: Mapping[str, str] = VARIANTS) -> dict[str, str]:
    """Return what each character folds to; folding twice changes nothing."""
    table: dict[str, str] = {}
    for line in lines:
        traditional, _, choices = line.rstrip("\n").partition("\t")
        simplified = choices.split(" ")[0]
        if len(traditional) == 1 and len(simplified) == 1:
            table[traditional] = simplified
    table.update(variants)
    settled = {character: _settle(character, table) for character in table}
    return {a: b for a, b in sorted(settled.items()) if a != b}


def _settle(character: str, table: Mapping[str, str]) -> str:
    seen = {character}
    while (following := table.get(character, character)) not in seen:
        seen.add(following)
        character = following
    return character


def _module(pairs: Mapping[str, str]) -> Iterator[str]:
    yield _HEADER
    joined = [a + b for a, b in pairs.items()]
    for start in range(0, len(joined), _PAIRS_A_LINE):
        yield f'    "{"".join(joined[start : start + _PAIRS_A_LINE])}"\n'
    yield ')\n"""Two characters each: as written, as folded."""\n'


def main(arguments: list[str]) -> None:
    """Write the module from the dictionary named on the command line."""
    with Path(arguments[0]).open(encoding="utf-8") as dictionary:
        pairs = pairs_of(dictionary)
    Path(simplified_characters.__file__).write_text("".join(_module(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
