"""The domain is rules on plain values: it imports little, and asks nothing of the world outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_DOMAIN = Path(__file__).resolve().parent.parent / "workstation" / "domain"
_MODULES = sorted(_DOMAIN.rglob("*.py"))

_ALLOWED_IMPORTS = frozenset(
    {
        "__future__",
        "abc",
        "bisect",
        "calendar",
        "collections",
        "collections.abc",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "functools",
        "itertools",
        "math",
        "operator",
        "re",
        "string",
        "types",
        "typing",
        "unicodedata",
        "uuid",
        "zoneinfo",
        "workstation.domain",
    }
)
_CLOCK_READINGS = frozenset({"now", "utcnow", "today"})
_RANDOM_IDS = frozenset({"getnode", "uuid1", "uuid4", "uuid6", "uuid7", "uuid8"})
_FORBIDDEN_CALLS = frozenset(
    {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
)


def _impurities(source: str) -> list[str]:
    """Say what in ``source`` reaches outside plain values, with its line."""
    return [
        f"line {node.lineno}: {what}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt | ast.expr)
        for what in _impurities_of(node)
    ]


def _impurities_of(node: ast.stmt | ast.expr) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (f"imports {name.name}" for name in names if not _allowed(name.name))
        case ast.ImportFrom(level=level) if level > 0:
            yield "imports by a relative name"
        case ast.ImportFrom(module=str(module)) if not _allowed(module):
            yield f"imports {module}"
        case ast.Call(func=ast.Name(id=name)) if name in _FORBIDDEN_CALLS:
            yield f"calls {name}"
        case ast.Attribute(attr=name) if name in _CLOCK_READINGS:
            yield f"reads a clock: .{name}"
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in _RANDOM_IDS:
            yield f"draws an id: {name}"


def _allowed(module: str) -> bool:
    return module.startswith("workstation.domain.") or module in _ALLOWED_IMPORTS


def test_there_is_a_domain_to_look_at() -> None:
    assert len(_MODULES) > 1


@pytest.mark.parametrize("module", _MODULES, ids=lambda path: str(path.relative_to(_DOMAIN)))
def test_a_domain_module_is_pure(module: Path) -> None:
    assert _impurities(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "import os.path",
        "import random",
        "import time",
        "import sqlalchemy",
        "from pathlib import Path",
        "from workstation.ports import Clock",
        "from workstation.domains import Clock",
        "from workstation import ports",
        "from . import errors",
        "from datetime import datetime\nread_at = datetime.now()",
        "from datetime import date\ndef made(): return date.today()",
        "from datetime import datetime\nclock = datetime.utcnow",
        "rows = open('roster.csv').read()",
        "print('seen')",
        "os = __import__('os')",
        "import uuid\nid = uuid.uuid4()",
        "from uuid import uuid4\nid = uuid4()",
    ],
)
def test_what_reaches_outside_is_found(source: str) -> None:
    assert _impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "from collections.abc import Mapping",
        "from datetime import datetime\ndef expired(at: datetime) -> bool: ...",
        "from workstation.domain.errors import WorkstationError",
        "from workstation.domain import errors",
        "import re\nimport unicodedata",
        "from uuid import UUID\nregistration_id = UUID(int=0)",
    ],
)
def test_plain_values_are_left_alone(source: str) -> None:
    assert _impurities(source) == []
