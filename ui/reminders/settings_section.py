"""The section of the settings about reminders: on or off, how long before, and the quiet hours."""

from PySide6.QtWidgets import QCheckBox

from services.i18n import _
from ui.look.theme import Theme
from ui.reminders import choices as kept
from ui.settings.section_column import SectionColumn
from ui.shell.desk import Desk
from ui.widgets.line_edit import LineEdit


def add_section(column: SectionColumn, desk: Desk) -> None:
    """Add the rows; each choice counts at once."""
    chosen = kept.choices(desk.preferences)
    column.section(
        _("Reminders"), _("A word in the morning, before visits, and for what is still open in the evening.")
    )
    tick = QCheckBox(_("remind me at the time"))
    tick.setChecked(chosen.on)
    tick.toggled.connect(lambda on: desk.preferences.set(kept.ON, on))
    column.row(_("Reminders"), tick)
    before = column.number(0, 240, lambda minutes: desk.preferences.set(kept.BEFORE, minutes))
    before.setText(str(chosen.before))
    column.row(_("Before a visit"), before, _("minutes"))
    for words, key, time in (
        (_("Quiet from"), kept.QUIET_FROM, chosen.quiet.begin),
        (_("Quiet until"), kept.QUIET_UNTIL, chosen.quiet.end),
    ):
        column.row(words, _clock_field(desk, desk.theme, key, f"{time:%H:%M}"))


def _clock_field(desk: Desk, theme: Theme, key: str, shown: str) -> LineEdit:
    """Return a field for a time; one that is none is marked and not kept."""
    field = LineEdit(theme)
    field.setFixedWidth(84)
    field.setText(shown)

    def take() -> None:
        time = kept.clock(field.text())
        field.set_wrong(time is None)
        if time is not None:
            desk.preferences.set(key, f"{time:%H:%M}")

    field.editingFinished.connect(take)
    return field
