"""The nine fields as rows of a table, in the language in use. No Qt."""

from collections.abc import Collection, Sequence
from datetime import date

from ui.i18n import Translator
from ui.review_desk.rows import BY_EYE, CORRECTED, MARKS, UNTOLD, is_untold, sureness
from ui.review_desk.words import PROOFS
from ui.widgets.pair_rows import PairRow
from ui.widgets.proof_words import FIELD_WORDS
from workstation.domain.corrections import SETTLED
from workstation.domain.proof_fields import Field, FieldRow, Mark
from workstation.domain.proofs import ProofKind


def pair_rows(
    rows: Sequence[FieldRow], by_eye: Collection[Field], submitted_on: date, tr: Translator
) -> tuple[PairRow, ...]:
    """Return the rows as the table shows them.

    Args:
        rows: of the upload in view.
        by_eye: those the reviewer accepted by eye.
        submitted_on: stands beside the date of the proof.
        tr: the words.
    """
    return tuple(_row(row, row.field in by_eye, submitted_on, tr) for row in rows)


def confidence_words(row: FieldRow, tr: Translator, *, was_read: bool) -> str:
    """Return how surely a row was read: nothing to add, "check", or "unread".

    Args:
        row: the field.
        tr: the words.
        was_read: whether the reading of the upload is done; nothing is missing before.
    """
    _ = tr.gettext
    if row.corrected:
        return _("Read by a person")
    if row.read is None:
        return _("Not found on the document") if was_read else ""
    if not row.confidence:
        return _("Counts as unread") if row.mark is Mark.UNREAD else ""
    percent = round(100 * row.confidence)
    doubt = sureness(row.confidence)
    if doubt is Mark.CHECK:
        return _("Read with {percent} % confidence: check").format(percent=percent)
    if doubt is Mark.UNREAD:
        return _("Read with {percent} % confidence: counts as unread").format(percent=percent)
    return _("Read with {percent} % confidence").format(percent=percent)


def read_words(row: FieldRow, tr: Translator) -> str | None:
    """Return what was read, a code in its word."""
    if row.field is Field.KIND and row.read in set(ProofKind):
        return tr.gettext(PROOFS[ProofKind(row.read)])
    return row.read


def _row(row: FieldRow, accepted: bool, submitted_on: date, tr: Translator) -> PairRow:
    chip = BY_EYE if accepted else UNTOLD if is_untold(row) else MARKS.get(row.mark)
    if row.corrected and row.mark in SETTLED:
        chip = CORRECTED
    declared = row.declared
    if row.field is Field.DATE and row.read is not None:
        declared = tr.gettext("submitted {day}").format(day=submitted_on.isoformat())
    return PairRow(
        key=row.field.value,
        label=tr.gettext(FIELD_WORDS[row.field]),
        left=declared,
        right=read_words(row, tr),
        number=row.field.number,
        compared=row.comparable,
        state=None if chip is None else chip[0],
        word="" if chip is None else tr.gettext(chip[1]),
    )
