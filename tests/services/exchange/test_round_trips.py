"""Whatever a book holds, a workbook carries into a new book; the other files carry each person's own facts.

Proven over books made up by the machine, with the signs that break formats in every text.
"""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.contact import Address, ContactPoint, Remark, SpecialDay
from models.organization import Education, Employment
from models.tie import Tie
from services import sessions
from services.contacts import cohorts, derived, organizations, tags
from services.contacts.cohorts import CohortDraft
from services.exchange import exporting, importing
from services.exchange.plan import Request
from tests.builders import new_book
from tests.services.exchange.full_books import contact, told

CARRIED = (
    *("contacts", "contact_points", "addresses", "special_days", "remarks", "tags"),
    *("employments", "educations"),
)
FILES: tuple[tuple[str, dict[str, str]], ...] = (
    ("a.xlsx", {}),
    ("a.csv", {}),
    ("b.csv", {"encoding": exporting.GB18030}),
    ("a.vcf", {}),
    ("b.vcf", {"version": "4.0"}),
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Z")), min_size=1, max_size=24)
SIGNS = st.sampled_from("=+-@'\"，,；;|｜/\\（）()［］_x000D_\n\t 0１🙂甲乙丙丁ABcé·")
"""What breaks formats: signs of formulas, of lists, of escapes, and whole characters beyond the plane."""
BREAKING = st.text(SIGNS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
FORMULAS = st.sampled_from(
    ("=1+1", "+86", "-5 度", "@所有人", "＝SUM(A1)", "'单引号", '"双引号"', "a;b，c｜d；e\\n")
)
TEXTS = WORDS | FORMULAS | BREAKING
NAMES = st.one_of(
    st.sampled_from(
        ("沈砚秋", "江若溪", "欧阳修", "买买提·艾力", "John Doe", "=1+1", "-2", "O'Neil", "欧阳 娜娜")
    ),
    st.text(st.sampled_from("沈江温路晏·AB="), min_size=2, max_size=6).filter(lambda name: name.strip("·=")),
    WORDS,
)
BIRTHDAYS = st.sampled_from((None, "1980-08-15", "1980-08", "1975", "--02-29"))
MOONS = st.sampled_from((None, (8, 15, False, None), (7, 5, True, 1980)))
POINTS = st.sampled_from(
    (
        ("mobile", "13800004127", ""),
        ("mobile", "13900001174", "女儿的"),
        ("phone", "057188000122-8012", "办"),
        ("phone", "+4930123456", "宅"),
        ("fax", "057188000123", ""),
        ("email", "shen@lichuan.example", "旧的"),
        ("wechat", "shen_yq；x", ""),
        ("qq", "100001", ""),
        ("website", "https://lichuan.example/?a=1,2", ""),
    )
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "facts": st.fixed_dictionaries(
                {},
                optional={
                    "gender": st.sampled_from(("male", "female")),
                    "notes": st.lists(TEXTS, min_size=1, max_size=3).map("\n".join),
                    "nickname": TEXTS,
                    "native_place": TEXTS,
                    "spouse": TEXTS,
                },
            ),
            "birthday": BIRTHDAYS,
            "moon": MOONS,
            "points": st.lists(POINTS, unique=True, max_size=4),
            "posts": st.lists(st.tuples(TEXTS, TEXTS), max_size=2, unique_by=lambda post: post[0]),
            "schools": st.lists(
                st.tuples(TEXTS, TEXTS, st.none() | st.integers(1950, 2026)),
                max_size=2,
                unique_by=lambda school: school[0],
            ),
            "circle": st.none() | st.sampled_from(("茶友", "=球友", "A班")) | TEXTS,
            "remarks": st.lists(TEXTS, max_size=2, unique=True),
            "tags": st.lists(TEXTS, max_size=2, unique=True),
            "address": st.none() | TEXTS,
        }
    ),
    min_size=1,
    max_size=5,
)
TIES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(("relative", "friend", "colleague", "acquaintance", "referral")),
        st.sampled_from(("", "表姐", "-牌搭子")),
        st.sampled_from((None, 1, 2, 3)),
    ),
    max_size=6,
    unique_by=lambda tie: frozenset(tie[:2]),
)


def fill(session: Session, people: list[dict[str, Any]], ties: list[Any]) -> None:
    ids = [sessions.me_id(session), *(_add(session, person) for person in people)]
    for one, two, kind, role, closeness in ties:
        if one != two and max(one, two) < len(ids):
            session.add(Tie(from_id=ids[one], to_id=ids[two], kind=kind, role=role, closeness=closeness))
    session.flush()
    derived.refresh_all(session)


def _add(session: Session, person: dict[str, Any]) -> int:
    facts = dict(person["facts"])
    if person["moon"]:
        month, day, leap, year = person["moon"]
        facts |= {"birth_lunar_month": month, "birth_lunar_day": day, "birth_lunar_leap": leap}
        facts["birth_lunar_year"] = year
    row = contact(session, person["name"], birth_solar=person["birthday"], **facts)
    for kind, value, label in person["points"]:
        session.add(ContactPoint(contact_id=row.id, kind=kind, value=value, label=label))
    for number, (firm, title) in enumerate(person["posts"]):
        place = organizations.find_or_add(session, firm)
        post = Employment(contact_id=row.id, organization_id=place.id, title=title)
        post.is_primary = number == 0
        session.add(post)
    for school, class_name, since in person["schools"]:
        place = organizations.find_or_add(session, school, is_school=True)
        study = Education(contact_id=row.id, school_id=place.id, class_name=class_name, from_year=since)
        session.add(study)
    if person["circle"]:
        circle = cohorts.find_or_add(session, CohortDraft(person["circle"]))
        cohorts.add_members(session, circle, [row.id])
    session.add_all(Remark(contact_id=row.id, kind="interest", text=text) for text in person["remarks"])
    if person["address"]:
        session.add(Address(contact_id=row.id, kind="home", text=person["address"], postcode="310012"))
        session.add(SpecialDay(contact_id=row.id, label=person["address"], solar="2005-05-01"))
    if person["tags"]:
        tags.tag(session, [row.id], person["tags"])
    return row.id


def own_rows(found: dict[str, Any]) -> dict[str, Any]:
    """What travels of the people by themselves; mine stay where they are."""
    return {
        part: found[part]
        if part in ("contacts", "tags")
        else [row for row in found[part] if ("contact_id", "'me'") not in row]
        for part in CARRIED
    }


def brought(folder: Path, file: Path, count: int) -> dict[str, Any]:
    """What a new book says after the file came in."""
    other = new_book(Path(tempfile.mkdtemp(dir=folder)), "陈建新", employer="临溪银行")
    (report,) = importing.run(other, [Request(file)])
    found = told(other)
    other.close()
    assert (report.added, report.rejected) == (count, 0)
    return found


@settings(
    max_examples=4,
    phases=[Phase.generate],  # a book takes too long to be made smaller and smaller
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(PEOPLE, TIES)
def test_that_every_book_comes_back_from_its_files(people: list[dict[str, Any]], ties: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        book = new_book(folder, "陈建新", employer="临溪银行")
        book.act("Filled", lambda session: fill(session, people, ties))
        before = told(book)
        for name, how in FILES:
            assert exporting.export(book, folder / name, **how) == len(people)
            after = brought(folder, folder / name, len(people))
            whole = name.endswith(".xlsx")
            wanted, got = (before, after) if whole else (own_rows(before), own_rows(after))
            for part, rows in wanted.items():
                assert got[part] == rows, (name, part)
        book.close()
