"""Suggestions as dotted lines over the map, the strongest among the people who stand on it."""

from itertools import islice

import numpy as np
from sqlalchemy.orm import Session

from models.kinds import TieKind
from services import sessions
from services.network.overlay import DottedTie, Overlay
from services.network.suggestions import everywhere
from services.network.suggestions.records import PAIR_KINDS
from services.network.suggestions.telling import told

MOST_LINES = 60
"""More dotted lines than this would hide the ties there are."""


def dotted(session: Session, people: frozenset[int], chosen: int = 0) -> Overlay:
    """Return the strongest suggestions among these people, one line a pair.

    With somebody chosen those of them and mine only.
    """
    found = everywhere.everybody(session)
    shown = np.isin(found.one, list(people)) & np.isin(found.other, list(people))
    if chosen:
        wanted = [chosen, sessions.me_id(session)]
        shown &= np.isin(found.one, wanted) | np.isin(found.other, wanted)
    lines: dict[tuple[int, int], DottedTie] = {}
    for place in np.flatnonzero(shown).tolist():
        pair = int(found.one[place]), int(found.other[place])
        lines.setdefault(pair, DottedTie(*pair, PAIR_KINDS[int(found.kinds[place])].value))
    count = len(lines)
    lines = dict(islice(lines.items(), MOST_LINES))
    said = {
        (one.a, one.b): one.evidence
        for one in told(session, [(line.one, line.other, _kind(line)) for line in lines.values()])
    }
    return Overlay(
        tuple(
            DottedTie(line.one, line.other, line.kind, said.get((line.one, line.other), ""))
            for line in lines.values()
        ),
        count=count,
    )


def _kind(line: DottedTie) -> TieKind:
    return TieKind(line.kind)
