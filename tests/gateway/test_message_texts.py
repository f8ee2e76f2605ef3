import pytest

from tests.support.letters import NAME, catalogues, contacts
from workstation.domain.applications import Language, Move
from workstation.domain.messages import FACTS, MessageKind
from workstation.domain.reasons import REASONS, Reason
from workstation.domain.sms_lengths import sms_length
from workstation.gateway.message_texts import CatalogueMessageTexts

TEXTS = CatalogueMessageTexts(catalogues(), contacts())
LONGEST = {
    "reference": "HK00001287373",
    "pin": "012345678901",
    "until": "2026-12-28",
    "reason": Reason.NO_ADDRESS,
    "code": "01234567",
    "minutes": "10",
    "name": NAME,
}
EVERY = [(kind, language) for kind in MessageKind for language in Language]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_message_takes_one_part(kind: MessageKind, language: Language) -> None:
    length = sms_length(TEXTS.text(kind, language, LONGEST))

    assert length.parts == 1
    assert length.plain == (language is Language.ENGLISH)
    assert length.units <= (160 if length.plain else 70)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("move", [Move.ASK_FOR_PROOF, Move.REFUSE])
def test_every_reason_leaves_its_message_in_one_part(move: Move, language: Language) -> None:
    kind = MessageKind.PROOF_REQUESTED if move is Move.ASK_FOR_PROOF else MessageKind.REFUSED

    for reason in REASONS[move]:
        length = sms_length(TEXTS.text(kind, language, {**LONGEST, "reason": reason}))
        assert length.parts == 1


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_no_message_has_a_name_or_the_whole_reference(
    kind: MessageKind, language: Language
) -> None:
    text = TEXTS.text(kind, language, LONGEST)

    assert "HK0000128" not in text
    assert not any(part in text for part in NAME.split())
    assert ("7373" in text) == ("reference" in FACTS[kind])


@pytest.mark.parametrize("language", Language)
def test_a_pin_text_carries_the_pin_its_last_day_and_a_warning(language: Language) -> None:
    text = TEXTS.text(MessageKind.PIN, language, LONGEST)

    assert "012345678901" in text
    assert ("28 Dec" if language is Language.ENGLISH else "12月28日") in text
    assert any(word in text for word in ("Tell nobody", "切勿告訴", "切勿告诉"))


@pytest.mark.parametrize("language", Language)
def test_reasons_to_ask_for_another_proof_have_words_of_their_own(language: Language) -> None:
    words = [TEXTS.reason(reason, language) for reason in REASONS[Move.ASK_FOR_PROOF]]

    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "reason",
    [
        Reason.FRAUD,
        Reason.NOT_ON_ROSTER,
        Reason.ALREADY_REGISTERED,
        Reason.PORTRAIT_DIFFERS,
        "",
        "?",
    ],
)
def test_scenario_17_what_an_applicant_must_not_be_told_is_told_as_other(
    reason: str, language: Language
) -> None:
    """Scenario 17: no message names the roster as a reason."""
    assert TEXTS.reason(reason, language) == TEXTS.reason(Reason.OTHER, language)


@pytest.mark.parametrize("language", Language)
def test_scenario_17_a_planned_letter_does_not_say_why(language: Language) -> None:
    """Scenario 17: the message about the letter reveals nothing of the roster."""
    facts = {"reference": "HK00001287373", "reason": Reason.NOT_ON_ROSTER}

    told = TEXTS.text(MessageKind.LETTER_PLANNED, language, facts)

    assert told == TEXTS.text(MessageKind.LETTER_PLANNED, language, {**facts, "reason": ""})
    assert not any(word in told.lower() for word in ("roster", "tenan", "housing", "名冊", "租"))


def test_a_message_without_its_facts_is_not_made() -> None:
    with pytest.raises(KeyError):
        TEXTS.text(MessageKind.PIN, Language.ENGLISH, {"reference": "HK00001287373"})
