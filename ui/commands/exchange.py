"""Commands about files: import, imports, undo-import, export."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _, _p
from ui.commands import import_asked as asked
from ui.commands.frame import DayOption, Frame, JsonFlag, one_of, progress_on_terminal, table, tiers_of

if TYPE_CHECKING:
    from services.exchange.batches import TakenBack
    from services.exchange.plan import BatchReport


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("import", help=_("read class lists, contacts, cards or ties into the book"))(import_files)
    app.command("imports", help=_("list what was imported"))(imports)
    app.command("undo-import", help=_("take one import back whole"))(undo_import)
    app.command("export", help=_("write people to xlsx, csv or vcf"))(export)


def import_files(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=_("files to read"))],
    kind: asked.KindOption = asked.AUTO,
    sheet: asked.SheetOption = "",
    maps: asked.MapsOption = None,
    profile: asked.ProfileOption = "",
    rules: asked.RulesOption = None,
    not_mine: asked.NotMineOption = False,
    on_duplicate: asked.DuplicateOption = "merge",
    rejects: Annotated[
        Path | None, typer.Option(metavar="OUT.xlsx", help=_("where the rejected rows go"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("only say what would happen"))] = False,
    file_password_file: asked.PasswordOption = None,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Import files; one batch a file."""
    from services.exchange import importing
    from services.exchange import rejects as left_out
    from services.progress import Progress

    chosen = asked.kind_of(kind), asked.duplicates_of(on_duplicate)
    with Frame(context, as_json, on) as frame:
        request = asked.request(*chosen, sheet, maps, profile, rules, not_mine, file_password_file)
        requests = [replace(request, path=file) for file in files]
        progress = Progress(progress_on_terminal())
        if rejects is not None:
            left_out.check_place(rejects)
        sources = importing.read_sources(requests, progress)  # refused files leave no new book behind
        reports = _reports(frame, sources, progress, dry_run=dry_run)
        if rejects is not None:
            left_out.write_rejects(rejects, sources, reports)
        frame.answer(
            {"batches": [as_document(report) for report in reports]}, lambda: _in_words(reports, dry_run)
        )


def _reports(frame: Frame, sources: list[Any], progress: Any, *, dry_run: bool) -> "list[BatchReport]":
    from services.exchange import importing

    if dry_run:
        return _dry(frame, sources, progress)
    importing.refuse_empty(sources)  # before a new book is made
    return importing.run_sources(frame.book_or_new(), sources, progress)


def _dry(frame: Frame, sources: list[Any], progress: Any) -> "list[BatchReport]":
    """Plan against the book, or against an empty one when there is none yet."""
    import tempfile

    from services.book import Book
    from services.exchange import importing

    place = Path(frame.choices.location())
    if place.exists() or "://" in str(place):
        return importing.dry_run_sources(frame.book, sources, progress)
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "empty.renmai")
        try:
            return importing.dry_run_sources(book, sources, progress)
        finally:
            book.close()


def as_document(report: "BatchReport") -> dict[str, Any]:
    """Return a batch as JSON says it."""
    return {
        "batch": report.batch,
        "file": report.file,
        "format": report.format,
        "kind": report.kind,
        "header_row": report.header_row,
        "columns": report.columns,
        "rows": report.rows,
        "added": report.added,
        "merged": report.merged,
        "skipped": report.skipped,
        "rejected": report.rejected,
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "reason": problem.reason,
            }
            for problem in report.problems
        ],
    }


def _in_words(reports: "list[BatchReport]", dry_run: bool) -> str:
    from services.exchange import importing

    lines = [_("Nothing was written.")] if dry_run else []
    lines.append(importing.summary(reports))
    for report in reports:
        for problem in report.problems[:50]:
            where = _("row {row}").format(row=problem.row)
            lines.append(f"  {problem.sheet} {where}  {problem.column} {problem.value}: {problem.reason}")
        if len(report.problems) > 50:
            lines.append(_("  … and {count} more").format(count=len(report.problems) - 50))
    return "\n".join(lines)


def imports(context: typer.Context, as_json: JsonFlag = False) -> None:
    """List the batches, newest first."""
    from services.exchange import batches
    from services.vocabulary import import_kind_word

    with Frame(context, as_json) as frame:
        found = frame.read(batches.batches)
        frame.answer(
            [{**as_document(report), "taken_back": report.taken_back} for report in found],
            lambda: table(
                [_("No."), _("File"), _("Kind"), _("Rows"), _("New"), _("Merged"), ""],
                [
                    [
                        str(one.batch),
                        Path(one.file).name,
                        import_kind_word(one.kind),
                        str(one.rows),
                        str(one.added),
                        str(one.merged),
                        _p("import", "Taken back") if one.taken_back else "",
                    ]
                    for one in found
                ],
            ),
        )


def undo_import(
    context: typer.Context,
    batch: Annotated[int, typer.Argument(help=_("its number, as “renmai imports” lists it"))],
    as_json: JsonFlag = False,
) -> None:
    """Take one import back whole."""
    from services.exchange import batches

    with Frame(context, as_json) as frame:
        label = _("Took back import {number}").format(number=batch)
        done = frame.book.act(label, lambda session: batches.take_back(session, batch))
        frame.answer(
            {"removed": done.removed, "restored": done.restored, "kept": list(done.kept)},
            lambda: _taken_back_words(done),
        )


def _taken_back_words(done: "TakenBack") -> str:
    words = _("{removed} removed, {restored} as before, {kept} changed since and kept").format(
        removed=done.removed, restored=done.restored, kept=len(done.kept)
    )
    return "\n".join([words, *(f"  {name}" for name in done.kept)])


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_("a file ending in .xlsx, .csv or .vcf"))],
    kind: Annotated[str, typer.Option("--as", help="contacts, classmates, cards, calls")] = "contacts",
    tier: Annotated[list[str] | None, typer.Option(help="A, B, C, unrated")] = None,
    search: Annotated[str, typer.Option(help=_("only people found by these words"))] = "",
    cohort: Annotated[str, typer.Option(help=_("a circle as its members would like it"))] = "",
    columns: Annotated[str, typer.Option(help=_("only these columns, by their heads"))] = "",
    vcard: Annotated[str, typer.Option(help=_("version of .vcf: 3.0, 4.0"))] = "3.0",
    encoding: Annotated[str, typer.Option(help=_("of .csv: utf-8, gb18030"))] = "utf-8",
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write people to a file that import reads back."""
    from services.exchange import exporting, handouts
    from services.exchange.vcard_writer import VERSIONS

    encodings = {"utf-8": exporting.UTF8, "gb18030": exporting.GB18030}
    one_of("--as", kind, ("contacts", "classmates", "cards", handouts.CALLS))
    one_of("--vcard", vcard, VERSIONS)
    one_of("--encoding", encoding, tuple(encodings))
    tiers, fields = tiers_of(tier), _fields_of(columns)
    with Frame(context, as_json, on) as frame:
        if cohort or kind == handouts.CALLS:
            rows = _hand_out(frame, out, cohort, encodings[encoding])
        else:
            rows = exporting.export(
                *(frame.book, out, kind, tiers, search),
                fields=fields,
                encoding=encodings[encoding],
                version=vcard,
            )
        frame.answer(
            {"file": str(out), "rows": rows},
            _("Wrote {count} people to {file}.").format(count=rows, file=out),
        )


def _hand_out(frame: Frame, out: Path, cohort: str, encoding: str) -> int:
    from services.exchange import handouts

    with frame.book.read() as session:
        told = (
            handouts.class_list(session, handouts.cohort_named(session, cohort))
            if cohort
            else handouts.call_list(session)
        )
    return handouts.write(frame.book, out, told, encoding)


def _fields_of(columns: str) -> tuple[str, ...]:
    from services.exchange import own_columns

    heads = [head.strip() for head in re.split("[,，、]", columns) if head.strip()]
    for head in heads:
        one_of("--columns", head, tuple(own_columns.BY_HEAD))
    return tuple(own_columns.BY_HEAD[head].field for head in heads)
