"""The settings' own rules, without a window: figures, keys, accounts, rosters."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workstation
from ui.audit_view.words import SETTINGS
from ui.i18n import Language, Translator
from ui.keymap import ACTIONS, Keymap
from ui.places import CATALOGUES
from ui.settings_desk.policy_items import ITEMS, Unit, known_names, parsed, range_words, value_words
from ui.settings_desk.rebinding import as_written, fit, giving, resetting
from ui.settings_desk.roster_words import PROBLEMS, acceptable, refusal_words
from ui.settings_desk.staff_entries import (
    DIFFERENT,
    EMPTY,
    FIELDS,
    ROLES,
    WEAK,
    Entered,
    Entry,
    Mode,
    field_of,
)
from workstation.domain.errors import (
    DatabaseBusy,
    LastAdministrator,
    RosterRefused,
    StaffNumberTaken,
    WeakPassword,
)
from workstation.domain.policy import DEFAULT_POLICY, RANGES
from workstation.domain.staff import Role, StaffId, StaffMember
from workstation.gateway.roster_file import RowProblemCode

ENGLISH = Translator(CATALOGUES)
_REFUSED = re.compile(r'RosterRefused\(\s*reason="(\w+)"')
GOOD = Entry(
    staff_number="S7", name="Ng Yan", password="harbour-ferry-tea", again="harbour-ferry-tea"
)


def refusals() -> set[str]:
    """Return the reasons for which the office refuses a roster."""
    root = Path(str(workstation.__file__)).parent
    texts = [path.read_text(encoding="utf-8") for path in root.rglob("*.py")]
    return {reason for text in texts for reason in _REFUSED.findall(text)}


def test_every_figure_of_the_policy_can_be_changed_and_is_in_words() -> None:
    names = [item.name for item in ITEMS]

    assert len(names) == len(set(names))
    assert set(names) == known_names() == set(SETTINGS)
    assert {item.name: item.words for item in ITEMS} == dict(SETTINGS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_what_has_no_range_is_yes_or_no(item) -> None:
    assert (item.bounds is None) == (item.unit is Unit.YES_NO)
    assert isinstance(item.default, bool) == (item.unit is Unit.YES_NO)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
@pytest.mark.parametrize("language", list(Language))
def test_values_have_their_unit_in_every_language(item, language: Language) -> None:
    tr = Translator(CATALOGUES, language)

    words = value_words(item, item.value(DEFAULT_POLICY), tr)

    assert words
    assert range_words(item, tr)
    assert item.unit is Unit.YES_NO or str(int(item.default)) in words.replace(",", "")


@given(st.sampled_from([item for item in ITEMS if item.bounds]), st.integers(-10, 5000))
def test_only_values_within_the_range_are_taken(item, value: int) -> None:
    low, high = RANGES[item.name]

    assert parsed(item, str(value)) == (value if low <= value <= high else None)


@pytest.mark.parametrize("text", ["", "x", "1.5", "-3", "٣", "1e3", " "])
def test_what_is_no_number_is_no_value(text: str) -> None:
    assert parsed(ITEMS[0], text) is None


def test_a_free_key_fits() -> None:
    assert fit(Keymap(), "case.approve", "Shift+F12").free


def test_a_key_of_the_same_screen_is_taken() -> None:
    taken = fit(Keymap(), "case.reject", "A").taken_by

    assert [action.id for action in taken] == ["case.approve"]


def test_a_key_of_another_screen_is_free() -> None:
    assert fit(Keymap(), "audit.verify", "A").free


@pytest.mark.parametrize("key", ["Esc", "Tab", "Ctrl+C", "Ctrl+V"])
def test_keys_of_moving_and_editing_are_never_given(key: str) -> None:
    assert fit(Keymap(), "case.approve", key).reserved


def test_giving_a_taken_key_takes_it_from_the_other() -> None:
    assert giving(Keymap(), "case.reject", "A") == {"case.reject": ("A",), "case.approve": ()}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_the_keys_everything_came_with_can_be_taken_again(action) -> None:
    assert resetting(Keymap({action.id: ("Shift+F12",)}), action.id).free


def test_a_key_somebody_gave_away_blocks_the_way_back() -> None:
    keymap = Keymap(giving(Keymap(), "case.reject", "A"))

    blocked = resetting(keymap, "case.approve").taken_by

    assert [action.id for action in blocked] == ["case.reject"]


@pytest.mark.parametrize(
    ("key", "text", "written"),
    [
        ("Shift+?", "?", "?"),
        ("Shift+R", "R", "Shift+R"),
        ("Ctrl+K", "\x0b", "Ctrl+K"),
        ("F5", "", "F5"),
    ],
)
def test_keys_are_written_as_the_table_writes_them(key: str, text: str, written: str) -> None:
    assert as_written(key, text) == written


def test_a_good_account_has_nothing_wrong() -> None:
    assert GOOD.complaint(Mode.ADD) is None


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"staff_number": " "}, (Entered.NUMBER, EMPTY)),
        ({"name": ""}, (Entered.NAME, EMPTY)),
        ({"password": "short"}, (Entered.PASSWORD, WEAK)),
        ({"password": "S7-harbour-ferry"}, (Entered.PASSWORD, WEAK)),
        ({"again": "harbour-ferry-tee"}, (Entered.AGAIN, DIFFERENT)),
    ],
)
def test_the_first_wrong_field_is_named(changes: dict[str, str], complaint: object) -> None:
    assert replace(GOOD, **changes).complaint(Mode.ADD) == complaint  # type: ignore[arg-type]


def test_a_change_asks_for_no_password() -> None:
    assert replace(GOOD, password="", again="").complaint(Mode.CHANGE) is None
    assert Entered.PASSWORD not in FIELDS[Mode.CHANGE]


def test_a_change_keeps_number_and_state() -> None:
    member = StaffMember(
        id=StaffId(4),
        staff_number="S4",
        name="Old",
        role=Role.REVIEWER,
        office="",
        language="en",
        active=False,
    )

    changed = replace(GOOD, role=Role.SUPERVISOR, branch=" Central ").changed(member)

    assert (changed.staff_number, changed.active) == ("S4", False)
    assert (changed.name, changed.role, changed.office) == ("Ng Yan", Role.SUPERVISOR, "Central")


def test_every_role_of_people_is_offered() -> None:
    assert set(ROLES) == set(Role) - {Role.SYSTEM}


def test_refusals_are_about_their_field() -> None:
    number, weak = field_of(StaffNumberTaken()), field_of(WeakPassword())

    assert number is not None
    assert weak is not None
    assert (number[0], weak[0]) == (Entered.NUMBER, Entered.PASSWORD)
    assert field_of(LastAdministrator()) is None


def test_every_reason_to_leave_a_line_out_has_words() -> None:
    assert {code.value for code in RowProblemCode} <= set(PROBLEMS)


def test_refused_rosters_say_why_in_figures() -> None:
    error = RosterRefused(reason="shrunk", rows="1200", before="45000", bad_rows="0")

    words = refusal_words(error, ENGLISH)

    assert words.startswith("The file has 1,200 residents, the roster in use has 45,000.")
    assert acceptable(error) == "shrunk"
    assert acceptable(RosterRefused(reason="empty")) is None


def test_a_refused_first_line_is_told_which_columns_it_needs() -> None:
    missing = RosterRefused(reason="header", missing="flat, start_date")
    order = RosterRefused(reason="columns", columns="resident_id, number")

    assert "does not name these columns: flat, start_date." in refusal_words(missing, ENGLISH)
    assert "in this order and no others: resident_id, number." in refusal_words(order, ENGLISH)


@pytest.mark.parametrize("reason", ["shrunk", "too_many_bad_rows", "truncated"])
def test_a_refused_roster_is_compared_with_the_one_in_use(reason: str) -> None:
    """Scenario 19: counts old and new are shown."""
    error = RosterRefused(reason=reason, rows="1200", before="45000", bad_rows="9")

    words = refusal_words(error, ENGLISH)

    assert "1,200 residents" in words
    assert "45,000" in words


@pytest.mark.parametrize("reason", ["new", *sorted(refusals())])
def test_every_refusal_says_that_the_old_roster_stays(reason: str) -> None:
    words = refusal_words(RosterRefused(reason=reason), ENGLISH)

    assert "The roster in use stays as it is." in words


def test_every_refusal_has_words_of_its_own() -> None:
    words = {refusal_words(RosterRefused(reason=reason), ENGLISH) for reason in refusals()}

    assert len(words) == len(refusals())


def test_other_errors_have_their_usual_sentence() -> None:
    assert "busy" in refusal_words(DatabaseBusy(), ENGLISH)
