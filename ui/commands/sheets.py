"""Commands of the paper: callsheet, outcome."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.kinds import SheetKind
from services.i18n import _, _n, _p
from ui.commands.diary import coming_day, known_result
from ui.commands.frame import DayOption, Frame, JsonFlag, table, tiers_of

if TYPE_CHECKING:
    from services.sheets.records import PrintedRow, PrintedSheet


class ReasonWord(StrEnum):
    """Why somebody may be on the list."""

    PROMISE = "promise"
    OCCASION = "occasion"
    OVERDUE = "overdue"
    LEAD = "lead"
    NEW = "new"


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("callsheet", help=_("print whom to contact as a PDF, frozen under its number"))(callsheet)
    app.command("outcome", help=_("type back one row of a printed sheet"))(outcome)


def callsheet(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.pdf", help=_("the PDF to write"))],
    on: DayOption = None,
    count: Annotated[int | None, typer.Option(min=1, help=_("how many people"))] = None,
    tier: Annotated[list[str] | None, typer.Option(metavar="A", help=_("only this tier"))] = None,
    visit: Annotated[bool, typer.Option("--visit", help=_("a sheet to visit by"))] = False,
    district: Annotated[list[str] | None, typer.Option(metavar="X", help=_("only this district"))] = None,
    reason: Annotated[list[ReasonWord] | None, typer.Option(help=_("only for this reason"))] = None,
    as_json: JsonFlag = False,
) -> None:
    """Print a call sheet: nothing is kept unless the file was written."""
    from services.diary.reasons import ReasonKind
    from services.sheets.call_sheet import freeze
    from services.sheets.choosing import SheetChoice
    from ui.sheets.paper import pages_of
    from ui.sheets.printing import write_pdf

    check_ending(output)
    choice = SheetChoice(
        SheetKind.VISIT if visit else SheetKind.CALL,
        count=count,
        tiers=tiers_of(tier),
        districts=tuple(district or ()),
        reasons=tuple(ReasonKind(word.value) for word in reason or ()),
    )
    with Frame(context, as_json, on) as frame:

        def printed(session: object) -> "PrintedSheet":
            sheet = freeze(session, choice)  # type: ignore[arg-type]
            write_pdf(sheet, output)
            return sheet

        sheet = frame.book.act(_("Printed a sheet"), printed, lasting=True)
        pages = pages_of(sheet)
        document = {"sheet": sheet.number, "file": str(output), "pages": pages}
        frame.answer(
            document | {"entries": list(map(_told, sheet.rows))}, lambda: _in_words(sheet, pages, output)
        )


def check_ending(output: Path) -> None:
    """Raise FileError unless the file is to be a PDF."""
    from services.errors import FileError

    if output.suffix.lower() != ".pdf":
        raise FileError(
            _("A sheet is written as a PDF, not as {name}.").format(name=output.name),
            _("Let its name end in .pdf."),
        )


def _told(row: "PrintedRow") -> dict[str, object]:
    return {
        "row": row.row,
        "contact": row.contact_id,
        "name": row.name,
        "tier": row.tier.value,
        "phone": row.phone,
        "reason": row.reason,
    }


def _in_words(sheet: "PrintedSheet", pages: int, output: Path) -> str:
    from services.vocabulary import tier_word

    said = _n("{count} person", "{count} people", len(sheet.rows)).format(count=len(sheet.rows))
    head = _("Sheet {number}: {people}, {pages} pages, {file}").format(
        number=sheet.number, people=said, pages=pages, file=output
    )
    rows = [[row.code, tier_word(row.tier), row.name, row.phone_shown, row.reason] for row in sheet.rows]
    return head + "\n" + table([_p("row", "No."), _("Tier"), _("Name"), _("Phone"), _("Why")], rows)


def outcome(
    context: typer.Context,
    sheet: Annotated[str, typer.Argument(metavar="SHEET", help=_("its number, 260922-1 or 0922-1"))],
    row: Annotated[int, typer.Argument(metavar="ROW", help=_("the code before the name"))],
    result: Annotated[str, typer.Argument(metavar="RESULT", help=_("how it ended"))],
    note: Annotated[str, typer.Option(metavar="N", help=_("what was said"))] = "",
    next_: Annotated[str, typer.Option("--next", metavar="D", help=_("day of the next contact"))] = "",
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Type back a row; typed again, it corrects what was typed before."""
    from services.sheets.outcomes import OutcomeDraft, type_back
    from services.vocabulary import result_word

    ended = known_result(result) or ""
    with Frame(context, as_json, on) as frame:
        day, time = coming_day(next_, frame.book.clock.today(), "next") if next_ else (None, None)
        draft = OutcomeDraft(sheet, row, ended, note, day, time)
        label = _("Typed back a row")
        done = frame.book.act(label, lambda session: type_back(session, draft))
        words = _("{name}: {result}").format(name=done.name, result=result_word(ended, done.kind))
        if done.replaced:
            words += _(", instead of {result}").format(result=result_word(done.replaced, done.kind))
        frame.answer(
            {
                "interaction": done.interaction_id,
                "task": done.task_id,
                "contact": done.contact_id,
                "replaced": done.replaced,
            },
            words,
        )
