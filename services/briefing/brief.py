"""The brief of one person: read in one go, judged as of the session's day, worded for paper and screen."""

import datetime as dt

from sqlalchemy.orm import Session

from models.contact import Manager
from models.kinds import TICKED_TASKS, InteractionKind, NoteKind, TaskKind
from services import sessions
from services.briefing import between, gaps, talking_points
from services.briefing.records import Brief, Fact, FactorMark, Meeting, Open, Past
from services.contacts.day_words import weekday_word
from services.contacts.organizations import short_name
from services.contacts.overview import Overview, overview
from services.contacts.phones import shown
from services.contacts.records import EducationRecord, EmploymentRecord
from services.contacts.whereabouts import places_of
from services.diary.tasks import OpenTask
from services.diary.timeline import TimelineEntry
from services.errors import ChoiceError
from services.greetings import festivals, own_days
from services.greetings.festivals import FestivalKind
from services.i18n import _, _p
from services.lists import apart, listed, noted
from services.network.saying import Who
from services.prospects.cadence import day_words, due_words
from services.prospects.standing import FactorLine
from services.vocabulary import interaction_word, result_word, tier_word

OCCASION_DAYS = 14
_PAST = 3
_PROMISES = 5
_TITLED = 2
"""Former posts and schools that are told."""


def brief_of(session: Session, contact_id: int) -> Brief:
    """Return the brief of one person; raises ChoiceError for nobody and for oneself."""
    seen = overview(session, contact_id, _PAST)
    if seen.record.is_me:
        raise ChoiceError(_("A brief is about somebody else."), _("Choose the person you go and see."))
    record = seen.record
    talk = talking_points.points(session, seen)
    mutual = between.mutual(session, seen.ties)
    meeting = meeting_of(seen.tasks)
    manager = session.get_one(Manager, sessions.manager_id(session))
    return Brief(
        contact_id=contact_id,
        name=record.name,
        gender=record.gender,
        tier=seen.standing.tier,
        tier_word=tier_word(seen.standing.tier),
        salutation=seen.salutation,
        post=talking_points.firm_words(seen),
        phone=shown(record.phone),
        place=places_of(session, [contact_id]).get(contact_id, ""),
        meeting=meeting,
        when=_when(meeting, seen.day),
        who=tuple(_who(seen)),
        likes=talk.likes,
        why=_p("between words", ", ").join([seen.standing.explanation.why, seen.standing.heading]),
        factors=tuple(map(_mark, seen.standing.factors)),
        bonds=between.bonds(seen.ties, seen.circles, seen.me_id, _who_is(seen)),
        way=between.way(session, contact_id, seen.ties, mutual),
        past=tuple(_past(entry, seen.day) for entry in seen.timeline.entries[:_PAST]),
        promises=tuple(_promises(seen.tasks, seen.day)),
        occasions=tuple(_occasions(session, seen)),
        points=talk.others,
        taboos=tuple(remark.text for remark in record.remarks if remark.kind == NoteKind.TABOO),
        mutual=mutual,
        gaps=gaps.gaps(seen, mutual),
        do_not_contact=record.do_not_contact,
        manager=manager.name,
        branch=manager.branch,
        made=_made(session),
    )


def _who_is(seen: Overview) -> Who:
    return Who(seen.record.id, seen.record.name, seen.record.gender)


def _mark(line: FactorLine) -> FactorMark:
    words = noted(line.words, line.note if line.stale else "")
    return FactorMark(line.name, line.klass, words)


def meeting_of(tasks: tuple[OpenTask, ...]) -> Meeting | None:
    """Return the next visit planned: the earliest appointment, else the next contact one meant to make."""
    for kind in (TaskKind.APPOINTMENT, TaskKind.NEXT_CONTACT):
        for task in tasks:
            if task.kind is kind:
                return Meeting(task.id, task.due, task.due_time or "", task.text)
    return None


def _when(meeting: Meeting | None, today: dt.date) -> str:
    if meeting is None:
        return ""
    words = f"{day_words(meeting.day, today)} {weekday_word(meeting.day).replace('周', '星期')}"
    return f"{words} {meeting.time}".strip()


def _who(seen: Overview) -> list[Fact]:
    """Return who they are: posts, schools, home, birthday, family, what their office showed."""
    record = seen.record
    found = [Fact(_p("brief", "Now"), _post(post)) for post in record.employments if post.is_present][:1]
    if not found and seen.row.organization:
        found.append(Fact(_p("brief", "Now"), talking_points.firm_words(seen)))
    found += [Fact(_p("brief", "Before"), _post(post)) for post in record.employments if not post.is_present][
        :_TITLED
    ]
    schools = apart(filter(None, map(_school, record.educations[:_TITLED])))
    found.append(Fact(_p("brief", "School"), schools))
    family = [record.spouse and _("spouse {name}").format(name=record.spouse), record.children]
    found.append(Fact(_p("brief", "Family"), apart(filter(None, [*family, _noted(seen, NoteKind.FAMILY)]))))
    found.append(Fact(_p("brief", "Office"), _noted(seen, NoteKind.OFFICE)))
    found.append(Fact(_p("brief", "Wants"), _noted(seen, NoteKind.WANTS)))
    found.append(Fact(_p("brief", "Rivals"), _noted(seen, NoteKind.COMPETITOR)))
    return [fact for fact in found if fact.words]


def _noted(seen: Overview, kind: NoteKind) -> str:
    """Return what was learned of a kind in one line, newest first."""
    words = [remark.text.rstrip("。； ") for remark in seen.record.remarks if remark.kind == kind]
    return listed(dict.fromkeys(reversed(words)))


def _post(post: EmploymentRecord) -> str:
    place = f"{short_name(post.organization)} {post.department} {post.title}".replace("  ", " ").strip()
    first, last = (post.since or "")[:4], (post.until or "")[:4]
    if first and not last and post.is_present:
        return _("{post}, since {year}").format(post=place, year=first)
    years = "—".join(year for year in (first, last) if year)
    return _p("between words", ", ").join(part for part in (place, years) if part)


def _school(school: EducationRecord) -> str:
    return " ".join(part for part in (school.school, school.class_name, school.major) if part)


def _past(entry: TimelineEntry, today: dt.date) -> Past:
    """Say one earlier contact in a line: what it was, how it ended, what was said."""
    kind = interaction_word(entry.kind)
    said = (entry.visit.learned if entry.visit else "") or entry.note
    result = (
        ""
        if entry.kind not in (InteractionKind.CALL, InteractionKind.VISIT)
        else result_word(entry.result, entry.kind)
    )
    head = _p("between words", ", ").join(
        part for part in (kind, "" if said and entry.kind is InteractionKind.CALL else result) if part
    )
    words = _("{what}. {said}").format(what=head, said=said.replace("\n", " ").strip()) if said else head
    return Past(day_words(entry.day, today), words)


def _promises(tasks: tuple[OpenTask, ...], today: dt.date) -> list[Open]:
    """Return what either side still owes, mine first, the most pressing on top."""
    owed = [task for task in tasks if task.kind in TICKED_TASKS]
    owed.sort(key=lambda task: (task.kind is TaskKind.THEIR_PROMISE, task.due))
    found = []
    for task in owed[:_PROMISES]:
        late = task.due <= today
        due = _("due {day}").format(day=day_words(task.due, today)) if late else due_words(task.due, today)
        found.append(Open(task.kind is TaskKind.THEIR_PROMISE, task.text.rstrip("。 "), due, late))
    return found


def _occasions(session: Session, seen: Overview) -> list[Fact]:
    """Return the reasons to greet within a fortnight: their own days, then festivals."""
    words = []
    birthday = own_days.next_birthday_of(session, seen.record.id, seen.day)
    if birthday is not None and (birthday[0] - seen.day).days <= OCCASION_DAYS:
        said = _("birthday {day}").format(day=day_words(birthday[0], seen.day))
        words.append(
            _("{words} (lunar {lunar})").format(words=said, lunar=birthday[1]) if birthday[1] else said
        )
    for one in festivals.ahead(seen.day, OCCASION_DAYS):
        if one.festival.kind in (FestivalKind.STATUTORY, FestivalKind.TRADITIONAL):
            name, day = one.festival.shown(), day_words(one.day, seen.day)
            words.append(_("{name} {day}").format(name=name, day=day))
    return [Fact(_p("brief", "Occasion"), apart(words))] if words else []


def _made(session: Session) -> str:
    moment = sessions.now(session).astimezone()
    day = _p("paper", "{year}-{month}-{day}").format(year=moment.year, month=moment.month, day=moment.day)
    return f"{day} {moment:%H:%M}"
