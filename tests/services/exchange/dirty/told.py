"""What a row must tell, and what it told: the same plain form of both, to be compared whole."""

from collections.abc import Mapping
from typing import Any

from services.exchange.plan import PlannedRow

Told = dict[str, Any]
"""Field → value; sets for what there may be several of. What is not there is not told."""

SETS = frozenset({"points", "posts", "schools", "addresses", "tags", "interests", "problems"})
_SINGLE = (
    *("gender", "nickname", "english_name", "birth_solar", "birth_lunar_month", "birth_lunar_day"),
    *("birth_lunar_leap", "birth_lunar_year", "native_code", "birth_code", "ethnicity", "party"),
    *("spouse", "children", "notes", "name_note", "source", "do_not_contact", "do_not_contact_reason"),
)


def together(*parts: Mapping[str, Any]) -> Told:
    """Return what several cells of one row tell."""
    whole: Told = {}
    for part in parts:
        for key, value in part.items():
            whole[key] = whole.get(key, frozenset()) | frozenset(value) if key in SETS else value
    return {key: value for key, value in whole.items() if value not in ("", None, False, frozenset())}


def of_row(row: PlannedRow) -> Told:
    """Return what a planned row tells; its problems by their columns."""
    facts = row.facts
    told: Told = {"name": facts.name, "role": facts.role, "relation": facts.relation}
    told |= {key: facts.single.get(key) for key in _SINGLE}
    told["points"] = frozenset((point.kind.value, point.value) for point in facts.points)
    told["posts"] = frozenset((post.organization, post.department, post.title) for post in facts.posts)
    told["schools"] = frozenset(
        (school.school, school.class_name, school.from_year, school.to_year) for school in facts.schools
    )
    told["addresses"] = frozenset(address.text for address in facts.addresses)
    told["interests"] = frozenset(text for kind, text in facts.remarks if kind == "interest")
    told["tags"] = frozenset(facts.tags)
    told["problems"] = frozenset(problem.column for problem in row.problems)
    return together(told)
