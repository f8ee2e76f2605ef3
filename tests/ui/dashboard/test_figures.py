"""What the overview says, and the lists behind its tiles and bars."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ui.dashboard.figures import BANDS, Figure, bars, bars_summary, tiles
from ui.dashboard.words import span_words
from ui.i18n import Language, Translator
from ui.places import CATALOGUES
from workstation.domain.applications import Route, Stage
from workstation.domain.holdings import StageCount
from workstation.domain.queue import Flag, QueueFilter, View
from workstation.persistence.lists.lists import AGE_BANDS
from workstation.services.audit import AuditFilter
from workstation.services.supervision import Overview

AT = datetime(2021, 12, 15, 4, 0, tzinfo=UTC)
ENGLISH = Translator(CATALOGUES)


def overview(**changes: object) -> Overview:
    """Return a small overview."""
    values: dict[str, object] = {
        "at": AT,
        "stages": [
            StageCount(
                stage=Stage.PROOF_REVIEW,
                priority=0,
                count=1200,
                oldest=AT - timedelta(days=5, hours=3),
                promise_at_risk=4,
            ),
            StageCount(
                stage=Stage.ROSTER_REVIEW,
                priority=0,
                count=34,
                oldest=AT - timedelta(days=1),
                promise_at_risk=0,
            ),
        ],
        "ages": [("under_1_day", 0, 1100), ("over_7_days", 0, 2), ("1_to_2_days", 1, 30)],
        "decided": {date(2021, 12, 14): 80, date(2021, 12, 15): 12},
        "loads": [],
        "at_risk": [],
        "failed_messages": 0,
        "unknown_messages": 0,
        "failed_jobs": [],
        **changes,
    }
    return Overview(**values)  # type: ignore[arg-type]  # the fields of an overview


def test_the_bands_are_those_the_service_counts() -> None:
    assert list(BANDS) == [name for name, _ in AGE_BANDS]


def test_the_tiles_say_what_waits_and_where_to_find_it() -> None:
    told = tiles(overview(), ENGLISH)

    assert [told[figure].figure for figure in Figure] == ["1,234", "5 d 3 h", "12", "4"]
    assert told[Figure.WAITING].place.subject == (View.TO_REVIEW, QueueFilter())
    oldest = (View.TO_REVIEW, QueueFilter(older_than=timedelta(days=4)))
    assert told[Figure.OLDEST].place.subject == oldest
    late = (View.ALL, QueueFilter(flag=Flag.PROMISE_AT_RISK))
    assert told[Figure.LATE].place.subject == late


def test_only_what_has_a_history_has_a_line() -> None:
    told = tiles(overview(), ENGLISH)

    assert told[Figure.DECIDED].line == (80, 12)
    assert not any(told[figure].line for figure in Figure if figure is not Figure.DECIDED)


def test_decisions_of_the_day_are_found_in_the_log() -> None:
    place = tiles(overview(), ENGLISH)[Figure.DECIDED].place

    midnight = datetime(2021, 12, 14, 16, 0, tzinfo=UTC)
    assert place.desk == "audit"
    assert place.subject == AuditFilter(action="application.decided", since=midnight)


def test_an_idle_office_has_nothing_old() -> None:
    told = tiles(overview(stages=[], ages=[], decided={}), ENGLISH)

    assert told[Figure.OLDEST].figure == "–"
    assert told[Figure.DECIDED].figure == "0"


def test_the_bars_are_by_age_and_class_and_letters_only_where_some_wait() -> None:
    told = bars(overview(), ENGLISH)

    assert [each.bar.value for each in told] == [1100, 0, 0, 0, 2, 30]
    assert [each.bar.late for each in told] == [False, False, False, False, True, False]
    assert told[-1].bar.label == "Letter only, 1–2 days"
    letters = QueueFilter(routes=(Route.LETTER,), older_than=timedelta(days=1))
    assert told[-1].place.subject == (View.TO_REVIEW, letters)


def test_the_sentence_of_the_chart_names_the_old_ones() -> None:
    words = bars_summary(overview(), ENGLISH)

    assert words == "2 cases have waited for more than seven days."


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=2, hours=4, minutes=59), "2 d 4 h"),
        (timedelta(hours=3, minutes=5), "3 h 5 min"),
        (timedelta(seconds=59), "0 min"),
        (timedelta(days=-1), "0 min"),
    ],
)
def test_ages_are_written_short(span: timedelta, words: str) -> None:
    assert span_words(span, ENGLISH) == words


@pytest.mark.parametrize("language", list(Language))
def test_every_language_can_say_the_figures(language: Language) -> None:
    tr = Translator(CATALOGUES, language)

    assert all(told.title and told.summary for told in tiles(overview(), tr).values())
