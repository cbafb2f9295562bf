"""Rejected rows in a workbook, the reason beside each, ready to be corrected and imported again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from services.errors import FileError
from services.exchange.card_sheets import card_tables
from services.exchange.plan import BatchReport, Request
from services.exchange.readers.files import read_file
from services.exchange.table_finder import find_tables
from services.exchange.workbooks import save_grid, unwritten
from services.i18n import _


def write_rejects(out: Path, requests: Sequence[Request], reports: Sequence[BatchReport]) -> int:
    """Write the rows that a batch rejected, as they stood, with a column of reasons; return how many.

    Raises FileError when the file cannot be written; an older one stays as it was.
    """
    heads: list[str] = []
    rows: list[list[Any]] = []
    for request, report in zip(requests, reports, strict=True):
        wanted = _reasons(report)
        if not wanted:
            continue
        workbook = read_file(request.path, password=request.password)
        cards = [table for table, _mapping in card_tables(workbook)]
        for sheet in workbook.visible:
            for table in cards or find_tables(sheet):
                labels = [column.label for column in table.columns]
                heads += [label for label in labels if label not in heads]
                for number, cells in table.rows:
                    reason = wanted.get((sheet.name, number))
                    if reason is not None:
                        rows.append(
                            [reason, *_placed(heads, labels, [cells[c.index] for c in table.columns])]
                        )
    save_grid(out, _("Rejected"), [_("Reason"), *heads], rows)
    return len(rows)


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


def write_beside(request: Request, report: BatchReport) -> Path | None:
    """Write the rejected rows beside the file they came from; None when there are none.

    Raises FileError when that folder takes no file.
    """
    if not report.rejected:
        return None
    stem = _("{name} left out").format(name=request.path.stem)
    out = request.path.with_name(f"{stem}.xlsx")
    number = 2
    while out.exists():
        out = request.path.with_name(f"{stem} {number}.xlsx")
        number += 1
    write_rejects(out, [request], [report])
    return out


def _reasons(report: BatchReport) -> dict[tuple[str, int], str]:
    missing = _("no name in this row"), _("a name is missing"), _("nobody has a tie to themselves")
    return {
        (problem.sheet, problem.row): problem.reason
        for problem in report.problems
        if problem.reason in missing
    }


def _placed(heads: Sequence[str], labels: Sequence[str], cells: Sequence[Any]) -> list[Any]:
    by_label = dict(zip(labels, cells, strict=True))
    return [by_label.get(head) for head in heads]
