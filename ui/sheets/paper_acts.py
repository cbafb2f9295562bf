"""Rosters and labels out of the window; what draws them is loaded when they are asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from services.errors import RenmaiError
from services.i18n import _
from ui.shell.desk import Desk


def print_labels(desk: Desk, window: QWidget, contact_ids: Sequence[int]) -> None:
    """Show labels of these people as they would be printed."""
    from services.sheets.labels import labels
    from ui.sheets.label_paper import labels_paper
    from ui.sheets.plain_paper import show

    found = desk.read(lambda session: labels(session, contact_ids))
    show(window, labels_paper(_("Labels of {count} people").format(count=len(found)), found))


def print_circle(desk: Desk, window: QWidget, cohort_id: int) -> None:
    """Show a circle's list as it would be printed."""
    from services.exchange.handouts import class_list
    from ui.sheets.plain_paper import show
    from ui.sheets.roster_paper import roster

    try:
        handout = desk.read(lambda session: class_list(session, cohort_id))
    except RenmaiError as error:
        desk.fail(error)
        return
    show(window, roster(handout))
