"""``workstation proof read`` as a script meets it."""

from pathlib import Path

from tests.support.commands import CommandLine

_SHAPE = {
    *("file", "pages", "rotation", "kind", "issuer", "issued_on"),
    *("fields", "comparisons", "problems", "seconds"),
}


def test_every_file_that_cannot_be_opened_is_told_of_in_the_same_shape(
    embedded_command: CommandLine, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(3)]
    for file in files:
        file.touch()

    ran = embedded_command("proof", "read", *files, "--json")

    assert ran.status == 1
    assert [set(line) for line in ran.lines] == [_SHAPE] * 3
    assert [line["file"] for line in ran.lines] == [str(file) for file in files]
    assert {line["problems"][0]["code"] for line in ran.lines} == {"empty"}
