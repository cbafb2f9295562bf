"""My own card: what of me belongs on it, as electronic card, as QR code, as files."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models.kinds import AddressKind, PointKind
from services import locations, sessions
from services.contacts import details, phones
from services.contacts.records import ContactRecord
from services.errors import DraftError, FileError
from services.exchange import vcard_writer
from services.exchange.readers.vcard import Card, Property
from services.i18n import _, _p

if TYPE_CHECKING:
    import segno

Matrix = tuple[tuple[bool, ...], ...]
"""A code's squares, row by row, true for dark, without the white margin."""

_AT_HOME = frozenset({"宅", "家", "家庭", "住宅"})
_DOTS = 12
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class MyCard:
    """What my card says: business facts alone, nothing of home or birthday."""

    contact_id: int
    name: str
    english_name: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    mobiles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    wechats: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""

    @property
    def post(self) -> str:
        """Department and title as they stand below the name."""
        return " ".join(part for part in (self.department, self.title) if part)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a card should say and this one cannot, in words."""
        wanted = (
            (self.mobiles or self.phones, _("a phone number")),
            (self.organization, _("an employer")),
            (self.title, _("a title")),
        )
        return tuple(words for has, words in wanted if not has)

    def lines(self) -> list[tuple[str, str]]:
        """Return label and value of what stands at the foot of the printed card, what matters most first."""
        told = [(_p("card", "Mobile"), phones.shown(number)) for number in self.mobiles[:2]]
        told += [(_p("card", "Tel"), phones.shown(number)) for number in self.phones[:1]]
        told += [(_p("card", "Mail"), mail) for mail in self.emails[:1]]
        told += [(_p("card", "WeChat"), chat) for chat in self.wechats[:1] if chat not in self.mobiles]
        told += [(_p("card", "Fax"), phones.shown(number)) for number in self.faxes[:1]]
        return told


def my_card(session: Session) -> MyCard:
    """Return my card; raises DraftError while there is nothing to put on it."""
    record = details.contact(session, sessions.me_id(session))
    card = _card_of(record)
    if not (card.mobiles or card.phones or card.emails):
        raise DraftError(
            _("There is neither a phone number nor an e-mail of yours in the book."),
            _("Add them on your own page, then there is a card."),
            field="phone",
        )
    return card


def _card_of(record: ContactRecord) -> MyCard:
    post = next((each for each in record.employments if each.is_primary), None)
    post = post or next((each for each in record.employments if each.is_present), None)
    at_work = [each for each in record.addresses if each.kind == AddressKind.WORK.value]

    def values(kind: PointKind) -> tuple[str, ...]:
        return tuple(point.value for point in record.of_kind(kind.value))

    return MyCard(
        record.id,
        record.name,
        record.english_name,
        post.organization if post else "",
        post.department if post else "",
        post.title if post else "",
        values(PointKind.MOBILE),
        tuple(point.value for point in record.of_kind(PointKind.PHONE.value) if point.label not in _AT_HOME),
        values(PointKind.FAX),
        values(PointKind.EMAIL),
        values(PointKind.WECHAT),
        values(PointKind.WEBSITE),
        at_work[0].text if at_work else "",
        at_work[0].postcode if at_work else "",
    )


def as_vcard(card: MyCard, *, short: bool = False) -> str:
    """Return the card as vCard 3.0; ``short``: what a small code has room for."""
    of = vcard_writer.property_of
    family, given = _name_parts(card.name)
    told: list[Property] = [of("N", family, given), of("FN", card.name)]
    if card.organization:
        parts = [card.organization, card.department] if card.department else [card.organization]
        told.append(of("ORG", *parts))
    told += [of("TITLE", card.title)] if card.title else []
    told += [of("TEL", _dialled(number), types=("CELL",)) for number in card.mobiles[: 1 if short else None]]
    told += [of("TEL", _dialled(number), types=("WORK",)) for number in card.phones[: 1 if short else None]]
    told += [of("EMAIL", mail) for mail in card.emails[: 1 if short else None]]
    if not short:
        told += [of("TEL", _dialled(number), types=("FAX", "WORK")) for number in card.faxes]
        told += [of("X-WECHAT", chat) for chat in card.wechats]
        told += [of("URL", site) for site in card.websites]
        told += [of("NICKNAME", card.english_name)] if card.english_name else []
        if card.address:
            told.append(of("ADR", "", "", card.address, "", "", card.postcode, "", types=("WORK",)))
    return vcard_writer.text_of(Card(told))


def _name_parts(name: str) -> tuple[str, str]:
    from services.contacts.surnames import surname_length

    if name.isascii():
        given, _blank, family = name.rpartition(" ")
        return family, given
    length = surname_length(name) or 1
    return name[:length], name[length:]


def _dialled(number: str) -> str:
    """Return a number as a telephone dials it: an extension after a pause."""
    return number.replace("-", ",")


def code_of(card: MyCard, *, short: bool = False) -> Matrix:
    """Return the card's QR code."""
    return tuple(tuple(bool(dot) for dot in row) for row in _code(card, short).matrix)


def _code(card: MyCard, short: bool) -> "segno.QRCode":
    import segno

    error = "l" if short else "m"  # on paper fewer and larger squares help more than spare ones
    return segno.make(as_vcard(card, short=short), error=error, micro=False, encoding="utf-8", mode="byte")


def file_content(card: MyCard, suffix: str) -> bytes:
    """Return what a file of that ending holds: .vcf, .png or .svg; raises FileError for another."""
    kind = suffix.lower().removeprefix(".")
    if kind == "vcf":
        return as_vcard(card).encode()
    if kind not in ("png", "svg"):
        raise FileError(
            _("A card is written as .vcf, .png, .svg or .pdf, not as {suffix}.").format(suffix=suffix or "?"),
            _("Let the name end in one of these."),
        )
    content = io.BytesIO()
    _code(card, False).save(content, kind=kind, scale=_DOTS, border=_MARGIN, light="#fff")
    return content.getvalue()


def write_file(target: Path, content: bytes) -> None:
    """Write a file of the card; an older one stays whole until the new one is. Raises FileError in words."""
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(content)
        locations.make_private(draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileError(
            _("The card could not be written to {name}: {why}.").format(
                name=target.name, why=error.strerror or error
            ),
            _("Choose another place."),
        ) from error
