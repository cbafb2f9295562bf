"""What is found on a card, and a card on its way there: facts found, parts of lines still open."""

from dataclasses import dataclass

from services.cards.lines import Line

SURE = 0.8
"""Below this a fact is marked for the user to look at."""
LABELLED, CLEAR, LIKELY, GUESSED = 0.98, 0.93, 0.85, 0.6
"""How sure a rule is: a label says so, the form says so, it is likely, it is a guess."""


@dataclass(frozen=True, slots=True)
class Found:
    """One fact of a card: the importer's field, the value as written, and how sure it is, up to 1."""

    field: str
    value: str
    sureness: float

    @property
    def is_unsure(self) -> bool:
        """Tell whether the user should look at it."""
        return self.sureness < SURE


@dataclass(frozen=True, slots=True)
class CardReading:
    """What a picture of a card says; ``rest`` are the lines nothing was made of."""

    found: tuple[Found, ...] = ()
    rest: tuple[str, ...] = ()

    def of(self, field: str) -> list[str]:
        """Return the values of a field."""
        return [each.value for each in self.found if each.field == field]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line that is not spoken for yet."""

    text: str
    line: Line


class Sorting:
    """One card on its way from lines to facts."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.open: list[Part] = []

    def add(self, field: str, value: str, sureness: float, line: Line) -> None:
        """Keep a fact; what the letters' own sureness takes away is taken away."""
        value = value.strip(" ,;:|/")
        letters = line.score if line.score < 0.9 else 1.0
        if value and all((each.field, each.value) != (field, value) for each in self.found):
            self.found.append(Found(field, value, round(sureness * letters, 3)))

    def has(self, field: str) -> bool:
        """Tell whether a field has a value."""
        return any(each.field == field for each in self.found)
