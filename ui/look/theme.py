"""The theme in force: one live object that is handed down and asked for colours, fonts and measures."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from ui.look.fonts import role_font, system_name
from ui.look.tokens import DARK, LIGHT, MODES, Tokens, load_tokens, tier_key

SYSTEM = "system"
_FIXED = {"rail", "panel", "panel.min", "panel.max", "focus", "selection.bar"}
_HIGH_CONTRAST = {"line.soft": "line.field", "text.muted": "text.secondary"}


class Theme(QObject):
    """Colours, fonts and measures of the mode in force; ``changed`` tells that all must be painted anew.

    Paint code asks ``theme.color(...)`` each time it paints and keeps nothing.
    """

    changed = Signal()

    def __init__(
        self, mode: str = LIGHT, parent: QObject | None = None, tokens: Tokens | None = None
    ) -> None:
        super().__init__(parent)
        self.tokens = tokens or load_tokens()
        self._system = system_name()
        self._mode = self._resolved(mode)
        self._high_contrast = False
        self.text_scale = 1.0
        self._moves = True
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._sizes: dict[str, int] = {}

    @property
    def mode(self) -> str:
        """``light`` or ``dark``."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """True in the dark mode."""
        return self._mode == DARK

    @property
    def high_contrast(self) -> bool:
        """True when lines and muted text are drawn stronger."""
        return self._high_contrast

    def set_mode(self, mode: str) -> None:
        """Change to ``light``, ``dark`` or ``system`` (as the system is now)."""
        wanted = self._resolved(mode)
        if wanted != self._mode:
            self._mode = wanted
            self._renew()

    def set_high_contrast(self, on: bool) -> None:
        """Draw lines and muted text stronger, or as usual."""
        if on != self._high_contrast:
            self._high_contrast = on
            self._renew()

    def set_text_scale(self, scale: float) -> None:
        """Make all text larger or smaller; 1.0 is as designed, 1.5 half as large again."""
        if scale != self.text_scale:
            self.text_scale = scale
            self._renew()

    def set_motion(self, moves: bool) -> None:
        """Let panels and toasts slide, or appear at once where the system asks for less."""
        self._moves = moves

    def motion(self, name: str) -> int:
        """Return how long a movement takes in milliseconds; 0 where nothing is to move."""
        return self.tokens.motion(name) if self._moves else 0

    def color(self, name: str) -> QColor:
        """Return a colour by its token; treat it as read-only."""
        found = self._colors.get(name)
        if found is None:
            token = _HIGH_CONTRAST.get(name, name) if self._high_contrast else name
            found = self._colors[name] = QColor(self.tokens.color(token, self._mode))
        return found

    def hex(self, name: str) -> str:
        """Return a colour as QSS and rich text read it."""
        color = self.color(name)
        return color.name() if color.alpha() == 255 else color.name(QColor.NameFormat.HexArgb)

    def tier_fill(self, tier: object) -> QColor:
        """Return the fill of a tier's badge."""
        return self.color(f"tier.{tier_key(tier)}")

    def tier_text(self, tier: object) -> QColor:
        """Return the colour of the letter on a tier's badge."""
        return self.color(f"tier.{tier_key(tier)}.on")

    def font(self, role: str = "body", bold: bool = False) -> QFont:
        """Return the font of a text role; treat it as read-only."""
        key = (role, bold)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = role_font(self.tokens, role, bold, self.text_scale)
        return found

    def points(self, role: str) -> float:
        """Return a text role's size in points."""
        return self.tokens.font_size(role, self._system) * self.text_scale

    def size(self, name: str) -> int:
        """Return a height, width or thickness in pixels; what holds text grows with it."""
        found = self._sizes.get(name)
        if found is None:
            designed = self.tokens.size(name)
            found = self._sizes[name] = designed if name in _FIXED else grown(self, designed)
        return found

    def radius(self, name: str) -> int:
        """Return a corner's radius in pixels."""
        return self.tokens.radius(name)

    def space(self, step: int) -> int:
        """Return the step-th distance of the grid, from 1 (4 px) to 7 (32 px)."""
        return self.tokens.space(step)

    def _resolved(self, mode: str) -> str:
        if mode in MODES:
            return mode
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _renew(self) -> None:
        self._colors.clear()
        self._fonts.clear()
        self._sizes.clear()
        self.changed.emit()


def grown(theme: Theme, pixels: int) -> int:
    """Return a width designed for some words, as wide as larger text needs it."""
    return round(pixels * max(1.0, theme.text_scale))
