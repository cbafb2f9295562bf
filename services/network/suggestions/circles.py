"""Which kind of tie a circle stands for: it gives that tie, or was made of a group that suggested it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from models.organization import Cohort
from models.suggestion import DecidedGroup
from services.network.suggestions.records import GROUND_KINDS, Ground


def standing_for(session: Session, cohorts: Sequence[int] | None = None) -> dict[int, TieKind]:
    """Return the kind of tie each cohort stands for, of these cohorts or of all; others are left out."""
    told = select(Cohort.id, Cohort.kind)
    decided = select(DecidedGroup.cohort_id, DecidedGroup.ground).where(DecidedGroup.cohort_id.is_not(None))
    if cohorts is not None:
        told = told.where(Cohort.id.in_(cohorts))
        decided = decided.where(DecidedGroup.cohort_id.in_(cohorts))
    kinds = {
        cohort: TYING_COHORTS[CohortKind(kind)]
        for cohort, kind in session.execute(told).tuples()
        if CohortKind(kind) in TYING_COHORTS
    }
    for taken, ground in session.execute(decided).tuples():
        if taken is not None:
            kinds[taken] = GROUND_KINDS[Ground(ground)]
    return kinds
