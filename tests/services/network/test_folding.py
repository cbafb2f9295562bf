"""Circles, firms and communities fold into one node that carries their ties, and unfold again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.kinds import CohortKind, TieKind
from services.contacts import cohorts
from services.contacts.cohorts import CohortDraft
from services.network import communities, folding, layout, ties
from services.network.layout import MapName, MapPicture
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MapPicture]:
    """Two cliques of six with one tie between them, a class of four of the first, me tied to all."""
    book = new_book(Path(tmp_path_factory.mktemp("folding")))
    people = [
        add_contact(book, f"人{place}", organization="甲公司" if place < 3 else "") for place in range(12)
    ]

    def work(session) -> None:
        for side in (people[:6], people[6:]):
            for place, one in enumerate(side):
                for other in side[:place]:
                    ties.tie(session, TieDraft(one, other, TieKind.FRIEND, closeness=1))
        ties.tie(session, TieDraft(people[0], people[6], TieKind.COLLEAGUE))
        for one in people:
            ties.tie(session, TieDraft(one, book.me_id, TieKind.CUSTOMER))
        cohort = cohorts.find_or_add(session, CohortDraft("一班", CohortKind.CLASS))
        cohorts.add_members(session, cohort, people[:4])

    book.act("Tied", work)
    with book.read() as session:
        yield layout.open_map(session, MapName.WHOLE)
    book.close()


def group(shown: MapPicture, kind: str) -> folding.Group:
    return next(group for group in folding.groups(shown) if group.kind == kind)


def test_that_communities_follow_the_ties_and_me_is_in_none(shown: MapPicture) -> None:
    of = shown.communities.of
    assert of[shown.network.me] == communities.NOBODYS
    sides = [set(of[[shown.network.number_of(one) for one in side]].tolist()) for side in _sides(shown)]
    assert [len(side) for side in sides] == [1, 1]
    assert sides[0] != sides[1]
    assert "一班" in shown.communities.names or "甲公司" in shown.communities.names


def _sides(shown: MapPicture) -> tuple[list[int], list[int]]:
    ids = [
        key for key in shown.network.people.ids.tolist() if key != shown.network.people.ids[shown.network.me]
    ]
    return ids[:6], ids[6:]


@pytest.mark.parametrize(("kind", "members"), [("cohort", 4), ("firm", 3), ("community", 6)])
def test_that_a_group_becomes_one_node_with_its_ties(shown: MapPicture, kind: str, members: int) -> None:
    chosen = group(shown, kind)
    assert len(chosen.members) == members
    folded = folding.fold(shown, {chosen.key})
    network = folded.network
    assert len(network.people) == len(shown.network.people) - members + 1
    number, node = next(iter(network.people.folded.items()))
    assert (node.key, len(node.members)) == (chosen.key, members)
    assert network.people.names[number] == chosen.name
    away = np.hypot(*(shown.places[chosen.members] - folded.places[number]).T)
    assert away.min() < 120
    mine = (network.edges.one == network.me) | (network.edges.other == network.me)
    to_node = (network.edges.one == number) | (network.edges.other == number)
    assert int((mine & to_node).sum()) == 1
    assert (network.edges.one != network.edges.other).all()
    assert len(folded.places) == len(network.people) == len(folded.communities.of) == len(folded.pinned)


def test_that_everything_folds_at_once_and_members_belong_to_one_node(shown: MapPicture) -> None:
    keys = {one.key for one in folding.groups(shown)}
    network = folding.fold(shown, keys).network
    members = [key for node in network.people.folded.values() for key in node.members]
    assert len(members) == len(set(members))
    assert folding.fold(shown, ()) is shown


def test_that_a_map_too_large_opens_folded_and_unfolds_by_key(shown: MapPicture) -> None:
    huge = replace(shown, is_huge=True)
    whole = folding.shown_as(huge, ())
    assert len(whole.network.people.folded) == 2
    key = next(iter(whole.network.people.folded.values())).key
    assert len(folding.shown_as(huge, {key}).network.people.folded) == 1
