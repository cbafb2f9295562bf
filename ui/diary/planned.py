"""What is planned by what was written in the quick log: a meeting, a promise of one side, or trying again."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import CallResult, InteractionKind, TaskKind
from services.diary.wording import PROMISES, understood
from ui.diary.choices import MESSAGES


@dataclass(frozen=True, slots=True)
class Written:
    """The log as far as it was written, and the day it is written on."""

    kind: InteractionKind
    result: str
    line: str
    day: dt.date | None
    time: str | None
    today: dt.date


def planned(written: Written) -> TaskKind | None:
    """Tell what is planned for the day written; None without a day."""
    if written.day is None:
        return None
    if written.kind in MESSAGES:
        return TaskKind.NEXT_CONTACT
    proposal = understood(written.line, written.today)
    if proposal is not None and proposal.day == written.day and proposal.kind in PROMISES:
        return proposal.kind
    if written.result == CallResult.APPOINTMENT or (written.time is not None and proposal is None):
        return TaskKind.APPOINTMENT
    return proposal.kind if proposal is not None and proposal.day == written.day else TaskKind.NEXT_CONTACT


def promised(line: str, today: dt.date) -> str:
    """Return what a line promises, without its day."""
    proposal = understood(line, today)
    return proposal.text if proposal is not None else ""
