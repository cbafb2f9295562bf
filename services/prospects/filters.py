"""The one filter of table, map, sheet and export alike, and what it means in SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, or_, select, union_all
from sqlalchemy.orm import Session

from models.contact import Address, Contact, Tag, Tagging
from models.import_batch import ImportRow
from models.kinds import TIER_OF_RANK, TIER_RANK, TYING_COHORTS, Tier
from models.organization import Cohort, Employment, Membership
from models.tie import Tie
from services import sessions, settings
from services.prospects import derived
from services.prospects.first_page import is_settled
from services.prospects.list_records import (
    BIRTHDAY,
    EVERYBODY,
    FACTORS_MISSING,
    MISSING,
    NATIVE_PLACE,
    ORGANIZATION,
    PHONE,
    Filter,
)
from services.prospects.tiering import FACTORS

__all__ = ["EVERYBODY", "MISSING", "Filter", "conditions", "is_overdue", "overdue_ratio", "rank_of_day"]


def conditions(session: Session, wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the SQL conditions of a filter on contacts, as of the session's day; me is left out."""
    return [Contact.is_me == false(), *(_CONDITION[key](session, wanted) for key in wanted.conditions_set())]


def rank_of_day(session: Session) -> ColumnElement[int]:
    """Return the rank of the tier that counts on the session's day; the kept column where it is right."""
    if is_settled(session):
        return Contact.tier_rank.expression
    return derived.effective_rank(sessions.today(session))


def is_overdue(session: Session) -> ColumnElement[bool]:
    """Return the condition that somebody is overdue on the session's day."""
    return Contact.clock_ordinal < sessions.today(session).toordinal() - _interval(session, int)


def overdue_ratio(session: Session) -> ColumnElement[Any]:
    """Return the overdue ratio on the session's day, to sort by across tiers."""
    return (sessions.today(session).toordinal() - Contact.clock_ordinal) / _interval(session, float)


def _interval(session: Session, number: type[int] | type[float]) -> ColumnElement[Any]:
    """Return the days between contacts of the tier that counts."""
    days = settings.rules(session).cadence
    intervals = {rank: number(days[str(tier)]) for rank, tier in TIER_OF_RANK.items()}
    return case(intervals, value=rank_of_day(session))


def _tiers(session: Session, wanted: Filter) -> ColumnElement[bool]:
    return rank_of_day(session).in_([TIER_RANK[Tier(tier)] for tier in wanted.tiers])


def _tie_kinds(session: Session, wanted: Filter) -> ColumnElement[bool]:
    me = sessions.me_id(session)
    kinds = [str(kind) for kind in wanted.tie_kinds]
    cohort_kinds = [cohort.value for cohort, kind in TYING_COHORTS.items() if kind in kinds]
    mine = select(Membership.cohort_id).where(Membership.contact_id == me)
    shared = (
        select(Membership.contact_id)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Cohort.kind.in_(cohort_kinds), Membership.cohort_id.in_(mine))
    )
    return Contact.id.in_(
        union_all(
            select(Tie.to_id).where(Tie.from_id == me, Tie.kind.in_(kinds)),
            select(Tie.from_id).where(Tie.to_id == me, Tie.kind.in_(kinds)),
            shared,
        )
    )


def _place(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    after = wanted.place[:-1] + chr(ord(wanted.place[-1]) + 1)

    def lies_there(code: Any) -> ColumnElement[bool]:
        return and_(code >= wanted.place, code < after)

    lives = select(Address.contact_id).where(lies_there(Address.code))
    return or_(lies_there(Contact.native_code), Contact.id.in_(lives))


def _organizations(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    worked = select(Employment.contact_id).where(Employment.organization_id.in_(wanted.organizations))
    return or_(Contact.organization_id.in_(wanted.organizations), Contact.id.in_(worked))


def _cohorts(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    return Contact.id.in_(select(Membership.contact_id).where(Membership.cohort_id.in_(wanted.cohorts)))


def _tags(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    tagged: Select[Any] = select(Tagging.contact_id).join(Tag, Tag.id == Tagging.tag_id)
    return Contact.id.in_(tagged.where(Tag.name.in_(wanted.tags)))


def _missing(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    lacking: dict[str, ColumnElement[bool]] = {
        PHONE: Contact.phone == "",
        ORGANIZATION: Contact.organization == "",
        NATIVE_PLACE: Contact.native_place == "",
        BIRTHDAY: and_(Contact.birth_solar.is_(None), Contact.birth_lunar_month.is_(None)),
        FACTORS_MISSING: or_(*(getattr(Contact, factor).is_(None) for factor in FACTORS)),
    }
    return or_(*(lacking[name] for name in wanted.missing))


def _hops(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    return Contact.distance <= wanted.hops


def _found(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    return Contact.id.in_(wanted.found or ())


def _batch(_session: Session, wanted: Filter) -> ColumnElement[bool]:
    touched = select(ImportRow.contact_id).where(
        ImportRow.batch_id == wanted.batch, ImportRow.verdict.in_(("added", "merged"))
    )
    return Contact.id.in_(touched)


_CONDITION: dict[str, Callable[[Session, Filter], ColumnElement[bool]]] = {
    "tiers": _tiers,
    "tie_kinds": _tie_kinds,
    "place": _place,
    "organizations": _organizations,
    "cohorts": _cohorts,
    "tags": _tags,
    "overdue": lambda session, _wanted: is_overdue(session),
    "missing": _missing,
    "hops": _hops,
    "found": _found,
    "do_not_contact": lambda _session, wanted: Contact.do_not_contact.is_(wanted.do_not_contact),
    "batch": _batch,
    "added_since": lambda _session, wanted: Contact.added_day >= wanted.added_since,
}
