"""The strongest way from me to everybody at once: Dijkstra once over the whole network.

It does not heed that a way uses a class once at most; what is offered as a way is asked for by itself.
"""

from dataclasses import dataclass
from heapq import heappop, heappush

from services.network.graph import PathGraph
from services.progress import Progress

_ROWS_A_STEP = 20_000
_ME = 0
"""Before the first person of a way."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody I can be brought to, and who or what class stands before them on the strongest way."""

    cost: dict[int, float]
    before: dict[int, int]
    first_hub: int

    def introducers(self, contact_id: int) -> tuple[int, ...]:
        """Return who brings me to somebody, in order; nobody where I know them, or there is no way."""
        found = []
        node = self.before.get(contact_id, _ME)
        while node != _ME:
            if node < self.first_hub:
                found.append(node)
            node = self.before[node]
        return tuple(reversed(found))


def from_me(graph: PathGraph, progress: Progress | None = None) -> Reach:
    """Return the strongest ways from me; nobody who asked not to be contacted stands between."""
    cost: dict[int, float] = {}
    before: dict[int, int] = {}
    queue: list[tuple[float, int]] = []
    for hop in graph.departures(graph.me):
        if hop.cost < cost.get(hop.to, float("inf")):
            cost[hop.to], before[hop.to] = hop.cost, _ME
            heappush(queue, (hop.cost, hop.to))
    settled: set[int] = set()
    blocked = graph.blocked | {graph.me}
    while queue:
        so_far, node = heappop(queue)
        if node in settled:
            continue
        settled.add(node)
        if progress is not None and len(settled) % _ROWS_A_STEP == 0:
            progress.step(len(settled), len(graph.starts))
        if node in blocked:
            continue
        for beside, step in zip(*graph.neighbours(node), strict=True):
            reached = so_far + step
            if reached < cost.get(beside, float("inf")) and beside != graph.me:
                cost[beside], before[beside] = reached, node
                heappush(queue, (reached, beside))
    return Reach(cost, before, graph.first_hub)
