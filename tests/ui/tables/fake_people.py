"""A hundred thousand invented people for tables, and a source that counts what is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ui.tables.columns import BadgeCell, CellRole, Column, FactorCell, NameCell, PairCell, StatusCell
from ui.tables.source import Order

SURNAMES = "顾沈程江邵严易陆曾梅单苏韩柳仇万费石白贺"
GIVEN = ("念慈", "砚秋", "望舒", "若溪", "启明", "怀瑾", "书航", "知行", "守拙", "雨晴", "佩瑶", "听雨")
FIRMS = ("青稞食品", "砺川精密机械", "望樟建材", "澄屿纺织", "岱石阀门", "沐禾冷链物流", "恒昱会计师事务所")
TITLES = ("总经理", "财务总监", "副总经理", "出纳主管", "董事长", "审计员兼办公室主任")
FACTORS = (
    ("value", "价"),
    ("demand", "需"),
    ("authority", "权"),
    ("personality", "性"),
    ("closeness", "密"),
    ("competition", "竞"),
)


@dataclass(frozen=True, slots=True)
class FakePerson:
    """One invented row."""

    id: int
    name: str
    firm: str
    title: str
    tier: str | None
    classes: dict[str, int | None]
    phone: str
    days: int
    quiet: bool = False


def person(number: int) -> FakePerson:
    """Make the person with that id, always the same one."""
    scale = (None, 1, 2, 3, 1, 2)
    classes = {key: scale[(number * 7 + place * 5) % 6] for place, (key, _) in enumerate(FACTORS)}
    return FakePerson(
        number,
        SURNAMES[number % 20] + GIVEN[number % 12],
        FIRMS[number % 7],
        TITLES[number % 6],
        ("A", "B", "C", None)[number % 4],
        classes,
        f"138{number:08d}",
        number % 60,
        number % 50 == 49,
    )


@dataclass
class FakeSource:
    """Keeps ids and changed rows; remembers how many rows were fetched."""

    count: int = 100_000
    changed: dict[int, FakePerson] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    absent: set[int] = field(default_factory=set)
    fetched: int = 0
    orders: list[Order | None] = field(default_factory=list)

    def ids(self, order: Order | None) -> Sequence[int]:
        self.orders.append(order)
        found = [number for number in range(1, self.count + 1) if number not in self.gone]
        if order is not None and order.key == "phone":
            found.sort(reverse=order.descending)
        elif order is not None:
            found.sort(key=lambda number: (person(number).name, number), reverse=order.descending)
        return found

    def rows(self, ids: Sequence[int]) -> Sequence[FakePerson | None]:
        self.fetched += len(ids)
        found = (self.changed.get(number) or person(number) for number in ids)
        return [None if row.id in self.absent else row for row in found]

    def assess(self, number: int, key: str, klass: int | None) -> None:
        before = self.changed.get(number) or person(number)
        self.changed[number] = replace(before, classes={**before.classes, key: klass})


def contacted(row: FakePerson) -> StatusCell:
    if row.quiet:
        return StatusCell("勿扰", "state.do_not_contact", "text.muted")
    if row.days > 30:
        return StatusCell(f"超 {row.days - 30} 天", "state.overdue", "warn", bold=True)
    return StatusCell(f"{row.days} 天前")


def factor_column(key: str, title: str) -> Column:
    return Column(
        key,
        title,
        lambda row: str(row.classes[key] or "?"),
        28,
        CellRole.FACTOR,
        lambda row: FactorCell(row.classes[key], stale=row.id % 9 == 4),
        full_title=f"{title}因素",
        align="center",
        sort_key=key,
        spoken=lambda row: f"{title}因素，{row.classes[key] or '未知'}",
    )


def people_columns() -> list[Column]:
    """Return the columns of the prospect table, as a page would say them."""
    factors = [factor_column(key, title) for key, title in FACTORS]
    return [*leading_columns(), *factors, *following_columns()]


def leading_columns() -> list[Column]:
    """Return what stands before the factors: who it is."""
    return [
        Column(
            "tier",
            "优先级",
            lambda row: row.tier or "待评",
            58,
            CellRole.BADGE,
            lambda row: BadgeCell(row.tier, "A" if row.id % 11 == 5 else "", row.id % 13 == 7),
            sort_key="priority",
            fixed=True,
        ),
        Column(
            "name",
            "姓名",
            lambda row: row.name,
            84,
            CellRole.NAME,
            lambda row: NameCell(row.name, row.tier == "A"),
            sort_key="name",
            fixed=True,
        ),
        Column(
            "post",
            "单位 · 职务",
            lambda row: f"{row.firm} · {row.title}",
            180,
            CellRole.PAIR,
            lambda row: PairCell(row.firm, row.title),
            stretch=True,
            sort_key="organization",
        ),
    ]


def following_columns() -> list[Column]:
    """Return what stands behind the factors: when and how."""
    return [
        Column(
            "contacted",
            "上次往来",
            lambda row: contacted(row).text,
            124,
            CellRole.STATUS,
            contacted,
            sort_key="contacted",
        ),
        Column(
            "phone",
            "手机",
            lambda row: f"{row.phone[:3]} {row.phone[3:7]} {row.phone[7:]}",
            120,
            sort_key="phone",
            tone="text.secondary",
            copied=lambda row: row.phone,
        ),
        Column("distance", "隔几人", lambda row: "直接", 48, align="right", tone="text.secondary"),
        Column("native", "籍贯", lambda row: "浙江 桐庐", 96, chosen=False),
    ]
