"""Factors of the user's own beside the six: a name, and words for the three classes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services import reading
from services.errors import DraftError
from services.i18n import _
from services.prospects.tiering import FACTORS, OWN
from services.reading import Reading
from services.vocabulary import class_word, factor_head, factor_word

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FactorNames:
    """A factor with the words it is shown by; ``key`` is what assessments and weights call it."""

    key: str
    name: str
    words: tuple[str, str, str]

    @property
    def head(self) -> str:
        """The character over its column."""
        return self.name[:1] if self.key.startswith(OWN) else factor_head(self.key)


def factors(session: Reading) -> list[FactorNames]:
    """Return the user's own factors."""
    found = reading.rows(session, "SELECT id, name, first, second, third FROM own_factors ORDER BY id")
    return [
        FactorNames(f"{OWN}{number}", name, (first, second, third))
        for number, name, first, second, third in found
    ]


def all_factors(session: Reading) -> list[FactorNames]:
    """Return the six and the user's own factors, in the order of their columns."""
    six = [
        FactorNames(
            factor,
            factor_word(factor),
            (class_word(factor, 1), class_word(factor, 2), class_word(factor, 3)),
        )
        for factor in FACTORS
    ]
    return six + factors(session)


def add(session: "Session", name: str, words: tuple[str, str, str] = ("", "", "")) -> str:
    """Add a factor and return its key; raises DraftError for a name that is empty or taken."""
    from models.assessment import OwnFactor
    from services.prospects import derived

    name = name.strip()
    taken = {factor.name for factor in all_factors(session)}
    if not name:
        raise DraftError(_("A factor needs a name."), field="name")
    if name in taken:
        raise DraftError(_("There is a factor “{name}” already.").format(name=name), field="name")
    if len(taken) >= len(FACTORS) + derived.MOST_OWN:
        raise DraftError(
            _("More than {count} factors of your own are too many.").format(count=derived.MOST_OWN)
        )
    row = OwnFactor(name=name[:60], first=words[0], second=words[1], third=words[2])
    session.add(row)
    session.flush()
    return f"{OWN}{row.id}"


def remove(session: "Session", key: str) -> None:
    """Take a factor away with every assessment in it; tiers are judged anew."""
    from sqlalchemy import select

    from models.assessment import Assessment, OwnFactor
    from services import recorder
    from services.prospects import derived

    assessed = session.execute(
        select(Assessment.id, Assessment.contact_id).where(Assessment.factor == key)
    ).all()
    recorder.bulk_delete(session, Assessment, [row.id for row in assessed])
    row = session.get(OwnFactor, int(key.removeprefix(OWN)))
    if row is not None:
        session.delete(row)
        session.flush()
    derived.refresh(session, [row.contact_id for row in assessed])
