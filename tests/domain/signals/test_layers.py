"""A file's own text against its picture."""

from dataclasses import replace

import pytest

from tests.domain.signals.lines import line, of
from workstation.domain.extraction import Field, Part, Reading
from workstation.domain.proofs import Affine, OpenedPage, PageText, Quad
from workstation.domain.signals import SignalKind
from workstation.domain.signals.layers import (
    Unseen,
    hidden_passages,
    layer_differences,
    unseen_words,
)


def page(*layer: PageText) -> OpenedPage:
    return OpenedPage(
        number=1,
        jpeg=b"",
        width=1000,
        height=1000,
        upload_width=1000,
        upload_height=1000,
        to_upload=Affine(),
        text=layer,
    )


def layer(text: str, top: float = 100) -> list[PageText]:
    """Return words of the layer where ``line`` puts the words of a line."""
    words, start = [], 0
    for word in text.split(" "):
        end = start + len(word)
        words.append(PageText(word, 10 * start, top, 10 * end, top + 20))
        start = end + 1
    return words


def shows(text: str, part: Part = Part.NAME, sure: float = 0.95) -> Reading:
    found = line(text)
    quad = Quad.of_box(0, 100, 10 * len(text), 120)
    field = Field(part=part, text=text, confidence=sure, page=1, quad=quad)
    return replace(of(found), fields=(field,))


@pytest.mark.parametrize(
    ("shown", "said", "part"),
    [
        ("LEUNG SIU FONG", "WATKINSON PETE", Part.NAME),
        ("12B", "15B", Part.FLAT),
        ("128 Camp Street", "182 Camp Street", Part.STREET),
        ("梁小芳", "何大文", Part.NAME),
        ("5 November 2021", "5 November 2019", Part.ISSUED_ON),
    ],
)
def test_another_name_number_or_day_under_the_picture_is_told(shown, said, part) -> None:
    (found,) = layer_differences(shows(shown, part), [page(*layer(said))])

    assert (found.kind, found.page) == (SignalKind.LAYER_DIFFERS, 1)
    assert (found.shown, found.said.replace(" ", "")) == (shown, said.replace(" ", ""))


@pytest.mark.parametrize(
    ("shown", "said", "part"),
    [
        ("LEUNG SIU FONG", "Leung Siu Fong", Part.NAME),
        ("LEUNG S1U FONG", "LEUNG SIU FONG", Part.NAME),
        ("I2B", "12B", Part.FLAT),
        ("梁小芳", "梁小苦", Part.NAME),
        ("梁小芳", "梁小芳", Part.NAME),
    ],
)
def test_slips_of_the_reader_are_no_signal(shown, said, part) -> None:
    assert layer_differences(shows(shown, part), [page(*layer(said))]) == ()


def test_where_the_layer_says_nothing_or_the_reader_is_unsure_there_is_none() -> None:
    other = page(*layer("WATKINS PETER JOHN"))

    assert layer_differences(shows("LEUNG SIU FONG"), [page()]) == ()
    assert layer_differences(shows("LEUNG SIU FONG", sure=0.6), [other]) == ()


def test_the_issuers_name_is_not_compared() -> None:
    reading = shows("Harbour Lights Power", Part.ISSUER)

    assert layer_differences(reading, [page(*layer("Something else entirely"))]) == ()


def test_words_where_the_reader_saw_none_are_looked_for_in_the_picture() -> None:
    reading = shows("LEUNG SIU FONG")
    pages = [page(*layer("LEUNG SIU FONG"), *layer("WATKINS PETER JOHN", top=400))]

    unseen = unseen_words(reading, pages)

    assert [one.word.text for one in unseen] == ["WATKINS", "PETER", "JOHN"]
    assert unseen_words(None, pages) == ()


def test_a_passage_under_an_empty_place_is_told_and_a_stray_word_is_not() -> None:
    hidden = [Unseen(1, word) for word in layer("WATKINS PETER JOHN", top=400)]
    stray = [Unseen(1, word) for word in layer("page 1", top=800)]

    (found,) = hidden_passages([*hidden, *stray], [page()])

    assert (found.kind, found.said) == (SignalKind.LAYER_HIDDEN, "WATKINS PETER JOHN")
    assert found.quad == Quad.of_box(0, 400, 180, 420)
    assert hidden_passages(stray, [page()]) == ()


def test_of_a_layer_that_is_another_papers_three_places_are_told() -> None:
    rows = [("LEUNG SIU FONG", "WATKINSON PETE"), ("12B", "15B"), ("7/F", "9/F"), ("88", "99")]
    lines = [line(shown, top=100 * at) for at, (shown, _) in enumerate(rows)]
    parts = (Part.NAME, Part.FLAT, Part.FLOOR, Part.BLOCK)
    fields = tuple(
        Field(
            part=part,
            text=each.text,
            confidence=0.95,
            page=1,
            quad=each.quad_of(0, len(each.text)) or Quad.of_box(0, 0, 0, 0),
        )
        for part, each in zip(parts, lines, strict=True)
    )
    lie = [word for at, (_, said) in enumerate(rows) for word in layer(said, top=100 * at)]

    found = layer_differences(replace(of(*lines), fields=fields), [page(*lie)])

    assert [one.shown for one in found] == ["LEUNG SIU FONG", "12B", "7/F"]
