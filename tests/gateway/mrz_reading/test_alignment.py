import pytest

from workstation.gateway.mrz_reading.alignment import laid_beside, open_to_another_look, settled

LINE = "P<UTODOE<<JOHN<<<<<<<<<<"


def laid(read: str, cells: str = LINE, sure: float = 1.0) -> tuple[str, ...]:
    return laid_beside(read, cells, [sure] * len(cells))


@pytest.mark.parametrize("fillers", [6, 8, 10, 13])
def test_a_run_of_fillers_takes_its_length_from_the_cells(fillers: int) -> None:
    assert laid("P<UTODOE<<JOHN" + "<" * fillers) == tuple(LINE)


def test_a_run_the_cells_are_not_sure_of_keeps_what_was_read() -> None:
    assert laid("P<UTODOE<<JOHN<<<<<<", sure=0.5) != tuple(LINE)


def test_a_run_of_which_little_was_read_is_not_filled_up() -> None:
    assert "" in laid("P<UTODOE<<JOHN<<")


def test_a_short_run_is_counted_as_it_was_read() -> None:
    assert laid("P<UTODOE<JOHN<<<<<<<<<<").count("") == 1


def test_a_character_too_many_stays_to_be_seen() -> None:
    assert laid("P<UTODDOE<<JOHN<<<<<<<<<<") != tuple(LINE)
    assert "".join(laid("P<UTOXDOE<<JOHN<<<<<<<<<<")).count("X") == 1
    assert laid(LINE + "0")[-1] == "<0"


def test_another_character_stands_in_its_place() -> None:
    read = laid("P<UT0DOE<<JOHN<<<<<<<<<<")

    assert [(at, one) for at, one in enumerate(read) if one != LINE[at]] == [(4, "0")]


def test_nothing_read_leaves_every_place_empty() -> None:
    assert laid("") == ("",) * len(LINE)


@pytest.mark.parametrize(
    ("looks", "agreed"),
    [
        (["A"], True),
        (["B"], False),
        (["B", "A"], False),
        (["B", "A", "A"], True),
        (["B", "A", "C"], False),
        (["", "A"], True),
        (["AB", "A"], True),
        (["AB", "C"], False),
        (["", ""], False),
    ],
)
def test_further_looks_settle_a_place_only_with_one_voice(looks: list[str], agreed: bool) -> None:
    assert (settled([[one] for one in looks], "A") == ("A",)) is agreed


def test_letter_and_digit_of_one_shape_are_left_to_the_clerk() -> None:
    assert settled([["O"], ["0"], ["0"]], "0") == ("O",)


@pytest.mark.parametrize(
    ("read", "open_"),
    [
        ("CSC674159226", False),
        ("CSC674159B26", True),
        ("CSC6741S9B26", True),
        ("BBBBB4159226", False),
        ("", True),
    ],
)
def test_a_line_with_more_than_a_few_places_otherwise_is_not_looked_at_again(
    read: str, open_: bool
) -> None:
    line = "CSC674159226"

    assert open_to_another_look(laid_beside(read, line, [0.99] * len(line)), line) is open_
