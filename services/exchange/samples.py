"""The first cells of a column as the import would understand them, for whoever checks the columns."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import ImportKind, PointKind
from services.contacts import phones, schools
from services.contacts.writing import cell_text
from services.exchange import divided_places
from services.exchange.facts import RowFacts
from services.exchange.sources import ChosenTable
from services.exchange.understanding import Reader
from services.i18n import _
from services.network.tie_words import understand_tie
from services.vocabulary import factor_word, gender_word, subkind_word

_LOOKED_AT = 2_000
"""Rows looked through for cells of a column that is mostly blank."""
_CALLED = (PointKind.MOBILE, PointKind.PHONE, PointKind.FAX)


@dataclass(frozen=True, slots=True)
class Sample:
    """One cell: what stands in the file, what it is understood as, and what is wrong with it."""

    cell: str
    words: str
    problem: str = ""


def samples(
    chosen: ChosenTable, column: int, kind: ImportKind, today: dt.date, most: int = 3
) -> list[Sample]:
    """Return the first cells of a column that hold something, understood by the field it feeds.

    One of several columns that tell a place is understood together with the others.
    """
    field = chosen.mapping.get(column)
    table = chosen.table
    together = {} if chosen.own else divided_places.sharing(table, chosen.mapping)
    beside = [each.index for each in together.get(field or "", ())]
    read = beside if column in beside else [column]
    reader = Reader(table, dict.fromkeys(read, field), today, own=chosen.own)
    found: list[Sample] = []
    for number, cells in table.rows[:_LOOKED_AT]:
        cell = cells[column] if column < len(cells) else None
        if cell is None or cell == "":
            continue
        raw = cell_text(cell)
        if field is None:
            found.append(Sample(raw, ""))
        elif kind is ImportKind.TIES:
            found.append(Sample(raw, _tie_words(field, raw)))
        else:
            facts, problems = reader.read(number, cells)
            found.append(Sample(raw, words_of(facts), problems[0].reason if problems else ""))
        if len(found) == most:
            break
    return found


def words_of(facts: RowFacts) -> str:
    """Return in one line what a row, or a part of it, tells of somebody."""
    words = [facts.name, facts.relation, facts.role, facts.next_contact]
    words += [phones.shown(p.value) if p.kind in _CALLED else p.value for p in facts.points]
    words += [" · ".join(filter(None, (p.organization, p.department, p.title))) for p in facts.posts]
    words += [_school_words(facts)]
    words += [place.text for place in facts.addresses]
    words += [text for _kind, text in facts.remarks] + [*facts.tags]
    words += [f"{factor_word(factor)} {klass}" for factor, klass in facts.factors.items()]
    words += _single_words(facts.single)
    return "、".join(word for word in words if word)


def _school_words(facts: RowFacts) -> str:
    told = (schools.class_words(each.school, each.from_year, each.class_name) for each in facts.schools)
    return "、".join(word for word in told if word)


def _single_words(single: dict[str, object]) -> list[str]:
    words = []
    month, day = single.get("birth_lunar_month"), single.get("birth_lunar_day")
    if month and day:
        leap = "闰" if single.get("birth_lunar_leap") else ""
        words.append(_("lunar {month}-{day}").format(month=f"{leap}{month}", day=day))
    for column, value in single.items():
        if column.startswith("birth_lunar") or column in ("native_code", "birth_code"):
            continue
        if value is True:
            words.append(_("yes"))
        elif value not in (None, "", False):
            words.append(gender_word(str(value)) if column == "gender" else str(value))
    return words


def _tie_words(field: str, raw: str) -> str:
    if field != "kind":
        return raw
    word = understand_tie(raw)
    return word.label if word.label else subkind_word(word.kind, word.subkind)
