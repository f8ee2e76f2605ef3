"""Walks a window as a screen reader and the Tab key do."""

import re
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from ui.accessibility import accessible_name

_TAGS = re.compile(r"<[a-zA-Z/!]")


def complaints(window: QWidget) -> list[str]:
    """Return what keeps people without mouse or sight from using ``window``."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return [
        *_unnamed(shown),
        *(f"HTML in the tooltip of {_called(w)}" for w in shown if _TAGS.search(w.toolTip())),
        *_trapping(shown),
        *_out_of_order(window),
    ]


def assert_accessible(window: QWidget) -> None:
    """Fail with everything that is wrong."""
    found = complaints(window)
    assert not found, "\n".join(found)


def tab_chain(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab visits, in order."""
    chain: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in chain:
        if _tabbed(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _tabbed(widget: QWidget) -> bool:
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wants and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _unnamed(shown: list[QWidget]) -> list[str]:
    return [
        f"no accessible name: {_called(widget)}"
        for widget in shown
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not _part_of_another(widget)
        and not accessible_name(widget)
    ]


def _part_of_another(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QHeaderView | QTabBar):
        return True
    parent = widget.parent()
    if isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox):
        return True
    return isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()


def _trapping(shown: list[QWidget]) -> list[str]:
    return [
        f"Tab does not leave {_called(widget)}"
        for widget in shown
        if isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation()
    ]


def _out_of_order(window: QWidget) -> list[str]:
    """Say where Tab jumps back up by more than a line and to the left: not reading order."""
    found = []
    chain = tab_chain(window)
    for one, two in pairwise(chain):
        if one.parentWidget() is not two.parentWidget():
            continue  # columns and groups may stand beside each other
        here, there = (each.mapTo(window, QPoint(0, 0)) for each in (one, two))
        if there.y() + two.height() <= here.y() and there.x() <= here.x():
            found.append(f"Tab goes up from {_called(one)} to {_called(two)}")
    return found


def _called(widget: QWidget) -> str:
    words = accessible_name(widget) or widget.objectName() or "?"
    return f"{type(widget).__name__} {words!r} in {type(widget.parent()).__name__}"
