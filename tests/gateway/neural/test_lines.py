"""Lines that were found become words in the pixels of the upload, whichever way the page lies."""

import math
from dataclasses import replace

import pytest

from workstation.domain.proofs import Affine, Quad
from workstation.gateway.neural.lines import FoundLine, Posture, SeenLine, lie_told_by, words_of
from workstation.gateway.neural.order import (
    as_short_as_a_label,
    beside,
    in_order,
    nearest_first,
    one_round,
)


def seen(text: str) -> SeenLine:
    """Return a line whose characters are all as wide as each other."""
    share = 1 / len(text)
    places = tuple((n * share, (n + 1) * share) for n in range(len(text)))
    ink = tuple((first, 0.2, last, 0.85) for first, last in places)
    return SeenLine(text, tuple(0.9 for _ in text), places, ink)


def level(left: float, top: float, width: float, height: float = 30) -> Quad:
    return Quad.of_box(left, top, left + width, top + height)


class TestPosture:
    @pytest.mark.parametrize(
        ("quarters", "corner"),
        [(0, (0, 0)), (1, (0, 400)), (2, (300, 400)), (3, (300, 0))],
    )
    def test_the_upright_corner_lies_where_the_page_has_it(
        self, quarters: int, corner: tuple[float, float]
    ) -> None:
        posture = Posture.of((300, 400), quarters)

        assert posture.to_page.point((0, 0)) == corner

    def test_a_piece_lies_on_its_page(self) -> None:
        assert Posture.of((30, 40), 0, (100, 200)).to_page.point((1, 2)) == (101, 202)

    def test_a_tilted_page_is_level(self) -> None:
        slope = math.tan(math.radians(3))
        quads = [
            Quad(((0, y), (600, y + 600 * slope), (600, y + 30 + 600 * slope), (0, y + 30)))
            for y in (0, 100)
        ]

        lines = Posture.of((800, 800), 0).found(quads)

        assert lines[0].height == pytest.approx(30 * math.cos(math.radians(3)) * 0.65, rel=0.01)
        assert lines[1].top - lines[0].top == pytest.approx(100, rel=0.01)

    @pytest.mark.parametrize("opening", [0.0, 0.08, -0.08])
    def test_columns_of_a_page_seen_from_aside_stand_in_their_rows(self, opening: float) -> None:
        """Lines fall the more, the lower they stand: a value would be level with the next label."""

        def seen_from_aside(x: float, y: float) -> tuple[float, float]:
            return x, y + 0.05 * x + opening * y * x / 800

        rows = [100.0 + 45 * row for row in range(16)]
        quads = [
            Quad(
                (
                    seen_from_aside(left, y),
                    seen_from_aside(right, y),
                    seen_from_aside(right, y + 30),
                    seen_from_aside(left, y + 30),
                )
            )
            for y in rows
            for left, right in ((50, 320), (700, 960))
        ]

        lines = Posture.of((1000, 1000), 0).found(quads)

        for label, value in zip(lines[::2], lines[1::2], strict=True):
            assert value.top == pytest.approx(label.top, abs=3)

    def test_a_page_whose_frames_are_inexact_lies_as_most_of_them_tell(self) -> None:
        """Seen from the foot, lines at the head fall more: each frame is off by up to 0.02."""
        off = (0.0, 0.012, -0.009, 0.006, -0.012, 0.009)
        quads = [
            Quad(
                (
                    (50.0, y),
                    (900.0, y + 850 * (slope := 0.1 - 0.08 * y / 900 + off[at % 6])),
                    (900.0, y + 850 * slope + 30),
                    (50.0, y + 30),
                )
            )
            for at, y in enumerate(range(100, 1000, 75))
        ]

        lie = lie_told_by(quads)

        assert lie.more[1] == pytest.approx(-0.08 / 900, rel=0.5)

    def test_lines_of_another_look_are_laid_level_as_the_first_told(self) -> None:
        posture, tilted = Posture.of((1000, 1000), 0), Quad(((0, 0), (600, 60), (600, 90), (0, 30)))
        lie = lie_told_by([tilted] * 3)
        alone = level(700, 70, 200)

        assert posture.found([tilted, alone], lie)[1] == posture.found([alone], lie)[0]
        assert posture.found([alone], lie) != posture.found([alone])


class TestWords:
    def test_words_are_parted_at_spaces_and_chinese_characters(self) -> None:
        line = seen("FLAT 8 陳大文女士MR")

        assert [line.text[a:b] for a, b in line.words()] == [
            "FLAT", "8", "陳", "大", "文", "女", "士", "MR",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("FlatC3/F.", ["Flat", "C", "3/F."]),
            ("1/FC", ["1/F", "C"]),
            ("UNITED", ["UNITED"]),
            ("Block2", ["Block", "2"]),
            ("BLOCKS", ["BLOCKS"]),
            ("FLAT12B", ["FLAT", "12B"]),
        ],
    )
    def test_lost_spaces_are_found_again(self, text: str, words: list[str]) -> None:
        line = seen(text)

        assert [line.text[a:b] for a, b in line.words()] == words

    @pytest.mark.parametrize(
        ("text", "at", "white", "words"),
        [
            ("FLAT88/F.", 5, 0.29, ["FLAT", "8", "8/F."]),
            ("COURT4", 5, 0.19, ["COURT", "4"]),
            ("FLAT88/F.", 5, 0.12, ["FLAT", "88/F."]),
            ("B11", 2, 0.4, ["B11"]),  # a 1 has white of its own beside it
            ("COURT", 3, 0.4, ["COURT"]),
        ],
    )
    def test_a_number_is_a_word_where_white_parts_it_though_no_space_was_read(
        self, text: str, at: int, white: float, words: list[str]
    ) -> None:
        line, left, ink = seen(text), 0.0, []
        for place in range(len(text)):
            left += white if place == at else 0.06
            ink.append((left, 0.2, left + 0.5, 0.8))
            left += 0.5

        assert [text[a:b] for a, b in replace(line, ink=tuple(ink)).words()] == words

    @pytest.mark.parametrize("text", ["37/F, Flat 4", "27/F"])
    def test_two_digits_of_a_floor_are_one_word_however_they_stand(self, text: str) -> None:
        line, left, ink = seen(text), 0.0, []
        for place, char in enumerate(text):
            left += 0.3 if place == 1 else 0.9 if char == " " else 0.01
            ink.append((left, 0.2, left + 0.5, 0.8))
            left += 0.5

        words = [text[a:b] for a, b in replace(line, ink=tuple(ink)).words()]

        assert words[0].startswith(text[:4])

    @pytest.mark.parametrize(
        ("read", "white", "words"),
        [
            ("2 7樓2724室", 0.62, ["27", "樓", "2724", "室"]),  # full-width
            ("2 7樓2724室", 0.9, ["2", "7", "樓", "2724", "室"]),
            ("3 5樓A室", 0.62, ["3", "5", "樓", "A", "室"]),  # nothing tells how wide digits are
        ],
    )
    def test_a_space_between_digits_as_far_apart_as_others_is_none(
        self, read: str, white: float, words: list[str]
    ) -> None:
        line, left, ink = seen(read), 0.0, []
        for place, char in enumerate(read):
            both = place > 0 and (read[place - 1] + char).isdecimal()
            left += white if read[place - 1 : place] == " " else 0.55 if both else 0.05
            ink.append((left, 0.2, left, 0.8) if char == " " else (left, 0.2, left + 0.4, 0.8))
            left += 0.0 if char == " " else 0.4

        assert [read[a:b] for a, b in replace(line, ink=tuple(ink)).words()] == [
            word if word != "27" else "2 7" for word in words
        ]

    def test_evenly_spaced_letters_are_one_word(self) -> None:
        ink = tuple((0.8 * at, 0.2, 0.8 * at + 0.5, 0.8) for at in range(5))

        assert list(replace(seen("COURT4"[1:]), ink=ink).words()) == [(0, 5)]

    def test_cells_read_as_one_word_are_two_where_white_parts_them(self) -> None:
        line = seen("12024/09")
        ink = [(0.03 * at, 0.2, 0.03 * at + 0.02, 0.8) for at in range(3)]
        ink += [(0.8 + 0.03 * at, 0.2, 0.82 + 0.03 * at, 0.8) for at in range(5)]
        posture = Posture.of((1000, 1000), 0)
        found = posture.found([level(100, 200, 800, 60)])

        words = words_of(found, {0: replace(line, ink=tuple(ink))}, posture, Affine())

        assert [word.text for word in words] == ["120", "24/09"]
        assert words[0].right < 250
        assert words[1].left > 650

    def test_a_word_is_as_sure_as_its_weakest_character_and_lies_on_its_ink(self) -> None:
        line = replace(seen("AB 12"), confidences=(0.9, 0.8, 0.9, 0.9, 0.3))
        posture = Posture.of((1000, 1000), 0)
        found = posture.found([level(100, 200, 500, 100)])

        first, second = words_of(found, {0: line}, posture, Affine(a=2, e=2))

        assert (first.text, first.confidence) == ("AB", 0.8)
        assert (second.text, second.confidence) == ("12", 0.3)
        assert second.quad.bounds == pytest.approx((800, 440, 1200, 570))

    def test_pieces_of_a_line_are_one_and_columns_are_not(self) -> None:
        posture = Posture.of((2000, 1000), 0)
        quads = [level(0, 0, 100), level(120, 2, 100), level(600, 0, 100), level(0, 60, 100)]
        found = posture.found(quads)
        lines = {n: seen("WORD") for n in range(4)}

        words = words_of(found, lines, posture, Affine())

        assert len({word.line for word in words}) == 3
        assert words[0].line == words[1].line

    def test_what_no_reader_would_tell_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"^$"):
            SeenLine.told(["AB", [0.9], [[0, 1]], [[0, 0, 1, 1]], [""]])


class TestOrder:
    def test_every_line_is_read_once(self) -> None:
        lines = Posture.of((2000, 3000), 0).found(
            [level(0, 50 * n, 100 + 37 * (n % 11), 20 + n % 9) for n in range(60)]
        )
        order = in_order(lines)

        first = one_round(lines, order, first=True)

        assert sorted(order) == list(range(60))
        assert 0 < one_round(lines, order, first=False) < first < 60
        assert one_round(lines, order[-1:], first=True) == 1

    def test_the_top_comes_first_and_small_print_last(self) -> None:
        quads = [level(0, 2000, 300), level(0, 0, 300), level(0, 1900, 300, 12)]
        quads += [level(0, 100 * n, 300) for n in range(1, 9)]

        order = in_order(Posture.of((1, 1), 0).found(quads))

        assert order[0] == 1
        assert order[-1] == 2

    @pytest.mark.parametrize(
        ("lefts", "sooner"), [((900, 900, 900, 900), True), ((900, 950, 1000, 1050), False)]
    )
    def test_a_block_that_may_be_an_addressees_comes_sooner(
        self, lefts: tuple[int, ...], sooner: bool
    ) -> None:
        facts = [level(100 + 60 * row, 300 + 25 * row, 150) for row in range(6)]
        block = [level(left, 330 + 40 * row, 250) for row, left in enumerate(lefts)]
        quads = [*facts, *block, level(100, 0, 300), level(100, 2000, 300)]

        order = in_order(Posture.of((1, 1), 0).found(quads))

        first = set(order[1:5])
        assert (first == set(range(len(facts), len(facts) + len(block)))) is sooner

    def test_a_label_may_be_small_print_beside_what_was_read_and_is_no_sentence(self) -> None:
        quads = [level(0, 0, 300), level(0, 70, 1500), level(0, 50, 60, 12), level(0, 75, 300)]
        quads += [level(0, 400, 300)]
        lines = Posture.of((1, 1), 0).found(quads)

        assert as_short_as_a_label(lines, [3, 2, 1, 4]) == [3, 2, 4]
        assert beside(lines, [3, 2, 1, 4], [0], below=8.0) == [3, 2, 1]
        assert beside(lines, [3, 2, 1, 4], [0], below=1.5) == [2]

    def test_what_may_label_a_day_is_read_before_what_stands_further_off(self) -> None:
        day, above, beside_it = level(900, 500, 200), level(900, 450, 200), level(200, 502, 200)
        quads = [level(900, 300, 200), beside_it, level(100, 420, 200), above, day]
        lines = Posture.of((1, 1), 0).found(quads)

        assert nearest_first(lines, [0, 1, 2, 3], lines[4]) == [3, 1, 2, 0]

    def test_a_page_without_lines_needs_no_reading(self) -> None:
        assert in_order(()) == []


def _at(left: float, right: float, top: float = 100.0) -> FoundLine:
    return FoundLine(Quad.of_box(left, top, right, top + 36), left, top, right, top + 36)


@pytest.mark.parametrize(
    ("line", "before", "more"),
    [
        ((100, 400), [(104, 392)], False),
        ((100, 400), [(140, 400)], True),
        ((100, 400), [(100, 200), (260, 400)], True),
        ((100, 400), [(100, 300), (150, 360)], True),
        ((294, 319), [(100, 300)], True),
        ((294, 319), [(100, 310)], False),
        ((100, 400), [], True),
    ],
)
def test_a_line_has_more_where_a_character_stands_beside_what_was_found(
    line: tuple[float, float], before: list[tuple[float, float]], more: bool
) -> None:
    assert _at(*line).outdoes([_at(*one) for one in before]) is more
    assert _at(*line).outdoes([_at(*one, top=300.0) for one in before])
