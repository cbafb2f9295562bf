"""Paths of a large network agree with an independent search."""

import heapq
import math
import random
from pathlib import Path

import pytest
from sqlalchemy import select

from models.contact import Contact
from models.tie import Tie
from services import recorder
from services.network import graph, introductions, loopless
from tests.builders import new_book

STRENGTH = {"friend": 0.95, "relative": 1.0, "acquaintance": 0.5}
NEAR = {1: 0.9, 2: 0.6, 3: 0.3, None: 0.5}


def dijkstra(beside: dict[int, dict[int, float]], source: int, target: int) -> float:
    """The greatest product of strengths, by the textbook."""
    best, queue, done = {source: 1.0}, [(-1.0, source)], set()
    while queue:
        strength, node = heapq.heappop(queue)
        if node == target:
            return -strength
        if node in done:
            continue
        done.add(node)
        for other, hop in beside.get(node, {}).items():
            if -strength * hop > best.get(other, 0.0):
                best[other] = -strength * hop
                heapq.heappush(queue, (strength * hop, other))
    return 0.0


@pytest.mark.corpora
def test_that_paths_of_a_real_network_are_the_strongest(tmp_path: Path, shared: Path) -> None:
    lines = (shared / "corpora/graphs/snap/facebook_combined.txt").read_text().splitlines()
    pairs = [tuple(map(int, line.split())) for line in lines if line and not line.startswith("#")]
    count = max(map(max, pairs)) + 1
    book, chance = new_book(tmp_path), random.Random(4)

    def fill(session) -> range:
        row = {"added_at": book.clock.now(), "added_day": book.clock.today()}
        ids = recorder.bulk_insert(session, Contact, [{"name": f"人{n}", **row} for n in range(count)])
        facts = [(chance.choice(list(STRENGTH)), chance.choice(list(NEAR))) for _ in pairs]
        ties = [
            {"from_id": ids[a], "to_id": ids[b], "kind": kind, "closeness": near}
            for (a, b), (kind, near) in zip(pairs, facts, strict=True)
        ]
        recorder.bulk_insert(session, Tie, ties)
        return ids

    ids = book.act("Filled", fill)
    beside: dict[int, dict[int, float]] = {}
    with book.read() as session:
        columns = select(Tie.from_id, Tie.to_id, Tie.kind, Tie.closeness)
        for a, b, kind, near in session.execute(columns).tuples():
            hop = STRENGTH[kind] * NEAR[near]
            for one, other in ((a, b), (b, a)):
                beside.setdefault(one, {})[other] = max(hop, beside.get(one, {}).get(other, 0.0))
        network = graph.load(session)
    for _ in range(40):
        source, target = chance.sample(list(ids), 2)
        found = loopless.strongest(network, source, target, 3)
        assert math.exp(-found[0].cost) == pytest.approx(dijkstra(beside, source, target))
        costs = [round(chain.cost, 9) for chain in found]
        assert costs == sorted(costs)
        assert all(len(set(chain.people)) == len(chain.people) for chain in found)
    book.close()


@pytest.mark.corpora
def test_that_each_hop_of_a_path_stands_in_the_file(tmp_path: Path, shared: Path) -> None:
    lines = (shared / "corpora/graphs/hongloumeng/relation.txt").read_text("utf-8").splitlines()
    rows = [line.split(",")[:3] for line in lines if line]
    names = list(dict.fromkeys(name for row in rows for name in row[:2]))
    book = new_book(tmp_path)

    def fill(session) -> dict[str, int]:
        row = {"added_at": book.clock.now(), "added_day": book.clock.today()}
        ids = recorder.bulk_insert(session, Contact, [{"name": name, **row} for name in names])
        known = dict(zip(names, ids, strict=True))
        ties = [
            {"from_id": known[a], "to_id": known[b], "kind": "acquaintance", "label": word}
            for a, b, word in rows
        ]
        recorder.bulk_insert(session, Tie, ties)
        return known

    known = book.act("Filled", fill)
    with book.read() as session:
        best = introductions.paths(session, known["林黛玉"], known["焦大"], 3)
    pairs = {frozenset(row[:2]) for row in rows}
    assert best[0].names[0] == "焦大"
    assert best[0].names[-1] == "林黛玉"
    for path in best:
        assert all(frozenset((step.from_name, step.to_name)) in pairs for step in path.steps)
        assert all(step.words for step in path.steps)
    book.close()
