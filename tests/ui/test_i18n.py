"""Words: complete in every language, found by the extraction, switched while running."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.i18n import N_, Language, Translator
from ui.i18n_tools import SOURCE, complaints, fields
from ui.places import CATALOGUES

_GETTEXT = {"_", "N_", "gettext", "ngettext", "pgettext"}
_SHOWING = {
    "setText",
    "setWindowTitle",
    "setToolTip",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setTitle",
    "setStatusTip",
    "setWhatsThis",
    "setPrefix",
    "setSuffix",
}


class Greeter(QLabel):
    """A widget that follows the language."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        tr.follow(self.retranslate)

    def retranslate(self) -> None:
        self.setText(self._tr.gettext("Password"))


def test_all_words_are_translated_with_the_same_fields_and_compiled() -> None:
    assert list(complaints()) == []


@pytest.mark.parametrize("language", list(Language))
def test_every_language_can_be_spoken(language: Language) -> None:
    tr = Translator(CATALOGUES, language)

    assert tr.gettext("Password")
    assert tr.ngettext("{n} job running", "{n} jobs running", 2).format(n=2)


def test_a_widget_follows_the_switch(qtbot: QtBot) -> None:
    tr = Translator(CATALOGUES)
    label = Greeter(tr)
    qtbot.addWidget(label)

    tr.use(Language.TRADITIONAL)
    assert label.text() == "密碼"
    tr.use(Language.SIMPLIFIED)
    assert label.text() == "密码"
    tr.use(Language.ENGLISH)
    assert label.text() == "Password"


def test_a_deleted_widget_no_longer_follows(qtbot: QtBot) -> None:
    tr = Translator(CATALOGUES)
    label = Greeter(tr)
    label.deleteLater()
    qtbot.wait(1)

    tr.use(Language.TRADITIONAL)


def test_one_thing_is_not_two() -> None:
    tr = Translator(CATALOGUES)

    assert tr.ngettext("{n} job running", "{n} jobs running", 1).format(n=1) == "1 job running"


def test_empty_words_stay_empty() -> None:
    assert Translator(CATALOGUES, Language.TRADITIONAL).gettext("") == ""


def test_marking_changes_nothing() -> None:
    assert N_("Password") == "Password"


def test_a_message_is_known_in_every_language() -> None:
    assert Translator(CATALOGUES).in_all_languages("Password") == ("Password", "密碼", "密码")


def test_fields_are_found() -> None:
    assert fields("Page {n} of {count}") == {"n", "count"}


def test_words_to_translate_are_plain_literals() -> None:
    guilty = [
        f"{path.name}:{call.lineno}"
        for path, call in _calls(_GETTEXT)
        for argument in call.args[:1]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]

    assert guilty == []


def test_nothing_is_shown_without_being_translated() -> None:
    guilty = [
        f"{path.relative_to(SOURCE)}:{call.lineno}: {argument.value}"
        for path, call in _calls(_SHOWING)
        for argument in call.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and any(letter.isalpha() for letter in argument.value)
    ]

    assert guilty == []


def _calls(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield path, node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
