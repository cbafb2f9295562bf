"""Electronic cards (vCard 2.1, 3.0, 4.0) read as their writers meant them, not only as the rules have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from services.exchange.readers.vcard_lines import Line, lines_of

_ESCAPED = re.compile(r"\\([nN;,:\\\"])")
_APPLE_LABEL = re.compile(r"_\$!<(.*?)>!\$_")
_AGENTS_DEEP = 3


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: ``value`` decoded, its escapes still in it; names in capitals."""

    name: str
    value: str
    params: dict[str, tuple[str, ...]] = field(default_factory=dict)
    group: str = ""

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value).strip()

    @property
    def parts(self) -> tuple[str, ...]:
        """The components of a value such as N, ADR or ORG."""
        return tuple(unescaped(part).strip() for part in _cut(self.value, ";"))

    @property
    def items(self) -> tuple[str, ...]:
        """The members of a list such as CATEGORIES; empty ones are left out."""
        return tuple(item for part in _cut(self.value, ",") if (item := unescaped(part).strip()))

    @property
    def types(self) -> frozenset[str]:
        """What kind of number or place it is: HOME, WORK, CELL, FAX, in capitals."""
        return frozenset(value.upper() for value in self.params.get("TYPE", ()))

    def param(self, name: str) -> str:
        """Return the first value of a parameter, or nothing."""
        return next(iter(self.params.get(name, ())), "")


@dataclass(slots=True)
class Card:
    """One card: its properties in order, and the cards of agents inside it."""

    properties: list[Property] = field(default_factory=list)
    agents: list["Card"] = field(default_factory=list)
    number: int = 0
    """Which card of its file it is, from 1."""
    _told: tuple[int, dict[str, list[Property]]] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    _labels: dict[str, str] | None = field(default=None, init=False, repr=False, compare=False)

    def all(self, *names: str) -> list[Property]:
        """Return the properties of these names that say something, in their order."""
        if self._told is None or self._told[0] != len(self.properties):
            filled: dict[str, list[Property]] = {}
            for each in self.properties:
                if each.value.strip(" ;,\n"):
                    filled.setdefault(each.name, []).append(each)
            self._told = len(self.properties), filled
        known = self._told[1]
        if len(names) == 1:
            return list(known.get(names[0], ()))
        found = [each for name in dict.fromkeys(names) if name in known for each in known[name]]
        return sorted(found, key=self.properties.index) if len(found) > 1 else found

    def text(self, *names: str) -> str:
        """Return the text of the first property of the first name that has one."""
        return next((each.text for name in names for each in self.all(name)), "")

    def label(self, of: Property) -> str:
        """Return the label somebody gave a property by a group: ``item1.X-ABLABEL``."""
        if not of.group:
            return ""
        if self._labels is None:
            told = [each for each in self.properties if each.name == "X-ABLABEL" and each.group]
            self._labels = {each.group: _APPLE_LABEL.sub(r"\1", each.text) for each in reversed(told)}
        return self._labels.get(of.group, "")


def read(data: bytes) -> list[Card]:
    """Return the cards of a file in their order; none where it holds none.

    A card whose end is missing ends with the file; a card inside another is one of its own, or its agent.
    """
    cards = _read(lines_of(data), _AGENTS_DEEP)
    for number, card in enumerate(cards, 1):
        card.number = number
    return cards


def _read(lines: Iterator[Line], depth: int) -> list[Card]:
    cards: list[Card] = []
    open_cards: list[Card] = []
    for line in lines:
        word = line.value.strip().upper()
        if line.name == "BEGIN" and word == "VCARD":
            card = Card()
            holder = open_cards[-1] if open_cards else None
            if holder is not None and _awaits_agent(holder):
                holder.agents.append(card)
            else:
                cards.append(card)
            open_cards.append(card)
        elif line.name == "END" and word == "VCARD":
            if open_cards:
                open_cards.pop()
        elif open_cards:
            _add(open_cards[-1], line, depth)
    return cards


def _awaits_agent(card: Card) -> bool:
    """Tell whether the last line of a card says that the card of an agent follows."""
    last = card.properties[-1] if card.properties else None
    return last is not None and last.name == "AGENT" and not last.value.strip()


def _add(card: Card, line: Line, depth: int) -> None:
    if line.name == "AGENT" and depth and "BEGIN:VCARD" in line.value.upper():
        card.agents += _read(lines_of(unescaped(line.value).encode()), depth - 1)
        return
    card.properties.append(Property(line.name, line.value, line.params, line.group))


def unescaped(text: str) -> str:
    """Return a value without the backslashes that protect its signs."""
    return _ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def escaped(text: str) -> str:
    """Return a text as a value of version 3.0 and 4.0."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _cut(value: str, sign: str) -> list[str]:
    """Cut at a sign that no backslash protects."""
    if "\\" not in value:
        return value.split(sign)
    found, start, index = [], 0, 0
    while index < len(value):
        if value[index] == "\\":
            index += 1
        elif value[index] == sign:
            found.append(value[start:index])
            start = index + 1
        index += 1
    return [*found, value[start:]]
