"""Commands about the book itself: init, undo, history, backup, backups, restore, check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.errors import BookDamagedError
from services.i18n import _, _n
from ui.commands.frame import Frame, JsonFlag, table

if TYPE_CHECKING:
    from services.history import Step


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("init", help=_("make a book; its owner is the contact me"))(init)
    app.command("undo", help=_("take back the last change"))(undo)
    app.command("history", help=_("who changed what"))(history)
    app.command("backup", help=_("make a verified copy of the book"))(backup)
    app.command("backups", help=_("list the copies"))(backups)
    app.command("restore", help=_("put a copy in the book's place"))(restore)
    app.command("check", help=_("see whether the book is sound"))(check)


def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(help=_("your name"))] = "",
    employer: Annotated[str, typer.Option(help=_("your bank or branch"))] = "",
    as_json: JsonFlag = False,
) -> None:
    """Make a book."""
    from services.book import Book

    with Frame(context, as_json) as frame:
        place = frame.choices.location()
        book = Book.create(place, name=name, employer=employer)
        try:
            frame.answer({"book": place, "me": book.me_id}, _("Made the book {place}.").format(place=place))
        finally:
            book.close()


def undo(context: typer.Context, as_json: JsonFlag = False) -> None:
    """Take back my newest act, whole."""
    with Frame(context, as_json) as frame:
        label = frame.book.undo()
        frame.answer({"undone": label}, _("Taken back: {label}").format(label=label))


def history(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(help=_("id, me or name"))] = "",
    limit: Annotated[int, typer.Option(min=1)] = 50,
    as_json: JsonFlag = False,
) -> None:
    """List past acts, newest first."""
    from services import history as journal

    with Frame(context, as_json) as frame:
        contact_id = frame.contact(contact) if contact else None
        steps = frame.read(lambda session: journal.steps(session, contact_id, limit))
        frame.answer(
            {
                "changes": [
                    {
                        "id": step.id,
                        "at": step.at,
                        "by": step.by,
                        "label": step.label,
                        "kind": step.kind,
                        "tables": list(step.tables),
                        "undone": step.undone,
                    }
                    for step in steps
                ]
            },
            lambda: "\n".join(f"{step.at[:16].replace('T', ' ')}  {_said(step)}" for step in steps),
        )


def _said(step: "Step") -> str:
    """Return what was done, taking back and doing again told apart from the act itself."""
    if step.kind == "undo":
        return _("Taken back: {label}").format(label=step.label)
    return _("Done again: {label}").format(label=step.label) if step.kind == "redo" else step.label


def backup(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help=_("where to; beside the book unless told"))] = None,
    as_json: JsonFlag = False,
) -> None:
    """Make a verified copy."""
    from services.safety import backups as copies

    with Frame(context, as_json) as frame:
        made = copies.make(frame.book, "hand", folder)
        contacts = copies.contacts_in(made.path)
        frame.answer(
            {"file": str(made.path), "contacts": contacts},
            _("Backed up {count} people to {file}.").format(count=contacts, file=made.path),
        )


def backups(context: typer.Context, as_json: JsonFlag = False) -> None:
    """List the copies, newest first."""
    from services.safety import backups as copies

    with Frame(context, as_json) as frame:
        found = copies.backups(frame.book.path)
        frame.answer(
            [
                {"file": str(made.path), "at": made.at.isoformat(), "why": made.why, "bytes": made.size}
                for made in found
            ],
            lambda: table(
                [_("Made"), _("Why"), _("File")],
                [[f"{made.at:%Y-%m-%d %H:%M}", copies.why_word(made.why), str(made.path)] for made in found],
            ),
        )


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=_("a copy, as “renmai backups” lists them"))],
    as_json: JsonFlag = False,
) -> None:
    """Put a copy in the book's place; the present book is kept as a copy."""
    from services.safety import restoring

    with Frame(context, as_json) as frame:
        place = Path(frame.choices.location())
        contacts = restoring.restore(place, file)
        frame.answer(
            {"file": str(file), "book": str(place), "contacts": contacts},
            _("Restored {count} people from {file}.").format(count=contacts, file=file),
        )


def check(context: typer.Context, as_json: JsonFlag = False) -> None:
    """See whether the book is sound."""
    from services.safety import restoring

    with Frame(context, as_json) as frame:
        problems = restoring.check(frame.book)
        frame.answer(
            {"ok": not problems, "problems": problems},
            lambda: "\n".join(problems) if problems else _("The book is sound."),
        )
    if problems:
        raise BookDamagedError(
            _n("The book has {count} fault.", "The book has {count} faults.", len(problems)).format(
                count=len(problems)
            ),
            _("Bring back a backup with “renmai restore”."),
        )
