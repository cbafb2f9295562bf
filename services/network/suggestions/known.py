"""What is not suggested: those who are tied, those whom a circle ties already, and what was refused."""

from collections import defaultdict

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.kinds import CohortKind, TieKind
from models.suggestion import RefusedSuggestion
from models.tie import Tie
from services.network.blocks import BASE, Bools, Ints, joined
from services.network.graph import numbers
from services.network.suggestions import columns
from services.network.suggestions.circles import standing_for


class Known:
    """What is not suggested: who is tied, whom a circle ties in that kind, what was refused."""

    def __init__(self, session: Session) -> None:
        personal = select(Tie.from_id, Tie.to_id).where(Tie.kind != TieKind.BUSINESS.value)
        ties = numbers(session, personal, 2)
        self._tied = np.unique(ties.min(axis=1) * BASE + ties.max(axis=1)) if len(ties) else ties[:, 0]
        self._circles = _circles(session)
        query = select(RefusedSuggestion.kind, RefusedSuggestion.one_id, RefusedSuggestion.other_id)
        self._refused: dict[str, list[int]] = defaultdict(list)
        for kind, one, other in session.execute(query).tuples():
            self._refused[kind].append(one * BASE + other)

    def is_new(self, kind: TieKind, keys: Ints) -> Bools:
        """Tell which pairs may be suggested."""
        new = ~_among(keys, self._tied)
        if refused := self._refused.get(kind):
            new &= ~np.isin(keys, refused)
        members, cohorts = self._circles.get(kind, (np.zeros(0, np.int64), np.zeros(0, np.int64)))
        if len(members) and len(keys):
            row, belongs = joined(keys // BASE, members)
            inside = np.unique(cohorts * BASE + members)
            new[row[_among(cohorts[belongs] * BASE + keys[row] % BASE, inside)]] = False
        return new


def _among(keys: Ints, ordered: Ints) -> Bools:
    """Tell which keys are among others that are in order."""
    if not len(ordered):
        return np.zeros(len(keys), np.bool_)
    at = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    found: Bools = ordered[at] == keys
    return found


def _circles(session: Session) -> dict[TieKind, tuple[Ints, Ints]]:
    kinds = standing_for(session)
    members, cohorts = columns.circles(session, [str(kind) for kind in CohortKind])
    found = {}
    for kind in set(kinds.values()):
        inside = np.isin(cohorts, [cohort for cohort, one in kinds.items() if one == kind])
        found[kind] = members[inside], cohorts[inside]
    return found
