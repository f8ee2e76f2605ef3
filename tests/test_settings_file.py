"""The settings file of a computer."""

from pathlib import Path

import pytest

from workstation.settings import SETTINGS_VARIABLE, read_settings


def written(folder: Path, *lines: str) -> dict[str, str]:
    """Write a settings file and return the environment that names it."""
    file = folder / "settings.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return {SETTINGS_VARIABLE: str(file)}


def test_the_folder_of_the_document_scanner_is_named_or_there_is_none(tmp_path: Path) -> None:
    scans = tmp_path / "scans"

    assert read_settings(environ=written(tmp_path, f'scans = "{scans}"')).scans == scans
    assert read_settings(environ=written(tmp_path, 'desk = "Counter 3"')).scans is None


@pytest.mark.parametrize("line", ['scan = "elsewhere"', "scans = 3"])
def test_what_the_file_should_not_hold_is_refused_with_its_name(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="only database, folder, desk, intake and scans"):
        read_settings(environ=written(tmp_path, line))
