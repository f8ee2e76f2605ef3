"""What the roster says, part by part, beside what was declared; of this person only. No Qt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ui.i18n import Language, Translator
from ui.theme.tokens import State
from ui.widgets.line import Line
from ui.widgets.pair_rows import PairRow
from ui.widgets.roster_words import PART_OF, PARTS, REASONS, VERDICTS, mark_of, state_of
from workstation.domain.chinese import fold_chinese
from workstation.domain.identity_documents import IdentityDocument
from workstation.domain.names import PersonName
from workstation.domain.roster import (
    PlaceName,
    RosterFinding,
    RosterReason,
    RosterReasonCode,
    for_screen,
)

_CODED: Final = frozenset({"estate", "block"})
_DAYS: Final = frozenset({"start_date", "end_date"})
_KEPT: Final = frozenset("邨")
"""Estates are written so in Simplified characters as well; folding is for comparing."""
_HIDDEN: Final = "•" * 4
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterAnswer:
    """An answer of the roster with what the screen needs to tell it."""

    finding: RosterFinding
    as_of: date | None
    """The day of the list."""
    places: Mapping[str, PlaceName]
    """The names of the codes in the finding."""
    name: PersonName = field(repr=False)
    number: str = field(repr=False)
    """The declared number as it may be shown: masked, or whole while it was asked for."""
    whole: bool = False
    """Whether numbers are shown whole."""


def answer_of(
    finding: RosterFinding,
    as_of: date | None,
    places: Mapping[str, PlaceName],
    name: PersonName,
    document: IdentityDocument,
    number: str = "",
) -> RosterAnswer:
    """Return the answer about an applicant.

    Args:
        finding: what the roster says.
        as_of: the day of the list.
        places: names of its codes.
        name: as declared.
        document: the declared one.
        number: the whole number while it is shown, else nothing.
    """
    return RosterAnswer(
        finding=for_screen(finding),
        as_of=as_of,
        places=places,
        name=name,
        number=number or document.masked,
        whole=bool(number),
    )


def roster_rows(answer: RosterAnswer, tr: Translator) -> tuple[PairRow, ...]:
    """Return a row for each part that was compared, in the order one reads an address."""
    placed = sorted(
        ((_part(reason), reason) for reason in answer.finding.reasons),
        key=lambda each: _ORDER.get(each[0], len(_ORDER)),
    )
    return tuple(_row(part, reason, answer, tr) for part, reason in placed)


def roster_lines(answer: RosterAnswer, tr: Translator) -> Iterator[Line]:
    """Return the verdict with its place and the day of its list, then what does not agree."""
    _ = tr.gettext
    state, word = VERDICTS[answer.finding.verdict]
    yield Line(state, _(word), " · ".join(filter(None, (_home(answer, tr), _day(answer, tr)))))
    said: set[RosterReasonCode] = set()
    for reason in answer.finding.reasons:
        of_reason = state_of(reason.code)
        if of_reason is not State.OK and reason.code not in said:
            said.add(reason.code)
            yield Line(of_reason, _(mark_of(reason.code)), _(REASONS[reason.code]))


def no_roster(tr: Translator) -> Line:
    """Return what is said when there is no list."""
    _ = tr.gettext
    return Line(State.ATTENTION, _("No roster"), _("No roster is loaded, so nothing was checked."))


def titles(tr: Translator) -> tuple[str, str, str, str]:
    """Return the titles of the four columns."""
    _ = tr.gettext
    return _("Part"), _("Declared"), _("Roster"), _("Result")


def place_words(code: str, places: Mapping[str, PlaceName], tr: Translator) -> str:
    """Return what people call a place, in the language of the person at the screen."""
    found = places.get(code)
    if found is None:
        return tr.gettext("a block the list of blocks does not have") if code else ""
    if tr.language is Language.ENGLISH:
        return found.english
    if tr.language is Language.SIMPLIFIED:
        return "".join(c if c in _KEPT else fold_chinese(c) for c in found.chinese)
    return found.chinese


_ORDER: Final = {part: place for place, part in enumerate(PARTS)}


def _part(reason: RosterReason) -> str:
    return reason.part or PART_OF[reason.code]


def _row(part: str, reason: RosterReason, answer: RosterAnswer, tr: Translator) -> PairRow:
    _, state = tr.gettext, state_of(reason.code)
    left, right = _sides(part, reason, answer, tr)
    shown = part not in _DAYS and (part != "number" or answer.whole)
    return PairRow(
        key=f"{part}.{reason.code}",
        label=_(PARTS.get(part, part)),
        left=left,
        right=right or None,
        compared=shown and state is not State.OK and bool(left and right),
        by_script=part == "name",
        state=state,
        word=_(mark_of(reason.code)),
        tip=_(REASONS[reason.code]),
    )


def _sides(
    part: str, reason: RosterReason, answer: RosterAnswer, tr: Translator
) -> tuple[str, str]:
    declared, roster = reason.declared, reason.roster
    if part == "name":
        declared = declared or _name(answer.name)
    if part == "number":
        declared = _number(declared, answer) or answer.number
        roster = _number(roster, answer)
    if state_of(reason.code) is State.OK:
        roster = roster or declared
    if part in _CODED and reason.code is not RosterReasonCode.BLOCK_NOT_LISTED:
        estates_too = part == "block" and not _has_estate(answer.finding)
        return (
            _place(declared, answer, tr, with_estate=estates_too),
            _place(roster, answer, tr, with_estate=estates_too),
        )
    return declared, roster


def _has_estate(finding: RosterFinding) -> bool:
    return any(reason.part == "estate" for reason in finding.reasons)


def _place(code: str, answer: RosterAnswer, tr: Translator, *, with_estate: bool) -> str:
    own = place_words(code, answer.places, tr)
    estate = code.partition("/")[0]
    if not with_estate or estate == code or estate not in answer.places:
        return own
    return _joined((place_words(estate, answer.places, tr), own), tr)


def _joined(words: Sequence[str], tr: Translator) -> str:
    """Return a place from large to small in Chinese, the other way round in English."""
    if tr.language is Language.ENGLISH:
        return ", ".join(reversed(words))
    return "".join(words)


def _name(name: PersonName) -> str:
    return " ".join(filter(None, (name.english, name.chinese)))


def _number(number: str, answer: RosterAnswer) -> str:
    return number if answer.whole or not number else masked(number)


def masked(number: str) -> str:
    """Return a number in normal form with all but its end hidden."""
    return _HIDDEN + (number[-_SHOWN:] if len(number) > 2 * _SHOWN else "")


def _home(answer: RosterAnswer, tr: Translator) -> str:
    """Return this person's own flat as the list has it, as far as the finding tells."""
    found = {_part(reason): reason.roster for reason in answer.finding.reasons if reason.roster}
    codes = [found[part] for part in ("estate", "block") if part in found]
    words = [place_words(code, answer.places, tr) for code in codes if code in answer.places]
    place, flat, floor = _joined(words, tr), found.get("flat"), found.get("floor")
    if not place or not flat or not floor:
        return place
    words_of_home = tr.gettext("Flat {flat}, {floor}/F, {place}")
    return words_of_home.format(flat=flat, floor=floor, place=place)


def _day(answer: RosterAnswer, tr: Translator) -> str:
    if answer.as_of is None:
        return ""
    return tr.gettext("List of {day}").format(day=answer.as_of.isoformat())
