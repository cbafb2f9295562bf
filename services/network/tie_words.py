"""Words for what people are to each other, and which tie each of them means.

"A, B, 父亲" means A is B's father; in a list of my contacts 表姐 means that the contact is my cousin.
So a word is always what the tie's *from* is to its *to*. A word nobody knows makes an acquaintance with
that label.
"""

import re
from dataclasses import dataclass

from models.kinds import TieKind
from services.contacts.schools import stage_of
from services.contacts.writing import Memory, half_width, simplified
from services.network.kinship_words import KINSHIP


@dataclass(frozen=True, slots=True)
class TieWord:
    """What a word of relation says about a tie."""

    kind: TieKind
    subkind: str | None = None
    role: str = ""
    """What *from* is to *to*, as written; empty where the word was not understood."""
    label: str = ""
    """The word as written, where it was not understood."""
    closeness: int | None = None
    """1 for a word that says so itself, such as 闺蜜."""

    @property
    def from_is(self) -> str:
        """Return the word for *from*, whether understood or not."""
        return self.role or self.label


_TIES: dict[tuple[TieKind, str | None], str] = {
    (TieKind.RELATIVE, None): "亲戚 亲属 家属 家人 家长 眷属 亲眷 亲人 直系亲属 旁系亲属 relative family",
    (TieKind.RELATIVE, "friends_relative"): "朋友亲戚 朋友家属",
    (TieKind.FRIEND, "own"): (
        "朋友 好友 老友 老朋友 友人 男友 女友 男朋友 女朋友 恋人 情人 对象 相好 球友 牌友 驴友 酒友 棋友 "
        "钓友 车友 跑友 网友 书友 票友  "
        "酒肉朋友 普通朋友 微信好友 friend"
    ),
    (TieKind.FRIEND, "friend_of_friend"): "朋友介绍 友友",
    (TieKind.FRIEND, "through_relative"): "亲戚介绍",
    (TieKind.FRIEND, "through_colleague"): "同事介绍",
    (TieKind.SCHOOLING, None): (
        "同学 老同学 同窗 同班 同班同学 同级同学 同桌 校友 学长 学姐 学弟 学妹 师兄 师姐 师弟 师妹 同门 "
        "室友 舍友 老师 恩师 教师  "
        "班主任 导师 师父 师傅 先生老师 教授 辅导员 学生 徒弟 弟子 门生 得意门生 师生 同学关系 师徒 "
        "classmate teacher student schooling"
    ),
    (TieKind.COLLEAGUE, "present"): (
        "同事 现同事 上司 领导 上级 主管 下属 下级 部下 手下 搭档 上下级 同僚 工友 同部门 助手 秘书 老板 "
        "员工 colleague"
    ),
    (TieKind.COLLEAGUE, "former"): (
        "前同事 老同事 原同事 旧同事 以前同事 以前的同事 过去的同事 老领导 前领导 前上司 老上级 老部下 "
        "前下属 前老板 战友 老战友"
    ),
    (TieKind.COLLEAGUE, "internship"): "实习同事 实习生 实习带教 带教 实习",
    (TieKind.COLLEAGUE, "temporary"): "临时同事 兼职同事 临时工 兼职 打工同事",
    (TieKind.TOWNSMAN, None): "老乡 同乡 乡亲 townsman",
    (TieKind.TOWNSMAN, "native_place"): "同村 同村人 同镇 同县 同籍贯 乡党 乡里 村里人 家乡人",
    (TieKind.TOWNSMAN, "birth_place"): "同出生地",
    (TieKind.TOWNSMAN, "present_residence"): "邻居 邻里 近邻 街坊 同小区 业主群 楼上 楼下 对门 小区邻居",
    (TieKind.TOWNSMAN, "former_residence"): "老邻居 老街坊 以前邻居 前邻居 大院",
    (TieKind.CUSTOMER, None): "潜在客户 意向客户 准客户 生意伙伴 合作伙伴 生意关系 合伙人 合作方 customer",
    (TieKind.CUSTOMER, "direct"): (
        "客户 老客户 大客户 存量客户 新客户 直接客户 顾客 贷款客户 存款客户 理财客户 对公客户"
    ),
    (TieKind.CUSTOMER, "indirect"): "间接客户 客户的客户 客户家属 客户员工",
    (TieKind.CUSTOMER, "merchant"): "供应商 商家 商户 店主 卖家 供货商 服务商 房东",
    (TieKind.CUSTOMER, "through_others"): "别人的客户 同事的客户 朋友的客户",
    (TieKind.ACQUAINTANCE, None): "熟人 相识 认识 认识的人 点头之交 一面之交 泛泛之交 其他 同行 acquaintance",
    (TieKind.ACQUAINTANCE, "journey"): "旅途 旅友 旅游认识 同游 旅行",
    (TieKind.ACQUAINTANCE, "meeting"): "会议 开会认识 会友 参会",
    (TieKind.ACQUAINTANCE, "misunderstanding"): "误会 不打不相识",
    (TieKind.ACQUAINTANCE, "card_exchange"): "名片 换名片 交换名片 名片交换",
    (TieKind.ACQUAINTANCE, "survey"): "调研 访谈 采访 问卷",
    (TieKind.ACQUAINTANCE, "public_welfare"): "公益 公益活动 志愿者 义工",
    (TieKind.ACQUAINTANCE, "gathering"): "聚会 饭局 酒局 聚餐 婚宴 酒会",
    (TieKind.ACQUAINTANCE, "course"): "课程 听课 上课认识 沙龙",
    (TieKind.REFERRAL, None): "转介绍 转介 介绍人 引荐 引荐人 推荐 推荐人 介绍 引见 老客户介绍 referral",
}
_CLOSE = (
    "好朋友 密友 挚友 至交 知己 知交 发小 死党 闺蜜 铁哥们 哥们 哥们儿 好哥们 姐们 姐妹淘 好兄弟 好姐妹 "
    "莫逆之交 忘年交 世交  "
)
_SCHOOL_ROLE = re.compile(
    r"(同学|同窗|同桌|校友|室友|舍友|学长|学姐|学弟|学妹|师兄|师姐|师弟|师妹|同班"
    r"|老师|教师|导师|班主任|教授|学生|辅导员)$"
)
_TEACHING = re.compile(r"老师|教师|导师|班主任|教授|学生|徒弟|弟子|师父|师傅|辅导员|teacher|student")
_SPOUSE = re.compile(
    r"我?(?:老婆|老公|爱人|妻子|丈夫|先生|太太|媳妇|夫人|对象|配偶|妻|夫)|岳父|岳母|丈人|公公|婆婆"
)
_ORDER = "大小二三四五六七八九老亲胞长幼次"
_TRIM = re.compile(r"^(?:是|我的?|本人的?|自己的?|其)|(?:关系|之一)$|^[\s:,。]+|[\s:,。.]+$")
_PARTS = re.compile(r"[、,;/|+&]|(?<=..)[和兼及](?=..)")
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")


def _table() -> dict[str, tuple[TieKind, str | None, int | None]]:
    found: dict[str, tuple[TieKind, str | None, int | None]] = {}
    for (kind, subkind), words in _TIES.items():
        found.update((word, (kind, subkind, None)) for word in words.split())
    for subkind, words in KINSHIP.items():
        found.update((word, (TieKind.RELATIVE, subkind, None)) for word in words.split())
    found.update((word, (TieKind.FRIEND, "own", 1)) for word in _CLOSE.split())
    return found


WORDS = _table()
"""Word → kind, subkind and the closeness the word itself tells."""


def understand_tie(word: str) -> TieWord:
    """Return the tie that a word of relation means; an unknown one is an acquaintance with that label."""
    return _understood[word]


def _understand(word: str) -> TieWord:
    written = " ".join(word.split())
    bare = simplified(half_width(written)).strip()
    bare = bare.lower() if bare.isascii() else bare
    outside = _BRACKETS.sub("", bare).strip()
    inside = "".join(_BRACKETS.findall(bare))[1:-1]
    forms = [bare]
    if inside and outside:
        forms += [f"{inside}{outside}", f"{outside}{inside}", outside, inside]
    if _PARTS.search(bare) and bare not in WORDS:
        forms = [*_PARTS.split(bare), bare]
    for form in forms:
        if (found := _known(_trimmed(form), written)) is not None:
            return found
    return TieWord(TieKind.ACQUAINTANCE, None, "", written)


_understood: Memory[str, TieWord] = Memory(_understand)


def _trimmed(text: str) -> str:
    while (shorter := _TRIM.sub("", text)) != text and shorter:
        text = shorter
    return text


def _known(form: str, written: str) -> TieWord | None:
    if not form:
        return None
    if form in WORDS:
        kind, subkind, closeness = WORDS[form]
        return TieWord(kind, subkind, written, "", closeness)
    for way in (_of_school, _composed, _former, _in_order):
        if (found := way(form, written)) is not None:
            return found
    return None


def _of_school(form: str, written: str) -> TieWord | None:
    """大学同学, 小学老师: the stage is part of the word; 98级同学 has none."""
    found = _SCHOOL_ROLE.search(form)
    if found is None and len(form) <= 4 and (stage := stage_of(form)):
        return TieWord(TieKind.SCHOOLING, f"classmate_{stage}", written)
    if found is None or len(form) > 12 or "的" in form:
        return None
    before = form[: found.start()] or form
    stage = stage_of(before)
    who = "teacher" if _TEACHING.search(found[1]) else "classmate"
    return TieWord(TieKind.SCHOOLING, f"{who}_{stage}" if stage else None, written)


def _composed(form: str, written: str) -> TieWord | None:
    """朋友的表姐, 同事的朋友, 老婆的表弟: what somebody is to somebody of mine."""
    whose, of, what = form.rpartition("的")
    if not of or not whose or not what:
        return None
    middle, last = _known(whose, whose), _known(what, what)
    if middle is None or last is None:
        return None
    if last.kind == TieKind.RELATIVE:
        if _SPOUSE.fullmatch(whose):
            blood = last.subkind == "own_blood"
            return TieWord(TieKind.RELATIVE, "spouse_blood" if blood else "extended_spouse", written)
        if middle.kind == TieKind.RELATIVE:
            return TieWord(TieKind.RELATIVE, "extended_own", written)
        if middle.kind == TieKind.FRIEND:
            return TieWord(TieKind.RELATIVE, "friends_relative", written)
    if middle.kind == TieKind.CUSTOMER or last.kind == TieKind.CUSTOMER:
        subkind = "indirect" if middle.kind == last.kind else "through_others"
        return TieWord(TieKind.CUSTOMER, subkind, written)
    through = {
        TieKind.RELATIVE: "through_relative",
        TieKind.COLLEAGUE: "through_colleague",
        TieKind.FRIEND: "friend_of_friend",
    }
    if middle.kind in through and last.kind in (TieKind.FRIEND, TieKind.SCHOOLING, TieKind.COLLEAGUE):
        return TieWord(TieKind.FRIEND, through[middle.kind], written)
    return TieWord(TieKind.ACQUAINTANCE, None, "", written)


def _former(form: str, written: str) -> TieWord | None:
    """XX公司同事, 单位同事, 原单位领导: colleagues are present unless the word says otherwise."""
    if not re.search(r"(?:同事|领导|上司|下属|战友)$", form) or len(form) > 16:
        return None
    gone = re.search(r"^(?:前|原|老|旧|以前|过去|曾)|前同事|老同事|原单位|前单位|战友", form)
    return TieWord(TieKind.COLLEAGUE, "former" if gone else "present", written)


def _in_order(form: str, written: str) -> TieWord | None:
    """二舅妈, 大儿媳, 小儿子, 远房表哥: the rank among several does not change the tie."""
    if form.startswith("远房") and form[2:] in WORDS:
        return TieWord(TieKind.RELATIVE, "extended_own", written)
    bare = form.lstrip(_ORDER)
    for word in (bare, form[1:]):
        if 0 < len(word) < len(form) and form[0] in _ORDER and word in WORDS and len(form) - len(word) <= 2:
            kind, subkind, closeness = WORDS[word]
            if kind in (TieKind.RELATIVE, TieKind.FRIEND, TieKind.CUSTOMER):
                return TieWord(kind, subkind, written, "", closeness)
    if form.endswith("朋友") and len(form) <= 8:
        return TieWord(TieKind.FRIEND, "own", written)
    if form.endswith(("客户", "储户")) and len(form) <= 8:
        return TieWord(TieKind.CUSTOMER, "direct", written)
    if form.endswith(("老乡", "同乡")) and len(form) <= 8:
        return TieWord(TieKind.TOWNSMAN, None, written)
    return None
