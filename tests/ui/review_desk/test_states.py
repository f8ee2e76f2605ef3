"""Every state the desk can be in has its words, and a way on."""

import io
from collections.abc import Callable
from hashlib import sha256

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support import bad_uploads
from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.support.review_desks import (
    cases,
    comparison,
    house_on_roster,
    paper,
    puts_on_the_desk,
    reading,
)
from tests.ui.review_desk.conftest import Sit, Sitting
from ui.i18n import Language
from ui.review_desk.reason_picker import ReasonList
from ui.theme.tokens import State
from ui.widgets.pair_table import Column, PairTable
from ui.workplace import Workplace
from workstation.domain.applications import Stage
from workstation.domain.errors import DatabaseUnreachable, ReaderFailed
from workstation.domain.extraction import Part, Reading
from workstation.domain.proofs import (
    Finding,
    OpenedUpload,
    ProofProblem,
    UnreadableReason,
    UnreadableUpload,
)
from workstation.domain.reasons import Reason
from workstation.domain.weighing import Clearance
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.opener import SandboxedOpener

HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen"


def test_while_the_reading_runs_one_can_decide_and_the_fields_come_by_themselves(
    office: OpenOffice, sit: Sit
) -> None:
    case = office.registered()
    desk = sit()
    desk.open(case.id)
    assert [line.word for line in desk.desk.view.findings.lines] == ["Reading…"]
    assert desk.child("review.approve").isEnabled()
    assert "Not found" not in desk.desk.view.detail.words()

    office.reader.reading, office.reader.comparison = reading(), comparison()
    puts_on_the_desk(office, paper())
    office.work()
    desk.desk._watch.look()
    desk.settle()

    assert desk.desk.view.findings.lines == ()
    assert desk.desk.view.table.pairs.rows[2].right == "1203"


def test_the_parts_of_a_case_have_keys(office: OpenOffice, sit: Sit) -> None:
    puts_on_the_desk(office, paper())
    case = office.registered()
    office.work()
    desk = sit()
    desk.open(case.id)
    tabs = desk.desk.view._tabs

    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert (tabs.tabText(tabs.currentIndex()), tabs.tabToolTip(2)) == (
        "History",
        "History (Ctrl+3)",
    )
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)  # nobody else has the document
    assert tabs.currentIndex() == 2
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    assert tabs.currentIndex() == 0


@pytest.mark.parametrize("installed", [False, True], ids=["missing", "too_slow"])
def test_without_a_reader_the_case_says_so_and_is_reviewed_by_eye(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    """Scenario 14: the case says that it was not read, and goes on by eye."""

    def too_slow(_: OpenedUpload, **__: object) -> Reading:
        raise ReaderFailed(reason="took_too_long")

    office.reader.installed = installed
    monkeypatch.setattr(office.reader, "read", too_slow)
    puts_on_the_desk(office, paper())
    case = office.registered()
    office.work()
    desk = sit()

    desk.open(case.id)

    assert desk.desk.view.findings.lines[0].word == "Not read"
    assert "Not read" in desk.desk.header().words()
    assert desk.desk.document.viewer.canvas._picture is not None
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.find(case.reference).stage is Stage.PIN_DUE


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (UnreadableReason.ENCRYPTED, "This PDF has a password."),
        (UnreadableReason.EMPTY, "The file is empty."),
        (UnreadableReason.TOO_MANY_PAGES, "The file has too many pages."),
    ],
)
def test_an_unreadable_upload_says_why_and_offers_its_reason(
    office: OpenOffice, sit: Sit, reason: UnreadableReason, words: str
) -> None:
    """Scenario 12: the viewer says what is wrong and offers the reason to ask again."""
    puts_on_the_desk(office, UnreadableUpload(reason))
    case = office.registered()
    office.work()
    desk = sit()
    desk.open(case.id)
    states = desk.desk.document.viewer._states
    assert states.text() == f"{words} The file is kept as it came."
    assert declared(desk) == {
        "name": "CHAN Tai Man 陳大文",
        "flat": "1203",
        "floor": "12",
        "building": "Wah Kee House",
        "estate": "Wah Fu (I) Estate",
        "area": "Aberdeen",
    }

    states.button().click()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT
    assert desk.desk.flow.current is None


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("locked.pdf", bad_uploads.locked_pdf, "This PDF has a password."),
        ("forty.pdf", lambda: bad_uploads.pdf_of_pages(40), "The file has too many pages."),
        ("nothing.jpg", bytes, "The file is empty."),
        ("turned.jpg", lambda: photograph(orientation=6), ""),
        ("bill.pdf", lambda: photograph(orientation=1), ""),
    ],
    ids=["password", "forty_pages", "zero_bytes", "rotated", "wrong_name"],
)
def test_a_strange_file_leaves_the_viewer_usable_and_its_bytes_as_they_came(
    office: OpenOffice,
    sit: Sit,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    make: Callable[[], bytes],
    words: str,
) -> None:
    """Scenario 12: opened by the real sandbox, whatever the file is called."""
    body = make()
    case = office.registered(proofs={name: body})
    with Sandbox() as sandbox:
        monkeypatch.setattr(office.reader, "open", SandboxedOpener(sandbox).open)
        office.work()
    desk = sit()

    desk.open(case.id)

    viewer = desk.desk.document.viewer
    if words:
        assert viewer._states.text() == f"{words} The file is kept as it came."
        desk.press(Qt.Key.Key_Q)
        assert desk.desk.view.decision.picker.reason() is Reason.UNREADABLE
        desk.press(Qt.Key.Key_Escape)
    else:
        assert viewer.canvas._picture is not None
    with office.office.letters.begin() as uow:
        [proof] = uow.proofs.of(case.id)
        assert uow.proofs.body(proof.id) == body
        assert proof.sha256 == sha256(body).digest()
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT


def declared(desk: Sitting) -> dict[str, str]:
    """Return what stands as declared, by field."""
    return {row.key: row.left for row in desk.desk.view.table.pairs.rows if row.left}


def in_sight(table: PairTable, key: str) -> bool:
    """Say whether a row can be seen whole."""
    at = [row.key for row in table.pairs.rows].index(key)
    row = table.visualRect(table.model().index(at, Column.LABEL))
    return not table.isRowHidden(at) and table.viewport().visibleRegion().contains(row)


def photograph(*, orientation: int) -> bytes:
    """Return a JPEG that says how its camera was held."""
    exif, stream = Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    Image.new("RGB", (300, 200), "white").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def test_an_envelope_a_post_box_and_what_is_missing_have_their_own_reasons(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 11: each lack stands there with its own reason, and the first is offered."""
    (case,) = cases(office)
    office.reader.comparison = comparison(
        Finding(ProofProblem.PO_BOX), Finding(ProofProblem.NO_ISSUER), Finding(ProofProblem.NO_DATE)
    )
    desk = sit()

    desk.open(case.id)

    codes = [line.code for line in desk.desk.view.findings.lines]
    assert codes == [Reason.PO_BOX, Reason.NO_ISSUER, Reason.NO_DATE]
    desk.press(Qt.Key.Key_Q)
    assert desk.desk.view.decision.picker.reason() is Reason.PO_BOX


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("width", "height", "text"),
    [(1366, 768, 150), pytest.param(1280, 720, 100, marks=pytest.mark.slow)],
)
def test_what_is_decided_on_stays_in_view_in_a_low_window(
    office: OpenOffice, sit: Sit, width: int, height: int, text: int, language: Language
) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(
        Finding(ProofProblem.OTHER_NAME), differs={Part.AREA: "Sha Tin"}
    )
    desk = sit()
    desk.place.tr.use(language)
    desk.place.theme.resize_text(text)
    desk.window.resize(width, height)
    desk.open(case.id)
    view, decision = desk.desk.view, desk.desk.view.decision

    for key in (None, Qt.Key.Key_X, Qt.Key.Key_Q):
        if key is not None:
            desk.press(key)
        wanted = [view.findings] if key is None else [view.findings, decision.send_button]
        desk.qtbot.waitUntil(lambda: in_sight(view.table, "area"))
        assert all(widget.visibleRegion().contains(widget.rect()) for widget in wanted)
        desk.press(Qt.Key.Key_Escape)
        desk.press(Qt.Key.Key_Escape)

    assert not any(view.table.isRowHidden(row) for row in range(view.table.pairs.rowCount()))
    desk.press(Qt.Key.Key_9)
    desk.qtbot.waitUntil(lambda: in_sight(view.table, "kind"))
    desk.place.theme.resize_text(100)


@pytest.mark.parametrize("language", list(Language))
def test_the_reasons_take_the_room_that_what_is_decided_on_leaves(
    office: OpenOffice, sit: Sit, language: Language
) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(Finding(ProofProblem.PO_BOX))
    desk = sit()
    desk.place.tr.use(language)
    desk.window.resize(1366, 768)
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    reasons = desk.desk.view.decision.picker.list

    desk.qtbot.waitUntil(lambda: reasons.verticalScrollBar().maximum() == 0)

    desk.window.resize(1280, 560)
    desk.qtbot.waitUntil(lambda: reasons.verticalScrollBar().maximum() > 0)
    assert reasons.visibleRegion().boundingRect().height() >= 3 * 28


def test_a_suggested_reason_without_a_number_comes_first_and_numbers_stay(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(Finding(ProofProblem.PO_BOX))
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    picker = desk.desk.view.decision.picker

    assert picker.offered()[:2] == (Reason.PO_BOX, Reason.TOO_OLD)
    assert "Enter takes the suggested one" in picker.field.placeholderText()
    assert picker.field.toolTip() == picker.field.placeholderText()
    assert picker.reason() is Reason.PO_BOX
    desk.press(Qt.Key.Key_1)
    assert picker.reason() is Reason.TOO_OLD


def test_the_next_case_begins_at_its_top(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.window.resize(1280, 540)
    desk.open(first.id)
    desk.press(Qt.Key.Key_9)
    scrolled = desk.desk.view._fields.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: scrolled.value() > 0)

    desk.open(second.id)

    desk.qtbot.waitUntil(lambda: scrolled.value() == 0)


def test_a_case_without_an_upload_says_so(office: OpenOffice, sit: Sit) -> None:
    case = office.registered(route="letter")
    desk = sit()

    desk.open(case.id)

    assert desk.desk.document.viewer._states.text() == "This applicant uploaded no proof."
    assert "nothing to decide here" in desk.desk.notice.text()
    assert not desk.child("review.approve").isEnabled()


def test_a_public_housing_case_shows_the_roster_part_by_part(office: OpenOffice, sit: Sit) -> None:
    """Scenario 16, on the screen: only this person's own parts, nobody else of the flat."""
    house_on_roster(office, number="A1234563", address=HOME.replace("1203", "1205"))
    case = office.registered(route="public_housing", address=HOME)
    office.work()
    assert office.find(case.reference).stage is Stage.ROSTER_REVIEW
    desk = sit()

    desk.open(case.id)

    lines = desk.desk.view.roster.lines
    assert lines[0].word == "Roster contradicts"
    assert "List of 2021-12-01" in lines[0].words
    assert (lines[1].state, lines[1].words) == (State.REJECTED, "Another flat")
    rows = {row.label: row for row in desk.desk.view.roster.table.pairs.rows}
    assert (rows["Flat"].left, rows["Flat"].right) == ("3", "5")
    assert rows["Flat"].compared
    assert rows["Flat"].state is State.REJECTED
    assert desk.desk.view.decision._options.weighed.clearance is Clearance.OVERRIDE
    desk.press(Qt.Key.Key_L)
    assert desk.desk.view.decision.picker.reason() is Reason.NOT_ON_ROSTER


def test_a_flat_written_otherwise_is_shown_as_the_same(office: OpenOffice, sit: Sit) -> None:
    """Scenario 16, on the screen: the parts stand there as equal."""
    house_on_roster(office, number="A1234563", address=HOME)
    elsewise = "12/F Flat 3, Wah Kee House, Wah Fu (I) Estate, Aberdeen"
    case = office.registered(route="public_housing", address=elsewise)
    office.work()
    desk = sit()

    desk.open(case.id)

    [line] = desk.desk.view.roster.lines
    assert line.word == "On the roster"
    assert line.words.endswith("List of 2021-12-01")
    rows = desk.desk.view.roster.table.pairs.rows
    assert [row.label for row in rows] == [
        "Number",
        "Name",
        "Estate",
        "Block",
        "Floor",
        "Flat",
        "Day asked / moved in",
    ]
    assert {row.state for row in rows} == {State.OK}


def test_without_a_roster_the_case_says_that_nothing_was_checked(
    office: OpenOffice, sit: Sit
) -> None:
    case = office.registered(route="public_housing", address=HOME)
    office.work()
    desk = sit()

    desk.open(case.id)

    assert [line.word for line in desk.desk.view.roster.lines] == ["No roster"]


def test_people_with_the_same_phone_are_counted_without_a_flag(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 32."""
    first, *_ = cases(office, 3, phone="+85291234567")
    desk = sit()

    desk.open(first.id)

    assert "2 other open applications use this phone" in desk.desk.view.person.words()
    assert "phone" not in desk.desk.header().words()
    assert desk.desk.view.findings.lines == ()


def test_a_case_that_cannot_be_opened_says_why_and_offers_another_try(
    office: OpenOffice, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case,) = cases(office)
    desk = sit()

    def unreachable(*_: object, **__: object) -> object:
        raise DatabaseUnreachable

    with monkeypatch.context() as broken:
        broken.setattr(type(office.office.review), "open", unreachable)
        desk.open(case.id)
    assert "does not answer" in desk.desk._states.text()
    assert not desk.place.commands.held

    desk.desk._states.button().click()
    desk.settle()

    assert desk.reference == case.reference


def test_how_surely_it_was_read_is_said_in_words(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(unread=frozenset({Part.AREA}), confidence=0.71)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_3)
    assert "Read with 71 % confidence: check" in desk.desk.view.detail.words()
    desk.press(Qt.Key.Key_7)
    assert "Not found on the document" in desk.desk.view.detail.words()
    words = {row.key: row.word for row in desk.desk.view.table.pairs.rows}
    assert (words["flat"], words["area"], words["issuer"]) == ("Check", "Unread", "Found")


def test_differences_are_marked_and_spoken(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: "1208"})
    desk = sit()
    desk.open(case.id)

    pairs = desk.desk.view.table.pairs
    spoken = pairs.data(pairs.index(2, 2), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Flat: 1203 / 1208. Differs. 1 character differs"
    assert desk.desk.document.viewer._focused == "flat"


def test_the_number_is_masked_until_asked_and_asking_is_logged(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office, 1)
    desk = sit()
    desk.open(case.id)
    assert "A123456(3)" not in desk.desk.view.person.words()

    desk.press(Qt.Key.Key_U)
    assert "A123456(3)" in desk.desk.view.person.words()
    desk.press(Qt.Key.Key_U)
    assert "A123456(3)" not in desk.desk.view.person.words()

    audit = office.office.audit
    rows = audit.lists.audit(
        staff_id=None,
        action="application.number_shown",
        subject="",
        since=None,
        until=None,
        before=None,
        limit=9,
    )
    assert [row.subject for row in rows] == [f"application:{case.id}"]


def test_switching_the_language_keeps_what_was_begun(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_2)
    desk.type("half a note")

    desk.place.tr.use(Language.TRADITIONAL)

    decision = desk.desk.view.decision
    assert decision.note() == "half a note"
    assert decision.picker.reason() is Reason.UNREADABLE
    assert desk.desk.title() == "審核"
    desk.place.tr.use(Language.ENGLISH)
    assert desk.reference == case.reference


def test_everything_can_be_reached_and_has_a_name(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(Finding(ProofProblem.PO_BOX))
    desk = sit()
    assert_accessible(desk.window)
    desk.open(case.id)
    assert_accessible(desk.window)

    desk.press(Qt.Key.Key_Q)

    assert_accessible(desk.window)


@pytest.mark.parametrize("count", [2, 7, 13, 20])
def test_short_reasons_stand_in_two_columns_whatever_the_width(
    place: Workplace, qtbot: QtBot, count: int
) -> None:
    reasons = ReasonList(place.theme)
    qtbot.addWidget(reasons)
    reasons.resize(553, 200)
    reasons.show()
    words = [str(number) for number in range(count)]
    reasons.addItems(words)
    reasons.make_room(words)

    for width in range(300, 800, 37):
        reasons.resize(width, reasons.height())
        qtbot.waitUntil(lambda: beside(reasons, 0, 1))
        reasons.scrollToBottom()
        last = reasons.visualItemRect(reasons.item(count - 1))
        assert last.bottom() <= reasons.viewport().height()


def test_a_reason_that_two_columns_would_cut_has_the_line_for_itself(
    place: Workplace, qtbot: QtBot
) -> None:
    reasons = ReasonList(place.theme)
    qtbot.addWidget(reasons)
    words = ["Proof is too old", "Kind of document is not accepted (suggested)"]
    reasons.addItems(words)
    reasons.make_room(words)
    reasons.resize(800, reasons.height())
    reasons.show()
    qtbot.waitUntil(lambda: beside(reasons, 0, 1))

    reasons.resize(400, reasons.height())

    qtbot.waitUntil(lambda: not beside(reasons, 0, 1))
    needed = reasons.fontMetrics().horizontalAdvance(words[1])
    assert reasons.visualItemRect(reasons.item(1)).width() > needed + 16


def beside(reasons: ReasonList, left: int, right: int) -> bool:
    one, other = (reasons.visualItemRect(reasons.item(row)) for row in (left, right))
    return one.top() == other.top() and one.right() < other.left()
