"""English names: the orders their words are printed in, and the spaces between them."""

import pytest

from tests.support.compared_pages import ENGLISH, HOME, compared, holder
from workstation.domain.extraction import Verdict
from workstation.domain.names import PersonName


class TestOrdersOfAName:
    @pytest.mark.parametrize(
        ("declared", "printed"),
        [
            ("CHAN Tai Man Peter", "Mr Peter Tai Man Chan"),
            ("CHAN Tai Man Peter", "PETER CHAN TAI MAN"),
            ("HO WONG Ching Tai", "Ching Tai Ho Wong"),
            ("SO Kaping Daniel", "DANIEL SO KA PING"),
            ("Van der Berg, Pieter", "MR. PIETER VAN DER BERG"),
            ("VAN DER BERG, Pieter", "MR. PIETER VAN DER BERG"),
            ("CHAN Tai, Man", "TAI MAN CHAN"),
            ("Chan Tai Man, Peter", "PETER TAI MAN CHAN"),
            ("SZETO Shing Nam Wilson", "Wilson Shing Nam Szeto"),
            ("VAN DYKE Lee Robert", "Lee Robert Van Dyke"),
        ],
    )
    def test_of_one_person_match(self, declared: str, printed: str) -> None:
        page = holder(*ENGLISH[4:8], name=printed)

        assert compared(page, name=PersonName(declared, "")).verdict is Verdict.MATCH

    @pytest.mark.parametrize("declared", ["VAN DYKE Lee Robert", "SMITH Lee Robert"])
    def test_given_names_from_elsewhere_stand_in_their_order(self, declared: str) -> None:
        surname = declared.removesuffix(" Lee Robert")
        page = holder(*ENGLISH[4:8], name=f"ROBERT LEE {surname}")

        assert compared(page, name=PersonName(declared, "")).verdict is not Verdict.MATCH

    @pytest.mark.parametrize("printed", ["MAN TAI CHAN", "MAM TAI CHAN", "TAI CHAN MA"])
    def test_the_same_words_are_never_called_another_person(self, printed: str) -> None:
        page = holder(*ENGLISH[4:8], name=printed)

        assert compared(page, name=PersonName("CHAN Tai Man", "")).verdict is not Verdict.MISMATCH


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        ("LAM Yung Lam", "LAM YUNG LAM", True),
        ("LAM Lam Yung", "LAM YUNG LAM", False),
        ("LAM Yung Lam", "YUNG LAM LAM", False),
        ("LAM Yung Lam", "LAM LAM YUNG", False),
        ("LAM Yung Wai", "YUNG WAI LAM", True),
    ],
)
def test_a_surname_that_is_a_given_name_too_stands_in_front(
    declared: str, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    found = compared(page, name=PersonName(declared, "")).verdict

    assert (found is Verdict.MATCH) is match


def test_two_given_names_from_elsewhere_are_not_swapped() -> None:
    page = holder(*ENGLISH[4:8], name="Ernesto Pineda Agbayani")

    assert compared(page, HOME, PersonName("AGBAYANI Ernesto Pineda", "")).verdict is Verdict.MATCH
    assert compared(page, HOME, PersonName("AGBAYANI Pineda Ernesto", "")).verdict is not (
        Verdict.MATCH
    )


@pytest.mark.parametrize(
    ("printed", "match"),
    [
        ("John Lai Tsz Au Yeung", True),
        ("John Au Yeung Lai Tsz", True),
        ("Lai Tsz John AU YEUNG", True),
        ("John Tsz Lai Au Yeung", False),
        ("Tsz John Au Yeung Lai", False),
        ("John Lai Tsz Yeung", False),
    ],
)
def test_a_surname_of_two_words_stands_first_or_last(printed: str, match: bool) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    found = compared(page, name=PersonName("AU YEUNG Lai Tsz John"))

    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "printed"),
    [
        ("WONG Po Man", "MAN WONG PO"),
        ("CHEUNG Suen Lai", "LAI CHEUNG SUEN"),
        ("WONG Po Man Peter", "PETER MAN WONG PO"),
    ],
)
def test_a_given_name_is_no_second_half_of_a_surname(declared: str, printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page, name=PersonName(declared)).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        (PersonName("CHU KOT Kit"), "Kit Chu Kot", True),
        (PersonName("CHU KOT KIT", "諸葛傑"), "KIT CHU KOT", True),
        (PersonName("DELA CRUZ Ernesto Pineda"), "Ernesto Pineda Dela Cruz", True),
        (PersonName("Tai Man CHAN", "陳大文"), "CHAN TAI MAN", True),
        (PersonName("Sandy Hei Yung Hon", "韓熙蓉"), "HON HEI YUNG SANDY", True),
        (PersonName("Sandy Hei Yung Hon", "熙蓉韓"), "HON HEI YUNG SANDY", False),
        (PersonName("Tai Man CHAN"), "CHAN TAI MAN", True),
        (PersonName("Mei-ling Park"), "PARK MEI-LING", True),
        (PersonName("SZE-TO Mei Ling"), "MEI LING SZE-TO", True),
        (PersonName("Tai Man Chan"), "CHAN TAI MAN", False),
        (PersonName("CHAN Tai Man", "陳大文"), "MAN CHAN TAI", False),
        (PersonName("Paul Daniel LEE"), "Daniel Paul LEE", False),
        (PersonName("KHAN Mohammed Ali"), "ALI MOHAMMED KHAN", False),
        (PersonName("KHAN Mohammed Ali"), "MOHAMMED ALI KHAN", True),
        (PersonName("CHAN Tai Man Peter"), "PETER TAI MAN CHAN", True),
        (PersonName("Peter Tai Man CHAN"), "CHAN TAI MAN PETER", True),
        (PersonName("AU YEUNG Lai"), "YEUNG LAI AU", False),
        (PersonName("HON WONG Ching Tai"), "CHING TAI HON WONG", True),
        (PersonName("HON WONG CHING TAI"), "CHING TAI HON WONG", True),
        (PersonName("LAU Tai Man Wai"), "MAN WAI LAU TAI", False),
        (PersonName("AU YEUNG Lai"), "LAI AU YEUNG", True),
        (PersonName("CHAN Tai Man"), "WONG (CHAN) TAI MAN", False),
        (PersonName("CHAN Tai Man"), "CHAN TAI MAN (TENANT)", True),
    ],
)
def test_capitals_and_characters_tell_which_words_are_the_surname(
    declared: PersonName, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert (compared(page, name=declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        ("NG Fan Yu", "FAN YUNG", False),
        ("NG Fan Yu", "FAN YU NG", True),
        ("CHAN Gai Man", "CHANG AI MAN", False),
        ("CHAN Gai Man", "CHAN GAIMAN", True),
        ("CHAN Yu En", "CHAN YUEN", False),
        ("CHAN Yuen", "CHAN YU EN", False),
        ("CHAN Tai Man", "CHANTAI MAN", True),
        ("LING Lung Lai", "Lung Lal Ling", True),
        ("LING Lung Lal", "Lung Lai Ling", False),
        ("LING Lung Lai", "LUNG LAL LING", False),
        ("PAI Suresh", "PAL SURESH", False),
        ("LAI Kumar", "Lal Kumar", False),
        ("CHAN Wai", "CHAN WAI TO", False),
        ("CHAN Wai", "Chan Wai-to", False),
        ("CHAN Wai", "Chan Wai - tenant", True),
        ("CHAN Wai", "Chan Wai To", False),
        ("KA Man", "TO KA MAN", False),
        ("CHAN Wai", "To CHAN WAI", True),
        ("CHAN Wai", "To: Chan Wai", True),
        ("CHAN Wai", "CHAN WAI CO LTD", False),
        ("CHAN Wai", "CHAN WAI BILL", False),
    ],
)
def test_spaces_are_lost_and_added_and_never_moved(
    declared: str, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert (compared(page, name=PersonName(declared)).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    "printed", ["CHAN TAI MAN (PETER)", "Mme CHAN TAI MAN", "Frau CHAN TAI MAN"]
)
def test_a_title_from_elsewhere_or_a_name_in_brackets_stands_beside_a_name(printed: str) -> None:
    assert compared(holder(*ENGLISH[4:8], name=printed)).verdict is Verdict.MATCH


def test_a_declared_name_may_end_in_brackets() -> None:
    page = holder(*ENGLISH[4:8], name="CHAN TAI MAN (PETER)")

    assert compared(page, name=PersonName("CHAN Tai Man (Peter)")).verdict is Verdict.MATCH
    assert compared(page, name=PersonName("CHAN Tai Man (Paul)")).verdict is not Verdict.MATCH
