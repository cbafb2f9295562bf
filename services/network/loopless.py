"""The k cheapest ways that pass nobody twice: Yen's algorithm in Lawler's order, over people.

Two ways are different when other people stand on them, whichever tie each hop uses. A way uses a cohort at
most once. Searches ignore that rule at first; where one comes back with a cohort used twice, the question is
split: either this part goes without the cohort or that one does, until the cheapest answer keeps the rule.
"""

import math
from collections.abc import Set
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush, nsmallest
from itertools import count as counter

from services.network.graph import DIRECT, Departure, PathGraph
from services.network.search import Search, Way

Hubs = frozenset[int]
_NONE: Hubs = frozenset()
_FURTHER, _FURTHEST = 0.6, 3000
"""Share of the best way's cost, and nodes, that are known around the target before alternatives are sought;
measured at 100,000 people, five ways then take two to three times as long as one."""


@dataclass(frozen=True, slots=True)
class Chain:
    """People from one end to the other, and for each hop the hub it goes through."""

    cost: float
    people: tuple[int, ...]
    hubs: tuple[int, ...]

    def reversed(self) -> "Chain":
        """Return the same chain from the other end."""
        return Chain(self.cost, self.people[::-1], self.hubs[::-1])


@dataclass(frozen=True, slots=True)
class _Part:
    """A split of the question: hubs the beginning, the hop after it, and the rest must do without."""

    begun: Hubs = _NONE
    hop: Hubs = _NONE
    rest: Hubs = _NONE


@dataclass(frozen=True, slots=True)
class _Answer:
    part: _Part
    begun: tuple[int, ...]
    way: Way


def strongest(graph: PathGraph, source: int, target: int, count: int, avoid: Set[int] = _NONE) -> list[Chain]:
    """Return up to ``count`` ways from one person to another, cheapest first.

    Nobody is led through those to avoid, those who asked not to be contacted, or me.
    """
    if source == target or count < 1:
        return []
    if target == graph.me:  # only the way out of me knows the warmth of my own cohorts
        return [chain.reversed() for chain in strongest(graph, target, source, count, avoid)]
    closed = ({*graph.blocked, *avoid, graph.me} - {target}) | {source}
    return _Question(graph, source, target, closed).ways(count)


class _Question:
    """One search for ways between two people."""

    def __init__(self, graph: PathGraph, source: int, target: int, closed: Set[int]) -> None:
        self._graph = graph
        self._source = source
        self._search = Search(graph, target, closed)
        self._hops: dict[int, list[Departure]] = {}
        self._options: dict[tuple[int, int], list[Departure]] = {}

    def ways(self, count: int) -> list[Chain]:
        """Return the ways, cheapest first; among equals the one over fewer people."""
        whole = self._search.first(self._departures(self._source))
        if whole is not None and count > 1:
            self._search.look_further(_FURTHER * whole.cost, _FURTHEST)
        first = None if whole is None else self._solve((self._source,), set(), math.inf, whole)
        found = [] if first is None else [(first, 0)]
        waiting: list[tuple[float, int, tuple[int, ...], Chain, int]] = []
        while 0 < len(found) < count:
            last, branched = found[-1]
            for place in range(branched, len(last.people) - 1):
                root = last.people[: place + 1]
                gone = {way.people[place + 1] for way, _ in found if way.people[: place + 1] == root}
                missing = count - len(found)
                ahead = nsmallest(missing, (entry[0] for entry in waiting))
                limit = ahead[-1] if len(ahead) == missing else math.inf
                other = self._solve(root, gone, limit)
                if other is not None:
                    heappush(waiting, (other.cost, len(other.people), other.people, other, place))
            if not waiting:
                break
            _, _, _, chain, place = heappop(waiting)
            found.append((chain, place))
        return [chain for chain, _ in found]

    def _solve(
        self, root: tuple[int, ...], gone: Set[int], limit: float, known: Way | None = None
    ) -> Chain | None:
        """Return the cheapest way that begins with these people and goes on to none of ``gone``."""
        number = counter()
        queue: list[tuple[float, int, _Answer]] = []
        ask = partial(self._answer, root, gone, limit)

        def wait(part: _Part, way: Way | None = None) -> None:
            found = ask(part, way)
            if found is not None:
                heappush(queue, (found[0], next(number), found[1]))

        wait(_Part(), known)
        while queue:
            cost, _, answer = heappop(queue)
            twice = self._used_twice(answer)
            if twice is None:
                return self._chain(cost, root, answer)
            for part in _split(answer.part, *twice):
                wait(part)
        return None

    def _answer(
        self, root: tuple[int, ...], gone: Set[int], limit: float, part: _Part, known: Way | None
    ) -> tuple[float, _Answer] | None:
        begun = self._begin(root, part.begun)
        if begun is None:
            return None
        way = known
        if way is None:
            hops = [
                hop
                for hop in self._departures(root[-1])
                if hop.to not in gone and (hop.hub == DIRECT or hop.hub not in part.hop)
            ]
            way = self._search.again(hops, {*root, *part.rest}, limit - begun[0])
        return None if way is None else (begun[0] + way.cost, _Answer(part, begun[1], way))

    def _departures(self, person: int) -> list[Departure]:
        found = self._hops.get(person)
        if found is None:
            found = self._hops[person] = self._graph.departures(person)
        return found

    def _begin(self, root: tuple[int, ...], without: Hubs) -> tuple[float, tuple[int, ...]] | None:
        """Return the cheapest choice of hubs, each used once, along the people a way begins with."""
        best: tuple[float, tuple[int, ...]] | None = None
        open_ends: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
        while open_ends:
            cost, hubs = heappop(open_ends)
            if len(hubs) == len(root) - 1:
                best = (cost, hubs)
                break
            for hop in self._between(root[len(hubs)], root[len(hubs) + 1]):
                if hop.hub == DIRECT or (hop.hub not in without and hop.hub not in hubs):
                    heappush(open_ends, (cost + hop.cost, (*hubs, hop.hub)))
        return best

    def _between(self, one: int, other: int) -> list[Departure]:
        found = self._options.get((one, other))
        if found is None:
            found = self._options[one, other] = self._graph.options(one, other)
        return found

    def _used_twice(self, answer: _Answer) -> tuple[int, str, str] | None:
        """Return a hub used in two parts of a way, and which two."""
        begun = set(answer.begun) - {DIRECT}
        rest = set(answer.way.hubs(self._graph.first_hub))
        first = {answer.way.first_hub} - {DIRECT}
        for one, other, names in (
            (begun, first, "begun hop"),
            (begun, rest, "begun rest"),
            (first, rest, "hop rest"),
        ):
            if one & other:
                left, right = names.split()
                return min(one & other), left, right
        return None

    def _chain(self, cost: float, root: tuple[int, ...], answer: _Answer) -> Chain:
        people, hubs = list(root), list(answer.begun)
        through = answer.way.first_hub
        for node in answer.way.nodes:
            if node >= self._graph.first_hub:
                through = node
                continue
            people.append(node)
            hubs.append(through)
            through = DIRECT
        return Chain(cost, tuple(people), tuple(hubs))


def _split(part: _Part, hub: int, left: str, right: str) -> tuple[_Part, _Part]:
    """Return the two halves of a question: the hub is not used on the left, or not on the right."""
    bans = {"begun": part.begun, "hop": part.hop, "rest": part.rest}
    without_left = {**bans, left: bans[left] | {hub}}
    without_right = {**bans, right: bans[right] | {hub}}
    return _Part(**without_left), _Part(**without_right)
