"""What the child process does with a file of electronic cards: read them, and send each person's cells."""

import marshal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from services.contacts import divisions
from services.exchange.card_cells import cells_of, is_own
from services.exchange.readers.child import confine
from services.exchange.readers.vcard import Card, read

_CARDS_A_MESSAGE = 500
_MOST_PROPERTIES = 2_000
"""Of one person; a real card has a few dozen."""
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
_PICTURES = ("PHOTO", "LOGO")


def serve(
    connection: Connection, path: str, places: str | None, most: int, memory: int, seconds: int
) -> None:
    """Send ``("cards", how many, people, groups)``, then ``("people", …)`` by the hundred, and ``("end",)``.

    ``places`` is the table of divisions, which a process of its own does not know yet. What stands in the way
    is said as ``("gone",)``, ``("too many",)``, ``("hostile",)`` or ``("memory",)``.
    """
    confine(memory, seconds)

    def send(*message: Any) -> None:
        connection.send_bytes(marshal.dumps(message))

    try:
        if places is not None:
            divisions.use(Path(places))
        for message in told(Path(path).read_bytes(), most):
            send(*message)
        send("end")
    except OSError:
        send("gone")
    except MemoryError:
        send("memory")
    finally:
        connection.close()


def told(content: bytes, most: int) -> Iterator[tuple[Any, ...]]:
    """Yield what is to be said of a file of cards, ``most`` of them at the most."""
    cards = read(content)
    people = [card for card in cards if not is_group(card)]
    if len(cards) > most:
        yield ("too many",)
    elif any(len(card.properties) > _MOST_PROPERTIES for card in people):
        yield ("hostile",)
    else:
        groups = [_group(card) for card in cards if is_group(card)]
        yield ("cards", len(cards), len(people), groups)
        for start in range(0, len(people), _CARDS_A_MESSAGE):
            yield ("people", [_person(card) for card in people[start : start + _CARDS_A_MESSAGE]])


def is_group(card: Card) -> bool:
    """Tell whether a card is a list of others and nobody's own."""
    return card.text("KIND", "X-ADDRESSBOOKSERVER-KIND").lower() == "group"


def _group(card: Card) -> tuple[int, str, list[str]]:
    """Return a group's number, its name and the UIDs of those in it."""
    return card.number, card.text("FN", "N"), [_uid(member.text) for member in card.all(*_MEMBERS)]


def _person(card: Card) -> tuple[int, str, dict[str, str], bool, bool]:
    """Return a card's number, UID and cells, whether we wrote it and whether it has a picture."""
    return card.number, _uid(card.text("UID")), cells_of(card), is_own(card), bool(card.all(*_PICTURES))


def _uid(text: str) -> str:
    return text.strip().lower().removeprefix("urn:uuid:")
