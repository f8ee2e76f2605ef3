"""Accounts: sign-in and its lock, disabled in mid-session, the last administrator."""

from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.offices import AT_DOOR, PASSWORD, OpenOffice
from workstation.domain.applications import Move
from workstation.domain.errors import (
    AccountDisabled,
    LastAdministrator,
    NotAllowed,
    PurposeRequired,
    SettingInvalid,
    SignInLocked,
    StaffNumberTaken,
    WeakPassword,
    WrongSignIn,
)
from workstation.domain.holdings import ProofId
from workstation.domain.queue import Purpose, QueueFilter, View
from workstation.domain.staff import Role
from workstation.gateway.passwords import Argon2Passwords
from workstation.services.review import Judgement

pytestmark = mostly_sqlite


@pytest.fixture
def staff(office: OpenOffice):
    return office.office.staff


def disable(office, who):
    member = office.session(who).member
    office.office.staff.change(replace(member, active=False), by=office.actor("administrator"))


@on_every_database
def test_five_wrong_passwords_lock_an_account_for_half_an_hour(office, staff):
    for _ in range(4):
        with pytest.raises(WrongSignIn):
            staff.sign_in("clerk", "wrong", desk="x")
    staff.sign_in("clerk", PASSWORD, desk="x")  # and the count begins anew
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            staff.sign_in("clerk", "wrong", desk="x")

    with pytest.raises(SignInLocked) as locked:
        staff.sign_in("clerk", PASSWORD, desk="x")
    office.clock.move(minutes=29, seconds=59)
    with pytest.raises(SignInLocked):
        staff.sign_in("clerk", PASSWORD, desk="x")
    office.clock.move(seconds=1)
    assert staff.sign_in("clerk", PASSWORD, desk="x").member.staff_number == "clerk"

    assert locked.value.facts["until"].startswith("2021-12-15T04:30")
    actions = [e["action"] for e in office.office.audit.entries()]
    assert (actions.count("staff.sign_in_refused"), actions.count("staff.sign_in_locked")) == (8, 1)


def test_a_locked_screen_counts_wrong_passwords_too(office, staff):
    session = office.session("reviewer")
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            staff.unlock(session, "wrong")

    with pytest.raises(SignInLocked):
        staff.unlock(session, PASSWORD)
    with pytest.raises(SignInLocked):
        staff.sign_in("reviewer", PASSWORD, desk="another")


def test_a_right_password_at_a_locked_screen_begins_the_count_anew(office, staff):
    session = office.session("reviewer")
    for _ in range(6):
        with pytest.raises(WrongSignIn):
            staff.unlock(session, "wrong")

        staff.unlock(session, PASSWORD)


def test_unknown_numbers_and_disabled_accounts_are_told_the_same(office, staff):
    disable(office, "clerk")

    for number, password in (("nobody", PASSWORD), ("clerk", PASSWORD), ("reviewer", "wrong")):
        with pytest.raises(WrongSignIn) as refused:
            staff.sign_in(number, password, desk="x")
        assert refused.value.facts == {}


def test_an_account_disabled_in_mid_session_does_nothing_more(office):
    """Scenario 39."""
    application = office.registered()
    for who in ("reviewer", "clerk", "supervisor"):
        disable(office, who)
    o, id_ = office.office, application.id
    reviewer, clerk, supervisor = map(office.actor, ("reviewer", "clerk", "supervisor"))

    for attempt in (
        lambda: o.queue.claim_next(by=reviewer),
        lambda: o.review.open(id_, by=reviewer),
        lambda: o.review.page(ProofId(1), 1, by=reviewer),
        lambda: o.review.save_draft(id_, "x", by=reviewer),
        lambda: o.queue.page(View.ALL, QueueFilter(), by=reviewer),
        lambda: o.queue.count(View.ALL, QueueFilter(), by=reviewer),
        lambda: o.queue.rows([id_], by=reviewer),
        lambda: o.staff.change_password(reviewer.staff_id, "a-new-and-long-one", by=reviewer),
        lambda: o.counter.claim(id_, by=clerk),
        lambda: o.counter.same_number(id_, "A123456(3)", by=clerk),
        lambda: o.letters.batches(by=supervisor),
        lambda: o.referrals.open_ones(by=supervisor),
        lambda: o.referrals.cancel(id_, "applicant_withdrew", by=supervisor),
        lambda: o.release.reissue(id_, "pin_lost", by=supervisor),
        lambda: o.supervision.overview(by=supervisor),
    ):
        with pytest.raises(AccountDisabled):
            attempt()


def test_pages_and_numbers_are_for_those_whose_work_it_is(office):
    application = office.registered()

    with pytest.raises(NotAllowed):
        office.office.review.page(ProofId(1), 1, by=office.actor("clerk"))
    with pytest.raises(NotAllowed):
        office.office.counter.same_number(application.id, "A", by=office.actor("reviewer"))


def test_asking_after_somebody_is_in_the_log_whoever_answers(office):
    application = office.registered(number="A123456(3)")
    queue, counter = office.office.queue, office.office.counter
    number = QueueFilter(search="A123456(3)", purpose=Purpose.APPLICANT_CALLED)

    found = queue.count(View.ALL, number, by=office.actor("reviewer"))
    same = counter.same_number(application.id, "A123456(3)", by=office.actor("clerk"))

    assert (found.count, same) == (1, True)
    asked, keyed = list(office.office.audit.entries())[-2:]
    assert (asked["action"], asked["subject"]) == ("queue.searched", "view:all")
    assert asked["facts"] == {"purpose": "applicant_called"}
    assert (keyed["action"], keyed["facts"]) == ("application.number_keyed", {"same": "True"})
    assert keyed["staff_id"] == office.actor("clerk").staff_id


def test_nobody_is_looked_up_without_a_purpose(office):
    """Scenario 40."""
    queue, by = office.office.queue, office.actor("supervisor")
    search = QueueFilter(search="chan")

    for attempt in (queue.page, queue.count):
        with pytest.raises(PurposeRequired):
            attempt(View.ALL, search, by=by)
        with pytest.raises(PurposeRequired):
            attempt(View.ALL, search, by=by, again=True)
    assert queue.page(View.MY_WORK, search, by=by) == []


def test_an_administrator_disabled_in_mid_session_changes_nothing_more(office, staff):
    other = staff.add(
        staff_number="a2", name="A", role=Role.ADMINISTRATOR, password=PASSWORD, by=AT_DOOR
    )
    second = staff.sign_in("a2", PASSWORD, desk="x").actor
    staff.change(replace(other, active=False), by=office.actor("administrator"))

    for attempt in (
        lambda: staff.all(by=second),
        lambda: staff.change(other, by=second),
        lambda: office.office.policy.change("pin_digits", 9, by=second),
    ):
        with pytest.raises(AccountDisabled):
            attempt()


def test_past_records_keep_the_name_of_somebody_who_left(office):
    application = office.registered()
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    disable(office, "reviewer")

    case = office.office.review.open(application.id, by=office.actor("supervisor"))

    assert "reviewer name" in {line.by for line in case.history}


def test_weak_passwords_are_refused_everywhere(office, staff):
    member = office.session("clerk").member
    weak = ("", "short", "elevenchars", "aaaaaaaaaaaaaa", "password1234", "Administrator!")

    for password in (*weak, "my-clerk9-pass"):
        with pytest.raises(WeakPassword):
            staff.add(
                staff_number="clerk9",
                name="C",
                role=Role.COUNTER_CLERK,
                password=password,
                by=AT_DOOR,
            )
    for password in weak:
        with pytest.raises(WeakPassword):
            staff.change_password(member.id, password, by=AT_DOOR)

    assert staff.with_number("clerk9") is None
    assert staff.sign_in("clerk", PASSWORD, desk="x")


def test_people_change_their_own_password_and_administrators_everybodys(office, staff):
    member, other = office.session("clerk").member, office.session("reviewer").member

    staff.change_password(member.id, "a-new-and-long-one", by=office.actor("clerk"))
    with pytest.raises(NotAllowed):
        staff.change_password(other.id, "a-new-and-long-one", by=office.actor("clerk"))
    staff.change_password(other.id, "a-new-and-long-two", by=office.actor("administrator"))

    assert staff.sign_in("clerk", "a-new-and-long-one", desk="x")
    assert staff.sign_in("reviewer", "a-new-and-long-two", desk="x")


def test_a_new_password_opens_a_locked_account(office, staff):
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            staff.sign_in("clerk", "wrong", desk="x")

    staff.change_password(
        office.session("clerk").member.id, "a-new-and-long-one", by=office.actor("administrator")
    )

    assert staff.sign_in("clerk", "a-new-and-long-one", desk="x")


@on_every_database
def test_the_last_administrator_stays(office, staff):
    member = office.session("administrator").member

    for change in ({"active": False}, {"role": Role.SUPERVISOR}):
        with pytest.raises(LastAdministrator):
            staff.change(replace(member, **change), by=office.actor("administrator"))

    assert staff.with_number("administrator") == member


def test_nobody_becomes_the_system(office, staff):
    member = office.session("clerk").member

    with pytest.raises(NotAllowed):
        staff.change(replace(member, role=Role.SYSTEM), by=AT_DOOR)
    with pytest.raises(NotAllowed):
        staff.add(staff_number="s", name="S", role=Role.SYSTEM, password=PASSWORD, by=AT_DOOR)


@on_every_database
def test_a_text_too_long_for_its_place_is_refused_on_every_database(staff):
    told = {"staff_number": "x9", "name": "X", "office": "Central"}

    for item in told:
        long = {**told, item: "x" * 200}
        with pytest.raises(SettingInvalid) as refused:
            staff.add(role=Role.REVIEWER, password=PASSWORD, by=AT_DOOR, **long)
        assert refused.value.facts["item"] == item


@pytest.mark.parametrize(
    ("item", "text", "reason"),
    [
        ("staff_number", " ", "empty"),
        ("name", "", "empty"),
        ("staff_number", "a\t1", "control_character"),
        ("name", "Ho\nKa Yan", "control_character"),
        ("name", "Ho\u2028Ka Yan", "control_character"),
        ("office", "Central\x1b[31m", "control_character"),
    ],
)
def test_a_text_that_is_empty_or_breaks_a_line_is_refused_and_named(staff, item, text, reason):
    told = {"staff_number": "x9", "name": "X", "office": "", item: text}

    with pytest.raises(SettingInvalid) as refused:
        staff.add(role=Role.REVIEWER, password=PASSWORD, by=AT_DOOR, **told)

    assert refused.value.facts == {"item": item, "reason": reason}


def test_an_account_is_not_given_an_empty_name(office, staff):
    member = office.session("clerk").member

    with pytest.raises(SettingInvalid):
        staff.change(replace(member, name=" "), by=AT_DOOR)


@on_every_database
def test_a_staff_number_is_given_once(staff):
    with pytest.raises(StaffNumberTaken):
        staff.add(
            staff_number=" clerk ", name="C", role=Role.REVIEWER, password=PASSWORD, by=AT_DOOR
        )


def test_signing_out_gives_back_what_was_held(office, staff):
    application = office.registered()
    office.office.queue.claim(application.id, by=office.actor("reviewer"))

    staff.sign_out(office.session("reviewer"))

    assert office.office.queue.claim(application.id, by=office.actor("reviewer2"))


def test_no_password_is_compared_as_slowly_as_a_wrong_one_and_never_agrees():
    passwords = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=1024))
    hashed = passwords.hash("right")

    assert passwords.verify(hashed, "right")
    assert not passwords.verify(hashed, "wrong")
    assert not passwords.verify("", "nobody has this password")
    assert not passwords.weak_hash(hashed)
    assert Argon2Passwords(PasswordHasher(time_cost=2, memory_cost=1024)).weak_hash(hashed)
