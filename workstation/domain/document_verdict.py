"""How far a reading of a document's picture may be believed: the rule of the two readers.

Green asks for everything at once: two readers of different kinds tell the same character in every
place, the second is sure of each, every check digit fits, and issuer and nationality are codes
there are. A check digit alone never makes a reading green: names have none, and a tenth of wrong
numbers passes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Final

from workstation.domain.document_layouts import Column, columns_of
from workstation.domain.document_reading import Doubt, DoubtReason, PictureVerdict
from workstation.domain.mrz import CheckStatus, MrzFormat, MrzReading, MrzWarning, read_mrz

_SURE: Final = 0.6
"""Below this the fixed-pitch reader would not swear to a character."""
_SURE_FREE: Final = 0.8
"""The same where no check digit would tell."""
_SURE_ALONE: Final = 0.95
"""The same there of O and 0, which look alike."""
_PAIR: Final = 2
_MOST_SPOTS: Final = 4
_MOST_HELD: Final = 3
"""Places in doubt, and what each may hold, up to which check digits are asked."""
_LIKELY: Final = 0.03
"""Characters less likely than this are not offered."""
_ALLOWED: Final = 0.25
"""How likely the characters a column may hold must be together for them to be believed there."""
_TOO_MANY: Final = 0.3
"""Share of doubtful places from which on nothing is left to build on."""
_TWINS: Final[Mapping[str, str]] = {"O": "0", "0": "O"}
"""Letter and digit of one shape: which it is, only the column tells."""
_AS_LETTER: Final = dict(zip("012568", "OIZSGB", strict=True))
_AS_DIGIT: Final = dict(zip("OQDILZSGBT", "0001125687", strict=True))


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """What the two readers made of one place."""

    engine: str = field(repr=False)
    """What tesseract read there: nothing, one character, or more where it saw one too many."""
    cells: tuple[tuple[str, float], ...] = field(repr=False)
    """Characters and their probabilities, the likeliest first; an empty text for none at all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and what it rests on."""

    verdict: PictureVerdict
    lines: tuple[tuple[tuple[str, float], ...], ...] = field(repr=False)
    """The character of each place, empty where there is none, and how sure it is."""
    reading: MrzReading | None
    doubts: tuple[Doubt, ...]


def judge(lines: Sequence[Sequence[SeenColumn]], *, today: date) -> Judged:
    """Return the verdict on a zone.

    Args:
        lines: every place of every line, as both readers saw it.
        today: the day in Hong Kong; dates without a century are read by it.
    """
    kinds = columns_of(["".join(_first(one) or " " for one in line) for line in lines])
    places = _without_pairs(
        tuple(
            tuple(_place(one, kind) for one, kind in zip(line, kinds_, strict=True))
            for line, kinds_ in zip(lines, kinds, strict=True)
        )
    )
    places = _as_the_digits_ask(places, today)
    doubts = [
        Doubt(reason=place.reason, line=number, column=column, others=place.others)
        for number, line in enumerate(places, start=1)
        for column, place in enumerate(line, start=1)
        if place.reason is not None
    ]
    told = tuple(tuple((place.text, place.sure) for place in line) for line in places)
    count = sum(len(line) for line in told)
    reading = _reading(_texts(places), today)
    if reading is None:
        doubts.append(Doubt(reason=DoubtReason.BROKEN_LAYOUT, line=0, column=0))
    else:
        doubts += _doubts_of(reading)
    return Judged(_verdict(reading, doubts, count), told, reading, tuple(doubts))


def _verdict(reading: MrzReading | None, doubts: Sequence[Doubt], count: int) -> PictureVerdict:
    if not doubts:
        return PictureVerdict.GREEN
    in_places = sum(bool(doubt.column) for doubt in doubts)
    if in_places > _TOO_MANY * count or (reading is None and in_places == 0):
        return PictureVerdict.RED
    return PictureVerdict.AMBER


def _first(seen: SeenColumn) -> str:
    """Return the character that names the layout."""
    text, sure = seen.cells[0]
    return text if sure >= _SURE or not seen.engine else seen.engine[-1]


@dataclass(frozen=True, slots=True)
class _Place:
    text: str
    sure: float
    reason: DoubtReason | None
    others: str
    twin: bool = False
    """It may be the other of two twins, and only a check digit would tell."""


_Places = tuple[tuple[_Place, ...], ...]


def _texts(places: _Places) -> list[str]:
    return ["".join(place.text or " " for place in line) for line in places]


def _without_pairs(places: _Places) -> _Places:
    """Return the places, with twins in doubt where there is more than one that may be the other.

    A check digit sees one O for a 0, as their values differ by 4 modulo 10; two of them at the
    weights 7 and 3 cancel.
    """
    if sum(place.twin for line in places for place in line) < _PAIR:
        return places
    return tuple(
        tuple(
            replace(place, reason=DoubtReason.UNSURE, others=_TWINS[place.text])
            if place.twin
            else place
            for place in line
        )
        for line in places
    )


def _as_the_digits_ask(places: _Places, today: date) -> _Places:
    """Return the places, in those in doubt what they may hold that alone fits every check digit.

    They stay in doubt, and the clerk keys them.
    """
    spots = [
        (at, column)
        for at, line in enumerate(places)
        for column, place in enumerate(line)
        if place.reason is not None and place.text and place.others
    ]
    if not 1 <= len(spots) <= _MOST_SPOTS or _fits(places, today):
        return places
    ways = product(*(_held(places[at][column]) for at, column in spots))
    tried = (_shown(places, dict(zip(spots, way, strict=True))) for way in ways)
    fitting = [one for one in tried if _fits(one, today)]
    return fitting[0] if len(fitting) == 1 else places


def _held(place: _Place) -> str:
    return (place.text + place.others)[:_MOST_HELD]


def _fits(places: _Places, today: date) -> bool:
    reading = _reading(_texts(places), today)
    return reading is not None and CheckStatus.FAILED not in reading.checks.values()


def _shown(places: _Places, texts: Mapping[tuple[int, int], str]) -> _Places:
    """Return the places, showing these texts of those that they may hold."""
    lines = [list(line) for line in places]
    for (at, column), text in texts.items():
        place = lines[at][column]
        if text != place.text:
            others = place.others.replace(text, place.text)
            lines[at][column] = replace(place, text=text, others=others)
    return tuple(map(tuple, lines))


def _place(seen: SeenColumn, kind: Column) -> _Place:
    """Return what stands in a place, if the readers agree, or what it may be."""
    chances = _allowed(seen, kind)
    engine = _typed(seen.engine, kind)
    text, sure = max(chances.items(), key=lambda one: one[1])
    offered = [one for one, chance in chances.items() if one and chance >= _LIKELY]
    offered = sorted(offered, key=lambda one: -chances[one])
    if len(engine) == 1 and engine not in offered:
        offered.append(engine)
    if engine != text or not text:
        # The whole-line reader is believed for now where the cell says nothing much.
        shown = engine if len(engine) == 1 and sure < _SURE else text
        others = "".join(one for one in offered if one != shown)
        return _Place(shown, sure, DoubtReason.READERS_DIFFER, others)
    if sure < _enough(text, kind):
        others = "".join(one for one in offered if one != text)
        return _Place(text, sure, DoubtReason.UNSURE, others)
    twin = kind is Column.ANY and text in _TWINS and sure < _SURE_ALONE
    return _Place(text, sure, None, "", twin)


def _enough(text: str, kind: Column) -> float:
    """Return how sure a character both readers told has to be."""
    if kind is not Column.FREE:
        return _SURE
    return _SURE_ALONE if text in _TWINS else _SURE_FREE


def _allowed(seen: SeenColumn, kind: Column) -> dict[str, float]:
    """Return the probabilities of what the column may hold, and of nothing.

    Of letter and digit of one shape the column chooses; other characters have to be likely by
    themselves, else the place is doubtful.
    """
    chances = dict.fromkeys(("", *kind.characters), 0.0)
    for text, chance in seen.cells:
        if text in chances:
            chances[text] += chance
        elif _TWINS.get(text) in chances:
            chances[_TWINS[text]] += chance
    total = sum(chances.values())
    if total < _ALLOWED:
        return chances
    return {text: chance / total for text, chance in chances.items()}


def _typed(engine: str, kind: Column) -> str:
    """Return what tesseract read, in the letters or the digits that the column may hold."""
    if len(engine) != 1 or engine in kind.characters:
        return engine
    if kind is Column.LETTER:
        return _AS_LETTER.get(engine, engine)
    if kind in {Column.DIGIT, Column.NUMBER}:
        return _AS_DIGIT.get(engine, engine)
    return engine


def _reading(lines: Sequence[str], today: date) -> MrzReading | None:
    """Return the reading of just these lines; a place that holds nothing makes it none."""
    if any(" " in line for line in lines):
        return None
    for reading in read_mrz("\n".join(lines), today=today):
        if all(reading.lines) and tuple(lines) in {reading.lines, reading.lines_as_read}:
            return reading
    return None


def _doubts_of(reading: MrzReading) -> Iterator[Doubt]:
    """Yield what a reading itself tells against it."""
    places = _DIGITS.get(reading.format, {})
    failed = [name for name, status in reading.checks.items() if status is CheckStatus.FAILED]
    for name in failed:
        line, column = places.get(name, (0, 0))
        yield Doubt(reason=DoubtReason.CHECK_FAILED, line=line, column=column)
    for repair in reading.repairs:
        yield Doubt(
            reason=DoubtReason.BROKEN_LAYOUT,
            line=repair.line,
            column=repair.column,
            others=repair.repaired,
        )
    if not reading.valid and not failed:
        yield Doubt(reason=DoubtReason.BROKEN_LAYOUT, line=0, column=0)
    for warning, reason in _TELLING.items():
        if warning in reading.warnings:
            line, column = _places_of(reading.format)[warning]
            yield Doubt(reason=reason, line=line, column=column)


def _places_of(format_: MrzFormat) -> Mapping[MrzWarning, tuple[int, int]]:
    card = format_ is MrzFormat.TD1
    nationality = (2, 16) if card else (2, 11)
    number = (_DIGITS[format_]["number"][0], 0) if format_ in _DIGITS else (0, 0)
    return {
        MrzWarning.UNKNOWN_ISSUER: (1, 3),
        MrzWarning.SPECIMEN: (1, 3),
        MrzWarning.UNUSUAL_DOCUMENT_CODE: (1, 1),
        MrzWarning.UNKNOWN_NATIONALITY: nationality,
        MrzWarning.NATIONALITY_BLANK: nationality,
        MrzWarning.NAME_TAIL: (3 if card else 1, 0),
        MrzWarning.NUMBER_MISSING: number,
        MrzWarning.NOT_THE_PATTERN: number,
        MrzWarning.UNUSUAL: number,
    }


_TELLING: Final[Mapping[MrzWarning, DoubtReason]] = {
    MrzWarning.UNKNOWN_ISSUER: DoubtReason.UNKNOWN_CODE,
    MrzWarning.SPECIMEN: DoubtReason.UNKNOWN_CODE,
    MrzWarning.UNKNOWN_NATIONALITY: DoubtReason.UNKNOWN_CODE,
    MrzWarning.NATIONALITY_BLANK: DoubtReason.UNKNOWN_CODE,
    MrzWarning.UNUSUAL_DOCUMENT_CODE: DoubtReason.UNKNOWN_CODE,
    MrzWarning.NAME_TAIL: DoubtReason.UNSURE,
    MrzWarning.NUMBER_MISSING: DoubtReason.UNSURE,
    MrzWarning.NOT_THE_PATTERN: DoubtReason.UNSURE,
    MrzWarning.UNUSUAL: DoubtReason.UNSURE,
}
"""What a reading warns of that two readers may have made: one wrong letter of a code or number."""
_BOOKLET: Final = {"number": (2, 10), "birth": (2, 20), "expiry": (2, 28)}
_PERMIT: Final = {
    "number": (1, 12), "issue_count": (1, 15), "expiry": (1, 22), "birth": (1, 30),
    "resident": (2, 29), "composite": (2, 30),
}  # fmt: skip
_CARD: Final = {"number": (1, 12), "expiry": (1, 20), "birth": (1, 28), "composite": (1, 30)}
_DIGITS: Final[Mapping[MrzFormat, Mapping[str, tuple[int, int]]]] = {
    MrzFormat.TD3: _BOOKLET | {"personal": (2, 43), "composite": (2, 44)},
    MrzFormat.TD2: _BOOKLET | {"composite": (2, 36)},
    MrzFormat.MRV_A: _BOOKLET,
    MrzFormat.MRV_B: _BOOKLET,
    MrzFormat.TD1: {"number": (1, 15), "birth": (2, 7), "expiry": (2, 15), "composite": (2, 30)},
    MrzFormat.CS: _CARD,
    MrzFormat.CD: _CARD,
    MrzFormat.CR: _PERMIT,
    MrzFormat.CT: _PERMIT,
}
"""Line and column of each check digit, from 1."""
