"""Yes and no to suggestions: a yes makes the tie, or the circle of a group; a no is remembered for ever."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.kinds import TieKind
from models.suggestion import DecidedGroup, RefusedSuggestion
from services import sessions
from services.contacts import cohorts
from services.errors import ChoiceError
from services.i18n import _, _n
from services.network import ties
from services.network.suggestions import grouping
from services.network.suggestions.records import MOST, Group, Suggestion, group_of, pair_of
from services.network.suggestions.telling import told
from services.network.ties import TieDraft

Offered = Suggestion | Group


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a yes made."""

    ties: tuple[int, ...]
    cohorts: tuple[int, ...]


def by_numbers(session: Session, numbers: Iterable[int]) -> list[Offered]:
    """Return the suggestions that numbers mean, each once; raises ChoiceError naming those that are none.

    A pair that was refused may still be accepted: that is a yes like any other.
    """
    wanted = list(dict.fromkeys(numbers))
    pairs = {number: found for number in wanted if (found := pair_of(number)) is not None}
    open_pairs = [pair for pair in pairs.values() if not _are_tied(session, pair[0], pair[1])]
    offered: dict[int, Offered] = {one.number: one for one in told(session, open_pairs)}
    for number in wanted:
        group = _group(session, number) if number not in pairs else None
        if group is not None:
            offered[number] = group
    missing = [str(number) for number in wanted if number not in offered]
    if missing:
        words = _n("There is no suggestion {numbers}.", "There are no suggestions {numbers}.", len(missing))
        raise ChoiceError(
            words.format(numbers=" ".join(missing)),
            _("List them again: renmai suggestions."),
        )
    return [offered[number] for number in wanted]


def _are_tied(session: Session, one: int, other: int) -> bool:
    return any(tie.kind != TieKind.BUSINESS for tie in ties.between(session, one, other))


def _group(session: Session, number: int) -> Group | None:
    found = group_of(number)
    shared = grouping.of_row(session, *found) if found is not None else None
    if shared is None:
        return None
    first, people = grouping.members_of(session, shared)
    if len(people) <= MOST:
        return None
    groups = grouping.groups(session, [(shared, first, people)])
    return groups[0] if groups else None


def accept(session: Session, offered: Sequence[Offered]) -> Accepted:
    """Make the ties of pairs and the circles of groups, within an act."""
    made: list[int] = []
    circles: list[int] = []
    for one in offered:
        if isinstance(one, Group):
            circles.append(_take(session, one))
        else:
            made.append(ties.tie(session, _draft(session, one)))
            _forget_refusal(session, one)
    return Accepted(tuple(made), tuple(circles))


def _draft(session: Session, one: Suggestion) -> TieDraft:
    """Return the tie of a pair; one with me runs to me, as those of every list do."""
    ends = (one.b, one.a) if one.a == sessions.me_id(session) else (one.a, one.b)
    return TieDraft(*ends, one.kind, one.subkind, source=one.evidence)


def _take(session: Session, group: Group) -> int:
    """Make the circle of a group, or let newcomers join it."""
    cohort, place = group.cohort_id, group_of(group.number)
    shared = grouping.of_row(session, *place) if place is not None else None
    if cohort is None and shared is not None:
        draft = grouping.draft_of(shared, grouping.name_of(session, shared))
        cohort = cohorts.find_or_add(session, draft)
    if cohort is None:
        raise ChoiceError(_("This group is no longer in the book."))
    cohorts.add_members(session, cohort, group.members)
    _decide(session, group, cohort)
    return cohort


def refuse(session: Session, offered: Sequence[Offered]) -> None:
    """Remember that these are no ties; they are never suggested again. Within an act."""
    today = sessions.today(session)
    for one in offered:
        if isinstance(one, Group):
            _decide(session, one, None)
        elif _refusal(session, one) is None:
            session.add(RefusedSuggestion(one_id=one.a, other_id=one.b, kind=one.kind.value, day=today))
    session.flush()


def _decide(session: Session, group: Group, cohort: int | None) -> None:
    row = session.scalar(
        select(DecidedGroup).where(DecidedGroup.ground == group.ground.value, DecidedGroup.key == group.key)
    )
    if row is None:
        row = DecidedGroup(ground=group.ground.value, key=group.key)
        session.add(row)
    row.cohort_id, row.day = cohort, sessions.today(session)
    session.flush()


def _refusal(session: Session, one: Suggestion) -> RefusedSuggestion | None:
    row = RefusedSuggestion
    return session.scalar(
        select(row).where(row.one_id == one.a, row.other_id == one.b, row.kind == one.kind.value)
    )


def _forget_refusal(session: Session, one: Suggestion) -> None:
    refused = _refusal(session, one)
    if refused is not None:
        session.delete(refused)
        session.flush()


def accepted_words(offered: Sequence[Offered]) -> str:
    """Return what the journal says of a yes."""
    if len(offered) == 1:
        one = offered[0]
        if isinstance(one, Group):
            return _("Made a circle: {name}").format(name=one.name)
        return _("Tied {one} and {other}").format(one=one.a_name, other=one.b_name)
    return _n("Accepted {count} suggestion", "Accepted {count} suggestions", len(offered)).format(
        count=len(offered)
    )


def refused_words(offered: Sequence[Offered]) -> str:
    """Return what the journal says of a no."""
    if len(offered) == 1:
        one = offered[0]
        if isinstance(one, Group):
            return _("No circle of {name}").format(name=one.name)
        return _("{one} and {other} have no such tie").format(one=one.a_name, other=one.b_name)
    return _n("Refused {count} suggestion", "Refused {count} suggestions", len(offered)).format(
        count=len(offered)
    )
