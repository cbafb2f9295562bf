"""Employers and schools: two writings of one name are one organization."""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organization import Organization
from services import sessions
from services.contacts import pinyin
from services.contacts.search_keys import organization_key
from services.contacts.writing import Memory, cell_text, half_width, simplified
from services.errors import ChoiceError, DraftError
from services.i18n import _

LONGEST = 200
_LISTED = 10

_SIGNS = re.compile(r"[\s·•・.,，。、\-—_'\"“”‘’&＆()（）\[\]【】〔〕]+")
_FORMS = re.compile(
    r"(?:股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|控股有限公司|有限公司|股份公司|总公司|集团公司"
    r"|公司|集团|coltd|limited|ltd|inc|corp|llc)$"
)


def clean_name(name: str) -> str:
    """Return an organization's name as it is kept: one line, half width, no blanks within Chinese."""
    text = cell_text(name)
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text)[:LONGEST].strip()


def _key(name: str) -> str:
    text = simplified(half_width(name)).lower().strip()
    bare = _SIGNS.sub("", text)
    while True:
        shorter = _FORMS.sub("", bare)
        if shorter == bare or len(shorter) < 2:
            return (bare or text)[:LONGEST]
        bare = shorter


_keys: Memory[str, str] = Memory(_key)


def short_name(name: str) -> str:
    """Return an organization's name as one says it: without 有限公司 and the like at its end."""
    short = re.sub(r"(?:股份|集团|控股)*有限(?:责任)?公司$", "", name)
    return short if len(short) > 1 else name


def match_key(name: str) -> str:
    """Return the key by which two writings of one organization meet: 砺川精密机械 for all its forms of law.

    Branches stay apart, as do firms of one name in two places when the name says the place.
    """
    return _keys[name]


def kept_fields(name: str, *, is_school: bool = False) -> dict[str, object]:
    """Return the columns of a new organization of that name; imports and single entries make equal rows."""
    clean = clean_name(name)
    return {
        "name": clean,
        "match_key": match_key(clean),
        "sort_key": pinyin.sort_key(clean)[:400],
        "search_key": organization_key(clean),
        "is_school": is_school,
    }


def find(session: Session, name: str) -> Organization | None:
    """Return the organization a name means, the one written exactly so before others with its key."""
    clean = clean_name(name)
    rows = session.scalars(
        select(Organization).where(Organization.match_key == match_key(clean)).order_by(Organization.id)
    ).all()
    return next((row for row in rows if row.name == clean), rows[0] if rows else None)


def find_or_add(session: Session, name: str, *, is_school: bool = False) -> Organization:
    """Return the organization a name means, added when it is new; raises DraftError for an empty name."""
    if not clean_name(name):
        raise DraftError(_("An organization needs a name."), field="organization")
    found = find(session, name)
    if found is None:
        found = Organization(**kept_fields(name, is_school=is_school))
        session.add(found)
        session.flush()
    elif is_school and not found.is_school:
        found.is_school = True
    return found


def known(session: Session, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of the organizations these names mean, by match key; unknown ones are left out."""
    keys = {match_key(clean_name(name)) for name in names}
    found: dict[str, int] = {}
    for part in sessions.chunks(sorted(keys)):
        rows = session.execute(
            select(Organization.match_key, Organization.id)
            .where(Organization.match_key.in_(part))
            .order_by(Organization.id.desc())
        )
        found.update(rows.tuples().all())
    return found


def choose(session: Session, word: str) -> int:
    """Return the id of the organization a word means: its id, its name, or a part of the name of only one.

    Raises ChoiceError listing the candidates otherwise.
    """
    wanted = half_width(word).strip()
    if wanted.isascii() and wanted.isdigit():
        if session.get(Organization, int(wanted[:18])) is None:
            raise ChoiceError(_("There is no organization {id}.").format(id=wanted), _("Look for its name."))
        return int(wanted)
    exact = find(session, word) if wanted else None
    if exact is not None:
        return exact.id
    part = Organization.name.contains(clean_name(word), autoescape=True)
    order = select(Organization.id, Organization.name).where(part).order_by(Organization.sort_key)
    rows = list(session.execute(order.limit(_LISTED + 1)).tuples()) if wanted else []
    if len(rows) == 1:
        return rows[0][0]
    if not rows:
        raise ChoiceError(_("The book has no organization called {name}.").format(name=wanted))
    candidates = tuple(f"{key} {name}" for key, name in rows)
    listed = "; ".join(candidates[:_LISTED]) + ("…" if len(rows) > _LISTED else "")
    raise ChoiceError(
        _("{name} could be several organizations: {candidates}.").format(name=wanted, candidates=listed),
        _("Say the number instead of the name."),
        candidates,
    )


def called(session: Session, organization_id: int) -> str:
    """Return the short name of an organization; empty where it is gone."""
    found = session.get(Organization, organization_id)
    return short_name(found.name) if found is not None else ""
