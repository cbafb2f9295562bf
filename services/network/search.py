"""The cheapest way from one person to another: Dijkstra from both sides, then again around what is taken.

The first search meets in the middle. What its backward half learned (the exact rest of the way near the
target, a lower bound elsewhere) then guides every further search of the same question, as A* does.
"""

import math
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, field
from heapq import heappop, heappush

from services.network.graph import DIRECT, Departure, PathGraph


@dataclass(frozen=True, slots=True)
class Way:
    """A way found: its cost, the nodes behind the start, and the hub its first hop went through."""

    cost: float
    nodes: tuple[int, ...]
    first_hub: int = DIRECT

    def hubs(self, first_hub_node: int) -> tuple[int, ...]:
        """Return the hubs used after the first hop."""
        return tuple(node for node in self.nodes if node >= first_hub_node)


@dataclass(slots=True)
class Side:
    """One half of a two-sided search: best costs so far, where they came from, what is settled."""

    best: dict[int, float] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    queue: list[tuple[float, int]] = field(default_factory=list)
    backward: bool = False
    """It comes from the target and asks from where a node is reached."""

    def reach(self, node: int, cost: float, before: int) -> bool:
        """Note a way to a node if it is the cheapest so far."""
        if cost >= self.best.get(node, math.inf):
            return False
        self.best[node] = cost
        self.before[node] = before
        heappush(self.queue, (cost, node))
        return True


START = -1
"""What lies before the first node of a way."""


class Search:
    """All searches towards one target: ``first`` meets in the middle, ``again`` is guided by it."""

    def __init__(self, graph: PathGraph, target: int, closed: Set[int]) -> None:
        self._graph = graph
        self._target = target
        self._closed = closed
        self._behind = Side(backward=True)
        self._rest: dict[int, float] = {}
        self._beyond = 0.0

    def first(self, hops: Sequence[Departure]) -> Way | None:
        """Return the cheapest way beginning with one of these hops, searching from both ends."""
        ahead, behind = Side(), Side(backward=True)
        hubs: dict[int, int] = {}
        behind.reach(self._target, 0.0, START)
        for hop in hops:
            if hop.to not in self._closed and ahead.reach(hop.to, hop.cost, START):
                hubs[hop.to] = hop.hub
        best = ahead.best.get(self._target, math.inf)
        middle = self._target if math.isfinite(best) else START
        while ahead.queue and behind.queue:
            if ahead.queue[0][0] + behind.queue[0][0] >= best:
                break
            side, other = (ahead, behind) if ahead.queue[0] <= behind.queue[0] else (behind, ahead)
            best, middle = self._settle(side, other, best, middle)
        self._behind = behind
        self._note_rest()
        if middle == START:
            return None
        return Way(best, _walk(ahead, middle)[::-1] + _walk(behind, middle)[1:], _hub_of(ahead, middle, hubs))

    def _settle(self, side: Side, other: Side, best: float, middle: int) -> tuple[float, int]:
        cost, node = heappop(side.queue)
        if node in side.settled:
            return best, middle
        side.settled.add(node)
        known, across, closed = side.best, other.best, self._closed
        leads = self._graph.sources if side.backward else self._graph.neighbours
        for beside, hop in zip(*leads(node), strict=True):
            reached = cost + hop
            if reached < known.get(beside, math.inf) and beside not in closed:
                known[beside] = reached
                side.before[beside] = node
                heappush(side.queue, (reached, beside))
                rest = across.get(beside)
                if rest is not None and reached + rest < best:
                    best, middle = reached + rest, beside
        return best, middle

    def look_further(self, cost: float, nodes: int) -> None:
        """Search on from the target, up to a cost or a number of nodes, to guide what follows better."""
        nowhere = Side()
        behind = self._behind
        while behind.queue and behind.queue[0][0] < cost and len(behind.settled) < nodes:
            self._settle(behind, nowhere, 0.0, START)
        self._note_rest()

    def _note_rest(self) -> None:
        behind = self._behind
        self._rest = {node: behind.best[node] for node in behind.settled}
        self._beyond = behind.queue[0][0] if behind.queue else math.inf

    def again(self, hops: Sequence[Departure], taken: Collection[int], limit: float) -> Way | None:
        """Return the cheapest way around what is taken, beginning with one of these hops, below the limit."""
        side = Side()
        hubs: dict[int, int] = {}
        rest, beyond, closed = self._rest, self._beyond, self._closed
        queue: list[tuple[float, int]] = []
        for hop in hops:
            if hop.to in closed or hop.to in taken or hop.cost >= side.best.get(hop.to, math.inf):
                continue
            side.best[hop.to], side.before[hop.to], hubs[hop.to] = hop.cost, START, hop.hub
            heappush(queue, (hop.cost + rest.get(hop.to, beyond), hop.to))
        while queue:
            foreseen, node = heappop(queue)
            if foreseen >= limit:
                return None
            if node in side.settled:
                continue
            if node == self._target:
                return Way(side.best[node], _walk(side, node)[::-1], _hub_of(side, node, hubs))
            side.settled.add(node)
            cost = side.best[node]
            for beside, hop_cost in zip(*self._graph.neighbours(node), strict=True):
                reached = cost + hop_cost
                if reached < side.best.get(beside, math.inf) and beside not in closed and beside not in taken:
                    side.best[beside], side.before[beside] = reached, node
                    heappush(queue, (reached + rest.get(beside, beyond), beside))
        return None


def _walk(side: Side, node: int) -> tuple[int, ...]:
    """Return the nodes from here back to where the side began."""
    found = []
    while node != START:
        found.append(node)
        node = side.before[node]
    return tuple(found)


def _hub_of(side: Side, node: int, hubs: dict[int, int]) -> int:
    return hubs.get(_walk(side, node)[-1], DIRECT)
