"""Electronic cards of QR codes as readings: the same facts a printed card gives, and what else they tell."""

from collections.abc import Iterator

from services.cards.sorting import LABELLED, CardReading, Found
from services.contacts import phones
from services.exchange.card_cells import FIELD_OF_LABEL, cells_of
from services.exchange.own_cells import entries_of_parts
from services.exchange.readers.vcard import Card

_NUMBERS = ("mobile", "phone", "fax")
_LISTED = frozenset({"email", "wechat", "qq", "website"})
_ADDRESSES = frozenset({"work_address", "home_address", "address"})


def reading_of(card: Card) -> CardReading:
    """Return what an electronic card says; nothing in it is in doubt."""
    told = dict.fromkeys((field, value) for field, value in _facts(card) if value)
    return CardReading(tuple(Found(field, value, LABELLED) for field, value in told))


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    for label, cell in cells_of(card).items():
        field = FIELD_OF_LABEL.get(label)
        if field in _NUMBERS:
            for number, *_called in entries_of_parts(cell):
                yield from _numbers(field, number)
        elif field in _LISTED:
            yield from ((field, value) for value, *_called in entries_of_parts(cell))
        elif field in _ADDRESSES:
            for text, *more in entries_of_parts(cell):
                yield "home_address" if field == "home_address" else "work_address", text
                yield "postcode", [*more, "", ""][1]
        elif field is not None and field != "uid":
            yield field, cell


def _numbers(field: str, text: str) -> Iterator[tuple[str, str]]:
    found = phones.parse_phones(text)
    for phone in found.numbers:
        is_mobile = phone.kind == phones.MOBILE
        yield "fax" if field == "fax" else "mobile" if is_mobile else "phone", phone.number
    if not found.numbers:
        yield field, text
