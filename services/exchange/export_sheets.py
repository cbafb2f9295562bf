"""The further sheets of our own workbook: 任职 求学 圈子 关系 单位, joined to the people by a UID column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.organization import Cohort, Membership, Organization
from models.tie import Tie
from services import sessions
from services.contacts.owner import owner_name
from services.exchange import own_words as words
from services.exchange.extracting import Extract, in_parts, posts_of, schools_of
from services.exchange.xlsx_writer import SheetPlan, Value

Rows = Iterable[Sequence[Value]]
_ROOM = 200

POST_HEADS = ("姓名", "单位", "部门", "职务", "起", "止", "现任", "主要", "UID")
SCHOOL_HEADS = ("姓名", "学校", "学段", "班级", "专业", "入学", "毕业", "UID")
COHORT_HEADS = (
    *("圈子", "类别", "学段", "单位", "班级", "起", "止", "备注"),
    *("姓名", "角色", "UID", "圈子UID"),
)
TIE_HEADS = (
    *("甲", "乙", "关系", "细类", "称谓", "原话", "亲疏", "起始", "来源"),
    *("甲UID", "乙UID"),
)
FIRM_HEADS = ("单位", "是学校", "行业", "地点", "地点代码", "电话", "网址", "成立", "备注")


@dataclass(frozen=True, slots=True)
class Named:
    """How somebody is called in the further sheets: name and UID."""

    name: str
    uid: str


def further_sheets(extract: Extract, *, whole: bool) -> Iterable[tuple[SheetPlan, Rows]]:
    """Yield the further sheets; ``whole``: everybody is exported, so what belongs to nobody comes too."""
    session = extract.session
    me = sessions.me_id(session)
    people = _people(session, extract, me)
    extract.let_go()
    with_me = Extract(session, [*extract.ids, me])
    yield _plan(words.POSTS, POST_HEADS, {"现任": "是否", "主要": "是否"}), _post_rows(with_me, people)
    yield _plan(words.SCHOOLS, SCHOOL_HEADS, {"学段": "学段"}), _school_rows(with_me, people)
    cohorts = _cohort_rows(with_me, people, whole=whole)
    yield _plan(words.COHORTS, COHORT_HEADS, {"类别": "类别", "学段": "学段"}), cohorts
    choices = {"关系": "关系", "细类": "细类", "亲疏": "一二三类"}
    yield _plan(words.TIES, TIE_HEADS, choices), _tie_rows(session, people)
    if whole:
        yield _plan(words.FIRMS, FIRM_HEADS, {"是学校": "是否"}), _firm_rows(session)


def _plan(title: str, heads: Sequence[str], choices: dict[str, str]) -> SheetPlan:
    as_text = {"姓名", "起", "止", "入学", "毕业", "起始", "电话", "成立", "地点代码", "甲", "乙"}
    texts = {head for head in heads if head.endswith("UID") or head in as_text}
    return SheetPlan(title, heads, frozenset(texts), choices, room=_ROOM)


def _people(session: Session, extract: Extract, me: int) -> dict[int, Named]:
    columns = zip(extract.ids, extract.column("name"), extract.column("uid"), strict=True)
    found = {person: Named(name, uid) for person, name, uid in columns}
    uid = session.scalar(select(Contact.uid).where(Contact.id == me)) or ""
    found[me] = Named(f"{words.ME}（{owner_name(session)}）", uid)
    return found


def _post_rows(extract: Extract, people: dict[int, Named]) -> Rows:
    for person, firm, department, title, since, until, present, primary in posts_of(extract):
        who = people[person]
        states = (words.YES if present else words.NO, words.YES if primary else words.NO)
        yield who.name, firm, department, title, since, until, *states, who.uid


def _school_rows(extract: Extract, people: dict[int, Named]) -> Rows:
    for person, school, stage, class_name, major, first, last in schools_of(extract):
        who = people[person]
        told = (who.name, school, words.STAGES.get(stage, ""), class_name, major)
        yield *told, _year(first), _year(last), who.uid


def _cohort_rows(extract: Extract, people: dict[int, Named], *, whole: bool) -> Rows:
    session = extract.session
    place = Organization.id == Cohort.organization_id
    query = select(Cohort, Organization.name).outerjoin(Organization, place)
    heads: dict[int, list[Value]] = {}
    uids: dict[int, str] = {}
    for cohort, firm in session.execute(query.order_by(Cohort.id)):
        kind, stage = words.COHORT_KINDS[cohort.kind], words.STAGES.get(cohort.stage, "")
        years = (_year(cohort.from_year), _year(cohort.to_year))
        heads[cohort.id] = [cohort.name, kind, stage, firm, cohort.class_name, *years, cohort.notes]
        uids[cohort.id] = cohort.uid
    members = select(Membership.contact_id, Membership.cohort_id, Membership.role)
    for person, cohort_id, role in extract.rows(
        members.order_by(Membership.cohort_id, Membership.id), Membership.contact_id
    ):
        who = people[person]
        yield *heads[cohort_id], who.name, role, who.uid, uids[cohort_id]
    if whole:
        filled = set(session.scalars(select(Membership.cohort_id).distinct()))
        for number, head in heads.items():
            if number not in filled:
                yield *head, None, None, None, uids[number]


def _tie_rows(session: Session, people: dict[int, Named]) -> Rows:
    query = select(
        *(Tie.from_id, Tie.to_id, Tie.kind, Tie.subkind, Tie.role, Tie.label),
        *(Tie.closeness, Tie.since, Tie.source),
    ).order_by(Tie.id)
    kinds, subkinds = words.TIE_KINDS, words.SUBKINDS
    found = in_parts(session.connection().execute(query))
    for one, other, kind, subkind, role, label, closeness, since, source in found:
        if one not in people or other not in people:
            continue
        first, second = people[one], people[other]
        narrower = subkinds.get(f"{kind} {subkind}", subkind) if subkind else ""
        told = (first.name, second.name, kinds.get(kind, kind), narrower, role, label)
        yield *told, _year(closeness), since, source, first.uid, second.uid


def _firm_rows(session: Session) -> Rows:
    query = select(
        Organization.name,
        Organization.is_school,
        Organization.industry,
        Organization.place,
        Organization.place_code,
        Organization.phone,
        Organization.website,
        Organization.founded,
        Organization.notes,
    ).order_by(Organization.id)
    return [[name, words.YES if school else "", *rest] for name, school, *rest in session.execute(query)]


def _year(number: int | None) -> str:
    return str(number) if number else ""
