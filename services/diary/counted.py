"""Which interactions reset the clock, as SQL says it."""

from models.kinds import NO_CONTACT_RESULTS
from services.reading import quoted

COUNTED = (
    f"(interactions.result IS NULL OR interactions.result NOT IN ({quoted(sorted(NO_CONTACT_RESULTS))}))"
)
"""All but not reached, wrong number, absent and postponed."""

WITH_PEOPLE = "participations JOIN interactions ON interactions.id = participations.interaction_id"
"""Who took part in what."""
