"""Invented people for the workbooks, the same ones each time."""

import datetime as dt
import random
from dataclasses import dataclass

_SURNAMES = (
    "王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 "
    "宋 唐 许 邓 冯 韩 曹 曾 彭 肖 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 "
    "吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 "
    "侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 "
    "钱 严 覃 武 戎 班 部 常 安 计 总 边 区 单 仇 欧阳 司马 上官 诸葛 尉迟 "
    "皇甫 令狐"
).split()
_MALE = (
    "伟 强 磊 军 勇 杰 涛 超 明 刚 平 辉 鹏 志远 建国 国强 海波 文斌 立新 景行 砚秋 知远 天佑 长林".split()
)
_FEMALE = "芳 娜 敏 静 丽 艳 娟 霞 秀英 桂兰 晓燕 雪梅 思雨 若兰 南乔 如言 小满 文静 慧敏 丹 琳 婷婷".split()
_TRUE_MINORITY = ("阿依古丽·买买提", "迪丽努尔·艾力", "巴特尔", "扎西次仁", "玛依拉·吐尔逊")
_WORK = (
    ("桐江矿务局", "财务科", "科长"),
    ("杭州云栖科技有限公司", "研发部", "工程师"),
    ("桐庐县第一人民医院", "内科", "主治医师"),
    ("城关供销社", "", "会计"),
    ("中国建设银行桐庐支行", "公司业务部", "客户经理"),
    ("桐庐中学", "", "语文教师"),
    ("富春江镇人民政府", "党政办公室", "主任"),
    ("浙江砌石律师事务所", "", "律师"),
    ("新安化工集团股份有限公司", "采购部", "采购员"),
    ("桐庐县税务局", "征管科", "副科长"),
    ("宁波海曙外贸有限公司", "", "总经理"),
    ("分水制笔厂", "生产车间", "主任"),
)
_HOMES = (
    ("浙江桐庐", "330122"),
    ("浙江省杭州市余杭区", "330110"),
    ("江苏苏州", "320500"),
    ("安徽省歙县", "341021"),
    ("四川成都", "510100"),
    ("浙江建德", "330182"),
    ("福建省厦门市", "350200"),
    ("湖南长沙", "430100"),
    ("上海市", "310000"),
    ("江西婺源", "361130"),
)
_STREETS = ("春江路", "富春路", "学圣路", "迎春南路", "白云源路", "开元街")


@dataclass(frozen=True)
class Person:
    """What is true of somebody, whatever a workbook makes of it."""

    name: str
    gender: str
    mobile: str
    second: str
    landline: str
    email: str
    wechat: str
    qq: str
    organization: str
    department: str
    title: str
    born: dt.date
    native: str
    native_code: str
    address: str
    spouse: str
    child: str

    @property
    def sex(self) -> str:
        return "男" if self.gender == "male" else "女"


def crowd(seed: int, count: int) -> list[Person]:
    """Return so many people of different names, the same for the same seed."""
    dice = random.Random(seed)
    found: dict[str, Person] = {}
    while len(found) < count:
        person = _person(dice, (seed * 100 + len(found)) % 10_000)
        found.setdefault(person.name, person)
    return list(found.values())


def _person(dice: random.Random, number: int) -> Person:
    gender = dice.choice(("male", "female"))
    given = _MALE if gender == "male" else _FEMALE
    name = dice.choice(_SURNAMES) + dice.choice(given)
    if dice.random() < 0.03:
        name = dice.choice(_TRUE_MINORITY)
    organization, department, title = dice.choice(_WORK)
    native, code = dice.choice(_HOMES)
    return Person(
        name,
        gender,
        f"1{dice.choice('35789')}{dice.randrange(10)}0000{number:04d}",
        f"1{dice.choice('389')}{dice.randrange(10)}1111{number:04d}",
        f"0571-8{dice.randrange(10)}00{number:04d}",
        f"{dice.choice(('zhang', 'li', 'tom', 'sunny'))}{number:04d}@example.com",
        f"wx_{number:04d}ab",
        f"{800000000 + number}",
        organization,
        department,
        title,
        dt.date(dice.randrange(1968, 1992), dice.randrange(1, 13), dice.randrange(1, 29)),
        native,
        code,
        f"桐庐县{dice.choice(_STREETS)}{dice.randrange(1, 300)}号{dice.randrange(101, 999)}室",
        dice.choice(_SURNAMES) + dice.choice(_FEMALE if gender == "male" else _MALE),
        dice.choice(_SURNAMES) + dice.choice(_MALE + _FEMALE),
    )
