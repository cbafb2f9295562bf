"""Setting a tier by hand: which, why, until when."""

from collections.abc import Mapping
from typing import Any

from services.contacts.dates import parse_day
from services.contacts.overview import Overview
from services.i18n import _
from services.prospects import assessing
from ui.contacts.line_form import Entry, LineForm
from ui.shell.desk import Desk

_TIERS = ("A", "B", "C")


def pin_form(desk: Desk, seen: Overview) -> LineForm:
    """Return the form; it stores by itself and tells when it is done with."""
    today = desk.today()

    def check(values: Mapping[str, str]) -> tuple[str, str] | None:
        if values["tier"].upper() not in _TIERS:
            return "tier", _("A tier set by hand is A, B or C.")
        if not values["reason"]:
            return "reason", _("Setting a tier by hand needs a reason.")
        until = values["until"]
        day = parse_day(until, today).day if until else None
        if until and (day is None or day < today):
            return "until", _("The end of a tier set by hand lies in the past.")
        return None

    entries = (
        Entry("tier", _("Priority"), "A" if str(seen.row.tier) != "A" else "B", "A B C"),
        Entry("reason", _("Because"), "", _("required")),
        Entry("until", _("Until"), "", _("90 days unless told")),
    )
    form = LineForm(desk.theme, entries, check)

    def store(values: Mapping[str, str]) -> None:
        day = parse_day(values["until"], today).day if values["until"] else None
        words = _("Set {name} to {tier} by hand").format(name=seen.record.name, tier=values["tier"].upper())

        def work(session: Any) -> None:
            assessing.pin(session, [seen.record.id], values["tier"].upper(), values["reason"], day)

        desk.act(words, work)

    form.saved.connect(store)
    return form
