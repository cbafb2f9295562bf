"""How the person of an electronic card is reached: numbers, mail, chat, places, as cells of our own files."""

import re
from collections.abc import Iterable

from services.contacts import phones, places
from services.contacts.writing import all_hanzi
from services.exchange.own_cells import escaped, joined_parts
from services.exchange.readers.vcard import Card, Property

Cells = dict[str, list[str]]
"""Label → entries of its cell, signs in them already protected."""

_SIGNS = re.compile(r"[\s()./\u00a0-]")
_DIALLED = re.compile(r"\+?\d{3,20}")
_EXT = re.compile(r";ext=", re.IGNORECASE)
_PAUSE = re.compile(r"^(\+?(?:\d[ ()-]?){7,15})[,;p]+(\d{1,6})$")
"""An extension as telephones dial it, after a pause."""
_FAX = ("FAX", "传真")
_CELL = frozenset({"CELL", "IPHONE", "MOBILE"})
_PLACES = {"HOME": "宅", "WORK": "办", "PAGER": "寻呼", "HOMEFAX": "宅", "WORKFAX": "办"}
_CHINA = frozenset({"中国", "中华人民共和国", "CHINA", "CN", "PRC"})
_WECHAT = ("WECHAT", "WEIXIN", "微信")
_PLAIN_SCHEME = re.compile(r"^[A-Za-z][\w+.-]*:(?://)?")
CHATS = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-YAHOO-ID": "Yahoo",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-JABBER": "Jabber",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GTALK": "Google Talk",
    "X-MS-IMADDRESS": "IM",
    "X-KADDRESSBOOK-X-IMADDRESS": "IM",
    "X-SIP": "SIP",
    "X-TWITTER": "Twitter",
    "X-FACEBOOK": "Facebook",
    "X-LINKEDIN": "LinkedIn",
}
"""Chats the book has no field for: they go into the notes."""


def put_numbers(card: Card, cells: Cells, *, own: bool) -> None:
    """Sort the numbers into mobiles, others and faxes."""
    for each in card.all("TEL", "X-MS-TEL"):
        value = each.text
        if value.lower().startswith("sip:"):
            note(cells, "SIP", value[4:])
            continue
        value = _PAUSE.sub(r"\1转\2", _EXT.sub("转", value.removeprefix("tel:")))
        named = card.label(each)
        types = each.types | {named.upper()}
        label = _PLACES.get(named.upper(), named)
        label = label or next((word for sign, word in _PLACES.items() if sign in types), "")
        is_fax = any(sign in word for sign in _FAX for word in (each.types if own else types))
        if own:
            kind = "TEL;FAX" if is_fax else "TEL" if "CELL" in each.types else "TEL;VOICE"
            entry = joined_parts([(value, named, "？" if each.param("X-UNSURE") else "")])
            cells.setdefault(kind, []).append(entry)
        else:
            _put_number(cells, value, label, types, is_fax=is_fax)


def _put_number(cells: Cells, value: str, label: str, types: frozenset[str], *, is_fax: bool) -> None:
    """Put a number where it belongs; one that no rule knows is kept as dialled, in doubt."""
    found = phones.parse_phones(value)
    if found.problems or not found.numbers:
        bare = _SIGNS.sub("", value)
        entry = joined_parts([(bare, label)]) if _DIALLED.fullmatch(bare) else escaped(value)
        cells.setdefault("TEL;FAX" if is_fax else "TEL;VOICE", []).append(entry)
        return
    for number in found.numbers:
        mobile = number.kind == phones.MOBILE or (number.kind == phones.ABROAD and bool(_CELL & types))
        kind = "TEL;FAX" if is_fax else "TEL" if mobile else "TEL;VOICE"
        told = number.label or ("" if mobile and label in _PLACES.values() else label)
        cells.setdefault(kind, []).append(
            joined_parts([(number.number, told, "？" if number.unsure else "")])
        )


def put_mail_and_chat(card: Card, cells: Cells) -> None:
    """Put mail addresses, web pages and chats."""
    for each in card.all("EMAIL"):
        _put(cells, "EMAIL", each.text.removeprefix("mailto:"), card.label(each), each)
    for each in card.all("URL"):
        label = card.label(each)
        _put(cells, "URL", each.text, "" if label == "HomePage" else label, each)
    for name in ("X-WECHAT", "X-WEIXIN", "X-TENCENT-WECHAT"):
        for each in card.all(name):
            _put(cells, "X-WECHAT", each.text, card.label(each), each)
    for each in card.all("X-QQ", "X-TENCENT-QQ"):
        _put(cells, "X-QQ", each.text, card.label(each), each)
    for each in card.all("IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"):
        _put_chat(card, cells, each)
    for name, word in CHATS.items():
        for each in card.all(name):
            note(cells, word, each.text)


def _put_chat(card: Card, cells: Cells, told: Property) -> None:
    value = told.param("X-USER") or _PLAIN_SCHEME.sub("", told.text)
    scheme = told.text.partition(":")[0] if ":" in told.text else ""
    service = told.param("X-SERVICE-TYPE") or told.param("SERVICE-TYPE")
    if told.name != "IMPP":
        service = service or next((sort.title() for sort in told.types - {"PREF"}), "")
    service = service or card.label(told) or scheme
    if any(sign in service.upper() for sign in _WECHAT):
        _put(cells, "X-WECHAT", value)
    elif service.upper() == "QQ":
        _put(cells, "X-QQ", value)
    elif told.name != "IMPP" and told.text.lower().startswith("http"):
        _put(cells, "URL", told.text, service)
    else:
        note(cells, service or "IM", value)


def put_places(card: Card, cells: Cells, *, own: bool) -> None:
    """Put addresses with their division and postcode; a label is taken where no address says more."""
    for each in card.all("ADR"):
        box, more, street, town, region, postcode, country = [*each.parts, *[""] * 7][:7]
        if own:
            text, code = street, each.param("X-CODE")
        else:
            text = _written((country, region, town, street, more, box), postcode)
            code = places.find(text).code or ""
        cells.setdefault(_place_label(each), []).append(joined_parts([(text, code, postcode[:10])]))
    if not card.all("ADR"):
        for each in card.all("LABEL"):
            text = " ".join(each.text.split())
            entry = (text, places.find(text).code or "", "")
            cells.setdefault(_place_label(each), []).append(joined_parts([entry]))


def _written(parts: Iterable[str], postcode: str) -> str:
    """Return an address as it is written where it is: Chinese from the large to the small, in one piece."""
    told = [" ".join(part.split()) for part in parts]
    if any(all_hanzi(part[:1]) for part in told if part):
        if told[0].upper() in _CHINA:
            told[0] = ""
        whole = ""
        for part in told:
            if part and not (len(part) > 1 and part in whole):
                whole += part
        return whole
    country, region, town, street, more, box = told
    near = " ".join(filter(None, (region, postcode)))
    return ", ".join(filter(None, (box, street, more, town, near, country)))


def _place_label(told: Property) -> str:
    former = "X-FORMER" in told.types
    sort = next((word for word in ("WORK", "HOME") if word in told.types), "")
    return "ADR;FORMER" if former else f"ADR;{sort}" if sort else "ADR"


def note(cells: Cells, word: str, text: str) -> None:
    """Keep something the book has no field for among the notes, with what it is."""
    if text:
        cells.setdefault("NOTE", []).append(f"{word}：{text}")


def _put(cells: Cells, label: str, value: str, called: str = "", told: Property | None = None) -> None:
    unsure = "？" if told is not None and told.param("X-UNSURE") else ""
    cells.setdefault(label, []).append(joined_parts([(value, called, unsure)]))
