"""Rejected rows in a workbook, the reason beside each, ready to be corrected and imported again.

Every table gets a sheet with its own title and headings, so that the corrected rows are understood as the
first time. A row that came in without one of its cells carries the UID of whom it became.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services import sessions
from services.contacts.writing import cell_text
from services.errors import FileError
from services.exchange.cell_readers import NOT_KEPT
from services.exchange.field_choices import word_of
from services.exchange.headers import field_of
from services.exchange.plan import BatchReport, Plan, PlannedRow, Request, Verdict
from services.exchange.readers.grid import Cell
from services.exchange.sources import ChosenTable, Source
from services.exchange.table_finder import Column
from services.exchange.workbooks import fill_sheet, new_workbook, said_when_full, save, unwritten
from services.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook

LeftOut = dict[tuple[str, int], str]
"""By sheet and row number: why a row stays out."""
Told = tuple[Source, LeftOut, Mapping[tuple[str, int], str]]
"""A file, the reasons of its rows, and the UIDs of those who came in."""
_UID = "UID"


def write_rejects(out: Path, sources: Sequence[Source], reports: Sequence[BatchReport]) -> int:
    """Write the rows that batches rejected, as they stood, with a column of reasons; return how many.

    Raises FileError when the file cannot be written; an older one stays as it was.
    """
    told: list[Told] = [
        (source, _rejected(report), {}) for source, report in zip(sources, reports, strict=True)
    ]
    return _write(out, told)


def faults(plan: Plan, *, with_cells: bool) -> list[PlannedRow]:
    """Return the rows worth correcting: the rejected ones, and those that come in without one of their cells.

    To be asked before the plan is written: what only contradicts the book is no fault.
    """
    return [
        row
        for row in plan.rows
        if row.verdict is Verdict.REJECTED
        or (with_cells and row.problems and row.verdict in (Verdict.ADDED, Verdict.MERGED))
    ]


def write_beside(
    session: Session, source: Source, rows: Sequence[PlannedRow], reasons: LeftOut
) -> Path | None:
    """Write rows beside the file they came from; None when there are none.

    Raises FileError when that folder takes no file.
    """
    if not rows:
        return None
    uids: dict[tuple[str, int], str] = {}
    known = {row.contact_id: row for row in rows if row.contact_id is not None}
    for part in sessions.chunks(known):
        for number, uid in session.execute(select(Contact.id, Contact.uid).where(Contact.id.in_(part))):
            facts = known[number].facts
            uids[facts.sheet, facts.row] = uid
    out = _free_name(source.request)
    _write(out, [(source, reasons, uids)])
    return out


def reasons_of(rows: Sequence[PlannedRow]) -> LeftOut:
    """Return in words what is wrong with each row."""
    return {
        (row.facts.sheet, row.facts.row): "；".join(
            f"{problem.column} {problem.reason}".strip() for problem in row.problems
        )
        for row in rows
    }


def check_place(out: Path) -> None:
    """Refuse, before anything is imported, a place where the rejected rows could not be written."""
    if out.suffix.lower() != ".xlsx":
        raise FileError(
            _("The left-out rows go into an .xlsx file, not into {name}.").format(name=out.name),
            _("Let its name end in .xlsx."),
        )
    trial = out.with_name(f".{out.name}.part")
    try:
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise unwritten(out) from error


def _rejected(report: BatchReport) -> LeftOut:
    missing = _("no name in this row"), _("a name is missing"), _("nobody has a tie to themselves")
    return {
        (problem.sheet, problem.row): problem.reason
        for problem in report.problems
        if problem.reason in missing
    }


def _free_name(request: Request) -> Path:
    stem = _("{name} left out").format(name=request.path.stem)
    out = request.path.with_name(f"{stem}.xlsx")
    number = 2
    while out.exists():
        out = request.path.with_name(f"{stem} {number}.xlsx")
        number += 1
    return out


def _write(out: Path, told: Sequence[Told]) -> int:
    with said_when_full(out):
        book, written = _filled(told)
    save(book, out)
    return written


def _filled(told: Sequence[Told]) -> "tuple[Workbook, int]":
    book, written = new_workbook(), 0
    for source, reasons, uids in told:
        for chosen in source.tables:
            columns = [column for column in chosen.table.columns if _is_kept(chosen, column)]
            rows: list[list[Cell]] = []
            for number, cells in chosen.table.rows:
                place = (chosen.table.sheet, number)
                if place in reasons:
                    row = [_plain(cells[column.index]) for column in columns]
                    rows.append([reasons[place], *row, *([uids.get(place, "")] if uids else [])])
            if rows:
                heads = [_("Why it stays out"), *(_head(chosen, column) for column in columns)]
                heads += [_UID] if uids else []
                title = chosen.table.sheet or _("Rejected")
                fill_sheet(book, title, heads, rows, caption=chosen.table.title)
                written += len(rows)
    if not written:
        fill_sheet(book, _("Rejected"), [_("Why it stays out")], [])
    return book, written


def _is_kept(chosen: ChosenTable, column: Column) -> bool:
    """Tell whether a column is worth writing: numbers of rows and ID cards are not."""
    field = chosen.mapping.get(column.index)
    return field not in NOT_KEPT and field != "uid"


def _head(chosen: ChosenTable, column: Column) -> str:
    """Return a heading that is understood without the user: the field's word where he chose another."""
    field = chosen.mapping.get(column.index)
    if field is None or not column.header or field_of(column.header)[0] == field:
        return column.header or (word_of(field) if field else column.label)
    return word_of(field)


def _plain(cell: Cell) -> Cell:
    """Return a cell as text, so that no number loses its digits again."""
    return cell if cell is None or isinstance(cell, dt.date) else cell_text(cell)
