"""Write ``workstation/domain/simplified_characters.py`` from OpenCC's character dictionaries.

Run once by a developer, never by the program::

    python -m workstation.gateway.build_character_table TSCharacters.txt STCharacters.txt

They are the Traditional to Simplified dictionary of OpenCC (BYVoid, Apache-2.0) and the one back;
the package ``opencc-python-reimplemented`` (Apache-2.0) carries them under ``opencc/dictionary``.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from workstation.domain import simplified_characters

_VARIANT_PAIRS: Final = (
    "邨村恆恒祐佑珮佩峯峰啓启啟启黃黄臺台羣群裡里裏里衞卫滙汇匯汇緻致褔福釆采"
    "綉绣繡绣昇升湧涌麪面廸迪敎教靑青眞真淸清戸户説说㘭坳舖铺鋪铺窻窗牀床"
    "恵惠辺边沢泽広广斎斋浜滨桜樱竜龙実实栄荣徳德渋涩滝泷塩盐黒黑関关歩步児儿円圆暁晓顕显緑绿"
)
VARIANTS: Final[Mapping[str, str]] = dict(
    zip(_VARIANT_PAIRS[::2], _VARIANT_PAIRS[1::2], strict=True)
)
"""Characters that addresses and names write in two ways which OpenCC keeps apart: of Hong Kong, and
the Japanese forms, which readers take for those of Hong Kong and the other way round."""
_OTHERS: Final = "佑祐佩珮陞村邨旗旂採埰彫琱幹榦裏裡"
"""Characters of names that are others than those they fold with, though no list of OpenCC says so:
some are folded above, of some OpenCC knows only the commoner one."""
_IN_NO_NAME: Final = "叶胜广"
"""Traditional characters by OpenCC's lists that stand in names for 葉, 勝 and 廣 only."""
_HONG_KONG: Final = "big5hkscs"

_HEADER: Final = '''"""Traditional characters and what they fold to; written by a program.

Source: OpenCC's ``TSCharacters.txt`` (BYVoid and contributors, Apache License 2.0), first choice of
each line, its ``STCharacters.txt``, lines with several, and what is listed in
``workstation/gateway/build_character_table.py``, which wrote this file. Only facts of single
characters: which one stands for which, and which ones are others for all that.
"""

from typing import Final
'''
_LINE: Final = 44


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


def apart_in(lines: Iterable[str], others: str = _OTHERS) -> set[str]:
    """Return the Traditional characters that share a Simplified form with another one.

    Of such a form OpenCC lists all it stands for, itself too where it is Traditional as well.
    """
    lists = [line.rstrip("\n").partition("\t")[2].split(" ") for line in lines]
    listed = {one for several in lists if len(several) > 1 for one in several}
    return listed.difference(_IN_NO_NAME).union(others)


def printed_of(pairs: Mapping[str, str], apart: Collection[str]) -> set[str]:
    """Return the folded forms that Hong Kong's own character set has, but for those kept apart."""
    return {form for form in pairs.values() if form not in apart and _is_printed(form)}


def _is_printed(character: str) -> bool:
    try:
        character.encode(_HONG_KONG)
    except UnicodeEncodeError:
        return False
    return True


def _module(pairs: Mapping[str, str], apart: Collection[str]) -> Iterator[str]:
    yield _HEADER
    both = "".join(a + b for a, b in pairs.items())
    yield from _constant("PAIRS", both, "Two characters each: as written, as folded.")
    yield from _constant(
        "APART",
        "".join(sorted(apart)),
        "Traditional characters that are others than any of these they fold with: 昇 and 升.",
    )
    yield from _constant(
        "PRINTED",
        "".join(sorted(printed_of(pairs, apart))),
        "Folded forms that need not be Simplified: Hong Kong prints them too, 黄 for 黃.",
    )


def _constant(name: str, characters: str, told: str) -> Iterator[str]:
    yield f"\n{name}: Final = (\n"
    for start in range(0, len(characters), _LINE):
        yield f'    "{characters[start : start + _LINE]}"\n'
    yield f')\n"""{told}"""\n'


def main(arguments: list[str]) -> None:
    """Write the module from the dictionaries named on the command line."""
    to_simplified, back = (Path(name).read_text(encoding="utf-8") for name in arguments)
    module = _module(pairs_of(to_simplified.splitlines()), apart_in(back.splitlines()))
    Path(simplified_characters.__file__).write_text("".join(module), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
