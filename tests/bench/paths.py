"""Ways of introduction through the big book, beside igraph's Dijkstra over the same ties."""

import math
import random
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.desk import Desk, report
from tests.bench.figures import ROUNDS, Figure, median, timed

GOAL, MANY_GOAL, LOAD_GOAL = 0.5, 10.0, 1.5
PAIRS = 20


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the search for ways."""
    told = [desk.case("paths", desk.book) for _round in range(ROUNDS)]

    def middle(key: str) -> float:
        return median(one[key] for one in told)

    return [
        Figure("strongest introduction / igraph", middle("one"), middle("igraph"), GOAL),
        Figure("five introductions / one", middle("five"), middle("one"), MANY_GOAL),
        Figure("network loaded / bare SELECT of all ties", middle("load"), middle("select"), LOAD_GOAL),
    ]


def run(place: Path) -> None:
    """Measure loading and searching, ours and igraph's in turns."""
    import igraph

    from services.network import graph as networks
    from services.network.loopless import strongest
    from tests.bench.big_book import open_book

    book = open_book(place, read_only=True)
    loaded: list[Any] = []
    with book.read() as session:
        raw = session.connection().connection.driver_connection
        sql = "SELECT from_id, to_id, kind, closeness FROM ties"
        load, select = [], []
        for _round in range(ROUNDS):
            select.append(timed(lambda: raw.execute(sql).fetchall()))
            load.append(timed(lambda: loaded.append(networks.load(session))))
        rows = raw.execute(sql).fetchall()
        last = raw.execute("SELECT max(id) FROM contacts").fetchone()[0]
        me = book.me_id
    network = loaded[-1]
    peer = igraph.Graph(n=last + 1, edges=[row[:2] for row in rows])
    weights = [-math.log((0.9, 0.6, 0.3)[(row[3] or 2) - 1] * 0.8) for row in rows]
    rng = random.Random(3)
    pairs = [(rng.randrange(2, last), rng.randrange(2, last)) for _pair in range(PAIRS)]
    pairs[0] = (me, pairs[0][1])
    one, five, other = [], [], []
    for ends in pairs:
        one.append(timed(partial(strongest, network, *ends, 1)))
        five.append(timed(partial(strongest, network, *ends, 5)))
        other.append(timed(partial(peer.get_shortest_path, *ends, weights=weights, output="epath")))
    report(one=median(one), five=median(five), igraph=median(other), load=median(load), select=median(select))


if __name__ == "__main__":
    run(Path(sys.argv[1]))
