"""What the foot of the review says: what holds now, and what the yes would bring."""

from models.kinds import ImportKind
from services.exchange.plan import Plan, Verdict
from services.i18n import _, _n

REJECTED = Verdict.REJECTED


def brings(plan: Plan) -> int:
    """Return how many rows come in; of a list of ties, how many are new."""
    added = plan.count(Verdict.ADDED)
    return added if plan.kind is ImportKind.TIES else added + plan.count(Verdict.MERGED)


def yes(plan: Plan) -> tuple[str, str]:
    """Return the words of the primary button, and why it may be off."""
    count = brings(plan)
    if plan.kind is ImportKind.TIES:
        words = _n("Import {count} tie", "Import {count} ties", count)
    else:
        words = _n("Import {count} person", "Import {count} people", count)
    return words.format(count=f"{count:,}"), _("Every row is left out or known.")


def standing(plan: Plan) -> str:
    """Return what holds now: the book is as it was, and what will stay out."""
    words = [_("Nothing in the book has changed yet.")]
    cells = sum(len(row.problems) for row in plan.rows if row.verdict in (Verdict.ADDED, Verdict.MERGED))
    if cells:
        said = _n(
            "{count} cell stays out; its row comes in.", "{count} cells stay out; their rows come in.", cells
        )
        words.append(said.format(count=f"{cells:,}"))
    left_out = plan.count(REJECTED)
    if left_out:
        said = _n("{count} row without a name stays out.", "{count} rows without a name stay out.", left_out)
        words.append(said.format(count=f"{left_out:,}"))
    return (" " if words[0].isascii() else "").join(words)
