"""Rules that readers of machine-readable zones get wrong, one by one."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.made_mrz import TODAY, made_cr, made_cs, made_ct, oracle_digit
from tests.support.made_zones import cs_line, permit_lines, td1_lines, td3_lines
from tests.support.specimen_mrz import MRV_A, TD1, TD2, TD3
from workstation.domain.mrz import CheckStatus, MrzReading, MrzWarning, read_mrz

_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_texts = st.text(_CHARACTERS, min_size=10, max_size=22)


def _one(text: str, *, today: date = TODAY) -> MrzReading:
    [reading] = read_mrz(text, today=today)
    return reading


def _td1(number: str, digit: str, *, issuer: str = "BEL", nationality: str = "BEL") -> str:
    first = f"ID{issuer}{number[:9]}<{number[9:]}{digit}".ljust(30, "<")
    second = f"8001014F3001019{nationality}".ljust(29, "<")
    over = first[5:] + second[:7] + second[8:15] + second[18:]
    return f"{first}\n{second}{oracle_digit(over)}\n" + "PEETERS<<SOFIE".ljust(30, "<")


def _td3(birth: str = "740812", expiry: str = "120415", **places: str) -> str:
    issuer, nationality = places.get("issuer", "UTO"), places.get("nationality", "UTO")
    second = "L898902C36" + nationality + birth + oracle_digit(birth) + places.get("sex", "F")
    second += expiry + oracle_digit(expiry) + "ZE184226B<<<<<1"
    second += oracle_digit(second[0:10] + second[13:20] + second[21:43])
    return f"{places.get('code', 'P<')}{issuer}ERIKSSON<<ANNA".ljust(44, "<") + "\n" + second


@given(_texts)
def test_a_long_number_is_read_by_the_rule_of_doc_9303(number: str) -> None:
    read = _one(_td1(number, oracle_digit(number)))

    assert (read.fields.number, read.checks["number"]) == (number, CheckStatus.OK)
    assert read.valid


@given(_texts)
def test_a_long_number_is_read_by_the_older_rule_which_is_recorded(number: str) -> None:
    older = oracle_digit(number[:9] + "<" + number[9:])
    read = _one(_td1(number, older))

    same = older == oracle_digit(number)
    assert read.checks["number"] is (CheckStatus.OK if same else CheckStatus.ALTERNATIVE_RULE)
    assert (read.fields.number, read.valid) == (number, True)


@given(_texts, st.sampled_from("0123456789"))
def test_a_long_number_with_neither_digit_fails(number: str, digit: str) -> None:
    right = {oracle_digit(number), oracle_digit(number[:9] + "<" + number[9:])}
    read = _one(_td1(number, digit))

    assert (read.checks["number"] is CheckStatus.FAILED) == (digit not in right)
    assert read.fields.number == number


def test_a_short_number_without_a_check_digit_is_no_long_one() -> None:
    first = "IDBELAB1234<<<<7301<<<<<<<<<<<"
    second = "8001014F3001019BEL<<<<<<<<<<<"
    over = first[5:] + second[:7] + second[8:15] + second[18:]

    read = _one(f"{first}\n{second}{oracle_digit(over)}\n{'PEETERS<<SOFIE'.ljust(30, '<')}")

    assert (read.fields.number, read.fields.optional) == ("AB1234", "7301")
    assert read.checks["number"] is CheckStatus.FAILED
    assert MrzWarning.LONG_NUMBER not in read.warnings


@pytest.mark.parametrize("digit", "0<")
def test_an_empty_personal_number_may_have_a_nought_or_a_filler(digit: str) -> None:
    second = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<" + digit
    second += oracle_digit(second[0:10] + second[13:20] + second[21:43])

    read = _one(TD3[:45] + second)

    assert (read.checks["personal"], read.valid) == (CheckStatus.OK, True)


def test_a_filler_is_no_check_digit_of_a_number_that_is_there() -> None:
    read = _one(TD3[:-2] + "<" + TD3[-1])

    assert read.checks["personal"] is CheckStatus.FAILED


@pytest.mark.parametrize("birth", ["<<<<<<", "74<<<<", "7408<<", "740000", "740800"])
def test_an_unknown_date_of_birth_holds_and_is_told(birth: str) -> None:
    read = _one(_td3(birth))

    assert (read.valid, read.fields.birth.raw, read.fields.birth.day) == (True, birth, None)
    assert MrzWarning.BIRTH_DATE_UNKNOWN in read.warnings


@pytest.mark.parametrize(("birth", "day"), [("261123", (1926, 11, 23)), ("261122", (2026, 11, 22))])
def test_a_birth_is_in_the_latest_century_that_is_not_to_come(
    birth: str, day: tuple[int, int, int]
) -> None:
    assert _one(_td3(birth)).fields.birth.day == date(*day)


@pytest.mark.parametrize(
    ("expiry", "day"), [("761122", (2076, 11, 22)), ("761123", (1976, 11, 23))]
)
def test_a_last_day_is_at_most_fifty_years_ahead(expiry: str, day: tuple[int, int, int]) -> None:
    assert _one(_td3(expiry=expiry)).fields.expiry.day == date(*day)


@pytest.mark.parametrize("expiry", ["<<<<<<", "000000"])
def test_no_last_day_may_be_printed(expiry: str) -> None:
    read = _one(_td3(expiry=expiry))

    assert (read.valid, read.fields.expiry.day) == (True, None)
    assert MrzWarning.NO_EXPIRY in read.warnings


@pytest.mark.parametrize("expiry", ["30<<<<", "3001<<", "300100"])
def test_a_last_day_of_which_a_part_is_printed_is_none(expiry: str) -> None:
    read = _one(_td3(expiry=expiry))

    assert (read.valid, read.fields.expiry.day) == (False, None)
    assert MrzWarning.IMPOSSIBLE_DATE in read.warnings
    assert MrzWarning.NO_EXPIRY not in read.warnings


def test_dates_that_are_malformed_are_neither_left_open_nor_unprinted() -> None:
    first, second = _td3().split("\n")
    misread = second[:13] + "74O812" + second[19:21] + "12O4I5" + second[27:43] + "9"

    read = _one(f"{first}\n{misread}")

    assert MrzWarning.MALFORMED in read.warnings
    assert {MrzWarning.NO_EXPIRY, MrzWarning.BIRTH_DATE_UNKNOWN}.isdisjoint(read.warnings)


@pytest.mark.parametrize("day", ["741332", "740230", "750229"])
def test_a_day_that_never_was_is_told(day: str) -> None:
    read = _one(_td3(day))

    assert (read.valid, read.fields.birth.day) == (False, None)
    assert MrzWarning.IMPOSSIBLE_DATE in read.warnings


@pytest.mark.parametrize(
    ("letter", "year", "told"), [("A", 1899, False), ("B", 1999, False), ("<", 1999, True)]
)
def test_a_permit_says_its_century_by_a_letter(letter: str, year: int, told: bool) -> None:
    first, second, third = made_ct(Random(3)).lines
    first = first[:23] + "990102" + oracle_digit("990102")
    second = second[:18] + letter + second[19:29]
    second += oracle_digit(first[2:22] + first[23:30] + second[19:29])

    read = _one(f"{first}\n{second}\n{third}")

    assert (read.valid, read.fields.birth.day) == (True, date(year, 1, 2))
    assert (MrzWarning.CENTURY_UNKNOWN in read.warnings) == told


def test_a_century_that_is_still_to_come_is_not_believed() -> None:
    first, second, third = made_ct(Random(3)).lines
    first = first[:23] + "990102" + oracle_digit("990102")
    second = second[:18] + "C" + second[19:29]
    second += oracle_digit(first[2:22] + first[23:30] + second[19:29])

    read = _one(f"{first}\n{second}\n{third}")

    assert read.fields.birth.day == date(1999, 1, 2)
    assert MrzWarning.CENTURY_UNKNOWN in read.warnings


@pytest.mark.parametrize(
    "code", ["D<<", "GBN", "GBD", "RKS", "EUE", "UNO", "XXA", "XXB", "XPO", "ANT"]
)
def test_codes_of_doc_9303_are_known(code: str) -> None:
    read = _one(_td3(issuer=code, nationality=code))

    assert (read.fields.issuer, read.fields.nationality) == (code.strip("<"),) * 2
    assert (read.valid, read.warnings) == (True, ())


@pytest.mark.parametrize("code", ["XXK", "BDR", "INP", "SI<", "BOS", "ZZZ"])
def test_an_unknown_code_is_a_warning_and_no_more(code: str) -> None:
    read = _one(_td3(issuer=code, nationality=code))

    assert read.valid
    assert read.warnings == (MrzWarning.UNKNOWN_ISSUER, MrzWarning.UNKNOWN_NATIONALITY)


def test_the_macao_card_may_leave_the_nationality_blank() -> None:
    read = _one(_td1("1234567890", "3", issuer="MAC", nationality="<<<"))

    assert (read.fields.issuer, read.fields.nationality) == ("MAC", "")
    assert MrzWarning.NATIONALITY_BLANK in read.warnings


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (TD1.replace("I<UTO", "IVUTO"), MrzWarning.UNUSUAL_DOCUMENT_CODE),
        (TD2.replace("I<UTO", "CVUTO"), MrzWarning.UNUSUAL_DOCUMENT_CODE),
        (TD1.replace("I<UTO", "ACUTO"), MrzWarning.CREW_DOCUMENT),
        (_td3(sex="X"), MrzWarning.SEX_PRINTED_AS_X),
    ],
)
def test_unusual_codes_are_warnings(text: str, warning: MrzWarning) -> None:
    read = _one(text)

    assert (warning in read.warnings, read.valid) == (True, True)


def test_unspecified_sex_is_a_filler_and_no_warning() -> None:
    read = _one(_td3(sex="<", issuer="FRA", nationality="FRA"))

    assert (read.fields.sex, read.warnings) == ("<", ())


@pytest.mark.parametrize(
    ("tail", "given"),
    [("<<<<<KK<<<", "KK"), ("<<KK<<<<<<", "KK"), ("<<C<K<<<<<", "C K"), ("<<C<<K<<<<", "C K")],
)
def test_fillers_that_became_letters_are_told_and_left(tail: str, given: str) -> None:
    read = _one(TD3.replace("MARIA<<<<<<<<<<", f"MARIA{tail}"))

    assert (read.fields.given_names, read.valid) == (f"ANNA MARIA {given}", True)
    assert MrzWarning.NAME_TAIL in read.warnings


def test_an_initial_may_be_a_misread_filler_and_is_left_unsaid() -> None:
    read = _one(TD3.replace("MARIA<<<<<<<<<<", "MARIA<K<<<<<<<<"))

    assert MrzWarning.NAME_TAIL not in read.warnings


@pytest.mark.parametrize(
    ("zone", "warning"),
    [
        (cs_line(number="<" * 9), MrzWarning.NUMBER_MISSING),
        (td3_lines(number=""), MrzWarning.NUMBER_MISSING),
        (td1_lines(number=""), MrzWarning.NUMBER_MISSING),
        (cs_line(number="C7866L149"), MrzWarning.NOT_THE_PATTERN),
        (cs_line(number="CI2345678"), MrzWarning.NOT_THE_PATTERN),
        (cs_line(number="X12345678"), MrzWarning.NOT_THE_PATTERN),
    ],
)
def test_what_can_be_no_number_of_the_document_is_not_valid(zone: str, warning: MrzWarning) -> None:
    read = _one(zone)

    assert CheckStatus.FAILED not in read.checks.values()
    assert (warning in read.warnings, read.valid) == (True, False)


@pytest.mark.parametrize(
    "zone",
    [
        cs_line(number="LA2345678", code="CD"),
        permit_lines("CR", number="X12345678"),
        permit_lines("CR", number="M1234S678"),
        permit_lines("CT", number="1234S678"),
        permit_lines("CT", number="12345678K"),
        td3_lines(code="PO", issuer="CHN", number="EI2345678"),
        td3_lines(code="PO", issuer="CHN", number="123"),
        td1_lines(issuer="MAC", number="1234S678"),
    ],
)
def test_a_number_of_an_uncertain_pattern_is_unusual_and_no_more(zone: str) -> None:
    read = _one(zone)

    assert (MrzWarning.UNUSUAL in read.warnings, read.valid) == (True, True)


@pytest.mark.parametrize(
    "zone",
    [
        cs_line(number="CA1234567"),
        cs_line(number="L12345678", code="CD"),
        permit_lines("CR", number="M12345678"),
        permit_lines("CT", number="12345678"),
        td3_lines(code="PO", issuer="CHN", number="EA1234567"),
        td3_lines(code="PH", issuer="CHN", number="DX7"),
        td3_lines(issuer="IND", number="1"),
        td1_lines(issuer="MAC", number="12345678"),
    ],
)
def test_usual_numbers_and_those_of_other_issuers_are_left_alone(zone: str) -> None:
    read = _one(zone)

    numbers = {MrzWarning.UNUSUAL, MrzWarning.NOT_THE_PATTERN, MrzWarning.NUMBER_MISSING}
    assert (read.valid, numbers.isdisjoint(read.warnings)) == (True, True)


def test_a_card_that_begins_like_that_of_1999_is_the_one_whose_check_digits_hold() -> None:
    zone = td1_lines(code="C", issuer="CHN", number="557054519")

    read, other = _one(zone), _one(zone.replace("557054519", "557054518"))

    assert (read.format, read.valid, read.fields.number) == ("TD1", True, "557054519")
    assert (other.format, other.valid) == ("CR1999", False)


def test_a_visa_may_lack_a_name_and_says_so() -> None:
    read = _one(MRV_A.replace("ERIKSSON<<ANNA<MARIA", "<" * 20))

    assert MrzWarning.NAME_MISSING in read.warnings


@pytest.mark.parametrize("kind", ["H", "M"])
def test_a_permit_of_a_hong_kong_resident_is_in_the_wrong_channel(kind: str) -> None:
    rng = Random(11)
    made = next(
        zone for zone in iter(lambda: made_cr(rng), None) if zone.truth["number"][0] == kind
    )

    warnings = _one(made.text).warnings

    assert (MrzWarning.HOLDER_HAS_HKID in warnings) == (kind == "H")


def test_the_mainland_cards_say_that_their_layout_is_not_official() -> None:
    assert not _one(made_cs(Random(1)).text).official_layout
    assert not _one(made_ct(Random(1)).text).official_layout
    assert _one(TD1).official_layout


def test_of_the_card_of_1999_only_its_first_places_are_given() -> None:
    read = _one(f"C<CHNH1234567801<<<<<<<<<<<<<<\n{'8' * 30}\nCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<")

    assert (read.format, read.fields.issuer, read.fields.number) == ("CR1999", "CHN", "")
    assert (read.official_layout, read.valid) == (False, False)
    assert MrzWarning.LAYOUT_PARTLY_KNOWN in read.warnings


def test_reprs_hold_nothing_personal() -> None:
    read = _one(TD3.replace("7408122", "74O8122"))

    assert not any(word in repr(read) for word in ("ERIKSSON", "ANNA", "L898902C3", "1974", "7408"))
