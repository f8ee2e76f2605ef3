"""Two registrations of one document, fact by fact. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ui.i18n import N_, Translator
from ui.review_desk.words import DOCUMENTS, LANGUAGES, ROUTES, STAGES
from ui.theme.tokens import State
from ui.widgets.pair_rows import PairRow
from workstation.domain.applicants import Applicant, normal_address
from workstation.domain.applications import Application
from workstation.domain.calendar import HONG_KONG


class Fact(StrEnum):
    """What is compared, in reading order."""

    REFERENCE = "reference"
    STAGE = "stage"
    SUBMITTED = "submitted"
    ROUTE = "route"
    ENGLISH = "english"
    CHINESE = "chinese"
    BORN = "born"
    DOCUMENT = "document"
    ISSUED = "issued"
    PHONE = "phone"
    ADDRESS = "address"
    LANGUAGE = "language"


FACT_WORDS: Final = {
    Fact.REFERENCE: N_("Reference"),
    Fact.STAGE: N_("State"),
    Fact.SUBMITTED: N_("Submitted"),
    Fact.ROUTE: N_("Route"),
    Fact.ENGLISH: N_("English name"),
    Fact.CHINESE: N_("Chinese name"),
    Fact.BORN: N_("Date of birth"),
    Fact.DOCUMENT: N_("Document"),
    Fact.ISSUED: N_("Issued on"),
    Fact.PHONE: N_("Phone"),
    Fact.ADDRESS: N_("Address"),
    Fact.LANGUAGE: N_("Language"),
}
_COMPARED: Final = frozenset(
    {Fact.ENGLISH, Fact.CHINESE, Fact.BORN, Fact.ISSUED, Fact.PHONE, Fact.ADDRESS}
)
"""Facts of a person: here a difference means something."""


@dataclass(frozen=True, slots=True)
class Registration:
    """One side."""

    application: Application
    applicant: Applicant


def twin_rows(one: Registration, other: Registration, tr: Translator) -> tuple[PairRow, ...]:
    """Return the facts of two registrations beside each other; what neither told is left out."""
    left, right = _facts(one, tr), _facts(other, tr)
    same = _sameness(one.applicant, other.applicant)
    told = [fact for fact in Fact if left[fact] or right[fact]]
    return tuple(_row(fact, left[fact], right[fact], same, tr) for fact in told)


def differing(one: Applicant, other: Applicant) -> Sequence[Fact]:
    """Return which of the compared facts differ."""
    same = _sameness(one, other)
    return [fact for fact in Fact if fact in _COMPARED and not same[fact]]


def _row(fact: Fact, left: str, right: str, same: dict[Fact, bool], tr: Translator) -> PairRow:
    _ = tr.gettext
    label = _(FACT_WORDS[fact])
    if fact not in _COMPARED:
        return PairRow(fact.value, label, left, right)
    if same[fact]:
        return PairRow(fact.value, label, left, right, state=State.OK, word=_("Same"))
    marked = bool(left and right) and fact is not Fact.PHONE
    word = _("Differs")
    return PairRow(
        fact.value, label, left, right, compared=marked, state=State.ATTENTION, word=word
    )


def _facts(side: Registration, tr: Translator) -> dict[Fact, str]:
    _, application, person = tr.gettext, side.application, side.applicant
    return {
        Fact.REFERENCE: application.reference,
        Fact.STAGE: _(STAGES[application.stage]),
        Fact.SUBMITTED: f"{application.submitted_at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}",
        Fact.ROUTE: _(ROUTES[application.route]),
        Fact.ENGLISH: person.name.english,
        Fact.CHINESE: person.name.chinese,
        Fact.BORN: _day(person.date_of_birth),
        Fact.DOCUMENT: f"{person.document.masked} {_(DOCUMENTS[person.document.kind])}",
        Fact.ISSUED: _day(person.document.issued_on),
        Fact.PHONE: person.phone.masked,
        Fact.ADDRESS: person.address,
        Fact.LANGUAGE: _(LANGUAGES[application.language]),
    }


def _sameness(one: Applicant, other: Applicant) -> dict[Fact, bool]:
    return {
        Fact.ENGLISH: one.name.english_words == other.name.english_words,
        Fact.CHINESE: one.name.folded_chinese == other.name.folded_chinese,
        Fact.BORN: one.date_of_birth == other.date_of_birth,
        Fact.ISSUED: one.document.issued_on == other.document.issued_on,
        Fact.PHONE: one.phone == other.phone,
        Fact.ADDRESS: normal_address(one.address) == normal_address(other.address),
    }


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
