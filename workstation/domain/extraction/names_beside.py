"""Whether a name in the other script, beside the declared one, is somebody else's."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workstation.domain.chinese import fold_chinese, is_han, only_fold_alike
from workstation.domain.extraction.address_lines import address_run, codes_in
from workstation.domain.extraction.labels import is_misread_label
from workstation.domain.extraction.name_hits import NameHit, find_name
from workstation.domain.extraction.name_words import says_whose_name
from workstation.domain.extraction.names_in_chinese import (
    chinese_name_behind,
    chinese_name_in,
    chinese_name_shown,
    ends_as_a_name,
    is_titled_unread,
)
from workstation.domain.extraction.names_in_english import english_name_in, english_name_shown
from workstation.domain.extraction.other_persons import letters_apart, plainly_other
from workstation.domain.extraction.printed_orders import surname_of
from workstation.domain.extraction.reading import CHECK_FROM, PLAIN_FROM, Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.standing import distance_below, seen_from, size_of
from workstation.domain.extraction.textual import looks_like_address, mostly_han
from workstation.domain.name_comparison import NameRule, NameVerdict, compare_names
from workstation.domain.names import PersonName, words_of
from workstation.domain.proofs import Quad
from workstation.domain.readings import reading_of

_PLAIN: Final = 0.88
"""How sure a name beside the declared one must be for a single letter to speak against it."""
_ILLEGIBLE: Final = 0.5
"""So sure in the mean is what may be anything, a name in the other script as well."""
_FAINT_LETTERS: Final = 2
"""Letters of a name too faint to be read that may be the reader's slips."""
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_WRITTEN: Final = re.compile(r"[^\W_]|#")
"""Something that is no speck: CHAN TAI MAN #8, of a Chinese name behind."""
_NO_NAME: Final = 48
"""Letters that no row of Chinese characters with a title is read as."""
_SPARSE: Final = 4.0
"""Heights of a line to each letter read of it: of no Chinese name, its title and all, so little is
read, but of the row of bars that the post sorts by.
"""
_SAYS_WHAT: Final = re.compile(
    "[及之的]?(?:用[戶户]|客[戶户]|[\u4e00-\u9fff]{2}人)?(?:姓名|名[稱称]|地[址點点])[及之的]?"
)
_NAMED: Final = 2
"""Chinese characters beside a label that may be a name."""
SMALL: Final = 0.8
"""Of the height of a name; one in the other script, beside it, is set as large."""
_LINES_APART, _WORDS_APART, _IN_ROW = 2.2, 4.0, 0.6
"""Heights of a name, between its middle or its end and those of what stands by it."""
_FEET: Final = 2.5
"""Heights of its frame that a Chinese name is tall at most."""
_LOST, _FURTHER = 1.0, 12.0
"""Heights of a name: how far the end of one in the other script begins behind it, and behind its
end.
"""
_THREE_HAN: Final = re.compile(r"[\u4e00-\u9fff]{3}")
"""A line that may be a name though it looks like a place: 陳小村."""
_NAME_LIKE: Final = re.compile(r"\s*(?:[\u3400-\u9fff]\s*){3,4}")
"""Of two characters there are too many other words."""
_TITLED_LIKE: Final = re.compile(r"\s*(?:[\u3400-\u9fff]\s*){5,8}")
JOINT: Final = re.compile(r"\s*(?:[/&、及和]|(?<![a-z])and(?![a-z]))\s*", re.IGNORECASE)
_JOINED_WORDS: Final = re.compile(r"confidential|terms|conditions|services", re.IGNORECASE)
"""Words of a line that joins no names: PRIVATE & CONFIDENTIAL, Terms and Conditions."""
_JOINT_LINES: Final = 2
"""So far from a name its other script may stand where joint holders are named."""
_OF_ANOTHER: Final = frozenset(
    {NameRule.MARRIED_NAME, NameRule.HOMOGRAPH, NameRule.ROMANISATION, NameRule.MANDARIN}
)
"""Rules by which a name is explained that may be a relative's or anybody's all the same.

Whether who is TSANG on paper is the TSENG who applies, with one Chinese name, a person decides.
"""
_DOUBLE: Final = re.compile(r"([a-z])\1")


def names_another(
    lines: Sequence[Line], index: int, name: PersonName, hit: NameHit, *, home: Sequence[Line] = ()
) -> bool:
    """Whether a name in the other script, on the line or right beside it, is somebody else's.

    Papers in both languages print both names; that one of them is the declared one says nothing
    for the other. Where a Chinese name stands and is too faint to be read, the reader must at least
    think the declared one possible; what is hardly read at all may be one.

    Args:
        lines: of the upload.
        index: the line of the name.
        name: the declared one.
        hit: where the line shows it.
        home: the address that stands with it.
    """
    if not (name.english if hit.chinese else name.folded_chinese):
        return False
    if hit.chinese and _has_lost_its_beginning(lines, index, name):
        return True
    pieces = _around(lines, index, name, hit, home)
    return any(_is_of_another(piece, name, hit) for piece in pieces if not piece.is_small_print)


class _Piece(NamedTuple):
    """What stands around a name and may be one in the other script."""

    line: Line
    text: str
    """All of the line, or a stretch of it."""
    confidence: float
    name: Line
    """The line of the declared name, in one script."""
    behind: bool = False
    """It stands behind that name, on its line."""

    @property
    def apart(self) -> bool:
        """Whether it stands on a line of its own."""
        return self.line is not self.name

    @property
    def titled(self) -> bool:
        """Whether it may be a Chinese name with a title, all of it misread."""
        return self.apart and _may_be_titled(self.line)

    @property
    def faint(self) -> bool:
        """Whether it may be anything like what was read."""
        doubt = self.titled or (self.apart and _is_in_doubt(self.line))
        return doubt or self.confidence < CHECK_FROM

    @property
    def is_small_print(self) -> bool:
        """Whether it is too faint to be read and no name: a label, or set too small.

        Frames are no measure of what is hardly in doubt and looks like a name.
        """
        if not (self.apart and self.faint):
            return False
        if _is_label_of(self.line):
            return True
        name = self.confidence >= CHECK_FROM and chinese_name_shown(self.line.text) is not None
        return not name and _is_small_beside(self.line, self.name)


def _around(
    lines: Sequence[Line], index: int, name: PersonName, hit: NameHit, home: Sequence[Line]
) -> Iterator[_Piece]:
    """Yield the rest of the line of a name, and the lines beside it with each name they join."""
    line = lines[index]
    for start, end in ((0, hit.start), (hit.end, len(line.text))):
        sure = line.confidence_of(start, end)
        yield _Piece(line, line.text[start:end], sure, line, behind=start > 0)
    own = [one for one in lines if one.passage == line.passage and one.page == line.page]
    at = own.index(line)
    near = own[max(0, at - _JOINT_LINES) : at + _JOINT_LINES + 1]
    reach = _JOINT_LINES if any(map(_is_of_two, near)) else 1
    beside = own[max(0, at - reach) : at + reach + 1]
    beside += [one for one in lines if one not in beside and _stands_by(line, one)]
    beside += [one for one in _names_of_columns(lines, line, home) if one not in beside]
    for one in beside:
        named = not looks_like_address(one.text) or _THREE_HAN.fullmatch(one.text)
        if one is not line and named and not _shows_another_whole(one, name):
            for text in _named_together(one.text, name):
                yield _Piece(one, text, one.confidence, line)


def _has_lost_its_beginning(lines: Sequence[Line], index: int, name: PersonName) -> bool:
    """Whether of an English name in the row beside a Chinese one only the end was read.

    Who KWONG SAMUEL to the right of 林君光 is stands where nothing was read.
    """
    line, words = lines[index], name.english_words
    own = line.quad_of(0, len(line.text))
    if own is None:
        return False
    width, height = size_of(own)
    for other in lines:
        its = other.quad_of(0, len(other.text))
        if its is None or not height or other.page != line.page:
            continue
        along, apart = seen_from(own, its)[0], abs(distance_below(own, its)) / height
        behind = _LOST * height < min(along) < width + _FURTHER * height
        if not behind or apart >= _LINES_APART:
            continue
        shown = english_name_shown(other.text)
        read = () if shown is None else shown.english_words
        if 1 < len(read) < len(words) and words[-len(read) :] == read:
            lost = set(words[: -len(read)])
            return not any(lost.intersection(words_of(one.text)) for one in lines)
    return False


def _is_of_another(piece: _Piece, name: PersonName, hit: NameHit) -> bool:
    """Whether a piece is a name that is not the declared one, or may be any."""
    shown = _shown_by(piece, name, hit)
    if shown is None:
        return not hit.chinese and _may_be_any(piece, name)
    if _may_be(name, shown) or _lost_a_double(name, shown):
        return False
    sure = piece.confidence
    return _speaks_against(name, shown, piece.line, confidence=sure, faint=piece.faint)


def _shown_by(piece: _Piece, name: PersonName, hit: NameHit) -> PersonName | None:
    """Return the name in the other script that a piece is."""
    if hit.chinese:
        return english_name_in(piece.text, surname_of(name), on_line=not piece.apart)
    if piece.behind:
        return chinese_name_behind(piece.text, name)
    wanted = name.folded_chinese
    first = next(filter(is_han, piece.text), "") if piece.faint else ""
    known = fold_chinese(first) or wanted[:1]
    shown = chinese_name_in(piece.text, surname=known, wanted=wanted)
    if shown is None and piece.titled:
        return PersonName("", "".join(piece.text.split())[: len(wanted)])
    return shown


def _may_be_any(piece: _Piece, name: PersonName) -> bool:
    """Whether a piece that is no Chinese name as it was read may be any."""
    if _is_illegible(piece.line, piece.text, piece.confidence):
        return True
    if piece.behind and piece.confidence < CHECK_FROM and _WRITTEN.search(piece.text):
        return True
    return (piece.behind or piece.apart) and is_titled_unread(piece.text, name, alone=piece.apart)


def _speaks_against(
    name: PersonName, shown: PersonName, line: Line, *, confidence: float, faint: bool
) -> bool:
    """Whether a name in the other script, which is not the declared one as it was read, is another.

    What was read plainly is, and what no slip of the reader makes of the declared one.
    """
    if shown.english:
        told = not faint and _is_told_by_characters(name, shown)
        apart = told or letters_apart(name, shown) > (_FAINT_LETTERS if faint else 1)
    else:
        apart = _cannot_be(name, shown, line)
        if not apart and _is_told_by_sound(name, shown, line):
            return False
    return confidence >= _PLAIN or apart


def _names_of_columns(lines: Sequence[Line], name: Line, home: Sequence[Line]) -> Iterator[Line]:
    """Yield who is written to in the other script in a column beside: right above the same home.

    That it is the same one is told by its numbers; in Chinese some may not be said in digits. What
    is faint above a home in the script of the name itself is a label: the premises.
    """
    han, numbers = mostly_han(name.text), codes_in(home)
    if not numbers:
        return
    others = [line for line in lines if line.page == name.page and line.passage != name.passage]
    for index, line in enumerate(others):
        if line.role in (Role.OTHER, Role.FACT) or line.is_label or mostly_han(line.text) is han:
            continue
        own = [one for one in others[index + 1 :] if one.passage == line.passage]
        run = address_run(own)
        its = codes_in(run)
        if not run or run[0] is not own[0] or not (its <= numbers or its >= numbers):
            continue
        if line.confidence >= CHECK_FROM or mostly_han(run[0].text) is not han:
            yield line


def _is_of_two(line: Line) -> bool:
    """Whether a line joins names: no PRIVATE & CONFIDENTIAL."""
    joined = JOINT.search(line.text) is not None and not looks_like_address(line.text)
    return joined and _JOINED_WORDS.search(line.text) is None


def _named_together(text: str, name: PersonName) -> Sequence[str]:
    """Return a line and each of the names it joins; none where one of them is the declared one.

    What is joined has two letters or more: 陳和平 is one person.
    """
    names = JOINT.split(text)
    if len(names) < 2 or min(map(len, names)) < 2:
        return (text,)
    hits = [find_name(name, one) for one in names]
    return () if any(hit is not None and hit.clean for hit in hits) else (text, *names)


def _shows_another_whole(line: Line, name: PersonName) -> bool:
    """Whether a line shows plainly somebody else in both scripts: a joint holder."""
    shown = name_shown(line.text)
    if shown is None or not (shown.english and shown.chinese):
        return False
    plain = line.confidence_of(0, len(line.text), weakest=True) >= PLAIN_FROM
    return plain and all(
        plainly_other(PersonName(*own), PersonName(*its))
        for own, its in (
            ((name.english, ""), (shown.english, "")),
            (("", name.chinese), ("", shown.chinese)),
        )
    )


def _is_in_doubt(line: Line) -> bool:
    """Whether a line may be a Chinese name of which not even the surname was read."""
    sure = line.confidence_of(0, len(line.text), weakest=True)
    like = sure < PLAIN_FROM and _NAME_LIKE.fullmatch(line.text) is not None
    return like and ends_as_a_name(fold_chinese(line.text.strip()))


def _may_be_titled(line: Line) -> bool:
    """Whether a line may be a Chinese name with a title, all of it misread: 舞秀饿小短台就."""
    sure = line.confidence_of(0, len(line.text), weakest=True)
    return sure < CHECK_FROM and _TITLED_LIKE.fullmatch(line.text) is not None


def _is_illegible(line: Line, text: str, confidence: float) -> bool:
    """Whether letters were read with so little trust that they may be any Chinese name."""
    doubtful = confidence < _ILLEGIBLE and not line.is_label and bool(_LETTERS.search(text))
    return doubtful and not (text == line.text and (_is_sparse(line) or len(text) > _NO_NAME))


def _is_label_of(line: Line) -> bool:
    """Whether a line says whose name or which address stands below, or is another label."""
    if line.is_label or says_whose_name(line.text) or is_misread_label(line.text):
        return True
    rest = _SAYS_WHAT.sub("", line.text)
    return rest != line.text and sum(map(is_han, rest)) < _NAMED


def _is_small_beside(line: Line, name: Line) -> bool:
    """Whether a line is set too small for a name in the other script: a label, a line of print."""
    own, its = (one.quad_of(0, len(one.text)) for one in (line, name))
    return own is not None and its is not None and size_of(own)[1] < SMALL * size_of(its)[1]


def _is_sparse(line: Line) -> bool:
    """Whether a line is longer than any Chinese name of which so few letters were read."""
    quad = line.quad_of(0, len(line.text))
    if quad is None:
        return False
    width, height = size_of(quad)
    return width > _SPARSE * height * sum(map(str.isalpha, line.text))


def _stands_by(line: Line, other: Line) -> bool:
    """Whether a line stands right above, below or beside another, whatever passage it is taken to.

    Told by their frames, along and across the line: names in two scripts are set in two sizes.
    """
    own, its = line.quad_of(0, len(line.text)), other.quad_of(0, len(other.text))
    if own is None or its is None or line.page != other.page:
        return False
    width, height = size_of(own)[0], _height_of(line, own)
    if not (width and height):
        return False
    along = seen_from(own, its)[0]
    lines = abs(distance_below(own, its)) / height
    words = max(min(along) - width, -max(along), 0.0) / height
    return lines < _LINES_APART and words < (_WORDS_APART if lines < _IN_ROW else 1.0)


def _height_of(line: Line, quad: Quad) -> float:
    """Return how tall a line is set: a Chinese character is as tall as it is wide.

    Its frame may be half as tall, where the reader saw the feet of the characters only.
    """
    width, height = size_of(quad)
    if not line.text or not all(map(is_han, line.text)):
        return height
    return max(height, min(width / len(line.text), _FEET * height))


def _cannot_be(name: PersonName, shown: PersonName, line: Line) -> bool:
    """Whether a Chinese name has a character that the reader excludes, or not as many.

    What lost a character may be anybody's; so may what does not stand in the line as it was taken.
    """
    wanted, possible = name.folded_chinese, _may_stand_for(shown, line)
    if len(wanted) != len(possible) or only_fold_alike(name.bare_chinese, shown.bare_chinese):
        return True
    return any(one not in others for one, others in zip(wanted, possible, strict=True))


def _is_told_by_sound(name: PersonName, shown: PersonName, line: Line) -> bool:
    """Whether, of what the reader thinks possible, the English name reads the declared one alone.

    王傑字 beside WANG Jieyu is 王傑宇 if the reader thinks so, too: no Yu is written 字.
    """
    wanted, words = name.folded_chinese, name.english_words
    others = [
        wanted[:at] + other + wanted[at + 1 :]
        for at, possible in enumerate(_may_stand_for(shown, line))
        for other in possible
        if other != wanted[at]
    ]
    return reading_of(words, wanted) is not None and not any(
        reading_of(words, other) for other in others
    )


def _may_stand_for(shown: PersonName, line: Line) -> list[str]:
    """Return what each character of a Chinese name may be, as the reader thinks, folded.

    Of a name that does not stand in the line as it was taken nothing is known.
    """
    places = [place for place, char in enumerate(line.text) if not char.isspace()]
    start = "".join(line.text[place] for place in places).find(shown.chinese)
    if start < 0:
        return []
    return [
        fold_chinese(char + line.others_at(places[start + at]))
        for at, char in enumerate(shown.chinese)
    ]


def _lost_a_double(name: PersonName, shown: PersonName) -> bool:
    """Whether an English name is the person's with double letters read as one: Ye for Yee."""
    wanted, read = (" ".join(sorted(one.english_words)) for one in (name, shown))
    return len(read) < len(wanted) and _DOUBLE.sub(r"\1", wanted) == _DOUBLE.sub(r"\1", read)


def _may_be(name: PersonName, shown: PersonName) -> bool:
    """Whether a name in one script can be the person's."""
    known = PersonName(name.english, "") if shown.english else PersonName("", name.chinese)
    hit = find_name(known, shown.english or shown.chinese)
    if hit is not None and hit.clean:
        return True
    found = compare_names(known, shown)
    explained = found.verdict in (NameVerdict.SAME, NameVerdict.EXPLAINED)
    return explained and _OF_ANOTHER.isdisjoint(found.rules)


def _is_told_by_characters(name: PersonName, shown: PersonName) -> bool:
    """Whether an English name reads the declared characters and the declared one does not."""
    return (
        bool(name.chinese)
        and _is_reading(shown, name.chinese)
        and not _is_reading(PersonName(name.english, ""), name.chinese)
    )


def _is_reading(english: PersonName, chinese: str) -> bool:
    return compare_names(english, PersonName("", chinese)).verdict is NameVerdict.EXPLAINED
