"""Electronic cards of QR codes as readings: the same facts a printed card gives."""

import re
from collections.abc import Iterator

from services.cards.sorting import LABELLED, CardReading, Found
from services.contacts import names, phones
from services.exchange.readers.vcard import Card, Property

_PAUSE = re.compile(r"^(\D*(?:\d[ -]?){7,15})[,;p]+(\d{1,6})$")
"""An extension as telephones dial it, after a pause."""
_CHATS = {"X-WECHAT": "wechat", "X-QQ": "qq"}
_SCHEMES = {"wechat": "wechat", "weixin": "wechat", "qq": "qq"}
_TEXTS = {"TITLE": "title", "EMAIL": "email", "URL": "website", "NICKNAME": "nickname", "BDAY": "birthday"}


def reading_of(card: Card) -> CardReading:
    """Return what an electronic card says; nothing in it is in doubt."""
    told = dict.fromkeys((field, value) for field, value in _facts(card) if value)
    return CardReading(tuple(Found(field, value, LABELLED) for field, value in told))


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    yield "name", _name(card)
    for each in card.all("ORG"):
        parts = [part for part in each.parts if part]
        yield "organization", parts[0] if parts else ""
        yield "department", " ".join(parts[1:])
        break
    for each in card.all(*_TEXTS):
        yield _TEXTS[each.name], each.text
    for each in card.all("TEL"):
        yield from _numbers(each)
    for each in card.all("ADR"):
        yield "home_address" if "HOME" in each.types else "work_address", _address(each)
    for each in card.all("IMPP", "X-WECHAT", "X-QQ"):
        scheme, _colon, rest = each.text.partition(":")
        kind = _CHATS.get(each.name) or _SCHEMES.get(scheme.lower())
        if kind:
            yield kind, rest if rest and each.name == "IMPP" else each.text
    for each in card.all("NOTE"):
        yield "notes", each.text


def _name(card: Card) -> str:
    """Return the whole name: Chinese ones family name first, whatever the parts say."""
    whole = card.text("FN")
    for each in card.all("N"):
        family, given, middle = [*each.parts, "", "", ""][:3]
        foreign = f"{family}{given}".isascii()
        joined = f"{given} {middle} {family}" if foreign else f"{family}{middle}{given}"
        joined = " ".join(joined.split())
        if not whole or (not joined.isascii() and whole.replace(" ", "") == f"{given}{family}"):
            return names.clean_name(joined).name
    return names.clean_name(whole).name


def _numbers(told: Property) -> Iterator[tuple[str, str]]:
    fax = "FAX" in told.types
    found = phones.parse_phones(_PAUSE.sub(r"\1-\2", told.text.removeprefix("tel:")))
    for phone in found.numbers:
        yield "fax" if fax else "mobile" if phone.kind == phones.MOBILE else "phone", phone.number
    if not found.numbers:
        yield "phone", told.text


def _address(told: Property) -> str:
    """Return an address as one text: Chinese ones from large to small."""
    box, extended, street, city, region, _code, country = [*told.parts, *[""] * 7][:7]
    if street.isascii() and street:
        return ", ".join(part for part in (extended, street, city, region, country) if part)
    parts = [country if country not in ("中国", "China", "CN") else "", region, city, street, extended, box]
    whole = ""
    for part in parts:
        whole += part if part not in whole else ""
    return whole
