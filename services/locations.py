"""Where files are kept on each system: the default book, backups, choices of this machine."""

import os
from pathlib import Path

import platformdirs

_APP = "Renmai"
BOOK_SUFFIX = ".renmai"


def data_folder() -> Path:
    """Return the folder of the user's books."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def config_folder() -> Path:
    """Return the folder of this machine's choices."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def is_server(location: str) -> bool:
    """Tell whether a location names a branch's PostgreSQL book rather than a file."""
    return location.startswith(("postgresql://", "postgresql+"))


def default_book() -> Path:
    """Return the book opened when none is named."""
    return data_folder() / f"renmai{BOOK_SUFFIX}"


def sample_book() -> Path:
    """Return where the sample book is made."""
    return data_folder() / f"sample{BOOK_SUFFIX}"


def backup_folder(book: Path) -> Path:
    """Return the folder beside a book that holds its backups."""
    return book.with_name(f"{book.stem}-backups")


def make_private_folder(folder: Path) -> None:
    """Create a folder only its owner can enter; an existing one is left as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)


def make_private(path: Path) -> None:
    """Let only the owner read and write a file with customers' data."""
    if os.name == "posix":
        path.chmod(0o600)
