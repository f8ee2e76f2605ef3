"""What is put right without asking, what never is, and what a person may choose from."""

from random import Random

import pytest

from tests.support.made_mrz import MADE, TODAY, made_cs, made_ct, made_td3, oracle_digit
from tests.support.made_zones import td3_lines
from tests.support.specimen_mrz import MRV_A, TD1, TD2, TD3
from workstation.domain.mrz import (
    CheckStatus,
    MrzReading,
    MrzWarning,
    Repair,
    number_candidates,
    read_mrz,
)

_FIRST, _SECOND = TD3.split("\n")


def _one(text: str) -> MrzReading:
    [reading] = read_mrz(text, today=TODAY)
    return reading


def _with(line: str, place: int, characters: str) -> str:
    return line[: place - 1] + characters + line[place - 1 + len(characters) :]


@pytest.mark.parametrize(
    ("place", "read", "repaired"),
    [
        (14, "T", "7"),
        (16, "O", "0"),
        (16, "Q", "0"),
        (16, "D", "0"),
        (17, "B", "8"),
        (18, "I", "1"),
        (18, "L", "1"),
        (19, "Z", "2"),
        (27, "S", "5"),
        (10, "G", "6"),
        (44, "O", "0"),
    ],
)
def test_a_look_alike_among_digits_is_put_right_and_told(
    place: int, read: str, repaired: str
) -> None:
    misread = _with(_SECOND, place, read)

    found = _one(f"{_FIRST}\n{misread}")

    assert found.valid
    assert found.repairs == (Repair(2, place, read, repaired),)
    assert found.lines == (_FIRST, _SECOND)
    assert found.lines_as_read == (_FIRST, misread)


@pytest.mark.parametrize(
    ("line", "place", "read", "repaired"),
    [(1, 5, "0", "O"), (1, 8, "1", "I"), (1, 11, "0", "O"), (2, 13, "0", "O")],
)
def test_a_look_alike_among_letters_is_put_right_and_told(
    line: int, place: int, read: str, repaired: str
) -> None:
    lines = [_FIRST, _SECOND]
    lines[line - 1] = _with(lines[line - 1], place, read)

    found = _one("\n".join(lines))

    assert (found.valid, found.repairs) == (True, (Repair(line, place, read, repaired),))


def test_nothing_is_put_right_where_a_check_digit_fails_all_the_same() -> None:
    misread = _with(_with(_SECOND, 16, "O"), 9, "8")

    found = _one(f"{_FIRST}\n{misread}")

    assert (found.repairs, found.valid) == ((), False)
    assert found.lines == (_FIRST, misread)
    assert MrzWarning.MALFORMED in found.warnings


def test_nothing_is_put_right_where_the_number_may_have_the_same_misreading_twice() -> None:
    first, second = td3_lines(number="X12003456").split("\n")
    misread = second.replace("0", "O")

    found = _one(f"{first}\n{misread}")

    assert oracle_digit(misread[:9]) == misread[9]
    assert (found.repairs, found.valid) == ((), False)


def test_a_code_that_would_be_unknown_is_not_put_right() -> None:
    found = _one(f"{_with(_FIRST, 3, 'Z2Z')}\n{_SECOND}")

    assert (found.repairs, found.valid) == ((), False)


@pytest.mark.parametrize("kind", MADE)
def test_a_document_number_is_never_put_right(kind: str) -> None:
    rng = Random(kind)
    alike = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"} | {"O": "0", "I": "1", "B": "8"}
    for _ in range(100):
        made = MADE[kind](rng)
        line, _ = made.digits["number"]
        first = 5 if kind == "TD1" else 0 if line == 2 else 2
        for place in range(first, first + 9):
            text = made.lines[line - 1]
            if text[place] in alike:
                lines = list(made.lines)
                lines[line - 1] = _with(text, place + 1, alike[text[place]])
                found = read_mrz("\n".join(lines), today=TODAY)
                for read in found:
                    assert read.lines[line - 1][first : first + 9] == lines[line - 1][first:][:9]
                    assert not read.valid or read.format != kind


@pytest.mark.parametrize(
    ("text", "line", "change"),
    [
        (text, line, change)
        for text, line in ((TD3, 1), (TD3, 2), (TD2, 1), (TD2, 2), (MRV_A, 1), (MRV_A, 2))
        for change in (-3, -1, 1, 3)
    ]
    + [(TD1, line, change) for line in (1, 2, 3) for change in (-3, -1, 1, 3)],
)
def test_the_last_fillers_of_a_line_are_brought_to_its_length(
    text: str, line: int, change: int
) -> None:
    lines = text.split("\n")
    fillers = max(_runs(lines[line - 1]), key=len)
    longer = "<" * (len(fillers) + change)
    lines[line - 1] = longer.join(lines[line - 1].rsplit(fillers, 1))

    found = _one("\n".join(lines))

    [repair] = found.repairs
    assert (found.valid, "\n".join(found.lines)) == (True, text)
    assert (repair.line, repair.read, repair.repaired) == (line, longer, fillers)
    assert found.lines_as_read[line - 1] == lines[line - 1]


def _runs(line: str) -> list[str]:
    return "".join(c if c == "<" else " " for c in line).split()


@pytest.mark.parametrize(
    "line",
    [
        _SECOND[:3] + _SECOND[4:],
        _SECOND + "<",
        _SECOND[:15] + "1" + _SECOND[15:],
        _SECOND[:15] + _SECOND[16:],
        _SECOND[:20] + _SECOND[22:],
    ],
)
def test_a_line_that_lost_or_got_characters_is_kept_and_not_filled_up(line: str) -> None:
    found = _one(f"{_FIRST}\n{line}")

    assert (found.valid, found.missing_lines, found.fields.number) == (False, (), "")
    assert (found.lines, found.lines_as_read) == ((_FIRST, ""), (_FIRST, line))
    assert MrzWarning.LINE_2_LENGTH in found.warnings
    assert found.fields.surname == "ERIKSSON"


def test_a_permits_line_of_the_wrong_length_hides_no_other_line() -> None:
    first, second, third = made_ct(Random(7)).lines
    longer = f"{second[:18]}<<{second[18:]}"

    found = _one(f"{first}\n{longer}\n{third}")

    assert (found.format, found.lines) == ("CT", (first, "", third))
    assert found.lines_as_read == (first, longer, third)
    assert (MrzWarning.LINE_2_LENGTH in found.warnings, found.missing_lines) == (True, ())


@pytest.mark.parametrize("at", [12, 13, 21, 28])
@pytest.mark.parametrize("change", ["lost", "got"])
def test_a_one_line_card_of_the_wrong_length_is_shown(at: int, change: str) -> None:
    line = made_cs(Random(3)).lines[0]
    broken = line[:at] + ("<" if change == "got" else "") + line[at + (change == "lost") :]

    found = _one(broken)

    assert (found.format, found.valid, found.lines_as_read) == ("CS", False, (broken,))
    assert (found.warnings, found.fields.number) == ((MrzWarning.LINE_1_LENGTH,), "")


@pytest.mark.parametrize("footer", ["THIS DOCUMENT IS THE PROPERTY OF THE STATE", "A" * 43])
def test_prose_below_a_zone_is_no_line_of_it(footer: str) -> None:
    found = _one(f"{_FIRST}\n{footer}")

    assert (found.missing_lines, found.lines_as_read) == ((2,), (_FIRST, ""))


@pytest.mark.parametrize("kind", MADE)
def test_every_nought_read_as_a_letter_is_shown_as_it_was_read(kind: str) -> None:
    rng = Random(kind)
    for _ in range(30):
        made = MADE[kind](rng)
        lines = tuple(line.replace("0", "O") for line in made.lines)

        found = read_mrz("\n".join(lines), today=TODAY)

        assert [(read.format, read.lines_as_read) for read in found] == [(made.format, lines)]
        assert not found[0].valid or found[0].fields.number == made.truth["number"]


def test_a_number_that_holds_has_no_candidates() -> None:
    assert number_candidates(_one(TD3)) == ()


def test_the_right_number_is_among_the_candidates() -> None:
    rng = Random(8)
    alike = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "7": "T"}
    tried = found = 0
    for _ in range(300):
        made = made_td3(rng)
        number = made.truth["number"]
        place = next((n for n, c in enumerate(number) if c in alike), None)
        if place is None:
            continue
        lines = [made.lines[0], _with(made.lines[1], place + 1, alike[number[place]])]
        candidates = number_candidates(_one("\n".join(lines)))
        tried += 1
        found += number in [candidate.number for candidate in candidates]
        assert all(
            oracle_digit(c.number.ljust(9, "<")) == lines[1][9] for c in candidates if c.changed
        )
    assert tried > 100
    assert found >= 0.95 * tried


def test_a_number_of_no_pattern_has_candidates_though_its_check_digit_holds() -> None:
    found = _one("CSC7866L1492<3009244<6805311<6")

    assert set(found.checks.values()) == {CheckStatus.OK}
    assert [(one.number, one.changed) for one in number_candidates(found)] == [("C78661149", (6,))]


def test_a_number_of_the_usual_form_comes_first() -> None:
    made = made_cs(Random(2))
    line = made.lines[0]
    zero = line.index("0", 3, 11)

    first, *_ = number_candidates(_one(_with(line, zero + 1, "O")))

    assert (first.number, first.changed) == (made.truth["number"], (zero - 1,))


def test_the_number_as_it_was_read_is_a_candidate_where_its_digit_is_wrong() -> None:
    found = _one(f"{_FIRST}\n{_with(_SECOND, 10, '8')}")

    assert found.checks["number"] is CheckStatus.FAILED
    as_read = [c for c in number_candidates(found) if not c.changed]
    assert [c.number for c in as_read] == ["L898902C3"]


def test_candidates_of_a_long_number_are_whole() -> None:
    number = "1234567890O2"
    first = f"IDBEL{number[:9]}<{number[9:]}{oracle_digit('123456789002')}".ljust(30, "<")
    second = "8001014F3001019BEL<<<<<<<<<<<"
    over = first[5:] + second[:7] + second[8:15] + second[18:]
    name = "PEETERS<<SOFIE".ljust(30, "<")

    found = _one(f"{first}\n{second}{oracle_digit(over)}\n{name}")

    assert found.fields.number == number
    assert "123456789002" in [c.number for c in number_candidates(found)]


def test_candidates_show_nothing_personal_in_their_repr() -> None:
    found = _one(f"{_FIRST}\n{_with(_SECOND, 10, '8')}")

    assert "L898902" not in repr(number_candidates(found))
