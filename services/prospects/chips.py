"""A filter in words: one chip for each of its conditions, removable by its key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.import_batch import ImportBatch
from models.organization import Cohort, Organization
from services import sessions
from services.i18n import _, _p
from services.lists import listed
from services.prospects.cadence import day_words
from services.prospects.filters import Filter
from services.vocabulary import tie_kind_word, tier_word

_SHOWN = 2
"""Names one chip lists before it counts."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition of a filter; ``key`` is what ``Filter.without`` takes."""

    key: str
    words: str


def chips(session: Session, wanted: Filter) -> list[Chip]:
    """Return a chip for each condition of a filter."""
    return [Chip(key, _WORDS[key](session, wanted)) for key in wanted.conditions_set()]


def missing_word(name: str) -> str:
    """Return what a filter for missing facts calls one of them."""
    return {
        "phone": _p("missing", "phone"),
        "organization": _p("missing", "organization"),
        "native_place": _p("missing", "native place"),
        "birthday": _p("missing", "birthday"),
        "factors": _p("missing", "factors"),
    }[name]


def hops_words(hops: int) -> str:
    """Say how many people may stand between me and them."""
    return _("{count} people between at most").format(count=hops) if hops else _("known directly")


def _listed(names: Iterable[str]) -> str:
    """Join names, the first two and a count when there are more."""
    told = list(names)
    if len(told) <= _SHOWN + 1:
        return listed(told)
    return _("{names} and {count} more").format(names=listed(told[:_SHOWN]), count=len(told) - _SHOWN)


def _tiers(_session: Session, wanted: Filter) -> str:
    return _("Tier {tiers}").format(tiers=" ".join(tier_word(tier) for tier in wanted.tiers))


def _tie_kinds(_session: Session, wanted: Filter) -> str:
    return _("Tie {kinds}").format(kinds=_listed(tie_kind_word(kind) for kind in wanted.tie_kinds))


def _organizations(session: Session, wanted: Filter) -> str:
    names = session.scalars(select(Organization.name).where(Organization.id.in_(wanted.organizations)))
    return _("At {names}").format(names=_listed(names))


def _cohorts(session: Session, wanted: Filter) -> str:
    names = session.scalars(select(Cohort.name).where(Cohort.id.in_(wanted.cohorts)))
    return _("In {names}").format(names=_listed(names))


def _missing(_session: Session, wanted: Filter) -> str:
    return _("Without {facts}").format(facts=_listed(missing_word(name) for name in wanted.missing))


def _batch(session: Session, wanted: Filter) -> str:
    file = session.scalar(select(ImportBatch.file).where(ImportBatch.id == wanted.batch))
    return _("From {file}").format(file=file or wanted.batch)


def _added(session: Session, wanted: Filter) -> str:
    assert wanted.added_since is not None
    return _("Added since {day}").format(day=day_words(wanted.added_since, sessions.today(session)))


_WORDS: dict[str, Callable[[Session, Filter], str]] = {
    "tiers": _tiers,
    "tie_kinds": _tie_kinds,
    "place": lambda _session, wanted: _("In {place}").format(place=wanted.place_words or wanted.place),
    "organizations": _organizations,
    "cohorts": _cohorts,
    "tags": lambda _session, wanted: _("Tagged {tags}").format(tags=_listed(wanted.tags)),
    "overdue": lambda _session, _wanted: _("Overdue"),
    "missing": _missing,
    "hops": lambda _session, wanted: hops_words(wanted.hops or 0),
    "found": lambda _session, wanted: _("Found by “{words}”").format(words=wanted.found_words),
    "do_not_contact": lambda _session, wanted: (
        _("Not to be contacted") if wanted.do_not_contact else _("May be contacted")
    ),
    "batch": _batch,
    "added_since": _added,
}
