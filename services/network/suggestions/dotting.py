"""Suggestions as dotted lines over the map, the strongest among the people who stand on it."""

import numpy as np
from sqlalchemy.orm import Session

from models.kinds import TieKind
from services.network.overlay import DottedTie, Overlay
from services.network.suggestions import everywhere
from services.network.suggestions.records import PAIR_KINDS
from services.network.suggestions.telling import told

MOST_LINES = 300
"""More dotted lines than this would hide the ties there are."""


def dotted(session: Session, people: frozenset[int]) -> Overlay:
    """Return the strongest suggestions among these people, one line a pair."""
    found = everywhere.everybody(session)
    shown = np.isin(found.one, list(people)) & np.isin(found.other, list(people))
    lines: dict[tuple[int, int], DottedTie] = {}
    for place in np.flatnonzero(shown).tolist():
        pair = int(found.one[place]), int(found.other[place])
        lines.setdefault(pair, DottedTie(*pair, PAIR_KINDS[int(found.kinds[place])].value))
        if len(lines) >= MOST_LINES:
            break
    said = {
        (one.a, one.b): one.evidence
        for one in told(session, [(line.one, line.other, _kind(line)) for line in lines.values()])
    }
    return Overlay(
        tuple(
            DottedTie(line.one, line.other, line.kind, said.get((line.one, line.other), ""))
            for line in lines.values()
        )
    )


def _kind(line: DottedTie) -> TieKind:
    return TieKind(line.kind)
