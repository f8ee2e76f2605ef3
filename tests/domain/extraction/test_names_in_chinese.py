"""Chinese names: characters that fold to one, that join two names, that end as a title does."""

import pytest

from tests.support.compared_pages import CHINESE, ENGLISH, compared, holder, verdicts
from tests.support.read_pages import page_of
from workstation.domain.extraction import Part, PartVerdict, Verdict
from workstation.domain.names import PersonName


class TestCharactersThatFoldToOne:
    @pytest.mark.parametrize(
        ("printed", "declared"),
        [
            ("郭逸升先生", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("郭逸昇", PersonName("", "郭逸升")),
            ("周天佑", PersonName("CHAU Tin Yau", "周天祐")),
            ("李家杰", PersonName("LEE Ka Kit", "李家傑")),
            ("鐘大文", PersonName("CHUNG Tai Man", "鍾大文")),
            ("客戶姓名: 周天佑", PersonName("CHAU Tin Yau", "周天祐")),
            ("陈逸升", PersonName("", "陳逸昇")),
            ("陳逸昇", PersonName("", "陈逸升")),
            ("MR KWOK YAT SING|郭逸升", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("MR KWOK YAT SING 郭逸升", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("MR KWOK YAT SING 郭逸升先生賬戶號碼 98", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("郭逸升 KWOK YAT SING", PersonName("KWOK Yat Sing", "郭逸昇")),
        ],
    )
    def test_are_for_a_person_to_tell_apart(self, printed: str, declared: PersonName) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

        comparison = compared(page, name=declared)

        assert comparison.verdict is Verdict.UNSURE
        assert verdicts(comparison)[Part.NAME] is PartVerdict.UNREAD

    @pytest.mark.parametrize("confidence", ["0.95", "0.80"])
    def test_are_none_of_the_readers_doubts(self, confidence: str) -> None:
        rows = ("MR KWOK YAT SING", f"{confidence}:郭逸升", *ENGLISH[4:8])

        page = page_of("Lion Rock Electric Limited", "", "", *rows)

        name = PersonName("KWOK Yat Sing", "郭逸昇")
        assert compared(page, name=name).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        ("printed", "declared"),
        [
            ("张大文", PersonName("", "張大文")),
            ("钟大文", PersonName("", "鍾大文")),
            ("钟大文", PersonName("", "鐘大文")),
            ("郭逸昇", PersonName("", "郭逸昇")),
            ("黄啓峰", PersonName("", "黃啟峯")),
            ("MR CHAN YAT SING|陈逸升", PersonName("CHAN Yat Sing", "陳逸昇")),
            ("MR CHAN YAT SING 陈逸升", PersonName("CHAN Yat Sing", "陳逸昇")),
        ],
    )
    def test_are_the_same_where_one_is_only_simplified(
        self, printed: str, declared: PersonName
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

        assert compared(page, name=declared).verdict is Verdict.MATCH

    def test_stay_one_in_the_names_of_places(self) -> None:
        page = holder("香港仔華富(一)村", "華基樓12樓1203室", name="陳大文")

        assert compared(page).verdict is Verdict.MATCH


class TestNamesWithAJoiningCharacter:
    @pytest.mark.parametrize(
        ("english", "printed", "chinese"),
        [
            ("CHAN Wo Man", "陳和平", "陳和文"),
            ("WO Tai Man", "和小明", "和大文"),
            ("CHAN Tai Man", "陳及文", "陳大文"),
        ],
    )
    def test_are_one_name(self, english: str, printed: str, chinese: str) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", english, printed, *ENGLISH[4:8])

        assert compared(page, name=PersonName(english, chinese)).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [("許梓", "許梓君", False), ("許梓", "許梓先生", True), ("許梓文", "許梓文君", True)],
)
def test_a_third_character_is_no_title(declared: str, printed: str, match: bool) -> None:
    page = page_of("維光電力有限公司", "", "", printed, *CHINESE[4:6])

    found = compared(page, name=PersonName("HUI Tsz", declared))

    assert (found.verdict is Verdict.MATCH) is match
