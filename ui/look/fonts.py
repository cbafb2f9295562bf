"""The fonts: Chinese families of each system, one size a role, figures of equal width."""

import sys

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from services.i18n import _
from ui.look.tokens import Tokens, load_tokens

_PLAIN = "No Chinese font here. Install fonts-noto-cjk or fonts-wqy-microhei, then start again."


def system_name() -> str:
    """Return ``windows``, ``macos`` or ``linux``; other Unixes count as Linux."""
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "linux"


def role_font(tokens: Tokens, role: str, bold: bool = False, scale: float = 1.0) -> QFont:
    """Return the font of a text role in this system's families, figures tabular."""
    system = system_name()
    font = QFont()
    font.setFamilies(list(tokens.families(system)))
    font.setPointSizeF(tokens.font_size(role, system) * scale)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def has_chinese(tokens: Tokens | None = None) -> bool:
    """Tell whether this computer can draw Chinese: one of our families, or any with simplified characters."""
    found = tokens or load_tokens()
    if QFontInfo(role_font(found, "body")).family() in found.families(system_name()):
        return True
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def missing_font_words() -> str:
    """Say what to install where no font has Chinese; in English too, for the Chinese shows as boxes there."""
    words = _("No Chinese font here. Install fonts-noto-cjk or fonts-wqy-microhei, then start again.")
    return words if words.isascii() else f"{_PLAIN}\n{words}"
