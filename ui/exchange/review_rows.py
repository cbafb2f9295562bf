"""The rows of a plan as a table shows them: a sign for the verdict, the facts by column, problems boxed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.kinds import ImportKind
from services.contacts import phones
from services.contacts.writing import cell_text
from services.exchange import divided_places
from services.exchange.cell_readers import NOT_KEPT
from services.exchange.decisions import Review
from services.exchange.field_choices import head_word, word_of
from services.exchange.field_labels import column_words, field_label
from services.exchange.plan import PlannedRow
from services.exchange.tallies import ALL, ASKED, KNOWN, SKIPPED, WRONG
from services.i18n import _, _p
from services.lists import listed, noted
from ui.tables.columns import RIGHT, CellRole, Column, ProblemCell, StatusCell
from ui.tables.source import Order

_POST = frozenset({"organization", "department", "title", "post"})
_PHONES = frozenset({"mobile", "phone", "work_phone", "home_phone", "fax"})
_FIRST = ("name", "from", "kind", "to", "mobile", "phone", "post", "native_place", "school", "class")
"""What tells people apart stands first, whatever the file's order."""
_WIDTHS = {
    "name": 92,
    "mobile": 150,
    "phone": 150,
    "work_phone": 150,
    "home_phone": 150,
    "gender": 40,
    "native_place": 128,
    "class": 110,
    "kind": 110,
    "from": 110,
    "to": 110,
}
_WIDE, _NOT_SHOWN = 120, NOT_KEPT | {"uid", "native_code", "birth_code"}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row: its place in the plan, what it is planned to become, its cells by column key."""

    place: int
    planned: PlannedRow
    group: str
    cells: dict[str, str]
    problems: dict[str, str]

    @property
    def id(self) -> int:
        """The place in the plan, by which the table knows the row."""
        return self.place


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the review: its key, its words, which fields feed it, and the heading in the file."""

    key: str
    words: str
    fields: tuple[str, ...]
    heading: str


class ReviewSource:
    """Hands a plan's rows to the table; ``group`` narrows them."""

    def __init__(self, review: Review, columns: Sequence[ShownColumn]) -> None:
        self.review = review
        self.columns = columns
        self.group = ALL

    def ids(self, order: Order | None) -> Sequence[int]:
        """Return the places of the rows shown; they stay in the order of the sheet."""
        del order
        return self.review.tally.places(self.group)

    def rows(self, ids: Sequence[int]) -> Sequence[ReviewRow]:
        """Return rows by their places."""
        return [self._row(place) for place in ids]

    def _row(self, place: int) -> ReviewRow:
        planned = self.review.plan.rows[place]
        table, _row = self.review.table_of(place)
        mapping = self.review.source.tables[table].mapping
        labels = {c.index: c.label for c in self.review.source.tables[table].table.columns}
        cells: dict[str, str] = {}
        problems: dict[str, str] = {}
        said = {problem.column: problem.reason for problem in planned.problems}
        clashes, open_fields = self.review.clashes(place), self.review.undecided(place)
        for column in self.columns:
            indexes = [index for index, field in mapping.items() if field in column.fields]
            wrong = next((said[labels[index]] for index in indexes if labels.get(index) in said), "")
            if column.key in ("name", "from", "to") and not wrong:
                wrong = said.get(column_words("name"), "") if not self._text(place, indexes) else ""
            if not wrong and column.key in open_fields:
                wrong = _("the book says {held}").format(held=clashes[column.key][1])
            raw = self._text(place, indexes)
            if column.key in divided_places.PLACES and len(indexes) > 1:
                raw = divided_places.joined(said_by(self.review.cell(place, index)) for index in indexes)
            cells[column.key] = raw if wrong else self._shown(column, planned, raw)
            problems[column.key] = wrong
        return ReviewRow(place, planned, self.review.tally.groups[place], cells, problems)

    def _text(self, place: int, indexes: Sequence[int]) -> str:
        texts = (said_by(self.review.cell(place, index)) for index in indexes)
        return " · ".join(text for text in texts if text)

    def _shown(self, column: ShownColumn, planned: PlannedRow, raw: str) -> str:
        """Return a cell as it was understood."""
        facts = planned.facts
        if column.key == "name":
            return facts.name or raw
        if column.key in ("from", "to"):
            return (facts.name if column.key == "from" else planned.to_name) or raw
        if column.key == "post" and facts.posts and raw:
            post = facts.posts[0]
            return " · ".join(part for part in (post.organization, post.department, post.title) if part)
        if column.fields[0] in _PHONES:
            return phone_words(raw)
        return raw


def said_by(cell: object) -> str:
    """Return a cell's text; days without their midnight."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    return cell_text(cell)


def phone_words(raw: str) -> str:
    """Return numbers as people read them."""
    found = phones.parse_phones(raw)
    return listed(phones.shown(number.number) for number in found.numbers) or raw


def shown_columns(review: Review) -> list[ShownColumn]:
    """Return the columns of a review what tells people apart first; posts in one column."""
    headings: dict[str, list[str]] = {}
    fields: dict[str, list[str]] = {}
    for chosen in review.source.tables:
        labels = {column.index: column.label for column in chosen.table.columns}
        for index, field in chosen.mapping.items():
            if field is None or field in _NOT_SHOWN:
                continue
            key = "post" if field in _POST else field
            if key not in fields:
                fields[key], headings[key] = [], []
            if field not in fields[key]:
                fields[key].append(field)
            heading = head_word(labels[index], own=chosen.own)
            if heading not in headings[key]:
                headings[key].append(heading)
    first = [key for key in _FIRST if key in fields]
    order = [*first, *(key for key in fields if key not in first)]
    return [_column(key, fields[key], headings[key]) for key in order]


def _column(key: str, fields: Sequence[str], headings: Sequence[str]) -> ShownColumn:
    if key == "post":
        has_title = bool({"title", "post"} & set(fields))
        words = _("Organization · title") if has_title else field_label("organization")
    else:
        words = word_of(key)
    return ShownColumn(key, words, tuple(fields), listed(headings))


def table_columns(shown: Sequence[ShownColumn], kind: ImportKind, *, sheets: bool) -> list[Column]:
    """Return the columns for the table view; ``sheets``: say which sheet a row is from."""
    found = [
        Column(
            "row",
            _p("import", "Row"),
            lambda row: str(row.planned.facts.row),
            34,
            tone="text.secondary",
            align=RIGHT,
        ),
        Column(
            "verdict",
            _p("import", "Verdict"),
            lambda row: _status(row, kind).text,
            76,
            CellRole.STATUS,
            value=lambda row: _status(row, kind),
            fixed=True,
        ),
    ]
    if sheets:
        found.insert(
            0,
            Column(
                "sheet", _p("import", "Sheet"), lambda row: row.planned.facts.sheet, 84, tone="text.secondary"
            ),
        )
    stretching = "post" if any(column.key == "post" for column in shown) else shown[-1].key if shown else ""
    found += [_fact_column(column, stretch=column.key == stretching) for column in shown]
    return found


def _fact_column(column: ShownColumn, *, stretch: bool) -> Column:
    key = column.key
    return Column(
        key,
        column.words,
        lambda row: _said(row, key),
        _WIDTHS.get(key, _WIDE),
        CellRole.PROBLEM,
        value=lambda row: ProblemCell(row.cells[key] or "—", row.problems[key]),
        subtitle=column.heading,
        stretch=stretch,
        least=180,
        hint=lambda row: _said(row, key),
    )


def _said(row: Any, key: str) -> str:
    wrong = row.problems[key]
    return noted(str(row.cells[key]), wrong)


def _status(row: ReviewRow, kind: ImportKind) -> StatusCell:
    if row.group == WRONG:
        return StatusCell(_p("import", "Problem"), "state.error", "danger", True)
    if row.group == SKIPPED:
        return StatusCell(_p("import", "Skipped"), "act.zoom_out", "text.muted", True)
    if row.group == ASKED:
        return StatusCell(_p("import", "For you"), "state.ask", "warn", True)
    if row.group == KNOWN:
        words = _("Known tie") if kind is ImportKind.TIES else _("Same person")
        return StatusCell(words, "act.merge", "info", True)
    return StatusCell(_p("import", "New"), "act.add_contact", "ok", True)
