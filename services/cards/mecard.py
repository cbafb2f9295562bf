"""MECARD, the short card of codes (``MECARD:N:陈,建新;TEL:138…;;``), read into an electronic one."""

import re

from services.exchange.readers.vcard import Card, Property, escaped

_HEAD = re.compile(r"\s*MECARD:", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z-]+):((?:\\.|[^\\;])*);?", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = {"TEL": "TEL", "EMAIL": "EMAIL", "URL": "URL", "ORG": "ORG", "TIL": "TITLE", "TITLE": "TITLE"}
_PLAIN |= {"NOTE": "NOTE", "MEMO": "NOTE", "NICKNAME": "NICKNAME", "BDAY": "BDAY", "TEL-AV": "TEL"}
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")


def is_mecard(text: str) -> bool:
    """Tell whether a code holds a MECARD."""
    return _HEAD.match(text) is not None


def read_mecard(text: str) -> Card:
    """Return the card of a MECARD; what its makers write beside the rules is understood too."""
    head = _HEAD.match(text)
    card = Card(number=1)
    for name, value in _FIELD.findall(text[head.end() :] if head else text):
        told = _property(name.upper(), value)
        if told is not None:
            card.properties.append(told)
    return card


def _property(name: str, value: str) -> Property | None:
    parts = [_ESCAPED.sub(r"\1", part).strip() for part in re.split(r"(?<!\\),", value)]
    whole = ",".join(parts).strip()
    if not whole:
        return None
    if name == "N":
        family, *given = parts
        return _made("N", family, " ".join(given)) if given else _made("FN", whole)
    if name == "ADR":
        return _made("ADR", "", "", " ".join(part for part in parts if part))
    if name == "BDAY" and (day := _DAY.fullmatch(whole)):
        whole = "-".join(day.groups())
    return _made(_PLAIN[name], whole) if name in _PLAIN else None


def _made(name: str, *parts: str) -> Property:
    return Property(name, ";".join(map(escaped, parts)))
