"""The columns of the prospect table, as data."""

import datetime as dt
from collections.abc import Callable, Sequence

from services.contacts.day_words import narrow_day
from services.contacts.phones import shown
from services.i18n import _, _p, language
from services.lists import listed
from services.prospects.cadence import last_words, late_words
from services.prospects.own_factors import FactorNames
from services.prospects.prospect_rows import ProspectRow
from services.vocabulary import class_word, tier_word
from ui.tables.columns import (
    CENTER,
    RIGHT,
    BadgeCell,
    CellRole,
    Column,
    FactorCell,
    NameCell,
    PairCell,
    StatusCell,
)

_SHOWN = 2
"""Circles and tags named in a cell."""


def prospect_columns(factors: Sequence[FactorNames]) -> list[Column]:
    """Return every column there is: the designed ones, own factors behind the six, and those to choose."""
    return [*_who(), *(_factor(names) for names in factors), *_contact(), *_more()]


def _who() -> list[Column]:
    return [
        Column(
            "tier",
            _("Tier"),
            _tier_text,
            58,
            CellRole.BADGE,
            lambda row: BadgeCell(row.tier, row.could_be, row.pinned),
            sort_key="priority",
            fixed=True,
            hint=_tier_hint,
        ),
        Column(
            "name",
            _("Name"),
            lambda row: row.name,
            84,
            CellRole.NAME,
            lambda row: NameCell(row.name, row.tier == "A"),
            sort_key="name",
            fixed=True,
        ),
        Column(
            "post",
            _("Organization · title"),
            _post_text,
            180,
            CellRole.PAIR,
            lambda row: PairCell(row.organization, row.title),
            stretch=True,
            sort_key="organization",
        ),
    ]


def _factor(names: FactorNames) -> Column:
    return Column(
        names.key,
        names.head,
        lambda row: str(row.classes.get(names.key) or "?"),
        28,
        CellRole.FACTOR,
        lambda row: FactorCell(row.classes.get(names.key), names.key in row.stale),
        full_title=names.name,
        align=CENTER,
        sort_key="" if names.key.startswith("own:") else names.key,
        copied=lambda row: str(row.classes.get(names.key) or ""),
        spoken=lambda row: _said(names, row),
        hint=lambda row: _said(names, row),
    )


def _contact() -> list[Column]:
    return [
        Column(
            "last",
            _("Last contact"),
            lambda row: contact_cell(row).text,
            124,
            CellRole.STATUS,
            contact_cell,
            sort_key="last-contact",
            hint=_contact_hint,
        ),
        Column(
            "phone",
            _("Mobile"),
            lambda row: shown(row.phone) if row.phone else "",
            120,
            tone="text.secondary",
            sort_key="phone",
            copied=lambda row: row.phone,
        ),
        Column(
            "distance",
            _("People between"),
            distance_text,
            48,
            align=RIGHT,
            tone="text.secondary",
            sort_key="distance",
        ),
    ]


def _more() -> list[Column]:
    return [
        _quiet("native", _("Native place"), lambda row: row.native_place, 96, "native-place"),
        _quiet("cohorts", _("Circles"), lambda row: _listed(row.cohorts), 140),
        _quiet("tags", _("Tags"), lambda row: _listed(row.tags), 120),
        _quiet("next", _p("column", "Next"), lambda row: _narrow(row.next_day, row), 96, "next"),
        _quiet("birthday", _("Birthday"), lambda row: row.birthday, 88, "birthday"),
        _quiet("source", _("Source"), lambda row: row.source, 120, "source"),
        _quiet("added", _p("column", "Added"), lambda row: _narrow(row.added_day, row), 88, "added"),
    ]


def _quiet(
    key: str, title: str, text: Callable[[ProspectRow], str], width: int, sort_key: str = ""
) -> Column:
    """Return a column that is shown when it is chosen, or where there is room."""
    newest_first = key == "added"
    return Column(
        key,
        title,
        text,
        width,
        tone="text.secondary",
        sort_key=sort_key,
        descending_first=newest_first,
        chosen=False,
    )


def _narrow(day: dt.date | None, row: ProspectRow) -> str:
    return narrow_day(day, row.day) if day else ""


def contact_cell(row: ProspectRow) -> StatusCell:
    """Return what the column of the last contact shows: not to be disturbed, overdue, or when it was."""
    if row.do_not_contact:
        return StatusCell(_("do not disturb"), "state.do_not_contact", "text.muted")
    if row.clock.is_overdue:
        return StatusCell(late_words(row.clock), "state.overdue", "warn", bold=True)
    return StatusCell(last_words(row.last_day, row.day), tone="text.secondary")


def distance_text(row: ProspectRow) -> str:
    """Return how many people stand between me and them, in a word."""
    if row.distance is None:
        return "—"
    return str(row.distance) if row.distance else _p("distance", "direct")


def _tier_text(row: ProspectRow) -> str:
    return tier_word(row.tier)


def _tier_hint(row: ProspectRow) -> str:
    if row.pinned:
        return _("{tier}, set by hand").format(tier=tier_word(row.tier))
    if row.could_be:
        return _("{tier}, could be {other}").format(tier=tier_word(row.tier), other=row.could_be)
    return tier_word(row.tier)


def _post_text(row: ProspectRow) -> str:
    return " · ".join(part for part in (row.organization, row.title) if part)


def _contact_hint(row: ProspectRow) -> str:
    return last_words(row.last_day, row.day)


def _said(names: FactorNames, row: ProspectRow) -> str:
    klass = row.classes.get(names.key)
    comma = "，" if language().startswith("zh") else ", "
    if klass is None:
        return comma.join((names.name, class_word(names.key, None)))
    words = names.words[klass - 1]
    parts = [names.name, class_word("", klass), *([words] if words else [])]
    if names.key in row.stale:
        parts.append(_("due for another look"))
    return comma.join(parts)


def _listed(names: Sequence[str]) -> str:
    more = f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return listed(names[:_SHOWN]) + more
