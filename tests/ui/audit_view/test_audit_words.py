"""What the office records, in words: every code has its sentence, and no sentence is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workstation
from ui.audit_view.words import ACTIONS, FACTS, GROUPS, facts_words, group_of
from ui.i18n import Language
from ui.workplace import Workplace

_CODE = re.compile(r"[a-z_]+\.[a-z_]+")
_PACKAGES = ("services", "persistence")
_NOT_SHOWN = {"by", "at"}
"""Arguments of ``record`` that are columns of their own."""


def test_every_recorded_action_has_a_sentence() -> None:
    recorded = set(recorded_codes())

    assert recorded
    assert recorded == set(ACTIONS)


def test_every_recorded_fact_has_a_name() -> None:
    assert set(recorded_facts()) <= set(FACTS)


@pytest.mark.parametrize("code", sorted(ACTIONS))
def test_every_action_belongs_to_a_group_that_can_be_asked_for(code: str) -> None:
    assert group_of(code) in GROUPS


def test_what_a_zone_said_is_told_whole_and_in_words(place: Workplace) -> None:
    zone = {"zone": "kind same, country explained, number differ, name by_eye, birth same"}

    assert facts_words(zone, place.tr) == (
        "Zone against registration: Kind same, Issuer explained, Number differs, "
        "Name compare by eye, Born same"
    )
    place.tr.use(Language.TRADITIONAL)
    told = facts_words(zone, place.tr)
    assert not re.search("[A-Za-z]", told)


def test_a_fact_without_words_is_told_whole_but_of_a_digest_only_the_beginning(
    place: Workplace,
) -> None:
    facts = {"error": "database_unreachable", "digest": "0123456789abcdef"}

    assert facts_words(facts, place.tr) == "Problem: database_unreachable · Digest: 0123456789ab"


def modules() -> Iterator[ast.Module]:
    """Yield the modules that record something."""
    root = Path(str(workstation.__file__)).parent
    for package in _PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if "audit.record(" in text:
                yield ast.parse(text)


def recorded_codes() -> Iterator[str]:
    """Yield the codes in the modules that record: literal ones and those chosen beforehand."""
    for module in modules():
        for node in ast.walk(module):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and _CODE.fullmatch(text):
                yield text


def recorded_facts() -> Iterator[str]:
    """Yield the names of the facts that are recorded."""
    for module in modules():
        for node in ast.walk(module):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if called and node.func.attr == "record" and _is_audit(node.func.value):
                yield from (k.arg for k in node.keywords if k.arg and k.arg not in _NOT_SHOWN)


def _is_audit(value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and value.attr == "audit"
