"""Planning a gathering: its theme, day and place, and whom to ask."""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.gathering import Gathering, Guest
from models.kinds import GuestState
from services import sessions
from services.contacts.writing import cell_text
from services.errors import ChoiceError, DraftError
from services.gatherings.drafts import GatheringDraft
from services.i18n import _

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MOST_YUAN = 100_000_000


def add(session: Session, draft: GatheringDraft, guests: Iterable[int] = ()) -> int:
    """Add a gathering with the people on its list; raises DraftError for what cannot be."""
    gathering = Gathering(**_columns(draft))
    session.add(gathering)
    session.flush()
    ask(session, gathering.id, guests)
    return gathering.id


def change(session: Session, gathering_id: int, draft: GatheringDraft) -> None:
    """Let a gathering be what the draft says; its guests stay."""
    gathering = get(session, gathering_id)
    for name, value in _columns(draft).items():
        setattr(gathering, name, value)
    session.flush()


def call_off(session: Session, gathering_id: int, called_off: bool = True) -> None:
    """Say that a gathering does not take place, or that it does after all; raises DraftError once it did."""
    gathering = get(session, gathering_id)
    if gathering.interaction_id is not None:
        raise DraftError(_("It has taken place already: {theme}.").format(theme=gathering.theme))
    gathering.called_off = called_off
    session.flush()


def remove(session: Session, gathering_id: int) -> None:
    """Strike a gathering that was only planned; raises DraftError for one that took place."""
    gathering = get(session, gathering_id)
    if gathering.interaction_id is not None:
        raise DraftError(
            _("It has taken place already: {theme}.").format(theme=gathering.theme),
            _("What happened stays in the book."),
        )
    for guest in session.scalars(select(Guest).where(Guest.gathering_id == gathering_id)):
        session.delete(guest)
    session.flush()
    session.delete(gathering)
    session.flush()


def ask(session: Session, gathering_id: int, contact_ids: Iterable[int]) -> tuple[int, ...]:
    """Put people on the list; return those new to it. Me, and who must not be contacted, stay off it."""
    get(session, gathering_id)
    on_it = set(session.scalars(select(Guest.contact_id).where(Guest.gathering_id == gathering_id)))
    wanted = [one for one in dict.fromkeys(contact_ids) if one not in on_it]
    welcome: set[int] = set()
    for part in sessions.chunks(wanted):
        query = select(Contact.id).where(
            Contact.id.in_(part), Contact.is_me.is_(False), Contact.do_not_contact.is_(False)
        )
        welcome.update(session.scalars(query))
    new = tuple(one for one in wanted if one in welcome)
    session.add_all(Guest(gathering_id=gathering_id, contact_id=one) for one in new)
    session.flush()
    return new


def strike(session: Session, gathering_id: int, contact_ids: Iterable[int]) -> None:
    """Take people off the list."""
    for guest in guests_of(session, gathering_id, contact_ids):
        session.delete(guest)
    session.flush()


def mark(session: Session, gathering_id: int, contact_ids: Iterable[int], state: GuestState) -> None:
    """Say how far it is with guests before the day: invited, coming, declined."""
    if state in (GuestState.ATTENDED, GuestState.ABSENT):
        raise ValueError("who came is said by holding.hold")
    for guest in guests_of(session, gathering_id, contact_ids):
        guest.state = state.value
    session.flush()


def let_lecture(session: Session, gathering_id: int, contact_id: int | None) -> None:
    """Say which guest teaches at a course or training, put on the list when not on it; None: nobody."""
    if contact_id is not None:
        ask(session, gathering_id, [contact_id])
        guests_of(session, gathering_id, [contact_id])
    for guest in session.scalars(select(Guest).where(Guest.gathering_id == gathering_id)):
        guest.lectures = guest.contact_id == contact_id
    session.flush()


def guests_of(session: Session, gathering_id: int, contact_ids: Iterable[int]) -> list[Guest]:
    """Return the rows of these people on the list; raises ChoiceError when somebody is not on it."""
    get(session, gathering_id)
    wanted = set(contact_ids)
    on_it = session.scalars(select(Guest).where(Guest.gathering_id == gathering_id)).all()
    found = [guest for guest in on_it if guest.contact_id in wanted]
    if len(found) < len(wanted):
        raise ChoiceError(_("Somebody is not on this list."), _("Put them on it first."))
    return found


def get(session: Session, gathering_id: int) -> Gathering:
    """Return a gathering of the book; raises ChoiceError when there is none of that number."""
    found = session.get(Gathering, gathering_id)
    if found is None:
        raise ChoiceError(_("This gathering is not in the book."))
    return found


def _columns(draft: GatheringDraft) -> dict[str, object]:
    theme = cell_text(draft.theme)
    if not theme:
        raise DraftError(_("What is it about? Give it a theme."), field="theme")
    if draft.time and not _TIME.fullmatch(draft.time):
        raise DraftError(_("A time is written like 15:00."), field="time")
    if draft.cost is not None and not 0 <= draft.cost <= _MOST_YUAN:
        raise DraftError(_("What it cost is a number of yuan."), field="cost")
    return {
        "theme": theme[:200],
        "kind": draft.kind.value,
        "day": draft.day,
        "time": draft.time or None,
        "place": cell_text(draft.place)[:200],
        "aim": cell_text(draft.aim)[:300],
        "cost": draft.cost,
        "outcome": draft.outcome.strip(),
    }
