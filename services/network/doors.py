"""The network with a firm as the target: a way ends at the first of its people it comes to.

Everybody who works there is a door, and all doors lead to one node that stands for the firm. Ids begin at 1,
so node 0 is free for it. A door leads nowhere else: a way through one of them to another answers nothing new.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import override

from models.organization import Employment
from services import sessions
from services.network.graph import PathGraph
from services.network.loopless import Chain, strongest

FIRM = 0
"""The node of the firm."""
_Beside = tuple[list[int], list[float]]


@dataclass(slots=True)
class FirmGraph(PathGraph):
    """A network with one more node, reached only through its doors."""

    doors: frozenset[int] = frozenset()
    _towards: dict[int, _Beside] = field(default_factory=dict)

    @override
    def neighbours(self, node: int) -> _Beside:
        """Return where a node leads: a door into the firm, the firm nowhere."""
        if node in self.doors:
            return [FIRM], [0.0]
        return ([], []) if node == FIRM else PathGraph.neighbours(self, node)

    @override
    def sources(self, node: int) -> _Beside:
        """Return from where a node is reached: the firm from its doors, nothing else from them."""
        found = self._towards.get(node)
        if found is None:
            if node == FIRM:
                found = sorted(self.doors), [0.0] * len(self.doors)
            else:
                beside = zip(*PathGraph.neighbours(self, node), strict=True)
                kept = [(one, cost) for one, cost in beside if one not in self.doors]
                found = [one for one, _cost in kept], [cost for _one, cost in kept]
            self._towards[node] = found
        return found


def people_of(session: Session, organization_id: int) -> list[int]:
    """Return who works at an organization at present, me left out."""
    query = select(Employment.contact_id.distinct()).where(
        Employment.organization_id == organization_id,
        Employment.is_present,
        Employment.contact_id != sessions.me_id(session),
    )
    return sorted(session.scalars(query))


def ways_in(
    network: PathGraph, source: int, people: Iterable[int], count: int, avoid: frozenset[int]
) -> list[Chain]:
    """Return the strongest ways from somebody to any of these people, each ending at the first it meets."""
    doors = frozenset(people) - avoid - network.blocked - {source}
    if not doors:
        return []
    graph = FirmGraph(
        *(network.me, network.first_hub, network.cohort_ids, network.starts, network.ends, network.costs),
        blocked=network.blocked,
        my_cohorts=network.my_cohorts,
        _seen=network._seen,  # what was read of the network serves both
        doors=doors,
    )
    found = strongest(graph, source, FIRM, count, avoid)
    return [Chain(chain.cost, chain.people[:-1], chain.hubs[:-1]) for chain in found]
