"""Whatever is in a book comes back from its workbook: proven over books made up by the machine."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.contact import ContactPoint
from models.organization import Education, Employment
from models.tie import Tie
from services import sessions
from services.contacts import cohorts, derived, organizations
from services.contacts.cohorts import CohortDraft
from services.exchange import exporting, importing
from services.exchange.plan import Request
from tests.builders import new_book
from tests.services.exchange.full_books import contact, told

SIGNS = st.sampled_from("=+-@'\"，,；;|｜/\\（）()［］_x000D_\n\t 0１🙂甲乙丙丁ABcé·")
"""What breaks formats: signs of formulas, of lists, of escapes, and whole characters beyond the plane."""
TEXTS = st.text(SIGNS, min_size=1, max_size=12).map(str.strip).filter(bool)
NAMES = st.one_of(
    st.sampled_from(["沈砚秋", "江若溪", "买买提·艾力", "=1+1", "-2", "O'Neil", "欧阳 娜娜", "张伟"]),
    st.text(st.sampled_from("沈江温路晏·AB="), min_size=2, max_size=6).filter(lambda name: name.strip("·=")),
)
DAYS = st.sampled_from([None, "1980-08-15", "1980-08", "1980", "--08-15"])
YEARS = st.one_of(st.none(), st.integers(1950, 2026))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "notes": st.one_of(st.just(""), TEXTS),
            "birth_solar": DAYS,
            "nickname": st.one_of(st.just(""), TEXTS),
            "mobile": st.one_of(st.none(), st.integers(0, 9999)),
            "firm": st.sampled_from(["", "砺川精密机械有限公司", "=SUM", "临溪 第二中学", "A/B；C"]),
            "title": st.one_of(st.just(""), TEXTS),
            "school": st.sampled_from(["", "桐庐中学", "临溪财经学院"]),
            "from_year": YEARS,
            "circle": st.sampled_from([None, "茶友", "=球友", "A班"]),
        }
    ),
    min_size=1,
    max_size=6,
)
TIES = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 6),
        st.sampled_from(["relative", "friend", "colleague", "acquaintance", "referral"]),
        st.sampled_from(["", "表姐", "-牌搭子"]),
        st.sampled_from([None, 1, 2, 3]),
    ),
    max_size=6,
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking a book takes minutes
    database=None,
)
@given(PEOPLE, TIES)
def test_that_every_book_comes_back_from_its_workbook(people: list[dict[str, Any]], ties: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "one").mkdir()
        (folder / "other").mkdir()
        book = new_book(folder / "one", "陈建新", employer="临溪银行")
        book.act("Filled", lambda session: _fill(session, people, ties))
        exporting.export(book, folder / "全部.xlsx")
        other = new_book(folder / "other", "陈建新", employer="临溪银行")
        report = importing.run(other, [Request(folder / "全部.xlsx")])[0]
        assert report.added == len(people)
        assert told(other) == told(book)
        other.close()
        book.close()


def _fill(session: Session, people: list[dict[str, Any]], ties: list[Any]) -> None:
    ids = [sessions.me_id(session)]
    for number, told_of in enumerate(people):
        facts = {key: told_of[key] for key in ("notes", "birth_solar", "nickname")}
        person = contact(session, told_of["name"], **facts)
        ids.append(person.id)
        if told_of["mobile"] is not None:
            value = f"1380{number:03}{told_of['mobile']:04}"
            session.add(ContactPoint(contact_id=person.id, kind="mobile", value=value))
        if told_of["firm"] or told_of["title"]:
            firm = organizations.find_or_add(session, told_of["firm"]).id if told_of["firm"] else None
            session.add(
                Employment(
                    contact_id=person.id, organization_id=firm, title=told_of["title"], is_primary=True
                )
            )
        if told_of["school"]:
            school = organizations.find_or_add(session, told_of["school"], is_school=True)
            session.add(Education(contact_id=person.id, school_id=school.id, from_year=told_of["from_year"]))
        if told_of["circle"]:
            circle = cohorts.find_or_add(session, CohortDraft(told_of["circle"]))
            cohorts.add_members(session, circle, [person.id])
    seen = set()
    for one, two, kind, role, closeness in ties:
        ends = ids[one % len(ids)], ids[two % len(ids)]
        if ends[0] != ends[1] and frozenset(ends) not in seen:
            seen.add(frozenset(ends))
            session.add(Tie(from_id=ends[0], to_id=ends[1], kind=kind, role=role, closeness=closeness))
    session.flush()
    derived.refresh_all(session)
