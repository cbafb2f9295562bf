"""The sample book: the sample lists imported as a user would, then dealings told anew for today."""

import datetime as dt
import json
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import (
    Factor,
    GatheringKind,
    GuestState,
    ImportKind,
    InteractionKind,
    NoteKind,
    TaskKind,
)
from services import sample_firms, sessions
from services.book import Book
from services.clock import Clock
from services.contacts import edits, tags
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from services.diary.tasks import TaskDraft
from services.exchange import importing
from services.exchange.plan import Request
from services.gatherings import holding, listing, planning
from services.gatherings.drafts import GatheringDraft
from services.i18n import _
from services.prospects import assessing
from services.sheets import call_sheet, outcomes
from services.sheets.choosing import SheetChoice

_SEED = 7
_KINDS = (InteractionKind.CALL, InteractionKind.VISIT, InteractionKind.WECHAT, InteractionKind.SMS)
_OFTEN = (60, 18, 16, 6)


def make(place: Path, samples: Path, clock: Clock | None = None) -> None:
    """Make the sample book at a place from the folder of samples; the same day gives the same book."""
    story: dict[str, Any] = json.loads((samples / "story.json").read_text(encoding="utf-8"))
    draft = place.with_suffix(".part")
    for old in place.parent.glob(draft.name + "*") if place.parent.is_dir() else ():
        old.unlink()
    book = Book.create(draft, name=story["owner"], employer=story["employer"], clock=clock)
    try:
        for file in story["files"]:
            importing.run(book, [Request(samples / file["name"], ImportKind(file["as"]))])
        book.act(_("Told the sample's story"), lambda session: _tell(session, story), lasting=True)
        _print_a_sheet(book)
    finally:
        book.close()
    draft.replace(place)
    for left in (*draft.parent.glob(f"{draft.stem}-backups/*"), draft.with_name(draft.name + ".lock")):
        left.unlink(missing_ok=True)


def _tell(session: Session, story: dict[str, Any]) -> None:
    dice = random.Random(_SEED)
    everybody = list(
        session.scalars(select(Contact.id).where(Contact.is_me.is_(False)).order_by(Contact.id)).all()
    )
    known = [one for one in everybody if dice.random() < 0.72]
    _assess(session, known, dice)
    _deal(session, known, story, dice)
    reached = set(session.scalars(select(Contact.id).where(Contact.phone != "", Contact.organization != "")))
    _promise(session, [one for one in known if one in reached], story, dice)
    for one in dice.sample(known, 40):
        edits.add_remark(session, one, NoteKind.INTEREST, dice.choice(story["interests"]))
    for one in dice.sample(known, 12):
        edits.add_remark(session, one, NoteKind.TABOO, dice.choice(story["taboos"]))
    for tag in story["tags"]:
        tags.tag(session, dice.sample(known, 24), [tag])
    for one in dice.sample(known, 2):
        edits.set_do_not_contact(session, one, True, _("asked not to be called"))
    _celebrate(session, dice.sample(known, 5))
    sample_firms.tell(session, story)
    _gather(session, known, story, random.Random(_SEED + 1))


def _assess(session: Session, people: Sequence[int], dice: random.Random) -> None:
    """Put people into classes; who is good in one factor is often good in others."""
    today = sessions.today(session)
    groups: dict[tuple[str, int, int], list[int]] = {}
    for one in people:
        bent = dice.random()
        for factor in Factor:
            if dice.random() < 0.1 + 0.2 * (bent < 0.3):
                continue
            roll = dice.random() * 0.55 + bent * 0.6
            klass = 3 if roll < 0.42 else 2 if roll < 0.68 else 1
            groups.setdefault((factor.value, klass, dice.choice((20, 90, 200, 420))), []).append(one)
    for (name, klass, age), ids in groups.items():
        assessing.assess(session, ids, name, klass, _("impression"), day=today - dt.timedelta(days=age))


def _deal(session: Session, people: Sequence[int], story: dict[str, Any], dice: random.Random) -> None:
    now = sessions.now(session)
    events: list[tuple[dt.datetime, int, InteractionKind]] = []
    for one in people:
        recent = dice.choice((2, 4, 7, 9, 12, 16, 20, 26, 33, 48, 75, 120))
        for past in range(dice.choice((0, 1, 2, 2, 3, 4, 6))):
            days = recent + past * dice.randint(20, 60)
            at = now - dt.timedelta(days=days, minutes=dice.randint(0, 300))
            events.append((at, one, dice.choices(_KINDS, _OFTEN)[0]))
    for at, one, kind in sorted(events, key=lambda event: event[0]):
        result, note = dice.choice(story[kind.value])
        entries.log(session, EntryDraft(kind, (one,), at, result or None, note))


def _promise(session: Session, people: Sequence[int], story: dict[str, Any], dice: random.Random) -> None:
    today = sessions.today(session)
    for number, one in enumerate(dice.sample(people, 16)):
        due = today + dt.timedelta(days=(0, 0, 0, 1, 2, 3, 5, 8, 13)[number % 9])
        tasks.add(session, TaskDraft(one, story["promises"][number % len(story["promises"])], due))
    for one, text in zip(dice.sample(people, 2), story["their_promises"], strict=True):
        due = today + dt.timedelta(days=6)
        tasks.add(session, TaskDraft(one, text, due, TaskKind.THEIR_PROMISE))


def _celebrate(session: Session, people: Sequence[int]) -> None:
    """Let a few birthdays fall into the coming days."""
    today = sessions.today(session)
    for number, one in enumerate(people):
        day = today + dt.timedelta(days=number)
        edits.edit(session, one, "birthday", f"{1975 + number * 3}-{day:%m-%d}")


def _gather(session: Session, people: Sequence[int], story: dict[str, Any], dice: random.Random) -> None:
    """Bring some of them together, and meet a few more by their cards."""
    today = sessions.today(session)
    for told in story["gatherings"]:
        day = today + dt.timedelta(days=told["in_days"])
        draft = GatheringDraft(
            told["theme"],
            GatheringKind(told["kind"]),
            day,
            told["time"],
            told["place"],
            told["aim"],
            told.get("cost"),
        )
        guests = dice.sample(people, told["asked"])
        number = planning.add(session, draft, guests)
        on_it = [row.contact_id for row in listing.guests(session, number)]
        dice.shuffle(on_it)
        if told["came"]:
            came = on_it[: told["came"]]
            holding.hold(session, number, came)
            holding.take_cards(session, number, came[: told["cards"]])
        else:
            planning.mark(session, number, on_it[::3], GuestState.COMING)
            planning.mark(session, number, on_it[1::3], GuestState.INVITED)


def _print_a_sheet(book: Book) -> None:
    """Print a sheet and type half of it back, so that the page of sheets is not empty."""
    choice = SheetChoice(count=12)
    printed = book.act(
        _("Printed a call sheet"), lambda session: call_sheet.freeze(session, choice), lasting=True
    )
    for row, result in enumerate(("reached", "not-reached", "appointment", "reached", "declined"), 1):
        draft = outcomes.OutcomeDraft(printed.number, row, result)
        book.act(_("Typed back row {row}").format(row=row), partial(_type_back, draft=draft), lasting=True)


def _type_back(session: Session, draft: outcomes.OutcomeDraft) -> None:
    outcomes.type_back(session, draft)
