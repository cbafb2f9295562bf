"""One line of the prospect table, with everything any of its columns shows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Contact, Tag, Tagging
from models.kinds import TIER_OF_RANK, Tier
from models.organization import Cohort, Membership
from services import sessions, settings
from services.contacts.lunar import lunar_day_shown
from services.prospects import cadence, derived, tiering
from services.prospects.cadence import Clock
from services.prospects.tiering import FACTORS, OWN
from services.settings import Rules


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """A person as the table shows them, judged as of ``day``."""

    id: int
    name: str
    tier: Tier
    """The tier that counts: the pinned one while its pin holds, else the computed one."""
    computed: Tier
    best: Tier
    worst: Tier
    pinned: bool
    counts: tuple[int, int, int, int]
    """Factors of class 1, 2, 3 and unknown, own factors among them."""
    classes: dict[str, int | None]
    """The class of each factor, own factors behind the six."""
    stale: frozenset[str]
    """Factors assessed longer ago than the book allows."""
    organization: str
    title: str
    phone: str
    last_day: dt.date | None
    clock: Clock
    next_day: dt.date | None
    distance: int | None
    native_place: str
    birthday: str
    cohorts: tuple[str, ...]
    tags: tuple[str, ...]
    source: str
    added_day: dt.date
    do_not_contact: bool
    day: dt.date

    @property
    def could_be(self) -> str:
        """The tier unknown factors could still make of it: the better one first; empty when none could."""
        if self.tier == Tier.UNRATED or self.pinned:
            return ""
        others = [tier for tier in (self.best, self.worst) if tier != self.tier]
        return str(others[0]) if others else ""


_COLUMNS = (
    *("id", "name", "computed_rank", "pin_rank", "pin_until", *FACTORS, "organization", "title", "phone"),
    *("last_day", "clock_ordinal", "next_day", "distance", "native_place", "birth_solar"),
    *("birth_lunar_month", "birth_lunar_day", "birth_lunar_leap", "source", "added_day", "do_not_contact"),
)


# Read past the mapper: a page is read at every jump of the scroll bar, and mapping takes as long as reading.
_PEOPLE, _ASSESSED = Contact.__table__.c, Assessment.__table__.c
_TAGS, _TAGGINGS = Tag.__table__.c, Tagging.__table__.c
_COHORTS, _MEMBERSHIPS = Cohort.__table__.c, Membership.__table__.c


@dataclass(slots=True)
class _Beside:
    """What other tables know of the people of one page."""

    own: tuple[str, ...]
    assessed: dict[int, dict[str, tuple[int, bool]]]
    tags: dict[int, list[str]]
    cohorts: dict[int, list[str]]


def rows(session: Session, contact_ids: Sequence[int]) -> list[ProspectRow | None]:
    """Return a line for each id in the order asked; None for one that is no longer in the book."""
    rules, day = settings.rules(session), sessions.today(session)
    own = tuple(derived.own_factors(session))
    oldest = months_before(day, rules.stale_months)
    columns = [_PEOPLE[name] for name in _COLUMNS]
    found: dict[int, ProspectRow] = {}
    for part in sessions.chunks(contact_ids):
        beside = _Beside(own, _assessed(session, part, oldest), _tags(session, part), _cohorts(session, part))
        for row in session.execute(select(*columns).where(_PEOPLE.id.in_(part))):
            found[row.id] = _line(row, beside, rules, day)
    return [found.get(number) for number in contact_ids]


def _assessed(session: Session, ids: list[int], oldest: dt.date) -> dict[int, dict[str, tuple[int, bool]]]:
    """Return class and staleness of what the row itself cannot tell: own factors, and stale ones."""
    found: dict[int, dict[str, tuple[int, bool]]] = defaultdict(dict)
    telling = or_(_ASSESSED.day < oldest, _ASSESSED.factor.startswith(OWN))
    query = select(_ASSESSED.contact_id, _ASSESSED.factor, _ASSESSED["class"], _ASSESSED.day)
    for contact_id, factor, klass, day in session.execute(
        query.where(_ASSESSED.contact_id.in_(ids), telling)
    ):
        found[contact_id][factor] = (klass, day < oldest)
    return found


def _tags(session: Session, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(_TAGGINGS.contact_id, _TAGS.name).where(_TAGS.id == _TAGGINGS.tag_id)
    mine = query.where(_TAGGINGS.contact_id.in_(ids)).order_by(_TAGGINGS.id)
    for contact_id, name in session.execute(mine):
        found[contact_id].append(name)
    return found


def _cohorts(session: Session, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(_MEMBERSHIPS.contact_id, _COHORTS.name).where(_COHORTS.id == _MEMBERSHIPS.cohort_id)
    for contact_id, name in session.execute(query.where(_MEMBERSHIPS.contact_id.in_(ids))):
        found[contact_id].append(name)
    return found


def _line(row: Row[Any], beside: _Beside, rules: Rules, day: dt.date) -> ProspectRow:
    told = beside.assessed.get(row.id, {})
    classes: dict[str, int | None] = {factor: getattr(row, factor) for factor in FACTORS}
    classes |= {key: told[key][0] if key in told else None for key in beside.own}
    standing = tiering.stand(classes, rules.weights)
    computed = TIER_OF_RANK[row.computed_rank]
    pinned = row.pin_rank is not None and (row.pin_until is None or row.pin_until >= day)
    tier = TIER_OF_RANK[row.pin_rank] if pinned else computed
    return ProspectRow(
        id=row.id,
        name=row.name,
        tier=tier,
        computed=computed,
        best=standing.best,
        worst=standing.worst,
        pinned=pinned,
        counts=standing.counts,
        classes=classes,
        stale=frozenset(factor for factor, (_, stale) in told.items() if stale),
        organization=row.organization,
        title=row.title,
        phone=row.phone,
        last_day=row.last_day,
        clock=cadence.clock_of(rules, tier, row.clock_ordinal, day),
        next_day=row.next_day,
        distance=row.distance,
        native_place=row.native_place,
        birthday=_birthday(row),
        cohorts=tuple(beside.cohorts.get(row.id, ())),
        tags=tuple(beside.tags.get(row.id, ())),
        source=row.source,
        added_day=row.added_day,
        do_not_contact=row.do_not_contact,
        day=day,
    )


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months earlier, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_after = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (first_after - dt.timedelta(days=1)).day))


def _birthday(row: Row[Any]) -> str:
    """Return a birthday for a narrow column: the lunar day where there is one, else 9-28."""
    if row.birth_lunar_month and row.birth_lunar_day:
        return lunar_day_shown(row.birth_lunar_month, row.birth_lunar_day, row.birth_lunar_leap)
    solar = row.birth_solar or ""
    if len(solar) in (7, 10) and solar[-3] == "-" and solar[-6] == "-":
        return f"{int(solar[-5:-3])}-{solar[-2:]}"
    return solar
