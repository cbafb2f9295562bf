"""The brief as plain records: what the paper and the screen draw."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import Tier
from services.lists import noted


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with the word before it: at present, before, school."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class FactorMark:
    """One factor: its name, its class, what the class means and whether it wants looking at again."""

    name: str
    klass: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Bond:
    """Something that ties the two of us: the kind of tie it is of, and the words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """One of the last contacts."""

    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Open:
    """A promise of one side, still open."""

    theirs: bool
    words: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class TalkingPoint:
    """Something to begin with, and when it served before."""

    label: str
    words: str
    used: str = ""
    """The day it was talked of last; empty while it is fresh."""

    @property
    def whole(self) -> str:
        """The words with the day they served, in brackets."""
        return noted(self.words, self.used)


@dataclass(frozen=True, slots=True)
class Mutual:
    """Somebody both of us know, and what they are to the person visited."""

    contact_id: int
    name: str
    words: str
    kind: str
    strength: float


@dataclass(frozen=True, slots=True)
class Gap:
    """What the book does not know yet, and who could tell."""

    what: str
    ask: str
    """A name, or empty: ask the person."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The visit the brief is for, where one is planned."""

    task_id: int
    day: dt.date
    time: str
    aim: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the page, judged as of a day."""

    contact_id: int
    name: str
    gender: str | None
    tier: Tier
    tier_word: str
    salutation: str
    post: str
    phone: str
    place: str
    meeting: Meeting | None
    when: str
    """Day and time of the visit in words; empty where none is planned."""
    who: tuple[Fact, ...]
    likes: tuple[TalkingPoint, ...]
    """Their interests, to begin with them too."""
    why: str
    factors: tuple[FactorMark, ...]
    bonds: tuple[Bond, ...]
    way: str
    """How one came to know them: who introduced whom."""
    past: tuple[Past, ...]
    promises: tuple[Open, ...]
    occasions: tuple[Fact, ...]
    points: tuple[TalkingPoint, ...]
    taboos: tuple[str, ...]
    mutual: tuple[Mutual, ...]
    gaps: tuple[Gap, ...]
    do_not_contact: bool
    manager: str
    branch: str
    made: str
    """Day and time it was made, for the foot."""
