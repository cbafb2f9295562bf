"""Who lives under one roof."""

from collections.abc import Iterable

from models.kinds import CohortKind
from services import reading, sessions
from services.reading import Reading, listed


def households(session: Reading, ids: Iterable[int]) -> dict[int, int]:
    """Return the household of those who are in one."""
    found: dict[int, int] = {}
    for part in sessions.chunks(ids):
        homes = (
            "SELECT contact_id, cohort_id FROM memberships JOIN cohorts ON cohorts.id = cohort_id "
            f"WHERE kind = :kind AND contact_id IN ({listed(part)})"
        )
        found.update(reading.rows(session, homes, kind=CohortKind.HOUSEHOLD.value))
    return found
