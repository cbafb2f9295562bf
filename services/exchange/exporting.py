"""People written to a file that the importer reads back: a workbook with everything, or plain text.

The old file stays whole until the new one is finished; only the owner may read the new one.
"""

import contextlib
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from models.kinds import Tier
from services import locations, recorder
from services.book import Book
from services.errors import BookBusyError, FileError
from services.exchange import own_columns as own
from services.exchange import own_words as words
from services.exchange import vcard_writer
from services.exchange.export_sheets import further_sheets
from services.exchange.extracting import Extract
from services.exchange.own_cards import cards_of
from services.exchange.own_cells import as_csv
from services.exchange.workbooks import put_in_place, unwritten
from services.exchange.xlsx_writer import SheetPlan, XlsxWriter
from services.i18n import _, _n
from services.progress import Progress
from services.prospects import listing
from services.prospects.filters import Filter

UTF8, GB18030 = "utf-8-sig", "gb18030"
_TITLES = {own.CONTACTS: words.PEOPLE, own.CLASSMATES: words.CLASS_LIST, own.CARDS: words.CARDS}
_EVERYTHING = 10_000_000


def export(
    book: Book,
    out: Path,
    kind: str = own.CONTACTS,
    tiers: Sequence[Tier | str] = (),
    search: str = "",
    filter: Filter | None = None,  # noqa: A002  (the word of the domain)
    progress: Progress | None = None,
    *,
    fields: Sequence[str] = (),
    encoding: str = UTF8,
    version: str = "3.0",
) -> int:
    """Write people to ``out`` (.xlsx, .csv or .vcf) and return how many; me is left out of the rows.

    ``kind`` is contacts, classmates or cards; ``fields`` chooses columns, the UID always comes with them;
    ``encoding`` is that of .csv, ``version`` that of .vcf.
    Raises FileError for another ending or when the file cannot be written: the old one is untouched then.
    """
    form = refuse_ending(out, (".xlsx", ".csv", ".vcf"))
    progress = progress or Progress()
    wanted = _wanted(book, tiers, search, filter)
    with book.read() as session:
        ids = list(listing.ids(session, wanted))
        extract = Extract(session, ids)
        progress.say(_("Writing {name}").format(name=out.name))
        with finished_in_place(out) as draft:
            if form == ".csv":
                _write_csv(draft, extract, kind, fields, encoding)
            elif form == ".vcf":
                _write_cards(draft, extract, kind, fields, version)
            else:
                _write_xlsx(draft, extract, kind, fields, progress, whole=wanted.is_empty())
    write_down(book, out, len(ids))
    return len(ids)


def refuse_ending(out: Path, endings: Sequence[str]) -> str:
    """Return a file's ending; raises FileError for one that says a form nobody writes."""
    form = out.suffix.lower()
    if form not in endings:
        listed = ", ".join(endings)
        raise FileError(
            _("{name} ends in none of {endings}.").format(name=out.name, endings=listed),
            _("Let the name of the file end in one of {endings}.").format(endings=listed),
        )
    return form


def write_down(book: Book, out: Path, count: int) -> None:
    """Leave a lasting line in the journal of what left the book; not where another program holds it."""
    if book.read_only:
        return
    words = _n("Exported {count} person to {file}", "Exported {count} people to {file}", count)
    with contextlib.suppress(BookBusyError):
        book.act(words.format(count=count, file=out.name), _touch_journal, lasting=True)


def _touch_journal(session: Session) -> None:
    recorder.record_of(session).tables.add("journal_steps")  # an act that changes no row is dropped otherwise


def _wanted(book: Book, tiers: Sequence[Tier | str], search: str, given: Filter | None) -> Filter:
    from dataclasses import replace

    wanted = given or Filter()
    if tiers:
        wanted = replace(wanted, tiers=tuple(Tier(tier) for tier in tiers))
    if search.strip():
        from services.contacts.search import Search

        box = Search(book)
        try:
            found = tuple(box.ids(search, _EVERYTHING))
        finally:
            box.close()
        wanted = replace(wanted, found=found, found_words=search)
    return wanted


@contextlib.contextmanager
def finished_in_place(out: Path) -> Iterator[Path]:
    """Hand out a draft beside the file; what was written takes its place only when all went well."""
    draft = out.with_name(f".{out.name}.part")
    try:
        draft.touch(mode=0o600)
        locations.make_private(draft)
        yield draft
        put_in_place(draft, out)
    except OSError as error:
        raise unwritten(out) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def table_of(
    extract: Extract, kind: str, fields: Sequence[str] = (), *, in_one_sheet: bool
) -> tuple[list[own.OwnColumn], list[list[str]]]:
    """Return the columns that hold something, and the rows of people."""
    allowed = own.fields_of(kind, in_one_sheet=in_one_sheet)
    asked = [field for field in allowed if not fields or field in fields or field in ("name", "uid")]
    columns: list[own.OwnColumn] = []
    values: list[list[str]] = []
    for field in asked:
        column, told = own.BY_FIELD[field], extract.column(field)
        if column.always or field in fields or any(told):
            columns.append(column)
            values.append(told)
    return columns, [list(row) for row in zip(*values, strict=True)]


def _write_xlsx(
    draft: Path, extract: Extract, kind: str, fields: Sequence[str], progress: Progress, *, whole: bool
) -> None:
    writer = XlsxWriter(draft, progress)
    try:
        writer.offer(own.CHOICES)
        columns, rows = table_of(extract, kind, fields, in_one_sheet=False)
        writer.sheet(plan_of(_TITLES[kind], columns), rows, len(extract.ids))
        del rows
        if kind == own.CONTACTS:
            for plan, more in further_sheets(extract, whole=whole):
                writer.sheet(plan, more, len(extract.ids))
        writer.close()
    finally:
        writer.abandon()


def plan_of(title: str, columns: Sequence[own.OwnColumn], *, examples: int = 0, room: int = 200) -> SheetPlan:
    """Return how a sheet with these columns looks."""
    return SheetPlan(
        title,
        [column.head for column in columns],
        frozenset(column.head for column in columns if column.texts),
        {column.head: column.choices for column in columns if column.choices},
        examples,
        room,
    )


def _write_csv(draft: Path, extract: Extract, kind: str, fields: Sequence[str], encoding: str) -> None:
    columns, rows = table_of(extract, kind, fields, in_one_sheet=True)
    heads = [column.head for column in columns]
    with draft.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows([as_csv(value) for value in row] for row in rows)


def _write_cards(draft: Path, extract: Extract, kind: str, fields: Sequence[str], version: str) -> None:
    columns, rows = table_of(extract, kind, fields, in_one_sheet=True)
    with draft.open("w", encoding="utf-8", newline="") as file:
        for card in cards_of([column.field for column in columns], rows, version):
            file.write(vcard_writer.text_of(card, version))


def people_in(session: Session, wanted: Filter | None) -> int:
    """Return how many people an export with that filter writes."""
    return listing.count(session, wanted or Filter())
