"""The columns of our own files: what they are called, and in which order each kind shows them."""

from dataclasses import dataclass

from services.exchange import own_words as words

CONTACTS, CLASSMATES, CARDS = "contacts", "classmates", "cards"
KINDS = (CONTACTS, CLASSMATES, CARDS)


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """One column: its field in the importer and its head."""

    field: str
    head: str
    texts: bool = False
    """In text format: numbers and days stay as typed."""
    always: bool = False
    """Shown even where nobody has it."""
    choices: str = ""
    """The list its drop-down offers."""


def _factors() -> tuple[OwnColumn, ...]:
    return tuple(OwnColumn(field, head, choices="一二三类") for field, head in words.FACTORS.items())


def _remarks() -> tuple[OwnColumn, ...]:
    return tuple(
        OwnColumn(f"remark_{kind}", head) for kind, head in words.REMARKS.items() if kind != "interest"
    )


COLUMNS: tuple[OwnColumn, ...] = (
    OwnColumn("name", "姓名", always=True, texts=True),
    OwnColumn("tier", "优先级", choices="优先级"),
    OwnColumn("gender", "性别", choices="性别", always=True),
    OwnColumn("organization", "单位", always=True),
    OwnColumn("department", "部门"),
    OwnColumn("title", "职务", always=True),
    OwnColumn("mobile", "手机", texts=True, always=True),
    OwnColumn("phone", "电话", texts=True),
    OwnColumn("wechat", "微信", texts=True, always=True),
    OwnColumn("email", "邮箱"),
    OwnColumn("native_place", "籍贯", always=True),
    OwnColumn("birthday", "生日", texts=True, always=True),
    OwnColumn("lunar_birthday", "农历生日", texts=True),
    OwnColumn("school", "学校"),
    OwnColumn("class", "班级"),
    OwnColumn("education_years", "入学年份", texts=True),
    OwnColumn("graduation_year", "毕业年份", texts=True),
    OwnColumn("posts", "任职经历"),
    OwnColumn("schools", "求学经历"),
    OwnColumn("interests", "爱好"),
    OwnColumn("tags", "标签"),
    *_factors(),
    OwnColumn("last_contact", "上次联系", texts=True),
    OwnColumn("next_contact", "下次联系", texts=True),
    OwnColumn("notes", "备注", always=True),
    OwnColumn("work_address", "单位地址"),
    OwnColumn("home_address", "家庭地址"),
    OwnColumn("address", "地址"),
    OwnColumn("former_home", "以前住址"),
    OwnColumn("qq", "QQ", texts=True),
    OwnColumn("fax", "传真", texts=True),
    OwnColumn("website", "网址"),
    OwnColumn("nickname", "昵称"),
    OwnColumn("english_name", "英文名"),
    OwnColumn("name_note", "姓名附注"),
    OwnColumn("salutation", "怎么称呼"),
    OwnColumn("birth_place", "出生地"),
    OwnColumn("ethnicity", "民族"),
    OwnColumn("party", "政治面貌"),
    OwnColumn("spouse", "配偶"),
    OwnColumn("children", "子女"),
    *_remarks(),
    OwnColumn("special_days", "纪念日"),
    OwnColumn("source", "来源"),
    OwnColumn("purpose", "留存用途"),
    OwnColumn("consent", "同意情况"),
    OwnColumn("do_not_contact", "勿扰"),
    OwnColumn("pin", "手工定级"),
    OwnColumn("native_code", "籍贯代码", texts=True),
    OwnColumn("birth_code", "出生地代码", texts=True),
    OwnColumn("uid", "UID", texts=True, always=True),
)
BY_FIELD = {column.field: column for column in COLUMNS}
BY_HEAD = {column.head: column for column in COLUMNS}

_OF_CLASS_LIST = (
    *("name", "gender", "school", "class", "education_years", "graduation_year", "mobile", "phone"),
    *("wechat", "organization", "title", "native_place", "birthday", "notes", "uid"),
)
_OF_CARDS = (
    *("name", "organization", "department", "title", "mobile", "phone", "fax", "email", "wechat"),
    *("work_address", "website", "uid"),
)
_SCHOOLING = frozenset({"school", "class", "education_years", "graduation_year"})
LISTED = frozenset({"posts", "schools"})
"""Several in one cell, for files without further sheets."""


def fields_of(kind: str, *, in_one_sheet: bool) -> tuple[str, ...]:
    """Return the fields a kind of list shows; ``in_one_sheet``: posts and schools stand in cells."""
    if kind == CLASSMATES:
        return _OF_CLASS_LIST
    if kind == CARDS:
        return _OF_CARDS
    left_out = _SCHOOLING if in_one_sheet else _SCHOOLING | LISTED
    return tuple(column.field for column in COLUMNS if column.field not in left_out)


CHOICES: dict[str, tuple[str, ...]] = {
    "优先级": tuple(words.TIERS.values()),
    "性别": tuple(words.GENDERS.values()),
    "一二三类": ("1", "2", "3"),
    "关系": tuple(words.TIE_KINDS.values()),
    "细类": tuple(words.SUBKINDS.values()),
    "类别": tuple(words.COHORT_KINDS.values()),
    "学段": tuple(words.STAGES.values()),
    "是否": (words.YES, words.NO),
}
"""The words of drop-downs by the name of their list."""
