"""Lists out: the small window that asks what and to where, and blank templates."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.kinds import ImportKind
from services.book import Book
from services.exchange import exporting, handouts, templates
from services.i18n import _, _n, _p
from services.progress import Progress
from services.prospects.filters import Filter
from services.vocabulary import import_kind_word
from ui.exchange.export_dialog import CARD3, CARD4, CSV, GB, XLSX, ExportDialog, ExportWish
from ui.shell.desk import Desk
from ui.shell.folders import keep_folder, last_folder
from ui.tables.table_view import TableView
from ui.widgets.menus import MenuItem, build_menu


def export_list(desk: Desk, parent: QWidget) -> None:
    """Ask what to write and to where, then write it off the window's thread."""
    dialog = ExportDialog(desk, _filter_in_view(parent), parent, _selection_in_view(parent))
    dialog.wished.connect(lambda wish: _ask_where(desk, wish, parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def save_template(desk: Desk, parent: QWidget) -> None:
    """Ask which blank list, then to where, and write it."""
    items = [
        MenuItem(import_kind_word(kind), lambda kind=kind: _save_template(desk, kind, parent))  # type: ignore[misc]
        for kind in ImportKind
    ]
    build_menu(desk.theme, parent, items).popup(_menu_place(parent))


def _menu_place(parent: QWidget) -> QPoint:
    focus = QApplication.focusWidget()
    if focus is not None and parent.isAncestorOf(focus):
        return focus.mapToGlobal(focus.rect().bottomLeft())
    return QCursor.pos()


def _save_template(desk: Desk, kind: ImportKind, parent: QWidget) -> None:
    name = _("{kind} to fill in").format(kind=import_kind_word(kind))
    place = str(last_folder(desk.preferences) / f"{name}.xlsx")
    path, _chosen = QFileDialog.getSaveFileName(
        parent, _("Save a blank template"), place, _p("import", "Workbook") + " (*.xlsx)"
    )
    if not path:
        return
    keep_folder(desk.preferences, path)
    out = Path(path).with_suffix(".xlsx")
    desk.tasks.run(
        lambda _progress: templates.write_template(out, kind),
        lambda _none: desk.toast(_("Saved: {file}").format(file=out.name), undo=False),
        desk.fail,
    )


def _filter_in_view(parent: QWidget) -> Filter | None:
    """Return the filter of the list in view, where the window shows one that narrows."""
    page: Any = getattr(parent, "page", None)
    found = getattr(getattr(page, "list", None), "filter", None)
    return found if isinstance(found, Filter) and not found.is_empty() else None


def _selection_in_view(parent: QWidget) -> list[int]:
    """Return the rows chosen in the list in view, where they are more than the one that one stands on."""
    page: Any = getattr(parent, "page", None)
    table = getattr(getattr(page, "list", None), "table", None)
    found = table.selected_ids() if isinstance(table, TableView) else []
    return found if len(found) > 1 else []


_ENDINGS = {XLSX: ".xlsx", CSV: ".csv", GB: ".csv", CARD3: ".vcf", CARD4: ".vcf"}


def _ask_where(desk: Desk, wish: ExportWish, parent: QWidget) -> None:
    ending = _ENDINGS[wish.form]
    forms = {
        ".xlsx": _p("import", "Workbook"),
        ".csv": _p("import", "Text file"),
        ".vcf": _("Electronic cards"),
    }
    what = wish.cohort_name or (
        _("Today's calls") if wish.kind == handouts.CALLS else import_kind_word(wish.kind)
    )
    name = f"{what} {desk.today().isoformat()}{ending}"
    place = str(last_folder(desk.preferences) / name)
    path, _chosen = QFileDialog.getSaveFileName(parent, _("Export"), place, f"{forms[ending]} (*{ending})")
    if path:
        keep_folder(desk.preferences, path)
        write(desk, wish, Path(path).with_suffix(ending))


def write(desk: Desk, wish: ExportWish, out: Path) -> None:
    """Write the list and say how many people are in it."""

    def done(count: int) -> None:
        words = _n("Exported {count} person: {file}", "Exported {count} people: {file}", count)
        desk.toast(words.format(count=f"{count:,}", file=out.name), undo=False)

    words = _("Writing {file}").format(file=out.name)
    desk.tasks.run(lambda progress: _written(desk.book, wish, out, progress), done, desk.fail, words)


def _written(book: Book, wish: ExportWish, out: Path, progress: Progress) -> int:
    encoding = exporting.GB18030 if wish.form == GB else exporting.UTF8
    if wish.cohort is not None or wish.kind == handouts.CALLS:
        with book.read() as session:
            told = (
                handouts.call_list(session)
                if wish.cohort is None
                else handouts.class_list(session, wish.cohort)
            )
        return handouts.write(book, out, told, encoding)
    return exporting.export(
        book,
        out,
        wish.kind,
        filter=wish.filter,
        progress=progress,
        fields=wish.fields,
        encoding=encoding,
        version="4.0" if wish.form == CARD4 else "3.0",
    )
