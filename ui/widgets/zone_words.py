"""Words for what a machine-readable zone says of a document; in English, translated where shown."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_, Translator
from ui.theme.tokens import State
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.identity_checks import Author
from workstation.domain.mrz import MrzWarning
from workstation.domain.mrz_comparison import MrzPart, MrzRule, MrzVerdict, PartComparison

ZONE_PARTS: Final[Mapping[MrzPart, str]] = {
    MrzPart.KIND: N_("Kind"),
    MrzPart.COUNTRY: N_("Issuer"),
    MrzPart.NUMBER: N_("Number"),
    MrzPart.NAME: N_("Name"),
    MrzPart.BIRTH: N_("Born"),
}
ZONE_VERDICTS: Final[Mapping[MrzVerdict, tuple[State, str]]] = {
    MrzVerdict.SAME: (State.OK, N_("same")),
    MrzVerdict.EXPLAINED: (State.ATTENTION, N_("explained")),
    MrzVerdict.DIFFER: (State.REJECTED, N_("differs")),
    MrzVerdict.BY_EYE: (State.WAITING, N_("compare by eye")),
}
ZONE_RULES: Final[Mapping[MrzRule, str]] = {
    MrzRule.EQUAL: N_("as registered"),
    MrzRule.TRANSLITERATION: N_("letters with marks are spelt otherwise, such as Ü as UE or YU"),
    MrzRule.HYPHENS: N_("hyphens and apostrophes are left out"),
    MrzRule.SPACING: N_("words are joined or separated"),
    MrzRule.ORDER: N_("the order of surname and given names is another"),
    MrzRule.TRUNCATED: N_("the name is cut where the line ends"),
    MrzRule.SINGLE_NAME: N_("the person has only one name"),
    MrzRule.ISSUER_CODE: N_("another code of the same issuer"),
    MrzRule.ISSUE_COUNT: N_("the issue count was registered behind the number"),
    MrzRule.BIRTH_IN_PART: N_("the document leaves a part of the date open"),
    MrzRule.SWAPPED: N_("surname and given names are exchanged"),
    MrzRule.OTHER_READING: N_("another romanisation, or another name"),
    MrzRule.NAMES_MORE_OR_LESS: N_("a name is missing or was added"),
    MrzRule.NEARLY: N_("a letter or two are different"),
    MrzRule.ANOTHER: N_("not what was registered"),
    MrzRule.NOT_IN_ZONE: N_("not in the machine-readable zone"),
    MrzRule.NOT_DECLARED: N_("nothing registered to compare with"),
    MrzRule.OTHER_SCRIPT: N_("registered in another script"),
    MrzRule.CHECK_FAILED: N_("a check digit is wrong"),
    MrzRule.NO_SUCH_NUMBER: N_("no document of this kind has such a number"),
}
WARNINGS: Final[Mapping[MrzWarning, str]] = {
    MrzWarning.WRONG_KEYBOARD: N_("The scanner and this computer have different keyboard layouts."),
    MrzWarning.CHINESE_INPUT: N_("A Chinese input method is on: switch it off before scanning."),
    MrzWarning.LINE_1_MISSING: N_("The first line was not read: scan again, or key what is asked."),
    MrzWarning.LINE_2_MISSING: N_(
        "The second line was not read: scan again, or key what is asked."
    ),
    MrzWarning.LINE_3_MISSING: N_("The third line was not read: scan again, or key what is asked."),
    MrzWarning.LINE_1_LENGTH: N_(
        "The first line is too long or too short: scan again, or key what is asked."
    ),
    MrzWarning.LINE_2_LENGTH: N_(
        "The second line is too long or too short: scan again, or key what is asked."
    ),
    MrzWarning.LINE_3_LENGTH: N_(
        "The third line is too long or too short: scan again, or key what is asked."
    ),
    MrzWarning.MALFORMED: N_("A character stands where none like it can be: look at the document."),
    MrzWarning.IMPOSSIBLE_DATE: N_("A date in the lines is no day: look at the document."),
    MrzWarning.NUMBER_MISSING: N_("The number in the lines is blank: look at the document."),
    MrzWarning.NOT_THE_PATTERN: N_(
        "No document of this kind has such a number: a character was misread."
    ),
    MrzWarning.UNUSUAL: N_("Numbers of this kind usually look otherwise: look at each character."),
    MrzWarning.SPECIMEN: N_("The lines are those of a specimen."),
    MrzWarning.LAYOUT_PARTLY_KNOWN: N_("Of this old card only the kind is known: key the rest."),
    MrzWarning.HOLDER_HAS_HKID: N_(
        "Wrong channel: the holder of this permit has a Hong Kong identity card and need not come."
    ),
}
"""What the clerk can do something about; the other warnings are for scripts."""
AUTHORS: Final[Mapping[Author, str]] = {
    Author.READER: N_("the machine-readable zone"),
    Author.READER_AND_CLERK: N_("the machine-readable zone, places of it by the clerk"),
    Author.CLERK: N_("the clerk"),
}
PICTURE_VERDICTS: Final[Mapping[PictureVerdict, tuple[State, str, str]]] = {
    PictureVerdict.GREEN: (
        State.OK,
        N_("sure"),
        N_("two readers agree, every check holds"),
    ),
    PictureVerdict.AMBER: (
        State.ATTENTION,
        N_("in doubt"),
        N_("places had to be looked at"),
    ),
    PictureVerdict.RED: (
        State.REJECTED,
        N_("not readable"),
        N_("keyed by hand"),
    ),
}
"""On the chip, and what that means."""
UNOFFICIAL: Final = N_("The layout of this card is not confirmed by its issuer: look twice.")


def rule_words(found: PartComparison, tr: Translator) -> str:
    """Return the rules that decided a comparison in words."""
    return " · ".join(tr.gettext(ZONE_RULES[rule]) for rule in found.deciding)
