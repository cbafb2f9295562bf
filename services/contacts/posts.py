"""Posts as people write them: 矿务局财务科科长 is a firm, a department and a title."""

import re
from dataclasses import dataclass

from services.contacts.post_words import (
    DEPARTMENTS,
    ENGINEERING,
    FIELDS,
    FIRM_ENDS,
    LEADERS,
    RUNNERS,
    SUBJECTS,
    TEACHERS,
    TRADES,
)
from services.contacts.writing import Memory, cell_text, simplified


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


_RANK = (
    r"(?:名誉|荣誉|常务|执行|代理?|副|第一|正|高级|中级|初级|资深|首席|主任|主治|住院|总|见习|助理|区域|大区|联席|独立"
    r"|[一二三四]级|正高级|党委|党支部|党总支|支部|纪委|分管|注册|特聘|客座|兼职|专职|原|前)*"
)
_TITLE = re.compile(
    rf"({_RANK}(?:(?:{_any(ENGINEERING)})(?:工程师|技术员|设计师)|(?:{_any(FIELDS)})副?(?:{_any(RUNNERS)})|(?:{_any(SUBJECTS)})(?:{_any(TEACHERS)})"
    rf"|{_any(LEADERS + TRADES)})(?:[(][^()]*[)])?)$",
    re.IGNORECASE,
)
_KNOWN_DEPARTMENT = re.compile(rf"^(.*?)({_any(DEPARTMENTS)})$")
_DEPARTMENT = re.compile(
    r"[^\s、,，;；]{1,8}?(?:事业部|营业部|工作部|项目部|编辑部|部|处|科|室|股|组|车间|工段|大队|中队|支队|办公室|办"
    r"|教研室|年级组|系|党支部|团委|工会|柜台|窗口)"
)
_COLLEGE = re.compile(r"^(.*大学)([^大]{2,12}学院|[^\s]{1,8}系)$")
_FIRM_END = re.compile(rf"(?:{_any(FIRM_ENDS)})")
_NOTHING = "无 暂无 没有 不详 未知 空 - -- / 同上 在家 待定 待补充 保密 none n/a null"
_NONE = frozenset(_NOTHING.split())
_UNIT_ENDS = "公司 集团 银行 医院 学校 中学 小学 大学 学院 局 厅 委 政府 厂 中心 部 处 科 室"
_ENDED = re.compile(rf"(?:{_any(_UNIT_ENDS)})$")
_SPLIT = re.compile(r"\s*[,，、;；|/\\]\s*|\s+")
_LAW_FORMS = re.compile(
    r"(?:股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|控股有限公司|有限公司|股份公司|集团公司|总公司|公司|集团"
    r"|co\.?,?\s*ltd\.?|limited|ltd|inc|corp|llc)$"
)
_SIGNS = re.compile(r"[\s·•・.,，。、\-—_'\"“”‘’&＆()（）\[\]【】〔〕]+")


@dataclass(frozen=True, slots=True)
class Post:
    """Where somebody works and as what; any of the three may be empty."""

    organization: str = ""
    department: str = ""
    title: str = ""


_LONGEST_TITLE = 8
_ENDS_OF_TITLES = frozenset("员师长手工总监管理")


def split_post(text: str) -> Post:
    """Return firm, department and title of a text that runs them together, as 现工作单位及职务 does."""
    return _posts[text]


def _split(text: str) -> Post:
    whole = cell_text(text)[:300].strip(" ,，、;；/|")
    if whole.lower() in _NONE or not whole:
        return Post()
    parts = [part for part in _SPLIT.split(whole) if part]
    if len(parts) > 1 and not whole.isascii() and not _is_law(parts):
        return _of_parts(parts)
    head, title = _title_off(whole)
    organization, department = _department_off(head.strip(" ,，的"), bool(title))
    return Post(organization, department, title)


def _is_law(parts: list[str]) -> bool:
    """Tell whether the blanks are those of a foreign firm's name."""
    return all(part.isascii() for part in parts[:-1]) and not is_title(parts[-1])


def _of_parts(parts: list[str]) -> Post:
    """Sort parts that signs or blanks divide: titles from the end, then departments, the rest is the firm."""
    titles: list[str] = []
    while len(parts) > 1 and is_title(parts[-1]):
        titles.insert(0, parts.pop())
    if len(parts) > 1 and _stands_for_a_title(parts[-2], parts[-1]):
        titles.insert(0, parts.pop())
    else:
        head, title = _title_off(parts[-1])
        if title:
            titles.insert(0, title)
            parts = [*parts[:-1], head] if head else parts[:-1]
    department = ""
    if len(parts) > 1 and _DEPARTMENT.fullmatch(parts[-1]) and not ends_a_firm(parts[-1]):
        department = parts.pop()
    latin = all(part.isascii() for part in parts)
    organization = (" " if latin else "").join(parts)
    if not department:
        organization, department = _department_off(organization, bool(titles))
    return Post(organization, department, "、".join(titles))


def _stands_for_a_title(before: str, part: str) -> bool:
    """Tell whether a part set off behind a firm is a title although no list knows it: 抄表班长, 预算员."""
    if part.isascii() or len(part) > _LONGEST_TITLE or ends_a_firm(part) or _DEPARTMENT.fullmatch(part):
        return False
    head, title = _title_off(part)
    if title and head:
        return not _DEPARTMENT.fullmatch(head) and not ends_a_firm(head)
    return ends_a_firm(before) or part[-1] in _ENDS_OF_TITLES


def ends_a_firm(text: str) -> bool:
    """Tell whether a text ends as the names of firms, offices and schools do."""
    return any(found.end() == len(text) for found in _FIRM_END.finditer(text))


def is_title(text: str) -> bool:
    """Tell whether a text is a title and nothing else: 科长, 副主任医师."""
    return _TITLE.fullmatch(text) is not None


def _title_off(text: str) -> tuple[str, str]:
    """Return what stands before the title, and the title: 教育局长 is the 局长 of 教育局."""
    found = _TITLE.search(text)
    if found is None:
        return text, ""
    head, title = text[: found.start()], found[1]
    while head[-1:] in ("兼", "、", "&") and (more := _TITLE.search(head[:-1])):
        head, title = head[: more.start()], head[more.start() :] + title
    if len(title) == 2 and title[1] == "长" and head and _shares(head, title[0]):
        head += title[0]
    return head, title


def _shares(head: str, sign: str) -> bool:
    """Tell whether the sign of rank also ends the unit's name: 财务 + 科, 城关 + 镇, but not 公司 + 处."""
    if sign not in "局科处厅院校所站厂行馆台股社部室镇乡县市区村" or head.endswith(sign):
        return False
    return len(head) >= 2 and not _ENDED.search(head)


def _department_off(text: str, has_title: bool) -> tuple[str, str]:
    """Return firm and department: what follows the last word that ends a firm's name."""
    if college := _COLLEGE.match(text):
        return college[1], college[2]
    if (known := _KNOWN_DEPARTMENT.match(text)) and (known[1] or has_title):
        return _longer_department(text, known[1], known[2])
    ends = [found.end() for found in _FIRM_END.finditer(text)]
    if ends and ends[-1] == len(text) and not _DEPARTMENT.fullmatch(text):
        return text, ""
    for end in reversed(ends):
        if end < len(text) and _DEPARTMENT.fullmatch(text, end):
            return text[:end], text[end:]
    inner = has_title and len(text) <= 6 and _DEPARTMENT.fullmatch(text) and not ends_a_firm(text)
    return ("", text) if inner else (text, "")


def _longer_department(text: str, firm: str, department: str) -> tuple[str, str]:
    """Return firm and department where the known word may end a longer one: 政府 and 党政办公室."""
    for end in reversed([found.end() for found in _FIRM_END.finditer(firm)]):
        if _DEPARTMENT.fullmatch(text, end):
            return text[:end], text[end:]
    return firm, department


_posts: Memory[str, Post] = Memory(_split)


def organization_key(name: str) -> str:
    """Return the key by which two writings of one firm meet: 砺川精密 for 砺川精密（集团）有限公司."""
    return _keys[name]


def _key(name: str) -> str:
    text = simplified(cell_text(name)).casefold()
    bare = _SIGNS.sub("", text)
    while (shorter := _LAW_FORMS.sub("", bare)) != bare and len(shorter) > 1:
        bare = shorter
    return bare or text


_keys: Memory[str, str] = Memory(_key)
