"""What letters say. The template has no words of its own: all of them come from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.applications import Language
from workstation.domain.letters import LetterKind, LetterSheet
from workstation.gateway.texts import N_, Catalogues, Contacts, Run, filled, full_date, long_date

Sentence = tuple[Run, ...]

OFFICE: Final = {
    "chinese": "香港健康碼登記處",
    "english": "Hong Kong Health Code Registration Office",
    "stamp": {"chinese": "蓋印處", "english": "stamp here"},
}
"""What every letter shows in both official languages, whatever the applicant's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One kind of letter, in the words of the code."""

    subject: str
    paragraphs: tuple[str, ...]
    list_title: str
    items: tuple[str, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...]


_PIN: Final = _Text(
    subject=N_("Your address is confirmed: code to activate your Health Code account"),
    paragraphs=(
        N_(
            "Thank you for registering for the Hong Kong Health Code. That this letter has reached"
            " you confirms the address you declared. One step is left: please activate your account"
            " with the code below."
        ),
    ),
    list_title=N_("What to do"),
    items=(
        N_('Go to {website} and choose "Activate account".'),
        N_("Enter your registration number, {application_reference}, and the activation code."),
        N_(
            "Please do this by 23:59 (Hong Kong time) on {last_day}. After that the code no longer"
            " works and a new letter is needed."
        ),
    ),
    after=(
        N_(
            "Keep the code to yourself. Our staff never ask for it: not by telephone, not in a"
            " message and not at a counter."
        ),
    ),
    notes=(
        N_(
            "You need not visit a post office. Holders of a Hong Kong identity card activate their"
            " account on the website."
        ),
        N_(
            "The code has ten letters and digits. It does not contain the letters I, L, O and U;"
            " capitals and small letters are the same, and the space may be left out."
        ),
    ),
)

_COUNTER: Final = _Text(
    subject=N_("Your visit to a designated post office: please bring this letter"),
    paragraphs=(
        N_(
            "Thank you for registering for the Hong Kong Health Code. As you registered with a"
            " document other than the Hong Kong identity card, a clerk has to see that document"
            " once before your account can be activated."
        ),
        N_(
            "Please visit any designated post office during its counter hours, not later than"
            " {last_day}. After that day this letter is no longer valid and a new one is needed."
        ),
    ),
    list_title=N_("What to bring"),
    items=(
        N_("This letter: the original, not a copy or a photograph."),
        N_(
            "The original of the identity document you registered with. If it was renewed since,"
            " please bring the old one and the new one."
        ),
        N_("The mobile phone whose number you registered."),
    ),
    after=(
        N_(
            "After the check we send your PIN to that telephone number. With the PIN you activate"
            " your account on {website}. The list of designated post offices is there, too."
        ),
    ),
    notes=(
        N_(
            "If you cannot come yourself, somebody may come for you with their own original"
            " identity document, a copy of yours, this letter, and the authorisation form from the"
            " website, signed by you."
        ),
        N_(
            "The post office stamps this letter and returns it to you. Please keep it until your"
            " account is active."
        ),
    ),
)

_TEXTS: Final[Mapping[LetterKind, _Text]] = {LetterKind.PIN: _PIN, LetterKind.COUNTER: _COUNTER}

_NOTES: Final = (
    N_(
        "This letter is valid up to 23:59 (Hong Kong time) on {last_day}. If it was lost or has"
        " expired, ask for a new one by calling {enquiry_line}. Every new letter makes the earlier"
        " ones void."
    ),
    N_(
        "If you have moved, please correct your address on {website}. We do not send a further"
        " letter to an address from which one came back."
    ),
    N_(
        "The number and the symbols on this letter only tell us which letter this is."
        " They contain nothing about you."
    ),
    N_(
        "Your personal data are used for the Health Code registration only. You may ask to see and"
        " to correct them by calling {enquiry_line}."
    ),
)
_FIRST_TITLE: Final = N_("no. {generation}")
_LATER_TITLE: Final = N_("no. {generation}; earlier ones are void")
_RETURN_LINE: Final = N_("If undelivered, please return to P.O. Box 90000, Hong Kong")
_LABELS: Final[Mapping[str, str]] = {
    "date": N_("Date"),
    "application": N_("Registration no."),
    "letter": N_("Letter"),
    "reference": N_("Letter reference"),
    "salutation": N_("Dear applicant,"),
    "code": N_("Activation code"),
    "valid": N_("Valid up to and including"),
    "office": N_("Health Code Registration Office"),
    "unsigned": N_("This letter was made by computer and needs no signature."),
    "notes": N_("Notes"),
    "overleaf": N_("Please read the notes overleaf."),
}
_OTHER_LANGUAGES: Final[Mapping[Language, tuple[Language, ...]]] = {
    Language.ENGLISH: (Language.TRADITIONAL_CHINESE, Language.SIMPLIFIED_CHINESE),
    Language.TRADITIONAL_CHINESE: (Language.ENGLISH,),
    Language.SIMPLIFIED_CHINESE: (Language.ENGLISH,),
}
_ASK_FOR_THIS_LANGUAGE: Final = N_(
    "For an English version of this letter, please call {enquiry_line}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """The words of one letter in the applicant's language, in the order they are read."""

    labels: Mapping[str, str]
    return_line: str
    date: str
    last_day: str
    letter: str
    subject: str
    paragraphs: Sequence[Sentence]
    list_title: str
    items: Sequence[Sentence]
    after: Sequence[Sentence]
    notes: Sequence[Sentence]
    enquiries: Sentence
    other_languages: Sequence[str]


_ENQUIRIES: Final = N_("Enquiries: {enquiry_line} (24 hours) or {website}")


class LetterTexts:
    """The words of letters, from the catalogues."""

    def __init__(self, catalogues: Catalogues, contacts: Contacts) -> None:
        self._catalogues = catalogues
        self._contacts = contacts

    def words(self, sheet: LetterSheet) -> LetterWords:
        """Return the words of one letter; nothing of the applicant but the references."""
        text, language = _TEXTS[sheet.kind], sheet.language
        fields = {
            **self._contacts.fields,
            "application_reference": sheet.application_reference,
            "generation": str(sheet.generation),
            "last_day": full_date(sheet.last_day, language),
        }

        def plain(message: str) -> str:
            return self._catalogues.text(message, language).format(**fields)

        def sentences(messages: Sequence[str]) -> tuple[Sentence, ...]:
            return tuple(filled(self._catalogues.text(one, language), fields) for one in messages)

        return LetterWords(
            labels={name: plain(label) for name, label in _LABELS.items()},
            return_line=plain(_RETURN_LINE),
            date=long_date(sheet.dated_on, language),
            last_day=fields["last_day"],
            letter=plain(_FIRST_TITLE if sheet.generation == 1 else _LATER_TITLE),
            subject=plain(text.subject),
            paragraphs=sentences(text.paragraphs),
            list_title=plain(text.list_title),
            items=sentences(text.items),
            after=sentences(text.after),
            notes=sentences((*text.notes, *_NOTES)),
            enquiries=sentences((_ENQUIRIES,))[0],
            other_languages=tuple(self._offer(other) for other in _OTHER_LANGUAGES[language]),
        )

    def _offer(self, language: Language) -> str:
        text = self._catalogues.text(_ASK_FOR_THIS_LANGUAGE, language)
        return text.format(**self._contacts.fields)
