"""What is written down about a contact, before it is in the book."""

import datetime as dt
from dataclasses import dataclass, field

from models.kinds import InteractionKind, NoteKind, TaskKind


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One thing that happened, with one or several people, and what comes next."""

    kind: InteractionKind
    contact_ids: tuple[int, ...]
    at: dt.datetime | None = None
    """When it happened; now, unless told. A moment without a zone is local time."""
    result: str | None = None
    """One of CallResult or VisitResult; what is in NO_CONTACT_RESULTS resets no clock."""
    note: str = ""
    next_day: dt.date | None = None
    next_time: str | None = None
    """HH:MM; makes the next contact an appointment."""
    next_kind: TaskKind | None = None
    """NEXT_CONTACT unless there is a time or the result is an appointment."""
    next_text: str = ""
    fulfilled: tuple[int, ...] = ()
    """Open tasks this contact settled."""
    minutes: int | None = None
    inbound: bool = False
    """They came to me."""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """Something one side said it would do by a day."""

    text: str
    due: dt.date
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """One thing learned about somebody."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """The full record of a visit: the entry, and everything the quick log leaves out."""

    entry: EntryDraft
    place: str = ""
    purpose: str = ""
    first_meeting: bool = False
    checklist: tuple[str, ...] = ()
    """Of a first meeting, the points that held: appearance, full_name, card, salutation."""
    topics: tuple[str, ...] = ()
    learned: str = ""
    gladly: str = ""
    products: tuple[str, ...] = ()
    wants_said: str = ""
    wants_implied: str = ""
    mood: str = ""
    """glad, even or cool."""
    ended_by: str = ""
    """them or me."""
    ended_why: str = ""
    remarks: tuple[RemarkDraft, ...] = field(default=())
    promises: tuple[PromiseDraft, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Logged:
    """What writing it down made: the interaction, and the tasks for the next contact."""

    interaction_id: int
    task_id: int | None
    task_ids: tuple[int, ...] = ()


CHECKLIST = ("appearance", "full_name", "card", "salutation")
"""What makes a first meeting a good one."""

MOODS = ("glad", "even", "cool")
