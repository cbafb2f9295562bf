"""What the further sheets of our own workbook say, into the book: firms, my own posts, cohorts, ties."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import CohortKind, TieKind
from models.organization import Cohort, Organization
from models.tie import Tie
from services import recorder, sessions
from services.contacts import cohorts, derived, names, organizations
from services.contacts.owner import owner_name
from services.exchange import filling, storing
from services.exchange import own_words as words
from services.exchange.facts import RowFacts
from services.exchange.own_readers import year
from services.exchange.own_workbook import Cells, End, OwnSheets
from services.exchange.plan import Plan, PlannedRow, Verdict
from services.network.tie_words import understand_tie
from services.progress import Progress

_FIRM_COLUMNS = {
    "行业": "industry",
    "地点": "place",
    "地点代码": "place_code",
    "电话": "phone",
    "网址": "website",
    "成立": "founded",
    "备注": "notes",
}
_NAMELESS = frozenset({"", words.ME, "Me", "me"})
_UNDIRECTED = frozenset({TieKind.FRIEND, TieKind.COLLEAGUE, TieKind.TOWNSMAN, TieKind.ACQUAINTANCE})


def add_firms(session: Session, told: OwnSheets) -> None:
    """Add the organizations that are not there, and fill blanks of those that are."""
    by_key: dict[str, Cells] = {}
    for cells in told.firms:
        by_key.setdefault(organizations.match_key(organizations.clean_name(cells["单位"])), cells)
    known = organizations.known(session, [cells["单位"] for cells in by_key.values()])
    rows = [
        {
            **organizations.kept_fields(cells["单位"], is_school=cells.get("是学校") == words.YES),
            **{column: cells.get(head, "") for head, column in _FIRM_COLUMNS.items()},
            "place_code": cells.get("地点代码") or None,
            "founded": cells.get("成立") or None,
        }
        for key, cells in by_key.items()
        if key not in known
    ]
    recorder.bulk_insert(session, Organization, rows)
    for key, number in known.items():
        details = {column: by_key[key].get(head) for head, column in _FIRM_COLUMNS.items()}
        if any(details.values()):
            firm = session.get_one(Organization, number)
            for column, value in details.items():
                if value and not getattr(firm, column):
                    setattr(firm, column, value)
    session.flush()


def store(session: Session, plan: Plan, told: OwnSheets, ids: dict[int, int], progress: Progress) -> None:
    """Store what belongs to people already written; ``ids`` gives contacts by the identity of their rows."""
    people = {row.facts.uid: ids[id(row)] for row in plan.rows if row.facts.uid and id(row) in ids}
    people |= _elsewhere(session, told, people)
    if told.owner is not None:
        people[told.owner.uid] = _owner(session, plan, told, people, progress)
    _store_cohorts(session, told, people)
    _store_ties(session, told, people)


def _elsewhere(session: Session, told: OwnSheets, people: dict[str, int]) -> dict[str, int]:
    """Return who of the further sheets is in the book although not in this file."""
    uids = {end.uid for line in told.ties for end in (line.one, line.other)}
    uids |= {line.who.uid for line in told.cohorts if line.who is not None}
    found: dict[str, int] = {}
    for part in sessions.chunks(sorted(uids - people.keys())):
        query = select(Contact.uid, Contact.id).where(Contact.uid.in_(part))
        found.update(session.execute(query).tuples().all())
    return found


def _owner(session: Session, plan: Plan, told: OwnSheets, people: dict[str, int], progress: Progress) -> int:
    """Return who the file's owner is here: me, unless the book belongs to somebody of another name."""
    owner = told.owner
    assert owner is not None
    mine, theirs = owner_name(session), owner.own_name
    is_me = mine in _NAMELESS or theirs in _NAMELESS or names.match_key(mine) == names.match_key(theirs)
    facts = RowFacts("", 0, theirs, owner.uid)
    facts.posts, facts.schools = list(told.posts.get(owner.uid, ())), list(told.schools.get(owner.uid, ()))
    planned = PlannedRow(facts, Verdict.MERGED)
    if owner.uid not in people and not is_me:
        firms = storing.Firms(session, [planned])
        return storing.store_new(session, [planned], firms, plan.request.path.name, progress)[id(planned)]
    found = people.get(owner.uid, sessions.me_id(session))
    filling.fill_up(session, {found: [planned]}, storing.Firms(session, [planned]))
    derived.refresh(session, {found})
    return found


def _person(end: End, people: dict[str, int]) -> int | None:
    return people.get(end.uid)


def _store_cohorts(session: Session, told: OwnSheets, people: dict[str, int]) -> None:
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for line in told.cohorts:
        get = line.cohort.get
        key = (get("圈子UID", ""), *((get("圈子", ""), get("类别", "")) if not get("圈子UID") else ()))
        groups[key].append(line)
    taken: set[int] = set()
    for lines in groups.values():
        cohort = _cohort(session, lines[0].cohort, taken)
        taken.add(cohort)
        by_role: dict[str, list[int]] = defaultdict(list)
        for line in lines:
            person = _person(line.who, people) if line.who is not None else None
            if person is not None:
                by_role[line.role[:60]].append(person)
        for role, members in by_role.items():
            cohorts.add_members(session, cohort, members, role)


def _cohort(session: Session, cells: Cells, taken: set[int]) -> int:
    """Return the cohort a line means: by its UID, else by what it is; added when it is new."""
    uid, get = cells.get("圈子UID", ""), cells.get
    found = session.scalar(select(Cohort.id).where(Cohort.uid == uid)) if uid else None
    if found is not None:
        return found
    draft = cohorts.CohortDraft(
        get("圈子", ""),
        CohortKind(words.code_of(words.COHORT_KINDS, get("类别", "")) or CohortKind.CIRCLE),
        words.code_of(words.STAGES, get("学段", "")),
        get("单位", ""),
        get("班级", ""),
        year(get("起", "")),
        year(get("止", "")),
        get("备注", ""),
    )
    found = cohorts.find(session, draft)
    if found is not None and found not in taken:
        return found
    place = None
    if draft.organization:
        is_school = draft.kind in (CohortKind.CLASS, CohortKind.COURSE)
        place = organizations.find_or_add(session, draft.organization, is_school=is_school).id
    row = Cohort(
        name=draft.name[:200],
        kind=draft.kind.value,
        stage=draft.stage,
        organization_id=place,
        class_name=draft.class_name[:120],
        from_year=draft.from_year,
        to_year=draft.to_year,
        notes=draft.notes,
        **({"uid": uid} if len(uid) == 32 else {}),
    )
    session.add(row)
    session.flush()
    return row.id


def _store_ties(session: Session, told: OwnSheets, people: dict[str, int]) -> None:
    known = set(session.execute(select(Tie.from_id, Tie.to_id, Tie.kind, Tie.role, Tie.label)).tuples())
    day = sessions.today(session)
    rows = []
    for line in told.ties:
        one, other = _person(line.one, people), _person(line.other, people)
        if one is None or other is None or one == other:
            continue
        row = _tie_row(line.cells)
        said = row["kind"], row["role"], row["label"]
        if (one, other, *said) in known or (
            (other, one, *said) in known and not row["role"] and row["kind"] in _UNDIRECTED
        ):
            continue
        known.add((one, other, *said))
        rows.append({"from_id": one, "to_id": other, **row, "added_day": day})
    recorder.bulk_insert(session, Tie, rows)


def _tie_row(cells: Cells) -> dict[str, Any]:
    get = cells.get
    kind = words.code_of(words.TIE_KINDS, get("关系", ""))
    role, label, subkind = get("称谓", ""), get("原话", ""), None
    if kind is None:
        word = understand_tie(get("关系", ""))
        kind, subkind, role, label = word.kind.value, word.subkind, role or word.role, label or word.label
    elif get("细类"):
        subkind = words.subkind_of(kind, get("细类", ""))
    closeness = get("亲疏", "")
    return {
        "kind": kind,
        "subkind": subkind,
        "role": role[:60],
        "label": label[:60],
        "closeness": int(closeness) if closeness in ("1", "2", "3") else None,
        "since": get("起始") or None,
        "source": get("来源", "")[:200],
    }
