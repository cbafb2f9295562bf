"""The pictures in a row: each read off the window's thread, the next one while this one is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from services.cards.pictures import readings_of
from services.cards.recognition import Recognizer
from services.cards.sorting import CardReading
from services.errors import CancelledError, RenmaiError
from services.i18n import _
from services.progress import Progress
from ui.cards import picture_files
from ui.shell.desk import Desk


class State(Enum):
    """How far a card is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    STORED = "stored"
    SKIPPED = "skipped"


@dataclass(eq=False, slots=True)
class CardItem:
    """One card: its picture, and what was read from it."""

    name: str
    path: Path | None = None
    image: QImage | None = None
    state: State = State.WAITING
    reading: CardReading = field(default_factory=CardReading)
    error: RenmaiError | None = None
    """Why nothing was read; the person can be typed in all the same."""
    facts: tuple[tuple[str, str], ...] | None = None
    """What stood in the form when the user went elsewhere."""

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be stored or skipped."""
        return self.state not in (State.STORED, State.SKIPPED)


Outcome = tuple[QImage | None, list[CardReading], RenmaiError | None]


class CardQueue(QObject):
    """Holds the cards and where one is."""

    moved = Signal()
    """Another card is in view, or there is none left."""
    read = Signal(object)
    """What is on an item's picture is known."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recognizer = Recognizer()
        self._reading: CardItem | None = None
        self.items: list[CardItem] = []
        self.at = 0

    @property
    def current(self) -> CardItem | None:
        """The card in view; None when all are done."""
        return self.items[self.at] if self.at < len(self.items) else None

    def count(self, state: State) -> int:
        """Return how many cards are in a state."""
        return sum(item.state is state for item in self.items)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Put picture files at the end of the row."""
        self._take([CardItem(path.name, path) for path in paths])

    def take_image(self, image: QImage) -> None:
        """Put a picture of the clipboard at the end of the row."""
        self._take([CardItem(_("From the clipboard"), image=image)])

    def _take(self, items: list[CardItem]) -> None:
        if not items:
            return
        if self.current is None:
            self.items, self.at = [], 0
        first = self.current is None
        self.items += items
        if first:
            self.moved.emit()
        self._read_on()

    def go(self, step: int) -> None:
        """Look at the card before or after."""
        wanted = self.at + step
        if 0 <= wanted < len(self.items):
            self.at = wanted
            self.moved.emit()
            self._read_on()

    def finish(self, item: CardItem, state: State) -> None:
        """Note that a card is stored or skipped and go to the next open one."""
        item.state = state
        if state is State.STORED:
            item.image = None  # it lies in the book now
        later = [place for place in range(self.at, len(self.items)) if self.items[place].is_open]
        before = [place for place in range(self.at) if self.items[place].is_open]
        self.at = (later + before + [len(self.items)])[0]
        if self.current is None:
            self.close()
        self.moved.emit()
        self._read_on()

    def turn(self, degrees: int) -> None:
        """Turn the picture in view to the right and read it again."""
        item = self.current
        if item is not None and item.image is not None and item.state is State.READ:
            item.image = picture_files.turned(item.image, degrees)
            item.state, item.facts, item.reading = State.WAITING, None, CardReading()
            self.moved.emit()
            self._read_on()

    def close(self) -> None:
        """Let go of what reads print; it starts again when it is needed."""
        self._recognizer.close()

    def _read_on(self) -> None:
        """Read the card in view, then the one after it."""
        if self._reading is not None:
            return
        ahead = self.items[self.at : self.at + 2]
        item = next((one for one in ahead if one.state is State.WAITING), None)
        if item is None:
            return
        item.state, self._reading = State.READING, item
        self._desk.tasks.run(
            lambda progress: self._look(item, progress),
            lambda outcome: self._on_read(item, outcome),
            lambda error: self._on_read(item, (item.image, [], error)),
            _("Reading {file}").format(file=item.name),
        )

    def _look(self, item: CardItem, progress: Progress) -> Outcome:
        """Load and read a picture; why it cannot be read is part of the outcome."""
        image = item.image
        try:
            if image is None and item.path is not None:
                image = picture_files.load(item.path)
            assert image is not None
            return image, readings_of(picture_files.grey(image), self._recognizer, progress), None
        except CancelledError:
            return image, [], None
        except RenmaiError as error:
            return image, [], error

    def _on_read(self, item: CardItem, outcome: Outcome) -> None:
        item.image, readings, item.error = outcome
        self._reading = None
        if item.is_open:
            item.state = State.READ
        if readings:
            item.reading = readings[0]
            others = [
                CardItem(item.name, item.path, item.image, State.READ, reading) for reading in readings[1:]
            ]
            place = self.items.index(item) + 1
            self.items[place:place] = others
        self.read.emit(item)
        self._read_on()
