"""What stands between the two of us: the ties, the way that led here, the people both know."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import sessions
from services.briefing.records import Bond, Mutual
from services.i18n import _, _p
from services.lists import listed
from services.network import introductions, saying
from services.network.saying import TieFacts, Who
from services.network.tie_lines import CircleLine, TieLine, told_once
from services.vocabulary import closeness_word

MOST_MUTUAL = 6
_LONGEST_WAY = 6
_QUICKLY_LOADED = 20_000
"""Of so many ties the whole network is read in a tenth of a second."""


def bonds(
    ties: tuple[TieLine, ...], circles: tuple[CircleLine, ...], me: int, person: Who
) -> tuple[Bond, ...]:
    """Return my ties with somebody, strongest first, then the classes and departments we share."""
    found = []
    for line in told_once(line for line in ties if line.other_id == me and line.kind != TieKind.REFERRAL):
        parts = [_what_they_are(line, me, person), closeness_word(line.closeness) if line.closeness else ""]
        parts.append(_("since {year}").format(year=line.since[:4]) if line.since else "")
        found.append(Bond(line.kind, _p("between words", ", ").join(part for part in parts if part)))
    for circle in circles:
        if circle.with_me and circle.kind:
            found.append(Bond(circle.kind, circle.name))
    brought = _brought_by_them(ties, me)
    if brought:
        found.append(Bond(TieKind.REFERRAL.value, brought))
    return tuple(found)


def _what_they_are(line: TieLine, me: int, person: Who) -> str:
    """Return what the person is to me; the line itself tells what I am to them."""
    ends = (me, person.id) if line.is_from else (person.id, me)
    facts = TieFacts(*ends, line.kind, line.subkind, line.role, line.label)
    return saying.what_other_is(facts, person) or line.words


def _brought_by_them(ties: tuple[TieLine, ...], me: int) -> str:
    """Name whom this person brought."""
    names = [
        line.name
        for line in ties
        if line.kind == TieKind.REFERRAL and not line.is_from and line.other_id != me
    ]
    return _("Introduced {names}").format(names=listed(names)) if names else ""


def way(session: Session, contact_id: int, ties: tuple[TieLine, ...], known: tuple[Mutual, ...]) -> str:
    """Tell who brought somebody, or where there is no tie the way that leads there.

    Of a network that takes long to load, the way is the one through whoever both of us know.
    """
    chain = _introducers(session, contact_id)
    if chain:
        names = " → ".join([_p("hop", "I"), *chain, _p("hop", "here")])
        return _("Brought by {names}").format(names=names)
    me = sessions.me_id(session)
    if any(line.other_id == me for line in ties) or _share_a_circle(session, me, contact_id):
        return ""
    if (session.scalar(select(func.max(Tie.id))) or 0) > _QUICKLY_LOADED:
        if not known:
            return ""
        name = session.get_one(Contact, contact_id).name
        names = " → ".join([_p("hop", "I"), known[0].name, name])
        return _("The way: {names}").format(names=names)
    found = introductions.paths(session, contact_id, count=1)
    if not found:
        return ""
    names = " → ".join(_p("hop", "I") if stop.is_me else stop.name for stop in found[0].stops)
    return _("The way: {names}, {words}").format(names=names, words=found[0].words)


def _introducers(session: Session, contact_id: int) -> list[str]:
    """Return who brought this person, and who brought them, the first one first."""
    me, chain = sessions.me_id(session), list[str]()
    seen, current = {contact_id, me}, contact_id
    for _hop in range(_LONGEST_WAY):
        row = session.execute(
            select(Contact.id, Contact.name)
            .join(Tie, Tie.from_id == Contact.id)
            .where(Tie.to_id == current, Tie.kind == TieKind.REFERRAL, Contact.id.not_in(seen))
            .order_by(Tie.id)
            .limit(1)
        ).first()
        if row is None:
            break
        chain.insert(0, row.name)
        seen.add(row.id)
        current = row.id
    return chain


def _share_a_circle(session: Session, me: int, other: int) -> bool:
    return bool(_shared_circles(session, me, other))


def _shared_circles(session: Session, me: int, other: int) -> list[tuple[int, str]]:
    mine = select(Membership.cohort_id).where(Membership.contact_id == me)
    query = (
        select(Cohort.id, Cohort.name)
        .join(Membership, Membership.cohort_id == Cohort.id)
        .where(Membership.contact_id == other, Cohort.id.in_(mine))
        .where(Cohort.kind.in_([kind.value for kind in TYING_COHORTS]))
    )
    return [(row.id, row.name) for row in session.execute(query)]


def mutual(session: Session, ties: tuple[TieLine, ...]) -> tuple[Mutual, ...]:
    """Return whom both of us know, those closest to the person first; nobody who wants to be left alone."""
    me = sessions.me_id(session)
    around: dict[int, TieLine] = {}
    for line in ties:
        if line.other_id != me and line.kind != TieKind.BUSINESS:
            around.setdefault(line.other_id, line)
    known = _known_to_me(session, list(around), me)
    found = [
        Mutual(key, line.name, line.words, line.kind, line.strength)
        for key, line in around.items()
        if key in known
    ]
    return tuple(sorted(found, key=lambda one: (-one.strength, one.contact_id))[:MOST_MUTUAL])


def _known_to_me(session: Session, ids: list[int], me: int) -> set[int]:
    """Return who of these has a tie with me, sits in one of my classes, or was in contact with me."""
    found: set[int] = set()
    mine = select(Membership.cohort_id).where(Membership.contact_id == me)
    for part in sessions.chunks(ids):
        for query in (
            select(Tie.to_id).where(Tie.from_id == me, Tie.to_id.in_(part)),
            select(Tie.from_id).where(Tie.to_id == me, Tie.from_id.in_(part)),
            select(Membership.contact_id).where(
                Membership.contact_id.in_(part), Membership.cohort_id.in_(mine)
            ),
        ):
            found.update(session.scalars(query))
        spoken = or_(Contact.last_day.is_not(None), Contact.id.in_(found))
        shy = Contact.do_not_contact.is_(False)
        kept = select(Contact.id).where(Contact.id.in_(part), spoken, shy, Contact.is_me.is_(False))
        found = (found - set(part)) | set(session.scalars(kept))
    return found
