"""What the other side is called: the daughter to her father, the pupil to his teacher.

Only pairs that hold without knowing more than the other person's gender are here; where the answer depends on
who is older or on whose side somebody is, nothing is claimed.
"""

from models.kinds import Gender

_TABLE = (
    ("父亲 爸爸 父 爹 生父 母亲 妈妈 母 娘 生母", "儿子", "女儿", "孩子"),
    ("儿子 儿 长子 次子 独子 幼子 女儿 女 长女 次女 独女 幼女 孩子", "父亲", "母亲", "父母"),
    ("养父 养母", "养子", "养女", ""),
    ("养子 养女", "养父", "养母", ""),
    ("继父 继母", "继子", "继女", ""),
    ("丈夫 老公 先生", "妻子", "妻子", "妻子"),
    ("妻子 妻 老婆 太太 夫人", "丈夫", "丈夫", "丈夫"),
    ("妾 姨娘", "丈夫", "丈夫", "丈夫"),
    ("哥哥 哥 兄 兄长 大哥 姐姐 姐 姊 大姐", "弟弟", "妹妹", ""),
    ("弟弟 弟 妹妹 妹", "哥哥", "姐姐", ""),
    ("堂哥 堂兄 堂姐", "堂弟", "堂妹", "堂亲"),
    ("堂弟 堂妹", "堂哥", "堂姐", "堂亲"),
    ("表哥 表兄 表姐", "表弟", "表妹", "表亲"),
    ("表弟 表妹", "表哥", "表姐", "表亲"),
    ("祖父 爷爷 祖母 奶奶", "孙子", "孙女", "孙辈"),
    ("孙子 孙女 孙", "爷爷", "奶奶", "祖辈"),
    ("外祖父 外公 姥爷 外祖母 外婆 姥姥", "外孙", "外孙女", "外孙辈"),
    ("外孙 外孙女", "外公", "外婆", "外祖辈"),
    ("曾祖父 太爷爷 曾祖母 太奶奶", "曾孙", "曾孙女", "曾孙辈"),
    ("伯父 伯伯 大伯 叔叔 叔父 叔 伯母 大妈 婶婶 婶子 姑姑 姑母 姑妈 姑父 姑丈", "侄子", "侄女", "侄辈"),
    ("舅舅 舅父 舅 舅妈 舅母 姨妈 姨母 姨 阿姨 小姨 姨父 姨丈", "外甥", "外甥女", "外甥辈"),
    ("岳父 丈人 岳母 丈母娘", "女婿", "", "女婿"),
    ("女婿", "岳父", "岳母", "岳父母"),
    ("公公 婆婆", "", "儿媳", "儿媳"),
    ("儿媳 儿媳妇 媳妇", "公公", "婆婆", "公婆"),
    ("干爹 干妈 义父 义母", "义子", "义女", ""),
    ("义子 义女 干儿子 干女儿", "干爹", "干妈", ""),
    ("老师 教师 班主任 导师 师傅 师父", "学生", "学生", "学生"),
    ("学生 徒弟 弟子", "老师", "老师", "老师"),
    ("上司 领导 上级 老板 主管", "下属", "下属", "下属"),
    ("下属 下级 部下 手下", "上级", "上级", "上级"),
    ("学长 学姐 师兄 师姐", "学弟", "学妹", ""),
    ("学弟 学妹 师弟 师妹", "学长", "学姐", ""),
    ("房东", "房客", "房客", "房客"),
    ("主人", "仆人", "仆人", "仆人"),
    ("仆人 奴仆 老奴 丫环 丫鬟 丫头 婢女 小厮", "主人", "主人", "主人"),
)
"""Words, and what the other side is called: a man, a woman, somebody of unknown gender (empty: not told)."""

_PAIRS = {word: answers for words, *answers in _TABLE for word in words.split()}

_SAME = """
    爱人 朋友 好友 密友 老友 发小 闺蜜 知己 同学 老同学 同窗 同班同学 小学同学
    初中同学 高中同学 中学同学 大学同学 校友 同桌 同事 老同事 前同事 老乡 同乡 邻居
    战友 同行 合伙人 搭档 亲戚 远亲 亲家 连襟 妯娌 夫妻 兄弟 姐妹 兄妹 姐弟 堂兄弟 表兄妹 堂兄妹
    堂姐妹 表兄弟 表姐妹 结拜兄弟 球友 牌友 驴友 网友 熟人 恋人 情人 未婚夫妻 知交
"""
_BOTH_WAYS = frozenset(_SAME.split())


_FRIENDLY = (
    "同学",
    "同窗",
    "同桌",
    "校友",
    "同事",
    "朋友",
    "老乡",
    "同乡",
    "邻居",
    "战友",
    "亲戚",
    "友",
    "哥们",
)
"""A word that ends so says the same from both sides: 高中同学, 前同事, 球友."""
_RANKS = "大小二三四五六七八九老亲胞长幼"


def opposite(word: str, gender: str | None) -> str:
    """Return what somebody of that gender is to the one whom the word names; empty when nobody can say."""
    if word in _BOTH_WAYS or (word.endswith(_FRIENDLY) and word not in _PAIRS):
        return word
    bare = word.lstrip(_RANKS) if word not in _PAIRS else word
    if bare not in _PAIRS and bare.endswith(("老师", "教师", "导师")):
        return "学生"
    man, woman, unknown = _PAIRS.get(bare, ("", "", ""))
    found = {Gender.MALE: man, Gender.FEMALE: woman}.get(Gender(gender), unknown) if gender else unknown
    return found or _worked_out(word, gender)


def _worked_out(word: str, gender: str | None) -> str:
    """Return the other side of a word of kinship that the table has not: 表姑父, 内侄女."""
    from services.network.kinship import naming
    from services.network.kinship.reading import read
    from services.network.kinship.steps import turned

    steps = read(word)
    if steps is None:
        return ""
    told = naming.terms(turned(steps, gender), steps[-1].gender)
    return naming.word(turned(steps, gender), steps[-1].gender) if told and len(told) == 1 else ""
