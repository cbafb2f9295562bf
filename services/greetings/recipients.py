"""Whom a festival is for: those of its calling where it has one, else everybody in the order of priority."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import Gender, InteractionKind
from models.organization import Membership
from services import sessions
from services.contacts.households import households
from services.diary.kept import COUNTS
from services.greetings import occasions
from services.greetings.festivals import Festival
from services.greetings.occasions import Occasion, OccasionKind
from services.settings import Rules

_SENIOR = 60
_LOOK_BACK = 12
"""Greetings of so many days back are for the same occasion."""
_TITLES: dict[str, tuple[str, ...]] = {
    "teachers_day": ("教师", "老师", "教授", "讲师", "班主任", "校长", "教研", "园长"),
    "nurses_day": ("护士", "护师", "护理"),
    "doctors_day": ("医生", "医师", "大夫"),
    "journalists_day": ("记者", "编辑", "主编"),
    "police_day": ("警", "公安", "派出所"),
}
_OF_GENDER = {"womens_day": Gender.FEMALE, "mothers_day": Gender.FEMALE, "fathers_day": Gender.MALE}
_OF_PARENTS = ("mothers_day", "fathers_day", "childrens_day")


def _who(festival: Festival, day: dt.date) -> list[ColumnElement[bool]]:
    """Return the conditions on who keeps a festival; none where everybody does."""
    found: list[ColumnElement[bool]] = []
    if titles := _TITLES.get(festival.key):
        found.append(or_(*(Contact.title.contains(title) for title in titles)))
    if gender := _OF_GENDER.get(festival.key):
        found.append(Contact.gender == gender)
    if festival.key in _OF_PARENTS:
        found.append(Contact.children != "")
    if festival.key == "double_ninth":
        year = func.substr(Contact.birth_solar, 1, 4)
        found.append(and_(Contact.birth_solar.not_like("-%"), year <= str(day.year - _SENIOR)))
    return found


def of_festival(session: Session, occasion: Occasion, most: int, out: Collection[int]) -> list[int]:
    """Return whom to greet for a festival, in the order of the prospect table, one of each household.

    ``out``: people who get another greeting these days. Whoever was greeted for it, or lives with somebody
    who was, is left out, and so is everybody who asked not to be contacted.
    """
    if occasion.festival is None:
        return []
    done = greeted(session, occasion)
    roofs = set(households(session, done).values())
    most -= len(done)  # so many in all, not so many more each time some went out
    found: list[int] = []
    # Whoever can be written to comes first; each walk follows the index of the prospect table.
    for has_phone in (Contact.phone != "", Contact.phone == ""):
        query = (
            select(Contact.id)
            .where(Contact.is_me.is_(False), Contact.do_not_contact.is_(False), has_phone)
            .where(*_who(occasion.festival, occasion.day))
            .order_by(Contact.tier_rank, Contact.first_sum.desc(), Contact.second_sum.desc())
            .order_by(Contact.third_sum, Contact.clock_ordinal, Contact.sort_key)
        )
        _fill(session, query, found, most, {*done, *out}, roofs)
    return found


def _fill(
    session: Session, query: Select[tuple[int]], found: list[int], most: int, out: set[int], roofs: set[int]
) -> None:
    """Take people from a query, page by page, one of each household, until there are enough."""
    offset, page = 0, 2 * most + 50
    while len(found) < most:
        ids = list(session.scalars(query.offset(offset).limit(page)))
        homes = households(session, ids)
        for contact_id in ids:
            home = homes.get(contact_id)
            if len(found) >= most or contact_id in out or home in roofs:
                continue
            if home is not None:
                roofs.add(home)
            found.append(contact_id)
        if len(ids) < page:
            return
        offset += page


def greeted(session: Session, occasion: Occasion) -> set[int]:
    """Return who was greeted for an occasion already, by whatever channel."""
    first = min(occasion.day, sessions.today(session)) - dt.timedelta(days=_LOOK_BACK)
    rows = session.execute(
        select(Participation.contact_id, Interaction.occasion)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day >= first, Interaction.occasion != "", Interaction.inbound.is_(False))
        .where(COUNTS)
    )
    return {contact_id for contact_id, told in rows if occasions.canonical(told) == occasion.name}


def written_to(session: Session, day: dt.date, rules: Rules) -> set[int]:
    """Return to whom a message or greeting went so shortly before a day that another would be too much."""
    first = day - dt.timedelta(days=rules.message_gap_days)
    return set(
        session.scalars(
            select(Participation.contact_id)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Interaction.day > first, Interaction.day <= day, Interaction.inbound.is_(False))
            .where(or_(Interaction.kind == InteractionKind.SMS, Interaction.occasion != ""))
        )
    )


def housemates(session: Session, ids: Collection[int]) -> dict[int, list[str]]:
    """Return, for each of these people, the names of those under the same roof."""
    homes = households(session, ids)
    if not homes:
        return {}
    found: dict[int, list[str]] = {}
    by_home: dict[int, list[tuple[int, str]]] = {}
    for part in sessions.chunks(sorted(set(homes.values()))):
        rows = session.execute(
            select(Membership.cohort_id, Contact.id, Contact.name)
            .join(Contact, Contact.id == Membership.contact_id)
            .where(Membership.cohort_id.in_(part), Contact.is_me.is_(False))
        )
        for home, contact_id, name in rows:
            by_home.setdefault(home, []).append((contact_id, name))
    for contact_id, home in homes.items():
        found[contact_id] = [name for other, name in by_home.get(home, ()) if other != contact_id]
    return found


def is_shared(occasion: Occasion) -> bool:
    """Tell whether a household keeps an occasion together."""
    return occasion.kind is not OccasionKind.BIRTHDAY
