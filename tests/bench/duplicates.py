"""The same person twice in the whole book, beside plain blocking and rapidfuzz over the same people.

Of the invented people every fiftieth is an earlier one as another list would have them: the number written
otherwise, the firm shortened, the name mistyped. Copies keep birthday, school, town and fortune: the truth.
Names meet by chance thousands of times; such strangers must never be proposed.
"""

import re
import sqlite3
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from services.contacts.duplicates import Pair, pairs
from tests.bench.big_book import open_book
from tests.bench.desk import Desk, report
from tests.bench.figures import Figure, side_by_side
from tests.bench.people import HEADS, Person

GOAL = 1.5
_MOST = 50
_SIGNS = re.compile(r"\D+")


def measure(desk: Desk) -> list[Figure]:
    """Return the figure of looking through the whole book."""
    told = desk.case("duplicates", desk.book, desk.count)
    note = (
        f"recall {told['recall']:.3f} (≥ 0.98), precision {told['precision']:.3f} (≥ 0.99), "
        f"strangers of one name {told['strangers']} (0); "
        f"the peer {told['peer_recall']:.3f} and {told['peer_precision']:.3f}"
    )
    operation = "duplicates in the whole book / blocking + rapidfuzz"
    return [Figure(operation, told["ours"], told["peer"], GOAL, note=note)]


def _measured(place: Path, count: int) -> dict[str, Any]:
    from tests.bench import people

    everyone = people.people(count)
    truth = _truth(everyone)
    book = open_book(place, read_only=True)
    raw = _plain(everyone)
    told: dict[str, Any] = {}

    def ours() -> None:
        with book.read() as session:
            told["ours"] = pairs(session)

    def peer() -> None:
        told["peer"] = _plain_pairs(raw)

    ours()
    times = side_by_side(ours, peer, 5)
    first = book.me_id + 1
    found = {_places(pair, first) for pair in told["ours"]}
    strangers = sum(everyone[one].name == everyone[other].name for one, other in found - truth)
    book.close()
    return {
        "ours": times[0],
        "peer": times[1],
        "recall": len(truth & found) / len(truth),
        "precision": len(truth & found) / len(found),
        "strangers": strangers,
        "peer_recall": len(truth & told["peer"]) / len(truth),
        "peer_precision": len(truth & told["peer"]) / len(told["peer"]),
    }


def _places(pair: Pair, first: int) -> tuple[int, int]:
    return min(pair.a, pair.b) - first, max(pair.a, pair.b) - first


def _truth(everyone: list[Person]) -> set[tuple[int, int]]:
    """Return the places of those who are one person."""
    same = defaultdict(list)
    for place, person in enumerate(everyone):
        same[person.birthday, person.school, person.town, person.assets].append(place)
    return {pair for places in same.values() for pair in combinations(places, 2)}


def _plain(everyone: list[Person]) -> sqlite3.Connection:
    """Return the people as a plain program would have them: one table."""
    raw = sqlite3.connect(":memory:")
    raw.execute(f"CREATE TABLE c ({', '.join(f'c{place}' for place in range(len(HEADS)))})")
    raw.executemany(
        f"INSERT INTO c VALUES ({', '.join('?' * len(HEADS))})", (person.cells for person in everyone)
    )
    return raw


def _plain_pairs(raw: sqlite3.Connection) -> set[tuple[int, int]]:
    """Block by number, by name with day or firm, by surname with day and school; weigh what is left."""
    from rapidfuzz import fuzz

    rows = raw.execute("SELECT c1, c2, c4, c6, c9 FROM c").fetchall()
    blocks = defaultdict(list)
    mobiles = [row[1] if len(row[1]) == 11 else _SIGNS.sub("", row[1])[-11:] for row in rows]
    for place, (name, _mobile, firm, school, born) in enumerate(rows):
        blocks["p", mobiles[place]].append(place)
        blocks["b", name, born].append(place)
        blocks["o", name, firm[:4]].append(place)
        blocks["s", name[0], born, school].append(place)
    wanted = {pair for block in blocks.values() if 1 < len(block) <= _MOST for pair in combinations(block, 2)}
    found = set()
    for one, other in wanted:
        mine, theirs = rows[one], rows[other]
        weight = 40 * (mobiles[one] == mobiles[other]) + 30 * (mine[0] == theirs[0])
        weight += 15 * (mine[4] == theirs[4]) + 0.15 * fuzz.ratio(mine[2], theirs[2])
        if weight >= 55:
            found.add((one, other))
    return found


if __name__ == "__main__":
    report(**_measured(Path(sys.argv[1]), int(sys.argv[2])))
