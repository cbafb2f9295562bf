"""Lists as dirty as people keep them come in right with no click."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from resources import data_path
from services.contacts import places
from services.errors import RenmaiError
from services.exchange.plan import Request, Verdict
from services.exchange.planning import absorb_repeats, plan_of
from services.exchange.sources import read_sources
from services.progress import Progress
from tests.builders import new_book
from tests.services.exchange.dirty import (  # noqa: F401  (each enters its workbooks)
    bare,
    blocks,
    chats,
    day_cells,
    divided_places,
    forms,
    headings,
    phone_cells,
    sheets,
    titled,
    word_cells,
)
from tests.services.exchange.dirty.pages import ALL, Dirty
from tests.services.exchange.dirty.told import Told, of_row

ENOUGH = 0.98
_ID_NUMBER = re.compile(r"330122\d{11}[\dX]")


def test_that_dirty_lists_come_in_right_with_no_click(tmp_path: Path) -> None:
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(tmp_path)
    people = right = 0
    wrong: list[str] = []
    with book.read() as session:
        for one in ALL:
            expected, told, words = _read(session, one, tmp_path)
            missing = list((Counter(map(_frozen, expected)) - Counter(map(_frozen, told))).elements())
            beyond = list((Counter(map(_frozen, told)) - Counter(map(_frozen, expected))).elements())
            people += len(expected)
            right += max(0, len(expected) - max(len(missing), len(beyond)))
            words += _in_words(missing, beyond)
            wrong += [f"{one.what}{one.suffix}: {line}" for line in words]
    book.close()
    summary = f"{len(ALL)} workbooks, {right} of {people} rows right"
    assert len(ALL) >= 40
    assert not any("ID number" in line for line in wrong)
    assert right >= ENOUGH * people, "\n".join([summary, *wrong])


def _read(session: Session, one: Dirty, folder: Path) -> tuple[list[Told], list[Told], list[str]]:
    """Return what a workbook must tell, what it told, and what else is wrong."""
    path, draft = one.save(folder)
    try:
        (source,) = read_sources([Request(path, sheet=draft.sheet)])
    except RenmaiError as error:
        return draft.told, [], [error.message]
    plan = plan_of(session, source, Progress())
    absorb_repeats(plan)
    wrong = [] if plan.kind == draft.kind else [f"taken for {plan.kind.value}, not {draft.kind}"]
    wrong += [f"row {row.facts.row} keeps an ID number" for row in plan.rows if _ID_NUMBER.search(repr(row))]
    wrong += [f"row {row.facts.row} rejected" for row in plan.rows if row.verdict is Verdict.REJECTED]
    return draft.told, [of_row(row) for row in plan.rows if row.verdict is Verdict.ADDED], wrong


def _frozen(told: Told) -> frozenset[tuple[str, object]]:
    return frozenset(told.items())


def _in_words(
    missing: Sequence[frozenset[tuple[str, object]]], beyond: Sequence[frozenset[tuple[str, object]]]
) -> Iterator[str]:
    """Yield for every wrong row what it must tell and what it told instead."""
    left = [dict(one) for one in beyond]
    for wanted in map(dict, missing):
        name = wanted.get("name")
        found = next((one for one in left if one.get("name") == name), None) or next(iter(left), None)
        if found is None:
            yield f"{name} is missing"
            continue
        left.remove(found)
        keys = sorted(key for key in wanted | found if wanted.get(key) != found.get(key))
        yield f"{name}: " + "; ".join(
            f"{key} {_plain(found.get(key))} for {_plain(wanted.get(key))}" for key in keys
        )
    for one in left:
        yield f"{one.get('name')} is nobody: { ({key: _plain(value) for key, value in one.items()}) }"


def _plain(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, frozenset) else value
