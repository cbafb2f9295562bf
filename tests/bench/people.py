"""Invented people in any number: names, numbers, employers, schools, places, contacts had, ties among them.

The same seed and count give the same people. Nobody of them exists.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.kinds import TieKind

TODAY = dt.date(2026, 9, 22)
HEADS = (
    "编号",
    "姓名",
    "手机",
    "电话",
    "单位",
    "职务",
    "毕业院校",
    "籍贯",
    "乡镇",
    "生日",
    "资产(万)",
    "来源",
)
"""The columns of a list as the workbooks of the benchmark have them."""

_COMMON = "王李张刘陈杨赵黄周吴"
_SURNAMES = (
    *_COMMON * 6,
    *"徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖"
    * 2,
    *"邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇解区查曲",
    *("欧阳", "上官", "司马", "诸葛"),
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉鹏玲桂兰英华玉"
    "萍红健建国文志海波斌宇浩凯秀云慧巧美雅芝琳晓欣怡梦佳嘉俊"
)
_CITIES = (
    "浙江杭州 浙江宁波 浙江温州 浙江绍兴 浙江台州 江苏南京 江苏苏州 江苏无锡 江苏徐州 "
    "江苏盐城 安徽合肥 安徽芜湖 安徽安庆 山东济南 山东青岛 山东烟台 山东临沂 河南郑州 "
    "河南洛阳 河南南阳 广东广州 广东深圳 广东佛山 广东梅州 四川成都 四川绵阳 湖北武汉 "
    "湖北宜昌 湖南长沙 湖南衡阳 福建福州 福建泉州 河北保定 河北唐山 辽宁沈阳 辽宁大连 "
    "陕西西安 陕西宝鸡 江西南昌 江西赣州 云南昆明 贵州遵义"
).split()
_TOWNS = "城关镇 河口镇 太平镇 龙山镇 柳林镇 石桥镇 大营乡 白云乡 东风镇 清河镇 沙湾镇 新桥镇".split()
_LARGE = (
    "中国石油 国家电网 中国移动 中国联通 第一人民医院 市教育局 市税务局 市公安局 实验中学 "
    "第一中学 中心小学 供电公司 恒力集团"
).split()
_BRAND = "华东盛恒瑞金鑫宏达通源博亿嘉诚信泰安顺兴隆昌润丰凯天地中新科创智远"
_TRADES = "贸易 科技 建材 餐饮 物流 电子 服装 装饰 机械 农业 医药 置业 化工 食品".split()
_SCHOOLS = "大学 师范大学 理工大学 财经学院 农业大学 第一中学 实验中学 职业技术学院".split()
_TITLES = (
    "总经理 财务总监 会计 出纳 董事长 经理 主任 科长 教师 医生 工程师 个体户 采购 店长 职员 退休"
).split()
_SOURCES = "存量客户 转介绍 陌拜 活动 同学 亲属 同乡 线上".split()
_PREFIXES = "138 139 137 136 135 150 151 158 159 186 187 188 189 133 177 180 181 199".split()
_NOTES = (
    "客户对理财产品感兴趣，约下周再谈 短信祝贺生日，客户已回复 电话未接，改日再联系 "
    "存款到期提醒，客户表示续存 陪同开户，资料已齐"
).split()
_KINDS = ("visit", "call", "call", "sms", "wechat")
_TIE_KINDS = tuple(kind.value for kind in TieKind)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a list."""

    number: int
    name: str
    mobile: str
    phone: str
    firm: str
    title: str
    school: str
    native_place: str
    town: str
    birthday: str
    assets: float
    source: str

    @property
    def cells(self) -> tuple[object, ...]:
        """The row as a workbook has it, in the order of ``HEADS``."""
        return tuple(getattr(self, name) for name in Person.__slots__)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One contact had with somebody; ``person`` is the place in the list."""

    person: int
    kind: str
    day: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie between two places in the list."""

    one: int
    other: int
    kind: str
    closeness: int


def _skewed(rng: random.Random, choices: Sequence[str], slope: float) -> Iterator[str]:
    """Yield choices without end, the first ones far more often, as employers and schools come."""
    weights = list(itertools.accumulate(1.0 / (place + 5) ** slope for place in range(len(choices))))
    while True:
        yield from rng.choices(choices, cum_weights=weights, k=1000)


def people(count: int, seed: int = 7) -> list[Person]:
    """Return so many people; every fiftieth is a near duplicate of an earlier one."""
    rng = random.Random(seed * 1_000_003 + count)
    firms = _skewed(rng, [*_LARGE, *_small_firms(rng, max(200, count // 12))], 0.85)
    schools = [place[2:] + school for place in _CITIES for school in _SCHOOLS]
    rng.shuffle(schools)
    attended = _skewed(rng, schools, 0.7)
    found: list[Person] = []
    for number in range(1, count + 1):
        if number > 100 and rng.random() < 0.02:
            found.append(_nearly(rng, found[rng.randrange(len(found))], number))
            continue
        given = rng.choice(_GIVEN) + (rng.choice(_GIVEN) if rng.random() < 0.75 else "")
        place = rng.choice(_CITIES)
        found.append(
            Person(
                number,
                rng.choice(_SURNAMES) + given,
                rng.choice(_PREFIXES) + f"{rng.randrange(10**8):08d}",
                f"0{rng.randrange(571, 580)}-{rng.randrange(2 * 10**7, 9 * 10**7)}"
                if rng.random() < 0.3
                else "",
                next(firms),
                rng.choice(_TITLES),
                next(attended) if rng.random() < 0.8 else "",
                place,
                place[2:] + rng.choice(_TOWNS),
                (dt.date(1950, 1, 1) + dt.timedelta(days=rng.randrange(20000))).isoformat(),
                round(min(5000.0, rng.paretovariate(1.1) * 3), 2),
                rng.choice(_SOURCES),
            )
        )
    return found


def _landline(rng: random.Random) -> str:
    return f"0{rng.randrange(571, 580)}-{rng.randrange(2 * 10**7, 9 * 10**7)}"


def _small_firms(rng: random.Random, count: int) -> list[str]:
    return [
        f"{rng.choice(_CITIES)[2:]}{rng.choice(_BRAND)}{rng.choice(_BRAND)}{rng.choice(_TRADES)}有限公司"
        for _number in range(count)
    ]


def _nearly(rng: random.Random, one: Person, number: int) -> Person:
    """Return the same person as another list would have them."""
    facts = dict(zip(Person.__slots__, one.cells, strict=True)) | {"number": number}
    how = rng.random()
    if how < 0.4:
        mobile = one.mobile.replace("+86 ", "").replace("-", "")
        facts["mobile"] = f"+86 {mobile[:3]}-{mobile[3:7]}-{mobile[7:]}"
    elif how < 0.7:
        facts |= {"firm": one.firm.replace("有限公司", "公司"), "phone": ""}
    else:
        facts["name"] = one.name[:-1] + rng.choice(_GIVEN)
    return Person(**facts)  # type: ignore[arg-type]


def meetings(count: int, seed: int = 7) -> Iterator[Meeting]:
    """Yield ten contacts had for each of so many people, more with those at the head of the list."""
    rng = random.Random(seed * 1_000_003 + count + 1)
    for _number in range(10 * count):
        place = min(count - 1, int(count * rng.random() ** 1.5))
        day = TODAY - dt.timedelta(days=rng.randrange(1300))
        yield Meeting(place, rng.choice(_KINDS), day, rng.choice(_NOTES))


def edges(everyone: Sequence[Person], seed: int = 7) -> Iterator[Edge]:
    """Yield not quite three ties a person: colleagues, schoolmates, those whom many know, anybody."""
    rng = random.Random(seed * 1_000_003 + len(everyone) + 2)
    at_firm: dict[str, list[int]] = {}
    at_school: dict[str, list[int]] = {}
    known = [0]
    seen: set[tuple[int, int]] = set()
    for place, person in enumerate(everyone):
        colleagues = at_firm.setdefault(person.firm, [])
        mates = at_school.setdefault(person.school + person.native_place[:2], [])
        for _number in range(3 if place else 0):
            other = _somebody(rng, place, colleagues, mates if person.school else [], known)
            if (place, other) in seen or _is_copy(person, everyone[other]):
                continue  # a tie to somebody's own copy would say that they are two
            seen.add((place, other))
            known += (place, other)
            yield Edge(place, other, rng.choice(_TIE_KINDS), rng.randrange(1, 4))
        colleagues.append(place)
        mates.append(place)


def _is_copy(one: Person, other: Person) -> bool:
    return (one.birthday, one.school, one.town, one.assets) == (
        other.birthday,
        other.school,
        other.town,
        other.assets,
    )


def _somebody(
    rng: random.Random, place: int, colleagues: list[int], mates: list[int], known: list[int]
) -> int:
    """Return whom a person knows: somebody earlier in the list."""
    luck = rng.random()
    if luck < 0.45 and colleagues:
        return colleagues[-1 - int(len(colleagues) * rng.random() ** 2)]
    if luck < 0.65 and mates:
        return rng.choice(mates)
    if luck < 0.93:
        other = rng.choice(known)
        if other < place:
            return other
    return rng.randrange(place)


def classes(rng: random.Random) -> dict[str, int]:
    """Return what somebody was assessed as: of most people a few factors, of some nothing."""
    from services.prospects.tiering import FACTORS

    told = rng.choice((0, 2, 3, 4, 5, 6))
    return {factor: rng.choice((1, 1, 2, 2, 3)) for factor in rng.sample(list(FACTORS), told)}
