"""Starting the desktop or the sample office: what is refused before a window opens."""

import sys

import pytest

from ui.__main__ import main
from ui.demo import demo


@pytest.mark.parametrize("count", ["-5", "0", "many"])
def test_a_sample_office_has_people(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        demo(["--count", count], lambda _arguments: 0)

    assert ended.value.code == 2
    assert "--count" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--database", ""], ["--database="]])
def test_an_empty_address_is_not_the_office_of_the_settings(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["workstation", *arguments])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "it is empty" in capsys.readouterr().err
