"""How one addresses somebody: 沈总, 陆主任, 易老师, 老同学, from tie, title and age."""

from models.kinds import Gender, TieKind
from services.contacts.names import clean_name, honorific_of
from services.contacts.surnames import surname_of
from services.contacts.writing import all_hanzi
from services.late_patterns import late_pattern

_BY_TITLE: tuple[tuple[str, str], ...] = (
    (r"退休|离休", ""),
    (r"董事长|总裁|总经理|总监|创始人|合伙人|首席|副总|老总|经理人|^总|总$|C[A-Z]O\b", "总"),
    (r"检察长", "检察长"),
    (r"秘书长", "秘书长"),
    (r"护士长", "护士长"),
    (r"(局|科|处|行|校|院|所|厂|部|队|站|县|市|镇|乡|村|厅|店|会|庭|社|台|馆|园|区|州|司|署|组)长", r"\1长"),
    (r"班主任", "老师"),
    (r"主任", "主任"),
    (r"书记", "书记"),
    (r"主席", "主席"),
    (r"教授|博导|硕导", "教授"),
    (r"医师|医生|大夫|药师", "医生"),
    (r"教师|讲师|教员|老师|助教|辅导员|教研", "老师"),
    (r"律师", "律师"),
    (r"法官|审判员", "法官"),
    (r"检察官|检察员", "检察官"),
    (r"警|民警|所员", "警官"),
    (r"总工|工程师|技术员|架构师|设计师|高工|技师", "工"),
    (r"会计|出纳", "会计"),
    (r"经理|主管", "经理"),
    (r"个体|老板|店主|法人|业主", "老板"),
    (r"师傅|司机|电工|木工|厨师", "师傅"),
    (r"护士", "护士"),
    (r"教练", "教练"),
)
_TITLES = [(late_pattern(pattern), word) for pattern, word in _BY_TITLE]
_GENERIC_ROLES = frozenset("亲戚 亲属 家属 家人 本家 远亲 丈夫 妻子 爱人 老公 老婆 配偶 先生 太太".split())
_YOUNGER = late_pattern(r"[弟妹侄甥孙儿女]|儿子|女儿")
"""Kin one calls by name; of 妻子的表姐 one says 表姐."""
_OLDER_BY = 3
_YOUNGER_BY = 8


def title_word(title: str) -> str:
    """Return the word a title is addressed by: 总 for 财务总监, 主任 for 副主任医师; else nothing."""
    for pattern, word in _TITLES:
        if found := pattern.search(title):
            return found.expand(word) if word else ""
    return ""


def salutation(
    name: str,
    title: str = "",
    gender: str | None = None,
    tie: str | None = None,
    role: str = "",
    subkind: str | None = None,
    age: int | None = None,
    my_age: int | None = None,
) -> str:
    """Return how I address somebody, from the tie first, then the title, then age and gender.

    ``tie`` and ``subkind`` are those of my strongest tie with them, ``role`` its word (表姐, 老师).
    Names that are forms of address already (王总) stay, and so do names in letters.
    """
    bare = clean_name(name).name or name
    surname = surname_of(bare)
    if honorific_of(bare) or not surname or not all_hanzi(bare):
        return bare
    if tied := _by_tie(surname, tie, role, subkind or ""):
        return tied
    if word := title_word(title):
        return surname + word
    return _by_age(bare, surname, gender, tie, age, my_age)


def _by_tie(surname: str, tie: str | None, role: str, subkind: str) -> str:
    if tie == TieKind.RELATIVE:
        kin = role.rsplit("的", 1)[-1]
        return kin if kin and kin not in _GENERIC_ROLES and not _YOUNGER.search(kin) else ""
    if tie == TieKind.SCHOOLING:
        taught = subkind.startswith("teacher") or "老师" in role or "导师" in role
        return surname + "老师" if taught and role != "学生" else "" if role == "学生" else "老同学"
    return ""


def _by_age(
    name: str, surname: str, gender: str | None, tie: str | None, age: int | None, my_age: int | None
) -> str:
    given = name[len(surname) :]
    near = tie in (TieKind.FRIEND, TieKind.COLLEAGUE, TieKind.TOWNSMAN, TieKind.RELATIVE)
    if near and age is not None and my_age is not None:
        if age - my_age >= _OLDER_BY and gender in (Gender.MALE, Gender.FEMALE):
            return surname + ("哥" if gender == Gender.MALE else "姐")
        if my_age - age >= _YOUNGER_BY:
            return "小" + surname
    if near and len(given) == 2:
        return given
    if not near and gender == Gender.MALE:
        return surname + "先生"
    if not near and gender == Gender.FEMALE:
        return surname + "女士"
    return name
