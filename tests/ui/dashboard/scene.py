"""An office with something for a supervisor to decide: invented people, real services."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.letter_rooms import post_due
from tests.support.offices import OpenOffice
from ui.dashboard.cases_page import CasesPage
from ui.dashboard.desk import SupervisorDesk
from ui.workplace import Workplace
from workstation.domain.applications import Application, Move
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.identity_checks import (
    Answer,
    CheckParts,
    DocumentPicture,
    Outcome,
    ZoneRecord,
)
from workstation.domain.letter_rules import Letter
from workstation.domain.mrz_comparison import MrzPart
from workstation.services.counter import Visit
from workstation.services.review import Judgement

PEOPLE = (
    ("A123456(3)", "CHAN Tai Man", "陳大文", "+85291234567"),
    ("B123456(6)", "LEE Siu Ming", "李小明", "+85291234568"),
    ("C123456(9)", "WONG Mei Ling", "黃美玲", "+85291234569"),
    ("D123456(1)", "HO Wai Kit", "何偉傑", "+85261234570"),
)
SEEN = DocumentPicture(
    digest="ab" * 32, verdict=PictureVerdict.AMBER, keyed=((1, 9), (2, 3), (2, 4))
)
"""Of every document whose ``picture`` a visit has."""
PASSPORT = {"kind": "passport", "number": "K1234567", "country": "GBR", "route": "letter"}


def registered(office: OpenOffice, person: int = 0, **more: object) -> Application:
    """Take a registration of one of the people and let the worker send it on its way."""
    number, english, chinese, phone = PEOPLE[person]
    declared = {"number": number, "english": english, "chinese": chinese, "phone": phone}
    application = office.registered(**{**declared, **more})
    office.work()
    return office.find(application.reference)


def judge(
    office: OpenOffice, application: Application, judgement: Judgement, who: str = "reviewer"
) -> object:
    """Decide a case at the review desk."""
    by = office.actor(who)
    claim = office.office.queue.claim(application.id, by=by)
    return office.office.review.decide(application.id, judgement, claim=claim, by=by)


def propose(
    office: OpenOffice, person: int = 0, who: str = "reviewer", **more: object
) -> Application:
    """Let somebody propose to approve a proof that differs."""
    application = registered(office, person, **more)
    judgement = Judgement(
        move=Move.ACCEPT_PROOF,
        reason="name_explained",
        note="Married name on the bill, certificate seen",
        override=True,
        revision=1,
        opened_at=office.clock.at,
    )
    office.clock.move(seconds=47)
    judge(office, application, judgement, who)
    return office.find(application.reference)


def letter_of(office: OpenOffice, **declared: object) -> Letter:
    """Register the holder of a passport and post their letter."""
    application = registered(office, 3, **{**PASSPORT, **declared})
    return post_due(office)[application.reference]


def visit(
    office: OpenOffice, letter: Letter, outcome: Outcome, who: str = "clerk", **changes: object
) -> None:
    """Record a visit at the counter."""
    counter, by = office.office.counter, office.actor(who)
    text = changes.pop("zone", None)
    zone = ZoneRecord(text=str(text), accepted=frozenset({MrzPart.NAME})) if text else None
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(case.application.id, by=by)
    parts = CheckParts(
        document_kind="passport",
        document_number=str(changes.pop("number", "K1234567")),
        document_country="GBR",
        document_expires_on=date(2030, 1, 1),
        number_agrees=False,
        name_agrees=Answer.YES,
        portrait=Answer.YES,
        visual=Answer.YES,
        tactile=Answer.NOT_POSSIBLE,
        zone=zone,
        picture=SEEN if "picture" in changes else None,
    )
    recorded = Visit(outcome=outcome, parts=parts, started_at=case.started_at, **changes)  # type: ignore[arg-type]  # as the caller says
    office.clock.move(minutes=3)
    counter.record(letter.reference, recorded, claim=claim, by=by)


def referred(office: OpenOffice, who: str = "clerk", **changes: object) -> Application:
    """Let the counter refer the holder of a renewed passport."""
    letter = letter_of(office)
    visit(
        office,
        letter,
        Outcome.REFER,
        who,
        number="K7654321",
        reason="document_renewed",
        note="Old passport was handed in",
        **changes,
    )
    return _application(office, letter)


def held(office: OpenOffice, who: str = "clerk") -> Application:
    """Let the counter pass somebody and raise a silent concern."""
    letter = letter_of(office, number="K2234567", phone="+85261234571", english="GREEN Anna")
    visit(office, letter, Outcome.PASS, who, number="K2234567", concern=True)
    office.later(minutes=10)
    return _application(office, letter)


def _application(office: OpenOffice, letter: Letter) -> Application:
    with office.office.letters.begin() as uow:
        return uow.applications.get(letter.application_id)


def duplicate(office: OpenOffice, person: int = 0) -> tuple[Application, Application]:
    """Register somebody twice; returns the earlier and the second one."""
    earlier = registered(office, person)
    office.clock.move(hours=3)
    second = registered(office, person, address="Room 8, 12/F, Mei Foo Sun Chuen", english="CHAN T")
    return earlier, second


def pin_released(office: OpenOffice, person: int = 1) -> Application:
    """Bring somebody as far as a PIN."""
    application = registered(office, person)
    judge(office, application, Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1))
    office.later(seconds=9)
    return office.find(application.reference)


@dataclass(frozen=True)
class Day:
    """What happened before the picture is taken."""

    proposal: Application
    referral: Application
    held: Application
    duplicate: Application


def busy_day(office: OpenOffice) -> Day:
    """Fill the office with something of everything."""
    office.clock.move(days=-16)
    for back in range(3):
        pin = registered(
            office, 1, number=f"E12345{back}({'531'[back]})", phone=f"+8529333444{back}"
        )
        judge(
            office,
            pin,
            Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1),
            "reviewer2",
        )
        office.later(days=1)
    registered(office, 2, number="F123450(8)", chinese="㗎𨋢埗", phone="+85293334450")
    office.later(days=8)
    registered(office, 2, number="F123451(6)", phone="+85293334451", route="letter")
    registered(office, 2, number="F123452(4)", phone="+85293334452")
    on_hold = held(office)
    office.later(days=4)
    _, second = duplicate(office, 2)
    proposal = propose(office, 0)
    referral = referred(office)
    judge(
        office,
        registered(office, 1, number="G123452(7)", phone="+85293334462"),
        Judgement(
            move=Move.ASK_FOR_PROOF,
            reason="too_old",
            revision=1,
            opened_at=office.clock.at - timedelta(seconds=33),
        ),
    )
    held_case = registered(office, 1, number="G123453(5)", phone="+85293334463")
    office.office.queue.claim(held_case.id, by=office.actor("reviewer2"))
    return Day(proposal=proposal, referral=referral, held=on_hold, duplicate=second)


def make_desk(office: OpenOffice, place: Workplace, who: str = "supervisor") -> SupervisorDesk:
    """Return somebody's desk."""
    services = office.office
    return SupervisorDesk(
        place,
        office.session(who),
        supervision=services.supervision,
        referrals=services.referrals,
        release=services.release,
        grounds=services.grounds,
        queue=services.queue,
        review=services.review,
    )


def choose(qtbot: QtBot, page: CasesPage, row: int = 0) -> None:
    """Select a row and wait until its case is open."""
    page.table.select(row)
    qtbot.waitUntil(lambda: page.case is not None)


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys where the focus of the desk is."""
    for key in keys:
        qtbot.keyClick(widget, key)


def record(qtbot: QtBot, page: CasesPage) -> None:
    """Press Ctrl+Enter."""
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def answer(qtbot: QtBot, page: CasesPage, verb: str = "question.verb") -> None:
    """Press a button of the question that is open."""
    question = page.findChild(QDialog)
    assert question is not None
    button = question.findChild(QPushButton, verb)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
