"""The palette Qt paints its own parts with, drawn from the tokens."""

from PySide6.QtGui import QPalette

from ui.look.theme import Theme

_ROLES = {
    QPalette.ColorRole.Window: "bg.window",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "bg.surface",
    QPalette.ColorRole.AlternateBase: "bg.sunken",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.Button: "bg.surface",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "bg.selected",
    QPalette.ColorRole.HighlightedText: "text.primary",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "text.muted",
    QPalette.ColorRole.ToolTipBase: "bg.tooltip",
    QPalette.ColorRole.ToolTipText: "text.on_tooltip",
    QPalette.ColorRole.Light: "bg.surface",
    QPalette.ColorRole.Midlight: "line.soft",
    QPalette.ColorRole.Mid: "line.strong",
    QPalette.ColorRole.Dark: "line.field",
    QPalette.ColorRole.Shadow: "line.field",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED = {
    QPalette.ColorRole.WindowText: "text.disabled",
    QPalette.ColorRole.Text: "text.disabled",
    QPalette.ColorRole.ButtonText: "text.disabled",
    QPalette.ColorRole.HighlightedText: "text.disabled",
    QPalette.ColorRole.PlaceholderText: "text.disabled",
    QPalette.ColorRole.Base: "bg.sunken",
    QPalette.ColorRole.Button: "bg.sunken",
}


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of the theme's mode; selected text in a window not in front lies on bg.sunken."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.color(name))
    for role, name in _DISABLED.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color(name))
    palette.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, theme.color("bg.sunken"))
    return palette
