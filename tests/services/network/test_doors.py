"""The way into a firm: any of its people will do, and a way ends at the first of them."""

import random
from pathlib import Path

import pytest

from models.contact import Contact
from models.organization import Employment
from services.book import Book
from services.contacts import organizations
from services.errors import ChoiceError
from services.network import introductions
from tests.builders import add_contact, new_book
from tests.services.network.networks import Network, read, scatter


def into(network: Network, source: int, doors: set[int]) -> list[tuple[float, tuple[int, ...]]]:
    """Every way into a firm, by trying them all: through no other door, to nobody who is shy."""
    open_doors = doors - network.shy - {source}
    found = [
        way
        for door in open_doors
        for way in network.paths(source, door, set())
        if not open_doors & set(way[1][1:-1])
    ]
    return sorted(found, key=lambda way: -way[0])


def employ(book: Book, people: list[int]) -> int:
    """Let these people, and nobody else, work at one firm."""

    def work(session):  # type: ignore[no-untyped-def]
        firm = organizations.find_or_add(session, "砺川精密机械有限公司")
        for row in session.query(Employment):
            session.delete(row)
        for person in people:
            session.add(Employment(contact_id=person, organization_id=firm.id, is_present=True))
        return firm.id

    return int(book.act("Employed", work))


def test_that_ways_into_a_firm_are_the_strongest_there_are(tmp_path: Path) -> None:
    chance = random.Random(4)
    book = new_book(tmp_path)
    people = [book.me_id, *(add_contact(book, f"某{number}") for number in range(5))]
    for _ in range(12):
        network = Network(book.me_id, people)
        book.act("Scattered", lambda session, net=network: scatter(session, net, chance))
        doors = set(chance.sample(people[1:], 3))
        firm = employ(book, sorted(doors))
        for source in (book.me_id, chance.choice(people[1:])):
            expected = into(network, source, doors)[:4]
            answer = read(book, lambda s, firm=firm, one=source: introductions.ask_firm(s, firm, one, 4))
            assert [path.strength for path in answer.paths] == pytest.approx([way[0] for way in expected])
            assert all(path.stops[-1].id in doors for path in answer.paths)
            assert len({path.contact_ids for path in answer.paths}) == len(answer.paths)
    book.close()


def test_that_a_firm_nobody_leads_to_is_said_so(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    shy, far = add_contact(book, "严怀瑾"), add_contact(book, "叶清和")
    firm = employ(book, [shy, far])
    answer = read(book, lambda session: introductions.ask_firm(session, firm))
    assert answer.paths == ()
    assert answer.advice == "还够不到砺川精密机械有限公司：簿里那边 2 人，没有一位跟你这边相连。"

    def shun(session):  # type: ignore[no-untyped-def]
        from services.network.ties import TieDraft, tie

        session.get_one(Contact, shy).do_not_contact = True
        return tie(session, TieDraft(book.me_id, shy, "friend"))  # type: ignore[arg-type]

    book.act("Shunned", shun)
    answer = read(book, lambda session: introductions.ask_firm(session, firm))
    assert [stop.name for stop in answer.left_out] == ["严怀瑾"]
    assert answer.advice == "只有勿扰的人通向砺川精密机械有限公司，没有列出。"
    employ(book, [])
    with pytest.raises(ChoiceError, match="没有砺川精密机械有限公司的人"):
        read(book, lambda session: introductions.ask_firm(session, firm))
    book.close()
