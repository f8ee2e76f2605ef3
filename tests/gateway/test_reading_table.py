"""Which readings of a character are rare."""

from workstation.gateway.build_reading_table import rare_pinyin, rare_readings


def test_a_reading_the_government_does_not_spell_is_rare() -> None:
    rare = rare_readings({"hei": "喜起", "ci": "喜"}, {"喜": ["hei", "hey"], "起": ["hei"]})

    assert rare == {"ci": "喜"}


def test_the_only_reading_of_a_character_is_not_rare() -> None:
    assert rare_readings({"ci": "喜"}, {"喜": ["hei"]}) == {}
    assert rare_readings({"tz": "子", "zi": "子"}, {"子": ["chi"]}) == {}


def test_what_pinyin_does_not_name_first_is_rare() -> None:
    pinyin = {str(ord("熙")): "xī,yí", str(ord("樂")): "lè,yuè", str(ord("乐")): "lè,yuè"}

    rare = rare_pinyin({"le": "乐", "xi": "熙", "yi": "熙", "yue": "乐"}, pinyin)

    assert rare == {"yi": "熙", "yue": "乐"}


def test_the_readings_of_characters_that_fold_alike_are_all_common() -> None:
    pinyin = {str(ord("乾")): "qián,gān", str(ord("幹")): "gàn", str(ord("干")): "gān,gàn"}

    assert rare_pinyin({"gan": "干", "qian": "干"}, pinyin) == {}
