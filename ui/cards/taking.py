"""Pictures from wherever people have them: files, folders, the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from services.cards.pixels import NOT_READ, SUFFIXES, is_picture
from services.i18n import _


def pictures_in(paths: Sequence[str]) -> list[Path]:
    """Return the pictures among files and in folders, those of a folder by their names."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(inside for inside in path.iterdir() if inside.is_file() and is_picture(inside))
        elif is_picture(path):
            found.append(path)
    return list(dict.fromkeys(found))


def on_clipboard() -> tuple[list[Path], QImage | None]:
    """Return the picture files copied, or the picture itself."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:  # whatever its annotation says, where nothing was ever copied
        return [], None
    files = pictures_in([url.toLocalFile() for url in data.urls() if url.isLocalFile()])
    if files:
        return files, None
    image = QGuiApplication.clipboard().image() if data.hasImage() else QImage()
    return [], None if image.isNull() else image


def ask_files(over: QWidget) -> list[Path]:
    """Ask for pictures."""
    endings = " ".join(f"*{suffix}" for suffix in SUFFIXES + NOT_READ)
    pattern = _("Pictures") + f" ({endings})"
    chosen, _filter = QFileDialog.getOpenFileNames(over, _("Pictures of cards"), "", pattern)
    return pictures_in(chosen)


def ask_folder(over: QWidget) -> list[Path]:
    """Ask for a folder full of pictures."""
    chosen = QFileDialog.getExistingDirectory(over, _("A folder of pictures"))
    return pictures_in([chosen]) if chosen else []
