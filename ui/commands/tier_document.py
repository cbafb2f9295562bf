"""A tier as ``show`` and ``assess`` put it into JSON."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from services.prospects.sentences import Explanation


def tier_document(
    tier: str,
    computed: str,
    explanation: "Explanation",
    pin: "tuple[str, dt.date | None] | None" = None,
) -> dict[str, Any]:
    """Return the tier with its interval, reason and what would change it; ``pin`` is reason and last day.

    ``classes`` counts the factors of class 1, 2, 3 and unknown; ``lift`` lists the fewest changes that raise
    the tier, ``ask`` names the factor whose answer is worth most.
    """
    standing, lift = explanation.standing, explanation.lift
    return {
        "tier": str(tier),
        "computed": str(computed),
        "best": str(standing.best),
        "worst": str(standing.worst),
        "certain": standing.certain,
        "classes": list(standing.counts),
        "why": explanation.why,
        "lift": [
            {"factor": change.factor, "from": change.before, "to": change.after, "tier": str(lift.tier)}
            for change in lift.changes
        ]
        if lift
        else [],
        "ask": explanation.ask,
        "sentence": explanation.sentence,
        "pin": {"reason": pin[0], "until": pin[1]} if pin else None,
    }
