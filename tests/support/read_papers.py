"""What a reader may give of a composed paper that nobody drew: its words, well read or badly.

Judging thousands of declarations takes no recognition: what is printed is known. Rows are read as
they stand; of worn papers characters are lost, doubted or taken for others that look alike, and
whole rows are not found. What was taken for something else is doubted, as readers do.
"""

from itertools import groupby
from random import Random
from typing import Final

from tests.support.made_proofs.faces import FIRST_WIDE, advance
from tests.support.made_proofs.paper import Paper, Run
from tests.support.made_proofs.pdf import DOTS
from workstation.domain.extraction import PageFrame, ReadPage, ReadWord
from workstation.domain.proofs import Affine, Quad

_PIXELS: Final = DOTS / 72
"""Of one point."""
_ASCENT: Final = 0.8
_DESCENT: Final = 0.22
_CELLS: Final = 2.5
"""Heights of white between two cells of a table; less is one line to every reader."""
_ALIKE: Final = (
    "0OQDo", "1Il7i|", "2Zz7", "3B8", "4A", "5S6s", "6Gb", "8B3", "9gq", "CGc", "EF", "MNH", "UV",
    "PR", "vyu", "nhr", "tf", "大太犬", "人入八", "日目曰", "未末木", "士土", "己已", "王玉主",
    "千干", "文又", "天夫", "東束", "華畢", "樓棲", "室空", "座庄", "邨邦", "富當", "安女", "明朋",
)  # fmt: skip


def read_paper(paper: Paper, rng: Random, *, wear: float = 0.0) -> ReadPage:
    """Return the words of a paper.

    Args:
        paper: as it was composed.
        rng: the chances of wear.
        wear: the share of characters that are misread, 0 for none.
    """
    words: list[ReadWord] = []
    line = 0
    for _, group in groupby(paper.runs, key=lambda run: run.row):
        runs = [run for run in group if run.text.strip()]
        told = any(run.part for run in runs)
        if not runs or (not told and wear and rng.random() < wear):
            continue
        line += 1
        at_end = runs[0].x
        for text, left, right, run in _pieces(runs):
            if left - at_end > _CELLS * run.size:
                line += 1
            at_end = right
            words += _read(text, left, right, run, line, rng, wear)
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())
    return ReadPage(frame=frame, words=tuple(words))


def _pieces(runs: list[Run]) -> list[tuple[str, float, float, Run]]:
    """Return words and single Chinese characters with where they begin and end, in points."""
    pieces: list[tuple[str, float, float, Run]] = []
    for run in runs:
        x = run.x
        for wide, group in groupby(run.text, key=lambda c: "w" if c >= FIRST_WIDE else c == " "):
            text = "".join(group)
            for piece in text if wide == "w" else (text,):
                after = x + advance(piece, run.font) * run.size
                if piece.strip():
                    pieces.append((piece, x, after, run))
                x = after
    return pieces


def _read(
    text: str, left: float, right: float, run: Run, line: int, rng: Random, wear: float
) -> list[ReadWord]:
    confidence, others, said = rng.uniform(0.9, 0.999), "", ""
    for char in text:
        way = rng.random() / wear if wear else 9.0
        alike = next((one for one in _ALIKE if char in one), "")
        if way < 0.1:
            confidence = rng.uniform(0.2, 0.58)
        elif way < 0.8 and alike:
            said += rng.choice(alike.replace(char, ""))
            confidence = min(confidence, rng.uniform(0.2, 0.58))
            others = char if char >= FIRST_WIDE and rng.random() < 0.8 else ""
        elif way < 1.0:
            said += char
            confidence = min(confidence, rng.uniform(0.3, 0.84))
        else:
            said += char
    if not said:
        return []
    top, bottom = run.baseline - _ASCENT * run.size, run.baseline + _DESCENT * run.size
    box = (left * _PIXELS, top * _PIXELS, right * _PIXELS, bottom * _PIXELS)
    return [ReadWord(said, confidence, Quad.of_box(*box), *box, line, others)]
