"""Where one person stands, told whole: both tiers, why, what would change it, each factor with its source."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Contact
from models.kinds import TIER_OF_RANK, Tier
from services import sessions, settings
from services.contacts.day_words import sentence_day
from services.errors import ChoiceError
from services.i18n import _
from services.prospects import own_factors
from services.prospects.own_factors import FactorNames
from services.prospects.prospect_rows import months_before
from services.prospects.sentences import Explanation, explain, join, pin_sentence
from services.vocabulary import class_word, tier_word


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor of somebody: the class, what it means, where it comes from."""

    key: str
    name: str
    head: str
    klass: int | None
    words: str
    source: str
    evidence: str
    day: dt.date | None
    stale: bool
    note: str
    """What stands at the end of its line: that it is stale, else the source, else the day."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A tier set by hand that still holds."""

    tier: Tier
    reason: str
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class ContactStanding:
    """A person's tier as of the session's day."""

    contact_id: int
    tier: Tier
    """The tier that counts."""
    computed: Tier
    pin: Pin | None
    explanation: Explanation
    factors: tuple[FactorLine, ...]

    @property
    def heading(self) -> str:
        """The tier and how sure it is: "A, certain"."""
        if self.pin is not None:
            return _("{tier}, set by hand").format(tier=tier_word(self.tier))
        return self.explanation.interval

    @property
    def sentence(self) -> str:
        """Why it is this tier, and what would change it."""
        if self.pin is None:
            return self.explanation.sentence
        pinned = pin_sentence(self.pin.tier, self.computed, self.pin.until, self.pin.reason)
        return join([pinned, self.explanation.sentence])


def standing_of(session: Session, contact_id: int) -> ContactStanding:
    """Tell where a person stands on the session's day; raises ChoiceError when there is nobody."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    rules, day = settings.rules(session), sessions.today(session)
    names = own_factors.all_factors(session)
    told = {
        row.factor: row
        for row in session.scalars(select(Assessment).where(Assessment.contact_id == contact_id))
    }
    classes = {factor.key: told[factor.key].class_ if factor.key in told else None for factor in names}
    called = {factor.key: factor.name for factor in names}
    explanation = explain(classes, rules.weights, lambda key: called[key])
    pin = _pin(contact, day)
    oldest = months_before(day, rules.stale_months)
    return ContactStanding(
        contact_id,
        pin.tier if pin else explanation.standing.tier,
        explanation.standing.tier,
        pin,
        explanation,
        tuple(_line(factor, told, oldest, rules.stale_months, day) for factor in names),
    )


def _pin(contact: Contact, day: dt.date) -> Pin | None:
    if contact.pin_rank is None or (contact.pin_until is not None and contact.pin_until < day):
        return None
    return Pin(TIER_OF_RANK[contact.pin_rank], contact.pin_reason, contact.pin_until)


def _line(
    names: FactorNames, told: Mapping[str, Assessment], oldest: dt.date, months: int, day: dt.date
) -> FactorLine:
    row = told.get(names.key)
    if row is None:
        return FactorLine(
            names.key, names.name, names.head, None, class_word(names.key, None), "", "", None, False, ""
        )
    stale = row.day < oldest
    note = row.source or sentence_day(row.day, day)
    if stale:
        note = _("older than {months} months").format(months=months)
    words = names.words[row.class_ - 1] or class_word("", row.class_)
    return FactorLine(
        names.key, names.name, names.head, row.class_, words, row.source, row.evidence, row.day, stale, note
    )
