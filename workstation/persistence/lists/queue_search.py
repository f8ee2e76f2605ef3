"""What a typed search means: a reference, a number, or the words of a name."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    exists,
    false,
    func,
    select,
    union,
)
from sqlalchemy.orm import Session, aliased

from workstation.domain.applications import parse_reference
from workstation.domain.identity_documents import normal_form, numbers_stored
from workstation.domain.names import NameRefused, query_words
from workstation.domain.phones import clean_phone
from workstation.persistence.repositories.applicants import name_word
from workstation.persistence.rows import ApplicantRow, ApplicationRow, NameWordRow
from workstation.ports import Sealing

LONGEST: Final = 100
FEW: Final = 5_000
"""Up to so many applicants of a name are put in order; of more, the first are looked for."""
_A = ApplicationRow
Found = tuple[Select[int] | None, list[ColumnElement[bool]]]
"""The ids found, or, when they are too many to be put in order, the conditions to look for."""


def found_by(session: Session, sealing: Sealing, search: str, *, counting: bool) -> Found:
    """Return what ``search`` finds; ``counting``: all of it is wanted, not only the first."""
    typed = search[:LONGEST]
    reference = parse_reference(typed)
    if reference is not None:
        return select(_A.id).where(_A.reference == reference), []
    if any(ch.isdigit() for ch in normal_form(typed)):
        return _with_number(sealing, typed), []
    return _named(session, _words(sealing, typed), counting=counting)


def _with_number(sealing: Sealing, typed: str) -> Select[int]:
    person = ApplicantRow
    numbers = [sealing.blind_index("number", number) for number in sorted(numbers_stored(typed))]
    both = union(
        select(person.application_id).where(person.number_index.in_(numbers)),
        select(person.application_id).where(person.phone_index.in_(_phones(sealing, typed))),
    ).subquery()
    return select(both.c.application_id.label("id"))


def _phones(sealing: Sealing, typed: str) -> list[bytes]:
    number = clean_phone(typed)
    local = number.removeprefix("+")
    forms = {number, f"+{local}", f"+852{local}"}
    return [sealing.blind_index("phone", form) for form in sorted(forms)]


def _words(sealing: Sealing, typed: str) -> list[bytes]:
    try:
        words = query_words(typed)
    except NameRefused:
        return []
    return [name_word(sealing, word) for word in sorted(words)]


def _named(session: Session, words: Sequence[bytes], *, counting: bool) -> Found:
    if not words:
        return None, [false()]
    rarest_first = sorted(words, key=lambda word: _at_most(session, _filed_under([word])))
    ids = _filed_under(rarest_first)
    if counting or _at_most(session, ids) <= FEW:
        return ids, []
    return None, [_bears(word, _A.id) for word in rarest_first]


def _filed_under(words: Sequence[bytes]) -> Select[int]:
    """Return the ids of applicants whose names have all the words; the first is looked up."""
    first = aliased(NameWordRow)
    query = select(first.application_id.label("id")).where(first.word == words[0])
    return query.where(*(_bears(word, first.application_id) for word in words[1:]))


def _bears(word: bytes, id_: SQLColumnExpression[int]) -> ColumnElement[bool]:
    other = aliased(NameWordRow)
    return exists().where(other.word == word, other.application_id == id_)


def _at_most(session: Session, ids: Select[int]) -> int:
    """Count ids, and stop when they are no longer few."""
    some = ids.limit(FEW + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0
