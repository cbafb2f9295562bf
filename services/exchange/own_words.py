"""The words our own files use for the closed lists: part of the file format, the same in every language.

A file written today must be read by every later version, so these words never follow a translation.
"""

from models.kinds import (
    AddressKind,
    CohortKind,
    Factor,
    Gender,
    NoteKind,
    PointKind,
    Stage,
    TieKind,
)

ME = "我"
YES, NO = "是", "否"
PEOPLE, CLASS_LIST, CARDS = "联系人", "同学录", "名片"
POSTS, SCHOOLS, COHORTS, TIES, FIRMS = "任职", "求学", "圈子", "关系", "单位"
"""The titles of the sheets."""

GENDERS = {Gender.MALE.value: "男", Gender.FEMALE.value: "女"}
STAGES = {
    Stage.KINDERGARTEN.value: "幼儿园",
    Stage.PRIMARY.value: "小学",
    Stage.MIDDLE.value: "中学",
    Stage.UNIVERSITY.value: "大学",
    Stage.TRAINING.value: "培训班",
    Stage.FURTHER_STUDY.value: "进修班",
    Stage.SEMINAR.value: "研习班",
}
COHORT_KINDS = {
    CohortKind.CLASS.value: "班级",
    CohortKind.COURSE.value: "课程",
    CohortKind.DEPARTMENT.value: "部门",
    CohortKind.EVENT.value: "活动",
    CohortKind.HOUSEHOLD.value: "家庭",
    CohortKind.CIRCLE.value: "圈子",
}
TIE_KINDS = {
    TieKind.RELATIVE.value: "亲戚",
    TieKind.FRIEND.value: "朋友",
    TieKind.SCHOOLING.value: "师生同学",
    TieKind.COLLEAGUE.value: "同事",
    TieKind.TOWNSMAN.value: "老乡",
    TieKind.CUSTOMER.value: "客户",
    TieKind.ACQUAINTANCE.value: "相识",
    TieKind.BUSINESS.value: "业务",
    TieKind.REFERRAL.value: "转介绍",
}
_SUBKINDS = {
    TieKind.RELATIVE: "自己血亲 配偶血亲 血亲的亲戚 配偶亲戚的亲戚 朋友的亲戚 姻亲结拜",
    TieKind.FRIEND: "自己的朋友 朋友的朋友 亲戚介绍 同事介绍",
    TieKind.COLLEAGUE: "现同事 前同事 实习同事 临时同事",
    TieKind.TOWNSMAN: "同籍贯 同出生地 以前住同处 现在住同处 亲人老家",
    TieKind.CUSTOMER: "直接客户 间接客户 我是他的客户 别人的客户",
    TieKind.ACQUAINTANCE: "旅途 会议 误会 换名片 调研 公益 聚会 课程",
    TieKind.BUSINESS: "供货给 采购自 担保 股东 子公司",
}


def _subkinds() -> dict[str, str]:
    from models.kinds import SUBKINDS

    found: dict[str, str] = {}
    for kind, words in _SUBKINDS.items():
        found.update(
            {f"{kind} {code}": word for code, word in zip(SUBKINDS[kind], words.split(), strict=True)}
        )
    for stage, word in STAGES.items():
        found[f"schooling classmate_{stage}"] = f"{word}同学"
        found[f"schooling teacher_{stage}"] = f"{word}师生"
    return found


SUBKINDS = _subkinds()
"""Words under "kind subkind"."""

POINTS = {
    PointKind.MOBILE.value: "手机",
    PointKind.PHONE.value: "电话",
    PointKind.FAX.value: "传真",
    PointKind.EMAIL.value: "邮箱",
    PointKind.WECHAT.value: "微信",
    PointKind.QQ.value: "QQ",
    PointKind.WEBSITE.value: "网址",
}
ADDRESSES = {
    AddressKind.HOME.value: "家庭地址",
    AddressKind.WORK.value: "单位地址",
    AddressKind.FORMER_HOME.value: "以前住址",
    AddressKind.OTHER.value: "地址",
}
REMARKS = {
    NoteKind.INTEREST.value: "爱好",
    NoteKind.FAMILY.value: "家里的事",
    NoteKind.FIRM.value: "公司的事",
    NoteKind.COMPETITOR.value: "他行往来",
    NoteKind.TABOO.value: "别提",
    NoteKind.OFFICE.value: "办公室所见",
    NoteKind.WANTS.value: "想要什么",
    NoteKind.GLADLY.value: "爱聊什么",
    NoteKind.OTHER.value: "其他见闻",
}
FACTORS = {
    Factor.VALUE.value: "创造价值",
    Factor.DEMAND.value: "金融需求",
    Factor.AUTHORITY.value: "决策权限",
    Factor.PERSONALITY.value: "性格",
    Factor.CLOSENESS.value: "密切程度",
    Factor.COMPETITION.value: "竞争优势",
}
TIERS = {"A": "A", "B": "B", "C": "C", "unrated": "待评"}


def code_of(words: dict[str, str], word: str) -> str | None:
    """Return the code of a word, or the code itself where somebody wrote that; None for neither."""
    if word in words:
        return word
    return next((code for code, told in words.items() if told == word), None)


def subkind_of(kind: str, word: str) -> str | None:
    """Return the subkind of a kind that a word or code means."""
    found = code_of(SUBKINDS, f"{kind} {word}")
    if found is None:
        mine = {code: told for code, told in SUBKINDS.items() if code.startswith(f"{kind} ")}
        found = code_of(mine, word)
    return found.split(" ", 1)[1] if found else None
