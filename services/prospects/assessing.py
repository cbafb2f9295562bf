"""Entering classes of factors, pinning a tier by hand, and changing the weights."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Contact
from models.kinds import TIER_RANK, Tier
from services import recorder, sessions, settings
from services.errors import DraftError
from services.i18n import _
from services.prospects import derived
from services.prospects.tiering import FACTORS


def assess(
    session: Session,
    contact_ids: Sequence[int],
    factor: str,
    klass: int | None,
    source: str = "",
    evidence: str = "",
    day: dt.date | None = None,
) -> int:
    """Put people into a class of a factor (None: not known) and return how many; me is left out.

    Entering the same class again renews its day. Raises DraftError for an unknown factor or class.
    """
    if factor not in FACTORS and factor not in derived.own_factors(session):
        raise DraftError(_("There is no factor {factor}.").format(factor=factor), field="factor")
    if klass not in (1, 2, 3, None):
        raise DraftError(_("A class is 1, 2, 3, or 0 for unknown."), field=factor)
    me = sessions.me_id(session)
    ids = [key for key in dict.fromkeys(contact_ids) if key != me]
    told = _assessed(session, ids, factor)
    if klass is None:
        recorder.bulk_delete(session, Assessment, list(told.values()))
    else:
        facts = {
            "class": klass,
            "day": day or sessions.today(session),
            "source": source,
            "evidence": evidence,
        }
        again = [{"id": row_id, **facts} for row_id in told.values()]
        recorder.bulk_update(session, Assessment, again)
        fresh = [{"contact_id": key, "factor": factor, **facts} for key in ids if key not in told]
        _add(session, fresh)
    derived.refresh(session, ids)
    return len(ids)


def _assessed(session: Session, ids: Iterable[int], factor: str) -> dict[int, int]:
    """Return the assessment of each of these contacts that has one in the factor."""
    found: dict[int, int] = {}
    for part in sessions.chunks(ids):
        rows = select(Assessment.contact_id, Assessment.id).where(
            Assessment.factor == factor, Assessment.contact_id.in_(part)
        )
        found.update((contact_id, row_id) for contact_id, row_id in session.execute(rows))
    return found


def _add(session: Session, rows: list[dict[str, object]]) -> None:
    """Add a single assessment so that listeners hear of whom, many in one run."""
    if len(rows) > 1:
        recorder.bulk_insert(session, Assessment, rows)
    elif rows:
        facts = dict(rows[0])
        session.add(Assessment(class_=facts.pop("class"), **facts))
        session.flush()


def pin(
    session: Session, contact_ids: Sequence[int], tier: str, reason: str, until: dt.date | None = None
) -> None:
    """Set the tier by hand, with a reason and the last day it holds (by default 90 days on).

    The computed tier stays beside it. Raises DraftError without a reason or for a day gone by.
    """
    today = sessions.today(session)
    if tier not in (Tier.A, Tier.B, Tier.C):
        raise DraftError(_("A tier set by hand is A, B or C."), field="pin")
    if not reason.strip():
        raise DraftError(_("Setting a tier by hand needs a reason."), _("Say why in a few words."), "reason")
    if until is not None and until < today:
        raise DraftError(_("The end of a tier set by hand lies in the past."), field="until")
    end = until or today + dt.timedelta(days=settings.rules(session).pin_days)
    me = sessions.me_id(session)
    _write_pins(
        session, [key for key in contact_ids if key != me], TIER_RANK[Tier(tier)], reason.strip(), end
    )


def unpin(session: Session, contact_ids: Sequence[int]) -> None:
    """Let the computed tier count again."""
    _write_pins(session, contact_ids, None, "", None)


def _write_pins(
    session: Session, ids: Sequence[int], rank: int | None, reason: str, until: dt.date | None
) -> None:
    for contact_id in dict.fromkeys(ids):
        contact = session.get(Contact, contact_id)
        if contact is None:
            raise DraftError(_("There is no contact {id}.").format(id=contact_id))
        contact.pin_rank, contact.pin_reason, contact.pin_until = rank, reason[:200], until
        contact.tier_rank = rank or contact.computed_rank
    session.flush()


def change_weights(session: Session, weights: Mapping[str, int]) -> None:
    """Weigh the factors anew (0 to 9 each) and judge everyone by the new weights."""
    known = settings.rules(session).weights
    settings.change(session, "weights", {**known, **weights})
    derived.refresh(session, None)
