"""Whom I know myself: tied to me, met or spoken to, or rated as somebody not cool to me."""

from sqlalchemy import ColumnElement, func, or_

from models.contact import Contact

_NOT_COOL = 2
"""Closeness 1 is close, 2 ordinary; a 3 may be said of somebody one has only heard of."""


def is_known() -> ColumnElement[bool]:
    """Return the condition of a person I know, never absent, so that it can be turned round."""
    return or_(
        func.coalesce(Contact.distance, 1) == 0,
        Contact.last_day.is_not(None),
        func.coalesce(Contact.closeness, _NOT_COOL + 1) <= _NOT_COOL,
    )
