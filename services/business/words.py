"""The words for who decides in a firm and how they stand."""

from models.kinds import Stance
from services.i18n import _p


def authority_word(authority: int | None) -> str:
    """Return what somebody's authority is called; empty where it is unknown."""
    return {
        1: _p("authority", "decides"),
        2: _p("authority", "takes part"),
        3: _p("authority", "does not decide"),
    }.get(authority or 0, "")


def stance_word(stance: str | None) -> str:
    """Return how somebody stands towards us; empty where it is unknown."""
    return (
        {
            Stance.FOR: _p("stance", "for us"),
            Stance.EVEN: _p("stance", "even"),
            Stance.AGAINST: _p("stance", "against us"),
        }[Stance(stance)]
        if stance
        else ""
    )
