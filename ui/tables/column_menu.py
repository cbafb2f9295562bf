"""Choosing the columns of a table."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from services.i18n import _
from ui.look.theme import Theme
from ui.tables.table_view import TableView
from ui.widgets.menus import MenuItem, build_menu


def column_menu(theme: Theme, view: TableView, parent: QWidget) -> QMenu:
    """Return a menu with a tick for every column that is shown, and the way back to the design."""
    layout = view.column_layout
    items: list[MenuItem | None] = []
    for column in view.window_model().columns:
        shown = layout.is_shown(column.key)
        why_not = _("This column always stays") if column.fixed else ""
        items.append(
            MenuItem(
                column.heading,
                partial(layout.show_column, column.key, not shown),
                why_not=why_not,
                checked=shown,
            )
        )
    items += [None, MenuItem(_("Columns as designed"), layout.restore_default)]
    return build_menu(theme, parent, items)
