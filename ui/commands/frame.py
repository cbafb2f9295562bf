"""What every command shares: which book, JSON or words, errors as one line, exit statuses."""

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

import typer

from models.kinds import Tier
from services.errors import DraftError
from services.i18n import _

if TYPE_CHECKING:
    from services.book import Book
    from services.clock import Clock

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years a command may be about."""

REFUSED = 3
"""Exit status when the input or the book is refused; 2 is a wrong command line."""

# The modules of commands are imported once the language is chosen, so these sentences may be made at once.
JsonFlag = Annotated[bool, typer.Option("--json", help=_("print one JSON document"))]
DayOption = Annotated[str | None, typer.Option("--on", metavar="D", help=_("judge as of that day"))]


@dataclass(slots=True)
class Choices:
    """What stood before the command: the book and the password's file."""

    book: str = ""
    password_file: Path | None = None
    opened: list[Any] = field(default_factory=list)

    def location(self) -> str:
        """Return the book meant: the option, else $RENMAI_BOOK, else the user's default book."""
        from services import locations

        meant = self.book or os.environ.get("RENMAI_BOOK", "") or str(locations.default_book())
        if "://" in meant and not locations.is_server(meant):
            raise typer.BadParameter(_("A book is a file or postgresql://…"), param_hint="--book")
        return meant

    def password(self) -> str | None:
        """Return the password from the file named, or None."""
        named = self.password_file or os.environ.get("RENMAI_PASSWORD_FILE")
        if not named:
            return None
        return Path(named).read_text(encoding="utf-8").rstrip("\r\n")


class Frame:
    """One command's run: opens the book, prints the answer, closes the book."""

    def __init__(self, context: typer.Context, as_json: bool, on: str | None = None) -> None:
        self.choices: Choices = context.obj or Choices()
        self.as_json = as_json
        self.day = parse_iso_day(on) if on else None
        self._book: Book | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._book is not None:
            self._book.close()

    def clock(self) -> "Clock":
        """Return the machine's clock, or one that stands on the day of ``--on``."""
        from services.clock import DayClock, SystemClock

        return DayClock(self.day) if self.day else SystemClock()

    @property
    def book(self) -> "Book":
        """The book, opened at first use; a missing one is refused."""
        if self._book is None:
            from services.book import Book

            self._book = Book.open(
                self.choices.location(), password=self.choices.password(), clock=self.clock()
            )
        return self._book

    def book_or_new(self) -> "Book":
        """Return the book, made when there is none: for ``import``."""
        from services import locations
        from services.book import Book

        place = self.choices.location()
        if self._book is None and not locations.is_server(place) and not Path(place).exists():
            self._book = Book.create(place, clock=self.clock())
        return self.book

    def read(self, work: Callable[[Any], T]) -> T:
        """Run a read of a service."""
        with self.book.read() as session:
            return work(session)

    def contact(self, word: str) -> int:
        """Return the id of the contact meant by an id, ``me`` or a name only one has; else ChoiceError."""
        from services.contacts.choosing import contact_of

        return self.read(lambda session: contact_of(session, word))

    def name(self, contact_id: int) -> str:
        """Return a contact's name as the book holds it."""
        from services.contacts.choosing import name_of

        return self.read(lambda session: name_of(session, contact_id))

    def answer(self, document: Mapping[str, Any] | list[Any], words: Callable[[], str] | str) -> None:
        """Print the JSON document, or the words for a person."""
        if self.as_json:
            typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=_plain))
            return
        said = words if isinstance(words, str) else words()
        if said:
            typer.echo(said)


def _plain(value: object) -> object:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def parse_iso_day(text: str) -> dt.date:
    """Return a day written YYYY-MM-DD; raises DraftError otherwise."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise DraftError(
            _("{text} is not a date.").format(text=text), _("Write dates as 2026-09-22."), field="on"
        ) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DraftError(
            _("{text} is out of reach.").format(text=text),
            _("Years go from {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            field="on",
        )
    return day


def one_of(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a command line whose option has another value than these."""
    if value not in choices:
        raise typer.BadParameter(
            _("{value} is none of {choices}.").format(value=value, choices=", ".join(choices)),
            param_hint=option,
        )


def tiers_of(words: list[str] | None) -> tuple[Tier, ...]:
    """Return the tiers that words of ``--tier`` name; raises BadParameter for a word that is none."""
    known = {tier.value.lower(): tier for tier in Tier}
    if any(word.lower() not in known for word in words or ()):
        raise typer.BadParameter(_("A tier is one of: {words}").format(words=" ".join(Tier)))
    return tuple(known[word.lower()] for word in words or ())


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Return rows as columns of text, Chinese characters counted as two wide."""
    grid = [heads, *rows]
    widths = [max(_width(row[i]) for row in grid) for i in range(len(heads))]
    lines = ["  ".join(cell + " " * (widths[i] - _width(cell)) for i, cell in enumerate(row)) for row in grid]
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def progress_on_terminal() -> Callable[[int, int, str], None] | None:
    """Return a reporter that draws on a terminal's stderr, and nothing where there is none."""
    if not sys.stderr.isatty():
        return None

    def report(done: int, total: int, words: str) -> None:
        sys.stderr.write(f"\r{words} {done:,} / {total:,} ")
        if done >= total:
            sys.stderr.write("\n")
        sys.stderr.flush()

    return report
