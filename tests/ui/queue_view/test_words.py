"""Every code of the queue has its words, and spans of time read well."""

from datetime import timedelta

import pytest

from ui.i18n import Language, Translator
from ui.places import CATALOGUES
from ui.queue_view.filter_chips import MOST_OF_A_KIND, in_force
from ui.queue_view.footer import count_words
from ui.queue_view.intake_words import OUTCOMES, PROBLEMS
from ui.queue_view.office_time import span_words, spoken_span
from ui.queue_view.wish import Wish
from ui.queue_view.words import (
    DISTRICTS,
    EMPTY,
    FLAGS,
    ROUTES,
    STAGE_STATES,
    STAGES,
    VIEWS,
    WHO_CAN,
)
from workstation.domain.addresses.districts import District
from workstation.domain.applications import Route, Stage
from workstation.domain.queue import Flag, QueueCount, View
from workstation.domain.registrations import BundleProblem, Intake
from workstation.domain.staff import Permission, Role, roles_with


@pytest.fixture
def english(qapp: object) -> Translator:
    return Translator(CATALOGUES)


@pytest.fixture
def chinese(qapp: object) -> Translator:
    return Translator(CATALOGUES, Language.TRADITIONAL)


def test_every_code_has_words() -> None:
    assert list(VIEWS) == list(View)
    assert set(EMPTY) == set(View)
    assert set(STAGES) == set(STAGE_STATES) == set(Stage)
    assert set(ROUTES) == set(Route)
    assert set(FLAGS) == set(Flag)
    assert set(DISTRICTS) == set(District)
    assert set(OUTCOMES) == set(Intake)
    assert set(PROBLEMS) == set(BundleProblem)


def test_who_can_is_who_may() -> None:
    names = {
        Role.REVIEWER: "reviewers",
        Role.COUNTER_CLERK: "counter clerks",
        Role.SUPERVISOR: "supervisors",
        Role.ADMINISTRATOR: "administrators",
    }
    for permission, words in WHO_CAN.items():
        named = {role for role, name in names.items() if name in words.lower()}
        assert named == roles_with(permission)
    assert set(WHO_CAN) == {Permission.SEE_APPLICATION, Permission.TAKE_BUNDLES}


@pytest.mark.parametrize(
    ("span", "words", "zh"),
    [
        (timedelta(days=2, hours=4, minutes=59), "2 d 4 h", "2 日 4 小時"),
        (timedelta(hours=4, minutes=12), "4 h 12 min", "4 小時 12 分"),
        (timedelta(minutes=7, seconds=50), "7 min", "7 分鐘"),
        (timedelta(days=31, hours=2), "31 d", "31 日"),
        (timedelta(seconds=-30), "0 min", "0 分鐘"),
    ],
)
def test_a_span_is_said_in_its_two_largest_units(
    span: timedelta, words: str, zh: str, english: Translator, chinese: Translator
) -> None:
    assert span_words(span, english) == words
    assert span_words(span, chinese) == zh


def test_a_span_is_read_out_in_full(english: Translator) -> None:
    assert spoken_span(timedelta(days=2, hours=1), english) == "2 days 1 hour"
    assert spoken_span(timedelta(minutes=20), english) == "0 hours"


def test_a_count_is_said_as_far_as_it_is_known(english: Translator) -> None:
    assert count_words(None, 200, english) == "200+ cases"
    assert count_words(QueueCount(count=1, oldest=None), 1, english) == "1 case"
    assert count_words(QueueCount(count=162_037, oldest=None), 200, english) == "162,037 cases"
    capped = QueueCount(count=1_000_000, oldest=None, capped=True)
    assert count_words(capped, 200, english) == "1,000,000+ cases"


def test_filters_in_force_are_words_each_with_what_takes_it_off(english: Translator) -> None:
    wish = Wish(View.ALL).toggled("north").toggled(Route.LETTER).toggled(Flag.REVISED)
    wish = wish.toggled(timedelta(days=2)).looking_for("lee")

    chips = in_force(wish, english)

    assert [chip.word for chip in chips] == [
        "Search: lee",
        "North",
        "Letter route",
        "Over 2 days",
        "Revised",
    ]
    for chip in chips:
        assert len(in_force(chip.without, english)) == len(chips) - 1


def test_many_values_of_one_filter_share_a_chip(english: Translator) -> None:
    wish = Wish(View.ALL)
    for district in list(District)[: MOST_OF_A_KIND + 1]:
        wish = wish.toggled(district.value)

    (chip,) = in_force(wish, english)

    assert chip.word == "5 districts"
    assert chip.without == Wish(View.ALL)
