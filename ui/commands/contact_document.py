"""Everything about one contact, as ``show`` puts it into JSON and into words."""

from typing import TYPE_CHECKING, Any

from services.i18n import _
from services.lists import listed, noted
from ui.commands.tier_document import tier_document

if TYPE_CHECKING:
    from services.contacts.overview import Overview
    from services.contacts.records import BirthdayRecord, PlaceRecord
    from services.diary.tasks import OpenTask
    from services.diary.timeline import TimelineEntry
    from services.network.tie_lines import TieLine


_PLAIN = (
    *("id", "uid", "name", "name_note", "nickname", "english_name", "gender", "ethnicity", "party", "spouse"),
    *("children", "notes", "source", "purpose", "consent", "do_not_contact", "do_not_contact_reason"),
    *("organization", "title"),
)


def contact_document(seen: "Overview") -> dict[str, Any]:
    """Return a contact whole; keys and codes are the same in every language."""
    record = seen.record
    return {
        **{key: getattr(record, key) for key in _PLAIN},
        "me": record.is_me,
        "pinyin": seen.spelled,
        "salutation": seen.salutation,
        "age": seen.age,
        **_reach(seen),
        "native_place": _place(record.native_place),
        "birth_place": _place(record.birth_place),
        "birthday": _birthday(record.birthday),
        "next_birthday": seen.next_birthday,
        **_life(seen),
        **_rating(seen),
        "added": record.added_day,
        "last_contact": record.last_day,
        "next": record.next_day,
        "overdue": seen.row.clock.ratio,
        "distance": seen.row.distance,
        "ties": [_tie(tie, record.id) for tie in seen.ties],
        "interactions": [_interaction(entry) for entry in seen.timeline.entries],
        "interactions_total": seen.timeline.total,
        "tasks": [_task(task) for task in seen.tasks],
    }


def _rating(seen: "Overview") -> dict[str, Any]:
    standing = seen.standing
    pin = (standing.pin.reason, standing.pin.until) if standing.pin else None
    return {
        "factors": {factor.key: factor.klass for factor in standing.factors},
        "assessments": [
            {
                "factor": factor.key,
                "class": factor.klass,
                "day": factor.day,
                "source": factor.source,
                "evidence": factor.evidence,
                "stale": factor.stale,
            }
            for factor in standing.factors
            if factor.klass
        ],
        "tier": tier_document(standing.tier, standing.computed, standing.explanation, pin),
    }


def _tie(tie: "TieLine", contact_id: int) -> dict[str, Any]:
    return {
        "id": tie.tie_id,
        "contact": tie.other_id,
        "name": tie.name,
        "kind": tie.kind,
        "subkind": tie.subkind,
        "role": tie.role,
        "label": tie.label,
        "from": tie.other_id if tie.is_from else contact_id,
        "to": contact_id if tie.is_from else tie.other_id,
        "closeness": tie.closeness,
        "strength": tie.strength,
        "words": tie.words,
    }


def _task(task: "OpenTask") -> dict[str, Any]:
    return {
        "id": task.id,
        "kind": str(task.kind),
        "text": task.text,
        "due": task.due,
        "time": task.due_time,
    }


def _reach(seen: "Overview") -> dict[str, Any]:
    record = seen.record
    return {
        "phones": list(record.phones),
        "emails": list(record.emails),
        **{
            key: [point.value for point in record.of_kind(kind)]
            for key, kind in (("wechat", "wechat"), ("qq", "qq"), ("faxes", "fax"), ("websites", "website"))
        },
        "unsure": [point.value for point in record.points if point.unsure],
        "addresses": [
            {"kind": one.kind, "text": one.text, "code": one.code, "postcode": one.postcode}
            for one in record.addresses
        ],
    }


def _life(seen: "Overview") -> dict[str, Any]:
    record = seen.record
    return {
        "employments": [
            {
                "organization": post.organization,
                "department": post.department,
                "title": post.title,
                "from": post.since,
                "to": post.until,
                "present": post.is_present,
                "primary": post.is_primary,
            }
            for post in record.employments
        ],
        "educations": [
            {
                "school": time.school,
                "class": time.class_name,
                "from": time.from_year,
                "to": time.to_year,
                "stage": time.stage,
                "major": time.major,
            }
            for time in record.educations
        ],
        "special_days": [
            {"label": day.label, "solar": day.solar, "lunar": day.lunar, "leap": day.leap}
            for day in record.special_days
        ],
        "remarks": [{"kind": one.kind, "text": one.text, "day": one.day} for one in record.remarks],
        "tags": list(record.tags),
        "cohorts": [
            {"id": one.cohort_id, "name": one.name, "kind": one.kind, "role": one.role}
            for one in record.cohorts
        ],
    }


def _place(place: "PlaceRecord") -> dict[str, Any]:
    return {"text": place.text, "code": place.code}


def _birthday(birthday: "BirthdayRecord") -> dict[str, Any]:
    return {
        "solar": birthday.solar,
        "lunar": birthday.lunar,
        "leap": birthday.leap,
        "lunar_year": birthday.lunar_year,
    }


def _interaction(entry: "TimelineEntry") -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "at": entry.at.astimezone(),
        "day": entry.day,
        "minutes": entry.minutes,
        "inbound": entry.inbound,
        "result": entry.result,
        "note": entry.note,
        "occasion": entry.occasion,
        "others": list(entry.others),
    }


def contact_words(seen: "Overview") -> str:
    """Return a contact as a few lines to read in a terminal."""
    from services.vocabulary import gender_word

    record = seen.record
    years = _("{age} years").format(age=seen.age) if seen.age is not None else ""
    head = (record.name, seen.spelled, gender_word(record.gender), years)
    lines = [f"{record.id}  " + " ".join(part for part in head if part)]
    if not record.is_me:
        lines.append(f"{seen.standing.heading}  {seen.standing.sentence}")
    lines += [f"{title}  {value}" for title, value in (*_own_lines(seen), *_shared_lines(seen)) if value]
    return "\n".join(lines)


def _own_lines(seen: "Overview") -> list[tuple[str, str]]:
    from services.contacts.phones import shown
    from services.prospects.cadence import last_words, late_words
    from services.prospects.summary import birthday_words

    record = seen.record
    day = birthday_words(record.birthday) if record.birthday.lunar else record.birthday.solar or ""
    last = (last_words(record.last_day, seen.day), late_words(seen.row.clock))
    facts: list[tuple[str, str]] = [
        (_("Phone"), listed(map(shown, record.phones))),
        (_("E-mail"), listed(record.emails)),
        (_("Native place"), record.native_place.text),
        (_("Birthday"), day),
        (_("Last contact"), " ".join(part for part in last if part)),
    ]
    facts += [
        (_("Now") if post.is_present else _("Before"), f"{post.organization} {post.title}".strip())
        for post in record.employments
    ]
    return facts + [(_("School"), f"{time.school} {time.class_name}".strip()) for time in record.educations]


def _shared_lines(seen: "Overview") -> list[tuple[str, str]]:
    from services.prospects.cadence import due_words

    facts = [
        (_("Tie"), f"{tie.name}：{tie.words}") for tie in (*seen.ties_with_me, *seen.ties_with_others)[:8]
    ]
    facts += [(_("To do"), noted(task.text, due_words(task.due, seen.day))) for task in seen.tasks]
    return facts + [(_("History"), _happened(seen, entry)) for entry in seen.timeline.entries[:5]]


def _happened(seen: "Overview", entry: "TimelineEntry") -> str:
    from services.contacts.dates import shown_day
    from services.vocabulary import interaction_word, result_word

    result = result_word(entry.result, entry.kind)
    said = (shown_day(entry.day, seen.day), interaction_word(entry.kind), result, entry.note)
    return " ".join(part for part in said if part)
