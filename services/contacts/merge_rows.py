"""What hangs on a person moves to whom they become: lists are united, ties kept, the newest class counts.

The printed row of a sheet keeps every printed word; only whom it leads to is the one contact there is now.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from models import tables
from models.base import Base
from models.interaction import VisitNotes
from models.kinds import GuestState, TieKind
from models.same_person import DifferentPeople
from models.suggestion import RefusedSuggestion
from models.tie import Tie
from services import recorder
from services.contacts import educations, employments
from services.network import ties

Row = Mapping[str, Any]

_SAME: dict[str, tuple[str, ...]] = {
    "contact_points": ("kind", "value"),
    "addresses": ("kind", "text"),
    "special_days": ("label", "solar", "lunar_month", "lunar_day"),
    "remarks": ("kind", "text"),
    "taggings": ("tag_id",),
    "map_positions": ("map_name",),
    "memberships": ("cohort_id",),
    "participations": ("interaction_id",),
    "assessments": ("factor",),
    "guests": ("gathering_id",),
    "answers": ("question_id",),
    "greetings": ("occasion", "day"),
}
"""Rows of two contacts that agree in these columns are one row."""

_APART = frozenset({"managers", "merged_people"})
"""Tables with a contact that a merge does not move."""

_NEWEST = ("class", "day", "source", "evidence")


def belonging() -> list[Table]:
    """Return the tables whose rows belong to one contact and move with it."""
    found = [table for table in tables.metadata.sorted_tables if "contact_id" in table.c]
    return [table for table in found if table.name not in _APART | tables.JOURNAL_TABLES]


def model_of(table: Table) -> type[Base]:
    """Return the class of a table."""
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)


def move(session: Session, keep: int, other: int) -> None:
    """Let everything of one contact be another's, within an act."""
    for table in belonging():
        mine, theirs = _rows(session, table, keep), _rows(session, table, other)
        if theirs:
            _unite(session, table, keep, mine, theirs)
    _move_ties(session, keep, other)
    _move_differences(session, keep, other)
    _move_notes(session, keep, other)
    _move_refusals(session, keep, other)


def _rows(session: Session, table: Table, contact_id: int) -> list[Row]:
    query = select(table).where(table.c.contact_id == contact_id).order_by(table.c.id)
    return [dict(row) for row in session.connection().execute(query).mappings()]


def _unite(session: Session, table: Table, keep: int, mine: list[Row], theirs: list[Row]) -> None:
    model, is_same = model_of(table), _comparison(table.name)
    gone, moved, filled = [], [], []
    for row in theirs:
        twin = next((one for one in mine if is_same(one, row)), None)
        if twin is None:
            moved.append(row["id"])
            mine = [*mine, row]
            continue
        gone.append(row["id"])
        fresh = _completed(table, twin, row)
        if fresh:
            filled.append({"id": twin["id"], **fresh})
            mine = [{**one, **fresh} if one is twin else one for one in mine]
    recorder.remove(session, table.name, gone)
    for values in filled:
        recorder.bulk_update(session, model, [values])
    recorder.bulk_update(session, model, [{"id": one, "contact_id": keep} for one in moved])
    if table.name == "contact_points":
        order = sorted(mine, key=lambda row: (row["contact_id"] != keep, row["position"], row["id"]))
        fresh_places = [
            {"id": row["id"], "position": place}
            for place, row in enumerate(order)
            if row["position"] != place
        ]
        recorder.bulk_update(session, model, fresh_places)


def _comparison(name: str) -> Callable[[Row, Row], bool]:
    """Return what tells of two rows of a table that they say the same."""
    if name == "employments":
        return lambda one, other: employments.is_same_post(one, other)
    if name == "educations":
        return lambda one, other: educations.is_same_time(one, other)
    columns = _SAME.get(name, ("id",))
    return lambda one, other: all(one[column] == other[column] for column in columns)


def _completed(table: Table, twin: Row, row: Row) -> dict[str, Any]:
    """Return what the row that goes adds to the one that stays: blanks, the newer class, that they came."""
    if table.name == "assessments":
        newer = (row["day"], row["id"]) > (twin["day"], twin["id"])
        return {name: row[name] for name in _NEWEST} if newer else {}
    if table.name == "guests" and row["state"] == GuestState.ATTENDED:
        return {"state": row["state"]}
    blank = (None, "")
    skipped = {"id", "contact_id", "uid", "manager_id"}
    return {
        column.name: row[column.name]
        for column in table.columns
        if column.name not in skipped and twin[column.name] in blank and row[column.name] not in blank
    }


def _move_ties(session: Session, keep: int, other: int) -> None:
    """Turn the ties of one to the other; those between the two go, those that say the same are one."""
    session.flush()
    query = select(Tie).where(or_(Tie.from_id == other, Tie.to_id == other)).order_by(Tie.id)
    for row in session.scalars(query).all():
        from_id = keep if row.from_id == other else row.from_id
        to_id = keep if row.to_id == other else row.to_id
        twin = None
        if from_id != to_id:
            draft = ties.TieDraft(
                from_id, to_id, TieKind(row.kind), row.subkind, row.role, row.label, row.closeness
            )
            twin = ties.same_as(session, draft)
            if twin is None:
                row.from_id, row.to_id = from_id, to_id
                session.flush()
                continue
            for name in ("subkind", "role", "label", "closeness", "since", "source"):
                if getattr(twin, name) in (None, ""):
                    setattr(twin, name, getattr(row, name))
        session.delete(row)
        session.flush()


def _move_differences(session: Session, keep: int, other: int) -> None:
    """Who was said to be somebody else than the one is somebody else than the other, too."""
    mine = DifferentPeople.one_id.in_((keep, other)) | DifferentPeople.other_id.in_((keep, other))
    rows: Sequence[DifferentPeople] = session.scalars(select(DifferentPeople).where(mine)).all()
    known = {(row.one_id, row.other_id) for row in rows if other not in (row.one_id, row.other_id)}
    for row in rows:
        if other not in (row.one_id, row.other_id):
            continue
        third = row.one_id if row.other_id == other else row.other_id
        pair = min(keep, third), max(keep, third)
        if third == keep or pair in known:
            session.delete(row)
        else:
            known.add(pair)
            row.one_id, row.other_id = pair
    session.flush()


def _move_notes(session: Session, keep: int, other: int) -> None:
    """Let a form begun about the one be about the other, unless one was begun about them too."""
    has_one = session.scalar(select(VisitNotes.id).where(VisitNotes.contact_id == keep).limit(1))
    if has_one is None:
        for row in session.scalars(select(VisitNotes).where(VisitNotes.contact_id == other)):
            row.contact_id = keep
        session.flush()


def _move_refusals(session: Session, keep: int, other: int) -> None:
    """Whoever was said to have no such tie with the one has none with the other, too."""
    either = RefusedSuggestion.one_id.in_((keep, other)) | RefusedSuggestion.other_id.in_((keep, other))
    rows: Sequence[RefusedSuggestion] = session.scalars(select(RefusedSuggestion).where(either)).all()
    known = {(row.one_id, row.other_id, row.kind) for row in rows if other not in (row.one_id, row.other_id)}
    for row in rows:
        if other not in (row.one_id, row.other_id):
            continue
        third = row.one_id if row.other_id == other else row.other_id
        told = min(keep, third), max(keep, third), row.kind
        if third == keep or told in known:
            session.delete(row)
        else:
            known.add(told)
            row.one_id, row.other_id = told[:2]
    session.flush()
