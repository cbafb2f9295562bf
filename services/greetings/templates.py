"""The wordings greetings are written from: the shipped ones, changed or put away, and the user's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.greeting import GreetingTemplate
from services.errors import DraftError
from services.greetings import occasions, shipped_table
from services.i18n import _

TIES = ("customer", "friend", "schooling", "teacher", "relative", "colleague", "townsman")
"""For whom a wording is; none means anybody."""
OWN_DAY, TERM = "纪念日", "节气"
"""Occasions of wordings for any day of somebody's own, and for any solar term."""
LONGEST = 300
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Template:
    """One wording with its placeholders and its alternatives ``[one|other]``."""

    key: str
    occasion: str
    """The Chinese name; empty: any festival."""
    tie: str
    text: str
    own: bool = False
    """Written or changed by the user."""


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A wording as the user wrote it; with a key it changes that one."""

    text: str
    occasion: str = ""
    tie: str = ""
    key: str = ""


def shipped() -> tuple[Template, ...]:
    """Return the wordings the program carries."""
    return _shipped(shipped_table.table())


@cache
def _shipped(path: Path | None) -> tuple[Template, ...]:
    if path is None:
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if line]
    return tuple(Template(key, occasion, tie, text) for key, occasion, tie, text in rows)


def catalog(session: Session) -> tuple[Template, ...]:
    """Return every wording in use, the user's own first."""
    rows = session.scalars(select(GreetingTemplate).order_by(GreetingTemplate.id.desc())).all()
    changed = {row.replaces for row in rows if row.replaces}
    own = [_of(row) for row in rows if row.text]
    return (*own, *(one for one in shipped() if one.key not in changed))


def put_away(session: Session) -> tuple[Template, ...]:
    """Return the shipped wordings the user put away."""
    rows = session.scalars(select(GreetingTemplate).where(GreetingTemplate.text == "")).all()
    gone = {row.replaces for row in rows}
    return tuple(one for one in shipped() if one.key in gone)


def _of(row: GreetingTemplate) -> Template:
    return Template(row.replaces or f"own:{row.id}", row.occasion, row.tie, row.text, own=True)


def fitting(found: Sequence[Template], occasion: str, tie: str, kind: str) -> list[list[Template]]:
    """Return the wordings for an occasion and a kind of tie, the closest group first.

    ``kind`` is OWN_DAY or TERM where the occasion is one of those, so that their common wordings serve.
    """
    names = [name for name in (occasion, kind) if name]
    any_day = [] if occasion in (occasions.BIRTHDAY, occasions.FOUNDING) or kind == OWN_DAY else [""]
    groups = [
        [one for one in found if one.occasion == name and one.tie == whom]
        for name, whom in [
            *((name, tie) for name in names),
            *((name, "") for name in names),
            *((name, whom) for name in any_day for whom in (tie, "")),
        ]
    ]
    return [group for group in groups if group]


def save(session: Session, draft: TemplateDraft) -> Template:
    """Keep a wording; a shipped one changed stands in the shipped one's place; raises DraftError."""
    text = _checked(draft)
    row = _row(session, draft.key)
    if row is None:
        replaces = "" if draft.key.startswith("own:") else draft.key
        row = GreetingTemplate(replaces=replaces)
        session.add(row)
    row.text, row.tie = text, draft.tie
    row.occasion = occasions.canonical(draft.occasion)
    session.flush()
    return _of(row)


def remove(session: Session, key: str) -> None:
    """Take an own wording out, or put a shipped one away."""
    row = _row(session, key)
    if key.startswith("own:"):
        if row is not None:
            session.delete(row)
    elif row is not None:
        row.text = ""
    else:
        session.add(GreetingTemplate(replaces=key))
    session.flush()


def restore(session: Session, key: str) -> None:
    """Take a shipped wording back as it was shipped."""
    row = _row(session, key)
    if row is not None and not key.startswith("own:"):
        session.delete(row)
        session.flush()


def _row(session: Session, key: str) -> GreetingTemplate | None:
    if key.startswith("own:"):
        number = key.removeprefix("own:")
        return session.get(GreetingTemplate, int(number)) if number.isdecimal() else None
    if not key:
        return None
    return session.scalar(select(GreetingTemplate).where(GreetingTemplate.replaces == key))


def _checked(draft: TemplateDraft) -> str:
    text = " ".join(draft.text.split())
    if not text:
        raise DraftError(_("There is nothing to send yet."), field="text")
    if len(text) > LONGEST:
        raise DraftError(
            _("A wording of {length} characters is too long; {most} fit.").format(
                length=len(text), most=LONGEST
            ),
            field="text",
        )
    if "".join(_BRACKETS.findall(text)) != "[]" * text.count("["):
        raise DraftError(_("A bracket is open: alternatives are written [one|other]."), field="text")
    if draft.tie and draft.tie not in TIES:
        raise DraftError(_("There is no such kind of tie."), field="tie")
    return text
