"""Suggestions in words: what two people share, told when somebody looks at them."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from models.kinds import TieKind
from services import sessions
from services.network.suggestions.facts import backgrounds
from services.network.suggestions.judging import Reason, reasons
from services.network.suggestions.records import Suggestion, pair_number


def told(session: Session, wanted: Iterable[tuple[int, int, TieKind]]) -> list[Suggestion]:
    """Return suggestions in words, in the order given; those with nothing to show for them are left out."""
    rows = list(wanted)
    people = backgrounds(session, {key for row in rows for key in row[:2]})
    today, found = sessions.today(session), []
    for one, other, kind in rows:
        if one not in people or other not in people:
            continue
        shared = reasons(people[one], people[other], today)
        if kind in shared:
            found.append(suggestion(people[one].name, people[other].name, one, other, kind, shared))
    return found


def suggestion(
    one_name: str,
    other_name: str,
    one: int,
    other: int,
    kind: TieKind,
    shared: dict[TieKind, list[Reason]],
) -> Suggestion:
    """Return a suggestion made of what two people share."""
    best = shared[kind][0]
    words = tuple(dict.fromkeys(reason.words for reason in shared[kind]))
    return Suggestion(
        pair_number(one, other, kind),
        one,
        other,
        one_name,
        other_name,
        kind,
        best.subkind,
        best.strength,
        words,
    )
