"""The tier columns kept on every contact's row, so that the table sorts by an index."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, case, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.selectable import CTE

from models import tables
from models.assessment import Assessment, OwnFactor
from models.contact import Contact
from models.kinds import TIER_RANK, Tier
from services import recorder, sessions, settings, storage
from services.prospects import tiering
from services.prospects.tiering import FACTORS, OWN

_PLACE = 200
"""Four sums share one number, so that the database looks at every factor once; each stays below this."""

MOST_OWN = 16
"""So many factors of the user's own keep the sums of weights up to 9 below that."""

_MANY = 5_000
"""From so many people on it is quicker to build the index of the order anew than to keep it row by row."""

_COPIED = (*FACTORS, "first_sum", "second_sum", "third_sum", "computed_rank", "tier_rank")


def own_factors(session: Session) -> dict[str, str]:
    """Return the key and the name of each factor the user added."""
    rows = session.execute(select(OwnFactor.id, OwnFactor.name).order_by(OwnFactor.id))
    return {f"{OWN}{number}": name for number, name in rows}


def effective_rank(day: dt.date) -> ColumnElement[int]:
    """Return the rank of the tier that counts on a day: the pinned one until its pin has ended."""
    holds = or_(Contact.pin_until.is_(None), Contact.pin_until >= day)
    return case((and_(Contact.pin_rank.is_not(None), holds), Contact.pin_rank), else_=Contact.computed_rank)


def _is_off(day: dt.date) -> ColumnElement[bool]:
    """Tell of rows whose kept tier is not the one of that day; an index holds the few with an end."""
    return and_(Contact.pin_until.is_not(None), Contact.tier_rank != effective_rank(day))


def expire_pins(session: Session) -> int:
    """Let those fall back whose pin has ended; return how many did. Run at opening and when a day begins.

    A fallen tier follows from the calendar and is not journaled, so it never stands in the way of undo.
    """
    day = sessions.today(session)
    count = session.scalar(select(func.count()).select_from(Contact).where(_is_off(day))) or 0
    if count:
        people = tables.table(Contact.__tablename__)
        change = people.update().values(tier_rank=effective_rank(day)).where(_is_off(day))
        recorder.derive(session, change, people.name)
    return count


def refresh(session: Session, contact_ids: Iterable[int] | None) -> None:
    """Bring factor copies, sums and tiers of these contacts in line with their assessments; None: everyone.

    For named contacts what changes is journaled with the act. Everyone is recomputed by one statement from
    the copies on the rows and is not journaled, for it follows from the weights.
    """
    if contact_ids is None:
        _refresh_all(session)
        return
    session.flush()
    weights = settings.rules(session).weights
    own = tuple(own_factors(session))
    changed = [
        row
        for ids in sessions.chunks(dict.fromkeys(contact_ids))
        for row in _changed_rows(session, ids, weights, own)
    ]
    recorder.bulk_update(session, Contact, changed)


def _changed_rows(
    session: Session, ids: list[int], weights: dict[str, int], own: tuple[str, ...]
) -> list[dict[str, Any]]:
    classes: dict[int, dict[str, int | None]] = {key: dict.fromkeys((*FACTORS, *own)) for key in ids}
    found = select(Assessment.contact_id, Assessment.factor, Assessment.class_)
    for contact_id, factor, klass in session.execute(found.where(Assessment.contact_id.in_(ids))):
        if factor in classes[contact_id]:
            classes[contact_id][factor] = klass
    columns = [getattr(Contact, name) for name in ("id", "pin_rank", "pin_until", *_COPIED)]
    changed = []
    for row in session.execute(select(*columns).where(Contact.id.in_(ids))):
        kept = _kept(row, classes[row.id], weights, sessions.today(session))
        if any(getattr(row, name) != value for name, value in kept.items()):
            changed.append({"id": row.id, **kept})
    return changed


def _kept(
    row: Row[Any], classes: dict[str, int | None], weights: dict[str, int], day: dt.date
) -> dict[str, Any]:
    standing = tiering.stand(classes, weights)
    computed = TIER_RANK[standing.tier]
    pinned = row.pin_rank is not None and (row.pin_until is None or row.pin_until >= day)
    return {
        **{factor: classes[factor] for factor in FACTORS},
        "first_sum": standing.first,
        "second_sum": standing.second,
        "third_sum": standing.third,
        "computed_rank": computed,
        "tier_rank": row.pin_rank if pinned else computed,
    }


def _refresh_all(session: Session) -> None:
    """Recompute sums and tiers of everyone by one statement: what a change of weights asks for."""
    people = tables.table(Contact.__tablename__)
    sums = _sums(settings.rules(session).weights, tuple(own_factors(session)))
    first, second, third = sums.c.first, sums.c.second, sums.c.third
    rank = case(
        (sums.c.known < tiering.LEAST_KNOWN, TIER_RANK[Tier.UNRATED]),
        (first > second + third, TIER_RANK[Tier.A]),
        (third > first + second, TIER_RANK[Tier.C]),
        else_=TIER_RANK[Tier.B],
    )
    day = sessions.today(session)
    holds = and_(people.c.pin_rank.is_not(None), or_(people.c.pin_until.is_(None), people.c.pin_until >= day))
    tier = case((holds, people.c.pin_rank), else_=rank)
    change = (
        people.update()
        .values(first_sum=first, second_sum=second, third_sum=third, computed_rank=rank, tier_rank=tier)
        .where(
            people.c.id == sums.c.id,
            or_(
                people.c.first_sum != first,
                people.c.second_sum != second,
                people.c.third_sum != third,
                people.c.computed_rank != rank,
                people.c.tier_rank != tier,
            ),
        )
    )
    if (session.scalar(select(func.count()).select_from(people)) or 0) < _MANY:
        recorder.derive(session, change, people.name)
        return
    session.flush()
    with storage.set_aside(session, people, "ix_contacts_priority"):
        recorder.derive(session, change, people.name)


def _sums(weights: dict[str, int], own: tuple[str, ...]) -> CTE:
    """Return each contact's sums of weights by class and number of known factors."""

    def packed(column: ColumnElement[Any], factor: str) -> ColumnElement[int]:
        weight = weights.get(factor, 1)
        choices = {klass: _PLACE**3 + weight * _PLACE ** (klass - 1) for klass in (1, 2, 3)}
        return case(choices, value=column, else_=0)

    six = [packed(Contact.__table__.c[factor], factor) for factor in FACTORS]
    total: ColumnElement[int] = sum(six[1:], six[0])
    if own:
        each = case(*((Assessment.factor == key, packed(Assessment.class_.expression, key)) for key in own))
        theirs = select(func.sum(each)).where(Assessment.contact_id == Contact.id, Assessment.factor.in_(own))
        total = total + func.coalesce(theirs.scalar_subquery(), 0)
    once = select(Contact.id, total.label("packed")).cte("once").prefix_with("MATERIALIZED")
    return (
        select(
            once.c.id,
            (once.c.packed % _PLACE).label("first"),
            (once.c.packed // _PLACE % _PLACE).label("second"),
            (once.c.packed // _PLACE**2 % _PLACE).label("third"),
            (once.c.packed // _PLACE**3).label("known"),
        )
        .cte("sums")
        .prefix_with("MATERIALIZED")
    )
