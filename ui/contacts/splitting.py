"""拆开: what the person page says of merges, and taking the newest one apart."""

from typing import Any

from services.contacts import merging, unmerging
from services.contacts.unmerging import TakenApart
from services.i18n import _, _n, _p
from services.lists import listed
from ui.shell.desk import Desk
from ui.widgets.menus import MenuItem

_NAMED = 8


def present(session: Any, contact_id: int) -> int:
    """Return a contact, or whom they became: a page of somebody merged meanwhile shows the one there is."""
    return merging.became(session, contact_id) or contact_id


def merged_words(desk: Desk, contact_id: int) -> str:
    """Return who became part of a person and when; nothing for one who was never merged."""
    found = desk.read(lambda session: unmerging.merges_of(session, contact_id))
    return "\n".join(
        _("Merged in: {names}, {day}").format(names=_listed(one.names), day=one.at) for one in found
    )


def split_items(desk: Desk, contact_id: int) -> list[MenuItem]:
    """Return the menu's entry that takes the newest merge apart; none for one who was never merged."""
    found = desk.read(lambda session: unmerging.merges_of(session, contact_id))
    if not found:
        return []
    words = _("Take {names} out again").format(names=_listed(found[0].names))
    return [MenuItem(words, lambda: split(desk, contact_id), "act.split")]


def split(desk: Desk, contact_id: int) -> None:
    """Take the newest merge into a person apart, and say what stays as it was changed since."""
    label = desk.read(lambda session: unmerging.label_of(session, contact_id))

    def say(done: TakenApart) -> None:
        if done.kept:
            count = len(done.kept)
            words = _n(
                "{label}; {count} fact was changed since and stays: {facts}",
                "{label}; {count} facts were changed since and stay: {facts}",
                count,
            )
            desk.toast(words.format(label=label, count=count, facts=listed(done.kept[:_NAMED])))

    desk.act(label, lambda session: unmerging.unmerge(session, contact_id), say)


def _listed(names: tuple[str, ...]) -> str:
    return _p("between words", ", ").join(names)
