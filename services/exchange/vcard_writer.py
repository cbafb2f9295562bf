"""Electronic cards written, version 3.0 for every phone or 4.0 for the newest programs."""

from collections.abc import Iterable, Iterator, Sequence

from services.exchange.readers.vcard import Card, Property, escaped

VERSIONS = ("3.0", "4.0")
_OCTETS = 75
_END = "\r\n"


def property_of(
    name: str, *parts: str, types: Sequence[str] = (), group: str = "", **params: str
) -> Property:
    """Return a property; several parts are the components of one value, as in N, ADR and ORG."""
    told: dict[str, tuple[str, ...]] = {
        key.upper().replace("_", "-"): (value,) for key, value in params.items() if value
    }
    if types:
        told["TYPE"] = tuple(types)
    return Property(name, ";".join(map(escaped, parts)), told, group)


def list_of(name: str, items: Iterable[str]) -> Property:
    """Return a property that lists, as CATEGORIES does."""
    return Property(name, ",".join(map(escaped, items)))


def write(cards: Iterable[Card], version: str = "3.0") -> str:
    """Return the cards as a file's text, lines folded at 75 octets and never inside a character."""
    return "".join(text_of(card, version) for card in cards)


def text_of(card: Card, version: str = "3.0") -> str:
    """Return one card's text."""
    lines = ["BEGIN:VCARD", f"VERSION:{version}"]
    lines += [_line(each) for each in card.properties]
    lines.append("END:VCARD")
    return "".join(folded for line in lines for folded in _folded(line))


def _line(told: Property) -> str:
    head = f"{told.group}.{told.name}" if told.group else told.name
    for key, values in told.params.items():
        head += f";{key}={','.join(map(_param, values))}"
    return f"{head}:{told.value}"


def _param(value: str) -> str:
    """Return a parameter's value, quoted where a sign in it would end it."""
    value = value.replace("^", "^^").replace('"', "^'").replace("\r\n", "^n").replace("\n", "^n")
    return f'"{value}"' if any(sign in value for sign in ",;:") else value


def _folded(line: str) -> Iterator[str]:
    """Yield the physical lines of a property."""
    room = _OCTETS
    while len(line) * 4 > room and len(octets := line.encode()) > room:
        kept = octets[:room].decode(errors="ignore")
        yield kept + _END
        line = " " + line[len(kept) :]
    yield line + _END
