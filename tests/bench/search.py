"""The search box per keystroke at 100,000 people, beside a ranked LIKE over the same facts.

Run ``python -m tests.bench.search [N]`` in the root of the repository; prints ours, the peer's, the ratio.
"""

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text

from models.contact import Contact, ContactPoint
from models.organization import Employment, Organization
from services import recorder, sessions
from services.book import Book
from services.clock import DayClock
from services.contacts import organizations, pinyin
from services.contacts.derived import Post, kept_columns
from services.contacts.search import Search

GOAL = 0.1
DAY = dt.date(2026, 9, 22)
QUERIES = (
    *("张", "张伟", "zhangw", "zhangwei", "zw", "lxm", "1380", "13805", "5678"),
    *("中国石油", "石油", "盛恒", "不存在的人", "zhang伟", "zgsy"),
)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡单仇解"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉鹏玲桂兰英华玉萍红健建国文志海波斌宇浩凯秀云慧巧美雅芝琳"
_FIRMS = ("中国石油", "国家电网", "中国移动", "第一人民医院", "市税务局", "实验中学", "供电公司", "盛恒集团")
_PLACES = (
    "杭州",
    "宁波",
    "温州",
    "绍兴",
    "台州",
    "义乌",
    "南京",
    "苏州",
    "无锡",
    "合肥",
    "芜湖",
    "济南",
    "青岛",
)
_BRANDS = "华东盛恒瑞金鑫宏达通源博亿嘉诚信泰安顺兴隆昌润丰凯天地中新科创智远"
_TRADES = ("贸易", "科技", "建材", "餐饮", "物流", "电子", "服装", "装饰", "机械", "农业", "医药", "食品")


def keystrokes() -> list[str]:
    """Return every beginning of every query, as the box sees them."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def invented(count: int, seed: int = 7) -> list[tuple[str, str, str]]:
    """Return name, number and employer of so many invented people."""
    rng = random.Random(seed)
    firms = list(_FIRMS)
    while len(firms) < max(200, count // 12):
        brand = rng.choice(_BRANDS) + rng.choice(_BRANDS)
        firms.append(f"{rng.choice(_PLACES)}{brand}{rng.choice(_TRADES)}有限公司")
    people = []
    for _number in range(count):
        given = rng.choice(_GIVEN) + (rng.choice(_GIVEN) if rng.random() < 0.75 else "")
        firm = firms[min(int(rng.paretovariate(0.3)) - 1, len(firms) - 1)]
        number = rng.choice(("138", "139", "150", "186", "177")) + f"{rng.randrange(10**8):08d}"
        people.append((rng.choice(_SURNAMES) + given, number, firm))
    return people


def book_of(folder: Path, people: list[tuple[str, str, str]]) -> Book:
    """Return a book with these people, put in by the bulk path."""
    book = Book.create(folder / "bench.renmai", clock=DayClock(DAY, dt.time(10)))

    def work(session: Any) -> None:
        firms = list(dict.fromkeys(person[2] for person in people))
        ids = recorder.bulk_insert(session, Organization, [organizations.kept_fields(firm) for firm in firms])
        firm_id = dict(zip(firms, ids, strict=True))
        now = sessions.now(session)
        rows = [
            {
                "name": name,
                "added_at": now,
                "added_day": DAY,
                "clock_ordinal": DAY.toordinal(),
                **kept_columns(name, (), (("mobile", number),), Post(firm_id[firm], firm)),
            }
            for name, number, firm in people
        ]
        found = recorder.bulk_insert(session, Contact, rows)
        pairs = list(zip(found, people, strict=True))
        points = [{"contact_id": one, "kind": "mobile", "value": person[1]} for one, person in pairs]
        recorder.bulk_insert(session, ContactPoint, points)
        posts = [
            {"contact_id": one, "organization_id": firm_id[person[2]], "is_present": True, "is_primary": True}
            for one, person in pairs
        ]
        recorder.bulk_insert(session, Employment, posts)

    book.act("Bench", work)
    return book


def peer_of(book: Book, people: list[tuple[str, str, str]]) -> Callable[[str], int]:
    """Return a ranked LIKE over five columns, as a plain program would search."""
    with book.read() as session:
        raw: Any = session.connection().connection.driver_connection
    raw.execute("CREATE TEMP TABLE peer (id INTEGER PRIMARY KEY, name, phone, org, py, ini)")
    keys = [pinyin.search_keys(person[0]) for person in people]
    rows = [(*person, key[0], key[-1]) for person, key in zip(people, keys, strict=True)]
    raw.executemany("INSERT INTO peer (name, phone, org, py, ini) VALUES (?, ?, ?, ?, ?)", rows)
    wanted = " OR ".join(f"{column} LIKE ?1" for column in ("name", "phone", "org", "py", "ini"))
    sql = str(text(f"SELECT id FROM peer WHERE {wanted} ORDER BY (name LIKE ?2) DESC, name LIMIT 50"))
    return lambda query: len(raw.execute(sql, (f"%{query}%", f"{query}%")).fetchall())


def percentile(search: Callable[[str], object], rounds: int) -> float:
    """Return the 95th percentile of seconds a keystroke takes."""
    taken = []
    for _round in range(rounds):
        for query in keystrokes():
            begun = time.perf_counter()
            search(query)
            taken.append(time.perf_counter() - begun)
    return sorted(taken)[int(len(taken) * 0.95)]


def measure(count: int = 100_000) -> list[tuple[str, float, float, float]]:
    """Return operation, our seconds, the peer's and the goal as a ratio."""
    people = invented(count)
    with tempfile.TemporaryDirectory() as folder:
        book = book_of(Path(folder), people)
        try:
            peer = percentile(peer_of(book, people), 1)
            search = Search(book)
            begun = time.perf_counter()
            search.warm()
            built = time.perf_counter() - begun
            ours = percentile(search.people, 3)
        finally:
            book.close()
    return [
        ("search box, one keystroke (p95)", ours, peer, GOAL),
        ("search box, first reading beside a keystroke of LIKE", built, peer, 0),
    ]


if __name__ == "__main__":
    for name, ours, peer, goal in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        line = f"{name:55} {ours * 1000:9.2f} ms {peer * 1000:9.2f} ms {ours / peer:7.3f} (goal {goal})"
        sys.stdout.write(line + "\n")
