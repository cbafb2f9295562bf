"""The strongest paths are those found by trying all of them."""

import math
import random
from pathlib import Path

import pytest

from services.network import graph, loopless
from tests.builders import add_contact, new_book
from tests.services.network.networks import Network, scatter


@pytest.mark.parametrize("seed", range(4))
def test_that_paths_are_those_found_by_trying_everything(tmp_path: Path, seed: int) -> None:
    book = new_book(tmp_path)
    people = [book.me_id, *(add_contact(book, name) for name in "甲乙丙丁戊己")]
    chance = random.Random(seed)
    for _ in range(12):
        network = Network(book.me_id, people)
        book.act("Scattered", lambda session, net=network: scatter(session, net, chance))
        with book.read() as session:
            ways = graph.load(session)
        source, target = chance.sample(people, 2)
        if chance.random() < 0.5:
            source = book.me_id
            target = chance.choice(people[1:])
        avoid = set(chance.sample(people, chance.randrange(2))) - {source, target}
        wanted = network.paths(source, target, avoid)[:5]
        found = loopless.strongest(ways, source, target, 5, frozenset(avoid))
        assert [math.exp(-chain.cost) for chain in found] == pytest.approx([s for s, _ in wanted])
        assert len({chain.people for chain in found}) == len(found)
        for chain in found:
            assert network.best(chain.people) == pytest.approx(math.exp(-chain.cost))
            assert len(chain.hubs) == len(chain.people) - 1
    book.close()
