"""How many people stand between me and everybody: kept on the contact's row, recomputed when ties change."""

from collections.abc import Iterable

import numpy as np
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import tables
from models.contact import Contact
from models.kinds import TYING_COHORTS, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import recorder, sessions
from services.network import graph
from services.network.graph import Ints

FAR = -1
"""In an array of distances: there is no way."""

UNREACHED = 1 << 30
"""Hops to somebody there is no way to."""

_ENDS = frozenset({"from_id", "to_id", "kind", "contact_id", "cohort_id"})
"""Columns of ties, memberships and cohorts that decide who is tied to whom."""
_TABLES = frozenset({"ties", "memberships", "cohorts"})
_ACCOUNTED = "distances accounted"


def refresh(session: Session) -> None:
    """Count again how many people stand between me and everybody, and write down what changed."""
    session.flush()
    one, other, _code = graph.read_ties(session)
    cohorts, member_of, members = graph.read_memberships(session)
    me = sessions.me_id(session)
    hops = hops_from(me, one, other, member_of, members, len(cohorts))
    kept = graph.numbers(
        session, select(Contact.id, func.coalesce(Contact.distance, FAR)).where(Contact.id != me), 2
    )
    found = np.full(max(int(kept[:, 0].max(initial=0)) + 1, len(hops)), FAR, np.int64)
    found[: len(hops)] = np.where(hops == FAR, FAR, hops - 1)
    fresh = found[kept[:, 0]]
    moved = kept[:, 0][fresh != kept[:, 1]]
    for distance in np.unique(found[moved]).tolist():
        _write(session, None if distance == FAR else distance, moved[found[moved] == distance].tolist())


def settle(session: Session, record: recorder.Record) -> None:
    """Count again after an act, unless ``tied`` and ``untied`` have taken every change into account."""
    moved = sum(table in _TABLES for table, _ in (*record.inserted, *record.deleted))
    moved += sum(run[0] in _TABLES for run in (*record.runs, *record.removed_runs))
    for (table, _), (before, after) in record.updated.items():
        moved += table in _TABLES and any(before.get(name) != after.get(name) for name in _ENDS)
    if moved > session.info.get(_ACCOUNTED, 0):
        refresh(session)


def _account(session: Session) -> None:
    session.info[_ACCOUNTED] = session.info.get(_ACCOUNTED, 0) + 1


def hops_from(start: int, one: Ints, other: Ints, member_of: Ints, members: Ints, cohorts: int) -> Ints:
    """Return how many hops everybody is from one person, indexed by id; FAR where there is no way."""
    last = max(start, *(int(part.max()) for part in (one, other, members) if len(part)), 0)
    hubs = last + 1 + member_of
    source = np.concatenate([one, other, members, hubs])
    target = np.concatenate([other, one, hubs, members])
    order = np.argsort(source, kind="stable")
    ends = target[order]
    starts = np.zeros(last + cohorts + 2, np.int64)
    np.cumsum(np.bincount(source, minlength=last + cohorts + 1), out=starts[1:])
    hops = np.full(last + 1 + cohorts, FAR, np.int64)
    hops[start] = 0
    front, step = np.array([start]), 0
    while len(front):
        step += 1
        beside = _beside(starts, ends, front)
        entered = np.unique(beside[(beside > last) & (hops[beside] == FAR)])
        hops[entered] = step
        beside = np.concatenate([beside, _beside(starts, ends, entered)])
        front = np.unique(beside[(beside <= last) & (hops[beside] == FAR)])
        hops[front] = step
    return hops[: last + 1]


def _beside(starts: Ints, ends: Ints, nodes: Ints) -> Ints:
    """Return all neighbours of these nodes."""
    begin = starts[nodes]
    counts = starts[nodes + 1] - begin
    offsets = np.repeat(begin - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    found: Ints = ends[offsets + np.arange(counts.sum())]
    return found


def tied(session: Session, one: int, other: int) -> None:
    """Take one new tie into account: only those it brings nearer change."""
    session.flush()
    _account(session)
    me = sessions.me_id(session)
    start, second = min((_hops(session, key, me), beside) for key, beside in ((one, other), (other, one)))
    if start == UNREACHED:
        return
    front, hops = [second], start + 1
    while front:
        reached = _nearer(session, front, hops, me)
        if not reached:
            return
        _write(session, hops - 1, reached)
        front, hops = _neighbours(session, reached), hops + 1


def untied(session: Session, one: int, other: int) -> None:
    """Take one removed tie into account: cheap where the farther end has another way as short."""
    session.flush()
    _account(session)
    me = sessions.me_id(session)
    near, far = sorted((_hops(session, key, me), key) for key in (one, other))
    if near[0] == far[0]:
        return
    beside = _neighbours(session, [far[1]])
    if not any(_hops(session, key, me) == near[0] for key in beside):
        refresh(session)


def _hops(session: Session, contact: int, me: int) -> int:
    if contact == me:
        return 0
    kept = session.scalar(select(Contact.distance).where(Contact.id == contact))
    return UNREACHED if kept is None else kept + 1


def _nearer(session: Session, ids: Iterable[int], hops: int, me: int) -> list[int]:
    """Return which of these are farther than so many hops."""
    farther = or_(Contact.distance.is_(None), Contact.distance > hops - 1)
    return [
        key
        for part in sessions.chunks(set(ids) - {me})
        for key in session.scalars(select(Contact.id).where(Contact.id.in_(part), farther))
    ]


def _neighbours(session: Session, ids: list[int]) -> list[int]:
    """Return everybody who has a tie, or a cohort that ties, with one of these."""
    kinds = [kind.value for kind in TYING_COHORTS]
    found: set[int] = set()
    for part in sessions.chunks(ids):
        personal = Tie.kind != TieKind.BUSINESS.value
        found.update(session.scalars(select(Tie.to_id).where(Tie.from_id.in_(part), personal)))
        found.update(session.scalars(select(Tie.from_id).where(Tie.to_id.in_(part), personal)))
        theirs = (
            select(Membership.cohort_id)
            .join(Cohort, Cohort.id == Membership.cohort_id)
            .where(Membership.contact_id.in_(part), Cohort.kind.in_(kinds))
        )
        found.update(session.scalars(select(Membership.contact_id).where(Membership.cohort_id.in_(theirs))))
    return list(found)


def _write(session: Session, distance: int | None, ids: list[int]) -> None:
    """Write one distance on many rows, ids in runs where they follow each other."""
    contacts = tables.table(Contact.__tablename__)
    runs = _runs(sorted(ids))
    for part in sessions.chunks(runs, 300):
        alone = [first for first, last in part if first == last]
        where = [contacts.c.id.between(first, last) for first, last in part if first != last]
        if alone:
            where.append(contacts.c.id.in_(alone))
        recorder.derive(session, contacts.update().where(or_(*where)).values(distance=distance), "contacts")


def _runs(ids: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for key in ids:
        if found and found[-1][1] == key - 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found
