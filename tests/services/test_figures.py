"""The figures of the policy: in range, audited, and never the reason an office does not open."""

import json
from dataclasses import fields

import pytest
from sqlalchemy import text

from tests.support.contents import raw
from tests.support.offices import OpenOffice
from workstation.domain.errors import NotAllowed, SettingInvalid
from workstation.domain.policy import DEFAULT_POLICY, RANGES, Policy


@pytest.fixture
def settings(office: OpenOffice):
    return office.office.policy


def test_every_figure_takes_its_bounds_and_nothing_beyond(office, settings):
    by = office.actor("administrator")

    for item, (low, high) in RANGES.items():
        for value in (low, high):
            assert getattr(settings.change(item, value, by=by), item) == value
        for wrong in (low - 1, high + 1, True, "8", 8.0, None):
            with pytest.raises(SettingInvalid) as refused:
                settings.change(item, wrong, by=by)
            assert refused.value.facts["item"] == item
        assert getattr(settings.policy(), item) == high


def test_every_figure_of_the_policy_has_a_range_or_is_yes_or_no():
    ranged = {field.name for field in fields(Policy) if field.type is int}

    assert ranged == set(RANGES)
    for name, (low, high) in RANGES.items():
        assert low <= getattr(DEFAULT_POLICY, name) <= high


def test_what_is_no_figure_is_refused(office, settings):
    for item, value in (("no_such_item", 1), ("second_person_fraud", 1), ("__class__", True)):
        with pytest.raises(SettingInvalid):
            settings.change(item, value, by=office.actor("administrator"))


def test_only_administrators_change_figures(office, settings):
    for who in ("reviewer", "clerk", "supervisor"):
        with pytest.raises(NotAllowed):
            settings.change("pin_digits", 9, by=office.actor(who))

    assert settings.policy() == DEFAULT_POLICY


def test_every_change_is_in_the_log_and_no_change_is_not(office, settings):
    by = office.actor("administrator")
    settings.change("pin_digits", 9, by=by)
    settings.change("pin_digits", 9, by=by)
    settings.change("second_person_fraud", False, by=by)

    changes = [e for e in office.office.audit.entries() if e["action"] == "setting.changed"]

    assert [(e["subject"], e["facts"]) for e in changes] == [
        ("setting:pin_digits", {"before": "8", "after": "9"}),
        ("setting:second_person_fraud", {"before": "True", "after": "False"}),
    ]
    assert {e["staff_id"] for e in changes} == {by.staff_id}


def test_a_stored_figure_that_is_not_legal_any_more_is_its_default(office, settings):
    stored = {
        "pin_digits": 99,
        "pin_tries": "many",
        "second_person_fraud": 1,
        "of_a_later_version": [1, 2],
        "letter_valid_days": 60,
    }
    with raw(office.url) as engine, engine.begin() as connection:
        for item, value in stored.items():
            connection.execute(
                text(
                    "INSERT INTO settings (item, value, changed_at)"
                    " VALUES (:item, :value, '2021-12-01')"
                ),
                {"item": item, "value": json.dumps(value)},
            )

    assert settings.policy() == Policy(letter_valid_days=60)
    assert office.registered().stage == "proof_review"
    assert settings.change("pin_digits", 9, by=office.actor("administrator")).pin_digits == 9
