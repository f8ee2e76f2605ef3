"""Finding a declared name in a line, word by word and with borders, and telling other names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, dropwhile, pairwise, permutations, takewhile
from typing import Final

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import REGION_NAMES
from workstation.domain.addresses.spelling import spell
from workstation.domain.chinese import fold_chinese, is_han, only_fold_alike
from workstation.domain.english_given_names import ENGLISH_GIVEN_NAMES
from workstation.domain.english_names import is_whole
from workstation.domain.extraction.labels import label_at_start
from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.printed_orders import orders_of
from workstation.domain.extraction.textual import folded
from workstation.domain.name_comparison import NameVerdict, compare_names
from workstation.domain.names import NameRefused, PersonName, fold_latin
from workstation.domain.romanisation import is_syllable

TITLES: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "mdm", "madam", "dr", "prof", "rev", "messrs", "sir"]
)
_AROUND: Final = TITLES | frozenset(
    [
        "and",
        "of",
        "the",
        "to",
        "dear",
        "attn",
        "attention",
        "co",
        "name",
        "customer",
        "account",
        "holder",
        "tenant",
        "payer",
        "consumer",
        "subscriber",
        "is",
        "for",
        "by",
        "hereinafter",
        "user",
        "registered",
        "lessee",
        "taxpayer",
        "ratepayer",
        "re",
        "at",
        "bill",
    ]
)
_HYPHENS: Final = frozenset("-‐‑–")
_BEFORE_ONLY: Final = frozenset(("to", "co", "bill", "by", "re", "at", "dear", "attn"))
"""Of those, such as stand in front of a name; behind it they are words of it."""
_BEFORE_HAN: Final = re.compile(
    r"(?:姓名|名称|名稱|户名|戶名|用户|用戶|客户|客戶|租客|承租人|住户|住戶|缴纳人|繳納人|纳税人|納稅人|证明|员工|雇员|职员|学生|致|及|与|與|收件人|乙方|[:：])$"
)
_AFTER_HAN: Final = re.compile(
    r"^(?:先生|女士|小姐|博士|教授|君|台[启啟照鉴鑒]|收|及|与|與|敬[启啟]|现居|居于|居住|住于|住址)"
)
_BEHIND_TWO: Final = re.compile(_AFTER_HAN.pattern.replace("君|", ""))
"""Behind a name of two characters 君 is its third."""
_MASKED_NUMBER: Final = re.compile(r"(?<![A-Za-z])[A-Z]{1,2}[0-9]*[Xx*]{2,}")
"""Of an identity card, as letters show it: A123XXX."""
_DOUBLE: Final = 2
_MOST_ORDERED: Final = 4
"""Words of a name that are tried in every order."""
_DIGITS_OF_LETTERS: Final = str.maketrans("015", "ois")
_SMALL_L: Final = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{0,4}[aeou]l(?![A-Za-z])")
_REFERENCE: Final = re.compile(r"(?:our|your) ?ref(?![a-z])", re.IGNORECASE)
"""What no name begins with."""
_VOWEL_AND_L: Final = re.compile(r"[aeouAEOU]l\Z")
_NO_PERSONS: Final = ("会员", "客户")
_LONG_WORD: Final = 6
"""Letters of a word that is known with a slip in it."""
_LONG_REGIONS: Final = tuple(name for name in REGION_NAMES if len(name) >= _LONG_WORD)
_MISREAD_TITLES: Final = frozenset(("hr", "nr", "wr", "hs", "ns"))
"""What readers make of Mr. and Ms."""
_LONG_LABELS: Final = tuple(word for word in _AROUND if len(word) >= _LONG_WORD)
_MOST_WORDS: Final = 6
"""Words of an English name on a paper."""
_LATIN: Final = re.compile(r"[a-z0-9']+")
_LATIN_NAME: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_ONE_DIGIT: Final = re.compile(
    r"(?<![\w/.-])(?:(?=[015]?[A-Z]+[015]?(?![\w/.-]))[A-Z015]{2,}|[A-Z]{3,}[0-9](?![\w/.]))"
)
"""A word in capitals with a letter at either end that was read as a digit: KO0 KAI 0I, PAN6."""
_ANY_DIGIT: Final = str.maketrans("0123456789", "OIZBASGTBG")
_SMALL_CAPITAL: Final = re.compile(r"\b[a-z](?=[A-Z]{2,}\b)")
"""A capital that was read as the small letter of its shape: cHEUNG."""
_CODED: Final = re.compile(r"\b(?:flat|flt|unit|room|rm|block|blk|tower|phase|no)\b", re.IGNORECASE)
"""Words behind which a letter and a digit are no name."""
_LETTERS_ONLY: Final = 0.9
"""The share of a line that is words, if it is a name."""
_WHOLE_HAN: Final = 3
"""Characters of most names."""
_LONGEST_HAN: Final = 4
"""Characters of a name; behind more of them other words have run into it."""
_HAN: Final = r"\u3400-\u9fff\U00020000-\U000323af"
_HAN_RUN: Final = re.compile(rf"[{_HAN}]+")
_LONGEST_LINE: Final = 100
"""Characters; a longer line is no name in two scripts, whatever stands on it."""
_IN_BOTH: Final = re.compile(
    rf"(?:(?P<before>[^{_HAN}]*[A-Za-z][^{_HAN}]*?)[\s/(（]*)?(?P<han>[{_HAN}][{_HAN}\s]*)"
    rf"(?(before)[)）\s]*|[)）/\s]*(?P<behind>[^{_HAN}]*[A-Za-z][^{_HAN}]*))"
)
"""A line with a piece in English and one in Chinese."""
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
_TITLED_BEFORE: Final = re.compile(r"[\u3400-\u9fff]{2,4}(?:先生|女士|小姐|太太|夫人)")
"""Another holder with a title, all that stands before a name: 陳大文先生李小明先生."""
_HAN_TITLE: Final = re.compile(
    rf"(?:(?:{_TITLE_WORD.pattern})[台臺大敬钧鈞惠].|"
    rf"(?:{_TITLE_WORD.pattern}|(?<=[\u3400-\u9fff]{{3}})君)?(?:[台臺大钧鈞][启啟鉴鑒鑑]|[台臺]照|敬[启啟]|收)?)$"
)
"""A title behind a name; 君 is one behind three characters only: 啟君 is a given name."""
_PLACE_ENDS: Final = frozenset(
    "楼室座期号道路街里径坊区邨村苑阁轩园城庭台湾岛界龙港厦中心层地下院局署处司"
)
_SURNAMES: Final = frozenset(
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
_DOUBLE_SURNAMES: Final = frozenset(
    ("欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "东方", "夏侯", "令狐", "公孙", "范姜", "张简")
)
_NO_NAME_ENDS: Final = frozenset("单户名称下址号码期费额电水气力人客用目欠括店部厂行校会员姐太护")
"""What words end with that may stand behind an English name: 阁下, 住宅用户, 电费单."""
_TOWN: Final = frozenset(("hong", "kong"))
"""Of a name's words each may be one; beside each other they are the town."""
_PLACE_WORDS: Final = frozenset(
    [
        "flat",
        "room",
        "rm",
        "floor",
        "block",
        "tower",
        "house",
        "estate",
        "court",
        "road",
        "street",
        "kowloon",
        "hong",
        "kong",
        "hongkong",
        "territories",
        "district",
        "limited",
        "ltd",
        "bank",
        "bill",
        "account",
        "date",
        "number",
        "no",
        "statement",
        "company",
        "department",
        "office",
        "box",
        "building",
        "mansion",
        "garden",
        "gardens",
        "centre",
        "plaza",
        "terrace",
        "avenue",
        "lane",
        "page",
        "installed",
        "supplied",
        "service",
        "address",
        "customer",
        "invoice",
        "at",
        "the",
        "of",
        "government",
        "bureau",
        "board",
        "commission",
        "agency",
        "society",
        "college",
        "school",
        "trust",
        "authority",
        "council",
        "hospital",
        "university",
        "insurance",
        "corporation",
        "services",
        "city",
        "villa",
        "villas",
        "hse",
        "est",
        "bldg",
        "gdn",
        "gdns",
        "ct",
        "kln",
        "hk",
        "shop",
        "mailing",
        "correspondence",
        "consumer",
        "postage",
        "present",
        "previous",
        "reading",
        "meter",
        "current",
        "permit",
        "confidential",
        "client",
        "member",
    ]
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A place where the declared name stands."""

    start: int
    end: int
    clean: bool
    """Nothing in it or beside it could make it another person's name."""
    chinese: bool


def find_name(name: PersonName, text: str) -> NameHit | None:
    """Return where a line shows the name; a clean hit is preferred.

    Beside a surname and two given syllables the line may say an English given name as well.
    """
    main = PersonName(_known_as(name)[0].english, name.chinese)
    hits = [*_english_hits(main, text), *_chinese_hits(name, text)]
    return min(hits, key=lambda hit: not hit.clean, default=None)


def _is_english_given(word: str) -> bool:
    """Whether a folded word is one, and could be no syllable of the name."""
    return word in ENGLISH_GIVEN_NAMES and not is_syllable(word)


def _known_as(name: PersonName) -> list[PersonName]:
    """Return the names a person goes by, the main one first: CHAN Tai Man alias CHAN Man."""
    parts = re.split(r"\s+(?:alias|a\.?k\.?a\.?|@)\s+", name.english, flags=re.IGNORECASE)
    return [PersonName(part, name.chinese) for part in parts]


def _english_hits(name: PersonName, text: str) -> Iterator[NameHit]:
    lower = fold_latin(text)
    if not name.english_words or len(lower) != len(text):
        return
    words = [(m[0].replace("'", ""), m.start(), m.end()) for m in _LATIN.finditer(lower)]
    syllables = frozenset(filter(is_syllable, name.english_words))
    if len(syllables) >= _WHOLE_HAN or len(syllables) == len(set(name.english_words)):
        words = [
            (said if (said := _with_final_i(word, text[:end])) in syllables else word, start, end)
            for word, start, end in words
        ]
    orders = list(orders_of(name))
    longest = max(len("".join(order)) for order in orders)
    for first in range(len(words)):
        for start_word in _openings(words[first][0]):
            read = [start_word]
            after = first + 1
            while len("".join(read)) < longest and after < len(words):
                read.append(_letters(words[after][0]))
                after += 1
            if any(_reads(read, order) for order in orders):
                start, end = words[first][1], words[after - 1][2]
                clean = _clean(text, words, first, after) or (
                    is_whole(name.english_words) and _clean_but_for_one(text, words, first, after)
                )
                yield NameHit(start, end, clean, chinese=False)


def _reads(read: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether words that were read are a name's, but for spaces that were lost or added.

    CHANG Ai is not CHAN Gai: no space moves. Nor is Yung Yu NG: no two syllables are one.
    """
    whole = "".join(wanted)
    if whole != "".join(read):
        return False
    fewer, more = (_borders(words) for words in sorted((read, wanted), key=len))
    if not set(more).issuperset(fewer):
        return False
    for start, end in pairwise(fewer):
        parts = [whole[a:b] for a, b in pairwise(place for place in more if start <= place <= end)]
        if len(parts) > 1 and all(map(is_syllable, (whole[start:end], *parts))):
            return False
    return True


def _borders(words: Sequence[str]) -> list[int]:
    """Return where words begin and end in their letters, in order."""
    return list(accumulate(map(len, words), initial=0))


def _openings(word: str) -> Iterator[str]:
    """Yield the word, and what is left of it when a title is stuck to it: MRPOON."""
    word = _letters(word)
    yield word
    for title in ("mrs", "mr", "ms", "miss"):
        if word.startswith(title) and len(word) > len(title) + 1:
            yield word[len(title) :]


def _letters(word: str) -> str:
    """Return a word with digits inside it read as the letters they look like."""
    return word.translate(_DIGITS_OF_LETTERS) if any(map(str.isalpha, word)) else word


def _with_final_i(word: str, text: str) -> str:
    """Return a word, which ends a text, with a small l after its last vowel as an i: Wal is Wai.

    No Chinese syllable ends so; names from elsewhere do, and a capital L is no I.
    """
    return word[:-1] + "i" if _VOWEL_AND_L.search(text) and word[-1:] == "l" else word


def _clean(text: str, words: Sequence[tuple[str, int, int]], first: int, after: int) -> bool:
    """Whether the words right beside a hit belong to no name."""
    inside = text[words[first][1] : words[after - 1][2]]
    if inside.count("(") != inside.count(")"):
        return False  # WONG (CHAN) Tai Man
    before_ok = first == 0 or _stands_off(
        text, words[first - 1], text[words[first - 1][2] : words[first][1]], inside
    )
    after_ok = after >= len(words) or (
        words[after][0] not in _BEFORE_ONLY
        and _stands_off(text, words[after], text[words[after - 1][2] : words[after][1]], inside)
    )
    return before_ok and after_ok


def _clean_but_for_one(
    text: str, words: Sequence[tuple[str, int, int]], first: int, after: int
) -> bool:
    """Whether all that stands beside a hit is one English given name."""
    for beside, wider in ((first - 1, (first - 1, after)), (after, (first, after + 1))):
        if not 0 <= beside < len(words):
            continue
        word, start, end = words[beside]
        said = text[start:end]
        if said[0].isupper() and _is_english_given(word) and _clean(text, words, *wider):
            between = text[min(end, words[after - 1][2]) : max(start, words[first][1])]
            return not between.strip(" ,.")
    return False


def _stands_off(text: str, beside: tuple[str, int, int], between: str, name: str) -> bool:
    """Whether a word beside a name is none of it: To CHAN Tai Man, but not TO CHAN TAI."""
    word, start, end = beside
    said = text[start:end]
    if between in _HYPHENS:
        return False  # WONG Ying-ka
    if any(mark in between for mark in "/|;:()[]&") or any(map(is_han, between)):
        return True
    if word in _MISREAD_TITLES and between.startswith(".") and not text[:start].strip():
        return True
    if word in _AROUND and not (is_syllable(word) and said.isupper() is name[:_DOUBLE].isupper()):
        return True
    return (said.islower() and len(word) > 1) or word.isdigit()


def _chinese_hits(name: PersonName, text: str) -> Iterator[NameHit]:
    wanted = name.folded_chinese
    if len(wanted) < _DOUBLE:
        return
    places = [place for place, char in enumerate(text) if not char.isspace()]
    raw = "".join(text[place] for place in places)
    dense = fold_chinese(raw)
    at = dense.find(wanted)
    while at >= 0:
        before, after = dense[:at], dense[at + len(wanted) :]
        title = _AFTER_HAN if len(wanted) > _DOUBLE else _BEHIND_TWO
        clean = (
            not before
            or not is_han(before[-1])
            or _BEFORE_HAN.search(before) is not None
            or _TITLED_BEFORE.fullmatch(before) is not None
        ) and (not after or not is_han(after[0]) or title.search(after) is not None)
        clean = clean or (
            not (before and after) and _is_joint(wanted, before or after, dense=dense)
        )
        found = raw[at : at + len(wanted)]
        clean = clean and not only_fold_alike(found, name.bare_chinese, simplified=False)
        yield NameHit(places[at], places[at + len(wanted) - 1] + 1, clean, chinese=True)
        at = dense.find(wanted, at + 1)


def _is_joint(name: str, beside: str, *, dense: str) -> bool:
    """Whether all that stands beside a name is another whole name: readers lose the mark between.

    Of 陳大明李小文 both are told; a name may be a piece of a longer one where another cut than that
    in the middle makes two.
    """
    whole = len(name) == len(beside) == _WHOLE_HAN
    if not whole or beside[0] not in _SURNAMES or not _ends_as_a_name(beside):
        return False
    return dense[:2] not in _DOUBLE_SURNAMES and _SURNAMES.isdisjoint((dense[2], dense[4]))


def name_shown(text: str) -> PersonName | None:
    """Return the name a line seems to consist of, or None when it is something else."""
    short = len(text) <= _LONGEST_LINE and any(map(is_han, text))
    both = _IN_BOTH.fullmatch(text) if short else None
    if both is None:
        return _shown_in_one_script(text)
    english = _shown_in_one_script(both["before"] or both["behind"])
    chinese = chinese_name_in(both["han"], surname="", wanted="")
    if english is None or chinese is None or not _ends_as_a_name(chinese.folded_chinese):
        return None
    return _parsed(english.english, chinese.chinese)


def _shown_in_one_script(text: str) -> PersonName | None:
    stripped = text.strip(" .,:;|*'\"")
    return _shown_in_chinese("".join(stripped.split())) or _shown_in_english(stripped)


def _shown_in_chinese(dense: str) -> PersonName | None:
    bare = _HAN_TITLE.sub("", dense)
    simple = fold_chinese(bare)
    titled = bare != dense
    surnames = _SURNAMES | _ALSO_WORDS if _TITLE_WORD.search(dense) else _SURNAMES
    if not _NAME_LIKE_HAN.fullmatch(bare) or simple[0] not in surnames:
        return None
    is_place = simple in NOT_A_NAME or simple[-1] in _PLACE_ENDS or simple.endswith(_NO_PERSONS)
    return _parsed("", bare) if titled or not is_place else None


def _shown_in_english(stripped: str) -> PersonName | None:
    words = _LATIN_NAME.findall(stripped)
    given = [word for word in words if folded(word).strip(".") not in TITLES]
    plain = [folded(word) for word in given]
    if not _all_words(words, stripped) or not 2 <= len(given) <= _MOST_WORDS:
        return None
    if not all(word[0].isupper() for word in given[:2]):
        return None
    if len(given) == _DOUBLE and not _TOWN.isdisjoint(plain):
        return None  # HONG KONC
    if _has_a_place(plain) or _is_place(stripped):
        return None
    return _parsed(" ".join(given), "")


def _has_a_place(words: Sequence[str]) -> bool:
    """Whether folded words have one of places and papers; Hong and Kong are names but together."""
    town = ("hong", "kong") in pairwise(words)
    return town or not (_PLACE_WORDS - _TOWN).isdisjoint(words)


def _is_place(text: str) -> bool:
    """Whether a line is a place of the territory and no more than its region: Mong Kok, KLN.

    A slip in the region is borne: Mong Kok, KONLOON.
    """
    words = spell(text).texts
    parts = (("".join(words[:at]), "".join(words[at:])) for at in range(1, len(words) + 1))
    return any(place in NOT_A_NAME and _is_region(rest) for place, rest in parts)


def _is_region(text: str) -> bool:
    if not text or text in NOT_A_NAME:
        return True
    return any(one_slip(text, region, han=False) for region in _LONG_REGIONS)


def _all_words(words: Iterable[str], text: str) -> bool:
    """Whether a text is these words and hardly anything else."""
    return len("".join(words)) >= _LETTERS_ONLY * len(re.sub(r"[\s.,]", "", text))


def chinese_name_in(text: str, *, surname: str, wanted: str) -> PersonName | None:
    """Return the Chinese name that a piece of a line, or a line beside an English name, is.

    Args:
        text: the piece, perhaps with a label in front.
        surname: a first character, Simplified, that tells a name though its surname is rare; a
            title behind it tells one though its surname was misread.
        wanted: the declared name, folded; one that has all but one of its characters is a name.
    """
    han = _LABEL_BEFORE.sub("", "".join(char for char in text if is_han(char)))
    bare = _HAN_TITLE.sub("", han)
    simple = fold_chinese(bare)
    rarer = len(simple) > _DOUBLE and simple[0] in _ALSO_WORDS and _ends_as_a_name(simple)
    told = bare != han or simple[:1] == surname or rarer or _but_one(simple, wanted)
    if told and _DOUBLE <= len(bare) <= max(_LONGEST_HAN, len(wanted)):
        return _parsed("", bare)
    return name_shown(han)


def _ends_as_a_name(simple: str) -> bool:
    """Whether Chinese words beside an English name, folded, end as neither places nor labels do."""
    return simple[-1] not in _NO_NAME_ENDS | _PLACE_ENDS


def _but_one(read: str, wanted: str) -> bool:
    """Whether two Chinese names have all characters but one in their places."""
    alike = sum(one == other for one, other in zip(read, wanted, strict=False))
    return len(read) == len(wanted) >= _DOUBLE and alike == len(read) - 1


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
        return _parsed("", found) if only_fold_alike(found, name.bare_chinese) else None
    for run in _HAN_RUN.finditer(dense):
        said = run[0][: len(_FACT_BEHIND.sub("", fold_chinese(run[0])))]
        label = label_at_start(said)
        if label is not None:
            said = "" if label.alone else said[label.end :]
        bare = _TITLE_WORD.split(_HAN_TITLE.sub("", said))[0]
        if len(bare) > max(_LONGEST_HAN, len(wanted)):
            bare = bare[: len(wanted)]
        if len(bare) < _DOUBLE:
            continue
        first = fold_chinese(bare[0])
        beside = not any(map(str.isalnum, dense[: run.start()]))
        rare = (beside or first in _ALSO_WORDS) and _ends_as_a_name(fold_chinese(bare))
        if rare or first in _SURNAMES or first == wanted[0]:
            return _parsed("", bare)
    return None


def english_name_in(text: str, surname: str, *, on_line: bool) -> PersonName | None:
    """Return the English name that a piece of a line, or a line beside a Chinese name, is.

    Args:
        text: the piece.
        surname: of the declared name, folded; a line that begins or ends with it is a name,
            whatever else its words mean: CHAN Tai Man Bill.
        on_line: both names stand on one line, where words of another column may follow.
    """
    latin = "".join(" " if is_han(char) else char for char in _MASKED_NUMBER.sub(" ", text))
    latin = latin.strip(" /|(),.:-")
    if _REFERENCE.match(latin):
        return None
    latin = _SMALL_L.sub(_as_syllable_with_i, latin)
    latin = _SMALL_CAPITAL.sub(lambda letter: letter[0].upper(), latin)
    if not _CODED.search(latin):
        latin = _ONE_DIGIT.sub(_as_syllable, latin)
    shown = name_shown(latin)
    if shown is not None and shown.english:
        return shown
    every = _LATIN_NAME.findall(latin)
    if _is_place(latin) and surname not in map(fold_latin, (*every[:1], *every[-1:])):
        return None
    words = list(dropwhile(_is_no_name, every))
    plain = [folded(word) for word in words]
    person = not _has_a_place(plain) and _all_words(every, latin)
    if on_line and not person:
        words = list(takewhile(lambda word: folded(word) not in _AROUND | _PLACE_WORDS, words))
        person = sum(not is_syllable(fold_latin(word)) for word in words) <= 1
    ends = {fold_latin(word) for word in (*words[:1], *words[-1:])}
    if not (person or surname in ends) or not 2 <= len(words) <= _MOST_WORDS:
        return None
    return _parsed(" ".join(words), "") if all(word[0].isupper() for word in words[:2]) else None


def _as_syllable_with_i(word: re.Match[str]) -> str:
    """Return a word that ends in a small l with an i, if only that makes a syllable: Fal is Fai."""
    read, meant = fold_latin(word[0]), f"{word[0][:-1]}i"
    known = is_syllable(read) or _is_english_given(read)
    return meant if not known and is_syllable(fold_latin(meant)) else word[0]


def _as_syllable(word: re.Match[str]) -> str:
    """Return a word with its digit as the letter it looks like, if that makes a syllable."""
    letters = word[0].translate(_ANY_DIGIT)
    return letters if is_syllable(letters.lower()) else word[0]


def says_whose_name(text: str) -> bool:
    """Whether a word that says whose a name is stands there with at most one slip: Cusiomer."""
    words = [word for word in _LATIN.findall(fold_latin(text)) if len(word) >= _LONG_WORD]
    return any(one_slip(word, label, han=False) for word in words for label in _LONG_LABELS)


def _is_no_name(word: str) -> bool:
    """Whether a word in front of a name is a label, a title, or what was read of one: r. for Mr."""
    return folded(word) in _AROUND or (len(word) == 1 and word.islower())


def _parsed(english: str, chinese: str) -> PersonName | None:
    try:
        return PersonName.parse(english, chinese)
    except NameRefused:
        return None


def name_span(text: str) -> tuple[int, int]:
    """Return where the name stands in a line that shows one: without titles and marks."""
    start, end = 0, len(text)
    title = re.match(
        rf"\W*(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\b\.?\s+", text, re.I
    )
    if title is not None:
        start = title.end()
    suffix = _HAN_TITLE.search(text.rstrip(" .,:;|"))
    if suffix is not None:
        end = suffix.start()
    core = text[start:end]
    start += len(core) - len(core.lstrip(" .,:;|*'\""))
    return start, start + len(core.strip(" .,:;|*'\""))


def plainly_other(declared: PersonName, shown: PersonName) -> bool:
    """Whether a name that was read is another person's rather than a misread one.

    One slip in one word may be the engine's; a relative differs by more than that, or the
    reviewer looks.
    """
    if any(
        compare_names(known, shown).verdict in {NameVerdict.SAME, NameVerdict.EXPLAINED}
        for known in _known_as(declared)
    ):
        return False
    if declared.english and shown.english:
        if _is_in_short(shown.english_words, declared.english_words):
            return False
        # Which of the words is the surname is for a person to say.
        read = "".join(shown.english_words)
        orders = _any_order(declared.english_words)
        return min(_apart("".join(order), read) for order in orders) > _DOUBLE
    if declared.chinese and shown.chinese:
        return _apart(declared.folded_chinese, shown.folded_chinese) >= _DOUBLE
    return False


def _is_in_short(shown: Sequence[str], declared: Sequence[str]) -> bool:
    """Whether a name says some words of another, or their first letters: CHAN T M."""
    initials = {word[:1] for word in declared}
    return all(word in declared or word in initials for word in shown)


def _turns(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words as they are, and with the surname at the other end."""
    yield tuple(words)
    yield (*words[1:], words[0])
    yield (words[-1], *words[:-1])


def _any_order(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Return the words in every order; of a long name in those that there are."""
    return permutations(words) if len(words) <= _MOST_ORDERED else _turns(words)


def letters_apart(declared: PersonName, shown: PersonName) -> int:
    """Return how many letters of an English name have to change, wherever the surname stands."""
    read = "".join(shown.english_words)
    return min(_apart("".join(order), read) for order in _turns(declared.english_words))


def _apart(one: str, other: str) -> int:
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            change = previous[column - 1] + (letter != against)
            current.append(min(change, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1]
