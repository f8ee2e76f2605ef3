"""Names of persons in Chinese: whether a line, or a piece of one, is such a name."""

import re
from typing import Final

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.chinese import fold_chinese, is_han, only_fold_alike
from workstation.domain.english_given_names import ENGLISH_GIVEN_NAMES
from workstation.domain.extraction.labels import label_at_start
from workstation.domain.extraction.name_words import AROUND, LATIN, MARKS, parsed_name
from workstation.domain.names import PersonName, fold_latin

_DOUBLE: Final = 2
_LONGEST_HAN: Final = 4
"""Characters of a name; behind more of them other words have run into it."""
HAN_LETTERS: Final = r"\u3400-\u9fff\U00020000-\U000323af"
"""The characters of names, for the brackets of a pattern."""
_HAN_RUN: Final = re.compile(rf"[{HAN_LETTERS}]+")
_LABEL_BEFORE: Final = re.compile(
    "^(?:姓名|名称|名稱|户名|戶名|用户|用戶|客户|客戶|租客|承租人|住户|住戶)"
)
_FACT_BEHIND: Final = re.compile(
    "(?:账户|帐户|客户|用户|户口|电话|档案|参考|发票|合约|缴款|付款|账单|帐单|发单|月结)*"
    "(?:号码|编号|日期|限期|期限|金额|总额)$"
)
"""A label of another column that has run into a name, folded."""
_TITLE_WORD: Final = re.compile("先生|女士|小姐|太太|夫人|博士|教授")
_NAME_LIKE_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]{2,4}")
HAN_TITLE: Final = re.compile(
    rf"(?:(?:{_TITLE_WORD.pattern})[台臺大敬钧鈞惠].|"
    rf"(?:{_TITLE_WORD.pattern}|(?<=[\u3400-\u9fff]{{3}})君)?(?:[台臺大钧鈞][启啟鉴鑒鑑]|[台臺]照|敬[启啟]|收)?)$"
)
"""A title behind a name; 君 is one behind three characters only: 啟君 is a given name."""
_ROUND_A_TITLE: Final = f"{MARKS}()（）[]-–—/_"
_BRACKETED: Final = re.compile(r"[(（][a-z]{0,2}\d{4,}[)）]")
"""A number of the person, between a name and a title."""
_NO_PERSONS: Final = ("会员", "客户")
_PLACE_ENDS: Final = frozenset(
    "楼室座期号道路街里径坊区邨村苑阁轩园城庭台湾岛界龙港厦中心层地下院局署处司"
)
SURNAMES: Final = frozenset(
    "丘陈李张黄何林吴梁刘王郑杨叶周冯蔡罗徐邓曾谢郭卢苏潘朱胡萧余赵许关麦方庄廖温马邱杜卓钟彭袁文谭沈"
    "汤江姚莫侯孔韩戴容高蒋董施区欧甘严霍石简唐范龙尹翁万陆程贺丁傅洪孙魏岑邝黎阮骆司伍游颜蒙崔任古毛"
    "田金姜雷倪柯符凌鲍屈尤洗冼谷连詹白史秦利单葛童梅盛华章俞柳"
)
"""Simplified forms; only for telling a name from other short words, never for comparing."""
_ALSO_WORDS: Final = frozenset(
    "吕赖殷熊顾伦谈包诸宋曹夏龚段孟陶郝邵钱覃康牛樊邢齐乔庞聂鲁岳翟耿兰焦祝宁尚舒纪毕裴涂苗曲冉蓝辛靳"
    "佘邬屠项柴车费池滕巫甄敖官佟封闵穆房丰贾邹向易闻晏闫阎窦邸卞桂褚娄瞿宗"
)
"""Surnames that begin other words of papers, too: 费用, 项目. Told behind or beside a name only."""
DOUBLE_SURNAMES: Final = frozenset(
    ("欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "东方", "夏侯", "令狐", "公孙", "范姜", "张简")
)
_NO_NAME_ENDS: Final = frozenset(
    "单户名称下址号码期费额电水气力人客用目欠括店部厂行校会员姐太护件知根品函团社"
)
"""What words end with that may stand behind an English name: 阁下, 住宅用户, 电费单."""


def chinese_name_shown(text: str) -> PersonName | None:
    """Return the Chinese name that a line seems to consist of, perhaps with a title behind it."""
    dense = "".join(text.strip(MARKS).split())
    bare = HAN_TITLE.sub("", dense)
    simple = fold_chinese(bare)
    titled = bare != dense
    surnames = SURNAMES | _ALSO_WORDS if _TITLE_WORD.search(dense) else SURNAMES
    if not _NAME_LIKE_HAN.fullmatch(bare) or simple[0] not in surnames:
        return None
    is_place = simple in NOT_A_NAME or simple[-1] in _PLACE_ENDS or simple.endswith(_NO_PERSONS)
    return parsed_name("", bare) if titled or not is_place else None


def chinese_name_in(text: str, *, surname: str, wanted: str) -> PersonName | None:
    """Return the Chinese name that a piece of a line, or a line beside an English name, is.

    Args:
        text: the piece, perhaps with a label in front.
        surname: a first character, Simplified, that tells a name though its surname is rare; a
            title behind it tells one though its surname was misread.
        wanted: the declared name, folded; one that has all but one of its characters is a name.
    """
    han = _LABEL_BEFORE.sub("", "".join(char for char in text if is_han(char)))
    bare = HAN_TITLE.sub("", han)
    simple = fold_chinese(bare)
    rarer = len(simple) > _DOUBLE and simple[0] in _ALSO_WORDS and ends_as_a_name(simple)
    told = bare != han or simple[:1] == surname or rarer or _but_one(simple, wanted)
    if told and _DOUBLE <= len(bare) <= max(_LONGEST_HAN, len(wanted)):
        return parsed_name("", bare)
    return chinese_name_shown(han)


def chinese_name_behind(text: str, name: PersonName) -> PersonName | None:
    """Return the Chinese name behind an English one on its line, another column's words or not.

    Args:
        text: the rest of the line.
        name: the declared one; where it, or what folds to it, stands nothing else is looked for.
    """
    dense, wanted = "".join(text.split()), name.folded_chinese
    at = fold_chinese(dense).find(wanted)
    if at >= 0:
        found = dense[at : at + len(wanted)]
        return parsed_name("", found) if only_fold_alike(found, name.bare_chinese) else None
    for run in _HAN_RUN.finditer(dense):
        said = run[0][: len(_FACT_BEHIND.sub("", fold_chinese(run[0])))]
        label = label_at_start(said)
        if label is not None:
            said = "" if label.alone else said[label.end :]
        bare = _TITLE_WORD.split(HAN_TITLE.sub("", said))[0]
        if len(bare) > max(_LONGEST_HAN, len(wanted)):
            bare = bare[: len(wanted)]
        if len(bare) < _DOUBLE:
            continue
        first = fold_chinese(bare[0])
        beside = not any(map(str.isalnum, dense[: run.start()]))
        rare = (beside or first in _ALSO_WORDS) and ends_as_a_name(fold_chinese(bare))
        if rare or first in SURNAMES or first == wanted[0]:
            return parsed_name("", bare)
    return None


def is_titled_unread(text: str, name: PersonName, *, alone: bool) -> bool:
    """Whether a Chinese title stands behind what is neither a name nor a word that goes with one.

    That is a Chinese name of which the reader made other characters: CHAN Tai Man #8) 小姐.

    Args:
        text: what stands behind an English name on its line, or on a line of its own.
        name: the declared one, whose words may stand before the title once more.
        alone: it is a line of its own, where two words may be another person's English name.
    """
    title = _TITLE_WORD.search(text)
    if title is None or any(map(is_han, text[: title.start()])):
        return False
    between = _BRACKETED.sub("", fold_latin(text[: title.start()]))
    words = LATIN.findall(between)
    known = AROUND | ENGLISH_GIVEN_NAMES | {"esq", *name.english_words}
    unknown = [word for word in words if word not in known]
    if words:
        return len(unknown) == len(words) == 1 if alone else bool(unknown)
    return bool(between.strip(_ROUND_A_TITLE))


def ends_as_a_name(simple: str) -> bool:
    """Whether Chinese words beside an English name, folded, end as neither places nor labels do."""
    return simple[-1] not in _NO_NAME_ENDS | _PLACE_ENDS


def _but_one(read: str, wanted: str) -> bool:
    """Whether two Chinese names have all characters but one in their places."""
    alike = sum(one == other for one, other in zip(read, wanted, strict=False))
    return len(read) == len(wanted) >= _DOUBLE and alike == len(read) - 1
