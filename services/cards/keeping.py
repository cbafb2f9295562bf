"""Cards looked at one by one: who they may be, and into the book together with the picture."""

import base64
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.card_picture import CardPicture
from models.kinds import ImportKind
from services import sessions
from services.cards.pictures import table_of
from services.cards.sorting import CardReading, Found
from services.errors import DraftError
from services.exchange import importing
from services.exchange.facts import RowProblem
from services.exchange.plan import OnDuplicate, PlannedRow, Request, Verdict
from services.exchange.planning import plan_of
from services.exchange.same_person import names_of
from services.exchange.sources import Source, source_of
from services.i18n import _
from services.progress import Progress


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card as it stands in the form: fields and values, in the order of the form."""

    facts: tuple[tuple[str, str], ...]
    file: str = ""
    """What its picture is called."""
    add_again: bool = False
    """The user says it is nobody in the book."""

    @property
    def name(self) -> str:
        """The person's name as written."""
        return next((value.strip() for field, value in self.facts if field == "name"), "")

    def reading(self) -> CardReading:
        """Return the draft as a reading with nothing in doubt."""
        told = ((field, value.strip()) for field, value in self.facts)
        return CardReading(tuple(Found(field, value, 1.0) for field, value in told if value))


@dataclass(frozen=True, slots=True)
class CardOutlook:
    """What storing a draft would do."""

    contact_id: int | None = None
    """Whom of the book it would fill up; None for somebody new."""
    name: str = ""
    why: str = ""
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptCard:
    """What storing a card did."""

    contact_id: int
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture in the book."""

    id: int
    day: str
    file: str
    jpeg: bytes


def outlook(session: Session, draft: CardDraft) -> CardOutlook:
    """Return who a draft may be and what of it cannot be kept; nothing is written."""
    if not draft.name:
        return CardOutlook()
    row = plan_of(session, _source(draft), Progress()).rows[0]
    known = row.contact_id if row.verdict is Verdict.MERGED else None
    name = names_of(session, [known])[known] if known is not None else ""
    return CardOutlook(known, name, row.why if known is not None else "", tuple(row.problems))


def keep(session: Session, draft: CardDraft, jpeg: bytes | None) -> KeptCard:
    """Store a card as an import of its own, its picture with the person; raises DraftError without a name."""
    if not draft.name:
        raise DraftError(_("A card needs a name."), _("Write whose card it is."), field="name")
    plan = plan_of(session, _source(draft), Progress())
    importing.store(session, plan, Progress())
    row: PlannedRow = plan.rows[0]
    if row.contact_id is None:
        raise DraftError(_("No name could be made of {text}.").format(text=draft.name), field="name")
    if jpeg:
        session.add(
            CardPicture(
                contact_id=row.contact_id,
                at=sessions.now(session),
                file=draft.file[:200],
                jpeg=base64.b64encode(jpeg).decode("ascii"),
            )
        )
    return KeptCard(row.contact_id, row.facts.name, row.verdict is Verdict.ADDED)


def pictures_of(session: Session, contact_id: int) -> list[KeptPicture]:
    """Return the pictures of somebody's cards, the newest first."""
    rows = session.scalars(
        select(CardPicture).where(CardPicture.contact_id == contact_id).order_by(CardPicture.id.desc())
    )
    return [
        KeptPicture(row.id, row.at.date().isoformat(), row.file, base64.b64decode(row.jpeg)) for row in rows
    ]


def has_pictures(session: Session, contact_id: int) -> bool:
    """Tell whether a picture of somebody's card is kept."""
    query = select(CardPicture.id).where(CardPicture.contact_id == contact_id).limit(1)
    return session.scalar(query) is not None


def remove_picture(session: Session, picture_id: int) -> None:
    """Take a picture out of the book; the person stays."""
    row = session.get(CardPicture, picture_id)
    if row is not None:
        session.delete(row)


def _source(draft: CardDraft) -> Source:
    path = Path(draft.file or _("Card"))
    way = OnDuplicate.ADD if draft.add_again else OnDuplicate.MERGE
    return source_of(Request(path, ImportKind.CARDS, on_duplicate=way), table_of(path, [draft.reading()]))
