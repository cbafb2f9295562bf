"""Names of people: cleaned from cells, told from other text, compared with one another."""

import re
from dataclasses import dataclass, replace

from models.kinds import Gender
from services.contacts import pinyin
from services.contacts.surnames import COMPOUND, SINGLE, surname_length
from services.contacts.writing import Cell, Memory, all_hanzi, cell_text, simplified
from services.late_patterns import late_pattern

_HAN = "㐀-鿿〇\U00020000-\U0003ffff"
_PLAIN = late_pattern(f"[{_HAN}]{{2,3}}")
_DOTS = late_pattern(f"(?<=[{_HAN}])\\s*[·•・‧∙⋅･●◦.]\\s*(?=[{_HAN}])")
_GAP = late_pattern(f"(?<=[{_HAN}·])\\s+(?=[{_HAN}·])")
_BRACKETED = late_pattern(r"[(\[【{<《「〔]([^()\[\]【】{}<>《》「」〔〕]*)[)\]】}>》」〕]")
_OPEN_END = late_pattern(r"[(\[【{《「〔]([^)\]】}》」〕]*)$")
_LABEL = late_pattern(r"^(?:姓\s*名|名\s*字|联系人|name)\s*[::]\s*", re.IGNORECASE)
_HAN_OR_LATIN = f"[{_HAN}A-Za-z]"
_NUMBERED = late_pattern(
    rf"^(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})\s*[.、)]\s*(?={_HAN_OR_LATIN})|^[①-⑳]\s*"
)
_MARKS = " \t*★☆※✓√●◆■#·,，、;；::。'\"“”‘’"
_DASHED = late_pattern(f"^([{_HAN}]{{2,4}})\\s*[-/|,，、—]+\\s*([^-].*)$")
_APART = late_pattern(r"[^\w]+|_")
_LATIN = late_pattern(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'.-]*")
_NOT_NAMES = late_pattern(
    r"公司|银行|学校|大学|中学|小学|医院|集团|中心|局$|部$|厂$|合计|小计|总计|姓名|电话|备注|联系|单位|职务|地址"
    r"|序号|制表|日期|名单|班级|手机|性别|籍贯|填表|审核|人数|说明|通讯录|以上|以下|年级|学院"
)

HONORIFICS = (
    "先生 女士 小姐 太太 夫人 老师 同学 师傅 老板 老总 主任 经理 总监 局长 处长 科长 行长 校长 院长 所长 "
    "厂长 部长 队长 站长 县长 市长 镇长 乡长 村长 厅长 店长 组长 会长 班长 社长 馆长 园长 秘书长 书记 主席 "
    "教授 博士 医生 大夫 律师 会计 警官 法官 检察官 工程师 董事长 总经理 总裁 阿姨 叔叔 大哥 大姐 大爷 大妈 "
    "师兄 师姐 师弟 师妹 护士 教练 导师 院士 秘书 助理 代表 委员 参谋 政委 连长 团长 "
)
"""Words by which people are addressed behind a surname."""

_HONORIFICS = tuple(sorted(HONORIFICS.split(), key=len, reverse=True))
_SHORT_HONORIFICS = frozenset("总局处科行工董院校所书部队长哥姐叔姨伯婶爷奶嫂导老")
_ROLES = late_pattern(
    r"[班团队组会社室院校处部所局科]长|支书|书记|委员|[学体文生宣劳组]委|课代表|班主任|老师|教师|辅导员|主席|理事|召集人|联络人|干事"
)
_DEAD = late_pattern(r"已故|去世|逝世|病故|亡故|过世|病逝|已逝|离世|^[故亡†]$")
_SEX_BEHIND = late_pattern(f"(?<=[{_HAN}])\\s+([男女])$")
_MALE = frozenset({"先生", "大哥", "大爷", "叔叔", "师兄", "师弟", "男"})
_FEMALE = frozenset({"女士", "小姐", "太太", "夫人", "阿姨", "大姐", "大妈", "师姐", "师妹", "女"})
_FAMILIAR = "小老阿大"


@dataclass(frozen=True, slots=True)
class CleanName:
    """A person's name as it is stored, and what stood around it."""

    name: str
    note: str = ""
    """What stood in brackets, such as 班长."""
    honorific: str = ""
    """先生 behind a full name, 总 of 王总."""
    gender: str = ""
    """``male`` or ``female`` where honorific or note tell it."""


_NOBODY = CleanName("")


def is_plain(cell: str) -> bool:
    """Tell whether a cell is nothing but a Chinese name of two or three characters, as most are."""
    return _PLAIN.fullmatch(cell) is not None and cell[-1] not in _LAST_OF_HONORIFICS


def clean_name(cell: Cell) -> CleanName:
    """Return the name in a cell: half width, no blanks in Chinese names, middle dots as ·, notes apart."""
    if isinstance(cell, str) and is_plain(cell):
        return CleanName(cell)
    text = cell_text(cell)
    if not text:
        return _NOBODY
    text = _NUMBERED.sub("", _LABEL.sub("", text.strip(_MARKS) or text))
    notes = [note.strip() for note in _BRACKETED.findall(text)]
    bare = _BRACKETED.sub(" ", text)
    if unclosed := _OPEN_END.search(bare):
        bare = bare[: unclosed.start()]
        notes.append(unclosed[1].strip())
    if not bare.strip(_MARKS) and notes:
        bare = notes.pop(0)
    bare = _DOTS.sub("·", bare.strip(_MARKS) or text)
    if sex := _SEX_BEHIND.search(bare):
        told = _addressed(_joined(bare[: sex.start()]), "；".join(filter(None, notes)))
        return replace(told, gender=told.gender or str(_gender(sex[1])))
    bare = _joined(bare)
    if several(bare):
        return CleanName(bare, "；".join(filter(None, notes)))
    if dashed := _DASHED.match(bare):
        bare, note = dashed[1], dashed[2].strip(_MARKS)
        notes.append(note)
    return _addressed(bare, "；".join(filter(None, notes)))


def _joined(text: str) -> str:
    """Return a Chinese name without the blanks inside; two whole names stay apart."""
    parts = text.split()
    if len(parts) > 1 and all(map(_is_whole_name, parts)):
        return " ".join(parts)
    return _GAP.sub("", " ".join(parts))


def _is_whole_name(text: str) -> bool:
    if not 2 <= len(text) <= 4 or not all_hanzi(text) or _ROLES.search(text):
        return False
    return 0 < surname_length(text) < len(text)


def _addressed(name: str, note: str) -> CleanName:
    """Return the name with its honorific told: behind a full name it goes, behind a surname it stays."""
    honorific = honorific_of(name)
    full = name[: -len(honorific)] if honorific else name
    told = honorific if honorific in _MALE or honorific in _FEMALE else note
    keep = not honorific or len(honorific) == 1 or len(full) < 2 or full in COMPOUND
    return CleanName(name if keep else full, note, honorific, str(_gender(told)))


def _gender(word: str) -> str:
    """Return the gender that a word behind a name tells, or nothing."""
    return Gender.MALE if word in _MALE else Gender.FEMALE if word in _FEMALE else ""


def role_in(note: str) -> str:
    """Return what a note beside a name says somebody is in a class: 班长, but nothing of 小名阿毛."""
    return note if len(note) <= 12 and _ROLES.search(note) else ""


def says_dead(note: str) -> bool:
    """Tell whether a note beside a name says that they have died."""
    return _DEAD.search(note) is not None


def honorific_of(name: str) -> str:
    """Return the honorific a name ends with: 老师 of 李老师, 总 of 王总, nothing of 张伟."""
    if name[-1:] not in _LAST_OF_HONORIFICS:
        return ""
    for word in _HONORIFICS:
        if name.endswith(word) and len(name) > len(word):
            return word
    surname = name[:-1]
    if name[-1] in _SHORT_HONORIFICS and (surname in COMPOUND or (surname in SINGLE and name[-1] != "长")):
        return name[-1]
    return ""


_LAST_OF_HONORIFICS = frozenset(word[-1] for word in _HONORIFICS) | _SHORT_HONORIFICS


def several(text: str) -> tuple[str, ...]:
    """Return the whole names where a cell holds more than one (张伟、李娜), else nothing."""
    parts = [part for part in re.split(r"[、,，;；/\s]+", text.strip()) if part]
    return tuple(parts) if len(parts) > 1 and all(map(_is_whole_name, parts)) else ()


def looks_like_name(text: str) -> float:
    """Return how much a text looks like one person's name, from 0 to 1."""
    return _looks[text]


def _looks_like_name(text: str) -> float:
    name = clean_name(text).name if len(text) <= 60 else ""
    if not name or any(char.isdecimal() for char in name):
        return 0.0
    if honorific_of(name):
        return 0.8 if surname_length(name) else 0.4
    if _NOT_NAMES.search(name) or several(name):
        return 0.0
    hanzi = name.replace("·", "")
    if all_hanzi(hanzi):
        if "·" in name:
            return 0.9 if 3 <= len(hanzi) <= 20 else 0.2
        known = surname_length(name)
        if known and known < len(name):
            return {1: 1.0, 2: 1.0, 3: 0.4 if known == 1 else 0.3}.get(len(name) - known, 0.1)
        return {2: 0.5, 3: 0.5, 4: 0.2}.get(len(name), 0.1)
    words = name.split()
    if all(_LATIN.fullmatch(word) for word in words):
        return 0.8 if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) else 0.3
    mixed = "".join(char for char in name if not char.isascii())
    return 0.6 if all_hanzi(mixed) and 2 <= len(mixed) <= 4 and surname_length(mixed) else 0.0


_looks: Memory[str, float] = Memory(_looks_like_name)


def match_key(name: str) -> str:
    """Return a name as names are compared: simplified, small letters, without blanks, dots and signs."""
    return _keys[name]


def _key(name: str) -> str:
    bare = simplified(name if is_plain(name) else clean_name(name).name).casefold()
    return bare if bare.isalpha() else _APART.sub("", bare)


_keys: Memory[str, str] = Memory(_key)


def compatible(one: str, other: str) -> bool:
    """Tell whether two names may be one person's, given that something else (a mobile) says so."""
    return likeness(one, other) >= 0.5


def likeness(one: str, other: str) -> float:
    """Return how well two names go together: 1 the same, .8 the same sound, .5 one may be the other, 0."""
    first, second = match_key(one), match_key(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if first.isascii() and second.isascii():
        return _latin_likeness(one, other)
    if first.isascii() or second.isascii():
        return _across(one, second) if first.isascii() else _across(other, first)
    if (chinese := _chinese(first)) == (meant := _chinese(second)):
        return 0.9
    return _chinese_likeness(chinese, meant)


def _chinese(key: str) -> str:
    return key if all_hanzi(key) else "".join(char for char in key if not char.isascii())


def _chinese_likeness(first: str, second: str) -> float:
    if len(first) == len(second) and len(first) > 1 and not _stands_in(first) and not _stands_in(second):
        return 0.8 if _sounds(first) & _sounds(second) else 0.0
    for short, full in ((first, second), (second, first)):
        if (surname := _stands_in(short)) and not _stands_in(full):
            return 0.6 if full.startswith(surname) and len(full) > len(surname) else _by_given(short, full)
    short, full = sorted((first, second), key=len)
    if len(short) > 1 and (full.endswith(short) or full.startswith(short)):
        return 0.7 if full.endswith(short) else 0.5
    return 0.0


def _by_given(short: str, full: str) -> float:
    """阿强 may be 王强; 小 and 老 go before surnames and given names alike."""
    familiar = len(short) == 2 and short[0] in _FAMILIAR
    return 0.5 if familiar and len(full) > 1 and full.endswith(short[1]) else 0.0


def _stands_in(name: str) -> str:
    """Return the surname of a form of address without a given name (王总, 小王, 老李), else nothing."""
    honorific = honorific_of(name)
    rest = name[: -len(honorific)] if honorific else ""
    if rest and (rest in SINGLE or rest in COMPOUND):
        return rest
    if len(name) == 2 and name[0] in "小老阿":
        return name[1]
    return ""


def _sounds(name: str) -> frozenset[str]:
    return frozenset(way.full for way in pinyin.readings(name))


def _latin_likeness(one: str, other: str) -> float:
    first, second = (set(_LATIN.findall(simplified(name).casefold())) for name in (one, other))
    if first == second:
        return 0.9
    return 0.7 if min(first, second, key=len) and (first < second or second < first) else 0.0


def _across(latin: str, chinese: str) -> float:
    """Return how well a name in letters goes with a Chinese one: Zhang Wei, Wei Zhang, zhangwei (张伟)."""
    words = [pinyin.typed(word) for word in _LATIN.findall(latin)]
    sounds = _sounds(chinese)
    whole = {"".join(words), "".join([*words[1:], *words[:1]]), "".join([*words[-1:], *words[:-1]])}
    return 0.7 if whole & sounds else 0.0
