"""One line of the prospect table, with everything any of its columns shows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from models.kinds import TIER_OF_RANK, Tier
from services import reading, sessions, settings
from services.contacts.lunar import lunar_day_shown
from services.prospects import cadence, own_factors, tiering
from services.prospects.cadence import Clock
from services.prospects.tiering import FACTORS, OWN
from services.reading import Reading, day_of, listed, maybe_day
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


# Read plainly: the first page comes before SQLAlchemy is there, and mapping takes as long as reading.
_PEOPLE = f"SELECT {', '.join(_COLUMNS)} FROM contacts WHERE id IN "
_ASSESSED = (
    "SELECT contact_id, factor, class, day < :oldest FROM assessments "
    "WHERE (day < :oldest OR factor LIKE :own) AND contact_id IN "
)
_TAGS = "SELECT contact_id, name FROM taggings JOIN tags ON tags.id = tag_id WHERE contact_id IN "
_COHORTS = (
    "SELECT contact_id, name FROM memberships JOIN cohorts ON cohorts.id = cohort_id WHERE contact_id IN "
)


@dataclass(slots=True)
class _Beside:
    """What other tables know of the people of one page."""

    own: tuple[str, ...]
    assessed: dict[int, dict[str, tuple[int, bool]]]
    tags: dict[int, list[str]]
    cohorts: dict[int, list[str]]


def rows(session: Reading, contact_ids: Sequence[int]) -> list[ProspectRow | None]:
    """Return a line for each id in the order asked; None for one that is no longer in the book."""
    rules, day = settings.rules(session), sessions.today(session)
    own = tuple(factor.key for factor in own_factors.factors(session))
    found: dict[int, ProspectRow] = {}
    for part in sessions.chunks(contact_ids):
        those = f"({listed(part)})"
        assessed = _assessed(session, those, months_before(day, rules.stale_months))
        tags = _names(session, f"{_TAGS} {those} ORDER BY taggings.id")
        beside = _Beside(own, assessed, tags, _names(session, _COHORTS + those))
        for told in reading.rows(session, _PEOPLE + those):
            row = SimpleNamespace(**dict(zip(_COLUMNS, told, strict=True)))
            found[row.id] = _line(row, beside, rules, day)
    return [found.get(number) for number in contact_ids]


def _assessed(session: Reading, those: str, oldest: dt.date) -> dict[int, dict[str, tuple[int, bool]]]:
    """Return class and staleness of what the row itself cannot tell: own factors, and stale ones."""
    found: dict[int, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for contact_id, factor, klass, stale in reading.rows(
        session, _ASSESSED + those, oldest=oldest, own=f"{OWN}%"
    ):
        found[contact_id][factor] = (klass, bool(stale))
    return found


def _names(session: Reading, sql: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for contact_id, name in reading.rows(session, sql):
        found[contact_id].append(name)
    return found


def _line(row: SimpleNamespace, beside: _Beside, rules: Rules, day: dt.date) -> ProspectRow:
    told = beside.assessed.get(row.id, {})
    classes: dict[str, int | None] = {factor: getattr(row, factor) for factor in FACTORS}
    classes |= {key: told[key][0] if key in told else None for key in beside.own}
    standing = tiering.stand(classes, rules.weights)
    computed = TIER_OF_RANK[row.computed_rank]
    pin_until = maybe_day(row.pin_until)
    pinned = row.pin_rank is not None and (pin_until is None or pin_until >= day)
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
        last_day=maybe_day(row.last_day),
        clock=cadence.clock_of(rules, tier, row.clock_ordinal, day),
        next_day=maybe_day(row.next_day),
        distance=row.distance,
        native_place=row.native_place,
        birthday=_birthday(row),
        cohorts=tuple(beside.cohorts.get(row.id, ())),
        tags=tuple(beside.tags.get(row.id, ())),
        source=row.source,
        added_day=day_of(row.added_day),
        do_not_contact=bool(row.do_not_contact),
        day=day,
    )


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months earlier, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_after = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (first_after - dt.timedelta(days=1)).day))


def _birthday(row: SimpleNamespace) -> str:
    """Return a birthday for a narrow column: the lunar day where there is one, else 9-28."""
    if row.birth_lunar_month and row.birth_lunar_day:
        return lunar_day_shown(row.birth_lunar_month, row.birth_lunar_day, bool(row.birth_lunar_leap))
    solar = row.birth_solar or ""
    if len(solar) in (7, 10) and solar[-3] == "-" and solar[-6] == "-":
        return f"{int(solar[-5:-3])}-{solar[-2:]}"
    return solar
