"""The words on the screen for the closed lists of the trade; code uses their code words."""

from collections.abc import Callable
from functools import cache

from models.kinds import Factor, Tier
from services import word_tables as tables
from services.i18n import _p, language


@cache
def _table(build: Callable[[], dict[str, str]], _language: str) -> dict[str, str]:
    return build()


def _word(build: Callable[[], dict[str, str]], key: str) -> str:
    """Return a word of a table in the language in force; an unknown code word stands for itself."""
    return _table(build, language()).get(str(key), str(key))


def tier_word(tier: str) -> str:
    """Return a tier's letter, or the word for unrated."""
    return _p("tier", "Unrated") if tier == Tier.UNRATED else str(tier)


def factor_word(factor: str) -> str:
    """Return the name of one of the six factors."""
    return _word(tables.factors, factor)


def factor_head(factor: str) -> str:
    """Return the one character that heads a factor's column."""
    return _word(tables.heads, factor)


def class_word(factor: str, klass: int | None) -> str:
    """Return what a class of a factor means, such as "decides"; of the user's own, that it is first class."""
    if not klass:
        return _p("class", "not known")
    said = _word(tables.classes, f"{factor} {klass}")
    return said if said != f"{factor} {klass}" else _word(tables.class_numbers, str(klass))


def tie_kind_word(kind: str) -> str:
    """Return the name of a kind of tie."""
    return _word(tables.tie_kinds, kind)


def tie_kind_head(kind: str) -> str:
    """Return the one character that stands for a kind of tie."""
    return _word(tables.tie_heads, kind)


def subkind_word(kind: str, subkind: str | None) -> str:
    """Return the name of a subkind of a kind of tie; without one, the kind's."""
    return _word(tables.subkinds, f"{kind} {subkind}") if subkind else tie_kind_word(kind)


def interaction_word(kind: str) -> str:
    """Return the name of a kind of interaction."""
    return _word(tables.interactions, kind)


def result_word(result: str | None, kind: str = "call") -> str:
    """Return how it ended, in the words of that kind of interaction; calls and visits decline differently."""
    if not result:
        return ""
    return _word(tables.visit_results if kind == "visit" else tables.call_results, result)


def cohort_word(kind: str) -> str:
    """Return the name of a kind of cohort."""
    return _word(tables.cohorts, kind)


def stage_word(stage: str | None) -> str:
    """Return the name of a stage of schooling."""
    return _word(tables.stages, stage) if stage else ""


def task_word(kind: str) -> str:
    """Return the name of a kind of task."""
    return _word(tables.tasks, kind)


def note_word(kind: str) -> str:
    """Return the name of a kind of remark about somebody."""
    return _word(tables.notes, kind)


def point_word(kind: str) -> str:
    """Return the name of a way to reach somebody."""
    return _word(tables.points, kind)


def address_word(kind: str) -> str:
    """Return the name of a kind of address."""
    return _word(tables.addresses, kind)


def gender_word(gender: str | None) -> str:
    """Return the word for a gender, empty where it was not told."""
    return _word(tables.genders, gender) if gender else ""


def import_kind_word(kind: str) -> str:
    """Return the name of a kind of imported file."""
    return _word(tables.imports, kind)


def closeness_word(klass: int | None) -> str:
    """Return how close a tie is, in the words of the factor closeness."""
    return class_word(Factor.CLOSENESS, klass)


def gathering_word(kind: str) -> str:
    """Return the name of a kind of gathering."""
    return _word(tables.gatherings, kind)


def guest_word(state: str) -> str:
    """Return how far it is with a guest."""
    return _word(tables.guests, state)
