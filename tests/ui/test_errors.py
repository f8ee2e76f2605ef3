"""Every error staff can act on has a sentence, and every sentence an error."""

import importlib
import pkgutil
import time
from collections.abc import Iterator

import pytest

import workstation
from ui.errors import FACT_WORDS, SENTENCES, UNEXPECTED, sentence
from ui.i18n import Language, Translator
from ui.places import CATALOGUES
from workstation.domain.errors import InUse, LetterNotLive, SignInLocked, WorkstationError

# Programs and migrations do things when they are imported.
_NOT_TO_IMPORT = ("__main__", "migrations", "build_")


def _all_errors(
    kind: type[WorkstationError] = WorkstationError,
) -> Iterator[type[WorkstationError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _all_errors(narrower)


def test_errors_and_sentences_are_the_same_set() -> None:
    for module in pkgutil.walk_packages(workstation.__path__, "workstation."):
        if not any(part in module.name for part in _NOT_TO_IMPORT):
            importlib.import_module(module.name)
    codes = {error.code for error in _all_errors() if error.__module__.startswith("workstation.")}

    assert codes == set(SENTENCES)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_can_always_be_said(code: str, language: Language) -> None:
    class Anything(WorkstationError):
        pass

    Anything.code = code

    words = sentence(Anything(), Translator(CATALOGUES, language))

    assert words
    assert "{" not in words


def test_facts_are_put_into_words() -> None:
    tr = Translator(CATALOGUES)

    assert "Wong K." in sentence(InUse(who="Wong K.", desk="7", until="x"), tr)
    assert FACT_WORDS["void"] in sentence(LetterNotLive(state="void"), tr)


def test_instants_are_shown_as_times_on_the_wall() -> None:
    words = sentence(SignInLocked(until="2026-11-22T06:03:00+00:00"), Translator(CATALOGUES))

    assert "2026" not in words


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Hong_Kong"])
def test_the_time_on_the_wall_is_hong_kongs_whatever_this_computers_is(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    words = sentence(SignInLocked(until="2026-11-22T06:03:00+00:00"), Translator(CATALOGUES))

    monkeypatch.undo()
    time.tzset()
    assert "14:03" in words
    assert ":03" in words


def test_a_bug_is_not_explained_away() -> None:
    assert sentence(KeyError("A123456(3)"), Translator(CATALOGUES)) == UNEXPECTED
