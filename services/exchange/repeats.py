"""What a plan reports of its rows; those that repeat a person of an earlier row are named too."""

from models.kinds import ImportKind
from services.exchange.facts import RowFacts, RowProblem
from services.exchange.field_labels import column_words
from services.exchange.plan import Plan, Verdict
from services.i18n import _


def problems_of(plan: Plan) -> list[RowProblem]:
    """Return every problem in the order of the sheets, and of each row repeated which one it repeats."""
    leaders = {} if plan.kind is ImportKind.TIES else _leaders(plan)
    found: list[RowProblem] = []
    for place, row in enumerate(plan.rows):
        found += row.problems
        if place in leaders:
            found.append(_repeated(plan.rows[leaders[place]].facts, row.facts))
    return found + plan.problems


def _leaders(plan: Plan) -> dict[int, int]:
    """Return of each place whose row repeats somebody the place of the first row of that person."""
    first: dict[int, int] = {}
    leaders: dict[int, int] = {}
    for place, row in enumerate(plan.rows):
        if row.verdict is Verdict.REJECTED:
            continue
        leader = row.same_as
        if leader is None and row.contact_id is not None:
            leader = first.setdefault(row.contact_id, place)
        if leader is not None and leader != place:
            leaders[place] = leaders.get(leader, leader)
    return leaders


def _repeated(first: RowFacts, other: RowFacts) -> RowProblem:
    if first.sheet == other.sheet:
        reason = _("same person as row {row}").format(row=first.row)
    else:
        reason = _("same person as row {row} of {sheet}").format(row=first.row, sheet=first.sheet)
    return RowProblem(other.sheet, other.row, column_words("name"), other.name, reason)
