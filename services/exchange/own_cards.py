"""People of the book as electronic cards: by the rules what these know, the rest in lines of our own."""

from collections.abc import Iterable, Iterator, Sequence

from services.contacts.surnames import surname_of
from services.contacts.writing import all_hanzi
from services.exchange import own_words as words
from services.exchange.card_cells import OWN, PRODUCT
from services.exchange.own_cells import entries, entries_of_parts
from services.exchange.readers.vcard import Card, Property
from services.exchange.vcard_writer import list_of, property_of

_NUMBERS = {"mobile": ("CELL",), "phone": ("VOICE",), "fax": ("FAX",)}
_MAILS = {"email": "EMAIL", "website": "URL", "wechat": "X-WECHAT", "qq": "X-QQ"}
_PLACES: dict[str, tuple[str, ...]] = {
    "work_address": ("WORK",),
    "home_address": ("HOME",),
    "former_home": ("X-FORMER",),
    "address": (),
}
_TYPE_OF_LABEL = {"宅": "HOME", "办": "WORK"}
_RELATED = {"spouse": "_$!<Spouse>!$_", "children": "_$!<Child>!$_"}
_NOT_CARRIED = frozenset({"tier", "last_contact"})
"""What the book works out; it stands in no card."""

_TEXTS = {"title": "TITLE", "nickname": "NICKNAME", "notes": "NOTE", "lunar_birthday": "X-LUNAR-BIRTHDAY"}


def cards_of(fields: Sequence[str], rows: Iterable[Sequence[str]], version: str = "3.0") -> Iterator[Card]:
    """Yield a card for each row of cells as our own text files hold them; ``fields`` names the columns."""
    for row in rows:
        yield card_of(dict(zip(fields, row, strict=True)), version)


def card_of(told: dict[str, str], version: str = "3.0") -> Card:
    """Return the card of one person: field → cell."""
    card = Card([property_of("PRODID", PRODUCT), *_names(told["name"])])
    if told.get("organization") or told.get("department"):
        card.properties.append(
            property_of("ORG", *filter(None, (told.get("organization", " "), told.get("department"))))
        )
    groups = (f"item{number}" for number in range(1, 1_000_000))
    for field, cell in told.items():
        if cell and field not in ("name", "organization", "department") and field not in _NOT_CARRIED:
            card.properties += _of_field(field, cell, version, groups)
    return card


def _names(name: str) -> list[Property]:
    family = surname_of(name)
    bare = name.strip()
    if family and all_hanzi(name) and bare.startswith(family):
        given = bare[len(family) :]
    elif family and bare.endswith(f" {family}"):
        given = bare[: -len(family)].strip()
    else:
        family, given = bare, ""
    return [property_of("N", family, given, "", "", ""), property_of("FN", name)]


def _of_field(field: str, cell: str, version: str, groups: Iterator[str]) -> Iterator[Property]:
    """Yield the lines of one cell."""
    if field in _NUMBERS or field in _MAILS:
        yield from _points(field, cell, groups)
    elif field in _PLACES:
        yield from _addresses(field, cell)
    elif field == "birthday":
        yield _birthday(cell, version)
    elif field == "special_days":
        yield from _special_days(cell, groups)
    elif field == "tags":
        yield list_of("CATEGORIES", entries(cell))
    elif field == "gender":
        male = cell == words.GENDERS["male"]
        yield (
            property_of("GENDER", "M" if male else "F")
            if version == "4.0"
            else property_of("X-GENDER", "Male" if male else "Female")
        )
    elif field == "uid":
        parts = cell[:8], cell[8:12], cell[12:16], cell[16:20], cell[20:]
        yield property_of("UID", f"urn:uuid:{'-'.join(parts)}")
    elif field in _RELATED:
        yield from _labelled(property_of("X-ABRELATEDNAMES", cell, group=next(groups)), _RELATED[field])
    elif field in _TEXTS:
        yield property_of(_TEXTS[field], cell)
    else:
        yield property_of(f"{OWN}{field.upper().replace('_', '-')}", cell)


def _points(field: str, cell: str, groups: Iterator[str]) -> Iterator[Property]:
    for value, *more in entries_of_parts(cell):
        label, unsure = [*more, "", ""][:2]
        group = next(groups) if label else ""
        mark = "1" if unsure else ""
        if field in _NUMBERS:
            types = (*_NUMBERS[field], *filter(None, (_TYPE_OF_LABEL.get(label),)))
            told = property_of("TEL", value, types=types, group=group, x_unsure=mark)
        else:
            told = property_of(_MAILS[field], value, group=group, x_unsure=mark)
        yield from _labelled(told, label)


def _labelled(told: Property, label: str) -> Iterator[Property]:
    yield told
    if label:
        yield property_of("X-ABLabel", label, group=told.group)


def _addresses(field: str, cell: str) -> Iterator[Property]:
    for text, *more in entries_of_parts(cell):
        code, postcode = [*more, "", ""][:2]
        yield property_of("ADR", "", "", text, "", "", postcode, "", types=_PLACES[field], x_code=code)


def _birthday(cell: str, version: str) -> Property:
    """Return a birthday; where the year is not known, 3.0 has no form for it and phones agree on 1604."""
    if version == "4.0":
        return property_of("BDAY", cell.replace("-", "") if len(cell) == 10 else _short(cell))
    if cell.startswith("--"):
        return property_of("BDAY", f"1604{cell[1:]}", x_apple_omit_year="1604")
    return property_of("BDAY", cell)


def _short(cell: str) -> str:
    return f"--{cell[2:].replace('-', '')}" if cell.startswith("--") else cell


def _special_days(cell: str, groups: Iterator[str]) -> Iterator[Property]:
    for label, *more in entries_of_parts(cell):
        day = "".join(more[:1])
        calendar = "chinese" if "月" in day else ""
        yield from _labelled(property_of("X-ABDATE", day, group=next(groups), calscale=calendar), label)
