"""Communities: who is tied more among themselves than to others (Leiden), named after what they share.

My own ties are left out, for nearly everybody has one. Those known to me alone are grouped by what they are
to me. The same network gives the same communities each time.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.organization import Education, Organization
from services import sessions
from services.contacts.organizations import short_name
from services.i18n import _
from services.network import graph
from services.network.graph import Floats, Ints
from services.network.picture import KINDS, NO_KIND, Network
from services.vocabulary import tie_kind_word

NOBODYS = -1
"""The community of me, and of whoever is on no map."""
_SEED = 20260922
_SHARED = 0.25
"""A community bears the name of what at least so many of its members share."""


@dataclass(frozen=True, slots=True)
class Communities:
    """The community of each person on a map, and what each is called."""

    of: Ints
    names: list[str]

    def __len__(self) -> int:
        return len(self.names)

    def members(self, number: int) -> Ints:
        """Return who is in one, by number on the map."""
        return np.flatnonzero(self.of == number)

    def chosen(self, keep: Ints) -> "Communities":
        """Return those of some people only; numbers and names stay."""
        return Communities(self.of[keep], self.names)


def find(session: Session, network: Network) -> Communities:
    """Return the communities of a network with their names, the largest first."""
    of = detect(network)
    return Communities(of, _names(session, network, of))


def detect(network: Network) -> Ints:
    """Return the community of each person, numbered from the largest; me is in none."""
    import igraph

    count = len(network.people)
    one, other, weights, nodes = with_circles(network)
    apart = (one != network.me) & (other != network.me)
    links = igraph.Graph(n=nodes, edges=np.stack([one[apart], other[apart]], axis=1).tolist())
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        found = links.community_leiden("modularity", weights=weights[apart].tolist(), n_iterations=3)
    finally:
        igraph.set_random_number_generator(random)
    of = np.array(found.membership, np.int64)[:count]
    alone = np.bincount(of, minlength=int(of.max(initial=0)) + 1)[of] == 1
    known = alone & (network.kinds_to_me != NO_KIND) if network.me >= 0 else np.zeros(count, np.bool_)
    top = int(of.max(initial=0)) + 1
    of[known] = top + network.kinds_to_me[known]
    return _by_size(of, network.me)


def with_circles(network: Network) -> tuple[Ints, Ints, Floats, int]:
    """Return edges with circles as nodes of their own, so that a class is a star and not a clique."""
    count = len(network.people)
    edges = network.edges
    one, other, weights = [edges.one], [edges.other], [np.maximum(edges.strengths, 0.2)]
    node = count
    for hull in network.hulls:
        if len(hull.members) > 1:
            one.append(hull.members)
            other.append(np.full(len(hull.members), node))
            weights.append(np.full(len(hull.members), 0.7))
            node += 1
    return np.concatenate(one), np.concatenate(other), np.concatenate(weights), node


def _by_size(of: Ints, me: int) -> Ints:
    """Return communities numbered from the largest, of equal ones from whoever comes first."""
    if me >= 0:
        of[me] = of.max(initial=0) + 1
    found, first, sizes = np.unique(of, return_index=True, return_counts=True)
    if me >= 0:
        sizes[found == of[me]] = 0
    rank = np.lexsort((first, -sizes))
    number = np.empty(int(found.max(initial=0)) + 1, np.int64)
    number[found[rank]] = np.arange(len(found))
    numbered: Ints = number[of]
    if me >= 0:
        numbered[me] = NOBODYS
    return numbered


def _names(session: Session, network: Network, of: Ints) -> list[str]:
    """Return what each community is called: what its members share, else who is best tied in it."""
    sizes = np.bincount(of[of >= 0], minlength=int(of.max(initial=-1)) + 1)
    best: dict[int, tuple[float, str]] = {}
    for place, words, share in _features(session, network, of, sizes):
        if share >= max(_SHARED, best.get(place, (0.0, ""))[0]):
            best[place] = share, words
    degrees = np.bincount(np.concatenate([network.edges.one, network.edges.other]), minlength=len(of))
    names, taken = [], set[str]()
    for place, size in enumerate(sizes.tolist()):
        name = best.get(place, (0.0, ""))[1]
        members = np.flatnonzero(of == place)
        if not name or name in taken:
            name = _by_person(network, members, degrees, size)
        taken.add(name)
        names.append(name)
    return names


def _by_person(network: Network, members: Ints, degrees: Ints, size: int) -> str:
    kinds = network.kinds_to_me[members]
    only_mine = bool((degrees[members] <= 1).all()) and bool((kinds == kinds[0]).all())
    if only_mine and kinds[0] != NO_KIND:
        return tie_kind_word(KINDS[int(kinds[0])])
    best = int(members[np.argmax(degrees[members])])
    name = network.people.names[best]
    return _("Around {name}").format(name=name) if size > 1 else name


def _features(session: Session, network: Network, of: Ints, sizes: Ints) -> Iterator[tuple[int, str, float]]:
    """Yield community, what is shared, and the share of it that is in the community and of the community."""
    for hull in network.hulls:
        yield from _shares(of[hull.members], np.zeros(len(hull.members), np.int64), [hull.name], sizes)
    ids = network.people.ids
    schools = graph.numbers(
        session,
        select(Education.contact_id, Education.school_id).where(Education.school_id.is_not(None)),
        2,
    )
    posts = graph.numbers(
        session, select(Contact.id, Contact.organization_id).where(Contact.organization_id.is_not(None)), 2
    )
    for rows in (posts, schools):
        rows = rows[np.isin(rows[:, 0], ids)]
        keys, which = np.unique(rows[:, 1], return_inverse=True)
        names = dict(
            row
            for part in sessions.chunks(keys.tolist())
            for row in session.execute(
                select(Organization.id, Organization.name).where(Organization.id.in_(part))
            ).tuples()
        )
        words = [short_name(names.get(key, "")) for key in keys.tolist()]
        yield from _shares(of[np.searchsorted(ids, rows[:, 0])], which, words, sizes)


def _shares(where: Ints, which: Ints, words: list[str], sizes: Ints) -> Iterator[tuple[int, str, float]]:
    inside = where >= 0
    where, which = where[inside], which[inside]
    totals = np.bincount(which, minlength=len(words))
    pairs, counts = np.unique(where * len(words) + which, return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        place, key = divmod(pair, len(words))
        if count > 1:
            # The cosine of the two groups: a feature everybody has names nobody.
            yield place, words[key], count / float(np.sqrt(sizes[place] * totals[key]))
