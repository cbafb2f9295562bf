"""Cells of names, genders, posts, places, schools and families, as many hands write them."""

from collections.abc import Callable

from tests.services.exchange.dirty.columns import (
    MOBILE,
    NAME,
    SEQUENCE,
    Column,
    Written,
    listed,
    taking_turns,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import Person, crowd
from tests.services.exchange.dirty.told import Told


def _named(person: Person, **more: str | bool) -> Told:
    return {"name": person.name, **more}


def _noted(note: str, **more: str | bool) -> Callable[[Person], Written]:
    return lambda p: (f"{p.name}（{note}）", _named(p, name_note=note, **more))


_DEAD = {"do_not_contact": True}

NAMES = taking_turns(
    _noted("班长", role="班长"),
    lambda p: (f"{p.name}(学习委员)", _named(p, name_note="学习委员", role="学习委员")),
    lambda p: (f"{p.name}(已故)", _named(p, name_note="已故", do_not_contact_reason="已故", **_DEAD)),
    lambda p: (f"{p.name} {p.sex}", _named(p, gender=p.gender)),
    lambda p: ("  ".join(p.name) if len(p.name) == 2 else p.name, _named(p)),
    lambda p: ("\u3000".join((p.name[:1], p.name[1:])), _named(p)),
    lambda p: (f"{p.name}{'先生' if p.gender == 'male' else '女士'}", _named(p, gender=p.gender)),
    lambda p: (f"* {p.name}", _named(p)),
    lambda p: (f"1、{p.name}", _named(p)),
    lambda p: (f"{p.name}（{p.sex}）", _named(p, gender=p.gender, name_note=p.sex)),
    lambda p: (f"{p.name}，班主任", _named(p, name_note="班主任", role="班主任")),
    lambda p: (f"{p.name}-团支书", _named(p, name_note="团支书", role="团支书")),
    lambda p: (f"{p.name}\n（副班长）", _named(p, name_note="副班长", role="副班长")),
    lambda p: (f"【群主】{p.name}", _named(p, name_note="群主")),
    lambda p: (f"\u200b{p.name}\u00a0", _named(p)),
    _noted("小名阿毛"),
    lambda p: (f"{p.name}★", _named(p)),
    lambda p: (f"{p.name}(去世)", _named(p, name_note="去世", do_not_contact_reason="去世", **_DEAD)),
)
GENDERS = taking_turns(
    lambda p: (p.sex, {"gender": p.gender}),
    lambda p: (p.gender[0].upper(), {"gender": p.gender}),
    lambda p: ("先生" if p.gender == "male" else "女士", {"gender": p.gender}),
    lambda p: (f"{p.sex}性", {"gender": p.gender}),
    lambda p: (p.gender.capitalize(), {"gender": p.gender}),
    lambda p: ("♂" if p.gender == "male" else "♀", {"gender": p.gender}),
    lambda p: ("保密", {}),
)


def _post(organization: str, department: str, title: str) -> Told:
    return {"posts": {(organization, department, title)}}


POSTS: tuple[Written, ...] = (
    ("桐江矿务局财务科科长", _post("桐江矿务局", "财务科", "科长")),
    ("桐庐县第一人民医院内科 副主任医师", _post("桐庐县第一人民医院", "内科", "副主任医师")),
    ("中国建设银行桐庐支行公司业务部客户经理", _post("中国建设银行桐庐支行", "公司业务部", "客户经理")),
    ("桐庐中学/语文教师", _post("桐庐中学", "", "语文教师")),
    ("新安化工集团股份有限公司，采购部经理", _post("新安化工集团股份有限公司", "采购部", "经理")),
    ("分水镇人民政府副镇长", _post("分水镇人民政府", "", "副镇长")),
    ("浙江砌石律师事务所 高级合伙人、主任", _post("浙江砌石律师事务所", "", "高级合伙人、主任")),
    ("桐庐县教育局局长", _post("桐庐县教育局", "", "局长")),
    ("杭州云栖科技有限公司 CEO", _post("杭州云栖科技有限公司", "", "CEO")),
    ("个体户", _post("", "", "个体户")),
    ("退休", _post("", "", "退休")),
    ("阿里巴巴（中国）有限公司研发工程师", _post("阿里巴巴(中国)有限公司", "", "研发工程师")),
    ("桐庐县公安局城关派出所民警", _post("桐庐县公安局城关派出所", "", "民警")),
    ("浙江大学计算机学院教授", _post("浙江大学", "计算机学院", "教授")),
    ("桐庐县人大常委会办公室主任", _post("桐庐县人大常委会", "办公室", "主任")),
    ("在家", {}),
    ("无", {}),
    ("自由职业", _post("", "", "自由职业")),
    ("新合乡卫生院院长", _post("新合乡卫生院", "", "院长")),
    ("宁波海曙外贸有限公司董事长兼总经理", _post("宁波海曙外贸有限公司", "", "董事长兼总经理")),
    ("中国人民银行杭州中心支行", _post("中国人民银行杭州中心支行", "", "")),
    ("桐庐县税务局征管科副科长（主持工作）", _post("桐庐县税务局", "征管科", "副科长(主持工作)")),
)


def _place(code: str) -> Told:
    return {"native_code": code}


PLACES: tuple[Written, ...] = (
    ("浙江省杭州市桐庐县", _place("330122")),
    ("浙江桐庐", _place("330122")),
    ("桐庐", _place("330122")),
    ("浙江·杭州·余杭", _place("330110")),
    ("余杭县", _place("330110")),
    ("浙江省余杭市", _place("330110")),
    ("浙江萧山", _place("330109")),
    ("四川重庆", _place("500000")),
    ("湖北襄樊", _place("420600")),
    ("江苏淮阴市", _place("320800")),
    ("内蒙古呼和浩特", _place("150100")),
    ("新疆伊犁", _place("654000")),
    ("广西壮族自治区桂林市", _place("450300")),
    ("浙江 绍兴 新昌", _place("330624")),
    ("上海市浦东新区", _place("310115")),
    ("北京朝阳", _place("110105")),
    ("福建省厦门市思明区", _place("350203")),
    ("浙江省衢州市江山市", _place("330881")),
    ("恩施土家族苗族自治州", _place("422800")),
    ("安徽徽州歙县", _place("341021")),
    ("江西婺源人", _place("361130")),
    ("朝阳", {"problems": {"籍贯"}}),
    ("鼓楼区", {"problems": {"籍贯"}}),
    ("不详", {}),
    ("330122", _place("330122")),
    ("浙江省", _place("330000")),
)


def _school(name: str, klass: str = "", since: int | None = None, until: int | None = None) -> Told:
    return {"schools": {(name, klass, since, until)}}


SCHOOLS: tuple[Written, ...] = (
    ("桐庐中学2003级(2)班", _school("桐庐中学", "2班", 2003)),
    ("桐庐中学03级2班", _school("桐庐中学", "2班", 2003)),
    ("浙江大学 2001-2005", _school("浙江大学", "", 2001, 2005)),
    ("浙江大学（1998.9—2002.7）", _school("浙江大学", "", 1998, 2002)),
    ("桐庐二中98届高三（4）班", _school("桐庐二中", "高三4班", None, 1998)),
    ("杭州师范学院2000年毕业", _school("杭州师范学院", "", None, 2000)),
    ("桐庐县实验小学", _school("桐庐县实验小学")),
    ("分水高中九五级", _school("分水高中", "", 1995)),
    ("省委党校2010年春季班", _school("省委党校", "2010年春季班")),
    ("无", {}),
    ("浙江工商大学1996级会计2班", _school("浙江工商大学", "会计2班", 1996)),
    ("杭州第十四中学1989年入学", _school("杭州第十四中学", "", 1989)),
)


def _listed(book: Draft, seed: int, header: str, cells: tuple[Written, ...]) -> None:
    column = Column(header, lambda _person, index: cells[index])
    table = listed(crowd(seed, len(cells)), SEQUENCE, NAME, column, MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("姓名带说明")
def names(book: Draft) -> None:
    table = listed(crowd(120, 36), SEQUENCE, Column("姓名", NAMES), MOBILE)
    put(book.page("Sheet1"), [["98级3班名单"], table.headers, *table.rows])
    book.told = [one | {"schools": frozenset({("", "3班", 1998, None)})} for one in table.told]
    book.kind = "classmates"


@dirty("性别各种写法")
def genders(book: Draft) -> None:
    table = listed(crowd(121, 28), NAME, Column("性别", GENDERS), MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("单位职务写在一起")
def posts(book: Draft) -> None:
    _listed(book, 122, "现工作单位及职务", POSTS)


@dirty("籍贯各种写法")
def places(book: Draft) -> None:
    _listed(book, 123, "籍贯", PLACES)


@dirty("学校年级班")
def schools(book: Draft) -> None:
    _listed(book, 124, "毕业院校", SCHOOLS)


@dirty("家庭成员")
def families(book: Draft) -> None:
    people = crowd(125, 16)
    spouse = Column("爱人姓名", lambda p, _index: (p.spouse, {"spouse": p.spouse}))
    first = Column("子女1", lambda p, _index: (p.child, {}))
    second = Column(
        "子女2",
        lambda p, index: (
            None if index % 2 else "小宝",
            {"children": p.child if index % 2 else f"{p.child}、小宝"},
        ),
    )
    hobby = Column(
        "爱好",
        lambda _p, index: (
            "钓鱼、下棋" if index % 3 else "无",
            {"interests": {"钓鱼", "下棋"} if index % 3 else set()},
        ),
    )
    table = listed(people, NAME, MOBILE, spouse, first, second, hobby)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("与我的关系")
def relations(book: Draft) -> None:
    words = ("大学同学", "表姐", "前同事", "老乡", "客户")
    relation = Column("关系", lambda _p, index: (words[index % 5], {"relation": words[index % 5]}))
    table = listed(crowd(126, 20), NAME, relation, MOBILE)
    put(book.page("通讯录"), [table.headers, *table.rows])
    book.told = table.told
