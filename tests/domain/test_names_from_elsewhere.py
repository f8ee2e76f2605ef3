"""Names that are not made of Chinese syllables, and those somebody goes by beside the first."""

import pytest

from workstation.domain.name_comparison import NameRule, NameVerdict, compare_names
from workstation.domain.names import PersonName


def rules(a: str, b: str) -> tuple[NameRule, ...]:
    """Return the rules in one order, having seen that the other one gives the same."""
    found = compare_names(PersonName(a), PersonName(b)).rules
    assert compare_names(PersonName(b), PersonName(a)).rules == found
    return found


def test_given_names_after_the_first_may_stand_as_initials() -> None:
    assert rules("SANTOS Maria Cristina", "SANTOS Maria C.") == (NameRule.INITIALS,)
    assert rules("SANTOS Maria Cristina Reyes", "SANTOS Maria C. R.") == (NameRule.INITIALS,)


@pytest.mark.parametrize("other", ["SANTOS M. Cristina", "SANTOS Maria D.", "REYES Maria C."])
def test_an_initial_stands_for_its_own_name_and_never_for_the_first(other: str) -> None:
    assert NameRule.INITIALS not in rules("SANTOS Maria Cristina", other)


def test_names_left_out_are_close_when_the_first_is_among_them() -> None:
    comparison = compare_names(
        PersonName("SANTOS Cristina"), PersonName("SANTOS Maria Cristina Reyes")
    )

    assert comparison.rules == (NameRule.NAME_IN_PART,)
    assert comparison.verdict is NameVerdict.CLOSE


def test_names_left_out_at_the_end_are_explained() -> None:
    comparison = compare_names(PersonName("SANTOS Maria"), PersonName("SANTOS Maria Cristina"))

    assert comparison.rules == (NameRule.NAME_ADDED,)
    assert comparison.verdict is NameVerdict.EXPLAINED


@pytest.mark.parametrize(
    "known_as",
    [
        "CHAN Tai Man alias CHAN Man",
        "CHAN Man @ CHAN Tai Man",
        "CHAN Tai Man a.k.a. CHAN Man",
        "CHAN Tai Man also known as CHAN Man",
    ],
)
def test_each_of_the_names_somebody_goes_by_is_theirs(known_as: str) -> None:
    assert NameRule.ALIAS in rules(known_as, "CHAN Man")
    assert NameRule.ALIAS in rules(known_as, "CHAN Tai Man")
    assert rules(known_as, "CHAN Siu Ming") == (NameRule.ENGLISH_DIFFERS,)


def test_a_bare_alias_names_nobody_else() -> None:
    assert compare_names(PersonName("CHAN Tai Man alias"), PersonName("CHAN Tai Man")).verdict in {
        NameVerdict.SAME,
        NameVerdict.EXPLAINED,
    }
    assert rules("alias", "CHAN Tai Man") == (NameRule.ENGLISH_DIFFERS,)
