"""A tier is always said with its reason: the sentences about a standing."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.kinds import TIER_OF_RANK, TIER_RANK, Tier
from services.i18n import _, _p, language
from services.prospects import tiering
from services.prospects.tiering import Change, Standing, Turn
from services.vocabulary import factor_word, tier_word

Naming = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about a computed tier."""

    standing: Standing
    interval: str
    """ "A, certain" or "B, could be A"."""
    why: str
    """ "4 of 6 factors are first class"."""
    lift: Turn | None
    fall: Turn | None
    ask: str | None
    sentence: str
    """Why, and what would change it, in two or three sentences."""


def explain(
    classes: Mapping[str, int | None], weights: Mapping[str, int], naming: Naming = factor_word
) -> Explanation:
    """Say where somebody stands, why, and what would change it; ``naming`` names the user's own factors."""
    standing = tiering.stand(classes, weights)
    lift = tiering.lift(classes, weights)
    fall = tiering.fall(classes, weights)
    ask = tiering.ask(classes, weights)
    why_ = why(standing)
    parts = [_p("sentence", "{words}.").format(words=f"{why_}{_comma()}{unknown_words(standing)}")]
    if lift is not None:
        parts.append(turn_sentence(lift, naming))
    elif fall is not None and standing.tier == Tier.A:
        parts.append(turn_sentence(fall, naming))
    if ask is not None:
        parts.append(_("Ask about “{factor}” next.").format(factor=naming(ask)))
    return Explanation(standing, interval(standing), why_, lift, fall, ask, join(parts))


def join(sentences: list[str]) -> str:
    """Put sentences one after another; Chinese has no space between them."""
    return ("" if language().startswith("zh") else " ").join(sentences)


def _comma() -> str:
    return "，" if language().startswith("zh") else ", "


def interval(standing: Standing) -> str:
    """Say the tier and what it could still become."""
    word = tier_word(standing.tier)
    if standing.certain:
        return _("{tier}, certain").format(tier=word)
    others = [
        TIER_OF_RANK[rank]
        for rank in range(TIER_RANK[standing.best], TIER_RANK[standing.worst] + 1)
        if TIER_OF_RANK[rank] != standing.tier
    ]
    if standing.tier == Tier.UNRATED and len(others) == 1:
        return _("{tier}, will be {other}").format(tier=word, other=others[0])
    if len(others) == 3:
        return _("{tier}, could be {best} to {worst}").format(tier=word, best=others[0], worst=others[-1])
    listed = _p("between tiers", " or ").join(others)
    return _("{tier}, could be {other}").format(tier=word, other=listed)


def why(standing: Standing) -> str:
    """Say which majority gives the tier, by number of factors or, where weights differ, by weight."""
    first, second, third, _unknown = standing.counts
    if standing.tier == Tier.UNRATED:
        if not standing.known:
            return _("no factor is known yet")
        return _("only {known} known, {least} are needed").format(
            known=standing.known, least=tiering.LEAST_KNOWN
        )
    if (first, second, third) == (standing.first, standing.second, standing.third):
        return _by_number(standing.tier, standing.known, first, third)
    return _by_weight(standing)


def _by_number(tier: Tier, known: int, first: int, third: int) -> str:
    if tier == Tier.A:
        return _("{count} of {known} factors are first class").format(count=first, known=known)
    if tier == Tier.C:
        return _("{count} of {known} factors are third class").format(count=third, known=known)
    if not third:
        return _("{count} of {known} factors are first class, no majority").format(count=first, known=known)
    return _("of {known} factors {first} are first and {third} third class, no majority").format(
        known=known, first=first, third=third
    )


def _by_weight(standing: Standing) -> str:
    whole = standing.first + standing.second + standing.third
    if standing.tier == Tier.A:
        return _("first class weighs {part} of {whole}").format(part=standing.first, whole=whole)
    if standing.tier == Tier.C:
        return _("third class weighs {part} of {whole}").format(part=standing.third, whole=whole)
    return _("of a weight of {whole} first class has {first} and third {third}, no majority").format(
        whole=whole, first=standing.first, third=standing.third
    )


def unknown_words(standing: Standing) -> str:
    """Say how many factors are unknown."""
    if not standing.unknown:
        return _("none unknown")
    return _("{count} unknown").format(count=standing.unknown)


def turn_sentence(turn: Turn, naming: Naming = factor_word) -> str:
    """Say which changes would make it another tier."""
    changes = _p("between changes", ", ").join(_change(change, naming) for change in turn.changes)
    return _("{changes} makes this {tier}.").format(changes=changes, tier=tier_word(turn.tier))


def _change(change: Change, naming: Naming) -> str:
    if change.after < change.before:
        return _("“{factor}” up to {klass}").format(factor=naming(change.factor), klass=change.after)
    return _("“{factor}” down to {klass}").format(factor=naming(change.factor), klass=change.after)


def pin_sentence(tier: Tier, computed: Tier, until: dt.date | None, reason: str) -> str:
    """Say that a tier was set by hand, until when, why, and what the factors would give."""
    if until is None:
        said = _("Set to {tier} by hand: {reason}.").format(tier=tier_word(tier), reason=reason)
    else:
        day = _p("date", "{month}/{day}").format(month=until.month, day=until.day)
        said = _("Set to {tier} by hand until {day}: {reason}.").format(
            tier=tier_word(tier), day=day, reason=reason
        )
    return join([said, _("The factors give {tier}.").format(tier=tier_word(computed))])
