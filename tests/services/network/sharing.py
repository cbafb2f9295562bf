"""Who shares what with whom, entered in a line; and what is then suggested, accepted, refused."""

import datetime as dt
from typing import Any

from models.contact import Address, ContactPoint
from models.interaction import Interaction, Participation
from models.kinds import TieKind
from models.organization import Cohort, Education, Employment, Membership
from services.book import Book
from services.contacts import organizations
from services.network.suggestions import answering, everywhere
from services.network.suggestions.near import Near, near
from services.network.suggestions.records import Group, Suggestion

TONGLU, YUHANG, NINGBO = "330122", "330110", "330203"


def all_of(book: Book, kind: TieKind | None = None) -> list[Suggestion]:
    """Everything suggested in the book."""
    with book.read() as session:
        found = everywhere.everybody(session, kind)
        return everywhere.page(session, found, 0, 10_000)


def groups_of(book: Book) -> tuple[Group, ...]:
    """The groups of the book."""
    with book.read() as session:
        return everywhere.everybody(session).groups


def of(book: Book, contact: int) -> Near:
    """What is suggested for one contact."""
    with book.read() as session:
        return near(session, contact)


def accept(book: Book, *numbers: int) -> answering.Accepted:
    """Say yes."""
    with book.read() as session:
        offered = answering.by_numbers(session, numbers)
    return book.act("Yes", lambda session: answering.accept(session, offered))


def refuse(book: Book, *numbers: int) -> None:
    """Say no."""
    with book.read() as session:
        offered = answering.by_numbers(session, numbers)
    book.act("No", lambda session: answering.refuse(session, offered))


def school(
    book: Book, contact: int, name: str, class_name: str = "", since: Any = None, until: Any = None
) -> None:
    """Send somebody to a school."""

    def work(session: Any) -> None:
        place = organizations.find_or_add(session, name, is_school=True)
        stage = "university" if "大学" in name else "middle"
        session.add(
            Education(
                contact_id=contact,
                school_id=place.id,
                class_name=class_name,
                from_year=since,
                to_year=until,
                stage=stage,
            )
        )

    book.act("School", work)


def post(
    book: Book,
    contact: int,
    firm: str,
    since: str | None = None,
    until: str | None = None,
    department: str = "",
) -> None:
    """Give somebody a post."""

    def work(session: Any) -> None:
        place = organizations.find_or_add(session, firm)
        session.add(
            Employment(
                contact_id=contact,
                organization_id=place.id,
                since=since,
                until=until,
                department=department,
                is_present=until is None,
            )
        )

    book.act("Post", work)


def line(book: Book, contact: int, number: str, label: str = "") -> None:
    """Give somebody a landline."""
    book.act(
        "Line",
        lambda session: session.add(
            ContactPoint(contact_id=contact, kind="phone", value=number, label=label)
        ),
    )


def home(book: Book, contact: int, text: str, code: str | None = None, kind: str = "home") -> None:
    """Let somebody live somewhere."""
    book.act(
        "Home", lambda session: session.add(Address(contact_id=contact, kind=kind, text=text, code=code))
    )


def met(book: Book, kind: str, *people: int) -> None:
    """Let people take part in one thing."""

    def work(session: Any) -> None:
        day = dt.date(2026, 4, 16)
        row = Interaction(
            kind=kind, at=dt.datetime(2026, 4, 16, 2, tzinfo=dt.UTC), day=day, occasion="春茶会"
        )
        session.add(row)
        session.flush()
        for one in people:
            session.add(Participation(interaction_id=row.id, contact_id=one, day=day))

    book.act("Met", work)


def circle(book: Book, kind: str, name: str, *people: int) -> int:
    """Put people into a cohort."""

    def work(session: Any) -> int:
        row = Cohort(name=name, kind=kind)
        session.add(row)
        session.flush()
        for one in people:
            session.add(Membership(cohort_id=row.id, contact_id=one))
        return row.id

    return book.act("Circle", work)
