"""What can be done inside a firm: who decides, how they stand, who reports to whom, seats, business ties."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction

from models.kinds import Stance
from services.business import business_ties, seats
from services.business.firm import Firm, Insider
from services.business.seats import SeatDraft
from services.business.words import authority_word, stance_word
from services.contacts import organizations
from services.i18n import _, _p
from services.prospects import assessing
from ui.business.insider_list import called
from ui.shell.desk import Desk
from ui.widgets.menus import MenuItem

Items = list[MenuItem | QAction | None]


def tell_authority(desk: Desk, one: Insider, authority: int) -> None:
    """Say who decides: a person's factor, or what a blind seat decides; 0: unknown."""
    words = _("{name} decides: {what}").format(
        name=called(one) if one.name else one.title, what=authority_word(authority) or _p("firm", "unknown")
    )
    contact, seat = one.contact_id, one.seat_id

    def work(session: Any) -> None:
        if contact is not None:
            assessing.assess(session, [contact], "authority", authority or None)
        elif seat is not None:
            seats.change(session, seat, authority=authority)

    desk.act(words, work)


def tell_stance(desk: Desk, firm: Firm, one: Insider, stance: str) -> None:
    """Say how somebody stands towards us."""
    words = _("{name}: {stance}").format(
        name=called(one), stance=stance_word(stance) or _p("firm", "unknown")
    )
    contact = one.contact_id

    def work(session: Any) -> None:
        if contact is not None:
            seats.change(session, seats.seat_of(session, firm.id, contact), stance=stance)

    desk.act(words, work)


def tell_report(desk: Desk, firm: Firm, one: Insider, boss: Insider | None) -> None:
    """Say whom somebody reports to."""
    who = one.name or one.title
    words = _("{name} reports to nobody").format(name=who)
    if boss is not None:
        words = _("{name} reports to {boss}").format(name=who, boss=boss.name or boss.title)

    def work(session: Any) -> None:
        seats.report(session, _seat(session, firm, one), None if boss is None else _seat(session, firm, boss))

    desk.act(words, work)


def _seat(session: Any, firm: Firm, one: Insider) -> int:
    if one.contact_id is not None:
        return seats.seat_of(session, firm.id, one.contact_id)
    return one.seat_id or 0


def add_seat(desk: Desk, firm: Firm, title: str, boss: Insider | None) -> None:
    """Write down a seat whose holder is unknown, below the one chosen."""
    words = _("Wrote down the seat {title}").format(title=title.strip())

    def work(session: Any) -> None:
        made = seats.add(session, SeatDraft(firm.id, title))
        if boss is not None and boss.seat_id != made:
            seats.report(session, made, _seat(session, firm, boss))

    desk.act(words, work)


def remove_seat(desk: Desk, one: Insider) -> None:
    """Take a seat out; a holder stays in the firm."""
    seat = one.seat_id
    if seat is not None:
        words = _("Took out the seat {title}").format(title=one.title or one.name)
        desk.act(words, lambda session: seats.remove(session, seat))


def add_business(desk: Desk, firm: Firm, choice: str, name: str, note: str) -> None:
    """Tie the firm to another one, which is added where the book does not have it."""
    words = _("Wrote down the business between {one} and {other}").format(one=firm.name, other=name.strip())

    def work(session: Any) -> None:
        other = organizations.find_or_add(session, name).id
        draft = business_ties.as_chosen(choice, firm.id, other)
        business_ties.tie(session, business_ties.BusinessDraft(draft.from_id, draft.to_id, draft.kind, note))

    desk.act(words, work)


def remove_business(desk: Desk, firm: Firm, tie_id: int) -> None:
    """Take off one business tie."""
    line = next(one for one in firm.business if one.tie_id == tie_id)
    words = _("Took off the business between {one} and {other}").format(one=firm.name, other=line.name)
    desk.act(words, lambda session: business_ties.remove(session, tie_id))


def menu_items(desk: Desk, firm: Firm, one: Insider, choose_boss: Callable[[], None]) -> Items:
    """Return what the menu offers on somebody of a firm."""
    items: Items = []
    contact = one.contact_id
    if contact is not None:
        items += [
            MenuItem(_("Open"), lambda: desk.open_contact(contact), "act.edit", "Enter"),
            MenuItem(_("Who can introduce me"), lambda: desk.go("map", introduce=contact), "act.introduce"),
            None,
            *(_stance_item(desk, firm, one, stance) for stance in (*Stance, "")),
        ]
    items += [None, *(_authority_item(desk, one, number) for number in (1, 2, 3, 0)), None]
    items.append(MenuItem(_("Reports to…"), choose_boss, "act.tie"))
    if one.seat_id is not None:
        items.append(MenuItem(_("Take the seat out"), lambda: remove_seat(desk, one), "act.delete"))
    return items if items[0] is not None else items[1:]


def _stance_item(desk: Desk, firm: Firm, one: Insider, stance: str) -> MenuItem:
    words = stance_word(stance) or _("Stance unknown")
    return MenuItem(words, lambda: tell_stance(desk, firm, one, stance), checked=(one.stance or "") == stance)


def _authority_item(desk: Desk, one: Insider, number: int) -> MenuItem:
    words = authority_word(number) or _("Authority unknown")
    on = (one.authority or 0) == number
    return MenuItem(words, lambda: tell_authority(desk, one, number), key=str(number), checked=on)


def boss_items(desk: Desk, firm: Firm, one: Insider, others: Sequence[Insider]) -> Items:
    """Return whom somebody may report to."""
    items: Items = [MenuItem(_("Nobody"), lambda: tell_report(desk, firm, one, None)), None]
    for boss in others:
        if (boss.seat_id, boss.contact_id) == (one.seat_id, one.contact_id):
            continue
        words = "　".join(part for part in (boss.name, boss.title) if part)
        items.append(MenuItem(words, partial(tell_report, desk, firm, one, boss)))
    return items
