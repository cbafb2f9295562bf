"""The search box per keystroke over the big book, beside a ranked LIKE over the same facts."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from services.book import Book
from services.contacts import pinyin
from services.contacts.search import Search
from tests.bench.big_book import open_book
from tests.bench.desk import Desk
from tests.bench.figures import Figure, percentile, timed

GOAL = 0.1
QUERIES = (
    *("张", "张伟", "zhangw", "zhangwei", "zw", "lxm", "1380", "13805", "5678"),
    *("中国石油", "石油", "盛恒", "不存在的人", "zhang伟", "zgsy"),
)


def keystrokes() -> list[str]:
    """Return every beginning of every query, as the box sees them."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the search box."""
    return _measured(desk.book)


def _measured(place: Path) -> list[Figure]:
    book = open_book(place, read_only=True)
    try:
        like = peer_of(book)
        search = Search(book)
        built = timed(search.warm)
        ours, peer = [], []
        for _round in range(3):
            ours += _taken(search.ranked)
            peer += _taken(like)
        search.close()
    finally:
        book.close()
    theirs = percentile(peer, 0.95)
    return [
        Figure("search box, one keystroke (p95) / ranked LIKE", percentile(ours, 0.95), theirs, GOAL),
        Figure("search box, first reading of the book", built, theirs, None),
    ]


def _taken(search: Callable[[str], object]) -> list[float]:
    return [timed(lambda: search(query)) for query in keystrokes()]  # noqa: B023


def peer_of(book: Book) -> Callable[[str], int]:
    """Return a ranked LIKE over five columns, as a plain program would search."""
    from sqlcipher3 import dbapi2

    raw: Any = dbapi2.connect(":memory:")
    raw.execute("CREATE TABLE peer (id INTEGER PRIMARY KEY, name, phone, org, py, ini)")
    with book.read() as session:
        own: Any = session.connection().connection.driver_connection
        rows = own.execute("SELECT name, phone, organization FROM contacts WHERE is_me = 0").fetchall()
    keys = [pinyin.search_keys(row[0]) for row in rows]
    filled = [(*row, key[0], key[-1]) for row, key in zip(rows, keys, strict=True)]
    raw.executemany("INSERT INTO peer (name, phone, org, py, ini) VALUES (?, ?, ?, ?, ?)", filled)
    wanted = " OR ".join(f"{column} LIKE ?1" for column in ("name", "phone", "org", "py", "ini"))
    sql = f"SELECT id FROM peer WHERE {wanted} ORDER BY (name LIKE ?2) DESC, name LIMIT 50"
    return lambda query: len(raw.execute(sql, (f"%{query}%", f"{query}%")).fetchall())


if __name__ == "__main__":
    sys.stdout.write("\n".join(map(str, _measured(Path(sys.argv[1])))) + "\n")
