"""The roster's answer as rows: every reason in every language, people's names, nobody else's."""

from datetime import date

import pytest

from ui.i18n import Language
from ui.theme.tokens import State
from ui.widgets.roster_rows import RosterAnswer, answer_of, no_roster, roster_lines, roster_rows
from ui.widgets.roster_words import PART_OF, PARTS, REASONS, VERDICTS, mark_of, verdict_words
from ui.workplace import Workplace
from workstation.domain.identity_documents import DocumentKind, IdentityDocument
from workstation.domain.names import PersonName
from workstation.domain.roster import (
    PlaceName,
    ResidentId,
    RosterFinding,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
)

R = RosterReasonCode
NAME = PersonName("CHAN Tai Man", "陳大文")
PLACES = {
    "wah-fu-1": PlaceName("Wah Fu (I) Estate", "華富一邨"),
    "wah-fu-1/wah-kee": PlaceName("Wah Kee House", "華基樓"),
    "wah-fu-1/wah-sang": PlaceName("Wah Sang House", "華生樓"),
}


def answer(*reasons: RosterReason, verdict: RosterVerdict = RosterVerdict.CONFLICT) -> RosterAnswer:
    """Return an answer about somebody with a masked number."""
    document = IdentityDocument(DocumentKind.HKID, "A1234563", "HKG", None)
    finding = RosterFinding(verdict, reasons, ResidentId("R1"))
    return answer_of(finding, date(2021, 12, 10), PLACES, NAME, document)


def test_every_code_has_words_a_part_and_a_state(place: Workplace) -> None:
    for language in Language:
        place.tr.use(language)
        for code in R:
            [row] = roster_rows(answer(RosterReason(code)), place.tr)
            _, *rest = roster_lines(answer(RosterReason(code)), place.tr)

            assert row.label == place.tr.gettext(PARTS[PART_OF[code]])
            assert row.word == place.tr.gettext(mark_of(code))
            assert row.tip
            assert (row.tip == REASONS[code]) is (language is Language.ENGLISH)
            assert bool(rest) is (row.state is not State.OK)


@pytest.mark.parametrize("verdict", RosterVerdict)
def test_the_verdict_stands_first_with_the_day_of_the_list(
    place: Workplace, verdict: RosterVerdict
) -> None:
    first, *_ = roster_lines(answer(verdict=verdict), place.tr)

    assert (first.state, first.word) == VERDICTS[verdict]
    assert first.words == "List of 2021-12-10"
    assert no_roster(place.tr).state is State.ATTENTION


WHOLE = (
    RosterReason(R.FLAT_DIFFERS, "flat", "3", "5"),
    RosterReason(R.SAME_FLOOR, "floor", "12", "12"),
    RosterReason(R.FLAT_DIFFERS, "block", "wah-fu-1/wah-kee", "wah-fu-1/wah-sang"),
    RosterReason(R.SAME_ESTATE, "estate", "wah-fu-1", "wah-fu-1"),
    RosterReason(R.NAME_CLOSE, "name", "CHAN Tai Man", "CHAN Tai Mun"),
    RosterReason(R.SAME_NUMBER, "number", "A1234563", "A1234563"),
)


def test_the_parts_stand_in_the_order_of_an_address_and_places_have_peoples_names(
    place: Workplace,
) -> None:
    said = {
        Language.ENGLISH: ("Wah Fu (I) Estate", "Wah Kee House", "Wah Sang House"),
        Language.TRADITIONAL: ("華富一邨", "華基樓", "華生樓"),
        Language.SIMPLIFIED: ("华富一邨", "华基楼", "华生楼"),
    }
    for language, (estate, declared, listed) in said.items():
        place.tr.use(language)

        number, name, of_estate, block, floor, flat = roster_rows(answer(*WHOLE), place.tr)

        assert number.left == number.right == "••••563"
        assert not number.compared
        assert (name.left, name.right, name.compared) == ("CHAN Tai Man", "CHAN Tai Mun", True)
        assert of_estate.left == of_estate.right == estate
        assert of_estate.state is State.OK
        assert (block.left, block.right, block.compared) == (declared, listed, True)
        assert (floor.left, floor.state) == ("12", State.OK)
        assert (flat.left, flat.right, flat.state) == ("3", "5", State.REJECTED)


def test_the_verdict_names_the_persons_own_flat_as_people_write_it(place: Workplace) -> None:
    said = {
        Language.ENGLISH: "Flat 5, 12/F, Wah Sang House, Wah Fu (I) Estate · List of 2021-12-10",
        Language.TRADITIONAL: "華富一邨華生樓12樓5室 · 2021-12-10 名冊",
        Language.SIMPLIFIED: "华富一邨华生楼12楼5室 · 2021-12-10 名册",
    }
    for language, words in said.items():
        place.tr.use(language)

        first, *_ = roster_lines(answer(*WHOLE), place.tr)

        assert first.words == words


def test_a_block_alone_brings_its_estate_along_and_no_code_is_ever_shown(
    place: Workplace,
) -> None:
    reason = RosterReason(R.FLAT_DIFFERS, "block", "wah-fu-1/wah-kee", "somewhere/unknown")

    [row] = roster_rows(answer(reason), place.tr)

    assert row.left == "Wah Kee House, Wah Fu (I) Estate"
    assert row.right == "a block the list of blocks does not have"


def test_a_home_on_no_list_is_shown_by_the_names_the_roster_has(place: Workplace) -> None:
    home = "Sing Fai House, Yung Fai Estate"
    reason = RosterReason(RosterReasonCode.BLOCK_NOT_LISTED, "block", home, home)

    (row,) = roster_rows(answer(reason, verdict=RosterVerdict.PROBABLE), place.tr)

    assert (row.left, row.right, row.state) == (home, home, State.ATTENTION)


def test_a_verdict_that_is_a_reason_of_a_decision_is_told_in_words() -> None:
    assert verdict_words("exact") == "On the roster"
    assert verdict_words("something_else") == "something_else"


def test_whole_numbers_are_shown_only_while_they_were_asked_for(place: Workplace) -> None:
    document = IdentityDocument(DocumentKind.HKID, "A1234563", "HKG", None)
    reason = RosterReason(R.NUMBER_ONE_SLIP_AWAY, "number", "A1234568", "A1234563")
    finding = RosterFinding(RosterVerdict.PROBABLE, (reason,), ResidentId("R1"))

    [hidden] = roster_rows(answer(reason), place.tr)
    [row] = roster_rows(answer_of(finding, None, PLACES, NAME, document, "A123456(8)"), place.tr)

    assert "A123" not in f"{hidden.left}{hidden.right}"
    assert (row.left, row.right, row.compared) == ("A1234568", "A1234563", True)


@pytest.mark.parametrize(
    "code", [R.NAME_DIFFERS, R.NUMBER_DIFFERS, R.NOT_ON_TENANCY, R.LISTED_TWICE]
)
def test_what_the_roster_has_of_somebody_else_is_never_shown(
    place: Workplace, code: RosterReasonCode
) -> None:
    reasons = (
        RosterReason(code, "name", "CHAN Tai Man", "WONG Mei Ling"),
        RosterReason(R.FLAT_DIFFERS, "flat", "3", "77"),
        RosterReason(R.NUMBER_DIFFERS, "number", "A1234563", "B9876543"),
    )

    shown = str(roster_rows(answer(*reasons), place.tr))

    assert not any(told in shown for told in ("WONG", "77", "B987", "543"))
