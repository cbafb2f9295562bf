"""Of the cards in the shared corpora at least 97 in a hundred are read with every field they hold."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from services.errors import FileError
from services.exchange.plan import Request
from services.exchange.readers.vcard import Card, read
from services.exchange.sources import source_of
from services.exchange.understanding import Reader
from tests.corpora.reading import read_here

pytestmark = pytest.mark.corpora

PROPERTY = re.compile(rb"(?m)^(?:[\w-]+\.)?([A-Za-z][\w-]*)(?:[ \t]*;[^:\r\n]*)?[ \t]*:")
PLAIN = re.compile(
    r"(?mi)^(?:[\w-]+\.)?(EMAIL|NICKNAME|URL|ORG|TITLE|TEL|NOTE|X-QQ)((?:;(?:\"[^\"]*\"|[^:\r\n\"])*)?):(.+)$"
)
ENOUGH = 0.97


def files(shared: Path) -> list[Path]:
    return sorted(path for path in (shared / "corpora" / "vcards").rglob("*") if path.is_file())


def crude_names(content: bytes) -> Counter[str]:
    """What a person counting lines would count: every line that begins a property."""
    return Counter(name.decode().upper() for name in PROPERTY.findall(content))


def names_read(cards: list[Card]) -> Counter[str]:
    found = Counter({"BEGIN": 0})
    for card in cards:
        found += Counter(each.name for each in card.properties) + Counter(("BEGIN", "END"))
        found += names_read(card.agents)
    return found


def test_that_every_property_of_every_card_is_read(shared: Path) -> None:
    cards = counted = found = 0
    for path in files(shared):
        content = path.read_bytes()
        known = crude_names(content)
        told = names_read(read(content))
        cards += known["BEGIN"]
        assert told["BEGIN"] >= known["BEGIN"], path.name
        counted += known.total()
        found += (known & told).total()
    assert cards == 170
    assert found >= 0.995 * counted


def bare(text: str) -> str:
    return re.sub(r"[^\w@]", "", text).casefold()


def missing(text: str, told: str) -> list[str]:
    """The plain values of a file's text that nowhere arrived."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    lost = []
    for name, params, value in PLAIN.findall(unfolded):
        if "QUOTED" in params.upper() or "BASE64" in params.upper():
            continue
        value = (
            re.sub(";ext=", "-", value.replace("tel:", ""))
            .replace("sip:", "")
            .replace("mailto:", "")
            .split(r"\n")[0]
        )
        for part in filter(None, map(bare, re.split(r"(?<!\\);|,", value))):
            if part.removeprefix("86") not in told:
                lost.append(f"{name} {part}")
    return lost


def test_that_what_a_card_holds_arrives_with_the_person(shared: Path) -> None:
    cards = whole = 0
    lost: list[str] = []
    for path in files(shared):
        try:
            source = source_of(Request(path), read_here(path))
        except FileError:
            continue  # groups without people, said in words
        (chosen,) = source.tables
        reader = Reader(chosen.table, chosen.mapping, dt.date(2026, 9, 22), own=True)
        arrived = [reader.read(number, cells) for number, cells in chosen.table.rows]
        left = missing(path.read_bytes().decode("utf-8", "replace"), bare(repr(arrived)))
        cards += len(arrived)
        whole += len(arrived) - min(len(left), len(arrived))
        lost += [f"{path.name}: {each}" for each in left]
    assert whole >= ENOUGH * cards, lost
