"""An application of every route, through the real window by keyboard alone, to its account."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.letter_rooms import post_due
from tests.support.made_documents import wear
from tests.support.made_documents.page import drawn_page
from tests.support.made_proofs.wear import Picture
from tests.support.offices import PASSWORD, OpenOffice
from tests.support.review_desks import comparison, paper, puts_on_the_desk, reading
from ui.desktop import Desktop
from ui.entrance import RealSignedIn
from ui.i18n import Language, Translator
from ui.places import CATALOGUES, STYLE_SHEET
from ui.sign_in.card import Entry
from ui.sign_in.window import SignInWindow
from ui.theme.theme import Theme
from ui.theme.tokens import Look
from ui.this_computer import ThisComputer
from ui.tour.hand import Hand
from ui.tour.zones import passport_zone
from workstation.bootstrap import roster_source
from workstation.domain.applications import Application, Stage
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.holdings import StoredCheck
from workstation.domain.identity_checks import Author
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.staff import SYSTEM
from workstation.gateway.mrz_reading.reader import PictureReader
from workstation.services.documents import DocumentService

HEADER = (
    "resident_id,tenancy_no,id_number,name_en,name_zh,sex,birth_year,estate_en,block_en,"
    "estate_zh,block_zh,floor,flat,relation,start_date,end_date"
)
TENANT = (
    "R1,T1,G123456(A),LEE Siu Ming,李小明,M,1980,Wah Fu (I) Estate,Wah Kee House,"
    "華富(一)邨,華基樓,12,1203,tenant,2001-01-01,"
)


class DoorToOffice:
    """The way into the office under test; it has no worker of its own."""

    def __init__(self, opened: OpenOffice) -> None:
        self._opened = opened

    def url(self) -> str:
        return self._opened.url

    def exists(self) -> bool:
        return True

    def open(self) -> "DoorToOffice":
        return self

    def branches(self) -> tuple[str, ...]:
        return ("Central",)

    def sign_in(self, entry: Entry) -> RealSignedIn:
        office = self._opened.office
        session = office.staff.sign_in(entry.staff_number, entry.password, desk="window")
        return RealSignedIn(office, replace(session, actor=session.actor))

    def close(self) -> None:
        """The fixture closes the office."""


class Window:
    """The desktop with a hand at it."""

    def __init__(self, desktop: Desktop, hand: Hand) -> None:
        self.desktop = desktop
        self.hand = hand

    def sign_in(self, number: str) -> None:
        self.hand.find("sign_in.staff_number")
        self.hand.type_text(number)
        self.hand.press("Tab")
        self.hand.type_text(PASSWORD)
        self.hand.press("Return")
        self.hand.wait_for(lambda: self.desktop.window, "the desks")

    def go(self, key: str, name: str) -> None:
        def there() -> bool:
            if not self.hand.visible(name):
                self.hand.press(key)
            return self.hand.visible(name)

        self.hand.wait_for(there, f"the desk of {key}", turn_ms=100)

    def sign_out(self) -> None:
        self.go("F2", "queue.search")
        self.hand.press("Ctrl+K")
        self.hand.type_text("Sign out")
        self.hand.press("Return")
        self.hand.wait_for(lambda: self.desktop.window is None, "the end of the session")


@pytest.fixture
def window(qtbot: QtBot, office: OpenOffice, tmp_path: Path) -> Iterator[Window]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    tr = Translator(CATALOGUES, Language.ENGLISH, app)
    theme = Theme(app, tr, STYLE_SHEET, look=Look.LIGHT, text_size=100)
    sign_in = SignInWindow(theme, tr)
    sign_in.show()
    computer = ThisComputer(tmp_path / "screen.ini")
    desktop = Desktop(tr, theme, computer, DoorToOffice(office), tmp_path / "data")  # type: ignore[arg-type]  # no first run here
    desktop.begin(sign_in)
    hand = Hand(app, desktop.settled, patience_s=60)
    hand.rest()
    yield Window(desktop, hand)
    desktop.close()
    for top in app.topLevelWidgets():
        top.hide()
        top.deleteLater()
    desktop.deleteLater()
    theme.setParent(None)
    tr.setParent(None)
    qtbot.wait(50)


def live_letter(office: OpenOffice, reference: str) -> str:
    for state in (LetterState.POSTED, LetterState.PRINTED):
        for line in office.office.letters.page(state, by=SYSTEM):
            if line.application_reference == reference:
                return line.letter.reference.digits
    raise AssertionError("no letter")


def test_every_route_ends_in_an_activated_account(
    window: Window, office: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.reader.reading, office.reader.comparison = reading(), comparison()
    puts_on_the_desk(office, paper())
    roster = tmp_path / "roster.csv"
    roster.write_text(f"{HEADER}\n{TENANT}\n", encoding="utf-8")
    office.office.roster_loads.load(roster_source(roster), date(2021, 12, 1), by=SYSTEM)
    sheets = []
    printer = type(office.office.letters.printer)
    whole = printer.batch

    def keeping(self, letters, *, batch_number):
        sheets.extend(letters)
        return whole(self, letters, batch_number=batch_number)

    monkeypatch.setattr(printer, "batch", keeping)
    proof = office.registered()
    tenant = office.registered(
        route="public_housing", number="G123456(A)", english="LEE Siu Ming", chinese="李小明"
    )
    visitor = office.registered(
        kind="passport",
        number="K1234567",
        country="GBR",
        route="letter",
        english="SMITH John",
        chinese="",
    )
    by_letter = office.registered(route="letter", number="L555555(0)", english="WONG Ka Yi")
    office.work()

    window.sign_in("reviewer")
    window.go("F2", "queue.search")
    window.hand.press("N")
    window.hand.wait_for(lambda: window.hand.visible("review.reference"), "the case")
    window.hand.press("A")
    window.hand.wait_for(
        lambda: office.find(proof.reference).stage is Stage.PIN_DUE, "the decision"
    )
    window.sign_out()
    office.later(seconds=9)

    window.sign_in("supervisor")
    window.go("F5", "letters.tabs")
    window.hand.press("Ctrl+P")
    window.hand.find("letters.confirm")
    window.hand.press("Ctrl+Return")

    def posted() -> bool:
        if office.office.letters.counts().get(LetterState.POSTED, 0) == 2:
            return True
        if not window.hand.visible("dialog.verb"):
            window.hand.press("Ctrl+M")
        if window.hand.visible("dialog.verb"):
            window.hand.press("Tab")
            window.hand.press("Space")
        return False

    window.hand.wait_for(posted, "the post", turn_ms=300)
    window.sign_out()

    window.sign_in("clerk")
    window.go("F4", "counter.reference")
    window.hand.scan(live_letter(office, visitor.reference))
    window.hand.wait_for(lambda: window.hand.visible("counter.number"), "the letter")
    for keyed in ("K1234567", "2030-01-01"):
        window.hand.type_text(keyed)
        window.hand.press("Return")
    for _ in ("name", "portrait", "visual", "tactile"):
        window.hand.rest(200)  # what comes faster may be a scanner's
        window.hand.press("Y")
    window.hand.wait_for(lambda: window.hand.visible("counter.confirm"), "the result")
    window.hand.press("Ctrl+Return")
    window.hand.wait_for(
        lambda: office.find(visitor.reference).stage is Stage.IDENTITY_VERIFIED, "the check"
    )
    window.sign_out()
    office.later(seconds=9)

    pins = {message.text: message for message in office.transport.sent if message.kind == "pin"}
    for application in (proof, tenant, visitor):
        [text] = [text for text in pins if f"ending {application.reference[-4:]})" in text]
        pin = next(word for word in text.replace("(", " ").split() if word.strip(".").isdigit())
        assert office.office.release.answer(application.reference, pin.strip(".")) == "activated"
    [code] = [sheet.code for sheet in sheets if sheet.application_reference == by_letter.reference]
    assert office.office.release.answer(by_letter.reference, code.grouped) == "activated"
    for application in (proof, tenant, visitor, by_letter):
        assert office.find(application.reference).stage is Stage.ACTIVATED


def passport_holder(office: OpenOffice) -> tuple[Application, Letter]:
    """Register the holder of a passport, and post the letter."""
    visitor = office.registered(
        route="letter",
        kind="passport",
        number="K1234567",
        country="GBR",
        date_of_birth="1980-02-01",
    )
    return visitor, post_due(office)[visitor.reference]


def passed_with_four_keys(
    window: Window, office: OpenOffice, visitor: Application, letter: Letter
) -> StoredCheck:
    """Answer the three questions that are left once the document is read, and record the pass."""
    hand = window.hand
    hand.wait_for(lambda: hand.visible("counter.zone"), "the document")
    for _ in ("portrait", "visual", "tactile"):
        hand.press("Y")
        hand.rest(200)
    hand.wait_for(lambda: hand.visible("counter.confirm"), "the result")
    hand.press("Ctrl+Return")

    hand.wait_for(
        lambda: office.find(visitor.reference).stage is Stage.IDENTITY_VERIFIED, "the check"
    )
    by = office.actor("clerk")
    [check] = office.office.counter.find(letter.reference.digits, by=by).checks
    return check


def test_two_scans_and_four_keys_pass_the_holder_of_a_passport(
    window: Window, office: OpenOffice
) -> None:
    visitor, letter = passport_holder(office)
    hand, counter = window.hand, office.office.counter
    holder = counter.find(letter.reference.digits, by=office.actor("clerk")).applicant
    window.sign_in("clerk")
    window.go("F4", "counter.reference")

    hand.scan(letter.reference.symbol)
    hand.wait_for(lambda: hand.visible("counter.number"), "the letter")
    hand.scan(passport_zone(holder, date(2031, 5, 12)))
    check = passed_with_four_keys(window, office, visitor, letter)

    assert check.parts.number_by is check.parts.name_by is Author.READER


@pytest.fixture
def pictures_are_read(office: OpenOffice) -> Iterator[None]:
    """Let the office read pictures of documents in earnest."""
    with PictureReader(seconds=60) as reader:
        documents = DocumentService(begin=office.office.counter.begin, reader=reader)
        office.office = replace(office.office, documents=documents)
        yield


def test_a_scanned_page_is_chosen_by_key_read_and_passed(
    pictures_are_read: None, window: Window, office: OpenOffice, tmp_path: Path
) -> None:
    visitor, letter = passport_holder(office)
    hand, counter = window.hand, office.office.counter
    holder = counter.find(letter.reference.digits, by=office.actor("clerk")).applicant
    file, rng = tmp_path / "scan.png", Random(7)
    page = drawn_page(tuple(passport_zone(holder, date(2031, 5, 12)).split("\n")), rng)
    wear.scanned(Picture(page.image, lambda point: point), rng).image.save(file)
    window.sign_in("clerk")
    window.go("F4", "counter.reference")
    hand.scan(letter.reference.symbol)
    hand.wait_for(lambda: hand.visible("counter.number"), "the letter")

    hand.press("Ctrl+O")
    hand.wait_for(lambda: hand.visible("counter.picture.choose"), "the choice of a file")
    hand.type_text(str(file))
    hand.press("Return")
    check = passed_with_four_keys(window, office, visitor, letter)

    assert check.parts.picture is not None
    assert check.parts.picture.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert check.parts.picture.verdict is PictureVerdict.GREEN
