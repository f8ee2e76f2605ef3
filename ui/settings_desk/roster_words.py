"""What became of a roster file, in words. Plain values, no Qt."""

from collections.abc import Mapping
from typing import Final

from ui.errors import sentence
from ui.i18n import N_, Translator
from ui.settings_desk.roster_loading import OLDER, SHRUNK
from workstation.domain.errors import RosterRefused
from workstation.domain.holdings import RosterLoad

PROBLEMS: Final[Mapping[str, str]] = {
    "not_utf8": N_("not written in UTF-8"),
    "line_too_long": N_("line too long"),
    "quotes": N_("quotation marks do not match"),
    "column_count": N_("wrong number of columns"),
    "field_too_long": N_("a field is too long"),
    "control_character": N_("a character that cannot be printed"),
    "no_resident_id": N_("no resident number"),
    "no_number": N_("no document number"),
    "no_name": N_("no name"),
    "no_flat": N_("no flat"),
    "date": N_("not a date"),
    "dates_reversed": N_("ends before it begins"),
    "name": N_("not a name"),
    "cut_off": N_("cut off before its end"),
    "double": N_("says the same as a line before it"),
}
"""Why a line was left out, by its code."""

_REFUSALS: Final[Mapping[str, str]] = {
    "empty": N_("The file has no residents. The roster in use stays as it is."),
    "unreadable": N_("The file cannot be opened. The roster in use stays as it is."),
    "header": N_(
        "The first line of the file does not name these columns: {missing}. "
        "The roster in use stays as it is."
    ),
    "columns": N_(
        "The first line of the file has to name these columns in this order and no others: "
        "{columns}. The roster in use stays as it is."
    ),
    "not_text": N_("The file is no text in UTF-8. The roster in use stays as it is."),
    "future": N_(
        "A list cannot be of {as_of}, for today is {today}. The roster in use stays as it is."
    ),
    "older": N_(
        "The list is of {as_of}, the roster in use of {in_force}. The roster in use stays as it is."
    ),
    "too_many_bad_rows": N_(
        "Too many lines cannot be read or say the same twice: {bad_rows} besides {rows} residents, "
        "the first is line {first_bad_line}. The roster in use has {before} residents. "
        "The roster in use stays as it is."
    ),
    "truncated": N_(
        "The file ends in the middle of a line, after {rows} residents, so the rest of it is "
        "missing. The roster in use has {before}. The roster in use stays as it is."
    ),
    "shrunk": N_(
        "The file has {rows} residents, the roster in use has {before}. "
        "The roster in use stays as it is."
    ),
}
_FACTS: Final = (
    "rows",
    "bad_rows",
    "before",
    "first_bad_line",
    "as_of",
    "today",
    "in_force",
    "missing",
    "columns",
)
QUESTIONS: Final[Mapping[str, str]] = {
    SHRUNK: N_("Replace the roster by one with far fewer residents?"),
    OLDER: N_("Replace the roster by one of an earlier day?"),
}
"""What is asked where a person may load the file all the same, by why it was refused."""


def problem_words(code: str, tr: Translator) -> str:
    """Return why a line was left out; an unknown code stays as it is."""
    return tr.gettext(PROBLEMS.get(code, code))


def refusal_words(error: Exception, tr: Translator) -> str:
    """Return why nothing was loaded."""
    if not isinstance(error, RosterRefused):
        return sentence(error, tr)
    words = _REFUSALS.get(error.facts.get("reason", ""))
    if words is None:
        return sentence(error, tr)
    facts = dict.fromkeys(_FACTS, "–")
    figures = {name: _figure(value) for name, value in error.facts.items() if name in facts}
    return tr.gettext(words).format(**{**facts, **figures})


def _figure(value: str) -> str:
    return f"{int(value):,}" if value.isdigit() else value


def acceptable(error: Exception) -> str | None:
    """Return why the file was refused, if a person may load it all the same."""
    reason = error.facts.get("reason", "") if isinstance(error, RosterRefused) else ""
    return reason if reason in QUESTIONS else None


def loaded_words(load: RosterLoad, tr: Translator) -> str:
    """Return what was loaded."""
    words = tr.gettext(
        "{rows} residents loaded; {bad} lines left out; "
        "{unknown} whose block is not on the list, or whose flat cannot be read."
    )
    return words.format(
        rows=f"{load.rows:,}", bad=f"{load.bad_rows:,}", unknown=f"{load.unknown_flats:,}"
    )
