"""The catalogues of what applicants read are complete, in step with the code, and compiled."""

import string
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.support.letters import RESOURCES, catalogues, contacts
from workstation.domain.applications import Language
from workstation.gateway import text_tools
from workstation.gateway.texts import (
    Contacts,
    Run,
    filled,
    full_date,
    long_date,
    short_date,
)

DAY = date(2026, 12, 22)
SHIPPED = list(text_tools.translations(RESOURCES / "i18n" / "applicants"))
ONLY_SIMPLIFIED = set("码记证请启输须邮处发码户话号为与")
ONLY_TRADITIONAL = set("碼記證請啟輸須郵處發戶話號為與")


@pytest.mark.parametrize(("path", "catalogue"), SHIPPED, ids=lambda value: str(value)[-40:])
class TestACatalogue:
    def test_has_exactly_the_texts_of_the_code(self, path: Path, catalogue: Catalog) -> None:
        wanted = {message.id for message in text_tools.extracted() if message.id}

        assert {message.id for message in catalogue if message.id} == wanted

    def test_is_finished(self, path: Path, catalogue: Catalog) -> None:
        assert [m.id for m in catalogue if m.id and (not m.string or m.fuzzy)] == []

    def test_has_the_fields_of_the_english(self, path: Path, catalogue: Catalog) -> None:
        for message in catalogue:
            assert _fields(str(message.string)) == _fields(str(message.id)) or not message.id

    def test_is_in_its_own_script(self, path: Path, catalogue: Catalog) -> None:
        foreign = ONLY_SIMPLIFIED if "Hant" in str(path) else ONLY_TRADITIONAL

        assert [m.string for m in catalogue if m.id and foreign & set(str(m.string))] == []

    def test_is_compiled(self, path: Path, catalogue: Catalog) -> None:
        assert path.with_suffix(".mo").read_bytes() == text_tools.compiled(catalogue)


def _fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_updating_and_compiling_changes_nothing_that_is_in_step(tmp_path: Path) -> None:
    for path, _ in SHIPPED:
        copy = tmp_path / path.relative_to(RESOURCES / "i18n" / "applicants")
        copy.parent.mkdir(parents=True)
        copy.write_bytes(path.read_bytes())

    text_tools.update(tmp_path)
    text_tools.compile_all(tmp_path)

    for path, _ in SHIPPED:
        for shipped in (path, path.with_suffix(".mo")):
            made = tmp_path / shipped.relative_to(RESOURCES / "i18n" / "applicants")
            assert made.read_bytes() == shipped.read_bytes()


def test_a_new_language_starts_with_every_text_untranslated(tmp_path: Path) -> None:
    text_tools.update(tmp_path)

    for _, catalogue in text_tools.translations(tmp_path):
        assert len(catalogue) == len(text_tools.extracted())
        assert not any(message.string for message in catalogue if message.id)


def test_english_is_what_the_code_says() -> None:
    assert catalogues().text("Notes", Language.ENGLISH) == "Notes"
    assert catalogues().text("Notes", Language.TRADITIONAL_CHINESE) == "備註"
    assert catalogues().text("Notes", Language.SIMPLIFIED_CHINESE) == "备注"


@pytest.mark.parametrize(
    ("language", "full", "long", "short"),
    [
        (Language.ENGLISH, "Tuesday 22 December 2026", "22 December 2026", "22 Dec"),
        (
            Language.TRADITIONAL_CHINESE,
            "2026年12月22日（星期二）",
            "2026年12月22日",
            "12月22日",
        ),
        (
            Language.SIMPLIFIED_CHINESE,
            "2026年12月22日（星期二）",
            "2026年12月22日",
            "12月22日",
        ),
    ],
)
def test_days_are_written_as_the_language_writes_them(
    language: Language, full: str, long: str, short: str
) -> None:
    assert full_date(DAY, language).replace("\u00a0", " ") == full
    assert long_date(DAY, language).replace("\u00a0", " ") == long
    assert short_date(DAY, language) == short
    assert " " not in full_date(DAY, language)


def test_what_is_filled_in_is_strong() -> None:
    assert filled("by {day}, please", {"day": "Monday"}) == (
        Run("by "),
        Run("Monday", strong=True),
        Run(", please"),
    )
    with pytest.raises(KeyError):
        filled("{nothing}", {})


def test_contacts_are_read_from_their_file(tmp_path: Path) -> None:
    file = tmp_path / "contacts.toml"
    file.write_text('enquiry_line = "4123 0000"\nwebsite = "www.office.example"\n')

    read = Contacts.read(file)

    assert read == Contacts(enquiry_line="4123 0000", website="www.office.example")
    assert " " not in read.fields["enquiry_line"]
    assert contacts().website.endswith(".example")


def test_texts_need_no_qt() -> None:
    program = (
        "import sys, workstation.gateway.message_texts, workstation.gateway.letter_pages;"
        "sys.exit(any(name.startswith('PySide') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
