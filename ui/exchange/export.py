"""Lists out: the small window that asks what and to where, and blank templates."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.kinds import ImportKind
from services.exchange import exporting, templates
from services.i18n import _, _n, _p
from services.prospects.filters import Filter
from services.vocabulary import import_kind_word
from ui.exchange.export_dialog import CSV, GB, ExportDialog, ExportWish
from ui.shell.desk import Desk
from ui.widgets.menus import MenuItem, build_menu


def export_list(desk: Desk, parent: QWidget) -> None:
    """Ask what to write and to where, then write it off the window's thread."""
    dialog = ExportDialog(desk, _filter_in_view(parent), parent)
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
    path, _chosen = QFileDialog.getSaveFileName(
        parent, _("Save a blank template"), f"{name}.xlsx", _p("import", "Workbook") + " (*.xlsx)"
    )
    if not path:
        return
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


def _ask_where(desk: Desk, wish: ExportWish, parent: QWidget) -> None:
    ending = ".csv" if wish.form in (CSV, GB) else ".xlsx"
    pattern = (_p("import", "Text file") if ending == ".csv" else _p("import", "Workbook")) + f" (*{ending})"
    name = f"{import_kind_word(wish.kind)} {desk.today().isoformat()}{ending}"
    path, _chosen = QFileDialog.getSaveFileName(parent, _("Export"), name, pattern)
    if path:
        write(desk, wish, Path(path).with_suffix(ending))


def write(desk: Desk, wish: ExportWish, out: Path) -> None:
    """Write the list and say how many people are in it."""
    encoding = exporting.GB18030 if wish.form == GB else exporting.UTF8

    def work(progress: Any) -> int:
        return exporting.export(
            desk.book,
            out,
            wish.kind,
            filter=wish.filter,
            progress=progress,
            fields=wish.fields,
            encoding=encoding,
        )

    def done(count: int) -> None:
        words = _n("Exported {count} person: {file}", "Exported {count} people: {file}", count)
        desk.toast(words.format(count=f"{count:,}", file=out.name), undo=False)

    desk.tasks.run(work, done, desk.fail, _("Writing {file}").format(file=out.name))
