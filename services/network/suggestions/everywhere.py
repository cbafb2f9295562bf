"""Ties nobody typed in, over the whole book: found from the data, never made without a yes."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from models.kinds import TieKind
from services import sessions
from services.i18n import _
from services.network.blocks import BASE, Ints
from services.network.graph import Floats
from services.network.suggestions import grouping, pairing, weighing
from services.network.suggestions.known import Known
from services.network.suggestions.records import PAIR_KINDS, Group, Suggestion
from services.network.suggestions.telling import told
from services.progress import Progress


@dataclass(frozen=True, slots=True)
class Found:
    """Every suggestion of the book, strongest first, those with me before others; words come page by page."""

    one: Ints
    other: Ints
    kinds: Ints
    """Places in ``PAIR_KINDS``."""
    strengths: Floats
    groups: tuple[Group, ...]

    def __len__(self) -> int:
        return len(self.one)


def everybody(session: Session, kind: TieKind | None = None, progress: Progress | None = None) -> Found:
    """Return who may know each other; with ``kind`` only ties of that kind."""
    way = progress or Progress()
    way.say(_("Looking for people who may know each other"))
    way.step(0, 3)
    facts = weighing.read(session)
    way.step(1, 3)
    found = pairing.pairs(session, facts)
    way.step(2, 3)
    known = Known(session)
    keys, kinds, strengths = [], [], []
    for place, one in enumerate(PAIR_KINDS):
        if kind not in (None, one):
            continue
        some = found.once(one)
        some = some[known.is_new(one, some)]
        keys.append(some)
        kinds.append(np.full(len(some), place, np.int64))
        strengths.append(weighing.strengths(facts, one, some))
    groups = grouping.groups(session, pairing.large(session, facts, kind))
    way.step(3, 3)
    return _ordered(session, keys, kinds, strengths, tuple(groups))


def _ordered(
    session: Session, keys: list[Ints], kinds: list[Ints], strengths: list[Floats], groups: tuple[Group, ...]
) -> Found:
    pair = np.concatenate([np.zeros(0, np.int64), *keys])
    kind = np.concatenate([np.zeros(0, np.int64), *kinds])
    strength = np.concatenate([np.zeros(0), *strengths])
    one, other = pair // BASE, pair % BASE
    me = sessions.me_id(session)
    order = np.lexsort((kind, pair, (one != me) & (other != me), -strength))
    return Found(one[order], other[order], kind[order], strength[order], groups)


def page(session: Session, found: Found, first: int, count: int) -> list[Suggestion]:
    """Return some of what was found, with the evidence in words."""
    some = slice(first, first + count)
    columns = (found.one[some].tolist(), found.other[some].tolist(), found.kinds[some].tolist())
    return told(session, [(one, other, PAIR_KINDS[kind]) for one, other, kind in zip(*columns, strict=True)])
