"""Everything there is to remember of one person in one reading: facts, tier, ties, history, promises."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from services import sessions
from services.contacts import details
from services.contacts.dates import shown_day
from services.contacts.lunar import age, next_birthday
from services.contacts.pinyin import spelled
from services.contacts.records import ContactRecord
from services.diary import addressing, tasks, timeline
from services.diary.tasks import OpenTask
from services.diary.timeline import TimelinePage
from services.errors import ChoiceError
from services.i18n import _
from services.network import tie_lines
from services.network.tie_lines import CircleLine, TieLine
from services.prospects import prospect_rows
from services.prospects.prospect_rows import ProspectRow
from services.prospects.standing import ContactStanding, standing_of


@dataclass(frozen=True, slots=True)
class Overview:
    """A person as the person page and ``show`` tell of them, judged as of ``day``."""

    record: ContactRecord
    row: ProspectRow
    """Where they stand in the table: tier, factors, the clock."""
    standing: ContactStanding
    """Their tier told whole: why, what would change it, each factor."""
    salutation: str
    spelled: str
    age: int | None
    next_birthday: dt.date | None
    ties: tuple[TieLine, ...]
    circles: tuple[CircleLine, ...]
    tasks: tuple[OpenTask, ...]
    timeline: TimelinePage
    me_id: int
    day: dt.date

    @property
    def ties_with_me(self) -> tuple[TieLine, ...]:
        """Their ties with me."""
        return tie_lines.told_once(line for line in self.ties if line.other_id == self.me_id)

    @property
    def ties_with_others(self) -> tuple[TieLine, ...]:
        """Their ties with everybody else, strongest first."""
        return tie_lines.told_once(line for line in self.ties if line.other_id != self.me_id)

    @property
    def strength(self) -> float:
        """The strength of my strongest tie with them; 0 without one."""
        return max((line.strength for line in self.ties_with_me), default=0.0)

    def last_words(self) -> str:
        """Say when they were last contacted."""
        if self.record.last_day is None:
            return _("never contacted")
        return _("last contact {day}").format(day=shown_day(self.record.last_day, self.day))


def overview(session: Session, contact_id: int, entries: int = timeline.PAGE) -> Overview:
    """Return everything about one person; raises ChoiceError when there is none with that id."""
    record = details.contact(session, contact_id)
    row = prospect_rows.rows(session, [contact_id])[0]
    if row is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    today = sessions.today(session)
    return Overview(
        record=record,
        row=row,
        standing=standing_of(session, contact_id),
        salutation=addressing.salutations(session, [contact_id])[contact_id],
        spelled=spelled(record.name),
        age=age(record.birthday, today),
        next_birthday=next_birthday(record.birthday, today),
        ties=tuple(tie_lines.lines(session, contact_id)),
        circles=tuple(tie_lines.circles(session, contact_id)),
        tasks=tuple(tasks.open_tasks(session, contact_id)),
        timeline=timeline.timeline(session, contact_id, limit=entries),
        me_id=sessions.me_id(session),
        day=today,
    )
