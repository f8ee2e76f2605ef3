"""Which readings of a character are rare."""

from workstation.gateway.build_reading_table import rare_readings


def test_a_reading_the_government_does_not_spell_is_rare() -> None:
    rare = rare_readings({"hei": "喜起", "ci": "喜"}, {"喜": ["hei", "hey"], "起": ["hei"]})

    assert rare == {"ci": "喜"}


def test_the_only_reading_of_a_character_is_not_rare() -> None:
    assert rare_readings({"ci": "喜"}, {"喜": ["hei"]}) == {}
    assert rare_readings({"tz": "子", "zi": "子"}, {"子": ["chi"]}) == {}
