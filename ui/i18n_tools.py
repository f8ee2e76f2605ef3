"""Collects, completes and compiles the words of the screens: ``python -m ui.i18n_tools``.

Each folder of ``ui/`` has its own ``.po`` file per language, so that people can work on different
desks at the same time; the modules that lie in ``ui/`` itself share ``ui.po``. All files of a
language are compiled into one ``ui.mo``. The same message must be translated alike everywhere.

    update [AREA ...]   collect the messages of the code into the .po files, keep what is translated
    compile             write the .mo files
    check               say what is missing, unknown, contradictory or not compiled; exit 1 if any
"""

import io
import string
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ui.i18n import CATALOGUE_NAMES
from ui.places import CATALOGUES

SOURCE: Final = Path(__file__).resolve().parent
_COMMENT_TAGS: Final = ("Translators:",)

_Key = tuple[str | None, str]
"""A message's context and its (first) English form."""


def areas(source: Path = SOURCE) -> Mapping[str, list[Path]]:
    """Return the modules of every area, by the area's name."""
    found: dict[str, list[Path]] = {}
    for module in sorted(source.rglob("*.py")):
        inside = module.relative_to(source).parts
        found.setdefault(inside[0] if len(inside) > 1 else "ui", []).append(module)
    return found


def extracted(modules: list[Path], source: Path = SOURCE) -> Catalog:
    """Return a catalogue of the messages in ``modules``, untranslated."""
    catalogue = Catalog(project="verification workstation", charset="utf-8")
    for module in modules:
        place = module.relative_to(source.parent).as_posix()
        for line, message, comments, context in extract_from_file(
            "python", module, keywords=DEFAULT_KEYWORDS, comment_tags=_COMMENT_TAGS
        ):
            catalogue.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return catalogue


def update(folder: Path = CATALOGUES, only: list[str] | None = None) -> None:
    """Bring the ``.po`` files in line with the code; translations elsewhere fill new messages."""
    for area, modules in areas().items():
        if only and area not in only:
            continue
        for name in CATALOGUE_NAMES.values():
            place = folder / name / "LC_MESSAGES"
            place.mkdir(parents=True, exist_ok=True)
            # Collected anew for each language: a catalogue keeps the messages it was given.
            _update_file(place / f"{area}.po", extracted(modules), name)


def _update_file(path: Path, template: Catalog, locale: str) -> None:
    known = {_key(message): message.string for _, message in _translations(path.parent)}
    catalogue = _read(path, locale)
    before = _written(catalogue)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and not _complete(message) and _key(message) in known:
            message.string = known[_key(message)]
    if not len(catalogue):
        path.unlink(missing_ok=True)
    elif not path.exists() or _written(catalogue) != before:
        catalogue.revision_date = datetime.now(UTC)
        catalogue.creation_date = catalogue.revision_date
        path.write_bytes(_written(catalogue))


def compiled(folder: Path, locale: str) -> bytes:
    """Return the ``.mo`` of a language: all its areas in one."""
    whole = Catalog(locale=locale, charset="utf-8", fuzzy=False)
    whole.creation_date = whole.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    for _, message in _translations(folder / locale / "LC_MESSAGES"):
        whole.add(message.id, message.string, context=message.context)
    stream = io.BytesIO()
    write_mo(stream, whole)
    return stream.getvalue()


def compile_all(folder: Path = CATALOGUES) -> None:
    """Write the ``.mo`` file of every language."""
    for locale in CATALOGUE_NAMES.values():
        (folder / locale / "LC_MESSAGES" / "ui.mo").write_bytes(compiled(folder, locale))


def complaints(folder: Path = CATALOGUES) -> Iterator[str]:
    """Say everything that keeps the catalogues from being finished."""
    for locale in CATALOGUE_NAMES.values():
        place = folder / locale / "LC_MESSAGES"
        for area, modules in areas().items():
            yield from _area_complaints(place / f"{area}.po", extracted(modules), locale)
        yield from _contradictions(place, locale)
        mo = place / "ui.mo"
        if not mo.exists() or mo.read_bytes() != compiled(folder, locale):
            yield f"{locale}: ui.mo is not what the .po files say; run compile"


def _area_complaints(path: Path, template: Catalog, locale: str) -> Iterator[str]:
    written = {_key(message): message for message in _read(path, locale) if message.id}
    wanted = {_key(message): message for message in template if message.id}
    for key in wanted.keys() - written.keys():
        yield f"{locale}/{path.name}: not collected, run update: {key[1]!r}"
    for key in written.keys() - wanted.keys():
        yield f"{locale}/{path.name}: no longer in the code, run update: {key[1]!r}"
    for key in wanted.keys() & written.keys():
        message = written[key]
        if not _complete(message) or message.fuzzy:
            yield f"{locale}/{path.name}: untranslated: {key[1]!r}"
        elif any(fields(form) != fields(key[1]) for form in _forms(message.string)):
            yield f"{locale}/{path.name}: other fields than the English: {key[1]!r}"


def _contradictions(place: Path, locale: str) -> Iterator[str]:
    seen: dict[_Key, tuple[str, object]] = {}
    for file, message in _translations(place):
        first, string_ = seen.setdefault(_key(message), (file, message.string))
        if string_ != message.string:
            yield f"{locale}: {_key(message)[1]!r} differs between {first} and {file}"


def fields(text: str) -> frozenset[str]:
    """Return the names of the ``{fields}`` in ``text``."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _translations(place: Path) -> Iterator[tuple[str, Message]]:
    for path in sorted(place.glob("*.po")):
        for message in _read(path, place.parent.name):
            if message.id and _complete(message):
                yield path.name, message


def _read(path: Path, locale: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=locale, project="verification workstation", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=locale)


def _written(catalogue: Catalog) -> bytes:
    catalogue.header_comment = f"# {catalogue.locale_identifier}: words of the screens.\n#"
    catalogue.version = "1"
    catalogue.last_translator = catalogue.language_team = catalogue.project
    catalogue.msgid_bugs_address = ""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=99, sort_output=True, include_lineno=False)
    return stream.getvalue()


def _key(message: Message) -> _Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _forms(text: object) -> tuple[str, ...]:
    if isinstance(text, str):
        return (text,)
    return tuple(str(form) for form in text) if isinstance(text, (tuple, list)) else ()


def _complete(message: Message) -> bool:
    forms = _forms(message.string)
    return bool(forms) and all(forms)


def main(arguments: list[str]) -> int:
    """Run one of the three commands."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument("area", nargs="*", help="folders of ui/ to update; all when none is named")
    asked = parser.parse_args(arguments)
    if asked.command == "update":
        update(only=asked.area)
    elif asked.command == "compile":
        compile_all()
    found = list(complaints()) if asked.command == "check" else []
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
