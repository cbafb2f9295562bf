"""Ties over one person in between, never typed: a friend's relative, a spouse's blood, a friend's friend."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from models.kinds import TieKind
from models.tie import Tie
from services import sessions, settings
from services.i18n import _
from services.network import saying
from services.network.kinship.reading import read
from services.network.kinship.steps import Link
from services.network.people import Stop, stops
from services.network.saying import TieFacts
from services.network.strength import tie_strength
from services.vocabulary import tie_kind_word

_WIDEST = 200
"""Of somebody with more ties only the strongest are followed."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A tie worked out: to whom, over whom, of which kind, in words."""

    contact_id: int
    name: str
    kind: TieKind
    subkind: str
    via: tuple[int, ...]
    words: str
    """What they are, with the one in between: "friend Zhang Wei's cousin"."""
    strength: float
    ways: int = 1
    """Over how many people, the strongest of whom is named."""


def subkind(first: TieFacts, second: TieFacts) -> tuple[TieKind, str] | None:
    """Return which tie two ties make together; None for two that make none."""
    one, two = TieKind(first.kind), TieKind(second.kind)
    if two is TieKind.RELATIVE and one is TieKind.RELATIVE:
        blood = second.subkind == "own_blood"
        if _is_spouse(first):
            return TieKind.RELATIVE, "spouse_blood" if blood else "extended_spouse"
        of_spouse = first.subkind in ("spouse_blood", "extended_spouse")
        return TieKind.RELATIVE, "extended_spouse" if of_spouse else "extended_own"
    return _MADE.get((one, two))


_MADE: dict[tuple[TieKind, TieKind], tuple[TieKind, str]] = {
    (TieKind.FRIEND, TieKind.RELATIVE): (TieKind.RELATIVE, "friends_relative"),
    (TieKind.FRIEND, TieKind.FRIEND): (TieKind.FRIEND, "friend_of_friend"),
    (TieKind.RELATIVE, TieKind.FRIEND): (TieKind.FRIEND, "through_relative"),
    (TieKind.COLLEAGUE, TieKind.FRIEND): (TieKind.FRIEND, "through_colleague"),
    (TieKind.CUSTOMER, TieKind.CUSTOMER): (TieKind.CUSTOMER, "indirect"),
    (TieKind.FRIEND, TieKind.CUSTOMER): (TieKind.CUSTOMER, "through_others"),
    (TieKind.RELATIVE, TieKind.CUSTOMER): (TieKind.CUSTOMER, "through_others"),
    (TieKind.COLLEAGUE, TieKind.CUSTOMER): (TieKind.CUSTOMER, "through_others"),
    (TieKind.SCHOOLING, TieKind.CUSTOMER): (TieKind.CUSTOMER, "through_others"),
}


def _is_spouse(facts: TieFacts) -> bool:
    steps = read(facts.role)
    return steps is not None and len(steps) == 1 and steps[0].link is Link.SPOUSE


def composed(session: Session, contact_id: int, but: Iterable[int] = (), limit: int = 20) -> list[Composed]:
    """Return ties of somebody over one person in between, strongest first; whom they know is left out."""
    mine = _strongest(session, _ties_of(session, [contact_id]), contact_id)
    middles = {_other(facts, contact_id): facts for facts in reversed(mine)}
    left_out = {contact_id, *but, *middles}
    found: dict[int, list[tuple[float, TieFacts, TieFacts]]] = defaultdict(list)
    rules = settings.rules(session)
    for second in _ties_of(session, middles):
        for middle in {second.from_id, second.to_id} & middles.keys():
            other = _other(second, middle)
            first = middles[middle]
            if other in left_out or subkind(first, second) is None:
                continue
            carried = [tie_strength(one.kind, one.closeness, rules) for one in (first, second)]
            found[other].append((carried[0] * carried[1], first, second))
    best = sorted(found.items(), key=lambda item: (-max(way[0] for way in item[1]), item[0]))[:limit]
    known = stops(session, {contact_id, *middles, *(other for other, _ways in best)})
    told = [_told(known, contact_id, other, ways) for other, ways in best]
    return [one for one in told if one is not None]


def _told(
    known: dict[int, Stop], contact_id: int, other: int, ways: list[tuple[float, TieFacts, TieFacts]]
) -> Composed | None:
    for strength, first, second in sorted(ways, key=lambda way: -way[0]):
        middle = _other(first, contact_id)
        made = subkind(first, second)
        what = saying.what_other_is(first, known[middle].who()) or tie_kind_word(first.kind)
        then = saying.what_other_is(second, known[other].who()) or tie_kind_word(second.kind)
        if made is not None:
            whose = _("your {what}").format(what=what) if known[contact_id].is_me else what
            words = _("{whose} {name}'s {what}").format(whose=whose, name=known[middle].name, what=then)
            count = len({_other(way[1], contact_id) for way in ways})
            return Composed(other, known[other].name, *made, (middle,), words, strength, count)
    return None


def _strongest(session: Session, ties: list[TieFacts], contact_id: int) -> list[TieFacts]:
    """Return the ties to follow, the strongest to each person first."""
    rules = settings.rules(session)
    ordered = sorted(
        ties,
        # Of two as strong the one that names the other person tells more.
        key=lambda one: (
            -tie_strength(one.kind, one.closeness, rules),
            one.from_id == contact_id,
            not one.role,
        ),
    )
    return ordered[:_WIDEST]


def _other(facts: TieFacts, one: int) -> int:
    return facts.to_id if facts.from_id == one else facts.from_id


def _ties_of(session: Session, ids: Iterable[int]) -> list[TieFacts]:
    rows: dict[int, Any] = {}
    for part in sessions.chunks(ids):
        for statement in (_FROM, _TO):
            rows |= {row[0]: row for row in session.connection().execute(statement, {"ids": part})}
    return [TieFacts(*row[1:]) for row in rows.values()]


_SOME: BindParameter[int] = bindparam("ids", expanding=True)
_TIES = select(
    Tie.id, Tie.from_id, Tie.to_id, Tie.kind, Tie.subkind, Tie.role, Tie.label, Tie.closeness
).where(Tie.kind != TieKind.BUSINESS.value)
_FROM = _TIES.where(Tie.from_id.in_(_SOME))
_TO = _TIES.where(Tie.to_id.in_(_SOME))
