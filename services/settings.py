"""The book's own choices with their defaults: weights, cadence, goals, rules of greeting."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models.kinds import Factor, TieKind, Tier
from services import reading, sessions
from services.errors import DraftError
from services.i18n import _
from services.reading import Reading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _weights() -> dict[str, int]:
    return {factor.value: 1 for factor in Factor}


def _cadence() -> dict[str, int]:
    return {Tier.A.value: 14, Tier.B.value: 30, Tier.C.value: 90, Tier.UNRATED.value: 60}


def _kind_weights() -> dict[str, float]:
    return {
        TieKind.RELATIVE.value: 1.0,
        TieKind.FRIEND.value: 0.95,
        TieKind.SCHOOLING.value: 0.9,
        TieKind.COLLEAGUE.value: 0.85,
        TieKind.REFERRAL.value: 0.8,
        TieKind.CUSTOMER.value: 0.7,
        TieKind.TOWNSMAN.value: 0.6,
        TieKind.ACQUAINTANCE.value: 0.5,
    }


def _closeness() -> dict[str, float]:
    return {"1": 0.9, "2": 0.6, "3": 0.3, "unknown": 0.5}


def _greeted() -> list[str]:
    festivals = "new_year spring_festival lantern labour_day dragon_boat mid_autumn national_day double_ninth"
    return [*festivals.split(), "womens_day", "nurses_day", "doctors_day", "teachers_day"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the user may set for a book; the defaults are those of the trade."""

    weights: dict[str, int] = field(default_factory=_weights)
    """Weight 0 to 9 of each factor; own factors by ``own:<id>``."""
    cadence: dict[str, int] = field(default_factory=_cadence)
    """Days between contacts, by tier."""
    kind_weights: dict[str, float] = field(default_factory=_kind_weights)
    closeness: dict[str, float] = field(default_factory=_closeness)
    stale_months: int = 12
    today_count: int = 15
    card_goal: int = 10
    pin_days: int = 90
    message_gap_days: int = 14
    message_cap: int = 4
    message_cap_days: int = 90
    message_from: str = "08:30"
    message_until: str = "21:00"
    signature: str = ""
    """How messages are signed; empty: branch and name of the manager."""
    greeting_time: str = "09:10"
    """When greetings of a day are meant to go out."""
    greeting_days: int = 7
    """How many days ahead greetings are prepared."""
    greeting_count: int = 50
    """Of a festival so many people are greeted, those to see first before others."""
    greeted: list[str] = field(default_factory=_greeted)
    """The festivals that fill the queue, by their keys."""
    own_festivals: list[dict[str, Any]] = field(default_factory=list)
    """Days the user added for everybody: name, and solar ``MM-DD`` or lunar ``M-D``."""
    holidays: dict[str, Any] = field(default_factory=dict)
    """Years of holidays the user added: year to a list of [day, name, off]."""


def rules(session: Reading) -> Rules:
    """Return the book's choices, defaults where none was made."""
    rows = reading.rows(
        session,
        "SELECT key, value FROM book_settings WHERE manager_id = :manager",
        manager=sessions.manager_id(session),
    )
    given: dict[str, Any] = {key: json.loads(value) for key, value in rows if key in Rules.__slots__}
    defaults = Rules()
    for name, value in given.items():
        default = getattr(defaults, name)
        if isinstance(default, dict):
            given[name] = {**default, **value}
    return Rules(**given)


def change(session: "Session", key: str, value: Any) -> None:
    """Set one choice of the book; raises DraftError for a value the trade has no meaning for."""
    if key not in Rules.__slots__:
        raise DraftError(_("There is no setting {key}.").format(key=key))
    if key == "weights" and not all(isinstance(n, int) and 0 <= n <= 9 for n in value.values()):
        raise DraftError(_("Weights are whole numbers from 0 to 9."), field=key)
    if key == "cadence" and not all(isinstance(n, int) and 1 <= n <= 3650 for n in value.values()):
        raise DraftError(_("An interval is 1 to 3650 days."), field=key)
    from sqlalchemy import select

    from models.journal import BookSetting

    manager = sessions.manager_id(session)
    row = session.scalar(select(BookSetting).where(BookSetting.manager_id == manager, BookSetting.key == key))
    if row is None:
        session.add(BookSetting(manager_id=manager, key=key, value=json.dumps(value)))
    else:
        row.value = json.dumps(value)
    session.flush()
