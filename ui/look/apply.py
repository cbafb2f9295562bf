"""Dressing the program: style, palette, style sheet, font and focus ring, set once and again on a change."""

from PySide6.QtWidgets import QApplication

from ui.look.focus import FocusRing
from ui.look.palette import palette_of
from ui.look.qss import style_sheet
from ui.look.style import LookStyle
from ui.look.theme import Theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the program in the theme, now and whenever it changes; called once, before any window."""
    app.setStyle(LookStyle(theme))
    FocusRing(app, theme)  # owned by the program
    _dress(app, theme)
    theme.changed.connect(lambda: _dress(app, theme))


def _dress(app: QApplication, theme: Theme) -> None:
    app.setPalette(palette_of(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme))
