"""What the foot of the review says: what holds now, and what the yes would bring."""

from models.kinds import ImportKind
from services.exchange.decisions import Review
from services.exchange.plan import Verdict
from services.exchange.tallies import ASKED
from services.i18n import _, _n

REJECTED = Verdict.REJECTED


def brings(review: Review) -> int:
    """Return how many rows come in; of a list of ties, how many are new."""
    counts = review.tally.verdicts
    added = counts[Verdict.ADDED]
    return added if review.plan.kind is ImportKind.TIES else added + counts[Verdict.MERGED]


def yes(review: Review) -> tuple[str, str]:
    """Return the words of the primary button, and why it may be off."""
    count = brings(review)
    if review.plan.kind is ImportKind.TIES:
        words = _n("Import {count} tie", "Import {count} ties", count)
    else:
        words = _n("Import {count} person", "Import {count} people", count)
    return words.format(count=f"{count:,}"), _("Every row is left out or known.")


def standing(review: Review) -> str:
    """Return what holds now: the book is as it was, and what will stay out."""
    words = [_("Nothing in the book has changed yet.")]
    waiting = review.tally.count(ASKED)
    if waiting:
        said = _n(
            "{count} row waits for you, else the book's stays.",
            "{count} rows wait for you, else the book's stays.",
            waiting,
        )
        words.append(said.format(count=f"{waiting:,}"))
    cells = review.tally.cells_out
    if cells:
        said = _n(
            "{count} cell stays out; its row comes in.", "{count} cells stay out; their rows come in.", cells
        )
        words.append(said.format(count=f"{cells:,}"))
    left_out = review.tally.verdicts[REJECTED]
    if left_out:
        said = _n("{count} row without a name stays out.", "{count} rows without a name stay out.", left_out)
        words.append(said.format(count=f"{left_out:,}"))
    return (" " if words[0].isascii() else "").join(words)
