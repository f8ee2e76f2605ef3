"""What may tell of fraud about the upload in view, as quiet lines. No Qt.

No decision depends on them.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from ui.i18n import N_, Translator
from ui.theme.tokens import State
from ui.widgets.line import Line
from workstation.domain.signals import PRINT_BITS, PageSignal, Shared, SharedUse, SignalKind
from workstation.services.review import ReviewedProof

_MOST_NAMED: Final = 3
_SHARED: Final[Mapping[Shared, tuple[str, str]]] = {
    Shared.FILE: (
        N_("Same file"),
        N_("Another applicant uploaded the same file, in application {reference}."),
    ),
    Shared.PICTURE: (
        N_("Same picture"),
        N_("Another applicant used the same picture ({near} % alike), in application {reference}."),
    ),
    Shared.ACCOUNT: (
        N_("Same account"),
        N_("Another applicant's proof shows the same account number, in application {reference}."),
    ),
}
_ODD: Final[Mapping[SignalKind, tuple[str, str]]] = {
    SignalKind.LAYER_DIFFERS: (
        N_("Hidden text"),
        N_("The file says “{said}” under the picture, which shows “{shown}”."),
    ),
    SignalKind.LAYER_HIDDEN: (
        N_("Hidden text"),
        N_("The file says “{said}” under an empty part of the picture."),
    ),
    SignalKind.EDITED_TEXT: (
        N_("Uneven letters"),
        N_("In “{shown}” some characters do not stand like those beside them."),
    ),
    SignalKind.PERIOD_REVERSED: (
        N_("Odd dates"),
        N_("The period “{shown}” ends before it begins."),
    ),
    SignalKind.PERIOD_AFTER_ISSUE: (
        N_("Odd dates"),
        N_("The period “{shown}” ends months after the date of issue."),
    ),
    SignalKind.DUE_BEFORE_ISSUE: (
        N_("Odd dates"),
        N_("Payment was due on “{shown}”, before the date of issue."),
    ),
}


def signal_lines(reviewed: ReviewedProof | None, tr: Translator) -> Iterator[Line]:
    """Return a line for each signal: what is shared with others first.

    Args:
        reviewed: the upload in view.
        tr: the words.
    """
    if reviewed is None:
        return
    for use in reviewed.shared[:_MOST_NAMED]:
        yield _shared(use, tr)
    more = len(reviewed.shared) - _MOST_NAMED
    if more > 0:
        words = tr.ngettext(
            "{n} more application has something in common with this proof.",
            "{n} more applications have something in common with this proof.",
            more,
        )
        yield Line(State.ATTENTION, tr.gettext("Others"), words.format(n=more))
    for signal in reviewed.signals:
        yield _odd(signal, len(reviewed.frames) > 1, tr)


def _shared(use: SharedUse, tr: Translator) -> Line:
    word, words = _SHARED[use.shared]
    near = f"{100 - 100 * use.apart / PRINT_BITS:.1f}"
    said = tr.gettext(words).format(reference=use.reference, near=near)
    verb = tr.gettext("Open {reference}").format(reference=use.reference)
    return Line(State.ATTENTION, tr.gettext(word), said, verb=verb, code=str(use.application_id))


def _odd(signal: PageSignal, several_pages: bool, tr: Translator) -> Line:
    word, words = _ODD[signal.kind]
    said = tr.gettext(words).format(shown=signal.shown, said=signal.said)
    if several_pages:
        said = tr.gettext("Page {n}: {words}").format(n=signal.page, words=said)
    return Line(State.ATTENTION, tr.gettext(word), said)
