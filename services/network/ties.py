"""Ties between two people: made, retyped, taken off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import SUBKINDS, TYING_COHORTS, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import recorder, sessions
from services.errors import ChoiceError, DraftError
from services.i18n import _
from services.network import distances
from services.vocabulary import tie_kind_word

_ONE_BY_ONE = 50


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A tie to be made: ``role`` says what ``from`` is to ``to``; ``label`` is a word without a kind."""

    from_id: int
    to_id: int
    kind: TieKind
    subkind: str | None = None
    role: str = ""
    label: str = ""
    closeness: int | None = None
    since: str | None = None
    source: str = ""


def problems(draft: TieDraft) -> list[str]:
    """Return what keeps a draft from becoming a tie, in sentences."""
    found = []
    if draft.from_id == draft.to_id:
        found.append(_("Nobody has a tie to themselves."))
    if draft.kind not in set(TieKind):
        found.append(_("There is no kind of tie called {kind}.").format(kind=draft.kind))
    elif draft.subkind and draft.subkind not in SUBKINDS[TieKind(draft.kind)]:
        found.append(_not_narrower(draft))
    if draft.closeness not in (None, 1, 2, 3):
        found.append(_("Closeness is 1, 2 or 3."))
    return found


def _not_narrower(draft: TieDraft) -> str:
    words = _("{subkind} is no subkind of {kind}.").format(
        subkind=draft.subkind, kind=tie_kind_word(draft.kind)
    )
    choices = SUBKINDS[TieKind(draft.kind)]
    return words + (_(" Write one of: {choices}.").format(choices=" ".join(choices)) if choices else "")


def tie(session: Session, draft: TieDraft) -> int:
    """Make a tie and return its id; the same tie again fills in what is new and returns the old id.

    Raises DraftError for a draft with problems, ChoiceError for people the book does not have.
    """
    wrong = problems(draft)
    if wrong:
        raise DraftError(wrong[0])
    for end in (draft.from_id, draft.to_id):
        if session.get(Contact, end) is None:
            raise ChoiceError(_("There is no contact {id}.").format(id=end))
    same = same_as(session, draft)
    if same is not None:
        _fill(same, draft)
        session.flush()
        return same.id
    row = Tie(**_values(session, draft))
    session.add(row)
    if draft.kind != TieKind.BUSINESS:
        distances.tied(session, draft.from_id, draft.to_id)
    session.flush()
    return row.id


def tie_many(session: Session, contact_ids: Iterable[int], draft: TieDraft, toward: int | None = None) -> int:
    """Tie many people to one (me unless told) in the same way; return how many ties are new.

    The draft's ends are ignored: each contact stands where ``from`` stands.
    """
    hub = sessions.me_id(session) if toward is None else toward
    people = [person for person in dict.fromkeys(contact_ids) if person != hub]
    drafts = [replace(draft, from_id=person, to_id=hub) for person in people]
    if len(drafts) <= _ONE_BY_ONE:
        before = set(session.scalars(select(Tie.id).where(or_(Tie.from_id == hub, Tie.to_id == hub))))
        return len({tie(session, each) for each in drafts} - before)
    wrong = problems(drafts[0])
    if wrong:
        raise DraftError(wrong[0])
    known = _tied_so(session, hub, draft)
    rows = [_values(session, each) for each in drafts if each.from_id not in known]
    recorder.bulk_insert(session, Tie, rows)
    return len(rows)


def untie(session: Session, one: int, other: int, kind: TieKind | None = None) -> list[int]:
    """Take off all ties between two people, or those of one kind; return their ids.

    Raises ChoiceError when there is none to take off, naming the cohort where one is what ties them.
    """
    found = [row for row in between(session, one, other) if kind is None or row.kind == kind]
    if not found:
        names = dict(
            session.execute(select(Contact.id, Contact.name).where(Contact.id.in_([one, other])))
            .tuples()
            .all()
        )
        raise ChoiceError(
            _("{one} and {other} have no such tie.").format(
                one=names.get(one, one), other=names.get(other, other)
            ),
            _shared(session, one, other),
        )
    gone = [row.id for row in found]
    for tie_id in gone:
        remove(session, tie_id)
    return gone


def remove(session: Session, tie_id: int) -> None:
    """Take off one tie."""
    row = _get(session, tie_id)
    one, other, carries = row.from_id, row.to_id, row.kind != TieKind.BUSINESS
    session.delete(row)
    if carries:
        distances.untied(session, one, other)
    session.flush()


def retype(
    session: Session,
    tie_id: int,
    kind: TieKind,
    subkind: str | None = None,
    role: str = "",
    label: str = "",
) -> None:
    """Say that a tie is of another kind; closeness and ends stay."""
    row = _get(session, tie_id)
    wrong = problems(TieDraft(row.from_id, row.to_id, kind, subkind, role, label, row.closeness))
    if wrong:
        raise DraftError(wrong[0])
    row.kind, row.subkind, row.role, row.label = kind.value, subkind, role[:60], label[:60]
    session.flush()


def set_closeness(session: Session, tie_id: int, closeness: int | None) -> None:
    """Say how close a tie is: 1 close, 2 ordinary, 3 cool, None not known."""
    if closeness not in (None, 1, 2, 3):
        raise DraftError(_("Closeness is 1, 2 or 3."), field="closeness")
    _get(session, tie_id).closeness = closeness
    session.flush()


def turn(session: Session, tie_id: int) -> None:
    """Swap the ends of a tie that was entered the wrong way round."""
    row = _get(session, tie_id)
    row.from_id, row.to_id = row.to_id, row.from_id
    session.flush()


def between(session: Session, one: int, other: int) -> Sequence[Tie]:
    """Return the stored ties between two people, oldest first; for the services of this folder."""
    session.flush()
    ends = or_(
        (Tie.from_id == one) & (Tie.to_id == other),
        (Tie.from_id == other) & (Tie.to_id == one),
    )
    return session.scalars(select(Tie).where(ends).order_by(Tie.id)).all()


def same_as(session: Session, draft: TieDraft) -> Tie | None:
    """Return the stored tie that says what a draft says; for the services that write ties."""
    rows = between(session, draft.from_id, draft.to_id)
    return next((row for row in rows if _is_same(row, draft)), None)


def _is_same(row: Tie, draft: TieDraft) -> bool:
    """Tell whether a draft says no other tie than a stored one: nothing it says contradicts it."""
    if row.kind != draft.kind:
        return False
    turned = row.from_id != draft.from_id
    directed = bool(draft.role or row.role or draft.label or row.label) or draft.kind in _DIRECTED
    if turned and (directed or (draft.subkind or row.subkind or "").startswith("teacher_")):
        return False
    pairs = ((row.subkind, draft.subkind), (row.role, draft.role), (row.label, draft.label))
    return all(not old or not new or old == new for old, new in pairs)


_DIRECTED = (TieKind.CUSTOMER, TieKind.REFERRAL, TieKind.BUSINESS)


def _fill(row: Tie, draft: TieDraft) -> None:
    row.subkind = row.subkind or draft.subkind
    row.role = row.role or draft.role[:60]
    row.label = row.label or draft.label[:60]
    row.closeness = draft.closeness or row.closeness
    row.since = row.since or draft.since
    row.source = row.source or draft.source[:200]


def _values(session: Session, draft: TieDraft) -> dict[str, Any]:
    return {
        "from_id": draft.from_id,
        "to_id": draft.to_id,
        "kind": TieKind(draft.kind).value,
        "subkind": draft.subkind,
        "role": draft.role[:60],
        "label": draft.label[:60],
        "closeness": draft.closeness,
        "since": draft.since,
        "source": draft.source[:200],
        "added_day": sessions.today(session),
    }


def _tied_so(session: Session, hub: int, draft: TieDraft) -> set[int]:
    """Return who has such a tie with somebody already."""
    rows = session.scalars(
        select(Tie).where(or_(Tie.from_id == hub, Tie.to_id == hub), Tie.kind == draft.kind.value)
    )
    found = set()
    for row in rows:
        other = row.to_id if row.from_id == hub else row.from_id
        if _is_same(row, replace(draft, from_id=other, to_id=hub)):
            found.add(other)
    return found


def _shared(session: Session, one: int, other: int) -> str:
    """Return a hint naming the class or department that ties two people."""
    theirs = select(Membership.cohort_id).where(Membership.contact_id == other)
    name = session.scalar(
        select(Cohort.name)
        .join(Membership, Membership.cohort_id == Cohort.id)
        .where(
            Membership.contact_id == one,
            Cohort.id.in_(theirs),
            Cohort.kind.in_([kind.value for kind in TYING_COHORTS]),
        )
        .limit(1)
    )
    return _("They are both in {cohort}; take one of them out of it.").format(cohort=name) if name else ""


def _get(session: Session, tie_id: int) -> Tie:
    found = session.get(Tie, tie_id)
    if found is None:
        raise ChoiceError(_("This tie is no longer in the book."))
    return found
