"""The second person looks at the document that was read at the counter, and it is taken away."""

import io
from collections.abc import Callable, Mapping

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.ui.dashboard.scene import choose, letter_of, press, referred, visit
from ui.dashboard.cases_page import CasesPage
from ui.dashboard.desk import OPINIONS, SupervisorDesk
from ui.dashboard.document_dialog import DocumentDialog
from ui.i18n import Language
from ui.shell.window import Window
from ui.widgets.key_sheet import lines
from ui.widgets.viewer.geometry import Fit
from ui.workplace import Workplace
from workstation.domain.identity_checks import Outcome
from workstation.persistence.pictures import SqlPictures

At = Callable[..., SupervisorDesk]


def jpeg(colour: str = "white") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1400, 1000), colour).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def opened(qtbot: QtBot, desk: SupervisorDesk) -> CasesPage:
    """Open the only second opinion there is."""
    choose(qtbot, desk.opinions)
    return desk.opinions


def looking(qtbot: QtBot, page: CasesPage) -> DocumentDialog:
    """Press the key, and wait for the picture."""
    press(qtbot, page.table.view, Qt.Key.Key_D)
    dialog = page.document.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.viewer.canvas.has_picture)
    return dialog


def looks(office: OpenOffice) -> list[Mapping[str, object]]:
    action = "application.document_picture_viewed"
    return [entry for entry in office.office.audit.entries() if entry["action"] == action]


def test_a_counter_check_says_that_the_document_was_read_from_a_picture(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office, picture=jpeg())

    page = opened(qtbot, at_desk(tab=OPINIONS))

    words = page.facts.text()
    assert "Read from a picture places had to be looked at in doubt" in words
    assert "Keyed by the clerk 3 places" in words
    assert "Picture Kept" in words


def test_the_key_shows_the_document_in_the_window_and_the_look_is_audited(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    case = referred(office, picture=jpeg())
    page = opened(qtbot, at_desk(tab=OPINIONS))
    assert not looks(office)

    dialog = looking(qtbot, page)

    window = page.window()
    assert dialog.width() < window.width()
    assert dialog.height() < window.height()
    assert dialog.viewer.canvas.placing.fit is Fit.PAGE
    assert dialog.isModal()
    assert case.reference in dialog.windowTitle()
    assert dialog.heading.text().startswith("Read at the counter, ")
    assert "clerk name" in dialog.heading.text()
    assert [entry["subject"] for entry in looks(office)] == [f"application:{case.id}"]
    assert_accessible(dialog)


def test_the_document_is_zoomed_by_the_keys_and_escape_leads_back(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office, picture=jpeg())
    page = opened(qtbot, at_desk(tab=OPINIONS))
    dialog = looking(qtbot, page)
    before = dialog.viewer.canvas.placing.zoom

    press(qtbot, dialog.viewer.canvas, Qt.Key.Key_Plus)
    assert dialog.viewer.canvas.placing.zoom > before
    press(qtbot, dialog.viewer.canvas, Qt.Key.Key_Escape)

    assert page.document.dialog is None
    qtbot.waitUntil(lambda: page.findChild(DocumentDialog) is None)
    assert page.window().focusWidget() is page.table.view
    page.window().activateWindow()
    qtbot.waitUntil(page.table.view.hasFocus)
    looking(qtbot, page)
    assert len(looks(office)) == 2


def test_the_button_does_what_the_key_does_and_both_are_on_the_sheet_of_keys(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    referred(office, picture=jpeg())
    desk = at_desk(tab=OPINIONS)
    page, window = opened(qtbot, desk), desk.window()
    assert isinstance(window, Window)

    qtbot.mouseClick(page.document.button, Qt.MouseButton.LeftButton)

    assert page.document.dialog is not None
    page.document.put_away()
    rows = lines(window.commands(), place.commands.keymap).values()
    assert ("D", "Look at the document") in [row for found in rows for row in found]
    assert "Look at the document (D)" in page.document.button.toolTip()


def test_locking_takes_the_document_away_and_unlocking_does_not_bring_it_back(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office, picture=jpeg())
    desk = at_desk(tab=OPINIONS)
    page, window = opened(qtbot, desk), desk.window()
    looking(qtbot, page)
    assert isinstance(window, Window)

    window.lock("supervisor name", "s1")
    qtbot.waitUntil(lambda: page.findChild(DocumentDialog) is None)
    window.unlock()

    assert page.document.dialog is None
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, DocumentDialog)]


def test_locking_while_the_document_is_on_its_way_shows_nothing_later(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    referred(office, picture=jpeg())
    desk = at_desk(tab=OPINIONS)
    page = opened(qtbot, desk)

    press(qtbot, page.table.view, Qt.Key.Key_D)
    desk.lock()

    qtbot.waitUntil(place.tasks.idle)
    assert page.document.dialog is None
    assert page.findChild(DocumentDialog) is None


def test_the_documents_of_several_visits_are_pages_the_newest_first(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    letter = letter_of(office)
    visit(office, letter, Outcome.FAIL, reason="portrait_differs", picture=jpeg("red"))
    visit(office, letter, Outcome.REFER, "clerk2", reason="document_renewed", picture=jpeg("blue"))
    page = opened(qtbot, at_desk(tab=OPINIONS))
    dialog = looking(qtbot, page)
    assert "clerk2 name" in dialog.heading.text()
    assert len(looks(office)) == 1

    press(qtbot, dialog.viewer.canvas, Qt.Key.Key_BracketRight)

    assert "clerk name" in dialog.heading.text()
    qtbot.waitUntil(dialog.viewer.canvas.has_picture)
    assert len(looks(office)) == 2


def test_a_case_without_a_picture_says_why_there_is_nothing_to_look_at(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office)
    page = opened(qtbot, at_desk(tab=OPINIONS))

    press(qtbot, page.table.view, Qt.Key.Key_D)

    assert page.document.dialog is None
    assert not page.document.button.isEnabled()
    assert "No picture of a document was kept" in page.document.button.toolTip()
    assert "Read from a picture" not in page.facts.text()


def test_a_picture_that_was_destroyed_is_said_to_be(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    case = referred(office, picture=jpeg())
    supervisor = office.actor("supervisor")
    office.office.referrals.cancel(case.id, "applicant_withdrew", by=supervisor)
    office.later(days=181)
    desk = at_desk()

    desk.show_subject(case.id)

    qtbot.waitUntil(lambda: desk.held.case is not None)
    assert "Picture Destroyed after its time" in desk.held.facts.text()
    assert "in doubt" in desk.held.facts.text()
    assert not desk.held.document.button.isEnabled()
    assert "destroyed when its time was up" in desk.held.document.button.toolTip()


def test_a_picture_that_is_destroyed_meanwhile_is_said_to_be(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    case = referred(office, picture=jpeg())
    page = opened(qtbot, at_desk(tab=OPINIONS))
    with office.office.review.begin() as uow:
        uow.checks.purge(case.id)
        uow.commit()

    press(qtbot, page.table.view, Qt.Key.Key_D)

    dialog = page.document.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "destroyed when its time was up" in dialog.viewer.words())
    assert not looks(office)


def test_a_picture_that_cannot_be_read_says_so_and_is_not_counted_as_seen(
    office: OpenOffice, at_desk: At, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    referred(office, picture=jpeg())
    page = opened(qtbot, at_desk(tab=OPINIONS))
    monkeypatch.setattr(SqlPictures, "get", lambda *_: b"neither nonce nor picture, only bytes")

    press(qtbot, page.table.view, Qt.Key.Key_D)

    dialog = page.document.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.viewer.words() not in {"", "Loading page…"})
    assert not looks(office)


def test_the_facts_and_reasons_follow_the_language(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    referred(office, picture=jpeg())
    page = opened(qtbot, at_desk(tab=OPINIONS))

    place.tr.use(Language.TRADITIONAL)

    assert "由櫃位職員鍵入 3 處" in page.facts.text()
    assert "查看證件" in page.document.button.toolTip()
