"""Where file dialogs open: the folder last used, at first the user's documents, never the program's own."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from services.preferences import Preferences

_KEY = "files.folder"


def last_folder(preferences: Preferences) -> Path:
    """Return the folder to open a dialog in."""
    kept = preferences.get(_KEY)
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return Path(kept)
    told = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(told) if told and Path(told).is_dir() else Path.home()


def keep_folder(preferences: Preferences, chosen: str | Path) -> None:
    """Remember the folder of a file that was chosen."""
    preferences.set(_KEY, str(Path(chosen).absolute().parent))
