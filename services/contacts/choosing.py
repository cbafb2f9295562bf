"""Which contact a word on the command line means: an id, ``me``, or a name that only one has."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from services import sessions
from services.contacts.names import clean_name
from services.contacts.writing import half_width, simplified
from services.errors import ChoiceError
from services.i18n import _

_SHOWN = 10


def contact_of(session: Session, word: str) -> int:
    """Return the id of the contact a word means.

    All digits are an id, ``me`` is the book's owner, anything else is a whole name or nickname that only one
    contact has. Raises ChoiceError listing the candidates otherwise.
    """
    wanted = half_width(word).strip()
    if wanted.isascii() and wanted.isdigit():
        found = session.scalar(select(Contact.id).where(Contact.id == int(wanted[:18])))
        if found is None:
            raise ChoiceError(
                _("There is no contact {id}.").format(id=wanted), _whereabouts(session, int(wanted[:18]))
            )
        return found
    if wanted.lower() == "me":
        return sessions.me_id(session)
    rows = _named(session, word.strip(), wanted, clean_name(word).name)
    if len(rows) == 1:
        return rows[0][0]
    if not rows:
        raise ChoiceError(
            _("Nobody in the book is called {name}.").format(name=wanted), _similar(session, wanted)
        )
    candidates = tuple(_described(*row) for row in rows)
    listed = "; ".join(candidates[:_SHOWN]) + ("…" if len(candidates) > _SHOWN else "")
    raise ChoiceError(
        _("{count} people are called {name}: {people}.").format(count=len(rows), name=wanted, people=listed),
        _("Say the number instead of the name."),
        candidates,
    )


def _whereabouts(session: Session, contact_id: int) -> str:
    """Return a hint where somebody went who has no number of their own any more."""
    from services.contacts.merging import became

    kept = became(session, contact_id)
    if kept is None:
        return _("Look for the name.")
    return _("Merged into {name}, number {id}.").format(name=name_of(session, kept), id=kept)


def name_of(session: Session, contact_id: int) -> str:
    """Return a contact's name, or the number of one that is no longer there."""
    return session.scalar(select(Contact.name).where(Contact.id == contact_id)) or str(contact_id)


_Row = tuple[int, str, str, str]


def _named(session: Session, *writings: str) -> list[_Row]:
    """Return id, name, organization and title of everybody of that name, me included."""
    names = sorted({form for name in writings for form in (name, simplified(name)) if form})
    columns = select(Contact.id, Contact.name, Contact.organization, Contact.title)
    exact = list(session.execute(columns.where(Contact.name.in_(names)).order_by(Contact.id)).tuples())
    if exact:
        return exact
    other = or_(Contact.nickname.in_(names), Contact.english_name.in_(names))
    return list(session.execute(columns.where(other).order_by(Contact.id)).tuples())


def _described(contact_id: int, name: str, organization: str, title: str) -> str:
    post = " ".join(part for part in (organization, title) if part)
    return f"{contact_id} {name}" + (f" ({post})" if post else "")


def _similar(session: Session, wanted: str) -> str:
    """Return a hint with the names that hold what was written, if there are any."""
    columns = select(Contact.id, Contact.name, Contact.organization, Contact.title)
    rows = session.execute(
        columns.where(Contact.name.contains(wanted, autoescape=True))
        .order_by(Contact.tier_rank, Contact.sort_key)
        .limit(_SHOWN)
    ).tuples()
    people = "; ".join(_described(*row) for row in rows)
    return _("Did you mean {people}?").format(people=people) if people and wanted else ""
