"""Signals of fraud on the desk: quiet lines below the findings, and the way to the other case."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.support.review_desks import (
    two_alike,
)
from tests.ui.review_desk.conftest import Sit
from ui.i18n import Language, Translator
from ui.places import CATALOGUES
from ui.review_desk.order import Order
from ui.review_desk.signal_lines import signal_lines
from ui.theme.tokens import State
from workstation.domain.applications import Application, ApplicationId
from workstation.domain.signals import (
    NEAR,
    PRINT_BITS,
    PagePrint,
    PageSignal,
    Shared,
    SharedUse,
    SignalKind,
    Traces,
)
from workstation.services.review import ReviewedProof

A, B, C, D = (ApplicationId(number) for number in (1, 2, 3, 4))
PRINT = PagePrint(page=1, bits=Random(5).randbytes(PRINT_BITS // 8))
ODD = PageSignal(kind=SignalKind.EDITED_TEXT, page=1, shown="12B")


@pytest.fixture
def two(office: OpenOffice) -> tuple[Application, Application]:
    """Two people whose pictures are the same."""
    return two_alike(office, Traces(prints=(PRINT,), signals=(ODD,)))


def use(shared: Shared, number: int, apart: int = 0) -> SharedUse:
    return SharedUse(
        shared=shared,
        application_id=ApplicationId(number),
        reference=f"WXYZ-{number}",
        page=1,
        apart=apart,
    )


def test_a_case_shows_a_line_for_each_signal_below_its_findings(sit: Sit, two) -> None:
    one, other = two
    sitting = sit()
    sitting.open(one.id)

    shared, odd = sitting.desk.view.signals.lines
    assert other.reference in shared.words
    assert "100.0 %" in shared.words
    assert shared.verb == f"Open {other.reference}"
    assert "12B" in odd.words
    assert odd.verb == ""
    assert sitting.desk.view.signals.isVisible()
    assert sitting.desk.view.findings.lines == ()


def test_its_button_opens_the_other_case_and_the_way_back_is_the_case_before(sit: Sit, two) -> None:
    one, other = two
    sitting = sit()
    sitting.open(one.id)
    button = sitting.child("review.signal.1")
    assert isinstance(button, QPushButton)

    button.setFocus()
    sitting.press(Qt.Key.Key_Space)
    assert sitting.reference == other.reference
    sitting.desk.flow.take_previous()
    sitting.settle()

    assert sitting.reference == one.reference


def test_the_lines_are_told_to_who_cannot_see_them(sit: Sit, two) -> None:
    one, other = two
    sitting = sit()
    sitting.open(one.id)
    button = sitting.child("review.signal.1")

    assert button.accessibleName() == f"Open {other.reference}"
    assert "same picture" in button.accessibleDescription()
    assert_accessible(sitting.window)


@pytest.mark.parametrize("language", list(Language))
def test_every_signal_has_words_in_each_language(language, reviewed: ReviewedProof) -> None:
    tr = Translator(CATALOGUES, language)
    signals = tuple(
        PageSignal(kind=kind, page=2, shown="shown", said="said") for kind in SignalKind
    )
    uses = [use(shared, number) for number, shared in enumerate(Shared, start=1)]

    lines = list(signal_lines(replace(reviewed, signals=signals, shared=uses), tr))

    assert len(lines) == len(Shared) + len(SignalKind)
    for line in lines:
        assert line.word
        assert line.state is State.ATTENTION
        assert "{" not in line.words + line.verb
    if language is not Language.ENGLISH:
        assert all(not (line.word + line.words).isascii() for line in lines)


def test_how_near_a_picture_is_stands_in_its_line(reviewed: ReviewedProof) -> None:
    nearest = replace(reviewed, shared=[use(Shared.PICTURE, 1, NEAR)])

    (line,) = signal_lines(nearest, Translator(CATALOGUES))

    assert "(96.9 % alike)" in line.words
    assert line.code == "1"


def test_of_many_applications_three_are_named_and_the_others_counted(
    reviewed: ReviewedProof,
) -> None:
    many = replace(reviewed, shared=[use(Shared.FILE, number) for number in range(1, 6)])

    lines = list(signal_lines(many, Translator(CATALOGUES)))

    assert [line.code for line in lines] == ["1", "2", "3", ""]
    assert lines[-1].words.startswith("2 more applications")


def test_a_page_is_named_where_there_are_several(reviewed: ReviewedProof) -> None:
    one = replace(reviewed, signals=(ODD,))
    two = replace(one, frames=(*one.frames, *one.frames))

    assert not next(signal_lines(one, Translator(CATALOGUES))).words.startswith("Page")
    assert next(signal_lines(two, Translator(CATALOGUES))).words.startswith("Page 1: ")


def test_nothing_is_said_of_an_upload_without_signals(reviewed: ReviewedProof) -> None:
    assert list(signal_lines(reviewed, Translator(CATALOGUES))) == []
    assert list(signal_lines(None, Translator(CATALOGUES))) == []


@pytest.fixture
def reviewed(office: OpenOffice, two) -> ReviewedProof:
    """An upload that was read, without signals."""
    (upload,) = office.office.review.open(two[0].id, by=office.actor("reviewer")).proofs
    return replace(upload, signals=(), shared=())


def test_the_other_case_stands_right_after_this_one_in_the_order() -> None:
    listed = Order.of_list([A, B, C])

    assert listed.beside(B, D).preceding(D) == (B, A)
    assert listed.beside(B, D).following(D) == (C,)
    assert listed.beside(A, C) == listed
    assert Order().beside(A, D) == Order()
