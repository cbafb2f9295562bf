"""Schools and classes as people write them: 桐庐中学1998级(3)班, 98届, 1994-1998."""

import re
from dataclasses import dataclass

from models.kinds import Stage
from services.contacts.writing import Memory, cell_text, chinese_number, simplified

_STAGES: tuple[tuple[str, Stage], ...] = (
    ("幼儿园|托儿所|学前班", Stage.KINDERGARTEN),
    ("培训|训练营|驾校|集训|岗前", Stage.TRAINING),
    ("进修|党校|MBA|EMBA|总裁班|研究生班|在职|函授|夜大|电大|老年大学|行政学院", Stage.FURTHER_STUDY),
    ("研习|研讨|研修|讲座|读书会", Stage.SEMINAR),
    ("小学|附小|实小", Stage.PRIMARY),
    (
        "初中|高中|中学|中专|职高|职专|技校|技工|附中|卫校|师范学校|中等|[一二三四五六七八九十]中|初[一二三]|高[一二三]|复读",
        Stage.MIDDLE,
    ),
    ("大学|大专|本科|专科|学院|硕士|博士|研究生|高校|师大|师专|留学|大[一二三四]", Stage.UNIVERSITY),
)
_STAGE = [(re.compile(pattern, re.IGNORECASE), stage) for pattern, stage in _STAGES]
_LIST = re.compile(
    r"(?:全体)?(?:老?同学|校友|学员|学生|毕业生|师生)?(?:会|聚会)?的?"
    r"(?:通[讯信]录|联系表|联系方式|同学录|名单|花名册|名册|登记表|信息表|一览表|汇总表?|统计表|表)$|(?:老?同学|学员)$"
)
_GROUP = re.compile(r"\s+第?[\d一二三四五六七八九十]{1,3}小?组$")
"""A part of a class list, which is no class of its own."""
_SCHOOL = re.compile(
    r"^(.*?(?:大学|学院|幼儿园|中学|小学|学校|高中|初中|职高|中专|技校|党校|师专|卫校|附中|附小|师大|电大"
    r"|[第一二三四五六七八九十]{1,3}中(?!学)|实验学校|分校|校区)"
    r"(?:附属(?:实验)?[中小]学|附[中小]|附属幼儿园|分校|[^\d级届班]{0,6}校区)?)"
)
_YEAR = r"((?:19|20)\d\d|\d\d)"
_SPAN = re.compile(
    rf"{_YEAR}\s*(?:[年./]\s*\d{{0,2}}\s*(?:[月./]\s*\d{{0,2}}\s*日?)?)?\s*(?:-|~|—|–|～|至|到)+\s*"
    rf"{_YEAR}(?!\d)\s*(?:[年./]\s*\d{{0,2}}\s*(?:[月./]\s*\d{{0,2}}\s*日?)?)?"
)
_NUMERALS = "[〇零○一二三四五六七八九]"
_SPOKEN = rf"((?:19|20)\d\d|\d\d|{_NUMERALS}{{4}}|(?<!{_NUMERALS}){_NUMERALS}{{2}})"
_SINCE = re.compile(rf"{_SPOKEN}\s*年?(?:\d{{1,2}}月)?\s*(?:级|入学|入校)")
_UNTIL = re.compile(rf"{_SPOKEN}\s*年?(?:\d{{1,2}}月)?\s*(?:届|毕业)")
_YEARS_ONLY = re.compile(rf"^\s*{_YEAR}\s*年?\s*$")
_TERM = r"第?[\d一二三四五六七八九十]{1,3}期"
_CLASS = re.compile(
    rf"[^\s,，、;；|/]*?(?:[班队](?:{_TERM}(?:[\d一二三四五六七八九十]{{1,2}}班)?)?|第[\d一二三四五六七八九十]{{1,3}}期)$"
)
_CLASS_NUMBER = re.compile(r"(?<![初高大])([一二三四五六七八九十]{1,3})(?=[班年])")
_IN_BRACKETS = re.compile(r"[(\[【〔]([一二三四五六七八九十]{1,3})[)\]】〕]")
_TIDY = re.compile(r"[()\[\]【】〔〕\s]")


@dataclass(frozen=True, slots=True)
class Schooling:
    """Where and when somebody went to school, as far as a text tells."""

    school: str = ""
    stage: Stage | None = None
    class_name: str = ""
    """Without the year: 3班, 高三2班."""
    from_year: int | None = None
    to_year: int | None = None


def stage_of(text: str) -> Stage | None:
    """Return the stage of schooling a text names: 高中 → middle, 培训班 → training."""
    return next((stage for pattern, stage in _STAGE if pattern.search(text)), None)


def parse_schooling(text: str) -> Schooling:
    """Return school, stage, class and years a text tells; 级 is the year of entry, 届 that of leaving."""
    return _told[text]


def _parse(text: str) -> Schooling:
    whole = simplified(cell_text(text))[:200]
    bare = _LIST.sub("", _GROUP.sub("", whole)).strip(" :：,，;；")
    if bare == whole and (only := _YEARS_ONLY.match(bare)):
        return Schooling(from_year=_full_year(only[1]))
    since, until, rest = _years(bare)
    school = ""
    if found := _SCHOOL.match(rest.lstrip(" 0123456789.、")):
        school = found[1].strip(" ,，、;；-")
        rest = rest[rest.index(found[1]) + len(found[1]) :]
        school = school if len(school) > 2 else ""
    name = _class_of(rest)
    stage = stage_of(name) or stage_of(rest) or stage_of(school) or stage_of(bare)
    return Schooling(school, stage, name, since, until)


_told: Memory[str, Schooling] = Memory(_parse, 8192)


def _years(text: str) -> tuple[int | None, int | None, str]:
    """Return the years of entry and of leaving, and the text without them."""
    if span := _SPAN.search(text):
        first, last = _full_year(span[1]), _full_year(span[2])
        if first <= last <= first + 12:
            return first, last, f"{text[: span.start()]} {text[span.end() :]}".strip()
    since = until = None
    if found := _SINCE.search(text):
        since = _full_year(found[1])
        text = f"{text[: found.start()]} {text[found.end() :]}"
    if found := _UNTIL.search(text):
        until = _full_year(found[1])
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return since, until, text.strip()


def _full_year(digits: str) -> int:
    """Return a year in full; two digits from 50 on are of the last century."""
    year = chinese_number(digits) or 0
    return year if year > 99 else year + (1900 if year >= 50 else 2000)


def _class_of(text: str) -> str:
    """Return the class in the rest of a text, with plain digits and without brackets: (二)班 → 2班."""
    bare = _TIDY.sub("", _IN_BRACKETS.sub(_digits, text)).strip("-,，、;；:：的")
    found = _CLASS.search(bare)
    return _CLASS_NUMBER.sub(_digits, found[0])[:60] if found else ""


def _digits(found: re.Match[str]) -> str:
    return str(chinese_number(found[1]) or found[1])


def class_words(school: str, from_year: int | None, class_name: str) -> str:
    """Return how a class is called: 桐庐中学 1998 级 3 班; nothing when nothing is known."""
    parts = [school, f"{from_year}级" if from_year else "", class_name]
    words = " ".join(part for part in parts if part)
    words = re.sub(r"(?<=[^\x00-\x7f])(?=\d)|(?<=\d)(?=[^\x00-\x7f])", " ", words)
    return " ".join(words.split())
