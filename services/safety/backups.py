"""Verified copies of the book: made before what is dangerous and once a day, thinned out with age."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from services import locations, sqlite_file, storage, upgrade
from services.errors import BookDamagedError, CancelledError, FileError, PasswordError
from services.i18n import _
from services.progress import Progress

if TYPE_CHECKING:
    from services.book import Book

_NAME = re.compile(r"^(?P<stem>.+)-(?P<at>\d{8}-\d{6})(?:-\d+)?-(?P<why>[a-z]+)\.renmai$")
DAILY, WEEKLY, MONTHLY = 7, 4, 12
_YOUNG = dt.timedelta(days=2)
"""Copies made before an import or the like are kept at least this long."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy."""

    path: Path
    at: dt.datetime
    """Local time it was made."""
    why: str
    size: int


def why_word(why: str) -> str:
    """Return why a copy was made, in the language chosen."""
    return {
        "import": _("before an import"),
        "migration": _("before a new version"),
        "daily": _("once a day"),
        "hand": _("by hand"),
        "merge": _("before a merge"),
        "restore": _("before a restore"),
    }.get(why, why)


def make(book: "Book", why: str, folder: Path | None = None, progress: Progress | None = None) -> Backup:
    """Write a copy, read it back whole, and only then count it as a backup; raises FileError in words.

    ``why`` is one lower-case word: import, migration, daily, hand, merge, restore. A wish to stop leaves no
    copy behind and raises CancelledError.
    """
    target = folder or locations.backup_folder(book.path)
    moment = dt.datetime.now()
    try:
        locations.make_private_folder(target)
        path = _free_name(target, book.path.stem, moment, why)
        draft = path.with_suffix(".part")
        draft.unlink(missing_ok=True)
        try:
            (progress or Progress()).step(0, 1)
            storage.copy_whole(book.engine, draft, progress)
            locations.make_private(draft)
            contacts_in(draft, progress)
        except CancelledError:
            draft.unlink(missing_ok=True)
            raise
        draft.replace(path)
    except (OSError, DatabaseError) as error:
        raise FileError(
            _("No backup could be made in {folder}.").format(folder=target),
            _("Is the disk full or write-protected? The book itself is as it was."),
        ) from error
    if folder is None:
        thin_out(target, moment)
    return Backup(path, moment.replace(microsecond=0), why, path.stat().st_size)


def _free_name(folder: Path, stem: str, moment: dt.datetime, why: str) -> Path:
    base = f"{stem}-{moment:%Y%m%d-%H%M%S}"
    path, number = folder / f"{base}-{why}{locations.BOOK_SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{base}-{number}-{why}{locations.BOOK_SUFFIX}"
    return path


def contacts_in(path: Path, progress: Progress | None = None) -> int:
    """Return how many contacts a copy holds, me left out; raises BookDamagedError when it is not sound."""
    try:
        return _counted(path, progress)
    except (BookDamagedError, PasswordError) as error:
        error.hint = _("Choose an older backup.")
        raise


def _counted(path: Path, progress: Progress | None) -> int:
    sqlite_file.inspect(path, None)
    engine = storage.engine_of(str(path), read_only=True)
    try:
        storage.check_identity(engine, path)
        upgrade.refuse_newer(upgrade.version_of(engine))
        if storage.faults(engine, progress):
            raise BookDamagedError(
                _("{name} is broken.").format(name=path.name), _("Choose an older backup.")
            )
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM contacts WHERE is_me = 0")).scalar_one())
    except DatabaseError as error:
        raise BookDamagedError(
            _("{name} is broken.").format(name=path.name), _("Choose an older backup.")
        ) from error
    finally:
        engine.dispose()


def backups(book_path: Path, folder: Path | None = None) -> list[Backup]:
    """Return the copies of a book, newest first."""
    target = folder or locations.backup_folder(book_path)
    found = []
    for path in target.glob(f"*{locations.BOOK_SUFFIX}") if target.is_dir() else ():
        told = _NAME.match(path.name)
        if told and told["stem"] == book_path.stem:
            at = dt.datetime.strptime(told["at"], "%Y%m%d-%H%M%S")
            found.append(Backup(path, at, told["why"], path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def due(book_path: Path, today: dt.date) -> bool:
    """Tell whether the day's copy is still to be made."""
    return not any(backup.at.date() == today for backup in backups(book_path))


def make_daily(book: "Book") -> Backup | None:
    """Make the day's copy unless there is one."""
    return make(book, "daily") if due(book.path, dt.date.today()) else None


def thin_out(folder: Path, now: dt.datetime) -> list[Path]:
    """Delete copies past their time: 7 daily, 4 weekly and 12 monthly ones stay; return what went."""
    by_stem: dict[str, list[Backup]] = {}
    for path in folder.glob(f"*{locations.BOOK_SUFFIX}"):
        told = _NAME.match(path.name)
        if told:
            at = dt.datetime.strptime(told["at"], "%Y%m%d-%H%M%S")
            by_stem.setdefault(told["stem"], []).append(Backup(path, at, told["why"], 0))
    gone = []
    for copies in by_stem.values():
        kept = _kept(copies, now)
        for backup in copies:
            if backup.path not in kept:
                backup.path.unlink(missing_ok=True)
                gone.append(backup.path)
    return gone


def _kept(copies: list[Backup], now: dt.datetime) -> set[Path]:
    copies = sorted(copies, key=lambda backup: backup.at, reverse=True)
    kept = {backup.path for backup in copies if now - backup.at < _YOUNG or backup.why == "hand"}
    kept |= _newest_of(copies, lambda at: at.date().isoformat(), DAILY)
    kept |= _newest_of(copies, lambda at: f"{at.isocalendar().year}-{at.isocalendar().week}", WEEKLY)
    kept |= _newest_of(copies, lambda at: f"{at.year}-{at.month}", MONTHLY)
    return kept


def _newest_of(copies: Iterable[Backup], period: Callable[[dt.datetime], str], count: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for backup in copies:
        key = period(backup.at)
        if key not in newest and len(newest) < count:
            newest[key] = backup.path
    return set(newest.values())
