"""A new contact from one line: what was understood, who like that is in the book already, and storing it."""

from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from services import sessions
from services.contacts import edits, names
from services.contacts.drafts import ContactDraft, EducationDraft, EmploymentDraft
from services.contacts.facts import birthday_columns
from services.contacts.one_line import OneLineDraft, parse_line
from services.contacts.phones import shown
from services.errors import DraftError
from services.i18n import _
from services.network.ties import TieDraft, tie
from services.vocabulary import gender_word

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing a line told: which fact, and its value in words."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the book who may be meant: the same number, or only the same name."""

    contact_id: int
    name: str
    organization: str
    same_number: bool


def understood(line: OneLineDraft) -> list[Understood]:
    """Return what a line told, fact by fact in the order of a card, what nobody understood last."""
    schooling = line.schooling
    class_words = ""
    if schooling is not None:
        class_words = f"{schooling.school or ''} {schooling.class_name or ''}".strip()
    told = (
        (_("Full name"), line.name),
        (_("Phone"), "、".join(shown(phone.number) for phone in line.phones)),
        (_("Organization"), line.organization),
        (_("Department"), line.department),
        (_("Title"), line.title),
        (_("Native place"), line.native_place),
        (_("Birthday"), line.birthday_text),
        (_("School"), class_words),
        (_("To me"), line.relation.from_is if line.relation else ""),
        (_("E-mail"), "、".join(line.emails)),
        (_("WeChat"), line.wechat),
        ("QQ", line.qq),
        (_("Gender"), gender_word(line.gender) if line.gender else ""),
        (_("Notes"), " ".join((line.note, *line.leftovers)).strip()),
    )
    return [Understood(fact, value) for fact, value in told if value]


def draft_of(line: OneLineDraft) -> ContactDraft:
    """Return a line as a draft; what nobody understood goes into the notes."""
    schooling = line.schooling
    post = EmploymentDraft(line.organization, line.title, line.department)
    return ContactDraft(
        name=line.name,
        phones=tuple(phone.number for phone in line.phones),
        emails=line.emails,
        wechat=(line.wechat,) if line.wechat else (),
        qq=(line.qq,) if line.qq else (),
        gender=line.gender,
        native_place=line.native_place,
        notes=" ".join((line.note, *line.leftovers)).strip(),
        source=_("entered by hand"),
        employments=(post,) if line.organization or line.title or line.department else (),
        educations=()
        if schooling is None
        else (
            EducationDraft(
                school=schooling.school or "",
                class_name=schooling.class_name or "",
                stage=schooling.stage,
                from_year=schooling.from_year,
                to_year=schooling.to_year,
            ),
        ),
    )


def problem(line: OneLineDraft) -> str:
    """Return why a line cannot be stored, or an empty text; a number in doubt does not stand in the way."""
    if not line.name:
        return _("Whose is it? A name is missing.")
    numbers = {phone.number for phone in line.phones if phone.unsure}
    stopping = [one for one in line.problems if not numbers]
    if not stopping:
        return ""
    return _("{value}: {reason}").format(value=stopping[0].value, reason=stopping[0].reason)


def add_line(session: Session, text: str) -> int:
    """Store the person a line tells of, with the tie to me a word of relation gives; return the id.

    Raises DraftError for a line without a name and for values that cannot be kept.
    """
    line = parse_line(text, sessions.today(session))
    wrong = problem(line)
    if wrong:
        raise DraftError(wrong, field="line")
    contact_id = edits.add(session, draft_of(line))
    contact = session.get_one(Contact, contact_id)
    if line.birthday is not None:
        for column, value in birthday_columns(line.birthday).items():
            setattr(contact, column, value)
    if line.native_code:
        contact.native_code = line.native_code
    if line.relation is not None:
        word = line.relation
        draft = TieDraft(contact_id, sessions.me_id(session), word.kind, word.subkind)
        tie(session, replace(draft, role=word.role, label=word.label, closeness=word.closeness))
    session.flush()
    return contact_id


def alike(session: Session, line: OneLineDraft) -> list[Alike]:
    """Return who in the book has the same number or the same name, those with the number first."""
    numbers = [phone.number for phone in line.phones]
    if not line.name and not numbers:
        return []
    with_number = select(ContactPoint.contact_id).where(ContactPoint.value.in_(numbers))
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.organization, Contact.id.in_(with_number))
        .where(or_(Contact.id.in_(with_number), Contact.name == (line.name or "\x00")))
        .order_by(Contact.id.in_(with_number).desc(), Contact.sort_key)
        .limit(_SHOWN)
    )
    return [
        Alike(number, name, organization, bool(same))
        for number, name, organization, same in rows.tuples()
        if same or names.match_key(name) == names.match_key(line.name)
    ]
