"""A book with something of everything, and what a book says in a form that two books can be compared in."""

import datetime as dt
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.assessment import Assessment
from models.contact import Address, Contact, ContactPoint, Remark, SpecialDay, Tag, Tagging
from models.organization import Cohort, Education, Employment, Membership, Organization
from models.tie import Tie
from services import sessions
from services.book import Book
from services.contacts import cohorts, derived, organizations, tags
from services.contacts.cohorts import CohortDraft
from services.prospects import assessing
from tests.builders import new_book

KEPT_OUT = {"id", "manager_id", "added_at", "added_day", "clock_ordinal", "organization_id", "distance"}
KEPT_OUT |= {"source", "next_day", "last_day", "uid"}


def contact(session: Session, name: str, **facts: Any) -> Contact:
    """Add a contact with facts of its own row."""
    day = sessions.today(session)
    row = Contact(
        name=name, added_at=sessions.now(session), added_day=day, clock_ordinal=day.toordinal(), **facts
    )
    session.add(row)
    session.flush()
    return row


def full_book(folder: Path) -> Book:
    """A book in which every table that travels has rows."""
    book = new_book(folder, "陈建新", employer="临溪银行城东支行")
    book.act("Filled", _fill)
    return book


def _fill(session: Session) -> None:
    shen = contact(
        session,
        "沈砚秋",
        name_note="班长",
        nickname="秋秋",
        english_name="Autumn",
        salutation="沈总监",
        gender="female",
        birth_solar="1980-08-15",
        birth_lunar_month=7,
        birth_lunar_day=5,
        birth_lunar_leap=True,
        birth_lunar_year=1980,
        native_place="浙江桐庐",
        native_code="330122",
        birth_place="杭州",
        birth_code="330100",
        ethnicity="汉族",
        party="群众",
        spouse="周知行",
        children="周念；女｜12 岁",
        notes="第一行\n第二行，带逗号；和\\分号",
        purpose="理财",
        consent="口头同意 2026-03",
        do_not_contact=True,
        do_not_contact_reason="晚上别打",
        source="2024 同学会",
    )
    jiang = contact(session, "江若溪", gender="female", birth_solar="--09-28")
    formula = contact(session, "=1+1", birth_solar="1975")
    plain = contact(session, "买买提·艾力", pin_rank=1, pin_reason="行长交代", pin_until=dt.date(2027, 1, 2))
    _points(session, shen.id, jiang.id, formula.id)
    _posts(session, shen.id, jiang.id)
    _rest(session, shen.id, jiang.id, plain.id)
    _ties(session, shen.id, jiang.id, formula.id, plain.id)
    derived.refresh_all(session)


def _points(session: Session, shen: int, jiang: int, formula: int) -> None:
    rows = (
        (shen, "mobile", "13800004127", "", False),
        (shen, "mobile", "13900001174", "女儿的", False),
        (shen, "phone", "057188000122-8012", "办", False),
        (shen, "phone", "61200000", "", True),
        (shen, "fax", "057188000123", "传真", False),
        (shen, "email", "shen@lichuan.example", "", False),
        (shen, "wechat", "shen_yq；x", "", False),
        (shen, "qq", "100001", "", False),
        (shen, "website", "https://lichuan.example/?a=1", "", False),
        (jiang, "phone", "+4930123456", "", False),
        (formula, "mobile", "13600008890", "", False),
    )
    for position, (person, kind, value, label, unsure) in enumerate(rows):
        session.add(
            ContactPoint(
                contact_id=person, kind=kind, value=value, label=label, unsure=unsure, position=position
            )
        )


def _posts(session: Session, shen: int, jiang: int) -> None:
    firm = organizations.find_or_add(session, "砺川精密机械有限公司")
    firm.industry, firm.place, firm.place_code = "机械", "浙江桐庐", "330122"
    firm.notes, firm.founded = "老客户", "1998"
    old = organizations.find_or_add(session, "矿务局")
    organizations.find_or_add(session, "无人的单位")
    session.add_all(
        (
            Employment(
                contact_id=shen,
                organization_id=old.id,
                title="会计",
                since="2001",
                until="2005-07",
                is_present=False,
            ),
            Employment(
                contact_id=shen,
                organization_id=firm.id,
                department="财务部",
                title="财务总监",
                since="2005-08",
                is_primary=True,
            ),
            Employment(contact_id=shen, organization_id=old.id, title="顾问"),
            Employment(contact_id=jiang, title="自由职业", is_primary=True),
        )
    )
    _schools(session, shen, jiang)


def _schools(session: Session, shen: int, jiang: int) -> None:
    school = organizations.find_or_add(session, "桐庐中学", is_school=True)
    session.add_all(
        (
            Education(
                contact_id=shen,
                school_id=school.id,
                stage="middle",
                class_name="3班",
                from_year=1995,
                to_year=1998,
            ),
            Education(contact_id=shen, stage="university", major="会计学", to_year=2002),
            Education(contact_id=jiang, school_id=school.id, class_name="3班", from_year=1995),
            Education(
                contact_id=sessions.me_id(session), school_id=school.id, class_name="3班", from_year=1995
            ),
        )
    )


def _rest(session: Session, shen: int, jiang: int, plain: int) -> None:
    day = sessions.today(session)
    session.add_all(
        (
            Address(
                contact_id=shen, kind="home", text="杭州市拱墅区某路 1 号", code="330105", postcode="310011"
            ),
            Address(contact_id=shen, kind="former_home", text="桐庐县老街｜二号", code="330122"),
            Address(contact_id=jiang, kind="other", text="哪里；都行"),
            SpecialDay(contact_id=shen, label="结婚纪念日", solar="2005-05-01"),
            SpecialDay(contact_id=jiang, label="店庆", lunar_month=8, lunar_day=15, lunar_leap=False),
            Remark(contact_id=shen, kind="interest", text="越剧；爬山", day=day),
            Remark(contact_id=shen, kind="interest", text="茶", day=day),
            Remark(contact_id=shen, kind="taboo", text="离婚的事", day=day),
            Remark(contact_id=plain, kind="other", text="-5 度也跑步", day=day),
        )
    )
    tags.tag(session, [shen, jiang], ["城东", "A/B 组"])
    for factor, klass in (("value", 1), ("demand", 1), ("authority", 2), ("closeness", 1)):
        assessing.assess(session, [shen], factor, klass)


def _ties(session: Session, shen: int, jiang: int, formula: int, plain: int) -> None:
    me = sessions.me_id(session)
    rows = (
        (shen, me, "schooling", "classmate_middle", "", "", 1, "1995"),
        (jiang, shen, "relative", "own_blood", "表姐", "", None, None),
        (formula, jiang, "acquaintance", None, "", "牌搭子", 3, None),
        (me, plain, "referral", None, "", "", None, "2024-05"),
        (plain, shen, "business", "supplies", "", "", 2, None),
    )
    for one, other, kind, subkind, role, label, closeness, since in rows:
        session.add(
            Tie(
                from_id=one,
                to_id=other,
                kind=kind,
                subkind=subkind,
                role=role,
                label=label,
                closeness=closeness,
                since=since,
                source="她说的",
            )
        )
    class_draft = CohortDraft(
        "桐庐中学 1995 级 3 班", cohorts.CohortKind.CLASS, "middle", "桐庐中学", "3班", 1995, 1998, "老班"
    )
    whole = cohorts.find_or_add(session, class_draft)
    cohorts.add_members(session, whole, [shen], "班长")
    cohorts.add_members(session, whole, [jiang, me])
    cohorts.add_members(session, cohorts.find_or_add(session, CohortDraft("茶友")), [jiang, plain])
    cohorts.find_or_add(session, CohortDraft("还没有人的圈子"))


def told(book: Book) -> dict[str, Any]:
    """Return what a book says of its people, without numbers of its own."""
    with book.read() as session:
        me = sessions.me_id(session)
        people = {row.id: "me" if row.id == me else row.uid for row in session.scalars(select(Contact))}
        firms = dict(session.execute(select(Organization.id, Organization.name)).tuples().all())
        table = Contact.__table__
        contacts = {
            people[row["id"]]: {key: value for key, value in row.items() if key not in KEPT_OUT}
            for row in session.execute(select(table).where(table.c.is_me.is_(False))).mappings()
        }
        return {
            "contacts": contacts,
            "organizations": _rows(session, Organization, {"id", "uid", "manager_id"}, people, firms),
            "cohorts": _cohorts(session, people, firms),
            **{
                model.__tablename__: _rows(
                    session,
                    model,
                    {"id", "uid", "manager_id", "day", "position", "added_day", "interaction_id"},
                    people,
                    firms,
                )
                for model in (ContactPoint, Address, SpecialDay, Remark, Employment, Education, Tie)
            },
            "tags": sorted(
                (people[person], name)
                for person, name in session.execute(
                    select(Tagging.contact_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id)
                )
            ),
            "assessments": sorted(
                (people[row.contact_id], row.factor, row.class_)
                for row in session.scalars(select(Assessment))
            ),
        }


def _rows(
    session: Session, model: Any, left_out: set[str], people: dict[int, str], firms: dict[int, str]
) -> list[tuple[tuple[str, str], ...]]:
    ends = {"contact_id", "from_id", "to_id"}
    found = []
    for row in session.execute(select(model.__table__)).mappings():
        values = []
        for key, value in row.items():
            if key in left_out:
                continue
            if key in ends:
                value = people[value]
            elif key in ("organization_id", "school_id"):
                value = firms.get(value)
            values.append((key, repr(value)))
        found.append(tuple(values))
    return sorted(found)


def _cohorts(session: Session, people: dict[int, str], firms: dict[int, str]) -> list[Any]:
    found = []
    for row in session.scalars(select(Cohort)):
        members = session.execute(
            select(Membership.contact_id, Membership.role).where(Membership.cohort_id == row.id)
        )
        found.append(
            (
                row.uid,
                row.name,
                row.kind,
                row.stage,
                firms.get(row.organization_id or 0),
                row.class_name,
                row.from_year,
                row.to_year,
                row.notes,
                sorted((people[one], role) for one, role in members),
            )
        )
    return sorted(found, key=repr)
